//! Panels that the chain draws at the beginning of a block.
use crate::{Error, Evaluators, Event, Panels, RequestEnds, Requests, Round, State, Terms, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::traits::Hooks;

#[test]
fn panel_is_drawn_from_randomness_that_came_after_it_was_asked_for() {
    build_and_execute(|| {
        register_evaluators(10);
        let task = claimed();
        let asked = System::block_number();
        for block in asked + 1..EPOCH_BLOCKS {
            go_to_block(block);
            assert!(!Panels::<Test>::contains_key(task, Round::First));
        }
        events();
        go_to_block(EPOCH_BLOCKS);
        let seats = seats(task, Round::First);
        assert_eq!(seats.len(), 3);
        let (commit_by, reveal_by) = (now() + 86_400, now() + 2 * 86_400);
        let event = Event::PanelDrawn { task, round: Round::First, seats, commit_by, reveal_by };
        assert_eq!(events(), vec![event]);
        assert_eq!(Requests::<Test>::iter().count(), 0);
    });
}

#[test]
fn panel_asked_for_in_the_block_in_which_an_epoch_begins_waits_for_the_next() {
    build_and_execute(|| {
        register_evaluators(10);
        next_epoch();
        let task = claimed();
        go_to_block(System::block_number() + 1);
        assert!(!Panels::<Test>::contains_key(task, Round::First));
        next_epoch();
        assert!(Panels::<Test>::contains_key(task, Round::First));
    });
}

#[test]
fn seats_are_three_five_or_nine_by_the_price() {
    build_and_execute(|| {
        register_evaluators(20);
        by(WORKER, Call::set_bond_ceiling { id: WORKER, ceiling: RICHES }).unwrap();
        for (price, wanted) in
            [(50 * UNIT - 1, 3), (50 * UNIT, 5), (10_000 * UNIT, 5), (10_000 * UNIT + 1, 9)]
        {
            let task = post(CLIENT, Terms { price, bond: price / 10 + 1, ..terms() });
            take(WORKER, task);
            by(WORKER, submit(task, true)).unwrap();
            next_epoch();
            assert_eq!(seats(task, Round::First).len(), wanted, "{price}");
        }
    });
}

#[test]
fn panel_does_not_speak_when_too_few_may_sit() {
    build_and_execute(|| {
        without_demurrage();
        register_evaluators(1);
        let task = claimed();
        next_epoch();
        assert!(matches!(get(task).state, State::Evaluated { verdict: None, .. }));
        // Two are a majority of three.
        by(OTHER, Call::register_evaluator { id: OTHER, stake: 1_000 * UNIT }).unwrap();
        go_to_block(System::block_number() + 1);
        let task = claimed();
        next_epoch();
        assert_eq!(seats(task, Round::First).len(), 2);
        carry_out(0);
        assert_eq!(Minted::get(), vec![]);
        assert_eq!(flux(WORKER), FLUX + PRICE - UNIT - BURN);
    });
}

#[test]
fn parties_and_their_owners_other_identities_have_no_seat() {
    build_and_execute(|| {
        for (of, hot) in [(CLIENT, 5_000), (WORKER, 5_001)] {
            let agent = agent_of(of, hot);
            by(of, Call::register_evaluator { id: agent, stake: 100_000 * UNIT }).unwrap();
            by(of, Call::register_evaluator { id: of, stake: 100_000 * UNIT }).unwrap();
        }
        register_evaluators(4);
        for _ in 0..20 {
            let task = claimed();
            next_epoch();
            assert!(seats(task, Round::First).iter().all(|id| *id >= FIRST_EVALUATOR && *id < PEOPLE));
        }
    });
}

#[test]
fn panel_waits_when_evaluators_hold_all_seats_that_they_may() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 2);
        register_evaluators(3);
        let tasks = [claimed(), claimed(), claimed()];
        let until = now() + Params::get().ruling_period;
        next_epoch();
        let drawn = |task: u64| Panels::<Test>::contains_key(task, Round::First);
        assert!(drawn(tasks[0]) && drawn(tasks[1]) && !drawn(tasks[2]));
        assert_eq!(get(tasks[2]).state, State::Evaluating { round: Round::First }, "nothing is decided");
        // It has asked again, for randomness that nobody knows.
        let at = System::block_number();
        let request = crate::Request { task: tasks[2], round: Round::First, at, until };
        assert_eq!(Requests::<Test>::iter_values().collect::<Vec<_>>(), vec![request]);
        check();
        next_epoch();
        assert!(!drawn(tasks[2]));
        // Counted, a panel makes room, though its task has not ended.
        judge(tasks[0], Round::First, 80);
        assert!(matches!(get(tasks[0]).state, State::Evaluated { .. }));
        assert_eq!((evaluator(FIRST_EVALUATOR).seats, evaluator(FIRST_EVALUATOR).sitting), (2, 1));
        next_epoch();
        assert!(drawn(tasks[2]));
        assert_eq!((evaluator(FIRST_EVALUATOR).seats, evaluator(FIRST_EVALUATOR).sitting), (3, 2));
    });
}

