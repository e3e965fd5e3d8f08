//! Random sequences over every call, trait and hook of tasks, identities and Flux, the invariants checked after each
//! step, and HETU counted against what the events say was burned.
use crate::{Evaluators, Event, Panels, Round, State, TaskId, Terms, mock::*};
use fluxnomics_primitives::{Balance, UNIT, capacity::Usage, time::DAY};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchError, Perbill};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// 200 sequences of 500 operations: 100,000.
const SEQUENCES: u32 = 200;
const STEPS: usize = 500;

#[derive(Clone, Debug)]
struct Op {
    kind: u8,
    who: u64,
    nth: usize,
    amount: u64,
    flag: bool,
}

#[derive(Default)]
struct Books {
    /// Panels that were drawn and do not sit.
    waiting: BTreeSet<(TaskId, bool)>,
    /// HETU that the events say was burned.
    burned: Balance,
    minted: BTreeSet<TaskId>,
    done: BTreeMap<&'static str, u32>,
}

impl Books {
    fn count(&mut self, what: &'static str, done: Result<(), DispatchError>) {
        if done.is_ok() {
            *self.done.entry(what).or_default() += 1;
        } else {
            *self.done.entry("refused").or_default() += 1;
        }
    }

    fn follow(&mut self) {
        for event in events() {
            match event {
                Event::BondForfeited { burned, .. } | Event::DisputeLost { burned, .. } => {
                    self.burned += burned
                },
                Event::SeatPenalised { penalty, .. } => self.burned += penalty,
                Event::PanelDrawn { task, round, .. } => {
                    self.waiting.insert((task, round == Round::Appeal));
                },
                Event::PanelSeated { task, round, .. } => {
                    assert!(self.waiting.remove(&(task, round == Round::Appeal)), "seated twice");
                },
                Event::DisputeMoot { .. } => *self.done.entry("moot").or_default() += 1,
                Event::ReceiptMinted { task, .. } => {
                    assert!(self.minted.insert(task), "a receipt minted twice");
                    *self.done.entry("minted").or_default() += 1;
                },
                Event::Ended { outcome, escrow, paid, fee, .. } => {
                    assert!(paid + fee <= escrow);
                    let what = match outcome {
                        crate::Outcome::Silent => "silent",
                        crate::Outcome::Accepted => "accepted",
                        crate::Outcome::Agreed => "agreed",
                        crate::Outcome::Settled => "settled",
                        crate::Outcome::Refunded => "refunded",
                        crate::Outcome::Voided => "voided",
                        crate::Outcome::Withdrawn => unreachable!(),
                    };
                    *self.done.entry(what).or_default() += 1;
                },
                _ => {},
            }
        }
    }
}

fn op() -> impl Strategy<Value = Op> {
    (0..54_u8, 0..6_u64, any::<usize>(), any::<u64>(), any::<bool>())
        .prop_map(|(kind, who, nth, amount, flag)| Op { kind, who, nth, amount, flag })
}

fn pick(nth: usize, fits: impl Fn(&crate::Task) -> bool) -> TaskId {
    let tasks = tasks();
    let fitting: Vec<_> = tasks.iter().filter(|(_, task)| fits(task)).map(|(id, _)| *id).collect();
    if fitting.is_empty() { nth as u64 % 50 } else { fitting[nth % fitting.len()] }
}

/// By whoever controls the identity: agents rotate their keys and go.
fn by(id: u64, call: Call) -> Result<(), DispatchError> {
    let controller = Power::identity(id).and_then(|identity| identity.controller);
    signed(controller.unwrap_or_else(|| owner(id)), call)
}

/// The agents of the third and the fourth person, newest last.
fn agent(nth: usize) -> u64 {
    let count = usize::try_from(pallet_power::NextIdentityId::<Test>::get() - PEOPLE).unwrap();
    PEOPLE + (count.saturating_sub(1 + nth % 4)) as u64
}

/// HETU that registrations and their bonds cost: the fourth person pays all of it.
fn with_identities(books: &mut Books, what: &'static str, call: pallet_power::Call<Test>, who: u64) {
    let before = pallet_balances::TotalIssuance::<Test>::get();
    books.count(what, identity_call(who, call));
    books.burned += before - pallet_balances::TotalIssuance::<Test>::get();
}

