use crate::{Error, Event, Outcome, Party, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;

#[test]
fn agreement_on_a_part_pays_it_less_fee_and_burn() {
    build_and_execute(|| {
        let task = submitted();
        events();
        let pay = 10 * UNIT;
        by(WORKER, Call::agree { task, pay }).unwrap();
        assert_eq!(events(), vec![Event::Proposed { task, by: Party::Worker, pay }]);
        by(CLIENT, Call::agree { task, pay }).unwrap();
        let fee = UNIT / 4;
        assert_eq!(flux(WORKER), FLUX + pay - fee - BURN);
        assert_eq!(all_flux(CLIENT), FLUX - pay - BURN);
        assert_eq!(get(task).outcome(), Some(Outcome::Agreed));
        assert_eq!(Told::get(), vec![(WORKER, CLIENT, false, 0, UNIT)]);
        assert_eq!((hetu(WORKER), hetu(CLIENT)), (RICHES, RICHES));
    });
}

#[test]
fn agreement_counts_as_success_only_on_the_full_price() {
    for (pay, settled) in [(PRICE, true), (PRICE - 1, false)] {
        build_and_execute(|| {
            let task = submitted();
            by(WORKER, Call::agree { task, pay }).unwrap();
            by(CLIENT, Call::agree { task, pay }).unwrap();
            let fee = if settled { UNIT } else { 0 };
            assert_eq!(Told::get(), vec![(WORKER, CLIENT, settled, fee, UNIT)]);
        });
    }
}

#[test]
fn agreement_on_nothing_cancels_and_leaves_only_the_burns() {
    build_and_execute(|| {
        let task = matched();
        by(CLIENT, Call::agree { task, pay: 0 }).unwrap();
        by(WORKER, Call::agree { task, pay: 0 }).unwrap();
        assert_eq!((flux(WORKER), all_flux(CLIENT)), (FLUX, FLUX - 2 * BURN));
        assert!(tasks().is_empty(), "nothing was submitted, so no receipt stays");
    });
}

#[test]
fn proposals_are_replaced_until_they_meet() {
    build_and_execute(|| {
        let task = matched();
        by(CLIENT, Call::agree { task, pay: UNIT }).unwrap();
        by(WORKER, Call::agree { task, pay: 2 * UNIT }).unwrap();
        by(CLIENT, Call::agree { task, pay: UNIT }).unwrap();
        by(CLIENT, Call::agree { task, pay: UNIT }).unwrap();
        assert_eq!(get(task).proposal, Some((Party::Client, UNIT)));
        by(WORKER, Call::agree { task, pay: UNIT }).unwrap();
        assert!(tasks().is_empty());
    });
}

#[test]
fn agreement_is_refused_when_it_exceeds_the_price_or_a_panel_was_asked_for() {
    build_and_execute(|| {
        let task = matched();
        assert_refused!(CLIENT, Call::agree { task, pay: PRICE + 1 }, Error::<Test>::MoreThanPrice);
        assert_refused!(OTHER, Call::agree { task, pay: 0 }, Error::<Test>::NotParty);
        by(CLIENT, Call::agree { task, pay: 1 }).unwrap();
        by(WORKER, submit(task, true)).unwrap();
        assert_eq!(get(task).proposal, None, "what was proposed before is off the table");
        assert_refused!(WORKER, Call::agree { task, pay: 1 }, Error::<Test>::WrongState);
    });
}

#[test]
fn agreement_on_the_full_price_is_acceptance() {
    build_and_execute(|| {
        for task in [submitted(), matched()] {
            let pay = PRICE;
            by(WORKER, Call::agree { task, pay }).unwrap();
            by(CLIENT, Call::agree { task, pay }).unwrap();
        }
        assert_eq!(get(0).outcome(), Some(Outcome::Accepted));
        assert_eq!(Told::get(), vec![(WORKER, CLIENT, true, UNIT, UNIT); 2]);
        assert_eq!(flux(WORKER), FLUX + 2 * (PRICE - UNIT - BURN));
    });
}
