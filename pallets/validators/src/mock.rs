#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

use crate::{self as pallet_validators, BondState, Bonds, HoldReason, NeverEndsSession, UnitIdentification};
use codec::Encode;
use core::num::NonZeroU32;
use fluxnomics_primitives::{
    Balance,
    params::ValidatorParams,
    time::{DAY, EconomicClock, Seconds},
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{
        Contains, OnInitialize, OnUnbalanced,
        fungible::{Balanced, Credit, Inspect, InspectHold},
    },
    weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_session::{PeriodicSessions, SessionHandler, disabling, historical};
use sp_io::TestExternalities;
use sp_runtime::{
    BuildStorage, KeyTypeId, Perbill, RuntimeAppPublic, impl_opaque_keys,
    testing::UintAuthorityId,
    traits::{ConvertInto, OpaqueKeys},
};
use sp_staking::{
    SessionIndex,
    offence::{Kind, Offence, ReportOffence},
};

pub type Block = frame_system::mocking::MockBlockU32<Test>;
pub type AccountId = u64;

pub const BOND: Balance = 1_000;
pub const ENDOWMENT: Balance = 10_000;
pub const SESSION: u32 = 10;
pub const DEPTH: SessionIndex = 4;
pub const MAX_VALIDATORS: u32 = 6;
pub const DELAY: Seconds = 14 * DAY;
pub const SCALE: u32 = 10_080;
/// Receives what is slashed.
pub const TREASURY: AccountId = 1_000;
/// Accounts with HETU and session keys.
pub const PEOPLE: [AccountId; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/// Has HETU, but no session keys.
pub const KEYLESS: AccountId = 11;
/// Has session keys, but too little HETU for a bond.
pub const POOR: AccountId = 12;

// The order of the runtime: validators before balances, both before the session.
#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeHoldReason,
        RuntimeFreezeReason,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system::Pallet<Test>;

    #[runtime::pallet_index(1)]
    pub type Validators = pallet_validators::Pallet<Test>;

    #[runtime::pallet_index(2)]
    pub type Balances = pallet_balances::Pallet<Test>;

    #[runtime::pallet_index(3)]
    pub type Offences = pallet_offences::Pallet<Test>;

    #[runtime::pallet_index(4)]
    pub type Historical = pallet_session::historical::Pallet<Test>;

    #[runtime::pallet_index(5)]
    pub type Session = pallet_session::Pallet<Test>;
}

parameter_types! {
    pub static Params: ValidatorParams = params();
    /// Economic seconds in one real second: such that the unbonding delay lasts 60 blocks.
    pub static ClockScale: u32 = SCALE;
    pub const HistoryDepth: SessionIndex = DEPTH;
    pub const MaxValidators: u32 = MAX_VALIDATORS;
    pub const Period: u32 = SESSION;
    pub const KeyDeposit: Balance = 10;
    /// What the session pallet told its handlers: whether the set changed, its accounts and those of the next set.
    pub static Rotations: Vec<(bool, Vec<UintAuthorityId>, Vec<UintAuthorityId>)> = vec![];
    pub static Disabled: Vec<u32> = vec![];
}

/// Closes what the runtime closes.
pub struct BaseFilter;

impl Contains<RuntimeCall> for BaseFilter {
    fn contains(call: &RuntimeCall) -> bool {
        !matches!(call, RuntimeCall::Session(pallet_session::Call::purge_keys { .. }))
    }
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountData = pallet_balances::AccountData<Balance>;
    type BaseCallFilter = BaseFilter;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type AccountStore = System;
    type RuntimeHoldReason = RuntimeHoldReason;
}

impl_opaque_keys! {
    #[derive(codec::MaxEncodedLen)]
    pub struct SessionKeys {
        pub authority: UintAuthorityId,
    }
}

pub struct Recorder;

impl Recorder {
    fn authorities<K: OpaqueKeys>(validators: &[(AccountId, K)]) -> Vec<UintAuthorityId> {
        validators.iter().map(|(_, keys)| keys.get(UintAuthorityId::ID).unwrap()).collect()
    }
}

impl SessionHandler<AccountId> for Recorder {
    const KEY_TYPE_IDS: &'static [KeyTypeId] = &[UintAuthorityId::ID];

    fn on_genesis_session<K: OpaqueKeys>(validators: &[(AccountId, K)]) {
        let authorities = Self::authorities(validators);
        Rotations::set(vec![(true, authorities.clone(), authorities)]);
    }

    fn on_new_session<K: OpaqueKeys>(
        changed: bool,
        validators: &[(AccountId, K)],
        queued: &[(AccountId, K)],
    ) {
        let entry = (changed, Self::authorities(validators), Self::authorities(queued));
        Rotations::mutate(|rotations| rotations.push(entry));
    }

    fn on_disabled(index: u32) {
        Disabled::mutate(|disabled| disabled.push(index));
    }
}

impl pallet_session::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type ValidatorId = AccountId;
    type ValidatorIdOf = ConvertInto;
    type ShouldEndSession = NeverEndsSession;
    type NextSessionRotation = PeriodicSessions<Period, Period>;
    type SessionManager = historical::NoteHistoricalRoot<Test, Validators>;
    type SessionHandler = Recorder;
    type Keys = SessionKeys;
    type DisablingStrategy = disabling::UpToLimitWithReEnablingDisablingStrategy;
    type WeightInfo = ();
    type Currency = Balances;
    type KeyDeposit = KeyDeposit;
}

