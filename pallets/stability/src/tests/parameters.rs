//! What happens when a parameter is what the registry would never let it be.
use crate::mock::*;
use fluxnomics_primitives::{params::StabilityParams, time::DAY};
use frame_support::assert_ok;
use sp_runtime::Perbill;

/// Every part, time and count set to one of its kind.
fn extreme(part: Perbill, time: u64, count: u32) -> StabilityParams {
    StabilityParams {
        interval: time,
        arming_days: count,
        strained_at: part,
        broken_at: part,
        hysteresis: part,
        patience: time,
        step: part,
        step_period: time,
        step_cool_down: time,
        halt_period: time,
        halt_renewals: count,
        halt_cool_down: time,
        calm_period: time,
    }
}

#[test]
fn looks_go_on_and_ways_out_stay_open_when_every_parameter_is_extreme() {
    for part in [Perbill::zero(), Perbill::from_parts(1), Perbill::one()] {
        for (time, count) in [(0, 0), (0, u32::MAX), (1, 1), (u64::MAX, 0), (u64::MAX, u32::MAX)] {
            armed(|| {
                Params::set(&extreme(part, time, count));
                for value in [0, u128::MAX, 1, 1_500] {
                    ALL.into_iter().for_each(|indicator| set(indicator, value));
                    for days in 0..2 {
                        blocks(40);
                        Stability::do_try_state().unwrap();
                        assert_ok!(by(BOB, withdraw()));
                        assert_ok!(by(ALICE, vote_call()));
                        let _ = Stability::status_view();
                        let _ = by_root(Call::rearm { subsystem: MARKET });
                        pass_days(days);
                    }
                }
                for subsystem in [MARKET, ISSUANCE] {
                    let _ = by_root(Call::lift_halt { subsystem });
                    assert!(!halted(subsystem));
                }
                Params::set(&StabilityParams::default());
                pass(DAY);
            });
        }
    }
}

#[test]
fn a_figure_is_judged_as_soon_as_it_is_seen_when_no_days_are_asked_for() {
    build_and_execute(|| {
        change_params(|params| params.arming_days = 0);
        set(SUCCESS, 0);
        pass(1_000);
        assert!(halted(MARKET));
    });
}
