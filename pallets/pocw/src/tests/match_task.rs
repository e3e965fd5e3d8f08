use crate::{Contract, Error, Event, HoldReason, State, Terms, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use sp_runtime::Perbill;

fn call(task: u64) -> Call {
    Call::match_task { task, bond: BOND }
}

#[test]
fn match_burns_both_sides_and_holds_the_bond() {
    build_and_execute(|| {
        let task = posted();
        events();
        by(WORKER, Call::match_task { task, bond: BOND + UNIT }).unwrap();
        assert_eq!(burned().matches, 2 * BURN);
        assert_eq!(flux(CLIENT), FLUX - PRICE - 2 * BURN);
        assert_eq!(pallet_flux::Pallet::<Test>::account(CLIENT).escrow, PRICE);
        assert_eq!(held(HoldReason::Work, WORKER), BOND + UNIT);
        assert_eq!(flux(WORKER), FLUX);
        let until = now() + terms().work_for;
        // Work 3, review 1, commit 1, reveal 1, dispute 3 days.
        let contract = Contract { worker: WORKER, bond: BOND + UNIT, deposit: UNIT / 100, exempt_until: 9 };
        assert_eq!((get(task).state, get(task).contract), (State::Matched { until }, Some(contract)));
        let event =
            Event::Matched { task, worker: WORKER, bond: BOND + UNIT, burn: BURN, until, exempt_until: 9 };
        assert_eq!(events(), vec![event]);
    });
}

#[test]
fn client_makes_up_for_what_demurrage_took_when_an_offer_has_stood() {
    build_and_execute(|| {
        let task = post(CLIENT, Terms { open_for: 20 * DAY, ..terms() });
        let other = post(CLIENT, Terms { open_for: 20 * DAY, ..terms() });
        for _ in 0..10 {
            advance(DAY);
        }
        let (before, peer) = (all_flux(CLIENT), flux(PEER));
        take(WORKER, task);
        assert_eq!(all_flux(CLIENT), before - 2 * BURN);
        assert_eq!(pallet_flux::Pallet::<Test>::account(CLIENT).escrow, PRICE);
        assert!(all_flux(CLIENT) + 2 * BURN <= peer + 2);
        check();
        by(CLIENT, Call::cancel { task: other }).unwrap();
    });
}

#[test]
fn match_is_refused_when_the_client_cannot_make_up_for_demurrage() {
    build_and_execute(|| {
        let price = FLUX - 2 * BURN;
        let task = post(CLIENT, Terms { price, bond: price / 10, ..terms() });
        advance(DAY);
        by(WORKER, Call::set_bond_ceiling { id: WORKER, ceiling: price }).unwrap();
        let bond = price / 10;
        assert_refused!(
            WORKER,
            Call::match_task { task, bond },
            pallet_flux::Error::<Test>::InsufficientFlux
        );
    });
}

#[test]
fn match_is_refused_when_worker_and_client_have_one_owner() {
    build_and_execute(|| {
        let task = posted();
        assert_refused!(CLIENT, call(task), Error::<Test>::SameOwner);
        let agent = agent_of(CLIENT, 5_000);
        by(CLIENT, Call::set_bond_ceiling { id: agent, ceiling: UNIT * 100 }).unwrap();
        frame_support::assert_noop!(signed(5_000, call(task)), Error::<Test>::SameOwner);
    });
}

#[test]
fn match_is_refused_when_another_worker_was_named() {
    build_and_execute(|| {
        let task = post(CLIENT, Terms { worker: Some(OTHER), ..terms() });
        assert_refused!(WORKER, call(task), Error::<Test>::NotInvited);
        by(OTHER, call(task)).unwrap();
    });
}

#[test]
fn match_is_refused_when_the_worker_is_not_trusted_enough() {
    build_and_execute(|| {
        let min_trust = Perbill::from_percent(50);
        let task = post(CLIENT, Terms { min_trust, ..terms() });
        Trusted::set(&vec![(WORKER, min_trust - Perbill::from_parts(1)), (OTHER, min_trust)]);
        assert_refused!(WORKER, call(task), Error::<Test>::TrustTooLow);
        by(OTHER, call(task)).unwrap();
    });
}

#[test]
fn match_is_refused_when_the_bond_is_too_small_or_above_the_ceiling() {
    build_and_execute(|| {
        let task = posted();
        assert_refused!(WORKER, Call::match_task { task, bond: BOND - 1 }, Error::<Test>::BondTooSmall);
        by(WORKER, Call::set_bond_ceiling { id: WORKER, ceiling: BOND - 1 }).unwrap();
        assert_refused!(WORKER, call(task), Error::<Test>::BondCeilingExceeded);
        by(WORKER, Call::set_bond_ceiling { id: WORKER, ceiling: 2 * BOND - 1 }).unwrap();
        by(WORKER, call(task)).unwrap();
        let next = posted();
        assert_refused!(WORKER, call(next), Error::<Test>::BondCeilingExceeded);
    });
}

#[test]
fn match_is_refused_when_the_offer_has_run_out_or_was_taken() {
    build_and_execute(|| {
        let task = posted();
        let State::Open { until } = get(task).state else { panic!() };
        go_past(until);
        assert_refused!(WORKER, call(task), Error::<Test>::TooLate);
        let task = matched();
        assert_refused!(OTHER, call(task), Error::<Test>::WrongState);
    });
}

#[test]
fn match_works_at_the_last_moment() {
    build_and_execute(|| {
        let task = posted();
        let State::Open { until } = get(task).state else { panic!() };
        go_past(until - 2);
        assert_eq!(now(), until);
        by(WORKER, call(task)).unwrap();
    });
}

#[test]
fn controller_without_hetu_takes_work_and_is_paid_when_its_owner_allows_bonds() {
    build_and_execute(|| {
        let hot = 5_000;
        let agent = agent_of(WORKER, hot);
        let task = posted();
        frame_support::assert_noop!(signed(hot, call(task)), Error::<Test>::BondCeilingExceeded);
        by(WORKER, Call::set_bond_ceiling { id: agent, ceiling: BOND }).unwrap();
        signed(hot, call(task)).unwrap();
        signed(hot, submit(task, false)).unwrap();
        by(CLIENT, Call::accept { task }).unwrap();
        assert_eq!(flux(agent), PRICE - UNIT - BURN);
        assert_eq!(held(HoldReason::Work, WORKER), 0);
        outlast_evidence();
        signed(hot, Call::prune { tasks: vec![task].try_into().unwrap() }).unwrap();
    });
}

#[test]
fn match_holds_the_deposit_of_the_receipt_and_silence_returns_it() {
    build_and_execute(|| {
        let deposits = || Power::identity(WORKER).unwrap().deposits;
        let task = matched();
        assert_eq!(deposits(), UNIT / 100);
        let State::Matched { until } = get(task).state else { panic!() };
        go_past(until);
        by_anyone(Call::settle { task }).unwrap();
        assert_eq!(deposits(), 0);
        let task = matched();
        by(WORKER, Call::agree { task, pay: 0 }).unwrap();
        by(CLIENT, Call::agree { task, pay: 0 }).unwrap();
        assert_eq!(deposits(), 0);
    });
}

#[test]
fn match_is_refused_when_the_deposit_of_the_receipt_is_not_allowed() {
    build_and_execute(|| {
        let task = posted();
        let set = pallet_power::Call::set_ceiling { id: WORKER, ceiling: UNIT / 100 - 1 };
        use frame_support::traits::UnfilteredDispatchable;
        RuntimeCall::from(set).dispatch_bypass_filter(RuntimeOrigin::signed(owner(WORKER))).unwrap();
        assert_refused!(WORKER, call(task), pallet_power::Error::<Test>::CeilingExceeded);
    });
}
