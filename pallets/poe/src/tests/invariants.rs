//! Random sequences over every call and hook, the invariants checked after each step, against eager books that pay
//! everybody at once in numbers of unbounded size.
use crate::{
    Error, Event, HoldReason, Job, JobType, MinerState, Miners, OpenMonth, SalaryReport, Turnout, mock::*,
};
use fluxnomics_primitives::{
    Balance, UNIT,
    flux::Epoch,
    identity::IdentityId,
    params::PoeParams,
    time::{DAY, Seconds},
};
use num_bigint::BigUint;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, Percent, TokenError};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// 200 sequences of 500 operations: 100,000.
const SEQUENCES: u32 = 200;
const STEPS: usize = 500;

const KINDS: [JobType; 10] = [
    JobType::Transaction,
    JobType::DataStorage,
    JobType::Compute,
    JobType::CrossBorderTransfer,
    JobType::ValidatorReward,
    JobType::DockLockHosting,
    JobType::BankMeshSettlement,
    JobType::LiquidityProvision,
    JobType::GovernanceVoting,
    JobType::AuditCompliance,
];
const PAYERS: [AccountId; 3] = [PAYER, STRANGER, ALICE];
const IDS: std::ops::RangeInclusive<IdentityId> = 1..=4;

#[derive(Clone, Debug)]
enum Op {
    Job {
        payer: usize,
        provider: IdentityId,
        job: Job,
        stale: bool,
    },
    Jobs {
        payer: usize,
        batches: Vec<(IdentityId, Vec<Job>)>,
    },
    Turnout {
        voted: bool,
        /// Epochs ago; one too many, and it is one to come.
        back: u32,
        providers: Vec<IdentityId>,
    },
    Heartbeat(IdentityId),
    /// Gives an identity that has ended a controller again, or ends one.
    Identity(IdentityId, bool),
    Register(IdentityId),
    Suspend(IdentityId, bool),
    Resume(IdentityId, bool),
    Leave(IdentityId),
    Release(IdentityId),
    Dismiss(IdentityId, u32),
    Claim(IdentityId),
    CloseChain(usize),
    Recipient(Option<AccountId>),
    ReleaseSalary(u32),
    Pool(Option<(Balance, Balance)>),
    Params(u8),
    Hours(u64),
    Days(u32),
    /// Days without blocks.
    Gap(u32),
}

fn value() -> impl Strategy<Value = Balance> {
    prop_oneof![
        6 => 1..10_000 * UNIT,
        2 => 0..2_000_u128,
        1 => 1..1_000_000 * UNIT,
        1 => Just(10 * RICHES),
    ]
}

fn job_of() -> impl Strategy<Value = Job> {
    // Types that only the treasury pays are refused: rarely tried.
    let kind = prop_oneof![12 => Just(JobType::Compute), 10 => (0..10_usize).prop_map(|kind| KINDS[kind])];
    (kind, value(), 0..=100_u8).prop_map(|(kind, value, quality)| Job {
        kind,
        value,
        quality: Percent::from_percent(quality),
        reference: Default::default(),
    })
}

fn fair_job() -> impl Strategy<Value = Job> {
    (1..5_000 * UNIT, 0..=100_u8)
        .prop_map(|(value, quality)| Job { quality: Percent::from_percent(quality), ..job(value) })
}

