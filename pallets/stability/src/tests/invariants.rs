//! Random sequences over every call, figure, vote and wait, the invariants checked after each step, against a model that
//! keeps the whole history and reads the rules off it.
use crate::{Error, Event, mock::*};
use fluxnomics_economics::stability::alarm::Level;
use fluxnomics_primitives::{
    params::StabilityParams,
    stability::Direction,
    time::{DAY, HOUR, MINUTE, Seconds},
};
use frame_support::traits::Contains;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchResult, Perbill, StateVersion};
use std::{cell::RefCell, collections::BTreeMap};

/// 80 sequences of 400 operations: 32,000.
const SEQUENCES: u32 = 80;
const STEPS: usize = 400;

const SUBSYSTEMS: [Subsystem; 2] = [ISSUANCE, MARKET];
const BILLION: u128 = 1_000_000_000;

#[derive(Clone, Debug)]
enum Op {
    /// A part of the end of its band, in percent, on one side.
    Deviate {
        indicator: usize,
        percent: u128,
        above: bool,
    },
    Recover(usize),
    /// Only what is judged.
    Net(usize),
    /// Only what is raw.
    Raw(usize),
    Lose(usize, bool),
    Vote(usize, u128),
    Lift(usize),
    Rearm(usize),
    Revoke(usize),
    Halt(usize),
    Intervene(usize, bool),
    Params(u8),
    Minutes(u64),
    Patience,
    Hours(u64),
    Days(u64),
}

fn op() -> impl Strategy<Value = Op> {
    let indicator = || 0..ALL.len();
    let percent = prop_oneof![3 => 0..50_u128, 1 => 8..13_u128, 1 => 23..28_u128, 1 => Just(100_u128)];
    prop_oneof![
        10 => (indicator(), percent, prop::bool::weighted(0.4))
            .prop_map(|(indicator, percent, above)| Op::Deviate { indicator, percent, above }),
        6 => indicator().prop_map(Op::Recover),
        1 => indicator().prop_map(Op::Net),
        1 => indicator().prop_map(Op::Raw),
        1 => (indicator(), any::<bool>()).prop_map(|(indicator, short)| Op::Lose(indicator, short)),
        2 => (0..FIELDS.len(), 0..=1_000_u128).prop_map(|(field, part)| Op::Vote(field, part)),
        2 => (0..2_usize).prop_map(Op::Lift),
        1 => (0..2_usize).prop_map(Op::Rearm),
        2 => (0..FIELDS.len()).prop_map(Op::Revoke),
        2 => (0..2_usize).prop_map(Op::Halt),
        3 => (0..FIELDS.len(), any::<bool>()).prop_map(|(field, raise)| Op::Intervene(field, raise)),
        1 => any::<u8>().prop_map(Op::Params),
        8 => (1..8_u64).prop_map(Op::Minutes),
        8 => Just(Op::Patience),
        6 => (1..7_u64).prop_map(Op::Hours),
        2 => (1..4_u64).prop_map(Op::Days),
    ]
}

/// One look at one figure that was judged, and the rules of that moment.
#[derive(Clone)]
struct Judged {
    at: Seconds,
    parts: u128,
    above: bool,
    rules: StabilityParams,
}

#[derive(Clone, Default)]
struct Figure {
    /// First values of days.
    days: Vec<(u64, u128)>,
    /// Since it was last not judged.
    history: Vec<Judged>,
    level: Level,
    stepped: Option<Seconds>,
}

/// The halts of a subsystem since all was last calm for long enough.
#[derive(Clone)]
struct Story {
    /// When the last halt ends or ended.
    ends: Seconds,
    /// Whether a look has seen its end.
    seen: bool,
    left: u32,
    quiet: Option<Seconds>,
    cause: usize,
    band: (u128, u128),
}

#[derive(Clone, Copy)]
struct Taken {
    /// `None` where people took it.
    cause: Option<usize>,
    raise: bool,
    parts: u128,
    since: Seconds,
    until: Seconds,
}

#[derive(Default)]
struct Model {
    figures: [Figure; 4],
    stories: [Option<Story>; 2],
    /// Until when people halted it.
    ordered: [Seconds; 2],
    steps: [Option<Taken>; 3],
    voted: [u128; 3],
    last_look: Seconds,
    /// What should have been said since the last check.
    said: Vec<&'static str>,
    done: BTreeMap<&'static str, u32>,
}

