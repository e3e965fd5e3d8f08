//! The rules between parameters that make minting safe, checked on bounds and not on what is in force.
use crate::{flux::FluxPerPower, quality::Quality};
use primitive_types::U256;
use sp_arithmetic::{FixedPointNumber, FixedU64, Perbill, traits::Saturating};

/// What a self-dealt receipt loses at least, as a part of what its match burned.
pub const MARGIN: Perbill = Perbill::from_percent(5);

/// The funded rule: `(1 − λ3) · κ_hi · Q_max ≤ (1 − 5 %) · 2 · μ_lo`.
///
/// A match burns μ per Power of its budget from each side, and a receipt mints at most κ_hi · Q_max per Power of it, of
/// which λ3 is burned: so no receipt returns what its match burned, whatever a panel says.
pub fn is_funded(sink: Perbill, kappa_max: FluxPerPower, match_burn_min: FluxPerPower) -> bool {
    let part = |x: Perbill| U256::from(Perbill::one().saturating_sub(x).deconstruct());
    let minted =
        part(sink).saturating_mul(kappa_max.into()).saturating_mul(Quality::MAX.get().into_inner().into());
    let burned = part(MARGIN)
        .saturating_mul(match_burn_min.into())
        .saturating_mul(2.into())
        .saturating_mul(FixedU64::DIV.into());
    minted <= burned
}
