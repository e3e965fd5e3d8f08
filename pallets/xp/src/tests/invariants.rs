//! Random sequences over every call, trait and hook, the invariants checked after each step, against an eager model that
//! keeps every job and every burn, and shares each pool in exact fractions when its week closes.
use crate::{Error, Event, OwnerId, WeekRecord, mock::*};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_economics::xp::{
    Week,
    trust::{Record, trust as economics_trust},
};
use fluxnomics_primitives::{
    UNIT,
    identity::{Departures, Obligations},
    params::XpParams,
    time::{DAY, Day, Seconds, WEEK},
};
use num_bigint::BigUint;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchResult, FixedU64, Perbill, StateVersion};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU128,
};

/// 40,000 operations, which end more than 10,000 weeks.
const SEQUENCES: u32 = 80;
const STEPS: usize = 500;

const PEOPLE: [AccountId; 4] = [ALICE, BOB, CAROL, DAVE];

/// Agents of the n-th of [`PEOPLE`] have this much more than a hundred times the number of its human identity.
const AGENTS: u64 = 2;

#[derive(Clone, Debug)]
enum Op {
    /// A task of one's agent ends, or several are settled together, on top of whose fees come those of seats. Clients
    /// beyond [`PEOPLE`] are others, the last one is gone.
    Work {
        provider: usize,
        agent: u64,
        client: usize,
        fees: Vec<u128>,
        seats: u128,
        settled: bool,
    },
    Burn {
        who: usize,
        part: Part,
    },
    Claim {
        who: usize,
    },
    Lock {
        who: usize,
        part: Part,
    },
    Unlock {
        who: usize,
        part: Part,
    },
    Cancel {
        who: usize,
        part: Part,
    },
    Withdraw {
        who: usize,
    },
    /// On the market.
    Send {
        from: usize,
        to: usize,
        part: Part,
    },
    Days(u64),
    Week,
    /// Weeks without blocks.
    Gap(u32),
    Params(u8),
    /// Leaves if nothing binds, and comes back as somebody else.
    Depart {
        who: usize,
    },
}

/// Of a part of what is there, in thousandths; or a few units; or one base unit more than all.
#[derive(Clone, Copy, Debug)]
enum Part {
    Thousandths(u128),
    Units(u128),
    TooMuch,
}

impl Part {
    fn of(self, all: u128, divisor: u128) -> u128 {
        let some = all / divisor;
        match self {
            Part::Thousandths(part) => some / 1_000 * part + some % 1_000 * part / 1_000,
            Part::Units(units) => units,
            Part::TooMuch => all + 1,
        }
    }
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        6 => (0..=1_000_u128).prop_map(Part::Thousandths),
        2 => (0..10_u128).prop_map(Part::Units),
        1 => Just(Part::TooMuch),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    let who = || 0..4_usize;
    let fee = prop_oneof![3 => 0..100_000 * UNIT, 2 => 0..UNIT, 1 => 0..100_u128];
    let fees = prop_oneof![3 => prop::collection::vec(fee.clone(), 1), 1 => prop::collection::vec(fee, 2..5)];
    let seats = prop_oneof![3 => Just(0), 1 => 0..UNIT];
    prop_oneof![
        12 => (who(), 0..=AGENTS, 0..8_usize, fees, seats, prop::bool::weighted(0.8)).prop_map(
            |(provider, agent, client, fees, seats, settled)| {
                Op::Work { provider, agent, client, fees, seats, settled }
            }
        ),
        3 => (who(), part()).prop_map(|(who, part)| Op::Burn { who, part }),
        4 => who().prop_map(|who| Op::Claim { who }),
        2 => (who(), part()).prop_map(|(who, part)| Op::Lock { who, part }),
        4 => (who(), part()).prop_map(|(who, part)| Op::Unlock { who, part }),
        1 => (who(), part()).prop_map(|(who, part)| Op::Cancel { who, part }),
        2 => who().prop_map(|who| Op::Withdraw { who }),
        2 => (0..5_usize, 0..5_usize, part()).prop_map(|(from, to, part)| Op::Send { from, to, part }),
        4 => (1..4_u64).prop_map(Op::Days),
        6 => Just(Op::Week),
        1 => (2..14_u32).prop_map(Op::Gap),
        2 => any::<u8>().prop_map(Op::Params),
        2 => who().prop_map(|who| Op::Depart { who }),
    ]
}

