//! A runtime with XP in pallet-assets, whose clock runs with the block number and whose identities tests name.
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
use crate as pallet_xp;
use crate::{Books, Event, HoldReason, Ledger, OpenWeek, OwnerId};
use core::num::NonZeroU32;
use fluxnomics_economics::{
    time::{DAY, SLOT_SECONDS, WEEK, economic_seconds},
    xp::{Fees, Week, Xp as Amount},
};
use fluxnomics_primitives::{
    Balance, UNIT,
    identity::{Identities, IdentityId, OwnerIdentities},
    params::XpParams,
    time::{EconomicClock, Seconds},
    work::{Ending, FeeTiers, Trust, WorkRecord},
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{
        AsEnsureOriginWithArg, ConstU32, ConstU128, Hooks, UnfilteredDispatchable,
        fungible::{InspectHold, ItemOf, Mutate},
        tokens::Preservation,
    },
    weights::RuntimeDbWeight,
};
use frame_system::EnsureNever;
use sp_runtime::{BuildStorage, DispatchResult, Perbill, traits::IdentityLookup};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Call = pallet_xp::Call<Test>;

/// Accounts with XP and human identities 1, 2, 3 and 4.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
/// Owns no agent.
pub const DAVE: AccountId = 4;
/// Has XP and no identity.
pub const STRANGER: AccountId = 9;
pub const RICHES: Balance = 100_000_000 * UNIT;

/// Agents of Alice (two), Bob and Carol.
pub const BOT: IdentityId = 11;
pub const BOT_2: IdentityId = 12;
pub const BOBS_BOT: IdentityId = 21;
pub const CAROLS_BOT: IdentityId = 31;

/// Identities from here on are humans with one agent, each owned by the account of the same number.
pub const MANY: IdentityId = 1_000_000;

pub const XP_ID: u32 = 2;
/// Owns the asset. Nobody has its key.
pub const PROTOCOL: AccountId = 77;
pub const HISTORY: u32 = 8;
pub const MAX_CLOSES: u32 = 4;
pub const MAX_COUNTERPARTIES: u32 = 3;
pub const MAX_UNLOCKING: u32 = 3;
pub const HALVING: u32 = 26;

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
    pub type Xp = pallet_xp::Pallet<Test>;
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
    type ExistentialDeposit = ConstU128<{ UNIT / 100 }>;
    type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
    type Balance = Balance;
    type Currency = Balances;
    type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
    type ForceOrigin = EnsureNever<AccountId>;
    type AssetDeposit = ConstU128<UNIT>;
    type AssetAccountDeposit = ConstU128<UNIT>;
    type MetadataDepositBase = ConstU128<UNIT>;
    type MetadataDepositPerByte = ConstU128<UNIT>;
    type ApprovalDeposit = ConstU128<UNIT>;
    type Holder = AssetsHolder;
}

impl pallet_assets_holder::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}

/// XP as one token.
pub type XpToken = ItemOf<Assets, ConstU32<XP_ID>, AccountId>;
pub type XpHolds = ItemOf<AssetsHolder, ConstU32<XP_ID>, AccountId>;

/// An identity, its owner, the owner's human identity, and when it was registered.
pub type Person = (IdentityId, AccountId, IdentityId, Seconds);

parameter_types! {
    /// Such that reads and writes can be told apart in a weight.
    pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 1, write: 1_000 };
    pub storage Params: XpParams = XpParams::default();
    pub storage FluxPrice: Balance = UNIT;
    pub const PanelPart: Perbill = Perbill::from_percent(50);
    pub storage People: Vec<Person> = vec![
        (1, ALICE, 1, 0),
        (2, BOB, 2, 0),
        (3, CAROL, 3, 0),
        (4, DAVE, 4, 0),
        (BOT, ALICE, 1, 0),
        (BOT_2, ALICE, 1, 0),
        (BOBS_BOT, BOB, 2, 0),
        (CAROLS_BOT, CAROL, 3, 0),
    ];
}

impl pallet_xp::Config for Test {
    type Xp = XpToken;
    type Holds = XpHolds;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Identities = Registry;
    type Clock = Clock;
    type Parameters = Params;
    type FluxPrice = FluxPrice;
    type PanelPart = PanelPart;
    type BootstrapHalving = ConstU32<HALVING>;
    type MaxCounterparties = ConstU32<MAX_COUNTERPARTIES>;
    type MaxUnlocking = ConstU32<MAX_UNLOCKING>;
    type MaxCloses = ConstU32<MAX_CLOSES>;
    type HistoryLength = ConstU32<HISTORY>;
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

pub struct Registry;
impl Registry {
    fn person(id: IdentityId) -> Option<Person> {
        if id >= MANY {
            return Some((id, id, id, 0));
        }
        People::get().into_iter().find(|(known, ..)| *known == id)
    }
}

impl Identities<AccountId> for Registry {
    fn controlled_by(_: &AccountId) -> Option<IdentityId> {
        None
    }
    fn owner(id: IdentityId) -> Option<AccountId> {
        Self::person(id).map(|(_, owner, ..)| owner)
    }
    fn is_active(id: IdentityId) -> bool {
        Self::person(id).is_some()
    }
}

impl OwnerIdentities<AccountId> for Registry {
    fn owner_identity(id: IdentityId) -> Option<IdentityId> {
        let (_, _, human, _) = Self::person(id)?;
        Self::person(human).map(|_| human)
    }
    fn identity_of_owner(owner: &AccountId) -> Option<IdentityId> {
        if *owner >= MANY {
            return Some(*owner);
        }
        People::get().into_iter().find(|(id, account, human, _)| account == owner && id == human).map(|p| p.0)
    }
    fn agents(id: IdentityId) -> u32 {
        if id >= MANY {
            return 1;
        }
        People::get().into_iter().filter(|(agent, _, human, _)| *human == id && agent != human).count() as u32
    }
    fn registered_at(id: IdentityId) -> Option<Seconds> {
        Self::person(id).map(|(.., since)| since)
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Registry {
    fn owner(index: u32) -> (IdentityId, IdentityId, AccountId) {
        let id = MANY + u64::from(index);
        (id, id, id)
    }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
    let holders = [ALICE, BOB, CAROL, DAVE, STRANGER];
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: holders.map(|who| (who, UNIT)).to_vec(),
            ..Default::default()
        },
        assets: pallet_assets::GenesisConfig {
            assets: vec![(XP_ID, PROTOCOL, true, 1)],
            accounts: holders.map(|who| (XP_ID, who, RICHES)).to_vec(),
            ..Default::default()
        },
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
        Xp::do_try_state().unwrap();
    });
}

