//! What the benchmarks of this runtime's pallets measure, and the states that they start from.
#![allow(clippy::expect_used)]
use crate::{params::Registry, *};
use alloc::string::String;
use fluxnomics_economics::{capacity::stake::Asset, time::window_blocks};
use fluxnomics_primitives::{
    capacity::{PowerPayments, Route},
    flux::{FluxHold, FluxLedger, Place},
    governance::ParameterRegistry,
    identity::IdentityId,
    time::Seconds,
};
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList, account};
use frame_support::traits::{
    Get, StorageInfo, StorageInfoTrait, TrackedStorageKey, WhitelistedStorageKeys, fungible::Mutate,
};
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};

frame_benchmarking::define_benchmarks!(
    [frame_system_benchmarking, SystemBench::<Runtime>]
    [frame_system_benchmarking_extensions, SystemExtensionsBench::<Runtime>]
    [pallet_balances, Balances]
    [pallet_capacity, Capacity]
    [pallet_fees, Fees]
    [pallet_flux, Flux]
    [pallet_governance, Governance]
    [pallet_power, Power]
    [pallet_transaction_payment, TransactionPayment]
    [pallet_validators, Validators]
);

use frame_system_benchmarking::{Pallet as SystemBench, extensions::Pallet as SystemExtensionsBench};

impl frame_system_benchmarking::Config for Runtime {}
impl pallet_transaction_payment::BenchmarkConfig for Runtime {}

pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
    let mut list = Vec::new();
    list_benchmarks!(list, extra);
    (list, AllPalletsWithSystem::storage_info())
}

pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
    let mut whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
    // The block counts them: see `RuntimeBlockWeights`.
    whitelist.extend(params::storage_keys().map(TrackedStorageKey::new));
    let mut batches = Vec::new();
    let params = (&config, &whitelist);
    add_benchmarks!(params, batches);
    Ok(batches)
}

fn fund(who: &AccountId) {
    Balances::mint_into(who, 1_000_000 * UNIT).expect("the issuance has room");
}

/// A human identity, its owner, and its controller, another account without HETU.
fn human(name: &'static str, index: u32) -> (IdentityId, AccountId, AccountId) {
    let (owner, controller): (AccountId, AccountId) = (account(name, index, 0), account(name, index, 1));
    fund(&owner);
    fund(&Treasury::account_id());
    let id = pallet_power::NextIdentityId::<Runtime>::get();
    Power::register_human(RuntimeOrigin::signed(owner.clone()), controller.clone(), Balance::MAX)
        .expect("the owner can pay");
    Power::accept_controller(RuntimeOrigin::signed(controller.clone()), id).expect("it was named");
    Power::set_ceiling(RuntimeOrigin::signed(owner.clone()), id, 1_000 * UNIT).expect("the owner may");
    (id, owner, controller)
}

/// Out of what genesis gave the first identity, as the price of a task would come.
fn give_flux(id: IdentityId, amount: Balance) {
    const FIRST: IdentityId = 0;
    Flux::shift(FIRST, amount, Place::Free, Place::Held(FluxHold::Escrow)).expect("it has that much");
    Flux::settle(FIRST, FluxHold::Escrow, id, Place::Free, amount).expect("it is held");
}

fn pass(seconds: Seconds) {
    let now = System::block_number();
    System::set_block_number(now.saturating_add(window_blocks(seconds, Clock::scale())));
}

fn stake(id: IdentityId, owner: &AccountId, asset: Asset, amount: Balance) {
    Capacity::stake(RuntimeOrigin::signed(owner.clone()), id, asset, amount).expect("it is there");
}

fn remark() -> RuntimeCall {
    frame_system::Call::remark { remark: Vec::new() }.into()
}

/// An identity that has used up what the day gives it.
fn used_up(name: &'static str) -> (IdentityId, AccountId) {
    let (id, _, controller) = human(name, 0);
    let power = params::CapacityParameters::get().free_allowance;
    <Capacity as PowerPayments>::reserve(id, Route::Capacity { power }).expect("nothing was used");
    (id, controller)
}

