//! What people will try. Numbers of attacks are those of the project's threat list.
use crate::{Event, mock::*};
use fluxnomics_economics::stability::alarm::Level;
use fluxnomics_primitives::time::{DAY, HOUR, MINUTE, WEEK};
use frame_support::assert_ok;

#[test]
fn attack_44_a_halt_is_not_lifted_when_what_is_under_way_nets_the_figure_out() {
    armed(|| {
        set(SUCCESS, 600);
        wait();
        assert!(halted(MARKET));
        responses();
        // Three times the net figure looks whole, for hours; the raw one never is.
        for _ in 0..3 {
            set_net(SUCCESS, 1_500, 600);
            pass(6 * HOUR);
            assert!(halted(MARKET));
            set_net(SUCCESS, 1_500, 940);
            pass(6 * HOUR);
            assert!(halted(MARKET));
        }
        assert_eq!(responses(), []);
    });
}

#[test]
fn attack_48_a_figure_that_is_moved_for_one_look_triggers_nothing_however_often() {
    armed(|| {
        for _ in 0..200 {
            for indicator in [SUCCESS, GAP, INCOME] {
                set(indicator, 0);
            }
            pass(MINUTE);
            for indicator in [SUCCESS, GAP, INCOME] {
                set(indicator, 1_500);
            }
            pass(9 * MINUTE);
        }
        assert!(ALL.into_iter().all(|indicator| level(indicator) == Level::Calm));
        assert_eq!(responses(), []);
    });
}

#[test]
fn attack_48_a_figure_that_is_moved_within_a_block_and_back_is_never_seen() {
    armed(|| {
        for _ in 0..1_000 {
            set(SUCCESS, 0);
            assert!(!halted(MARKET));
            set(SUCCESS, 1_500);
            blocks(1);
        }
        assert_eq!(events(), []);
    });
}

#[test]
fn attack_50_nobody_is_locked_in_when_somebody_breaks_every_figure_for_a_year() {
    armed(|| {
        ALL.into_iter().for_each(|indicator| set(indicator, 0));
        set(SUPPLY, u128::MAX / 2);
        let mut halts = 0;
        for hour in 0..365 * 24 {
            hop(HOUR);
            if hour % 24 != 0 {
                continue;
            }
            set(SUPPLY, u128::MAX);
            halts += u32::from(halted(MARKET)) + u32::from(halted(ISSUANCE));
            assert_ok!(by(BOB, withdraw()));
            assert_ok!(by(ALICE, vote_call()));
        }
        // Nine days each, and then it needs people.
        assert!((16..=20).contains(&halts), "{halts}");
        assert_ok!(by(ALICE, trade()));
        assert_ok!(by(ALICE, mint()));
    });
}

#[test]
fn attack_50_a_subsystem_is_open_for_seven_days_in_sixteen_when_somebody_moves_its_figure_at_will() {
    armed(|| {
        let (start, mut closed, mut longest, mut run) = (now(), 0, 0, 0);
        while now() - start < 160 * DAY {
            // Broken as long as it helps, calm as long as it must be.
            let spent = halt(MARKET).is_some_and(|halt| halt.incident.left == 0);
            set(SUCCESS, if spent && !halted(MARKET) { 1_500 } else { 0 });
            hop(30 * MINUTE);
            run = if halted(MARKET) { run + 30 * MINUTE } else { 0 };
            longest = longest.max(run);
            closed += if halted(MARKET) { 30 * MINUTE } else { 0 };
        }
        assert!(closed > 80 * DAY && closed <= 90 * DAY, "{}", closed / DAY);
        assert!(longest <= 9 * DAY, "{}", longest / HOUR);
    });
}

#[test]
fn attack_54_issuance_halts_within_minutes_when_a_mistake_mints_billions() {
    armed(|| {
        set(SUPPLY, 1_000_000_000);
        let mistake = now();
        while !halted(ISSUANCE) {
            blocks(1);
        }
        assert!(now() - mistake <= 11 * MINUTE, "{}", now() - mistake);
        assert!(by(ALICE, mint()).is_err());
        assert_ok!(by(ALICE, trade()));
        assert_ok!(by(ALICE, withdraw()));
        // It waits for people as long as it may, and does not take the flood for the new normal.
        pass(8 * DAY);
        assert!(halted(ISSUANCE));
        assert_ok!(by_root(Call::lift_halt { subsystem: ISSUANCE }));
        assert_ok!(by(ALICE, mint()));
    });
}

