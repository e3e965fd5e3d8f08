//! What the benchmarks of this runtime's pallets measure, and the states that they start from.
#![allow(clippy::expect_used)]
use crate::{params::Registry, *};
use alloc::string::String;
use fluxnomics_economics::time::window_blocks;
use fluxnomics_primitives::governance::ParameterRegistry;
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList, account};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys, fungible::Mutate};
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};

frame_benchmarking::define_benchmarks!(
    [frame_system_benchmarking, SystemBench::<Runtime>]
    [frame_system_benchmarking_extensions, SystemExtensionsBench::<Runtime>]
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
    let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
    let mut batches = Vec::new();
    let params = (&config, &whitelist);
    add_benchmarks!(params, batches);
    Ok(batches)
}

fn fund(who: &AccountId) {
    Balances::mint_into(who, 1_000_000 * UNIT).expect("the issuance has room");
}

/// Someone who was named as a controller and has nothing.
pub struct FeesHelper;
impl pallet_fees::BenchmarkHelper<AccountId, RuntimeCall> for FeesHelper {
    fn waived() -> (AccountId, RuntimeCall) {
        let owner: AccountId = account("owner", 0, 0);
        let controller: AccountId = account("controller", 0, 0);
        fund(&owner);
        let id = pallet_power::NextIdentityId::<Runtime>::get();
        Power::register_human(RuntimeOrigin::signed(owner), controller.clone(), Balance::MAX)
            .expect("the owner can pay");
        (controller, pallet_power::Call::accept_controller { id }.into())
    }
}

/// A human who is its own controller.
pub struct FluxHelper;
impl pallet_flux::BenchmarkHelper<AccountId> for FluxHelper {
    fn identity() -> (fluxnomics_primitives::identity::IdentityId, AccountId) {
        let owner: AccountId = account("owner", 0, 0);
        fund(&owner);
        fund(&Treasury::account_id());
        let id = pallet_power::NextIdentityId::<Runtime>::get();
        Power::register_human(RuntimeOrigin::signed(owner.clone()), owner.clone(), Balance::MAX)
            .expect("the owner can pay");
        (id, owner)
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
