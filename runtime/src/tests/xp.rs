//! The flywheel with real work: tiers charge it, settlement tells it, its XP trades, and washing it loses.
use super::*;
use codec::Compact;
use configs::tokens::XP;
use fluxnomics_economics::xp::{
    shares::Components,
    trust::{Record, Trust},
};
use fluxnomics_primitives::{
    capacity::{TaskMeter, Usage},
    flux::{FluxHold, FluxLedger, Place},
    identity::IdentityId,
    time::{DAY, WEEK},
};
use frame_support::{assert_ok, traits::fungible::NativeOrWithId, traits::fungibles::Inspect};
use pallet_pocw::{NextTask, Panels, Round, State, TaskId, Terms};
use sp_runtime::{Perbill, traits::Zero};
use std::collections::BTreeSet;

const USAGE: Usage = Usage { steps: 10, model_calls: 0, transactions: 0 };

/// Owns a human identity that it controls itself, and an agent.
#[derive(Clone)]
struct Party {
    id: IdentityId,
    who: AccountId,
}

impl Party {
    fn new(index: u8) -> Self {
        let (who, key) = (AccountId::new([index; 32]), AccountId::new([index + 100; 32]));
        let alice = Sr25519Keyring::Alice;
        assert_ok!(Balances::transfer_keep_alive(signed(alice), who.clone().into(), 100_000 * UNIT));
        assert_ok!(Assets::transfer(signed(alice), Compact(XP), who.clone().into(), 1_000_000 * UNIT));
        let id = pallet_power::NextIdentityId::<Runtime>::get();
        let party = Self { id, who };
        assert_ok!(Power::register_human(party.origin(), party.who.clone(), 100_000 * UNIT));
        assert_ok!(Power::register_agent(party.origin(), key.clone(), 100_000 * UNIT));
        assert_ok!(Power::accept_controller(RuntimeOrigin::signed(key), id + 1));
        assert_ok!(Pocw::set_bond_ceiling(party.origin(), id, 50_000 * UNIT));
        // Out of what genesis gave Eve.
        assert_ok!(Flux::shift(0, 20_000 * UNIT, Place::Free, Place::Held(FluxHold::Escrow)));
        assert_ok!(Flux::settle(0, FluxHold::Escrow, id, Place::Free, 20_000 * UNIT));
        party
    }

    fn origin(&self) -> RuntimeOrigin {
        RuntimeOrigin::signed(self.who.clone())
    }

    fn burn(&self, amount: Balance) {
        assert_ok!(Xp::burn(self.origin(), amount));
    }

    fn rate(&self) -> Perbill {
        Xp::tier(self.who.clone()).rate
    }

    /// All Flux, wherever it is.
    fn flux(&self) -> Balance {
        let holds =
            [FluxHold::Escrow, FluxHold::Offer, FluxHold::Stake, FluxHold::Unbonding].map(Place::Held);
        holds.into_iter().chain([Place::Free]).map(|place| Flux::balance(self.id, place)).sum()
    }
}

/// So many parties. Bonds are measured by α, which there is once a block is over.
fn parties(count: u8) -> Vec<Party> {
    run_to(2);
    (1..=count).map(Party::new).collect()
}

/// Matched work.
fn matched(client: &Party, worker: &Party, price: Balance) -> TaskId {
    let task = NextTask::<Runtime>::get();
    let terms = Terms {
        brief: Hash::zero(),
        budget: Capacity::task_power(&USAGE),
        price,
        bond: price,
        open_for: 2 * DAY,
        work_for: 2 * DAY,
        review_for: DAY,
        min_trust: Perbill::zero(),
        worker: None,
    };
    assert_ok!(Pocw::post(client.origin(), terms));
    assert_ok!(Pocw::match_task(worker.origin(), task, price));
    task
}

fn submitted(client: &Party, worker: &Party, price: Balance) -> TaskId {
    let task = matched(client, worker, price);
    submit(worker, task, false);
    task
}

fn submit(worker: &Party, task: TaskId, claim: bool) {
    let result = Hash::from_low_u64_be(task);
    assert_ok!(Pocw::submit(worker.origin(), task, result, USAGE, Default::default(), claim));
}

fn pass(seconds: u64) {
    let blocks = seconds.div_ceil(2 * u64::from(Clock::scale().get()));
    run_to(System::block_number() + 1 + u32::try_from(blocks).unwrap());
}