impl historical::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type FullIdentification = ();
    type FullIdentificationOf = UnitIdentification;
}

impl pallet_offences::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type IdentificationTuple = historical::IdentificationTuple<Test>;
    type OnOffenceHandler = Validators;
}

pub struct Clock;

impl EconomicClock for Clock {
    fn scale() -> NonZeroU32 {
        NonZeroU32::new(ClockScale::get()).unwrap()
    }

    fn now() -> Seconds {
        u64::from(System::block_number()) * 2 * u64::from(ClockScale::get())
    }
}

pub struct Treasury;

impl OnUnbalanced<Credit<AccountId, Balances>> for Treasury {
    fn on_nonzero_unbalanced(credit: Credit<AccountId, Balances>) {
        let _ = Balances::resolve(&TREASURY, credit);
    }
}

impl pallet_validators::Config for Test {
    type AdminOrigin = EnsureRoot<AccountId>;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Parameters = Params;
    type Clock = Clock;
    type EpochEnd = PeriodicSessions<Period, Period>;
    type OnSlash = Treasury;
    type MaxValidators = MaxValidators;
    type HistoryDepth = HistoryDepth;
    type WeightInfo = ();
}

/// The governed parameters of the tests.
pub fn params() -> ValidatorParams {
    ValidatorParams {
        bond: BOND,
        unbonding_delay: DELAY,
        max_slash: Perbill::from_percent(50),
        min_validators: 2,
    }
}

pub fn keys(seed: u64) -> SessionKeys {
    SessionKeys { authority: UintAuthorityId(seed) }
}

/// The genesis of a chain with these validators.
pub fn genesis(validators: &[AccountId]) -> RuntimeGenesisConfig {
    let rich = PEOPLE.iter().chain([&KEYLESS, &TREASURY]);
    let with_keys = |who: &AccountId| (*who, *who, keys(*who));
    let candidates = PEOPLE.iter().chain([&POOR]).filter(|who| !validators.contains(who));
    RuntimeGenesisConfig {
        system: Default::default(),
        validators: pallet_validators::GenesisConfig { validators: validators.to_vec() },
        balances: pallet_balances::GenesisConfig {
            balances: rich.map(|who| (*who, ENDOWMENT)).chain([(POOR, BOND / 2)]).collect(),
            ..Default::default()
        },
        session: pallet_session::GenesisConfig {
            keys: validators.iter().map(with_keys).collect(),
            non_authority_keys: candidates.map(with_keys).collect(),
        },
    }
}