/// How far from a band a value is, in parts of a billion, and on which side.
fn deviation(value: u128, (low, high): (u128, u128)) -> (u128, bool) {
    let parts = |distance: u128, end: u128| match end {
        0 => BILLION,
        // Figures of this test are small, or as large as can be.
        end => distance.checked_mul(BILLION).map_or(BILLION, |x| (x / end).min(BILLION)),
    };
    if value < low {
        (parts(low - value, low), false)
    } else if value > high {
        (parts(value - high, high), true)
    } else {
        (0, false)
    }
}

fn parts_of(part: Perbill) -> u128 {
    part.deconstruct().into()
}

fn has_left(parts: u128, threshold: Perbill, rules: &StabilityParams) -> bool {
    parts <= parts_of(threshold).saturating_sub(parts_of(rules.hysteresis))
}

fn is_calm(parts: u128, rules: &StabilityParams) -> bool {
    has_left(parts, rules.strained_at, rules)
}

/// The subsystem that a figure halts on a side.
fn halts(figure: usize, above: bool) -> Option<usize> {
    match (ALL[figure], above) {
        (Indicator::Supply, true) => Some(0),
        (Indicator::Success | Indicator::Income, false) => Some(1),
        _ => None,
    }
}

/// The field that gives way for a figure on a side, and whether it is raised.
fn lever(figure: usize, above: bool) -> Option<(usize, bool)> {
    match (ALL[figure], above) {
        (Indicator::Supply, true) => Some((0, false)),
        (Indicator::Gap, false) => Some((0, true)),
        (Indicator::Gap, true) => Some((1, false)),
        (Indicator::Income, above) => Some((2, above)),
        _ => None,
    }
}

impl Figure {
    fn average(&self) -> Option<u128> {
        let (first, rest) = self.days.split_first()?;
        Some(rest.iter().fold(first.1, |average, (_, value)| (average * 89 + value) / 90))
    }

    fn band(&self, figure: usize) -> Option<(u128, u128)> {
        match ALL[figure] {
            Indicator::Supply => self.average().map(|average| (0, average)),
            Indicator::Success => Some((1_000, u128::MAX)),
            Indicator::Gap | Indicator::Income => Some((1_000, 2_000)),
        }
    }

    /// Since when it has not left a threshold.
    fn since(&self, threshold: impl Fn(&StabilityParams) -> Perbill) -> Option<Seconds> {
        let mut since = None;
        for Judged { at, parts, rules, .. } in &self.history {
            let threshold = threshold(rules);
            if since.is_none() && *parts >= parts_of(threshold) {
                since = Some(*at);
            } else if since.is_some() && has_left(*parts, threshold, rules) {
                since = None;
            }
        }
        since
    }

    fn follow(&mut self, now: Seconds) -> Level {
        let Some(last) = self.history.last().cloned() else {
            self.level = Level::Calm;
            return Level::Calm;
        };
        let (strained, broken) = (self.since(|rules| rules.strained_at), self.since(|rules| rules.broken_at));
        if broken.is_none() {
            self.level = self.level.min(Level::Strained);
        }
        if broken.is_none() && strained.is_none() {
            self.level = Level::Calm;
        }
        let held = |since: Option<Seconds>| since.is_some_and(|since| now - since >= last.rules.patience);
        let at = |threshold: Perbill| last.parts >= parts_of(threshold);
        if at(last.rules.strained_at) && held(strained) {
            self.level = self.level.max(Level::Strained);
        }
        if at(last.rules.broken_at) && held(broken) {
            self.level = Level::Broken;
        }
        // What it asks for.
        match self.level {
            Level::Broken if at(last.rules.broken_at) => Level::Broken,
            Level::Broken | Level::Strained if at(last.rules.strained_at) => Level::Strained,
            _ => Level::Calm,
        }
    }
}