fn new_agent(books: &mut Books) {
    use pallet_power::Call as Identity;
    let id = pallet_power::NextIdentityId::<Test>::get();
    let key = 10_000 + 10 * id;
    let register = Identity::register_agent { controller: key, max_price: Balance::MAX };
    with_identities(books, "register agent", register, owner(PEER));
    with_identities(books, "accept key", Identity::accept_controller { id }, key);
    let ceiling = 50_000 * UNIT;
    books.count("ceiling", signed(owner(PEER), Call::set_bond_ceiling { id, ceiling }));
}

fn worker_of(task: TaskId, or: u64) -> u64 {
    Pocw::load(task).and_then(|task| task.contract).map_or(or, |contract| contract.worker)
}

fn run(books: &mut Books, op: &Op) {
    let Op { kind, who, nth, amount, flag } = *op;
    // Two of the six are whatever agents there are.
    let who = if who < 4 { who } else { agent(who as usize) };
    let open = |task: &crate::Task| task.outcome().is_none();
    let side = |task: TaskId| {
        let client = Pocw::load(task).map_or(who, |task| task.client);
        if flag { client } else { worker_of(task, who) }
    };
    let deadline = |task: &crate::Task| match task.state {
        State::Open { until }
        | State::Matched { until }
        | State::Submitted { until }
        | State::Evaluated { until, .. }
        | State::Disputed { until, .. }
        | State::Referred { until, .. } => Some(until),
        _ => None,
    };
    match kind {
        0..4 => {
            let price = u128::from(amount % 200_000) * UNIT / 1_000 + UNIT / 3 + u128::from(amount % 1_009);
            let bond = price / 10 + 1 + u128::from(amount % 7) * UNIT;
            let budget = UNIT + u128::from(amount % 97) * UNIT;
            let worker = (amount % 11 == 0).then_some(amount % 4);
            let terms = Terms { price, bond, budget, worker, ..terms() };
            books.count("post", by(who, Call::post { terms }));
        },
        6..12 => {
            let task = pick(nth, |task| matches!(task.state, State::Open { .. }));
            let bond = Pocw::load(task).map_or(0, |task| task.terms.bond) + u128::from(amount % 3);
            books.count("match", by(who, Call::match_task { task, bond }));
        },
        12..18 => {
            let task = pick(nth, |task| matches!(task.state, State::Matched { .. }));
            let parents = if amount % 3 == 0 {
                parents(&[pick(nth / 7, |task| task.receipt.is_some())])
            } else {
                parents(&[])
            };
            let usage = Usage { model_calls: amount % 100, ..Default::default() };
            let result = sp_core::H256::from_low_u64_be(amount);
            let call = Call::submit { task, result, usage, parents, claim: flag };
            books.count("submit", by(worker_of(task, who), call));
        },
        18 => {
            let task = pick(nth, |task| matches!(task.state, State::Open { .. }));
            books.count("cancel", by(side(task), Call::cancel { task }));
        },
        19 => {
            let task = pick(nth, |task| matches!(task.state, State::Submitted { .. }));
            books.count("accept", by(side(task), Call::accept { task }));
        },
        20 | 48 => {
            let agreed = |task: &crate::Task| task.proposal.is_some();
            let task = if amount % 4 > 0 { pick(nth, agreed) } else { pick(nth, open) };
            let load = Pocw::load(task);
            let pay = match load.as_ref().and_then(|task| task.proposal) {
                Some((_, pay)) => pay,
                None => load.map_or(0, |task| task.terms.price * u128::from(amount % 9) / 8),
            };
            books.count("agree", by(side(task), Call::agree { task, pay }));
        },
        21 | 22 => {
            let task = pick(nth, |task| matches!(task.state, State::Submitted { .. }));
            books.count("request panel", by(side(task), Call::request_panel { task }));
        },
        23..28 => {
            // Each seat of a panel does what it likes.
            let task = pick(nth, |task| matches!(task.state, State::Evaluating { .. }));
            let Some(State::Evaluating { round }) = Pocw::load(task).map(|task| task.state) else { return };
            let Some(panel) = Panels::<Test>::get(task, round) else { return };
            if panel.waits() {
                books.count("seat late", by_anyone(Call::settle { task }));
            }
            let seats = seats(task, round);
            let percent = |at: usize| if amount % 3 == 0 { 10 + at as u32 * 7 } else { 60 + at as u32 % 20 };
            for (at, id) in seats.iter().enumerate() {
                if (amount >> at) % 8 != 0 {
                    books.count("commit", commit(task, round, *id, percent(at)));
                }
            }
            let panel = Panels::<Test>::get(task, round).unwrap();
            if !panel.seats.iter().all(|seat| seat.commitment.is_some()) && flag {
                go_past(panel.commit_by.max(now()));
            }
            for (at, id) in seats.iter().enumerate() {
                if (amount >> (at + 20)) % 16 != 0 {
                    books.count("reveal", reveal(task, *id, percent(at)));
                }
            }
            books.count("count", by_anyone(Call::settle { task }));
        },
        4 | 5 | 28..32 => {
            let due = pick(nth, |task| deadline(task).is_some_and(|until| now() > until));
            books.count("settle", by_anyone(Call::settle { task: due }));
        },
        32 => {
            let waits = |task: &crate::Task| {
                task.receipt.as_ref().is_some_and(|receipt| receipt.mint != crate::Mint::Closed)
            };
            let task = pick(nth, |task| matches!(task.state, State::Ended { .. }) && waits(task));
            books.count("settle a mint", by_anyone(Call::settle { task }));
        },
        33 => {
            let all: Vec<_> = tasks().iter().map(|(id, _)| *id).take(1_000).collect();
            let call = Call::settle_many { tasks: all.try_into().unwrap(), runs: (amount % 6) as u32 };
            books.count("settle many", by_anyone(call));
        },
        34 | 35 => {
            let task = pick(nth, |task| matches!(task.state, State::Evaluated { .. }));
            let call = if amount % 2 == 0 { Call::dispute { task } } else { Call::refer { task } };
            let what = if amount % 2 == 0 { "dispute" } else { "refer" };
            books.count(what, by(side(task), call));
        },
        36 | 37 => {
            let task = pick(nth, |task| matches!(task.state, State::Disputed { .. }));
            books.count("answer", by(side(task), Call::answer { task }));
        },
        38 => {
            let task = pick(nth, |task| matches!(task.state, State::Referred { .. }));
            let call = Call::rule { task, score: Perbill::from_percent(amount as u32 % 101) };
            books.count("rule", by_root(call));
        },
        39 | 49 => {
            let all = tasks();
            let ended = all.iter().filter(|(_, task)| !open(task) && task.contract.unwrap().worker == who);
            let ended: Vec<_> = ended.map(|(id, _)| *id).take(32).collect();
            books.count("prune", by(who, Call::prune { tasks: ended.try_into().unwrap() }));
        },
        40 => {
            let left = Evaluators::<Test>::get().into_iter().find(|evaluator| evaluator.left.is_some());
            let left = left.filter(|_| matches!(nth % 8, 1 | 2)).map(|evaluator| evaluator.id);
            let id = left.unwrap_or(FIRST_EVALUATOR + amount % EVALUATORS);
            let (what, call) = match nth % 8 {
                0 => ("resign", Call::resign_evaluator { id }),
                1 | 2 => ("release", Call::release_evaluator { id }),
                _ => {
                    ("register", Call::register_evaluator { id, stake: (1_000 + amount as u128 % 5) * UNIT })
                },
            };
            books.count(what, by(id, call));
        },
        41 if amount % 4 == 0 => {
            let task = pick(nth, |task| task.receipt.is_some());
            if Pocw::load(task).is_some_and(|task| task.receipt.is_some()) {
                let before = position(worker_of(task, who)).convicted;
                if !before && owner(worker_of(task, who)) == owner(WORKER) {
                    void(task);
                    books.count("convict", Ok(()));
                }
            }
        },
        42 => {
            let ceiling = u128::from(amount % 100_000) * UNIT;
            let owner = if who < PEOPLE { owner(who) } else { owner(PEER) };
            books.count("ceiling", signed(owner, Call::set_bond_ceiling { id: who, ceiling }));
        },
        50 if nth % 3 == 0 => {
            new_agent(books);
        },
        51 if nth % 4 == 0 => {
            let id = agent(nth / 4);
            let controller = 20_000 + amount % 1_000_000;
            let announce = pallet_power::Call::announce_controller { id, controller };
            with_identities(books, "announce key", announce, owner(PEER));
            advance(6 * DAY);
            with_identities(books, "rotate", pallet_power::Call::accept_controller { id }, controller);
        },
        52 if nth % 4 == 0 => {
            let id = agent(nth / 4);
            with_identities(books, "deregister", pallet_power::Call::deregister { id }, owner(PEER));
        },
        53 if amount % 3 == 0 => {
            let agents = PEOPLE..pallet_power::NextIdentityId::<Test>::get();
            let gone: Vec<_> = agents
                .filter(|id| Power::identity(*id).is_some_and(|identity| identity.deregistered_at.is_some()))
                .collect();
            if let Some(id) = gone.get(nth % gone.len().max(1)) {
                let ended = tasks();
                let theirs =
                    ended.iter().filter(|(_, task)| !open(task) && task.contract.unwrap().worker == *id);
                let theirs: Vec<_> = theirs.map(|(id, _)| *id).take(32).collect();
                advance(31 * DAY);
                books.count("prune of others", by_anyone(Call::prune { tasks: theirs.try_into().unwrap() }));
                with_identities(
                    books,
                    "release bond",
                    pallet_power::Call::release_bond { id: *id },
                    owner(PEER),
                );
            }
        },
        43 => match amount % 6 {
            0 => Meter::set(&(u128::from(amount % 1_000) * UNIT)),
            1 => Mu::set(&(UNIT / 1_000 * (1 + u128::from(amount % 10)))),
            2 => Rate::set(&Perbill::from_parts(2_500_000 + (amount % 22_500_000) as u32)),
            3 if flag => Stakers::set(&(0..amount % PEOPLE).collect()),
            3 => change_params(|params| params.seat_limit = 1 + nth as u32 % 8),
            4 => HetuAlpha::set(&(UNIT / 4 + u128::from(amount % 100))),
            _ => {
                Meter::set(&Balance::MAX);
                change_params(|params| params.seat_fee = UNIT / 20 + u128::from(amount % 3) * UNIT / 20);
            },
        },
        44 => go_to_block(System::block_number() + 1 + amount % 100),
        45 => next_epoch(),
        46 => advance(2 * (amount % DAY) + 2),
        47 if amount % 5 == 0 => advance(DAY * (3 + amount % 20)),
        _ => {},
    }
}

