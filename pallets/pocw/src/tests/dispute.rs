//! Disputes, answers, referrals and rulings.
use crate::{Disputes, Error, Event, HoldReason, Outcome, Party, Round, State, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, flux::FluxLedger, time::DAY};

/// A tenth of the price.
const STAKES: u128 = 4 * UNIT;

fn dispute(task: u64) -> Call {
    Call::dispute { task }
}

fn appealed(first: u32, by_side: u64, second: u32) -> u64 {
    let task = evaluated(first);
    by(by_side, dispute(task)).unwrap();
    by(if by_side == CLIENT { WORKER } else { CLIENT }, Call::answer { task }).unwrap();
    next_epoch();
    judge(task, Round::Appeal, second);
    task
}

#[test]
fn dispute_bonds_freezes_and_waits_for_an_answer() {
    build_and_execute(|| {
        Flux::shift(WORKER, 30 * UNIT, FREE, STAKE).unwrap();
        let task = evaluated(80);
        events();
        by(CLIENT, dispute(task)).unwrap();
        assert_eq!(held(HoldReason::Dispute, CLIENT), STAKES);
        let until = now() + 3 * DAY;
        assert_eq!(get(task).state, State::Disputed { by: Party::Client, until });
        let frozen = 30 * UNIT;
        assert_eq!(Frozen::get(), vec![(WORKER, frozen)]);
        let event = Event::Disputed { task, by: Party::Client, bond: STAKES, frozen, until };
        assert_eq!(events(), vec![event]);
        by(WORKER, Call::answer { task }).unwrap();
        assert_eq!(get(task).state, State::Evaluating { round: Round::Appeal });
        assert_eq!(held(HoldReason::Dispute, WORKER), STAKES);
        assert!(Disputes::<Test>::get(task).unwrap().answered);
    });
}

#[test]
fn bond_covers_the_seats_of_the_second_panel_when_the_price_is_small() {
    build_and_execute(|| {
        change_params(|params| params.dispute_part = Default::default());
        let task = evaluated(80);
        by(CLIENT, dispute(task)).unwrap();
        // Twice fifteen seats of 0.05.
        assert_eq!(held(HoldReason::Dispute, CLIENT), 30 * UNIT / 20);
    });
}

#[test]
fn dispute_is_refused_when_it_is_late_not_the_first_or_nobodys_business() {
    build_and_execute(|| {
        let task = evaluated(80);
        assert_refused!(OTHER, dispute(task), Error::<Test>::NotParty);
        assert_refused!(CLIENT, Call::answer { task }, Error::<Test>::WrongState);
        assert_refused!(CLIENT, Call::refer { task }, Error::<Test>::WrongState);
        let State::Evaluated { until, .. } = get(task).state else { panic!() };
        go_past(until);
        assert_refused!(CLIENT, dispute(task), Error::<Test>::TooLate);
        by_anyone(Call::settle { task }).unwrap();
        assert_refused!(CLIENT, dispute(task), Error::<Test>::WrongState);
    });
}

#[test]
fn dispute_is_refused_when_the_owner_allows_no_such_bond() {
    build_and_execute(|| {
        let task = evaluated(80);
        by(CLIENT, Call::set_bond_ceiling { id: CLIENT, ceiling: STAKES - 1 }).unwrap();
        assert_refused!(CLIENT, dispute(task), Error::<Test>::BondCeilingExceeded);
    });
}

#[test]
fn answer_is_refused_when_it_is_late_or_by_the_wrong_side() {
    build_and_execute(|| {
        let task = evaluated(80);
        by(CLIENT, dispute(task)).unwrap();
        assert_refused!(CLIENT, Call::answer { task }, Error::<Test>::NotParty);
        assert_refused!(WORKER, dispute(task), Error::<Test>::WrongState);
        let State::Disputed { until, .. } = get(task).state else { panic!() };
        go_past(until);
        assert_refused!(WORKER, Call::answer { task }, Error::<Test>::TooLate);
    });
}

/// A dispute that the other side does not answer, before the second panel, which gives a score.
fn unanswered(task: u64, by_side: u64, second: u32) {
    by(by_side, dispute(task)).unwrap();
    advance(3 * DAY + 2);
    by_anyone(Call::settle { task }).unwrap();
    assert_eq!(get(task).state, State::Evaluating { round: Round::Appeal });
    next_epoch();
    judge(task, Round::Appeal, second);
}

