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
use alloc::{vec, vec::Vec};
use fluxnomics_primitives::{
    Balance, UNIT,
    governance::{Electorate, ParameterReferenda, ParameterRegistry, TrackId},
    time::{EconomicClock, Seconds},
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
    /// An account with HETU, GEN, an identity with Flux, and `amount` of NEX and of AUR; and a referendum that is being
    /// decided.
    fn signaller(amount: Balance) -> (AccountId, u32);
    /// An account with as many votes as there can be on a track.
    fn voter() -> (AccountId, TrackId);
    /// An account without votes, and one that delegates to it on a track.
    fn delegation() -> (AccountId, AccountId, TrackId);
}

/// NEX and AUR of a signal.
const AMOUNT: Balance = UNIT;

#[benchmarks]
mod benchmarks {
    use super::*;

    fn changes<T: Config>(count: u32) -> BoundedVec<T::Change, T::MaxChanges> {
        let changes = T::BenchmarkHelper::changes(count);
        assert_eq!(Pallet::<T>::count(&changes), count, "helper must give as many changes as asked");
        changes.try_into().expect("count is at most MaxChanges")
    }

    /// Lets the fields look back on as many changes as there can have been.
    fn age<T: Config>(changes: &[T::Change]) {
        for change in changes {
            let field = T::Registry::field(change);
            let past = PastValue { until: T::Clock::now(), value: T::Registry::current(field) };
            let room = usize::try_from(T::MaxPastValues::get()).unwrap().saturating_sub(1);
            PastValues::<T>::insert(field, BoundedVec::truncate_from(vec![past; room]));
        }
    }

    fn signalled<T: Config>() -> (T::AccountId, u32) {
        let (who, index) = T::BenchmarkHelper::signaller(2 * AMOUNT);
        Pallet::<T>::signal(RawOrigin::Signed(who.clone()).into(), index, true, AMOUNT, AMOUNT).unwrap();
        (who, index)
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
        age::<T>(&changes);
        let index = T::Referenda::next_index();

        #[extrinsic_call]
        _(RawOrigin::Signed(proposer), changes);

        assert!(Proposals::<T>::contains_key(index));
    }

    #[benchmark]
    fn enact(c: Linear<1, { T::MaxChanges::get() }>) {
        let index = proposed::<T>(c);
        let proposal = Proposals::<T>::get(index).unwrap();
        age::<T>(&proposal.changes);
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

    /// In the place of another.
    #[benchmark]
    fn signal() {
        let (who, index) = signalled::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), index, false, AMOUNT + 1, AMOUNT + 1);

        assert!(!Signals::<T>::get(index, &who).unwrap().aye);
    }

    #[benchmark]
    fn withdraw_signal() {
        let (who, index) = signalled::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()), index);

        assert!(!Signals::<T>::contains_key(index, &who));
    }

    /// What the end of a delegation weighs, with the votes of its target, is known to whoever ends it.
    #[benchmark]
    fn decline_delegation() {
        let (who, from, track) = T::BenchmarkHelper::delegation();

        #[extrinsic_call]
        _(RawOrigin::Signed(who), from.clone(), track);

        assert!(T::Gen::delegation_of(&from, track).is_none());
    }

    /// A delegation asks for all that a vote asks for, and more.
    #[benchmark]
    fn voting_cap() {
        let (who, track) = T::BenchmarkHelper::voter();
        let allowed;

        #[block]
        {
            allowed = Pallet::<T>::may_delegate(track, &who, Balance::MAX);
        }

        assert!(!allowed);
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
