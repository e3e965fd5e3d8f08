//! The template of a real chain. The treasury holds all HETU; whoever launches the chain distributes it, all GEN
//! and the first validators in the exported chain specification.
use super::*;

pub fn genesis() -> Value {
    patch(Preset {
        scale: NonZeroU32::MIN,
        hetu: vec![(Treasury::account_id(), HETU_SUPPLY)],
        gen_holders: vec![],
        validators: vec![],
        humans: vec![],
        xp: vec![],
        xp_pools: vec![],
        changes: vec![],
    })
}
