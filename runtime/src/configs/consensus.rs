//! Block production, finality, the validator set and its offences.
use super::deposit;
use crate::*;
use adapters::ResolveToTreasury;
use frame_support::{
    parameter_types,
    traits::{ConstU32, ConstU64},
};
use pallet_session::{disabling::UpToLimitWithReEnablingDisablingStrategy, historical};
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

/// Validators at most. Every step that walks the set is weighed with it.
pub const MAX_VALIDATORS: u32 = 100;

/// Sessions in which an offence can be reported and slashed: a day of 2-minute sessions.
pub const REPORTABLE_SESSIONS: u64 = 720;

parameter_types! {
    pub const EpochDuration: u64 = EPOCH_SLOTS;
    pub const ReportLongevity: u64 = REPORTABLE_SESSIONS * EPOCH_SLOTS;
    pub HistoryDepth: u32 = u32::try_from(REPORTABLE_SESSIONS).unwrap_or(u32::MAX);
    pub const KeyDeposit: Balance = deposit(1, 128);
}

impl pallet_babe::Config for Runtime {
    type EpochDuration = EpochDuration;
    type ExpectedBlockTime = ConstU64<SLOT_DURATION>;
    type EpochChangeTrigger = pallet_babe::ExternalTrigger;
    type DisabledValidators = Session;
    type WeightInfo = ();
    type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
    type MaxNominators = ConstU32<0>;
    type KeyOwnerProof = sp_session::MembershipProof;
    type EquivocationReportSystem =
        pallet_babe::EquivocationReportSystem<Self, Offences, Validators, ReportLongevity>;
}

impl pallet_grandpa::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type WeightInfo = ();
    type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
    type MaxNominators = ConstU32<0>;
    type MaxSetIdSessionEntries = ConstU64<REPORTABLE_SESSIONS>;
    type KeyOwnerProof = sp_session::MembershipProof;
    type EquivocationReportSystem =
        pallet_grandpa::EquivocationReportSystem<Self, Offences, Validators, ReportLongevity>;
}

impl pallet_validators::Config for Runtime {
    type AdminOrigin = configs::governance::EnsureMembership;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Parameters = params::ValidatorParameters;
    type Clock = Clock;
    type MaxValidators = ConstU32<MAX_VALIDATORS>;
    type EpochEnd = Babe;
    type OnSlash = ResolveToTreasury;
    type HistoryDepth = HistoryDepth;
    type WeightInfo = weights::pallet_validators::WeightInfo<Runtime>;
}

impl pallet_authorship::Config for Runtime {
    type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
    type EventHandler = ();
}

impl pallet_offences::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type IdentificationTuple = historical::IdentificationTuple<Self>;
    type OnOffenceHandler = Validators;
}

impl pallet_session::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type ShouldEndSession = pallet_validators::NeverEndsSession;
    type NextSessionRotation = Babe;
    type SessionManager = historical::NoteHistoricalRoot<Self, Validators>;
    type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
    type Keys = SessionKeys;
    type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
    type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
    type Currency = Balances;
    type KeyDeposit = KeyDeposit;
}

impl historical::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type FullIdentification = ();
    type FullIdentificationOf = pallet_validators::UnitIdentification;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
    RuntimeCall: From<C>,
{
    type Extrinsic = UncheckedExtrinsic;
    type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
    RuntimeCall: From<C>,
{
    fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
        UncheckedExtrinsic::new_bare(call)
    }
}