fn op() -> impl Strategy<Value = Op> {
    let id = || IDS;
    let payer = || 0..PAYERS.len();
    let batch = || (id(), prop::collection::vec(fair_job(), 1..6));
    let mixed = || (id(), prop::collection::vec(job_of(), 0..4));
    prop_oneof![
        12 => (payer(), id(), job_of(), prop::bool::weighted(0.05))
            .prop_map(|(payer, provider, job, stale)| Op::Job { payer, provider, job, stale }),
        4 => (payer(), prop::collection::vec(batch(), 1..4))
            .prop_map(|(payer, batches)| Op::Jobs { payer, batches }),
        1 => (payer(), prop::collection::vec(mixed(), 0..4))
            .prop_map(|(payer, batches)| Op::Jobs { payer, batches }),
        2 => (any::<bool>(), prop_oneof![3 => Just(0), 2 => 0..=HISTORY], prop::collection::vec(id(), 1..4))
            .prop_map(|(voted, back, providers)| Op::Turnout { voted, back, providers }),
        6 => id().prop_map(Op::Heartbeat),
        2 => (id(), prop::bool::weighted(0.3)).prop_map(|(id, end)| Op::Identity(id, end)),
        4 => id().prop_map(Op::Register),
        3 => (id(), any::<bool>()).prop_map(|(id, hot)| Op::Suspend(id, hot)),
        4 => (id(), any::<bool>()).prop_map(|(id, hot)| Op::Resume(id, hot)),
        1 => id().prop_map(Op::Leave),
        3 => id().prop_map(Op::Release),
        1 => (id(), 0..=1_000_000_000_u32).prop_map(|(id, part)| Op::Dismiss(id, part)),
        5 => id().prop_map(Op::Claim),
        1 => payer().prop_map(Op::CloseChain),
        1 => prop::option::weighted(0.8, prop_oneof![Just(FOUNDER), Just(CAROL)]).prop_map(Op::Recipient),
        2 => (0..40_u32).prop_map(Op::ReleaseSalary),
        1 => prop::option::weighted(0.9, (1..100_000 * UNIT, 0..100_000 * UNIT)).prop_map(Op::Pool),
        1 => any::<u8>().prop_map(Op::Params),
        4 => (1..12_u64).prop_map(Op::Hours),
        5 => (1..3_u32).prop_map(Op::Days),
        1 => (5..60_u32).prop_map(Op::Gap),
    ]
}

/// What a miner did in the open epoch, and what it has earned.
#[derive(Clone, Copy, Default)]
struct Worker {
    weight: Balance,
    treasury: Balance,
    nex: Balance,
}

/// What was measured in the open epoch.
#[derive(Default)]
struct Day {
    volume: Balance,
    reserve: Balance,
    rated: Balance,
    treasury: Balance,
    /// Heartbeats of each miner that sent any.
    beats: BTreeMap<IdentityId, u32>,
}

/// The half of a month's salary that vests.
struct Vesting {
    recipient: AccountId,
    total: Balance,
    released: Balance,
    /// From when on and over how long, once the month has ended.
    runs: Option<(Seconds, Seconds)>,
}

/// The eager books.
#[derive(Default)]
struct Model {
    hetu: BTreeMap<AccountId, Balance>,
    nex: BTreeMap<AccountId, Balance>,
    workers: BTreeMap<IdentityId, Worker>,
    active: BTreeSet<IdentityId>,
    last_beat: BTreeMap<IdentityId, Seconds>,
    since: BTreeMap<IdentityId, Epoch>,
    turnouts: BTreeSet<(bool, IdentityId, Epoch)>,
    reserves: BTreeMap<IdentityId, Balance>,
    /// When each payer's chain was opened, and its jobs.
    chains: BTreeMap<AccountId, (Seconds, u64)>,
    /// The parameters with which the open epoch began.
    terms: PoeParams,
    day: Day,
    usual_volume: Balance,
    usual_reserve: Balance,
    /// Of the last epoch that closed.
    vests_over: Seconds,
    /// Earned in the open month: at once and in all, with its number.
    month: u32,
    earned: Balance,
    vesting: BTreeMap<u32, Vesting>,
    done: BTreeMap<&'static str, u32>,
}

fn big(x: Balance) -> BigUint {
    x.into()
}

/// `x · part / whole`, rounded down.
fn part_of(x: Balance, part: u32, whole: u32) -> Balance {
    u128::try_from(big(x) * part / whole).unwrap()
}

const BILLION: u32 = 1_000_000_000;
/// Of what is counted to 18 decimals.
const TRILLION_MILLION: u64 = 1_000_000_000_000_000_000;

/// The average of `last` and one sample among so many epochs, rounded down.
fn average(last: Balance, sample: Balance, epochs: u32) -> Balance {
    let n = u128::from(epochs);
    if sample >= last { last + (sample - last) / n } else { last - (last - sample).div_ceil(n) }
}

