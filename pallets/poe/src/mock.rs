//! A runtime whose clock runs with the block number, whose identities tests name, and whose NEX is an asset as in the
//! real one: nobody has its owner's key.
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
use crate as pallet_poe;
use crate::{
    Chains, Event, HoldReason, Job, JobType, Miner, MinerView, Miners, Open, OpenEpoch, SalaryReport,
};
use core::num::NonZeroU32;
use fluxnomics_economics::time::{DAY, SLOT_SECONDS, economic_seconds};
use fluxnomics_primitives::{
    Balance, UNIT,
    flux::Epoch,
    identity::{Identities, IdentityId},
    params::PoeParams,
    price::{Reserves, SpotPrice},
    time::{EconomicClock, Seconds},
};
use frame_support::{
    assert_ok, derive_impl, parameter_types,
    traits::{
        AsEnsureOriginWithArg, ConstU32, ConstU128, Hooks, UnfilteredDispatchable,
        fungible::{Inspect, InspectHold, ItemOf},
    },
    weights::RuntimeDbWeight,
};
use frame_system::{EnsureNever, EnsureRoot};
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchResult, Percent, traits::IdentityLookup};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Call = pallet_poe::Call<Test>;
pub type Nex = ItemOf<Assets, NexId, AccountId>;

/// Owners of identities: identity 1 belongs to Alice, 2 to Bob, 3 to Carol. Their controllers have no HETU.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Pay for jobs.
pub const PAYER: AccountId = 8;
pub const STRANGER: AccountId = 9;
/// Receives the owner's salary.
pub const FOUNDER: AccountId = 50;
pub const TREASURY: AccountId = 99;
/// Owns the asset NEX. Nobody has its key.
pub const PROTOCOL: AccountId = 98;
pub const PEOPLE: [AccountId; 7] = [ALICE, BOB, CAROL, PAYER, STRANGER, FOUNDER, TREASURY];

pub const ED: Balance = UNIT / 100;
pub const RICHES: Balance = 100_000_000 * UNIT;
pub const MAX_JOBS: u32 = 1_000;
pub const HISTORY: u32 = 16;
pub const REPORTS: u32 = 24;
pub const MAX_CLOSES: u32 = 8;

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
    pub type Poe = pallet_poe::Pallet<Test>;
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

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
    type Balance = Balance;
    type AssetId = u32;
    type AssetIdParameter = u32;
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
    type ForceOrigin = EnsureNever<AccountId>;
    type Freezer = ();
    type Holder = ();
}

parameter_types! {
    /// What the constants of ParityDB are.
    pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 8_000_000, write: 50_000_000 };
    pub const NexId: u32 = 1;
    pub const TreasuryAccount: AccountId = TREASURY;
    pub storage Params: PoeParams = PoeParams::default();
    /// Active identities and their owners; identities of ten thousand and more belong to accounts of their own.
    pub storage People: Vec<(IdentityId, AccountId)> = vec![(1, ALICE), (2, BOB), (3, CAROL)];
    /// Identities that have deregistered and wait for their bond.
    pub storage Ended: Vec<IdentityId> = vec![];
    /// HETU and NEX in the pool.
    pub storage Pool: Option<(Balance, Balance)> = None;
}

impl pallet_poe::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Nex = Nex;
    type Treasury = TreasuryAccount;
    type Identities = Registry;
    type Clock = Clock;
    type Parameters = Params;
    type SpotPrice = Pool;
    type MinerOrigin = EnsureRoot<AccountId>;
    type TurnoutOrigin = EnsureRoot<AccountId>;
    type SalaryOrigin = EnsureRoot<AccountId>;
    type MaxJobs = ConstU32<MAX_JOBS>;
    type LeastSupply = ConstU128<{ 1_000_000 * UNIT }>;
    type MaxCloses = ConstU32<MAX_CLOSES>;
    type HistoryLength = ConstU32<HISTORY>;
    type ReportsKept = ConstU32<REPORTS>;
    type WeightInfo = crate::weights::SubstrateWeight<Test>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Registry;
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

impl SpotPrice for Pool {
    fn reserves() -> Option<Reserves> {
        Pool::get().map(|(hetu, nex)| Reserves { hetu, nex })
    }
}

/// The first identity of the many.
pub const MANY: IdentityId = 10_000;

