//! Fee tiers: what an owner burned in the last thirty days decides what its agents pay.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use super::Xp;
use crate::{
    math::{Rounding, mul_div},
    time::Day,
    units::{Balance, UNIT},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_arithmetic::{PerThing, Perbill};

/// Days for which a burn counts: its own and the 29 that follow.
pub const BURN_DAYS: usize = 30;

/// What an owner burned on each of the last thirty days.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Burns {
    /// The day of the first entry.
    pub day: Day,
    /// Burned on `day`, on the day before it, and so on.
    pub burned: [Xp; BURN_DAYS],
}

impl Burns {
    /// The same burns seen on `day`: a later day drops what is too old, an earlier one counts as the stored one.
    fn on(&self, day: Day) -> Self {
        let passed = usize::try_from(day.saturating_sub(self.day)).unwrap_or(BURN_DAYS);
        let mut burned = [0; BURN_DAYS];
        for (aged, amount) in burned.iter_mut().skip(passed).zip(self.burned) {
            *aged = amount;
        }
        Self { day: day.max(self.day), burned }
    }

    /// The burns after `amount` more on `day`. `None` if that day's sum exceeds `Xp`.
    pub fn burn(&self, amount: Xp, day: Day) -> Option<Self> {
        let mut now = self.on(day);
        let today = now.burned.first_mut()?;
        *today = today.checked_add(amount)?;
        Some(now)
    }

    /// The sum that counts on `day`, at most `Xp::MAX`.
    pub fn sum(&self, day: Day) -> Xp {
        self.on(day).burned.into_iter().fold(0, Xp::saturating_add)
    }

    /// The first day on which the tier is lower if nothing more is burned, and the tier of that day. `None` if it
    /// never drops, which is when it is Basic.
    pub fn drop_after(&self, day: Day, table: &TierTable) -> Option<(Day, Tier)> {
        let now = table.tier(self.sum(day));
        (self.day.max(day)..=Day::MAX)
            .skip(1)
            .take(BURN_DAYS)
            .map(|day| (day, table.tier(self.sum(day))))
            .find(|(_, tier)| *tier < now)
    }
}

/// A tier, the better the later.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Default,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Tier {
    #[default]
    Basic,
    Bronze,
    Silver,
    Gold,
    Platinum,
    Diamond,
}

impl Tier {
    /// Every tier, in order.
    pub const ALL: [Self; 6] =
        [Self::Basic, Self::Bronze, Self::Silver, Self::Gold, Self::Platinum, Self::Diamond];
}

/// What a tier asks and gives.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct TierTerms {
    /// The sum of burns from which on it holds.
    pub burned: Xp,
    /// The marketplace fee as a part of the price.
    pub rate: Perbill,
}

/// The terms of each of [`Tier::ALL`].
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct TierTable(pub [TierTerms; 6]);

impl TierTable {
    /// Whether the first tier asks nothing, each next asks more, and none has a higher fee than the one before it.
    pub fn is_monotone(&self) -> bool {
        let free = self.0.first().is_some_and(|terms| terms.burned == 0);
        let steps = self.0.iter().zip(self.0.iter().skip(1));
        free && steps.clone().all(|(low, high)| low.burned < high.burned && low.rate >= high.rate)
    }

    /// The highest tier that a sum of burns reaches.
    pub fn tier(&self, burned: Xp) -> Tier {
        let mut reached = Tier::ALL.into_iter().zip(self.0).filter(|(_, terms)| terms.burned <= burned);
        reached.next_back().map_or(Tier::Basic, |(tier, _)| tier)
    }

    /// The terms of a tier.
    pub fn terms(&self, tier: Tier) -> TierTerms {
        let [basic, bronze, silver, gold, platinum, diamond] = self.0;
        match tier {
            Tier::Basic => basic,
            Tier::Bronze => bronze,
            Tier::Silver => silver,
            Tier::Gold => gold,
            Tier::Platinum => platinum,
            Tier::Diamond => diamond,
        }
    }

    /// The fee of a price at a tier: `price · rate`, rounded up.
    pub fn fee(&self, price: Balance, tier: Tier) -> Balance {
        self.terms(tier).rate.mul_ceil(price)
    }

    /// The fee at Basic of a price that owes `fee` at a tier, rounded down. It says how large a task is, whoever does it.
    pub fn fee_at_basic(&self, fee: Balance, tier: Tier) -> Balance {
        let parts = |tier| u128::from(self.terms(tier).rate.deconstruct());
        // Where nothing is charged, nothing is known of the price; a fee that does not fit is as large as any.
        mul_div(fee, parts(Tier::Basic), parts(tier), Rounding::Down).unwrap_or(fee)
    }

    /// What `target` is worth for a month to an owner who has `burned` so far and whose tasks of that month cost
    /// `volume`, with XP at `xp_price` fee units per whole XP.
    pub fn quote(&self, burned: Xp, target: Tier, volume: Balance, xp_price: Balance) -> Quote {
        let terms = self.terms(target);
        let now = self.terms(self.tier(burned));
        let less = Perbill::from_parts(now.rate.deconstruct().saturating_sub(terms.rate.deconstruct()));
        let to_burn = terms.burned.saturating_sub(burned);
        let saved = less.mul_floor(volume);
        let cost = mul_div(to_burn, xp_price, UNIT, Rounding::Up);
        let volume_of = |cost: Balance| match cost {
            0 => Some(0),
            cost => mul_div(cost, Perbill::ACCURACY.into(), less.deconstruct().into(), Rounding::Up),
        };
        Quote {
            to_burn,
            saved,
            cost,
            break_even_volume: cost.and_then(volume_of),
            break_even_price: mul_div(saved, UNIT, to_burn, Rounding::Down),
        }
    }
}

/// What a better tier costs and saves.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Quote {
    /// XP still to be burned.
    pub to_burn: Xp,
    /// Fees saved in the month, rounded down.
    pub saved: Balance,
    /// The price of `to_burn`, rounded up. `None` if it exceeds `Balance`.
    pub cost: Option<Balance>,
    /// The least monthly volume at which as much is saved as it costs. `None` if no volume does.
    pub break_even_volume: Option<Balance>,
    /// The highest price of a whole XP at which it costs no more than is saved. `None` if nothing is to be burned,
    /// or if every price is low enough.
    pub break_even_price: Option<Balance>,
}
