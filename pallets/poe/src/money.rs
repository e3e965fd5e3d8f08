//! HETU in and out of accounts and holds. Nothing happens where the amount is zero.
use crate::{Config, Error, HoldReason, Pallet};
use fluxnomics_primitives::Balance;
use frame_support::{
    pallet_prelude::*,
    traits::{
        Imbalance,
        fungible::{Balanced, Credit, MutateHold},
        tokens::{Fortitude, Precision, Preservation, Restriction},
    },
};

pub(crate) type CreditOf<T> = Credit<<T as frame_system::Config>::AccountId, <T as Config>::Currency>;

impl<T: Config> Pallet<T> {
    /// Keeps the treasury's account from being emptied, so that the smallest part of a fee can be given to it. It
    /// exists already, except in a genesis that nobody can begin a chain with.
    pub(crate) fn keep_treasury() {
        let _ = frame_system::Pallet::<T>::inc_consumers(&T::Treasury::get());
    }

    /// Takes HETU from an account, which stays alive.
    pub(crate) fn take(who: &T::AccountId, amount: Balance) -> Result<CreditOf<T>, DispatchError> {
        T::Currency::withdraw(who, amount, Precision::Exact, Preservation::Preserve, Fortitude::Polite)
    }

    /// Gives HETU to an account that has its existential deposit: only a balance beyond 128 bits is refused.
    pub(crate) fn give(who: &T::AccountId, credit: CreditOf<T>) -> DispatchResult {
        if credit.peek() == 0 {
            return Ok(());
        }
        T::Currency::resolve(who, credit).map_err(|_| Error::<T>::CannotReceive.into())
    }

    pub(crate) fn hold(reason: HoldReason, who: &T::AccountId, amount: Balance) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        T::Currency::hold(&reason.into(), who, amount)
    }

    pub(crate) fn release(reason: HoldReason, who: &T::AccountId, amount: Balance) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        T::Currency::release(&reason.into(), who, amount, Precision::Exact).map(drop)
    }

    /// Moves what is held of one account to what another can spend.
    pub(crate) fn hand_over(
        reason: HoldReason,
        from: &T::AccountId,
        to: &T::AccountId,
        amount: Balance,
    ) -> DispatchResult {
        if amount == 0 {
            return Ok(());
        }
        T::Currency::transfer_on_hold(
            &reason.into(),
            from,
            to,
            amount,
            Precision::Exact,
            Restriction::Free,
            Fortitude::Force,
        )
        .map(drop)
    }
}
