//! What was changed, and where a field has been.
use crate::{ChangeCount, ChangeRecord, Config, Error, History, Pallet, PastValue, PastValues};
use alloc::vec::Vec;
use fluxnomics_primitives::time::Seconds;
use frame_support::traits::Get;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// Whether a value was in force at any time of the window that ends at `now`.
    pub(crate) fn is_in_window(past: &PastValue, now: Seconds) -> bool {
        now.saturating_sub(past.until) < T::DriftWindow::get()
    }

    /// Remembers the value that another takes the place of `now`, and forgets those that have left the window.
    pub(crate) fn keep_past_value(field: T::Field, value: u128, now: Seconds) -> DispatchResult {
        PastValues::<T>::try_mutate(field, |values| {
            values.retain(|past| Self::is_in_window(past, now));
            // There is room: no more cool-downs begin in a window than the list is long.
            values
                .try_push(PastValue { until: now, value })
                .map_err(|_| DispatchError::from(Error::<T>::CoolingDown))
        })
    }

    /// Writes the record of the change that has the next number.
    pub(crate) fn record(change: impl FnOnce(u32) -> ChangeRecord<T>) -> DispatchResult {
        ChangeCount::<T>::try_mutate(|count| {
            let number = *count;
            *count = number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
            let slot = number.checked_rem(T::HistoryLength::get()).unwrap_or_default();
            History::<T>::insert(slot, change(number));
            Ok(())
        })
    }

    pub(crate) fn latest_changes(count: u32) -> Vec<ChangeRecord<T>> {
        let next = ChangeCount::<T>::get();
        let length = T::HistoryLength::get();
        (1..=count.min(length))
            .map_while(|back| next.checked_sub(back))
            .map_while(|number| {
                let record = History::<T>::get(number.checked_rem(length)?)?;
                (record.number == number).then_some(record)
            })
            .collect()
    }
}
