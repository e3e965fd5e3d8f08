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
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    Balance, UNIT,
    flux::FluxLedger,
    identity::{IdentityId, MintWeight},
};
use frame_benchmarking::v2::*;
use frame_support::traits::fungible::Mutate;
use frame_system::RawOrigin;

/// What a benchmark needs of its surroundings.
pub trait BenchmarkHelper<AccountId> {
    /// An active identity and its owner.
    fn identity() -> (IdentityId, AccountId);
}

#[benchmarks]
mod benchmarks {
    use super::*;

    /// Opens a quota by a policy in which a reservoir waits.
    fn put_up_for_sale<T: Config>() {
        MonetaryPolicy::<T>::mutate(|policy| {
            policy.released = 1_000_000 * UNIT;
            policy.reservoir.bootstrap = 1_000_000 * UNIT;
            policy.quota = 1_000 * UNIT;
        });
    }

    #[benchmark]
    fn purchase() {
        let (id, owner) = T::BenchmarkHelper::identity();
        T::Currency::set_balance(&owner, 1_000_000 * UNIT);
        put_up_for_sale::<T>();
        // A reward is due as well.
        Pallet::<T>::note(id, UNIT, Quality::ONE);
        Pallet::<T>::close_epoch(0).unwrap();
        put_up_for_sale::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id, UNIT, Balance::MAX);

        assert!(Pallet::<T>::account_view(id).free > UNIT);
    }

    #[benchmark]
    fn claim() {
        let (id, owner) = T::BenchmarkHelper::identity();
        put_up_for_sale::<T>();
        Pallet::<T>::note(id, UNIT, Quality::ONE);
        Pallet::<T>::close_epoch(0).unwrap();

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert_eq!(Pallet::<T>::account_view(id).claimable, 0);
    }

    #[benchmark]
    fn on_initialize() {
        OpenEpoch::<T>::put(u32::MAX);
        #[block]
        {
            Pallet::<T>::close_due_epochs();
        }
    }

    #[benchmark]
    fn close_epoch() {
        let (id, _) = T::BenchmarkHelper::identity();
        let epoch = OpenEpoch::<T>::get();
        put_up_for_sale::<T>();
        Pallet::<T>::note(id, UNIT, Quality::ONE);
        Pallet::<T>::watch(epoch).unwrap();

        #[block]
        {
            Pallet::<T>::close_epoch(epoch).unwrap();
        }

        assert_eq!(CurrentRound::<T>::get().round, 1);
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
