//! There is no call to interleave: the only operation on a clock is to let blocks pass.

use crate::{Scale, Scaled, mock::*};
use core::cell::Cell;
use fluxnomics_primitives::time::{DAY, EconomicClock};
use frame_support::traits::Get;
use proptest::{
    collection::vec,
    prop_assert, prop_assert_eq,
    test_runner::{Config, RngSeed, TestRunner},
};

fn runner(seed: u64) -> TestRunner {
    TestRunner::new(Config {
        cases: 256,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..Config::default()
    })
}

#[test]
fn time_never_runs_back_and_the_scale_never_moves_when_blocks_pass() {
    let days_crossed = Cell::new(0_u32);
    runner(1)
        .run(&(1..=8_640_u32, vec(1..100_000_u32, 1..20)), |(scale, steps)| {
            chain(scale).execute_with(|| {
                let mut block = 0;
                for step in steps {
                    let (before, yesterday) =
                        (<Clock as EconomicClock>::now(), <Clock as EconomicClock>::today());
                    let start = System::block_number();
                    block = start + step;
                    System::set_block_number(block);
                    let now = <Clock as EconomicClock>::now();
                    prop_assert_eq!(now - before, u64::from(step) * 2 * u64::from(scale));
                    prop_assert_eq!(u64::from(<Clock as EconomicClock>::today()), now / DAY);
                    prop_assert!(<Clock as EconomicClock>::today() >= yesterday);
                    if <Clock as EconomicClock>::today() > yesterday {
                        days_crossed.set(days_crossed.get() + 1);
                    }
                    prop_assert_eq!(Scale::<Test>::get().get(), scale);
                    Clock::do_try_state().unwrap();
                }
                prop_assert_eq!(<Clock as EconomicClock>::now(), u64::from(block) * 2 * u64::from(scale));
                Ok(())
            })
        })
        .unwrap();
    assert!(days_crossed.get() > 1_000, "only {} days began", days_crossed.get());
}

#[test]
fn scaled_period_never_outlasts_the_exact_one_by_a_block_when_scaled() {
    const BLOCKS: u32 = 1_800;
    let floored = Cell::new(0_u32);
    runner(2)
        .run(&(1..=8_640_u32), |scale| {
            chain(scale).execute_with(|| {
                let scaled = u64::from(<Scaled<Test, BLOCKS> as Get<u32>>::get());
                prop_assert!(scaled >= 1);
                prop_assert!((scaled - 1) * u64::from(scale) < u64::from(BLOCKS));
                prop_assert!((scaled + 1) * u64::from(scale) > u64::from(BLOCKS));
                if scaled == 1 && scale > BLOCKS {
                    floored.set(floored.get() + 1);
                }
                Ok(())
            })
        })
        .unwrap();
    assert!(floored.get() > 50, "the floor of one block was met {} times", floored.get());
}
