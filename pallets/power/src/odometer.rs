//! Spending lifetime Power, and the quality average.
use crate::{Config, Error, Event, NextIdentityId, Odometers, Pallet, PowerUsed, Qualities, Totals};
use fluxnomics_economics::{
    lifetime::SpendError,
    quality::{Quality, blend},
    units::LIFETIME_POWER,
};
use fluxnomics_primitives::{
    Power,
    identity::{IdentityId, PowerLedger, PowerSource},
    time::EconomicClock,
};
use frame_support::{ensure, pallet_prelude::*};

impl<T: Config> Pallet<T> {
    pub(crate) fn spendable_today(id: IdentityId) -> Power {
        <Self as PowerLedger>::spendable_on(id, T::Clock::today())
    }

    pub(crate) fn do_spend(id: IdentityId, amount: Power, source: PowerSource) -> DispatchResult {
        let lifetime = Odometers::<T>::try_mutate(id, |odometer| {
            let odometer = odometer.as_mut().ok_or(Error::<T>::NotActive)?;
            *odometer = odometer.spend(amount, T::Clock::today(), T::Parameters::get().daily_cap).map_err(
                |e| match e {
                    SpendError::LifetimeExhausted => Error::<T>::LifetimeExhausted,
                    SpendError::DailyCapReached => Error::<T>::DailyCapReached,
                },
            )?;
            Ok::<_, DispatchError>(odometer.lifetime)
        })?;
        PowerUsed::<T>::try_mutate(|used| {
            *used = used.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::PowerSpent { id, amount, lifetime, source });
        Ok(())
    }

    pub(crate) fn do_record_quality(id: IdentityId, settled: Quality) -> DispatchResult {
        ensure!(Odometers::<T>::contains_key(id), Error::<T>::NotActive);
        let average = Qualities::<T>::mutate(id, |quality| {
            let average = blend(*quality, settled);
            *quality = Some(average);
            average
        });
        Self::deposit_event(Event::QualityRecorded { id, settled, average });
        Ok(())
    }

    pub(crate) fn power_totals() -> Totals {
        let registered = NextIdentityId::<T>::get();
        Totals {
            registered,
            used: PowerUsed::<T>::get(),
            cap: LIFETIME_POWER.saturating_mul(registered.into()),
        }
    }
}