/// Builds a genesis; panics where a pallet's genesis build does.
pub fn build(genesis: RuntimeGenesisConfig) -> TestExternalities {
    Rotations::set(vec![]);
    Disabled::set(vec![]);
    let mut ext = TestExternalities::new(genesis.build_storage().unwrap());
    ext.execute_with(|| System::set_block_number(1));
    ext
}

/// A chain with validators 1 to 4 at block 1, in session 0.
pub fn chain() -> TestExternalities {
    Params::set(params());
    ClockScale::set(SCALE);
    build(genesis(&[1, 2, 3, 4]))
}

/// Runs `test` on such a chain and checks the invariants afterwards.
pub fn build_and_execute(test: impl FnOnce()) {
    chain().execute_with(|| {
        test();
        Validators::do_try_state().unwrap();
    });
}

/// Makes one block, and returns what the hooks weigh.
pub fn next_block() -> Weight {
    let now = System::block_number() + 1;
    System::set_block_number(now);
    AllPalletsWithSystem::on_initialize(now)
}

pub fn run_blocks(count: u32) {
    for _ in 0..count {
        next_block();
    }
}

/// Makes blocks until a session begins, and returns what that rotation weighs.
pub fn next_session() -> Weight {
    let session = Session::current_index();
    loop {
        let weight = next_block();
        if Session::current_index() != session {
            return weight;
        }
    }
}

pub fn run_sessions(count: u32) {
    for _ in 0..count {
        next_session();
    }
}

/// Bonds `who` and admits it.
pub fn admit(who: AccountId) {
    Validators::bond(RuntimeOrigin::signed(who)).unwrap();
    Validators::add_validator(RuntimeOrigin::root(), who).unwrap();
}

/// Dismisses a validator and lets the two sessions pass in which it is still active.
pub fn retire(who: AccountId) {
    Validators::remove_validator(RuntimeOrigin::root(), who).unwrap();
    run_sessions(2);
}

pub fn set_keys(who: AccountId, seed: u64) -> sp_runtime::DispatchResult {
    let proof = UintAuthorityId(seed).sign(&who.encode()).unwrap().encode();
    Session::set_keys(RuntimeOrigin::signed(who), keys(seed), proof)
}

pub fn bond_of(who: AccountId) -> Balance {
    Balances::balance_on_hold(&HoldReason::ValidatorBond.into(), &who)
}

pub fn state_of(who: AccountId) -> Option<BondState> {
    Bonds::<Test>::get(who)
}

pub fn treasury() -> Balance {
    Balances::balance(&TREASURY) - ENDOWMENT
}

pub fn authorities(seeds: &[u64]) -> Vec<UintAuthorityId> {
    seeds.iter().copied().map(UintAuthorityId).collect()
}

/// The events of the pallet since the last call.
pub fn events() -> Vec<crate::Event<Test>> {
    let events = System::read_events_for_pallet::<crate::Event<Test>>();
    System::reset_events();
    events
}

/// An offence of `offenders` in one slot.
pub struct Equivocation {
    pub offenders: Vec<AccountId>,
    pub session: SessionIndex,
    pub slot: u64,
    pub fraction: Perbill,
}

impl Offence<historical::IdentificationTuple<Test>> for Equivocation {
    const ID: Kind = *b"test:equivocatio";
    type Slot = u64;

    fn offenders(&self) -> Vec<historical::IdentificationTuple<Test>> {
        self.offenders.iter().map(|who| (*who, ())).collect()
    }

    fn session_index(&self) -> SessionIndex {
        self.session
    }

    fn validator_set_count(&self) -> u32 {
        MAX_VALIDATORS
    }

    fn slot(&self) -> u64 {
        self.slot
    }

    fn slash_fraction(&self, _: u32) -> Perbill {
        self.fraction
    }
}

/// Reports an offence of `who` in a slot of its own.
pub fn report(who: AccountId, session: SessionIndex, slot: u64, percent: u32) {
    let fraction = Perbill::from_percent(percent);
    Offences::report_offence(vec![], Equivocation { offenders: vec![who], session, slot, fraction }).unwrap();
}
