//! Measures what an extrinsic costs the chain, by who pays for it.
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
use fluxnomics_primitives::{
    capacity::PowerPayments,
    identity::{Identities, OwnerIdentities},
};
use frame_benchmarking::v2::*;
use frame_support::dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo};
use frame_system::{RawOrigin, pallet_prelude::RuntimeCallFor};
use pallet_transaction_payment::{ChargeTransactionPayment, OnChargeTransaction};
use sp_runtime::traits::{
    AsSystemOriginSigner, AsTransactionAuthorizedOrigin, DispatchTransaction, Dispatchable, Zero,
};

type OriginOf<T> = <RuntimeCallFor<T> as Dispatchable>::RuntimeOrigin;
type BalanceOf<T> =
    <<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;

/// The length of the extrinsics.
const LEN: usize = 100;

#[benchmarks(where
    T: Config + Send + Sync,
    RuntimeCallFor<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo> + GetDispatchInfo,
    OriginOf<T>: AsSystemOriginSigner<T::AccountId> + AsTransactionAuthorizedOrigin + Clone,
    BalanceOf<T>: Send + Sync,
)]
mod benchmarks {
    use super::*;

    fn extension<T: Config>() -> ChargePower<T>
    where
        RuntimeCallFor<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
        BalanceOf<T>: Send + Sync,
    {
        ChargeTransactionPayment::from(Zero::zero()).into()
    }

    /// The look-ups of the waiver, and the event.
    #[benchmark]
    fn waive() {
        let (who, call) = T::BenchmarkHelper::waived();
        assert!(extension::<T>().is_waived(&who, &call), "helper must give a call that is waived");
        let info = call.get_dispatch_info();
        let events = frame_system::Pallet::<T>::event_count();

        #[block]
        {
            extension::<T>()
                .test_run(RawOrigin::Signed(who).into(), &call, &info, LEN, 0, |_| {
                    Ok(PostDispatchInfo::default())
                })
                .expect("a waived extrinsic is valid")
                .expect("the call was replaced by nothing");
        }

        assert_eq!(frame_system::Pallet::<T>::event_count(), events.saturating_add(1));
    }

    /// Everything around an extrinsic that capacity pays for.
    #[benchmark]
    fn charge_power() {
        let (who, call) = T::BenchmarkHelper::capacity();
        let info = call.get_dispatch_info();
        let quote = extension::<T>().quote(&who, &call, LEN, &info);
        assert!(matches!(quote, Quote::Capacity { .. }), "helper must give a call that capacity pays for");

        #[block]
        {
            extension::<T>()
                .test_run(RawOrigin::Signed(who).into(), &call, &info, LEN, 0, |_| {
                    Ok(PostDispatchInfo::default())
                })
                .expect("a paid extrinsic is valid")
                .expect("the call was replaced by nothing");
        }
    }

    /// Everything around an extrinsic that Flux pays for, some of which is given back.
    #[benchmark]
    fn charge_flux() {
        let (who, call) = T::BenchmarkHelper::flux();
        let info = call.get_dispatch_info();
        let quote = extension::<T>().quote(&who, &call, LEN, &info);
        assert!(matches!(quote, Quote::Flux { .. }), "helper must give a call that Flux pays for");
        let post = PostDispatchInfo { actual_weight: Some(Zero::zero()), ..Default::default() };

        #[block]
        {
            extension::<T>()
                .test_run(RawOrigin::Signed(who).into(), &call, &info, LEN, 0, |_| Ok(post))
                .expect("a paid extrinsic is valid")
                .expect("the call was replaced by nothing");
        }
    }

    /// Finding that neither capacity nor Flux pays. What the wrapped extension does is measured there.
    #[benchmark]
    fn look_up() {
        let (who, call) = T::BenchmarkHelper::hetu();
        let info = call.get_dispatch_info();
        let left;

        #[block]
        {
            left = extension::<T>().is_left_to_hetu(&who, &call, LEN, &info);
        }

        assert!(left, "helper must give a call that HETU pays for");
    }

    /// What a free exit costs beside the runs of its call.
    #[benchmark]
    fn exit() {
        let who = T::BenchmarkHelper::exit();
        let id;
        let available;

        #[block]
        {
            id = T::Identities::controlled_by(&who)
                .or_else(|| T::Identities::identity_of_owner(&who))
                .expect("helper must give an owner");
            available = T::Payments::exit_available(id);
            T::Payments::use_exit(id).expect("helper must leave an exit");
            Pallet::<T>::deposit_event(Event::ExitUsed { who, id });
        }

        assert!(available);
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
