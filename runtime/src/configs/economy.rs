//! Identities, their Power, and Flux.
use crate::*;
use adapters::TreasuryAccount;
use frame_support::traits::{ConstU32, ConstU128};

/// FLX that genesis may mint: 1,000,000.
pub const FLUX_GENESIS_SUPPLY: Balance = 1_000_000 * UNIT;

/// Reports about one identity and day at most, and the most that governance can ask of a claim.
pub const MAX_REPORTS: u32 = 16;

impl pallet_power::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = params::PowerParameters;
    type AttestorOrigin = configs::governance::EnsureMembership;
    type ExecutionMeter = ();
    type MintWeight = Flux;
    type Obligations = Flux;
    type Departures = Flux;
    type MaxReports = ConstU32<MAX_REPORTS>;
    type WeightInfo = pallet_power::weights::SubstrateWeight<Runtime>;
}

impl pallet_flux::Config for Runtime {
    type Currency = Balances;
    type Treasury = TreasuryAccount;
    type Identities = Power;
    type Clock = Clock;
    type Parameters = params::FluxParameters;
    type AutoStake = ();
    type GenesisSupply = ConstU128<FLUX_GENESIS_SUPPLY>;
    // 10,000,000 FLX in all, at 20,000 a day.
    type BootstrapHalving = ConstU32<250>;
    type MaxCloses = ConstU32<8>;
    type HistoryLength = ConstU32<128>;
    type WeightInfo = pallet_flux::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::FluxHelper;
}
