//! The watch over the economy, and what it may do.
use crate::*;
use configs::governance::EnsureEmergency;
use fluxnomics_primitives::time::{DAY, HOUR};
use frame_support::{
    parameter_types,
    traits::{ConstU32, ConstU64},
};
use sp_runtime::Perbill;

parameter_types! {
    pub const MaxStep: Perbill = Perbill::from_percent(10);
}

impl pallet_stability::Config for Runtime {
    type Indicator = indicators::Indicator;
    type Subsystem = indicators::Subsystem;
    type Field = params::Field;
    type Indicators = indicators::Figures;
    type Registry = params::Registry;
    type Subsystems = indicators::Figures;
    type AlwaysOpen = configs::utility::AlwaysOpen;
    type Clock = Clock;
    type Parameters = params::StabilityParameters;
    type OverrideOrigin = EnsureEmergency;
    type MaxIndicators = ConstU32<16>;
    type MaxSubsystems = ConstU32<8>;
    type MaxInterventions = ConstU32<8>;
    type MaxStep = MaxStep;
    type LongestIntervention = ConstU64<{ 7 * DAY }>;
    type LongestHalt = ConstU64<{ 72 * HOUR }>;
    type MaxRenewals = ConstU32<2>;
    type HistoryLength = ConstU32<128>;
    type WeightInfo = weights::pallet_stability::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::StabilityHelper;
}
