//! A runtime with the real identities and the real Flux, whose clock runs with the block number, and whose capacity,
//! tiers, trust and randomness tests set.
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
use crate as pallet_pocw;
use crate::{Event, NextTask, Panels, Parents, Position, Positions, Round, Statement, Task, TaskId, Terms};
use core::num::NonZeroU32;
use fluxnomics_economics::{
    capacity::cost::flux_fee,
    quality::Quality,
    time::{DAY, SLOT_SECONDS, economic_seconds},
    work::score::Score,
};
use fluxnomics_primitives::{
    Balance, Hash, Power as Energy, UNIT,
    capacity::{Asset, PowerPerDay, StakeAtRisk, TaskCharge, TaskMeter, Usage},
    flux::{AutoStake, FluxCharge, FluxHold, FluxLedger, Place},
    identity::{ExecutionMeter, IdentityId, MintWeight, PowerLedger, PowerSource},
    params::{FluxParams, PowerParams, WorkParams},
    time::{EconomicClock, Seconds},
    work::{Ending, FeeTiers, Trust, WorkRecord},
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{
        ConstU32, ConstU128, Hooks, Randomness, UnfilteredDispatchable,
        fungible::{Inspect, InspectHold},
    },
    weights::RuntimeDbWeight,
};
use frame_system::EnsureRoot;
use sp_runtime::{
    BuildStorage, DispatchError, DispatchResult, Perbill,
    testing::{TestSignature, UintAuthorityId},
    traits::{BlakeTwo256, Hash as Hashing, IdentityLookup},
};

use std::collections::BTreeMap;

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Call = pallet_pocw::Call<Test>;

/// Each owns the human identity of its number and controls it; evaluators are those from [`FIRST_EVALUATOR`] on.
pub const CLIENT: IdentityId = 0;
pub const WORKER: IdentityId = 1;
pub const OTHER: IdentityId = 2;
pub const PEER: IdentityId = 3;
pub const FIRST_EVALUATOR: IdentityId = 4;
pub const EVALUATORS: u64 = 28;
pub const PEOPLE: u64 = FIRST_EVALUATOR + EVALUATORS;
/// Has HETU for fees and no identity.
pub const STRANGER: AccountId = 999;
pub const TREASURY: AccountId = 998;

pub const ED: Balance = UNIT / 100;
pub const RICHES: Balance = 1_000_000 * UNIT;
/// FLX of each of the first four.
pub const FLUX: Balance = 250_000 * UNIT;
pub const MAX_EVALUATORS: u32 = 30;
pub const EPOCH_BLOCKS: u64 = 60;

pub const FREE: Place = Place::Free;
pub const ESCROW: Place = Place::Held(FluxHold::Escrow);
pub const OFFER: Place = Place::Held(FluxHold::Offer);
pub const STAKE: Place = Place::Held(FluxHold::Stake);
pub const UNBONDING: Place = Place::Held(FluxHold::Unbonding);

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
    #[runtime::pallet_index(3)]
    pub type Flux = pallet_flux::Pallet<Test>;
    #[runtime::pallet_index(4)]
    pub type Pocw = pallet_pocw::Pallet<Test>;
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
    type ExistentialDeposit = ConstU128<ED>;
    type AccountStore = System;
}

parameter_types! {
    /// Such that reads and writes can be told apart in a weight.
    pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 1, write: 1_000 };
    pub storage IdentityParams: PowerParams = PowerParams { default_ceiling: 1_000 * UNIT, ..Default::default() };
    pub storage MoneyParams: FluxParams = FluxParams::default();
    pub storage Params: WorkParams = WorkParams::default();
    pub storage Mu: Balance = UNIT / 1_000;
    /// What the execution meter of every identity together still covers.
    pub storage Meter: Energy = Energy::MAX;
    /// The marketplace fee of every owner.
    pub storage Rate: Perbill = Perbill::from_parts(25_000_000);
    pub storage Trusted: Vec<(IdentityId, Perbill)> = vec![];
    /// What one HETU generates, where one FLX generates 0.25 Power.
    pub storage HetuAlpha: PowerPerDay = UNIT / 4;
    /// Identities whose stake makes capacity.
    pub storage Stakers: Vec<IdentityId> = vec![];
    pub storage Staked: Vec<(IdentityId, Balance)> = vec![];
    /// HETU that identities have staked for capacity.
    pub storage StakedHetu: Vec<(IdentityId, Balance)> = vec![];
    /// Staked FLX that is frozen.
    pub storage Frozen: Vec<(IdentityId, Balance)> = vec![];
    /// What the mint was told.
    pub storage Minted: Vec<(IdentityId, Energy, Quality)> = vec![];
    /// What reputation was told: provider, client, whether it settled, the fee, and the largest that a price owes.
    pub storage Told: Vec<(IdentityId, IdentityId, bool, Balance, Balance)> = vec![];
    /// Whether the authors of the epoch before learn the randomness bit by bit, as on a chain that makes its own.
    pub storage Delayed: bool = false;
    /// Changes every seed that follows.
    pub storage Entropy: u64 = 0;
    pub const TreasuryAccount: AccountId = TREASURY;
}

