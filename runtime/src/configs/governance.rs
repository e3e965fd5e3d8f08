//! Referenda over GEN, and the registry of parameters that they change.
use super::{
    Scaled,
    agenda::Agenda,
    deposit,
    economy::NexId,
    tracks::Tracks,
    voting_cap::{Capped, VotingCap},
};
use crate::*;
use adapters::{FluxOfOwner, GenElectorate, ParameterTrack, ResolveToTreasury};
use fluxnomics_primitives::time::DAY;
use frame_support::{
    parameter_types,
    traits::{
        AsEnsureOriginWithArg, ConstU32, ConstU64, ConstU128, EitherOf, EnsureOrigin, EnsureOriginWithArg,
        EqualPrivilegeOnly, LinearStoragePrice, TotalIssuanceOf,
        fungible::{HoldConsideration, ItemOf},
    },
    weights::Weight,
};
use frame_system::{EnsureRoot, EnsureSigned};
use pallet_governance::Origin;

/// Root, or the track for validators and attestors.
pub type EnsureMembership = EitherOf<EnsureRoot<AccountId>, pallet_governance::EnsureMembership<Runtime>>;
/// Root, or the track that spends the treasury.
pub type EnsureTreasurer = EitherOf<EnsureRoot<AccountId>, pallet_governance::EnsureTreasurer<Runtime>>;
/// Root, or the track that cancels referenda.
pub type EnsureCanceller = EitherOf<EnsureRoot<AccountId>, pallet_governance::EnsureCanceller<Runtime>>;

/// Root, or the track for emergencies.
pub type EnsureEmergency = EitherOf<EnsureRoot<AccountId>, pallet_governance::EnsureEmergency<Runtime>>;

/// The treasury's track, with the largest spend that one referendum may make.
pub struct EnsureTreasurySpend;
impl EnsureOrigin<RuntimeOrigin> for EnsureTreasurySpend {
    type Success = Balance;
    fn try_origin(origin: RuntimeOrigin) -> Result<Balance, RuntimeOrigin> {
        EnsureTreasurer::try_origin(origin).map(|_| 1_000_000 * UNIT)
    }
    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
        Ok(RuntimeOrigin::root())
    }
}

parameter_types! {
    pub const ProposalDeposit: Balance = deposit(1, 64);
    pub const DepositPerChange: Balance = deposit(0, 32);
    pub const SignalDeposit: Balance = deposit(2, 192);
    pub const AurId: u32 = configs::tokens::AUR;
    pub const PreimageBaseDeposit: Balance = deposit(2, 64);
    pub const PreimageByteDeposit: Balance = deposit(0, 1);
    pub const PreimageHoldReason: RuntimeHoldReason =
        RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
    pub MaximumSchedulerWeight: Weight = configs::system::MAXIMUM_BLOCK_WEIGHT.div(2);
}

impl pallet_parameters::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeParameters = params::RuntimeParameters;
    type AdminOrigin = AsEnsureOriginWithArg<EnsureRoot<AccountId>>;
    type WeightInfo = ();
}

impl pallet_governance::Config for Runtime {
    type Field = params::Field;
    type Change = params::Change;
    type Registry = params::Registry;
    type Referenda = ParameterTrack;
    type Clock = Clock;
    type Gen = GenElectorate;
    type Flux = FluxOfOwner;
    type Nex = ItemOf<AssetsHolder, NexId, AccountId>;
    type Aur = ItemOf<AssetsHolder, AurId, AccountId>;
    type Parameters = params::GovernanceParameters;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type ProposalDeposit = ProposalDeposit;
    type DepositPerChange = DepositPerChange;
    type SignalDeposit = SignalDeposit;
    type MaxChanges = ConstU32<16>;
    type MaxEnactmentLag = ConstU64<{ 7 * DAY }>;
    type HistoryLength = ConstU32<256>;
    type DriftWindow = ConstU64<{ 28 * DAY }>;
    type MaxDrift = ConstU32<2>;
    // No field changes more than once a week.
    type MaxPastValues = ConstU32<4>;
    type WeightInfo = weights::pallet_governance::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::GovernanceHelper;
}

impl pallet_preimage::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type ManagerOrigin = EnsureRoot<AccountId>;
    type Consideration = HoldConsideration<
        AccountId,
        Balances,
        PreimageHoldReason,
        LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
    >;
}

impl pallet_scheduler::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeOrigin = RuntimeOrigin;
    type PalletsOrigin = OriginCaller;
    type RuntimeCall = RuntimeCall;
    type MaximumWeight = MaximumSchedulerWeight;
    type ScheduleOrigin = EnsureRoot<AccountId>;
    type OriginPrivilegeCmp = EqualPrivilegeOnly;
    // Alarms and enactments of referenda share a block's agenda with whatever else is scheduled for it. As many as
    // the weights are measured for.
    type MaxScheduledPerBlock = ConstU32<512>;
    type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

/// Anyone signed may submit a referendum for any track but the parameters': those referenda are made by
/// `Governance::propose`, after its checks.
pub struct EnsureSubmitter;
impl EnsureOriginWithArg<RuntimeOrigin, OriginCaller> for EnsureSubmitter {
    type Success = AccountId;

    fn try_origin(origin: RuntimeOrigin, proposed: &OriginCaller) -> Result<AccountId, RuntimeOrigin> {
        match proposed {
            OriginCaller::Governance(Origin::Parameters) => match origin.clone().into() {
                Ok(Origin::<Runtime>::Proposer(who)) => Ok(who),
                _ => Err(origin),
            },
            _ => <EnsureSigned<AccountId> as EnsureOrigin<_>>::try_origin(origin),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin(proposed: &OriginCaller) -> Result<RuntimeOrigin, ()> {
        let who = frame_benchmarking::whitelisted_caller::<AccountId>();
        Ok(match proposed {
            OriginCaller::Governance(Origin::Parameters) => Origin::<Runtime>::Proposer(who).into(),
            _ => RuntimeOrigin::signed(who),
        })
    }
}

impl pallet_referenda::Config for Runtime {
    type RuntimeCall = RuntimeCall;
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = pallet_referenda::weights::SubstrateWeight<Runtime>;
    type Scheduler = Agenda;
    type Currency = Balances;
    type SubmitOrigin = EnsureSubmitter;
    type CancelOrigin = EnsureCanceller;
    // It takes the deposits.
    type KillOrigin = EnsureRoot<AccountId>;
    type Slash = ResolveToTreasury;
    type Votes = Balance;
    type Tally = pallet_conviction_voting::TallyOf<Runtime>;
    type SubmissionDeposit = ConstU128<{ 10 * UNIT }>;
    type MaxQueued = ConstU32<100>;
    type UndecidingTimeout = Scaled<{ 14 * real::DAYS }>;
    type AlarmInterval = ConstU32<1>;
    type Tracks = Tracks;
    type Preimages = Preimage;
    type BlockNumberProvider = System;
}

impl pallet_conviction_voting::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = Capped<pallet_conviction_voting::weights::SubstrateWeight<Runtime>>;
    type Currency = GenBalances;
    type Polls = Referenda;
    // Support is a part of all GEN, voting or not.
    type MaxTurnout = TotalIssuanceOf<GenBalances, AccountId>;
    type MaxVotes = ConstU32<64>;
    type VoteLockingPeriod = Scaled<{ 7 * real::DAYS }>;
    type BlockNumberProvider = System;
    type VotingHooks = VotingCap;
}