/// Of the last task that ended: its fee.
fn last_fee() -> Balance {
    let events = System::read_events_for_pallet::<pallet_pocw::Event<Runtime>>();
    let fee = |event: &pallet_pocw::Event<Runtime>| match event {
        pallet_pocw::Event::Ended { fee, .. } => Some(*fee),
        _ => None,
    };
    events.iter().rev().find_map(fee).unwrap()
}

fn pool() -> [NativeOrWithId<u32>; 2] {
    [NativeOrWithId::Native, NativeOrWithId::WithId(XP)]
}

/// HETU for one XP in the pool.
fn pool_price() -> Balance {
    let [hetu, xp] = pool();
    let (hetu, xp) = AssetConversion::get_reserves(hetu, xp).unwrap();
    hetu * UNIT / xp
}

fn swap(who: Sr25519Keyring, path: [NativeOrWithId<u32>; 2], amount: Balance) {
    let path = path.map(Box::new).to_vec();
    assert_ok!(AssetConversion::swap_exact_tokens_for_tokens(
        signed(who),
        path,
        amount,
        1,
        account(who),
        true
    ));
}

#[test]
fn pool_price_of_xp_is_below_what_washing_breaks_even_at_on_both_presets() {
    for preset in ["development", "local_testnet"] {
        ext(preset).execute_with(|| {
            assert_eq!(pool_price(), UNIT / 50);
            // Even for somebody who holds every seat of every panel.
            let break_even = |seats| Xp::wash_break_even(Perbill::from_percent(seats)).unwrap();
            assert_eq!((break_even(0).hetu, break_even(100).hetu), (UNIT / 20, UNIT / 40));
            assert!(pool_price() < break_even(100).hetu);
            // The chain's price of Flux carries over.
            pallet_flux::MonetaryPolicy::<Runtime>::mutate(|policy| policy.price = UNIT / 4);
            assert_eq!((break_even(0).flux, break_even(0).hetu), (UNIT / 20, UNIT / 80));
            assert!(pool_price() > break_even(0).hetu, "and an alarm would see it");
        });
    }
}

#[test]
fn xp_is_sold_and_bought_in_the_first_block() {
    development().execute_with(|| {
        let (bob, charlie) = (Sr25519Keyring::Bob, Sr25519Keyring::Charlie);
        let xp = |who| <Assets as Inspect<AccountId>>::balance(XP, &account(who));
        let [hetu, experience] = pool();
        let (before, had) = (Balances::free_balance(account(bob)), xp(bob));
        swap(bob, [experience.clone(), hetu.clone()], 1_000 * UNIT);
        assert_eq!(xp(bob), had - 1_000 * UNIT);
        let got = Balances::free_balance(account(bob)) - before;
        assert!(got > 19 * UNIT && got < 20 * UNIT, "{got}");
        // To an account that never had any.
        assert_eq!(xp(charlie), 0);
        swap(charlie, [hetu, experience], 20 * UNIT);
        assert!(xp(charlie) > 990 * UNIT && xp(charlie) < 1_000 * UNIT, "{}", xp(charlie));
        check_invariants();
    });
}

#[test]
fn fee_of_a_task_follows_the_tier_of_the_owner_who_works() {
    development().execute_with(|| {
        let [cheap, dear]: [Party; 2] = parties(2).try_into().ok().unwrap();
        cheap.burn(250_000 * UNIT);
        assert_eq!((cheap.rate(), dear.rate()), (Perbill::from_percent(1), Perbill::from_parts(25_000_000)));
        let price = 40 * UNIT;
        for (client, worker, owed) in [(&dear, &cheap, price / 100), (&cheap, &dear, price / 40)] {
            let task = submitted(client, worker, price);
            assert_ok!(Pocw::accept(client.origin(), task));
            assert_eq!(last_fee(), owed);
            assert_eq!(Xp::earnings(worker.id).work.volume, owed);
        }
        // The tier that it has when the fee is charged, not when it took the task.
        let task = submitted(&cheap, &dear, price);
        dear.burn(50_000 * UNIT);
        assert_ok!(Pocw::accept(cheap.origin(), task));
        assert_eq!(last_fee(), price * 15 / 1_000);
        check_invariants();
    });
}

