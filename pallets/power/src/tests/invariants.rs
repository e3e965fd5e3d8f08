//! Random sequences over every call and trait, the invariants checked after each step against a small
//! model that keeps books of its own.
use crate::{
    Attestors, EndedAgents, Error, Event, HoldReason, Identities, IdentityOf, NextIdentityId,
    PendingControllers, Reports, RetiredControllers, mock::*,
};
use codec::Decode;
use fluxnomics_economics::{activity::Activity, quality::Quality, units::LIFETIME_POWER};
use fluxnomics_primitives::{
    Balance, UNIT,
    identity::{IdentityId, PowerLedger, PowerSource, QualityRecord, StorageDeposits},
    params::PowerParams,
    time::{DAY, Day, HOUR, Seconds},
};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchError, DispatchResult, FixedU64, Perbill, Permill};
use std::{cell::RefCell, collections::BTreeMap};

const SEQUENCES: u32 = 1_024;

/// Keys that may become controllers. Retired ones stay in the draw.
const KEYS: u64 = 24;

/// What an operation is about is drawn when it runs, from what there is then.
#[derive(Clone, Debug)]
enum Op {
    Register {
        agent: bool,
        owner: usize,
        key: u64,
        limit: bool,
    },
    Announce {
        by: u8,
        id: u64,
        key: u64,
    },
    Cancel {
        wrong: bool,
        nth: usize,
    },
    Accept {
        wrong: bool,
        nth: usize,
    },
    SetCeiling {
        by: u8,
        id: u64,
        ceiling: Balance,
    },
    Deregister {
        by: u8,
        id: u64,
    },
    ReleaseBond {
        id: u64,
    },
    Apply {
        by: u8,
        id: u64,
    },
    Admit {
        nth: usize,
    },
    Dismiss {
        nth: usize,
        slash: Perbill,
    },
    Resign {
        by: u8,
        nth: usize,
    },
    ReleaseAttestorBond {
        nth: usize,
    },
    /// Every attestor reports about an identity, some of them honestly.
    Report {
        id: u64,
        days_ago: Day,
        activity: Activity,
        liars: u8,
    },
    Claim {
        id: u64,
        days_ago: Day,
    },
    /// What is to happen on three days: activity, reports about it, the claim.
    Attest {
        id: u64,
        activity: Activity,
        liars: u8,
    },
    Clear {
        nth: usize,
    },
    Spend {
        id: u64,
        how_much: Amount,
    },
    Record {
        id: u64,
        quality: u32,
    },
    /// Another pallet stores something for an identity for a moment.
    Store {
        id: u64,
        amount: Balance,
    },
    Oblige {
        id: u64,
    },
    Meter(Balance),
    Params(u8),
    Advance(Seconds),
    /// Whatever has waited long enough is accepted and released.
    Settle,
}

#[derive(Clone, Debug)]
enum Amount {
    Exactly(u128),
    /// Of what may still be spent today, in thousandths.
    Part(u128),
    Everything,
    OneTooMuch,
}

fn amount() -> impl Strategy<Value = Amount> {
    prop_oneof![
        2 => (0..10_000 * UNIT).prop_map(Amount::Exactly),
        1 => any::<u128>().prop_map(Amount::Exactly),
        4 => (0..=1_000u128).prop_map(Amount::Part),
        4 => Just(Amount::Everything),
        3 => Just(Amount::OneTooMuch),
    ]
}

fn activity() -> impl Strategy<Value = Activity> {
    let component = || prop_oneof![3 => 0..10_000u64, 1 => any::<u64>()];
    let uptime = prop_oneof![12 => 0..=DAY, 1 => any::<u64>()];
    (uptime, component(), component(), component(), 0..100u64).prop_map(
        |(uptime, bandwidth, compute, storage, judgements)| Activity {
            uptime,
            bandwidth,
            compute,
            storage,
            judgements,
        },
    )
}

