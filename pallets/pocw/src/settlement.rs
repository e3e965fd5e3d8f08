//! How tasks end: what the price, the bonds and the receipt become.
use crate::{
    Config, Contract, Dispute, Disputes, Error, Event, HoldReason, Mint, Outcome, Pages, Pallet, Panels,
    Party, Round, State, Task, TaskId,
    offers::ESCROW,
    panels::{Bench, Yardstick},
    store::{Split, enter, find, page_of},
    types::Page,
};
use alloc::vec::Vec;
use fluxnomics_economics::{
    quality::Quality,
    work::score::{Score, cost_factor, earned, marketplace_fee, receipt_quality, risk_factor},
};
use fluxnomics_primitives::{
    Balance,
    capacity::{Asset, StakeAtRisk},
    flux::{FluxCharge, FluxHold, FluxLedger, Place},
    identity::{IdentityId, QualityRecord, StorageDeposits},
    params::WorkParams,
    time::EconomicClock,
    work::{Ending as Told, FeeTiers, WorkRecord},
};
use frame_support::{ensure, pallet_prelude::*, storage::with_storage_layer};
use sp_runtime::Perbill;

/// Why a task ends, and what that means.
pub(crate) struct Ending {
    pub outcome: Outcome,
    /// What both sides agreed on.
    pub pay: Option<Balance>,
    /// What the work is worth: `None` mints nothing.
    pub score: Option<Score>,
    /// What the seats of the first panel are measured by, and those of the second.
    pub first: Yardstick,
    pub appeal: Yardstick,
    /// The second panel did not speak, and nobody else: a dispute is neither won nor lost.
    pub moot: bool,
}

impl Ending {
    /// Without a panel.
    pub fn plain(outcome: Outcome) -> Self {
        let (first, appeal) = (Yardstick::Nothing, Yardstick::Nothing);
        Self { outcome, pay: None, score: None, first, appeal, moot: false }
    }

    /// By a score: of a panel, or of governance. Where there is none, the price is paid.
    pub fn judged(score: Option<Score>, pass: Score) -> Self {
        let outcome = if passes(score, pass) { Outcome::Settled } else { Outcome::Refunded };
        let yardstick = score.map_or(Yardstick::Nothing, Yardstick::Score);
        Self { score, first: yardstick, appeal: yardstick, ..Self::plain(outcome) }
    }

    /// By the last word of the panels. Where the second did not speak, the first stands.
    pub fn of_panels(first: Option<Score>, appeal: Option<Score>, pass: Score) -> Self {
        match appeal {
            None => Self { appeal: Yardstick::Nothing, moot: true, ..Self::judged(first, pass) },
            _ => Self::judged(appeal, pass),
        }
    }
}

/// Whether a verdict pays the worker. A panel that did not speak does.
pub(crate) fn passes(verdict: Option<Score>, pass: Score) -> bool {
    verdict.is_none_or(|score| score >= pass)
}

/// Whether a later verdict is better for a side than an earlier one: it pays whom the other did not, or is further
/// than the tolerance on its side, or is the first score at all.
pub(crate) fn moved(by: Party, before: Option<Score>, after: Option<Score>, params: &WorkParams) -> bool {
    let (paid_before, pays_now) = (passes(before, params.pass_score), passes(after, params.pass_score));
    let beyond = |low: Score, high: Score| {
        high.deconstruct().saturating_sub(low.deconstruct()) > params.tolerance.deconstruct()
    };
    match (by, before, after) {
        (Party::Worker, ..) if !paid_before => pays_now,
        (Party::Client, ..) if !pays_now => paid_before,
        (Party::Worker, None, Some(_)) => pays_now,
        (Party::Worker, Some(before), Some(after)) => beyond(before, after),
        (Party::Client, Some(before), Some(after)) => beyond(after, before),
        _ => false,
    }
}

/// What the escrow of a task becomes; the client gets the rest back.
struct Parts {
    escrow: Balance,
    fee: Balance,
    /// Burned out of the pay, for what the work had cost.
    owed: Balance,
    pay: Balance,
}

