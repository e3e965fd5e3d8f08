//! Panels: asked for, drawn, heard, counted, paid.
use crate::{
    Config, Displaced, Error, Evaluators, EvaluatorsOf, Event, Pallet, Panel, Panels, Pools, Request,
    RequestEnds, Requests, Round, Seat, State, Task, TaskId,
};
use alloc::vec::Vec;
use codec::Encode;
use fluxnomics_economics::work::{
    panel::{self, APPEAL_PANEL},
    score::{Score, split_fee},
};
use fluxnomics_primitives::{
    Balance, Hash,
    flux::{AutoStake, FluxHold, FluxLedger, Place},
    identity::{Identities, IdentityId},
    params::WorkParams,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        Randomness,
        fungible::MutateHold,
        tokens::{Fortitude, Precision},
    },
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_128;
use sp_runtime::{
    Perbill,
    traits::{BlakeTwo256, Hash as Hashing},
};

/// Separates commitments from whatever else is hashed.
const SCORE: &[u8] = b"fluxnomics/score";

/// Separates this use of the randomness from others.
const DRAW: &[u8] = b"fluxnomics/panel";

/// What the seats of a panel are measured by when their task ends.
#[derive(Clone, Copy)]
pub(crate) enum Yardstick {
    /// The last word on the work.
    Score(Score),
    /// There is none: nobody is paid, and silence is blamed.
    Nothing,
    /// The task was voided while the panel sat: who has revealed is paid, and nobody blamed but who is silent too late.
    Revealed,
}

/// A seat that is paid.
pub(crate) struct Upheld<AccountId> {
    pub evaluator: IdentityId,
    pub owner: AccountId,
}

/// A panel whose task ends: how many seats it had, and which of them are paid.
pub(crate) struct Bench<AccountId> {
    pub seats: u128,
    pub upheld: Vec<Upheld<AccountId>>,
}

impl Panel {
    /// Whether it waits for evaluators who have all the seats that they may.
    pub(crate) fn waits(&self) -> bool {
        self.waits_until.is_some()
    }

    fn evaluators(&self) -> impl Iterator<Item = IdentityId> {
        self.seats.iter().map(|seat| seat.evaluator)
    }

    /// The lower median of the scores that were revealed, if they are a majority of the seats that were wanted.
    fn verdict(&self) -> Option<Score> {
        let scores: Vec<Score> = self.seats.iter().filter_map(|seat| seat.score).collect();
        let enough = u32::try_from(scores.len()).is_ok_and(|revealed| revealed >= self.quorum);
        if enough { panel::verdict(&scores) } else { None }
    }

    /// Whether any has revealed.
    fn has_begun(&self) -> bool {
        self.seats.iter().any(|seat| seat.score.is_some())
    }

    /// Whether all have revealed.
    fn is_complete(&self) -> bool {
        self.seats.iter().all(|seat| seat.score.is_some())
    }
}

/// Random numbers from a seed.
fn words(seed: impl Encode) -> impl Iterator<Item = u128> {
    (0_u64..).map(move |index| u128::from_le_bytes((&seed, index).using_encoded(blake2_128)))
}

impl<T: Config> Pallet<T> {
    pub(crate) fn seats_for(task: &Task, round: Round, params: &WorkParams) -> u32 {
        match round {
            Round::First => panel::seats(task.terms.price, params.small_price, params.large_price),
            Round::Appeal => APPEAL_PANEL,
        }
    }

