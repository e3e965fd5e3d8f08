//! A runtime with two subjects of parameters and referenda that tests decide.
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
use crate as pallet_governance;
use crate::{Config, Error, Event, HoldReason, Origin};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU32;
use fluxnomics_primitives::{
    Balance,
    governance::{
        Electorate, FieldSpec, Holdings, ParameterReferenda, ParameterRegistry, ReferendumStatus, Step,
        TrackId,
    },
    params::GovernanceParams,
    time::{DAY, EconomicClock, HOUR, Seconds},
};
use frame_support::{
    derive_impl,
    dispatch::DispatchResultWithPostInfo,
    parameter_types,
    traits::{
        AsEnsureOriginWithArg, ConstU32, ConstU128, UnfilteredDispatchable,
        fungible::{InspectHold, ItemOf},
    },
    weights::{RuntimeDbWeight, Weight},
};
use frame_system::EnsureNever;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{BuildStorage, DispatchError, DispatchResult, Permill, traits::IdentityLookup};
use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Has HETU for one proposal of one change, and no more.
pub const POOR: AccountId = 3;
/// Has GEN and nothing else.
pub const CAROL: AccountId = 4;
pub const ACCOUNTS: [AccountId; 3] = [ALICE, BOB, POOR];
pub const PROTOCOL: AccountId = 77;
pub const NEX: u32 = 1;
pub const AUR: u32 = 3;
pub const GEN: Balance = 100_000;
pub const FLUX: Balance = 1_000_000;
pub const RICHES: Balance = 100_000;
pub const BASE_DEPOSIT: Balance = 100;
pub const CHANGE_DEPOSIT: Balance = 10;
pub const SIGNAL_DEPOSIT: Balance = 7;
pub const LAG: Seconds = DAY;
pub const WINDOW: Seconds = 28 * DAY;
pub const DRIFT: u32 = 2;
pub const HISTORY: u32 = 8;

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
    pub type Assets = pallet_assets::Pallet<Test>;
    #[runtime::pallet_index(3)]
    pub type AssetsHolder = pallet_assets_holder::Pallet<Test>;
    #[runtime::pallet_index(4)]
    pub type Governance = pallet_governance::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<Balance>;
    type DbWeight = DbWeight;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<1>;
    type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
    type Balance = Balance;
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
    type ForceOrigin = EnsureNever<AccountId>;
    type AssetDeposit = ConstU128<1>;
    type AssetAccountDeposit = ConstU128<1>;
    type MetadataDepositBase = ConstU128<1>;
    type MetadataDepositPerByte = ConstU128<1>;
    type ApprovalDeposit = ConstU128<1>;
    type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}

pub type NexHolds = ItemOf<AssetsHolder, ConstU32<NEX>, AccountId>;
pub type AurHolds = ItemOf<AssetsHolder, ConstU32<AUR>, AccountId>;

parameter_types! {
    /// Such that reads and writes can be told apart in a weight.
    pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 1, write: 1_000 };
    pub const MaxEnactmentLag: Seconds = LAG;
    pub const DriftWindow: Seconds = WINDOW;
    pub storage Now: Seconds = 0;
    pub storage Params: GovernanceParams = GovernanceParams::default();
    pub storage GenHeld: BTreeMap<AccountId, Balance> = [(ALICE, 30_000), (BOB, 20_000), (CAROL, 50_000)].into();
    pub storage FluxHeld: BTreeMap<AccountId, Balance> = [(ALICE, 250_000)].into();
    pub storage FluxSupply: Balance = FLUX;
    /// To whom an account delegates on a track, and how much.
    pub storage Delegations: BTreeMap<(AccountId, TrackId), (AccountId, Balance)> = BTreeMap::new();
}

pub struct Gen;
impl Holdings<AccountId> for Gen {
    fn held(who: &AccountId) -> Balance {
        GenHeld::get().get(who).copied().unwrap_or_default()
    }
    fn supply() -> Balance {
        GEN
    }
}
impl Electorate<AccountId> for Gen {
    fn delegated_to(who: &AccountId, track: TrackId) -> Balance {
        let delegations = Delegations::get().into_iter();
        let to_it = delegations.filter(|((_, on), (to, _))| *on == track && to == who);
        to_it.map(|(_, (_, balance))| balance).sum()
    }
    fn delegation_of(who: &AccountId, track: TrackId) -> Option<(AccountId, Balance)> {
        Delegations::get().get(&(*who, track)).copied()
    }
    fn end_delegation(who: &AccountId, track: TrackId) -> Result<Weight, DispatchError> {
        let mut delegations = Delegations::get();
        delegations.remove(&(*who, track)).ok_or(DispatchError::Unavailable)?;
        Delegations::set(&delegations);
        Ok(Self::end_delegation_weight().div(2))
    }
    fn end_delegation_weight() -> Weight {
        Weight::from_parts(1_000, 0)
    }
    fn holders() -> impl Iterator<Item = (AccountId, Balance)> {
        GenHeld::get().into_iter()
    }
}

