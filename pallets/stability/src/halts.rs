//! Halting subsystems, and letting them go on.
use crate::{
    Config, Error, Event, Halt, Halts, Look, Ordered, Pallet,
    looks::{Seen, thresholds},
    types::HaltsOf,
};
use alloc::collections::BTreeSet;
use fluxnomics_economics::stability::{
    alarm::{Level, Thresholds},
    halt::{Findings, HaltTerms, Move, Stage, look},
};
use fluxnomics_primitives::{
    params::StabilityParams,
    stability,
    time::{EconomicClock, Seconds},
};
use frame_support::{
    ensure,
    pallet_prelude::DispatchResult,
    traits::{Get, defensive_prelude::*},
};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
    pub(crate) fn halt_terms(params: &StabilityParams) -> HaltTerms {
        HaltTerms {
            period: params.halt_period.min(T::LongestHalt::get()),
            renewals: params.halt_renewals.min(T::MaxRenewals::get()),
            cool_down: params.halt_cool_down,
            calm: params.calm_period,
            patience: params.patience,
        }
    }

    /// Begins, renews and ends halts.
    pub(crate) fn look_at_halts(seen: &[Seen<T>], now: Seconds, params: &StabilityParams) {
        let before = Halts::<T>::get();
        let mut halts = before.clone();
        let named = seen.iter().flat_map(|seen| [seen.spec.below.halts, seen.spec.above.halts]).flatten();
        let subsystems: BTreeSet<T::Subsystem> = named.chain(before.keys().copied()).collect();
        for subsystem in subsystems {
            Self::look_at_halt(&mut halts, subsystem, seen, now, params);
        }
        if halts != before {
            Halts::<T>::put(halts);
        }
    }

    fn look_at_halt(
        halts: &mut HaltsOf<T>,
        subsystem: T::Subsystem,
        seen: &[Seen<T>],
        now: Seconds,
        params: &StabilityParams,
    ) {
        let before = halts.get(&subsystem).copied();
        let (findings, breaker) = Self::find(subsystem, before.as_ref(), seen, &thresholds(params));
        let incident = before.map(|halt| halt.incident);
        let (incident, moved) = look(incident, findings, now, &Self::halt_terms(params));
        let Some(incident) = incident else {
            if halts.remove(&subsystem).is_some() {
                Self::deposit_event(Event::IncidentEnded { subsystem });
            }
            return;
        };
        let halt = match (moved, breaker, before) {
            // The band stays that of the first time, however an average has followed the figure since.
            (Some(Move::Renewed), Some((cause, _)), Some(halt)) if cause == halt.cause => {
                Halt { incident, ..halt }
            },
            (Some(Move::Began | Move::Renewed), Some((cause, Look { band, .. })), _) => {
                Halt { incident, cause, band }
            },
            (_, _, Some(halt)) => Halt { incident, ..halt },
            (_, _, None) => return,
        };
        // There is room: no more subsystems are named than there may be.
        let _ = halts.try_insert(subsystem, halt).defensive();
        let left = incident.left;
        let event = match (moved, breaker, incident.stage) {
            (Some(Move::Began), Some((indicator, look)), Stage::Halted { until, .. }) => {
                Event::HaltBegan { subsystem, indicator, look, until, left }
            },
            (Some(Move::Renewed), Some((indicator, look)), Stage::Halted { until, .. }) => {
                Event::HaltRenewed { subsystem, indicator, look, until, left }
            },
            (Some(Move::Lifted), ..) => Event::HaltLifted { subsystem },
            (Some(Move::Expired), ..) => Event::HaltExpired { subsystem },
            _ => return,
        };
        Self::deposit_event(event);
    }

    /// What a look at a subsystem finds, and the first indicator that is broken.
    fn find(
        subsystem: T::Subsystem,
        halt: Option<&Halt<T::Indicator>>,
        seen: &[Seen<T>],
        thresholds: &Thresholds,
    ) -> (Findings, Option<(T::Indicator, Look)>) {
        let breaks = |seen: &&Seen<T>| {
            let halts = seen.answer().is_some_and(|answer| answer.halts == Some(subsystem));
            halts && seen.demand == Level::Broken
        };
        let broken = seen.iter().find(breaks);
        let breaker = broken.and_then(|seen| seen.judged().map(|look| (seen.indicator, look)));
        let cause = halt.and_then(|halt| seen.iter().find(|seen| seen.indicator == halt.cause));
        let recovered = halt
            .zip(cause.and_then(|seen| seen.reading))
            .is_some_and(|(halt, reading)| thresholds.is_calm(halt.band.deviation(reading.raw).part()));
        let mut guards = seen.iter().filter(|seen| seen.guards(subsystem));
        let findings = Findings {
            broken: breaker.is_some(),
            recovered: recovered && breaker.is_none(),
            calm: cause.is_some() && guards.all(|seen| seen.is_calm_for(subsystem, thresholds)),
        };
        (findings, breaker)
    }

    pub(crate) fn do_halt(subsystem: T::Subsystem) -> DispatchResult {
        let now = T::Clock::now();
        let until = now.saturating_add(Self::halt_terms(&T::Parameters::get()).period);
        Ordered::<T>::try_mutate(|ordered| {
            ordered.retain(|_, until| now < *until);
            // There is room: no more subsystems are named than there may be.
            ordered.try_insert(subsystem, until).map_err(|_| DispatchError::Corruption)?;
            Self::deposit_event(Event::HaltOrdered { subsystem, until });
            Ok(())
        })
    }

    pub(crate) fn do_lift_halt(subsystem: T::Subsystem) -> DispatchResult {
        let now = T::Clock::now();
        ensure!(<Self as stability::Halts<_>>::is_halted(subsystem), Error::<T>::NotHalted);
        Ordered::<T>::mutate(|ordered| ordered.remove(&subsystem));
        Halts::<T>::mutate(|halts| {
            if let Some(halt) = halts.get_mut(&subsystem) {
                halt.incident = halt.incident.overruled(now);
            }
        });
        Self::deposit_event(Event::HaltOverruled { subsystem });
        Ok(())
    }

    pub(crate) fn do_rearm(subsystem: T::Subsystem) -> DispatchResult {
        let left = Self::halt_terms(&T::Parameters::get()).renewals.saturating_add(1);
        Halts::<T>::try_mutate(|halts| {
            let halt = halts.get_mut(&subsystem).ok_or(Error::<T>::NoIncident)?;
            halt.incident = halt.incident.rearmed(left);
            Self::deposit_event(Event::Rearmed { subsystem, left });
            Ok(())
        })
    }
}
