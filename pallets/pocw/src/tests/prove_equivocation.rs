use crate::{
    Disputes, Error, Event, HoldReason, Outcome, Panels, Positions, Round, Statement, assert_refused, mock::*,
};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    Hash, UNIT,
    flux::FluxLedger,
    identity::{Identities, MintWeight},
    time::DAY,
};
use sp_runtime::testing::TestSignature;

#[test]
fn receipt_and_another_statement_at_its_clock_value_convict() {
    build_and_execute(|| {
        without_demurrage();
        Flux::shift(WORKER, 100 * UNIT, FREE, STAKE).unwrap();
        let task = submitted();
        events();
        by_anyone(against(task)).unwrap();
        assert_eq!(Flux::account(WORKER).staked, 90 * UNIT);
        assert!(position(WORKER).convicted);
        assert_eq!(get(task).outcome(), Some(Outcome::Voided));
        assert_eq!(all_flux(CLIENT), FLUX - 2 * BURN);
        assert_eq!(held(HoldReason::Work, WORKER), 0);
        assert_eq!(hetu(WORKER), RICHES - BOND);
        let conviction = Event::Convicted { worker: WORKER, clock: 1, hetu: 0, flux: 10 * UNIT };
        assert_eq!(events()[0], conviction);
        let next = posted();
        let take = Call::match_task { task: next, bond: BOND };
        assert_refused!(WORKER, take, Error::<Test>::AlreadyConvicted);
        let again = against(task);
        assert_refused!(CLIENT, again, Error::<Test>::AlreadyConvicted);
    });
}

#[test]
fn receipt_that_its_client_hastened_to_accept_convicts_as_long_as_it_may_not_be_pruned() {
    build_and_execute(|| {
        // The worker told one client what it submits to the other.
        let (task, proof) = {
            let task = submitted();
            (task, against(task))
        };
        by(CLIENT, Call::accept { task }).unwrap();
        let prune = Call::prune { tasks: vec![task].try_into().unwrap() };
        assert_refused!(WORKER, prune.clone(), Error::<Test>::NothingDue);
        advance(3 * DAY);
        assert_refused!(WORKER, prune.clone(), Error::<Test>::NothingDue);
        by_anyone(proof).unwrap();
        assert!(position(WORKER).convicted);
        assert_eq!(get(task).outcome(), Some(Outcome::Accepted), "what has ended stays so");
        advance(2);
        by(WORKER, prune).unwrap();
    });
}

#[test]
fn proof_is_refused_when_there_is_no_receipt() {
    build_and_execute(|| {
        let any = Statement { clock: 1, ..second_story(submitted()) };
        let refused = |task, error: Error<Test>| {
            let signature = TestSignature(owner(WORKER), vec![]);
            let (statement, signer) = (any.clone(), owner(WORKER));
            let call = Call::prove_equivocation { task, statement, signer, signature };
            assert_refused!(CLIENT, call, error);
        };
        refused(99, Error::<Test>::UnknownTask);
        refused(posted(), Error::<Test>::UnknownTask);
        refused(matched(), Error::<Test>::UnknownTask);
    });
}

#[test]
fn proof_is_refused_when_the_statement_says_the_same_or_has_another_clock_value() {
    build_and_execute(|| {
        let task = submitted();
        let receipt = get(task).receipt.unwrap();
        let (clock, result, metered) = (receipt.clock, receipt.result, receipt.metered);
        let same = Statement { task, previous: Hash::zero(), clock, result, metered, parents: parents(&[]) };
        let refused = |statement| {
            let call = proof(task, statement, owner(WORKER));
            assert_refused!(CLIENT, call, Error::<Test>::NotEquivocation);
        };
        refused(same.clone());
        refused(Statement { clock: 2, ..second_story(task) });
        by_anyone(proof(task, Statement { metered: metered + 1, ..same }, owner(WORKER))).unwrap();
    });
}

#[test]
fn proof_is_refused_when_a_signature_is_forged() {
    build_and_execute(|| {
        let task = submitted();
        let forge = |signer, by, message: Hash| {
            let signature = TestSignature(by, message.as_bytes().to_vec());
            let statement = second_story(task);
            let call = Call::prove_equivocation { task, statement, signer, signature };
            assert_refused!(CLIENT, call, Error::<Test>::BadSignature);
        };
        let hash = |worker| Pocw::statement_hash(worker, second_story(task));
        forge(owner(WORKER), owner(CLIENT), hash(WORKER));
        forge(STRANGER, STRANGER, hash(WORKER));
        forge(owner(OTHER), owner(OTHER), hash(WORKER));
        // Of another identity, and of another chain.
        forge(owner(WORKER), owner(WORKER), hash(OTHER));
        frame_system::BlockHash::<Test>::insert(0, Hash::repeat_byte(9));
        let foreign = hash(WORKER);
        frame_system::BlockHash::<Test>::remove(0);
        forge(owner(WORKER), owner(WORKER), foreign);
    });
}

