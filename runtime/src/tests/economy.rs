//! All of the economy at once: random calls of fourteen owners over every pallet of it.
use super::*;
use configs::tokens::{NEX, XP};
use fluxnomics_economics::capacity::stake::{Asset, Resource};
use fluxnomics_primitives::{
    capacity::Usage,
    flux::{FluxHold, FluxLedger, Place},
    governance::ParameterRegistry,
    identity::IdentityId,
    time::DAY,
};
use frame_support::{
    assert_ok,
    traits::{GetCallMetadata, fungibles::Inspect},
};
use pallet_capacity::{Beneficiary, Book};
use pallet_pocw::{NextTask, Panels, Round, State, Task, TaskId, Terms};
use pallet_poe::{Job, JobType, Turnout};
use params::{Change, Registry};
use sp_core::{Pair, sr25519};
use sp_runtime::{DispatchResult, Perbill, Percent};
use std::collections::BTreeMap;

/// Sequences, and operations of each.
const SEQUENCES: u64 = 100;
const STEPS: u32 = 1_000;

/// Operations from one check of all invariants to the next.
const CHECKED_EVERY: u32 = 10;

/// Owners, each with one human identity that it controls itself; the first three have an agent besides.
const OWNERS: u64 = 14;
const AGENTS: u64 = 3;

fn owner(index: u64) -> AccountId {
    pair(index).public().into()
}

fn agent_key(index: u64) -> AccountId {
    pair(index + 100).public().into()
}

fn pair(index: u64) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[u8::try_from(index).unwrap() + 1; 32])
}