fn operation() -> impl Strategy<Value = Op> {
    let id = any::<u64>;
    let nth = any::<usize>;
    let by = any::<u8>;
    let key = || 0..KEYS;
    prop_oneof![
        6 => (any::<bool>(), nth(), key(), prop::bool::weighted(0.1))
            .prop_map(|(agent, owner, key, limit)| Op::Register { agent, owner, key, limit }),
        5 => (by(), id(), key()).prop_map(|(by, id, key)| Op::Announce { by, id, key }),
        2 => (prop::bool::weighted(0.1), nth()).prop_map(|(wrong, nth)| Op::Cancel { wrong, nth }),
        7 => (prop::bool::weighted(0.1), nth()).prop_map(|(wrong, nth)| Op::Accept { wrong, nth }),
        1 => (by(), id(), prop_oneof![0..3 * UNIT, any::<u128>()])
            .prop_map(|(by, id, ceiling)| Op::SetCeiling { by, id, ceiling }),
        3 => (by(), id()).prop_map(|(by, id)| Op::Deregister { by, id }),
        1 => id().prop_map(|id| Op::ReleaseBond { id }),
        6 => (by(), id()).prop_map(|(by, id)| Op::Apply { by, id }),
        6 => nth().prop_map(|nth| Op::Admit { nth }),
        1 => (nth(), prop_oneof![Just(0), Just(1_000_000_000), 0..=1_000_000_000u32])
            .prop_map(|(nth, slash)| Op::Dismiss { nth, slash: Perbill::from_parts(slash) }),
        1 => (by(), nth()).prop_map(|(by, nth)| Op::Resign { by, nth }),
        1 => nth().prop_map(|nth| Op::ReleaseAttestorBond { nth }),
        7 => (id(), prop_oneof![8 => Just(1), 1 => 0..4u32], activity(), by())
            .prop_map(|(id, days_ago, activity, liars)| Op::Report { id, days_ago, activity, liars }),
        2 => (id(), prop_oneof![4 => Just(2), 1 => 0..4u32])
            .prop_map(|(id, days_ago)| Op::Claim { id, days_ago }),
        5 => (id(), activity(), by())
            .prop_map(|(id, activity, liars)| Op::Attest { id, activity, liars }),
        2 => nth().prop_map(|nth| Op::Clear { nth }),
        6 => (id(), amount()).prop_map(|(id, how_much)| Op::Spend { id, how_much }),
        1 => (id(), 0..=2_000u32).prop_map(|(id, quality)| Op::Record { id, quality }),
        1 => (id(), 0..12 * UNIT).prop_map(|(id, amount)| Op::Store { id, amount }),
        1 => id().prop_map(|id| Op::Oblige { id }),
        1 => prop_oneof![Just(0), 0..100 * UNIT, Just(u128::MAX)].prop_map(Op::Meter),
        2 => by().prop_map(Op::Params),
        8 => prop_oneof![
            3 => (0..HOUR / 2).prop_map(|slots| 2 * slots),
            4 => Just(DAY),
            1 => (0..20 * DAY / 2).prop_map(|slots| 2 * slots),
        ]
        .prop_map(Op::Advance),
        5 => Just(Op::Settle),
    ]
}

/// Four owners with a human identity each, most of them attestors, as if they had been there for long.
fn prologue() -> Vec<Op> {
    let by = u8::MAX / 2;
    let register = (0..OWNERS.len()).map(|owner| {
        let key = 10 + owner as u64;
        Op::Register { agent: false, owner, key, limit: false }
    });
    let apply = (1..4).map(|id| Op::Apply { by, id });
    let admit = (0..3).map(|nth| Op::Admit { nth });
    register.chain([Op::Settle]).chain(apply).chain(admit).chain([Op::Advance(DAY)]).collect()
}

