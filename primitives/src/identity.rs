//! Identities, their lifetime Power, and the traits around them.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::{
    quality::Quality,
    time::{Day, Seconds},
    units::{Balance, Power},
};
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;

/// A sequence number, never reused.
pub type IdentityId = u64;

/// What an identity spent Power on.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum PowerSource {
    /// A message.
    Message,
    /// The metered execution of a task.
    Execution,
    /// Attested activity: uptime, bandwidth, compute, storage, judgements.
    Activity,
}

/// Who acts for whom.
pub trait Identities<AccountId> {
    /// The active identity whose controller `who` is.
    fn controlled_by(who: &AccountId) -> Option<IdentityId>;
    /// The account that owns the identity.
    fn owner(id: IdentityId) -> Option<AccountId>;
    /// Whether the identity is bonded and has a controller.
    fn is_active(id: IdentityId) -> bool;
}

/// Who stands behind an identity. An owner is known by its human identity, under which its agents stand.
pub trait OwnerIdentities<AccountId>: Identities<AccountId> {
    /// The human identity of the owner: the identity itself, or the one above an agent. `None` once the bond of
    /// either is released.
    fn owner_identity(id: IdentityId) -> Option<IdentityId>;
    /// The human identity that the account owns, until its bond is released.
    fn identity_of_owner(owner: &AccountId) -> Option<IdentityId>;
    /// Registered agents under the identity.
    fn agents(id: IdentityId) -> u32;
    /// When the identity was registered.
    fn registered_at(id: IdentityId) -> Option<Seconds>;
}

/// The odometer of lifetime Power.
pub trait PowerLedger {
    /// What the identity may still spend today: the smaller of its lifetime and daily remainders.
    fn spendable(id: IdentityId) -> Power;
    /// The same on a day to come, if nothing is spent until then.
    fn spendable_on(id: IdentityId, day: Day) -> Power;
    /// Raises the odometer by exactly `amount`, or fails and changes nothing.
    fn spend(id: IdentityId, amount: Power, source: PowerSource) -> DispatchResult;
}

/// The identity's execution capacity, from which attested activity is drawn.
pub trait ExecutionMeter {
    /// Draws up to `wanted` and returns what was drawn.
    fn draw(id: IdentityId, wanted: Power) -> Power;
}

/// No capacity: what the meter does not cover is lost, and this one covers nothing.
impl ExecutionMeter for () {
    fn draw(_: IdentityId, _: Power) -> Power {
        0
    }
}

/// Told of Power that carries weight in the mint of the current epoch.
pub trait MintWeight {
    fn note(id: IdentityId, power: Power, quality: Quality);
}

impl MintWeight for () {
    fn note(_: IdentityId, _: Power, _: Quality) {}
}

/// The moving average of an identity's settled evaluations.
pub trait QualityRecord {
    /// `None` before the first settled evaluation.
    fn quality(id: IdentityId) -> Option<Quality>;
    /// Records one settled evaluation.
    fn record(id: IdentityId, settled: Quality) -> DispatchResult;
}

/// Whether something still binds an identity: an open task, seat, dispute or lease.
pub trait Obligations {
    fn any_open(id: IdentityId) -> bool;
}

impl Obligations for () {
    fn any_open(_: IdentityId) -> bool {
        false
    }
}

impl<A: Obligations, B: Obligations> Obligations for (A, B) {
    fn any_open(id: IdentityId) -> bool {
        A::any_open(id) || B::any_open(id)
    }
}

/// Told that an identity is gone: its bond was released, nothing of it may stay.
pub trait Departures {
    fn departed(id: IdentityId);
}

impl Departures for () {
    fn departed(_: IdentityId) {}
}

impl<A: Departures, B: Departures> Departures for (A, B) {
    fn departed(id: IdentityId) {
        A::departed(id);
        B::departed(id);
    }
}

/// Deposits behind what an identity stores, held from its owner's HETU within the owner's ceiling.
pub trait StorageDeposits {
    fn hold(id: IdentityId, amount: Balance) -> DispatchResult;
    fn release(id: IdentityId, amount: Balance) -> DispatchResult;
}

/// Deposits that a pallet holds, counted entry by entry: for the checks of invariants alone.
pub trait DepositAudit {
    fn counted(id: IdentityId) -> Balance;
}

impl DepositAudit for () {
    fn counted(_: IdentityId) -> Balance {
        0
    }
}

impl<A: DepositAudit, B: DepositAudit> DepositAudit for (A, B) {
    fn counted(id: IdentityId) -> Balance {
        A::counted(id).saturating_add(B::counted(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meter_that_is_none_covers_nothing() {
        assert_eq!(<() as ExecutionMeter>::draw(0, 0), 0);
        assert_eq!(<() as ExecutionMeter>::draw(0, Power::MAX), 0);
    }
}
