//! Each check finds what it is for.
use crate::{
    Displaced, Disputes, Evaluators, HoldReason, Mint, Outcome, Pages, Panels, Pools, Positions, RequestEnds,
    Requests, Round, State, mock::*, store::page_of, types::Ends,
};
use fluxnomics_primitives::{UNIT, flux::FluxLedger};
use frame_support::traits::{fungible::MutateHold, tokens::Precision};

const OPEN: u64 = 0;
const MATCHED: u64 = 1;
const SUBMITTED: u64 = 2;
const SITTING: u64 = 3;
const DISPUTED: u64 = 4;
const ENDED: u64 = 5;
const CHILD: u64 = 6;
const WAITING: u64 = 7;

/// A task in each stage that something is stored about.
fn world() {
    register_evaluators(EVALUATORS);
    assert_eq!((posted(), matched(), submitted()), (OPEN, MATCHED, SUBMITTED));
    assert_eq!((claimed(), claimed(), submitted()), (SITTING, DISPUTED, ENDED));
    by(CLIENT, Call::accept { task: ENDED }).unwrap();
    assert_eq!(matched(), CHILD);
    by(WORKER, submit_after(CHILD, &[SUBMITTED], false)).unwrap();
    next_epoch();
    judge(DISPUTED, Round::First, 80);
    by(CLIENT, Call::dispute { task: DISPUTED }).unwrap();
    assert_eq!(claimed(), WAITING);
}

fn change(id: u64, change: impl FnOnce(&mut crate::Task)) {
    Pages::<Test>::mutate(page_of(id), |page| {
        change(&mut page.iter_mut().find(|(number, _)| *number == id).unwrap().1);
    });
}

