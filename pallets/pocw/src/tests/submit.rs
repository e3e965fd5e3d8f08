use crate::{Error, Event, Mint, Round, State, Statement, Terms, assert_refused, mock::*};
use fluxnomics_primitives::{Hash, UNIT, capacity::Usage};

#[test]
fn submit_charges_the_meter_and_opens_the_review() {
    build_and_execute(|| {
        let task = matched();
        Meter::set(&(100 * UNIT));
        events();
        by(WORKER, submit(task, false)).unwrap();
        assert_eq!(Meter::get(), 20 * UNIT);
        let until = now() + terms().review_for;
        assert_eq!(get(task).state, State::Submitted { until });
        let receipt = get(task).receipt.unwrap();
        assert_eq!((receipt.metered, receipt.verified, receipt.clock), (80 * UNIT, 80 * UNIT, 1));
        assert_eq!((receipt.mint, receipt.children), (Mint::Open, 0));
        assert_eq!((position(WORKER).clock, position(WORKER).last), (1, receipt.digest));
        assert_eq!(events(), vec![Event::Submitted { task, receipt, previous: Hash::zero(), until }]);
    });
}

#[test]
fn power_beyond_the_meter_costs_flux_and_is_not_verified() {
    build_and_execute(|| {
        let task = matched();
        Meter::set(&(30 * UNIT));
        by(WORKER, submit(task, false)).unwrap();
        let receipt = get(task).receipt.unwrap();
        assert_eq!((receipt.metered, receipt.verified), (80 * UNIT, 30 * UNIT));
        assert_eq!(burned().fallback, UNIT / 2);
        assert_eq!(flux(WORKER), FLUX - UNIT / 2);
    });
}

#[test]
fn power_beyond_the_budget_is_not_verified() {
    build_and_execute(|| {
        let task = matched();
        let (result, parents) = (Hash::zero(), parents(&[]));
        by(WORKER, Call::submit { task, result, usage: usage(150), parents, claim: false }).unwrap();
        let receipt = get(task).receipt.unwrap();
        assert_eq!((receipt.metered, receipt.verified), (150 * UNIT, 100 * UNIT));
    });
}

#[test]
fn clocks_run_past_the_own_last_and_all_parents() {
    build_and_execute(|| {
        let first = submitted();
        let second = submitted();
        assert_eq!(get(second).receipt.unwrap().clock, 2);
        let third = posted();
        take(OTHER, third);
        by(OTHER, submit_after(third, &[second, first], false)).unwrap();
        let receipt = get(third).receipt.unwrap();
        assert_eq!((receipt.clock, position(OTHER).clock), (3, 3));
        assert_eq!(get(first).receipt.unwrap().children, 1);
        assert_eq!(get(second).receipt.unwrap().children, 1);
    });
}

#[test]
fn hashes_chain_the_receipts_of_a_worker_and_bind_what_they_say() {
    build_and_execute(|| {
        let first = get(submitted()).receipt.unwrap();
        let id = submitted();
        let receipt = get(id).receipt.unwrap();
        let statement = Statement {
            task: id,
            previous: first.digest,
            clock: 2,
            result: receipt.result,
            metered: receipt.metered,
            parents: parents(&[]),
        };
        let hash = |worker, change: &dyn Fn(&mut Statement)| {
            let mut other = statement.clone();
            change(&mut other);
            Pocw::statement_hash(worker, other)
        };
        assert_eq!(hash(WORKER, &|_| ()), receipt.digest);
        assert_ne!(hash(OTHER, &|_| ()), receipt.digest);
        assert_ne!(hash(WORKER, &|s| s.task += 1), receipt.digest);
        assert_ne!(hash(WORKER, &|s| s.previous = Hash::zero()), receipt.digest);
        assert_ne!(hash(WORKER, &|s| s.clock += 1), receipt.digest);
        assert_ne!(hash(WORKER, &|s| s.result = Hash::zero()), receipt.digest);
        assert_ne!(hash(WORKER, &|s| s.metered += 1), receipt.digest);
        assert_ne!(hash(WORKER, &|s| s.parents = parents(&[0])), receipt.digest);
        frame_system::BlockHash::<Test>::insert(0, Hash::repeat_byte(9));
        assert_ne!(hash(WORKER, &|_| ()), receipt.digest, "another chain");
    });
}

#[test]
fn submit_asks_for_a_panel_when_the_mint_is_claimed() {
    build_and_execute(|| {
        let task = claimed();
        assert_eq!(get(task).state, State::Evaluating { round: Round::First });
        assert_refused!(CLIENT, Call::accept { task }, Error::<Test>::WrongState);
    });
}

#[test]
fn submit_is_refused_when_the_caller_is_not_the_worker() {
    build_and_execute(|| {
        let task = matched();
        assert_refused!(CLIENT, submit(task, false), Error::<Test>::NotParty);
        assert_refused!(OTHER, submit(task, false), Error::<Test>::NotParty);
        assert_refused!(WORKER, submit(task + 1, false), Error::<Test>::UnknownTask);
    });
}

#[test]
fn submit_is_refused_when_it_is_too_late_or_done() {
    build_and_execute(|| {
        let task = submitted();
        assert_refused!(WORKER, submit(task, false), Error::<Test>::WrongState);
        let task = matched();
        let State::Matched { until } = get(task).state else { panic!() };
        go_past(until);
        assert_refused!(WORKER, submit(task, false), Error::<Test>::TooLate);
    });
}

