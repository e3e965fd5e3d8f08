//! The lazy reward index: an amount is shared by weight among any number of positions in constant time, and each
//! position realises its share when it is next touched.
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;

/// Index units in one base unit: 2^96. Rounding moves a position's share by less than one base unit while total
/// weight times the number of accruals stays below this.
pub const SCALE: U256 = U256([0, 1 << 32, 0, 0]);

/// What one unit of weight has earned since genesis.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct RewardIndex {
    /// Earned per unit of weight, in base units · [`SCALE`]. Never falls.
    pub per_unit: U256,
    /// Accrued but not yet part of `per_unit`, in base units · [`SCALE`]: less than the total weight of the last
    /// accrual.
    pub remainder: U256,
}

impl RewardIndex {
    /// Shares `amount` base units among `total_weight`. The division rounds down and its remainder goes into the
    /// next accrual, so nothing is lost.
    ///
    /// `None` if there is no weight to share among, or if the index would exceed 256 bits, which takes more than
    /// 2^160 base units accrued on one unit of weight.
    pub fn accrue(&self, amount: u128, total_weight: u128) -> Option<Self> {
        let numerator = U256::from(amount).checked_mul(SCALE)?.checked_add(self.remainder)?;
        let weight = U256::from(total_weight);
        let per_unit = self.per_unit.checked_add(numerator.checked_div(weight)?)?;
        let remainder = numerator.checked_rem(weight)?;
        Some(Self { per_unit, remainder })
    }
}

/// Up to where one holder of weight has been paid. The default is that of a holder who never had weight.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Position {
    /// `per_unit` of the index when the position was last settled.
    pub index: U256,
    /// Owed but less than one base unit, in base units · [`SCALE`].
    pub fraction: U256,
}

impl Position {
    /// What a position with `weight` since it was last settled is owed, in base units rounded down, and the
    /// position after that. The fraction is carried, so settling often pays the same as settling once.
    ///
    /// Must be called with the old weight before a weight changes, zero for a new position. `None` if the index is
    /// older than the position or the result does not fit, which cannot happen to an index and a weight that is
    /// part of every `total_weight` accrued on it.
    pub fn settle(&self, weight: u128, index: &RewardIndex) -> Option<(u128, Self)> {
        let earned = index.per_unit.checked_sub(self.index)?;
        let owed = earned.checked_mul(weight.into())?.checked_add(self.fraction)?;
        let whole = owed.checked_div(SCALE)?;
        let fraction = owed.checked_rem(SCALE)?;
        Some((u128::try_from(whole).ok()?, Self { index: index.per_unit, fraction }))
    }
}
