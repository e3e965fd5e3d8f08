//! Wash trading: what it brings to pay for one's own work, for the XP.
use super::{Fees, Xp};
use crate::{
    math::{Rounding, mul_div},
    units::{Balance, UNIT},
};
use sp_arithmetic::{PerThing, Perbill};

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
    /// What a unit of fees costs the trader, as a part of its price: all of it for whoever has to buy it, nothing where
    /// it would lie idle otherwise.
    pub cost: Perbill,
}

/// The books of a wash trader.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Wash {
    /// Fees paid, rounded up.
    pub fees: Fees,
    /// What its own panel seats bring back, rounded up.
    pub recovered: Fees,
    /// What the fees that do not come back cost, rounded down.
    pub lost: Balance,
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
        let cost = self.lost.saturating_add(self.burned);
        match self.worth.checked_sub(cost) {
            Some(gain) if gain > 0 => Ok(gain),
            _ => Err(cost.saturating_sub(self.worth)),
        }
    }
}

impl WashTerms {
    /// The books after tasks of this volume, `burned` XP for the tier, and XP at `xp_price` fee units per whole XP.
    /// Every rounding is in the trader's favour but that of the fee, which is at most one base unit. `None` if a
    /// number does not fit.
    pub fn wash(&self, volume: Balance, burned: Xp, xp_price: Balance) -> Option<Wash> {
        let fees = self.rate.mul_ceil(volume);
        let recovered = self.seats.mul_ceil(self.panel.mul_ceil(fees));
        let earned = mul_div(fees, self.per_fee, UNIT, Rounding::Up)?;
        Some(Wash {
            fees,
            recovered,
            lost: self.cost.mul_floor(fees.checked_sub(recovered)?),
            earned,
            worth: mul_div(earned, xp_price, UNIT, Rounding::Up)?,
            burned: mul_div(burned, xp_price, UNIT, Rounding::Down)?,
        })
    }

    /// The price of a whole XP, in fee units, from which on washing pays for somebody who has its tier anyway:
    /// `cost · (1 − panel · seats) / per fee`, rounded down. It does not depend on the tier. `None` if no XP is earned.
    pub fn break_even_price(&self) -> Option<Balance> {
        let billion = u128::from(Perbill::ACCURACY);
        let parts = |part: Perbill| u128::from(part.deconstruct());
        let whole = billion.checked_mul(billion)?;
        let lost = whole.checked_sub(parts(self.panel).checked_mul(parts(self.seats))?)?;
        // A billion twice divides two units: nothing is rounded yet.
        let lost = mul_div(UNIT.checked_mul(UNIT)?, lost, whole, Rounding::Down)?;
        mul_div(lost, parts(self.cost), billion, Rounding::Down)?.checked_div(self.per_fee)
    }
}
