//! Measures every call at its worst.
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
use super::*;
use fluxnomics_economics::capacity::stake::{Asset, Resource};
use fluxnomics_primitives::{
    Balance, Hash, UNIT,
    capacity::StakeAtRisk,
    identity::IdentityId,
    time::{DAY, Seconds},
};
use frame_benchmarking::v2::*;
use frame_support::traits::{Get, Hooks};
use frame_system::RawOrigin;

/// Sets the stage.
pub trait BenchmarkHelper<AccountId> {
    /// An active identity, its owner with a lot of HETU and a high ceiling, and its controller, another account.
    fn identity(index: u32) -> (IdentityId, AccountId, AccountId);
    /// Gives Flux to an identity.
    fn give_flux(id: IdentityId, amount: Balance);
    /// Gives an identity a reward that waits to be realised.
    fn earn(id: IdentityId);
    /// Lets economic time pass.
    fn pass(seconds: Seconds);
}

const MESSAGING: Resource = Resource::Messaging;

#[benchmarks]
mod benchmarks {
    use super::*;

    struct Party<T: Config> {
        id: IdentityId,
        owner: T::AccountId,
        key: T::AccountId,
    }

    fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
        RawOrigin::Signed(who.clone()).into()
    }

    fn bare<T: Config>(index: u32) -> Party<T> {
        let (id, owner, key) = T::BenchmarkHelper::identity(index);
        Party { id, owner, key }
    }

    /// An identity with stake of both assets and no room left but for one more of everything.
    fn party<T: Config>(index: u32) -> Party<T> {
        let party = bare::<T>(index);
        T::BenchmarkHelper::give_flux(party.id, 10_000 * UNIT);
        for asset in [Asset::Hetu, Asset::Flux] {
            Pallet::<T>::stake(signed::<T>(&party.owner), party.id, asset, 1_000 * UNIT).unwrap();
        }
        Pallet::<T>::on_finalize(frame_system::Pallet::<T>::block_number());
        T::BenchmarkHelper::pass(DAY);
        party
    }

    /// Chunks of Flux, each with a watch of its own, but for the first, which is HETU.
    fn unbond<T: Config>(party: &Party<T>, chunks: u32) {
        for n in 0..chunks {
            let asset = if n == 0 { Asset::Hetu } else { Asset::Flux };
            Pallet::<T>::unstake(signed::<T>(&party.owner), party.id, asset, UNIT).unwrap();
            T::BenchmarkHelper::pass(DAY);
        }
    }

    fn to<T: Config>(party: &Party<T>) -> Beneficiary {
        Beneficiary { id: party.id, resource: MESSAGING, asset: Asset::Hetu }
    }

    fn offered<T: Config>(party: &Party<T>, units: Balance) -> OfferKey {
        let book = Book { resource: MESSAGING, asset: Asset::Hetu };
        let key = OfferKey { book, price: UNIT, id: NextOffer::<T>::get() };
        Pallet::<T>::offer(signed::<T>(&party.owner), party.id, book, units, UNIT, 10 * DAY).unwrap();
        key
    }

    fn rented<T: Config>(lessor: &Party<T>, renter: &Party<T>, leases: u32) -> LeaseId {
        let first = NextLease::<T>::get();
        for _ in 0..leases {
            let key = offered(lessor, UNIT);
            Pallet::<T>::rent(signed::<T>(&renter.owner), renter.id, key, UNIT, DAY, UNIT).unwrap();
        }
        first
    }

    #[benchmark]
    fn stake_hetu() {
        let party = party::<T>(0);
        unbond(&party, T::MaxChunks::get());
        #[extrinsic_call]
        stake(RawOrigin::Signed(party.owner), party.id, Asset::Hetu, UNIT);
        assert_eq!(Accounts::<T>::get(party.id).unwrap().staked.hetu % UNIT, 0);
    }

    #[benchmark]
    fn stake_flux() {
        let party = party::<T>(0);
        unbond(&party, T::MaxChunks::get());
        T::BenchmarkHelper::earn(party.id);
        let before = Accounts::<T>::get(party.id).unwrap().staked.flux;
        #[extrinsic_call]
        stake(RawOrigin::Signed(party.key), party.id, Asset::Flux, UNIT);
        assert!(Accounts::<T>::get(party.id).unwrap().staked.flux > before + UNIT);
    }

    #[benchmark]
    fn unstake() {
        let party = party::<T>(0);
        unbond(&party, T::MaxChunks::get() - 1);
        T::BenchmarkHelper::earn(party.id);
        #[extrinsic_call]
        _(RawOrigin::Signed(party.key), party.id, Asset::Flux, UNIT);
        assert_eq!(Accounts::<T>::get(party.id).unwrap().unbonding.len() as u32, T::MaxChunks::get());
    }

    #[benchmark]
    fn cancel_unstake(n: Linear<1, 10>) {
        let party = party::<T>(0);
        unbond(&party, (n + 1).min(T::MaxChunks::get()));
        let chunks = Accounts::<T>::get(party.id).unwrap().unbonding.len() as u128 - 1;
        T::BenchmarkHelper::earn(party.id);
        #[extrinsic_call]
        _(RawOrigin::Signed(party.key), party.id, Asset::Flux, chunks * UNIT);
        assert_eq!(Accounts::<T>::get(party.id).unwrap().unbonding.len(), 1);
    }

    #[benchmark]
    fn withdraw(n: Linear<1, { T::MaxChunks::get() }>) {
        let party = party::<T>(0);
        unbond(&party, n);
        T::BenchmarkHelper::earn(party.id);
        T::BenchmarkHelper::pass(30 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(party.key), party.id);
        assert!(Accounts::<T>::get(party.id).unwrap().unbonding.is_empty());
    }

    #[benchmark]
    fn delegate() {
        let [from, other] = [0, 1].map(party::<T>);
        #[extrinsic_call]
        _(RawOrigin::Signed(from.owner), from.id, to(&other), UNIT, DAY);
        assert_eq!(Accounts::<T>::get(other.id).unwrap().borrowed.messaging.hetu, UNIT);
    }

    #[benchmark]
    fn undelegate() {
        let [from, other] = [0, 1].map(party::<T>);
        Pallet::<T>::delegate(signed::<T>(&from.owner), from.id, to(&other), UNIT, 0).unwrap();
        #[extrinsic_call]
        _(RawOrigin::Signed(from.owner), from.id, to(&other), UNIT);
        assert_eq!(Accounts::<T>::get(other.id).unwrap().borrowed.messaging.hetu, 0);
    }

    #[benchmark]
    fn offer() {
        let lessor = party::<T>(0);
        let book = Book { resource: MESSAGING, asset: Asset::Hetu };
        #[extrinsic_call]
        _(RawOrigin::Signed(lessor.owner), lessor.id, book, UNIT, UNIT, DAY);
        assert_eq!(Accounts::<T>::get(lessor.id).unwrap().offers, 1);
    }

    #[benchmark]
    fn withdraw_offer() {
        let lessor = party::<T>(0);
        let key = offered(&lessor, UNIT);
        #[extrinsic_call]
        _(RawOrigin::Signed(lessor.owner), key);
        assert_eq!(Accounts::<T>::get(lessor.id).unwrap().offers, 0);
    }

    #[benchmark]
    fn rent() {
        let [lessor, renter] = [0, 1].map(party::<T>);
        rented(&lessor, &renter, T::MaxTerms::get() - 1);
        let key = offered(&lessor, UNIT);
        #[extrinsic_call]
        _(RawOrigin::Signed(renter.owner), renter.id, key, UNIT, DAY, UNIT);
        assert_eq!(Accounts::<T>::get(renter.id).unwrap().leases, T::MaxTerms::get());
    }

    #[benchmark]
    fn settle_lease() {
        let [lessor, renter] = [0, 1].map(party::<T>);
        let lease = rented(&lessor, &renter, T::MaxTerms::get());
        T::BenchmarkHelper::pass(2 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(lessor.key), lease);
        assert!(!Leases::<T>::contains_key(lease));
    }

    #[benchmark]
    fn set_fee_policy() {
        let party = party::<T>(0);
        let policy = FeePolicy { forbid_flux: true, forbid_hetu: false };
        #[extrinsic_call]
        _(RawOrigin::Signed(party.key), party.id, policy);
        assert_eq!(Accounts::<T>::get(party.id).unwrap().policy, policy);
    }

    #[benchmark]
    fn send_message() {
        let [from, other] = [0, 1].map(party::<T>);
        rented(&other, &from, T::MaxTerms::get());
        #[extrinsic_call]
        _(RawOrigin::Signed(from.key), other.id, Hash::zero(), 300, true, Some(1));
        assert!(Accounts::<T>::get(from.id).unwrap().used.free > 0);
    }

    /// Its sender has no capacity left.
    #[benchmark]
    fn send_message_by_flux() {
        let [from, other] = [0, 1].map(party::<T>);
        rented(&other, &from, T::MaxTerms::get());
        T::BenchmarkHelper::earn(from.id);
        Accounts::<T>::mutate(from.id, |account| {
            let account = account.as_mut().unwrap();
            account.used = DayUse { day: u32::MAX, free: Balance::MAX, exits: 0 };
            account.meters.messaging.stored = 0;
            account.meters.messaging.updated = Seconds::MAX;
        });
        #[extrinsic_call]
        send_message(RawOrigin::Signed(from.key), other.id, Hash::zero(), 300, true, Some(1));
        assert_eq!(Accounts::<T>::get(from.id).unwrap().meters.messaging.stored, 0);
    }

    #[benchmark]
    fn close_block() {
        party::<T>(0);
        let before = NetworkState::<T>::get();
        #[block]
        {
            Pallet::<T>::close_block();
        }
        assert!(NetworkState::<T>::get().day > before.day || NetworkState::<T>::get().blocks > before.blocks);
    }

    /// Of an identity that lends to `n` others.
    #[benchmark]
    fn slash(n: Linear<0, { T::MaxDelegations::get() }>) {
        let from = party::<T>(0);
        for index in 0..n {
            let other = bare::<T>(1 + index);
            Pallet::<T>::delegate(signed::<T>(&from.owner), from.id, to(&other), UNIT, 0).unwrap();
        }
        #[block]
        {
            <Pallet<T> as StakeAtRisk>::slash(from.id, Asset::Hetu, 500 * UNIT);
        }
        assert_eq!(Accounts::<T>::get(from.id).unwrap().staked.hetu, 500 * UNIT);
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
