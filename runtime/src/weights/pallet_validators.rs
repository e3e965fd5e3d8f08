//! Weights of `pallet_validators`, measured by `scripts/weights` on 2026-11-21:
//! 20 steps, 10 repeats, on Intel(R) Xeon(R) Processor. A change here belongs into the benchmark.
//! No size of a proof is counted.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> pallet_validators::WeightInfo for WeightInfo<T> {
    /// Storage: `Session::NextKeys` (r:1 w:0)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Validators::Bonds` (r:0 w:1)
    fn bond() -> Weight {
        // At least 56_335 ns.
        Weight::from_parts(59_763_000, 0)
            .saturating_add(T::DbWeight::get().reads(3))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Validators::Bonds` (r:1 w:1)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Storage: `Session::Validators` (r:1 w:0)
    /// Storage: `Session::QueuedKeys` (r:1 w:0)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Storage: `Balances::Holds` (r:1 w:0)
    fn unbond() -> Weight {
        // At least 63_804 ns.
        Weight::from_parts(68_906_000, 0)
            .saturating_add(T::DbWeight::get().reads(6))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Validators::Bonds` (r:1 w:1)
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    fn withdraw() -> Weight {
        // At least 54_655 ns.
        Weight::from_parts(58_826_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(3))
    }
    /// Storage: `Validators::Bonds` (r:1 w:0)
    /// Storage: `Session::NextKeys` (r:1 w:1)
    /// Storage: `Balances::Holds` (r:1 w:1)
    /// Storage: `System::Account` (r:1 w:1)
    /// Storage: `Session::ExternallySetKeys` (r:1 w:1)
    /// Storage: `Session::KeyOwner` (r:0 w:2)
    fn purge_keys() -> Weight {
        // At least 47_088 ns.
        Weight::from_parts(50_751_000, 0)
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().writes(6))
    }
    /// Storage: `Validators::Members` (r:1 w:1)
    /// Storage: `Validators::Bonds` (r:1 w:0)
    /// Storage: `Balances::Holds` (r:1 w:0)
    /// Storage: `Session::NextKeys` (r:1 w:0)
    fn add_validator() -> Weight {
        // At least 54_421 ns.
        Weight::from_parts(60_631_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Validators::Members` (r:1 w:1)
    fn remove_validator() -> Weight {
        // At least 23_233 ns.
        Weight::from_parts(25_835_000, 0)
            .saturating_add(T::DbWeight::get().reads(1))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Babe::Initialized` (r:1 w:1)
    /// Storage: `Babe::CurrentSlot` (r:1 w:0)
    /// Storage: `Babe::EpochIndex` (r:1 w:0)
    /// Storage: `Babe::GenesisSlot` (r:1 w:0)
    fn within_session() -> Weight {
        // At least 6_287 ns.
        Weight::from_parts(6_947_000, 0)
            .saturating_add(T::DbWeight::get().reads(4))
            .saturating_add(T::DbWeight::get().writes(1))
    }
    /// Storage: `Session::Validators` (r:1 w:1)
    /// Storage: `Validators::Members` (r:1 w:0)
    /// Storage: `Session::DisabledValidators` (r:1 w:1)
    /// Storage: `Session::CurrentIndex` (r:1 w:1)
    /// Storage: `Session::QueuedChanged` (r:1 w:1)
    /// Storage: `Session::QueuedKeys` (r:1 w:1)
    /// Storage: `Historical::StoredRange` (r:1 w:1)
    /// Storage: `Session::NextKeys` (r:100 w:0)
    /// Storage: `Babe::CurrentSlot` (r:1 w:0)
    /// Storage: `Babe::GenesisSlot` (r:1 w:0)
    /// Storage: `Babe::EpochIndex` (r:1 w:1)
    /// Storage: `Babe::SkippedEpochs` (r:1 w:1)
    /// Storage: `Babe::NextRandomness` (r:1 w:1)
    /// Storage: `Babe::SegmentIndex` (r:1 w:1)
    /// Storage: `Babe::EpochStart` (r:1 w:1)
    /// Storage: `Babe::NextEpochConfig` (r:1 w:0)
    /// Storage: `Babe::PendingEpochConfigChange` (r:1 w:0)
    /// Storage: `Grandpa::CurrentSetId` (r:1 w:1)
    /// Storage: `Grandpa::Stalled` (r:1 w:1)
    /// Storage: `Grandpa::PendingChange` (r:1 w:1)
    /// Storage: `Validators::Slashes` (r:100 w:100)
    /// Storage: `Babe::Authorities` (r:0 w:1)
    /// Storage: `Babe::Randomness` (r:0 w:1)
    /// Storage: `Babe::NextAuthorities` (r:0 w:1)
    /// Storage: `Historical::HistoricalSessions` (r:0 w:2)
    /// Storage: `Grandpa::SetIdSession` (r:0 w:1)
    /// Storage: `Validators::ActiveKeys` (r:0 w:1)
    /// The range of component `n` is `[1, 100]`.
    fn rotate(n: u32) -> Weight {
        // At least 89_376 ns.
        Weight::from_parts(118_353_525, 0)
            .saturating_add(Weight::from_parts(15_280_317, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(19))
            .saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(21))
            .saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
    }
    /// Storage: `Session::CurrentIndex` (r:1 w:0)
    /// Storage: `Balances::Holds` (r:100 w:100)
    /// Storage: `Validators::Slashes` (r:100 w:100)
    /// Storage: `System::Account` (r:101 w:101)
    /// Storage: `Session::DisabledValidators` (r:1 w:1)
    /// Storage: `Session::Validators` (r:1 w:0)
    /// Storage: `Validators::Members` (r:1 w:1)
    /// The range of component `n` is `[1, 100]`.
    fn on_offence(n: u32) -> Weight {
        // At least 101_816 ns.
        Weight::from_parts(24_259_241, 0)
            .saturating_add(Weight::from_parts(59_043_639, 0).saturating_mul(n.into()))
            .saturating_add(T::DbWeight::get().reads(5))
            .saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
            .saturating_add(T::DbWeight::get().writes(3))
            .saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
    }
}