impl pallet_power::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = IdentityParams;
    type AttestorOrigin = EnsureRoot<AccountId>;
    type ExecutionMeter = ();
    type MintWeight = ();
    type Obligations = (Pocw, Flux);
    type Departures = (Pocw, Flux);
    type OtherDeposits = Pocw;
    type MaxReports = ConstU32<5>;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

impl pallet_flux::Config for Test {
    type Currency = Balances;
    type Treasury = TreasuryAccount;
    type Identities = Power;
    type Clock = Clock;
    type Parameters = MoneyParams;
    type AutoStake = World;
    type GenesisSupply = ConstU128<{ 1_000_000 * UNIT }>;
    type BootstrapHalving = ConstU32<250>;
    type MaxCloses = ConstU32<8>;
    type HistoryLength = ConstU32<16>;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = World;
}

impl pallet_pocw::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = Params;
    type MatchBurn = Mu;
    type Identities = Power;
    type Flux = Flux;
    type AutoStake = World;
    type MintWeight = World;
    type QualityRecord = Power;
    type StorageDeposits = Power;
    type TaskMeter = World;
    type StakeAtRisk = World;
    type FeeTiers = World;
    type Trust = World;
    type WorkRecord = World;
    type Randomness = World;
    type RulingOrigin = EnsureRoot<AccountId>;
    type Signature = TestSignature;
    type Signer = UintAuthorityId;
    type MaxEvaluators = ConstU32<MAX_EVALUATORS>;
    type MaxDraws = ConstU32<4>;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = World;
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

/// Everything around the pallet that is not identities or Flux.
pub struct World;

impl ExecutionMeter for World {
    fn draw(_: IdentityId, wanted: Energy) -> Energy {
        let drawn = wanted.min(Meter::get());
        Meter::set(&(Meter::get() - drawn));
        drawn
    }
}

impl TaskMeter for World {
    fn task_power(usage: &Usage) -> Energy {
        UNIT + UNIT / 100 * u128::from(usage.steps)
            + UNIT / 2 * u128::from(usage.model_calls)
            + UNIT / 4 * u128::from(usage.transactions)
    }

    fn charge_task(id: IdentityId, usage: &Usage) -> Result<TaskCharge, DispatchError> {
        let power = Self::task_power(usage);
        let covered = Self::draw(id, power.min(Power::spendable(id)));
        Power::spend(id, covered, PowerSource::Execution)?;
        let fee = flux_fee(power - covered, 100 * UNIT).unwrap();
        let paid = fee.min(Flux::balance(id, FREE));
        Flux::burn(id, paid, FREE, FluxCharge::Fallback)?;
        Ok(TaskCharge { covered, owed: fee - paid })
    }

    fn least_price(power: Energy) -> Option<Balance> {
        flux_fee(power, 400 * UNIT)
    }

    fn alpha(asset: Asset) -> PowerPerDay {
        match asset {
            Asset::Hetu => HetuAlpha::get(),
            Asset::Flux => UNIT / 4,
        }
    }
}

impl StakeAtRisk for World {
    fn at_risk(id: IdentityId, asset: Asset) -> Balance {
        match asset {
            Asset::Hetu => {
                StakedHetu::get().iter().filter(|(of, _)| *of == id).map(|(_, amount)| amount).sum()
            },
            // What was earned and not realised is not staked yet.
            Asset::Flux => {
                pallet_flux::Accounts::<Test>::get(id).map_or(0, |account| account.staked + account.unbonding)
            },
        }
    }

