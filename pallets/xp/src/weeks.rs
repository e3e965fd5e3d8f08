//! The close of a week.
use crate::{
    Books, ClosedWeek, Config, CurrentWeek, Error, Event, History, OpenWeek, Pallet, WeekRecord, WeekTerms,
    Weeks,
};
use core::num::NonZeroU32;
use fluxnomics_economics::xp::{
    Week,
    bootstrap::BootstrapTerms,
    shares::{Components, Distribution},
};
use frame_support::pallet_prelude::{DispatchResult, Get};

impl<T: Config> Pallet<T> {
    /// A week as it opens, with the terms that are in force now.
    pub(crate) fn opening(week: Week) -> CurrentWeek {
        let params = T::Parameters::get();
        let halving = NonZeroU32::new(T::BootstrapHalving::get()).unwrap_or(NonZeroU32::MIN);
        let released = BootstrapTerms { first: params.bootstrap, halving }.release(week);
        let terms = WeekTerms { released, weights: params.weights(), caps: params.caps() };
        CurrentWeek { week, terms, totals: Components::default() }
    }

    /// Closes the open week. Fails, and changes nothing, only if a number does not fit.
    pub(crate) fn close_week() -> DispatchResult {
        let CurrentWeek { week, terms, totals } = OpenWeek::<T>::get();
        let WeekTerms { released, weights, caps } = terms;
        let books = Books::<T>::get();
        let (burned, carried_in) = (books.burned_before, books.carried);
        let pool = books.pool(released).ok_or(Error::<T>::Overflow)?;
        // The registry keeps the weights at one in sum.
        let (distribution, carried_on) =
            Distribution::open(pool, weights, totals, caps).ok_or(Error::<T>::Overflow)?;
        let next = week.checked_add(1).ok_or(Error::<T>::Overflow)?;
        Self::update_books(|books| books.close(released, carried_on))?;
        let left = pool.saturating_sub(carried_on);
        if left > 0 {
            Weeks::<T>::insert(week, ClosedWeek { distribution, unrealised: totals, left });
        }
        OpenWeek::<T>::put(Self::opening(next));
        let record = WeekRecord { week, burned, carried_in, released, pool, carried_on, totals };
        History::<T>::insert(week.checked_rem(T::HistoryLength::get()).unwrap_or_default(), record);
        Self::deposit_event(Event::WeekClosed { record });
        Ok(())
    }
}
