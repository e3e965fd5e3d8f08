//! Identities and their Power.
use crate::*;
use frame_support::traits::ConstU32;

impl pallet_power::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = params::PowerParameters;
    type AttestorOrigin = configs::governance::EnsureMembership;
    type ExecutionMeter = ();
    type MintWeight = ();
    type Obligations = ();
    type MaxReports = ConstU32<16>;
    type WeightInfo = pallet_power::weights::SubstrateWeight<Runtime>;
}
