//! Panels: asked for, drawn, heard, counted, paid.
use crate::{
    Config, Displaced, Epoch, Error, Evaluators, EvaluatorsOf, Event, Pallet, Panel, Panels, Period, Pools,
    Request, RequestEnds, Requests, Round, Seat, State, Task, TaskId,
};
use alloc::{collections::BTreeSet, vec::Vec};
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
    time::Seconds,
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
    /// The final score.
    Score(Score),
    /// There is none: nobody is paid.
    Nothing,
    /// The task was voided on the way: who has revealed is paid, and nobody blamed.
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

/// A majority.
fn quorum(seats: usize) -> usize {
    (seats / 2).saturating_add(1)
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
        Self::enqueue(task, round, Self::after(Self::window(T::Parameters::get().ruling_period)))
    }

    fn enqueue(task: TaskId, round: Round, until: Seconds) -> DispatchResult {
        let at = frame_system::Pallet::<T>::block_number();
        RequestEnds::<T>::try_mutate(|ends| {
            Requests::<T>::insert(ends.tail, Request { task, round, at, until });
            ends.tail = ends.tail.checked_add(1).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::PanelRequested { task, round, at });
        Ok(())
    }

    /// Draws a panel, unless its task has ended meanwhile.
    ///
    /// Where evaluators are missing that hold all the seats they may, it waits, and asks for other randomness. Too few
    /// evaluators make a panel that does not speak.
    pub(crate) fn draw_panel(request: Request<BlockNumberFor<T>>) -> DispatchResult {
        let Request { task: id, round, at, until } = request;
        let Some(mut task) = Self::load(id) else { return Ok(()) };
        if task.state != (State::Evaluating { round }) {
            return Ok(());
        }
        let params = T::Parameters::get();
        let wanted = Self::seats_for(&task, round, &params);
        let seats = usize::try_from(wanted).map_err(|_| Error::<T>::Overflow)?;
        let (seed, known_since) = T::Randomness::random(&(DRAW, id, round).encode());
        let pool = Pools::<T>::get(known_since).unwrap_or_else(Self::pool);
        let stakes = Self::stakes_for(id, &task, at, &pool, &params)?;
        let free =
            stakes.iter().filter(|(stake, sitting)| *stake > 0 && *sitting < params.seat_limit).count();
        let all = stakes.iter().filter(|(stake, _)| *stake > 0).count();
        if free < all.min(seats) && !Self::past(until) {
            return Self::enqueue(id, round, until);
        }
        let stakes: Vec<Balance> = stakes
            .into_iter()
            .map(|(stake, sitting)| if sitting < params.seat_limit { stake } else { 0 })
            .collect();
        let places = panel::draw(&stakes, wanted, words(seed)).unwrap_or_default();
        // Whoever left before the panel was drawn may have got its stake back, if that took so long.
        let known = Evaluators::<T>::get();
        let drawn: Vec<IdentityId> = places
            .into_iter()
            .filter_map(|place| pool.get(place).map(|evaluator| evaluator.id))
            .filter(|id| known.iter().any(|other| other.id == *id) || Displaced::<T>::contains_key(id))
            .collect();
        if drawn.len() < quorum(seats) {
            return Self::speak(id, task, round, None, &params);
        }
        Self::take_seats(&drawn)?;
        let seats = drawn
            .iter()
            .map(|evaluator| Seat { evaluator: *evaluator, commitment: None, score: None })
            .collect::<Vec<_>>()
            .try_into()
            .map_err(|_| Error::<T>::Overflow)?;
        let commit_by = Self::after(Self::window(params.commit_period));
        let reveal_by = commit_by.saturating_add(Self::window(params.reveal_period));
        Panels::<T>::insert(id, round, Panel { seats, commit_by, reveal_by });
        task.state = State::Evaluating { round };
        Self::put(id, task)?;
        Self::deposit_event(Event::PanelDrawn { task: id, round, seats: drawn, commit_by, reveal_by });
        Ok(())
    }

    /// Those who may be drawn as things are now.
    pub(crate) fn pool() -> EvaluatorsOf<T> {
        let mut pool = Evaluators::<T>::get();
        pool.retain(|evaluator| T::Identities::is_active(evaluator.id));
        pool
    }

    /// Counts a seat for each of these evaluators, in the pools of later draws too.
    fn take_seats(drawn: &[IdentityId]) -> DispatchResult {
        Self::for_each_evaluator(drawn.iter().copied(), |evaluator| {
            evaluator.seats = evaluator.seats.checked_add(1).ok_or(Error::<T>::Overflow)?;
            evaluator.sitting = evaluator.sitting.checked_add(1).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        let Period { known_since, began } = Epoch::<T>::get();
        for block in BTreeSet::from([known_since, began]) {
            Pools::<T>::mutate_extant(block, |pool| {
                for evaluator in pool.iter_mut().filter(|evaluator| drawn.contains(&evaluator.id)) {
                    evaluator.sitting = evaluator.sitting.saturating_add(1);
                }
            });
        }
        Ok(())
    }

    /// Goes on without a panel.
    pub(crate) fn miss_panel(request: Request<BlockNumberFor<T>>) -> DispatchResult {
        let task = Self::get(request.task)?;
        ensure!(task.state == (State::Evaluating { round: request.round }), Error::<T>::WrongState);
        Self::speak(request.task, task, request.round, None, &T::Parameters::get())
    }

    /// The stakes of the evaluators and the panels on which they sit; zero for those who may not sit on this one.
    ///
    /// What counts is who was an evaluator when the panel was asked for: who comes or leaves once the randomness is
    /// known changes nothing.
    fn stakes_for(
        id: TaskId,
        task: &Task,
        asked_at: BlockNumberFor<T>,
        evaluators: &[crate::EvaluatorOf<T>],
        params: &WorkParams,
    ) -> Result<Vec<(Balance, u32)>, DispatchError> {
        let sides = [Self::owner(task.client)?, Self::owner(Self::worker(task)?)?];
        let before = Panels::<T>::get(id, Round::First).map(|panel| panel.seats).unwrap_or_default();
        let least = params.evaluator_stake / 2;
        let may_sit = |evaluator: &crate::EvaluatorOf<T>| {
            evaluator.since < asked_at
                && evaluator.left.is_none_or(|(left, _)| left >= asked_at)
                && evaluator.stake >= least
                && !sides.contains(&evaluator.owner)
                && !before.iter().any(|seat| seat.evaluator == evaluator.id)
        };
        let stake = |evaluator: &crate::EvaluatorOf<T>| if may_sit(evaluator) { evaluator.stake } else { 0 };
        Ok(evaluators.iter().map(|evaluator| (stake(evaluator), evaluator.sitting)).collect())
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

    /// Counts the scores of a panel that is complete or out of time.
    pub(crate) fn count_panel(id: TaskId, task: Task, round: Round, params: &WorkParams) -> DispatchResult {
        let panel = Panels::<T>::get(id, round).ok_or(Error::<T>::NothingDue)?;
        let scores: Vec<Score> = panel.seats.iter().filter_map(|seat| seat.score).collect();
        let complete = scores.len() == panel.seats.len();
        ensure!(complete || Self::past(panel.reveal_by), Error::<T>::NothingDue);
        Self::stand_up(&panel)?;
        let enough = scores.len() >= quorum(panel.seats.len());
        let verdict = if enough { panel::verdict(&scores) } else { None };
        Self::speak(id, task, round, verdict, params)
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

    /// Ends the sitting of a panel: its seats do not count against the limit any more.
    pub(crate) fn stand_up(panel: &Panel) -> DispatchResult {
        Self::for_each_evaluator(panel.seats.iter().map(|seat| seat.evaluator), |evaluator| {
            evaluator.sitting = evaluator.sitting.checked_sub(1).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Closes the seats of a panel whose task ends, and penalises those that were silent or too far off.
    pub(crate) fn close_panel(
        id: TaskId,
        panel: Option<&Panel>,
        yardstick: Yardstick,
        params: &WorkParams,
    ) -> Result<Bench<T::AccountId>, DispatchError> {
        let mut bench = Bench { seats: 0, upheld: Vec::new() };
        let Some(panel) = panel else { return Ok(bench) };
        bench.seats = u128::try_from(panel.seats.len()).map_err(|_| Error::<T>::Overflow)?;
        let mut seats = panel.seats.iter();
        Self::for_each_evaluator(panel.seats.iter().map(|seat| seat.evaluator), |evaluator| {
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
                (None, Yardstick::Score(_) | Yardstick::Nothing) => (&mut record.silent, Some(true)),
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
