//! Every parameter, with its unit, its bounds, its step and its meaning.
use super::{
    registry::{Pace, Value, parameters},
    rules::{LEAST_VOTING_CAP, MATCH_BURN_MIN, MOST_VOTING_CAP, RATE_MAX, check},
    *,
};
use crate::{UNIT, configs::economy::MAX_REPORTS};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_primitives::{
    Balance, Power,
    governance::{FieldSpec, ParameterRegistry, Step},
    stability::Interventions,
    time::{DAY, HOUR, MINUTE, Seconds},
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{Perbill, Permill};

/// A quarter of the value at a time, once a week.
const STEADY: Pace =
    Pace { step: Step::Relative(Permill::from_percent(25)), cool_down: 7 * DAY, delay: 2 * DAY };

/// For counts: one at a time, once a week.
const BY_ONE: Pace = Pace { step: Step::Absolute(1), cool_down: 7 * DAY, delay: 2 * DAY };

/// For parts of a million: five percent points at a time, once a week.
const BY_FIVE_PERCENT: Pace = Pace { step: Step::Absolute(50_000), cool_down: 7 * DAY, delay: 2 * DAY };

/// The same for parts of a billion.
const BY_FIVE_PERCENT_OF_A_BILLION: Pace =
    Pace { step: Step::Absolute(50_000_000), cool_down: 7 * DAY, delay: 2 * DAY };

/// For parts of a billion that are small: one percent point at a time, once a week.
const BY_ONE_PERCENT_OF_A_BILLION: Pace =
    Pace { step: Step::Absolute(10_000_000), cool_down: 7 * DAY, delay: 2 * DAY };

/// For demurrage: 0.02 percent points at a time, once a week.
const BY_TENTH_OF_BETA: Pace = Pace { step: Step::Absolute(200_000), cool_down: 7 * DAY, delay: 2 * DAY };

/// For rates of fees: a quarter of a percent point at a time, once a week.
const BY_QUARTER_PERCENT: Pace = Pace { step: Step::Absolute(2_500_000), cool_down: 7 * DAY, delay: 2 * DAY };

/// For inflation: 0.05 percent points at a time, once a week.
const BY_TWENTIETH_PERCENT: Pace = Pace { step: Step::Absolute(500_000), cool_down: 7 * DAY, delay: 2 * DAY };

/// Five at a time, once a week.
const BY_FIVE: Pace = Pace { step: Step::Absolute(5), cool_down: 7 * DAY, delay: 2 * DAY };

/// A tenth, and longer between two changes than any meter stores.
const BY_A_TENTH: Pace =
    Pace { step: Step::Relative(Permill::from_percent(10)), cool_down: 7 * DAY, delay: 2 * DAY };

parameters! {
    /// Identities and their lifetime Power.
    0 Power = power: PowerParams {
        PowerChange PowerField
        /// HETU held while an identity is registered.
        0 RegistrationBond = registration_bond: Balance, "HETU", UNIT => 1_000 * UNIT, STEADY;
        /// HETU burned by a registration when no other was made recently.
        1 PriceFloor = price_floor: Balance, "HETU", UNIT / 10 => 100 * UNIT, STEADY;
        /// HETU burned by a registration at most.
        2 PriceCeiling = price_ceiling: Balance, "HETU", UNIT => 10_000 * UNIT, STEADY;
        /// Part by which one registration raises the price of the next.
        3 PriceGrowth = price_growth: Perbill, "part of a billion", Perbill::from_parts(100_000) => Perbill::from_percent(10), STEADY;
        /// Time in which the price falls half-way back to its floor.
        4 PriceHalfLife = price_half_life: Seconds, "economic seconds", HOUR => 7 * DAY, STEADY;
        /// Time between deregistration, or leaving as an attestor, and the release of the bond.
        5 ReleaseDelay = release_delay: Seconds, "economic seconds", DAY => 90 * DAY, STEADY;
        /// Time between the announcement of a new controller and its acceptance.
        6 RotationDelay = rotation_delay: Seconds, "economic seconds", DAY => 30 * DAY, STEADY;
        /// HETU of its owner that an identity may lock for what it stores, until the owner says otherwise.
        7 DefaultCeiling = default_ceiling: Balance, "HETU", UNIT => 1_000 * UNIT, STEADY;
        /// Power that an identity may spend in one day.
        8 DailyCap = daily_cap: Power, "Power", 100 * UNIT => 100_000 * UNIT, STEADY;
        /// HETU held while an identity attests the activity of others.
        9 AttestorBond = attestor_bond: Balance, "HETU", 10 * UNIT => 100_000 * UNIT, STEADY;
        /// HETU held for one activity report.
        10 ReportDeposit = report_deposit: Balance, "HETU", UNIT / 100 => 10 * UNIT, STEADY;
        /// Reports that a claim of attested activity needs at least.
        11 MinReports = min_reports: u32, "reports", 3 => MAX_REPORTS, BY_ONE;
        /// Power for a second of attested uptime.
        12 UptimeRate = uptime_rate: Power, "Power", 0 => UNIT, STEADY;
        /// Power for a MiB of attested bandwidth.
        13 BandwidthRate = bandwidth_rate: Power, "Power", 0 => UNIT, STEADY;
        /// Power for a core-second of attested compute.
        14 ComputeRate = compute_rate: Power, "Power", 0 => 10 * UNIT, STEADY;
        /// Power for a MiB stored for a day.
        15 StorageRate = storage_rate: Power, "Power", 0 => UNIT, STEADY;
        /// Power for an attested human judgement.
        16 JudgementRate = judgement_rate: Power, "Power", 0 => 100 * UNIT, STEADY;
        /// Part of attested activity that carries weight in the mint.
        17 ActivityMintWeight = activity_mint_weight: Permill, "part of a million", Permill::zero() => Permill::from_percent(50), BY_FIVE_PERCENT;
    }
    /// Fees in HETU.
    1 Fees = fees: FeeParams {
        FeesChange FeesField
        /// HETU for a millisecond of computation.
        0 ComputeFee = compute_fee: Balance, "HETU", UNIT / 100_000 => 10 * UNIT, STEADY;
        /// HETU for a byte of an extrinsic.
        1 ByteFee = byte_fee: Balance, "HETU", UNIT / 100_000_000 => UNIT / 1_000, STEADY;
        /// Part of a fee that goes to the treasury; the rest and all tips go to the author of the block.
        2 TreasuryShare = treasury_share: Permill, "part of a million", Permill::zero() => Permill::one(), BY_FIVE_PERCENT;
    }
    /// The validator set.
    2 Validators = validators: ValidatorParams {
        ValidatorsChange ValidatorsField
        /// HETU that a candidate must have bonded to be admitted.
        0 Bond = bond: Balance, "HETU", 100 * UNIT => 1_000_000 * UNIT, STEADY;
        /// Time between leaving the set and the release of the bond.
        1 UnbondingDelay = unbonding_delay: Seconds, "economic seconds", 7 * DAY => 90 * DAY, STEADY;
        /// Part of the bond that one validator can lose in one session.
        2 MaxSlash = max_slash: Perbill, "part of a billion", Perbill::from_percent(1) => Perbill::one(), STEADY;
        /// Validators below which no offence removes one from the set.
        3 MinValidators = min_validators: u32, "validators", 1 => 100, BY_ONE;
    }
    /// Flux: what is minted and burned, and how that is steered.
    3 Flux = flux: FluxParams {
        FluxChange FluxField
        /// κ at least: FLX minted for a Power of quality 1.
        0 KappaMin = kappa_min: Balance, "FLX per Power", UNIT / 100_000 => UNIT / 1_000, STEADY;
        /// κ at most.
        1 KappaMax = kappa_max: Balance, "FLX per Power", UNIT / 100_000 => UNIT / 1_000, STEADY;
        /// β at least: part of free Flux that decays in a day.
        2 BetaMin = beta_min: Perbill, "part of a billion", Perbill::zero() => Perbill::from_parts(2_000_000), BY_TENTH_OF_BETA;
        /// β at most.
        3 BetaMax = beta_max: Perbill, "part of a billion", Perbill::zero() => Perbill::from_parts(2_000_000), BY_TENTH_OF_BETA;
        /// μ: FLX that a match burns for a Power of its budget, on each side.
        4 MatchBurn = match_burn: Balance, "FLX per Power", MATCH_BURN_MIN => UNIT / 100, STEADY;
        /// λ1: part of a reward that its worker gets free.
        5 LambdaFree = lambda_free: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// λ2: part of a reward that is staked for its worker.
        6 LambdaStaked = lambda_staked: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// λ3: part of a reward that is burned.
        7 LambdaSink = lambda_sink: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// FLX that the bootstrap releases in each of the first 250 days, halved every 250.
        8 Bootstrap = bootstrap: Balance, "FLX", 0 => 20_000 * UNIT, STEADY;
        /// Multiple of the average daily burn that is for sale in a day at most, besides QuotaShare.
        9 QuotaMultiple = quota_multiple: u32, "times", 0 => 10, BY_ONE;
        /// Part of the supply that is for sale in a day at most, besides QuotaMultiple.
        10 QuotaShare = quota_share: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(5), BY_ONE_PERCENT_OF_A_BILLION;
        /// Part by which the price of Flux moves in a day at most.
        11 PriceStep = price_step: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(20), BY_ONE_PERCENT_OF_A_BILLION;
        /// HETU for an FLX at least.
        12 PriceMin = price_min: Balance, "HETU per FLX", UNIT / 1_000 => 100 * UNIT, STEADY;
        /// HETU for an FLX at most.
        13 PriceMax = price_max: Balance, "HETU per FLX", UNIT / 1_000 => 1_000 * UNIT, STEADY;
        /// Days of turnover that Flux subject to demurrage should last: x*.
        14 IdleTarget = idle_target: u32, "days", 5 => 120, BY_FIVE;
        /// Deviation from IdleTarget, as a part of it, that the controller leaves alone.
        15 DeadBand = dead_band: Perbill, "part of a billion", Perbill::from_percent(5) => Perbill::from_percent(75), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of the deviation beyond the dead band that the controller answers in a day.
        16 Gain = gain: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(20), BY_ONE_PERCENT_OF_A_BILLION;
        /// Largest answer of the controller in a day.
        17 MaxStep = max_step: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(5), BY_ONE_PERCENT_OF_A_BILLION;
        /// Part of the supply that the breaker lets be minted within its window.
        18 BreakerShare = breaker_share: Perbill, "part of a billion", Perbill::from_percent(1) => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Time in which a full window of the breaker empties.
        19 BreakerWindow = breaker_window: Seconds, "economic seconds", HOUR => 30 * DAY, STEADY;
        /// Time for which a trip of the breaker pauses minting.
        20 BreakerPause = breaker_pause: Seconds, "economic seconds", DAY => 14 * DAY, STEADY;
    }
    /// Capacity.
    4 Capacity = capacity: CapacityParams {
        CapacityChange CapacityField
        /// α: Power that one staked HETU generates on the messaging meter in a day.
        0 AlphaMessagingHetu = alpha_messaging_hetu: Power, "Power per HETU and day", UNIT / 100 => 10 * UNIT, BY_A_TENTH;
        /// α: Power that one staked FLX generates on the messaging meter in a day.
        1 AlphaMessagingFlux = alpha_messaging_flux: Power, "Power per FLX and day", UNIT / 100 => 10 * UNIT, BY_A_TENTH;
        /// α: Power that one staked HETU generates on the execution meter in a day.
        2 AlphaExecutionHetu = alpha_execution_hetu: Power, "Power per HETU and day", UNIT / 100 => 10 * UNIT, BY_A_TENTH;
        /// α: Power that one staked FLX generates on the execution meter in a day.
        3 AlphaExecutionFlux = alpha_execution_flux: Power, "Power per FLX and day", UNIT / 100 => 10 * UNIT, BY_A_TENTH;
        /// A meter holds what it generates in this time.
        4 Storage = storage: Seconds, "economic seconds", DAY => 7 * DAY, STEADY;
        /// Time between unstaking and withdrawal.
        5 UnbondingDelay = unbonding_delay: Seconds, "economic seconds", 7 * DAY => 90 * DAY, STEADY;
        /// Power that an identity may spend on messages and extrinsics in a day without stake.
        6 FreeAllowance = free_allowance: Power, "Power", 0 => 100 * UNIT, STEADY;
        /// Exits that an identity may make in a day for nothing.
        7 FreeExits = free_exits: u32, "exits", 1 => 20, BY_ONE;
        /// HETU held for one delegation, offer or lease.
        8 EntryDeposit = entry_deposit: Balance, "HETU", UNIT / 100 => 10 * UNIT, STEADY;
        /// Stake in one delegation, offer or lease at least.
        9 LeastLent = least_lent: Balance, "HETU or FLX", UNIT / 10 => 1_000 * UNIT, STEADY;
        /// How long a delegation may be locked, or a lease may last, at most.
        10 LongestTerm = longest_term: Seconds, "economic seconds", DAY => 365 * DAY, STEADY;
        /// How long a lease lasts at least.
        27 ShortestTerm = shortest_term: Seconds, "economic seconds", HOUR => DAY, STEADY;
        /// P0: Power for a message or an extrinsic.
        11 MessageBase = message_base: Power, "Power", UNIT / 1_000 => 10 * UNIT, STEADY;
        /// P_size: Power for each of its encoded bytes.
        12 MessageByte = message_byte: Power, "Power", UNIT / 1_000_000 => UNIT / 100, STEADY;
        /// P_intent: Power for a message that declares an intent.
        13 MessageIntent = message_intent: Power, "Power", 0 => 10 * UNIT, STEADY;
        /// P_weight: Power for each millisecond that an extrinsic computes longer than a message.
        14 ExtrinsicMillisecond = extrinsic_millisecond: Power, "Power", UNIT / 100 => 100 * UNIT, STEADY;
        /// E0: Power for a task.
        15 TaskBase = task_base: Power, "Power", UNIT / 100 => 100 * UNIT, STEADY;
        /// E_step: Power for each step of a task.
        16 TaskStep = task_step: Power, "Power", 0 => UNIT, STEADY;
        /// E_model: Power for each call of a model.
        17 TaskModelCall = task_model_call: Power, "Power", 0 => 100 * UNIT, STEADY;
        /// E_tx: Power for each transaction of a task on chain.
        18 TaskTransaction = task_transaction: Power, "Power", 0 => 100 * UNIT, STEADY;
        /// The part of a block that should be used. Fuller ones are congested.
        19 TargetFullness = target_fullness: Perbill, "part of a billion", Perbill::from_percent(10) => Perbill::from_percent(90), BY_FIVE_PERCENT_OF_A_BILLION;
        /// The part by which one full block raises M, and one within the target lowers it.
        20 CongestionStep = congestion_step: Perbill, "part of a billion", Perbill::from_percent(1) => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// R when fullness is about the target.
        21 RateDefault = rate_default: Power, "Power per FLX", 25 * UNIT => RATE_MAX, STEADY;
        /// R at least.
        22 RateMin = rate_min: Power, "Power per FLX", 25 * UNIT => RATE_MAX, STEADY;
        /// R at most.
        23 RateMax = rate_max: Power, "Power per FLX", 25 * UNIT => RATE_MAX, STEADY;
        /// Deviation of a day's fullness from the target, as a part of it, that leaves R alone.
        24 RateDeadBand = rate_dead_band: Perbill, "part of a billion", Perbill::from_percent(5) => Perbill::from_percent(75), BY_FIVE_PERCENT_OF_A_BILLION;
        /// The part by which R moves in a day at most.
        25 RateGain = rate_gain: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(20), BY_ONE_PERCENT_OF_A_BILLION;
        /// The part of the way to its default that R returns in a quiet day.
        26 RateRecovery = rate_recovery: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(20), BY_ONE_PERCENT_OF_A_BILLION;
    }
    /// Tasks, panels and disputes.
    5 Work = work: WorkParams {
        WorkChange WorkField
        /// Part of a price that the worker's bond is worth at least.
        0 BondPart = bond_part: Perbill, "part of a billion", Perbill::from_percent(5) => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a price that the bond of each side of a dispute is worth at least.
        1 DisputePart = dispute_part: Perbill, "part of a billion", Perbill::from_percent(5) => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// HETU held of the client's owner for a task.
        2 TaskDeposit = task_deposit: Balance, "HETU", UNIT / 1_000 => UNIT, STEADY;
        /// HETU held of the worker's owner for a receipt.
        3 ReceiptDeposit = receipt_deposit: Balance, "HETU", UNIT / 1_000 => UNIT, STEADY;
        /// How long an offer stands at most.
        4 LongestOffer = longest_offer: Seconds, "economic seconds", DAY => 30 * DAY, STEADY;
        /// Time from a match to the end of its review at most: for so long the escrow does not decay.
        5 LongestContract = longest_contract: Seconds, "economic seconds", DAY => 30 * DAY, STEADY;
        /// FLX for one seat of a panel at least.
        6 SeatFee = seat_fee: Balance, "FLX", UNIT / 100 => 10 * UNIT, STEADY;
        /// FLX below which a price is judged by three.
        7 SmallPrice = small_price: Balance, "FLX", UNIT => 1_000 * UNIT, STEADY;
        /// FLX above which a price is judged by nine.
        8 LargePrice = large_price: Balance, "FLX", 1_000 * UNIT => 1_000_000 * UNIT, STEADY;
        /// Time in which a panel commits to its scores.
        9 CommitPeriod = commit_period: Seconds, "economic seconds", HOUR => 7 * DAY, STEADY;
        /// Time in which it reveals them.
        10 RevealPeriod = reveal_period: Seconds, "economic seconds", HOUR => 7 * DAY, STEADY;
        /// Time in which a verdict may be disputed, and a dispute be answered.
        11 DisputeWindow = dispute_window: Seconds, "economic seconds", DAY => 7 * DAY, STEADY;
        /// Time in which governance may rule: the slowest referendum of its track fits.
        12 RulingPeriod = ruling_period: Seconds, "economic seconds", 14 * DAY => 30 * DAY, STEADY;
        /// Score below which the client is refunded.
        13 PassScore = pass_score: Perbill, "part of a billion", Perbill::from_percent(10) => Perbill::from_percent(60), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Distance from the verdict beyond which a score is an outlier.
        14 Tolerance = tolerance: Perbill, "part of a billion", Perbill::from_percent(5) => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of an evaluator's stake that an outlier or silence costs.
        15 EvaluatorPenalty = evaluator_penalty: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(10), BY_ONE_PERCENT_OF_A_BILLION;
        /// Part of a marketplace fee that a panel is paid in stake.
        16 PanelStaked = panel_staked: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a marketplace fee that a panel is paid to spend.
        17 PanelFree = panel_free: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// HETU that an evaluator stakes at least.
        18 EvaluatorStake = evaluator_stake: Balance, "HETU", 100 * UNIT => 100_000 * UNIT, STEADY;
        /// Seats that an evaluator may hold at once.
        19 SeatLimit = seat_limit: u32, "seats", 1 => 100, BY_FIVE;
        /// Time between leaving the evaluators and the release of the stake.
        20 UnbondingDelay = unbonding_delay: Seconds, "economic seconds", 7 * DAY => 60 * DAY, STEADY;
        /// Part of a worker's stake that two receipts with one clock value cost.
        21 EquivocationSlash = equivocation_slash: Perbill, "part of a billion", Perbill::from_percent(1) => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Time after which anyone may prune the receipt of a task that ended.
        22 ReceiptLifetime = receipt_lifetime: Seconds, "economic seconds", DAY => 90 * DAY, STEADY;
    }
    /// XP: what tiers cost and give, and how a week's pool is shared.
    6 Xp = xp: XpParams {
        XpChange XpField
        /// Marketplace fee of an owner who burned nothing.
        0 BasicRate = basic_rate: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(10), BY_QUARTER_PERCENT;
        /// XP burned in thirty days for Bronze.
        1 BronzeBurn = bronze_burn: Balance, "XP", 100 * UNIT => 100_000_000 * UNIT, STEADY;
        /// Marketplace fee at Bronze.
        2 BronzeRate = bronze_rate: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(10), BY_QUARTER_PERCENT;
        /// XP burned in thirty days for Silver.
        3 SilverBurn = silver_burn: Balance, "XP", 100 * UNIT => 100_000_000 * UNIT, STEADY;
        /// Marketplace fee at Silver.
        4 SilverRate = silver_rate: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(10), BY_QUARTER_PERCENT;
        /// XP burned in thirty days for Gold.
        5 GoldBurn = gold_burn: Balance, "XP", 100 * UNIT => 100_000_000 * UNIT, STEADY;
        /// Marketplace fee at Gold.
        6 GoldRate = gold_rate: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(10), BY_QUARTER_PERCENT;
        /// XP burned in thirty days for Platinum.
        7 PlatinumBurn = platinum_burn: Balance, "XP", 100 * UNIT => 100_000_000 * UNIT, STEADY;
        /// Marketplace fee at Platinum.
        8 PlatinumRate = platinum_rate: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(10), BY_QUARTER_PERCENT;
        /// XP burned in thirty days for Diamond.
        9 DiamondBurn = diamond_burn: Balance, "XP", 100 * UNIT => 100_000_000 * UNIT, STEADY;
        /// Marketplace fee at Diamond.
        10 DiamondRate = diamond_rate: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(10), BY_QUARTER_PERCENT;
        /// Part of a week's pool that is shared by fees paid.
        11 VolumeWeight = volume_weight: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a week's pool that is shared by fees times success.
        12 SuccessWeight = success_weight: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a week's pool that is shared by fees spread over counterparties.
        13 DiversityWeight = diversity_weight: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a week's pool that is shared by fees times trust.
        14 ReputationWeight = reputation_weight: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// XP for one FLX of fees at most.
        15 XpPerFee = xp_per_fee: Balance, "XP per FLX", UNIT => 20 * UNIT, STEADY;
        /// Part of a week's pool that one owner can get.
        16 LargestShare = largest_share: Perbill, "part of a billion", Perbill::from_percent(1) => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// XP that the bootstrap releases in each of the first 26 weeks, halved every 26.
        17 Bootstrap = bootstrap: Balance, "XP", 0 => 1_920_000 * UNIT, STEADY;
        /// Time between a request to unlock XP and its release.
        18 UnlockDelay = unlock_delay: Seconds, "economic seconds", DAY => 30 * DAY, STEADY;
        /// Locked XP that gives 3 points of trust.
        19 TrustUnit = trust_unit: Balance, "XP", UNIT => 1_000_000 * UNIT, STEADY;
        /// The fee from which on a job counts in full for trust.
        20 JobUnitFee = job_unit_fee: Balance, "FLX", UNIT / 1_000 => 100 * UNIT, STEADY;
    }
    /// Paid jobs: fees, salary, the index, and NEX.
    7 Poe = poe: PoeParams {
        PoeChange PoeField
        /// HETU held while an identity is a miner.
        0 MinerBond = miner_bond: Balance, "HETU", UNIT => 100_000 * UNIT, STEADY;
        /// Time between leaving as a miner and the release of bond and locked reserve.
        1 ExitDelay = exit_delay: Seconds, "economic seconds", 7 * DAY => 365 * DAY, STEADY;
        /// HETU held while an account keeps a chain of jobs.
        2 ChainDeposit = chain_deposit: Balance, "HETU", UNIT / 100 => 10 * UNIT, STEADY;
        /// Part of the value of a job that is its fee.
        3 FeeRate = fee_rate: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(5), BY_QUARTER_PERCENT;
        /// Part of a fee that goes to the miner's locked reserve.
        4 ShareReserve = share_reserve: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a fee that goes to the miner.
        5 ShareSpendable = share_spendable: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(50), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a fee that goes to the owner's salary.
        6 ShareSalary = share_salary: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(30), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of a fee that goes to the treasury.
        7 ShareTreasury = share_treasury: Perbill, "part of a billion", Perbill::from_percent(10) => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// HETU of salary in a month of 30 days at most.
        8 SalaryCap = salary_cap: Balance, "HETU", 0 => 1_000_000 * UNIT, STEADY;
        /// Time over which half of a month's salary vests, from the end of the month on.
        9 VestingPeriod = vesting_period: Seconds, "economic seconds", 30 * DAY => 720 * DAY, STEADY;
        /// HETU that the treasury pays a validator for an epoch.
        10 ValidatorReward = validator_reward: Balance, "HETU", 0 => 1_000 * UNIT, STEADY;
        /// HETU that the treasury pays for having voted in an epoch.
        11 VotingReward = voting_reward: Balance, "HETU", 0 => 100 * UNIT, STEADY;
        /// Weight of the volume of jobs in Φ.
        12 WeightVolume = weight_volume: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Weight of what was added to locked reserves in Φ.
        13 WeightLiquidity = weight_liquidity: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(20), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Weight of the miners' uptime in Φ.
        14 WeightUptime = weight_uptime: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Weight of the quality of jobs in Φ.
        15 WeightQuality = weight_quality: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Epochs over which the usual volume is averaged.
        16 ScaleEpochs = scale_epochs: u32, "epochs", 7 => 90, BY_FIVE;
        /// Heartbeats of an epoch that count as full uptime.
        17 Heartbeats = heartbeats: u32, "heartbeats", 1 => 24, BY_ONE;
        /// Φ below which no NEX is issued.
        18 MinPhi = min_phi: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// NEX in an epoch at most.
        19 NexPerEpoch = nex_per_epoch: Balance, "NEX", 0 => 10_000 * UNIT, STEADY;
        /// β: NEX for a HETU of usual volume at Γ = 1.
        20 NexBeta = nex_beta: Perbill, "part of a billion", Perbill::zero() => Perbill::one(), BY_FIVE_PERCENT_OF_A_BILLION;
        /// Part of the supply of NEX that an epoch may issue.
        21 MaxInflation = max_inflation: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(1), BY_TWENTIETH_PERCENT;
        /// HETU that one NEX counts for at least.
        22 PriceFloor = price_floor: Balance, "HETU per NEX", UNIT / 1_000 => 1_000 * UNIT, STEADY;
        /// Part by which the followed price of NEX moves in a block at most.
        23 PriceStep = price_step: Perbill, "part of a billion", Perbill::from_parts(1_000_000) => Perbill::from_percent(5), BY_ONE_PERCENT_OF_A_BILLION;
        /// HETU that a pool must hold for its price to be followed downwards.
        24 PriceDepth = price_depth: Balance, "HETU", 1_000 * UNIT => 10_000_000 * UNIT, STEADY;
        /// HETU that a pool must hold for its price to be followed upwards.
        25 PriceRiseDepth = price_rise_depth: Balance, "HETU", UNIT => 1_000 * UNIT, STEADY;
    }
    /// The watch over the economy.
    8 Stability = stability: StabilityParams {
        StabilityChange StabilityField
        /// Time between two looks at all indicators, a block at least.
        0 Interval = interval: Seconds, "economic seconds", MINUTE => HOUR, STEADY;
        /// Days on which an indicator must have been seen before it is judged.
        1 ArmingDays = arming_days: u32, "days", 7 => 120, BY_FIVE;
        /// Deviation from its band at which an indicator is strained.
        2 StrainedAt = strained_at: Perbill, "part of a billion", Perbill::from_percent(5) => Perbill::from_percent(20), BY_ONE_PERCENT_OF_A_BILLION;
        /// Deviation from its band at which an indicator is broken.
        3 BrokenAt = broken_at: Perbill, "part of a billion", Perbill::from_percent(20) => Perbill::from_percent(75), BY_FIVE_PERCENT_OF_A_BILLION;
        /// How far below its threshold a deviation must fall before the alarm is over.
        4 Hysteresis = hysteresis: Perbill, "part of a billion", Perbill::from_percent(1) => Perbill::from_percent(10), BY_ONE_PERCENT_OF_A_BILLION;
        /// Time for which a deviation, or a recovery, must last before it counts.
        5 Patience = patience: Seconds, "economic seconds", MINUTE => DAY, STEADY;
        /// Part of its voted value by which a parameter gives way.
        6 Step = step: Perbill, "part of a billion", Perbill::zero() => Perbill::from_percent(10), BY_ONE_PERCENT_OF_A_BILLION;
        /// Time for which it does.
        7 StepPeriod = step_period: Seconds, "economic seconds", HOUR => 7 * DAY, STEADY;
        /// Time from one step of an indicator, or of a parameter, to the next.
        8 StepCoolDown = step_cool_down: Seconds, "economic seconds", DAY => 30 * DAY, STEADY;
        /// Time that a halt lasts.
        9 HaltPeriod = halt_period: Seconds, "economic seconds", HOUR => 72 * HOUR, STEADY;
        /// How often a halt may be renewed before people must decide.
        10 HaltRenewals = halt_renewals: u32, "renewals", 0 => 2, BY_ONE;
        /// Time between the end of a halt and the next.
        11 HaltCoolDown = halt_cool_down: Seconds, "economic seconds", HOUR => 7 * DAY, STEADY;
        /// Time of calm after which a subsystem may halt as if it never had.
        12 CalmPeriod = calm_period: Seconds, "economic seconds", DAY => 90 * DAY, STEADY;
    }
    /// Governance itself: what one account decides with, and what signals weigh.
    9 Governance = governance: GovernanceParams {
        GovernanceChange GovernanceField
        /// Part of all GEN with which one account decides at most, delegations to it included.
        0 VotingCap = voting_cap: Perbill, "part of a billion", LEAST_VOTING_CAP => MOST_VOTING_CAP, BY_FIVE_PERCENT_OF_A_BILLION;
        /// What all GEN weighs in an advisory signal.
        1 MultiplierGen = multiplier_gen: u32, "times", 0 => 100, BY_ONE;
        /// What all AUR weighs in it.
        2 MultiplierAur = multiplier_aur: u32, "times", 0 => 100, BY_ONE;
        /// What all NEX weighs in it.
        3 MultiplierNex = multiplier_nex: u32, "times", 0 => 100, BY_ONE;
        /// What all Flux weighs in it.
        4 MultiplierFlux = multiplier_flux: u32, "times", 0 => 100, BY_ONE;
    }
}
