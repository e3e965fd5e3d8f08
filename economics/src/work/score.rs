//! The score of a receipt, what its match burns, and how its fee is shared.
use crate::{
    capacity::meter::PowerPerDay,
    math::{Rounding, mul_div},
    quality::Quality,
    split::split,
    units::{Balance, Power, UNIT},
};
use sp_arithmetic::{FixedPointNumber, FixedU64, PerThing, Perbill};

/// What an evaluator, or the median of a panel, gives a result.
pub type Score = Perbill;

/// By how much a bond as large as the price raises quality, in parts of 10^9.
const RISK_PREMIUM: u128 = 600_000_000;

/// The lowest and the highest factor for cost, in parts of 10^9.
const COST_FACTORS: (u64, u64) = (500_000_000, 1_250_000_000);

/// The Flux with which a bond of HETU compares, by what either generates when staked: `bond · α_HETU / α_FLX`, rounded
/// down. `None` if `alpha_flx` is zero or it does not fit.
pub fn bond_value(bond: Balance, alpha_hetu: PowerPerDay, alpha_flx: PowerPerDay) -> Option<Balance> {
    mul_div(bond, alpha_hetu, alpha_flx, Rounding::Down)
}

/// The HETU that a bond worth `part` of a Flux price takes: `price · part · α_FLX / α_HETU`, both products rounded up.
/// `None` if `alpha_hetu` is zero or it does not fit.
pub fn minimum_bond(
    price: Balance,
    part: Perbill,
    alpha_hetu: PowerPerDay,
    alpha_flx: PowerPerDay,
) -> Option<Balance> {
    let flux = mul_div(price, part.deconstruct().into(), Perbill::ACCURACY.into(), Rounding::Up)?;
    mul_div(flux, alpha_flx, alpha_hetu, Rounding::Up)
}

/// q_risk: `1 + 0.6 · min(1, bond / price)`, rounded down to 10^−9, for a bond by its [`bond_value`]. Without a bond 1,
/// whatever the price.
pub fn risk_factor(bond: Balance, price: Balance) -> FixedU64 {
    let covered = bond.min(price.max(1));
    let premium = mul_div(covered, RISK_PREMIUM, price.max(1), Rounding::Down);
    let premium = premium.and_then(|premium| u64::try_from(premium).ok()).unwrap_or(0);
    FixedU64::from_inner(FixedU64::DIV.saturating_add(premium))
}

/// q_cost: `budget / metered` between 0.5 and 1.25, rounded down to 10^−9. Nothing metered counts as cheapest.
pub fn cost_factor(budget: Power, metered: Power) -> FixedU64 {
    let (least, most) = COST_FACTORS;
    let factor = mul_div(budget, FixedU64::DIV.into(), metered, Rounding::Down)
        .and_then(|factor| u64::try_from(factor).ok())
        .unwrap_or(most);
    FixedU64::from_inner(factor.max(least).min(most))
}

/// Q of a receipt: `score · q_risk · q_cost`, rounded down to 10^−9, at most 2.
pub fn receipt_quality(score: Score, risk: FixedU64, cost: FixedU64) -> Quality {
    let square = u128::from(FixedU64::DIV).saturating_mul(FixedU64::DIV.into());
    let product = u128::from(score.deconstruct())
        .saturating_mul(risk.into_inner().into())
        .saturating_mul(cost.into_inner().into())
        .checked_div(square);
    let product = product.and_then(|product| u64::try_from(product).ok());
    product.map_or(Quality::MAX, |product| Quality::saturating_from(FixedU64::from_inner(product)))
}

/// The Power of a receipt that counts: no more than was budgeted.
pub fn verified_power(metered: Power, budget: Power) -> Power {
    metered.min(budget)
}

/// The Flux that a match burns for each of its two sides: `μ · budget`, rounded up, where `mu` is the Flux for one
/// whole Power. `None` if it does not fit.
pub fn match_burn(budget: Power, mu: Balance) -> Option<Balance> {
    mul_div(budget, mu, UNIT, Rounding::Up)
}

/// The fee that a provider owes of `price` at the rate of its tier, rounded up, never above the price.
pub fn marketplace_fee(price: Balance, rate: Perbill) -> Balance {
    mul_div(price, rate.deconstruct().into(), Perbill::ACCURACY.into(), Rounding::Up).unwrap_or(price)
}

/// What a client that contests puts beside the price: the whole fee, which is what the price owes at the rate of the
/// worker's tier, and at least what the seats of the panel cost.
pub fn contest_stake(price: Balance, rate: Perbill, seats: Balance) -> Balance {
    marketplace_fee(price, rate).max(seats)
}

/// What a worker that is paid earns of a price: less its match burn, and less what of the fee a client that contested in
/// vain has not put aside.
pub fn earned(price: Balance, burn: Balance, fee: Balance, stake: Balance) -> Balance {
    price.saturating_sub(fee.saturating_sub(stake)).saturating_sub(burn)
}

/// Where a marketplace fee goes. The parts sum to it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FeeParts {
    /// The panel, staked.
    pub panel_staked: Balance,
    /// The panel, to spend.
    pub panel_free: Balance,
    /// The part of the owner, burned.
    pub owner: Balance,
    /// The part of the treasury, burned.
    pub treasury: Balance,
}

/// Splits `fee` in the order of [`FeeParts`]: each part rounded down, the remainder to that of the treasury. `None` if
/// the shares exceed one.
pub fn split_fee(fee: Balance, shares: &[Perbill; 4]) -> Option<FeeParts> {
    let ([panel_staked, panel_free, owner, treasury], rest) = split(fee, shares)?;
    Some(FeeParts { panel_staked, panel_free, owner, treasury: treasury.saturating_add(rest) })
}
