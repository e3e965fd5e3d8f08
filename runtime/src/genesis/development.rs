//! One validator, Alice; a week passes in ten minutes.
use super::*;
use crate::params::{ValidatorsChange, XpChange};
use sp_runtime::Perbill;

/// Economic seconds in a real second: a week in ten minutes.
pub const SCALE: NonZeroU32 = NonZeroU32::new(1_008).unwrap();

pub fn genesis() -> Value {
    let (hetu, gen_holders) = well_known_balances();
    let (xp, xp_pools) = experience();
    patch(Preset {
        scale: SCALE,
        hetu,
        gen_holders,
        validators: vec![(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
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