pub struct Registry;
impl Identities<AccountId> for Registry {
    fn controlled_by(who: &AccountId) -> Option<IdentityId> {
        who.checked_sub(1_000_000).filter(|id| Self::is_active(*id))
    }
    fn owner(id: IdentityId) -> Option<AccountId> {
        if id >= MANY {
            return Some(id);
        }
        People::get().into_iter().find(|(known, _)| *known == id).map(|(_, owner)| owner)
    }
    fn is_active(id: IdentityId) -> bool {
        Self::owner(id).is_some() && !Ended::get().contains(&id)
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Registry {
    fn identity(seed: u32) -> (IdentityId, AccountId, AccountId) {
        let id = MANY + u64::from(seed);
        (id, id, key(id))
    }
    fn pool(hetu: Balance, nex: Balance) {
        Pool::set(&Some((hetu, nex)));
    }
}

/// The account that controls an identity.
pub fn key(id: IdentityId) -> AccountId {
    1_000_000 + id
}

pub fn ext_with(salary_recipient: Option<AccountId>) -> sp_io::TestExternalities {
    let balances = PEOPLE.map(|who| (who, RICHES)).to_vec();
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        assets: pallet_assets::GenesisConfig {
            assets: vec![(NexId::get(), PROTOCOL, true, 1)],
            ..Default::default()
        },
        poe: pallet_poe::GenesisConfig { salary_recipient },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    ext.execute_with(|| System::set_block_number(1));
    ext
}

/// The salary goes to the founder, and there are three miners.
pub fn new_test_ext() -> sp_io::TestExternalities {
    let mut ext = ext_with(Some(FOUNDER));
    ext.execute_with(|| {
        for id in 1..=3 {
            assert_ok!(by(id, Call::register_miner { id }));
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

/// The invariants, and what only the mock knows: that nobody but this pallet makes or loses tokens.
pub fn check() {
    Poe::do_try_state().unwrap();
    assert_eq!(<Balances as Inspect<AccountId>>::total_issuance(), RICHES * PEOPLE.len() as u128);
    assert_eq!(Nex::total_issuance(), crate::NexIssuance::<Test>::get().claimed);
}

// Time.

pub fn today() -> Epoch {
    Clock::today()
}

pub fn now() -> Seconds {
    Clock::now()
}

/// Goes to a later block and does what its beginning does.
pub fn go_to_block(block: u64) {
    assert!(block > System::block_number(), "blocks do not come back");
    System::set_block_number(block);
    Poe::on_initialize(block);
}

/// Goes to the next block.
pub fn next_block() {
    go_to_block(System::block_number() + 1);
}

/// Goes to the first block of the day so many days later: one close for each, as if every day had blocks.
pub fn pass_days(days: u32) {
    for _ in 0..days {
        go_to_block(((Seconds::from(today()) + 1) * DAY).div_ceil(SLOT_SECONDS));
    }
}

/// Lets an even number of economic seconds pass within the day.
pub fn pass(seconds: Seconds) {
    go_to_block(System::block_number() + seconds / SLOT_SECONDS);
}

/// Changes parameters in the middle of an epoch, as a vote does.
pub fn vote_params(change: impl FnOnce(&mut PoeParams)) {
    let mut params = Params::get();
    change(&mut params);
    Params::set(&params);
}

/// Changes parameters as if the open epoch had begun with them.
pub fn change_params(change: impl FnOnce(&mut PoeParams)) {
    vote_params(change);
    crate::Terms::<Test>::put(Params::get());
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

/// A good job.
pub fn job(value: Balance) -> Job {
    Job { kind: JobType::Compute, value, quality: Percent::one(), reference: H256::zero() }
}

/// The number of the next job that the account pays.
pub fn number(payer: AccountId) -> u64 {
    Chains::<Test>::get(payer).map(|chain| chain.jobs).unwrap_or_default()
}

pub fn submit(payer: AccountId, provider: IdentityId, job: Job) -> Call {
    Call::submit_job { number: number(payer), provider, job }
}

pub fn submit_many(payer: AccountId, batches: Vec<(IdentityId, Vec<Job>)>) -> Call {
    let batches: Vec<_> = batches.into_iter().map(|(id, jobs)| (id, jobs.try_into().unwrap())).collect();
    Call::submit_jobs { number: number(payer), batches: batches.try_into().unwrap() }
}

/// For turnout in the open epoch.
pub fn turnout(turnout: crate::Turnout, providers: Vec<IdentityId>) -> Call {
    turnout_in(open().epoch, turnout, providers)
}

pub fn turnout_in(epoch: Epoch, turnout: crate::Turnout, providers: Vec<IdentityId>) -> Call {
    Call::reward_turnout { turnout, epoch, providers: providers.try_into().unwrap() }
}

/// Has the payer pay for a good job.
pub fn pay(provider: IdentityId, value: Balance) {
    assert_ok!(by(PAYER, submit(PAYER, provider, job(value))));
}

/// Asserts that a call fails with the error and leaves no trace in storage.
#[macro_export]
macro_rules! assert_refused {
    ($who:expr, $call:expr, $error:expr $(,)?) => {
        frame_support::assert_noop!($crate::mock::by($who, $call), $error)
    };
}

// What is seen from outside.

pub fn get(id: IdentityId) -> Miner {
    Miners::<Test>::get(id).unwrap()
}

pub fn view(id: IdentityId) -> MinerView {
    Poe::miner_view(id).unwrap()
}

pub fn open() -> OpenEpoch {
    Open::<Test>::get()
}

pub fn report(month: u32) -> SalaryReport<AccountId> {
    Poe::report(month).unwrap()
}

pub fn held(reason: HoldReason, who: AccountId) -> Balance {
    Balances::balance_on_hold(&reason.into(), &who)
}

/// HETU that an account can spend, and the existential deposit.
pub fn free(who: AccountId) -> Balance {
    <Balances as Inspect<AccountId>>::balance(&who)
}

/// All HETU of an account, free and held.
pub fn hetu(who: AccountId) -> Balance {
    <Balances as Inspect<AccountId>>::total_balance(&who)
}

pub fn nex(who: AccountId) -> Balance {
    Nex::balance(&who)
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Poe(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}