impl Model {
    fn count(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    fn add(&mut self, who: AccountId, amount: Balance) {
        *self.hetu.entry(who).or_default() += amount;
    }

    fn remove(&mut self, who: AccountId, amount: Balance) {
        *self.hetu.get_mut(&who).unwrap() -= amount;
    }

    /// Pays jobs of one call as the spec says, part by part.
    fn pay(&mut self, payer: AccountId, jobs: &[(IdentityId, Job)]) {
        let params = Params::get();
        let mut salary = 0;
        for (id, job) in jobs {
            let owner = Self::owner(*id);
            let fee_up = big(job.value) * params.fee_rate.deconstruct() + (BILLION - 1);
            let fee = u128::try_from(fee_up / BILLION).unwrap();
            let reserve = part_of(fee, params.share_reserve.deconstruct(), BILLION);
            let spendable = part_of(fee, params.share_spendable.deconstruct(), BILLION);
            let owners = part_of(fee, params.share_salary.deconstruct(), BILLION);
            let treasury = fee - reserve - spendable - owners;
            self.remove(payer, job.value);
            self.add(owner, job.value - fee + spendable + reserve);
            self.add(TREASURY, treasury);
            salary += owners;
            *self.reserves.entry(*id).or_default() += reserve;
            let worker = self.workers.entry(*id).or_default();
            let weightless = matches!(job.kind, JobType::CrossBorderTransfer | JobType::BankMeshSettlement);
            if !weightless {
                worker.weight += part_of(fee, job.quality.deconstruct().into(), 100);
            }
            worker.treasury += treasury;
            self.day.volume += job.value;
            self.day.reserve += reserve;
            self.day.rated += part_of(job.value, job.quality.deconstruct().into(), 100);
            self.day.treasury += treasury;
            self.count("job");
        }
        if PAYERS.contains(&payer) {
            self.chains.entry(payer).or_insert((now(), 0)).1 += jobs.len() as u64;
        }
        // The salary of the whole call: half at once.
        let recipient = OpenMonth::<Test>::get().recipient;
        let cap = if recipient.is_some() { params.salary_cap } else { 0 };
        let earned = salary.min(cap.saturating_sub(self.earned));
        let paid = earned / 2;
        self.earned += earned;
        self.add(TREASURY, salary - paid);
        if let Some(recipient) = recipient {
            self.add(recipient, paid);
            let new = Vesting { recipient, total: 0, released: 0, runs: None };
            self.vesting.entry(self.month).or_insert(new).total += earned - paid;
        }
        if earned < salary {
            self.count("salary over the cap");
        }
    }

    fn owner(id: IdentityId) -> AccountId {
        People::get().into_iter().find(|(known, _)| *known == id).unwrap().1
    }

    /// What the blocks since the last call did, from the events.
    fn follow(&mut self) {
        for event in events() {
            match event {
                Event::EpochClosed { record } => self.close(&record),
                Event::SalaryReported { report } => self.end_month(&report),
                Event::SalaryReleased { month, recipient, amount } => {
                    let vesting = self.vesting.get_mut(&month).unwrap();
                    assert_eq!(recipient, vesting.recipient);
                    vesting.released += amount;
                    assert!(vesting.released <= vesting.total);
                    self.remove(TREASURY, amount);
                    self.add(recipient, amount);
                    self.count("vested");
                },
                _ => {},
            }
        }
    }

    fn end_month(&mut self, report: &SalaryReport<AccountId>) {
        assert_eq!(report.month, self.month);
        let end = Seconds::from(self.month + 1) * 30 * DAY;
        if let Some(vesting) = self.vesting.get_mut(&self.month) {
            vesting.runs = Some((end, self.vests_over));
            assert_eq!((report.vesting, report.vests_from), (vesting.total, end));
        }
        self.month += 1;
        self.earned = 0;
        // The report that this one replaced was settled first.
        if let Some(forgotten) = report.month.checked_sub(REPORTS) {
            let settled = self.vesting.remove(&forgotten);
            assert!(settled.is_none_or(|vesting| vesting.released == vesting.total));
        }
        self.count("month");
    }

    /// Φ and Γ of the open epoch, in parts of 10^18, from the definitions.
    fn index(&self) -> (BigUint, BigUint) {
        let Self { day, terms, .. } = self;
        let weighted = |amount: Balance, usual: Balance, weight: Perbill| {
            big(amount) * weight.deconstruct() * BILLION / usual.max(UNIT)
        };
        let there: BTreeSet<_> = self.active.iter().chain(day.beats.keys()).collect();
        let possible = there.len() as u32 * terms.heartbeats;
        let beats: u32 = day.beats.values().sum();
        let uptime = big(beats.into()) * BILLION / possible.max(1);
        let quality = big(day.rated) * BILLION / day.volume.max(1);
        let phi = weighted(day.volume, self.usual_volume, terms.weight_volume)
            + weighted(day.reserve, self.usual_reserve, terms.weight_liquidity)
            + uptime * terms.weight_uptime.deconstruct()
            + quality * terms.weight_quality.deconstruct();
        let gamma = phi.clone() * TRILLION_MILLION / (phi.clone() + TRILLION_MILLION);
        (phi, gamma)
    }

    fn close(&mut self, record: &crate::EpochRecord) {
        let weight: Balance = self.workers.values().map(|worker| worker.weight).sum();
        assert_eq!((record.weight, record.volume), (weight, self.day.volume));
        assert_eq!(record.supply, self.nex.values().sum::<Balance>());
        let (phi, gamma) = self.index();
        assert_eq!(big(record.phi.into_inner()), phi);
        assert_eq!(big(record.gamma.deconstruct().into()), gamma);
        let terms = self.terms.clone();
        self.usual_volume = average(self.usual_volume, self.day.volume, terms.scale_epochs);
        self.usual_reserve = average(self.usual_reserve, self.day.reserve, terms.scale_epochs);
        // The least of the bounds, each from its definition.
        let price = record.price;
        assert!(price >= terms.price_floor);
        let gated =
            big(self.usual_volume) * gamma * terms.nex_beta.deconstruct() / TRILLION_MILLION / BILLION;
        let supply = record.supply.max(1_000_000 * UNIT);
        let inflation = part_of(supply, terms.max_inflation.deconstruct(), BILLION);
        let worth = big(self.day.treasury) * UNIT / (big(price) * 2_u8);
        let below = phi < big(terms.min_phi.deconstruct().into()) * BILLION;
        let least = big(terms.nex_per_epoch).min(gated.clone()).min(big(inflation)).min(worth);
        let expected = if weight == 0 || below { big(0) } else { least.clone() };
        let issued = record.issued;
        assert_eq!(big(issued), expected);
        if below {
            self.count("below the threshold");
        }
        if issued > 0 && least == gated {
            self.count("bounded by Γ");
        }
        if !self.day.beats.is_empty() {
            self.count("uptime");
        }
        self.vests_over = terms.vesting_period;
        self.terms = Params::get();
        self.day = Day::default();
        let mut all = 0;
        let mut bounded = false;
        for worker in self.workers.values_mut() {
            let Worker { weight: w, treasury, .. } = *worker;
            if issued > 0 {
                let part = big(issued) * w / weight;
                let bound = big(treasury) * UNIT / (big(price) * 2_u8);
                bounded |= bound < part;
                let nex = u128::try_from(part.min(bound)).unwrap();
                worker.nex += nex;
                all += nex;
            }
            (worker.weight, worker.treasury) = (0, 0);
        }
        assert!(all <= issued);
        if issued > 0 {
            self.count("issued");
        }
        if bounded {
            self.count("bounded by own fees");
        }
        if price > terms.price_floor {
            self.count("above the floor");
        }
    }

    fn check(&mut self) {
        check();
        for who in PEOPLE {
            assert_eq!(hetu(who), self.hetu[&who], "{who}");
            assert_eq!(nex(who), self.nex.get(&who).copied().unwrap_or_default(), "{who}");
        }
        for payer in PAYERS {
            assert_eq!(number(payer), self.chains.get(&payer).map_or(0, |(_, jobs)| *jobs));
        }
        assert_eq!(Poe::status_view().miners, self.active.len() as u32);
        for id in IDS {
            let Some(miner) = Poe::miner_view(id) else {
                assert_eq!(self.reserves.get(&id).copied().unwrap_or_default(), 0);
                continue;
            };
            let worker = self.workers.get(&id).copied().unwrap_or_default();
            assert_eq!((miner.claimable, miner.weight), (worker.nex, worker.weight), "{id}");
            assert_eq!(miner.reserve, self.reserves.get(&id).copied().unwrap_or_default());
        }
        let vesting: Balance = self.vesting.values().map(|vesting| vesting.total - vesting.released).sum();
        assert_eq!(held(HoldReason::Salary, TREASURY), vesting);
    }
}

/// Why these jobs cannot be paid, in the order in which it is found out.
fn refusal(payer: AccountId, jobs: &[(IdentityId, Job)], private: bool) -> Option<DispatchError> {
    let treasury_only = |job: &Job| matches!(job.kind, JobType::ValidatorReward | JobType::GovernanceVoting);
    if private && jobs.iter().any(|(_, job)| treasury_only(job)) {
        return Some(Error::<Test>::TreasuryOnly.into());
    }
    let total: Balance = jobs.iter().map(|(_, job)| job.value).sum();
    let deposit = if !private || number(payer) > 0 { 0 } else { Params::get().chain_deposit };
    if free(payer) < total + deposit + ED {
        return Some(TokenError::FundsUnavailable.into());
    }
    for (id, job) in jobs {
        if Model::owner(*id) == payer {
            return Some(Error::<Test>::OwnMiner.into());
        }
        if !ends_not(*id) {
            return Some(Error::<Test>::NotActive.into());
        }
        if job.value == 0 {
            return Some(Error::<Test>::ZeroValue.into());
        }
        match Miners::<Test>::get(id) {
            None => return Some(Error::<Test>::NotMiner.into()),
            Some(miner) if miner.state != MinerState::Active => return Some(Error::<Test>::NotMining.into()),
            Some(_) => {},
        }
    }
    None
}

/// Whether an identity has not ended.
fn ends_not(id: IdentityId) -> bool {
    !Ended::get().contains(&id)
}

/// Whether the miner takes jobs.
fn mines(id: IdentityId) -> bool {
    Miners::<Test>::get(id).is_some_and(|miner| miner.state == MinerState::Active)
}

/// The part of all time, so many to a day, that a moment is in.
fn part_of_day(at: Seconds, parts: u32) -> u64 {
    at * u64::from(parts) / DAY
}

fn agree(done: DispatchResult, expected: Option<DispatchError>) -> bool {
    match (done, expected) {
        (Ok(()), None) => true,
        (Err(_), Some(_)) => false,
        (done, expected) => panic!("{done:?}, but expected {expected:?}"),
    }
}

fn run(model: &mut Model, op: Op) {
    match op {
        Op::Job { payer, provider, job, stale } => {
            let payer = PAYERS[payer];
            let number = number(payer) + u64::from(stale);
            let expected = if stale {
                Some(Error::<Test>::WrongNumber.into())
            } else {
                refusal(payer, &[(provider, job)], true)
            };
            let done = by(payer, Call::submit_job { number, provider, job });
            if agree(done, expected) {
                model.pay(payer, &[(provider, job)]);
                model.count("single");
            } else {
                model.count("refused");
            }
        },
        Op::Jobs { payer, batches } => {
            let payer = PAYERS[payer];
            let flat: Vec<_> =
                batches.iter().flat_map(|(id, jobs)| jobs.iter().map(|job| (*id, *job))).collect();
            let empty = batches.is_empty() || batches.iter().any(|(_, jobs)| jobs.is_empty());
            let expected =
                if empty { Some(Error::<Test>::NoJobs.into()) } else { refusal(payer, &flat, true) };
            if agree(by(payer, submit_many(payer, batches)), expected) {
                model.pay(payer, &flat);
                model.count("bulk");
            } else {
                model.count("bulk refused");
            }
        },
        Op::Turnout { voted, back, providers } => {
            let params = Params::get();
            let (kind, value, paid) = if voted {
                (JobType::GovernanceVoting, params.voting_reward, Turnout::Voted)
            } else {
                (JobType::ValidatorReward, params.validator_reward, Turnout::Validated)
            };
            let epoch = open().epoch.checked_sub(back).unwrap_or(open().epoch + 1);
            let mut due = vec![];
            for id in &providers {
                let since = model.since.get(id).copied().unwrap_or(u32::MAX);
                let fresh = epoch >= since && !model.turnouts.contains(&(voted, *id, epoch));
                if mines(*id) && ends_not(*id) && fresh && !due.contains(id) {
                    due.push(*id);
                }
            }
            let jobs: Vec<_> = due.iter().map(|id| (*id, Job { kind, ..job(value) })).collect();
            let expected = if epoch > open().epoch || back == HISTORY {
                Some(Error::<Test>::NoSuchEpoch.into())
            } else if due.is_empty() {
                Some(Error::<Test>::NoJobs.into())
            } else {
                refusal(TREASURY, &jobs, false)
            };
            let skips = due.len() < providers.len();
            if agree(by_root(turnout_in(epoch, paid, providers)), expected) {
                model.pay(TREASURY, &jobs);
                model.turnouts.extend(due.into_iter().map(|id| (voted, id, epoch)));
                model.count("turnout");
                if back > 0 {
                    model.count("turnout of the past");
                }
                if skips {
                    model.count("turnout skipped");
                }
            }
        },
        Op::Heartbeat(id) => {
            let parts = model.terms.heartbeats;
            let last = model.last_beat.get(&id).map(|last| part_of_day(*last, parts));
            let fresh = last < Some(part_of_day(now(), parts));
            let done = by(key(id), Call::heartbeat {});
            assert_eq!(done.is_ok(), mines(id) && ends_not(id) && fresh);
            if done.is_ok() {
                model.last_beat.insert(id, now());
                *model.day.beats.entry(id).or_default() += 1;
                model.count("heartbeat");
            }
        },
        Op::Identity(id, end) => {
            let mut ended = Ended::get();
            if !ends_not(id) {
                ended.retain(|other| *other != id);
            } else if end {
                ended.push(id);
                model.count("identity ended");
            }
            Ended::set(&ended);
        },
        Op::Register(id) => {
            let known = Miners::<Test>::contains_key(id);
            let expected = match (ends_not(id), known) {
                (false, _) => Some(Error::<Test>::NotActive.into()),
                (true, true) => Some(Error::<Test>::AlreadyMiner.into()),
                (true, false) => None,
            };
            if agree(by(Model::owner(id), Call::register_miner { id }), expected) {
                model.workers.insert(id, Worker::default());
                model.active.insert(id);
                model.last_beat.remove(&id);
                model.since.insert(id, open().epoch);
                model.count("register");
            }
        },
        Op::Suspend(id, hot) => {
            // Anybody suspends what has ended.
            let who = match (ends_not(id), hot) {
                (false, _) => STRANGER,
                (true, true) => key(id),
                (true, false) => Model::owner(id),
            };
            let active = mines(id);
            assert_eq!(by(who, Call::suspend_miner { id }).is_ok(), active);
            if active {
                model.active.remove(&id);
                model.count(if ends_not(id) { "suspend" } else { "suspend ended" });
            }
        },
        Op::Resume(id, hot) => {
            let who = if hot { key(id) } else { Model::owner(id) };
            let suspended = Miners::<Test>::get(id).is_some_and(|m| m.state == MinerState::Suspended);
            let done = by(who, Call::resume_miner { id });
            assert_eq!(done.is_ok(), suspended && ends_not(id));
            if done.is_ok() {
                model.active.insert(id);
                model.count("resume");
            }
        },
        Op::Leave(id) => {
            let here = Miners::<Test>::get(id).is_some_and(|m| !matches!(m.state, MinerState::Left { .. }));
            assert_eq!(by(Model::owner(id), Call::leave { id }).is_ok(), here);
            if here {
                model.active.remove(&id);
                model.count("leave");
            }
        },
        Op::Release(id) => release(model, id),
        Op::Dismiss(id, parts) => {
            let Some(miner) = Miners::<Test>::get(id) else { return };
            assert_eq!(by_root(Call::dismiss_miner { id, slash: Perbill::from_parts(parts) }), Ok(()));
            let left = get(id);
            let taken = miner.bond + miner.reserve - left.bond - left.reserve;
            let exact = big(miner.bond + miner.reserve) * parts;
            let rounded = big(taken) * BILLION;
            assert!(rounded >= exact && rounded < exact + 2 * u64::from(BILLION));
            model.reserves.insert(id, left.reserve);
            model.remove(Model::owner(id), taken);
            model.add(TREASURY, taken);
            model.active.remove(&id);
            model.count("dismiss");
        },
        Op::Claim(id) => {
            let due = model.workers.get(&id).copied().unwrap_or_default().nex;
            let done = by(STRANGER, Call::claim { id });
            assert_eq!(done.is_ok(), due > 0);
            if done.is_ok() {
                model.workers.get_mut(&id).unwrap().nex = 0;
                *model.nex.entry(Model::owner(id)).or_default() += due;
                model.count("claim");
            }
        },
        Op::CloseChain(payer) => {
            let payer = PAYERS[payer];
            let expected = match model.chains.get(&payer) {
                None => Some(Error::<Test>::NoChain.into()),
                Some((opened, _)) if *opened == now() => Some(Error::<Test>::ChainTooYoung.into()),
                Some(_) => None,
            };
            if agree(by(payer, Call::close_chain {}), expected) {
                model.chains.remove(&payer);
                model.count("close chain");
            } else {
                model.count("close chain refused");
            }
        },
        Op::Recipient(recipient) => {
            assert_eq!(by_root(Call::set_salary_recipient { recipient }), Ok(()));
        },
        Op::ReleaseSalary(back) => {
            // One to come, where there are not so many.
            let month = model.month.checked_sub(back).unwrap_or(model.month + 1);
            let vested = model.vesting.get(&month).and_then(|vesting| {
                let (from, over) = vesting.runs?;
                let elapsed = (now() - from).min(over);
                let whole = big(vesting.total);
                let part = if over == 0 { whole } else { whole * elapsed / over };
                Some(u128::try_from(part).unwrap() - vesting.released)
            });
            let kept = month < model.month && model.month - month <= REPORTS;
            let expected = match (kept, vested.unwrap_or_default()) {
                (false, _) => Some(Error::<Test>::NoReport.into()),
                (true, 0) => Some(Error::<Test>::NothingVested.into()),
                (true, _) => None,
            };
            if agree(by(STRANGER, Call::release_salary { month }), expected) {
                let released = events();
                let amount = vested.unwrap();
                let recipient = model.vesting[&month].recipient;
                assert_eq!(released, [Event::SalaryReleased { month, recipient, amount }]);
                model.vesting.get_mut(&month).unwrap().released += amount;
                model.remove(TREASURY, amount);
                model.add(recipient, amount);
                model.count("release salary");
            }
        },
        Op::Pool(pool) => {
            Pool::set(&pool);
            next_block();
        },
        Op::Params(seed) => vote_params(|params| {
            let seed = u32::from(seed);
            params.fee_rate = Perbill::from_parts(5_000_000 + seed * 100_003);
            params.share_reserve = Perbill::from_percent(10 + seed % 20);
            params.share_spendable = Perbill::from_percent(20 + seed % 15);
            params.share_salary = Perbill::from_parts(100_000_000 + seed * 500_009);
            let shares = params.share_reserve + params.share_spendable + params.share_salary;
            params.share_treasury = Perbill::one() - shares;
            params.salary_cap = Balance::from(seed) * 20 * UNIT;
            params.nex_per_epoch = if seed.is_multiple_of(3) { UNIT } else { 1_000 * UNIT };
            params.price_floor = UNIT / Balance::from(1 + seed % 5);
            params.heartbeats = 1 + seed % 12;
            params.min_phi = Perbill::from_percent(seed % 90);
            params.scale_epochs = 1 + seed % 40;
            params.miner_bond = Balance::from(seed) * UNIT;
            params.voting_reward = Balance::from(seed + 1) * UNIT / 7;
            params.vesting_period = u64::from(seed % 90) * DAY;
            // A tenth is never the least of the bounds.
            params.nex_beta =
                Perbill::from_parts(if seed.is_multiple_of(2) { 1_000_000 } else { 100_000_000 });
        }),
        Op::Hours(hours) => pass(hours * 3_600),
        Op::Days(days) => pass_days(days),
        Op::Gap(days) => {
            System::set_block_number(System::block_number() + u64::from(days) * 43_200);
            while open().epoch < today() {
                next_block();
            }
            model.count("gap");
        },
    }
}

fn release(model: &mut Model, id: IdentityId) {
    let Some(miner) = Miners::<Test>::get(id) else { return };
    let MinerState::Left { releasable_from } = miner.state else { return };
    let due = now() >= releasable_from;
    assert_eq!(Poe::ensure_releasable(id).is_ok(), due);
    let done = by(STRANGER, Call::release_miner { id });
    assert_eq!(done.is_ok(), due);
    if due {
        let worker = model.workers.remove(&id).unwrap_or_default();
        model.reserves.remove(&id);
        if worker.nex > 0 {
            *model.nex.entry(Model::owner(id)).or_default() += worker.nex;
        }
        model.count("release");
    }
}

/// Everybody gets out with all that is theirs.
fn leave_everything(model: &mut Model) {
    for id in IDS {
        run(model, Op::Leave(id));
    }
    let end = now() + Params::get().exit_delay;
    while now() < end || open().epoch < today() {
        pass_days(1);
        model.follow();
    }
    for id in IDS {
        release(model, id);
    }
    model.follow();
    for payer in 0..PAYERS.len() {
        run(model, Op::CloseChain(payer));
    }
    model.check();
    assert_eq!(Miners::<Test>::iter().count(), 0);
    for who in PEOPLE {
        for reason in [HoldReason::Bond, HoldReason::Reserve, HoldReason::Chain] {
            assert_eq!(held(reason, who), 0, "{who}");
        }
    }
}

#[test]
fn every_invariant_holds_and_lazy_equals_eager_when_operations_are_random() {
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
                People::set(&vec![(1, ALICE), (2, BOB), (3, CAROL), (4, BOB)]);
                change_params(|params| {
                    params.exit_delay = 3 * DAY;
                    params.price_depth = UNIT;
                    params.price_rise_depth = UNIT;
                    params.salary_cap = 1_000 * UNIT;
                });
                let mut model = Model::default();
                PEOPLE.iter().for_each(|who| model.add(*who, RICHES));
                model.terms = Params::get();
                for id in 1..=3 {
                    model.active.insert(id);
                    model.since.insert(id, 0);
                }
                for op in ops {
                    run(&mut model, op);
                    model.follow();
                    model.check();
                }
                leave_everything(&mut model);
                for (what, count) in model.done {
                    *done.borrow_mut().entry(what).or_default() += count;
                }
            });
            Ok(())
        })
        .unwrap();
    let done = done.into_inner();
    for what in [
        "job",
        "single",
        "bulk",
        "refused",
        "bulk refused",
        "turnout",
        "heartbeat",
        "register",
        "suspend",
        "resume",
        "leave",
        "release",
        "dismiss",
        "claim",
        "close chain",
        "close chain refused",
        "release salary",
        "identity ended",
        "suspend ended",
        "turnout of the past",
        "turnout skipped",
        "uptime",
        "bounded by Γ",
        "month",
        "salary over the cap",
        "issued",
        "below the threshold",
        "bounded by own fees",
        "above the floor",
        "gap",
    ] {
        assert!(done.get(what).copied().unwrap_or_default() >= 100, "{what}: {done:?}");
    }
}