pub struct FeesHelper;
impl pallet_fees::BenchmarkHelper<AccountId, RuntimeCall> for FeesHelper {
    fn waived() -> (AccountId, RuntimeCall) {
        let owner: AccountId = account("waived", 0, 0);
        let controller: AccountId = account("waived", 0, 1);
        fund(&owner);
        let id = pallet_power::NextIdentityId::<Runtime>::get();
        Power::register_human(RuntimeOrigin::signed(owner), controller.clone(), Balance::MAX)
            .expect("the owner can pay");
        (controller, pallet_power::Call::accept_controller { id }.into())
    }

    fn capacity() -> (AccountId, RuntimeCall) {
        let (id, owner, controller) = human("capacity", 0);
        stake(id, &owner, Asset::Hetu, 1_000 * UNIT);
        (controller, remark())
    }

    fn flux() -> (AccountId, RuntimeCall) {
        let (id, controller) = used_up("flux");
        give_flux(id, 1_000 * UNIT);
        (controller, remark())
    }

    fn hetu() -> (AccountId, RuntimeCall) {
        let (_, controller) = used_up("hetu");
        fund(&controller);
        (controller, remark())
    }

    fn exit() -> AccountId {
        human("exit", 0).2
    }
}

/// A human who is its own controller.
pub struct FluxHelper;
impl pallet_flux::BenchmarkHelper<AccountId> for FluxHelper {
    fn identity() -> (IdentityId, AccountId) {
        let owner: AccountId = account("owner", 0, 0);
        fund(&owner);
        fund(&Treasury::account_id());
        let id = pallet_power::NextIdentityId::<Runtime>::get();
        Power::register_human(RuntimeOrigin::signed(owner.clone()), owner.clone(), Balance::MAX)
            .expect("the owner can pay");
        (id, owner)
    }
}

pub struct CapacityHelper;
impl pallet_capacity::BenchmarkHelper<AccountId> for CapacityHelper {
    fn identity(index: u32) -> (IdentityId, AccountId, AccountId) {
        human("party", index)
    }
    fn give_flux(id: IdentityId, amount: Balance) {
        give_flux(id, amount);
    }
    fn earn(id: IdentityId) {
        use fluxnomics_primitives::identity::MintWeight;
        use frame_support::traits::Hooks;
        Flux::note(id, 1_000 * UNIT, fluxnomics_economics::quality::Quality::ONE);
        pass(fluxnomics_primitives::time::DAY);
        while pallet_flux::OpenEpoch::<Runtime>::get() < Clock::today() {
            Flux::on_initialize(System::block_number());
        }
    }
    fn pass(seconds: Seconds) {
        pass(seconds);
    }
}

pub struct GovernanceHelper;
impl pallet_governance::BenchmarkHelper<AccountId, params::Change> for GovernanceHelper {
    fn fund(who: &AccountId) {
        fund(who)
    }

    fn changes(count: u32) -> Vec<params::Change> {
        let mut fields: Vec<_> = Registry::fields().collect();
        // From the last, so that every subject is written as early as possible.
        fields.reverse();
        fields
            .into_iter()
            .filter_map(|field| params::Change::new(field, Registry::current(field).checked_add(1)?))
            .filter(|change| Registry::value(change) <= Registry::spec(Registry::field(change)).max)
            .take(count.try_into().unwrap_or(usize::MAX))
            .collect()
    }

    fn approve(index: u32, delay: u64) {
        let now = System::block_number();
        ReferendumInfoFor::<Runtime>::insert(index, ReferendumInfo::Approved(now, None, None));
        System::set_block_number(now.saturating_add(window_blocks(delay, Clock::scale())));
    }

    fn reject(index: u32) {
        let now = System::block_number();
        ReferendumInfoFor::<Runtime>::insert(index, ReferendumInfo::Rejected(now, None, None));
    }
}
