//! Looking at the indicators: readings become deviations, deviations alarms.
use crate::{Config, DayRecord, Event, History, LastLook, Look, Pallet, Today, Watch, Watches};
use alloc::vec::Vec;
use fluxnomics_economics::{
    stability::{
        alarm::{Alarm, Level, Thresholds},
        memory::Memory,
        score::score,
    },
    time::day,
};
use fluxnomics_primitives::{
    params::StabilityParams,
    stability::{Answer, Band, Deviation, IndicatorSpec, Indicators, Reading, Target},
    time::{Day, Seconds},
};
use frame_support::traits::Get;
use sp_runtime::Perbill;

pub(crate) type SpecOf<T> = IndicatorSpec<<T as Config>::Field, <T as Config>::Subsystem>;

/// One indicator as a look finds it.
pub(crate) struct Seen<T: Config> {
    pub indicator: T::Indicator,
    pub spec: SpecOf<T>,
    /// What is read, where it rests on enough.
    pub reading: Option<Reading>,
    /// What is seen, once there is something to compare it with.
    pub look: Option<Look>,
    /// Whether it is judged.
    pub armed: bool,
    pub watch: Watch,
    /// What it asks for.
    pub demand: Level,
}

impl<T: Config> Seen<T> {
    /// What is judged.
    pub fn judged(&self) -> Option<Look> {
        self.look.filter(|_| self.armed)
    }

    /// What answers what is judged.
    pub fn answer(&self) -> Option<&Answer<T::Field, T::Subsystem>> {
        self.judged().and_then(|look| self.spec.answer(look.deviation))
    }

    /// Whether it halts the subsystem on either side.
    pub fn guards(&self, subsystem: T::Subsystem) -> bool {
        [&self.spec.below, &self.spec.above].into_iter().any(|answer| answer.halts == Some(subsystem))
    }

    /// Whether nothing of the figure, raw or not, is left that would keep an alarm about the subsystem. What is not
    /// judged is not known to be calm.
    pub fn is_calm_for(&self, subsystem: T::Subsystem, thresholds: &Thresholds) -> bool {
        let (Some(look), Some(reading)) = (self.judged(), self.reading) else { return false };
        [look.deviation, look.band.deviation(reading.raw)].into_iter().all(|deviation| {
            let concerns = self.spec.answer(deviation).is_some_and(|answer| answer.halts == Some(subsystem));
            !concerns || thresholds.is_calm(deviation.part())
        })
    }
}

pub(crate) fn thresholds(params: &StabilityParams) -> Thresholds {
    Thresholds {
        strained: params.strained_at,
        broken: params.broken_at,
        hysteresis: params.hysteresis,
        patience: params.patience,
    }
}

/// Where a figure should lie. `None` where nothing is known of its past.
fn band(target: Target, memory: &Memory) -> Option<Band> {
    match target {
        Target::Band(band) => Some(band),
        Target::OwnAverage { below, above, .. } => {
            memory.average().map(|average| Band::around(average, below, above))
        },
    }
}

/// The memory after a look.
fn remember(memory: &Memory, today: Day, value: u128, target: Target) -> Memory {
    let days = match target {
        Target::Band(_) => core::num::NonZeroU32::MIN,
        Target::OwnAverage { days, .. } => days,
    };
    memory.observe(today, value, days)
}

impl<T: Config> Pallet<T> {
    /// What is watched, no more than there may be.
    pub(crate) fn all_indicators() -> impl Iterator<Item = T::Indicator> {
        let most = usize::try_from(T::MaxIndicators::get()).unwrap_or(usize::MAX);
        T::Indicators::all().take(most)
    }