/// Books that are kept beside those of the pallet.
#[derive(Default)]
struct Model {
    /// Power spent by each identity ever registered, and on which day.
    spent: BTreeMap<IdentityId, BTreeMap<Day, u128>>,
    /// HETU burned of each owner.
    burned: BTreeMap<AccountId, Balance>,
    /// Power that the mint was told of.
    minted: u128,
    counts: BTreeMap<String, u32>,
}

impl Model {
    fn count(&mut self, what: impl Into<String>) {
        *self.counts.entry(what.into()).or_default() += 1;
    }

    fn run(&mut self, op: &Op) {
        match op {
            Op::Register { agent, owner, key, limit } => {
                let owner = OWNERS[owner % OWNERS.len()];
                let controller = controller(*key, owner);
                let max_price = if *limit { Power::registration_price() - 1 } else { Balance::MAX };
                let call = if *agent {
                    Call::register_agent { controller, max_price }
                } else {
                    Call::register_human { controller, max_price }
                };
                let _ = self.signed("register", owner, call);
            },
            Op::Announce { by, id, key } => {
                let Some(id) = identity(*id) else { return };
                let controller = controller(*key, get(id).owner);
                let _ =
                    self.signed("announce", somebody(id, *by), Call::announce_controller { id, controller });
            },
            Op::Cancel { wrong, nth } => {
                let Some((id, pending)) = pick(PendingControllers::<Test>::iter(), *nth) else {
                    return;
                };
                let who = if *wrong { pending.account } else { get(id).owner };
                let _ = self.signed("cancel", who, Call::cancel_controller { id });
            },
            Op::Accept { wrong, nth } => {
                let Some((id, pending)) = pick(PendingControllers::<Test>::iter(), *nth) else {
                    return;
                };
                let who = if *wrong { STRANGER } else { pending.account };
                self.accept(who, id);
            },
            Op::SetCeiling { by, id, ceiling } => {
                let Some(id) = identity(*id) else { return };
                let call = Call::set_ceiling { id, ceiling: *ceiling };
                let _ = self.signed("set_ceiling", somebody(id, *by), call);
            },
            Op::Deregister { by, id } => {
                let Some(id) = identity(*id) else { return };
                let _ = self.signed("deregister", somebody(id, *by), Call::deregister { id });
            },
            Op::ReleaseBond { id } => {
                let id = id % (NextIdentityId::<Test>::get() + 1);
                let _ = self.signed("release", STRANGER, Call::release_bond { id });
            },
            Op::Apply { by, id } => {
                let Some(id) = identity(*id) else { return };
                let _ = self.signed("apply", somebody(id, *by), Call::apply_as_attestor { id });
            },
            Op::Admit { nth } => {
                let Some((id, _)) = pick(Attestors::<Test>::iter(), *nth) else { return };
                self.root("admit", Call::admit_attestor { id });
            },
            Op::Dismiss { nth, slash } => {
                let Some((id, _)) = pick(Attestors::<Test>::iter(), *nth) else { return };
                self.root("dismiss", Call::dismiss_attestor { id, slash: *slash });
            },
            Op::Resign { by, nth } => {
                let Some((id, _)) = pick(Attestors::<Test>::iter(), *nth) else { return };
                let _ = self.signed("resign", somebody(id, *by), Call::resign_attestor { id });
            },
            Op::ReleaseAttestorBond { nth } => {
                let Some((id, _)) = pick(Attestors::<Test>::iter(), *nth) else { return };
                let _ = self.signed("unbond", STRANGER, Call::release_attestor_bond { id });
            },
            Op::Attest { id, activity, liars } => {
                let (activity, liars) = (*activity, *liars);
                self.run(&Op::Report { id: *id, days_ago: 1, activity, liars });
                self.run(&Op::Advance(DAY));
                self.run(&Op::Claim { id: *id, days_ago: 2 });
            },
            Op::Report { id, days_ago, activity, liars } => {
                let Some(id) = identity(*id) else { return };
                let day = today().saturating_sub(*days_ago);
                let mut attestors: Vec<_> = Attestors::<Test>::iter_keys().collect();
                attestors.sort_unstable();
                for (place, attestor) in attestors.into_iter().enumerate() {
                    let Some(controller) = get(attestor).controller else { continue };
                    let lies = liars.checked_shr(place as u32).unwrap_or_default() & 1 == 1;
                    let activity = if lies { *activity } else { online(3_600) };
                    let call = Call::report_activity { id, day, activity };
                    let _ = self.signed("report", controller, call);
                }
            },
            Op::Claim { id, days_ago } => {
                // Mostly one that has something to claim.
                let day = today().saturating_sub(*days_ago);
                let reported =
                    Reports::<Test>::iter_keys().filter(|(_, about)| *about == day).map(|(id, _)| id);
                let Some(id) = pick(reported, *id as usize).or_else(|| identity(*id)) else {
                    return;
                };
                let controller = Identities::<Test>::get(id).and_then(|i| i.controller);
                self.claim(controller.unwrap_or(STRANGER), day);
            },
            Op::Clear { nth } => {
                let Some((id, day)) = pick(Reports::<Test>::iter_keys(), *nth) else { return };
                let _ = self.signed("clear", STRANGER, Call::clear_reports { id, day });
            },
            Op::Spend { id, how_much } => self.spend(*id, how_much),
            Op::Record { id, quality } => {
                let id = id % (NextIdentityId::<Test>::get() + 1);
                let settled = Quality::new(FixedU64::from_rational((*quality).into(), 1_000)).unwrap();
                let _ = self.run_call("record", || Power::record(id, settled));
            },
            Op::Store { id, amount } => {
                let Some(id) = identity(*id) else { return };
                if self.run_call("store", || <Power as StorageDeposits>::hold(id, *amount)).is_ok() {
                    assert!(get(id).deposits <= get(id).ceiling);
                    let released =
                        self.run_call("unstore", || <Power as StorageDeposits>::release(id, *amount));
                    assert_eq!(released, Ok(()));
                }
            },
            Op::Oblige { id } => {
                let open = Obliged::get().is_empty().then(|| identity(*id)).flatten();
                Obliged::set(&open.into_iter().collect());
            },
            Op::Meter(left) => Meter::set(left),
            Op::Params(which) => Params::set(&params(*which)),
            Op::Advance(seconds) => advance(*seconds),
            Op::Settle => self.settle(),
        }
        self.check();
    }

