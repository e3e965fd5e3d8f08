use crate::{Action, Actor, Error, Event, Mint, Round, TaskId, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, identity::Obligations, time::DAY};

fn prune(tasks: &[TaskId]) -> Call {
    Call::prune { tasks: tasks.to_vec().try_into().unwrap() }
}

#[test]
fn worker_prunes_what_has_ended_and_gets_its_deposits_back() {
    build_and_execute(|| {
        let (ended, open) = (submitted(), submitted());
        by(CLIENT, Call::accept { task: ended }).unwrap();
        assert_eq!(Power::identity(WORKER).unwrap().deposits, UNIT / 50);
        assert!(<Pocw as Obligations>::any_open(WORKER));
        outlast_evidence();
        events();
        by(WORKER, prune(&[open, ended, 99])).unwrap();
        assert_eq!(events(), vec![Event::Pruned { task: ended }]);
        assert_eq!(Power::identity(WORKER).unwrap().deposits, UNIT / 100);
        assert_refused!(WORKER, prune(&[open, ended]), Error::<Test>::NothingDue);
        by(CLIENT, Call::accept { task: open }).unwrap();
        outlast_evidence();
        by(WORKER, prune(&[open])).unwrap();
        assert!(!<Pocw as Obligations>::any_open(WORKER));
    });
}

#[test]
fn others_prune_only_when_the_receipt_is_old() {
    build_and_execute(|| {
        let task = submitted();
        by(CLIENT, Call::accept { task }).unwrap();
        advance(30 * DAY);
        assert_refused!(CLIENT, prune(&[task]), Error::<Test>::NothingDue);
        frame_support::assert_noop!(by_anyone(prune(&[task])), Error::<Test>::NothingDue);
        advance(2);
        by_anyone(prune(&[task])).unwrap();
    });
}

#[test]
fn worker_waits_until_evidence_against_its_receipt_has_had_its_time() {
    build_and_execute(|| {
        let task = submitted();
        by(CLIENT, Call::accept { task }).unwrap();
        assert_eq!(Pocw::task(task).unwrap().next, []);
        advance(3 * DAY);
        assert_refused!(WORKER, prune(&[task]), Error::<Test>::NothingDue);
        advance(2);
        assert_eq!(Pocw::task(task).unwrap().next, [(Actor::Worker, Action::Prune)]);
        by(WORKER, prune(&[task])).unwrap();
    });
}

#[test]
fn nobody_prunes_earlier_than_the_worker_when_receipts_live_shorter() {
    build_and_execute(|| {
        change_params(|params| params.receipt_lifetime = DAY);
        let task = submitted();
        by(CLIENT, Call::accept { task }).unwrap();
        advance(3 * DAY);
        frame_support::assert_noop!(by_anyone(prune(&[task])), Error::<Test>::NothingDue);
        advance(2);
        by_anyone(prune(&[task])).unwrap();
    });
}

#[test]
fn receipt_stays_while_another_waits_for_it() {
    build_and_execute(|| {
        let parent = submitted();
        let child = posted();
        take(OTHER, child);
        by(OTHER, submit_after(child, &[parent], false)).unwrap();
        by(CLIENT, Call::accept { task: parent }).unwrap();
        outlast_evidence();
        assert_refused!(WORKER, prune(&[parent]), Error::<Test>::NothingDue);
        by(CLIENT, Call::accept { task: child }).unwrap();
        by(WORKER, prune(&[parent])).unwrap();
        assert_eq!(get(child).receipt.unwrap().mint, Mint::Closed);
    });
}

#[test]
fn receipt_goes_though_another_names_it_when_it_had_ended_before() {
    build_and_execute(|| {
        register_evaluators(10);
        let parent = submitted();
        by(CLIENT, Call::accept { task: parent }).unwrap();
        let child = posted();
        take(OTHER, child);
        by(OTHER, submit_after(child, &[parent], true)).unwrap();
        assert_eq!(get(parent).receipt.unwrap().children, 0);
        outlast_evidence();
        by(WORKER, Call::prune { tasks: vec![parent].try_into().unwrap() }).unwrap();
        assert!(Pocw::load(parent).is_none());
        assert!(!<Pocw as fluxnomics_primitives::identity::Obligations>::any_open(WORKER));
        next_epoch();
        judge(child, Round::First, 100);
        carry_out(child);
        assert_eq!(Minted::get().len(), 1, "it stood, and does so for good");
        assert_eq!(Minted::get()[0].0, OTHER);
    });
}