#[test]
fn agreed_task_is_a_success_only_at_its_full_price() {
    development().execute_with(|| {
        let [client, worker]: [Party; 2] = parties(2).try_into().ok().unwrap();
        let jobs = || {
            let jobs = Xp::trust_of(worker.id).jobs;
            (jobs.succeeded.is_zero(), (jobs.ended - jobs.succeeded).is_zero())
        };
        for (pay, seen) in [(40 * UNIT, (false, true)), (39 * UNIT, (false, false))] {
            let task = matched(&client, &worker, 40 * UNIT);
            for side in [&client, &worker] {
                assert_ok!(Pocw::agree(side.origin(), task, pay));
            }
            assert_eq!(jobs(), seen);
        }
        // What was paid in part makes no volume.
        assert_eq!(Xp::earnings(worker.id).work.volume, UNIT);
    });
}

#[test]
fn attack_21_washing_loses_when_every_seat_of_the_panel_is_the_washers() {
    development().execute_with(|| {
        let washer = parties(9);
        let (client, worker) = (&washer[0], &washer[1]);
        for evaluator in &washer[2..] {
            assert_ok!(Pocw::register_evaluator(evaluator.origin(), evaluator.id, 2_000 * UNIT));
        }
        run_to(System::block_number() + 2 * EPOCH_SLOTS as u32);
        let price = 1_000 * UNIT;
        let task = matched(client, worker, price);
        submit(worker, task, true);
        while Panels::<Runtime>::get(task, Round::First).is_none() {
            run_to(System::block_number() + 1);
        }
        let score = Perbill::one();
        let seats: Vec<_> = Panels::<Runtime>::get(task, Round::First).unwrap().seats.into_iter().collect();
        let seated = seats.iter().map(|seat| washer.iter().find(|party| party.id == seat.evaluator).unwrap());
        let seated: Vec<_> = seated.collect();
        for seat in &seated {
            let commitment = Pocw::commitment_of(task, Round::First, seat.id, score, Hash::zero());
            assert_ok!(Pocw::commit(seat.origin(), task, commitment));
        }
        for seat in &seated {
            assert_ok!(Pocw::reveal(seat.origin(), task, score, Hash::zero()));
        }
        let ended = || matches!(Pocw::task(task).unwrap().task.state, State::Ended { .. });
        while !ended() {
            run_to(System::block_number() + 10);
            let _ = Pocw::settle(client.origin(), task);
        }
        let fee = last_fee();
        assert_eq!(Xp::earnings(worker.id).work.volume, fee);
        let events = System::read_events_for_pallet::<pallet_pocw::Event<Runtime>>();
        let back: Balance = events
            .iter()
            .map(|event| match event {
                pallet_pocw::Event::SeatPaid { free, staked, .. } => free + staked,
                _ => 0,
            })
            .sum();
        assert!(back > 0 && back <= fee / 2, "the panel's half came back: {back}");
        let lost = fee - back;
        pass(WEEK);
        let earned = Xp::earnings(worker.id).claimable;
        assert_eq!(earned, 20 * fee, "the cap binds");
        let worth = |price: Balance| earned / UNIT * price;
        assert!(worth(Xp::wash_break_even(Perbill::one()).unwrap().flux) <= lost);
        assert!(worth(pool_price()) < lost, "a FLX costs 1 HETU");
        check_invariants();
    });
}

/// What a world looks like to reputation after a round.
#[derive(Debug, PartialEq)]
struct Seen {
    flux: Vec<Balance>,
    jobs: Vec<(Record, Trust)>,
    fees: Vec<(Balance, Balance)>,
    claimable: Vec<Balance>,
    rates: Vec<Perbill>,
}

const PARTIES: u8 = 6;
const ROUNDS: u32 = 30;

