//! Measures every call, and the work of the hook, at its worst.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]
use super::*;
use fluxnomics_economics::stability::halt::{Incident, Stage};
use fluxnomics_primitives::{
    stability::{Adjustment, Band, Direction, Halts as _, Interventions as _},
    time::{DAY, EconomicClock},
};
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};

/// What a benchmark needs of its surroundings.
pub trait BenchmarkHelper<Field, Subsystem> {
    /// A parameter that an indicator lowers.
    fn field() -> Field;
    /// A subsystem that an indicator halts.
    fn subsystem() -> Subsystem;
    /// Goes to a block so many economic seconds later.
    fn pass(seconds: u64);
}

#[benchmarks(where T::RuntimeOrigin: Clone)]
mod benchmarks {
    use super::*;

    fn origin<T: Config>() -> T::RuntimeOrigin {
        T::OverrideOrigin::try_successful_origin().unwrap()
    }

    fn cause<T: Config>() -> T::Indicator {
        Pallet::<T>::all_indicators().next().unwrap()
    }

    /// A halt from now on.
    fn halted<T: Config>() -> T::Subsystem {
        let since = T::Clock::now();
        let stage = Stage::Halted { since, until: since + T::LongestHalt::get() };
        let incident = Incident { stage, left: 0, calm: None };
        let subsystem = T::BenchmarkHelper::subsystem();
        Halts::<T>::mutate(|halts| {
            halts
                .try_insert(subsystem, Halt { incident, cause: cause::<T>(), band: Band::default() })
                .unwrap();
        });
        subsystem
    }

    /// A step from now on.
    fn step<T: Config>() -> T::Field {
        let since = T::Clock::now();
        let adjustment = Adjustment { direction: Direction::Lower, part: T::MaxStep::get() };
        let until = since + T::LongestIntervention::get();
        let field = T::BenchmarkHelper::field();
        Steps::<T>::mutate(|steps| {
            let cause = Some(cause::<T>());
            steps.try_insert(field, Intervention { cause, adjustment, since, until }).unwrap();
        });
        field
    }

    #[benchmark]
    fn lift_halt() {
        let (subsystem, origin) = (halted::<T>(), origin::<T>());
        Pallet::<T>::do_halt(subsystem).unwrap();

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, subsystem);

        assert!(!Pallet::<T>::is_halted(subsystem));
    }

    #[benchmark]
    fn rearm() {
        let (subsystem, origin) = (halted::<T>(), origin::<T>());

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, subsystem);

        assert!(Halts::<T>::get()[&subsystem].incident.left > 0);
    }

    #[benchmark]
    fn revoke_intervention() {
        let (field, origin) = (step::<T>(), origin::<T>());

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, field);

        assert_eq!(Pallet::<T>::until(field), None);
    }

    #[benchmark]
    fn halt() {
        let subsystem = T::BenchmarkHelper::subsystem();
        let origin = origin::<T>();

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, subsystem);

        assert!(Pallet::<T>::is_halted(subsystem));
    }

    #[benchmark]
    fn intervene() {
        let (field, origin) = (T::BenchmarkHelper::field(), origin::<T>());

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, field, Direction::Lower);

        assert!(Pallet::<T>::until(field).is_some());
    }

    #[benchmark]
    fn on_initialize() {
        // A benchmark that begins in block 0 is measured in block 1.
        T::BenchmarkHelper::pass(DAY);
        halted::<T>();
        LastLook::<T>::put(T::Clock::now());
        #[block]
        {
            Pallet::<T>::look_if_due();
        }
    }

    /// The first look of a day: every memory moves, the day before is closed, a halt expires and a step is forgotten.
    #[benchmark]
    fn look() {
        Pallet::<T>::look(T::Clock::now());
        halted::<T>();
        step::<T>();
        let rest = T::LongestHalt::get().max(T::LongestIntervention::get());
        T::BenchmarkHelper::pass(rest.max(T::Parameters::get().step_cool_down) + DAY);
        let now = T::Clock::now();
        #[block]
        {
            Pallet::<T>::look(now);
        }
        assert_eq!(LastLook::<T>::get(), Some(now));
        assert_eq!(Steps::<T>::get().len(), 0);
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
