//! Shares of closed weeks: realised when their owner is next touched, minted by a claim.
use crate::{
    Books, ClosedWeek, Config, Earner, Earners, Error, Event, Ledger, OpenWeek, OwnerId, Pallet, Weeks,
};
use fluxnomics_economics::xp::{
    Xp,
    shares::{Claim, Components},
};
use fluxnomics_primitives::identity::Identities;
use frame_support::{
    ensure,
    pallet_prelude::{DispatchError, DispatchResult},
    traits::fungible::Mutate,
};

type EarnerOf<T> = Earner<<T as Config>::MaxCounterparties>;

impl<T: Config> Pallet<T> {
    /// What is kept about an owner, brought to the open week: its share of the week that it last worked in is
    /// realised first. The caller stores it.
    pub(crate) fn touched(owner: OwnerId) -> Result<EarnerOf<T>, DispatchError> {
        let week = OpenWeek::<T>::get().week;
        let Some(earner) = Earners::<T>::get(owner) else {
            return Ok(Earner { week, ..Earner::default() });
        };
        if earner.week >= week {
            return Ok(earner);
        }
        let share = Self::realise(owner, &earner)?;
        let due = earner.due.checked_add(share).ok_or(Error::<T>::Overflow)?;
        // Only the burns of the week before the open one are in its pool.
        let follows = earner.week.checked_add(1) == Some(week);
        let burned_before = if follows { earner.burned_now } else { 0 };
        Ok(Earner { week, burned_before, due, ..Earner::default() })
    }

    /// Stores what is kept about an owner.
    pub(crate) fn store(owner: OwnerId, earner: EarnerOf<T>) {
        if earner.is_empty() {
            Earners::<T>::remove(owner);
        } else {
            Earners::<T>::insert(owner, earner);
        }
    }

    /// The owner's claim on the closed week that it worked in. `None` if it has none.
    pub(crate) fn share(earner: &EarnerOf<T>) -> Result<Option<(ClosedWeek, Claim)>, DispatchError> {
        if earner.work.fees == 0 {
            return Ok(None);
        }
        let Some(closed) = Weeks::<T>::get(earner.week) else { return Ok(None) };
        let claim = closed.distribution.claim(earner.work.components(), earner.burned_before);
        Ok(Some((closed, claim.ok_or(Error::<T>::Overflow)?)))
    }

    /// Takes the owner's share out of its closed week and returns what is due to it.
    fn realise(owner: OwnerId, earner: &EarnerOf<T>) -> Result<Xp, DispatchError> {
        let Some((closed, claim)) = Self::share(earner)? else { return Ok(0) };
        let Claim { paid, mut carried } = claim;
        let closed = closed.realise(earner.work.components(), claim).ok_or(Error::<T>::Overflow)?;
        if closed.unrealised == Components::default() {
            // What rounding kept from all of them.
            carried = carried.checked_add(closed.left).ok_or(Error::<T>::Overflow)?;
            Weeks::<T>::remove(earner.week);
        } else {
            Weeks::<T>::insert(earner.week, closed);
        }
        Self::update_books(|books| books.carry(carried))?;
        Self::deposit_event(Event::ShareRealised { owner, week: earner.week, due: paid, carried });
        Ok(paid)
    }

    /// Stores what the books are after an operation. Fails if a number does not fit.
    pub(crate) fn update_books(operation: impl FnOnce(Ledger) -> Option<Ledger>) -> DispatchResult {
        Books::<T>::try_mutate(|books| {
            *books = operation(*books).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    pub(crate) fn do_claim(owner: OwnerId) -> DispatchResult {
        ensure!(Self::is_claimable(owner), Error::<T>::NothingToClaim);
        let account = T::Identities::owner(owner).ok_or(Error::<T>::NothingToClaim)?;
        let mut earner = Self::touched(owner)?;
        let amount = core::mem::take(&mut earner.due);
        Self::update_books(|books| books.pay(amount))?;
        Self::store(owner, earner);
        T::Xp::mint_into(&account, amount)?;
        Self::deposit_event(Event::Claimed { owner, account, amount });
        Ok(())
    }

    /// Whether [`claim`](crate::Pallet::claim) would succeed now.
    pub fn is_claimable(owner: OwnerId) -> bool {
        let week = OpenWeek::<T>::get().week;
        Earners::<T>::get(owner)
            .is_some_and(|earner| earner.due > 0 || (earner.work.fees > 0 && earner.week < week))
    }

    /// Forgets an owner whose identity is gone. Obligations kept it until nothing of it was locked, due or at work; if
    /// something is left all the same, nobody is there to be paid, and the next pool gets it.
    pub(crate) fn do_forget(owner: OwnerId) -> DispatchResult {
        crate::Burned::<T>::remove(owner);
        crate::Reputations::<T>::remove(owner);
        if !Earners::<T>::contains_key(owner) {
            return Ok(());
        }
        let earner = Self::touched(owner)?;
        OpenWeek::<T>::try_mutate(|open| -> DispatchResult {
            let rest = open.totals.replace(earner.work.components(), Components::default());
            open.totals = rest.ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::update_books(|books| books.carry(earner.due))?;
        Earners::<T>::remove(owner);
        Self::deposit_event(Event::OwnerForgotten { owner, carried: earner.due });
        Ok(())
    }
}
