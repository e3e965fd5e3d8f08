//! The traits of the primitives, and the filter of calls.
use crate::{Config, Halts, Ordered, Pallet, Steps};
use alloc::vec::Vec;
use fluxnomics_primitives::{
    stability::{self, Subsystems},
    time::{EconomicClock, Seconds},
};
use frame_support::traits::Contains;

impl<T: Config> stability::Halts<T::Subsystem> for Pallet<T> {
    fn is_halted(subsystem: T::Subsystem) -> bool {
        let now = T::Clock::now();
        Halts::<T>::get().get(&subsystem).is_some_and(|halt| halt.incident.is_halted(now))
            || Ordered::<T>::get().get(&subsystem).is_some_and(|until| now < *until)
    }
}

impl<T: Config> stability::Interventions<T::Field> for Pallet<T> {
    fn adjusted() -> Vec<T::Field> {
        let now = T::Clock::now();
        let steps = Steps::<T>::get();
        steps.iter().filter(|(_, step)| step.is_active(now)).map(|(field, _)| *field).collect()
    }

    fn in_force(field: T::Field, voted: u128) -> u128 {
        match Steps::<T>::get().get(&field) {
            Some(step) if step.is_active(T::Clock::now()) => Self::stepped(field, voted, step.adjustment),
            _ => voted,
        }
    }

    fn until(field: T::Field) -> Option<Seconds> {
        let now = T::Clock::now();
        Steps::<T>::get().get(&field).filter(|step| step.is_active(now)).map(|step| step.until)
    }
}

/// For the base call filter: what is always open passes, and what is not halted.
impl<T: Config> Contains<T::RuntimeCall> for Pallet<T> {
    fn contains(call: &T::RuntimeCall) -> bool {
        let Some(subsystem) = T::Subsystems::of(call) else { return true };
        T::AlwaysOpen::contains(call) || !<Self as stability::Halts<_>>::is_halted(subsystem)
    }
}
