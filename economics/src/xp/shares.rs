//! The weekly shares of XP: four components, each in proportion to the network, built from fees that were paid.
use super::{Fees, Xp, trust::Trust};
use crate::{
    math::{Rounding, mul_div},
    split::{is_whole, split},
    units::UNIT,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

/// One value for each component of a share.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Components<T> {
    /// Fees paid.
    pub volume: T,
    /// Fees weighted by success.
    pub success: T,
    /// Fees spread over counterparties.
    pub diversity: T,
    /// Fees weighted by trust.
    pub reputation: T,
}

impl<T> From<[T; 4]> for Components<T> {
    fn from([volume, success, diversity, reputation]: [T; 4]) -> Self {
        Self { volume, success, diversity, reputation }
    }
}

impl<T> From<Components<T>> for [T; 4] {
    fn from(of: Components<T>) -> Self {
        [of.volume, of.success, of.diversity, of.reputation]
    }
}

impl Components<Perbill> {
    /// Whether the weights sum to one.
    pub fn is_whole(self) -> bool {
        is_whole(&self.into())
    }
}

impl Components<Fees> {
    /// The network's totals after one owner's components went from `old` to `new`. `None` if `old` was not part of
    /// them or a total exceeds `Fees`.
    pub fn replace(self, old: Self, new: Self) -> Option<Self> {
        let field = |total: Fees, old, new| total.checked_sub(old)?.checked_add(new);
        Some(Self {
            volume: field(self.volume, old.volume, new.volume)?,
            success: field(self.success, old.success, new.success)?,
            diversity: field(self.diversity, old.diversity, new.diversity)?,
            reputation: field(self.reputation, old.reputation, new.reputation)?,
        })
    }
}

/// What an owner's agents did in a week.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct OwnerWeek {
    /// Fees paid, `F`.
    pub fees: Fees,
    /// `Σ fee · s`, each with the success of its moment.
    pub success: Fees,
    /// `Σ fee · trust / 100`, each with the trust of its moment.
    pub reputation: Fees,
    /// `Σ_k F_k²` over the owners of counterparties.
    pub squares: U256,
}

impl OwnerWeek {
    /// The week after one more task: `fee` was paid, `before` is what tasks of the same counterparty's owner paid
    /// before it in this week, `success` the part of the owner's jobs that succeeded, and `trust` its trust. The
    /// weighted fees are rounded down.
    ///
    /// Counterparties that the caller cannot hold may be counted as one, which never raises the diversity. `None`
    /// if `before` is more than all fees or a sum does not fit.
    pub fn settle(&self, fee: Fees, before: Fees, success: Perbill, trust: Trust) -> Option<Self> {
        self.fees.checked_sub(before)?;
        // (before + fee)² − before²
        let grown = U256::from(before).checked_mul(2_u8.into())?.checked_add(fee.into())?;
        Some(Self {
            fees: self.fees.checked_add(fee)?,
            success: self.success.checked_add(success.mul_floor(fee))?,
            reputation: self.reputation.checked_add(trust.mul_floor(fee))?,
            squares: self.squares.checked_add(grown.checked_mul(fee.into())?)?,
        })
    }

    /// `F − Σ_k F_k² / F`, rounded down; zero without fees. Never falls when a fee is paid, and never rises when
    /// the work is split.
    pub fn diversity(&self) -> Fees {
        let fees = U256::from(self.fees);
        let concentrated = self.squares.checked_add(fees.saturating_sub(U256::one()));
        let concentrated = concentrated.and_then(|squares| squares.checked_div(fees)).unwrap_or(fees);
        fees.saturating_sub(concentrated).low_u128()
    }

    /// The components of the owner's share.
    pub fn components(&self) -> Components<Fees> {
        Components {
            volume: self.fees,
            success: self.success,
            diversity: self.diversity(),
            reputation: self.reputation,
        }
    }
}

/// What an owner can get in one week at most.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Caps {
    /// XP for one whole unit of fees.
    pub per_fee: Xp,
    /// Part of the pool.
    pub largest_share: Perbill,
}

/// A pool in the course of being claimed, by the weights and caps that its week opened with.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Distribution {
    /// The whole pool.
    pub pool: Xp,
    /// What each component shares out.
    pub slices: Components<Xp>,
    /// The network's totals.
    pub totals: Components<Fees>,
    /// What an owner can get at most.
    pub caps: Caps,
}

/// What a claim does to the pool.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Claim {
    /// Paid to the owner.
    pub paid: Xp,
    /// Its share of the pool that it is not paid, to carry over.
    pub carried: Xp,
}

/// Fees of all owners together up to which the cap for a unit of fees decides alone: the slice of volume is then worth as
/// much to everybody who burned nothing of the pool, whatever else it did. Rounded down.
pub fn capped_up_to(pool: Xp, volume: Perbill, per_fee: Xp) -> Fees {
    mul_div(volume.mul_floor(pool), UNIT, per_fee, Rounding::Down).unwrap_or(Fees::MAX)
}

impl Distribution {
    /// Cuts `pool` into slices by `weights`, each rounded down, and returns what carries over: the slices of
    /// components without a total, and what rounding leaves. Slices and carry sum to the pool. `None` if the
    /// weights exceed one.
    pub fn open(
        pool: Xp,
        weights: Components<Perbill>,
        totals: Components<Fees>,
        caps: Caps,
    ) -> Option<(Self, Xp)> {
        let (mut slices, mut carried) = split(pool, &weights.into())?;
        for (slice, total) in slices.iter_mut().zip(<[Fees; 4]>::from(totals)) {
            if total == 0 {
                carried = carried.checked_add(*slice)?;
                *slice = 0;
            }
        }
        Some((Self { pool, slices: slices.into(), totals, caps }, carried))
    }

    /// `Σ_c slice_c · x_c / Σx_c`, each term rounded down. `None` if a component of `work` exceeds its total.
    fn share(&self, work: Components<Fees>) -> Option<Xp> {
        let (slices, totals): ([Xp; 4], [Fees; 4]) = (self.slices.into(), self.totals.into());
        let mut share: Xp = 0;
        for ((slice, total), x) in slices.into_iter().zip(totals).zip(<[Fees; 4]>::from(work)) {
            total.checked_sub(x)?;
            share = share.checked_add(mul_div(slice, x, total.max(1), Rounding::Down)?)?;
        }
        Some(share)
    }

    /// The claim of an owner who did `work` and whose own burns are `burned` of the pool: `share · (pool − burned)`
    /// within the caps, rounded down, at most nine base units below the exact value. `None` if `burned` exceeds the
    /// pool, or a component of `work` its total.
    pub fn claim(&self, work: Components<Fees>, burned: Xp) -> Option<Claim> {
        let share = self.share(work)?;
        let others = self.pool.checked_sub(burned)?;
        let earned = mul_div(share, others, self.pool.max(1), Rounding::Down)?;
        // A cap that does not fit does not bind.
        let by_fees = mul_div(work.volume, self.caps.per_fee, UNIT, Rounding::Down).unwrap_or(Xp::MAX);
        let paid = earned.min(by_fees).min(self.caps.largest_share.mul_floor(self.pool));
        Some(Claim { paid, carried: share.checked_sub(paid)? })
    }
}
