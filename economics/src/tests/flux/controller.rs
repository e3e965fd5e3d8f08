use crate::{
    flux::controller::{Gains, Signal, signal, steer_beta, steer_kappa},
    math::Rounding,
    tests::{any_u128, below_bits, for_all, oracle::*},
    units::UNIT,
};
use core::cell::Cell;
use num_traits::CheckedSub;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

const GAINS: Gains = Gains {
    target: 30,
    dead_band: Perbill::from_percent(25),
    gain: Perbill::from_percent(5),
    max_step: Perbill::from_percent(2),
};
const KAPPA: (u128, u128) = (UNIT / 5_000, UNIT / 1_000);
const BETA_MAX: Perbill = Perbill::from_parts(2_000_000);

fn parts(percent_of_percent: u32) -> Perbill {
    Perbill::from_parts(percent_of_percent * 100_000)
}

#[test]
fn nothing_is_read_when_the_float_is_within_the_dead_band() {
    for float in [2_250, 3_000, 3_750] {
        assert_eq!(signal(float, 100, &GAINS), Signal::Balanced);
    }
}

#[test]
fn the_signal_is_a_twentieth_of_the_deviation_beyond_the_dead_band() {
    // x/x* − 1 = 0.45: 0.20 beyond, of which 5 % is 1 %.
    assert_eq!(signal(4_350, 100, &GAINS), Signal::Idle(parts(100)));
    assert_eq!(signal(1_650, 100, &GAINS), Signal::Scarce(parts(100)));
}

#[test]
fn the_signal_is_clamped_when_the_deviation_is_large() {
    assert_eq!(signal(u128::MAX, 1, &GAINS), Signal::Idle(parts(200)));
    assert_eq!(signal(0, 100, &GAINS), Signal::Scarce(parts(200)));
}

#[test]
fn the_flow_counts_as_one_base_unit_when_nothing_moves() {
    assert_eq!(signal(31, 0, &GAINS), Signal::Balanced);
    assert_eq!(signal(UNIT, 0, &GAINS), Signal::Idle(parts(200)));
    assert_eq!(signal(0, 0, &GAINS), Signal::Scarce(parts(200)));
}

#[test]
fn beta_leaves_zero_when_flux_lies_idle() {
    let beta = steer_beta(Perbill::zero(), Signal::Idle(parts(200)), Perbill::zero(), BETA_MAX);
    assert_eq!(beta, Perbill::from_parts(40_000));
}

#[test]
fn kappa_falls_two_percent_and_stops_at_its_bound_when_flux_lies_idle() {
    let mut kappa = KAPPA.1;
    let mut epochs = 0;
    while kappa > KAPPA.0 {
        let next = steer_kappa(kappa, Signal::Idle(parts(200)), KAPPA.0, KAPPA.1);
        assert!(next < kappa && next >= kappa / 100 * 98 - 1 || next == KAPPA.0);
        kappa = next;
        epochs += 1;
    }
    assert_eq!(epochs, 80);
}

#[test]
fn both_come_back_into_their_bounds_when_those_moved() {
    assert_eq!(steer_kappa(1, Signal::Balanced, 10, 20), 10);
    assert_eq!(steer_kappa(30, Signal::Balanced, 10, 20), 20);
    let (min, max) = (Perbill::from_parts(10), Perbill::from_parts(20));
    assert_eq!(steer_beta(Perbill::zero(), Signal::Balanced, min, max), min);
    assert_eq!(steer_beta(Perbill::one(), Signal::Balanced, min, max), max);
}

#[test]
fn the_signal_equals_exact_arithmetic_when_float_and_flow_vary() {
    let counts = [Cell::new(0), Cell::new(0)];
    let floats = prop_oneof![below_bits(100), 1..1_000_000 * UNIT];
    for_all(10_000, (floats, 1..30_000 * UNIT), |(float, flow)| {
        // In billionths of the target: the deviation, less a quarter, and a twentieth of that.
        let target = big(flow) * 30_u8;
        let beyond = (distance(&big(float), &target) * 4_u8).checked_sub(&target).unwrap_or_default();
        let parts = rounded(&(beyond * 50_000_000_u32), &(&target * 4_u8), Rounding::Down);
        let step = Perbill::from_parts(fitting(&parts).unwrap().min(20_000_000) as u32);
        match signal(float, flow, &GAINS) {
            Signal::Balanced => assert!(step.is_zero()),
            // The dead band is rounded up by less than a base unit.
            Signal::Idle(found) => {
                assert!(big(float) > target && step.deconstruct() - found.deconstruct() <= 1);
                counts[0].set(counts[0].get() + 1);
            },
            Signal::Scarce(found) => {
                assert!(big(float) < target && step.deconstruct() - found.deconstruct() <= 1);
                counts[1].set(counts[1].get() + 1);
            },
        }
    });
    assert!(counts.iter().all(|count| count.get() > 1_000), "{counts:?}");
}

#[test]
fn kappa_and_beta_move_in_opposite_directions_within_their_bounds_when_inputs_vary() {
    let counts = [Cell::new(0), Cell::new(0), Cell::new(0)];
    let flows = prop_oneof![any_u128(), 0..10_000 * UNIT];
    let floats = prop_oneof![any_u128(), 0..1_000_000 * UNIT];
    for_all(10_000, (floats, flows, KAPPA.0..=KAPPA.1, 0..=2_000_000_u32), |(float, flow, kappa, beta)| {
        let beta = Perbill::from_parts(beta);
        let signal = signal(float, flow, &GAINS);
        let next_kappa = steer_kappa(kappa, signal, KAPPA.0, KAPPA.1);
        let next_beta = steer_beta(beta, signal, Perbill::zero(), BETA_MAX);
        assert!((KAPPA.0..=KAPPA.1).contains(&next_kappa) && next_beta <= BETA_MAX);
        assert!(next_kappa.abs_diff(kappa) <= kappa.div_ceil(50));
        let moved = next_beta.deconstruct().abs_diff(beta.deconstruct());
        assert!(moved <= 40_000);
        let count = match signal {
            Signal::Idle(step) => {
                assert!(next_kappa <= kappa && next_beta >= beta && step <= GAINS.max_step);
                assert!(float / 30 >= flow);
                0
            },
            Signal::Balanced => {
                assert_eq!((next_kappa, next_beta), (kappa, beta));
                1
            },
            Signal::Scarce(step) => {
                assert!(next_kappa >= kappa && next_beta <= beta && step <= GAINS.max_step);
                2
            },
        };
        counts[count].set(counts[count].get() + 1);
    });
    assert!(counts.iter().all(|count| count.get() > 100), "{counts:?}");
}
