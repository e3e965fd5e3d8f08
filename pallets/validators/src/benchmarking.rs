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
use codec::Decode;
use fluxnomics_primitives::Balance;
use frame_benchmarking::v2::*;
use frame_support::{
    BoundedVec, Hashable,
    traits::{EnsureOrigin, Get, fungible::Mutate},
};
use frame_system::RawOrigin;
use pallet_session::{SessionInterface, ShouldEndSession, historical};
use sp_runtime::{Perbill, traits::TrailingZeroInput};
use sp_staking::{
    SessionIndex,
    offence::{OffenceDetails, OnOffenceHandler},
};

type SessionOf<T> = pallet_session::Pallet<T>;

/// An account with HETU and with session keys like no others.
fn candidate<T>(index: u32) -> T::AccountId
where
    T: Config<Currency: Mutate<T::AccountId>>,
{
    let who: T::AccountId = account("candidate", index, 0);
    let endowment: Balance = Pallet::<T>::required_bond().saturating_mul(10);
    <T as Config>::Currency::mint_into(&who, endowment).unwrap();
    let seed: Vec<u8> = (0..8_u32).flat_map(|part| (index, part).blake2_256()).collect();
    let keys = T::Keys::decode(&mut TrailingZeroInput::new(&seed)).unwrap();
    <SessionOf<T> as SessionInterface>::set_keys(&who, keys).unwrap();
    who
}

fn bonded<T>(index: u32) -> T::AccountId
where
    T: Config<Currency: Mutate<T::AccountId>>,
{
    let who = candidate::<T>(index);
    Pallet::<T>::do_bond(&who).unwrap();
    who
}

/// Replaces the set by `count` bonded validators.
fn fill_set<T>(count: u32) -> Vec<T::AccountId>
where
    T: Config<Currency: Mutate<T::AccountId>>,
{
    let members: Vec<_> = (0..count).map(bonded::<T>).collect();
    Members::<T>::put(BoundedVec::truncate_from(members.clone()));
    members
}

/// Makes them validate in the current session and be queued for the next.
fn activate<T: Config>(validators: &[T::AccountId]) {
    let keys: Vec<_> =
        validators.iter().map(|who| (who.clone(), SessionOf::<T>::load_keys(who).unwrap())).collect();
    pallet_session::Validators::<T>::put(validators.to_vec());
    pallet_session::QueuedKeys::<T>::put(keys);
}

/// Moves to a session from which the whole history lies behind.
fn age<T: Config>() -> SessionIndex {
    let session = T::HistoryDepth::get() + 10;
    pallet_session::CurrentIndex::<T>::put(session);
    session
}

#[benchmarks(where T: Config<Currency: Mutate<<T as frame_system::Config>::AccountId>>)]
mod benchmarks {
    use super::*;

    #[benchmark]
    fn bond() {
        let who = candidate::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert_eq!(Bonds::<T>::get(who), Some(BondState::Bonded));
    }

    #[benchmark]
    fn unbond() {
        let others = fill_set::<T>(<T as Config>::MaxValidators::get());
        activate::<T>(&others);
        let who = bonded::<T>(u32::MAX);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(matches!(Bonds::<T>::get(who), Some(BondState::Unbonding { .. })));
    }

    #[benchmark]
    fn withdraw() {
        let who = bonded::<T>(0);
        let session = age::<T>() - T::HistoryDepth::get();
        Bonds::<T>::insert(&who, BondState::Unbonding { matures_at: 0, session });

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), who.clone());

        assert_eq!(Pallet::<T>::bond_amount(&who), 0);
    }

    #[benchmark]
    fn purge_keys() {
        let who = candidate::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(who.clone()));

        assert!(!Pallet::<T>::has_keys(&who));
    }

    #[benchmark]
    fn add_validator() -> Result<(), BenchmarkError> {
        let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        fill_set::<T>(<T as Config>::MaxValidators::get() - 1);
        let who = bonded::<T>(u32::MAX);

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, who.clone());

        assert!(Pallet::<T>::is_member(&who));
        Ok(())
    }

    #[benchmark]
    fn remove_validator() -> Result<(), BenchmarkError> {
        let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        let who = fill_set::<T>(<T as Config>::MaxValidators::get()).pop().unwrap();

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, who.clone());

        assert!(!Pallet::<T>::is_member(&who));
        Ok(())
    }

    /// The hook in a block that ends no session.
    #[benchmark]
    fn within_session() {
        let now = frame_system::Pallet::<T>::block_number();
        let ends;

        #[block]
        {
            ends = T::EpochEnd::should_end_session(now);
        }

        assert!(!ends);
    }

    /// A rotation that changes every authority and forgets a session in which each offended.
    #[benchmark]
    fn rotate(n: Linear<1, { <T as Config>::MaxValidators::get() }>) {
        let members = fill_set::<T>(n);
        activate::<T>(&members);
        // Queued in another order than planned: a change of the set.
        pallet_session::QueuedKeys::<T>::mutate(|queued| queued.rotate_left(1));
        pallet_session::QueuedChanged::<T>::put(true);
        let session = age::<T>();
        let forgotten = session - T::HistoryDepth::get();
        for who in &members {
            Slashes::<T>::insert(forgotten, who, SlashRecord { bond: 1, slashed: 1 });
        }
        historical::StoredRange::<T>::put((forgotten, session + 2));
        for index in [forgotten, session, session + 1] {
            historical::HistoricalSessions::<T>::insert(index, (T::Hash::default(), n));
        }

        #[block]
        {
            Pallet::<T>::rotate();
        }

        assert_eq!(Pallet::<T>::current_session(), session + 1);
        assert!(Slashes::<T>::iter_prefix(forgotten).next().is_none());
        assert!(!historical::HistoricalSessions::<T>::contains_key(forgotten));
    }

    /// A report that names `n` validators of the set.
    #[benchmark]
    fn on_offence(n: Linear<1, { <T as Config>::MaxValidators::get() }>) {
        let members = fill_set::<T>(<T as Config>::MaxValidators::get());
        activate::<T>(&members);
        let session = age::<T>();
        let offenders: Vec<_> = members
            .iter()
            .rev()
            .take(usize::try_from(n).unwrap())
            .map(|who| OffenceDetails { offender: (who.clone(), ()), reporters: Vec::new() })
            .collect();
        let fractions = alloc::vec![Perbill::from_percent(1); offenders.len()];

        #[block]
        {
            Pallet::<T>::on_offence(&offenders, &fractions, session);
        }

        assert_eq!(Slashes::<T>::iter_prefix(session).count(), offenders.len());
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
