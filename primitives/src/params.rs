//! The governed parameters, one struct per subject: a hot call reads its whole subject at once.
//!
//! Defaults are production values. Bounds, steps and descriptions stand in the runtime's registry.
use crate::{
    Balance, Power, UNIT,
    time::{DAY, HOUR, MINUTE, Seconds, WEEK},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::{
    flux::{FluxPerPower, HetuPerFlux},
    xp::{
        Fees, Xp,
        shares::{Caps, Components},
        tier::{TierTable, TierTerms},
    },
};
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

/// Parameters of capacity.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct CapacityParams {
    /// α: Power that one staked HETU generates on the messaging meter in a day.
    pub alpha_messaging_hetu: Power,
    /// α: Power that one staked FLX generates on the messaging meter in a day.
    pub alpha_messaging_flux: Power,
    /// α: Power that one staked HETU generates on the execution meter in a day.
    pub alpha_execution_hetu: Power,
    /// α: Power that one staked FLX generates on the execution meter in a day.
    pub alpha_execution_flux: Power,
    /// A meter holds what it generates in so many economic seconds.
    pub storage: Seconds,
    /// Economic seconds between unstaking and withdrawal.
    pub unbonding_delay: Seconds,
    /// Power that an identity may spend on messages and extrinsics in a day without stake.
    pub free_allowance: Power,
    /// Exits that an identity may make in a day for nothing.
    pub free_exits: u32,
    /// HETU held for one delegation, offer or lease.
    pub entry_deposit: Balance,
    /// Stake in one delegation, offer or lease at least, in whole tokens of its asset.
    pub least_lent: Balance,
    /// Economic seconds for which a lease lasts at least.
    pub shortest_term: Seconds,
    /// Economic seconds for which a delegation may be locked, or a lease may last, at most.
    pub longest_term: Seconds,
    /// P0: Power for a message or an extrinsic.
    pub message_base: Power,
    /// P_size: Power for each of its encoded bytes.
    pub message_byte: Power,
    /// P_intent: Power for a message that declares an intent.
    pub message_intent: Power,
    /// P_weight: Power for each millisecond that an extrinsic computes longer than a message.
    pub extrinsic_millisecond: Power,
    /// E0: Power for a task.
    pub task_base: Power,
    /// E_step: Power for each step of a task.
    pub task_step: Power,
    /// E_model: Power for each call of a model.
    pub task_model_call: Power,
    /// E_tx: Power for each transaction of a task on chain.
    pub task_transaction: Power,
    /// The part of a block that should be used. Fuller ones are congested.
    pub target_fullness: Perbill,
    /// The part by which one full block raises M, and one within the target lowers it.
    pub congestion_step: Perbill,
    /// R when fullness is about the target: Power for one FLX.
    pub rate_default: Power,
    /// R at least.
    pub rate_min: Power,
    /// R at most.
    pub rate_max: Power,
    /// Deviation of a day's fullness from the target, as a part of it, that leaves R alone.
    pub rate_dead_band: Perbill,
    /// The part by which R moves in a day at most.
    pub rate_gain: Perbill,
    /// The part of the way to its default that R returns in a quiet day.
    pub rate_recovery: Perbill,
}

