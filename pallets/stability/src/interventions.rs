//! Parameters that give way for a while, beside what was voted.
use crate::{Config, Error, Event, Intervention, Pallet, Steps, Watches, looks::Seen, types::StepsOf};
use fluxnomics_economics::stability::{
    adjustment::{Adjustment, Direction, adjusted},
    alarm::Level,
};
use fluxnomics_primitives::{
    governance::ParameterRegistry,
    params::StabilityParams,
    stability::{Indicators, limits},
    time::{EconomicClock, Seconds},
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use sp_runtime::DispatchError;

/// Whether a time that began then is over.
fn is_over(since: Seconds, period: Seconds, now: Seconds) -> bool {
    now.saturating_sub(since) >= period
}

impl<Indicator> Intervention<Indicator> {
    pub fn is_active(&self, now: Seconds) -> bool {
        now < self.until
    }
}

impl<T: Config> Pallet<T> {
    /// What a step makes of what was voted.
    pub(crate) fn stepped(field: T::Field, voted: u128, adjustment: Adjustment) -> u128 {
        adjusted(voted, adjustment, &limits(&T::Registry::spec(field), voted))
    }

    /// Makes parameters give way for the indicators that ask for it, one step each.
    pub(crate) fn take_steps(seen: &mut [Seen<T>], now: Seconds, params: &StabilityParams) {
        let before = Steps::<T>::get();
        let mut steps = before.clone();
        Self::forget_steps(&mut steps, now, params);
        for seen in seen {
            if let Some((field, direction)) = Self::wanted(seen) {
                Self::step(&mut steps, seen, field, direction, now, params);
            }
        }
        if steps != before {
            Steps::<T>::put(steps);
        }
    }

    /// The parameter that should give way: nothing while the indicator halts something instead.
    fn wanted(seen: &Seen<T>) -> Option<(T::Field, Direction)> {
        let answer = seen.answer()?;
        match seen.demand {
            Level::Calm => None,
            Level::Broken if answer.halts.is_some() => None,
            Level::Strained | Level::Broken => answer.lever,
        }
    }

    fn step(
        steps: &mut StepsOf<T>,
        seen: &mut Seen<T>,
        field: T::Field,
        direction: Direction,
        now: Seconds,
        params: &StabilityParams,
    ) {
        let rested = seen.watch.stepped.is_none_or(|last| is_over(last, params.step_cool_down, now));
        let Some(look) = seen.look.filter(|_| rested && !steps.contains_key(&field)) else { return };
        let indicator = seen.indicator;
        let (step, voted, in_force) = Self::next_step(Some(indicator), field, direction, now, params);
        let Intervention { adjustment, until, .. } = step;
        // A step that changes nothing is none, and one for which there is no room waits.
        if in_force == voted || until <= now || steps.try_insert(field, step).is_err() {
            return;
        }
        seen.watch.stepped = Some(now);
        Watches::<T>::insert(indicator, seen.watch);
        Self::deposit_event(Event::Intervened { indicator, look, field, adjustment, voted, in_force, until });
    }

    /// Forgets the steps whose parameter has rested.
    fn forget_steps(steps: &mut StepsOf<T>, now: Seconds, params: &StabilityParams) {
        steps.retain(|_, step| step.is_active(now) || !is_over(step.since, params.step_cool_down, now));
    }

    /// A step that begins now, what was voted, and what is in force with it.
    fn next_step(
        cause: Option<T::Indicator>,
        field: T::Field,
        direction: Direction,
        now: Seconds,
        params: &StabilityParams,
    ) -> (Intervention<T::Indicator>, u128, u128) {
        let adjustment = Adjustment { direction, part: params.step.min(T::MaxStep::get()) };
        let until = now.saturating_add(params.step_period.min(T::LongestIntervention::get()));
        let voted = T::Registry::current(field);
        let in_force = Self::stepped(field, voted, adjustment);
        (Intervention { cause, adjustment, since: now, until }, voted, in_force)
    }

    /// Whether an indicator names the parameter, and that way for it to give.
    fn is_lever(field: T::Field, direction: Direction) -> bool {
        Self::all_indicators()
            .map(T::Indicators::spec)
            .any(|spec| [spec.below.lever, spec.above.lever].contains(&Some((field, direction))))
    }

    pub(crate) fn do_intervene(field: T::Field, direction: Direction) -> DispatchResult {
        ensure!(Self::is_lever(field, direction), Error::<T>::NotALever);
        let (now, params) = (T::Clock::now(), T::Parameters::get());
        let mut steps = Steps::<T>::get();
        Self::forget_steps(&mut steps, now, &params);
        ensure!(!steps.contains_key(&field), Error::<T>::Resting);
        let (step, voted, in_force) = Self::next_step(None, field, direction, now, &params);
        let Intervention { adjustment, until, .. } = step;
        ensure!(in_force != voted && until > now, Error::<T>::NoEffect);
        // There is room: no more levers are named than there may be.
        steps.try_insert(field, step).map_err(|_| DispatchError::Corruption)?;
        Steps::<T>::put(steps);
        Self::deposit_event(Event::InterventionOrdered { field, adjustment, voted, in_force, until });
        Ok(())
    }

    pub(crate) fn do_revoke_intervention(field: T::Field) -> DispatchResult {
        let now = T::Clock::now();
        Steps::<T>::try_mutate(|steps| {
            let step =
                steps.get_mut(&field).filter(|step| step.is_active(now)).ok_or(Error::<T>::NoIntervention)?;
            step.until = now;
            Self::deposit_event(Event::InterventionRevoked { field });
            Ok(())
        })
    }
}
