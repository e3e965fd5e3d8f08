//! A runtime whose clock runs with the block number, and whose figures and votes tests name.
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
use crate as pallet_stability;
use crate::{Event, Halt, Halts, Intervention, Steps, Watch, Watches, weights::SubstrateWeight};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU32;
use fluxnomics_economics::{
    stability::alarm::Level,
    time::{DAY, HOUR, MINUTE, SLOT_SECONDS, economic_seconds},
};
use fluxnomics_primitives::{
    governance::{FieldSpec, ParameterRegistry, Step},
    params::StabilityParams,
    stability::{
        Answer, Band, Direction, IndicatorSpec, Indicators, Interventions, Reading, Subsystems, Target,
    },
    time::{EconomicClock, Seconds},
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU32, ConstU64, Contains, Hooks},
    weights::constants::ParityDbWeight,
};
use frame_system::EnsureRoot;
use scale_info::TypeInfo;
use sp_runtime::{
    BuildStorage, DispatchResult, Perbill, Permill,
    traits::{Dispatchable, IdentityLookup},
};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Call = pallet_stability::Call<Test>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const RICHES: u64 = 1_000_000_000;
pub const HISTORY: u32 = 16;
/// What a figure rests on where tests say nothing else, and the least that it must.
pub const SAMPLE: u128 = 100;
pub const LEAST_SAMPLE: u128 = 10;

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
    pub type Stability = pallet_stability::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<u64>;
    type BaseCallFilter = Stability;
    type DbWeight = ParityDbWeight;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type AccountStore = System;
}

parameter_types! {
    pub storage Params: StabilityParams = StabilityParams::default();
    pub storage Scale: u32 = 1;
    /// Value, raw value and sample of each figure.
    pub storage Figures: Vec<Option<(u128, u128, u128)>> =
        vec![Some((1_000_000, 1_000_000, SAMPLE)), Some((1_500, 1_500, SAMPLE)), Some((1_500, 1_500, SAMPLE)), Some((1_500, 1_500, SAMPLE))];
    /// What was voted for each field.
    pub storage Voted: Vec<u128> = vec![1_000, 1_000, 1_000];
    /// A mistake in what the runtime says.
    pub storage Mistake: Option<u32> = None;
    pub const MaxStep: Perbill = Perbill::from_percent(10);
}

#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Indicator {
    /// Against its own average: too much halts issuance.
    Supply,
    /// Too little halts the market; no parameter helps.
    Success,
    /// Informs, and moves parameters on either side.
    Gap,
    /// Too little halts the market, too much moves a parameter.
    Income,
}
pub const SUPPLY: Indicator = Indicator::Supply;
pub const SUCCESS: Indicator = Indicator::Success;
pub const GAP: Indicator = Indicator::Gap;
pub const INCOME: Indicator = Indicator::Income;
pub const ALL: [Indicator; 4] = [SUPPLY, SUCCESS, GAP, INCOME];

#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Subsystem {
    Issuance,
    Market,
}
pub const ISSUANCE: Subsystem = Subsystem::Issuance;
pub const MARKET: Subsystem = Subsystem::Market;

#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Field {
    /// A step is a quarter of the value.
    Mint,
    /// A step is ten units.
    Quota,
    /// Between 980 and 1,020.
    Fee,
}
pub const MINT: Field = Field::Mint;
pub const QUOTA: Field = Field::Quota;
pub const FEE: Field = Field::Fee;
pub const FIELDS: [Field; 3] = [MINT, QUOTA, FEE];

impl pallet_stability::Config for Test {
    type Indicator = Indicator;
    type Subsystem = Subsystem;
    type Field = Field;
    type Indicators = Economy;
    type Registry = Economy;
    type Subsystems = Economy;
    type AlwaysOpen = Exits;
    type Clock = Clock;
    type Parameters = Params;
    type OverrideOrigin = EnsureRoot<AccountId>;
    type MaxIndicators = ConstU32<4>;
    type MaxSubsystems = ConstU32<2>;
    type MaxInterventions = ConstU32<3>;
    type MaxStep = MaxStep;
    type LongestIntervention = ConstU64<{ 7 * DAY }>;
    type LongestHalt = ConstU64<{ 72 * HOUR }>;
    type MaxRenewals = ConstU32<2>;
    type HistoryLength = ConstU32<HISTORY>;
    type WeightInfo = SubstrateWeight<Test>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Economy;
}

pub struct Clock;
impl EconomicClock for Clock {
    fn scale() -> NonZeroU32 {
        NonZeroU32::new(Scale::get()).unwrap()
    }
    fn now() -> Seconds {
        economic_seconds(System::block_number(), Self::scale())
    }
}

pub struct Economy;
impl Indicators for Economy {
    type Indicator = Indicator;
    type Field = Field;
    type Subsystem = Subsystem;

    fn all() -> impl Iterator<Item = Indicator> {
        let more = (Mistake::get() == Some(0)).then_some(SUPPLY);
        ALL.into_iter().chain(more)
    }

