//! What this pallet stores and shows.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::{flux::demurrage::Mark, quality::Quality, work::score::Score};
use fluxnomics_primitives::{Balance, Hash, Power, flux::Epoch, identity::IdentityId, time::Seconds};
use frame_support::{BoundedVec, traits::ConstU32};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

pub use fluxnomics_primitives::work::TaskId;

/// Receipts that a receipt may follow from.
pub type Parents = BoundedVec<TaskId, ConstU32<8>>;

/// Tasks that share one entry of storage: bulk settlement reads and writes them together.
pub const TASKS_PER_PAGE: u32 = 32;

/// Tasks that one call settles at most.
pub const MAX_BULK: u32 = 1_000;

/// Tasks with consecutive numbers, in their order.
pub type Page = BoundedVec<(TaskId, Task), ConstU32<TASKS_PER_PAGE>>;

/// The most seats that a panel has.
pub type MaxSeats = ConstU32<{ fluxnomics_economics::work::panel::APPEAL_PANEL }>;

/// What a client asks for and offers.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Terms {
    /// Commitment to the description of the work.
    pub brief: Hash,
    /// Power that the work may take.
    pub budget: Power,
    /// FLX for the work.
    pub price: Balance,
    /// HETU that the worker must bond at least.
    pub bond: Balance,
    /// Economic seconds for which the offer stands.
    pub open_for: Seconds,
    /// Economic seconds from the match in which the work must be submitted.
    pub work_for: Seconds,
    /// Economic seconds from the submission in which the client may contest it.
    pub review_for: Seconds,
    /// Trust that the worker must have.
    pub min_trust: Perbill,
    /// The only identity that may take the task, if one is named.
    pub worker: Option<IdentityId>,
}

/// A task from its posting until nothing about it is owed; its receipt until it is pruned.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Task {
    pub client: IdentityId,
    pub terms: Terms,
    /// FLX that the match burns for each side.
    pub burn: Balance,
    /// HETU of the client's owner held for this entry, its panels and its dispute, until it ends.
    pub deposit: Balance,
    /// The demurrage index when the price was offered.
    pub offered_at: Mark,
    pub state: State,
    /// From the match on.
    pub contract: Option<Contract>,
    /// From the submission on.
    pub receipt: Option<Receipt>,
    /// FLX in escrow beside the price: the fee, which a client that contests pays if it is wrong.
    pub contest_stake: Balance,
    /// What one side would agree to, until the other does: FLX for the worker.
    pub proposal: Option<(Party, Balance)>,
}

/// Where a task stands. Every `until` is a time up to which, inclusive, somebody may act; after it anyone settles.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum State {
    /// Nobody has taken it.
    Open { until: Seconds },
    /// The worker works.
    Matched { until: Seconds },
    /// The client may accept or contest.
    Submitted { until: Seconds },
    /// A panel is waited for, or sits.
    Evaluating { round: Round },
    /// A panel has spoken; `None` if it was silent or too small. The dispute window is open.
    Evaluated { round: Round, verdict: Option<Score>, until: Seconds },
    /// One side disputes the verdict and the other may bond against it.
    Disputed { by: Party, until: Seconds },
    /// Governance may rule on the verdict of the second panel.
    Referred { verdict: Option<Score>, until: Seconds },
    /// Nothing is owed any more.
    Ended { outcome: Outcome, at: Seconds },
}

/// How a task ended.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Outcome {
    /// Nobody took it, or its client withdrew it before.
    Withdrawn,
    /// The worker submitted nothing.
    Silent,
    /// The client accepted the work, or let its time pass.
    Accepted,
    /// Both sides agreed on a part of the price.
    Agreed,
    /// A panel, a default or governance found for the worker.
    Settled,
    /// A panel, a default or governance found for the client.
    Refunded,
    /// The worker was convicted of two receipts with one clock value.
    Voided,
}

impl Outcome {
    /// Whether a receipt with this outcome counts as done for those that follow from it.
    pub fn stands(self) -> bool {
        matches!(self, Self::Accepted | Self::Settled)
    }
}

/// The two sides of a task.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Party {
    Client,
    Worker,
}

impl Party {
    pub fn other(self) -> Self {
        match self {
            Self::Client => Self::Worker,
            Self::Worker => Self::Client,
        }
    }
}

/// Which panel.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Round {
    First,
    Appeal,
}

/// What a match fixed.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Contract {
    pub worker: IdentityId,
    /// HETU of the worker's owner held.
    pub bond: Balance,
    /// HETU of the worker's owner held for the receipt, until it is pruned or the task ends without one.
    pub deposit: Balance,
    /// The last epoch in which the escrow does not decay.
    pub exempt_until: Epoch,
}

/// What a worker submitted, and what it follows from.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Receipt {
    /// Commitment to the result.
    pub result: Hash,
    /// What the work took.
    pub metered: Power,
    /// What the execution meter covered of it, within the budget.
    pub verified: Power,
    /// `1 + max(clocks of the parents, last of the worker)`.
    pub clock: u64,
    /// Of all that the receipt says, and of the worker's receipt before it.
    pub digest: Hash,
    /// The hash of the account that submitted it: what that signs besides counts against it.
    pub submitter: Hash,
    pub parents: Parents,
    /// Of the parents, those that had not ended: the mint waits for them.
    pub waits_for: Parents,
    /// Receipts whose mint waits for this one.
    pub children: u32,
    /// FLX of the work's cost that neither meter nor free Flux covered: burned out of the pay, as far as that goes.
    pub owed: Balance,
    pub mint: Mint,
}

