//! Burning XP for a fee tier.
use crate::{Burned, Config, Error, Event, Pallet};
use fluxnomics_economics::xp::Xp;
use fluxnomics_primitives::{identity::OwnerIdentities, time::EconomicClock};
use frame_support::{
    ensure,
    pallet_prelude::{DispatchResult, Get},
    traits::{
        fungible::Mutate,
        tokens::{Fortitude, Precision, Preservation},
    },
};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_burn(who: T::AccountId, amount: Xp) -> DispatchResult {
        let owner = T::Identities::identity_of_owner(&who).ok_or(Error::<T>::NotRegistered)?;
        ensure!(T::Identities::agents(owner) > 0, Error::<T>::NoAgent);
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        T::Xp::burn_from(&who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;

        let today = T::Clock::today();
        let burns = Burned::<T>::get(owner).burn(amount, today).ok_or(Error::<T>::Overflow)?;
        let mut earner = Self::touched(owner)?;
        earner.burned_now = earner.burned_now.checked_add(amount).ok_or(Error::<T>::Overflow)?;
        Self::update_books(|books| books.burn(amount))?;
        Burned::<T>::insert(owner, burns);
        let week = earner.week;
        Self::store(owner, earner);

        let sum = burns.sum(today);
        let tier = T::Parameters::get().tiers().tier(sum);
        Self::deposit_event(Event::XpBurned { owner, account: who, week, amount, sum, tier });
        Ok(())
    }
}
