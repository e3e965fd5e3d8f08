//! Rented capacity: rent is paid in advance, streams to the lessor while the lease runs, and what is not yet earned
//! goes back when the lease shrinks.
use crate::{
    math::{Rounding, mul_div},
    time::{DAY, Seconds},
    units::{Balance, UNIT},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;

/// HETU for one whole token of stake for one economic day, in base units.
pub type RentPrice = Balance;

/// The rent of `units` base units of stake for `term`: `units · price · term`, rounded up. `None` if it does not fit.
pub fn rent(units: Balance, price: RentPrice, term: Seconds) -> Option<Balance> {
    let unit_days = U256::from(UNIT).checked_mul(DAY.into())?;
    let exact = U256::from(units).checked_mul(price.into())?.checked_mul(term.into())?;
    let (whole, rest) = exact.div_mod(unit_days);
    Balance::try_from(whole).ok()?.checked_add(u128::from(!rest.is_zero()))
}

/// Stake leased from one identity to another, and the HETU held for it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Lease {
    /// Stake leased, in base units.
    pub units: Balance,
    /// When the stream of rent began.
    pub start: Seconds,
    /// When the lease ends and all rent is earned.
    pub end: Seconds,
    /// The rent from `start` to `end`.
    pub rent: Balance,
    /// How much of that the lessor was paid.
    pub paid: Balance,
}

/// A lease that shrank. `due`, `refund` and what is held for `lease` sum to what was held.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Shrunk {
    /// What is left of the lease.
    pub lease: Lease,
    /// For the lessor, now.
    pub due: Balance,
    /// For the renter, now.
    pub refund: Balance,
}

impl Lease {
    /// A lease of `units` for `term` from `start` on, whose [`rent`] the renter pays in advance. `None` if the rent or
    /// the end does not fit.
    pub fn open(units: Balance, price: RentPrice, start: Seconds, term: Seconds) -> Option<Self> {
        let (end, rent) = (start.checked_add(term)?, rent(units, price, term)?);
        Some(Self { units, start, end, rent, paid: 0 })
    }

    /// HETU held: rent that the lessor was not yet paid.
    pub fn held(&self) -> Balance {
        self.rent.saturating_sub(self.paid)
    }

    /// What the lessor has earned at `at`: `rent · elapsed / (end − start)`, rounded down, all of it from the end on.
    pub fn earned(&self, at: Seconds) -> Balance {
        let elapsed = at.min(self.end).saturating_sub(self.start);
        let whole = self.end.saturating_sub(self.start);
        mul_div(self.rent, elapsed.into(), whole.into(), Rounding::Down).unwrap_or(self.rent)
    }

    /// What the renter would get back at `at`: the rest of the rent.
    pub fn unearned(&self, at: Seconds) -> Balance {
        self.rent.saturating_sub(self.earned(at))
    }

    /// What the lessor is due at `at`, and the lease after that was paid. Paying often pays the same as paying once.
    pub fn settle(&self, at: Seconds) -> (Balance, Self) {
        let earned = self.earned(at).max(self.paid);
        (earned.saturating_sub(self.paid), Self { paid: earned, ..*self })
    }

    /// The lease with only `units` left of it from `at` on; none ends it. It keeps the same part of the unearned rent,
    /// rounded down, and the rest goes back.
    pub fn shrink(&self, units: Balance, at: Seconds) -> Shrunk {
        let units = units.min(self.units);
        let (due, settled) = self.settle(at);
        let unearned = settled.held();
        let rent = mul_div(unearned, units, self.units, Rounding::Down).unwrap_or(0);
        let start = at.max(self.start).min(self.end);
        let lease = Self { units, start, end: self.end, rent, paid: 0 };
        Shrunk { lease, due, refund: unearned.saturating_sub(rent) }
    }

    /// The lease after a slash at `at` left `left` of the `whole` stake of its lessor: shrunk in the same proportion,
    /// the units rounded down.
    pub fn slash(&self, left: Balance, whole: Balance, at: Seconds) -> Shrunk {
        self.shrink(mul_div(self.units, left.min(whole), whole, Rounding::Down).unwrap_or(0), at)
    }
}
