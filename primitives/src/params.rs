//! The governed parameters, one struct per subject: a hot call reads its whole subject at once.
//!
//! Defaults are production values. Bounds, steps and descriptions stand in the runtime's registry.
use crate::{
    Balance, Power, UNIT,
    time::{DAY, HOUR, Seconds},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{Perbill, Permill};

/// Parameters of identities and their lifetime Power.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PowerParams {
    /// HETU held while an identity is registered.
    pub registration_bond: Balance,
    /// HETU burned by a registration when no other was made recently.
    pub price_floor: Balance,
    /// HETU burned by a registration at most.
    pub price_ceiling: Balance,
    /// Part by which one registration raises the price of the next.
    pub price_growth: Perbill,
    /// Economic seconds in which the price falls half-way back to its floor.
    pub price_half_life: Seconds,
    /// Economic seconds between deregistration and the release of the bond.
    pub release_delay: Seconds,
    /// Economic seconds between the announcement of a new controller and its acceptance.
    pub rotation_delay: Seconds,
    /// HETU of its owner that an identity may lock for what it stores, until the owner says otherwise.
    pub default_ceiling: Balance,
    /// Power that an identity may spend in one economic day.
    pub daily_cap: Power,
    /// HETU held while an identity attests the activity of others.
    pub attestor_bond: Balance,
    /// HETU held for one activity report.
    pub report_deposit: Balance,
    /// Reports that a claim of attested activity needs at least.
    pub min_reports: u32,
    /// Power per second of attested uptime.
    pub uptime_rate: Power,
    /// Power per MiB of attested bandwidth.
    pub bandwidth_rate: Power,
    /// Power per core-second of attested compute.
    pub compute_rate: Power,
    /// Power per MiB stored for a day.
    pub storage_rate: Power,
    /// Power per attested human judgement.
    pub judgement_rate: Power,
    /// Part of attested activity that carries weight in the mint.
    pub activity_mint_weight: Permill,
}

impl Default for PowerParams {
    fn default() -> Self {
        Self {
            registration_bond: 20 * UNIT,
            price_floor: UNIT,
            price_ceiling: 100 * UNIT,
            price_growth: Perbill::from_parts(7_812_500), // 1/128
            price_half_life: 6 * HOUR,
            release_delay: 14 * DAY,
            rotation_delay: 5 * DAY,
            default_ceiling: 10 * UNIT,
            daily_cap: 5_753 * UNIT,
            attestor_bond: 1_000 * UNIT,
            report_deposit: UNIT / 10,
            min_reports: 3,
            uptime_rate: UNIT / 1_000,
            bandwidth_rate: UNIT / 1_000,
            compute_rate: UNIT / 100,
            storage_rate: UNIT / 10_000,
            judgement_rate: UNIT,
            activity_mint_weight: Permill::zero(),
        }
    }
}

/// Parameters of HETU fees.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct FeeParams {
    /// HETU per millisecond of computation.
    pub compute_fee: Balance,
    /// HETU per byte of an extrinsic.
    pub byte_fee: Balance,
    /// Part of a fee that goes to the treasury; the rest and all tips go to the block's author.
    pub treasury_share: Permill,
}

impl Default for FeeParams {
    fn default() -> Self {
        Self {
            compute_fee: UNIT / 100,
            byte_fee: UNIT / 1_000_000,
            treasury_share: Permill::from_percent(80),
        }
    }
}

/// Parameters of the validator set.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct ValidatorParams {
    /// HETU that a candidate must have bonded to be admitted.
    pub bond: Balance,
    /// Economic seconds between leaving the set and the release of the bond.
    pub unbonding_delay: Seconds,
    /// Part of the bond that one validator can lose in one session.
    pub max_slash: Perbill,
    /// Validators below which no offence removes one from the set.
    pub min_validators: u32,
}

impl Default for ValidatorParams {
    fn default() -> Self {
        Self {
            bond: 10_000 * UNIT,
            unbonding_delay: 14 * DAY,
            max_slash: Perbill::from_percent(50),
            min_validators: 4,
        }
    }
}