/// What a receipt may still mint.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Mint {
    /// Not decided.
    Open,
    /// Earned; waits for its parents.
    Waiting { quality: Quality },
    /// Minted, or never will.
    Closed,
}

/// What a receipt is signed over: it says once and for all what a worker claims at a clock value.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Statement {
    pub task: TaskId,
    /// The receipt of the same worker before this one.
    pub previous: Hash,
    pub clock: u64,
    pub result: Hash,
    pub metered: Power,
    pub parents: Parents,
}

/// What an identity has to do with tasks.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Position {
    /// HETU of its owner that its controller may bond in all.
    pub ceiling: Balance,
    /// HETU of its owner that is bonded for work and disputes.
    pub bonded: Balance,
    /// Tasks that it offers.
    pub offers: u32,
    /// Tasks that have not ended, as client or worker.
    pub tasks: u32,
    /// Receipts that have not been pruned.
    pub receipts: u32,
    /// The clock value and the hash of its last receipt.
    pub clock: u64,
    pub last: Hash,
    /// What that receipt commits to.
    pub result: Hash,
    /// Judges the work of others, or waits for its stake.
    pub evaluator: bool,
    /// Convicted of two receipts with one clock value: takes no more tasks and mints nothing.
    pub convicted: bool,
}

/// An identity that judges the work of others.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Evaluator<AccountId, BlockNumber> {
    pub id: IdentityId,
    pub owner: AccountId,
    /// HETU of the owner held.
    pub stake: Balance,
    /// Is drawn for panels that were asked for after this block.
    pub since: BlockNumber,
    /// When it left; it is still drawn for panels that were asked for before.
    pub left: Option<(BlockNumber, Seconds)>,
    /// Seats on panels of tasks that have not ended: the stake answers for them.
    pub seats: u32,
    /// Of them, those on panels that sit. A panel waits for one that has `seat_limit` of them.
    pub sitting: u32,
    pub record: Judged,
}

/// How an evaluator's seats ended.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Judged {
    /// Near the verdict, and paid.
    pub upheld: u32,
    /// Too far from it.
    pub outlying: u32,
    /// Not committed, or not revealed.
    pub silent: u32,
}

/// One seat of a panel.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Seat {
    pub evaluator: IdentityId,
    pub commitment: Option<Hash>,
    pub score: Option<Score>,
}

/// A panel that was drawn.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Panel {
    pub seats: BoundedVec<Seat, MaxSeats>,
    /// Scores that make a verdict: a majority of the seats that were wanted.
    pub quorum: u32,
    /// Until then it waits for those of its evaluators who have all the seats that they may; `None` once it sits.
    pub waits_until: Option<Seconds>,
    /// Commitments are taken until then, or until the last seat has committed.
    pub commit_by: Seconds,
    /// Scores are revealed after that, until then.
    pub reveal_by: Seconds,
}

/// A panel that was asked for.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Request<BlockNumber> {
    pub task: TaskId,
    pub round: Round,
    /// Only randomness that nobody knew then may draw it.
    pub at: BlockNumber,
}

/// An epoch of the randomness.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Period<BlockNumber> {
    /// The first block of which anything of the randomness that draws now was known.
    pub known_since: BlockNumber,
    /// Its own first block.
    pub began: BlockNumber,
}

/// The numbers of the first request that waits and of the next one.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Ends {
    pub head: u64,
    pub tail: u64,
}

/// A verdict that one side does not accept.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Dispute {
    pub by: Party,
    /// HETU that each side bonds.
    pub bond: Balance,
    /// Whether the other side has bonded too.
    pub answered: bool,
    /// What the first panel said.
    pub first: Option<Score>,
    /// What the worker has staked in FLX and cannot withdraw meanwhile.
    pub frozen: Balance,
    /// Who referred it to governance, with a bond of the same size.
    pub referred: Option<Party>,
}

/// Who may make a call.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Actor {
    Client,
    Worker,
    /// Any identity but those of the client's owner.
    AnyWorker,
    /// Whoever has a seat.
    Panel,
    Anyone,
    Governance,
    /// The chain itself, at the beginning of a block.
    Chain,
}

/// What can be done with a task.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Action {
    Match,
    Cancel,
    Submit,
    Accept,
    Agree,
    RequestPanel,
    Draw,
    Commit,
    Reveal,
    Dispute,
    Answer,
    Refer,
    Rule,
    Settle,
    Prune,
}

/// A task, what can be done with it now and by whom.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct TaskView {
    pub task: Task,
    pub next: alloc::vec::Vec<(Actor, Action)>,
}

/// A receipt among the ancestors of another.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Ancestor {
    pub task: TaskId,
    /// Generations back.
    pub depth: u32,
    pub worker: IdentityId,
    pub receipt: Receipt,
    /// Unless it has not ended.
    pub outcome: Option<Outcome>,
}

/// What a task would bring its worker, if the meter or its Flux covers what the work takes.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote {
    /// Owed of the price.
    pub fee: Balance,
    /// Netted from the price for the worker's side of the match.
    pub burn: Balance,
    /// What is left of the price.
    pub pay: Balance,
    /// Instead, if the worker claims the mint. `None` if the price covers no panel.
    pub claim: Option<Claimed>,
}

/// What a task would bring a worker that claims the mint.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Claimed {
    /// Owed of the price, the panel's seats at least.
    pub fee: Balance,
    /// What is left of the price.
    pub pay: Balance,
    /// Of the receipt.
    pub quality: Quality,
    /// Verified Power times quality: what the mint counts.
    pub weight: Power,
}
