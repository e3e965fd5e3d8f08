//! Random sequences over every call, trait and hook, the invariants checked after each step, against an eager model
//! that decays every holder at every close in numbers of unbounded size.
use crate::{Accounts, Error, Event, mock::*};
use fluxnomics_economics::{breaker::Stage, quality::Quality};
use fluxnomics_primitives::{
    Balance, UNIT,
    flux::{FluxCharge, FluxHold, FluxLedger, Place},
    identity::{Departures, IdentityId, MintWeight, Obligations},
};
use num_bigint::BigUint;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::{DispatchResult, FixedU64, Perbill};
use std::{cell::RefCell, collections::BTreeMap};

/// 200 sequences of 500 operations: 100,000.
const SEQUENCES: u32 = 200;
const STEPS: usize = 500;

#[derive(Clone, Debug)]
enum Op {
    Work {
        id: IdentityId,
        power: Balance,
        quality: u64,
    },
    Purchase {
        id: IdentityId,
        part: Part,
    },
    Claim {
        id: IdentityId,
    },
    Shift {
        id: IdentityId,
        from: usize,
        to: usize,
        part: Part,
    },
    Burn {
        id: IdentityId,
        from: usize,
        charge: u8,
        part: Part,
    },
    Settle {
        payer: IdentityId,
        provider: IdentityId,
        stake: bool,
        part: Part,
    },
    /// Unbonds and matures later.
    Unbond {
        id: IdentityId,
        part: Part,
        days: u32,
    },
    Mature {
        nth: usize,
    },
    Depart {
        id: IdentityId,
    },
    Days(u32),
    /// Days without blocks.
    Gap(u32),
    Params(u8),
    /// Stake of an identity makes capacity from now on, or does not.
    Staker {
        id: IdentityId,
    },
}

/// Of what is there, in thousandths; or one base unit more than all.
#[derive(Clone, Copy, Debug)]
enum Part {
    Thousandths(u128),
    Units(u128),
    TooMuch,
}