    fn frozen(id: IdentityId, _: Asset) -> Balance {
        Frozen::get().iter().filter(|(of, _)| *of == id).map(|(_, amount)| amount).sum()
    }

    fn freeze(id: IdentityId, asset: Asset, amount: Balance) -> DispatchResult {
        let mut all = Frozen::get();
        let frozen = Self::frozen(id, asset);
        frame_support::ensure!(frozen + amount <= Self::at_risk(id, asset), "not at risk");
        all.push((id, amount));
        Frozen::set(&all);
        Ok(())
    }

    fn thaw(id: IdentityId, _: Asset, amount: Balance) {
        let mut all = Frozen::get();
        let at = all.iter().position(|entry| *entry == (id, amount)).expect("thaws what it froze");
        all.remove(at);
        Frozen::set(&all);
    }

    fn slash(id: IdentityId, asset: Asset, amount: Balance) -> Balance {
        let taken = amount.min(Self::at_risk(id, asset));
        if asset == Asset::Hetu {
            let mut all = StakedHetu::get();
            all.iter_mut().find(|(of, _)| *of == id).unwrap().1 -= taken;
            StakedHetu::set(&all);
            return taken;
        }
        let staked = taken.min(Flux::balance(id, STAKE));
        Flux::burn(id, staked, STAKE, FluxCharge::Slash).unwrap();
        Flux::burn(id, taken - staked, UNBONDING, FluxCharge::Slash).unwrap();
        taken
    }
}

impl FeeTiers<AccountId> for World {
    fn rate(_: &AccountId) -> Perbill {
        Rate::get()
    }
}

impl Trust for World {
    fn trust(id: IdentityId) -> Perbill {
        Trusted::get().into_iter().find(|(known, _)| *known == id).map_or(Perbill::zero(), |(_, trust)| trust)
    }
}

impl WorkRecord for World {
    fn ended(provider: IdentityId, client: IdentityId, ending: Ending) {
        let (settled, fee, largest) = match ending {
            Ending::Settled { fee, largest } => (true, fee, largest),
            Ending::Failed { fee } => (false, 0, fee),
        };
        let mut told = Told::get();
        told.push((provider, client, settled, fee, largest));
        Told::set(&told);
    }
}

impl MintWeight for World {
    fn note(id: IdentityId, power: Energy, quality: Quality) {
        let mut notes = Minted::get();
        notes.push((id, power, quality));
        Minted::set(&notes);
        Flux::note(id, power, quality);
    }
}

impl AutoStake for World {
    fn accepts(id: IdentityId) -> bool {
        Stakers::get().contains(&id)
    }
    fn staked(id: IdentityId, amount: Balance) {
        let mut staked = Staked::get();
        staked.push((id, amount));
        Staked::set(&staked);
    }
}

