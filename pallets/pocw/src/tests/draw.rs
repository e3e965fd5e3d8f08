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
        let round = Round::First;
        let drawn = Event::PanelDrawn { task, round, seats };
        let seated = Event::PanelSeated { task, round, commit_by, reveal_by };
        assert_eq!(events(), vec![drawn, seated]);
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

fn sits(task: u64) -> bool {
    Panels::<Test>::get(task, Round::First).is_some_and(|panel| !panel.waits())
}

#[test]
fn panel_waits_for_those_of_its_evaluators_who_have_all_their_seats() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 2);
        register_evaluators(3);
        let tasks = [claimed(), claimed(), claimed()];
        next_epoch();
        let waits_until = Some(now() + Params::get().ruling_period);
        assert!(sits(tasks[0]) && sits(tasks[1]) && !sits(tasks[2]));
        assert_eq!(get(tasks[2]).state, State::Evaluating { round: Round::First }, "nothing is decided");
        assert_eq!(Panels::<Test>::get(tasks[2], Round::First).unwrap().waits_until, waits_until);
        let drawn = seats(tasks[2], Round::First);
        assert_eq!(drawn.len(), 3);
        // The stake answers for its seat already.
        assert_eq!((evaluator(FIRST_EVALUATOR).seats, evaluator(FIRST_EVALUATOR).sitting), (3, 2));
        assert_eq!(Requests::<Test>::iter().count(), 0);
        let settle = Call::settle { task: tasks[2] };
        crate::assert_refused!(CLIENT, settle.clone(), Error::<Test>::NothingDue);
        let early = Call::commit { task: tasks[2], commitment: salt(1) };
        crate::assert_refused!(drawn[0], early, Error::<Test>::TooEarly);
        check();
        // Counted, a panel makes room, though its task has not ended.
        judge(tasks[0], Round::First, 80);
        assert!(matches!(get(tasks[0]).state, State::Evaluated { .. }));
        assert_eq!((evaluator(FIRST_EVALUATOR).seats, evaluator(FIRST_EVALUATOR).sitting), (3, 1));
        events();
        by_anyone(settle).unwrap();
        let (commit_by, reveal_by) = (now() + DAY, now() + 2 * DAY);
        let seated = Event::PanelSeated { task: tasks[2], round: Round::First, commit_by, reveal_by };
        assert_eq!(events(), vec![seated]);
        assert_eq!(seats(tasks[2], Round::First), drawn, "it is the panel that was drawn");
        assert_eq!((evaluator(FIRST_EVALUATOR).seats, evaluator(FIRST_EVALUATOR).sitting), (3, 2));
    });
}

#[test]
fn panel_sits_whatever_seats_its_evaluators_have_when_it_waited_too_long() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 1);
        register_evaluators(3);
        let (first, second) = (claimed(), claimed());
        next_epoch();
        let drawn = seats(second, Round::First);
        let settle = Call::settle { task: second };
        advance(Params::get().ruling_period);
        crate::assert_refused!(CLIENT, settle.clone(), Error::<Test>::NothingDue);
        advance(2);
        by_anyone(settle).unwrap();
        assert_eq!((sits(first), sits(second), evaluator(FIRST_EVALUATOR).sitting), (true, true, 2));
        assert_eq!(seats(second, Round::First), drawn);
        judge(second, Round::First, 80);
        assert!(matches!(get(second).state, State::Evaluated { verdict: Some(_), .. }));
    });
}

#[test]
fn panel_that_waits_holds_up_no_other() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 1);
        register_evaluators(3);
        let (first, second) = (claimed(), claimed());
        let new = FIRST_EVALUATOR + 10..FIRST_EVALUATOR + 20;
        for id in new.clone() {
            by(id, Call::register_evaluator { id, stake: 900_000 * UNIT }).unwrap();
        }
        go_to_block(System::block_number() + 1);
        let third = claimed();
        next_epoch();
        assert_eq!([first, second, third].map(sits), [true, false, true]);
        assert!(seats(third, Round::First).iter().all(|id| new.contains(id)));
    });
}

#[test]
fn shortened_panel_speaks_by_a_majority_of_the_seats_that_were_wanted() {
    for (reveal, speaks) in [(2, false), (3, true)] {
        build_and_execute(|| {
            register_evaluators(3);
            let task = post(CLIENT, Terms { price: 100 * UNIT, bond: 10 * UNIT, ..terms() });
            take(WORKER, task);
            by(WORKER, submit(task, true)).unwrap();
            next_epoch();
            let seats = seats(task, Round::First);
            assert_eq!(seats.len(), 3, "of five");
            let scores: Vec<_> = seats.iter().take(reveal).map(|id| (*id, 80)).collect();
            judge_with(task, Round::First, &scores);
            let State::Evaluated { verdict, .. } = get(task).state else { panic!() };
            assert_eq!(verdict.is_some(), speaks);
        });
    }
}

