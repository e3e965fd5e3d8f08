//! Four validators on one machine, on the time scale of the development preset.
use super::*;
use crate::params::ValidatorsChange;

pub fn genesis() -> Value {
    let (hetu, gen_holders) = well_known_balances();
    patch(Preset {
        scale: development::SCALE,
        hetu,
        gen_holders,
        validators: vec![
            (Sr25519Keyring::Alice, Ed25519Keyring::Alice),
            (Sr25519Keyring::Bob, Ed25519Keyring::Bob),
            (Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
            (Sr25519Keyring::Dave, Ed25519Keyring::Dave),
        ],
        humans: founders(),
        changes: vec![Change::Validators(ValidatorsChange::MinValidators(1))],
    })
}