pub struct Flux;
impl Holdings<AccountId> for Flux {
    fn held(who: &AccountId) -> Balance {
        FluxHeld::get().get(who).copied().unwrap_or_default()
    }
    fn supply() -> Balance {
        FluxSupply::get()
    }
}

impl Config for Test {
    type Field = Field;
    type Change = Change;
    type Registry = Registry;
    type Referenda = Referenda;
    type Clock = Clock;
    type Gen = Gen;
    type Flux = Flux;
    type Nex = NexHolds;
    type Aur = AurHolds;
    type Parameters = Params;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type ProposalDeposit = ConstU128<BASE_DEPOSIT>;
    type DepositPerChange = ConstU128<CHANGE_DEPOSIT>;
    type SignalDeposit = ConstU128<SIGNAL_DEPOSIT>;
    type MaxChanges = ConstU32<5>;
    type MaxEnactmentLag = MaxEnactmentLag;
    type HistoryLength = ConstU32<HISTORY>;
    type DriftWindow = DriftWindow;
    type MaxDrift = ConstU32<DRIFT>;
    type MaxPastValues = ConstU32<28>;
    type WeightInfo = crate::weights::SubstrateWeight<Test>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Helper;
}

pub struct Clock;
impl EconomicClock for Clock {
    fn scale() -> NonZeroU32 {
        NonZeroU32::MIN
    }
    fn now() -> Seconds {
        Now::get()
    }
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
pub enum Field {
    FeesBase,
    FeesTreasuryShare,
    FeesAuthorShare,
    PowerCap,
    PowerDelay,
    PowerWeight,
    /// Not in the registry.
    Unlisted,
}

pub const FIELDS: [Field; 6] = [
    Field::FeesBase,
    Field::FeesTreasuryShare,
    Field::FeesAuthorShare,
    Field::PowerCap,
    Field::PowerDelay,
    Field::PowerWeight,
];

#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Deserialize,
    Encode,
    Eq,
    MaxEncodedLen,
    PartialEq,
    Serialize,
    TypeInfo,
)]
#[serde(rename_all = "camelCase")]
pub enum Change {
    FeesBase(Balance),
    FeesTreasuryShare(Permill),
    FeesAuthorShare(Permill),
    PowerCap(u128),
    PowerDelay(Seconds),
    PowerWeight(Permill),
}

impl Change {
    /// The change of `field` to `value`, cut to what its type can hold.
    pub fn new(field: Field, value: u128) -> Self {
        let permill = Permill::from_parts(value.try_into().unwrap_or(u32::MAX));
        match field {
            Field::FeesBase => Self::FeesBase(value),
            Field::FeesTreasuryShare => Self::FeesTreasuryShare(permill),
            Field::FeesAuthorShare => Self::FeesAuthorShare(permill),
            Field::PowerCap => Self::PowerCap(value),
            Field::PowerDelay => Self::PowerDelay(value.try_into().unwrap_or(Seconds::MAX)),
            Field::PowerWeight => Self::PowerWeight(permill),
            Field::Unlisted => panic!("no change of an unlisted field"),
        }
    }
}

#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub struct Fees {
    pub base: Balance,
    pub treasury_share: Permill,
    pub author_share: Permill,
}

#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub struct Power {
    pub cap: u128,
    pub delay: Seconds,
    pub weight: Permill,
}

parameter_types! {
    pub storage CurrentFees: Fees = Fees {
        base: 1_000,
        treasury_share: Permill::from_percent(80),
        author_share: Permill::from_percent(20),
    };
    pub storage CurrentPower: Power =
        Power { cap: 10_000, delay: 5 * DAY, weight: Permill::zero() };
    /// Makes `apply` fail after it has written the first subject.
    pub storage ApplyFails: bool = false;
    /// Replaces the rules of one field. Not in storage: integrity tests run over an empty one.
    pub static Override: Option<(Field, FieldSpec)> = None;
    /// Makes the defaults disagree.
    pub static Disagree: bool = false;
}

/// The shares do not sum to one. Errors are of kinds that events keep, unlike the text of `Other`.
pub const SHARES: &str = "the shares do not sum to one";
pub const APPLY_FAILED: DispatchError = DispatchError::Exhausted;
pub const SUBMIT_FAILED: DispatchError = DispatchError::Corruption;