    fn spec(indicator: Indicator) -> IndicatorSpec<Field, Subsystem> {
        let mistake = |number| Mistake::get() == Some(number);
        let band = Target::Band(Band { low: 1_000, high: 2_000 });
        let answer = |lever, halts| Answer { lever, halts };
        let market = (!mistake(6)).then_some(MARKET);
        let (name, weight, target, below, above) = match indicator {
            Indicator::Supply => (
                "supply",
                4,
                Target::OwnAverage {
                    days: NonZeroU32::new(90).unwrap(),
                    below: Perbill::one(),
                    above: Perbill::zero(),
                },
                Answer::NONE,
                answer(Some((MINT, Direction::Lower)), Some(ISSUANCE)),
            ),
            Indicator::Success => (
                if mistake(1) { "supply" } else { "success" },
                if mistake(2) { 0 } else { 3 },
                Target::Band(Band { low: 1_000, high: u128::MAX }),
                answer(None, market),
                Answer::NONE,
            ),
            Indicator::Gap => (
                if mistake(3) { "" } else { "gap" },
                2,
                band,
                answer(Some((MINT, Direction::Raise)), None),
                answer(Some((QUOTA, Direction::Lower)), None),
            ),
            Indicator::Income => (
                "income",
                1,
                band,
                answer(Some((FEE, Direction::Lower)), market),
                answer(Some((FEE, Direction::Raise)), None),
            ),
        };
        let (description, unit) = ("a figure", "units");
        IndicatorSpec { name, description, unit, weight, target, least_sample: LEAST_SAMPLE, below, above }
    }

    fn read(indicator: Indicator) -> Option<Reading> {
        let (value, raw, sample) = Figures::get()[indicator as usize]?;
        Some(Reading { value, raw, sample })
    }
}

pub enum NoChange {}
impl ParameterRegistry for Economy {
    type Field = Field;
    type Change = NoChange;

    fn fields() -> impl Iterator<Item = Field> {
        let missing = Mistake::get() == Some(4);
        FIELDS.into_iter().filter(move |field| !(missing && *field == FEE))
    }
    fn field(change: &NoChange) -> Field {
        match *change {}
    }
    fn value(change: &NoChange) -> u128 {
        match *change {}
    }
    fn spec(field: Field) -> FieldSpec {
        let quarter = Step::Relative(Permill::from_percent(25));
        let (name, min, max, step) = match field {
            Field::Mint => ("mint", 100, 10_000, quarter),
            Field::Quota if Mistake::get() == Some(5) => ("quota", 0, 10_000, Step::Absolute(0)),
            Field::Quota => ("quota", 0, 10_000, Step::Absolute(10)),
            Field::Fee => ("fee", 980, 1_020, quarter),
        };
        FieldSpec {
            subject: "economy",
            name,
            description: "a parameter",
            unit: "units",
            min,
            max,
            default: 1_000,
            step,
            cool_down: 7 * DAY,
            enactment_delay: 2 * DAY,
        }
    }
    fn current(field: Field) -> u128 {
        Voted::get()[field as usize]
    }
    fn check_together(_: &[NoChange]) -> Result<(), &'static str> {
        Ok(())
    }
    fn apply(_: &[NoChange]) -> DispatchResult {
        panic!("the watch over the economy wrote a parameter")
    }
}

impl Subsystems<RuntimeCall> for Economy {
    type Subsystem = Subsystem;
    fn of(call: &RuntimeCall) -> Option<Subsystem> {
        use pallet_balances::Call as Balances;
        match call {
            RuntimeCall::System(frame_system::Call::remark { .. }) => Some(ISSUANCE),
            // The last is a way out, and here by mistake.
            RuntimeCall::Balances(
                Balances::transfer_allow_death { .. }
                | Balances::transfer_keep_alive { .. }
                | Balances::transfer_all { .. },
            ) => Some(MARKET),
            _ => None,
        }
    }
}

pub struct Exits;
impl Contains<RuntimeCall> for Exits {
    fn contains(call: &RuntimeCall) -> bool {
        matches!(
            call,
            RuntimeCall::Stability(..) | RuntimeCall::Balances(pallet_balances::Call::transfer_all { .. })
        )
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<Field, Subsystem> for Economy {
    fn field() -> Field {
        MINT
    }
    fn subsystem() -> Subsystem {
        ISSUANCE
    }
    fn pass(seconds: u64) {
        System::set_block_number(System::block_number() + seconds.div_ceil(SLOT_SECONDS));
    }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: vec![(ALICE, RICHES), (BOB, RICHES)],
            ..Default::default()
        },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    ext.execute_with(|| go_to_block(1));
    ext
}

/// Runs a test from genesis and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        test();
        Stability::do_try_state().unwrap();
    });
}

/// The same on a chain on which every indicator has been seen on thirty calm days.
pub fn armed(test: impl FnOnce()) {
    build_and_execute(|| {
        arm();
        test();
    });
}

pub fn arm() {
    pass_days(30);
    assert!(Stability::indicator_views().iter().all(|view| view.armed));
    events();
}

