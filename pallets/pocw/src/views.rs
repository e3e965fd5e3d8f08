//! What clients read.
use crate::{
    Action, Actor, Ancestor, Claimed, Config, Disputes, Mint, Pallet, Panels, Party, Quote, Round, State,
    Task, TaskId, TaskView,
};
use alloc::{collections::VecDeque, vec, vec::Vec};
use fluxnomics_economics::{
    flux::reward::weight,
    work::score::{
        Score, cost_factor, marketplace_fee, match_burn, receipt_quality, risk_factor, verified_power,
    },
};
use fluxnomics_primitives::{
    Balance, Power,
    identity::{Identities, IdentityId},
    work::FeeTiers,
};
use frame_support::traits::Get;

/// Receipts that an ancestry shows at most.
const MOST_ANCESTORS: usize = 64;

impl<T: Config> Pallet<T> {
    pub(crate) fn task_view(id: TaskId) -> Option<TaskView> {
        let task = Self::load(id)?;
        let next = Self::next_actions(id, &task);
        Some(TaskView { task, next })
    }

    fn next_actions(id: TaskId, task: &Task) -> Vec<(Actor, Action)> {
        use {Action::*, Actor::*};
        let by_deadline = |until: u64, before: Vec<(Actor, Action)>| {
            if Self::past(until) { vec![(Anyone, Settle)] } else { before }
        };
        let agree = [(Client, Agree), (Worker, Agree)];
        match task.state {
            State::Open { until } => {
                let matched = if Self::is_covered(task) { vec![(AnyWorker, Match)] } else { Vec::new() };
                let mut next = by_deadline(until, matched);
                next.push((Client, Cancel));
                next
            },
            State::Matched { until } => {
                let mut next = by_deadline(until, vec![(Worker, Submit)]);
                next.extend(agree);
                next
            },
            State::Submitted { until } => {
                let mut next = by_deadline(until, vec![(Client, RequestPanel), (Worker, RequestPanel)]);
                next.push((Client, Accept));
                next.extend(agree);
                next
            },
            State::Evaluating { round } => match Panels::<T>::get(id, round) {
                None => vec![(Chain, Draw)],
                Some(panel) if panel.waits() => {
                    if Self::may_sit(&panel) {
                        vec![(Anyone, Settle)]
                    } else {
                        Vec::new()
                    }
                },
                Some(panel) => {
                    let committed = panel.seats.iter().all(|seat| seat.commitment.is_some());
                    let revealed = panel.seats.iter().all(|seat| seat.score.is_some());
                    if revealed || Self::past(panel.reveal_by) {
                        vec![(Anyone, Settle)]
                    } else if committed || Self::past(panel.commit_by) {
                        vec![(Panel, Reveal)]
                    } else {
                        vec![(Panel, Commit)]
                    }
                },
            },
            State::Evaluated { round: Round::First, until, .. } => {
                by_deadline(until, vec![(Client, Dispute), (Worker, Dispute)])
            },
            State::Evaluated { round: Round::Appeal, until, .. } => {
                let dispute = Disputes::<T>::get(id);
                let bonded = |side| dispute.as_ref().is_some_and(|dispute| dispute.bonded(side));
                let sides = [(Client, Party::Client), (Worker, Party::Worker)];
                let may = sides.into_iter().filter(|(_, side)| bonded(*side));
                by_deadline(until, may.map(|(actor, _)| (actor, Refer)).collect())
            },
            State::Disputed { by, until } => {
                let other = if by == Party::Client { Worker } else { Client };
                by_deadline(until, vec![(other, Answer)])
            },
            State::Referred { until, .. } => by_deadline(until, vec![(Governance, Rule)]),
            State::Ended { at, .. } => match task.receipt.as_ref() {
                Some(receipt) if receipt.mint != Mint::Closed => {
                    if Self::mint_is_due(receipt) {
                        vec![(Anyone, Settle)]
                    } else {
                        Vec::new()
                    }
                },
                Some(receipt) if receipt.children > 0 || !Self::may_be_pruned(at, true) => Vec::new(),
                Some(_) if Self::may_be_pruned(at, false) => vec![(Anyone, Prune)],
                Some(_) => vec![(Worker, Prune)],
                None => Vec::new(),
            },
        }
    }

    pub(crate) fn ancestors(id: TaskId, depth: u32) -> Vec<Ancestor> {
        let mut found: Vec<Ancestor> = Vec::new();
        let mut waiting: VecDeque<(TaskId, u32)> = VecDeque::from([(id, 0)]);
        while let Some((id, generation)) = waiting.pop_front() {
            if generation > 0 && found.iter().any(|other| other.task == id) {
                continue;
            }
            let Some(task) = Self::load(id) else { continue };
            let outcome = task.outcome();
            let (Some(contract), Some(receipt)) = (task.contract, task.receipt) else { continue };
            if generation < depth {
                let next = generation.saturating_add(1);
                waiting.extend(receipt.parents.iter().map(|parent| (*parent, next)));
            }
            if generation > 0 {
                let worker = contract.worker;
                found.push(Ancestor { task: id, depth: generation, worker, receipt, outcome });
            }
            if found.len() >= MOST_ANCESTORS {
                break;
            }
        }
        found
    }

    pub(crate) fn quote_of(
        worker: IdentityId,
        budget: Power,
        price: Balance,
        bond: Balance,
        metered: Power,
        score: Score,
    ) -> Option<Quote> {
        let rate = T::FeeTiers::rate(&T::Identities::owner(worker)?);
        let fee = marketplace_fee(price, rate);
        let burn = match_burn(budget, T::MatchBurn::get())?;
        let pay = |fee: Balance| price.saturating_sub(fee).saturating_sub(burn);
        let claim = Self::panel_floor(price, burn, &T::Parameters::get()).map(|floor| {
            let fee = fee.max(floor);
            let risk = risk_factor(Self::flux_for(bond), price);
            let quality = receipt_quality(score, risk, cost_factor(budget, metered));
            let weight = weight(verified_power(metered, budget), quality);
            Claimed { fee, pay: pay(fee), quality, weight }
        });
        Some(Quote { fee, burn, pay: pay(fee), claim })
    }
}
