//! A runtime whose clock runs with the block number and whose surroundings tests set.
//!
//! Everything that tests set is in storage, so that a failing call rolls it back too.
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
use crate as pallet_power;
use crate::{Event, HoldReason, Identities, Identity, NextIdentityId};
use core::num::NonZeroU32;
use fluxnomics_economics::{
    activity::Activity,
    quality::Quality,
    time::{SLOT_SECONDS, economic_seconds},
};
use fluxnomics_primitives::{
    Balance, UNIT,
    identity::{Departures, ExecutionMeter, IdentityId, MintWeight, Obligations},
    params::PowerParams,
    time::{Day, EconomicClock, Seconds},
};
use frame_support::{
    assert_ok, derive_impl, parameter_types,
    traits::{
        ConstU32, ConstU128, UnfilteredDispatchable,
        fungible::{Inspect, InspectHold, Mutate},
        tokens::Preservation,
    },
};
use frame_system::EnsureRoot;
use sp_runtime::{BuildStorage, DispatchResult, traits::IdentityLookup};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Call = pallet_power::Call<Test>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
pub const DAVE: AccountId = 4;
pub const OWNERS: [AccountId; 4] = [ALICE, BOB, CAROL, DAVE];
/// Has HETU for fees and is named nowhere.
pub const STRANGER: AccountId = 9;
/// Keys without HETU.
pub const HOT: AccountId = 101;
pub const WARM: AccountId = 102;

pub const ED: Balance = UNIT / 100;
pub const RICHES: Balance = 100_000 * UNIT;
pub const MAX_REPORTS: u32 = 5;

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
    pub type Balances = pallet_balances::Pallet<Test>;
    #[runtime::pallet_index(2)]
    pub type Power = pallet_power::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<Balance>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<ED>;
    type AccountStore = System;
}

parameter_types! {
    pub storage Params: PowerParams = PowerParams::default();
    /// Power that the execution meter of every identity together still covers.
    pub storage Meter: u128 = u128::MAX;
    /// Makes the meter draw more than it is asked for.
    pub storage MeterCheats: bool = false;
    /// What the mint was told.
    pub storage Minted: Vec<(IdentityId, u128, Quality)> = vec![];
    /// Identities that are gone.
    pub storage Departed: Vec<IdentityId> = vec![];
    /// Identities with open obligations.
    pub storage Obliged: Vec<IdentityId> = vec![];
}

impl pallet_power::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = Params;
    type AttestorOrigin = EnsureRoot<AccountId>;
    type ExecutionMeter = Meter;
    type MintWeight = Minted;
    type Obligations = Obliged;
    type Departures = Departed;
    type OtherDeposits = ();
    type MaxReports = ConstU32<MAX_REPORTS>;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

pub struct Clock;
impl EconomicClock for Clock {
    fn scale() -> NonZeroU32 {
        NonZeroU32::MIN
    }
    fn now() -> Seconds {
        economic_seconds(System::block_number(), Self::scale())
    }
}

impl ExecutionMeter for Meter {
    fn draw(_: IdentityId, wanted: u128) -> u128 {
        let drawn = wanted.min(Meter::get());
        Meter::set(&(Meter::get() - drawn));
        if MeterCheats::get() { u128::MAX } else { drawn }
    }
}

impl MintWeight for Minted {
    fn note(id: IdentityId, power: u128, quality: Quality) {
        let mut notes = Minted::get();
        notes.push((id, power, quality));
        Minted::set(&notes);
    }
}

impl Departures for Departed {
    fn departed(id: IdentityId) {
        let mut gone = Departed::get();
        gone.push(id);
        Departed::set(&gone);
    }
}

impl Obligations for Obliged {
    fn any_open(id: IdentityId) -> bool {
        Obliged::get().contains(&id)
    }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
    let balances = OWNERS.map(|owner| (owner, RICHES)).into_iter().chain([(STRANGER, RICHES)]).collect();
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    ext.execute_with(|| System::set_block_number(1));
    ext
}

/// Runs a test from genesis and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        test();
        Power::do_try_state().unwrap();
    });
}

// Time.

pub fn now() -> Seconds {
    Clock::now()
}

pub fn today() -> Day {
    Clock::today()
}

