//! Why the pallet refuses.
use frame_support::pallet_macros::pallet_section;

/// A part of the pallet's module.
#[pallet_section]
mod errors {
    #[pallet::error]
    pub enum Error<T> {
        /// The caller controls no active identity.
        NotController,
        /// The caller does not own the identity.
        NotOwner,
        /// No task or receipt with that number is stored.
        UnknownTask,
        /// The task is not in a state in which that can be done.
        WrongState,
        /// The caller's identity is not the side of the task, or no side of it, that may do that.
        NotParty,
        /// The time for that has passed.
        TooLate,
        /// The time for that has not come.
        TooEarly,
        /// The budget is less than the least that a task takes.
        BudgetTooSmall,
        /// The price is below that of its budget at the highest rate, or below what it would be reduced by.
        PriceTooLow,
        /// The bond is below the part of the price that it must be worth, or below what the client asks.
        BondTooSmall,
        /// A period is shorter than five blocks or longer than allowed.
        PeriodOutOfBounds,
        /// Client and worker, or evaluator, have one owner.
        SameOwner,
        /// The client named another worker.
        NotInvited,
        /// The worker has less trust than the client asks.
        TrustTooLow,
        /// The worker was convicted of equivocation.
        AlreadyConvicted,
        /// The owner lets this identity's controller bond no more.
        BondCeilingExceeded,
        /// A receipt that this one follows from is not stored, not submitted, or did not stand.
        ParentNotStanding,
        /// A receipt is named twice.
        ParentTwice,
        /// The worker's last receipt commits to the same result.
        DuplicateResult,
        /// More than the price was proposed.
        MoreThanPrice,
        /// The price, less the worker's match burn, does not cover the fee of a panel.
        PriceBelowPanelFee,
        /// The caller's identity has no seat on the panel.
        NoSeat,
        /// The seat has committed already.
        AlreadyCommitted,
        /// The score and the salt are not what the seat committed to.
        NotCommitted,
        /// The side did not answer the dispute.
        NotAnswered,
        /// The identity is an evaluator already, or waits for its stake.
        AlreadyEvaluator,
        /// The identity is no evaluator in the required state.
        NotEvaluator,
        /// There are as many evaluators as there may be, and none has less stake.
        TooManyEvaluators,
        /// The stake is below what an evaluator needs.
        StakeTooSmall,
        /// The evaluator has open seats.
        SeatsOpen,
        /// Nothing of what was named is due.
        NothingDue,
        /// The statement has another clock value than the receipt, or says the same.
        NotEquivocation,
        /// The statement is signed neither by the worker's controller nor by who submitted the receipt.
        BadSignature,
        /// A number would not fit.
        Overflow,
    }
}
