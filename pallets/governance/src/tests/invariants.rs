//! Random sequences over every call, the invariants checked after each step against a small model.
use crate::{Error, Event, Origin, Proposals, SignalTallies, SignalTally, Signals, largest_step, mock::*};
use codec::Decode;
use fluxnomics_primitives::{
    governance::{ParameterReferenda, ParameterRegistry, TrackId},
    time::{DAY, HOUR, Seconds},
};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchError, DispatchResult, Permill};
use std::{cell::RefCell, collections::BTreeMap};

const TRACK: TrackId = 1;

/// Where a proposed value lies.
#[derive(Clone, Debug)]
enum Target {
    /// Above the current one, by this many thousandths of the largest step.
    Above(u128),
    /// Below the current one, by this many thousandths of the largest step.
    Below(u128),
    Exactly(u128),
    Current,
}

#[derive(Clone, Debug)]
enum Op {
    Propose {
        who: AccountId,
        changes: Vec<(Field, Target)>,
    },
    /// Moves parts from one share to the other, as the rule between them demands.
    ProposeShares {
        who: AccountId,
        up: bool,
        parts: u32,
    },
    Approve(u32),
    Lose(u32),
    Enact {
        origin: RuntimeOrigin,
        seed: u32,
    },
    Clear {
        who: AccountId,
        seed: u32,
    },
    /// A step as large as it can be, approved and enacted as soon as it may.
    Leap {
        who: AccountId,
        field: Field,
        up: bool,
    },
    /// Of NEX and AUR, thousandths of what the account has.
    Signal {
        who: AccountId,
        seed: u32,
        aye: bool,
        parts: [u128; 2],
    },
    Withdraw {
        who: AccountId,
        seed: u32,
    },
    /// Delegates what may be on the one track, or has it declined by one or another.
    Delegate {
        from: AccountId,
        to: AccountId,
    },
    Decline {
        who: AccountId,
        from: AccountId,
    },
    /// Tries every proposal that was approved two days ago, as the scheduler would.
    Schedule,
    Advance(Seconds),
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        4 => (0..=1_000u128).prop_map(Target::Above),
        4 => (0..=1_000u128).prop_map(Target::Below),
        1 => (0..=1_100u128).prop_map(Target::Above),
        1 => prop_oneof![Just(0), Just(u128::MAX), any::<u128>()].prop_map(Target::Exactly),
        1 => Just(Target::Current),
    ]
}

/// The pair of shares has an operation of its own; alone it breaks the rule between them.
fn field() -> impl Strategy<Value = Field> {
    prop_oneof![
        8 => Just(Field::FeesBase),
        8 => Just(Field::PowerCap),
        8 => Just(Field::PowerDelay),
        8 => Just(Field::PowerWeight),
        1 => Just(Field::FeesTreasuryShare),
    ]
}

fn operation() -> impl Strategy<Value = Op> {
    let who = || prop::sample::select(ACCOUNTS.to_vec());
    let seed = any::<u32>;
    prop_oneof![
        1 => who().prop_map(|who| Op::Propose { who, changes: vec![] }),
        12 => (who(), prop::collection::vec((field(), target()), 1..=3))
            .prop_map(|(who, changes)| Op::Propose { who, changes }),
        4 => (who(), any::<bool>(), 1..=55_000u32)
            .prop_map(|(who, up, parts)| Op::ProposeShares { who, up, parts }),
        10 => seed().prop_map(Op::Approve),
        2 => seed().prop_map(Op::Lose),
        4 => seed().prop_map(|seed| Op::Enact { origin: Origin::Parameters.into(), seed }),
        2 => (prop::sample::select(origins()), seed())
            .prop_map(|(origin, seed)| Op::Enact { origin, seed }),
        6 => (who(), seed()).prop_map(|(who, seed)| Op::Clear { who, seed }),
        8 => (who(), field(), prop::bool::weighted(0.7)).prop_map(|(who, field, up)| Op::Leap { who, field, up }),
        12 => (who(), seed(), any::<bool>(), [0..=1_000u128, 0..=1_000u128])
            .prop_map(|(who, seed, aye, parts)| Op::Signal { who, seed, aye, parts }),
        4 => (who(), seed()).prop_map(|(who, seed)| Op::Withdraw { who, seed }),
        4 => (who(), who()).prop_map(|(from, to)| Op::Delegate { from, to }),
        4 => (who(), who()).prop_map(|(who, from)| Op::Decline { who, from }),
        6 => Just(Op::Schedule),
        10 => prop_oneof![HOUR..DAY, DAY..4 * DAY].prop_map(Op::Advance),
    ]
}