/// Lets an even number of economic seconds pass.
pub fn advance(seconds: Seconds) {
    assert_eq!(seconds % SLOT_SECONDS, 0, "the clock runs in slots");
    System::set_block_number(System::block_number() + seconds / SLOT_SECONDS);
}

/// Goes to the first block of a later day.
pub fn go_to_day(day: Day) {
    let at = Seconds::from(day) * fluxnomics_primitives::time::DAY;
    assert!(at > now(), "days do not come back");
    System::set_block_number(at.div_ceil(SLOT_SECONDS));
}

pub fn change_params(change: impl FnOnce(&mut PowerParams)) {
    let mut params = Params::get();
    change(&mut params);
    Params::set(&params);
}

// Calls.

/// As a block would make it: in a storage layer of its own.
pub fn dispatch(origin: RuntimeOrigin, call: Call) -> DispatchResult {
    RuntimeCall::from(call).dispatch_bypass_filter(origin).map(drop).map_err(|failure| failure.error)
}

pub fn by(who: AccountId, call: Call) -> DispatchResult {
    dispatch(RuntimeOrigin::signed(who), call)
}

pub fn by_root(call: Call) -> DispatchResult {
    dispatch(RuntimeOrigin::root(), call)
}

pub fn register_human(controller: AccountId) -> Call {
    Call::register_human { controller, max_price: Balance::MAX }
}

pub fn register_agent(controller: AccountId) -> Call {
    Call::register_agent { controller, max_price: Balance::MAX }
}

/// Asserts that a call fails with the error and leaves no trace in storage.
#[macro_export]
macro_rules! assert_refused {
    ($who:expr, $call:expr, $error:expr $(,)?) => {
        frame_support::assert_noop!($crate::mock::by($who, $call), $error)
    };
}

// Identities.

/// The controller that [`human`] and [`agent`] give to an identity.
pub fn key(id: IdentityId) -> AccountId {
    1_000 + id
}

/// A human identity of the owner, with a controller that has accepted.
pub fn human(owner: AccountId) -> IdentityId {
    let id = NextIdentityId::<Test>::get();
    assert_ok!(by(owner, register_human(key(id))));
    assert_ok!(by(key(id), Call::accept_controller { id }));
    id
}

/// An agent of the owner's human identity, with a controller that has accepted.
pub fn agent(owner: AccountId) -> IdentityId {
    let id = NextIdentityId::<Test>::get();
    assert_ok!(by(owner, register_agent(key(id))));
    assert_ok!(by(key(id), Call::accept_controller { id }));
    id
}

/// An admitted attestor of the owner, who has no human identity yet.
pub fn attestor(owner: AccountId) -> IdentityId {
    let id = human(owner);
    admit(owner, id);
    id
}

pub fn admit(owner: AccountId, id: IdentityId) {
    assert_ok!(by(owner, Call::apply_as_attestor { id }));
    assert_ok!(by_root(Call::admit_attestor { id }));
}

/// Has the attestor report an uptime for a day.
pub fn report(attestor: IdentityId, id: IdentityId, day: Day, uptime: u64) -> DispatchResult {
    let controller = get(attestor).controller.unwrap();
    by(controller, Call::report_activity { id, day, activity: online(uptime) })
}

pub fn online(uptime: u64) -> Activity {
    Activity { uptime, ..Activity::default() }
}

pub fn get(id: IdentityId) -> Identity<AccountId> {
    Identities::<Test>::get(id).unwrap()
}

/// Gives the account HETU of the stranger.
pub fn fund(who: AccountId, amount: Balance) {
    assert_ok!(<Balances as Mutate<AccountId>>::transfer(&STRANGER, &who, amount, Preservation::Preserve));
}

// What is seen from outside.

pub fn held(reason: HoldReason, who: AccountId) -> Balance {
    Balances::balance_on_hold(&reason.into(), &who)
}

/// All HETU of an account, free and held.
pub fn hetu(who: AccountId) -> Balance {
    <Balances as Inspect<AccountId>>::total_balance(&who)
}

/// HETU burned since genesis.
pub fn burned() -> Balance {
    RICHES * 5 - pallet_balances::TotalIssuance::<Test>::get()
}

/// References that keep the account alive without HETU.
pub fn sufficients(who: AccountId) -> u32 {
    System::account(who).sufficients
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Power(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}
