//! What the pallet stores.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::activity::Activity;
use fluxnomics_primitives::{Balance, Power, identity::IdentityId, time::Seconds};
use scale_info::TypeInfo;

/// What an identity says that it is. No privilege hangs on it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Kind {
    /// A person.
    Human,
    /// A software agent, under a human identity of the same owner.
    Agent,
}

/// An identity.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Identity<AccountId> {
    pub kind: Kind,
    /// The cold account: pays, receives the bond, rotates the controller.
    pub owner: AccountId,
    /// The owner's human identity, for an agent.
    pub owner_identity: Option<IdentityId>,
    /// The hot account. `None` until the first accepts, and after deregistration.
    pub controller: Option<AccountId>,
    /// HETU held for the identity.
    pub bond: Balance,
    /// HETU of the owner that may be held for what the identity stores.
    pub ceiling: Balance,
    /// HETU of the owner that is held for what the identity stores.
    pub deposits: Balance,
    /// Registered agents under this identity.
    pub agents: u32,
    pub registered_at: Seconds,
    pub deregistered_at: Option<Seconds>,
}

/// A controller that was named and has not accepted.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PendingController<AccountId> {
    pub account: AccountId,
    pub acceptable_from: Seconds,
    /// HETU of the owner held for this entry.
    pub deposit: Balance,
}

/// Where an attestor stands.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub enum AttestorState {
    /// Bonded, not admitted.
    Applied,
    /// Its reports count.
    Admitted,
    /// Left; the bond waits.
    Left { since: Seconds },
}

/// An identity that bonded itself to attest.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Attestor {
    /// HETU of the owner held.
    pub bond: Balance,
    pub state: AttestorState,
    /// Reports of its that are stored.
    pub reports: u32,
}

/// One attestor's word about one identity's day.
#[derive(Clone, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Report<AccountId> {
    pub attestor: IdentityId,
    /// The attestor's owner: each owner reports once.
    pub owner: AccountId,
    pub activity: Activity,
    /// HETU of the owner held for this entry.
    pub deposit: Balance,
}

/// Lifetime Power of the whole chain.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Totals {
    /// Identities ever registered.
    pub registered: u64,
    /// Power ever spent.
    pub used: Power,
    /// 21,000,000 Power for every identity ever registered.
    pub cap: Power,
}
