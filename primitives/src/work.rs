//! Work: what the market for tasks and reputation tell each other.
use crate::{Balance, identity::IdentityId};
use sp_runtime::Perbill;

/// A sequence number, never reused.
pub type TaskId = u64;

/// The marketplace fee of an owner.
pub trait FeeTiers<AccountId> {
    /// The part of a price that is owed at the tier which the owner has now.
    fn rate(owner: &AccountId) -> Perbill;
}

/// Nobody has a tier: 2.5 %.
impl<AccountId> FeeTiers<AccountId> for () {
    fn rate(_: &AccountId) -> Perbill {
        Perbill::from_parts(25_000_000)
    }
}

/// Trust in an identity.
pub trait Trust {
    /// As a part of 100 points.
    fn trust(id: IdentityId) -> Perbill;
}

/// Nobody is trusted.
impl Trust for () {
    fn trust(_: IdentityId) -> Perbill {
        Perbill::zero()
    }
}

/// How a task ended for its provider.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// Paid in full.
    Settled {
        /// The marketplace fee that was charged: of tasks that are told as one, the sum.
        fee: Balance,
        /// The fee that the price owes at the tier, without the least that a panel costs: of tasks that are told as one,
        /// the largest. It says how large a job was, for a success as for a failure.
        largest: Balance,
    },
    /// Refunded, expired, or ended for less than its price, with the fee that the price would have owed.
    Failed { fee: Balance },
}

/// Told of every task that was matched, once it ends. Tasks of one pair that are settled together may be told as one; it
/// must make no difference how they are told.
pub trait WorkRecord {
    fn ended(provider: IdentityId, client: IdentityId, ending: Ending);
}

impl WorkRecord for () {
    fn ended(_: IdentityId, _: IdentityId, _: Ending) {}
}
