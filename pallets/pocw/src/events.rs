//! What the pallet tells.
use frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod events {
    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    #[allow(clippy::large_enum_variant, reason = "events are encoded at once and not kept")]
    pub enum Event<T: Config> {
        /// An owner said how much of its HETU the controller of an identity may bond.
        BondCeilingSet { id: IdentityId, ceiling: Balance },
        /// A task was posted. Its price and both sides' match burn are offered until `until`.
        Posted { task: TaskId, client: IdentityId, terms: Terms, burn: Balance, until: u64 },
        /// An offer ended without a worker; of it, `returned` was left.
        Withdrawn { task: TaskId, returned: Balance },
        /// A worker took a task. Each side's `burn` was burned; the price is in escrow.
        Matched {
            task: TaskId,
            worker: IdentityId,
            bond: Balance,
            burn: Balance,
            until: u64,
            exempt_until: u32,
        },
        /// A worker submitted its work. `previous` is the hash of its receipt before.
        Submitted { task: TaskId, receipt: Receipt, previous: Hash, until: u64 },
        /// One side would agree to `pay` for the worker.
        Proposed { task: TaskId, by: Party, pay: Balance },
        /// The client contests the work, and put the fee into escrow, which it pays if the worker is paid.
        Contested { task: TaskId, stake: Balance },
        /// A panel was asked for.
        PanelRequested { task: TaskId, round: Round, at: BlockNumberFor<T> },
        /// It was said who sits on a panel.
        PanelDrawn { task: TaskId, round: Round, seats: Vec<IdentityId> },
        /// A panel sits: at once, or when its evaluators had room for it.
        PanelSeated { task: TaskId, round: Round, commit_by: u64, reveal_by: u64 },
        /// An evaluator committed to a score.
        Committed { task: TaskId, round: Round, evaluator: IdentityId, commitment: Hash },
        /// An evaluator revealed its score.
        Revealed { task: TaskId, round: Round, evaluator: IdentityId, score: Score },
        /// A panel has spoken, or was silent or too small. It may be disputed until `until`.
        Evaluated { task: TaskId, round: Round, verdict: Option<Score>, until: u64 },
        /// One side disputes the verdict.
        Disputed { task: TaskId, by: Party, bond: Balance, frozen: Balance, until: u64 },
        /// The other side bonded as much.
        Answered { task: TaskId, by: Party },
        /// One side referred the verdict of the second panel to governance, and bonded as much again.
        Referred { task: TaskId, by: Party, until: u64 },
        /// Governance ruled.
        Ruled { task: TaskId, score: Score },
        /// A task ended. Of `escrow`, the worker was paid `paid`, `fee` was owed, `owed` was burned for what the work
        /// had cost, and the client got the rest back.
        Ended {
            task: TaskId,
            outcome: Outcome,
            score: Option<Score>,
            escrow: Balance,
            paid: Balance,
            fee: Balance,
            owed: Balance,
        },
        /// Tasks of one client and one worker, whose reviews had passed, ended as accepted.
        EndedTogether {
            tasks: Vec<TaskId>,
            client: IdentityId,
            worker: IdentityId,
            paid: Balance,
            fee: Balance,
            owed: Balance,
            returned: Balance,
        },
        /// A worker's bond answered for its task: `to_client` went to the client's owner, `to_panel` to the second panel
        /// of a dispute that the worker did not answer, `burned` was burned, and the rest was released.
        BondForfeited { task: TaskId, to_client: Balance, to_panel: Balance, burned: Balance },
        /// A bond of a dispute was won, and released.
        DisputeWon { task: TaskId, by: Party, bond: Balance },
        /// A bond of a dispute that the second panel did not decide was released.
        DisputeMoot { task: TaskId, by: Party, bond: Balance },
        /// A bond of a dispute was lost: `burned` was burned, the rest went to the second panel or the other side.
        DisputeLost { task: TaskId, by: Party, bond: Balance, burned: Balance },
        /// An evaluator was paid for a seat.
        SeatPaid { task: TaskId, evaluator: IdentityId, free: Balance, staked: Balance },
        /// An evaluator was silent or an outlier, and lost stake, which was burned.
        SeatPenalised { task: TaskId, evaluator: IdentityId, silent: bool, penalty: Balance },
        /// A receipt was counted in the mint: `power` at `quality`. Zero if a receipt that it followed from did not
        /// stand, or its worker was convicted.
        ReceiptMinted { task: TaskId, worker: IdentityId, power: Power, quality: Quality },
        /// A receipt was removed.
        Pruned { task: TaskId },
        /// An identity became an evaluator.
        EvaluatorRegistered { id: IdentityId, owner: T::AccountId, stake: Balance },
        /// A higher stake took the place of an evaluator; its own can be released from then on.
        EvaluatorDisplaced { id: IdentityId, releasable_from: u64 },
        /// An evaluator left, or was convicted; its stake can be released from then on.
        EvaluatorResigned { id: IdentityId, releasable_from: u64 },
        /// The stake of an evaluator that left was released.
        EvaluatorReleased { id: IdentityId, stake: Balance },
        /// A worker was convicted of two claims with one clock value, and lost stake.
        Convicted { worker: IdentityId, clock: u64, hetu: Balance, flux: Balance },
    }
}