impl Default for CapacityParams {
    fn default() -> Self {
        Self {
            alpha_messaging_hetu: UNIT / 2,
            alpha_messaging_flux: UNIT / 2,
            alpha_execution_hetu: UNIT / 4,
            alpha_execution_flux: UNIT / 4,
            storage: 5 * DAY,
            unbonding_delay: 14 * DAY,
            free_allowance: 10 * UNIT,
            free_exits: 4,
            entry_deposit: UNIT / 10,
            least_lent: UNIT,
            shortest_term: DAY,
            longest_term: 90 * DAY,
            message_base: UNIT / 20,
            message_byte: 3 * UNIT / 10_000,
            message_intent: UNIT / 20,
            extrinsic_millisecond: UNIT / 2,
            task_base: UNIT,
            task_step: UNIT / 100,
            task_model_call: UNIT / 2,
            task_transaction: UNIT / 4,
            target_fullness: Perbill::from_percent(50),
            congestion_step: Perbill::from_parts(125_000_000), // 12.5 %
            rate_default: 100 * UNIT,
            rate_min: 25 * UNIT,
            rate_max: 400 * UNIT,
            rate_dead_band: Perbill::from_percent(25),
            rate_gain: Perbill::from_percent(5),
            rate_recovery: Perbill::from_percent(2),
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

/// Parameters of proof of economic activity.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct PoeParams {
    /// HETU held while an identity is a miner.
    pub miner_bond: Balance,
    /// Economic seconds between leaving as a miner and the release of bond and locked reserve.
    pub exit_delay: Seconds,
    /// HETU held while an account keeps a chain of jobs.
    pub chain_deposit: Balance,
    /// Part of the value of a job that is its fee.
    pub fee_rate: Perbill,
    /// Part of a fee that goes to the miner's locked reserve.
    pub share_reserve: Perbill,
    /// Part of a fee that goes to the miner.
    pub share_spendable: Perbill,
    /// Part of a fee that goes to the owner's salary.
    pub share_salary: Perbill,
    /// Part of a fee that goes to the treasury.
    pub share_treasury: Perbill,
    /// HETU of salary in a month of 30 economic days at most.
    pub salary_cap: Balance,
    /// Economic seconds over which half of a month's salary vests, from the end of the month on.
    pub vesting_period: Seconds,
    /// HETU that the treasury pays a validator for an epoch.
    pub validator_reward: Balance,
    /// HETU that the treasury pays for having voted in an epoch.
    pub voting_reward: Balance,
    /// Weight of the volume of jobs in Φ.
    pub weight_volume: Perbill,
    /// Weight of what was added to locked reserves in Φ.
    pub weight_liquidity: Perbill,
    /// Weight of the miners' uptime in Φ.
    pub weight_uptime: Perbill,
    /// Weight of the quality of jobs in Φ.
    pub weight_quality: Perbill,
    /// Epochs over which the usual volume is averaged.
    pub scale_epochs: u32,
    /// Heartbeats of an epoch that count as full uptime, where it has blocks enough for them.
    pub heartbeats: u32,
    /// Φ below which no NEX is issued.
    pub min_phi: Perbill,
    /// NEX in an epoch at most.
    pub nex_per_epoch: Balance,
    /// β: NEX for a HETU of usual volume at Γ = 1.
    pub nex_beta: Perbill,
    /// Part of the supply of NEX that an epoch may issue, a supply of 1,000,000 at least.
    pub max_inflation: Perbill,
    /// HETU that one NEX counts for at least.
    pub price_floor: Balance,
    /// Part by which the followed price of NEX moves in a block at most.
    pub price_step: Perbill,
    /// HETU that a pool must hold for its price to be followed downwards.
    pub price_depth: Balance,
    /// HETU that a pool must hold for its price to be followed upwards.
    pub price_rise_depth: Balance,
}

impl Default for PoeParams {
    fn default() -> Self {
        Self {
            miner_bond: 100 * UNIT,
            exit_delay: 90 * DAY,
            chain_deposit: UNIT / 10,
            fee_rate: Perbill::from_percent(1),
            share_reserve: Perbill::from_percent(20),
            share_spendable: Perbill::from_percent(30),
            share_salary: Perbill::from_percent(20),
            share_treasury: Perbill::from_percent(30),
            salary_cap: 250_000 * UNIT,
            vesting_period: 360 * DAY,
            validator_reward: 10 * UNIT,
            voting_reward: UNIT,
            weight_volume: Perbill::from_percent(40),
            weight_liquidity: Perbill::from_percent(10),
            weight_uptime: Perbill::from_percent(25),
            weight_quality: Perbill::from_percent(25),
            scale_epochs: 30,
            heartbeats: 8,
            min_phi: Perbill::from_percent(10),
            nex_per_epoch: 1_000 * UNIT,
            nex_beta: Perbill::from_percent(10),
            max_inflation: Perbill::from_parts(1_000_000), // 0.1 %
            price_floor: UNIT,
            price_step: Perbill::from_percent(1),
            price_depth: 10_000 * UNIT,
            price_rise_depth: 100 * UNIT,
        }
    }
}

/// Parameters of XP.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct XpParams {
    /// Marketplace fee of an owner who burned nothing.
    pub basic_rate: Perbill,
    /// XP burned in thirty days for Bronze.
    pub bronze_burn: Xp,
    /// Marketplace fee at Bronze.
    pub bronze_rate: Perbill,
    /// XP burned in thirty days for Silver.
    pub silver_burn: Xp,
    /// Marketplace fee at Silver.
    pub silver_rate: Perbill,
    /// XP burned in thirty days for Gold.
    pub gold_burn: Xp,
    /// Marketplace fee at Gold.
    pub gold_rate: Perbill,
    /// XP burned in thirty days for Platinum.
    pub platinum_burn: Xp,
    /// Marketplace fee at Platinum.
    pub platinum_rate: Perbill,
    /// XP burned in thirty days for Diamond.
    pub diamond_burn: Xp,
    /// Marketplace fee at Diamond.
    pub diamond_rate: Perbill,
    /// Part of a week's pool that is shared by fees paid.
    pub volume_weight: Perbill,
    /// Part of a week's pool that is shared by fees times success.
    pub success_weight: Perbill,
    /// Part of a week's pool that is shared by fees spread over counterparties.
    pub diversity_weight: Perbill,
    /// Part of a week's pool that is shared by fees times trust.
    pub reputation_weight: Perbill,
    /// XP for one FLX of fees at most.
    pub xp_per_fee: Xp,
    /// Part of a week's pool that one owner can get: in production 5 %, so that twenty owners at least share it.
    pub largest_share: Perbill,
    /// XP that the bootstrap releases in each of the first 26 weeks, and half as much in the next 26, and so on.
    pub bootstrap: Xp,
    /// Economic seconds between a request to unlock XP and its release.
    pub unlock_delay: Seconds,
    /// Locked XP that gives 3 points of trust; nine times as much give 10, 99 times as much 20.
    pub trust_unit: Xp,
    /// The fee at Basic from which on a job counts in full for trust.
    pub job_unit_fee: Fees,
}

impl Default for XpParams {
    fn default() -> Self {
        Self {
            basic_rate: Perbill::from_parts(25_000_000),
            bronze_burn: 10_000 * UNIT,
            bronze_rate: Perbill::from_parts(20_000_000),
            silver_burn: 50_000 * UNIT,
            silver_rate: Perbill::from_parts(15_000_000),
            gold_burn: 250_000 * UNIT,
            gold_rate: Perbill::from_parts(10_000_000),
            platinum_burn: 1_000_000 * UNIT,
            platinum_rate: Perbill::from_parts(5_000_000),
            diamond_burn: 5_000_000 * UNIT,
            diamond_rate: Perbill::from_parts(2_500_000),
            volume_weight: Perbill::from_percent(40),
            success_weight: Perbill::from_percent(30),
            diversity_weight: Perbill::from_percent(20),
            reputation_weight: Perbill::from_percent(10),
            xp_per_fee: 20 * UNIT,
            largest_share: Perbill::from_percent(5),
            bootstrap: 1_920_000 * UNIT,
            unlock_delay: WEEK,
            trust_unit: 1_000 * UNIT,
            job_unit_fee: UNIT,
        }
    }
}

impl XpParams {
    /// The fee tiers, Basic first.
    pub fn tiers(&self) -> TierTable {
        let terms = |burned, rate| TierTerms { burned, rate };
        TierTable([
            terms(0, self.basic_rate),
            terms(self.bronze_burn, self.bronze_rate),
            terms(self.silver_burn, self.silver_rate),
            terms(self.gold_burn, self.gold_rate),
            terms(self.platinum_burn, self.platinum_rate),
            terms(self.diamond_burn, self.diamond_rate),
        ])
    }

