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
            // 2.5 % of 40: three seats cost less.
            let contested = Event::Contested { task, stake: UNIT };
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

/// Prices with the fee of a contest: what three seats cost, 2.5 %, and 2.5 % where five sit.
const CONTESTS: [(u128, u128); 3] = [(UNIT, 3 * UNIT / 20), (40 * UNIT, UNIT), (100 * UNIT, 5 * UNIT / 2)];

/// A task that the client contests, and whose panel sits.
fn contested(price: u128, stake: u128) -> u64 {
    without_demurrage();
    register_evaluators(8);
    let task = post(CLIENT, Terms { price, bond: price / 10, ..terms() });
    take(WORKER, task);
    by(WORKER, submit(task, false)).unwrap();
    events();
    by(CLIENT, Call::request_panel { task }).unwrap();
    assert_eq!(events()[0], Event::Contested { task, stake });
    assert_eq!((get(task).contest_stake, Flux::account(CLIENT).escrow), (stake, price + stake));
    check();
    next_epoch();
    task
}

#[test]
fn client_that_contests_in_vain_pays_the_fee_at_every_price() {
    for (price, stake) in CONTESTS {
        build_and_execute(|| {
            let task = contested(price, stake);
            judge(task, Round::First, 80);
            carry_out(task);
            assert_eq!(flux(WORKER), FLUX + price - BURN, "the worker pays none of it");
            assert_eq!(all_flux(CLIENT), FLUX - price - BURN - stake);
            let panel: u128 = (FIRST_EVALUATOR..PEOPLE).map(all_flux).sum();
            assert_eq!(burned().fee + panel, stake);
        });
    }
}

#[test]
fn client_that_contests_with_reason_is_made_good_as_far_as_the_bond_goes() {
    for (price, stake) in CONTESTS {
        build_and_execute(|| {
            let task = contested(price, stake);
            judge(task, Round::First, 10);
            carry_out(task);
            assert_eq!(flux(WORKER), FLUX);
            assert_eq!(all_flux(CLIENT), FLUX - 2 * BURN - stake);
            assert_eq!(hetu(CLIENT), RICHES + (2 * BURN + stake).min(price / 10));
        });
    }
}

#[test]
fn stake_comes_back_and_the_worker_pays_the_plain_fee_when_the_panel_is_silent() {
    build_and_execute(|| {
        let task = contested(UNIT, 3 * UNIT / 20);
        judge_with(task, Round::First, &[]);
        carry_out(task);
        assert_eq!(flux(WORKER), FLUX + UNIT - UNIT / 40 - BURN);
        assert_eq!(all_flux(CLIENT), FLUX - UNIT - BURN);
        assert_eq!(burned().fee, UNIT / 40);
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
        assert_eq!(get(task).contest_stake, 0);
        next_epoch();
        judge(task, Round::First, 80);
        carry_out(task);
        assert_eq!(flux(WORKER), FLUX + UNIT - 3 * UNIT / 20 - BURN);
        assert_eq!(all_flux(CLIENT), FLUX - UNIT - BURN);
    });
}

#[test]
fn stake_comes_back_when_no_panel_sat() {
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
fn stake_decays_with_the_price_when_nobody_ends_the_task_in_time() {
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
        assert!(escrow < UNIT + 3 * UNIT / 20 && escrow > UNIT, "{escrow}");
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
