//! Wash trading: what it brings to pay for one's own work, for the XP.
use super::{Fees, Xp};
use crate::{
    math::{Rounding, mul_div},
    units::{Balance, UNIT},
};
use sp_arithmetic::{Perbill, traits::Saturating};

/// What a wash trader pays and what comes back. All else that a task costs (the burn of its match, of which a reward
/// returns less than all; bonds; Power) is left out, in its favour.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct WashTerms {
    /// The marketplace fee as a part of the price.
    pub rate: Perbill,
    /// Part of a fee that the panel is paid.
    pub panel: Perbill,
    /// Part of the panel's seats that the trader holds.
    pub seats: Perbill,
    /// XP for one whole unit of fees at most.
    pub per_fee: Xp,
}

/// The books of a wash trader.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Wash {
    /// Fees paid, rounded up.
    pub fees: Fees,
    /// What its own panel seats bring back, rounded up.
    pub recovered: Fees,
    /// XP earned at most.
    pub earned: Xp,
    /// What that XP is worth, rounded up.
    pub worth: Balance,
    /// What the XP that it burned for its tier cost, rounded down.
    pub burned: Balance,
}

impl Wash {
    /// What it gains, or what it loses.
    pub fn outcome(&self) -> Result<Balance, Balance> {
        let income = self.recovered.saturating_add(self.worth);
        let cost = self.fees.saturating_add(self.burned);
        match income.checked_sub(cost) {
            Some(gain) if gain > 0 => Ok(gain),
            _ => Err(cost.saturating_sub(income)),
        }
    }
}

impl WashTerms {
    /// The books after tasks of this volume, `burned` XP for the tier, and XP at `xp_price` fee units per whole XP.
    /// Every rounding is in the trader's favour but that of the fee, which is at most one base unit. `None` if a
    /// number does not fit.
    pub fn wash(&self, volume: Balance, burned: Xp, xp_price: Balance) -> Option<Wash> {
        let fees = self.rate.mul_ceil(volume);
        let earned = mul_div(fees, self.per_fee, UNIT, Rounding::Up)?;
        Some(Wash {
            fees,
            recovered: self.seats.mul_ceil(self.panel.mul_ceil(fees)),
            earned,
            worth: mul_div(earned, xp_price, UNIT, Rounding::Up)?,
            burned: mul_div(burned, xp_price, UNIT, Rounding::Down)?,
        })
    }

    /// The price of a whole XP, in fee units, from which on washing pays for somebody who has its tier anyway:
    /// `(1 − panel · seats) / per fee`, rounded down. It does not depend on the tier. `None` if no XP is earned, or
    /// if the price does not fit.
    pub fn break_even_price(&self) -> Option<Balance> {
        let lost = Perbill::one().saturating_sub(self.panel.saturating_mul(self.seats));
        let lost_of_unit = lost.mul_floor(UNIT);
        mul_div(lost_of_unit, UNIT, self.per_fee, Rounding::Down)
    }
}
