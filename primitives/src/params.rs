//! The governed parameters, one struct per subject: a hot call reads its whole subject at once.
//!
//! Defaults are production values. Bounds, steps and descriptions stand in the runtime's registry.
use crate::{
    Balance, Power, UNIT,
    time::{DAY, HOUR, Seconds},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::flux::{FluxPerPower, HetuPerFlux};
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

/// Parameters of Flux.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct FluxParams {
    /// κ at least: FLX minted for one Power of quality 1.
    pub kappa_min: FluxPerPower,
    /// κ at most.
    pub kappa_max: FluxPerPower,
    /// β at least: part of free Flux that decays in an economic day.
    pub beta_min: Perbill,
    /// β at most.
    pub beta_max: Perbill,
    /// μ: FLX that a match burns for one Power of its budget, on each side.
    pub match_burn: FluxPerPower,
    /// λ1: part of a reward that its worker gets free.
    pub lambda_free: Perbill,
    /// λ2: part of a reward that is staked for its worker.
    pub lambda_staked: Perbill,
    /// λ3: part of a reward that is burned.
    pub lambda_sink: Perbill,
    /// FLX that the bootstrap releases in each of the first 250 days, and half as much in the next 250, and so on.
    pub bootstrap: Balance,
    /// Multiple of the average daily burn that is for sale in a day at most, besides `quota_share`.
    pub quota_multiple: u32,
    /// Part of the supply that is for sale in a day at most, besides `quota_multiple`.
    pub quota_share: Perbill,
    /// Part by which the price of Flux moves in a day at most.
    pub price_step: Perbill,
    /// HETU for one FLX at least.
    pub price_min: HetuPerFlux,
    /// HETU for one FLX at most.
    pub price_max: HetuPerFlux,
    /// Days of turnover that free Flux should last.
    pub idle_target: u32,
    /// Deviation from that target, as a part of it, that the controller leaves alone.
    pub dead_band: Perbill,
    /// Part of the deviation beyond the dead band that the controller answers in a day.
    pub gain: Perbill,
    /// Largest answer of the controller in a day.
    pub max_step: Perbill,
    /// Part of the supply that may be minted within the breaker's window.
    pub breaker_share: Perbill,
    /// Economic seconds in which a full window empties.
    pub breaker_window: Seconds,
    /// Economic seconds for which a trip pauses minting.
    pub breaker_pause: Seconds,
}

impl Default for FluxParams {
    fn default() -> Self {
        Self {
            kappa_min: UNIT / 5_000,
            kappa_max: UNIT / 1_000,
            beta_min: Perbill::zero(),
            beta_max: Perbill::from_parts(2_000_000), // 0.2 %
            match_burn: UNIT / 1_000,
            lambda_free: Perbill::from_percent(60),
            lambda_staked: Perbill::from_percent(30),
            lambda_sink: Perbill::from_percent(10),
            bootstrap: 20_000 * UNIT,
            quota_multiple: 2,
            quota_share: Perbill::from_percent(1),
            price_step: Perbill::from_percent(5),
            price_min: UNIT / 10,
            price_max: 10 * UNIT,
            idle_target: 30,
            dead_band: Perbill::from_percent(25),
            gain: Perbill::from_percent(5),
            max_step: Perbill::from_percent(2),
            breaker_share: Perbill::from_percent(10),
            breaker_window: DAY,
            breaker_pause: 3 * DAY,
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
