//! From every reachable state somebody's call ends the task: all ways of a task to depth 12.
use crate::{Disputes, Panels, Round, State, mock::*};
use codec::Encode;
use fluxnomics_primitives::{UNIT, flux::FluxLedger, time::DAY};
use frame_support::storage::{TransactionOutcome, with_transaction};
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, HashSet, VecDeque};

/// A receipt of another worker for another client.
const PARENT: u64 = 0;
const TASK: u64 = 1;
const DEPTH: usize = 12;

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Step {
    Cancel,
    Match,
    Submit,
    Claim,
    Accept,
    AgreeClient,
    AgreeWorker,
    ContestClient,
    ContestWorker,
    CommitHigh,
    CommitLow,
    CommitOne,
    Reveal,
    RevealOne,
    Settle,
    SettleMany,
    DisputeClient,
    DisputeWorker,
    AnswerClient,
    AnswerWorker,
    ReferClient,
    ReferWorker,
    RuleHigh,
    RuleLow,
    Void,
    /// The parent of the receipt ends.
    Parent,
    /// Every evaluator has all the seats that it may, or has room again.
    Crowd,
    /// To the next epoch of the randomness: two minutes.
    Epoch,
    /// Past whatever deadline comes next.
    Wait,
    /// Past all that is exempt from demurrage.
    WaitLong,
    Prune,
}

use Step::*;

const STEPS: [Step; 31] = [
    Cancel,
    Match,
    Submit,
    Claim,
    Accept,
    AgreeClient,
    AgreeWorker,
    ContestClient,
    ContestWorker,
    CommitHigh,
    CommitLow,
    CommitOne,
    Reveal,
    RevealOne,
    Settle,
    SettleMany,
    DisputeClient,
    DisputeWorker,
    AnswerClient,
    AnswerWorker,
    ReferClient,
    ReferWorker,
    RuleHigh,
    RuleLow,
    Void,
    Parent,
    Crowd,
    Epoch,
    Wait,
    WaitLong,
    Prune,
];

/// The panel that sits, if one does.
fn sitting() -> Option<Round> {
    let State::Evaluating { round } = Pocw::load(TASK)?.state else { return None };
    Panels::<Test>::contains_key(TASK, round).then_some(round)
}

fn commit_all(percent: u32, most: usize) -> Result<(), DispatchError> {
    let round = sitting().ok_or(DispatchError::CannotLookup)?;
    for id in seats(TASK, round).into_iter().take(most) {
        commit(TASK, round, id, percent)?;
    }
    Ok(())
}

fn reveal_all(most: usize) -> Result<(), DispatchError> {
    let round = sitting().ok_or(DispatchError::CannotLookup)?;
    let mut any = false;
    for id in seats(TASK, round).into_iter().take(most) {
        any |= reveal(TASK, id, 90).is_ok() || reveal(TASK, id, 5).is_ok();
    }
    if any { Ok(()) } else { Err(DispatchError::CannotLookup) }
}

fn perform(step: Step) -> Result<(), DispatchError> {
    let task = TASK;
    match step {
        Cancel => by(CLIENT, Call::cancel { task }),
        Match => by(WORKER, Call::match_task { task, bond: BOND }),
        Submit => by(WORKER, submit(task, false)),
        // The mint waits for the parent.
        Claim => by(WORKER, submit_after(task, &[PARENT], true)),
        Accept => by(CLIENT, Call::accept { task }),
        AgreeClient => by(CLIENT, Call::agree { task, pay: UNIT }),
        AgreeWorker => by(WORKER, Call::agree { task, pay: UNIT }),
        ContestClient => by(CLIENT, Call::request_panel { task }),
        ContestWorker => by(WORKER, Call::request_panel { task }),
        CommitHigh => commit_all(90, 99),
        CommitLow => commit_all(5, 99),
        CommitOne => commit_all(90, 1),
        Reveal => reveal_all(99),
        RevealOne => reveal_all(1),
        Settle => by_anyone(Call::settle { task }),
        SettleMany => by_anyone(Call::settle_many { tasks: vec![task].try_into().unwrap(), runs: 1 }),
        DisputeClient => by(CLIENT, Call::dispute { task }),
        DisputeWorker => by(WORKER, Call::dispute { task }),
        AnswerClient => by(CLIENT, Call::answer { task }),
        AnswerWorker => by(WORKER, Call::answer { task }),
        ReferClient => by(CLIENT, Call::refer { task }),
        ReferWorker => by(WORKER, Call::refer { task }),
        RuleHigh => by_root(Call::rule { task, score: score(90) }),
        RuleLow => by_root(Call::rule { task, score: score(5) }),
        Void => {
            Pocw::load(task).and_then(|task| task.receipt).ok_or(DispatchError::CannotLookup)?;
            by_anyone(against(task))
        },
        // These two where they make a difference alone: else there were four times as many states.
        Parent => match Pocw::load(task).map(|task| task.state) {
            Some(State::Evaluated { .. } | State::Ended { .. }) => by(OTHER, Call::accept { task: PARENT }),
            _ => Err(DispatchError::CannotLookup),
        },
        Crowd => {
            let Some(State::Evaluating { round }) = Pocw::load(task).map(|task| task.state) else {
                return Err(DispatchError::CannotLookup);
            };
            if Panels::<Test>::get(task, round).is_some_and(|panel| !panel.waits()) {
                return Err(DispatchError::CannotLookup);
            }
            change_params(|params| params.seat_limit = 20 - params.seat_limit);
            Ok(())
        },
        Epoch => {
            next_epoch();
            Ok(())
        },
        Wait => {
            advance(3 * DAY + 2);
            Ok(())
        },
        WaitLong => {
            advance(31 * DAY);
            Ok(())
        },
        Prune => by(WORKER, Call::prune { tasks: vec![task].try_into().unwrap() }),
    }
}