pub struct Registry;

impl Registry {
    fn with(changes: &[Change]) -> (Fees, Power) {
        let (mut fees, mut power) = (CurrentFees::get(), CurrentPower::get());
        for change in changes {
            match *change {
                Change::FeesBase(value) => fees.base = value,
                Change::FeesTreasuryShare(value) => fees.treasury_share = value,
                Change::FeesAuthorShare(value) => fees.author_share = value,
                Change::PowerCap(value) => power.cap = value,
                Change::PowerDelay(value) => power.delay = value,
                Change::PowerWeight(value) => power.weight = value,
            }
        }
        (fees, power)
    }
}

impl ParameterRegistry for Registry {
    type Field = Field;
    type Change = Change;

    fn fields() -> impl Iterator<Item = Field> {
        FIELDS.into_iter()
    }

    fn field(change: &Change) -> Field {
        match change {
            Change::FeesBase(_) => Field::FeesBase,
            Change::FeesTreasuryShare(_) => Field::FeesTreasuryShare,
            Change::FeesAuthorShare(_) => Field::FeesAuthorShare,
            Change::PowerCap(_) => Field::PowerCap,
            Change::PowerDelay(_) => Field::PowerDelay,
            Change::PowerWeight(_) => Field::PowerWeight,
        }
    }

    fn value(change: &Change) -> u128 {
        match change {
            Change::FeesBase(value) | Change::PowerCap(value) => *value,
            Change::PowerDelay(value) => u128::from(*value),
            Change::FeesTreasuryShare(value)
            | Change::FeesAuthorShare(value)
            | Change::PowerWeight(value) => u128::from(value.deconstruct()),
        }
    }

    fn spec(field: Field) -> FieldSpec {
        if let Some((overridden, spec)) = Override::get()
            && overridden == field
        {
            return spec;
        }
        let spec = FieldSpec {
            subject: "fees",
            name: "",
            description: "A field of the mock.",
            unit: "parts per million",
            min: 0,
            max: 1_000_000,
            default: 0,
            step: Step::Absolute(50_000),
            cool_down: DAY,
            enactment_delay: 2 * DAY,
        };
        match field {
            Field::FeesBase => FieldSpec {
                name: "base",
                unit: "HETU",
                max: 1_000_000_000_000_000_000,
                default: 1_000,
                step: Step::Relative(Permill::from_percent(10)),
                ..spec
            },
            Field::FeesTreasuryShare => {
                FieldSpec { name: "treasury_share", max: 900_000, default: 800_000, ..spec }
            },
            Field::FeesAuthorShare => {
                FieldSpec { name: "author_share", min: 100_000, default: 200_000, ..spec }
            },
            Field::PowerCap => FieldSpec {
                subject: "power",
                name: "cap",
                unit: "Power",
                min: 100,
                max: u128::MAX,
                default: 10_000,
                step: Step::Relative(Permill::from_percent(25)),
                cool_down: 7 * DAY,
                enactment_delay: 3 * DAY,
                ..spec
            },
            Field::PowerDelay => FieldSpec {
                subject: "power",
                name: "delay",
                unit: "economic seconds",
                min: HOUR.into(),
                max: (30 * DAY).into(),
                default: (5 * DAY).into(),
                step: Step::Absolute(DAY.into()),
                ..spec
            },
            Field::PowerWeight => {
                FieldSpec { subject: "power", name: "weight", step: Step::Absolute(100_000), ..spec }
            },
            Field::Unlisted => panic!("no rules for an unlisted field"),
        }
    }

    fn current(field: Field) -> u128 {
        let (fees, power) = (CurrentFees::get(), CurrentPower::get());
        match field {
            Field::FeesBase => fees.base,
            Field::FeesTreasuryShare => fees.treasury_share.deconstruct().into(),
            Field::FeesAuthorShare => fees.author_share.deconstruct().into(),
            Field::PowerCap => power.cap,
            Field::PowerDelay => power.delay.into(),
            Field::PowerWeight => power.weight.deconstruct().into(),
            Field::Unlisted => panic!("no value of an unlisted field"),
        }
    }

    fn check_together(changes: &[Change]) -> Result<(), &'static str> {
        let (fees, _) = Self::with(changes);
        let sum = fees.treasury_share.deconstruct() + fees.author_share.deconstruct();
        frame_support::ensure!(sum == 1_000_000 && !Disagree::get(), SHARES);
        Ok(())
    }

    fn apply(changes: &[Change]) -> DispatchResult {
        let (fees, power) = Self::with(changes);
        CurrentFees::set(&fees);
        frame_support::ensure!(!ApplyFails::get(), APPLY_FAILED);
        CurrentPower::set(&power);
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq)]
pub enum State {
    Ongoing,
    ApprovedAt(Seconds),
    Lost,
}