#[test]
fn silence_does_not_reverse_a_verdict() {
    for (side, score, outcome) in [(CLIENT, 80, Outcome::Settled), (WORKER, 10, Outcome::Refunded)] {
        build_and_execute(|| {
            without_demurrage();
            let before = hetu(side);
            let task = evaluated(score);
            unanswered(task, side, score);
            let second = seats(task, Round::Appeal);
            assert_eq!(second.len(), 15);
            let other = if side == CLIENT { WORKER } else { CLIENT };
            assert_refused!(other, Call::refer { task }, Error::<Test>::NotAnswered);
            assert_eq!(Pocw::task(task).unwrap().next.len(), 1, "only who has bonded may refer");
            carry_out(task);
            assert_eq!(get(task).outcome(), Some(outcome));
            assert_eq!(Minted::get().len(), usize::from(side == CLIENT), "the mint is that of the verdict");
            let made_good = if side == CLIENT { 0 } else { 2 * BURN + UNIT };
            let work = made_good + if side == CLIENT { 0 } else { (BOND - made_good) / 2 };
            assert_eq!(before - hetu(side), STAKES + work, "the dispute was lost");
            let share = STAKES / 2 / 15;
            assert!(second.iter().all(|id| hetu(*id) == RICHES + share));
            assert_eq!((position(CLIENT).bonded, position(WORKER).bonded), (0, 0));
        });
    }
}

#[test]
fn second_panel_takes_what_the_first_forfeits_when_a_silent_client_loses() {
    build_and_execute(|| {
        without_demurrage();
        let task = evaluated(10);
        let first = seats(task, Round::First);
        unanswered(task, WORKER, 90);
        let second = seats(task, Round::Appeal);
        events();
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
        assert_eq!((hetu(WORKER), hetu(CLIENT)), (RICHES, RICHES), "the bond came back");
        assert!(events().contains(&Event::DisputeWon { task, by: Party::Worker, bond: STAKES }));
        // Half of a fee of 1 FLX.
        assert!(first.iter().all(|id| flux(*id) == 0));
        assert!(second.iter().all(|id| flux(*id) == UNIT / 2 / 15));
        assert_eq!(burned().fee, UNIT - 15 * (UNIT / 2 / 15));
        assert_eq!(flux(WORKER), FLUX + PRICE - UNIT - BURN);
    });
}

/// What a worker whose first verdict was good and whose second is bad has lost in HETU, and what the second panel got.
fn lost_by_worker(bond: u128, answers: bool) -> (u128, u128) {
    let mut lost = (0, 0);
    build_and_execute(|| {
        without_demurrage();
        register_evaluators(EVALUATORS);
        let task = posted();
        by(WORKER, Call::match_task { task, bond }).unwrap();
        by(WORKER, submit(task, true)).unwrap();
        next_epoch();
        judge(task, Round::First, 80);
        if answers {
            by(CLIENT, dispute(task)).unwrap();
            by(WORKER, Call::answer { task }).unwrap();
            next_epoch();
            judge(task, Round::Appeal, 10);
        } else {
            unanswered(task, CLIENT, 10);
        }
        let second = seats(task, Round::Appeal);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Refunded));
        assert_eq!(hetu(CLIENT), RICHES + 2 * BURN + UNIT);
        lost = (RICHES - hetu(WORKER), second.iter().map(|id| hetu(*id) - RICHES).sum());
    });
    lost
}

#[test]
fn silent_worker_that_loses_answers_with_its_work_bond() {
    // Of a bond of 20 HETU 9.4 would go back: as much as an answer costs is lost.
    let bond = 20 * UNIT;
    let loss = 2 * BURN + UNIT;
    assert_eq!(lost_by_worker(bond, false), lost_by_worker(bond, true));
    assert_eq!(lost_by_worker(bond, false).0, loss + (bond - loss) / 2 + STAKES);
    // Of a bond of 4 all that would go back is.
    let (lost, to_panel) = lost_by_worker(BOND, false);
    let back = (BOND - loss) / 2;
    assert_eq!((lost, to_panel), (BOND, back / 2 / 15 * 15));
}

#[test]
fn seat_of_the_second_panel_is_paid_a_fifteenth_however_many_are_upheld() {
    build_and_execute(|| {
        let task = evaluated(80);
        by(CLIENT, dispute(task)).unwrap();
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        let seats = seats(task, Round::Appeal);
        let scores: Vec<_> =
            seats.iter().enumerate().map(|(at, id)| (*id, if at < 8 { 80 } else { 0 })).collect();
        judge_with(task, Round::Appeal, &scores);
        events();
        carry_out(task);
        let share = STAKES / 2 / 15;
        assert!(seats[..8].iter().all(|id| hetu(*id) == RICHES + share));
        let burned = STAKES - 8 * share;
        assert!(events().contains(&Event::DisputeLost { task, by: Party::Client, bond: STAKES, burned }));
    });
}