impl Part {
    fn of(self, all: Balance) -> Balance {
        match self {
            Part::Thousandths(part) => all / 1_000 * part + all % 1_000 * part / 1_000,
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
    let id = || 1..=4_u64;
    let place = || 0..5_usize;
    prop_oneof![
        6 => (id(), prop_oneof![0..100_000_000 * UNIT, 0..1_000_u128], 0..=2_000_000_000_u64)
            .prop_map(|(id, power, quality)| Op::Work { id, power, quality }),
        4 => (id(), part()).prop_map(|(id, part)| Op::Purchase { id, part }),
        2 => id().prop_map(|id| Op::Claim { id }),
        6 => (id(), place(), place(), part()).prop_map(|(id, from, to, part)| Op::Shift { id, from, to, part }),
        4 => (id(), place(), 0..4_u8, part()).prop_map(|(id, from, charge, part)| Op::Burn { id, from, charge, part }),
        4 => (id(), id(), any::<bool>(), part())
            .prop_map(|(payer, provider, stake, part)| Op::Settle { payer, provider, stake, part }),
        3 => (id(), part(), 0..20_u32).prop_map(|(id, part, days)| Op::Unbond { id, part, days }),
        3 => any::<usize>().prop_map(|nth| Op::Mature { nth }),
        1 => id().prop_map(|id| Op::Depart { id }),
        6 => (1..4_u32).prop_map(Op::Days),
        1 => (5..60_u32).prop_map(Op::Gap),
        1 => any::<u8>().prop_map(Op::Params),
        1 => id().prop_map(|id| Op::Staker { id }),
    ]
}

/// What decays, in units of 2^−64 base units.
type Exact = BigUint;

fn exact(amount: Balance) -> Exact {
    BigUint::from(amount) << 64
}

/// The eager books: every holder decays at every close, every reward is paid at once.
#[derive(Default)]
struct Model {
    decaying: BTreeMap<(IdentityId, bool), Exact>,
    exempt: BTreeMap<(IdentityId, usize), Balance>,
    work: BTreeMap<IdentityId, Balance>,
    /// The parts λ2 of rewards that have not been realised.
    lambda_2: BTreeMap<IdentityId, Exact>,
    /// Matured or not: owner, amount, epoch since which it decays, what is left.
    chunks: Vec<(IdentityId, Balance, u32, Exact)>,
    /// How often the pallet may have rounded: each costs less than one base unit.
    roundings: u64,
    done: BTreeMap<&'static str, u32>,
}

const OFFERED: bool = true;

impl Model {
    fn count(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    fn add(&mut self, id: IdentityId, place: Place, amount: Balance) {
        match place {
            Place::Free => *self.decaying.entry((id, false)).or_default() += exact(amount),
            Place::Held(FluxHold::Offer) => *self.decaying.entry((id, OFFERED)).or_default() += exact(amount),
            _ => *self.exempt.entry((id, index(place))).or_default() += amount,
        }
    }

    /// Of what decays the model has at least what the pallet has.
    fn remove(&mut self, id: IdentityId, place: Place, amount: Balance) {
        match place {
            Place::Free => *self.decaying.entry((id, false)).or_default() -= exact(amount),
            Place::Held(FluxHold::Offer) => *self.decaying.entry((id, OFFERED)).or_default() -= exact(amount),
            _ => *self.exempt.entry((id, index(place))).or_default() -= amount,
        }
    }

    /// What the closes since the last call did, from the events.
    fn follow(&mut self) {
        for event in events() {
            if let Event::RewardRealised { id, staked, .. } = event {
                self.realise(id, staked);
            }
            if let Event::BreakerMoved { stage } = event {
                self.count(match stage {
                    Stage::Armed => "armed",
                    Stage::Paused { .. } => "paused",
                    Stage::Throttled => "throttled",
                });
            }
            let Event::EpochClosed { record, policy } = event else { continue };
            let kept = u64::from(1_000_000_000 - record.beta.deconstruct());
            let decay = |x: &Exact| (x * kept + 999_999_999_u64) / 1_000_000_000_u64;
            for amount in self.decaying.values_mut().chain(self.lambda_2.values_mut()) {
                *amount = decay(amount);
            }
            for (.., since, left) in &mut self.chunks {
                if record.epoch > *since {
                    *left = decay(left);
                }
            }
            self.roundings += 1;
            assert_eq!(record.weight, self.work.values().sum::<Balance>());
            if record.minted > 0 {
                self.count("minted");
                let params = Params::get();
                for (id, weight) in core::mem::take(&mut self.work) {
                    let share = big(record.minted) * weight / record.weight;
                    let part = |lambda: Perbill| {
                        u128::try_from(&share * lambda.deconstruct() / 1_000_000_000_u32).unwrap()
                    };
                    self.add(id, Place::Free, part(params.lambda_free));
                    // Nobody works in a round before the reward of another is realised.
                    let last = self.lambda_2.insert(id, exact(part(params.lambda_staked)));
                    assert_eq!(last, None);
                }
            } else if !matches!(policy.stage, Stage::Paused { .. }) {
                self.work.clear();
            }
        }
    }

    /// What the pallet says that it staked, or freed where stake makes no capacity.
    fn realise(&mut self, id: IdentityId, staked: Balance) {
        let part = self.lambda_2.remove(&id).unwrap();
        if Stakers::get().contains(&id) {
            assert!(exact(staked) <= part && part < exact(staked + 2));
            self.add(id, STAKE, staked);
            self.count(if staked > 0 { "staked" } else { "staked nothing" });
        } else {
            assert_eq!(staked, 0);
            *self.decaying.entry((id, false)).or_default() += part;
        }
    }

    fn check(&mut self) {
        Flux::do_try_state().unwrap();
        for id in 1..=4 {
            let due = self.lambda_2.get(&id).cloned().unwrap_or_default();
            let stakes = Stakers::get().contains(&id);
            if !Accounts::<Test>::contains_key(id) {
                // What was less than a base unit went with the account.
                for offered in [false, OFFERED] {
                    assert!(self.decaying.remove(&(id, offered)).unwrap_or_default() < exact(2));
                }
            }
            for (offered, place) in [(false, FREE), (OFFERED, OFFER)] {
                let mut model = self.decaying.get(&(id, offered)).cloned().unwrap_or_default();
                if !offered && !stakes {
                    model += &due;
                }
                let pallet = exact(Flux::balance(id, place));
                assert!(pallet <= model, "{id} {place:?}: more than the model");
                let slack = exact(2) + (BigUint::from(self.roundings) << 34);
                assert!(model < pallet + slack, "{id} {place:?}: less than the model");
            }
            for place in [STAKE, UNBONDING, ESCROW] {
                let model = self.exempt.get(&(id, index(place))).copied().unwrap_or_default();
                let pallet = Flux::balance(id, place);
                if place == STAKE && stakes {
                    let rest = exact(pallet - model);
                    assert!(rest <= due && due < rest + exact(2), "{id}: what is to be staked");
                } else {
                    assert_eq!(pallet, model, "{id} {place:?}");
                }
            }
        }
    }
}

fn big(x: Balance) -> BigUint {
    x.into()
}

fn index(place: Place) -> usize {
    PLACES.iter().position(|p| *p == place).unwrap()
}

/// Runs an operation. It realises what is due first, so the model follows the events before its books change.
fn run(model: &mut Model, op: Op) {
    let expect = |done: DispatchResult, fits: bool, error: Error<Test>| match done {
        Ok(()) => assert!(fits),
        Err(e) => {
            assert!(!fits, "{e:?}");
            assert_eq!(e, error.into());
        },
    };
    match op {
        Op::Work { id, power, quality } => {
            let quality = Quality::saturating_from(FixedU64::from_inner(quality));
            let weight = fluxnomics_economics::flux::reward::weight(power, quality);
            Flux::note(id, power, quality);
            if weight > 0 {
                *model.work.entry(id).or_default() += weight;
            }
            model.count("work");
        },
        Op::Purchase { id, part } => {
            let there = Flux::policy_view();
            let amount = part.of(there.for_sale);
            let done = by(id, purchase(id, amount));
            model.follow();
            if done.is_ok() {
                model.add(id, FREE, amount);
                model.count("purchase");
            } else {
                assert!(amount == 0 || amount > there.for_sale.min(there.headroom) || id == 4, "{done:?}");
                model.count("purchase refused");
            }
        },
        Op::Claim { id } => {
            let due = view(id).claimable > 0;
            if by(STRANGER, Call::claim { id }).is_ok() {
                model.count("claim");
            } else {
                assert!(!due);
            }
        },
        Op::Shift { id, from, to, part } => {
            let (from, to) = (PLACES[from], PLACES[to]);
            // Unbonding belongs to its chunks.
            if UNBONDING == from || UNBONDING == to {
                return;
            }
            let there = Flux::balance(id, from);
            let amount = part.of(there);
            let done = Flux::shift(id, amount, from, to);
            model.follow();
            if done.is_ok() {
                model.remove(id, from, amount);
                model.add(id, to, amount);
                model.count("shift");
            }
            expect(done, amount <= there, Error::<Test>::InsufficientFlux);
        },
        Op::Burn { id, from, charge, part } => {
            let from = PLACES[from];
            if UNBONDING == from {
                return;
            }
            let charge = [FluxCharge::Match, FluxCharge::Fallback, FluxCharge::Fee, FluxCharge::Slash]
                [charge as usize];
            let there = Flux::balance(id, from);
            let amount = part.of(there / 10);
            let done = Flux::burn(id, amount, from, charge);
            model.follow();
            if done.is_ok() {
                model.remove(id, from, amount);
                model.count("burn");
            }
            expect(done, amount <= there, Error::<Test>::InsufficientFlux);
        },
        Op::Settle { payer, provider, stake, part } => {
            let there = Flux::balance(payer, ESCROW);
            let amount = part.of(there);
            let to = if stake { STAKE } else { FREE };
            let done = Flux::settle(payer, FluxHold::Escrow, provider, to, amount);
            model.follow();
            if done.is_ok() {
                model.remove(payer, ESCROW, amount);
                model.add(provider, to, amount);
                model.count("settle");
            }
            expect(done, amount <= there, Error::<Test>::InsufficientFlux);
        },
        Op::Unbond { id, part, days } => {
            let amount = part.of(Flux::balance(id, STAKE));
            let since = crate::OpenEpoch::<Test>::get() + days;
            if amount > 0 && Flux::shift(id, amount, STAKE, UNBONDING).is_ok() {
                Flux::watch(since).unwrap();
                model.remove(id, STAKE, amount);
                model.add(id, UNBONDING, amount);
                model.chunks.push((id, amount, since, exact(amount)));
                model.count("unbond");
            }
        },
        Op::Mature { nth } => {
            if model.chunks.is_empty() {
                return;
            }
            let nth = nth % model.chunks.len();
            let (id, amount, since, left) = model.chunks.swap_remove(nth);
            let arrived = Flux::mature(id, amount, FluxHold::Unbonding, since).unwrap();
            assert!(exact(arrived) <= left && left < exact(arrived + 2), "{arrived}");
            model.remove(id, UNBONDING, amount);
            // The chunk is whole when it arrives: its fraction is the protocol's.
            model.add(id, FREE, arrived);
            model.count(if arrived < amount { "matured late" } else { "matured" });
        },
        Op::Depart { id } => {
            if !Flux::any_open(id) {
                Flux::departed(id);
                assert_eq!(view(id), Default::default());
                // Its reward is burned with the rest, none of it staked.
                let _ = events();
                model.lambda_2.remove(&id);
                model.decaying.remove(&(id, false));
                model.decaying.remove(&(id, OFFERED));
                let worked = model.work.remove(&id).is_some();
                model.count(if worked { "depart from work" } else { "depart" });
            }
        },
        Op::Days(days) => pass_days(days),
        Op::Gap(days) => {
            let block = System::block_number() + u64::from(days) * 43_200;
            System::set_block_number(block);
            while crate::OpenEpoch::<Test>::get() < today() {
                go_to_block(System::block_number() + 1);
            }
            model.count("gap");
        },
        Op::Staker { id } => {
            let mut stakers = Stakers::get();
            match stakers.iter().position(|staker| *staker == id) {
                Some(position) => drop(stakers.swap_remove(position)),
                None => stakers.push(id),
            }
            Stakers::set(&stakers);
        },
        Op::Params(seed) => change_params(|params| {
            params.quota_multiple = u32::from(seed % 5);
            params.quota_share = Perbill::from_percent(u32::from(seed % 6));
            params.price_step = Perbill::from_percent(u32::from(seed % 21));
            params.dead_band = Perbill::from_percent(5 + u32::from(seed % 70));
            params.breaker_pause = u64::from(1 + seed % 14) * 86_400;
            params.bootstrap = 20_000 * UNIT / u128::from(1 + seed % 4);
            params.beta_max = Perbill::from_parts(2_000_000 - u32::from(seed % 8) * 200_000);
            params.kappa_max = UNIT / 1_000 - u128::from(seed) * 1_000_000;
            params.breaker_share = Perbill::from_parts(if seed % 4 == 0 { 1_000_000 } else { 100_000_000 });
            let sink = Perbill::from_percent(10 + u32::from(seed % 3) * 10);
            params.lambda_staked = Perbill::from_percent(20);
            params.lambda_free = Perbill::from_percent(80) - sink;
            params.lambda_sink = sink;
        }),
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
                let mut model = Model::default();
                model.add(1, FREE, GENESIS / 2);
                model.add(2, FREE, GENESIS / 2);
                events();
                for op in ops {
                    run(&mut model, op);
                    model.follow();
                    model.check();
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
        "work",
        "minted",
        "purchase",
        "purchase refused",
        "claim",
        "shift",
        "burn",
        "settle",
        "unbond",
        "matured",
        "matured late",
        "depart",
        "depart from work",
        "gap",
        "staked",
        "armed",
        "paused",
        "throttled",
    ] {
        assert!(done.get(what).copied().unwrap_or_default() >= 100, "{what}: {done:?}");
    }
}
