//! What verified work is paid.
use crate::{
    flux::FluxPerPower,
    math::{Rounding, mul_div},
    quality::Quality,
    split::split,
    units::{Balance, Power, UNIT},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::{FixedPointNumber, FixedU64, PerThing, Perbill, traits::Saturating};

/// Verified Power times the quality of its receipt, in base units of Power.
pub type Weight = u128;

/// The weight of a receipt: `power · quality`, rounded down. At most `Weight::MAX`.
pub fn weight(power: Power, quality: Quality) -> Weight {
    mul_div(power, quality.get().into_inner().into(), FixedU64::DIV.into(), Rounding::Down)
        .unwrap_or(Weight::MAX)
}

/// How a reward is split: λ1, λ2; λ3 is the rest.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Lambdas {
    /// λ1, to the worker, free.
    pub free: Perbill,
    /// λ2, to the worker, staked.
    pub staked: Perbill,
}

impl Lambdas {
    /// λ3, to the sink: what the others leave.
    pub fn sink(&self) -> Perbill {
        Perbill::one().saturating_sub(self.free).saturating_sub(self.staked)
    }
}

/// What a round of work mints.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Reward {
    /// All that is minted: `κ_eff · W`.
    pub gross: Balance,
    /// Without λ3: what enters circulation.
    pub net: Balance,
}

/// `κ_eff · W` with `κ_eff = min(κ, available / ((1 − λ3) · W))`, rounded down, so `net ≤ available`.
pub fn reward(weight: Weight, kappa: FluxPerPower, available: Balance, sink: Perbill) -> Reward {
    let by_rate = mul_div(kappa, weight, UNIT, Rounding::Down).unwrap_or(Balance::MAX);
    let kept = Perbill::one().saturating_sub(sink).deconstruct();
    let by_budget =
        mul_div(available, Perbill::ACCURACY.into(), kept.into(), Rounding::Down).unwrap_or(Balance::MAX);
    let gross = by_rate.min(by_budget);
    Reward { gross, net: gross.saturating_sub(sink.mul_floor(gross)) }
}

/// What one worker gets of a round: its gross share and the parts of it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Share {
    pub free: Balance,
    pub staked: Balance,
    /// λ3 and what rounding leaves.
    pub sunk: Balance,
}

/// `gross · weight / total`, rounded down, split by λ: the parts rounded down, the remainder to the sink.
/// `None` if `weight` exceeds `total`, or the shares one.
pub fn share(gross: Balance, weight: Weight, total: Weight, lambdas: &Lambdas) -> Option<Share> {
    if weight > total {
        return None;
    }
    let amount = mul_div(gross, weight, total, Rounding::Down)?;
    let ([free, staked], sunk) = split(amount, &[lambdas.free, lambdas.staked])?;
    Some(Share { free, staked, sunk })
}