// Time.

pub fn now() -> Seconds {
    Clock::now()
}

/// Goes to a later block and does what its beginning does.
pub fn go_to_block(block: u64) {
    assert!(block > System::block_number(), "blocks do not come back");
    System::set_block_number(block);
    Stability::on_initialize(block);
}

/// So many blocks, each of them.
pub fn blocks(count: u64) {
    for _ in 0..count {
        go_to_block(System::block_number() + 1);
    }
}

/// So many economic seconds, with a block at every minute and at the end.
pub fn pass(seconds: Seconds) {
    let end = now() + seconds;
    while now() < end {
        let next = (now() + MINUTE).min(end).max(now() + SLOT_SECONDS * u64::from(Scale::get()));
        go_to_block(next.div_ceil(SLOT_SECONDS * u64::from(Scale::get())));
    }
}

/// The next block is so many economic seconds later.
pub fn hop(seconds: Seconds) {
    go_to_block((now() + seconds).div_ceil(SLOT_SECONDS * u64::from(Scale::get())));
}

/// One block at the beginning of each of so many days.
pub fn pass_days(days: u32) {
    for _ in 0..days {
        go_to_block(((Seconds::from(Clock::today()) + 1) * DAY).div_ceil(SLOT_SECONDS));
    }
}

/// For as long as a deviation must last.
pub fn wait() {
    pass(Params::get().patience + MINUTE);
}

// Figures, votes, parameters.

pub fn set(indicator: Indicator, value: u128) {
    set_all(indicator, Some((value, value, SAMPLE)));
}

/// What is judged, and what is so.
pub fn set_net(indicator: Indicator, value: u128, raw: u128) {
    set_all(indicator, Some((value, raw, SAMPLE)));
}

pub fn set_all(indicator: Indicator, figure: Option<(u128, u128, u128)>) {
    let mut figures = Figures::get();
    figures[indicator as usize] = figure;
    Figures::set(&figures);
}

pub fn vote(field: Field, value: u128) {
    let mut voted = Voted::get();
    voted[field as usize] = value;
    Voted::set(&voted);
}

pub fn change_params(change: impl FnOnce(&mut StabilityParams)) {
    let mut params = Params::get();
    change(&mut params);
    Params::set(&params);
}

// Calls.

fn outcome(origin: RuntimeOrigin, call: RuntimeCall) -> DispatchResult {
    let dispatched =
        frame_support::storage::with_storage_layer(|| call.dispatch(origin).map_err(|failure| failure.error));
    dispatched.map(drop)
}

/// As a block would make it: filtered, and in a storage layer of its own.
pub fn by(who: AccountId, call: impl Into<RuntimeCall>) -> DispatchResult {
    outcome(RuntimeOrigin::signed(who), call.into())
}

pub fn by_root(call: Call) -> DispatchResult {
    outcome(RuntimeOrigin::root(), call.into())
}

pub fn by_none(call: Call) -> DispatchResult {
    outcome(RuntimeOrigin::none(), call.into())
}

/// A call that a halt of the market stops.
pub fn trade() -> RuntimeCall {
    pallet_balances::Call::transfer_keep_alive { dest: BOB, value: 1 }.into()
}

/// A call that a halt of issuance stops.
pub fn mint() -> RuntimeCall {
    frame_system::Call::remark { remark: vec![] }.into()
}

/// A way out.
pub fn withdraw() -> RuntimeCall {
    pallet_balances::Call::transfer_all { dest: BOB, keep_alive: true }.into()
}

/// A call of no subsystem.
pub fn vote_call() -> RuntimeCall {
    frame_system::Call::remark_with_event { remark: vec![] }.into()
}

/// Asserts that a call fails with the error and leaves no trace in storage.
#[macro_export]
macro_rules! assert_refused {
    ($call:expr, $error:expr $(,)?) => {
        frame_support::assert_noop!($crate::mock::by_root($call), $error)
    };
}

// What is seen from outside.

pub fn level(indicator: Indicator) -> Level {
    watch(indicator).alarm.level
}

pub fn watch(indicator: Indicator) -> Watch {
    Watches::<Test>::get(indicator)
}

pub fn halt(subsystem: Subsystem) -> Option<Halt<Indicator>> {
    Halts::<Test>::get().get(&subsystem).copied()
}

pub fn halted(subsystem: Subsystem) -> bool {
    use fluxnomics_primitives::stability::Halts as _;
    Stability::is_halted(subsystem)
}

pub fn step(field: Field) -> Option<Intervention<Indicator>> {
    Steps::<Test>::get().get(&field).copied()
}

pub fn in_force(field: Field) -> u128 {
    Stability::in_force(field, Economy::current(field))
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Stability(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}

/// The same without alarms and days: what was done about them.
pub fn responses() -> Vec<Event<Test>> {
    let quiet = |event: &Event<Test>| !matches!(event, Event::LevelMoved { .. } | Event::DayClosed { .. });
    events().into_iter().filter(quiet).collect()
}
