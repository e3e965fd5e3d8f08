//! Random sequences over every call and hook, the invariants checked after each step, against eager books that pay
//! everybody at once in numbers of unbounded size.
use crate::{Error, Event, HoldReason, Job, JobType, MinerState, Miners, OpenMonth, Turnout, mock::*};
use fluxnomics_primitives::{Balance, UNIT, identity::IdentityId, time::DAY};
use num_bigint::BigUint;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchError, DispatchResult, Perbill, Percent, TokenError};
use std::{cell::RefCell, collections::BTreeMap};

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
        providers: Vec<IdentityId>,
    },
    Heartbeat(IdentityId),
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
        2 => (any::<bool>(), prop::collection::vec(id(), 1..3))
            .prop_map(|(voted, providers)| Op::Turnout { voted, providers }),
        4 => id().prop_map(Op::Heartbeat),
        4 => id().prop_map(Op::Register),
        1 => (id(), any::<bool>()).prop_map(|(id, hot)| Op::Suspend(id, hot)),
        2 => (id(), any::<bool>()).prop_map(|(id, hot)| Op::Resume(id, hot)),
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

/// The eager books.
#[derive(Default)]
struct Model {
    hetu: BTreeMap<AccountId, Balance>,
    nex: BTreeMap<AccountId, Balance>,
    workers: BTreeMap<IdentityId, Worker>,
    reserves: BTreeMap<IdentityId, Balance>,
    /// Earned in the open month: at once and in all, with its number.
    month: u32,
    earned: Balance,
    /// Held for the months before, with the recipient of each.
    vesting: BTreeMap<u32, (AccountId, Balance)>,
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
            self.count("job");
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
            let month = self.month;
            self.vesting.entry(month).or_insert((recipient, 0)).1 += earned - paid;
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
                Event::SalaryReported { report } => {
                    assert_eq!(report.month, self.month);
                    self.month += 1;
                    self.earned = 0;
                    self.count("month");
                },
                Event::SalaryReleased { month, recipient, amount } => {
                    let (owed_to, left) = self.vesting.get_mut(&month).unwrap();
                    assert_eq!(recipient, *owed_to);
                    *left -= amount;
                    self.remove(TREASURY, amount);
                    self.add(recipient, amount);
                    self.count("vested");
                },
                _ => {},
            }
        }
    }

    fn close(&mut self, record: &crate::EpochRecord) {
        let params = Params::get();
        let weight: Balance = self.workers.values().map(|worker| worker.weight).sum();
        assert_eq!(record.weight, weight);
        // Every bound, from the definitions.
        let (issued, price) = (record.issued, record.price);
        assert!(price >= params.price_floor);
        assert!(issued <= params.nex_per_epoch);
        assert!(big(issued) * price * 2_u8 <= big(record.fees.treasury) * UNIT);
        let supply = record.supply.max(1_000_000 * UNIT);
        assert!(issued <= part_of(supply, params.max_inflation.deconstruct(), BILLION));
        assert!(issued <= part_of(record.scales.volume, params.nex_beta.deconstruct(), BILLION));
        if record.phi < params.min_phi.into() {
            assert_eq!(issued, 0);
            self.count("below the threshold");
        }
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
        if price > params.price_floor {
            self.count("above the floor");
        }
    }

    fn check(&mut self) {
        check();
        for who in PEOPLE {
            assert_eq!(hetu(who), self.hetu[&who], "{who}");
            assert_eq!(nex(who), self.nex.get(&who).copied().unwrap_or_default(), "{who}");
        }
        for id in IDS {
            let Some(miner) = Poe::miner_view(id) else {
                assert_eq!(self.reserves.get(&id).copied().unwrap_or_default(), 0);
                continue;
            };
            let worker = self.workers.get(&id).copied().unwrap_or_default();
            assert_eq!((miner.claimable, miner.weight), (worker.nex, worker.weight), "{id}");
            assert_eq!(miner.reserve, self.reserves.get(&id).copied().unwrap_or_default());
        }
        let vesting: Balance = self.vesting.values().map(|(_, left)| left).sum();
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
        Op::Turnout { voted, providers } => {
            let params = Params::get();
            let (kind, value, paid) = if voted {
                (JobType::GovernanceVoting, params.voting_reward, Turnout::Voted)
            } else {
                (JobType::ValidatorReward, params.validator_reward, Turnout::Validated)
            };
            let jobs: Vec<_> = providers.iter().map(|id| (*id, Job { kind, ..job(value) })).collect();
            let epoch = open().epoch;
            let again = providers.iter().any(|id| {
                let last = Miners::<Test>::get(id).and_then(|m| if voted { m.voted } else { m.validated });
                last == Some(epoch)
            }) || (providers.len() == 2 && providers[0] == providers[1]);
            let expected =
                refusal(TREASURY, &jobs, false).or(again.then(|| Error::<Test>::AlreadyPaid.into()));
            if agree(by_root(turnout(paid, providers)), expected) {
                model.pay(TREASURY, &jobs);
                model.count("turnout");
            }
        },
        Op::Heartbeat(id) => {
            let mining = Miners::<Test>::get(id).is_some_and(|miner| miner.state == MinerState::Active);
            let done = by(key(id), Call::heartbeat {});
            assert!(mining || done.is_err());
            if done.is_ok() {
                model.count("heartbeat");
            }
        },
        Op::Register(id) => {
            let known = Miners::<Test>::contains_key(id);
            let expected = known.then(|| Error::<Test>::AlreadyMiner.into());
            if agree(by(Model::owner(id), Call::register_miner { id }), expected) {
                model.workers.insert(id, Worker::default());
                model.count("register");
            }
        },
        Op::Suspend(id, hot) => {
            let who = if hot { key(id) } else { Model::owner(id) };
            let active = Miners::<Test>::get(id).is_some_and(|miner| miner.state == MinerState::Active);
            let done = by(who, Call::suspend_miner { id });
            assert_eq!(done.is_ok(), active);
            model.count("suspend");
        },
        Op::Resume(id, hot) => {
            let who = if hot { key(id) } else { Model::owner(id) };
            let suspended = Miners::<Test>::get(id).is_some_and(|m| m.state == MinerState::Suspended);
            assert_eq!(by(who, Call::resume_miner { id }).is_ok(), suspended);
            model.count("resume");
        },
        Op::Leave(id) => {
            let here = Miners::<Test>::get(id).is_some_and(|m| !matches!(m.state, MinerState::Left { .. }));
            assert_eq!(by(Model::owner(id), Call::leave { id }).is_ok(), here);
            model.count("leave");
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
            model.count("dismiss");
        },
        Op::Claim(id) => {
            let due = model.workers.get(&id).copied().unwrap_or_default().nex;
            assert_eq!(Poe::ensure_claimable(id).is_ok(), due > 0);
            let done = by(STRANGER, Call::claim { id });
            assert_eq!(done.is_ok(), due > 0);
            if done.is_ok() {
                model.workers.get_mut(&id).unwrap().nex = 0;
                *model.nex.entry(Model::owner(id)).or_default() += due;
                model.count("claim");
            }
        },
        Op::CloseChain(payer) => {
            if by(PAYERS[payer], Call::close_chain {}).is_ok() {
                model.count("close chain");
            }
        },
        Op::Recipient(recipient) => {
            assert_eq!(by_root(Call::set_salary_recipient { recipient }), Ok(()));
        },
        Op::ReleaseSalary(back) => {
            let _ = by(STRANGER, Call::release_salary { month: model.month.saturating_sub(back) });
        },
        Op::Pool(pool) => {
            Pool::set(&pool);
            next_block();
        },
        Op::Params(seed) => change_params(|params| {
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
    let MinerState::Left { since } = miner.state else { return };
    let due = now() >= since + Params::get().exit_delay;
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
        let _ = by(Model::owner(id), Call::leave { id });
    }
    let end = now() + Params::get().exit_delay;
    while now() < end || open().epoch < today() {
        pass_days(1);
        model.follow();
    }
    for id in IDS {
        release(model, id);
    }
    for payer in PAYERS {
        let _ = by(payer, Call::close_chain {});
    }
    model.follow();
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
                    params.salary_cap = 1_000 * UNIT;
                });
                let mut model = Model::default();
                PEOPLE.iter().for_each(|who| model.add(*who, RICHES));
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
        "month",
        "vested",
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
