//! The rate at which Flux replaces missing capacity: full blocks make Flux buy less Power, empty ones more.
use crate::{
    flux::FluxPerPower,
    math::{Rounding, mul_div},
    quality::Quality,
    units::{Power, UNIT},
};
use primitive_types::U256;
use sp_arithmetic::{FixedPointNumber, FixedU64, PerThing, Perbill};

/// R: Power per whole FLX, in base units.
pub type ConversionRate = Power;

/// How the rate moves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ConversionTerms {
    /// The part of a block that should be used.
    pub target: Perbill,
    /// How far fullness may be from the target, as a part of it, before the rate follows.
    pub dead_band: Perbill,
    /// The part by which the rate moves when fullness is off the dead band by the whole target.
    pub gain: Perbill,
    /// The part of the way to its default that the rate returns within the dead band.
    pub recovery: Perbill,
    /// The rate when fullness is about the target.
    pub default: ConversionRate,
    /// The lowest rate.
    pub lower: ConversionRate,
    /// The highest rate. Wins over a higher lowest one.
    pub upper: ConversionRate,
}

/// The rate after an epoch with a mean `fullness` of its blocks.
///
/// With `d = fullness / target − 1` less the dead band: `R · (1 − gain · clamp(d, ±1))`, rounded down. Within the
/// dead band: `R + recovery · (default − R)`, the step rounded up so that it arrives. Within its bounds.
pub fn next_rate(rate: ConversionRate, fullness: Perbill, terms: &ConversionTerms) -> ConversionRate {
    let one = u128::from(Perbill::ACCURACY);
    let [fullness, target, dead_band, gain, recovery] =
        [fullness, terms.target, terms.dead_band, terms.gain, terms.recovery]
            .map(|part| u128::from(part.deconstruct()));
    let target = target.max(1);
    // |d| and its limit 1, in units of 1 / (target · 10^9).
    let limit = target.saturating_mul(one);
    let distance = fullness.abs_diff(target).saturating_mul(one);
    let d = distance.saturating_sub(target.saturating_mul(dead_band)).min(limit);
    let moved = |r| {
        mul_div(rate, d.saturating_mul(gain), limit.saturating_mul(one), r).unwrap_or(ConversionRate::MAX)
    };
    let returned =
        mul_div(rate.abs_diff(terms.default), recovery, one, Rounding::Up).unwrap_or(ConversionRate::MAX);
    let next = match (d > 0, fullness > target, rate > terms.default) {
        (true, true, _) => rate.saturating_sub(moved(Rounding::Up)),
        (true, false, _) => rate.saturating_add(moved(Rounding::Down)),
        (false, _, true) => rate.saturating_sub(returned),
        (false, _, false) => rate.saturating_add(returned),
    };
    next.max(terms.lower).min(terms.upper)
}

/// The cross rule on the upper bounds of κ and R: `κ · Q_max · R ≤ 1 − margin`, exactly. Then the Flux that replaces
/// some Power is always more than what that Power could have minted.
pub fn cross_rule_holds(kappa: FluxPerPower, rate: ConversionRate, margin: Perbill) -> bool {
    let product = |factors: [u128; 4]| {
        factors.into_iter().try_fold(U256::one(), |product, factor| product.checked_mul(factor.into()))
    };
    let quality = Quality::MAX.get().into_inner().into();
    let allowed = margin.left_from_one().deconstruct().into();
    let minted = product([kappa, rate, quality, Perbill::ACCURACY.into()]);
    let burned = product([UNIT, UNIT, FixedU64::DIV.into(), allowed]);
    matches!((minted, burned), (Some(minted), Some(burned)) if minted <= burned)
}
