//! Measures the calls over the real registry and referenda of the runtime.
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
use alloc::vec::Vec;
use fluxnomics_primitives::{
    governance::{ParameterReferenda, ParameterRegistry},
    time::Seconds,
};
use frame_benchmarking::v2::*;
use frame_support::{BoundedVec, traits::Get};
use frame_system::RawOrigin;

/// What the runtime must be able to do for the benchmarks of this pallet.
pub trait BenchmarkHelper<AccountId, Change> {
    /// Gives the account HETU for the deposits of a proposal and of its referendum.
    fn fund(who: &AccountId);
    /// `count` changes, at most `MaxChanges`, that pass every check together, spread over as many
    /// subjects as possible.
    fn changes(count: u32) -> Vec<Change>;
    /// Makes the referendum `index` approved so long ago that its timelock of `delay` economic
    /// seconds has run.
    fn approve(index: u32, delay: Seconds);
    /// Makes the referendum `index` rejected.
    fn reject(index: u32);
}

#[benchmarks]
mod benchmarks {
    use super::*;

    fn changes<T: Config>(count: u32) -> BoundedVec<T::Change, T::MaxChanges> {
        let changes = T::BenchmarkHelper::changes(count);
        assert_eq!(Pallet::<T>::count(&changes), count, "helper must give as many changes as asked");
        changes.try_into().expect("count is at most MaxChanges")
    }

    fn proposed<T: Config>(count: u32) -> u32 {
        let proposer: T::AccountId = account("proposer", 0, 0);
        T::BenchmarkHelper::fund(&proposer);
        let index = T::Referenda::next_index();
        Pallet::<T>::propose(RawOrigin::Signed(proposer).into(), changes::<T>(count)).unwrap();
        index
    }

    #[benchmark]
    fn propose(c: Linear<1, { T::MaxChanges::get() }>) {
        let proposer: T::AccountId = whitelisted_caller();
        T::BenchmarkHelper::fund(&proposer);
        let changes = changes::<T>(c);
        let index = T::Referenda::next_index();

        #[extrinsic_call]
        _(RawOrigin::Signed(proposer), changes);

        assert!(Proposals::<T>::contains_key(index));
    }

    #[benchmark]
    fn enact(c: Linear<1, { T::MaxChanges::get() }>) {
        let index = proposed::<T>(c);
        let proposal = Proposals::<T>::get(index).unwrap();
        T::BenchmarkHelper::approve(index, proposal.delay);

        #[extrinsic_call]
        _(Origin::<T>::Parameters, index);

        assert!(!Proposals::<T>::contains_key(index));
        for change in &proposal.changes {
            let field = T::Registry::field(change);
            assert_eq!(T::Registry::current(field), T::Registry::value(change));
        }
    }

    #[benchmark]
    fn clear(c: Linear<1, { T::MaxChanges::get() }>) {
        let index = proposed::<T>(c);
        T::BenchmarkHelper::reject(index);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), index);

        assert!(!Proposals::<T>::contains_key(index));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
