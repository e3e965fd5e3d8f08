//! Measures every call, and the work of the hook, at its worst.
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
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_primitives::{
    UNIT,
    identity::IdentityId,
    time::{EconomicClock, Seconds},
    work::{Ending, WorkRecord},
};
use frame_benchmarking::v2::*;
use frame_support::traits::{
    Get,
    fungible::{Inspect, Mutate},
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_runtime::traits::SaturatedConversion;

/// What a benchmark needs of its surroundings.
pub trait BenchmarkHelper<AccountId> {
    /// An owner by its human identity, another identity of its that works, which may be the same, and its account.
    /// Another one for each index.
    fn owner(index: u32) -> (OwnerId, IdentityId, AccountId);
}

#[benchmarks]
mod benchmarks {
    use super::*;

    fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
        RawOrigin::Signed(who.clone()).into()
    }

    fn settle<T: Config>(agent: IdentityId, client: IdentityId) {
        Pallet::<T>::ended(agent, client, Ending::Settled { fee: UNIT, largest: UNIT });
    }

    /// An owner with XP, and a share of a closed week that waits.
    fn earner<T: Config>() -> (OwnerId, T::AccountId) {
        let (owner, account) = first_earner::<T>();
        T::Xp::mint_into(&account, 1_000_000 * UNIT).unwrap();
        (owner, account)
    }

    /// An owner that never had XP, with all the counterparties that a week tells apart, whose share of that week waits.
    fn first_earner<T: Config>() -> (OwnerId, T::AccountId) {
        let (owner, agent, account) = T::BenchmarkHelper::owner(0);
        for index in 1..=T::MaxCounterparties::get() {
            let (client, ..) = T::BenchmarkHelper::owner(index);
            settle::<T>(agent, client);
        }
        // Another owner: the closed week stays.
        let (_, other, _) = T::BenchmarkHelper::owner(1);
        settle::<T>(other, agent);
        Pallet::<T>::close_week().unwrap();
        (owner, account)
    }

    /// Lets economic time pass: the clock runs with the block number.
    fn advance<T: Config>(seconds: Seconds) {
        let per_block = SLOT_SECONDS * Seconds::from(T::Clock::scale().get());
        let blocks: BlockNumberFor<T> = seconds.div_ceil(per_block).saturated_into();
        let now = frame_system::Pallet::<T>::block_number();
        frame_system::Pallet::<T>::set_block_number(now + blocks);
    }

    /// Asks for XP as often as one may, and says for how much.
    fn unlocking<T: Config>(account: &T::AccountId, left: u32) -> u128 {
        Pallet::<T>::lock(signed::<T>(account), 1_000 * UNIT).unwrap();
        let requests = T::MaxUnlocking::get() - left;
        for _ in 0..requests {
            Pallet::<T>::unlock(signed::<T>(account), UNIT).unwrap();
        }
        u128::from(requests) * UNIT
    }

    #[benchmark]
    fn burn() {
        let (owner, account) = earner::<T>();
        // All of it: the account of the asset ends with it.
        let all = T::Xp::balance(&account);

        #[extrinsic_call]
        _(RawOrigin::Signed(account.clone()), all);

        assert_eq!(T::Xp::total_balance(&account), 0);
        assert!(Earners::<T>::get(owner).unwrap().due > 0);
    }

    #[benchmark]
    fn claim() {
        // The claim makes its account.
        let (owner, account) = first_earner::<T>();
        assert_eq!(T::Xp::balance(&account), 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(account.clone()), owner);

        assert!(T::Xp::balance(&account) > 0);
    }

    #[benchmark]
    fn lock() {
        let (owner, account) = earner::<T>();
        unlocking::<T>(&account, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(account), UNIT);

        assert!(Reputations::<T>::get(owner).locked.total() > 0);
    }

    #[benchmark]
    fn unlock() {
        let (owner, account) = earner::<T>();
        unlocking::<T>(&account, 1);

        #[extrinsic_call]
        _(RawOrigin::Signed(account), UNIT);

        assert!(Reputations::<T>::get(owner).unlocking.is_full());
    }

    #[benchmark]
    fn cancel_unlock() {
        let (owner, account) = earner::<T>();
        let asked = unlocking::<T>(&account, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(account), asked);

        assert!(Reputations::<T>::get(owner).unlocking.is_empty());
    }

    #[benchmark]
    fn withdraw() {
        let (owner, account) = earner::<T>();
        unlocking::<T>(&account, 0);
        advance::<T>(T::Parameters::get().unlock_delay);

        #[extrinsic_call]
        _(RawOrigin::Signed(account), owner);

        assert!(Reputations::<T>::get(owner).unlocking.is_empty());
    }

    #[benchmark]
    fn on_initialize() {
        OpenWeek::<T>::mutate(|open| open.week = u32::MAX);
        #[block]
        {
            Pallet::<T>::close_due_weeks();
        }
    }

    #[benchmark]
    fn close_week() {
        earner::<T>();
        let week = OpenWeek::<T>::get().week;
        let (_, agent, _) = T::BenchmarkHelper::owner(0);
        let (client, ..) = T::BenchmarkHelper::owner(1);
        settle::<T>(agent, client);

        #[block]
        {
            Pallet::<T>::close_week().unwrap();
        }

        assert!(Weeks::<T>::contains_key(week));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