#[test]
fn attack_54_the_guard_cannot_be_disarmed_beforehand_by_emptying_what_its_figure_rests_on() {
    armed(|| {
        for _ in 0..20 {
            set_all(SUCCESS, None);
            set_all(SUPPLY, Some((1, 1, 0)));
            pass(HOUR);
            set(SUCCESS, 1_500);
            set(SUPPLY, 1_000_000);
            pass(HOUR);
        }
        assert!((watch(SUCCESS).memory.days, watch(SUPPLY).memory.days) >= (31, 31));
        assert!(watch(SUPPLY).memory.average >= 999_999);
        set(SUCCESS, 0);
        set(SUPPLY, 2_000_000);
        wait();
        assert!(halted(MARKET) && halted(ISSUANCE));
    });
}

#[test]
fn attack_55_no_account_moves_the_watch_however_it_votes_or_what_it_holds() {
    armed(|| {
        set(SUCCESS, 0);
        set(GAP, 880);
        wait();
        let halt_before = halt(MARKET);
        for who in [ALICE, BOB, 0, u64::MAX] {
            for call in [
                Call::lift_halt { subsystem: MARKET },
                Call::rearm { subsystem: MARKET },
                Call::revoke_intervention { field: MINT },
            ] {
                assert!(by(who, call).is_err());
            }
        }
        assert_eq!((halt(MARKET), in_force(MINT)), (halt_before, 1_050));
    });
}

#[test]
fn attack_57_steps_do_not_add_up_when_a_figure_is_strained_for_a_year() {
    armed(|| {
        set(GAP, 880);
        let (mut adjusted, mut hours) = (0_u32, 0_u32);
        for _ in 0..365 * 24 {
            hop(HOUR);
            hours += 1;
            assert!([1_000, 1_050].contains(&in_force(MINT)));
            adjusted += u32::from(in_force(MINT) == 1_050);
        }
        assert_eq!(Voted::get(), [1_000; 3]);
        // Three days in seven.
        assert!(adjusted * 7 <= hours * 3 + 72 * 7, "{adjusted} of {hours}");
        assert!(adjusted * 7 >= hours * 3 - 72 * 7, "{adjusted} of {hours}");
    });
}

#[test]
fn attack_57_a_step_adds_its_own_part_and_no_more_when_votes_walk_the_same_way() {
    armed(|| {
        set(GAP, 880);
        let mut voted = 1_000;
        for _ in 0..20 {
            pass(WEEK);
            voted = (voted + voted / 4).min(10_000);
            vote(MINT, voted);
            wait();
            let in_force = in_force(MINT);
            assert!(in_force >= voted && in_force <= (voted + voted / 20).min(10_000), "{in_force} {voted}");
        }
        assert_eq!(in_force(MINT), 10_000);
    });
}

#[test]
fn flapping_figures_cause_one_response_in_a_cool_down() {
    armed(|| {
        let mut began = vec![];
        let mut stepped = vec![];
        for i in 0..14 * 24 {
            // Half an hour broken, half an hour calm.
            let far = i % 2 == 0;
            set(SUCCESS, if far { 0 } else { 1_500 });
            set(GAP, if far { 880 } else { 1_500 });
            pass(HOUR / 2);
            for event in responses() {
                match event {
                    Event::HaltBegan { .. } => began.push(now()),
                    Event::Intervened { .. } => stepped.push(now()),
                    Event::HaltLifted { .. } => {},
                    other => panic!("{other:?}"),
                }
            }
        }
        // Three halts in an incident, a day apart; a step a week.
        assert_eq!((began.len(), stepped.len()), (3, 1));
        assert!(began.windows(2).all(|pair| pair[1] - pair[0] >= DAY));
    });
}