    fn signed(&mut self, what: &str, who: AccountId, call: Call) -> DispatchResult {
        self.run_call(what, || by(who, call))
    }

    fn root(&mut self, what: &str, call: Call) {
        let _ = self.run_call(what, || by_root(call));
    }

    /// Counts the outcome and books what the events say; a failure must leave no trace.
    fn run_call(&mut self, what: &str, call: impl FnOnce() -> DispatchResult) -> DispatchResult {
        let _ = events();
        let before = root();
        let outcome = call();
        match outcome {
            Ok(()) => self.count(format!("{what} ok")),
            Err(failure) => {
                assert_eq!(root(), before, "{what} failed and left something behind");
                self.count(format!("{what} {}", name(failure)));
            },
        }
        self.book(&events());
        outcome
    }

    fn book(&mut self, events: &[Event<Test>]) {
        for event in events {
            match event {
                Event::Registered { id, owner, price, .. } => {
                    *self.burned.entry(*owner).or_default() += price;
                    let fresh = self.spent.insert(*id, BTreeMap::new()).is_none();
                    assert!(fresh, "a number is given once");
                },
                Event::AttestorLeft { id, slashed, .. } => {
                    *self.burned.entry(get(*id).owner).or_default() += slashed;
                },
                Event::PowerSpent { id, amount, .. } => {
                    *self.spent.get_mut(id).unwrap().entry(today()).or_default() += amount;
                },
                _ => {},
            }
        }
    }

