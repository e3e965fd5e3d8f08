//! When indicators are looked at, which of them are judged, and what is remembered of it.
use crate::{DayRecord, Event, History, LastLook, Today, mock::*};
use fluxnomics_economics::stability::alarm::Level;
use fluxnomics_primitives::{
    stability::Deviation,
    time::{DAY, HOUR, MINUTE},
};
use sp_runtime::{Perbill, Percent};

#[test]
fn the_chain_looks_once_a_minute_when_a_block_is_shorter() {
    build_and_execute(|| {
        let mut looks = vec![];
        for _ in 0..95 {
            blocks(1);
            if LastLook::<Test>::get() == Some(now()) {
                looks.push(System::block_number());
            }
        }
        // The first block looked, at two seconds.
        assert_eq!(looks, [31, 61, 91]);
    });
}

#[test]
fn the_chain_looks_once_a_block_when_a_block_is_longer_than_a_minute() {
    build_and_execute(|| {
        Scale::set(&1_008);
        for _ in 0..10 {
            blocks(1);
            assert_eq!(LastLook::<Test>::get(), Some(now()));
        }
    });
}

#[test]
fn a_response_needs_two_looks_when_a_block_lasts_longer_than_patience() {
    armed(|| {
        Scale::set(&1_008);
        set(SUCCESS, 0);
        blocks(1);
        assert!(!halted(MARKET));
        blocks(1);
        assert!(halted(MARKET));
    });
}

#[test]
fn nothing_is_judged_before_its_thirtieth_day() {
    build_and_execute(|| {
        pass_days(28);
        set(SUCCESS, 0);
        set(GAP, 1);
        pass(23 * HOUR);
        assert_eq!(events().into_iter().filter(|e| !matches!(e, Event::DayClosed { .. })).count(), 0);
        assert_eq!(Stability::status_view().score, None);
        // 29 days seen, the thirtieth begins.
        pass(HOUR + MINUTE);
        assert_eq!(watch(SUCCESS).memory.days, 30);
        wait();
        assert!(halted(MARKET));
    });
}

#[test]
fn a_day_does_not_count_when_there_was_nothing_to_see_or_too_little_of_it() {
    build_and_execute(|| {
        set_all(SUCCESS, None);
        set_all(GAP, Some((1_500, 1_500, LEAST_SAMPLE - 1)));
        pass_days(40);
        // The very first block had seen them.
        assert_eq!((watch(SUCCESS).memory.days, watch(GAP).memory.days), (1, 1));
        assert_eq!(watch(INCOME).memory.days, 41);
        set(SUCCESS, 0);
        wait();
        assert!(!halted(MARKET));
    });
}

#[test]
fn an_indicator_is_not_judged_while_it_rests_on_too_little() {
    armed(|| {
        set_all(SUCCESS, Some((0, 0, LEAST_SAMPLE - 1)));
        pass(DAY);
        assert_eq!((level(SUCCESS), halted(MARKET)), (Level::Calm, false));
        set_all(SUCCESS, Some((0, 0, LEAST_SAMPLE)));
        wait();
        assert!(halted(MARKET));
    });
}

#[test]
fn an_alarm_falls_and_starts_over_when_its_figure_is_lost_for_a_look() {
    armed(|| {
        set(GAP, 880);
        pass(8 * MINUTE);
        set_all(GAP, None);
        pass(MINUTE);
        set(GAP, 880);
        pass(10 * MINUTE);
        assert_eq!(level(GAP), Level::Calm);
        pass(MINUTE);
        assert_eq!(level(GAP), Level::Strained);
        events();
        set_all(GAP, None);
        pass(MINUTE);
        let (from, to) = (Level::Strained, Level::Calm);
        assert_eq!(events(), [Event::LevelMoved { indicator: GAP, from, to, look: None }]);
    });
}

