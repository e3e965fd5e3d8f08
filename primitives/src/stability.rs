//! How the watch over the economy meets what it watches, what it may adjust, and what it may halt.
use crate::{
    governance::{FieldSpec, Step},
    time::Seconds,
};
use core::num::NonZeroU32;
pub use fluxnomics_economics::stability::{
    adjustment::{Adjustment, Direction, Limits},
    band::{Band, Deviation},
};
use sp_runtime::Perbill;

/// What a figure is compared with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Target {
    /// A band. It may depend on parameters, and move with them.
    Band(Band),
    /// Its own moving average over so many days, less a part and more a part.
    OwnAverage { days: NonZeroU32, below: Perbill, above: Perbill },
}

/// A figure now.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reading {
    /// What is judged. It may be smoothed, or net of what is under way.
    pub value: u128,
    /// The same without either. A halt ends early on this figure only.
    pub raw: u128,
    /// How much the figure rests on, in a unit of its own: jobs, HETU, days.
    pub sample: u128,
}

/// What answers a figure on one side of its band.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Answer<Field, Subsystem> {
    /// The parameter that gives way when the figure is strained, and the way in which it does.
    pub lever: Option<(Field, Direction)>,
    /// The subsystem that halts when the figure is broken.
    pub halts: Option<Subsystem>,
}

impl<Field, Subsystem> Answer<Field, Subsystem> {
    /// Nothing: on that side the figure informs.
    pub const NONE: Self = Self { lever: None, halts: None };
}

/// The meaning of one indicator and what follows from it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct IndicatorSpec<Field, Subsystem> {
    pub name: &'static str,
    pub description: &'static str,
    pub unit: &'static str,
    /// In the score, relative to the others.
    pub weight: u32,
    pub target: Target,
    /// A figure that rests on less is not judged.
    pub least_sample: u128,
    pub below: Answer<Field, Subsystem>,
    pub above: Answer<Field, Subsystem>,
}

impl<Field, Subsystem> IndicatorSpec<Field, Subsystem> {
    /// What answers a deviation on its side.
    pub fn answer(&self, deviation: Deviation) -> Option<&Answer<Field, Subsystem>> {
        match deviation {
            Deviation::Within => None,
            Deviation::Below(_) => Some(&self.below),
            Deviation::Above(_) => Some(&self.above),
        }
    }
}

/// What is watched.
pub trait Indicators {
    /// Names one indicator.
    type Indicator: Copy + Ord;
    /// Names one governed parameter.
    type Field: Copy + Ord;
    /// Names calls that halt together.
    type Subsystem: Copy + Ord;

    fn all() -> impl Iterator<Item = Self::Indicator>;
    fn spec(indicator: Self::Indicator) -> IndicatorSpec<Self::Field, Self::Subsystem>;
    /// Of bounded work. `None` where there is nothing to read yet.
    fn read(indicator: Self::Indicator) -> Option<Reading>;
}

/// Which calls halt together.
pub trait Subsystems<Call> {
    type Subsystem;
    /// The subsystem that the call belongs to.
    fn of(call: &Call) -> Option<Self::Subsystem>;
}

/// Asked before something of a subsystem is done.
pub trait Halts<Subsystem> {
    fn is_halted(subsystem: Subsystem) -> bool;
}

/// Nothing halts.
impl<Subsystem> Halts<Subsystem> for () {
    fn is_halted(_: Subsystem) -> bool {
        false
    }
}

/// Asked where a parameter is read. What was voted stays as it is; an intervention lies over it and ends by itself.
pub trait Interventions<Field> {
    /// The parameters that differ from what was voted, now.
    fn adjusted() -> alloc::vec::Vec<Field>;
    /// The value in force where `voted` is what was voted.
    fn in_force(field: Field, voted: u128) -> u128;
    /// Until when the value differs, if it does.
    fn until(field: Field) -> Option<Seconds>;
}

/// What was voted is in force.
impl<Field> Interventions<Field> for () {
    fn adjusted() -> alloc::vec::Vec<Field> {
        Default::default()
    }
    fn in_force(_: Field, voted: u128) -> u128 {
        voted
    }
    fn until(_: Field) -> Option<Seconds> {
        None
    }
}

/// What no intervention passes: the bounds of the field, and the largest step that one vote could make.
pub fn limits(spec: &FieldSpec, voted: u128) -> Limits {
    let step = match spec.step {
        Step::Absolute(units) => units,
        Step::Relative(part) => part.mul_ceil(voted),
    };
    Limits { min: spec.min, max: spec.max, step }
}