impl Parts {
    fn back(&self) -> Option<Balance> {
        self.escrow.checked_sub(self.fee)?.checked_sub(self.owed)?.checked_sub(self.pay)
    }
}

impl Dispute {
    /// Whether the side that disputed is right in the end.
    fn is_won(&self, ending: &Ending, params: &WorkParams) -> bool {
        match ending.outcome {
            Outcome::Voided => self.by == Party::Client,
            _ => !ending.moot && moved(self.by, self.first, ending.score, params),
        }
    }
}

impl<T: Config> Pallet<T> {
    /// Ends a task that was matched.
    pub(crate) fn finish(id: TaskId, mut task: Task, ending: Ending) -> DispatchResult {
        let contract = task.contract.ok_or(Error::<T>::WrongState)?;
        let params = T::Parameters::get();
        let first = Panels::<T>::take(id, Round::First);
        let appeal = Panels::<T>::take(id, Round::Appeal);
        let dispute = Disputes::<T>::take(id);

        // Still sitting when a conviction ends the task.
        if let State::Evaluating { round } = task.state {
            let sitting = if round == Round::First { &first } else { &appeal };
            sitting.as_ref().map_or(Ok(()), Self::stand_up)?;
        }
        let paid = first.as_ref().filter(|_| !matches!(ending.first, Yardstick::Nothing));
        let parts =
            Self::parts(&task, &contract, &ending, paid.map_or(0, |panel| panel.seats.len()), &params)?;
        let first = Self::close_panel(id, first.as_ref(), ending.first, &params)?;
        let appeal = Self::close_panel(id, appeal.as_ref(), ending.appeal, &params)?;
        // Whoever did not answer a dispute and loses it has no bond in it.
        let unbonded = dispute.filter(|dispute| !dispute.answered && dispute.is_won(&ending, &params));
        let (free, staked) = Self::panel_parts(parts.fee, &params)?;
        let mut to_panels = Self::pay_seats(id, task.client, (free, staked), &first)?;
        if unbonded.is_some() {
            let forfeited = free.saturating_add(staked).saturating_sub(to_panels);
            let paid = Self::pay_seats(id, task.client, (forfeited, 0), &appeal)?;
            to_panels = to_panels.saturating_add(paid);
        }
        let burned = parts.fee.checked_sub(to_panels).ok_or(Error::<T>::Overflow)?;
        Self::pay_out(&task, &contract, burned, &parts)?;

        let silent = unbonded.filter(|dispute| dispute.by == Party::Client);
        Self::close_bond(
            id,
            &task,
            &contract,
            &ending,
            parts.fee,
            silent.map(|dispute| dispute.bond),
            &appeal,
        )?;
        if let Some(dispute) = dispute {
            Self::close_dispute(id, &task, &dispute, &ending, &appeal, &params)?;
        }
        let owed = Self::fee(&contract, task.terms.price)?;
        let told = if ending.outcome.pays() {
            Told::Settled { fee: parts.fee, largest: owed }
        } else {
            Told::Failed { fee: owed }
        };
        T::WorkRecord::ended(contract.worker, task.client, told);
        T::StorageDeposits::release(task.client, task.deposit)?;
        Self::close_position(task.client, 1)?;
        Self::close_position(contract.worker, 1)?;

        task.state = State::Ended { outcome: ending.outcome, at: T::Clock::now() };
        let earned = Self::quality_of(&task, &contract, ending.score);
        if let Some(quality) = earned {
            // A worker that has deregistered has no record any more.
            let _ = with_storage_layer(|| T::QualityRecord::record(contract.worker, quality));
        }
        Self::decide_mint(id, &mut task, earned.filter(|_| ending.outcome.pays()))?;
        if task.receipt.is_some() {
            Self::put(id, task)?;
        } else {
            T::StorageDeposits::release(contract.worker, contract.deposit)?;
            Self::remove(id);
        }
        let Parts { escrow, fee, owed, pay: paid } = parts;
        let Ending { outcome, score, .. } = ending;
        Self::deposit_event(Event::Ended { task: id, outcome, score, escrow, paid, fee, owed });
        Ok(())
    }