    /// What each component of a share weighs.
    pub fn weights(&self) -> Components<Perbill> {
        Components {
            volume: self.volume_weight,
            success: self.success_weight,
            diversity: self.diversity_weight,
            reputation: self.reputation_weight,
        }
    }

    /// What an owner can get in a week at most.
    pub fn caps(&self) -> Caps {
        Caps { per_fee: self.xp_per_fee, largest_share: self.largest_share }
    }
}

/// Parameters of tasks, panels and disputes.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct WorkParams {
    /// Part of a price that the worker's bond is worth at least.
    pub bond_part: Perbill,
    /// Part of a price that the bond of each side of a dispute is worth at least.
    pub dispute_part: Perbill,
    /// HETU held of the client's owner for a task.
    pub task_deposit: Balance,
    /// HETU held of the worker's owner for a receipt.
    pub receipt_deposit: Balance,
    /// Economic seconds that an offer stands at most.
    pub longest_offer: Seconds,
    /// Economic seconds from a match to the end of its review at most: for so long the escrow does not decay.
    pub longest_contract: Seconds,
    /// FLX for one seat of a panel at least.
    pub seat_fee: Balance,
    /// FLX below which a price is judged by three.
    pub small_price: Balance,
    /// FLX above which a price is judged by nine.
    pub large_price: Balance,
    /// Economic seconds in which a panel commits to its scores.
    pub commit_period: Seconds,
    /// Economic seconds in which it reveals them.
    pub reveal_period: Seconds,
    /// Economic seconds in which a verdict may be disputed, and a dispute be answered.
    pub dispute_window: Seconds,
    /// Economic seconds in which governance may rule.
    pub ruling_period: Seconds,
    /// Score below which the client is refunded.
    pub pass_score: Perbill,
    /// Distance from the verdict beyond which a score is an outlier.
    pub tolerance: Perbill,
    /// Part of an evaluator's stake that an outlier or silence costs.
    pub evaluator_penalty: Perbill,
    /// Part of a marketplace fee that a panel is paid in stake.
    pub panel_staked: Perbill,
    /// Part of a marketplace fee that a panel is paid to spend.
    pub panel_free: Perbill,
    /// HETU that an evaluator stakes at least.
    pub evaluator_stake: Balance,
    /// Seats that an evaluator may hold at once.
    pub seat_limit: u32,
    /// Economic seconds between leaving the evaluators and the release of the stake.
    pub unbonding_delay: Seconds,
    /// Part of a worker's stake that two receipts with one clock value cost.
    pub equivocation_slash: Perbill,
    /// Economic seconds after which anyone may prune the receipt of a task that ended.
    pub receipt_lifetime: Seconds,
}