/// Rounds of work between owners at different tiers. What is due is settled alone, or all of it together, the largest of a
/// run first: a fee is weighted by the record of its moment, and then it is the same one. Returns what was seen after each
/// round, the fees that were weighted by success and trust, and how many runs and tasks were settled.
fn rounds(together: bool) -> (Vec<Seen>, Vec<[Balance; 2]>, (usize, usize)) {
    let mut result = (vec![], vec![], (0, 0));
    development().execute_with(|| {
        let mut numbers = Numbers(7);
        let parties = parties(PARTIES);
        let mut below = |bound: u64| usize::try_from(numbers.below(bound)).unwrap();
        for round in 0..ROUNDS {
            if below(2) == 0 {
                let burned = [10_000, 40_000, 200_000][below(3)] * UNIT;
                let burner = &parties[below(4)];
                if <Assets as Inspect<AccountId>>::balance(XP, &burner.who) > burned {
                    burner.burn(burned);
                }
            }
            let mut runs = vec![];
            let mut pairs = BTreeSet::new();
            for _ in 0..4 {
                let client = below(PARTIES.into());
                let worker = (client + 1 + below(u64::from(PARTIES) - 1)) % usize::from(PARTIES);
                let count = 1 + below(8);
                let mut prices: Vec<_> =
                    (0..count).map(|_| UNIT + Balance::from(below(12_000) as u64) * UNIT / 1_000).collect();
                prices.sort_unstable_by(|a, b| b.cmp(a));
                if !pairs.insert((client, worker)) {
                    continue;
                }
                let (client, worker) = (&parties[client], &parties[worker]);
                if below(4) == 0 {
                    let task = matched(client, worker, prices[0]);
                    for side in [client, worker] {
                        assert_ok!(Pocw::agree(side.origin(), task, prices[0] / 2));
                    }
                }
                runs.push(
                    prices.into_iter().map(|price| submitted(client, worker, price)).collect::<Vec<_>>(),
                );
            }
            pass(DAY + DAY / 10);
            let due: Vec<_> = runs.concat();
            if together {
                let most = u32::try_from(runs.len()).unwrap();
                let tasks = due.clone().try_into().unwrap();
                assert_ok!(Pocw::settle_many(signed(Sr25519Keyring::Bob), tasks, most));
            } else {
                for task in &due {
                    assert_ok!(Pocw::settle(signed(Sr25519Keyring::Bob), *task));
                }
            }
            let told = System::read_events_for_pallet::<pallet_xp::Event<Runtime>>();
            let told = told.iter().filter(|event| matches!(event, pallet_xp::Event::WorkCounted { .. }));
            assert_eq!(told.count(), if together { runs.len() } else { due.len() });
            result.2 = (result.2.0 + runs.len(), result.2.1 + due.len());
            check_invariants();
            let of = |what: fn(&Party) -> Balance| parties.iter().map(what).collect::<Vec<_>>();
            let Components { success, reputation, .. } = Xp::open_week().totals;
            result.1.push([success, reputation]);
            result.0.push(Seen {
                flux: of(Party::flux),
                jobs: parties
                    .iter()
                    .map(|p| Xp::trust_of(p.id))
                    .map(|seen| (seen.jobs, seen.trust))
                    .collect(),
                fees: parties
                    .iter()
                    .map(|p| Xp::earnings(p.id).work)
                    .map(|work| (work.volume, work.diversity))
                    .collect(),
                claimable: of(|party| Xp::earnings(party.id).claimable),
                rates: parties.iter().map(Party::rate).collect(),
            });
            if round % 5 == 4 {
                pass(WEEK);
                for party in &parties {
                    let _ = Xp::claim(party.origin(), party.id);
                }
            }
        }
    });
    result
}

#[test]
fn settling_together_counts_as_settling_alone_when_owners_at_different_tiers_work_for_weeks() {
    let (alone, weighted, (_, tasks)) = rounds(false);
    let (together, weighted_together, (runs, _)) = rounds(true);
    assert!(runs > 80 && tasks > 300, "{runs} {tasks}");
    for (round, (alone, together)) in alone.iter().zip(&together).enumerate() {
        assert_eq!(alone, together, "round {round}");
    }
    // Each fee is weighted and rounded down alone.
    for (alone, together) in weighted.iter().flatten().zip(weighted_together.iter().flatten()) {
        assert!(alone <= together && together - alone < 1_000, "{alone} {together}");
    }
    let last = alone.last().unwrap();
    let rates: BTreeSet<_> = alone.iter().flat_map(|seen| &seen.rates).collect();
    assert!(rates.len() >= 3, "{rates:?}");
    assert!(alone.iter().any(|seen| seen.claimable.iter().any(|due| *due > 0)));
    assert!(last.jobs.iter().all(|(jobs, _)| jobs.ended > jobs.succeeded && !jobs.succeeded.is_zero()));
}