#[test]
fn owner_has_one_seat_however_many_of_its_identities_judge() {
    build_and_execute(|| {
        let agents: Vec<_> = (0..3).map(|at| agent_of(OTHER, 5_000 + at)).collect();
        for id in &agents {
            by(OTHER, Call::register_evaluator { id: *id, stake: 100_000 * UNIT }).unwrap();
        }
        register_evaluators(4);
        for _ in 0..20 {
            let task = claimed();
            next_epoch();
            let seats = seats(task, Round::First);
            assert_eq!(seats.len(), 3);
            assert_eq!(seats.iter().filter(|id| agents.contains(id)).count(), 1);
        }
    });
}

#[test]
fn appeal_seats_no_identity_of_those_who_judged_first() {
    build_and_execute(|| {
        let task = evaluated(80);
        for (at, judge) in seats(task, Round::First).into_iter().take(2).enumerate() {
            let agent = agent_of(judge, 5_000 + at as u64);
            by(judge, Call::register_evaluator { id: agent, stake: 900_000 * UNIT }).unwrap();
        }
        by(CLIENT, Call::dispute { task }).unwrap();
        go_to_block(System::block_number() + 1);
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        let second = seats(task, Round::Appeal);
        assert_eq!(second.len(), 15);
        assert!(second.iter().all(|id| *id < PEOPLE), "{second:?}");
    });
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
fn first_seat_goes_to_each_by_its_stake_within_two_percent_of_its_share_over_100_000_draws() {
    use crate::Request;
    build_and_execute(|| {
        let stakes: [u128; 5] = [3_000, 3_000, 4_000, 4_000, 6_000];
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
            assert!((share - wanted).abs() < 0.02 * wanted, "{share} of {wanted}");
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
        outlast_evidence();
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

/// The panel that a task has after many others that somebody posts and its friend takes, or after none.
fn panel_after_a_flood(flood: bool) -> Vec<u64> {
    let mut drawn = vec![];
    build_and_execute(|| {
        const FLOOD: u64 = 180;
        register_evaluators(18);
        for at in 0..3 {
            let agent = agent_of(PEER, 5_000 + at);
            by(PEER, Call::register_evaluator { id: agent, stake: 1_000 * UNIT }).unwrap();
        }
        go_to_block(System::block_number() + 1);
        for task in 0..if flood { FLOOD } else { 0 } {
            // PEER is a side of it: only the honest are drawn.
            let price = UNIT * 16 / 100;
            assert_eq!(task, post(PEER, Terms { price, budget: UNIT, bond: price / 10, ..terms() }));
            take(OTHER, task);
            by(OTHER, submit(task, true)).unwrap();
        }
        crate::NextTask::<Test>::put(FLOOD);
        let task = claimed();
        assert_eq!(task, FLOOD);
        next_epoch();
        (0..FLOOD / 4).for_each(|_| go_to_block(System::block_number() + 1));
        if flood {
            let mut honest = FIRST_EVALUATOR..FIRST_EVALUATOR + 18;
            assert!(honest.all(|id| evaluator(id).seats >= Params::get().seat_limit), "no flood");
        }
        drawn = seats(task, Round::First);
    });
    drawn
}

#[test]
fn attack_10_nobody_chooses_judges_by_filling_the_seats_of_the_others() {
    assert_eq!(panel_after_a_flood(true), panel_after_a_flood(false));
}

/// What the last author of an epoch, who knows its seed, can do: publish its block or not. Either gives one panel.
#[test]
fn withholding_a_block_chooses_between_two_panels_and_changes_nothing_else() {
    let panel = |seed: u64, last_author: fn()| {
        let mut drawn = vec![];
        build_and_execute(|| {
            Delayed::set(&true);
            register_evaluators(12);
            next_epoch();
            next_epoch();
            let task = claimed();
            next_epoch();
            System::set_block_number((System::block_number() / EPOCH_BLOCKS + 1) * EPOCH_BLOCKS - 1);
            last_author();
            Entropy::set(&seed);
            next_epoch();
            drawn = seats(task, Round::First);
        });
        drawn
    };
    let leave = || {
        for id in FIRST_EVALUATOR..FIRST_EVALUATOR + 6 {
            by(id, Call::resign_evaluator { id }).unwrap();
        }
        claimed();
    };
    let (published, withheld) = (panel(1, || ()), panel(2, || ()));
    assert_ne!(published, withheld);
    assert_eq!([panel(1, leave), panel(2, leave)], [published, withheld]);
}