/// An epoch of so many blocks; its randomness is the hash of its number, and known to nobody before it begins, or before
/// the last one has begun.
impl Randomness<Hash, u64> for World {
    fn random(subject: &[u8]) -> (Hash, u64) {
        let epoch = System::block_number() / EPOCH_BLOCKS;
        let known_since = epoch.saturating_sub(Delayed::get().into()) * EPOCH_BLOCKS;
        (BlakeTwo256::hash_of(&(subject, epoch, Entropy::get())), known_since)
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_flux::BenchmarkHelper<AccountId> for World {
    fn identity() -> (IdentityId, AccountId) {
        (CLIENT, owner(CLIENT))
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, TestSignature> for World {
    fn identity(index: u32) -> (IdentityId, AccountId, AccountId) {
        let id = IdentityId::from(index);
        (id, owner(id), owner(id))
    }
    fn fund_flux(id: IdentityId, amount: Balance) {
        if Flux::balance(id, FREE) < amount {
            Flux::shift(PEER, amount, FREE, ESCROW).unwrap();
            Flux::settle(PEER, FluxHold::Escrow, id, FREE, amount).unwrap();
        }
    }
    fn new_randomness() {
        System::set_block_number((System::block_number() / EPOCH_BLOCKS + 1) * EPOCH_BLOCKS);
    }
    fn sign(signer: &AccountId, message: &[u8]) -> TestSignature {
        TestSignature(*signer, message.to_vec())
    }
}

/// The account that owns and controls a human identity.
pub fn owner(id: IdentityId) -> AccountId {
    100 + id
}

pub fn new_test_ext() -> sp_io::TestExternalities {
    let humans: Vec<AccountId> = (0..PEOPLE).map(owner).collect();
    let balances = humans.iter().chain(&[STRANGER, TREASURY]).map(|who| (*who, RICHES)).collect();
    let endowments = [CLIENT, WORKER, OTHER, PEER].map(|id| (id, FLUX)).to_vec();
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        power: pallet_power::GenesisConfig { humans },
        flux: pallet_flux::GenesisConfig { endowments, ..Default::default() },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    ext.execute_with(|| {
        System::set_block_number(1);
        for id in [CLIENT, WORKER, OTHER, PEER] {
            by(id, Call::set_bond_ceiling { id, ceiling: 100_000 * UNIT }).unwrap();
        }
        System::reset_events();
    });
    ext
}

/// Runs a test from genesis and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        test();
        check();
    });
}

/// Every invariant of every pallet, and that what is held for storage is what entries say.
pub fn check() {
    Pocw::do_try_state().unwrap();
    Flux::do_try_state().unwrap();
    Power::do_try_state().unwrap();
    let all = tasks();
    let mut deposits = BTreeMap::<IdentityId, Balance>::new();
    for (_, task) in &all {
        if task.outcome().is_none() {
            *deposits.entry(task.client).or_default() += task.deposit;
        }
        if let Some(contract) = task.contract {
            *deposits.entry(contract.worker).or_default() += contract.deposit;
        }
    }
    for id in 0..pallet_power::NextIdentityId::<Test>::get() {
        let held = Power::identity(id).map_or(0, |identity| identity.deposits);
        assert_eq!(held, deposits.get(&id).copied().unwrap_or_default(), "deposits of {id}");
    }
    let watched: u32 = pallet_flux::Watches::<Test>::iter_values().map(|watch| watch.watchers).sum();
    let under_way = all.iter().filter(|(_, t)| t.contract.is_some() && t.outcome().is_none()).count();
    assert_eq!(watched as usize, under_way, "indices watched for tasks that are not under way");
}

// Time.

pub fn now() -> Seconds {
    Clock::now()
}

/// Goes to a later block and does what its beginning does.
pub fn go_to_block(block: u64) {
    assert!(block > System::block_number(), "blocks do not come back");
    System::set_block_number(block);
    Flux::on_initialize(block);
    Pocw::on_initialize(block);
}

/// Goes to the first block after a time.
pub fn go_past(time: Seconds) {
    go_to_block((time / SLOT_SECONDS + 1).max(System::block_number() + 1));
}

pub fn advance(seconds: Seconds) {
    go_past(now() + seconds - SLOT_SECONDS);
}

/// Goes to the beginning of the next epoch of the randomness.
pub fn next_epoch() {
    go_to_block((System::block_number() / EPOCH_BLOCKS + 1) * EPOCH_BLOCKS);
}

pub fn change_params(change: impl FnOnce(&mut WorkParams)) {
    let mut params = Params::get();
    change(&mut params);
    Params::set(&params);
}

pub fn without_demurrage() {
    let params = FluxParams { max_step: Perbill::zero(), ..MoneyParams::get() };
    MoneyParams::set(&params);
    pallet_flux::MonetaryPolicy::<Test>::mutate(|policy| policy.beta = Perbill::zero());
}

// Calls.

/// As a block would make it: in a storage layer of its own.
pub fn dispatch(origin: RuntimeOrigin, call: Call) -> DispatchResult {
    RuntimeCall::from(call).dispatch_bypass_filter(origin).map(drop).map_err(|failure| failure.error)
}

pub fn signed(who: AccountId, call: Call) -> DispatchResult {
    dispatch(RuntimeOrigin::signed(who), call)
}

/// By the owner of an identity, who controls it.
pub fn by(id: IdentityId, call: Call) -> DispatchResult {
    signed(owner(id), call)
}

pub fn by_root(call: Call) -> DispatchResult {
    dispatch(RuntimeOrigin::root(), call)
}

pub fn by_anyone(call: Call) -> DispatchResult {
    signed(STRANGER, call)
}

/// Asserts that a call fails with the error and leaves no trace in storage.
#[macro_export]
macro_rules! assert_refused {
    ($who:expr, $call:expr, $error:expr $(,)?) => {
        frame_support::assert_noop!($crate::mock::by($who, $call), $error)
    };
}

// Tasks.

pub const BUDGET: Energy = 100 * UNIT;
pub const PRICE: Balance = 40 * UNIT;
pub const BOND: Balance = 4 * UNIT;
/// μ · budget.
pub const BURN: Balance = UNIT / 10;

pub fn terms() -> Terms {
    Terms {
        brief: Hash::repeat_byte(1),
        budget: BUDGET,
        price: PRICE,
        bond: BOND,
        open_for: 2 * DAY,
        work_for: 3 * DAY,
        review_for: DAY,
        min_trust: Perbill::zero(),
        worker: None,
    }
}

pub fn usage(power: u64) -> Usage {
    Usage { model_calls: (power - 1) * 2, ..Default::default() }
}

pub fn parents(ids: &[TaskId]) -> Parents {
    ids.to_vec().try_into().unwrap()
}

/// A task of the client on the usual terms.
pub fn posted() -> TaskId {
    post(CLIENT, terms())
}

pub fn post(client: IdentityId, terms: Terms) -> TaskId {
    let id = NextTask::<Test>::get();
    by(client, Call::post { terms }).unwrap();
    id
}

pub fn matched() -> TaskId {
    let task = posted();
    take(WORKER, task);
    task
}

pub fn take(worker: IdentityId, task: TaskId) {
    let bond = get(task).terms.bond;
    by(worker, Call::match_task { task, bond }).unwrap();
}

pub fn submit(task: TaskId, claim: bool) -> Call {
    submit_after(task, &[], claim)
}

pub fn submit_after(task: TaskId, ids: &[TaskId], claim: bool) -> Call {
    let result = Hash::from_low_u64_be(task + 1);
    Call::submit { task, result, usage: usage(80), parents: parents(ids), claim }
}

/// A task whose work waits for the client.
pub fn submitted() -> TaskId {
    let task = matched();
    by(WORKER, submit(task, false)).unwrap();
    task
}

/// A task whose panel was asked for.
pub fn claimed() -> TaskId {
    let task = matched();
    by(WORKER, submit(task, true)).unwrap();
    task
}

/// A task whose panel sits.
pub fn empanelled() -> TaskId {
    register_evaluators(EVALUATORS);
    let task = claimed();
    next_epoch();
    task
}

/// A task whose panel gave it a score.
pub fn evaluated(score: u32) -> TaskId {
    let task = empanelled();
    judge(task, Round::First, score);
    task
}

/// Makes so many evaluators, and lets a block pass.
pub fn register_evaluators(count: u64) {
    for id in FIRST_EVALUATOR..FIRST_EVALUATOR + count {
        by(id, Call::register_evaluator { id, stake: 1_000 * UNIT }).unwrap();
    }
    go_to_block(System::block_number() + 1);
}

pub fn score(percent: u32) -> Score {
    Score::from_percent(percent)
}

pub fn salt(evaluator: IdentityId) -> Hash {
    Hash::from_low_u64_be(evaluator)
}

pub fn seats(task: TaskId, round: Round) -> Vec<IdentityId> {
    Panels::<Test>::get(task, round).unwrap().seats.iter().map(|seat| seat.evaluator).collect()
}

pub fn commit(task: TaskId, round: Round, evaluator: IdentityId, percent: u32) -> DispatchResult {
    let commitment = Pocw::commitment_of(task, round, evaluator, score(percent), salt(evaluator));
    by(evaluator, Call::commit { task, commitment })
}

pub fn reveal(task: TaskId, evaluator: IdentityId, percent: u32) -> DispatchResult {
    by(evaluator, Call::reveal { task, score: score(percent), salt: salt(evaluator) })
}

/// Lets the time pass in which a receipt that has ended counts as evidence: its worker may prune it.
pub fn outlast_evidence() {
    advance(Params::get().dispute_window + 2);
}

/// The whole panel gives one score, and is counted.
pub fn judge(task: TaskId, round: Round, percent: u32) {
    let scores: Vec<_> = seats(task, round).into_iter().map(|id| (id, percent)).collect();
    judge_with(task, round, &scores);
}

pub fn judge_with(task: TaskId, round: Round, scores: &[(IdentityId, u32)]) {
    for (id, percent) in scores {
        commit(task, round, *id, *percent).unwrap();
    }
    let panel = Panels::<Test>::get(task, round).unwrap();
    if scores.len() < panel.seats.len() {
        go_past(panel.commit_by);
    }
    for (id, percent) in scores {
        reveal(task, *id, *percent).unwrap();
    }
    if scores.len() < panel.seats.len() {
        go_past(panel.reveal_by);
    }
    by_anyone(Call::settle { task }).unwrap();
}

/// Lets the window of a verdict pass and carries it out.
pub fn carry_out(task: TaskId) {
    advance(Params::get().dispute_window + 2);
    by_anyone(Call::settle { task }).unwrap();
}

// What is seen from outside.

pub fn get(task: TaskId) -> Task {
    Pocw::load(task).unwrap()
}

pub fn tasks() -> Vec<(TaskId, Task)> {
    crate::Pages::<Test>::iter_values().flatten().collect()
}

pub fn position(id: IdentityId) -> Position {
    Positions::<Test>::get(id)
}

pub fn flux(id: IdentityId) -> Balance {
    Flux::balance(id, FREE)
}

/// All Flux of an identity, wherever it is.
pub fn all_flux(id: IdentityId) -> Balance {
    let places = [FREE, ESCROW, OFFER, STAKE, UNBONDING];
    places.into_iter().map(|place| Flux::balance(id, place)).sum()
}

/// All HETU of an identity's owner, free and held.
pub fn hetu(id: IdentityId) -> Balance {
    <Balances as Inspect<AccountId>>::total_balance(&owner(id))
}

pub fn held(reason: crate::HoldReason, id: IdentityId) -> Balance {
    Balances::balance_on_hold(&reason.into(), &owner(id))
}

pub fn burned() -> pallet_flux::Burned {
    pallet_flux::Totals::<Test>::get().burned
}

pub fn evaluator(id: IdentityId) -> crate::EvaluatorOf<Test> {
    Pocw::evaluator(id).unwrap()
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Pocw(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}

/// An agent of the owner of a human identity, with that controller, which has no HETU.
pub fn agent_of(human: IdentityId, controller: AccountId) -> IdentityId {
    let id = pallet_power::NextIdentityId::<Test>::get();
    let register = pallet_power::Call::register_agent { controller, max_price: Balance::MAX };
    RuntimeCall::from(register).dispatch_bypass_filter(RuntimeOrigin::signed(owner(human))).unwrap();
    let accept = pallet_power::Call::accept_controller { id };
    RuntimeCall::from(accept).dispatch_bypass_filter(RuntimeOrigin::signed(controller)).unwrap();
    id
}

/// Another statement at the clock value of a receipt.
pub fn second_story(task: TaskId) -> Statement {
    let clock = get(task).receipt.unwrap().clock;
    let (previous, result) = (Hash::zero(), Hash::repeat_byte(66));
    Statement { task, previous, clock, result, metered: 0, parents: parents(&[]) }
}

/// A proof by what an account signed about the worker of a task.
pub fn proof(task: TaskId, statement: Statement, signer: AccountId) -> Call {
    let worker = get(task).contract.unwrap().worker;
    let hash = Pocw::statement_hash(worker, statement.clone());
    let signature = TestSignature(signer, hash.as_bytes().to_vec());
    Call::prove_equivocation { task, statement, signer, signature }
}

/// A proof against a worker that controls itself.
pub fn against(task: TaskId) -> Call {
    proof(task, second_story(task), owner(get(task).contract.unwrap().worker))
}

/// Convicts the worker of a task, whose receipt is recorded, by a statement that it signed besides.
pub fn void(task: TaskId) {
    by_anyone(against(task)).unwrap();
}

/// What an owner, or a controller, does with its identity.
pub fn identity_call(who: AccountId, call: pallet_power::Call<Test>) -> DispatchResult {
    RuntimeCall::from(call)
        .dispatch_bypass_filter(RuntimeOrigin::signed(who))
        .map(drop)
        .map_err(|failure| failure.error)
}

/// The identity has no controller from then on.
pub fn deregister(human: IdentityId, id: IdentityId) {
    identity_call(owner(human), pallet_power::Call::deregister { id }).unwrap();
}