#[test]
fn panel_that_evaluators_kept_waiting_too_long_does_not_speak() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 1);
        register_evaluators(3);
        let tasks = [claimed(), claimed()];
        next_epoch();
        let State::Evaluating { .. } = get(tasks[1]).state else { panic!() };
        advance(Params::get().ruling_period);
        next_epoch();
        assert!(matches!(get(tasks[1]).state, State::Evaluated { verdict: None, .. }));
        assert!(matches!(get(tasks[0]).state, State::Evaluating { .. }));
    });
}

#[test]
fn shorter_panel_is_drawn_when_seats_were_missing_to_the_end() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 1);
        register_evaluators(3);
        let first = claimed();
        next_epoch();
        register(2);
        let second = claimed();
        next_epoch();
        assert!(!Panels::<Test>::contains_key(second, Round::First), "two are free, and three are wanted");
        advance(Params::get().ruling_period);
        next_epoch();
        assert_eq!(seats(second, Round::First).len(), 2);
        assert!(Panels::<Test>::contains_key(first, Round::First));
    });
}

fn register(count: u64) {
    for id in FIRST_EVALUATOR + 10..FIRST_EVALUATOR + 10 + count {
        by(id, Call::register_evaluator { id, stake: 1_000 * UNIT }).unwrap();
    }
    go_to_block(System::block_number() + 1);
}

#[test]
fn evaluator_is_not_drawn_when_its_identity_was_deregistered() {
    build_and_execute(|| {
        let agent = agent_of(OTHER, 5_000);
        by(OTHER, Call::register_evaluator { id: agent, stake: 500_000 * UNIT }).unwrap();
        register_evaluators(3);
        let task = claimed();
        deregister(OTHER, agent);
        next_epoch();
        assert_eq!(seats(task, Round::First).len(), 3);
        assert!(!seats(task, Round::First).contains(&agent));
    });
}

#[test]
fn evaluator_is_not_drawn_when_it_lost_half_of_what_is_required() {
    build_and_execute(|| {
        register_evaluators(3);
        change_params(|params| params.evaluator_stake = 2_000 * UNIT + 2);
        let task = claimed();
        next_epoch();
        assert!(matches!(get(task).state, State::Evaluated { verdict: None, .. }));
    });
}

#[test]
fn block_draws_a_bounded_number_in_the_order_of_the_requests() {
    build_and_execute(|| {
        register_evaluators(10);
        let ids: Vec<_> = (0..6).map(|_| claimed()).collect();
        next_epoch();
        let drawn = |id: &u64| Panels::<Test>::contains_key(id, Round::First);
        assert!(ids[..4].iter().all(drawn) && !ids[4..].iter().any(drawn));
        check();
        go_to_block(System::block_number() + 1);
        assert!(ids.iter().all(drawn));
        assert_eq!((RequestEnds::<Test>::get().head, RequestEnds::<Test>::get().tail), (6, 6));
    });
}

#[test]
fn idle_block_draws_nothing_and_writes_nothing() {
    build_and_execute(|| {
        let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
        Pocw::on_initialize(2);
        assert_eq!(before, sp_io::storage::root(sp_runtime::StateVersion::V1));
    });
}

