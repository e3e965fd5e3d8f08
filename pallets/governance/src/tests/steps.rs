use crate::{largest_step, mock::*};
use fluxnomics_primitives::governance::{FieldSpec, ParameterRegistry, Step};
use proptest::{prelude::*, test_runner::RngSeed};
use sp_runtime::Permill;

fn spec(min: u128, default: u128, step: Step) -> FieldSpec {
    FieldSpec { min, max: u128::MAX, default, step, ..Registry::spec(Field::FeesBase) }
}

fn relative(parts: u32) -> Step {
    Step::Relative(Permill::from_parts(parts))
}

#[test]
fn largest_step_is_its_units_when_absolute() {
    for current in [0, 7, u128::MAX] {
        assert_eq!(largest_step(&spec(0, 5, Step::Absolute(50)), current), 50);
    }
}

#[test]
fn largest_step_rounds_up_when_relative() {
    let tenth = spec(1, 1, relative(100_000));
    for (current, step) in [(1, 1), (9, 1), (10, 1), (11, 2), (100, 10), (101, 11)] {
        assert_eq!(largest_step(&tenth, current), step, "of {current}");
    }
    assert_eq!(largest_step(&tenth, u128::MAX), u128::MAX.div_ceil(10));
    let whole = spec(1, 1, relative(1_000_000));
    assert_eq!(largest_step(&whole, u128::MAX), u128::MAX);
}

#[test]
fn largest_step_is_measured_on_the_default_when_the_value_is_below_it_and_may_be_zero() {
    let tenth = spec(0, 1_000, relative(100_000));
    for (current, step) in [(0, 100), (1, 100), (999, 100), (1_000, 100), (1_001, 101), (5_000, 500)] {
        assert_eq!(largest_step(&tenth, current), step, "of {current}");
    }
    // Where 0 is out of bounds, steps are relative to the value alone.
    assert_eq!(largest_step(&spec(10, 1_000, relative(100_000)), 10), 1);
}

#[test]
fn largest_step_leads_from_end_to_end_when_a_field_of_the_registry_may_be_zero() {
    let base = Registry::spec(Field::FeesBase);
    let (mut value, mut steps) = (base.min, 0);
    while value < base.max {
        value = value.saturating_add(largest_step(&base, value)).min(base.max);
        steps += 1;
    }
    assert_eq!(steps, 373);
    while value > base.min {
        value = value.saturating_sub(largest_step(&base, value));
        steps += 1;
    }
    assert!(steps < 1_000, "{steps}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x57e9),
        ..ProptestConfig::default()
    })]

    /// Exactly the least integer that is not below the part, and at least one.
    #[test]
    fn largest_step_is_the_exact_ceiling_when_relative(
        current in prop_oneof![any::<u128>(), 0..1_000_000u128, Just(u128::MAX)],
        parts in 1..=1_000_000u32,
    ) {
        let step = largest_step(&spec(1, 1, relative(parts)), current);
        // current · parts / 10^6, without leaving 128 bits.
        let million = 1_000_000;
        let whole = current / million * u128::from(parts);
        let rest = (current % million * u128::from(parts)).div_ceil(million);
        prop_assert_eq!(step, (whole + rest).max(1));
    }
}