parameter_types! {
    pub storage Referendums: Vec<State> = vec![];
    pub storage Submitted: Vec<(AccountId, u32, Seconds)> = vec![];
    pub storage SubmitFails: bool = false;
}

pub struct Referenda;

impl Referenda {
    pub fn set(index: u32, state: State) {
        let mut states = Referendums::get();
        states[usize::try_from(index).unwrap()] = state;
        Referendums::set(&states);
    }
}

impl ParameterReferenda<AccountId> for Referenda {
    fn next_index() -> u32 {
        Referendums::get().len().try_into().unwrap()
    }

    fn submit(proposer: &AccountId, index: u32, delay: Seconds) -> Result<(), DispatchError> {
        assert_eq!(index, Self::next_index());
        let mut states = Referendums::get();
        states.push(State::Ongoing);
        Referendums::set(&states);
        let mut submitted = Submitted::get();
        submitted.push((*proposer, index, delay));
        Submitted::set(&submitted);
        // After it has written, so that tests see the writes undone.
        frame_support::ensure!(!SubmitFails::get(), SUBMIT_FAILED);
        Ok(())
    }

    fn status(index: u32) -> ReferendumStatus {
        match Referendums::get().get(usize::try_from(index).unwrap()) {
            Some(State::Ongoing) => ReferendumStatus::Ongoing,
            Some(State::ApprovedAt(at)) => ReferendumStatus::Approved { since: Now::get() - at },
            Some(State::Lost) | None => ReferendumStatus::Lost,
        }
    }
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, Change> for Helper {
    fn fund(who: &AccountId) {
        use frame_support::traits::fungible::Mutate;
        Balances::set_balance(who, RICHES);
    }

    fn changes(count: u32) -> Vec<Change> {
        let pair = [
            Change::FeesTreasuryShare(Permill::from_percent(79)),
            Change::FeesAuthorShare(Permill::from_percent(21)),
        ];
        let single = [
            Change::PowerCap(11_000),
            Change::FeesBase(1_100),
            Change::PowerDelay(4 * DAY),
            Change::PowerWeight(Permill::from_percent(1)),
        ];
        let count = usize::try_from(count).unwrap();
        if count <= single.len() {
            single[..count].to_vec()
        } else {
            single[..count - pair.len()].iter().chain(&pair).copied().collect()
        }
    }

    fn approve(index: u32, delay: Seconds) {
        Referenda::set(index, State::ApprovedAt(Now::get()));
        advance(delay);
    }

    fn reject(index: u32) {
        Referenda::set(index, State::Lost);
    }

    fn signaller(amount: Balance) -> (AccountId, u32) {
        use frame_support::traits::fungibles::Mutate;
        for token in [NEX, AUR] {
            Assets::set_balance(token, &ALICE, amount);
        }
        (ALICE, ongoing())
    }

    fn voter() -> (AccountId, TrackId) {
        (ALICE, 0)
    }

    fn delegation() -> (AccountId, AccountId, TrackId) {
        Delegations::set(&BTreeMap::from([((BOB, 0), (ALICE, 1))]));
        (ALICE, BOB, 0)
    }
}

pub fn genesis(changes: Vec<Change>) -> sp_io::TestExternalities {
    RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: vec![(ALICE, RICHES), (BOB, RICHES), (POOR, 1 + BASE_DEPOSIT + CHANGE_DEPOSIT)],
            ..Default::default()
        },
        assets: pallet_assets::GenesisConfig {
            assets: [NEX, AUR].map(|id| (id, PROTOCOL, true, 1)).to_vec(),
            accounts: vec![(NEX, ALICE, 6_000), (NEX, BOB, 4_000), (AUR, BOB, 100)],
            ..Default::default()
        },
        governance: pallet_governance::GenesisConfig { changes },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into()
}

pub fn new_test_ext() -> sp_io::TestExternalities {
    let mut ext = genesis(vec![]);
    ext.execute_with(|| System::set_block_number(1));
    ext
}

/// Has an account delegate GEN on a track.
pub fn delegate(from: AccountId, to: AccountId, track: TrackId, balance: Balance) {
    let mut delegations = Delegations::get();
    delegations.insert((from, track), (to, balance));
    Delegations::set(&delegations);
}

pub fn decline(who: AccountId, from: AccountId, track: TrackId) -> DispatchResult {
    bare(dispatch(pallet_governance::Call::decline_delegation { from, track }, RuntimeOrigin::signed(who)))
}