#[test]
fn appeal_seats_none_of_the_first_panel() {
    build_and_execute(|| {
        let task = evaluated(80);
        let first = seats(task, Round::First);
        by(CLIENT, Call::dispute { task }).unwrap();
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        let second = seats(task, Round::Appeal);
        assert_eq!(second.len(), 15);
        assert!(second.iter().all(|id| !first.contains(id)));
    });
}

#[test]
fn first_seat_goes_to_each_by_its_stake_within_two_percent_over_100_000_draws() {
    use crate::Request;
    build_and_execute(|| {
        let stakes: [u128; 5] = [1_000, 2_000, 3_000, 4_000, 10_000];
        for (id, stake) in (FIRST_EVALUATOR..).zip(stakes) {
            by(id, Call::register_evaluator { id, stake: stake * UNIT }).unwrap();
        }
        go_to_block(System::block_number() + 1);
        let task = claimed();
        let request: Request<u64> = Requests::<Test>::get(0).unwrap();
        go_to_block(EPOCH_BLOCKS - 1);
        System::set_block_number(EPOCH_BLOCKS);
        let mut wins = [0_u32; 5];
        for draw in 0..100_000_u64 {
            frame_support::storage::with_transaction(|| {
                Entropy::set(&draw);
                Pocw::draw_panel(request).unwrap();
                let first = seats(task, Round::First)[0];
                wins[(first - FIRST_EVALUATOR) as usize] += 1;
                frame_support::storage::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
            })
            .unwrap();
        }
        for (wins, stake) in wins.into_iter().zip(stakes) {
            let share = f64::from(wins) / 100_000.0;
            let wanted = stake as f64 / 20_000.0;
            // Four standard deviations of the smallest share are 0.0028.
            assert!((share - wanted).abs() < 0.02 * wanted.max(0.15), "{share} of {wanted}");
        }
    });
}

#[test]
fn nothing_that_anybody_does_after_the_request_changes_a_panel() {
    let panel = |meanwhile: fn()| {
        let mut drawn = vec![];
        new_test_ext().execute_with(|| {
            register_evaluators(12);
            let task = claimed();
            go_to_block(System::block_number() + 1);
            meanwhile();
            next_epoch();
            drawn = seats(task, Round::First);
        });
        drawn
    };
    let undisturbed = panel(|| ());
    let join = || by(PEER, Call::register_evaluator { id: PEER, stake: 500_000 * UNIT }).unwrap();
    let leave = || {
        for id in FIRST_EVALUATOR..FIRST_EVALUATOR + 12 {
            by(id, Call::resign_evaluator { id }).unwrap();
        }
    };
    let work = || {
        by(CLIENT, Call::cancel { task: posted() }).unwrap();
        by(CLIENT, Call::accept { task: submitted() }).unwrap();
        claimed();
    };
    assert_eq!(undisturbed, panel(join), "who joins changes nothing");
    assert_eq!(undisturbed, panel(leave), "who leaves sits all the same");
    assert_eq!(undisturbed, panel(work), "other tasks change nothing");
}

/// A panel that is drawn by randomness of which the last author knows everything, and what it does in its block.
fn drawn_after(last_author: fn(u64)) -> Vec<u64> {
    let mut drawn = vec![];
    build_and_execute(|| {
        Delayed::set(&true);
        register_evaluators(12);
        next_epoch();
        next_epoch();
        // A panel whose silence is due to be punished, whenever somebody settles it.
        let punished = claimed();
        next_epoch();
        next_epoch();
        advance(3 * DAY);
        by_anyone(Call::settle { task: punished }).unwrap();
        assert!(seats(punished, Round::First).len() == 3);
        let task = claimed();
        next_epoch();
        advance(3 * DAY + 4);
        next_epoch();
        assert!(Panels::<Test>::contains_key(task, Round::First), "drawn by now");
        // Another, of which one knows when it is drawn.
        let task = claimed();
        next_epoch();
        assert!(!Panels::<Test>::contains_key(task, Round::First), "its randomness is being made");
        System::set_block_number((System::block_number() / EPOCH_BLOCKS + 1) * EPOCH_BLOCKS - 1);
        last_author(punished);
        next_epoch();
        drawn = seats(task, Round::First);
    });
    drawn
}