#[test]
fn submit_is_refused_when_a_parent_is_missing_named_twice_or_did_not_stand() {
    build_and_execute(|| {
        let open = posted();
        let parent = submitted();
        let fallen = submitted();
        by(CLIENT, Call::agree { task: fallen, pay: 0 }).unwrap();
        by(WORKER, Call::agree { task: fallen, pay: 0 }).unwrap();
        let task = matched();
        for missing in [open, fallen, task, 99] {
            assert_refused!(
                WORKER,
                submit_after(task, &[parent, missing], false),
                Error::<Test>::ParentNotStanding
            );
        }
        assert_refused!(WORKER, submit_after(task, &[parent, parent], false), Error::<Test>::ParentTwice);
        by(WORKER, submit_after(task, &[parent], false)).unwrap();
    });
}

#[test]
fn newcomer_without_capacity_or_flux_delivers_and_pays_out_of_what_it_earns() {
    build_and_execute(|| {
        without_demurrage();
        let poor = FIRST_EVALUATOR;
        by(poor, Call::set_bond_ceiling { id: poor, ceiling: 2 * BOND }).unwrap();
        Meter::set(&0);
        let task = posted();
        take(poor, task);
        by(poor, submit(task, false)).unwrap();
        let receipt = get(task).receipt.unwrap();
        assert_eq!((receipt.verified, receipt.owed), (0, 8 * UNIT / 10));
        assert_eq!((flux(poor), burned().fallback), (0, 0));
        events();
        by(CLIENT, Call::accept { task }).unwrap();
        let paid = PRICE - UNIT - BURN - receipt.owed;
        assert_eq!((flux(poor), burned().fallback), (paid, receipt.owed));
        assert_eq!(all_flux(CLIENT), FLUX - PRICE - BURN, "the client pays no more");
        let ended = Event::Ended {
            task,
            outcome: crate::Outcome::Accepted,
            score: None,
            escrow: PRICE,
            paid,
            fee: UNIT,
            owed: receipt.owed,
        };
        assert_eq!(events(), vec![ended]);
    });
}

#[test]
fn what_is_owed_takes_no_more_than_the_pay() {
    build_and_execute(|| {
        without_demurrage();
        let poor = FIRST_EVALUATOR;
        by(poor, Call::set_bond_ceiling { id: poor, ceiling: 3 * BOND }).unwrap();
        Meter::set(&0);
        let much = Usage { steps: u64::MAX, ..Default::default() };
        for pays in [PRICE / 2, PRICE] {
            let task = posted();
            take(poor, task);
            let result = Hash::from_low_u64_be(task);
            by(poor, Call::submit { task, result, usage: much, parents: parents(&[]), claim: false })
                .unwrap();
            by(poor, Call::agree { task, pay: pays }).unwrap();
            by(CLIENT, Call::agree { task, pay: pays }).unwrap();
        }
        assert_eq!(flux(poor), 0);
        let fees = UNIT / 2 + UNIT;
        assert_eq!(burned().fallback, PRICE / 2 + PRICE - fees - 2 * BURN);
        assert_eq!(all_flux(CLIENT), FLUX - PRICE / 2 - PRICE - 2 * BURN);
    });
}

#[test]
fn owed_tasks_that_are_paid_together_pay_what_they_would_alone() {
    let paid = |together: bool| {
        let mut seen = (0, 0, 0);
        build_and_execute(|| {
            without_demurrage();
            let poor = FIRST_EVALUATOR;
            by(poor, Call::set_bond_ceiling { id: poor, ceiling: 3 * BOND }).unwrap();
            Meter::set(&(100 * UNIT));
            let tasks: Vec<_> = (0..3)
                .map(|_| {
                    let task = posted();
                    take(poor, task);
                    by(poor, submit(task, false)).unwrap();
                    task
                })
                .collect();
            advance(fluxnomics_primitives::time::DAY + 2);
            if together {
                by_anyone(Call::settle_many { tasks: tasks.try_into().unwrap(), runs: 1 }).unwrap();
            } else {
                tasks.into_iter().for_each(|task| by_anyone(Call::settle { task }).unwrap());
            }
            seen = (flux(poor), burned().fallback, all_flux(CLIENT));
        });
        seen
    };
    assert_eq!(paid(true), paid(false));
    assert_eq!(paid(true).1, 6 * UNIT / 10 + 8 * UNIT / 10);
}

#[test]
fn result_is_refused_when_it_is_that_of_the_last_receipt() {
    build_and_execute(|| {
        let (first, second) = (matched(), matched());
        let usage = usage(2);
        let with = |task, result| Call::submit { task, result, usage, parents: parents(&[]), claim: false };
        let result = Hash::zero();
        by(WORKER, with(first, result)).unwrap();
        assert_refused!(WORKER, with(second, result), Error::<Test>::DuplicateResult);
        by(WORKER, with(second, Hash::repeat_byte(3))).unwrap();
    });
}

#[test]
fn submit_is_refused_when_the_price_does_not_cover_the_panel_it_claims() {
    build_and_execute(|| {
        // Three seats of 0.05, and a burn of 0.1.
        let price = 25 * UNIT / 100;
        change_params(|params| params.seat_fee = UNIT / 20 + 1);
        let task = post(CLIENT, Terms { price, ..terms() });
        take(WORKER, task);
        assert_refused!(WORKER, submit(task, true), Error::<Test>::PriceBelowPanelFee);
        change_params(|params| params.seat_fee = UNIT / 20);
        by(WORKER, submit(task, true)).unwrap();
    });
}