/// What distinguishes two states of a task as to what can be done next: deadlines only by whether they have passed.
fn abstraction() -> Vec<u8> {
    let past = |until: u64| now() > until;
    let Some(task) = Pocw::load(TASK) else { return vec![] };
    let stage = match task.state {
        State::Open { until } => (0, past(until), None, None),
        State::Matched { until } => (1, past(until), None, None),
        State::Submitted { until } => (2, past(until), None, None),
        State::Evaluating { round } => (3, false, Some(round), None),
        State::Evaluated { round, verdict, until } => (4, past(until), Some(round), verdict),
        State::Disputed { until, .. } => (5, past(until), None, None),
        State::Referred { until, verdict } => (6, past(until), None, verdict),
        State::Ended { .. } => (7, false, None, None),
    };
    let panels: Vec<_> = [Round::First, Round::Appeal]
        .into_iter()
        .map(|round| {
            Panels::<Test>::get(TASK, round).map(|panel| {
                let commitments =
                    panel.seats.iter().map(|seat| seat.commitment.is_some()).collect::<Vec<_>>();
                let scores = panel.seats.iter().map(|seat| seat.score).collect::<Vec<_>>();
                let high = panel.seats.first().map(|seat| {
                    let id = seat.evaluator;
                    seat.commitment == Some(Pocw::commitment_of(TASK, round, id, score(90), salt(id)))
                });
                let waits = panel.waits_until.map(past);
                (commitments, scores, high, past(panel.commit_by), past(panel.reveal_by), waits)
            })
        })
        .collect();
    let late = task.contract.map(|contract| (now() / DAY) as u32 > contract.exempt_until);
    let dispute = Disputes::<Test>::get(TASK)
        .map(|dispute| (dispute.by, dispute.answered, dispute.first, dispute.referred));
    let receipt = task.receipt.as_ref().map(|receipt| {
        let prunable = task.outcome().is_some() && !Pocw::task(TASK).unwrap().next.is_empty();
        (receipt.mint, receipt.waits_for.len() as u64, prunable)
    });
    let parent = receipt.filter(|(_, waits_for, _)| *waits_for > 0).map(|_| get(PARENT).outcome());
    let crowded = matches!(task.state, State::Evaluating { .. }).then(|| Params::get().seat_limit);
    let world = (position(WORKER).convicted, parent, crowded);
    (stage, task.outcome(), task.proposal, panels, late, dispute, (task.contest_stake, receipt, world))
        .encode()
}

/// Nobody does anything but wait and settle. Returns how often it took.
fn ends_by_waiting() -> u32 {
    for tries in 0..10 {
        if Pocw::load(TASK).is_none_or(|task| task.outcome().is_some()) {
            by(OTHER, Call::accept { task: PARENT }).ok();
            by_anyone(Call::settle { task: TASK }).ok();
            assert!(
                Pocw::load(TASK).and_then(|task| task.receipt).is_none_or(|r| r.mint == crate::Mint::Closed),
                "a mint is stuck"
            );
            for id in [CLIENT, WORKER] {
                assert_eq!((Flux::balance(id, ESCROW), Flux::balance(id, OFFER)), (0, 0));
                assert_eq!((position(id).bonded, position(id).tasks), (0, 0));
            }
            assert_eq!(Frozen::get(), vec![]);
            check();
            return tries;
        }
        advance(15 * DAY);
        go_to_block(System::block_number() + 1);
        // A panel that was drawn just now is still heard.
        let _ = by_anyone(Call::settle { task: TASK });
    }
    panic!("a task is stuck in {:?}", Pocw::load(TASK).map(|task| task.state));
}

fn rolled_back(attempt: impl FnOnce()) {
    with_transaction(|| {
        attempt();
        TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
    })
    .unwrap();
}

#[test]
fn every_state_within_twelve_steps_ends_by_waiting_and_settling() {
    new_test_ext().execute_with(|| {
        register_evaluators(12);
        assert_eq!(post(OTHER, terms()), PARENT);
        take(PEER, PARENT);
        by(PEER, submit(PARENT, false)).unwrap();
        assert_eq!(posted(), TASK);
        let mut steps = BTreeMap::<Step, u32>::new();
        let mut most = 0;
        // Each state with the shortest way to it, nearest first.
        let mut seen = HashSet::from([abstraction()]);
        let mut ways = VecDeque::from([Vec::<Step>::new()]);
        while let Some(way) = ways.pop_front() {
            rolled_back(|| {
                way.iter().for_each(|step| perform(*step).unwrap());
                for step in STEPS {
                    rolled_back(|| {
                        if perform(step).is_err() {
                            return;
                        }
                        *steps.entry(step).or_default() += 1;
                        if !seen.insert(abstraction()) {
                            return;
                        }
                        check();
                        rolled_back(|| most = ends_by_waiting().max(most));
                        if way.len() + 1 < DEPTH {
                            ways.push_back([way.as_slice(), &[step]].concat());
                        }
                    });
                }
            });
        }
        println!("{} states, {} transitions", seen.len(), steps.values().sum::<u32>());
        for step in STEPS {
            assert!(steps.contains_key(&step), "{step:?} never worked");
        }
        assert!(seen.len() > 200, "only {} states", seen.len());
        assert!(most <= 9, "it took {most} settlements");
    });
}
