//! The invariants of the README, one check each.
use crate::{Config, Halts, History, LastLook, Ordered, Pallet, Steps, Today, Watches, looks::SpecOf};
use alloc::collections::BTreeSet;
use fluxnomics_economics::stability::{alarm::Level, halt::Stage};
use fluxnomics_primitives::{
    governance::ParameterRegistry,
    stability::{Indicators, Interventions, limits},
    time::EconomicClock,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. Reads the whole state: for tests and audits.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_halts()?;
        Self::check_steps()?;
        Self::check_in_force()?;
        Self::check_watches()?;
        Self::check_days()?;
        Self::check_looks()
    }

    fn specs() -> impl Iterator<Item = SpecOf<T>> {
        Self::all_indicators().map(T::Indicators::spec)
    }

    /// S1, S2, S3.
    fn check_halts() -> Result<(), TryRuntimeError> {
        let now = T::Clock::now();
        let named: BTreeSet<_> =
            Self::specs().flat_map(|spec| [spec.below.halts, spec.above.halts]).flatten().collect();
        for (subsystem, halt) in Halts::<T>::get() {
            let since = match halt.incident.stage {
                Stage::Halted { since, until } => {
                    let lasts = until.checked_sub(since).ok_or("S1: a halt ends before it began")?;
                    ensure!(lasts <= T::LongestHalt::get(), "S1: a halt is too long");
                    since
                },
                Stage::Open { since } => since,
            };
            ensure!(since <= now, "S1: a halt of the future");
            ensure!(halt.incident.calm.is_none_or(|calm| calm <= now), "S1: calm in the future");
            let most = T::MaxRenewals::get().saturating_add(1);
            ensure!(halt.incident.left <= most, "S2: too many halts to come");
            ensure!(named.contains(&subsystem), "S3: a subsystem that no indicator halts");
            ensure!(Self::all_indicators().any(|known| known == halt.cause), "S3: an unknown cause");
        }
        let longest = now.saturating_add(T::LongestHalt::get());
        let mut ordered = Ordered::<T>::get().into_iter();
        ensure!(ordered.all(|(_, until)| until <= longest), "S1: people halted for too long");
        Ok(())
    }

    /// S4.
    fn check_steps() -> Result<(), TryRuntimeError> {
        let now = T::Clock::now();
        for (field, step) in Steps::<T>::get() {
            let named = Self::specs()
                .flat_map(|spec| [spec.below.lever, spec.above.lever])
                .flatten()
                .any(|lever| lever == (field, step.adjustment.direction));
            ensure!(named, "S4: a step that no indicator names");
            ensure!(step.adjustment.part <= T::MaxStep::get(), "S4: a step is too large");
            ensure!(step.since <= now, "S4: a step of the future");
            let lasts = step.until.checked_sub(step.since).ok_or("S4: a step ends before it began")?;
            ensure!(lasts <= T::LongestIntervention::get(), "S4: a step lasts too long");
        }
        Ok(())
    }

    /// S5.
    fn check_in_force() -> Result<(), TryRuntimeError> {
        let adjusted = <Self as Interventions<_>>::adjusted();
        for field in T::Registry::fields() {
            let voted = T::Registry::current(field);
            let in_force = <Self as Interventions<_>>::in_force(field, voted);
            if !adjusted.contains(&field) {
                ensure!(in_force == voted, "S5: something else than what was voted");
                continue;
            }
            let limits = limits(&T::Registry::spec(field), voted);
            ensure!((limits.min..=limits.max).contains(&in_force), "S5: in force outside the bounds");
            ensure!(in_force.abs_diff(voted) <= limits.step, "S5: further than a step of the registry");
        }
        Ok(())
    }

    /// S6.
    fn check_watches() -> Result<(), TryRuntimeError> {
        let (now, today) = (T::Clock::now(), T::Clock::today());
        for (indicator, watch) in Watches::<T>::iter() {
            ensure!(Self::all_indicators().any(|known| known == indicator), "S6: an unknown indicator");
            let memory = watch.memory;
            ensure!(memory.last <= today, "S6: a memory of the future");
            ensure!(memory.days <= memory.last.saturating_add(1), "S6: more days than there were");
            let alarm = watch.alarm;
            for time in [alarm.strained, alarm.broken, watch.stepped].into_iter().flatten() {
                ensure!(time <= now, "S6: an alarm of the future");
            }
            let standing = match alarm.level {
                Level::Calm => true,
                Level::Strained => alarm.strained.is_some() || alarm.broken.is_some(),
                Level::Broken => alarm.broken.is_some(),
            };
            ensure!(standing, "S6: a level without its time");
        }
        Ok(())
    }

    /// S7.
    fn check_days() -> Result<(), TryRuntimeError> {
        let open = Today::<T>::get();
        ensure!(open.day <= T::Clock::today(), "S7: a day of the future is open");
        for (slot, record) in History::<T>::iter() {
            let own = Self::history_slot(record.day) == slot;
            ensure!(own && record.day < open.day && record.looks > 0, "S7: history out of order");
        }
        Ok(())
    }

    /// S8.
    fn check_looks() -> Result<(), TryRuntimeError> {
        ensure!(LastLook::<T>::get().is_none_or(|last| last <= T::Clock::now()), "S8: a look of the future");
        let room = |held: usize, most: u32| u32::try_from(held).is_ok_and(|held| held <= most);
        ensure!(room(Halts::<T>::get().len(), T::MaxSubsystems::get()), "S8: too many halts");
        ensure!(room(Ordered::<T>::get().len(), T::MaxSubsystems::get()), "S8: too many halts by people");
        ensure!(room(Steps::<T>::get().len(), T::MaxInterventions::get()), "S8: too many steps");
        ensure!(room(Watches::<T>::iter_keys().count(), T::MaxIndicators::get()), "S8: too many watches");
        Ok(())
    }
}
