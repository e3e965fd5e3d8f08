//! What may be minted and has not been: released bootstrap, and burned Flux that may come back.
use crate::{average::moving_average, units::Balance};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU32;
use scale_info::TypeInfo;

/// Epochs over which burns are averaged, and over which the reservoir is paid out.
pub const SMOOTHING: NonZeroU32 = NonZeroU32::new(7).unwrap();

/// Epochs of average burn that the reservoir keeps at most.
const RECYCLED_EPOCHS: u128 = 30;

/// Released and not minted, by where it comes from.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Reservoir {
    /// Of the bootstrap. Kept until it is minted.
    pub bootstrap: Balance,
    /// Of burned Flux. Kept up to thirty epochs of average burn.
    pub recycled: Balance,
}

impl Reservoir {
    /// Everything in it, at most `Balance::MAX`.
    pub fn total(&self) -> Balance {
        self.bootstrap.saturating_add(self.recycled)
    }

    /// What may be minted in an epoch whose budget is `bootstrap + recycled`: the budget and a seventh of what was
    /// left before, rounded down; and the reservoir with the budget in it.
    pub fn fill(&self, bootstrap: Balance, recycled: Balance) -> Option<(Balance, Self)> {
        let carried = self.total().checked_div(SMOOTHING.get().into())?;
        let available = bootstrap.checked_add(recycled)?.checked_add(carried)?;
        let filled = Self {
            bootstrap: self.bootstrap.checked_add(bootstrap)?,
            recycled: self.recycled.checked_add(recycled)?,
        };
        Some((available, filled))
    }

    /// The reservoir after `amount` was minted from it: recycled Flux first, which would expire. `None` if there is
    /// less.
    pub fn draw(&self, amount: Balance) -> Option<Self> {
        let recycled = amount.min(self.recycled);
        Some(Self {
            bootstrap: self.bootstrap.checked_sub(amount.checked_sub(recycled)?)?,
            recycled: self.recycled.checked_sub(recycled)?,
        })
    }

    /// The reservoir without what it does not keep.
    pub fn capped(&self, burn_average: Balance) -> Self {
        Self { recycled: self.recycled.min(burn_average.saturating_mul(RECYCLED_EPOCHS)), ..*self }
    }
}

/// The average of a flow over [`SMOOTHING`] epochs.
pub fn smoothed(last: Balance, sample: Balance) -> Balance {
    moving_average(last, sample, SMOOTHING)
}