    /// The part of a price that is owed at the worker's tier now.
    pub(crate) fn fee_rate(contract: &Contract) -> Result<Perbill, DispatchError> {
        Ok(T::FeeTiers::rate(&Self::owner(contract.worker)?))
    }

    /// The marketplace fee of a price.
    fn fee(contract: &Contract, price: Balance) -> Result<Balance, DispatchError> {
        Ok(marketplace_fee(price, Self::fee_rate(contract)?))
    }

    /// Opens the escrow and divides it; `seats` are those of a panel that is paid.
    fn parts(
        task: &Task,
        contract: &Contract,
        ending: &Ending,
        seats: usize,
        params: &WorkParams,
    ) -> Result<Parts, DispatchError> {
        let (price, stake) = Self::open_escrow(task, contract)?;
        let escrow = price.checked_add(stake).ok_or(Error::<T>::Overflow)?;
        let asked = match ending.outcome {
            Outcome::Agreed => ending.pay.unwrap_or_default().min(price),
            Outcome::Silent | Outcome::Withdrawn => 0,
            // Nobody is owed a fee for work that failed but those who judged it.
            Outcome::Voided | Outcome::Refunded if seats == 0 => 0,
            _ => price,
        };
        let floor = params.seat_fee.saturating_mul(u128::try_from(seats).map_err(|_| Error::<T>::Overflow)?);
        let fee = Self::fee(contract, asked)?.max(floor).min(escrow);
        if !ending.outcome.pays() && ending.outcome != Outcome::Agreed {
            return Ok(Parts { escrow, fee, owed: 0, pay: 0 });
        }
        // A client that contested has its stake back if nobody heard it, and else has contested in vain.
        let from_client = if seats == 0 { 0 } else { stake };
        let earned = earned(asked, task.burn, fee, from_client);
        let owed = task.owed().min(earned);
        Ok(Parts { escrow, fee, owed, pay: earned.saturating_sub(owed) })
    }

    fn pay_out(task: &Task, contract: &Contract, burned: Balance, parts: &Parts) -> DispatchResult {
        if burned > 0 {
            T::Flux::burn(task.client, burned, ESCROW, FluxCharge::Fee)?;
        }
        if parts.owed > 0 {
            T::Flux::burn(task.client, parts.owed, ESCROW, FluxCharge::Fallback)?;
        }
        if parts.pay > 0 {
            T::Flux::settle(task.client, FluxHold::Escrow, contract.worker, Place::Free, parts.pay)?;
        }
        let back = parts.back().ok_or(Error::<T>::Overflow)?;
        if back > 0 {
            T::Flux::shift(task.client, back, ESCROW, Place::Free)?;
        }
        Ok(())
    }

    /// The bond of the worker answers for silence, for work that failed, and for a dispute that it lost without a bond
    /// in it: what goes back otherwise is lost like one.
    fn close_bond(
        id: TaskId,
        task: &Task,
        contract: &Contract,
        ending: &Ending,
        fee: Balance,
        unanswered: Option<Balance>,
        appeal: &Bench<T::AccountId>,
    ) -> DispatchResult {
        let advanced = task.burn.checked_mul(2).ok_or(Error::<T>::Overflow)?;
        let loss = advanced.checked_add(fee).ok_or(Error::<T>::Overflow)?;
        let (to_client, burned) = match ending.outcome {
            Outcome::Silent | Outcome::Voided => Self::answer_for(contract.bond, loss, true),
            Outcome::Refunded => Self::answer_for(contract.bond, loss, false),
            _ => (0, 0),
        };
        let back = contract.bond.saturating_sub(to_client).saturating_sub(burned);
        let mut split = Self::lost(unanswered.unwrap_or_default().min(back), appeal);
        let to_panel = split.to.iter().fold(0, |sum: Balance, (_, part)| sum.saturating_add(*part));
        if to_client > 0 {
            split.to.push((Self::owner(task.client)?, to_client));
        }
        split.burned = split.burned.saturating_add(burned);
        let burned = split.burned;
        Self::unbond(contract.worker, contract.bond, HoldReason::Work, split)?;
        if to_client > 0 || to_panel > 0 || burned > 0 {
            Self::deposit_event(Event::BondForfeited { task: id, to_client, to_panel, burned });
        }
        Ok(())
    }

