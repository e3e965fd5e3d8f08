//! # Proof of causal work: verified work becomes money
//!
//! A client offers Flux for work, a worker takes it with a bond, submits a receipt that says what it followed from, and
//! is paid; where a panel finds the work good, the receipt also counts in the mint. See the README of this crate for
//! the states, the calls and the numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod disputes;
mod equivocation;
mod errors;
mod evaluators;
mod events;
mod hooks;
mod impls;
mod offers;
mod panels;
mod receipts;
mod settlement;
mod store;
mod try_state;
pub mod types;
mod views;
pub mod weights;
mod work;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
    Action, Actor, Ancestor, Claimed, Contract, Dispute, Evaluator, Mint, Outcome, Panel, Parents, Party,
    Period, Position, Quote, Receipt, Request, Round, Seat, State, Statement, Task, TaskId, TaskView, Terms,
};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

#[import_section(errors::errors)]
#[import_section(events::events)]
#[frame_support::pallet]
#[allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::unreachable,
    reason = "in what the macros generate; the logic stands in the other modules, under every lint"
)]
pub mod pallet {
    use super::{
        store::{count, pages},
        types::{Ends, MAX_BULK, Page, TASKS_PER_PAGE},
        *,
    };
    use alloc::vec::Vec;
    use fluxnomics_economics::{flux::FluxPerPower, quality::Quality, work::score::Score};
    use fluxnomics_primitives::{
        Balance, Hash, Power,
        capacity::{StakeAtRisk, TaskMeter, Usage},
        flux::{AutoStake, FluxLedger},
        identity::{Identities, IdentityId, MintWeight, QualityRecord, StorageDeposits},
        params::WorkParams,
        time::EconomicClock,
        work::{FeeTiers, Trust, WorkRecord},
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{
            Randomness,
            fungible::{Mutate, MutateHold},
        },
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::{IdentifyAccount, Verify};

    pub type EvaluatorOf<T> = Evaluator<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
    pub type EvaluatorsOf<T> = BoundedVec<EvaluatorOf<T>, <T as Config>::MaxEvaluators>;

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// HETU: bonds and stakes are held.
        type Currency: Mutate<Self::AccountId, Balance = Balance>
            + MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;
        type RuntimeHoldReason: From<HoldReason>;
        type Clock: EconomicClock;
        type Parameters: Get<WorkParams>;
        /// μ: FLX that a match burns for one Power of its budget, on each side.
        type MatchBurn: Get<FluxPerPower>;
        type Identities: Identities<Self::AccountId>;
        type Flux: FluxLedger;
        /// Told of the staked part of what a panel is paid.
        type AutoStake: AutoStake;
        /// Told of verified work.
        type MintWeight: MintWeight;
        type QualityRecord: QualityRecord;
        type StorageDeposits: StorageDeposits;
        type TaskMeter: TaskMeter;
        type StakeAtRisk: StakeAtRisk;
        type FeeTiers: FeeTiers<Self::AccountId>;
        type Trust: Trust;
        type WorkRecord: WorkRecord;
        /// Draws panels. The block it answers with is one at which nobody knew anything of the randomness yet.
        type Randomness: Randomness<Self::Hash, BlockNumberFor<Self>>;
        /// Rules on disputes that two panels have not ended.
        type RulingOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// What controllers sign statements with.
        type Signature: Verify<Signer = Self::Signer> + Parameter;
        type Signer: IdentifyAccount<AccountId = Self::AccountId>;
        /// Evaluators at most, those that have left and wait for their stake included.
        #[pallet::constant]
        type MaxEvaluators: Get<u32>;
        /// Panels that one block draws at most.
        #[pallet::constant]
        type MaxDraws: Get<u32>;
        type WeightInfo: WeightInfo;
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Signature>;
    }

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// Why HETU of an account is held.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The bond of a worker, until its task ends.
        Work,
        /// The bond of a side of a dispute.
        Dispute,
        /// The stake of an evaluator.
        Evaluator,
    }

    /// The number of tasks ever posted, and the next task.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type NextTask<T> = StorageValue<_, TaskId, ValueQuery>;

    /// Tasks, [`TASKS_PER_PAGE`] with consecutive numbers to an entry. Each is backed by a deposit of its client until
    /// it ends, and its receipt by one of its worker until it is pruned.
    #[pallet::storage]
    pub type Pages<T> = StorageMap<_, Twox64Concat, u64, Page, ValueQuery>;

    /// What identities have to do with tasks. One entry each, backed by their bond, gone when they depart.
    #[pallet::storage]
    pub type Positions<T> = StorageMap<_, Blake2_128Concat, IdentityId, Position, ValueQuery>;

    /// Panels of tasks that have not ended: they sit, or wait to. Backed by the deposit of the task.
    #[pallet::storage]
    pub type Panels<T> = StorageDoubleMap<_, Twox64Concat, TaskId, Twox64Concat, Round, Panel>;

    /// Disputes of tasks that have not ended. Backed by the deposit of the task.
    #[pallet::storage]
    pub type Disputes<T> = StorageMap<_, Twox64Concat, TaskId, Dispute>;

    /// Panels that were asked for and not drawn, first come first drawn. Backed by the deposits of the tasks.
    #[pallet::storage]
    pub type Requests<T: Config> = StorageMap<_, Twox64Concat, u64, Request<BlockNumberFor<T>>>;

    /// Where [`Requests`] begin and end.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type RequestEnds<T> = StorageValue<_, Ends, ValueQuery>;

    /// All evaluators, in the order of their registration: a draw reads them at once. Backed by their stakes.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Evaluators<T: Config> = StorageValue<_, EvaluatorsOf<T>, ValueQuery>;

    /// Evaluators whose place others took with a higher stake, until theirs is released. Backed by it.
    #[pallet::storage]
    pub type Displaced<T: Config> = StorageMap<_, Twox64Concat, IdentityId, EvaluatorOf<T>>;

    /// The epoch of the randomness now.
    #[pallet::storage]
    pub type Epoch<T: Config> = StorageValue<_, Period<BlockNumberFor<T>>, ValueQuery>;

    /// Who may be drawn by the randomness that nobody knew before a block, as it was then. Both blocks of [`Epoch`] at
    /// most.
    #[pallet::storage]
    pub type Pools<T: Config> = StorageMap<_, Twox64Concat, BlockNumberFor<T>, EvaluatorsOf<T>>;

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::draw_due_panels()
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Sets how much of its owner's HETU the controller of an identity may bond for work and disputes, all told. By
        /// the owner. Zero until then. A ceiling below what is bonded already stops new bonds only.
        ///
        /// Emits `BondCeilingSet`. Fails with `NotOwner`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::set_bond_ceiling())]
        pub fn set_bond_ceiling(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            #[pallet::compact] ceiling: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_set_bond_ceiling(who, id, ceiling)
        }

        /// Posts a task. By the controller of the client.
        ///
        /// Offers the price and both sides' match burn in Flux, which decays until somebody takes the task, and holds
        /// `task_deposit` HETU of the owner within its ceiling for storage. Emits `Posted`. Fails with `NotController`,
        /// `BudgetTooSmall`, `PriceTooLow`, `BondTooSmall`, `PeriodOutOfBounds`, or for want of Flux or HETU.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::post())]
        pub fn post(origin: OriginFor<T>, terms: Terms) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_post(who, terms)
        }

        /// Withdraws an offer that nobody has taken. By the controller of the client.
        ///
        /// Returns what demurrage left of it, and the deposit. Emits `Withdrawn`. Fails with `NotController`,
        /// `UnknownTask`, `NotParty` or `WrongState`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::cancel())]
        pub fn cancel(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_cancel(who, task)
        }

        /// Takes a task with a bond, at least what the client asks. By the controller of the worker.
        ///
        /// Holds the bond of the worker's owner within the ceiling of `set_bond_ceiling`, and `receipt_deposit` HETU
        /// within that for storage; puts the price into escrow, the client adding from its free Flux what demurrage
        /// took of the offer, and burns the match burn of both sides. Emits `Matched`. Fails with `NotController`, `UnknownTask`, `WrongState`, `TooLate`, `SameOwner`,
        /// `NotInvited`, `TrustTooLow`, `AlreadyConvicted`, `BondTooSmall`, `BondCeilingExceeded`, or for want of
        /// HETU, or of Flux at the client.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::match_task())]
        pub fn match_task(
            origin: OriginFor<T>,
            #[pallet::compact] task: TaskId,
            #[pallet::compact] bond: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_match(who, task, bond)
        }

        /// Submits work with what it took and the receipts it follows from. With `claim`, a panel judges it and the
        /// receipt may mint; without, the client may accept it. By the controller of the worker.
        ///
        /// Charges `usage` to the execution meter, to the worker's free Flux what that does not cover, and to its pay
        /// what neither does. Emits `Submitted`, and `PanelRequested` with a claim. Fails with `NotController`,
        /// `UnknownTask`, `NotParty`, `WrongState`, `TooLate`, `DuplicateResult`, `ParentTwice`, `ParentNotStanding`
        /// or `PriceBelowPanelFee`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::submit())]
        pub fn submit(
            origin: OriginFor<T>,
            #[pallet::compact] task: TaskId,
            result: Hash,
            usage: Usage,
            parents: Parents,
            claim: bool,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_submit(who, task, result, usage, parents, claim)
        }

        /// Accepts work that nobody has asked a panel about. By the controller of the client.
        ///
        /// Pays the price at once less the marketplace fee, which is burned, and the worker's match burn, which the
        /// client had advanced. Mints nothing. Emits `Ended`. Fails with `NotController`, `UnknownTask`, `NotParty` or
        /// `WrongState`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::accept())]
        pub fn accept(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_accept(who, task)
        }

        /// Proposes to end a task with `pay` for the worker, or ends it if that is what the other side has proposed. By
        /// the controllers of client and worker, while no panel has been asked for. Zero cancels.
        ///
        /// Burns the marketplace fee of `pay`, releases the bond and returns the rest; the full price is acceptance.
        /// Emits `Proposed` or `Ended`.
        /// Fails with `NotController`, `UnknownTask`, `NotParty`, `WrongState` or `MoreThanPrice`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::agree())]
        pub fn agree(
            origin: OriginFor<T>,
            #[pallet::compact] task: TaskId,
            #[pallet::compact] pay: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_agree(who, task, pay)
        }

        /// Asks for a panel while the review lasts: the client contests the work, or the worker claims its mint. By
        /// their controllers.
        ///
        /// From then on the fee is at least that of the seats, and who is wrong pays it: the worker that claims out of its
        /// price, or of its bond; a client that contests out of a stake as large as the fee. Emits `PanelRequested`, and
        /// `Contested` for a client. Fails with `NotController`, `UnknownTask`, `NotParty`,
        /// `WrongState`, `TooLate`, `PriceBelowPanelFee`, or for want of Flux.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::request_panel())]
        pub fn request_panel(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_request_panel(who, task)
        }

        /// Commits to a score: the hash that `commitment_of` gives. By the controller of an evaluator with a seat.
        ///
        /// Emits `Committed`. Fails with `NotController`, `UnknownTask`, `WrongState`, `NoSeat`, `TooEarly`, `TooLate`
        /// or `AlreadyCommitted`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::commit())]
        pub fn commit(
            origin: OriginFor<T>,
            #[pallet::compact] task: TaskId,
            commitment: Hash,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_commit(who, task, commitment)
        }

        /// Reveals the score that was committed to, once the commitments are closed. By the controller of the
        /// evaluator.
        ///
        /// Emits `Revealed`. Fails with `NotController`, `UnknownTask`, `WrongState`, `NoSeat`, `TooEarly`, `TooLate`
        /// or `NotCommitted`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::reveal())]
        pub fn reveal(
            origin: OriginFor<T>,
            #[pallet::compact] task: TaskId,
            score: Score,
            salt: Hash,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_reveal(who, task, score, salt)
        }

        /// Does what the deadlines of a task make due. By anyone.
        ///
        /// An offer that stood too long is withdrawn. A silent worker forfeits its bond. Work whose review passed is
        /// paid. A panel that waited sits. One that is complete or out of time is counted. A dispute that nobody answered
        /// goes before the second panel. A verdict whose window passed and a referral that nobody ruled on are carried
        /// out. A receipt whose parents have ended is minted. Emits `Withdrawn`, `Ended`, `PanelSeated`, `Evaluated`,
        /// `PanelRequested` or `ReceiptMinted`. Fails with `UnknownTask` or `NothingDue`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::settle())]
        pub fn settle(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_settle(task)
        }

        /// Pays many tasks whose reviews have passed, without panels and parents. By anyone. Runs of tasks of one
        /// client and one worker are paid together, `runs` of them at most; whatever else is named is left alone.
        ///
        /// Cheapest with numbers in order. Emits `EndedTogether`. Fails with `NothingDue`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::settle_many(count(tasks), pages(tasks), *runs))]
        pub fn settle_many(
            origin: OriginFor<T>,
            tasks: BoundedVec<TaskId, ConstU32<MAX_BULK>>,
            #[pallet::compact] runs: u32,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let settled = Self::do_settle_many(&tasks, runs)?;
            let weight = T::WeightInfo::settle_many(count(&tasks), pages(&tasks), settled);
            Ok(Some(weight).into())
        }

        /// Disputes the verdict of the first panel while its window is open, with a bond. By the controllers of client
        /// and worker.
        ///
        /// Holds the bond of the owner within the ceiling of `set_bond_ceiling`, and keeps the worker's staked Flux, up
        /// to the price, from being withdrawn. Emits `Disputed`. Fails with `NotController`, `UnknownTask`,
        /// `NotParty`, `WrongState`, `TooLate`, `BondCeilingExceeded`, or for want of HETU.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::dispute())]
        pub fn dispute(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_dispute(who, task)
        }

        /// Answers a dispute with an equal bond, which gives the right to refer. By the controller of the other side. A
        /// fresh and larger panel judges, at once; without an answer, when the time for it has passed.
        ///
        /// Emits `Answered` and `PanelRequested`. Fails with `NotController`, `UnknownTask`, `NotParty`, `WrongState`,
        /// `TooLate`, `BondCeilingExceeded`, or for want of HETU.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::answer())]
        pub fn answer(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_answer(who, task)
        }

        /// Refers the verdict of the second panel to governance while its window is open, with a bond. By the
        /// controllers of client and worker, if they have bonded before. Without a ruling in time the verdict stands.
        ///
        /// Emits `Referred`. Fails with `NotController`, `UnknownTask`, `NotParty`, `WrongState`, `TooLate`,
        /// `NotAnswered`, `BondCeilingExceeded`, or for want of HETU.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::refer())]
        pub fn refer(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_refer(who, task)
        }

        /// Rules in time on a dispute that was referred. By `RulingOrigin`.
        ///
        /// Emits `Ruled` and `Ended`. Fails with `UnknownTask`, `WrongState` or `TooLate`.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::rule())]
        pub fn rule(origin: OriginFor<T>, #[pallet::compact] task: TaskId, score: Score) -> DispatchResult {
            T::RulingOrigin::ensure_origin(origin)?;
            Self::do_rule(task, score)
        }

        /// Removes receipts of tasks that have ended, which no other receipt waits for, and releases their deposits. By
        /// the controller of the worker once `dispute_window` has passed, and after `receipt_lifetime` by anyone.
        ///
        /// Emits `Pruned` for each. Fails with `NothingDue` if none can go.
        #[pallet::call_index(16)]
        #[pallet::weight(T::WeightInfo::prune(count(tasks)))]
        pub fn prune(
            origin: OriginFor<T>,
            tasks: BoundedVec<TaskId, ConstU32<TASKS_PER_PAGE>>,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_prune(who, &tasks)
        }

        /// Makes an identity an evaluator and holds its stake, at least `evaluator_stake` HETU. By its owner.
        ///
        /// It is drawn for panels that are asked for from the next block on. If there are as many as there may be, it takes
        /// the place of one that has left, or of the smallest stake if that is less, which waits as if it had resigned.
        /// Emits `EvaluatorRegistered`, and `EvaluatorDisplaced`. Fails with `NotOwner`, `AlreadyEvaluator`,
        /// `AlreadyConvicted`, `TooManyEvaluators`, `StakeTooSmall`, or for want of HETU.
        #[pallet::call_index(17)]
        #[pallet::weight(T::WeightInfo::register_evaluator())]
        pub fn register_evaluator(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            #[pallet::compact] stake: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_register_evaluator(who, id, stake)
        }

        /// Leaves the evaluators. By the owner; by anyone if the identity has been deregistered, or has lost half of the
        /// least stake. Panels that were asked for before may still draw it.
        ///
        /// Emits `EvaluatorResigned`. Fails with `NotOwner` or `NotEvaluator`.
        #[pallet::call_index(18)]
        #[pallet::weight(T::WeightInfo::resign_evaluator())]
        pub fn resign_evaluator(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_resign_evaluator(who, id)
        }

        /// Releases the stake of an evaluator that left `unbonding_delay` ago and has no open seat. By anyone.
        ///
        /// Emits `EvaluatorReleased`. Fails with `NotEvaluator`, `TooEarly` or `SeatsOpen`.
        #[pallet::call_index(19)]
        #[pallet::weight(T::WeightInfo::release_evaluator())]
        pub fn release_evaluator(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release_evaluator(id)
        }

        /// Proves that the worker of a recorded receipt signed another statement at its clock value: its controller, or
        /// the account that submitted the receipt. By anyone, once for each worker.
        ///
        /// Slashes its stake by `equivocation_slash`, earned stake included, and voids the task if it has not ended. The
        /// worker takes no more tasks, mints no more, and is drawn for no panel that is asked for later. Emits
        /// `Convicted`, `EvaluatorResigned` for an evaluator, and `Ended` if the task is voided. Fails with
        /// `UnknownTask`, `BadSignature`, `NotEquivocation` or `AlreadyConvicted`.
        #[pallet::call_index(20)]
        #[pallet::weight(T::WeightInfo::prove_equivocation())]
        pub fn prove_equivocation(
            origin: OriginFor<T>,
            #[pallet::compact] task: TaskId,
            statement: Statement,
            signer: T::AccountId,
            signature: T::Signature,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_prove_equivocation(task, &statement, &signer, &signature)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// A task, what can be done with it now and by whom.
        pub fn task(task: TaskId) -> Option<TaskView> {
            Self::task_view(task)
        }

        /// The panel of a task that has not ended.
        pub fn panel(task: TaskId, round: Round) -> Option<Panel> {
            Panels::<T>::get(task, round)
        }

        /// The receipt of a task.
        pub fn receipt(task: TaskId) -> Option<Receipt> {
            Self::load(task)?.receipt
        }

        /// The receipts that a receipt follows from, nearest first: `depth` generations and 64 receipts at most.
        pub fn ancestry(task: TaskId, depth: u32) -> Vec<Ancestor> {
            Self::ancestors(task, depth)
        }

        /// What a task on these terms would bring a worker with that bond, who spends `metered` Power and scores so.
        pub fn quote(
            worker: IdentityId,
            budget: Power,
            price: Balance,
            bond: Balance,
            metered: Power,
            score: Score,
        ) -> Option<Quote> {
            Self::quote_of(worker, budget, price, bond, metered, score)
        }

        /// An evaluator and its record.
        pub fn evaluator(id: IdentityId) -> Option<EvaluatorOf<T>> {
            Self::evaluator_of(id)
        }

        /// What an identity has to do with tasks.
        pub fn position(id: IdentityId) -> Position {
            Positions::<T>::get(id)
        }

        /// What a seat commits to.
        pub fn commitment_of(
            task: TaskId,
            round: Round,
            evaluator: IdentityId,
            score: Score,
            salt: Hash,
        ) -> Hash {
            Self::commitment(task, round, evaluator, score, salt)
        }

        /// What a controller signs to state something at a clock value.
        pub fn statement_hash(worker: IdentityId, statement: Statement) -> Hash {
            Self::hash_of(worker, &statement)
        }
    }
}