type Break = (&'static str, fn());

const BREAKS: &[Break] = &[
    ("T1: empty page", || Pages::<Test>::insert(9, crate::types::Page::default())),
    ("T1: task on another page", || {
        let page = Pages::<Test>::take(0);
        Pages::<Test>::insert(1, page);
    }),
    ("T1: a contract without a match, or the reverse", || change(MATCHED, |task| task.contract = None)),
    ("T1: a receipt without work, or the reverse", || change(SUBMITTED, |task| task.receipt = None)),
    ("T1: a dispute of a task that has none", || Disputes::<Test>::remove(DISPUTED)),
    ("T1: a mint decided too early", || {
        change(SUBMITTED, |task| task.receipt.as_mut().unwrap().mint = Mint::Closed);
    }),
    ("T1: a mint of work that did not settle", || {
        change(ENDED, |task| {
            task.receipt.as_mut().unwrap().mint = Mint::Waiting { quality: Default::default() };
        });
    }),
    ("T2: escrow is not the prices of tasks under way", || {
        Flux::shift(CLIENT, 1, ESCROW, FREE).unwrap();
    }),
    ("T2: escrow is not the prices of tasks under way", || {
        Flux::shift(OTHER, 1, FREE, ESCROW).unwrap();
    }),
    ("T2: more offered than the offers", || Flux::shift(CLIENT, 1, FREE, OFFER).unwrap()),
    ("T3: bonded is not what tasks and disputes hold", || {
        Positions::<Test>::mutate(WORKER, |position| position.bonded += 1);
    }),
    ("T3: bonds of workers are not what is held", || {
        Balances::release(&HoldReason::Work.into(), &owner(WORKER), 1, Precision::Exact).unwrap();
    }),
    ("T3: bonds of disputes are not what is held", || {
        Balances::release(&HoldReason::Dispute.into(), &owner(CLIENT), 1, Precision::Exact).unwrap();
    }),
    ("T3: stakes of evaluators are not what is held", || {
        Balances::hold(&HoldReason::Evaluator.into(), &owner(FIRST_EVALUATOR), 1).unwrap();
    }),
    ("T4: wrong count of tasks", || {
        Positions::<Test>::mutate(WORKER, |position| position.tasks += 1);
    }),
    ("T4: wrong count of tasks", || {
        Positions::<Test>::mutate(WORKER, |position| position.receipts += 1);
    }),
    ("T4: task of an identity without a position", || Positions::<Test>::remove(CLIENT)),
    ("T4: position of an unknown identity", || {
        Positions::<Test>::insert(7_777, crate::Position::default());
    }),
    ("T5: a clock value of the future", || {
        Positions::<Test>::mutate(WORKER, |position| position.clock = 1);
    }),
    ("T5: two receipts with one clock value", || {
        change(ENDED, |task| task.receipt.as_mut().unwrap().clock = 1);
    }),
    ("T5: a receipt that is not later than those it follows from", || {
        change(SUBMITTED, |task| task.receipt.as_mut().unwrap().clock = 6);
        Positions::<Test>::mutate(WORKER, |position| position.clock = 9);
    }),
    ("T5: wrong count of receipts that wait", || {
        change(SUBMITTED, |task| task.receipt.as_mut().unwrap().children = 0);
    }),
    ("T6: panel of an unknown task", || {
        let panel = Panels::<Test>::get(SITTING, Round::First).unwrap();
        Panels::<Test>::insert(99, Round::First, panel);
    }),
    ("T6: panel of a task that nobody judges", || {
        let panel = Panels::<Test>::get(SITTING, Round::First).unwrap();
        Panels::<Test>::insert(MATCHED, Round::First, panel);
    }),
    ("T6: one evaluator in two seats", || {
        Panels::<Test>::mutate(SITTING, Round::First, |panel| {
            let seats = &mut panel.as_mut().unwrap().seats;
            seats[0] = seats[1];
        });
    }),
    ("T6: a score without commitment", || {
        Panels::<Test>::mutate(SITTING, Round::First, |panel| {
            panel.as_mut().unwrap().seats[0].score = Some(score(1));
        });
    }),
    ("T6: wrong count of seats", || Evaluators::<Test>::mutate(|all| all[0].seats += 1)),
    ("T6: wrong count of seats", || Evaluators::<Test>::mutate(|all| all[0].sitting += 1)),
    ("T6: two seats of one owner", || {
        let seats = seats(SITTING, Round::First);
        let (first, second) = (evaluator(seats[0]).owner, evaluator(seats[1]));
        let reason = HoldReason::Evaluator.into();
        Balances::release(&reason, &second.owner, second.stake, Precision::Exact).unwrap();
        Balances::hold(&reason, &first, second.stake).unwrap();
        Evaluators::<Test>::mutate(|all| {
            all.iter_mut().find(|evaluator| evaluator.id == seats[1]).unwrap().owner = first;
        });
    }),
    ("T6: a panel that waits and may not", || {
        Panels::<Test>::mutate(DISPUTED, Round::First, |panel| {
            panel.as_mut().unwrap().waits_until = Some(1);
        });
    }),
    ("T6: displaced and not leaving", || {
        let entry = Evaluators::<Test>::mutate(|all| all.remove(0));
        Displaced::<Test>::insert(entry.id, entry);
    }),
    ("T7: a pool from which nothing is drawn", || Pools::<Test>::insert(7, Pocw::pool())),
    ("T6: an evaluator that its position does not know", || {
        Positions::<Test>::mutate(FIRST_EVALUATOR, |position| position.evaluator = false);
    }),
    ("T7: a gap in the queue", || RequestEnds::<Test>::mutate(|ends| ends.tail += 1)),
    ("T7: a request outside the queue", || RequestEnds::<Test>::put(Ends { head: 9, tail: 9 })),
    ("T7: a panel neither asked for nor sitting", || {
        let last = RequestEnds::<Test>::get().head;
        Requests::<Test>::mutate(last, |request| request.as_mut().unwrap().task = 99);
    }),
    ("T7: a panel neither asked for nor sitting", || {
        change(MATCHED, |task| {
            task.state = State::Evaluating { round: Round::First };
            task.receipt = Some(get(ENDED).receipt.unwrap());
            let receipt = task.receipt.as_mut().unwrap();
            (receipt.mint, receipt.clock) = (Mint::Open, 0);
        });
        Positions::<Test>::mutate(WORKER, |position| position.receipts += 1);
    }),
];

#[test]
fn every_check_fails_when_its_invariant_is_broken() {
    for (message, damage) in BREAKS {
        new_test_ext().execute_with(|| {
            world();
            check();
            damage();
            let found = Pocw::do_try_state();
            assert_eq!(found, Err((*message).into()), "{message}");
        });
    }
}

#[test]
fn world_has_every_stage() {
    build_and_execute(|| {
        world();
        assert_eq!(get(ENDED).outcome(), Some(Outcome::Accepted));
        assert!(matches!(get(DISPUTED).state, State::Disputed { .. }));
        assert!(Panels::<Test>::contains_key(SITTING, Round::First));
        assert_eq!(held(HoldReason::Dispute, CLIENT), 4 * UNIT);
    });
}
