//! A runtime whose clock runs with the block number and whose identities tests name.
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
use crate as pallet_flux;
use crate::{AccountView, Event, Ledger, MonetaryPolicy, Totals};
use core::num::NonZeroU32;
use fluxnomics_economics::{
    flux::epoch::Policy,
    quality::Quality,
    time::{DAY, SLOT_SECONDS, economic_seconds},
};
use fluxnomics_primitives::{
    Balance, UNIT,
    flux::{AutoStake, Epoch, FluxHold, Place},
    identity::{Identities, IdentityId, MintWeight},
    params::FluxParams,
    time::{EconomicClock, Seconds},
};
use frame_support::{
    derive_impl, parameter_types,
    traits::{ConstU32, ConstU128, Hooks, UnfilteredDispatchable, fungible::Inspect},
};
use sp_runtime::{BuildStorage, DispatchResult, traits::IdentityLookup};

pub type AccountId = u64;
pub type Block = frame_system::mocking::MockBlock<Test>;
pub type Call = pallet_flux::Call<Test>;

/// Accounts with HETU. Identity 1 belongs to Alice, 2 to Bob, 3 to Carol; their controllers have no HETU.
pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
pub const CAROL: AccountId = 3;
pub const STRANGER: AccountId = 9;
pub const TREASURY: AccountId = 99;
pub const RICHES: Balance = 1_000_000_000 * UNIT;

pub const GENESIS: Balance = 1_000_000 * UNIT;
pub const HISTORY: u32 = 16;
pub const MAX_CLOSES: u32 = 8;

pub const FREE: Place = Place::Free;
pub const STAKE: Place = Place::Held(FluxHold::Stake);
pub const UNBONDING: Place = Place::Held(FluxHold::Unbonding);
pub const ESCROW: Place = Place::Held(FluxHold::Escrow);
pub const OFFER: Place = Place::Held(FluxHold::Offer);
pub const PLACES: [Place; 5] = [FREE, STAKE, UNBONDING, ESCROW, OFFER];

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
    pub type Flux = pallet_flux::Pallet<Test>;
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
    type ExistentialDeposit = ConstU128<{ UNIT / 100 }>;
    type AccountStore = System;
}

parameter_types! {
    pub storage Params: FluxParams = FluxParams::default();
    /// Active identities and their owners.
    pub storage People: Vec<(IdentityId, AccountId)> = vec![(1, ALICE), (2, BOB), (3, CAROL)];
    /// Identities whose stake makes capacity.
    pub storage Stakers: Vec<IdentityId> = vec![];
    /// What was staked for them.
    pub storage Staked: Vec<(IdentityId, Balance)> = vec![];
    pub const TreasuryAccount: AccountId = TREASURY;
}

impl pallet_flux::Config for Test {
    type Currency = Balances;
    type Treasury = TreasuryAccount;
    type Identities = Registry;
    type Clock = Clock;
    type Parameters = Params;
    type AutoStake = Registry;
    type GenesisSupply = ConstU128<GENESIS>;
    type BootstrapHalving = ConstU32<250>;
    type MaxCloses = ConstU32<MAX_CLOSES>;
    type HistoryLength = ConstU32<HISTORY>;
    type WeightInfo = ();
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
impl Identities<AccountId> for Registry {
    fn controlled_by(who: &AccountId) -> Option<IdentityId> {
        who.checked_sub(1_000).filter(|id| Self::is_active(*id))
    }
    fn owner(id: IdentityId) -> Option<AccountId> {
        People::get().into_iter().find(|(known, _)| *known == id).map(|(_, owner)| owner)
    }
    fn is_active(id: IdentityId) -> bool {
        Self::owner(id).is_some()
    }
}

impl AutoStake for Registry {
    fn accepts(id: IdentityId) -> bool {
        Stakers::get().contains(&id)
    }
    fn staked(id: IdentityId, amount: Balance) {
        let mut staked = Staked::get();
        staked.push((id, amount));
        Staked::set(&staked);
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId> for Registry {
    fn identity() -> (IdentityId, AccountId) {
        (1, ALICE)
    }
}

/// The account that controls an identity.
pub fn key(id: IdentityId) -> AccountId {
    1_000 + id
}

pub fn ext_with(endowments: Vec<(IdentityId, Balance)>) -> sp_io::TestExternalities {
    let balances = [ALICE, BOB, CAROL, STRANGER, TREASURY].map(|who| (who, RICHES)).to_vec();
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
        flux: pallet_flux::GenesisConfig { endowments, ..Default::default() },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    ext.execute_with(|| System::set_block_number(1));
    ext
}

/// Alice's and Bob's identities share what genesis gives.
pub fn new_test_ext() -> sp_io::TestExternalities {
    ext_with(vec![(1, GENESIS / 2), (2, GENESIS / 2)])
}

/// Runs a test from genesis and checks the invariants after it.
pub fn build_and_execute(test: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        test();
        Flux::do_try_state().unwrap();
    });
}

// Time.

pub fn today() -> Epoch {
    Clock::today()
}

/// Goes to a later block and does what its beginning does.
pub fn go_to_block(block: u64) {
    assert!(block > System::block_number(), "blocks do not come back");
    System::set_block_number(block);
    Flux::on_initialize(block);
}

/// Goes to the first block of the day so many days later: one close for each, as if every day had blocks.
pub fn pass_days(days: u32) {
    for _ in 0..days {
        go_to_block(((Seconds::from(today()) + 1) * DAY).div_ceil(SLOT_SECONDS));
    }
}

pub fn change_params(change: impl FnOnce(&mut FluxParams)) {
    let mut params = Params::get();
    change(&mut params);
    Params::set(&params);
}

pub fn change_policy(change: impl FnOnce(&mut Policy)) {
    MonetaryPolicy::<Test>::mutate(change);
}

/// No demurrage and a controller that does nothing, for tests that count something else.
pub fn without_demurrage() {
    change_params(|params| params.max_step = Default::default());
    change_policy(|policy| policy.beta = Default::default());
}

// Calls.

/// As a block would make it: in a storage layer of its own.
pub fn by(who: AccountId, call: Call) -> DispatchResult {
    RuntimeCall::from(call)
        .dispatch_bypass_filter(RuntimeOrigin::signed(who))
        .map(drop)
        .map_err(|failure| failure.error)
}

pub fn purchase(id: IdentityId, amount: Balance) -> Call {
    Call::purchase { id, amount, max_cost: Balance::MAX }
}

/// Counts verified work of an identity, as a settled task would.
pub fn work(id: IdentityId, power: Balance) {
    Flux::note(id, power, Quality::ONE);
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
    Flux::account_view(id)
}

pub fn free(id: IdentityId) -> Balance {
    view(id).free
}

pub fn totals() -> Ledger {
    Totals::<Test>::get()
}

pub fn supply() -> Balance {
    totals().supply()
}

pub fn policy() -> Policy {
    MonetaryPolicy::<Test>::get()
}

pub fn hetu(who: AccountId) -> Balance {
    <Balances as Inspect<AccountId>>::total_balance(&who)
}

/// The events of this pallet since the last call of this function.
pub fn events() -> Vec<Event<Test>> {
    let events = System::events()
        .into_iter()
        .filter_map(|record| match record.event {
            RuntimeEvent::Flux(event) => Some(event),
            _ => None,
        })
        .collect();
    System::reset_events();
    events
}