    /// A bond of a dispute that is lost: one half is burned, the other pays the second panel by its seats; whoever was
    /// not upheld leaves its part to the fire.
    fn lost(bond: Balance, appeal: &Bench<T::AccountId>) -> Split<T::AccountId> {
        let share = (bond / 2).checked_div(appeal.seats).unwrap_or_default();
        let to: Vec<_> = appeal.upheld.iter().map(|seat| (seat.owner.clone(), share)).collect();
        let burned = to.iter().fold(bond, |left, (_, part)| left.saturating_sub(*part));
        Split { to, burned }
    }

    /// Ends the bonds of a dispute.
    fn close_dispute(
        id: TaskId,
        task: &Task,
        dispute: &Dispute,
        ending: &Ending,
        appeal: &Bench<T::AccountId>,
        params: &WorkParams,
    ) -> DispatchResult {
        let worker = Self::worker(task)?;
        let side = |party: Party| if party == Party::Client { task.client } else { worker };
        if dispute.frozen > 0 {
            T::StakeAtRisk::thaw(worker, Asset::Flux, dispute.frozen);
        }
        let bond = dispute.bond;
        let end = |by: Party, split: Option<Split<T::AccountId>>| -> DispatchResult {
            let event = match &split {
                None if ending.moot => Event::DisputeMoot { task: id, by, bond },
                None => Event::DisputeWon { task: id, by, bond },
                Some(Split { burned, .. }) => Event::DisputeLost { task: id, by, bond, burned: *burned },
            };
            Self::unbond(side(by), bond, HoldReason::Dispute, split.unwrap_or_else(Split::back))?;
            Self::deposit_event(event);
            Ok(())
        };
        let won = dispute.is_won(ending, params);
        for by in [Party::Client, Party::Worker].into_iter().filter(|side| dispute.bonded(*side)) {
            let wins = ending.moot || won == (by == dispute.by);
            end(by, (!wins).then(|| Self::lost(bond, appeal)))?;
        }

        let Some(by) = dispute.referred else { return Ok(()) };
        let State::Referred { verdict, .. } = task.state else { return Err(Error::<T>::WrongState.into()) };
        let won = if ending.outcome == Outcome::Voided {
            by == Party::Client
        } else {
            moved(by, verdict.or(dispute.first), ending.score, params)
        };
        let half = bond / 2;
        let lost = Split {
            to: alloc::vec![(Self::owner(side(by.other()))?, half)],
            burned: bond.saturating_sub(half),
        };
        end(by, (!won).then_some(lost))
    }

    /// How a task ends whose worker is convicted: what its panels have said is what they are measured by, and one that
    /// still sits is not made to speak.
    pub(crate) fn voided(id: TaskId, task: &Task) -> Ending {
        let ending = Ending::plain(Outcome::Voided);
        let of = |score: Option<Score>| score.map_or(Yardstick::Nothing, Yardstick::Score);
        let sitting = |round| Panels::<T>::get(id, round).map(|panel| Self::yardstick_of(&panel));
        let before = Disputes::<T>::get(id).and_then(|dispute| dispute.first);
        match task.state {
            State::Evaluating { round: Round::First } => {
                Ending { first: sitting(Round::First).unwrap_or(Yardstick::Nothing), ..ending }
            },
            State::Evaluating { round: Round::Appeal } => {
                let appeal = sitting(Round::Appeal).unwrap_or(Yardstick::Nothing);
                let spoken = matches!(appeal, Yardstick::Score(_));
                Ending { first: if spoken { appeal } else { of(before) }, appeal, ..ending }
            },
            State::Evaluated { round: Round::First, verdict, .. } => Ending { first: of(verdict), ..ending },
            State::Disputed { .. } => Ending { first: of(before), ..ending },
            State::Evaluated { round: Round::Appeal, verdict, .. } | State::Referred { verdict, .. } => {
                Ending { first: of(verdict.or(before)), appeal: of(verdict), ..ending }
            },
            _ => ending,
        }
    }