/// A task that settled, with the success and the trust of its moment.
#[derive(Clone, Debug)]
struct Job {
    fee: u128,
    /// `None` for those who are counted as one.
    counterparty: Option<OwnerId>,
    success: Perbill,
    trust: Perbill,
}

/// What an owner will be paid for a closed week: at most `exact / denominator` and at most `cap`.
struct Share {
    exact: BigUint,
    denominator: BigUint,
    cap: u128,
}

/// Locked XP: what has matured, and what matures over a week from a second on.
#[derive(Clone, Copy, Default)]
struct Lock {
    matured: u128,
    maturing: u128,
    since: Seconds,
}

impl Lock {
    fn total(self) -> u128 {
        self.matured + self.maturing
    }

    fn matured(self) -> u128 {
        self.matured + self.maturing * u128::from((now() - self.since).min(WEEK)) / u128::from(WEEK)
    }

    fn lock(&mut self, amount: u128) {
        let matured = self.matured();
        *self = Self { matured, maturing: self.total() + amount - matured, since: now() };
    }

    fn unlock(&mut self, amount: u128) {
        let rest = self.total() - amount;
        let matured = big(self.matured) * rest / self.total();
        self.matured = matured.try_into().unwrap();
        self.maturing = rest - self.matured;
    }
}

#[derive(Default)]
struct Model {
    /// The human identities of [`PEOPLE`], and when they were registered.
    ids: [(OwnerId, Seconds); 4],
    jobs: BTreeMap<OwnerId, Vec<Job>>,
    /// Counterparties that have a place in this week.
    places: BTreeMap<OwnerId, BTreeSet<OwnerId>>,
    /// The largest success and failure of a day, by owner and counterparty; of those counted as one, all failures.
    days: BTreeMap<(OwnerId, Option<OwnerId>, Day, bool), u64>,
    burns: Vec<(OwnerId, Day, Week, u128)>,
    shares: BTreeMap<(OwnerId, Week), Share>,
    /// Of each closed week: its pool, and what was ever due of it.
    weeks: BTreeMap<Week, (u128, u128)>,
    released: u128,
    due: BTreeMap<OwnerId, u128>,
    paid: u128,
    /// What waits, with the second of its release.
    waiting: BTreeMap<OwnerId, Vec<(u128, Seconds)>>,
    locked: BTreeMap<OwnerId, Lock>,
    /// The parameters that the open week opened with.
    terms: XpParams,
    done: BTreeMap<&'static str, u32>,
}

impl Model {
    fn new() -> Self {
        let mut model = Self::default();
        let mut people = vec![];
        for (n, who) in PEOPLE.into_iter().enumerate() {
            model.ids[n] = (who, 0);
            people.extend(persons(who, who, 0));
        }
        People::set(&people);
        model
    }