/// Runs a test from genesis and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        test();
        Governance::do_try_state().unwrap();
    });
}

pub fn advance(seconds: Seconds) {
    Now::set(&(Now::get() + seconds));
}

/// As a block would: in a storage layer of its own.
pub fn dispatch(call: pallet_governance::Call<Test>, origin: RuntimeOrigin) -> DispatchResultWithPostInfo {
    RuntimeCall::from(call).dispatch_bypass_filter(origin)
}

fn bare(outcome: DispatchResultWithPostInfo) -> DispatchResult {
    outcome.map(drop).map_err(|failure| failure.error)
}

pub fn propose(who: AccountId, changes: &[Change]) -> DispatchResult {
    propose_by(RuntimeOrigin::signed(who), changes)
}

pub fn propose_by(origin: RuntimeOrigin, changes: &[Change]) -> DispatchResult {
    let changes = changes.to_vec().try_into().unwrap();
    bare(dispatch(pallet_governance::Call::propose { changes }, origin))
}

pub fn enact(index: u32) -> DispatchResult {
    enact_by(Origin::Parameters.into(), index)
}

pub fn enact_by(origin: RuntimeOrigin, index: u32) -> DispatchResult {
    bare(dispatch(pallet_governance::Call::enact { index }, origin))
}

pub fn clear(who: AccountId, index: u32) -> DispatchResult {
    clear_by(RuntimeOrigin::signed(who), index)
}

pub fn clear_by(origin: RuntimeOrigin, index: u32) -> DispatchResult {
    bare(dispatch(pallet_governance::Call::clear { index }, origin))
}

pub fn signal(who: AccountId, index: u32, aye: bool, nex: Balance, aur: Balance) -> DispatchResult {
    signal_by(RuntimeOrigin::signed(who), index, aye, nex, aur)
}

pub fn signal_by(origin: RuntimeOrigin, index: u32, aye: bool, nex: Balance, aur: Balance) -> DispatchResult {
    bare(dispatch(pallet_governance::Call::signal { index, aye, nex, aur }, origin))
}

pub fn withdraw(who: AccountId, index: u32) -> DispatchResult {
    withdraw_by(RuntimeOrigin::signed(who), index)
}

pub fn withdraw_by(origin: RuntimeOrigin, index: u32) -> DispatchResult {
    bare(dispatch(pallet_governance::Call::withdraw_signal { index }, origin))
}

/// A referendum that nobody proposed anything by: one of another track.
pub fn ongoing() -> u32 {
    let mut states = Referendums::get();
    states.push(State::Ongoing);
    Referendums::set(&states);
    Referenda::next_index() - 1
}

/// HETU, NEX and AUR on hold for the signals of an account.
pub fn on_hold(who: AccountId) -> [Balance; 3] {
    let reason = HoldReason::Signal.into();
    [
        Balances::balance_on_hold(&reason, &who),
        NexHolds::balance_on_hold(&reason, &who),
        AurHolds::balance_on_hold(&reason, &who),
    ]
}

/// Proposes, and returns the index of the referendum.
pub fn proposed(who: AccountId, changes: &[Change]) -> u32 {
    let index = Referenda::next_index();
    propose(who, changes).unwrap();
    index
}

pub fn approve(index: u32) {
    Referenda::set(index, State::ApprovedAt(Now::get()));
}

/// Proposes, approves and lets the timelock run.
pub fn ripened(who: AccountId, changes: &[Change]) -> u32 {
    let index = proposed(who, changes);
    approve(index);
    advance(Governance::proposal(index).unwrap().delay);
    index
}

pub fn held(who: AccountId) -> Balance {
    Balances::balance_on_hold(&HoldReason::Proposal.into(), &who)
}

pub fn values() -> Vec<u128> {
    FIELDS.into_iter().map(Registry::current).collect()
}

pub fn root() -> Vec<u8> {
    sp_io::storage::root(sp_runtime::StateVersion::V1)
}

/// Every origin that a call may come from.
pub fn origins() -> Vec<RuntimeOrigin> {
    vec![
        RuntimeOrigin::root(),
        RuntimeOrigin::none(),
        RuntimeOrigin::signed(ALICE),
        Origin::Parameters.into(),
        Origin::Membership.into(),
        Origin::Treasurer.into(),
        Origin::Canceller.into(),
        Origin::Proposer(ALICE).into(),
        Origin::Emergency.into(),
    ]
}

pub fn events() -> Vec<Event<Test>> {
    System::read_events_for_pallet::<Event<Test>>()
}

pub fn error(error: Error<Test>) -> DispatchError {
    error.into()
}
