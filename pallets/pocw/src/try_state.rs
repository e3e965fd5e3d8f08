//! The invariants of the README, one check each.
use crate::{
    Config, Displaced, Disputes, Epoch, Evaluators, HoldReason, Mint, NextTask, Outcome, Pages, Pallet,
    Panels, Period, Pools, Positions, RequestEnds, Requests, Round, State, Task, TaskId,
    offers::{ESCROW, OFFER},
    store::page_of,
};
use alloc::collections::{BTreeMap, BTreeSet};
use fluxnomics_primitives::{
    Balance,
    flux::FluxLedger,
    identity::{Identities, IdentityId},
};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

const TOO_LARGE: TryRuntimeError = TryRuntimeError::Other("a sum does not fit");

/// What the tasks say about an identity.
#[derive(Default)]
struct Seen {
    offered: Balance,
    offers: u32,
    escrow: Balance,
    work: Balance,
    disputes: Balance,
    tasks: u32,
    receipts: u32,
}

fn add(sum: &mut Balance, amount: Balance) -> Result<(), TryRuntimeError> {
    *sum = sum.checked_add(amount).ok_or(TOO_LARGE)?;
    Ok(())
}

fn count(sum: &mut u32) {
    *sum = sum.saturating_add(1);
}

impl<T: Config> Pallet<T> {
    /// Checks every invariant. Reads the whole state: for tests and audits.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let mut tasks = BTreeMap::<TaskId, Task>::new();
        for (number, page) in Pages::<T>::iter() {
            ensure!(!page.is_empty(), "T1: empty page");
            for (id, task) in page {
                ensure!(page_of(id) == number && id < NextTask::<T>::get(), "T1: task on another page");
                ensure!(tasks.insert(id, task).is_none(), "T1: task stored twice");
            }
        }
        tasks.iter().try_for_each(|(id, task)| Self::check_stage(*id, task))?;
        Self::check_sides(&tasks)?;
        Self::check_receipts(&tasks)?;
        Self::check_panels(&tasks)?;
        Self::check_requests(&tasks)
    }

    /// T1.
    fn check_stage(id: TaskId, task: &Task) -> Result<(), TryRuntimeError> {
        let (matched, submitted) = match task.state {
            State::Open { .. } => (false, false),
            State::Matched { .. } => (true, false),
            _ => (true, true),
        };
        ensure!(task.contract.is_some() == matched, "T1: a contract without a match, or the reverse");
        ensure!(task.receipt.is_some() == submitted, "T1: a receipt without work, or the reverse");
        let disputed = match task.state {
            State::Disputed { .. } | State::Referred { .. } => true,
            State::Evaluating { round } | State::Evaluated { round, .. } => round == Round::Appeal,
            _ => false,
        };
        ensure!(Disputes::<T>::contains_key(id) == disputed, "T1: a dispute of a task that has none");
        let mint = task.receipt.as_ref().map(|receipt| receipt.mint);
        let ended = task.outcome();
        ensure!((mint == Some(Mint::Open)) == (submitted && ended.is_none()), "T1: a mint decided too early");
        let minting = matches!(mint, Some(Mint::Waiting { .. }));
        ensure!(!minting || ended == Some(Outcome::Settled), "T1: a mint of work that did not settle");
        Ok(())
    }

    /// T2, T3, T4.
    fn check_sides(tasks: &BTreeMap<TaskId, Task>) -> Result<(), TryRuntimeError> {
        let mut seen = BTreeMap::<IdentityId, Seen>::new();
        for (id, task) in tasks {
            let worker = task.contract.map(|contract| contract.worker);
            if task.receipt.is_some() {
                count(&mut seen.entry(worker.ok_or("T1: receipt without worker")?).or_default().receipts);
            }
            if task.outcome().is_some() {
                continue;
            }
            let client = seen.entry(task.client).or_default();
            count(&mut client.tasks);
            if task.contract.is_some() {
                add(&mut client.escrow, task.terms.price)?;
                add(&mut client.escrow, task.contest_stake)?;
            } else {
                count(&mut client.offers);
                add(&mut client.offered, task.offered().ok_or(TOO_LARGE)?)?;
            }
            if let Some(contract) = task.contract {
                let worker = seen.entry(contract.worker).or_default();
                count(&mut worker.tasks);
                add(&mut worker.work, contract.bond)?;
            }
            if let (Some(dispute), Some(worker)) = (Disputes::<T>::get(id), worker) {
                let side = |party| if party == crate::Party::Client { task.client } else { worker };
                let sides =
                    [Some(dispute.by), dispute.answered.then(|| dispute.by.other()), dispute.referred];
                for party in sides.into_iter().flatten() {
                    add(&mut seen.entry(side(party)).or_default().disputes, dispute.bond)?;
                }
            }
        }
        let mut held = BTreeMap::<T::AccountId, (Balance, Balance, Balance)>::new();
        for (id, position) in Positions::<T>::iter() {
            let seen = seen.remove(&id).unwrap_or_default();
            ensure!(
                T::Flux::balance(id, ESCROW) == seen.escrow,
                "T2: escrow is not the prices of tasks under way"
            );
            let offered = T::Flux::balance(id, OFFER);
            ensure!(offered <= seen.offered, "T2: more offered than the offers");
            let bonded = seen.work.checked_add(seen.disputes).ok_or(TOO_LARGE)?;
            ensure!(position.bonded == bonded, "T3: bonded is not what tasks and disputes hold");
            let counted = (position.offers, position.tasks, position.receipts);
            ensure!(counted == (seen.offers, seen.tasks, seen.receipts), "T4: wrong count of tasks");
            let owner = T::Identities::owner(id).ok_or("T4: position of an unknown identity")?;
            let (work, disputes, _) = held.entry(owner).or_default();
            add(work, seen.work)?;
            add(disputes, seen.disputes)?;
        }
        ensure!(seen.is_empty(), "T4: task of an identity without a position");
        for evaluator in Evaluators::<T>::get().into_iter().chain(Displaced::<T>::iter_values()) {
            add(&mut held.entry(evaluator.owner).or_default().2, evaluator.stake)?;
        }
        for (owner, (work, disputes, stakes)) in held {
            let on_hold = |reason: HoldReason| T::Currency::balance_on_hold(&reason.into(), &owner);
            ensure!(on_hold(HoldReason::Work) == work, "T3: bonds of workers are not what is held");
            ensure!(on_hold(HoldReason::Dispute) == disputes, "T3: bonds of disputes are not what is held");
            ensure!(
                on_hold(HoldReason::Evaluator) == stakes,
                "T3: stakes of evaluators are not what is held"
            );
        }
        Ok(())
    }

    /// T5.
    fn check_receipts(tasks: &BTreeMap<TaskId, Task>) -> Result<(), TryRuntimeError> {
        let mut children = BTreeMap::<TaskId, u32>::new();
        let mut clocks = BTreeSet::new();
        for task in tasks.values() {
            let (Some(contract), Some(receipt)) = (task.contract, task.receipt.as_ref()) else { continue };
            let position = Positions::<T>::get(contract.worker);
            ensure!(receipt.clock <= position.clock, "T5: a clock value of the future");
            ensure!(clocks.insert((contract.worker, receipt.clock)), "T5: two receipts with one clock value");
            if receipt.mint == Mint::Closed {
                continue;
            }
            for parent in &receipt.waits_for {
                count(children.entry(*parent).or_default());
                let parent = tasks.get(parent).and_then(|task| task.receipt.as_ref());
                let earlier = parent.is_some_and(|parent| parent.clock < receipt.clock);
                ensure!(earlier, "T5: a receipt that is not later than those it follows from");
            }
        }
        for (id, task) in tasks {
            let waiting = children.get(id).copied().unwrap_or_default();
            let counted = task.receipt.as_ref().map_or(0, |receipt| receipt.children);
            ensure!(counted == waiting, "T5: wrong count of receipts that wait");
        }
        Ok(())
    }

    /// T6.
    fn check_panels(tasks: &BTreeMap<TaskId, Task>) -> Result<(), TryRuntimeError> {
        let all = || Evaluators::<T>::get().into_iter().chain(Displaced::<T>::iter_values());
        let owners: BTreeMap<_, _> = all().map(|evaluator| (evaluator.id, evaluator.owner)).collect();
        let mut seats = BTreeMap::<IdentityId, (u32, u32)>::new();
        for (id, round, panel) in Panels::<T>::iter() {
            let task = tasks.get(&id).ok_or("T6: panel of an unknown task")?;
            let judged = match task.state {
                State::Evaluating { round: now } | State::Evaluated { round: now, .. } => {
                    now == round || round == Round::First
                },
                State::Disputed { .. } => round == Round::First,
                State::Referred { .. } => true,
                _ => false,
            };
            ensure!(judged, "T6: panel of a task that nobody judges");
            let sits_now = task.state == (State::Evaluating { round });
            ensure!(!panel.waits() || sits_now, "T6: a panel that waits and may not");
            let mut sitting = BTreeSet::new();
            for seat in &panel.seats {
                ensure!(sitting.insert(seat.evaluator), "T6: one evaluator in two seats");
                ensure!(seat.score.is_none() || seat.commitment.is_some(), "T6: a score without commitment");
                let (all, sits) = seats.entry(seat.evaluator).or_default();
                count(all);
                if sits_now && !panel.waits() {
                    count(sits);
                }
            }
            let judges = || sitting.iter().filter_map(|id| owners.get(id));
            ensure!(
                judges().collect::<BTreeSet<_>>().len() == judges().count(),
                "T6: two seats of one owner"
            );
        }
        let mut known = BTreeSet::new();
        for (id, evaluator) in Displaced::<T>::iter() {
            ensure!(id == evaluator.id && evaluator.left.is_some(), "T6: displaced and not leaving");
        }
        for evaluator in all() {
            ensure!(known.insert(evaluator.id), "T6: an evaluator twice");
            let counted = seats.remove(&evaluator.id).unwrap_or_default();
            ensure!((evaluator.seats, evaluator.sitting) == counted, "T6: wrong count of seats");
        }
        ensure!(seats.is_empty(), "T6: a seat without evaluator");
        for (id, position) in Positions::<T>::iter() {
            ensure!(
                position.evaluator == known.remove(&id),
                "T6: an evaluator that its position does not know"
            );
        }
        ensure!(known.is_empty(), "T6: an evaluator without position");
        Ok(())
    }

    /// T7.
    fn check_requests(tasks: &BTreeMap<TaskId, Task>) -> Result<(), TryRuntimeError> {
        let ends = RequestEnds::<T>::get();
        let mut waiting = BTreeSet::new();
        for (number, request) in Requests::<T>::iter() {
            ensure!((ends.head..ends.tail).contains(&number), "T7: a request outside the queue");
            waiting.insert((request.task, request.round == Round::Appeal));
        }
        let length = ends.tail.checked_sub(ends.head).ok_or("T7: a queue that ends before it begins")?;
        ensure!(u64::try_from(Requests::<T>::iter_keys().count()) == Ok(length), "T7: a gap in the queue");
        let Period { known_since, began } = Epoch::<T>::get();
        for block in Pools::<T>::iter_keys() {
            ensure!(block == known_since || block == began, "T7: a pool from which nothing is drawn");
        }
        for (id, task) in tasks {
            let State::Evaluating { round } = task.state else { continue };
            let asked = waiting.contains(&(*id, round == Round::Appeal));
            ensure!(
                asked != Panels::<T>::contains_key(id, round),
                "T7: a panel neither asked for nor sitting"
            );
        }
        Ok(())
    }
}