    /// Q of the receipt, if it was judged.
    fn quality_of(task: &Task, contract: &Contract, score: Option<Score>) -> Option<Quality> {
        let receipt = task.receipt.as_ref()?;
        let risk = risk_factor(Self::flux_for(contract.bond), task.terms.price);
        Some(receipt_quality(score?, risk, cost_factor(task.terms.budget, receipt.metered)))
    }

    pub(crate) fn do_settle(id: TaskId) -> DispatchResult {
        let mut task = Self::get(id)?;
        let params = T::Parameters::get();
        match task.state {
            State::Open { until } if Self::past(until) => Self::withdraw(id, &task),
            State::Matched { until } if Self::past(until) => {
                Self::finish(id, task, Ending::plain(Outcome::Silent))
            },
            State::Submitted { until } if Self::past(until) => {
                Self::finish(id, task, Ending::plain(Outcome::Accepted))
            },
            State::Evaluating { round } => Self::hear_panel(id, task, round, &params),
            State::Evaluated { round: Round::First, verdict, until } if Self::past(until) => {
                Self::finish(id, task, Ending::judged(verdict, params.pass_score))
            },
            State::Evaluated { round: Round::Appeal, verdict, until }
            | State::Referred { verdict, until }
                if Self::past(until) =>
            {
                let first = Disputes::<T>::get(id).and_then(|dispute| dispute.first);
                Self::finish(id, task, Ending::of_panels(first, verdict, params.pass_score))
            },
            State::Disputed { until, .. } if Self::past(until) => Self::appeal(id, task),
            State::Ended { .. } => {
                let Some(Mint::Waiting { quality }) = task.receipt.as_ref().map(|receipt| receipt.mint)
                else {
                    return Err(Error::<T>::NothingDue.into());
                };
                ensure!(Self::decide_mint(id, &mut task, Some(quality))?, Error::<T>::NothingDue);
                Self::put(id, task)
            },
            _ => Err(Error::<T>::NothingDue.into()),
        }
    }

    /// Pays runs of tasks that nobody contested. Returns how many runs there were.
    pub(crate) fn do_settle_many(tasks: &[TaskId], most: u32) -> Result<u32, DispatchError> {
        let mut open = OpenPage::default();
        let mut run: Option<Run> = None;
        let mut runs = 0_u32;
        for id in tasks {
            open.turn_to::<T>(page_of(*id));
            let Some(task) = find(&open.page, *id) else { continue };
            let Some((contract, until)) = plain(task) else { continue };
            if !Self::past(until) || T::Clock::today() > contract.exempt_until {
                continue;
            }
            let sides = (task.client, contract.worker);
            if run.as_ref().is_none_or(|run| run.sides != sides) {
                if runs >= most {
                    continue;
                }
                if let Some(done) = run.take() {
                    Self::pay_run(done)?;
                }
                runs = runs.saturating_add(1);
                run = Some(Run::of::<T>(sides)?);
            }
            let Some(run) = run.as_mut() else { continue };
            run.add(*id, task, &contract).ok_or(Error::<T>::Overflow)?;
            T::Flux::unwatch(contract.exempt_until);
            let mut ended = task.clone();
            ended.state = State::Ended { outcome: Outcome::Accepted, at: T::Clock::now() };
            if let Some(receipt) = ended.receipt.as_mut() {
                receipt.mint = Mint::Closed;
            }
            enter(&mut open.page, *id, ended).ok_or(Error::<T>::Overflow)?;
            open.changed = true;
        }
        open.close::<T>();
        Self::pay_run(run.ok_or(Error::<T>::NothingDue)?)?;
        Ok(runs)
    }

