//! What this pallet stores and shows.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::xp::{
    Fees, Week, Xp,
    bootstrap::pool,
    lock::Locked,
    shares::{Caps, Claim, Components, Distribution, OwnerWeek},
    tier::Tier,
    trust::{DayCount, Record, Trust},
};
use fluxnomics_primitives::{
    Balance,
    identity::IdentityId,
    time::{Day, Seconds},
};
use frame_support::{
    BoundedVec, CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound, traits::Get,
};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// An owner, by its human identity.
pub type OwnerId = IdentityId;

/// All XP, by what happened to it. One value, so that an operation reads and writes the totals once.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Ledger {
    /// In existence when the flywheel began.
    pub genesis: Xp,
    /// Minted by claims.
    pub paid: Xp,
    /// Burned for tiers.
    pub burned: Xp,
    /// Released by the bootstrap.
    pub released: Xp,
    /// Goes into the next pool.
    pub carried: Xp,
    /// In the pools of closed weeks, and due to owners.
    pub unclaimed: Xp,
    /// Burned in the week before the open one: goes into the pool of the open week.
    pub burned_before: Xp,
    /// Burned in the open week.
    pub burned_now: Xp,
}

impl Ledger {
    /// Burned and in no pool yet.
    pub fn unpooled(&self) -> Option<Xp> {
        self.burned_before.checked_add(self.burned_now)
    }

    /// `genesis + Σpaid − Σburned`.
    pub fn issuance(&self) -> Option<Xp> {
        self.genesis.checked_add(self.paid)?.checked_sub(self.burned)
    }

    /// `Σpaid + unclaimed + carried + unpooled burns`.
    pub fn accounted(&self) -> Option<Xp> {
        self.paid.checked_add(self.unclaimed)?.checked_add(self.carried)?.checked_add(self.unpooled()?)
    }

    /// `Σreleased + Σburned`.
    pub fn entered(&self) -> Option<Xp> {
        self.released.checked_add(self.burned)
    }

    /// The pool of the open week if `released` is released into it.
    pub fn pool(&self, released: Xp) -> Option<Xp> {
        pool(self.burned_before, self.carried, released)
    }

    /// After a burn.
    pub(crate) fn burn(self, amount: Xp) -> Option<Self> {
        let burned = self.burned.checked_add(amount)?;
        Some(Self { burned, burned_now: self.burned_now.checked_add(amount)?, ..self })
    }

    /// After a close that released XP into the pool and carried on a part of it.
    pub(crate) fn close(self, released: Xp, carried: Xp) -> Option<Self> {
        let left = self.pool(released)?.checked_sub(carried)?;
        Some(Self {
            released: self.released.checked_add(released)?,
            carried,
            unclaimed: self.unclaimed.checked_add(left)?,
            burned_before: self.burned_now,
            burned_now: 0,
            ..self
        })
    }

    /// After a claim was paid.
    pub(crate) fn pay(self, amount: Xp) -> Option<Self> {
        let paid = self.paid.checked_add(amount)?;
        Some(Self { paid, unclaimed: self.unclaimed.checked_sub(amount)?, ..self })
    }

    /// After unclaimed XP went to the next pool.
    pub(crate) fn carry(self, amount: Xp) -> Option<Self> {
        let carried = self.carried.checked_add(amount)?;
        Some(Self { carried, unclaimed: self.unclaimed.checked_sub(amount)?, ..self })
    }
}

/// What a week is shared by: what was in force when it opened. A vote concerns the next.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct WeekTerms {
    /// What the bootstrap releases into the pool.
    pub released: Xp,
    /// The slices of the pool.
    pub weights: Components<Perbill>,
    /// What an owner can get at most.
    pub caps: Caps,
}

/// The week that work is counted in.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct CurrentWeek {
    pub week: Week,
    pub terms: WeekTerms,
    /// What all owners did in it.
    pub totals: Components<Fees>,
}

/// A closed week of which somebody has not realised its share.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ClosedWeek {
    pub distribution: Distribution,
    /// What those did who have not realised their share.
    pub unrealised: Components<Fees>,
    /// What is left of the slices.
    pub left: Xp,
}

impl ClosedWeek {
    /// After the claim of an owner who did `work`.
    pub(crate) fn realise(self, work: Components<Fees>, claim: Claim) -> Option<Self> {
        let unrealised = self.unrealised.replace(work, Components::default())?;
        let left = self.left.checked_sub(claim.paid.checked_add(claim.carried)?)?;
        Some(Self { unrealised, left, ..self })
    }
}

/// The fees that a counterparty's owner caused in a week, and what its jobs of the last day counted for.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Tally {
    pub fees: Fees,
    pub day: Day,
    pub counted: DayCount,
}

impl Tally {
    /// Counts a job on `day` and returns the weight that it adds to the record.
    pub fn count(&mut self, weight: Perbill, succeeded: bool, day: Day) -> Perbill {
        if self.day != day {
            self.day = day;
            self.counted = DayCount::default();
        }
        let (counted, added) = self.counted.after(weight, succeeded);
        self.counted = counted;
        added
    }
}

/// The owner of clients, in a week of a provider's owner.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Counterparty {
    pub owner: OwnerId,
    pub tally: Tally,
}

