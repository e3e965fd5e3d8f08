//! Four validators on one machine, on the time scale of the development preset.
use super::*;
use crate::params::{ValidatorsChange, XpChange};
use sp_runtime::Perbill;

pub fn genesis() -> Value {
    let (hetu, gen_holders) = well_known_balances();
    let (xp, xp_pools) = experience();
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
        xp,
        xp_pools,
        changes: vec![
            Change::Validators(ValidatorsChange::MinValidators(1)),
            // Where few work, one of them may be due the whole pool of a week.
            Change::Xp(XpChange::LargestShare(Perbill::one())),
        ],
    })
}
