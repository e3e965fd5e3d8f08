//! How much NEX an epoch issues, in all and to one miner.
use super::{Hetu, Nex, index::gamma};
use crate::{
    math::{Rounding, mul_div},
    quality::Quality,
    units::UNIT,
};
use core::num::NonZeroU128;
use sp_arithmetic::{FixedPointNumber, FixedU128, PerThing, Perbill, Perquintill};

/// The bounds of issuance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct IssuanceTerms {
    /// Φ below which nothing is issued.
    pub threshold: FixedU128,
    /// NEX in one epoch at most.
    pub per_epoch: Nex,
    /// β, NEX per HETU of usual volume at Γ = 1.
    pub beta: Perbill,
    /// Part of the supply in one epoch at most.
    pub max_inflation: Perbill,
    /// A smaller supply counts as this one, or nothing could be issued first.
    pub least_supply: Nex,
}

/// An epoch that ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Epoch {
    /// Its index.
    pub phi: FixedU128,
    /// The usual volume of an epoch, `S_base`.
    pub usual_volume: Hetu,
    /// The supply of NEX.
    pub supply: Nex,
    /// The treasury's part of all fees.
    pub treasury: Hetu,
    /// Base units of HETU per whole NEX.
    pub price: NonZeroU128,
}

/// The price that NEX counts for: the higher of floor and average. Zero is no average.
pub fn price(floor: NonZeroU128, average: Hetu) -> NonZeroU128 {
    NonZeroU128::new(average).map_or(floor, |average| average.max(floor))
}

/// The most NEX that is worth no more than half of the treasury's part of fees: `treasury / (2 · price)` whole NEX,
/// rounded down. Saturates.
pub fn worth_bound(treasury: Hetu, price: NonZeroU128) -> Nex {
    mul_div(treasury, UNIT / 2, price.get(), Rounding::Down).unwrap_or(Nex::MAX)
}

/// `β · Γ(Φ) · S_base`, rounded down.
fn gated(epoch: &Epoch, beta: Perbill) -> Nex {
    let factor = u128::from(gamma(epoch.phi).deconstruct()).saturating_mul(beta.deconstruct().into());
    let one = u128::from(Perquintill::ACCURACY).saturating_mul(Perbill::ACCURACY.into());
    mul_div(epoch.usual_volume, factor, one, Rounding::Down).unwrap_or(0)
}

/// The NEX of an epoch: nothing below the threshold, else the least of the cap, `β · Γ(Φ) · S_base`, the part of the
/// supply, and the [`worth_bound`] of all fees. Each is rounded down.
pub fn issuance(epoch: &Epoch, terms: &IssuanceTerms) -> Nex {
    if epoch.phi < terms.threshold {
        return 0;
    }
    let inflation = terms.max_inflation.mul_floor(epoch.supply.max(terms.least_supply));
    terms.per_epoch.min(gated(epoch, terms.beta)).min(inflation).min(worth_bound(epoch.treasury, epoch.price))
}

/// The weight of a job: `fee · type weight · quality`, rounded down. `None` if it exceeds `u128`.
pub fn job_weight(fee: Hetu, of_type: Perbill, quality: Quality) -> Option<u128> {
    let factor = u128::from(of_type.deconstruct()).saturating_mul(quality.get().into_inner().into());
    mul_div(fee, factor, FixedU128::DIV, Rounding::Down)
}

/// The NEX of one miner: its part by weight of what the epoch issued, at most the [`worth_bound`] of its own fees;
/// rounded down. What the bound cuts off is not issued. `None` if no weight, or less than its own, is in the total.
pub fn miner_issuance(
    issued: Nex,
    weight: u128,
    total_weight: u128,
    treasury: Hetu,
    price: NonZeroU128,
) -> Option<Nex> {
    total_weight.checked_sub(weight)?;
    let part = mul_div(issued, weight, total_weight, Rounding::Down)?;
    Some(part.min(worth_bound(treasury, price)))
}