#[derive(Default)]
struct Model {
    /// Proposer, changes and timelock of every open proposal.
    open: BTreeMap<u32, (AccountId, Vec<Change>, Seconds)>,
    last_changed: BTreeMap<Field, Seconds>,
    /// Every value of every field, and since when.
    since: BTreeMap<Field, Vec<(Seconds, u128)>>,
    /// Referendum, proposer, field, old and new value of every change.
    history: Vec<(u32, AccountId, Field, u128, u128)>,
    /// Whether it is an aye, its weight, and what it holds of NEX and AUR.
    signals: BTreeMap<(u32, AccountId), (bool, u128, u128, u128)>,
    wealth: BTreeMap<AccountId, u128>,
    counts: BTreeMap<String, u32>,
}

impl Model {
    fn new() -> Self {
        let wealth = ACCOUNTS.map(|who| (who, Balances::free_balance(who))).into();
        let since = FIELDS.map(|field| (field, vec![(0, Registry::current(field))])).into();
        Self { wealth, since, ..Self::default() }
    }

    fn count(&mut self, what: impl Into<String>) {
        *self.counts.entry(what.into()).or_default() += 1;
    }

    fn run(&mut self, op: &Op) {
        match op {
            Op::Propose { who, changes } => {
                let changes: Vec<_> = changes
                    .iter()
                    .map(|(field, target)| Change::new(*field, value(*field, target)))
                    .collect();
                self.propose(*who, changes);
            },
            Op::ProposeShares { who, up, parts } => {
                let fees = CurrentFees::get();
                let parts = Permill::from_parts(*parts);
                let (treasury, author) = if *up {
                    (fees.treasury_share + parts, fees.author_share - parts)
                } else {
                    (fees.treasury_share - parts, fees.author_share + parts)
                };
                let changes = vec![Change::FeesTreasuryShare(treasury), Change::FeesAuthorShare(author)];
                self.propose(*who, changes);
            },
            Op::Approve(seed) => self.decide(index(*seed), State::ApprovedAt(Now::get())),
            Op::Lose(seed) => self.decide(index(*seed), State::Lost),
            Op::Enact { origin, seed } => self.enact(origin.clone(), index(*seed)),
            Op::Clear { who, seed } => self.clear(*who, index(*seed)),
            Op::Leap { who, field, up } => {
                let target = if *up { Target::Above(1_000) } else { Target::Below(1_000) };
                let index = Referenda::next_index();
                self.propose(*who, vec![Change::new(*field, value(*field, &target))]);
                if self.open.contains_key(&index) {
                    self.decide(index, State::ApprovedAt(Now::get()));
                    advance(self.open[&index].2);
                    self.enact(Origin::Parameters.into(), index);
                }
            },
            Op::Signal { who, seed, aye, parts } => {
                // Mostly one of the last that are ongoing.
                let last: Vec<_> =
                    (0..Referenda::next_index()).rev().filter(|on| is_ongoing(*on)).take(2).collect();
                let place = usize::try_from(*seed % 4).unwrap();
                let index = last.get(place).copied().unwrap_or_else(|| index(*seed));
                self.signal(*who, index, *aye, *parts);
            },
            Op::Withdraw { who, seed } => {
                let own = self.signals.keys().rfind(|(_, other)| other == who);
                let index = own.filter(|_| *seed % 2 == 0).map_or_else(|| index(*seed), |(index, _)| *index);
                self.withdraw(*who, index);
            },
            Op::Schedule => {
                let indices: Vec<_> = self.open.keys().copied().collect();
                for index in indices {
                    if matches!(state(index), Some(State::ApprovedAt(at)) if Now::get() - at >= 2 * DAY) {
                        self.enact(Origin::Parameters.into(), index);
                    }
                }
            },
            Op::Delegate { from, to } => {
                let balance = Governance::voting_power(*to, TRACK).room.min(1_000);
                if from != to && Governance::may_delegate(TRACK, to, balance) {
                    delegate(*from, *to, TRACK, balance);
                }
            },
            Op::Decline { who, from } => {
                let before = Delegations::get();
                let is_to_it = before.get(&(*from, TRACK)).is_some_and(|(to, _)| to == who);
                let outcome = self.call("decline", || decline(*who, *from, TRACK));
                assert_eq!(outcome.is_ok(), is_to_it);
                let expected = before.into_iter().filter(|((other, _), _)| !is_to_it || other != from);
                assert_eq!(Delegations::get(), expected.collect());
            },
            Op::Advance(seconds) => advance(*seconds),
        }
        self.check();
    }

