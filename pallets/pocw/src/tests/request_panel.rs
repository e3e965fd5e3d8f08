use crate::{Error, Event, RequestEnds, Requests, Round, State, Terms, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, flux::FluxLedger};

#[test]
fn either_side_asks_for_a_panel_while_the_review_lasts() {
    for side in [CLIENT, WORKER] {
        build_and_execute(|| {
            let task = submitted();
            events();
            by(side, Call::request_panel { task }).unwrap();
            let at = System::block_number();
            let requested = Event::PanelRequested { task, round: Round::First, at };
            // Three seats cost less than 2.5 % of 40.
            let contested = Event::Contested { task, surcharge: 0 };
            let said = if side == CLIENT { vec![contested, requested] } else { vec![requested] };
            assert_eq!(events(), said);
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

/// A task for 1 FLX that the client contests: 3 seats cost 0.15, of which its fee pays 0.025.
fn contested(percent: u32) -> u64 {
    without_demurrage();
    register_evaluators(5);
    let task = post(CLIENT, Terms { price: UNIT, bond: UNIT / 10, ..terms() });
    take(WORKER, task);
    by(WORKER, submit(task, false)).unwrap();
    events();
    by(CLIENT, Call::request_panel { task }).unwrap();
    let surcharge = UNIT / 8;
    assert_eq!(events()[0], Event::Contested { task, surcharge });
    assert_eq!((get(task).surcharge, Flux::account(CLIENT).escrow), (surcharge, UNIT + surcharge));
    check();
    next_epoch();
    judge(task, Round::First, percent);
    carry_out(task);
    task
}

#[test]
fn client_that_contests_in_vain_pays_for_its_panel() {
    build_and_execute(|| {
        contested(80);
        assert_eq!(flux(WORKER), FLUX + UNIT - UNIT / 40 - BURN, "as if it had been accepted");
        assert_eq!(all_flux(CLIENT), FLUX - UNIT - BURN - UNIT / 8);
    });
}

#[test]
fn client_that_contests_with_reason_is_made_good() {
    build_and_execute(|| {
        contested(10);
        assert_eq!(flux(WORKER), FLUX);
        // The fee is made good out of the bond, which is 0.1 HETU.
        assert_eq!(all_flux(CLIENT), FLUX - 2 * BURN - 3 * UNIT / 20);
        assert_eq!(hetu(CLIENT), RICHES + UNIT / 10);
    });
}

#[test]
fn worker_that_claims_pays_for_the_panel_out_of_its_price() {
    build_and_execute(|| {
        without_demurrage();
        register_evaluators(5);
        let task = post(CLIENT, Terms { price: UNIT, bond: UNIT / 10, ..terms() });
        take(WORKER, task);
        by(WORKER, submit(task, false)).unwrap();
        by(WORKER, Call::request_panel { task }).unwrap();
        assert_eq!(get(task).surcharge, 0);
        next_epoch();
        judge(task, Round::First, 80);
        carry_out(task);
        assert_eq!(flux(WORKER), FLUX + UNIT - 3 * UNIT / 20 - BURN);
        assert_eq!(all_flux(CLIENT), FLUX - UNIT - BURN);
    });
}

#[test]
fn surcharge_comes_back_when_no_panel_sat() {
    build_and_execute(|| {
        without_demurrage();
        let task = post(CLIENT, Terms { price: UNIT, bond: UNIT / 10, ..terms() });
        take(WORKER, task);
        by(WORKER, submit(task, false)).unwrap();
        by(CLIENT, Call::request_panel { task }).unwrap();
        next_epoch();
        carry_out(task);
        assert_eq!(flux(WORKER), FLUX + UNIT - UNIT / 40 - BURN);
        assert_eq!(all_flux(CLIENT), FLUX - UNIT - BURN);
    });
}

#[test]
fn surcharge_decays_with_the_price_when_nobody_ends_the_task_in_time() {
    build_and_execute(|| {
        let task = post(CLIENT, Terms { price: UNIT, bond: UNIT / 10, ..terms() });
        take(WORKER, task);
        by(WORKER, submit(task, false)).unwrap();
        by(CLIENT, Call::request_panel { task }).unwrap();
        next_epoch();
        (0..60).for_each(|_| advance(fluxnomics_primitives::time::DAY));
        events();
        by_anyone(Call::settle { task }).unwrap();
        let Event::Ended { escrow, .. } = events()[0] else { panic!() };
        assert!(escrow < UNIT + UNIT / 8 && escrow > UNIT, "{escrow}");
        assert_eq!(Flux::account(CLIENT).escrow, 0);
    });
}

#[test]
fn panel_is_refused_to_a_client_that_cannot_pay_for_it() {
    build_and_execute(|| {
        let task = post(CLIENT, Terms { price: UNIT, bond: UNIT / 10, ..terms() });
        take(WORKER, task);
        by(WORKER, submit(task, false)).unwrap();
        Flux::shift(CLIENT, flux(CLIENT), FREE, STAKE).unwrap();
        let call = Call::request_panel { task };
        assert_refused!(CLIENT, call, pallet_flux::Error::<Test>::InsufficientFlux);
    });
}
