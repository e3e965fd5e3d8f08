//! A runtime with the real pallets of identities and Flux, and a clock that runs with the block number.
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
use crate as pallet_capacity;
use crate::{AccountView, Beneficiary, Book, EnsureSender, Event, OfferKey};
use core::num::NonZeroU32;
use fluxnomics_economics::{
    capacity::stake::{Asset, Resource},
    time::{DAY, SLOT_SECONDS, economic_seconds},
};
use fluxnomics_primitives::{
    Balance, Power, UNIT,
    flux::{FluxLedger, Place},
    identity::IdentityId,
    params::{CapacityParams, FluxParams, PowerParams},
    time::{EconomicClock, Seconds},
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{
        BuildGenesisConfig, ConstU32, ConstU64, ConstU128, Get, Hooks, UnfilteredDispatchable,
        fungible::Inspect,
    },
    weights::Weight,
};
use frame_system::EnsureRoot;
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchResult, traits::IdentityLookup};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Call = pallet_capacity::Call<Test>;

/// Owners with HETU: Alice of identity 0, Bob of 1, Carol of 2. Their controllers, [`key`], have none.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
pub const OWNERS: [AccountId; 3] = [ALICE, BOB, CAROL];
pub const STRANGER: AccountId = 9;
pub const TREASURY: AccountId = 99;
pub const RICHES: Balance = 1_000_000_000 * UNIT;
pub const ED: Balance = UNIT / 100;
/// FLX that each identity has at genesis.
pub const FLUX: Balance = 100_000 * UNIT;

pub const A: IdentityId = 0;
pub const B: IdentityId = 1;
pub const C: IdentityId = 2;

pub const MAX_CHUNKS: u32 = 4;
pub const MAX_TERMS: u32 = 4;
pub const MAX_DELEGATIONS: u32 = 3;
pub const MAX_OFFERS: u32 = 3;
pub const MAX_MESSAGE_BYTES: u32 = 1 << 20;
/// What a message computes.
pub const MESSAGE_TIME: u64 = 200_000_000;

pub const MESSAGING: Resource = Resource::Messaging;
pub const EXECUTION: Resource = Resource::Execution;
pub const HETU: Asset = Asset::Hetu;
pub const FLX: Asset = Asset::Flux;
pub const BOOK: Book = Book { resource: Resource::Messaging, asset: Asset::Hetu };

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
    pub type Identities = pallet_power::Pallet<Test>;
    #[runtime::pallet_index(3)]
    pub type Flux = pallet_flux::Pallet<Test>;
    #[runtime::pallet_index(4)]
    pub type Capacity = pallet_capacity::Pallet<Test>;
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
    pub storage Params: CapacityParams = CapacityParams::default();
    pub storage PowerParameters: PowerParams = PowerParams::default();
    pub storage FluxParameters: FluxParams = FluxParams::default();
    pub const TreasuryAccount: AccountId = TREASURY;
}

impl pallet_power::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = PowerParameters;
    type AttestorOrigin = EnsureRoot<AccountId>;
    type ExecutionMeter = Capacity;
    type MintWeight = Flux;
    type Obligations = (Flux, Capacity);
    type Departures = (Flux, Capacity);
    type OtherDeposits = Capacity;
    type MaxReports = ConstU32<4>;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}

impl pallet_flux::Config for Test {
    type Currency = Balances;
    type Treasury = TreasuryAccount;
    type Identities = Identities;
    type Clock = Clock;
    type Parameters = FluxParameters;
    type AutoStake = Capacity;
    type GenesisSupply = ConstU128<{ 1_000_000 * UNIT }>;
    type BootstrapHalving = ConstU32<250>;
    type MaxCloses = ConstU32<8>;
    type HistoryLength = ConstU32<16>;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Stage;
}