    fn propose(&mut self, who: AccountId, changes: Vec<Change>) {
        let index = Referenda::next_index();
        let outcome = self.call("propose", || propose(who, &changes));
        if outcome.is_ok() {
            let delay = changes
                .iter()
                .map(|change| Registry::spec(Registry::field(change)).enactment_delay)
                .max()
                .unwrap();
            self.assert_sound(&changes, &values());
            self.open.insert(index, (who, changes, delay));
        }
    }

    fn decide(&mut self, index: u32, state: State) {
        if self::state(index) == Some(State::Ongoing) {
            Referenda::set(index, state);
        }
    }

    fn enact(&mut self, origin: RuntimeOrigin, index: u32) {
        let parameters: RuntimeOrigin = Origin::Parameters.into();
        let entitled = origin.caller == parameters.caller;
        let before = values();
        System::reset_events();
        let outcome = self.call("enact", || enact_by(origin, index));
        if outcome.is_err() {
            return;
        }
        assert!(entitled, "only the origin of the track enacts");
        let (proposer, changes, delay) = self.open.remove(&index).expect("only an open proposal is enacted");
        let Some(State::ApprovedAt(at)) = state(index) else {
            panic!("only an approved proposal is enacted");
        };
        assert!(Now::get() - at >= delay, "no timelock is cut short");
        match events().last() {
            Some(Event::Enacted { .. }) => {
                self.assert_sound(&changes, &before);
                let mut expected = before;
                for change in &changes {
                    let (field, new) = (Registry::field(change), Registry::value(change));
                    let old = &mut expected[FIELDS.iter().position(|other| *other == field).unwrap()];
                    self.history.push((index, proposer, field, *old, new));
                    *old = new;
                    self.since.entry(field).or_default().push((Now::get(), new));
                    self.last_changed.insert(field, Now::get());
                }
                assert_eq!(values(), expected, "exactly the changes of the proposal are made");
                self.count("enacted");
                if changes.len() > 1 {
                    self.count("enacted several");
                }
            },
            Some(Event::Refused { reason, .. }) => {
                assert_eq!(values(), before, "a refused set changes nothing");
                self.count(format!("refused {}", name(*reason)));
            },
            other => panic!("enacted or refused, not {other:?}"),
        }
    }

    fn clear(&mut self, who: AccountId, index: u32) {
        let before = values();
        let lost = state(index) == Some(State::Lost);
        if self.call("clear", || clear(who, index)).is_ok() {
            self.open.remove(&index).expect("only an open proposal is cleared");
            assert_eq!(values(), before);
            self.count(if lost { "cleared lost" } else { "cleared overdue" });
        }
    }

    fn signal(&mut self, who: AccountId, index: u32, aye: bool, parts: [u128; 2]) {
        let [nex, aur] = [(NEX, parts[0]), (AUR, parts[1])]
            .map(|(token, part)| Assets::balance(token, who) * part / 1_000);
        let replaces = self.signals.contains_key(&(index, who));
        let weight = Governance::signal_weight(who, nex, aur);
        let what = if replaces { "signal again" } else { "signal" };
        if self.call(what, || signal(who, index, aye, nex, aur)).is_ok() {
            assert_eq!(state(index), Some(State::Ongoing));
            self.signals.insert((index, who), (aye, weight, nex, aur));
        }
    }

