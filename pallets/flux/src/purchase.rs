//! The sale of Flux for HETU.
use crate::{Config, Error, Event, MonetaryPolicy, Pallet, Totals, epochs::terms};
use fluxnomics_economics::{breaker::Stage, flux::purchase::cost};
use fluxnomics_primitives::{
    Balance,
    identity::{Identities, IdentityId},
    time::EconomicClock,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{Get, fungible::Mutate, tokens::Preservation},
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_purchase(
        buyer: T::AccountId,
        id: IdentityId,
        amount: Balance,
        max_cost: Balance,
    ) -> DispatchResult {
        ensure!(T::Identities::is_active(id), Error::<T>::NotActive);
        let allowed = T::Identities::owner(id).as_ref() == Some(&buyer)
            || T::Identities::controlled_by(&buyer) == Some(id);
        ensure!(allowed, Error::<T>::NotOwnerOrController);
        ensure!(amount > 0, Error::<T>::ZeroAmount);

        let mut policy = MonetaryPolicy::<T>::get();
        ensure!(!matches!(policy.stage, Stage::Paused { .. }), Error::<T>::MintingPaused);
        let sold = policy.sold.checked_add(amount).ok_or(Error::<T>::QuotaExceeded)?;
        ensure!(sold <= policy.quota, Error::<T>::QuotaExceeded);
        let cost = cost(amount, policy.price).ok_or(Error::<T>::Overflow)?;
        ensure!(cost <= max_cost, Error::<T>::CostAboveLimit);
        let limit = terms(&T::Parameters::get(), T::GenesisSupply::get()).limit(Totals::<T>::get().supply());
        policy.window =
            policy.window.pass(amount, T::Clock::now(), &limit).ok_or(Error::<T>::BreakerCeiling)?;
        policy.reservoir = policy.reservoir.draw(amount).ok_or(Error::<T>::QuotaExceeded)?;
        policy.sold = sold;

        T::Currency::transfer(&buyer, &T::Treasury::get(), cost, Preservation::Preserve)?;
        MonetaryPolicy::<T>::put(policy);
        Self::mint_purchase(id, amount)?;
        Self::deposit_event(Event::Purchased { id, buyer, amount, cost });
        Ok(())
    }
}