#[test]
fn invariants_hold_over_100_000_random_operations() {
    let done = RefCell::new(BTreeMap::<&'static str, u32>::new());
    let config = ProptestConfig {
        cases: SEQUENCES,
        rng_seed: RngSeed::Fixed(5),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Default::default()
    };
    TestRunner::new(config)
        .run(&proptest::collection::vec(op(), STEPS), |ops| {
            new_test_ext().execute_with(|| {
                let mut books = Books::default();
                register_evaluators(18);
                new_agent(&mut books);
                new_agent(&mut books);
                let issuance = pallet_balances::TotalIssuance::<Test>::get() + books.burned;
                for (step, op) in ops.iter().enumerate() {
                    run(&mut books, op);
                    books.follow();
                    Pocw::do_try_state().unwrap();
                    if step % 10 == 9 {
                        check();
                    }
                    let now = pallet_balances::TotalIssuance::<Test>::get();
                    assert_eq!(issuance - now, books.burned, "HETU burned and not said so: {op:?}");
                }
                let accounts: Balance = (0..PEOPLE).map(hetu).sum::<Balance>() + 2 * RICHES;
                assert_eq!(accounts, pallet_balances::TotalIssuance::<Test>::get());
                for (what, count) in books.done {
                    *done.borrow_mut().entry(what).or_default() += count;
                }
                assert!(Evaluators::<Test>::get().iter().all(|evaluator| evaluator.stake > 0));
            });
            Ok(())
        })
        .unwrap();
    let done = done.into_inner();
    println!("{done:?}");
    for what in [
        "post",
        "cancel",
        "match",
        "submit",
        "accept",
        "agree",
        "request panel",
        "commit",
        "reveal",
        "count",
        "settle",
        "settle a mint",
        "settle many",
        "seat late",
        "moot",
        "dispute",
        "answer",
        "refer",
        "rule",
        "prune",
        "register",
        "resign",
        "release",
        "convict",
        "ceiling",
        "register agent",
        "rotate",
        "deregister",
        "release bond",
        "prune of others",
        "minted",
        "silent",
        "accepted",
        "agreed",
        "settled",
        "refunded",
        "voided",
        "refused",
    ] {
        assert!(done.get(what).copied().unwrap_or_default() >= 20, "{what} was hardly exercised: {done:?}");
    }
}