    fn withdraw(&mut self, who: AccountId, index: u32) {
        let ongoing = state(index) == Some(State::Ongoing);
        if self.call("withdraw", || withdraw(who, index)).is_ok() {
            self.signals.remove(&(index, who)).expect("only a signal is withdrawn");
            self.count(if ongoing { "withdrawn early" } else { "withdrawn late" });
        }
    }

    /// Counts the outcome; a failure must leave no trace.
    fn call(&mut self, what: &str, call: impl FnOnce() -> DispatchResult) -> DispatchResult {
        let (before, storage) = (values(), root());
        let outcome = call();
        match outcome {
            Ok(()) => self.count(format!("{what} ok")),
            Err(failure) => {
                assert_eq!(root(), storage, "{what} failed and left something behind");
                self.count(format!("{what} {}", name(failure)));
            },
        }
        assert!(what == "enact" || values() == before, "only an enactment changes a parameter");
        outcome
    }

    fn check(&self) {
        Governance::do_try_state().unwrap();
        let stored: Vec<_> = Proposals::<Test>::iter_keys().collect();
        assert_eq!(stored.len(), self.open.len());
        assert!(stored.iter().all(|index| self.open.contains_key(index)));
        for who in ACCOUNTS {
            let expected: u128 = self
                .open
                .values()
                .filter(|(proposer, ..)| *proposer == who)
                .map(|(_, changes, _)| BASE_DEPOSIT + CHANGE_DEPOSIT * u128::try_from(changes.len()).unwrap())
                .sum();
            assert_eq!(held(who), expected);
            let mut signalled = [0; 3];
            for (_, (_, _, nex, aur)) in self.signals.iter().filter(|((_, other), _)| *other == who) {
                for (sum, amount) in signalled.iter_mut().zip([SIGNAL_DEPOSIT, *nex, *aur]) {
                    *sum += amount;
                }
            }
            assert_eq!(on_hold(who), signalled);
            assert_eq!(Balances::free_balance(who) + expected + signalled[0], self.wealth[&who]);
        }
        for index in 0..Referenda::next_index() {
            let on_it = || self.signals.iter().filter(move |((other, _), _)| *other == index);
            let sum =
                |side| on_it().filter(|(_, (aye, ..))| *aye == side).map(|(_, (_, weight, ..))| weight).sum();
            let expected = SignalTally {
                ayes: sum(true),
                nays: sum(false),
                accounts: u32::try_from(on_it().count()).unwrap(),
            };
            assert_eq!(Governance::signal_of(index).unwrap_or_default(), expected);
        }
        let kept: Vec<_> = Governance::history(u32::MAX)
            .into_iter()
            .map(|record| (record.referendum, record.proposer, record.field, record.old, record.new))
            .collect();
        let last = self.history.iter().rev().take(usize::try_from(HISTORY).unwrap());
        assert_eq!(kept, last.copied().collect::<Vec<_>>());
    }

    /// The rules, said once more.
    fn assert_sound(&self, changes: &[Change], from: &[u128]) {
        assert!(!changes.is_empty());
        for (place, change) in changes.iter().enumerate() {
            let field = Registry::field(change);
            assert!(changes[..place].iter().all(|other| Registry::field(other) != field));
            let (spec, new) = (Registry::spec(field), Registry::value(change));
            let old = from[FIELDS.iter().position(|other| *other == field).unwrap()];
            assert!(spec.min <= new && new <= spec.max);
            assert_ne!(new, old);
            assert!(new.abs_diff(old) <= largest_step(&spec, old));
            if let Some(last) = self.last_changed.get(&field) {
                assert!(Now::get() - last >= spec.cool_down);
            }
            let since = &self.since[&field];
            let ends = since.iter().skip(1).map(|(at, _)| *at).chain([Seconds::MAX]);
            for ((_, value), end) in since.iter().zip(ends) {
                if end > Now::get() || Now::get() - end < WINDOW {
                    assert!(new.abs_diff(*value) <= u128::from(DRIFT) * largest_step(&spec, *value));
                }
            }
        }
    }

