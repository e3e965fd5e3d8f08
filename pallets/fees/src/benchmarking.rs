//! Measures what a waived extrinsic costs the chain.
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

#[benchmarks(where
    T: Config + Send + Sync,
    RuntimeCallFor<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo> + GetDispatchInfo,
    OriginOf<T>: AsSystemOriginSigner<T::AccountId> + AsTransactionAuthorizedOrigin + Clone,
    BalanceOf<T>: Send + Sync,
)]
mod benchmarks {
    use super::*;

    /// The look-ups of the waiver, and the event.
    #[benchmark]
    fn waive() {
        let (who, call) = T::BenchmarkHelper::waived();
        let extension = ChargePower::<T>::from(ChargeTransactionPayment::from(Zero::zero()));
        assert!(extension.is_waived(&who, &call), "helper must give a call that is waived");
        let info = call.get_dispatch_info();
        let events = frame_system::Pallet::<T>::event_count();

        #[block]
        {
            extension
                .test_run(RawOrigin::Signed(who).into(), &call, &info, 100, 0, |_| {
                    Ok(PostDispatchInfo::default())
                })
                .expect("a waived extrinsic is valid")
                .expect("the call was replaced by nothing");
        }

        assert_eq!(frame_system::Pallet::<T>::event_count(), events.saturating_add(1));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