impl Model {
    fn count(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    fn say(&mut self, what: &'static str) {
        self.said.push(what);
        self.count(what);
    }

    fn halted(&self, subsystem: usize) -> bool {
        self.broke(subsystem) || now() < self.ordered[subsystem]
    }

    fn broke(&self, subsystem: usize) -> bool {
        self.stories[subsystem].as_ref().is_some_and(|story| now() < story.ends)
    }

    /// What the beginning of a block does.
    fn block(&mut self) {
        let (now, rules) = (now(), Params::get());
        let ended =
            |story: &Option<Story>| story.as_ref().is_some_and(|story| !story.seen && now >= story.ends);
        if now - self.last_look >= rules.interval || self.stories.iter().any(ended) {
            self.look(now, &rules);
            self.last_look = now;
        }
    }

    fn look(&mut self, now: Seconds, rules: &StabilityParams) {
        let mut demands = [Level::Calm; 4];
        let mut read = [None; 4];
        for (i, demand) in demands.iter_mut().enumerate() {
            let figure = &mut self.figures[i];
            read[i] = Figures::get()[i].filter(|(_, _, sample)| *sample >= LEAST_SAMPLE);
            let before = figure.level;
            let band = figure.band(i);
            match (read[i], band) {
                (Some((value, ..)), Some(band)) if figure.days.len() >= rules.arming_days as usize => {
                    let (parts, above) = deviation(value, band);
                    figure.history.push(Judged { at: now, parts, above, rules: rules.clone() });
                },
                _ => figure.history.clear(),
            }
            *demand = figure.follow(now);
            if let Some((value, ..)) = read[i]
                && figure.days.last().is_none_or(|(day, _)| *day < now / DAY)
            {
                figure.days.push((now / DAY, value));
            }
            if self.figures[i].level != before {
                self.say("level");
            }
        }
        for subsystem in 0..2 {
            self.look_at_subsystem(subsystem, demands, read, now, rules);
        }
        self.intervene(demands, now, rules);
        // History that no longer matters: it was calm by every rule there is.
        for figure in &mut self.figures {
            if figure.history.last().is_some_and(|last| last.parts == 0) {
                figure.history.drain(..figure.history.len() - 1);
            }
        }
    }

    /// Band and sides of a figure before the look that is being made.
    fn look_at_subsystem(
        &mut self,
        subsystem: usize,
        demands: [Level; 4],
        read: [Option<(u128, u128, u128)>; 4],
        now: Seconds,
        rules: &StabilityParams,
    ) {
        let judged = |i: usize| self.figures[i].history.last();
        let breaker = (0..4).find(|i| {
            demands[*i] == Level::Broken
                && judged(*i).is_some_and(|last| halts(*i, last.above) == Some(subsystem))
        });
        let halt_for = rules.halt_period;
        let band_of = |i: usize| {
            // The band was that of the days before.
            let mut figure = self.figures[i].clone();
            if figure.days.len() > 1
                && figure.days.last().is_some_and(|(day, _)| *day == now / DAY)
                && self.last_look / DAY < now / DAY
            {
                figure.days.pop();
            }
            figure.band(i).unwrap()
        };
        let Some(mut story) = self.stories[subsystem].clone() else {
            if let Some(cause) = breaker {
                self.stories[subsystem] = Some(Story {
                    ends: now + halt_for,
                    seen: false,
                    left: rules.halt_renewals,
                    quiet: None,
                    cause,
                    band: band_of(cause),
                });
                self.say("began");
            }
            return;
        };
        let raw = read[story.cause].map(|(_, raw, _)| raw);
        let again = |story: &mut Story, cause: usize, band| {
            *story =
                Story { ends: now + halt_for, seen: false, left: story.left - 1, quiet: None, cause, band };
        };
        let mut said = None;
        if now < story.ends {
            let back =
                breaker.is_none() && raw.is_some_and(|raw| is_calm(deviation(raw, story.band).0, rules));
            story.quiet = if back { story.quiet.or(Some(now)) } else { None };
            if story.quiet.is_some_and(|quiet| now - quiet >= rules.patience) {
                (story.ends, story.seen, story.quiet) = (now, true, None);
                said = Some("lifted");
            }
        } else if !story.seen {
            match breaker {
                Some(cause) if story.left > 0 => {
                    let band = if cause == story.cause { story.band } else { band_of(cause) };
                    again(&mut story, cause, band);
                    said = Some("renewed");
                },
                _ => {
                    (story.seen, story.quiet) = (true, None);
                    said = Some("expired");
                },
            }
        } else if let Some(cause) =
            breaker.filter(|_| story.left > 0 && now - story.ends >= rules.halt_cool_down)
        {
            again(&mut story, cause, band_of(cause));
            said = Some("began");
        } else {
            let guards = [vec![0], vec![1, 3]];
            let calm = breaker.is_none()
                && guards[subsystem].iter().all(|i| {
                    let (Some(last), Some((_, raw, _))) = (judged(*i), read[*i]) else { return false };
                    let raw = deviation(raw, band_of(*i));
                    [(last.parts, last.above), raw].into_iter().all(|(parts, above)| {
                        halts(*i, above) != Some(subsystem) || parts == 0 || is_calm(parts, rules)
                    })
                });
            story.quiet = if calm { story.quiet.or(Some(now)) } else { None };
            if story.quiet.is_some_and(|quiet| now - quiet >= rules.calm_period) {
                self.stories[subsystem] = None;
                self.say("over");
                return;
            }
        }
        self.stories[subsystem] = Some(story);
        if let Some(said) = said {
            self.say(said);
        }
    }

    fn intervene(&mut self, demands: [Level; 4], now: Seconds, rules: &StabilityParams) {
        for (i, demand) in demands.into_iter().enumerate() {
            let Some(above) = self.figures[i].history.last().map(|last| last.above) else { continue };
            let Some((field, raise)) = lever(i, above) else { continue };
            let asks = demand == Level::Strained || (demand == Level::Broken && halts(i, above).is_none());
            let rests = |since: Seconds| now - since < rules.step_cool_down;
            if !asks
                || self.figures[i].stepped.is_some_and(rests)
                || self.steps[field].is_some_and(|step| rests(step.since) || now < step.until)
            {
                continue;
            }
            let taken = Taken {
                cause: Some(i),
                raise,
                parts: parts_of(rules.step),
                since: now,
                until: now + rules.step_period,
            };
            if self.stepped(field, taken) == self.voted[field] {
                self.count("without effect");
                continue;
            }
            self.steps[field] = Some(taken);
            self.figures[i].stepped = Some(now);
            self.say("step");
        }
    }

    fn stepped(&self, field: usize, taken: Taken) -> u128 {
        let voted = self.voted[field];
        let (min, max, largest) = match FIELDS[field] {
            Field::Mint => (100, 10_000, voted.div_ceil(4)),
            Field::Quota => (0, 10_000, 10),
            Field::Fee => (980, 1_020, voted.div_ceil(4)),
        };
        let step = (voted * taken.parts / BILLION).min(largest);
        if taken.raise { (voted + step).min(max) } else { voted.saturating_sub(step).max(min) }
    }

    fn in_force(&self, field: usize) -> u128 {
        match self.steps[field] {
            Some(taken) if now() < taken.until => self.stepped(field, taken),
            _ => self.voted[field],
        }
    }

    fn check(&mut self) {
        Stability::do_try_state().unwrap();
        // S11.
        let said: Vec<&str> = events()
            .into_iter()
            .filter_map(|event| {
                Some(match event {
                    Event::LevelMoved { .. } => "level",
                    Event::HaltBegan { .. } => "began",
                    Event::HaltRenewed { .. } => "renewed",
                    Event::HaltLifted { .. } => "lifted",
                    Event::HaltExpired { .. } => "expired",
                    Event::IncidentEnded { .. } => "over",
                    Event::Intervened { .. } => "step",
                    _ => return None,
                })
            })
            .collect();
        assert_eq!(said, self.said);
        self.said.clear();
        for (i, indicator) in ALL.into_iter().enumerate() {
            assert_eq!(level(indicator), self.figures[i].level, "{indicator:?}");
        }
        // S9.
        for (i, subsystem) in SUBSYSTEMS.into_iter().enumerate() {
            assert_eq!(halted(subsystem), self.halted(i), "{subsystem:?}");
        }
        let open = [mint(), trade(), withdraw(), vote_call()].map(|call| Stability::contains(&call));
        assert_eq!(open, [!self.halted(0), !self.halted(1), true, true]);
        // S10.
        assert_eq!(Voted::get(), self.voted);
        for (i, field) in FIELDS.into_iter().enumerate() {
            assert_eq!(in_force(field), self.in_force(i), "{field:?}");
            if let (Some(taken), Some(step)) =
                (self.steps[i].filter(|taken| now() < taken.until), step(field))
            {
                assert_eq!(step.cause, taken.cause.map(|i| ALL[i]));
                assert_eq!(step.adjustment.direction == Direction::Raise, taken.raise);
            }
        }
    }
}

/// When halts began and ended, and steps were made, from the events alone.
#[derive(Default)]
struct Log {
    /// The end of the last halt of a subsystem, and how many the incident had.
    halts: BTreeMap<Subsystem, (Option<Seconds>, u32)>,
    steps: BTreeMap<(bool, usize), Seconds>,
}

impl Log {
    /// S12 and S13.
    fn follow(&mut self, rules: &StabilityParams) {
        for record in System::events() {
            let RuntimeEvent::Stability(event) = record.event else { continue };
            let now = now();
            match event {
                Event::HaltBegan { subsystem, until, .. } => {
                    let (ended, halts) = self.halts.entry(subsystem).or_default();
                    assert!(ended.is_none_or(|ended| now - ended >= rules.halt_cool_down));
                    (*ended, *halts) = (Some(until), *halts + 1);
                    assert!(*halts <= 3);
                },
                Event::HaltRenewed { subsystem, until, .. } => {
                    let (ended, halts) = self.halts.get_mut(&subsystem).unwrap();
                    (*ended, *halts) = (Some(until), *halts + 1);
                    assert!(*halts <= 3);
                },
                Event::HaltLifted { subsystem } => self.halts.get_mut(&subsystem).unwrap().0 = Some(now),
                // Their model is the other one.
                Event::HaltOverruled { subsystem } => {
                    if let Some((ended, halts)) = self.halts.get_mut(&subsystem) {
                        (*ended, *halts) = (ended.map(|ended| ended.min(now)), 3);
                    }
                },
                Event::Rearmed { subsystem, .. } => self.halts.get_mut(&subsystem).unwrap().1 = 0,
                Event::IncidentEnded { subsystem } => drop(self.halts.remove(&subsystem)),
                Event::Intervened { indicator, field, .. } => {
                    for key in [(true, indicator as usize), (false, field as usize)] {
                        let last = self.steps.insert(key, now);
                        assert!(last.is_none_or(|last| now - last >= rules.step_cool_down));
                    }
                },
                Event::InterventionOrdered { field, .. } => {
                    let last = self.steps.insert((false, field as usize), now);
                    assert!(last.is_none_or(|last| now - last >= rules.step_cool_down));
                },
                _ => {},
            }
        }
    }
}

fn refused(call: Call, error: Error<Test>) {
    let before = sp_io::storage::root(StateVersion::V1);
    assert_eq!(by_root(call), DispatchResult::Err(error.into()));
    // S14.
    assert_eq!(sp_io::storage::root(StateVersion::V1), before);
}

/// A block so many economic seconds later.
fn go(model: &mut Model, log: &mut Log, seconds: Seconds) {
    hop(seconds);
    model.block();
    log.follow(&Params::get());
    model.check();
}

fn run(model: &mut Model, log: &mut Log, op: Op) {
    match op {
        Op::Deviate { indicator, percent, above } => {
            let (low, high) = model.figures[indicator].band(indicator).unwrap_or((1_000, 2_000));
            let value = if above && high < u128::MAX {
                high + high * percent / 100
            } else {
                low - low * percent / 100
            };
            set(ALL[indicator], value);
        },
        Op::Recover(i) => {
            set(ALL[i], if i == 0 { model.figures[0].average().unwrap_or(1_000_000) } else { 1_500 })
        },
        Op::Net(i) => {
            let raw = Figures::get()[i].map_or(0, |(_, raw, _)| raw);
            set_net(ALL[i], 1_500, raw);
        },
        Op::Raw(i) => {
            let value = Figures::get()[i].map_or(0, |(value, ..)| value);
            set_net(ALL[i], value, 1_500);
        },
        Op::Lose(i, short) => set_all(ALL[i], short.then_some((7, 7, LEAST_SAMPLE - 1))),
        Op::Vote(field, part) => {
            let (min, max) = match FIELDS[field] {
                Field::Mint => (100, 10_000),
                Field::Quota => (0, 10_000),
                Field::Fee => (980, 1_020),
            };
            model.voted[field] = min + (max - min) * part / 1_000;
            vote(FIELDS[field], model.voted[field]);
            if model.in_force(field) != model.voted[field] {
                model.count("vote during a step");
            }
        },
        Op::Lift(i) => {
            let call = Call::lift_halt { subsystem: SUBSYSTEMS[i] };
            if model.halted(i) {
                assert_eq!(by_root(call), Ok(()));
                if let Some(story) = model.stories[i].as_mut() {
                    (story.ends, story.seen) = (story.ends.min(now()), true);
                    (story.left, story.quiet) = (0, None);
                    model.count("overruled");
                }
                if now() < model.ordered[i] {
                    model.ordered[i] = now();
                    model.count("order lifted");
                }
            } else {
                refused(call, Error::NotHalted);
                model.count("refused");
            }
        },
        Op::Rearm(i) => {
            let call = Call::rearm { subsystem: SUBSYSTEMS[i] };
            match model.stories[i].as_mut() {
                Some(story) => {
                    assert_eq!(by_root(call), Ok(()));
                    story.left = Params::get().halt_renewals + 1;
                    model.count("rearmed");
                },
                None => refused(call, Error::NoIncident),
            }
        },
        Op::Revoke(i) => {
            let call = Call::revoke_intervention { field: FIELDS[i] };
            match model.steps[i].as_mut().filter(|taken| now() < taken.until) {
                Some(taken) => {
                    assert_eq!(by_root(call), Ok(()));
                    taken.until = now();
                    model.count("revoked");
                },
                None => refused(call, Error::NoIntervention),
            }
        },
        Op::Halt(i) => {
            assert_eq!(by_root(Call::halt { subsystem: SUBSYSTEMS[i] }), Ok(()));
            model.ordered[i] = now() + Params::get().halt_period;
            model.count("ordered");
        },
        Op::Intervene(i, raise) => {
            let direction = if raise { Direction::Raise } else { Direction::Lower };
            let call = Call::intervene { field: FIELDS[i], direction };
            let rules = Params::get();
            let step = Taken {
                cause: None,
                raise,
                parts: parts_of(rules.step),
                since: now(),
                until: now() + rules.step_period,
            };
            let rests = |taken: &Taken| now() < taken.until || now() - taken.since < rules.step_cool_down;
            if (i, raise) == (1, true) {
                refused(call, Error::NotALever);
                model.count("no lever");
            } else if model.steps[i].as_ref().is_some_and(rests) {
                refused(call, Error::Resting);
                model.count("resting");
            } else if model.stepped(i, step) == model.voted[i] {
                refused(call, Error::NoEffect);
            } else {
                assert_eq!(by_root(call), Ok(()));
                model.steps[i] = Some(step);
                model.count("step ordered");
            }
        },
        Op::Params(seed) => change_params(|params| {
            let seed = u32::from(seed);
            params.strained_at = Perbill::from_percent(8 + seed % 5);
            params.broken_at = Perbill::from_percent(20 + seed % 11);
            params.hysteresis = Perbill::from_percent(1 + seed % 7);
            params.step = Perbill::from_percent(seed % 10);
            params.interval = MINUTE * u64::from(1 + seed % 3);
            params.patience = MINUTE * u64::from(5 + seed % 10);
            params.arming_days = seed % 4;
            params.halt_renewals = if seed.is_multiple_of(3) { 1 } else { 2 };
        }),
        Op::Minutes(minutes) => (0..minutes).for_each(|_| go(model, log, MINUTE)),
        Op::Patience => {
            let wait = Params::get().patience + Params::get().interval;
            (0..=wait / MINUTE).for_each(|_| go(model, log, MINUTE));
        },
        Op::Hours(hours) => (0..hours * 2).for_each(|_| go(model, log, HOUR / 2)),
        Op::Days(days) => (0..days).for_each(|_| go(model, log, DAY)),
    }
    log.follow(&Params::get());
    model.check();
}

#[test]
fn every_invariant_holds_and_responses_are_those_of_the_rules_when_operations_are_random() {
    let config = ProptestConfig {
        cases: SEQUENCES,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        rng_seed: RngSeed::Fixed(0x00F1_0C05),
        ..ProptestConfig::default()
    };
    let done = RefCell::new(BTreeMap::<&str, u32>::new());
    let sequences = prop::collection::vec(op(), STEPS..=STEPS);
    TestRunner::new(config)
        .run(&sequences, |ops| {
            new_test_ext().execute_with(|| {
                change_params(|params| {
                    params.arming_days = 2;
                    params.step_period = 6 * HOUR;
                    params.step_cool_down = 14 * HOUR;
                    params.halt_period = 5 * HOUR;
                    params.halt_cool_down = 2 * HOUR;
                    params.calm_period = 6 * HOUR;
                });
                let mut model = Model { voted: [1_000; 3], ..Model::default() };
                let mut log = Log::default();
                // The first block looked already, under the same rules.
                model.look(now(), &Params::get());
                model.last_look = now();
                for op in ops {
                    run(&mut model, &mut log, op);
                }
                for (what, count) in model.done {
                    *done.borrow_mut().entry(what).or_default() += count;
                }
            });
            Ok(())
        })
        .unwrap();
    let done = done.into_inner();
    for what in [
        "level",
        "began",
        "renewed",
        "lifted",
        "expired",
        "over",
        "step",
        "without effect",
        "vote during a step",
        "overruled",
        "rearmed",
        "revoked",
        "refused",
        "ordered",
        "order lifted",
        "step ordered",
        "no lever",
        "resting",
    ] {
        assert!(done.get(what).copied().unwrap_or_default() >= 100, "{what}: {done:?}");
    }
}