    fn count(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    fn record(&self, owner: OwnerId) -> Record {
        let sum = |which: Option<bool>| {
            let cells = self
                .days
                .iter()
                .filter(|((of, _, _, good), _)| *of == owner && which.is_none_or(|which| which == *good));
            cells.map(|(_, weight)| *weight).sum()
        };
        Record { succeeded: FixedU64::from_inner(sum(Some(true))), ended: FixedU64::from_inner(sum(None)) }
    }

    fn burned_in(&self, owner: Option<OwnerId>, week: Week) -> u128 {
        let those = self
            .burns
            .iter()
            .filter(|(of, _, in_week, _)| owner.is_none_or(|owner| owner == *of) && *in_week == week);
        those.map(|(.., amount)| amount).sum()
    }

    /// `F`, `Σ F·s`, `D`, `Σ F·trust` of an owner's jobs.
    fn components(&self, owner: OwnerId) -> [BigUint; 4] {
        let jobs = self.jobs.get(&owner).cloned().unwrap_or_default();
        let weighted = |part: fn(&Job) -> Perbill| -> BigUint {
            jobs.iter().map(|job| big(job.fee) * part(job).deconstruct() / BILLION).sum()
        };
        let fees: BigUint = jobs.iter().map(|job| big(job.fee)).sum();
        let mut of = BTreeMap::<Option<OwnerId>, BigUint>::new();
        for job in &jobs {
            *of.entry(job.counterparty).or_default() += job.fee;
        }
        let squares: BigUint = of.values().map(|fees| fees * fees).sum();
        let one = big(1);
        let diversity = (&fees * &fees - squares) / fees.clone().max(one);
        [fees, weighted(|job| job.success), diversity, weighted(|job| job.trust)]
    }

    /// Shares the pool of a week among all who worked in it.
    fn close(&mut self, record: WeekRecord) {
        let params = core::mem::replace(&mut self.terms, Params::get());
        if params != self.terms {
            self.count("voted in the week");
        }
        let WeekRecord { week, pool, burned, carried_in, released, .. } = record;
        let before = week.checked_sub(1);
        let pooled = before.map_or(0, |before| self.burned_in(None, before));
        assert_eq!(burned, pooled, "the pool takes the burns of the week before");
        assert_eq!(pool, burned + carried_in + released);
        assert_eq!(released, params.bootstrap.checked_shr(week / HALVING).unwrap_or(0));
        self.released += released;
        self.weeks.insert(week, (pool, 0));

        let workers: Vec<_> = self.jobs.keys().copied().collect();
        let components: Vec<_> = workers.iter().map(|owner| self.components(*owner)).collect();
        let totals: Vec<BigUint> =
            (0..4).map(|c| components.iter().map(|of| of[c].clone()).sum::<BigUint>()).collect();
        let told: [u128; 4] = record.totals.into();
        assert_eq!(totals, told.map(big).to_vec());
        let weights =
            [params.volume_weight, params.success_weight, params.diversity_weight, params.reputation_weight];
        for (owner, work) in workers.into_iter().zip(components) {
            let own = before.map_or(0, |before| self.burned_in(Some(owner), before));
            // Over one denominator: 10⁹ · Π Σx.
            let floor: Vec<BigUint> = totals.iter().map(|total| total.clone().max(big(1))).collect();
            let denominator: BigUint = floor.iter().product::<BigUint>() * BILLION;
            let share: BigUint = (0..4)
                .map(|c| &denominator / &floor[c] / BILLION * weights[c].deconstruct() * &work[c])
                .sum();
            let by_fees = &work[0] * params.xp_per_fee / UNIT;
            let by_pool = big(pool) * params.largest_share.deconstruct() / BILLION;
            let cap = u128::try_from(by_fees.min(by_pool)).unwrap();
            let exact = share * (pool - own);
            self.shares.insert((owner, week), Share { exact, denominator, cap });
        }
        self.jobs.clear();
        self.places.clear();
        self.count("close");
    }

    /// What happened since the last call, from the events.
    fn follow(&mut self) {
        for event in events() {
            match event {
                Event::WeekClosed { record } => self.close(record),
                Event::ShareRealised { owner, week, due, .. } => {
                    let share = self.shares.remove(&(owner, week)).unwrap();
                    assert!(due <= share.cap && big(due) * &share.denominator <= share.exact);
                    if due < share.cap {
                        let next = big(due + 9) * &share.denominator;
                        assert!(share.exact < next, "short of {due} by more than nine");
                        self.count("share");
                    } else {
                        self.count("capped");
                    }
                    let (pool, of) = self.weeks.get_mut(&week).unwrap();
                    *of += due;
                    assert!(*of <= *pool, "more due than the pool of week {week}");
                    *self.due.entry(owner).or_default() += due;
                },
                Event::Claimed { owner, amount, .. } => {
                    assert_eq!(self.due.remove(&owner).unwrap_or_default(), amount);
                    self.paid += amount;
                },
                _ => {},
            }
        }
    }

    fn check(&self) {
        Xp::do_try_state().unwrap();
        let books = books();
        let burned: u128 = self.burns.iter().map(|(.., amount)| amount).sum();
        assert_eq!((books.paid, books.burned, books.released), (self.paid, burned, self.released));
        assert_eq!(issuance(), 5 * RICHES + self.paid - burned);
        assert_eq!(
            books.paid + books.unclaimed + books.carried + books.burned_before + books.burned_now,
            self.released + burned
        );
        let today = (now() / DAY) as Day;
        for (n, who) in PEOPLE.into_iter().enumerate() {
            let (owner, since) = self.ids[n];
            let counts = self.burns.iter().filter(|(of, day, ..)| *of == owner && *day + 30 > today);
            let sum: u128 = counts.map(|(.., amount)| amount).sum();
            let rates = [(5_000_000, 25), (1_000_000, 50), (250_000, 100), (50_000, 150), (10_000, 200)];
            let expected = rates.iter().find(|(xp, _)| sum >= xp * UNIT).map_or(250, |(_, rate)| *rate);
            assert_eq!((Xp::tier_view(&who).burned, rate(who)), (sum, expected));

            let view = Xp::trust_view(owner);
            assert_eq!(view.jobs, self.record(owner));
            let lock = self.locked.get(&owner).copied().unwrap_or_default();
            assert_eq!((view.locked, view.matured), (lock.total(), lock.matured()));
            let unit = NonZeroU128::new(Params::get().trust_unit).unwrap();
            let expected = economics_trust(&view.jobs, now() - since, lock.matured(), unit);
            assert_eq!((view.trust, trust(owner)), (expected, expected.deconstruct()));
            assert!(view.trust < Perbill::one() && view.organic <= view.trust);
            let waiting: Vec<_> =
                view.unlocking.iter().map(|request| (request.amount, request.releasable_from)).collect();
            assert_eq!(waiting, self.waiting.get(&owner).cloned().unwrap_or_default());
            assert_eq!(held(who), view.locked + waiting.iter().map(|(amount, _)| amount).sum::<u128>());
        }
    }
}

const BILLION: u32 = 1_000_000_000;

fn big(x: u128) -> BigUint {
    x.into()
}

/// A human identity and its agents.
fn persons(id: OwnerId, owner: AccountId, since: Seconds) -> Vec<Person> {
    (0..=AGENTS).map(|agent| (if agent == 0 { id } else { id * 100 + agent }, owner, id, since)).collect()
}

/// Runs an operation; a call that fails changes nothing.
fn run(model: &mut Model, op: Op) {
    let call = |who: AccountId, call: Call| -> DispatchResult {
        let before = sp_io::storage::root(StateVersion::V1);
        let done = by(who, call);
        if done.is_err() {
            assert_eq!(sp_io::storage::root(StateVersion::V1), before);
        }
        done
    };
    let expect = |done: DispatchResult, fits: bool, error: Error<Test>| match done {
        Ok(()) => assert!(fits),
        Err(e) => {
            assert!(!fits, "{e:?}");
            assert_eq!(e, error.into());
        },
    };
    match op {
        Op::Work { provider, agent, client, fees, seats, settled } => {
            let (owner, since) = model.ids[provider];
            let gone = client == 7;
            let other = match client {
                0..4 => model.ids[client].0,
                4..7 => MANY + client as u64,
                _ => 0,
            };
            let id = if agent == 0 { owner } else { owner * 100 + agent };
            let fee = fees.iter().sum::<u128>() + seats;
            if settled {
                settle_at_least(id, other, fee, *fees.iter().max().unwrap());
            } else {
                fail(id, other, fees[0]);
            }
            model.follow();
            if owner == other {
                return model.count("work for oneself");
            }
            let places = model.places.entry(owner).or_default();
            let place = places.len() < MAX_COUNTERPARTIES as usize || places.contains(&other);
            let counterparty = if place && !gone {
                places.insert(other);
                Some(other)
            } else {
                None
            };
            let tier = u128::from(rate(PEOPLE[provider]));
            if tier < 250 {
                model.count("at a better tier");
            }
            let cell = model.days.entry((owner, counterparty, (now() / DAY) as Day, settled)).or_default();
            // As large as at Basic.
            let weight = |fee: &u128| ((fee * 250 / tier).min(UNIT) * 1_000_000_000 / UNIT) as u64;
            if !settled {
                let weight = weight(&fees[0]);
                *cell = if counterparty.is_none() { *cell + weight } else { weight.max(*cell) };
                return model.count(if counterparty.is_some() { "failed" } else { "failed for others" });
            }
            // Each of them alone.
            fees.iter().for_each(|fee| *cell = weight(fee).max(*cell));
            if fees.len() > 1 {
                model.count("settled together");
            }
            let record = model.record(owner);
            let (good, all) = (record.succeeded.into_inner(), record.ended.into_inner());
            let success = u128::from(good) * u128::from(BILLION) / u128::from(all.max(1));
            let unit = NonZeroU128::new(Params::get().trust_unit).unwrap();
            let matured = model.locked.get(&owner).copied().unwrap_or_default().matured();
            let job = Job {
                fee,
                counterparty,
                success: Perbill::from_parts(success as u32),
                trust: economics_trust(&record, now() - since, matured, unit),
            };
            if fee > 0 {
                model.jobs.entry(owner).or_default().push(job);
            }
            model.count(if counterparty.is_some() { "settled" } else { "settled for others" });
        },
        Op::Burn { who, part } => {
            let (owner, _) = model.ids[who];
            let amount = part.of(free(PEOPLE[who]), 20);
            let done = call(PEOPLE[who], burn(amount));
            model.follow();
            if done.is_ok() {
                model.burns.push((owner, (now() / DAY) as Day, open_week(), amount));
                model.count("burn");
            } else {
                assert!(amount == 0 || amount + 1 > free(PEOPLE[who]), "{done:?}");
                model.count("burn refused");
            }
        },
        Op::Claim { who } => {
            let (owner, _) = model.ids[who];
            let promised = claimable(owner);
            let (before, possible) = (xp(PEOPLE[who]), Xp::is_claimable(owner));
            let done = call(STRANGER, Call::claim { owner });
            model.follow();
            assert_eq!(xp(PEOPLE[who]) - before, promised);
            if done.is_ok() {
                model.count("claim");
            }
            expect(done, possible, Error::NothingToClaim);
        },
        Op::Lock { who, part } => {
            let (owner, _) = model.ids[who];
            let amount = part.of(free(PEOPLE[who]).saturating_sub(1), 3);
            if call(PEOPLE[who], Call::lock { amount }).is_ok() {
                model.locked.entry(owner).or_default().lock(amount);
                model.count("lock");
            } else {
                assert!(amount == 0 || amount >= free(PEOPLE[who]));
            }
        },
        Op::Unlock { who, part } => {
            let (owner, _) = model.ids[who];
            let locked = model.locked.get(&owner).copied().unwrap_or_default().total();
            let amount = part.of(locked, 1);
            let possible = Xp::is_unlockable(&PEOPLE[who], amount);
            let done = call(PEOPLE[who], Call::unlock { amount });
            assert_eq!(done.is_ok(), possible);
            let waiting = model.waiting.entry(owner).or_default();
            if done.is_ok() {
                waiting.push((amount, now() + WEEK));
                model.locked.entry(owner).or_default().unlock(amount);
                model.count("unlock");
            } else {
                let full = waiting.len() == MAX_UNLOCKING as usize;
                assert!(amount == 0 || amount > locked || full);
                model.count(if full { "too many requests" } else { "unlock refused" });
            }
        },
        Op::Cancel { who, part } => {
            let (owner, _) = model.ids[who];
            let waiting = model.waiting.entry(owner).or_default();
            let all: u128 = waiting.iter().map(|(amount, _)| amount).sum();
            let amount = part.of(all, 1);
            let possible = Xp::is_unlock_cancellable(&PEOPLE[who], amount);
            let done = call(PEOPLE[who], Call::cancel_unlock { amount });
            assert_eq!(done.is_ok(), possible);
            if done.is_ok() {
                let mut left = all - amount;
                waiting.retain_mut(|(amount, _)| {
                    *amount = left.min(*amount);
                    left -= *amount;
                    *amount > 0
                });
                model.locked.entry(owner).or_default().lock(amount);
                model.count("cancel");
            } else {
                assert!(amount == 0 || amount > all);
            }
        },
        Op::Withdraw { who } => {
            let (owner, _) = model.ids[who];
            let waiting = model.waiting.entry(owner).or_default();
            let before = waiting.len();
            waiting.retain(|(_, from)| *from > now());
            let possible = waiting.len() < before;
            assert_eq!(Xp::is_withdrawable(owner), possible);
            let done = call(STRANGER, Call::withdraw { owner });
            if done.is_ok() {
                model.count("withdraw");
            }
            expect(done, possible, Error::NothingToWithdraw);
        },
        Op::Send { from, to, part } => {
            let holders = [ALICE, BOB, CAROL, DAVE, STRANGER];
            let amount = part.of(free(holders[from]), 10);
            if send(holders[from], holders[to], amount).is_ok() {
                model.count("send");
            }
        },
        Op::Days(days) => pass_days(days),
        Op::Week => pass_weeks(1),
        Op::Gap(weeks) => {
            System::set_block_number(System::block_number() + u64::from(weeks) * WEEK / SLOT_SECONDS);
            while u64::from(open_week()) < now() / WEEK {
                go_to_block(System::block_number() + 1);
            }
            model.count("gap");
        },
        Op::Params(seed) => vote(|params| {
            params.bootstrap = 1_920_000 * UNIT / u128::from(1 + seed % 5) * u128::from(seed % 4 != 0);
            params.xp_per_fee = if seed % 3 == 0 { u128::from(1 + seed % 40) * UNIT } else { u128::MAX };
            params.largest_share = Perbill::from_percent([100, 5, 100, 100][seed as usize % 4]);
            params.trust_unit = UNIT * 10_u128.pow(u32::from(seed % 4));
            let step = u32::from(seed % 5);
            params.volume_weight = Perbill::from_percent(40 - step);
            params.diversity_weight = Perbill::from_percent(20 + step);
        }),
        Op::Depart { who } => {
            let (owner, _) = model.ids[who];
            if Xp::any_open(owner) {
                return model.count("bound");
            }
            Xp::departed(owner);
            let next = model.ids.iter().map(|(id, _)| id + 1).max().unwrap().max(40);
            let people = People::get().into_iter().filter(|(.., above, _)| *above != owner);
            People::set(&people.chain(persons(next, PEOPLE[who], now())).collect());
            model.ids[who] = (next, now());
            model.count("depart");
        },
    }
}

#[test]
fn both_identities_and_every_invariant_hold_when_ten_thousand_random_weeks_pass() {
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
                let mut model = Model::new();
                for op in ops {
                    let others: Vec<_> = PEOPLE.map(xp).to_vec();
                    let named = match &op {
                        Op::Burn { who, .. } | Op::Claim { who } => vec![*who],
                        Op::Send { from, to, .. } => vec![*from, *to],
                        _ => vec![],
                    };
                    run(&mut model, op);
                    model.follow();
                    model.check();
                    for (n, before) in others.into_iter().enumerate() {
                        assert!(named.contains(&n) || xp(PEOPLE[n]) == before, "XP of another changed");
                    }
                }
                for (what, count) in model.done {
                    *done.borrow_mut().entry(what).or_default() += count;
                }
            });
            Ok(())
        })
        .unwrap();
    let done = done.into_inner();
    assert!(done["close"] >= 10_000, "{done:?}");
    for what in [
        "work for oneself",
        "settled",
        "settled for others",
        "settled together",
        "at a better tier",
        "voted in the week",
        "failed",
        "failed for others",
        "burn",
        "burn refused",
        "claim",
        "share",
        "capped",
        "lock",
        "unlock",
        "unlock refused",
        "too many requests",
        "cancel",
        "withdraw",
        "send",
        "gap",
        "bound",
        "depart",
    ] {
        assert!(done.get(what).copied().unwrap_or_default() >= 100, "{what}: {done:?}");
    }
}
