use crate::{Error, Event, Mint, TaskId, assert_refused, mock::*};
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
        events();
        by(WORKER, prune(&[open, ended, 99])).unwrap();
        assert_eq!(events(), vec![Event::Pruned { task: ended }]);
        assert_eq!(Power::identity(WORKER).unwrap().deposits, UNIT / 100);
        assert_refused!(WORKER, prune(&[open, ended]), Error::<Test>::NothingDue);
        by(CLIENT, Call::accept { task: open }).unwrap();
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
fn receipt_stays_while_another_waits_for_it() {
    build_and_execute(|| {
        let parent = submitted();
        by(CLIENT, Call::accept { task: parent }).unwrap();
        let child = posted();
        take(OTHER, child);
        by(OTHER, submit_after(child, &[parent], false)).unwrap();
        assert_refused!(WORKER, prune(&[parent]), Error::<Test>::NothingDue);
        by(CLIENT, Call::accept { task: child }).unwrap();
        by(WORKER, prune(&[parent])).unwrap();
        assert_eq!(get(child).receipt.unwrap().mint, Mint::Closed);
    });
}
