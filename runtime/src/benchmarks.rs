//! What the benchmarks of this runtime's pallets measure, and the states that they start from.
#![allow(clippy::expect_used)]
use crate::{params::Registry, *};
use alloc::{boxed::Box, format, string::String};
use fluxnomics_economics::{
    capacity::stake::{Asset, Resource},
    quality::Quality,
    time::{WEEK, window_blocks},
    xp::tier::{BURN_DAYS, Burns},
};
use fluxnomics_primitives::{
    capacity::{PowerPayments, Route},
    flux::{FluxHold, FluxLedger, Place},
    governance::{ParameterRegistry, TrackId},
    identity::{Identities, IdentityId, MintWeight},
    time::{DAY, Seconds},
    work::{Ending, WorkRecord},
};
use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList, account};
use frame_support::traits::{
    Get, Hooks, Polling, StorageInfo, StorageInfoTrait, TrackedStorageKey, WhitelistedStorageKeys,
    fungible::{Mutate, NativeOrWithId},
    fungibles,
};
use pallet_asset_conversion::PoolLocator;
use pallet_conviction_voting::{AccountVote, Casting, Conviction, Voting, VotingFor};
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
use sp_core::{crypto::KeyTypeId, sr25519};

frame_benchmarking::define_benchmarks!(
    [frame_system_benchmarking, SystemBench::<Runtime>]
    [frame_system_benchmarking_extensions, SystemExtensionsBench::<Runtime>]
    [pallet_balances, Balances]
    [pallet_capacity, Capacity]
    [pallet_fees, Fees]
    [pallet_flux, Flux]
    [pallet_governance, Governance]
    [pallet_pocw, Pocw]
    [pallet_poe, Poe]
    [pallet_power, Power]
    [pallet_stability, Stability]
    [pallet_transaction_payment, TransactionPayment]
    [pallet_validators, Validators]
    [pallet_xp, Xp]
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
    human_with(name, index, account(name, index, 1))
}