// Time.

pub fn now() -> Seconds {
    Clock::now()
}

/// Goes to a later block and does what its beginning does.
pub fn go_to_block(block: u64) {
    assert!(block > System::block_number(), "blocks do not come back");
    System::set_block_number(block);
    Xp::on_initialize(block);
}

/// Goes to the first block at or after an economic second.
pub fn go_to(second: Seconds) {
    go_to_block(second.div_ceil(SLOT_SECONDS));
}

/// Goes to the first block of the day so many days later.
pub fn pass_days(days: u64) {
    go_to((now() / DAY + days) * DAY);
}

/// Goes to the first block of the week so many weeks later, one close for each, as if every week had blocks.
pub fn pass_weeks(weeks: u32) {
    for _ in 0..weeks {
        go_to((now() / WEEK + 1) * WEEK);
    }
}

/// Changes parameters as a vote does: the open week keeps the terms that it opened with.
pub fn vote(change: impl FnOnce(&mut XpParams)) {
    let mut params = Params::get();
    change(&mut params);
    Params::set(&params);
}

/// Changes parameters as if it had been voted before the open week opened.
pub fn change_params(change: impl FnOnce(&mut XpParams)) {
    vote(change);
    OpenWeek::<Test>::mutate(|open| open.terms = Xp::opening(open.week).terms);
}

/// No cap, and no bootstrap, for tests that count something else.
pub fn without_caps() {
    change_params(|params| {
        params.largest_share = Perbill::one();
        params.xp_per_fee = Amount::MAX;
        params.bootstrap = 0;
    });
}

// Calls and work.

/// As a block would make it: in a storage layer of its own.
pub fn dispatch(origin: RuntimeOrigin, call: Call) -> DispatchResult {
    RuntimeCall::from(call).dispatch_bypass_filter(origin).map(drop).map_err(|failure| failure.error)
}

pub fn by(who: AccountId, call: Call) -> DispatchResult {
    dispatch(RuntimeOrigin::signed(who), call)
}

pub fn burn(amount: Amount) -> Call {
    Call::burn { amount }
}

pub fn settle(provider: IdentityId, client: IdentityId, fee: Fees) {
    settle_run(provider, client, &[fee]);
}

/// Tasks of one pair that are settled together.
pub fn settle_run(provider: IdentityId, client: IdentityId, fees: &[Fees]) {
    let largest = fees.iter().copied().max().unwrap();
    Xp::ended(provider, client, Ending::Settled { fee: fees.iter().sum(), largest });
}

/// A task whose panel cost more than its price owes.
pub fn settle_at_least(provider: IdentityId, client: IdentityId, fee: Fees, owed: Fees) {
    Xp::ended(provider, client, Ending::Settled { fee, largest: owed });
}

pub fn fail(provider: IdentityId, client: IdentityId, fee: Fees) {
    Xp::ended(provider, client, Ending::Failed { fee });
}

/// Moves XP as its market does.
pub fn send(from: AccountId, to: AccountId, amount: Amount) -> DispatchResult {
    <XpToken as Mutate<AccountId>>::transfer(&from, &to, amount, Preservation::Expendable).map(drop)
}

/// Asserts that a call fails with the error and leaves no trace in storage.
#[macro_export]
macro_rules! assert_refused {
    ($who:expr, $call:expr, $error:expr $(,)?) => {
        frame_support::assert_noop!($crate::mock::by($who, $call), $error)
    };
}

// What is seen from outside.

/// All XP of an account, free and held.
pub fn xp(who: AccountId) -> Amount {
    <XpToken as frame_support::traits::fungible::Inspect<AccountId>>::total_balance(&who)
}

pub fn free(who: AccountId) -> Amount {
    <XpToken as frame_support::traits::fungible::Inspect<AccountId>>::balance(&who)
}

pub fn held(who: AccountId) -> Amount {
    XpHolds::balance_on_hold(&HoldReason::Lock.into(), &who)
}

pub fn issuance() -> Amount {
    <XpToken as frame_support::traits::fungible::Inspect<AccountId>>::total_issuance()
}

pub fn books() -> Ledger {
    Books::<Test>::get()
}

pub fn open_week() -> Week {
    OpenWeek::<Test>::get().week
}

/// The fee of an owner in hundredths of a percent.
pub fn rate(who: AccountId) -> u32 {
    <Xp as FeeTiers<AccountId>>::rate(&who).deconstruct() / 100_000
}

/// Trust in units of 10^−7 points.
pub fn trust(id: IdentityId) -> u32 {
    <Xp as Trust>::trust(id).deconstruct()
}

pub fn claimable(owner: OwnerId) -> Amount {
    Xp::earnings_view(owner).claimable
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Xp(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}