#[test]
fn ruling_is_refused_when_it_is_late() {
    build_and_execute(|| {
        let task = appealed(80, CLIENT, 75);
        by(CLIENT, Call::refer { task }).unwrap();
        let State::Referred { until, .. } = get(task).state else { panic!() };
        go_past(until);
        let rule = Call::rule { task, score: score(0) };
        frame_support::assert_noop!(by_root(rule), Error::<Test>::TooLate);
        by_anyone(Call::settle { task }).unwrap();
    });
}

#[test]
fn dispute_freezes_what_other_disputes_have_left() {
    build_and_execute(|| {
        Flux::shift(WORKER, 50 * UNIT, FREE, STAKE).unwrap();
        register_evaluators(EVALUATORS);
        let tasks = [claimed(), claimed(), claimed()];
        next_epoch();
        for task in tasks {
            judge(task, Round::First, 80);
            by(CLIENT, dispute(task)).unwrap();
        }
        assert_eq!(Frozen::get(), vec![(WORKER, PRICE), (WORKER, 50 * UNIT - PRICE)]);
    });
}

#[test]
fn disputer_that_loses_pays_half_to_the_fire_and_half_to_the_second_panel() {
    build_and_execute(|| {
        without_demurrage();
        let before = hetu(CLIENT);
        let task = appealed(80, CLIENT, 70);
        let second = seats(task, Round::Appeal);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
        assert_eq!(before - hetu(CLIENT), STAKES);
        assert_eq!(hetu(WORKER), RICHES);
        let share = STAKES / 2 / 15;
        assert!(second.iter().all(|id| hetu(*id) == RICHES + share));
        let burned = STAKES - 15 * share;
        assert!(events().contains(&Event::DisputeLost { task, by: Party::Client, bond: STAKES, burned }));
        assert_eq!(Frozen::get(), vec![], "what was frozen is thawed");
        assert_eq!(Minted::get().len(), 1);
    });
}

#[test]
fn disputer_that_wins_gets_its_bond_back_and_the_first_panel_is_penalised() {
    build_and_execute(|| {
        without_demurrage();
        let task = appealed(90, CLIENT, 10);
        let first = seats(task, Round::First);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Refunded));
        assert!(hetu(CLIENT) >= RICHES);
        assert!(first.iter().all(|id| evaluator(*id).stake == 990 * UNIT));
        assert!(first.iter().all(|id| evaluator(*id).record.outlying == 1));
        assert_eq!(Minted::get(), vec![]);
    });
}

#[test]
fn worker_wins_when_the_second_panel_finds_for_it() {
    build_and_execute(|| {
        let task = appealed(10, WORKER, 90);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
        assert_eq!(Minted::get().len(), 1);
        assert_eq!(hetu(WORKER), RICHES);
        assert_eq!(hetu(CLIENT), RICHES - STAKES);
    });
}

#[test]
fn first_verdict_stands_when_the_second_panel_is_silent() {
    build_and_execute(|| {
        let task = evaluated(80);
        by(CLIENT, dispute(task)).unwrap();
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        let (first, second) = (seats(task, Round::First), seats(task, Round::Appeal));
        // Seven of fifteen, who contradict the first panel: no verdict that either could be measured by.
        let scores: Vec<_> = second.iter().take(7).map(|id| (*id, 0)).collect();
        judge_with(task, Round::Appeal, &scores);
        events();
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
        assert_eq!([hetu(CLIENT), hetu(WORKER)], [RICHES; 2], "the dispute was not decided");
        let said = events();
        for by in [Party::Client, Party::Worker] {
            assert!(said.contains(&Event::DisputeMoot { task, by, bond: STAKES }));
        }
        assert!(first.iter().all(|id| evaluator(*id).record.upheld == 1));
        assert!(second[..7].iter().all(|id| (evaluator(*id).stake, hetu(*id)) == (1_000 * UNIT, RICHES)));
        assert!(second[7..].iter().all(|id| evaluator(*id).stake == 990 * UNIT));
    });
}

