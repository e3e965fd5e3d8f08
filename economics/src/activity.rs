//! Attested activity and the Power that it is worth.
use crate::{median::median, units::Power};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What an identity did in one epoch, as one attestor reports it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Activity {
    /// Seconds online.
    pub uptime: u64,
    /// MiB relayed.
    pub bandwidth: u64,
    /// Core-seconds computed.
    pub compute: u64,
    /// MiB stored for a day.
    pub storage: u64,
    /// Human judgements made.
    pub judgements: u64,
}

/// Power per unit of each component of [`Activity`], in base units.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ActivityRates {
    /// Per second online.
    pub uptime: Power,
    /// Per MiB relayed.
    pub bandwidth: Power,
    /// Per core-second.
    pub compute: Power,
    /// Per MiB stored for a day.
    pub storage: Power,
    /// Per judgement.
    pub judgement: Power,
}

/// The Power of an activity: the sum of each component times its rate, at most `Power::MAX`.
pub fn activity_power(activity: &Activity, rates: &ActivityRates) -> Power {
    [
        (activity.uptime, rates.uptime),
        (activity.bandwidth, rates.bandwidth),
        (activity.compute, rates.compute),
        (activity.storage, rates.storage),
        (activity.judgements, rates.judgement),
    ]
    .into_iter()
    .fold(0, |sum: Power, (count, rate)| sum.saturating_add(rate.saturating_mul(count.into())))
}

/// The [`median`] of each component on its own. `None` of no reports.
pub fn median_activity(reports: &[Activity]) -> Option<Activity> {
    let component = |of: fn(&Activity) -> u64| median(&mut reports.iter().map(of).collect::<Vec<_>>());
    Some(Activity {
        uptime: component(|report| report.uptime)?,
        bandwidth: component(|report| report.bandwidth)?,
        compute: component(|report| report.compute)?,
        storage: component(|report| report.storage)?,
        judgements: component(|report| report.judgements)?,
    })
}
