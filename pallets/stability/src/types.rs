//! What this pallet stores and shows.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::Config;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::stability::{
    alarm::{Alarm, Level},
    halt::Incident,
    memory::Memory,
};
use fluxnomics_primitives::{
    stability::{Adjustment, Band, Deviation},
    time::{Day, Seconds},
};
use frame_support::{BoundedBTreeMap, traits::Get};
use scale_info::TypeInfo;
use sp_runtime::{Perbill, Percent};

/// The halts of all subsystems.
pub type HaltsOf<T> =
    BoundedBTreeMap<<T as Config>::Subsystem, Halt<<T as Config>::Indicator>, <T as Config>::MaxSubsystems>;

/// Until when people halted each subsystem.
pub type OrderedOf<T> = BoundedBTreeMap<<T as Config>::Subsystem, Seconds, <T as Config>::MaxSubsystems>;

/// The steps of all parameters.
pub type StepsOf<T> = BoundedBTreeMap<
    <T as Config>::Field,
    Intervention<<T as Config>::Indicator>,
    <T as Config>::MaxInterventions,
>;

/// What is known of one indicator.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Watch {
    /// What it was like on the days before.
    pub memory: Memory,
    pub alarm: Alarm,
    /// When it last made a parameter give way.
    pub stepped: Option<Seconds>,
}

/// What was seen of a figure.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Look {
    pub value: u128,
    /// Where it should lie.
    pub band: Band,
    /// How far from there it is.
    pub deviation: Deviation,
}

/// The halts of a subsystem, and what caused the last of them.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Halt<Indicator> {
    pub incident: Incident,
    /// The indicator that broke.
    pub cause: Indicator,
    /// The band from which it did.
    pub band: Band,
}

/// A step of a parameter, beside what was voted.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Intervention<Indicator> {
    /// The indicator that was strained. `None` where people took the step.
    pub cause: Option<Indicator>,
    pub adjustment: Adjustment,
    pub since: Seconds,
    /// In force before then. It ends without anybody writing it down.
    pub until: Seconds,
}

/// What a day was like.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct DayRecord<Indicator> {
    pub day: Day,
    /// How often all indicators were looked at.
    pub looks: u32,
    /// The lowest score, if there was any.
    pub lowest: Option<Perbill>,
    /// The last one.
    pub last: Option<Perbill>,
    /// The armed indicator that was furthest from its band, and how far.
    pub worst: Option<(Indicator, Deviation)>,
}

impl<Indicator> DayRecord<Indicator> {
    /// A day on which nobody has looked yet.
    pub fn new(day: Day) -> Self {
        Self { day, looks: 0, lowest: None, last: None, worst: None }
    }
}

/// The open day of a chain on which nobody has looked.
pub struct NoDay;
impl<Indicator> Get<DayRecord<Indicator>> for NoDay {
    fn get() -> DayRecord<Indicator> {
        DayRecord::new(0)
    }
}

/// The state of the economy.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct StatusView<Indicator> {
    /// From 0 to 100, rounded down. `None` while no indicator is armed.
    pub score: Option<Percent>,
    /// The highest level of any indicator.
    pub level: Level,
    /// The armed indicator that is furthest from its band, and how far.
    pub worst: Option<(Indicator, Deviation)>,
    /// Indicators that are armed.
    pub armed: u32,
    /// Subsystems that are halted.
    pub halted: u32,
    /// Parameters that differ from what was voted.
    pub adjusted: u32,
    /// When all indicators were looked at last.
    pub looked: Option<Seconds>,
}

/// An indicator now.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct IndicatorView<Indicator> {
    pub indicator: Indicator,
    pub name: Vec<u8>,
    pub description: Vec<u8>,
    pub unit: Vec<u8>,
    pub weight: u32,
    /// What is seen, if there is anything to see and to compare it with.
    pub look: Option<Look>,
    /// The figure neither smoothed nor net of anything.
    pub raw: Option<u128>,
    pub sample: u128,
    pub least_sample: u128,
    /// Days on which it was seen.
    pub days: u32,
    /// Whether it is judged.
    pub armed: bool,
    /// As of the last look.
    pub alarm: Alarm,
}

/// The halts of a subsystem.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct HaltView<Indicator, Subsystem> {
    pub subsystem: Subsystem,
    pub is_halted: bool,
    /// What broken figures did.
    pub halt: Option<Halt<Indicator>>,
    /// Until when people halted it.
    pub ordered: Option<Seconds>,
}

/// A parameter that is adjusted, or rests after it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct InterventionView<Indicator, Field> {
    pub field: Field,
    pub voted: u128,
    pub in_force: u128,
    pub is_active: bool,
    pub intervention: Intervention<Indicator>,
}
