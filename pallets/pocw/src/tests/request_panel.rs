use crate::{Error, Event, RequestEnds, Requests, Round, State, Terms, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;

#[test]
fn either_side_asks_for_a_panel_while_the_review_lasts() {
    for side in [CLIENT, WORKER] {
        build_and_execute(|| {
            let task = submitted();
            events();
            by(side, Call::request_panel { task }).unwrap();
            let at = System::block_number();
            assert_eq!(events(), vec![Event::PanelRequested { task, round: Round::First, at }]);
            assert_eq!(get(task).state, State::Evaluating { round: Round::First });
            assert_eq!(Requests::<Test>::get(0).unwrap().at, at);
            assert_eq!(RequestEnds::<Test>::get().tail, 1);
        });
    }
}

#[test]
fn panel_is_refused_when_it_is_too_late_or_nobodys_business() {
    build_and_execute(|| {
        let task = submitted();
        assert_refused!(OTHER, Call::request_panel { task }, Error::<Test>::NotParty);
        let State::Submitted { until } = get(task).state else { panic!() };
        go_past(until);
        assert_refused!(CLIENT, Call::request_panel { task }, Error::<Test>::TooLate);
        let task = matched();
        assert_refused!(CLIENT, Call::request_panel { task }, Error::<Test>::WrongState);
        let task = claimed();
        assert_refused!(CLIENT, Call::request_panel { task }, Error::<Test>::WrongState);
    });
}

#[test]
fn panel_is_refused_when_the_price_does_not_cover_it() {
    build_and_execute(|| {
        change_params(|params| params.seat_fee = UNIT);
        let task = post(CLIENT, Terms { price: 3 * UNIT, bond: UNIT, ..terms() });
        take(WORKER, task);
        by(WORKER, submit(task, false)).unwrap();
        assert_refused!(CLIENT, Call::request_panel { task }, Error::<Test>::PriceBelowPanelFee);
    });
}
