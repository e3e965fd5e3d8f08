//! How the parameter registry and the referenda meet, and what governance knows of tokens.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::{Balance, time::Seconds};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult, Permill, Weight};

/// The largest change that one enactment may make to a field.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Step {
    /// In the field's own unit.
    Absolute(u128),
    /// As a part of the current value, rounded up to one unit at least.
    Relative(Permill),
}

/// The rules and the description of one field. Values of every field are compared as `u128`:
/// balances in base units, ratios in parts, times in economic seconds.
#[derive(Clone, Copy, Debug, Encode, Eq, PartialEq, TypeInfo)]
pub struct FieldSpec {
    pub subject: &'static str,
    pub name: &'static str,
    pub description: &'static str,
    pub unit: &'static str,
    pub min: u128,
    pub max: u128,
    pub default: u128,
    pub step: Step,
    /// Economic seconds that must pass between two changes of the field.
    pub cool_down: Seconds,
    /// Economic seconds between the approval of a change and its enactment.
    pub enactment_delay: Seconds,
}

/// Every parameter of the chain that a vote can change.
pub trait ParameterRegistry {
    /// Names one field.
    type Field: Copy + Ord;
    /// A field with its new value.
    type Change;

    fn fields() -> impl Iterator<Item = Self::Field>;
    fn field(change: &Self::Change) -> Self::Field;
    fn value(change: &Self::Change) -> u128;
    fn spec(field: Self::Field) -> FieldSpec;
    fn current(field: Self::Field) -> u128;
    /// Whether the rules between fields hold once all `changes` are made; which does not, in words.
    fn check_together(changes: &[Self::Change]) -> Result<(), &'static str>;
    /// Writes the values. Called with changes that passed every check, inside a storage layer.
    fn apply(changes: &[Self::Change]) -> DispatchResult;
}

/// Where the referendum on a proposal stands.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum ReferendumStatus {
    /// Being decided.
    Ongoing,
    /// Approved; `since` economic seconds ago.
    Approved { since: Seconds },
    /// Rejected, cancelled, killed, timed out, or never there.
    Lost,
}

/// The referenda that decide on parameter changes.
pub trait ParameterReferenda<AccountId> {
    /// The index that the next referendum will have.
    fn next_index() -> u32;
    /// Submits the referendum `index` on the parameter track: once approved and `delay` has run, it enacts
    /// the proposal stored under its own index.
    fn submit(proposer: &AccountId, index: u32, delay: Seconds) -> Result<(), DispatchError>;
    fn status(index: u32) -> ReferendumStatus;
}

/// A token that is read where it lies.
pub trait Holdings<AccountId> {
    /// What counts as the account's.
    fn held(who: &AccountId) -> Balance;
    /// All of it.
    fn supply() -> Balance;
}

/// Number of a track.
pub type TrackId = u16;

/// GEN, and who decides with whose.
pub trait Electorate<AccountId>: Holdings<AccountId> {
    /// GEN that others delegate to the account on a track.
    fn delegated_to(who: &AccountId, track: TrackId) -> Balance;
    /// To whom the account delegates on a track, and how much of its GEN.
    fn delegation_of(who: &AccountId, track: TrackId) -> Option<(AccountId, Balance)>;
    /// Ends what the account delegates on a track, as it could itself: its locks run from now on. Says what that weighed.
    fn end_delegation(who: &AccountId, track: TrackId) -> Result<Weight, DispatchError>;
    /// What it weighs at most: its target has as many votes as it can have.
    fn end_delegation_weight() -> Weight;
    /// Whoever holds GEN. Only for what is read off chain.
    fn holders() -> impl Iterator<Item = (AccountId, Balance)>;
}
