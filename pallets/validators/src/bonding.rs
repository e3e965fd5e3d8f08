use crate::{BondInfo, BondState, Bonds, Config, Error, Event, HoldReason, Pallet};
use fluxnomics_primitives::{Balance, time::EconomicClock};
use frame_support::{
    ensure,
    traits::{
        Get,
        fungible::{Inspect, InspectHold, MutateHold},
        tokens::Precision,
    },
};
use pallet_session::SessionInterface;
use sp_runtime::{DispatchResult, traits::Zero};
use sp_staking::SessionIndex;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_bond(who: &T::AccountId) -> DispatchResult {
        ensure!(Self::has_keys(who), Error::<T>::NoSessionKeys);
        let held = Self::bond_amount(who);
        let added = Self::required_bond().saturating_sub(held);
        ensure!(
            !added.is_zero() || Bonds::<T>::get(who) != Some(BondState::Bonded),
            Error::<T>::AlreadyBonded
        );
        if !added.is_zero() {
            <T as Config>::Currency::hold(&Self::hold_reason(), who, added)?;
        }
        Bonds::<T>::insert(who, BondState::Bonded);
        let amount = held.saturating_add(added);
        Self::deposit_event(Event::Bonded { who: who.clone(), added, amount });
        Ok(())
    }

    pub(crate) fn do_unbond(who: &T::AccountId) -> DispatchResult {
        match Bonds::<T>::get(who) {
            Some(BondState::Bonded) => {},
            Some(BondState::Unbonding { .. }) => return Err(Error::<T>::AlreadyUnbonding.into()),
            None => return Err(Error::<T>::NotBonded.into()),
        }
        ensure!(!Self::is_member(who) && !Self::is_active(who), Error::<T>::StillValidator);
        let matures_at = T::Clock::now().saturating_add(T::Parameters::get().unbonding_delay);
        let session = Self::current_session();
        Bonds::<T>::insert(who, BondState::Unbonding { matures_at, session });
        let amount = Self::bond_amount(who);
        Self::deposit_event(Event::UnbondingStarted { who: who.clone(), amount, matures_at, session });
        Ok(())
    }

    pub(crate) fn do_withdraw(who: &T::AccountId) -> DispatchResult {
        let state = Bonds::<T>::get(who).ok_or(Error::<T>::NotBonded)?;
        ensure!(state != BondState::Bonded, Error::<T>::NotUnbonding);
        ensure!(Self::is_matured(&state), Error::<T>::NotMatured);
        let amount = <T as Config>::Currency::release_all(&Self::hold_reason(), who, Precision::BestEffort)?;
        Bonds::<T>::remove(who);
        Self::deposit_event(Event::Withdrawn { who: who.clone(), amount });
        Ok(())
    }

    pub(crate) fn do_purge_keys(who: &T::AccountId) -> DispatchResult {
        ensure!(Bonds::<T>::get(who) != Some(BondState::Bonded), Error::<T>::StillBonded);
        <pallet_session::Pallet<T> as SessionInterface>::purge_keys(who)?;
        Self::deposit_event(Event::KeysPurged { who: who.clone() });
        Ok(())
    }

    pub(crate) fn bond_info(who: &T::AccountId) -> Option<BondInfo> {
        let state = Bonds::<T>::get(who)?;
        Some(BondInfo {
            amount: Self::bond_amount(who),
            required: Self::required_bond(),
            state,
            member: Self::is_member(who),
            active: Self::is_active(who),
            withdrawable: Self::is_matured(&state),
        })
    }

    /// Whether the delay has run and the owner's last active session is too old to be reported.
    fn is_matured(state: &BondState) -> bool {
        match state {
            BondState::Bonded => false,
            // The owner was active before `session` only.
            BondState::Unbonding { matures_at, session } => {
                T::Clock::now() >= *matures_at && Self::oldest_reportable() >= *session
            },
        }
    }

    /// The oldest session whose offences can still be reported.
    pub(crate) fn oldest_reportable() -> SessionIndex {
        Self::current_session().saturating_sub(T::HistoryDepth::get())
    }

    pub(crate) fn current_session() -> SessionIndex {
        pallet_session::CurrentIndex::<T>::get()
    }

    /// The governed bond; never nothing, since it also pays for the entry.
    pub(crate) fn required_bond() -> Balance {
        T::Parameters::get().bond.max(<T as Config>::Currency::minimum_balance())
    }

    pub(crate) fn bond_amount(who: &T::AccountId) -> Balance {
        <T as Config>::Currency::balance_on_hold(&Self::hold_reason(), who)
    }

    pub(crate) fn hold_reason() -> <T as Config>::RuntimeHoldReason {
        HoldReason::ValidatorBond.into()
    }

    pub(crate) fn has_keys(who: &T::AccountId) -> bool {
        pallet_session::NextKeys::<T>::contains_key(who)
    }
}
