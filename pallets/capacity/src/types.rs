//! What this pallet stores and shows.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::capacity::{
    congestion::Congestion,
    conversion::ConversionRate,
    meter::Meter,
    rent::{Lease, RentPrice},
    stake::{Alphas, Asset, Era, PerResource, Resource, Units},
};
use fluxnomics_primitives::{
    Balance, Power,
    identity::IdentityId,
    params::CapacityParams,
    time::{Day, Seconds},
};
use frame_support::{
    BoundedVec, CloneNoBound, DebugNoBound, DefaultNoBound, EqNoBound, PartialEqNoBound, traits::Get,
};
use scale_info::TypeInfo;

/// Number of an offer, never reused.
pub type OfferId = u64;
/// Number of a lease, never reused.
pub type LeaseId = u64;

/// Eras of α that are remembered. More than five days of storage pass between two changes of α by vote, so an older
/// one could only matter to a meter that was full before it.
pub const ERAS: u32 = 8;

/// What an identity used of what a day gives it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct DayUse {
    pub day: Day,
    /// Power of the free allowance.
    pub free: Power,
    /// Exits that cost nothing.
    pub exits: u32,
}

impl DayUse {
    /// The use of `day`: a later one begins with nothing used.
    pub fn on(&self, day: Day) -> Self {
        if day > self.day { Self { day, ..Self::default() } } else { *self }
    }
}

/// What must not pay for extrinsics and messages of an identity. Forbids nothing unless set.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct FeePolicy {
    /// Flux is not burned where capacity is missing.
    pub forbid_flux: bool,
    /// HETU does not pay unless there is a tip.
    pub forbid_hetu: bool,
}

/// Stake that waits to be withdrawn.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Chunk {
    pub asset: Asset,
    pub amount: Balance,
    pub matures_at: Seconds,
}

/// Whose side of a lease.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Side {
    Lessor,
    Renter,
}

/// A running lease, as each of its parties remembers it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Term {
    pub lease: LeaseId,
    pub side: Side,
    pub resource: Resource,
    pub asset: Asset,
    pub units: Balance,
    pub ends_at: Seconds,
}

/// What an identity has staked, and what it may spend.
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
#[codec(mel_bound())]
#[scale_info(skip_type_params(MaxChunks, MaxTerms))]
pub struct Account<MaxChunks: Get<u32>, MaxTerms: Get<u32>> {
    /// Makes capacity, here or where it is lent to.
    pub staked: Units,
    /// Of that, what fills the meters of others.
    pub lent: PerResource<Units>,
    /// Stake of others that fills these meters.
    pub borrowed: PerResource<Units>,
    pub meters: PerResource<Meter>,
    pub used: DayUse,
    pub policy: FeePolicy,
    /// What all open disputes froze. Of it, what is still at risk must not be withdrawn: a slash takes nothing off it,
    /// or the end of one dispute would let go what another froze.
    pub frozen: Units,
    /// In the order in which it was unstaked.
    pub unbonding: BoundedVec<Chunk, MaxChunks>,
    /// Running leases in the order of their ends.
    pub terms: BoundedVec<Term, MaxTerms>,
    /// Entries of `Delegations` from here.
    pub delegations: u32,
    /// Entries of `Offers` of this identity.
    pub offers: u32,
    /// Entries of `Leases` that this identity is a party of.
    pub leases: u32,
}

impl<MaxChunks: Get<u32>, MaxTerms: Get<u32>> Account<MaxChunks, MaxTerms> {
    /// What fills a meter here. `None` if more is lent than is there.
    pub fn filling(&self, resource: Resource) -> Option<Units> {
        let (lent, borrowed) = (self.lent.of(resource), self.borrowed.of(resource));
        Some(Units {
            hetu: self.staked.hetu.checked_sub(lent.hetu)?.checked_add(borrowed.hetu)?,
            flux: self.staked.flux.checked_sub(lent.flux)?.checked_add(borrowed.flux)?,
        })
    }

    /// What a side of a lease counts: lent by its lessor, borrowed by its renter.
    pub fn share_mut(&mut self, side: Side, resource: Resource, asset: Asset) -> &mut Balance {
        let share = match side {
            Side::Lessor => &mut self.lent,
            Side::Renter => &mut self.borrowed,
        };
        share.of_mut(resource).of_mut(asset)
    }

    /// Stake of `asset` that is not lent for `resource`.
    pub fn unlent(&self, resource: Resource, asset: Asset) -> Balance {
        self.staked.of(asset).saturating_sub(*self.lent.of(resource).of(asset))
    }

    /// Stake of `asset` that is lent for nothing.
    pub fn unstakable(&self, asset: Asset) -> Balance {
        self.unlent(Resource::Messaging, asset).min(self.unlent(Resource::Execution, asset))
    }

    /// Unstaked and not withdrawn.
    pub fn unbonding_of(&self, asset: Asset) -> Balance {
        self.unbonding
            .iter()
            .filter(|chunk| chunk.asset == asset)
            .fold(0, |sum, chunk| sum.saturating_add(chunk.amount))
    }

    /// Staked and unbonding.
    pub fn at_risk(&self, asset: Asset) -> Balance {
        self.staked.of(asset).saturating_add(self.unbonding_of(asset))
    }

    /// What is kept from being withdrawn: no more than there is.
    pub fn frozen(&self, asset: Asset) -> Balance {
        (*self.frozen.of(asset)).min(self.at_risk(asset))
    }

