use crate::{Error, Event, HoldReason, Mint, Outcome, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;

#[test]
fn accept_pays_at_once_burns_the_whole_fee_and_mints_nothing() {
    build_and_execute(|| {
        let task = submitted();
        events();
        by(CLIENT, Call::accept { task }).unwrap();
        // 2.5 % of 40 is 1; each side has borne its burn of 0.1.
        assert_eq!(flux(WORKER), FLUX + PRICE - UNIT - BURN);
        assert_eq!(all_flux(CLIENT), FLUX - PRICE - BURN);
        assert_eq!((burned().fee, burned().matches), (UNIT, 2 * BURN));
        assert_eq!(Minted::get(), vec![]);
        assert_eq!(Told::get(), vec![(WORKER, CLIENT, true, UNIT, UNIT)]);
        assert_eq!(held(HoldReason::Work, WORKER), 0);
        assert_eq!(hetu(WORKER), RICHES);
        let paid = PRICE - UNIT - BURN;
        let (outcome, score) = (Outcome::Accepted, None);
        assert_eq!(
            events(),
            vec![Event::Ended { task, outcome, score, escrow: PRICE, paid, fee: UNIT, owed: 0 }]
        );
        assert_eq!(get(task).receipt.unwrap().mint, Mint::Closed);
    });
}

#[test]
fn accept_is_refused_when_the_caller_is_not_the_client_or_the_work_not_there() {
    build_and_execute(|| {
        let task = matched();
        assert_refused!(CLIENT, Call::accept { task }, Error::<Test>::WrongState);
        by(WORKER, submit(task, false)).unwrap();
        assert_refused!(WORKER, Call::accept { task }, Error::<Test>::NotParty);
        by(CLIENT, Call::accept { task }).unwrap();
        assert_refused!(CLIENT, Call::accept { task }, Error::<Test>::WrongState);
    });
}
