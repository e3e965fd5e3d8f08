//! Weights of `pallet_governance`, measured by `scripts/weights` on 2026-11-21:
//! 20 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_governance::WeightInfo for WeightInfo<T> {
    /// Storage: `Governance::LastChanged` (r:16 w:0)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Referenda::ReferendumCount` (r:1 w:1)
    /// Storage: `Scheduler::Agenda` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
    /// Storage: `Governance::Proposals` (r:0 w:1)
    /// The range of component `c` is `[1, 16]`.
    fn propose(c: u32) -> Weight {
        // At least 95_343 ns.
        Weight::from_parts(97_462_204, 0)
            .saturating_add(Weight::from_parts(9_674_778, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(5))
    }
    /// Storage: `Governance::Proposals` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `Governance::LastChanged` (r:16 w:16)
    /// The range of component `c` is `[1, 16]`.
    fn enact(c: u32) -> Weight {
        // At least 107_452 ns.
        Weight::from_parts(95_314_458, 0)
            .saturating_add(Weight::from_parts(19_509_244, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(c.into())))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
    }
    /// Storage: `Governance::Proposals` (r:1 w:1)
    /// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// The range of component `c` is `[1, 16]`.
    fn clear(c: u32) -> Weight {
        // At least 52_789 ns.
        Weight::from_parts(57_021_976, 0)
            .saturating_add(Weight::from_parts(90_896, 0).saturating_mul(c.into()))
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
}
