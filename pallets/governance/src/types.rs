//! What is stored and what is shown.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::Config;
use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_primitives::{Balance, governance::Step, time::Seconds};
use frame_support::{BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// A set of changes on which a referendum decides.
#[derive(
    CloneNoBound,
    DebugNoBound,
    Decode,
    DecodeWithMemTracking,
    Encode,
    EqNoBound,
    MaxEncodedLen,
    PartialEqNoBound,
    TypeInfo,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(T))]
pub struct Proposal<T: Config> {
    /// Who proposed it and pays its deposit.
    pub proposer: T::AccountId,
    /// At least one, no two of one field.
    pub changes: BoundedVec<T::Change, T::MaxChanges>,
    /// HETU held on the proposer.
    pub deposit: Balance,
    /// Economic seconds from approval to enactment: the longest delay among the fields when it was
    /// proposed.
    pub delay: Seconds,
}

/// A value that a field had.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PastValue {
    /// Economic seconds since genesis at which another took its place.
    pub until: Seconds,
    pub value: u128,
}

/// One change of a field, as the history keeps it.
#[derive(
    CloneNoBound,
    DebugNoBound,
    Decode,
    DecodeWithMemTracking,
    Encode,
    EqNoBound,
    MaxEncodedLen,
    PartialEqNoBound,
    TypeInfo,
)]
#[codec(mel_bound())]
#[scale_info(skip_type_params(T))]
pub struct ChangeRecord<T: Config> {
    /// How many changes were made before it.
    pub number: u32,
    /// Economic seconds since genesis at which it was enacted.
    pub at: Seconds,
    /// The referendum that decided it.
    pub referendum: u32,
    /// Who proposed it.
    pub proposer: T::AccountId,
    pub field: T::Field,
    pub old: u128,
    pub new: u128,
}

/// What an account thinks of a referendum, and what it weighs.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Signal {
    pub aye: bool,
    /// In parts of 10^18, as it was when the account signalled.
    pub weight: u128,
    /// NEX on hold for it.
    pub nex: Balance,
    /// AUR on hold for it.
    pub aur: Balance,
    /// HETU held for its storage.
    pub deposit: Balance,
}

/// The signals on a referendum. Weights are in parts of 10^18.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct SignalTally {
    pub ayes: u128,
    pub nays: u128,
    pub accounts: u32,
}

/// What an account has to decide with on a track, in GEN.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct VotingPower {
    /// Its own.
    pub held: Balance,
    /// What of its own it delegates to another account. Until it ends that, it cannot vote on this track.
    pub delegating: Balance,
    /// What others delegate to it.
    pub delegated: Balance,
    /// With how much one account decides at most.
    pub cap: Balance,
    /// What may still be delegated to it.
    pub room: Balance,
}

/// How concentrated the votes on a track are.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Concentration {
    /// The Herfindahl index: one where a single account has all votes, `1/n` where `n` have equally many.
    pub index: Perbill,
    /// Accounts with votes.
    pub accounts: u32,
    /// GEN that they have in all.
    pub power: Balance,
}

/// A field of the registry as people see it. Values are in the field's unit, times in economic
/// seconds.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ParameterView {
    /// The part of the chain it governs.
    pub subject: String,
    /// Unique within the subject.
    pub name: String,
    /// What it does.
    pub description: String,
    /// What its values count.
    pub unit: String,
    /// The value in force.
    pub current: u128,
    /// The value before any change.
    pub default: u128,
    /// The least value allowed.
    pub min: u128,
    /// The greatest value allowed.
    pub max: u128,
    /// The least value that a change could give it now: within the bounds, one step, and what it may drift. Its cool-down and
    /// the rules between fields apart.
    pub from: u128,
    /// The greatest value that a change could give it now.
    pub to: u128,
    /// The largest change that one enactment may make.
    pub step: Step,
    /// Time that must pass between two changes.
    pub cool_down: Seconds,
    /// Time between approval and enactment.
    pub enactment_delay: Seconds,
    /// Time since genesis of the last enactment that changed it.
    pub last_changed: Option<Seconds>,
}
