//! The frame of every block: size, weight, filters, time.
use crate::*;
use configs::voting_cap::DelegationCap;
use frame_support::{
    derive_impl,
    dispatch::DispatchClass,
    parameter_types,
    traits::{ConstU16, ConstU32, ConstU64, Contains, InsideBoth},
    weights::{
        Weight,
        constants::{BlockExecutionWeight, ParityDbWeight, WEIGHT_REF_TIME_PER_MILLIS},
    },
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::{Perbill, traits::AccountIdLookup};

/// The part of a block that user transactions may fill.
const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(88);

/// A proposer has about 1.18 s of a 2 s slot; the rest is room for a slower machine. Nobody is sent a proof, so none is
/// too large.
pub const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(1_050 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX);

/// What a block reads and writes once, however many of its extrinsics do: the parameters of each subject, and the values
/// that their pallets whitelist: what is registered, spent, staked, issued and burned in all, the price of a registration,
/// the state of the network, the open week, epoch and month, the evaluators with their queue, and what the watch over
/// the economy halted and adjusted. No benchmark counts
/// them, so the block does.
fn shared_weight() -> Weight {
    const TOTALS: u64 = 18;
    let subjects = u64::try_from(params::SUBJECTS).unwrap_or(u64::MAX);
    ParityDbWeight::get().reads_writes(subjects.saturating_add(TOTALS), TOTALS)
}

parameter_types! {
    pub const Version: RuntimeVersion = VERSION;
    pub RuntimeBlockWeights: BlockWeights = BlockWeights {
        base_block: BlockExecutionWeight::get().saturating_add(shared_weight()),
        ..BlockWeights::with_sensible_defaults(MAXIMUM_BLOCK_WEIGHT, NORMAL_DISPATCH_RATIO)
    };
    pub RuntimeBlockLength: BlockLength = BlockLength::builder()
        .max_length(5 * 1024 * 1024)
        .modify_max_length_for_class(DispatchClass::Normal, |length| {
            *length = NORMAL_DISPATCH_RATIO.mul_floor(*length)
        })
        .build();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = AccountIdLookup<AccountId, ()>;
    type Nonce = Nonce;
    type Hash = Hash;
    type AccountData = pallet_balances::AccountData<Balance>;
    type BaseCallFilter = BaseCallFilter;
    type BlockWeights = RuntimeBlockWeights;
    type BlockLength = RuntimeBlockLength;
    type BlockHashCount = ConstU32<2400>;
    // A constant of the SDK, not a measurement of this machine or that.
    type DbWeight = ParityDbWeight;
    type Version = Version;
    type SS58Prefix = ConstU16<42>;
    type MaxConsumers = ConstU32<16>;
    type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
    type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
    type SingleBlockMigrations = SingleBlockMigrations;
    type MultiBlockMigrator = Migrations;
}

/// What may be called at all, what a safe mode leaves open, what is not paused, and what is not halted.
pub type BaseCallFilter = InsideBoth<InsideBoth<InsideBoth<ProtocolFilter, SafeMode>, TxPause>, Stability>;

/// Calls that nobody makes.
pub struct ProtocolFilter;
impl Contains<RuntimeCall> for ProtocolFilter {
    fn contains(call: &RuntimeCall) -> bool {
        use pallet_assets::Call as Assets;
        use pallet_session::Call as Session;
        !matches!(
            call,
            // They let a holder burn a balance past every pallet that keeps account of it, and sufficient
            // assets need neither.
            RuntimeCall::Assets(
                Assets::touch { .. }
                    | Assets::touch_other { .. }
                    | Assets::refund { .. }
                    | Assets::refund_other { .. }
            )
            // A validator would drop out of the set at once and out of reach of reports. Validators has its own.
            | RuntimeCall::Session(Session::purge_keys {})
        ) && DelegationCap::contains(call)
    }
}

impl pallet_clock::Config for Runtime {}

impl pallet_timestamp::Config for Runtime {
    type Moment = u64;
    type OnTimestampSet = Babe;
    type MinimumPeriod = ConstU64<{ SLOT_DURATION / 2 }>;
    type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}