fn human_with(name: &'static str, index: u32, controller: AccountId) -> (IdentityId, AccountId, AccountId) {
    let owner: AccountId = account(name, index, 0);
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

pub struct StabilityHelper;
impl pallet_stability::BenchmarkHelper<params::Field, indicators::Subsystem> for StabilityHelper {
    fn field() -> params::Field {
        params::Field::Poe(params::PoeField::NexPerEpoch)
    }
    fn subsystem() -> indicators::Subsystem {
        indicators::Subsystem::Market
    }
    fn pass(seconds: Seconds) {
        pass(seconds);
    }
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
        human("exit", 0).1
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
        Flux::note(id, 1_000 * UNIT, Quality::ONE);
        pass(DAY);
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

    fn signaller(amount: Balance) -> (AccountId, u32) {
        let (id, owner, _) = human("signaller", 0);
        give_flux(id, UNIT);
        GenBalances::mint_into(&owner, UNIT).expect("the issuance has room");
        for token in [configs::tokens::NEX, configs::tokens::AUR] {
            <Assets as fungibles::Mutate<AccountId>>::mint_into(token, &owner, amount)
                .expect("the issuance has room");
        }
        let index =
            <Referenda as Polling<_>>::create_ongoing(configs::tracks::PARAMETERS).expect("the track exists");
        (owner, index)
    }

    fn voter() -> (AccountId, TrackId) {
        let who: AccountId = account("voter", 0, 0);
        GenBalances::mint_into(&who, UNIT).expect("the issuance has room");
        let vote = AccountVote::SplitAbstain { aye: UNIT, nay: UNIT, abstain: UNIT };
        let votes = (0..64).map(|index| (index, vote)).collect::<Vec<_>>().try_into();
        let casting = Casting {
            votes: votes.expect("as many as there may be"),
            delegations: Default::default(),
            prior: Default::default(),
        };
        VotingFor::<Runtime>::insert(&who, configs::tracks::PARAMETERS, Voting::Casting(casting));
        (who, configs::tracks::PARAMETERS)
    }

    fn delegation() -> (AccountId, AccountId, TrackId) {
        let track = configs::tracks::PARAMETERS;
        let [to, from] = ["delegate", "delegator"].map(|name| account::<AccountId>(name, 0, 0));
        GenBalances::mint_into(&from, UNIT).expect("the issuance has room");
        let origin = RuntimeOrigin::signed(from.clone());
        ConvictionVoting::delegate(origin, track, to.clone().into(), Conviction::Locked1x, UNIT)
            .expect("within the cap");
        (to, from, track)
    }
}

/// The human of that name and number, registered when it is first asked for.
fn person(name: &'static str, index: u32) -> (IdentityId, AccountId, AccountId) {
    let (owner, controller): (AccountId, AccountId) = (account(name, index, 0), account(name, index, 1));
    match Power::identity_of(controller.clone()) {
        Some(id) => (id, owner, controller),
        None => human(name, index),
    }
}

pub struct PocwHelper;
impl PocwHelper {
    const KEYS: KeyTypeId = KeyTypeId(*b"bnch");

    /// The controller of that number: the keystore can sign for it.
    fn controller(index: u32) -> sr25519::Public {
        // A secret itself: derived from a phrase it would take milliseconds.
        sp_io::crypto::sr25519_generate(
            Self::KEYS,
            Some(format!("0x{:064x}", u64::from(index).saturating_add(1)).into_bytes()),
        )
    }
}
impl pallet_pocw::BenchmarkHelper<AccountId, Signature> for PocwHelper {
    fn identity(index: u32) -> (IdentityId, AccountId, AccountId) {
        let controller = AccountId::from(Self::controller(index));
        let owner: AccountId = account("principal", index, 0);
        let id = Power::identity_of(controller.clone()).unwrap_or_else(|| {
            let (id, ..) = human_with("principal", index, controller.clone());
            id
        });
        (id, owner, controller)
    }
    fn fund_flux(id: IdentityId, amount: Balance) {
        give_flux(id, amount);
    }
    fn new_randomness() {
        let now = System::block_number().saturating_add(1);
        System::set_block_number(now);
        pallet_babe::EpochStart::<Runtime>::put((now, now));
    }
    fn sign(signer: &AccountId, message: &[u8]) -> Signature {
        let public = sr25519::Public::from_raw(*signer.as_ref());
        sp_io::crypto::sr25519_sign(Self::KEYS, &public, message).expect("its key was generated").into()
    }
    fn stake(id: IdentityId) {
        let owner = Power::owner(id).expect("it is active");
        stake(id, &owner, Asset::Hetu, 10_000 * UNIT);
        stake(id, &owner, Asset::Flux, 1_000 * UNIT);
        Capacity::on_finalize(System::block_number());
        // As many terms as delegations.
        for index in 0..<Runtime as pallet_capacity::Config>::MaxDelegations::get() {
            let asset = if index % 2 == 0 { Asset::Hetu } else { Asset::Flux };
            lend(id, &owner, asset, index);
        }
        for _ in 0..<Runtime as pallet_capacity::Config>::MaxChunks::get() {
            System::set_block_number(System::block_number().saturating_add(1));
            Capacity::unstake(RuntimeOrigin::signed(owner.clone()), id, Asset::Hetu, UNIT)
                .expect("most of it is not lent");
        }
    }
    fn work_days(workers: &[IdentityId]) {
        for worker in workers {
            Flux::note(*worker, 1_000 * UNIT, Quality::ONE);
            pass(DAY);
            while pallet_flux::OpenEpoch::<Runtime>::get() < Clock::today() {
                Flux::on_initialize(System::block_number());
            }
            Xp::on_initialize(System::block_number());
        }
    }
    fn work_a_week(workers: &[IdentityId]) {
        let most = <Runtime as pallet_xp::Config>::MaxCounterparties::get();
        let clients: Vec<_> = (0..most).map(|index| person("counterparty", index).0).collect();
        // The first of them works too: the closed week and the closed round stay when the others have their shares.
        for worker in workers.iter().chain(clients.first()) {
            for client in &clients {
                Xp::ended(*worker, *client, Ending::Settled { fee: UNIT, largest: UNIT });
            }
            Flux::note(*worker, 1_000 * UNIT, Quality::ONE);
        }
        pass(WEEK);
        while pallet_flux::OpenEpoch::<Runtime>::get() < Clock::today() {
            Flux::on_initialize(System::block_number());
        }
        Xp::on_initialize(System::block_number());
    }
}

/// Delegates to one party, and leases to it for as long as may be.
fn lend(id: IdentityId, owner: &AccountId, asset: Asset, index: u32) {
    use pallet_capacity::{Beneficiary, Book, NextOffer, OfferKey};
    let signed = |who: &AccountId| RuntimeOrigin::signed(who.clone());
    let (resource, units, price, term) = (Resource::Messaging, 10 * UNIT, UNIT / 1_000, 90 * DAY);
    let (party, payer, _) = person("party", index);
    Capacity::delegate(signed(owner), id, Beneficiary { id: party, resource, asset }, units, 0)
        .expect("it is staked");
    let book = Book { resource, asset };
    let key = OfferKey { book, price, id: NextOffer::<Runtime>::get() };
    Capacity::offer(signed(owner), id, book, units, price, term).expect("it is staked");
    Capacity::rent(signed(&payer), party, key, units, term, price).expect("it was offered");
}

pub struct PowerHelper;
impl pallet_power::BenchmarkHelper for PowerHelper {
    fn leave_traces(id: IdentityId) {
        let owner = Power::owner(id).expect("its bond is held");
        // Failures alone earn nothing, and bind nobody.
        let most = <Runtime as pallet_xp::Config>::MaxCounterparties::get();
        let clients: Vec<_> = (0..most).map(|index| person("counterparty", index).0).collect();
        for client in &clients {
            Xp::ended(id, *client, Ending::Failed { fee: UNIT });
        }
        pallet_xp::Burned::<Runtime>::insert(id, Burns { day: Clock::today(), burned: [1; BURN_DAYS] });
        // Flux, and beside it a share of a round in which another has one too. While it is active, touching it would stake a
        // part of the share.
        give_flux(id, UNIT);
        for worker in clients.iter().take(1).chain([&id]) {
            Flux::note(*worker, 1_000 * UNIT, Quality::ONE);
        }
        pass(DAY);
        while pallet_flux::OpenEpoch::<Runtime>::get() < Clock::today() {
            Flux::on_initialize(System::block_number());
        }
        Pocw::set_bond_ceiling(RuntimeOrigin::signed(owner), id, UNIT).expect("the owner may");
        <Capacity as PowerPayments>::reserve(id, Route::Capacity { power: 1 }).expect("the day gives it");
    }
    fn fill_meter(id: IdentityId) {
        let owner = Power::owner(id).expect("it is active");
        Power::set_ceiling(RuntimeOrigin::signed(owner), id, 1_000 * UNIT).expect("the owner may");
        give_flux(id, 1_000 * UNIT);
        <PocwHelper as pallet_pocw::BenchmarkHelper<AccountId, Signature>>::stake(id);
    }
}

/// Owners with an agent that works for them.
pub struct XpHelper;
impl pallet_xp::BenchmarkHelper<AccountId> for XpHelper {
    fn owner(index: u32) -> (IdentityId, IdentityId, AccountId) {
        let (human, owner, _) = person("employer", index);
        let controller: AccountId = account("agent", index, 0);
        let agent = Power::identity_of(controller.clone()).unwrap_or_else(|| {
            let agent = pallet_power::NextIdentityId::<Runtime>::get();
            Power::register_agent(RuntimeOrigin::signed(owner.clone()), controller.clone(), Balance::MAX)
                .expect("the owner can pay");
            Power::accept_controller(RuntimeOrigin::signed(controller), agent).expect("it was named");
            agent
        });
        (human, agent, owner)
    }
}

pub struct PoeHelper;
impl pallet_poe::BenchmarkHelper<AccountId> for PoeHelper {
    fn identity(seed: u32) -> (IdentityId, AccountId, AccountId) {
        person("miner", seed)
    }
    fn pool(hetu: Balance, nex: Balance) {
        let assets = (NativeOrWithId::Native, NativeOrWithId::WithId(configs::tokens::NEX));
        if AssetConversion::get_reserves(assets.0.clone(), assets.1.clone()).is_err() {
            let maker: AccountId = account("maker", 0, 0);
            fund(&maker);
            let (one, other) = (Box::new(assets.0.clone()), Box::new(assets.1.clone()));
            AssetConversion::create_pool(RuntimeOrigin::signed(maker), one, other).expect("there is none");
        }
        type Locator = <Runtime as pallet_asset_conversion::Config>::PoolLocator;
        let pool = Locator::pool_address(&assets.0, &assets.1).expect("it was made");
        Balances::set_balance(&pool, hetu);
        <Assets as fungibles::Mutate<AccountId>>::set_balance(configs::tokens::NEX, &pool, nex);
    }
}