    fn accept(&mut self, who: AccountId, id: IdentityId) {
        let acceptable = Power::ensure_acceptable(&who, id);
        let (owner, old) = (get(id).owner, get(id).controller);
        let outcome = self.signed("accept", who, Call::accept_controller { id });
        assert_eq!(acceptable.is_ok(), outcome.is_ok(), "it is free exactly when it succeeds: {outcome:?}");
        if let (Ok(pending), Some(old)) = (acceptable, old) {
            *self.burned.entry(owner).or_default() += pending.deposit;
            assert!(RetiredControllers::<Test>::contains_key(old));
            self.count("rotated");
        }
    }

    fn claim(&mut self, who: AccountId, day: Day) {
        let (covered, used) = (Meter::get(), Power::totals().used);
        let weight = Params::get().activity_mint_weight;
        if self.signed("claim", who, Call::claim_activity { day }).is_err() {
            return;
        }
        let spent = Power::totals().used - used;
        assert_eq!(spent, covered - Meter::get(), "what is spent was drawn");
        self.minted += weight.mul_floor(spent);
        if spent > 0 {
            self.count("claim spent");
        }
    }

    fn spend(&mut self, id: u64, how_much: &Amount) {
        let id = id % (NextIdentityId::<Test>::get() + 1);
        let spendable = Power::spendable(id);
        let amount = match how_much {
            Amount::Exactly(amount) => *amount,
            Amount::Part(thousandths) => spendable * thousandths / 1_000,
            Amount::Everything => spendable,
            Amount::OneTooMuch => spendable + 1,
        };
        let registered = Power::odometer(id).is_some();
        let outcome =
            self.run_call("spend", || <Power as PowerLedger>::spend(id, amount, PowerSource::Message));
        assert_eq!(outcome.is_ok(), registered && amount <= spendable);
        if Power::odometer(id).is_some_and(|odometer| odometer.lifetime == LIFETIME_POWER) {
            self.count("lifetime spent to its end");
        }
    }

    fn settle(&mut self) {
        let mut pending: Vec<_> = PendingControllers::<Test>::iter().collect();
        pending.sort_unstable_by_key(|(id, _)| *id);
        for (id, pending) in pending {
            if pending.acceptable_from <= now() {
                self.accept(pending.account, id);
            }
        }
        let mut attestors: Vec<_> = Attestors::<Test>::iter_keys().collect();
        attestors.sort_unstable();
        for id in attestors {
            let _ = self.signed("unbond", STRANGER, Call::release_attestor_bond { id });
        }
        // Agents before their humans.
        let mut ended: Vec<_> = Identities::<Test>::iter()
            .filter(|(_, identity)| identity.deregistered_at.is_some())
            .map(|(id, identity)| (identity.owner_identity.is_none(), id))
            .collect();
        ended.sort_unstable();
        for (_, id) in ended {
            let _ = self.signed("release", STRANGER, Call::release_bond { id });
        }
    }

