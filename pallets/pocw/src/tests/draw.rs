//! Panels that the chain draws at the beginning of a block.
use crate::{Error, Evaluators, Event, Panels, RequestEnds, Requests, Round, State, Terms, mock::*};
use fluxnomics_primitives::UNIT;
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
fn evaluator_is_not_drawn_when_it_holds_all_seats_that_it_may() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 2);
        register_evaluators(3);
        for drawn in [3, 3, 0] {
            let task = claimed();
            next_epoch();
            let seats = Panels::<Test>::get(task, Round::First).map_or(0, |panel| panel.seats.len());
            assert_eq!(seats, drawn);
        }
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
            assert!(
                (share / wanted - 1.0).abs() < 0.02 || (share - wanted).abs() < 0.002,
                "{share} of {wanted}"
            );
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
    assert_eq!(undisturbed, panel(System::set_parent_consensus_hash), "the author's hash changes nothing");
}

trait Author {
    fn set_parent_consensus_hash();
}
impl Author for System {
    /// A block author that grinds the hash of its block.
    fn set_parent_consensus_hash() {
        frame_system::BlockHash::<Test>::insert(System::block_number(), sp_core::H256::repeat_byte(7));
    }
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
