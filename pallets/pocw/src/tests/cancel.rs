use crate::{Error, Event, Terms, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;

#[test]
fn cancel_returns_the_whole_offer_when_no_day_has_passed() {
    build_and_execute(|| {
        let task = posted();
        events();
        by(CLIENT, Call::cancel { task }).unwrap();
        assert_eq!(flux(CLIENT), FLUX);
        assert_eq!(events(), vec![Event::Withdrawn { task, returned: PRICE + 2 * BURN }]);
        assert!(tasks().is_empty());
        assert_eq!((position(CLIENT).offers, position(CLIENT).tasks), (0, 0));
    });
}

#[test]
fn offers_decay_as_if_they_were_free_when_they_stand() {
    build_and_execute(|| {
        let first = posted();
        let second = post(CLIENT, Terms { price: PRICE + 7, bond: BOND + 1, ..terms() });
        for _ in 0..30 {
            advance(86_400);
        }
        let third = posted();
        for task in [second, first, third] {
            by(CLIENT, Call::cancel { task }).unwrap();
            check();
        }
        let left = FLUX as f64 * (1.0 - 0.000_2_f64).powi(30);
        let error = flux(CLIENT) as f64 - flux(PEER) as f64;
        assert!(error.abs() <= 2.0, "an offer is not a shelter: {error}");
        assert!(flux(CLIENT) < FLUX - UNIT && left > 0.0);
    });
}

#[test]
fn cancel_is_refused_when_the_caller_is_not_the_client() {
    build_and_execute(|| {
        let task = posted();
        assert_refused!(WORKER, Call::cancel { task }, Error::<Test>::NotParty);
        frame_support::assert_noop!(by_anyone(Call::cancel { task }), Error::<Test>::NotController);
        assert_refused!(CLIENT, Call::cancel { task: task + 1 }, Error::<Test>::UnknownTask);
    });
}

#[test]
fn cancel_is_refused_when_the_task_was_taken() {
    build_and_execute(|| {
        let task = matched();
        assert_refused!(CLIENT, Call::cancel { task }, Error::<Test>::WrongState);
        assert_refused!(WORKER, Call::cancel { task }, Error::<Test>::NotParty);
    });
}