#[test]
fn a_figure_is_compared_with_the_average_of_the_days_before_when_its_target_is_its_own() {
    armed(|| {
        assert_eq!(watch(SUPPLY).memory.average, 1_000_000);
        // Growing by a tenth of a percent a day is no alarm.
        let mut supply = 1_000_000;
        for _ in 0..60 {
            supply += supply / 1_000;
            set(SUPPLY, supply);
            pass_days(1);
            wait();
            assert_eq!(level(SUPPLY), Level::Calm);
        }
        // By two percent a day it is.
        let mut days = 0;
        while level(SUPPLY) < Level::Broken {
            supply += supply / 50;
            set(SUPPLY, supply);
            pass_days(1);
            wait();
            days += 1;
        }
        assert!((10..16).contains(&days), "{days}");
        assert!(halted(ISSUANCE));
    });
}

#[test]
fn the_score_counts_armed_indicators_by_weight() {
    armed(|| {
        let score = || Stability::status_view().score.unwrap();
        assert_eq!(score(), Percent::from_percent(100));
        // Weight 3 of 10, half way to broken.
        set(SUCCESS, 875);
        assert_eq!(score(), Percent::from_percent(85));
        set(SUCCESS, 0);
        assert_eq!(score(), Percent::from_percent(70));
        // Weights 3 of 6 when the one of weight 4 cannot be judged.
        set_all(SUPPLY, None);
        assert_eq!(score(), Percent::from_percent(50));
        ALL.into_iter().for_each(|indicator| set(indicator, 0));
        set_all(SUPPLY, None);
        assert_eq!(score(), Percent::from_percent(0));
        // Rounded down.
        set(SUCCESS, 875);
        assert_eq!(score(), Percent::from_percent(25));
    });
}

#[test]
fn a_day_is_recorded_with_its_lowest_score_and_its_worst_indicator() {
    armed(|| {
        let day = Today::<Test>::get().day;
        set(SUCCESS, 875);
        pass(MINUTE);
        set(SUCCESS, 1_500);
        set(GAP, 990);
        pass(MINUTE);
        let record = DayRecord {
            day,
            looks: 3,
            lowest: Some(Perbill::from_percent(85)),
            last: Some(Perbill::from_percent(99) + Perbill::from_parts(2_000_000)),
            worst: Some((SUCCESS, Deviation::Below(Perbill::from_parts(125_000_000)))),
        };
        assert_eq!(Today::<Test>::get(), record);
        events();
        pass_days(1);
        assert_eq!(events(), [Event::DayClosed { record }]);
        assert_eq!(History::<Test>::get(day % HISTORY), Some(record));
        let open = Today::<Test>::get();
        assert_eq!((open.day, open.looks), (day + 1, 1));
    });
}

#[test]
fn the_history_keeps_the_last_days_when_there_were_more() {
    armed(|| {
        let days = Stability::latest_days(u32::MAX);
        assert_eq!(days.len(), HISTORY as usize);
        assert!(days.iter().zip((14..30).rev()).all(|(record, day)| record.day == day));
        assert_eq!(Stability::latest_days(2), days[..2]);
        assert_eq!(History::<Test>::iter().count(), HISTORY as usize);
    });
}

#[test]
fn the_first_look_opens_its_day_when_an_old_chain_gets_the_pallet() {
    sp_io::TestExternalities::default().execute_with(|| {
        go_to_block(1_000 * DAY / 2 + 7);
        assert_eq!((Today::<Test>::get().day, History::<Test>::iter().count()), (1_000, 0));
        assert_eq!(watch(GAP).memory.days, 1);
        Stability::do_try_state().unwrap();
    });
}

#[test]
fn a_figure_is_judged_by_its_average_before_it_moves_it() {
    armed(|| {
        change_params(|params| params.patience = 0);
        // 25 % above the average before, less above that after.
        set(SUPPLY, 1_250_000);
        pass_days(1);
        assert!(halted(ISSUANCE));
        assert_eq!(watch(SUPPLY).memory.average, 1_002_777);
    });
}