struct World {
    numbers: Numbers,
    /// Identities with their owner and their controller.
    people: Vec<(IdentityId, AccountId, AccountId)>,
    /// What their controllers sign with, by their place among the people.
    keys: Vec<sr25519::Pair>,
    done: BTreeMap<String, u32>,
    outcomes: BTreeMap<String, u32>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut people = vec![];
        for index in 0..OWNERS {
            Balances::transfer_keep_alive(signed(Sr25519Keyring::Alice), owner(index).into(), 200_000 * UNIT)
                .unwrap();
            let id = pallet_power::NextIdentityId::<Runtime>::get();
            assert_ok!(Assets::transfer(
                signed(Sr25519Keyring::Alice),
                XP.into(),
                owner(index).into(),
                50_000 * UNIT
            ));
            assert_ok!(Power::register_human(origin(owner(index)), owner(index), 100_000 * UNIT));
            people.push((id, owner(index), owner(index)));
        }
        for index in 0..AGENTS {
            let id = pallet_power::NextIdentityId::<Runtime>::get();
            assert_ok!(Power::register_agent(origin(owner(index)), agent_key(index), 100_000 * UNIT));
            assert_ok!(Power::accept_controller(origin(agent_key(index)), id));
            people.push((id, owner(index), agent_key(index)));
        }
        // Out of what genesis gave Eve.
        for (id, who, _) in &people {
            assert_ok!(Flux::shift(0, 5_000 * UNIT, Place::Free, Place::Held(FluxHold::Escrow)));
            assert_ok!(Flux::settle(0, FluxHold::Escrow, *id, Place::Free, 5_000 * UNIT));
            assert_ok!(Pocw::set_bond_ceiling(origin(who.clone()), *id, 50_000 * UNIT));
        }
        for (id, who, _) in people.iter().take(usize::try_from(OWNERS).unwrap()).skip(3) {
            assert_ok!(Pocw::register_evaluator(origin(who.clone()), *id, 2_000 * UNIT));
        }
        // Short enough for what leaves to be gone within a sequence.
        let shorter = [
            Change::Capacity(params::CapacityChange::UnbondingDelay(7 * DAY)),
            Change::Poe(params::PoeChange::ExitDelay(7 * DAY)),
            Change::Poe(params::PoeChange::VestingPeriod(30 * DAY)),
        ];
        assert_ok!(Registry::apply(&shorter));
        let keys = (0..OWNERS).chain(100..100 + AGENTS).map(pair).collect();
        Self { numbers: Numbers(seed), people, keys, done: BTreeMap::new(), outcomes: BTreeMap::new() }
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.numbers.below(bound)
    }

    fn amount(&mut self, most: u64) -> Balance {
        Balance::from(self.below(most * 1_000)) * UNIT / 1_000 + Balance::from(self.below(1_000))
    }

    fn person(&mut self) -> (IdentityId, AccountId, AccountId) {
        let count = u64::try_from(self.people.len()).unwrap();
        let nth = usize::try_from(self.below(count)).unwrap();
        self.people[nth].clone()
    }

    fn controller_of(&self, id: IdentityId) -> AccountId {
        self.people.iter().find(|(other, ..)| *other == id).unwrap().2.clone()
    }

    fn owner_of(&self, id: IdentityId) -> AccountId {
        self.people.iter().find(|(other, ..)| *other == id).unwrap().1.clone()
    }

    fn delegation(&mut self) -> Option<(IdentityId, Beneficiary)> {
        let all: Vec<_> =
            pallet_capacity::Delegations::<Runtime>::iter().map(|(id, to, _)| (id, to)).collect();
        let count = u64::try_from(all.len()).unwrap();
        (count > 0).then(|| all[usize::try_from(self.below(count)).unwrap()])
    }

    fn task(&mut self, fits: impl Fn(&Task) -> bool) -> Option<(TaskId, Task)> {
        let fitting: Vec<_> = (0..NextTask::<Runtime>::get())
            .filter_map(|id| Pocw::task(id).map(|view| (id, view.task)))
            .filter(|(_, task)| fits(task))
            .collect();
        let count = u64::try_from(fitting.len()).unwrap();
        (count > 0).then(|| fitting[usize::try_from(self.below(count)).unwrap()].clone())
    }

    fn side(&mut self, task: &Task) -> AccountId {
        let worker = task.contract.map_or(task.client, |contract| contract.worker);
        let id = if self.below(2) == 0 { task.client } else { worker };
        self.controller_of(id)
    }

    fn make(&mut self, who: AccountId, call: impl Into<RuntimeCall>) {
        self.dispatch(RuntimeOrigin::signed(who), call.into());
    }

    fn dispatch(&mut self, origin: RuntimeOrigin, call: RuntimeCall) {
        let name = call.get_call_metadata();
        let name = format!("{}.{}", name.pallet_name, name.function_name);
        System::reset_events();
        let result: DispatchResult = frame_support::storage::with_storage_layer(|| {
            call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
        });
        *self.done.entry(if result.is_ok() { name } else { "refused".into() }).or_default() += 1;
        for event in System::read_events_for_pallet::<pallet_pocw::Event<Runtime>>() {
            if let pallet_pocw::Event::Ended { outcome, .. } = event {
                *self.outcomes.entry(format!("{outcome:?}")).or_default() += 1;
            }
        }
    }

    fn step(&mut self) {
        match self.below(12) {
            0..5 => self.work(),
            5 => self.hold_stake(),
            6 => self.lend(),
            7 => self.experience(),
            8 => self.jobs(),
            9 => self.judge(),
            10 => self.flux_and_votes(),
            _ => {
                let blocks = if self.below(8) == 0 { self.below(300) } else { self.below(12) };
                run_to(System::block_number() + 1 + u32::try_from(blocks).unwrap());
            },
        }
    }

    fn work(&mut self) {
        use pallet_pocw::Call;
        let (id, who, controller) = self.person();
        match self.below(14) {
            0 | 1 => {
                let price = self.amount(100) + UNIT;
                let budget = UNIT / 2 + self.amount(8);
                let terms = Terms {
                    brief: Hash::zero(),
                    budget,
                    price,
                    bond: price / 5 + 1,
                    open_for: (1 + self.below(10)) * DAY,
                    work_for: (1 + self.below(10)) * DAY,
                    review_for: (1 + self.below(10)) * DAY,
                    min_trust: Perbill::zero(),
                    worker: None,
                };
                self.make(controller, Call::post { terms });
            },
            2..5 => {
                let Some((task, open)) = self.task(|task| matches!(task.state, State::Open { .. })) else {
                    return;
                };
                let bond = open.terms.bond + self.amount(3);
                self.make(controller, Call::match_task { task, bond });
            },
            5..8 => {
                let Some((task, matched)) = self.task(|task| matches!(task.state, State::Matched { .. }))
                else {
                    return;
                };
                let parent = self.task(|task| task.receipt.is_some()).map(|(id, _)| id);
                let parents: Vec<_> = parent.into_iter().filter(|_| task % 3 == 0).collect();
                let usage =
                    Usage { steps: self.below(4_000), model_calls: self.below(30), ..Default::default() };
                let worker = self.controller_of(matched.contract.unwrap().worker);
                let (result, claim) = (Hash::random(), self.below(3) > 0);
                let parents = parents.try_into().unwrap();
                self.make(worker, Call::submit { task, result, usage, parents, claim });
            },
            8 => {
                let Some((task, submitted)) = self.task(|task| matches!(task.state, State::Submitted { .. }))
                else {
                    return;
                };
                let client = self.controller_of(submitted.client);
                match self.below(3) {
                    0 => self.make(client, Call::request_panel { task }),
                    1 => self.make(client, Call::accept { task }),
                    _ => {},
                }
            },
            9 => {
                let Some((task, open)) = self.task(|task| !ended(task)) else { return };
                let pay = open.proposal.map_or(open.terms.price / 3, |(_, pay)| pay);
                let who = self.side(&open);
                match (open.state, self.below(3)) {
                    (State::Open { .. }, 0) => self.make(who, Call::cancel { task }),
                    (_, 0) => self.make(who, Call::agree { task, pay }),
                    _ => self.make(who, Call::settle { task }),
                }
            },
            10 => {
                let tasks: Vec<_> = (0..NextTask::<Runtime>::get()).collect();
                let tasks: Vec<_> = tasks.into_iter().rev().take(100).collect();
                self.make(who, Call::settle_many { tasks: tasks.try_into().unwrap(), runs: 20 });
            },
            11 => {
                let Some((task, seen)) = self.task(|task| {
                    matches!(
                        task.state,
                        State::Evaluated { .. } | State::Disputed { .. } | State::Referred { .. }
                    )
                }) else {
                    return;
                };
                let side = self.side(&seen);
                let score = Perbill::from_percent(u32::try_from(self.below(101)).unwrap());
                match (seen.state, self.below(3)) {
                    (State::Evaluated { round: Round::First, .. }, 0) => {
                        self.make(side, Call::dispute { task })
                    },
                    (State::Evaluated { round: Round::Appeal, .. }, 0 | 1) => {
                        self.make(side, Call::refer { task })
                    },
                    (State::Disputed { .. }, 0..2) => self.make(side, Call::answer { task }),
                    (State::Referred { .. }, 0 | 1) => {
                        self.dispatch(RuntimeOrigin::root(), Call::rule { task, score }.into())
                    },
                    _ => self.make(side, Call::settle { task }),
                }
            },
            12 if self.below(8) == 0 => self.convict(who),
            12 => {
                let ended: Vec<_> = (0..NextTask::<Runtime>::get())
                    .filter(|task| Pocw::task(*task).is_some_and(|view| ended(&view.task)))
                    .take(32)
                    .collect();
                self.make(controller, Call::prune { tasks: ended.try_into().unwrap() });
            },
            _ => match self.below(4) {
                0 => self.make(who, Call::resign_evaluator { id }),
                1 => self.make(who, Call::release_evaluator { id }),
                _ => {
                    let stake = 1_000 * UNIT + self.amount(1_000);
                    self.make(who, Call::register_evaluator { id, stake })
                },
            },
        }
    }

    /// Somebody shows what a worker signed besides one of its receipts.
    fn convict(&mut self, who: AccountId) {
        let Some((task, seen)) = self.task(|task| task.receipt.is_some()) else { return };
        let (worker, clock) = (seen.contract.unwrap().worker, seen.receipt.unwrap().clock);
        let (previous, result) = (Hash::zero(), Hash::repeat_byte(66));
        let statement =
            pallet_pocw::Statement { task, previous, clock, result, metered: 0, parents: Default::default() };
        let hash = Pocw::statement_hash(worker, statement.clone());
        let place = self.people.iter().position(|(id, ..)| *id == worker).unwrap();
        let signature = self.keys[place].sign(hash.as_bytes()).into();
        let signer = self.controller_of(worker);
        self.make(who, pallet_pocw::Call::prove_equivocation { task, statement, signer, signature });
    }

    /// The seats of a panel commit, and reveal once its time has come; some do neither, or disagree.
    fn judge(&mut self) {
        use pallet_pocw::Call;
        let sitting = self.task(|task| matches!(task.state, State::Evaluating { .. }));
        let Some((task, State::Evaluating { round })) = sitting.map(|(id, task)| (id, task.state)) else {
            return;
        };
        let Some(panel) = Panels::<Runtime>::get(task, round) else { return };
        // What a seat commits to it reveals.
        let good = task % 3 > 0;
        for seat in panel.seats.iter() {
            let percent =
                if good { 70 + u32::try_from(task % 20).unwrap() } else { 5 + seat.evaluator as u32 * 3 };
            let score = Perbill::from_percent(percent.min(100));
            let salt = Hash::repeat_byte(7);
            let controller = self.controller_of(seat.evaluator);
            if seat.commitment.is_none() && self.below(10) > 0 {
                let commitment = Pocw::commitment_of(task, round, seat.evaluator, score, salt);
                self.make(controller.clone(), Call::commit { task, commitment });
            }
            if seat.score.is_none() && self.below(10) > 0 {
                self.make(controller, Call::reveal { task, score, salt });
            }
        }
        self.make(owner(0), Call::settle { task });
    }

    fn hold_stake(&mut self) {
        use pallet_capacity::Call;
        let (id, who, controller) = self.person();
        let asset = if self.below(2) == 0 { Asset::Hetu } else { Asset::Flux };
        let amount = self.amount(200);
        match self.below(6) {
            0..3 => self.make(who, Call::stake { id, asset, amount }),
            3 => self.make(who, Call::unstake { id, asset, amount }),
            4 => self.make(who, Call::cancel_unstake { id, asset, amount: amount / 10 }),
            _ => self.make(controller, Call::withdraw { id }),
        }
    }

    fn lend(&mut self) {
        use pallet_capacity::Call;
        let (id, who, controller) = self.person();
        let (renter, payer, _) = self.person();
        let resource = if self.below(2) == 0 { Resource::Messaging } else { Resource::Execution };
        let asset = if self.below(2) == 0 { Asset::Hetu } else { Asset::Flux };
        let book = Book { resource, asset };
        let to = Beneficiary { id: renter, resource, asset };
        let units = self.amount(20);
        let (lock, lease) = (self.below(DAY), self.below(60));
        match self.below(7) {
            0 => self.make(who, Call::delegate { id, to, units, lock }),
            1 => {
                let Some((id, to)) = self.delegation() else { return };
                let who = self.owner_of(id);
                self.make(who, Call::undelegate { id, to, units: units / 8 })
            },
            2 => {
                let price = UNIT / 1_000 * Balance::from(1 + self.below(5));
                self.make(
                    who,
                    Call::offer { lessor: id, book, units: units + UNIT, price, longest_term: 9 * DAY },
                )
            },
            3 | 4 => {
                let Some((key, _)) = Capacity::offers(book, 10).first().cloned() else { return };
                let term = DAY + self.below(5 * DAY);
                self.make(payer, Call::rent { renter, key, units: units + UNIT, term, max_price: UNIT })
            },
            5 if lease % 2 == 0 => {
                let Some((key, offer)) = Capacity::offers(book, 10).last().cloned() else { return };
                let who = self.owner_of(offer.lessor);
                self.make(who, Call::withdraw_offer { key })
            },
            5 => self.make(who, Call::settle_lease { lease }),
            _ => self.make(
                controller,
                Call::send_message {
                    to: renter,
                    payload: Hash::zero(),
                    bytes: 300,
                    is_intent: false,
                    task: None,
                },
            ),
        }
    }

    fn experience(&mut self) {
        use pallet_xp::Call;
        let (id, who, _) = self.person();
        let amount = self.amount(2_000);
        match self.below(9) {
            0 => self.make(who, Call::burn { amount }),
            1..4 => self.make(who, Call::claim { owner: id }),
            4 | 5 => self.make(who, Call::lock { amount }),
            6 => self.make(who, Call::unlock { amount: amount / 4 }),
            7 => self.make(who, Call::cancel_unlock { amount: amount / 16 }),
            _ => self.make(who, Call::withdraw { owner: id }),
        }
    }

    fn jobs(&mut self) {
        use pallet_poe::Call;
        let (id, who, controller) = self.person();
        let (provider, ..) = self.person();
        let kinds =
            [JobType::Compute, JobType::DataStorage, JobType::Transaction, JobType::BankMeshSettlement];
        let kind = kinds[usize::try_from(self.below(4)).unwrap()];
        let quality = Percent::from_percent(u8::try_from(self.below(101)).unwrap());
        let job = Job { kind, value: UNIT + self.amount(50), quality, reference: Hash::zero() };
        let number = pallet_poe::Chains::<Runtime>::get(&who).map_or(0, |chain| chain.jobs);
        match self.below(14) {
            0 | 1 => self.make(who, Call::register_miner { id }),
            2 => self.make(who, Call::suspend_miner { id }),
            3 => self.make(who, Call::resume_miner { id }),
            4 if self.below(3) == 0 => self.make(who, Call::leave { id }),
            5 => self.make(who, Call::release_miner { id }),
            6 => self.make(controller, Call::heartbeat {}),
            7..10 => self.make(who, Call::submit_job { number, provider, job }),
            10 => {
                let batch = (provider, vec![job, job].try_into().unwrap());
                self.make(who, Call::submit_jobs { number, batches: vec![batch].try_into().unwrap() })
            },
            11 => {
                let providers = vec![provider].try_into().unwrap();
                let epoch = pallet_poe::Open::<Runtime>::get().epoch;
                let call = Call::reward_turnout { turnout: Turnout::Validated, epoch, providers };
                self.dispatch(RuntimeOrigin::root(), call.into())
            },
            12 => self.make(who, Call::claim { id }),
            _ if number.is_multiple_of(2) => self.make(who, Call::close_chain {}),
            _ => self.make(who, Call::release_salary { month: 0 }),
        }
    }

    fn flux_and_votes(&mut self) {
        let (id, who, _) = self.person();
        match self.below(6) {
            0 | 1 => {
                let amount = self.amount(50);
                self.make(who, pallet_flux::Call::purchase { id, amount, max_cost: 10_000 * UNIT })
            },
            2 | 3 => self.make(who, pallet_flux::Call::claim { id }),
            // A vote that changes a field to any value that its bounds and the rules between fields allow.
            _ => {
                let fields: Vec<_> = Registry::fields().collect();
                let count = u64::try_from(fields.len()).unwrap();
                let field = fields[usize::try_from(self.below(count)).unwrap()];
                let spec = Registry::spec(field);
                let number = match self.below(3) {
                    0 => spec.min,
                    1 => spec.max,
                    _ => spec.default,
                };
                let Some(change) = Change::new(field, number) else { return };
                if Registry::check_together(&[change]).is_ok() {
                    assert_ok!(Registry::apply(&[change]));
                    *self.done.entry("vote".into()).or_default() += 1;
                }
            },
        }
    }
}

