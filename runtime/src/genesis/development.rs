//! One validator, Alice; a week passes in ten minutes.
use super::*;
use crate::params::ValidatorsChange;

/// Economic seconds in a real second: a week in ten minutes.
pub const SCALE: NonZeroU32 = NonZeroU32::new(1_008).unwrap();

pub fn genesis() -> Value {
    let (hetu, gen_holders) = well_known_balances();
    patch(Preset {
        scale: SCALE,
        hetu,
        gen_holders,
        validators: vec![(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
        humans: founders(),
        changes: vec![Change::Validators(ValidatorsChange::MinValidators(1))],
    })
}