#[test]
fn unanswered_dispute_is_not_lost_when_the_second_panel_is_silent() {
    build_and_execute(|| {
        let task = evaluated(10);
        by(WORKER, dispute(task)).unwrap();
        advance(3 * DAY + 2);
        by_anyone(Call::settle { task }).unwrap();
        next_epoch();
        judge_with(task, Round::Appeal, &[]);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Refunded));
        let loss = 2 * BURN + UNIT;
        assert_eq!(hetu(WORKER), RICHES - loss - (BOND - loss) / 2, "its work bond alone answers");
    });
}

#[test]
fn governance_decides_a_dispute_that_the_second_panel_did_not() {
    build_and_execute(|| {
        let task = evaluated(80);
        by(CLIENT, dispute(task)).unwrap();
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        judge_with(task, Round::Appeal, &[]);
        by(CLIENT, Call::refer { task }).unwrap();
        by_root(Call::rule { task, score: score(0) }).unwrap();
        assert_eq!(get(task).outcome(), Some(Outcome::Refunded));
        assert!(hetu(WORKER) <= RICHES - STAKES && hetu(CLIENT) >= RICHES);
    });
}

#[test]
fn governance_overrules_both_panels() {
    build_and_execute(|| {
        let task = appealed(80, CLIENT, 75);
        events();
        by(CLIENT, Call::refer { task }).unwrap();
        assert_eq!(held(HoldReason::Dispute, CLIENT), 2 * STAKES);
        let until = now() + 14 * DAY;
        assert_eq!(events(), vec![Event::Referred { task, by: Party::Client, until }]);
        by_root(Call::rule { task, score: score(0) }).unwrap();
        assert_eq!(get(task).outcome(), Some(Outcome::Refunded));
        assert_eq!(position(CLIENT).bonded, 0);
        assert!(hetu(CLIENT) >= RICHES);
    });
}

#[test]
fn second_verdict_stands_and_the_referral_is_lost_when_governance_is_silent() {
    build_and_execute(|| {
        let task = appealed(80, CLIENT, 75);
        by(CLIENT, Call::refer { task }).unwrap();
        let worker = hetu(WORKER);
        assert_refused!(CLIENT, Call::settle { task }, Error::<Test>::NothingDue);
        advance(14 * DAY + 2);
        by_anyone(Call::settle { task }).unwrap();
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
        assert_eq!(hetu(CLIENT), RICHES - 2 * STAKES);
        assert_eq!(hetu(WORKER), worker + STAKES / 2, "half of the referral's bond");
    });
}

#[test]
fn ruling_and_referral_are_refused_when_there_is_nothing_to_rule_on() {
    build_and_execute(|| {
        let task = appealed(80, CLIENT, 75);
        let rule = Call::rule { task, score: score(0) };
        frame_support::assert_noop!(by_root(rule.clone()), Error::<Test>::WrongState);
        frame_support::assert_noop!(
            by_root(Call::rule { task: 99, score: score(0) }),
            Error::<Test>::UnknownTask
        );
        assert_refused!(OTHER, Call::refer { task }, Error::<Test>::NotParty);
        assert_refused!(CLIENT, dispute(task), Error::<Test>::WrongState);
        let State::Evaluated { until, .. } = get(task).state else { panic!() };
        go_past(until);
        assert_refused!(CLIENT, Call::refer { task }, Error::<Test>::TooLate);
    });
}

#[test]
fn small_shift_of_a_score_is_not_a_won_dispute() {
    use crate::settlement::moved;
    use fluxnomics_primitives::params::WorkParams;
    let params = WorkParams::default();
    let verdict = |percent: u32| Some(score(percent));
    let moved = |by, before, after| moved(by, before, after, &params);
    assert!(!moved(Party::Worker, verdict(50), verdict(75)));
    assert!(moved(Party::Worker, verdict(50), verdict(76)));
    assert!(moved(Party::Worker, verdict(29), verdict(30)));
    assert!(!moved(Party::Worker, verdict(10), verdict(29)));
    assert!(moved(Party::Worker, None, verdict(30)));
    assert!(!moved(Party::Worker, None, verdict(29)));
    assert!(!moved(Party::Worker, None, None));
    assert!(moved(Party::Client, verdict(30), verdict(29)));
    assert!(!moved(Party::Client, verdict(80), verdict(55)));
    assert!(moved(Party::Client, verdict(80), verdict(54)));
    assert!(moved(Party::Client, None, verdict(29)));
    assert!(!moved(Party::Client, None, verdict(30)));
    assert!(!moved(Party::Client, verdict(29), verdict(0)), "it was refunded already");
}
