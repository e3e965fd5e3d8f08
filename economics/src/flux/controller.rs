//! The controller: Flux that lies idle lowers κ and raises β, Flux that is scarce does the reverse.
use crate::{
    flux::FluxPerPower,
    math::{Rounding, mul_div},
    units::Balance,
};
use sp_arithmetic::{Perbill, traits::Saturating};

/// How the controller answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Gains {
    /// Epochs of flow that the float should last: x*.
    pub target: u32,
    /// The deviation, as a part of the target, that is left alone.
    pub dead_band: Perbill,
    /// The part of the deviation beyond the dead band that one epoch answers.
    pub gain: Perbill,
    /// The largest answer in one epoch.
    pub max_step: Perbill,
}

/// What the controller reads from the float, and by how much it answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Signal {
    /// More Flux than the economy turns over: mint less, burn more.
    Idle(Perbill),
    Balanced,
    /// Less Flux than the economy needs: mint more, burn less.
    Scarce(Perbill),
}

/// With `x = float / flow` and `e` the deviation of `x / target − 1` beyond the dead band:
/// `min(gain · |e|, max_step)`, rounded down. The flow counts as one base unit at least.
pub fn signal(float: Balance, flow: Balance, gains: &Gains) -> Signal {
    let target = flow.max(1).saturating_mul(gains.target.max(1).into());
    let deviation = float.abs_diff(target);
    let beyond = deviation.saturating_sub(gains.dead_band.mul_ceil(target));
    if beyond == 0 {
        return Signal::Balanced;
    }
    let parts = mul_div(gains.gain.deconstruct().into(), beyond, target, Rounding::Down).unwrap_or(u128::MAX);
    let step = Perbill::from_parts(u32::try_from(parts).unwrap_or(u32::MAX)).min(gains.max_step);
    if float > target { Signal::Idle(step) } else { Signal::Scarce(step) }
}

/// κ after an epoch: `κ · (1 ∓ step)`, rounded down, within its bounds.
pub fn steer_kappa(
    kappa: FluxPerPower,
    signal: Signal,
    min: FluxPerPower,
    max: FluxPerPower,
) -> FluxPerPower {
    let steered = match signal {
        Signal::Idle(step) => kappa.saturating_sub(step.mul_ceil(kappa)),
        Signal::Balanced => kappa,
        Signal::Scarce(step) => kappa.saturating_add(step.mul_floor(kappa)),
    };
    steered.max(min).min(max)
}

/// β after an epoch: `β ± step · β_hi`, rounded down, within its bounds. Additive, so β leaves zero.
pub fn steer_beta(beta: Perbill, signal: Signal, min: Perbill, max: Perbill) -> Perbill {
    let steered = match signal {
        Signal::Idle(step) => beta.saturating_add(scaled(step, max)),
        Signal::Balanced => beta,
        Signal::Scarce(step) => beta.saturating_sub(scaled(step, max)),
    };
    steered.max(min).min(max)
}

/// `a · b`, rounded down.
fn scaled(a: Perbill, b: Perbill) -> Perbill {
    Perbill::from_parts(a.mul_floor(b.deconstruct()))
}
