//! Stake and what it fills: the generation of two assets on two meters, through changes of either.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::{
    capacity::meter::{Meter, PowerPerDay, generation},
    time::Seconds,
    units::Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What may be staked.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Asset {
    /// Of the identity's owner.
    Hetu,
    /// Of the identity.
    Flux,
}

/// What capacity is for. Each has a meter of its own.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Resource {
    /// Messages and extrinsics.
    Messaging,
    /// The metered execution of tasks.
    Execution,
}

/// Something of each asset.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PerAsset<T> {
    pub hetu: T,
    pub flux: T,
}

impl<T> PerAsset<T> {
    pub fn of(&self, asset: Asset) -> &T {
        match asset {
            Asset::Hetu => &self.hetu,
            Asset::Flux => &self.flux,
        }
    }

    pub fn of_mut(&mut self, asset: Asset) -> &mut T {
        match asset {
            Asset::Hetu => &mut self.hetu,
            Asset::Flux => &mut self.flux,
        }
    }
}

/// Something of each resource.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PerResource<T> {
    pub messaging: T,
    pub execution: T,
}

impl<T> PerResource<T> {
    pub fn of(&self, resource: Resource) -> &T {
        match resource {
            Resource::Messaging => &self.messaging,
            Resource::Execution => &self.execution,
        }
    }

    pub fn of_mut(&mut self, resource: Resource) -> &mut T {
        match resource {
            Resource::Messaging => &mut self.messaging,
            Resource::Execution => &mut self.execution,
        }
    }
}

/// Stake of each asset, in base units.
pub type Units = PerAsset<Balance>;

/// α: what one whole token generates in a day, by asset and meter.
pub type Alphas = PerResource<PerAsset<PowerPerDay>>;

/// What `units` generate: the sum over the assets, each rounded down, at most `Power::MAX`.
pub fn rate(units: &Units, alphas: &PerAsset<PowerPerDay>) -> PowerPerDay {
    generation(units.hetu, alphas.hetu).saturating_add(generation(units.flux, alphas.flux))
}

/// The terms of generation from `since` until the next era.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Era {
    pub since: Seconds,
    pub alphas: Alphas,
    /// A meter holds what it generates in this time.
    pub storage: Seconds,
}

/// Stake that a meter gains, or loses, at a time that is known before.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Expiry {
    pub at: Seconds,
    pub asset: Asset,
    pub units: Balance,
    /// Whether it is gained.
    pub returns: bool,
}

/// The meter of `resource` at time `to`, and the stake that fills it then: `units` filled it when it was last updated,
/// `expiries` change them on the way, and `eras` what they generate, both in the order of their times. Equal to
/// advancing through every second.
///
/// Of the time before the first era nothing is known, and nothing is generated. An expiry older than the last update
/// counts from the update on.
pub fn fill(
    meter: &Meter,
    units: &Units,
    resource: Resource,
    expiries: impl IntoIterator<Item = Expiry>,
    eras: &[Era],
    to: Seconds,
) -> (Meter, Units) {
    let mut expiries = expiries.into_iter().take_while(|expiry| expiry.at <= to).peekable();
    let past = eras.iter().rposition(|era| era.since <= meter.updated).unwrap_or_default();
    let mut later = eras.iter().skip(past).take_while(|era| era.since <= to).peekable();
    let (mut meter, mut units) = (*meter, *units);
    // Before the first era a meter keeps what it has.
    let mut era = Era { alphas: Alphas::default(), storage: 0, since: 0 };
    loop {
        let next = match (later.peek(), expiries.peek()) {
            (Some(era), Some(expiry)) => Some(era.since.min(expiry.at)),
            (Some(era), None) => Some(era.since),
            (None, Some(expiry)) => Some(expiry.at),
            (None, None) => None,
        };
        meter.rate = rate(&units, era.alphas.of(resource));
        meter = meter.advance(next.unwrap_or(to), era.storage);
        let Some(at) = next else { return (meter, units) };
        while let Some(next) = later.next_if(|era| era.since <= at) {
            era = *next;
        }
        while let Some(expiry) = expiries.next_if(|expiry| expiry.at <= at) {
            let part = units.of_mut(expiry.asset);
            *part = if expiry.returns {
                part.saturating_add(expiry.units)
            } else {
                part.saturating_sub(expiry.units)
            };
        }
    }
}