/// An agent of the worker's owner, which submitted a receipt that was accepted.
fn agent_that_worked(hot: u64) -> (u64, u64) {
    let agent = agent_of(WORKER, hot);
    by(WORKER, Call::set_bond_ceiling { id: agent, ceiling: 3 * BOND }).unwrap();
    (agent, work(hot))
}

fn work(hot: u64) -> u64 {
    let task = posted();
    signed(hot, Call::match_task { task, bond: BOND }).unwrap();
    signed(hot, submit(task, false)).unwrap();
    by(CLIENT, Call::accept { task }).unwrap();
    task
}

#[test]
fn submitter_convicts_though_its_identity_has_deregistered() {
    build_and_execute(|| {
        without_demurrage();
        let (agent, task) = agent_that_worked(5_000);
        Flux::shift(agent, 10 * UNIT, FREE, STAKE).unwrap();
        deregister(WORKER, agent);
        by_anyone(proof(task, second_story(task), 5_000)).unwrap();
        assert!(position(agent).convicted);
        assert_eq!(Flux::account(agent).staked, 9 * UNIT, "what it had staked answers for it");
    });
}

#[test]
fn key_that_was_rotated_away_answers_for_its_own_receipts_and_for_no_other() {
    use pallet_power::Call as Identity;
    build_and_execute(|| {
        let (old, new) = (5_000, 6_000);
        let (agent, before) = agent_that_worked(old);
        identity_call(owner(WORKER), Identity::announce_controller { id: agent, controller: new }).unwrap();
        advance(6 * DAY);
        identity_call(new, Identity::accept_controller { id: agent }).unwrap();
        let after = work(new);
        // Nobody can burden what it did not submit, whenever it had the key.
        assert_refused!(CLIENT, proof(after, second_story(after), old), Error::<Test>::BadSignature);
        // To submit once with another key saves nobody from what the first has signed.
        frame_support::storage::with_transaction(|| {
            by_anyone(proof(before, second_story(before), old)).unwrap();
            assert!(position(agent).convicted);
            frame_support::storage::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
        })
        .unwrap();
        // Who controls an identity speaks for all that it has done.
        by_anyone(proof(before, second_story(before), new)).unwrap();
    });
}

#[test]
fn identity_that_never_worked_is_not_convicted_whoever_has_its_key() {
    build_and_execute(|| {
        let hot = 5_000;
        let agent = agent_of(WORKER, hot);
        let task = submitted();
        assert_refused!(CLIENT, proof(task, second_story(task), hot), Error::<Test>::BadSignature);
        // To work for a client of its own, a thief needs a bond that the owner allows.
        let bait = posted();
        let call = Call::match_task { task: bait, bond: BOND };
        frame_support::assert_noop!(signed(hot, call), Error::<Test>::BondCeilingExceeded);
        assert!(!Positions::<Test>::contains_key(agent));
    });
}

#[test]
fn convicted_evaluator_is_drawn_no_more_and_waits_for_its_stake_as_if_it_had_resigned() {
    build_and_execute(|| {
        register_evaluators(3);
        let stake = 900_000 * UNIT;
        by(WORKER, Call::register_evaluator { id: WORKER, stake }).unwrap();
        go_to_block(System::block_number() + 1);
        let task = submitted();
        let judged = || {
            let task = post(OTHER, terms());
            take(PEER, task);
            by(PEER, submit(task, true)).unwrap();
            next_epoch();
            seats(task, Round::First).contains(&WORKER)
        };
        assert!(judged());
        events();
        void(task);
        let (id, releasable_from) = (WORKER, now() + 14 * DAY);
        assert!(events().contains(&Event::EvaluatorResigned { id, releasable_from }));
        go_to_block(System::block_number() + 1);
        assert!(Power::is_active(WORKER) && !judged());
        assert_refused!(WORKER, Call::resign_evaluator { id }, Error::<Test>::NotEvaluator);
        advance(14 * DAY);
        settle_all();
        advance(3 * DAY + 2);
        settle_all();
        by_anyone(Call::release_evaluator { id }).unwrap();
        assert_refused!(WORKER, Call::register_evaluator { id, stake }, Error::<Test>::AlreadyConvicted);
    });
}

fn settle_all() {
    for (task, _) in tasks() {
        by_anyone(Call::settle { task }).ok();
    }
}

#[test]
fn evaluator_that_had_resigned_is_convicted_all_the_same() {
    build_and_execute(|| {
        let id = WORKER;
        by(id, Call::register_evaluator { id, stake: 1_000 * UNIT }).unwrap();
        by(id, Call::resign_evaluator { id }).unwrap();
        let left = evaluator(id).left;
        advance(DAY);
        void(submitted());
        assert_eq!((position(id).convicted, evaluator(id).left), (true, left));
    });
}

/// The day's work of the worker, which it has not touched, a part of it to be staked.
fn earn() -> u128 {
    Stakers::set(&vec![WORKER]);
    Flux::note(WORKER, 10_000 * UNIT, Quality::ONE);
    advance(DAY);
    advance(DAY);
    let due = Flux::account(WORKER).stakeable;
    assert!(due > UNIT && pallet_flux::Accounts::<Test>::get(WORKER).unwrap().staked == 0);
    due
}