impl Default for WorkParams {
    fn default() -> Self {
        Self {
            bond_part: Perbill::from_percent(10),
            dispute_part: Perbill::from_percent(10),
            task_deposit: UNIT / 100,
            receipt_deposit: UNIT / 100,
            longest_offer: 30 * DAY,
            longest_contract: 30 * DAY,
            seat_fee: UNIT / 20,
            small_price: 50 * UNIT,
            large_price: 10_000 * UNIT,
            commit_period: DAY,
            reveal_period: DAY,
            dispute_window: 3 * DAY,
            ruling_period: 14 * DAY,
            pass_score: Perbill::from_percent(30),
            tolerance: Perbill::from_percent(25),
            evaluator_penalty: Perbill::from_percent(1),
            panel_staked: Perbill::from_percent(20),
            panel_free: Perbill::from_percent(30),
            evaluator_stake: 1_000 * UNIT,
            seat_limit: 20,
            unbonding_delay: 14 * DAY,
            equivocation_slash: Perbill::from_percent(10),
            receipt_lifetime: 30 * DAY,
        }
    }
}

/// Parameters of the watch over the economy.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct StabilityParams {
    /// Economic seconds between two looks at all indicators, a block at least.
    pub interval: Seconds,
    /// Days on which an indicator must have been seen before it is judged.
    pub arming_days: u32,
    /// Deviation at which a parameter gives way.
    pub strained_at: Perbill,
    /// Deviation at which a subsystem halts.
    pub broken_at: Perbill,
    /// How far below its threshold a deviation must fall before the alarm is over.
    pub hysteresis: Perbill,
    /// Economic seconds for which a deviation, or a recovery, must last before it counts.
    pub patience: Seconds,
    /// Part of its voted value by which a parameter gives way.
    pub step: Perbill,
    /// Economic seconds for which it does.
    pub step_period: Seconds,
    /// Economic seconds from one step of an indicator, or of a parameter, to the next.
    pub step_cool_down: Seconds,
    /// Economic seconds that a halt lasts.
    pub halt_period: Seconds,
    /// How often a halt may be renewed before people must decide.
    pub halt_renewals: u32,
    /// Economic seconds between the end of a halt and the next.
    pub halt_cool_down: Seconds,
    /// Economic seconds of calm after which a subsystem may halt as if it never had.
    pub calm_period: Seconds,
}

impl Default for StabilityParams {
    fn default() -> Self {
        Self {
            interval: MINUTE,
            arming_days: 30,
            strained_at: Perbill::from_percent(10),
            broken_at: Perbill::from_percent(25),
            hysteresis: Perbill::from_percent(5),
            patience: 10 * MINUTE,
            step: Perbill::from_percent(5),
            step_period: 72 * HOUR,
            step_cool_down: WEEK,
            halt_period: 72 * HOUR,
            halt_renewals: 2,
            halt_cool_down: DAY,
            calm_period: WEEK,
        }
    }
}

/// Parameters of governance itself.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct GovernanceParams {
    /// Part of all GEN with which one account decides at most, delegations to it included.
    pub voting_cap: Perbill,
    /// What all GEN weighs in an advisory signal.
    pub multiplier_gen: u32,
    /// What all AUR weighs in it.
    pub multiplier_aur: u32,
    /// What all NEX weighs in it.
    pub multiplier_nex: u32,
    /// What all Flux weighs in it.
    pub multiplier_flux: u32,
}

impl Default for GovernanceParams {
    fn default() -> Self {
        Self {
            voting_cap: Perbill::from_percent(30),
            multiplier_gen: 10,
            multiplier_aur: 5,
            multiplier_nex: 3,
            multiplier_flux: 1,
        }
    }
}