    /// Looks at all indicators, and answers.
    pub(crate) fn look(now: Seconds) {
        let params = T::Parameters::get();
        let today = day(now);
        Self::close_day_before(today);
        let mut seen: Vec<Seen<T>> = Self::all_indicators()
            .map(|indicator| {
                let before = Watches::<T>::get(indicator);
                let seen = Self::see(indicator, &before, now, &params);
                Self::note(before, &seen);
                seen
            })
            .collect();
        Self::look_at_halts(&seen, now, &params);
        Self::take_steps(&mut seen, now, &params);
        Self::record(&seen, params.broken_at);
        LastLook::<T>::put(now);
    }

    /// What a look would find.
    pub(crate) fn see(
        indicator: T::Indicator,
        before: &Watch,
        now: Seconds,
        params: &StabilityParams,
    ) -> Seen<T> {
        let spec = T::Indicators::spec(indicator);
        let thresholds = thresholds(params);
        let reading = T::Indicators::read(indicator).filter(|reading| reading.sample >= spec.least_sample);
        let look = reading.and_then(|Reading { value, .. }| {
            let band = band(spec.target, &before.memory)?;
            Some(Look { value, band, deviation: band.deviation(value) })
        });
        let armed = look.is_some() && before.memory.days >= params.arming_days;
        let mut watch = Watch { alarm: Alarm::default(), ..*before };
        if let Some(reading) = reading {
            watch.memory = remember(&before.memory, day(now), reading.value, spec.target);
        }
        let mut demand = Level::Calm;
        if let Some(look) = look.filter(|_| armed) {
            let part = look.deviation.part();
            watch.alarm = before.alarm.follow(part, now, &thresholds);
            demand = watch.alarm.demand(part, &thresholds);
        }
        Seen { indicator, spec, reading, look, armed, watch, demand }
    }

    /// Writes down what changed, and says what alarms moved.
    fn note(before: Watch, seen: &Seen<T>) {
        let Seen { indicator, watch, .. } = seen;
        if *watch != before {
            Watches::<T>::insert(indicator, watch);
        }
        let (from, to) = (before.alarm.level, watch.alarm.level);
        if from != to {
            let (indicator, look) = (*indicator, seen.judged());
            Self::deposit_event(Event::LevelMoved { indicator, from, to, look });
        }
    }

    /// Closes the open day if another has begun.
    fn close_day_before(today: Day) {
        let record = Today::<T>::get();
        if record.day >= today {
            return;
        }
        if record.looks > 0 {
            History::<T>::insert(Self::history_slot(record.day), record);
            Self::deposit_event(Event::DayClosed { record });
        }
        Today::<T>::put(DayRecord::new(today));
    }

    pub(crate) fn history_slot(day: Day) -> u32 {
        day.checked_rem(T::HistoryLength::get()).unwrap_or_default()
    }

    pub(crate) fn score_of(seen: &[Seen<T>], tolerance: Perbill) -> Option<Perbill> {
        let deviations = seen
            .iter()
            .filter_map(|seen| seen.judged().map(|look| (seen.spec.weight, look.deviation.part())));
        score(deviations, tolerance)
    }

    /// The armed indicator that is furthest from its band: the first of them.
    pub(crate) fn worst_of(seen: &[Seen<T>]) -> Option<(T::Indicator, Deviation)> {
        let deviations =
            seen.iter().filter_map(|seen| seen.judged().map(|look| (seen.indicator, look.deviation)));
        deviations.reduce(|worst, next| if next.1.part() > worst.1.part() { next } else { worst })
    }

    fn record(seen: &[Seen<T>], tolerance: Perbill) {
        let score = Self::score_of(seen, tolerance);
        let worst = Self::worst_of(seen);
        Today::<T>::mutate(|record| {
            record.looks = record.looks.saturating_add(1);
            record.last = score;
            record.lowest = match (record.lowest, score) {
                (Some(lowest), Some(score)) => Some(lowest.min(score)),
                (lowest, score) => lowest.or(score),
            };
            let further = |(_, deviation): &(T::Indicator, Deviation)| {
                record.worst.is_none_or(|(_, before)| deviation.part() > before.part())
            };
            if let Some(worst) = worst.filter(further) {
                record.worst = Some(worst);
            }
        });
    }
}