#[test]
fn stake_that_was_earned_and_not_touched_is_slashed_too() {
    build_and_execute(|| {
        let task = submitted();
        let due = earn();
        void(task);
        let slashed = due.div_ceil(10);
        let said = |event: &Event<Test>| matches!(event, Event::Convicted { flux, .. } if *flux == slashed);
        assert!(events().iter().any(said));
        assert_eq!(Flux::account(WORKER).staked, due - slashed);
    });
}

#[test]
fn stake_that_was_earned_and_not_touched_is_frozen_too() {
    build_and_execute(|| {
        let task = evaluated(80);
        let due = earn();
        by(CLIENT, Call::dispute { task }).unwrap();
        assert_eq!(Frozen::get(), vec![(WORKER, due)]);
        assert_eq!(Disputes::<Test>::get(task).unwrap().frozen, due);
    });
}

#[test]
fn bought_panel_answers_for_its_verdict_though_the_worker_convicts_itself() {
    for referred in [false, true] {
        build_and_execute(|| {
            without_demurrage();
            let task = evaluated(90);
            let first = seats(task, Round::First);
            by(CLIENT, Call::dispute { task }).unwrap();
            by(WORKER, Call::answer { task }).unwrap();
            next_epoch();
            judge(task, Round::Appeal, 10);
            let second = seats(task, Round::Appeal);
            if referred {
                by(WORKER, Call::refer { task }).unwrap();
            }
            void(task);
            assert_eq!(get(task).outcome(), Some(Outcome::Voided));
            assert!(first.iter().all(|id| evaluator(*id).stake == 990 * UNIT && flux(*id) == 0));
            assert!(first.iter().all(|id| evaluator(*id).record.outlying == 1));
            assert!(second.iter().all(|id| evaluator(*id).record.upheld == 1));
            assert!(second.iter().all(|id| hetu(*id) > RICHES));
        });
    }
}

#[test]
fn verdict_that_was_plain_and_not_counted_yet_is_what_a_voided_task_measures_by() {
    build_and_execute(|| {
        without_demurrage();
        let task = evaluated(90);
        let first = seats(task, Round::First);
        by(CLIENT, Call::dispute { task }).unwrap();
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        let second = seats(task, Round::Appeal);
        second.iter().for_each(|id| commit(task, Round::Appeal, *id, 10).unwrap());
        second.iter().take(8).for_each(|id| reveal(task, *id, 10).unwrap());
        void(task);
        assert!(first.iter().all(|id| evaluator(*id).stake == 990 * UNIT && flux(*id) == 0));
        assert!(second.iter().all(|id| evaluator(*id).stake == 1_000 * UNIT), "it was not too late yet");
        assert_eq!(second.iter().filter(|id| evaluator(**id).record.upheld == 1).count(), 8);
    });
}

#[test]
fn voided_task_blames_silence_when_it_is_too_late_and_pays_who_revealed_while_it_is_not() {
    for (late, paid, stakes) in [(false, 1, [1_000, 1_000, 1_000]), (true, 0, [1_000, 990, 990])] {
        build_and_execute(|| {
            without_demurrage();
            let task = empanelled();
            let seats = seats(task, Round::First);
            seats.iter().for_each(|id| commit(task, Round::First, *id, 80).unwrap());
            reveal(task, seats[0], 80).unwrap();
            if late {
                go_past(Panels::<Test>::get(task, Round::First).unwrap().reveal_by);
            }
            void(task);
            assert_eq!(seats.iter().filter(|id| flux(**id) > 0).count(), paid);
            assert_eq!(seats.iter().map(|id| evaluator(*id).stake / UNIT).collect::<Vec<_>>(), stakes);
            assert!(seats.iter().all(|id| (evaluator(*id).seats, evaluator(*id).sitting) == (0, 0)));
        });
    }
}

#[test]
fn silent_panel_is_blamed_though_the_task_is_voided_after_it() {
    build_and_execute(|| {
        let task = empanelled();
        let seats = seats(task, Round::First);
        judge_with(task, Round::First, &[(seats[0], 80)]);
        void(task);
        let stakes: Vec<_> = seats.iter().map(|id| evaluator(*id).stake / UNIT).collect();
        assert_eq!(stakes, [1_000, 990, 990]);
        assert!(seats.iter().all(|id| flux(*id) == 0));
    });
}

#[test]
fn panel_that_waits_gives_its_seats_back_when_its_task_is_voided() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 1);
        register_evaluators(3);
        let (first, second) = (claimed(), posted());
        take(OTHER, second);
        by(OTHER, submit(second, true)).unwrap();
        next_epoch();
        assert!(Panels::<Test>::get(second, Round::First).unwrap().waits());
        void(second);
        assert_eq!((evaluator(FIRST_EVALUATOR).seats, evaluator(FIRST_EVALUATOR).sitting), (1, 1));
        judge(first, Round::First, 80);
    });
}