    fn check(&self) {
        Power::do_try_state().unwrap();

        // Somebody stands behind every agent, and counts those that have ended.
        let mut ended = BTreeMap::<u64, u32>::new();
        for identity in Identities::<Test>::iter_values() {
            let Some(human) = identity.owner_identity else { continue };
            assert!(Identities::<Test>::contains_key(human));
            if identity.deregistered_at.is_some() {
                *ended.entry(human).or_default() += 1;
            }
        }
        assert_eq!(EndedAgents::<Test>::iter().collect::<BTreeMap<_, _>>(), ended);

        // Power: every unit that was ever spent is where it belongs.
        let mut total = 0;
        for (id, days) in &self.spent {
            let spent: u128 = days.values().sum();
            assert!(spent <= LIFETIME_POWER);
            if let Some(odometer) = Power::odometer(*id) {
                assert_eq!(odometer.lifetime, spent);
                assert_eq!(odometer.today, days.get(&odometer.day).copied().unwrap_or_default());
            }
            total += spent;
        }
        let totals = Power::totals();
        assert_eq!((totals.registered, totals.used), (self.spent.len() as u64, total));
        assert!(totals.used <= totals.cap);
        assert_eq!(Minted::get().iter().map(|(_, power, _)| power).sum::<u128>(), self.minted);

        // HETU: nothing is made, nothing is lost but what was burned, nobody else pays.
        assert_eq!(burned(), self.burned.values().sum());
        for owner in OWNERS {
            let paid = self.burned.get(&owner).copied().unwrap_or_default();
            assert_eq!(hetu(owner), RICHES - paid);
            let reasons = [HoldReason::Registration, HoldReason::Storage, HoldReason::Attestor];
            let on_hold: Balance = reasons.into_iter().map(|reason| held(reason, owner)).sum();
            assert_eq!(Balances::free_balance(owner) + on_hold, hetu(owner));
        }
        assert_eq!(hetu(STRANGER), RICHES);

        // References: exactly those of bound and named controllers keep accounts alive.
        let mut references = BTreeMap::<AccountId, u32>::new();
        let bound = IdentityOf::<Test>::iter_keys();
        let named = PendingControllers::<Test>::iter_values().map(|pending| pending.account);
        for who in bound.chain(named) {
            *references.entry(who).or_default() += 1;
        }
        for (who, account) in frame_system::Account::<Test>::iter() {
            assert_eq!(account.sufficients, references.remove(&who).unwrap_or_default());
        }
        assert!(references.is_empty());
    }

    /// Nothing stays behind for ever: from wherever a sequence led, everybody gets out.
    fn drain(&mut self) {
        Obliged::set(&vec![]);
        advance(20 * DAY);
        for (id, day) in Reports::<Test>::iter_keys().collect::<Vec<_>>() {
            let call = Call::clear_reports { id, day };
            assert_eq!(self.signed("clear", STRANGER, call), Ok(()));
        }
        for id in Attestors::<Test>::iter_keys().collect::<Vec<_>>() {
            let _ = self.signed("resign", get(id).owner, Call::resign_attestor { id });
        }
        advance(20 * DAY);
        self.settle();
        let mut ids: Vec<_> = Identities::<Test>::iter().collect();
        // Agents before their humans.
        ids.sort_unstable_by_key(|(id, identity)| (identity.owner_identity.is_none(), *id));
        for (id, identity) in ids {
            if identity.deregistered_at.is_none() {
                let call = Call::deregister { id };
                assert_eq!(self.signed("deregister", identity.owner, call), Ok(()));
            }
        }
        advance(20 * DAY);
        self.settle();
        self.check();
        assert_eq!(Identities::<Test>::iter().count(), 0);
        for owner in OWNERS {
            assert_eq!(Balances::free_balance(owner), hetu(owner), "nothing is held any more");
        }
    }
}

/// The seeded one of what there is, in an order that does not hang on hashes.
fn pick<T: Clone>(things: impl Iterator<Item = T>, nth: usize) -> Option<T> {
    let things: Vec<_> = things.collect();
    (!things.is_empty()).then(|| things[nth % things.len()].clone())
}

/// One of the identities whose bond has not been released.
fn identity(seed: u64) -> Option<IdentityId> {
    let mut ids: Vec<_> = Identities::<Test>::iter_keys().collect();
    ids.sort_unstable();
    pick(ids.into_iter(), seed as usize)
}

/// Mostly the owner, sometimes the controller, seldom a stranger.
fn somebody(id: IdentityId, seed: u8) -> AccountId {
    let identity = get(id);
    match seed % 12 {
        0 => STRANGER,
        1 | 2 => identity.controller.unwrap_or(STRANGER),
        _ => identity.owner,
    }
}

/// A key of the pool, or the owner itself.
fn controller(seed: u64, owner: AccountId) -> AccountId {
    if seed == 0 { owner } else { 100 + seed }
}

