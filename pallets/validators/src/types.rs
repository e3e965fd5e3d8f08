#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_primitives::{Balance, time::Seconds};
use scale_info::TypeInfo;
use sp_runtime::Perbill;
use sp_staking::SessionIndex;

/// Where a bond stands. Its amount is what is on hold.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum BondState {
    /// Behind a validator or a candidate.
    Bonded,
    /// On its way back to its owner; still slashed for what the owner did while active.
    Unbonding {
        /// Economic seconds since genesis from which it may be withdrawn.
        matures_at: Seconds,
        /// Session in which unbonding began: the owner was active in none since.
        session: SessionIndex,
    },
}

/// A bond as shown to users.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct BondInfo {
    /// HETU on hold.
    pub amount: Balance,
    /// HETU that admission asks for at present.
    pub required: Balance,
    pub state: BondState,
    /// Whether the owner is a member of the governed set.
    pub member: bool,
    /// Whether the owner validates in this session or is queued for the next.
    pub active: bool,
    /// Whether `withdraw` would succeed now.
    pub withdrawable: bool,
}

/// What one account has lost for the offences of one session.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct SlashRecord {
    /// HETU bonded when the first of these offences was slashed. Fractions and the cap refer to it.
    pub bond: Balance,
    /// HETU slashed since.
    pub slashed: Balance,
}

impl SlashRecord {
    /// What an offence of `fraction` still takes: the fraction rounded up, within the cap rounded down.
    pub fn due(&self, fraction: Perbill, max_slash: Perbill) -> Balance {
        let cap = max_slash.mul_floor(self.bond);
        fraction.mul_ceil(self.bond).min(cap.saturating_sub(self.slashed))
    }
}