    /// Whether something binds the identity.
    pub fn is_bound(&self) -> bool {
        let none = Units::default();
        self.staked != none
            || self.frozen != none
            || !self.unbonding.is_empty()
            || [self.delegations, self.offers, self.leases].iter().any(|count| *count > 0)
    }
}

/// Stake that one identity lets fill a meter of another.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Delegation {
    pub units: Balance,
    /// Cannot be taken back before.
    pub locked_until: Seconds,
    /// HETU of the delegator's owner held for this entry.
    pub deposit: Balance,
}

/// Where a delegation goes.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Beneficiary {
    pub id: IdentityId,
    pub resource: Resource,
    pub asset: Asset,
}

/// Offers of one kind.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Book {
    pub resource: Resource,
    pub asset: Asset,
}

/// A price as a key of storage: such keys are in the order of their prices.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PriceKey([u8; 16]);

impl From<RentPrice> for PriceKey {
    fn from(price: RentPrice) -> Self {
        Self(price.to_be_bytes())
    }
}

impl From<PriceKey> for RentPrice {
    fn from(key: PriceKey) -> Self {
        Self::from_be_bytes(key.0)
    }
}

/// Names an offer.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct OfferKey {
    pub book: Book,
    /// HETU for one whole token of stake for one economic day.
    pub price: RentPrice,
    pub id: OfferId,
}

/// Stake for rent.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Offer {
    pub lessor: IdentityId,
    /// What is left of it.
    pub units: Balance,
    /// A lease takes so much at least, or all that is left.
    pub least_units: Balance,
    /// A lease lasts so long at most.
    pub longest_term: Seconds,
    /// HETU of the lessor's owner held for this entry.
    pub deposit: Balance,
}

/// A part of a book, the cheapest first.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct OfferPage {
    /// Those of which something can be rented now, with no more units than that.
    pub offers: Vec<(OfferKey, Offer)>,
    /// After which offer to go on. `None` at the end of the book.
    pub next: Option<OfferKey>,
}

/// Rented stake, and the HETU that streams for it.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct LeaseRecord<AccountId> {
    pub lessor: IdentityId,
    pub renter: IdentityId,
    /// Whose HETU is held.
    pub payer: AccountId,
    pub resource: Resource,
    pub asset: Asset,
    pub lease: Lease,
    /// HETU of the renter's owner held for this entry.
    pub deposit: Balance,
}

/// What holds for everybody. One value, read by every payment and written once a block.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Network {
    /// M, the factor on all that capacity buys.
    pub congestion: Congestion,
    /// R, Power for one FLX.
    pub rate: ConversionRate,
    /// The last eras of α, the current one last.
    pub eras: BoundedVec<Era, frame_support::traits::ConstU32<ERAS>>,
    /// The day that is counted.
    pub day: Day,
    /// Sum of the fullness of its blocks, in parts of a billion.
    pub fullness: u64,
    /// Its blocks.
    pub blocks: u32,
}

impl Network {
    /// The α of now. None before the first block is over.
    pub fn alphas(&self) -> Alphas {
        self.eras.last().map(|era| era.alphas).unwrap_or_default()
    }
}

/// No congestion, and R at its usual default.
pub struct InitialNetwork;
impl Get<Network> for InitialNetwork {
    fn get() -> Network {
        Network {
            congestion: Congestion::MIN,
            // The first close of a day brings it within what governance has set.
            rate: CapacityParams::default().rate_default,
            eras: BoundedVec::new(),
            day: 0,
            fullness: 0,
            blocks: 0,
        }
    }
}

/// All stake.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Totals {
    pub staked: Units,
    pub unbonding: Units,
}

/// What clients see of one meter.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct MeterView {
    /// Power that is there. How much of it may be spent on one day is limited for each identity.
    pub stored: Power,
    /// Power that comes in a day.
    pub rate: Power,
    /// Power at which no more comes.
    pub cap: Power,
    /// Stake that may be delegated or leased, by asset.
    pub lendable: Units,
}

/// What clients see of an identity.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct AccountView {
    pub meters: PerResource<MeterView>,
    /// Power of today's free allowance that is left.
    pub free: Power,
    /// Power that messages and extrinsics may draw on that day: allowance and messaging meter, as far as the identity's
    /// daily and lifetime caps let it.
    pub spendable: Power,
    /// Exits of today that are left and cost nothing.
    pub exits: u32,
    pub policy: FeePolicy,
    pub staked: Units,
    pub lent: PerResource<Units>,
    pub borrowed: PerResource<Units>,
    /// Stake that may be unstaked.
    pub unstakable: Units,
    /// What waits, and when it matures.
    pub unbonding: Vec<Chunk>,
    /// What `withdraw` would pay now, less what Flux has decayed since it matured.
    pub withdrawable: Units,
    /// Kept from being withdrawn while something is disputed.
    pub frozen: Units,
    /// Running leases.
    pub terms: Vec<Term>,
}

/// What something costs.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote {
    /// Of capacity.
    pub power: Power,
    /// Or else, of Flux. `None` if it does not fit.
    pub flux: Option<Balance>,
}

/// What clients see of the network.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct NetworkView {
    pub congestion: Congestion,
    pub rate: ConversionRate,
    pub alphas: Alphas,
    pub totals: Totals,
}