/// Parameters as votes might leave them.
fn params(which: u8) -> PowerParams {
    let default = PowerParams { attestor_bond: 100 * UNIT, ..PowerParams::default() };
    match which % 8 {
        0 => PowerParams { daily_cap: u128::MAX, min_reports: 1, ..default },
        1 => PowerParams { registration_bond: 7 * UNIT, price_floor: 3 * UNIT, ..default },
        2 => PowerParams { rotation_delay: HOUR, release_delay: DAY, ..default },
        3 => PowerParams { attestor_bond: 150 * UNIT, report_deposit: UNIT, ..default },
        4 => PowerParams { min_reports: 2, activity_mint_weight: Permill::from_percent(33), ..default },
        5 => PowerParams { daily_cap: 100 * UNIT, default_ceiling: UNIT / 2, ..default },
        _ => default,
    }
}

fn root() -> Vec<u8> {
    sp_io::storage::root(sp_runtime::StateVersion::V1)
}

fn name(failure: DispatchError) -> String {
    match failure {
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
        cases: SEQUENCES,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x21_000_000),
        ..ProptestConfig::default()
    });
    let counts = RefCell::new(BTreeMap::<String, u32>::new());
    runner
        .run(&(any::<bool>(), prop::collection::vec(operation(), 50..70)), |(settled, ops)| {
            new_test_ext().execute_with(|| {
                Params::set(&params(u8::MAX));
                let mut model = Model::default();
                let before = if settled { prologue() } else { vec![] };
                for op in before.iter().chain(&ops) {
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
    for what in EXPECTED {
        let count = counts.get(*what).copied().unwrap_or_default();
        assert!(count >= 10, "`{what}` came up {count} times");
    }
}

/// Outcomes that must have come up.
const EXPECTED: &[&str] = &[
    "accept ControllerInUse",
    "accept NotPendingController",
    "accept RotationTooEarly",
    "accept ok",
    "admit BondTooSmall",
    "admit NotAttestor",
    "admit ok",
    "announce CeilingExceeded",
    "announce ControllerInUse",
    "announce ControllerPending",
    "announce ControllerRetired",
    "announce Deregistered",
    "announce NotOwnerOrController",
    "announce ok",
    "apply AlreadyAttestor",
    "apply NotActive",
    "apply NotOwner",
    "apply ok",
    "cancel NotOwner",
    "cancel ok",
    "claim ClaimNotFresh",
    "claim NoReports",
    "claim NotActive",
    "claim TooFewReports",
    "claim ok",
    "claim spent",
    "clear ReportsStillFresh",
    "clear ok",
    "deregister Deregistered",
    "deregister NotOwner",
    "deregister OwnsAgents",
    "deregister StillAttestor",
    "deregister ok",
    "dismiss ok",
    "lifetime spent to its end",
    "record NotActive",
    "record ok",
    "register AlreadyRegistered",
    "register ControllerInUse",
    "register ControllerRetired",
    "register OwnerNotRegistered",
    "register PriceAboveLimit",
    "register ok",
    "release ObligationsOpen",
    "release StillRegistered",
    "release TooEarlyToRelease",
    "release UnknownIdentity",
    "release ok",
    "report AlreadyReported",
    "report CeilingExceeded",
    "report Deregistered",
    "report ImplausibleActivity",
    "report NotAttestor",
    "report ReportNotFresh",
    "report SameOwner",
    "report ok",
    "resign NotAttestor",
    "resign NotOwner",
    "resign ok",
    "rotated",
    "set_ceiling Deregistered",
    "set_ceiling NotOwner",
    "set_ceiling ok",
    "spend DailyCapReached",
    "spend LifetimeExhausted",
    "spend NotActive",
    "spend ok",
    "store CeilingExceeded",
    "store Deregistered",
    "store ok",
    "unbond DepositsHeld",
    "unbond NotAttestor",
    "unbond TooEarlyToRelease",
    "unbond ok",
];