    /// Has a panel drawn as soon as there is randomness that nobody knows yet.
    pub(crate) fn ask_panel(task: TaskId, round: Round) -> DispatchResult {
        let at = frame_system::Pallet::<T>::block_number();
        RequestEnds::<T>::try_mutate(|ends| {
            Requests::<T>::insert(ends.tail, Request { task, round, at });
            ends.tail = ends.tail.checked_add(1).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::PanelRequested { task, round, at });
        Ok(())
    }

    /// Draws a panel, unless its task has ended meanwhile, among all who may sit, however many seats they have. Too few
    /// evaluators make a panel that does not speak.
    pub(crate) fn draw_panel(request: Request<BlockNumberFor<T>>) -> DispatchResult {
        let Request { task: id, round, at } = request;
        let Some(task) = Self::load(id) else { return Ok(()) };
        if task.state != (State::Evaluating { round }) {
            return Ok(());
        }
        let params = T::Parameters::get();
        let wanted = Self::seats_for(&task, round, &params);
        let (seed, known_since) = T::Randomness::random(&(DRAW, id, round).encode());
        let pool = Pools::<T>::get(known_since).unwrap_or_else(Self::pool);
        let candidates = Self::candidates(id, &task, at, &pool, &params)?;
        let places = panel::draw(&candidates, wanted, words(seed)).unwrap_or_default();
        // Whoever left before the panel was drawn may have got its stake back, if that took so long.
        let known = Evaluators::<T>::get();
        let drawn: Vec<IdentityId> = places
            .into_iter()
            .filter_map(|place| pool.get(place).map(|evaluator| evaluator.id))
            .filter(|id| known.iter().any(|other| other.id == *id) || Displaced::<T>::contains_key(id))
            .collect();
        let quorum = panel::quorum(wanted);
        if u32::try_from(drawn.len()).is_ok_and(|seats| seats < quorum) {
            return Self::speak(id, task, round, None, &params);
        }
        Self::for_each_evaluator(drawn.iter().copied(), |evaluator| {
            evaluator.seats = evaluator.seats.checked_add(1).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        let seats = drawn
            .iter()
            .map(|evaluator| Seat { evaluator: *evaluator, commitment: None, score: None })
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| Error::<T>::Overflow)?;
        let waits_until = Some(Self::after(Self::window(params.ruling_period)));
        let mut panel = Panel { seats, quorum, waits_until, commit_by: 0, reveal_by: 0 };
        Self::deposit_event(Event::PanelDrawn { task: id, round, seats: drawn });
        Self::sit(id, round, &mut panel, &params)?;
        Panels::<T>::insert(id, round, panel);
        Ok(())
    }

    /// Those who may be drawn as things are now.
    pub(crate) fn pool() -> EvaluatorsOf<T> {
        let mut pool = Evaluators::<T>::get();
        pool.retain(|evaluator| T::Identities::is_active(evaluator.id));
        pool
    }

    /// Has a panel that waits sit if all its evaluators may take one more seat, or have kept it waiting too long. Returns
    /// whether it sits.
    ///
    /// It is never drawn again: who fills the seats of some evaluators would choose among the others.
    fn sit(id: TaskId, round: Round, panel: &mut Panel, params: &WorkParams) -> Result<bool, DispatchError> {
        if !Self::may_sit(panel) {
            return Ok(false);
        }
        Self::for_each_evaluator(panel.evaluators(), |evaluator| {
            evaluator.sitting = evaluator.sitting.checked_add(1).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        let commit_by = Self::after(Self::window(params.commit_period));
        let reveal_by = commit_by.saturating_add(Self::window(params.reveal_period));
        (panel.waits_until, panel.commit_by, panel.reveal_by) = (None, commit_by, reveal_by);
        Self::deposit_event(Event::PanelSeated { task: id, round, commit_by, reveal_by });
        Ok(true)
    }

    /// Whether a panel that waits can sit now.
    pub(crate) fn may_sit(panel: &Panel) -> bool {
        let limit = T::Parameters::get().seat_limit;
        let has_room =
            || Self::evaluators_of(panel.evaluators()).iter().all(|evaluator| evaluator.sitting < limit);
        panel.waits_until.is_some_and(|until| Self::past(until) || has_room())
    }

    /// Goes on without a panel.
    pub(crate) fn miss_panel(request: Request<BlockNumberFor<T>>) -> DispatchResult {
        let task = Self::get(request.task)?;
        ensure!(task.state == (State::Evaluating { round: request.round }), Error::<T>::WrongState);
        Self::speak(request.task, task, request.round, None, &T::Parameters::get())
    }

    /// The evaluators of a pool with their stakes and owners; a stake of zero for those who may not sit on this panel.
    ///
    /// What counts is who was an evaluator when the panel was asked for: who comes or leaves once the randomness is
    /// known changes nothing. Nor does how many seats anybody has: those one can fill.
    fn candidates(
        id: TaskId,
        task: &Task,
        asked_at: BlockNumberFor<T>,
        pool: &[crate::EvaluatorOf<T>],
        params: &WorkParams,
    ) -> Result<Vec<(Balance, T::AccountId)>, DispatchError> {
        let mut barred = alloc::vec![Self::owner(task.client)?, Self::owner(Self::worker(task)?)?];
        if let Some(first) = Panels::<T>::get(id, Round::First) {
            barred.extend(Self::evaluators_of(first.evaluators()).into_iter().map(|judge| judge.owner));
        }
        let least = params.evaluator_stake / 2;
        let may_sit = |evaluator: &crate::EvaluatorOf<T>| {
            evaluator.since < asked_at
                && evaluator.left.is_none_or(|(left, _)| left >= asked_at)
                && evaluator.stake >= least
                && !barred.contains(&evaluator.owner)
        };
        let stake = |evaluator: &crate::EvaluatorOf<T>| if may_sit(evaluator) { evaluator.stake } else { 0 };
        Ok(pool.iter().map(|evaluator| (stake(evaluator), evaluator.owner.clone())).collect())
    }

    pub(crate) fn commitment(
        task: TaskId,
        round: Round,
        evaluator: IdentityId,
        score: Score,
        salt: Hash,
    ) -> Hash {
        BlakeTwo256::hash(&(SCORE, Self::chain(), task, round, evaluator, score, salt).encode())
    }

    /// The panel that sits over a task, and the caller's seat.
    fn with_seat(
        who: &T::AccountId,
        id: TaskId,
        change: impl FnOnce(&mut Panel, usize, Round, IdentityId) -> DispatchResult,
    ) -> DispatchResult {
        let caller = Self::caller(who)?;
        let State::Evaluating { round } = Self::get(id)?.state else {
            return Err(Error::<T>::WrongState.into());
        };
        Panels::<T>::try_mutate(id, round, |panel| {
            let panel = panel.as_mut().ok_or(Error::<T>::WrongState)?;
            ensure!(!panel.waits(), Error::<T>::TooEarly);
            let seat = panel.seats.iter().position(|seat| seat.evaluator == caller);
            change(panel, seat.ok_or(Error::<T>::NoSeat)?, round, caller)
        })
    }

    pub(crate) fn do_commit(who: T::AccountId, id: TaskId, commitment: Hash) -> DispatchResult {
        Self::with_seat(&who, id, |panel, at, round, evaluator| {
            ensure!(!Self::past(panel.commit_by), Error::<T>::TooLate);
            let seat = panel.seats.get_mut(at).ok_or(Error::<T>::NoSeat)?;
            ensure!(seat.commitment.is_none(), Error::<T>::AlreadyCommitted);
            seat.commitment = Some(commitment);
            Self::deposit_event(Event::Committed { task: id, round, evaluator, commitment });
            Ok(())
        })
    }

    pub(crate) fn do_reveal(who: T::AccountId, id: TaskId, score: Score, salt: Hash) -> DispatchResult {
        Self::with_seat(&who, id, |panel, at, round, evaluator| {
            let closed = panel.seats.iter().all(|seat| seat.commitment.is_some());
            ensure!(closed || Self::past(panel.commit_by), Error::<T>::TooEarly);
            ensure!(!Self::past(panel.reveal_by), Error::<T>::TooLate);
            let seat = panel.seats.get_mut(at).ok_or(Error::<T>::NoSeat)?;
            let commitment = Self::commitment(id, round, evaluator, score, salt);
            ensure!(seat.commitment == Some(commitment) && seat.score.is_none(), Error::<T>::NotCommitted);
            seat.score = Some(score);
            Self::deposit_event(Event::Revealed { task: id, round, evaluator, score });
            Ok(())
        })
    }

    /// Has a panel sit for which its evaluators have room, or counts one that is complete or out of time.
    pub(crate) fn hear_panel(id: TaskId, task: Task, round: Round, params: &WorkParams) -> DispatchResult {
        let mut panel = Panels::<T>::get(id, round).ok_or(Error::<T>::NothingDue)?;
        if panel.waits() {
            ensure!(Self::sit(id, round, &mut panel, params)?, Error::<T>::NothingDue);
            Panels::<T>::insert(id, round, panel);
            return Ok(());
        }
        ensure!(panel.is_complete() || Self::past(panel.reveal_by), Error::<T>::NothingDue);
        Self::stand_up(&panel)?;
        Self::speak(id, task, round, panel.verdict(), params)
    }

    /// What a panel is measured by whose task is voided before it was counted: by its verdict, if that is plain already.
    pub(crate) fn yardstick_of(panel: &Panel) -> Yardstick {
        match panel.verdict() {
            Some(verdict) => Yardstick::Score(verdict),
            None if panel.has_begun() && !Self::past(panel.reveal_by) => Yardstick::Revealed,
            None => Yardstick::Nothing,
        }
    }

    /// Opens the dispute window.
    fn speak(
        id: TaskId,
        mut task: Task,
        round: Round,
        verdict: Option<Score>,
        params: &WorkParams,
    ) -> DispatchResult {
        let until = Self::after(Self::window(params.dispute_window));
        task.state = State::Evaluated { round, verdict, until };
        Self::put(id, task)?;
        Self::deposit_event(Event::Evaluated { task: id, round, verdict, until });
        Ok(())
    }

    /// Ends the sitting of a panel, if it sat: its seats do not count against the limit any more.
    pub(crate) fn stand_up(panel: &Panel) -> DispatchResult {
        if panel.waits() {
            return Ok(());
        }
        Self::for_each_evaluator(panel.evaluators(), |evaluator| {
            evaluator.sitting = evaluator.sitting.checked_sub(1).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Closes the seats of a panel whose task ends, and penalises those that were too far off, or silent to the end.
    pub(crate) fn close_panel(
        id: TaskId,
        panel: Option<&Panel>,
        yardstick: Yardstick,
        params: &WorkParams,
    ) -> Result<Bench<T::AccountId>, DispatchError> {
        let mut bench = Bench { seats: 0, upheld: Vec::new() };
        let Some(panel) = panel else { return Ok(bench) };
        bench.seats = u128::try_from(panel.seats.len()).map_err(|_| Error::<T>::Overflow)?;
        let over = !panel.waits() && Self::past(panel.reveal_by);
        let mut seats = panel.seats.iter();
        Self::for_each_evaluator(panel.evaluators(), |evaluator| {
            let seat = seats.next().ok_or(Error::<T>::NoSeat)?;
            evaluator.seats = evaluator.seats.checked_sub(1).ok_or(Error::<T>::Overflow)?;
            let record = &mut evaluator.record;
            let (count, silent) = match (seat.score, yardstick) {
                (Some(score), Yardstick::Score(verdict)) => {
                    if panel::is_outlier(score, verdict, params.tolerance) {
                        (&mut record.outlying, Some(false))
                    } else {
                        (&mut record.upheld, None)
                    }
                },
                (Some(_), Yardstick::Revealed) => (&mut record.upheld, None),
                (None, _) if over => (&mut record.silent, Some(true)),
                _ => return Ok(()),
            };
            *count = count.saturating_add(1);
            let Some(silent) = silent else {
                bench.upheld.push(Upheld { evaluator: seat.evaluator, owner: evaluator.owner.clone() });
                return Ok(());
            };
            let penalty = params.evaluator_penalty.mul_ceil(evaluator.stake);
            evaluator.stake = evaluator.stake.checked_sub(penalty).ok_or(Error::<T>::Overflow)?;
            let reason = crate::HoldReason::Evaluator.into();
            T::Currency::burn_held(&reason, &evaluator.owner, penalty, Precision::Exact, Fortitude::Force)?;
            Self::deposit_event(Event::SeatPenalised {
                task: id,
                evaluator: seat.evaluator,
                silent,
                penalty,
            });
            Ok(())
        })?;
        Ok(bench)
    }

    /// The parts of a fee that a panel is paid: free, and staked.
    pub(crate) fn panel_parts(
        fee: Balance,
        params: &WorkParams,
    ) -> Result<(Balance, Balance), DispatchError> {
        let shares = [params.panel_staked, params.panel_free, Perbill::zero(), Perbill::zero()];
        let parts = split_fee(fee, &shares).ok_or(Error::<T>::Overflow)?;
        Ok((parts.panel_free, parts.panel_staked))
    }

    /// Pays the seats of a panel their parts. Returns what they got; nobody gets the part of another.
    pub(crate) fn pay_seats(
        id: TaskId,
        client: IdentityId,
        (free, staked): (Balance, Balance),
        bench: &Bench<T::AccountId>,
    ) -> Result<Balance, DispatchError> {
        let part = |of: Balance| of.checked_div(bench.seats).unwrap_or_default();
        let mut paid: Balance = 0;
        for Upheld { evaluator, .. } in &bench.upheld {
            let (mut free, mut staked) = (part(free), part(staked));
            if !T::AutoStake::accepts(*evaluator) {
                free = free.saturating_add(core::mem::take(&mut staked));
            }
            let pay = |to: Place, amount: Balance| -> DispatchResult {
                if amount == 0 {
                    return Ok(());
                }
                T::Flux::settle(client, FluxHold::Escrow, *evaluator, to, amount)
            };
            pay(Place::Free, free)?;
            pay(Place::Held(FluxHold::Stake), staked)?;
            if staked > 0 {
                T::AutoStake::staked(*evaluator, staked);
            }
            paid = paid.saturating_add(free).saturating_add(staked);
            Self::deposit_event(Event::SeatPaid { task: id, evaluator: *evaluator, free, staked });
        }
        Ok(paid)
    }
}