impl pallet_capacity::Config for Test {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Slashed = Fines;
    type Flux = Flux;
    type Identities = Identities;
    type Power = Identities;
    type Deposits = Identities;
    type Clock = Clock;
    type Parameters = Params;
    type MessageTime = ConstU64<MESSAGE_TIME>;
    type MessageOrigin = EnsureSender<AccountId>;
    type MaxChunks = ConstU32<MAX_CHUNKS>;
    type MaxTerms = ConstU32<MAX_TERMS>;
    type MaxDelegations = ConstU32<MAX_DELEGATIONS>;
    type MaxOffers = ConstU32<MAX_OFFERS>;
    type MaxMessageBytes = ConstU32<MAX_MESSAGE_BYTES>;
    type WeightInfo = ();
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Stage;
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

/// What was slashed goes to the treasury.
pub struct Fines;
impl frame_support::traits::OnUnbalanced<frame_support::traits::fungible::Credit<AccountId, Balances>>
    for Fines
{
    fn on_nonzero_unbalanced(credit: frame_support::traits::fungible::Credit<AccountId, Balances>) {
        let _ =
            <Balances as frame_support::traits::fungible::Balanced<AccountId>>::resolve(&TREASURY, credit);
    }
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Stage;
#[cfg(feature = "runtime-benchmarks")]
impl pallet_flux::BenchmarkHelper<AccountId> for Stage {
    fn identity() -> (IdentityId, AccountId) {
        (A, ALICE)
    }
}
#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Stage {
    fn identity(index: u32) -> (IdentityId, AccountId, AccountId) {
        let owner = 10_000 + AccountId::from(index);
        let controller = 20_000 + AccountId::from(index);
        <Balances as frame_support::traits::fungible::Mutate<AccountId>>::set_balance(&owner, RICHES);
        let id = pallet_power::NextIdentityId::<Test>::get();
        Identities::register_human(RuntimeOrigin::signed(owner), controller, Balance::MAX).unwrap();
        Identities::set_ceiling(RuntimeOrigin::signed(owner), id, RICHES).unwrap();
        Identities::accept_controller(RuntimeOrigin::signed(controller), id).unwrap();
        (id, owner, controller)
    }
    fn give_flux(id: IdentityId, amount: Balance) {
        pallet_flux::Pallet::<Test>::settle(
            A,
            fluxnomics_primitives::flux::FluxHold::Escrow,
            id,
            Place::Free,
            amount,
        )
        .unwrap();
    }
    fn earn(id: IdentityId) {
        use fluxnomics_primitives::identity::MintWeight;
        Flux::note(id, 1_000 * UNIT, fluxnomics_economics::quality::Quality::ONE);
        <Self as crate::BenchmarkHelper<AccountId>>::pass(DAY);
        Flux::on_initialize(System::block_number());
    }
    fn pass(seconds: Seconds) {
        System::set_block_number(System::block_number() + seconds / SLOT_SECONDS);
    }
}

/// The account that controls an identity.
pub fn key(id: IdentityId) -> AccountId {
    1_000 + id
}

/// Three identities, each with Flux.
pub fn new_test_ext() -> sp_io::TestExternalities {
    let balances = OWNERS.into_iter().chain([STRANGER, TREASURY]).map(|who| (who, RICHES)).collect();
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    ext.execute_with(|| {
        System::set_block_number(1);
        for (id, owner) in (0..).zip(OWNERS) {
            Identities::register_human(RuntimeOrigin::signed(owner), key(id), Balance::MAX).unwrap();
            Identities::accept_controller(RuntimeOrigin::signed(key(id)), id).unwrap();
        }
        let endowments = vec![(A, FLUX), (B, FLUX), (C, FLUX)];
        pallet_flux::GenesisConfig::<Test> { endowments, ..Default::default() }.build();
        System::reset_events();
        // The first block's end: from now on α is known.
        Capacity::on_finalize(1);
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

/// Checks the invariants of every pallet.
pub fn check() {
    Capacity::do_try_state().unwrap();
    Flux::do_try_state().unwrap();
    Identities::do_try_state().unwrap();
}

// Time.

pub fn now() -> Seconds {
    Clock::now()
}

/// Ends this block and begins a later one.
pub fn go_to_block(block: u64) {
    assert!(block > System::block_number(), "blocks do not come back");
    Capacity::on_finalize(System::block_number());
    System::set_block_consumed_resources(Weight::zero(), 0);
    System::set_block_number(block);
    Flux::on_initialize(block);
    Capacity::on_initialize(block);
}

/// Lets an even number of economic seconds pass.
pub fn pass(seconds: Seconds) {
    assert!(seconds.is_multiple_of(SLOT_SECONDS), "no block is there at odd seconds");
    go_to_block(System::block_number() + seconds / SLOT_SECONDS);
}

pub fn pass_days(days: u32) {
    for _ in 0..days {
        pass(DAY);
    }
}

/// Fills this block to so many percent of what users may use.
pub fn fill_block(percent: u64) {
    use frame_support::dispatch::DispatchClass;
    let limits: frame_system::limits::BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
    let room = limits.get(DispatchClass::Normal).max_total.unwrap();
    let used = Weight::from_parts(room.ref_time() / 100 * percent, 0);
    System::set_block_consumed_resources(used, 0);
}

pub fn change_params(change: impl FnOnce(&mut CapacityParams)) {
    let mut params = Params::get();
    change(&mut params);
    Params::set(&params);
}

pub fn no_free_allowance() {
    change_params(|params| params.free_allowance = 0);
}

// Calls.

/// As a block would make it: in a storage layer of its own.
pub fn by(who: AccountId, call: Call) -> DispatchResult {
    by_origin(RuntimeOrigin::signed(who), call)
}

pub fn by_origin(origin: RuntimeOrigin, call: Call) -> DispatchResult {
    RuntimeCall::from(call).dispatch_bypass_filter(origin).map(drop).map_err(|failure| failure.error)
}

pub fn stake(id: IdentityId, asset: Asset, amount: Balance) -> Call {
    Call::stake { id, asset, amount }
}

pub fn unstake(id: IdentityId, asset: Asset, amount: Balance) -> Call {
    Call::unstake { id, asset, amount }
}

pub fn cancel(id: IdentityId, asset: Asset, amount: Balance) -> Call {
    Call::cancel_unstake { id, asset, amount }
}

pub fn withdraw(id: IdentityId) -> Call {
    Call::withdraw { id }
}

pub fn to(id: IdentityId) -> Beneficiary {
    Beneficiary { id, resource: MESSAGING, asset: HETU }
}

pub fn delegate(id: IdentityId, to: Beneficiary, units: Balance, lock: Seconds) -> Call {
    Call::delegate { id, to, units, lock }
}

pub fn undelegate(id: IdentityId, to: Beneficiary, units: Balance) -> Call {
    Call::undelegate { id, to, units }
}

pub fn offer(lessor: IdentityId, units: Balance, price: Balance) -> Call {
    Call::offer { lessor, book: BOOK, units, price, longest_term: 30 * DAY }
}

pub fn rent(renter: IdentityId, key: OfferKey, units: Balance, term: Seconds) -> Call {
    Call::rent { renter, key, units, term, max_price: key.price }
}

pub fn message(to: IdentityId, bytes: u32) -> Call {
    Call::send_message { to, payload: H256::zero(), bytes, is_intent: false, task: None }
}

/// Asserts that a call fails with the error and leaves no trace in storage.
#[macro_export]
macro_rules! assert_refused {
    ($who:expr, $call:expr, $error:expr $(,)?) => {
        frame_support::assert_noop!($crate::mock::by($who, $call), $error)
    };
}

// What is seen from outside.

pub fn view(id: IdentityId) -> AccountView {
    Capacity::view_at(id, now())
}

pub fn stored(id: IdentityId) -> Power {
    view(id).meters.messaging.stored
}

pub fn free_flux(id: IdentityId) -> Balance {
    <Flux as FluxLedger>::balance(id, Place::Free)
}

pub fn hetu(who: AccountId) -> Balance {
    <Balances as Inspect<AccountId>>::total_balance(&who)
}

/// What an account can spend.
pub fn spendable(who: AccountId) -> Balance {
    <Balances as Inspect<AccountId>>::balance(&who)
}

pub fn odometer(id: IdentityId) -> Power {
    pallet_power::Odometers::<Test>::get(id).unwrap().lifetime
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Capacity(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}
