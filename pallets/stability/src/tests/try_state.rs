//! Each check finds what it is for.
use crate::{History, LastLook, Today, Watches, mock::*, types::DayRecord};
use fluxnomics_economics::stability::{alarm::Level, halt::Stage};
use fluxnomics_primitives::{
    stability::{Adjustment, Direction},
    time::HOUR,
};
use sp_runtime::Perbill;

fn change_halt(change: impl FnOnce(&mut crate::Halt<Indicator>)) {
    crate::Halts::<Test>::mutate(|halts| change(halts.get_mut(&MARKET).unwrap()));
}

fn change_step(change: impl FnOnce(&mut crate::Intervention<Indicator>)) {
    crate::Steps::<Test>::mutate(|steps| change(steps.get_mut(&MINT).unwrap()));
}

fn change_watch(change: impl FnOnce(&mut crate::Watch)) {
    Watches::<Test>::mutate(SUCCESS, change);
}

/// What is found once the state of a chain with a halt and a step is spoiled.
fn found(spoil: impl FnOnce()) -> &'static str {
    new_test_ext().execute_with(|| {
        arm();
        set(SUCCESS, 0);
        set(GAP, 880);
        wait();
        Stability::do_try_state().unwrap();
        spoil();
        match Stability::do_try_state().unwrap_err() {
            sp_runtime::TryRuntimeError::Other(found) => found,
            other => panic!("{other:?}"),
        }
    })
}

#[test]
fn each_broken_invariant_is_named() {
    let of = |found: &'static str| &found[..2];
    let stage = |since, until| change_halt(|halt| halt.incident.stage = Stage::Halted { since, until });
    assert_eq!(of(found(|| stage(0, 72 * HOUR + 1))), "S1");
    assert_eq!(of(found(|| stage(now() + 1, now() + 2))), "S1");
    assert_eq!(of(found(|| stage(2, 1))), "S1");
    assert_eq!(of(found(|| change_halt(|halt| halt.incident.calm = Some(now() + 1)))), "S1");
    assert_eq!(of(found(|| change_halt(|halt| halt.incident.left = 4))), "S2");
    // A runtime in which nothing halts the market any more.
    assert_eq!(of(found(|| Mistake::set(&Some(6)))), "S3");
    assert_eq!(of(found(|| set_mistaken_adjustment(Direction::Raise, 11))), "S4");
    assert_eq!(of(found(|| change_step(|step| step.since = now() + 1))), "S4");
    assert_eq!(of(found(|| change_step(|step| step.until = step.since + 7 * 24 * HOUR + 1))), "S4");
    assert_eq!(
        of(found(|| crate::Steps::<Test>::mutate(|steps| {
            let mut step = steps[&MINT];
            step.adjustment.direction = Direction::Raise;
            steps.try_insert(QUOTA, step).unwrap();
        }))),
        "S4"
    );
    assert_eq!(of(found(|| vote(MINT, 50))), "S5");
    assert_eq!(of(found(|| change_watch(|watch| watch.memory.last += 1))), "S6");
    assert_eq!(of(found(|| change_watch(|watch| watch.memory.days += 1))), "S6");
    assert_eq!(of(found(|| change_watch(|watch| watch.stepped = Some(now() + 1)))), "S6");
    assert_eq!(of(found(|| change_watch(|watch| watch.alarm.broken = None))), "S6");
    assert_eq!(
        of(found(|| Watches::<Test>::mutate(INCOME, |watch| watch.alarm.level = Level::Strained))),
        "S6"
    );
    assert_eq!(of(found(|| Today::<Test>::mutate(|record| record.day += 1))), "S7");
    assert_eq!(of(found(|| History::<Test>::insert(0, DayRecord::new(1)))), "S7");
    assert_eq!(of(found(|| LastLook::<Test>::put(now() + 1))), "S8");
}

fn set_mistaken_adjustment(direction: Direction, percent: u32) {
    change_step(|step| {
        step.adjustment = Adjustment { direction, part: Perbill::from_percent(percent) };
    });
}