/// What an owner does in a week, and what it is due.
#[derive(
    CloneNoBound,
    DebugNoBound,
    Decode,
    DefaultNoBound,
    Encode,
    EqNoBound,
    MaxEncodedLen,
    PartialEqNoBound,
    TypeInfo,
)]
#[scale_info(skip_type_params(MaxCounterparties))]
#[codec(mel_bound())]
pub struct Earner<MaxCounterparties: Get<u32>> {
    /// The week of all that follows but `due`.
    pub week: Week,
    pub work: OwnerWeek,
    pub counterparties: BoundedVec<Counterparty, MaxCounterparties>,
    /// Counterparties that found no place, counted as one; but each of their failures counts.
    pub others: Tally,
    /// Burned in the week before `week`, so a part of the pool that `work` shares.
    pub burned_before: Xp,
    /// Burned in `week`.
    pub burned_now: Xp,
    /// Realised and not claimed.
    pub due: Xp,
}

impl<MaxCounterparties: Get<u32>> Earner<MaxCounterparties> {
    /// The tally of a counterparty. Who is not known, or finds no place, is one of the others, and `None`.
    pub fn tally(&mut self, counterparty: Option<OwnerId>) -> (Option<OwnerId>, &mut Tally) {
        let Self { counterparties, others, .. } = self;
        let Some(owner) = counterparty else { return (None, others) };
        let known = counterparties.iter().position(|entry| entry.owner == owner);
        let position = known.unwrap_or(counterparties.len());
        if known.is_none() {
            // Full: the position below does not exist.
            let _ = counterparties.try_push(Counterparty { owner, tally: Tally::default() });
        }
        counterparties.get_mut(position).map_or((None, others), |entry| (counterparty, &mut entry.tally))
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        *self == Self { week: self.week, ..Self::default() }
    }

    /// Whether nothing is due, and nothing was done in its week that may still count.
    pub fn is_settled(&self) -> bool {
        self.due == 0 && self.work.fees == 0
    }
}

/// XP that was asked for.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Unlocking {
    pub amount: Xp,
    pub releasable_from: Seconds,
}

/// What an owner's trust is made of.
#[derive(
    CloneNoBound,
    DebugNoBound,
    Decode,
    DefaultNoBound,
    Encode,
    EqNoBound,
    MaxEncodedLen,
    PartialEqNoBound,
    TypeInfo,
)]
#[scale_info(skip_type_params(MaxUnlocking))]
#[codec(mel_bound())]
pub struct Reputation<MaxUnlocking: Get<u32>> {
    /// The jobs that ended.
    pub jobs: Record,
    /// The XP that counts.
    pub locked: Locked,
    /// The XP that was asked for, the earliest request first.
    pub unlocking: BoundedVec<Unlocking, MaxUnlocking>,
}

impl<MaxUnlocking: Get<u32>> Reputation<MaxUnlocking> {
    /// XP that was asked for.
    pub fn waiting(&self) -> Xp {
        self.unlocking.iter().fold(0, |sum, request| sum.saturating_add(request.amount))
    }

    /// XP that is held.
    pub fn held(&self) -> Xp {
        self.locked.total().saturating_add(self.waiting())
    }
}

/// What a week was like when it closed.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct WeekRecord {
    pub week: Week,
    /// Burned in the week before it.
    pub burned: Xp,
    /// Carried from earlier pools.
    pub carried_in: Xp,
    /// Released by the bootstrap.
    pub released: Xp,
    /// The sum of the three.
    pub pool: Xp,
    /// Carried on at once: slices that nobody had a part in, and what rounding left.
    pub carried_on: Xp,
    /// What all owners did.
    pub totals: Components<Fees>,
}

/// When a tier drops.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct TierDrop {
    /// The first economic day of the lower tier, which begins at `day · 86,400` economic seconds.
    pub day: Day,
    pub to: Tier,
}

/// The fee tier of an owner.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct TierView {
    pub tier: Tier,
    pub rate: Perbill,
    /// XP whose burn counts today.
    pub burned: Xp,
    /// The next drop if nothing more is burned.
    pub drops: Option<TierDrop>,
}

/// Burns of one day.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Expiry {
    pub amount: Xp,
    /// The first economic day on which they do not count.
    pub day: Day,
}

/// What an owner earns.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct EarningsView {
    /// Can be claimed now.
    pub claimable: Xp,
    /// The open week.
    pub week: Week,
    /// What the owner did in it.
    pub work: Components<Fees>,
    /// What that is worth if the week ended now.
    pub expected: Xp,
}

/// Trust in an identity: that in its owner.
#[derive(Clone, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct TrustView {
    /// As a part of 100 points.
    pub trust: Trust,
    /// Without what XP adds.
    pub organic: Trust,
    pub jobs: Record,
    /// The part of the jobs that succeeded.
    pub success: Perbill,
    /// XP that is locked.
    pub locked: Xp,
    /// XP that counts by now.
    pub matured: Xp,
    /// XP that was asked for.
    pub unlocking: Vec<Unlocking>,
}

/// The open week.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct WeekView {
    pub week: Week,
    /// Economic seconds until it closes.
    pub closes_in: Seconds,
    /// What it will share if nothing more is carried to it.
    pub pool: Xp,
    /// What it is shared by, whatever is voted meanwhile.
    pub terms: WeekTerms,
    pub totals: Components<Fees>,
    /// Fees of all owners up to which the cap for one FLX of fees is all that decides.
    pub capped_up_to: Fees,
    /// Whether it is, so far.
    pub capped: bool,
}

/// The price of a whole XP from which on washing pays, in base units, for whoever has to buy its Flux.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct BreakEven {
    pub flux: Balance,
    /// At the price that the chain now takes for Flux.
    pub hetu: Balance,
}