    fn pay_run(run: Run) -> DispatchResult {
        let Run {
            sides: (client, worker),
            tasks,
            count,
            fee,
            largest,
            owed,
            paid,
            returned,
            bond,
            deposit,
            ..
        } = run;
        if fee > 0 {
            T::Flux::burn(client, fee, ESCROW, FluxCharge::Fee)?;
        }
        if owed > 0 {
            T::Flux::burn(client, owed, ESCROW, FluxCharge::Fallback)?;
        }
        if paid > 0 {
            T::Flux::settle(client, FluxHold::Escrow, worker, Place::Free, paid)?;
        }
        if returned > 0 {
            T::Flux::shift(client, returned, ESCROW, Place::Free)?;
        }
        Self::unbond(worker, bond, HoldReason::Work, Split::back())?;
        T::StorageDeposits::release(client, deposit)?;
        Self::close_position(client, count)?;
        Self::close_position(worker, count)?;
        T::WorkRecord::ended(worker, client, Told::Settled { fee, largest });
        Self::deposit_event(Event::EndedTogether { tasks, client, worker, paid, fee, owed, returned });
        Ok(())
    }
}

/// The contract and the end of the review of a task that is paid without further questions.
fn plain(task: &Task) -> Option<(Contract, u64)> {
    let State::Submitted { until } = task.state else { return None };
    let receipt = task.receipt.as_ref()?;
    receipt.parents.is_empty().then_some((task.contract?, until))
}

/// Tasks of one client and one worker that are paid together.
struct Run {
    sides: (IdentityId, IdentityId),
    rate: Perbill,
    tasks: Vec<TaskId>,
    count: u32,
    fee: Balance,
    largest: Balance,
    owed: Balance,
    paid: Balance,
    returned: Balance,
    bond: Balance,
    deposit: Balance,
}

impl Run {
    fn of<T: Config>(sides: (IdentityId, IdentityId)) -> Result<Self, DispatchError> {
        let rate = T::FeeTiers::rate(&Pallet::<T>::owner(sides.1)?);
        let tasks = Vec::new();
        Ok(Self {
            sides,
            rate,
            tasks,
            count: 0,
            fee: 0,
            largest: 0,
            owed: 0,
            paid: 0,
            returned: 0,
            bond: 0,
            deposit: 0,
        })
    }

    /// Adds a task, each with its own fee: what it would end with alone.
    fn add(&mut self, id: TaskId, task: &Task, contract: &Contract) -> Option<()> {
        let price = task.terms.price;
        let fee = marketplace_fee(price, self.rate);
        let earned = price.saturating_sub(fee).saturating_sub(task.burn);
        let owed = task.owed().min(earned);
        self.tasks.push(id);
        self.count = self.count.checked_add(1)?;
        self.fee = self.fee.checked_add(fee)?;
        self.largest = self.largest.max(fee);
        self.owed = self.owed.checked_add(owed)?;
        self.paid = self.paid.checked_add(earned.checked_sub(owed)?)?;
        self.returned = self.returned.checked_add(price.checked_sub(fee)?.checked_sub(earned)?)?;
        self.bond = self.bond.checked_add(contract.bond)?;
        self.deposit = self.deposit.checked_add(task.deposit)?;
        Some(())
    }
}

/// The page that bulk settlement works on.
#[derive(Default)]
struct OpenPage {
    number: Option<u64>,
    page: Page,
    changed: bool,
}

impl OpenPage {
    fn turn_to<T: Config>(&mut self, number: u64) {
        if self.number != Some(number) {
            self.close::<T>();
            *self = Self { number: Some(number), page: Pages::<T>::get(number), changed: false };
        }
    }

    fn close<T: Config>(&mut self) {
        if let Some(number) = self.number.filter(|_| self.changed) {
            Pages::<T>::insert(number, core::mem::take(&mut self.page));
        }
        self.changed = false;
    }
}
