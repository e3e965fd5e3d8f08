//! The rules between parameters.
use super::All;
use crate::{UNIT, configs};
use fluxnomics_economics::{
    capacity::{conversion::cross_rule_holds, meter::generation},
    flux::bounds::is_funded,
    split::is_whole,
};
use fluxnomics_primitives::{Balance, Power};
use sp_runtime::{Perbill, traits::Saturating};

/// R at most, for ever: with κ at its own most, Flux that replaces Power is never less than a quarter above what it could
/// mint.
pub(super) const RATE_MAX: Power = 400 * UNIT;

/// What of one FLX the Power that it replaces must leave unminted.
const RATE_MARGIN: Perbill = Perbill::from_percent(20);

/// The lowest μ that a vote can set: the funded rule is checked against it, since a receipt may settle under
/// another μ than its match burned.
pub(super) const MATCH_BURN_MIN: Balance = UNIT / 1_000;

/// The support that a change of parameters needs: below it, a cap could shut out every vote that would raise it again where
/// a single account holds all GEN.
pub(super) const LEAST_VOTING_CAP: Perbill = Perbill::from_percent(10);

/// Less than the support that an emergency needs: no account alone decides in one.
pub(super) const MOST_VOTING_CAP: Perbill = Perbill::from_percent(35);

/// The rules between fields.
pub(super) fn check(all: &All) -> Result<(), &'static str> {
    let All { power, validators, flux, capacity, work, xp, poe, stability, .. } = all;
    if power.price_floor > power.price_ceiling {
        return Err("price_floor exceeds price_ceiling");
    }
    if power.price_floor > power.default_ceiling {
        return Err("price_floor exceeds default_ceiling: no controller could be rotated");
    }
    if validators.min_validators > configs::consensus::MAX_VALIDATORS {
        return Err("min_validators exceeds the size of the set");
    }
    if flux.kappa_min > flux.kappa_max {
        return Err("kappa_min exceeds kappa_max");
    }
    if flux.beta_min > flux.beta_max {
        return Err("beta_min exceeds beta_max");
    }
    if flux.price_min > flux.price_max {
        return Err("price_min exceeds price_max");
    }
    if !is_whole(&[flux.lambda_free, flux.lambda_staked, flux.lambda_sink]) {
        return Err("lambda_free, lambda_staked and lambda_sink do not sum to one");
    }
    if !is_funded(flux.lambda_sink, flux.kappa_max, MATCH_BURN_MIN) {
        return Err("kappa_max is too high, or lambda_sink too low: self-dealing would pay");
    }
    if capacity.rate_min > capacity.rate_default || capacity.rate_default > capacity.rate_max {
        return Err("rate_default is not between rate_min and rate_max");
    }
    if !cross_rule_holds(flux.kappa_max, capacity.rate_max, RATE_MARGIN) {
        return Err("kappa_max or rate_max is too high: Flux that replaces Power would mint more");
    }
    if generation(power.registration_bond, capacity.alpha_messaging_hetu) < capacity.free_allowance {
        return Err(
            "free_allowance exceeds what the registration bond would generate: identities would be made for it",
        );
    }
    if work.panel_staked.saturating_add(work.panel_free) > Perbill::from_percent(50) {
        return Err("panel_staked and panel_free exceed half of the fee");
    }
    if work.small_price > work.large_price {
        return Err("small_price exceeds large_price");
    }
    let disputed = work.dispute_window.saturating_mul(2);
    if work.unbonding_delay <= work.commit_period.saturating_add(work.reveal_period).saturating_add(disputed)
    {
        return Err("unbonding_delay is too short: an evaluator could leave before its verdict stands");
    }
    if !is_whole(&[xp.volume_weight, xp.success_weight, xp.diversity_weight, xp.reputation_weight]) {
        return Err(
            "volume_weight, success_weight, diversity_weight and reputation_weight do not sum to one",
        );
    }
    if !xp.tiers().is_monotone() {
        return Err("a higher tier costs less XP, or gives no lower rate, than the one before it");
    }
    if !is_whole(&[poe.share_reserve, poe.share_spendable, poe.share_salary, poe.share_treasury]) {
        return Err("share_reserve, share_spendable, share_salary and share_treasury do not sum to one");
    }
    if !is_whole(&[poe.weight_volume, poe.weight_liquidity, poe.weight_uptime, poe.weight_quality]) {
        return Err("weight_volume, weight_liquidity, weight_uptime and weight_quality do not sum to one");
    }
    if stability.hysteresis >= stability.strained_at || stability.strained_at >= stability.broken_at {
        return Err("strained_at is not between hysteresis and broken_at");
    }
    Ok(())
}