#[test]
fn last_author_who_knows_the_randomness_changes_no_panel() {
    let undisturbed = drawn_after(|_| ());
    let punish = |task| {
        by_anyone(Call::settle { task }).unwrap();
        assert!(Evaluators::<Test>::get().iter().any(|evaluator| evaluator.stake < 1_000 * UNIT));
    };
    assert_eq!(undisturbed, drawn_after(punish), "when others are punished changes nothing");
    let deregister_some = |_| {
        for (at, evaluator) in Evaluators::<Test>::get().into_iter().enumerate() {
            if at % 2 == 0 {
                deregister(evaluator.id, evaluator.id);
            }
        }
    };
    assert_eq!(undisturbed, drawn_after(deregister_some), "who deregisters changes nothing");
    let leave = |_| {
        for id in FIRST_EVALUATOR..FIRST_EVALUATOR + 6 {
            by(id, Call::resign_evaluator { id }).unwrap();
        }
        by(PEER, Call::register_evaluator { id: PEER, stake: 500_000 * UNIT }).unwrap();
        for id in FIRST_EVALUATOR + 12..FIRST_EVALUATOR + EVALUATORS {
            by(id, Call::register_evaluator { id, stake: 2_000 * UNIT }).unwrap();
        }
        by(OTHER, Call::register_evaluator { id: OTHER, stake: 2_000 * UNIT }).unwrap();
        assert!(Evaluators::<Test>::get().is_full());
        by(CLIENT, Call::register_evaluator { id: CLIENT, stake: 2_000 * UNIT }).unwrap();
        assert_eq!(crate::Displaced::<Test>::iter().count(), 1);
    };
    assert_eq!(undisturbed, drawn_after(leave), "who leaves, comes or is displaced changes nothing");
}

#[test]
fn backlog_is_drawn_among_the_evaluators_as_they_were_when_the_randomness_came() {
    let last = |between: fn(u64)| {
        let mut drawn = vec![];
        build_and_execute(|| {
            register_evaluators(12);
            let punished = claimed();
            next_epoch();
            advance(3 * DAY);
            by_anyone(Call::settle { task: punished }).unwrap();
            advance(3 * DAY + 4);
            let tasks: Vec<_> = (0..6).map(|_| claimed()).collect();
            next_epoch();
            assert!(!Panels::<Test>::contains_key(tasks[5], Round::First), "the next block draws it");
            between(punished);
            go_to_block(System::block_number() + 1);
            drawn = seats(tasks[5], Round::First);
        });
        drawn
    };
    let settle = |task| by_anyone(Call::settle { task }).unwrap();
    assert_eq!(last(|_| ()), last(settle));
}

#[test]
fn request_of_a_task_that_ended_is_skipped() {
    build_and_execute(|| {
        register_evaluators(10);
        let task = claimed();
        void(task);
        next_epoch();
        assert!(!Panels::<Test>::contains_key(task, Round::First));
        assert_eq!(Evaluators::<Test>::get().iter().map(|e| e.seats).sum::<u32>(), 0);
        let prune = Call::prune { tasks: vec![task].try_into().unwrap() };
        by(WORKER, prune.clone()).unwrap();
        crate::assert_refused!(WORKER, prune, Error::<Test>::NothingDue);
    });
}

#[test]
fn panel_is_drawn_without_one_that_got_its_stake_back_meanwhile() {
    build_and_execute(|| {
        change_params(|params| params.unbonding_delay = 0);
        Delayed::set(&true);
        register_evaluators(3);
        next_epoch();
        next_epoch();
        let task = claimed();
        next_epoch();
        let id = FIRST_EVALUATOR;
        by(id, Call::resign_evaluator { id }).unwrap();
        by_anyone(Call::release_evaluator { id }).unwrap();
        next_epoch();
        assert_eq!(seats(task, Round::First).len(), 2);
    });
}
