//! Weights of the calls, and of the check that each vote and delegation passes.
//!
//! A runtime measures its own. These are for one that has not yet: database accesses counted by hand, and held to what calls really
//! touch by tests.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn propose(c: u32) -> Weight;
    fn enact(c: u32) -> Weight;
    fn clear(c: u32) -> Weight;
    fn signal() -> Weight;
    fn withdraw_signal() -> Weight;
    /// Without what the end of the delegation itself weighs.
    fn decline_delegation() -> Weight;
    /// What the cap adds to a vote, or to a delegation.
    fn voting_cap() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    // Account and holds of the proposer, the referendum and its alarm; for each change its value, its last change and its past
    // values.
    fn propose(c: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
            .saturating_add(Weight::from_parts(15_000_000, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads_writes(6, 6))
            .saturating_add(T::DbWeight::get().reads(3).saturating_mul(c.into()))
    }
    // The proposal, its referendum, account and holds of the proposer, the count of changes; for each change its value, its last
    // change, its past values and its record.
    fn enact(c: u32) -> Weight {
        Weight::from_parts(100_000_000, 0)
            .saturating_add(Weight::from_parts(30_000_000, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads_writes(5, 4))
            .saturating_add(T::DbWeight::get().reads_writes(3, 4).saturating_mul(c.into()))
    }
    // The proposal, its referendum, account and holds of the proposer.
    fn clear(_: u32) -> Weight {
        Weight::from_parts(60_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(4, 3))
    }
    // The referendum, the signal and its tally; account and holds of HETU; supply, account, holds and their sum of NEX and of AUR;
    // supply and account of GEN; the identity, its account, its mark and its round of Flux; the parameters.
    fn signal() -> Weight {
        Weight::from_parts(150_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(22, 12))
    }
    // The signal and its tally; account and holds of HETU; supply, account, holds and their sum of NEX and of AUR.
    fn withdraw_signal() -> Weight {
        Weight::from_parts(120_000_000, 0).saturating_add(T::DbWeight::get().reads_writes(12, 12))
    }
    // What the account that delegates does with its GEN on the track.
    fn decline_delegation() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads(1))
    }
    // The referendum, what the account does with its GEN on the track, supply and account of GEN, and the parameters.
    fn voting_cap() -> Weight {
        Weight::from_parts(20_000_000, 0).saturating_add(T::DbWeight::get().reads(5))
    }
}

impl WeightInfo for () {
    fn propose(_: u32) -> Weight {
        Weight::zero()
    }
    fn enact(_: u32) -> Weight {
        Weight::zero()
    }
    fn clear(_: u32) -> Weight {
        Weight::zero()
    }
    fn signal() -> Weight {
        Weight::zero()
    }
    fn withdraw_signal() -> Weight {
        Weight::zero()
    }
    fn decline_delegation() -> Weight {
        Weight::zero()
    }
    fn voting_cap() -> Weight {
        Weight::zero()
    }
}
