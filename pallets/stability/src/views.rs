//! What clients read.
use crate::{
    Config, DayRecord, HaltView, Halts, History, IndicatorView, InterventionView, LastLook, Ordered, Pallet,
    StatusView, Steps, Today, Watches, looks::Seen,
};
use alloc::{collections::BTreeSet, vec::Vec};
use fluxnomics_primitives::{
    governance::ParameterRegistry,
    stability::{self, Indicators, Interventions},
    time::EconomicClock,
};
use frame_support::traits::Get;
use sp_runtime::{Perbill, Percent};

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Rounded down.
fn percent(part: Perbill) -> Percent {
    Percent::from_percent(u8::try_from(part.mul_floor(100_u32)).unwrap_or(100))
}

impl<T: Config> Pallet<T> {
    fn seen_now() -> Vec<Seen<T>> {
        let (now, params) = (T::Clock::now(), T::Parameters::get());
        Self::all_indicators()
            .map(|indicator| Self::see(indicator, &Watches::<T>::get(indicator), now, &params))
            .collect()
    }

    pub(crate) fn status_view() -> StatusView<T::Indicator> {
        let seen = Self::seen_now();
        let levels = Self::all_indicators().map(|indicator| Watches::<T>::get(indicator).alarm.level);
        let halted = Self::halt_views().iter().filter(|view| view.is_halted).count();
        StatusView {
            score: Self::score_of(&seen, T::Parameters::get().broken_at).map(percent),
            level: levels.max().unwrap_or_default(),
            worst: Self::worst_of(&seen),
            armed: count(seen.iter().filter(|seen| seen.armed).count()),
            halted: count(halted),
            adjusted: count(<Self as Interventions<_>>::adjusted().len()),
            looked: LastLook::<T>::get(),
        }
    }

    pub(crate) fn indicator_views() -> Vec<IndicatorView<T::Indicator>> {
        let view = |seen: Seen<T>| {
            let Seen { indicator, spec, look, armed, .. } = seen;
            // Also what rests on too little to be judged.
            let reading = T::Indicators::read(indicator);
            let watch = Watches::<T>::get(indicator);
            IndicatorView {
                indicator,
                name: spec.name.into(),
                description: spec.description.into(),
                unit: spec.unit.into(),
                weight: spec.weight,
                look,
                raw: reading.map(|reading| reading.raw),
                sample: reading.map(|reading| reading.sample).unwrap_or_default(),
                least_sample: spec.least_sample,
                days: watch.memory.days,
                armed,
                alarm: watch.alarm,
            }
        };
        Self::seen_now().into_iter().map(view).collect()
    }

    pub(crate) fn halt_views() -> Vec<HaltView<T::Indicator, T::Subsystem>> {
        let now = T::Clock::now();
        let (halts, ordered) = (Halts::<T>::get(), Ordered::<T>::get());
        let subsystems: BTreeSet<T::Subsystem> = halts.keys().chain(ordered.keys()).copied().collect();
        let view = |subsystem| HaltView {
            subsystem,
            is_halted: <Self as stability::Halts<_>>::is_halted(subsystem),
            halt: halts.get(&subsystem).copied(),
            ordered: ordered.get(&subsystem).copied().filter(|until| now < *until),
        };
        let views = subsystems.into_iter().map(view);
        views.filter(|view| view.halt.is_some() || view.ordered.is_some()).collect()
    }

    pub(crate) fn intervention_views() -> Vec<InterventionView<T::Indicator, T::Field>> {
        let now = T::Clock::now();
        let view = |(field, intervention): (&T::Field, &crate::Intervention<T::Indicator>)| {
            let voted = T::Registry::current(*field);
            InterventionView {
                field: *field,
                voted,
                in_force: <Self as Interventions<_>>::in_force(*field, voted),
                is_active: intervention.is_active(now),
                intervention: *intervention,
            }
        };
        Steps::<T>::get().iter().map(view).collect()
    }

    pub(crate) fn latest_days(count: u32) -> Vec<DayRecord<T::Indicator>> {
        let open = Today::<T>::get().day;
        (1..=count.min(T::HistoryLength::get()))
            .map_while(|back| open.checked_sub(back))
            .map_while(|day| History::<T>::get(Self::history_slot(day)).filter(|record| record.day == day))
            .collect()
    }
}
