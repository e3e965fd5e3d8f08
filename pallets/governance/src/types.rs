//! What is stored and what is shown.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::Config;
use alloc::string::String;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_primitives::{Balance, governance::Step, time::Seconds};
use frame_support::{BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound};
use scale_info::TypeInfo;

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
    /// The largest change that one enactment may make.
    pub step: Step,
    /// Time that must pass between two changes.
    pub cool_down: Seconds,
    /// Time between approval and enactment.
    pub enactment_delay: Seconds,
    /// Time since genesis of the last enactment that changed it.
    pub last_changed: Option<Seconds>,
}