    /// Nothing stays behind for ever: whatever the referenda come to, everything can be removed.
    fn drain(&mut self) {
        for index in 0..Referenda::next_index() {
            self.decide(index, State::Lost);
        }
        advance(4 * DAY + 1);
        let indices: Vec<_> = self.open.keys().copied().collect();
        for index in indices {
            self.clear(BOB, index);
        }
        let signals: Vec<_> = self.signals.keys().copied().collect();
        for (index, who) in signals {
            self.withdraw(who, index);
        }
        self.check();
        assert_eq!((Signals::<Test>::iter().count(), SignalTallies::<Test>::iter().count()), (0, 0));
        assert_eq!(Proposals::<Test>::iter().count(), 0);
    }
}

/// One of the referenda, or the next.
fn index(seed: u32) -> u32 {
    seed % (Referenda::next_index() + 1)
}

fn state(index: u32) -> Option<State> {
    Referendums::get().get(usize::try_from(index).unwrap()).copied()
}

fn is_ongoing(index: u32) -> bool {
    state(index) == Some(State::Ongoing)
}

fn value(field: Field, target: &Target) -> u128 {
    let current = Registry::current(field);
    let step = largest_step(&Registry::spec(field), current);
    // At least one unit, or small steps would all be no step.
    let part = |thousandths: u128| (step.saturating_mul(thousandths) / 1_000).max(1);
    match target {
        Target::Above(thousandths) => current.saturating_add(part(*thousandths)),
        Target::Below(thousandths) => current.saturating_sub(part(*thousandths)),
        Target::Exactly(value) => *value,
        Target::Current => current,
    }
}

fn name(failure: DispatchError) -> String {
    match failure {
        // The message is lost in an event; the number is not.
        DispatchError::Module(module) => {
            format!("{:?}", Error::<Test>::decode(&mut &module.error[..]).unwrap())
        },
        DispatchError::Token(token) => format!("{token:?}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn invariants_hold_when_calls_come_in_any_order() {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x60_7e24),
        ..ProptestConfig::default()
    });
    let counts = RefCell::new(BTreeMap::<String, u32>::new());
    runner
        .run(&prop::collection::vec(operation(), 40..120), |operations| {
            new_test_ext().execute_with(|| {
                let mut model = Model::new();
                for op in &operations {
                    model.run(op);
                }
                model.drain();
                for (what, count) in model.counts {
                    *counts.borrow_mut().entry(what).or_default() += count;
                }
            });
            Ok(())
        })
        .unwrap();

    let counts = counts.into_inner();
    println!("{counts:#?}");
    for (what, least) in [
        ("propose ok", 500),
        ("propose NoChanges", 50),
        ("propose DuplicateField", 50),
        ("propose OutOfBounds", 50),
        ("propose Unchanged", 50),
        ("propose StepTooLarge", 50),
        ("propose CoolingDown", 50),
        ("propose DriftTooLarge", 50),
        ("propose RuleBroken", 10),
        ("propose FundsUnavailable", 50),
        ("enacted", 200),
        ("enacted several", 50),
        ("refused StepTooLarge", 10),
        ("refused CoolingDown", 10),
        ("enact BadOrigin", 50),
        ("enact UnknownProposal", 10),
        ("enact NotApproved", 50),
        ("enact NotRipe", 50),
        ("cleared lost", 50),
        ("cleared overdue", 50),
        ("clear UnknownProposal", 50),
        ("clear StillOngoing", 50),
        ("clear AwaitingEnactment", 50),
        ("signal ok", 50),
        ("signal again ok", 50),
        ("signal NotOngoing", 50),
        ("signal NothingToSignal", 10),
        ("signal again NotOngoing", 10),
        ("withdrawn early", 50),
        ("withdrawn late", 50),
        ("withdraw UnknownSignal", 50),
        ("decline ok", 50),
        ("decline NotDelegated", 50),
    ] {
        let count = counts.get(what).copied().unwrap_or_default();
        assert!(count >= least, "`{what}` came up {count} times, not {least}");
    }
}