fn ended(task: &Task) -> bool {
    matches!(task.state, State::Ended { .. })
}

fn origin(who: AccountId) -> RuntimeOrigin {
    RuntimeOrigin::signed(who)
}

/// Of every token, what accounts have is what was issued.
fn check_supplies() {
    let held: Balance = frame_system::Account::<Runtime>::iter_values()
        .map(|account| account.data.free + account.data.reserved)
        .sum();
    assert_eq!(held, Balances::total_issuance());
    assert_eq!(GenBalances::total_issuance(), configs::tokens::GEN_SUPPLY);
    for id in [XP, NEX] {
        let held: Balance = pallet_assets::Account::<Runtime, Instance1>::iter_prefix(id)
            .map(|(who, _)| <Assets as Inspect<AccountId>>::total_balance(id, &who))
            .sum();
        assert_eq!(held, Assets::total_issuance(id));
    }
}

#[test]
fn every_token_is_conserved_over_100_000_random_operations() {
    let half = SEQUENCES / 2;
    let halves = [0..half, half..SEQUENCES].map(|seeds| std::thread::spawn(|| operate(seeds)));
    let (mut done, mut outcomes) = (BTreeMap::<String, u32>::new(), BTreeMap::<String, u32>::new());
    for half in halves {
        for world in half.join().unwrap() {
            for (into, from) in [(&mut done, world.done), (&mut outcomes, world.outcomes)] {
                from.into_iter().for_each(|(what, count)| *into.entry(what).or_default() += count);
            }
        }
    }
    for pallet in ["Capacity", "Flux", "Pocw", "Poe", "Xp"] {
        for call in RuntimeCall::get_call_names(pallet) {
            let name = format!("{pallet}.{call}");
            if !RARE.contains(&name.as_str()) {
                assert!(done.contains_key(&name), "{name} never succeeded: {done:?}");
            }
        }
    }
    for outcome in ["Accepted", "Agreed", "Refunded", "Settled", "Silent", "Voided"] {
        assert!(outcomes.contains_key(outcome), "{outcome}: {outcomes:?}");
    }
}

/// Runs the sequences of these seeds, with a check every so often.
fn operate(seeds: core::ops::Range<u64>) -> Vec<World> {
    let run = |seed| {
        development().execute_with(|| {
            let mut world = World::new(seed);
            for step in 1..=STEPS {
                world.step();
                if step % CHECKED_EVERY == 0 {
                    check_economy();
                    check_supplies();
                }
            }
            check_invariants();
            world
        })
    };
    seeds.map(run).collect()
}

/// Calls that random ones seldom find in a state in which they succeed, and those that move no token.
const RARE: &[&str] = &[
    "Capacity.set_fee_policy",
    "Flux.claim",
    "Pocw.set_bond_ceiling",
    "Poe.dismiss_miner",
    "Poe.release_miner",
    "Poe.release_salary",
    "Poe.set_salary_recipient",
];

/// The invariants that random calls could break; the others are checked at the end.
fn check_economy() {
    Capacity::do_try_state().unwrap();
    Flux::do_try_state().unwrap();
    Pocw::do_try_state().unwrap();
    Poe::do_try_state().unwrap();
    Power::do_try_state().unwrap();
    Xp::do_try_state().unwrap();
}
