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
use frame_support::{
    assert_noop, assert_ok,
    traits::{Get, fungible::NativeOrWithId, fungibles::Inspect},
};
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
    matched_for(client, worker, price, 2 * DAY)
}

/// Matched work with so much time for it.
fn matched_for(client: &Party, worker: &Party, price: Balance, work_for: u64) -> TaskId {
    let task = NextTask::<Runtime>::get();
    let terms = Terms {
        brief: Hash::zero(),
        budget: Capacity::task_power(&USAGE),
        price,
        bond: price,
        open_for: 2 * DAY,
        work_for,
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
            let set_price =
                |price| pallet_flux::MonetaryPolicy::<Runtime>::mutate(|policy| policy.price = price);
            let break_even = |seats| Xp::wash_break_even(Perbill::from_percent(seats)).unwrap();
            assert_eq!((break_even(0).hetu, break_even(100).hetu), (UNIT / 20, UNIT / 40));
            // Even for somebody who holds every seat of every panel, when nobody has bought Flux for long.
            let lowest = params::FluxParameters::get().price_min;
            set_price(lowest);
            assert_eq!((break_even(0).flux, break_even(0).hetu), (UNIT / 20, lowest / 20));
            assert!(pool_price() < break_even(100).hetu, "{} {:?}", pool_price(), break_even(100));
            // A vote may let it fall further: then the pool is above, for stability to see.
            set_price(lowest / 10);
            assert!(pool_price() > break_even(100).hetu);
        });
    }
}

#[test]
fn docs_say_where_the_pool_opens_and_what_it_makes_of_idle_flux() {
    development().execute_with(|| {
        let docs = docs_of(include_str!("../../../docs/xp.md"));
        let hetu = |amount: Balance| format!("{}.{:0>3}", amount / UNIT, amount % UNIT / (UNIT / 1_000));
        let price = hetu(pool_price());
        assert!(docs.contains(&format!("A development chain opens its pool of XP at {price} HETU")));
        let flux = Xp::open_week().terms.caps.per_fee / UNIT * pool_price();
        let (flux, lowest) = (hetu(flux), params::FluxParameters::get().price_min);
        let phrase = format!(
            "{} HETU for it at the {price} HETU of a new development chain, where the chain itself sells none below {}",
            flux.trim_end_matches('0'),
            hetu(lowest).trim_end_matches('0'),
        );
        assert!(docs.contains(&phrase), "{phrase}");
    });
}

/// The words of a page, whatever its lines are.
fn docs_of(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn docs_say_no_more_than_an_entry_of_xp_costs_whoever_makes_it() {
    use codec::DecodeAll;
    use fluxnomics_primitives::capacity::PowerPayments;
    use frame_support::dispatch::GetDispatchInfo;
    development().execute_with(|| {
        let call = RuntimeCall::Assets(pallet_assets::Call::transfer {
            id: Compact(XP),
            target: AccountId::new([9; 32]).into(),
            amount: 1,
        });
        let xt = extrinsic(sp_core::Pair::from_seed(&[1; 32]), 0, 0, call);
        let bytes = u32::try_from(xt.encoded_size()).unwrap();
        let power = <Capacity as PowerPayments>::extrinsic_cost(
            bytes,
            xt.get_dispatch_info().total_weight().ref_time(),
        );
        let rate = Capacity::network().rate;
        let flux = power * UNIT / rate;
        let xt = UncheckedExtrinsic::decode_all(&mut &xt.encode()[..]).unwrap();
        let hetu = TransactionPayment::query_info(xt, bytes).partial_fee;
        let free = params::CapacityParameters::get().free_allowance / power;
        let cut = |amount: Balance, decimals: usize| {
            let tenths = UNIT / 10_u128.pow(u32::try_from(decimals).unwrap());
            format!("{}.{:0decimals$}", amount / UNIT, amount % UNIT / tenths)
        };
        let phrase = format!(
            "more than {} Power, or {} FLX, or {} HETU, and one base unit of XP",
            cut(power, 2),
            cut(flux, 4),
            cut(hetu, 3),
        );
        let docs = docs_of(include_str!("../../../docs/decisions/0015-xp.md"));
        assert!(docs.contains(&phrase), "{phrase}");
        assert!((100..120).contains(&free) && docs.contains("pay for about a hundred of them"), "{free}");
    });
}

#[test]
fn first_week_is_shared_by_the_terms_that_genesis_sets() {
    development().execute_with(|| {
        let terms = Xp::open_week().terms;
        assert_eq!(terms.caps.largest_share, Perbill::one(), "of the development preset");
        assert_eq!((terms.caps.per_fee, terms.released), (20 * UNIT, 1_920_000 * UNIT));
        assert!(terms.weights.is_whole());
    });
}

/// What two workers are due of a week whose pool is what another owner burned, and the part of each in it.
fn shares_of_a_burn(burned: Balance) -> [(Balance, [(Balance, Balance); 4]); 2] {
    let mut config = config("development");
    let bootstrap = params::Change::Xp(params::XpChange::Bootstrap(0));
    let changes = config["governance"]["changes"].as_array_mut().unwrap();
    changes.push(serde_json::to_value(bootstrap).unwrap());
    let mut shares = None;
    ext_of(&config).execute_with(|| {
        let [burner, first, second]: [Party; 3] = parties(3).try_into().ok().unwrap();
        burner.burn(burned);
        pass(WEEK);
        assert_eq!(Xp::open_week().pool, burned);
        for (client, worker, price) in [
            (&burner, &first, 4_000),
            (&second, &first, 2_000),
            (&first, &second, 1_000),
            (&burner, &second, 1_000),
        ] {
            let task = submitted(client, worker, price * UNIT);
            assert_ok!(Pocw::accept(client.origin(), task));
        }
        let totals = <[Balance; 4]>::from(Xp::open_week().totals);
        let works = [&first, &second].map(|worker| <[Balance; 4]>::from(Xp::earnings(worker.id).work));
        pass(WEEK);
        let due = [&first, &second].map(|worker| {
            let due = Xp::earnings(worker.id).claimable;
            let before = <Assets as Inspect<AccountId>>::balance(XP, &worker.who);
            assert_ok!(Xp::claim(worker.origin(), worker.id));
            assert_eq!(<Assets as Inspect<AccountId>>::balance(XP, &worker.who), before + due);
            due
        });
        assert!(due[0] + due[1] <= burned && burned - due[0] - due[1] < 18, "all of it but dust: {due:?}");
        for (due, work) in due.iter().zip(works) {
            assert!(*due < 20 * work[0], "no cap binds");
        }
        let of = |n: usize| (due[n], core::array::from_fn(|c| (works[n][c], totals[c])));
        shares = Some([of(0), of(1)]);
        check_invariants();
    });
    shares.unwrap()
}

#[test]
fn claim_grows_by_exactly_its_part_of_what_somebody_else_burned_more() {
    let (less, more) = (shares_of_a_burn(1_000 * UNIT), shares_of_a_burn(2_500 * UNIT));
    for ((before, parts), (after, same)) in less.into_iter().zip(more) {
        assert_eq!(parts, same, "the same work");
        let weights = [40, 30, 20, 10];
        let grown: Balance = parts
            .iter()
            .zip(weights)
            .map(|((x, total), weight)| 1_500 * UNIT * weight / 100 * x / total)
            .sum();
        // Each share is cut by nine base units at most.
        assert!((after - before).abs_diff(grown) <= 9 + 4, "{before} {after} {grown}");
        assert!(grown > 100 * UNIT);
    }
    assert!(less[0].0 > less[1].0 && less[1].0 > 0);
}

#[test]
fn tier_drops_in_the_first_block_of_its_day_when_a_block_is_half_an_hour() {
    development().execute_with(|| {
        let [client, worker]: [Party; 2] = parties(2).try_into().ok().unwrap();
        // The last block of the first day, which ends within a block.
        let per_block = 2 * u64::from(Clock::scale().get());
        let last = u32::try_from(DAY / per_block).unwrap();
        assert!(per_block == 2_016 && !DAY.is_multiple_of(per_block));
        run_to(last);
        assert_eq!(Clock::today(), 0);
        worker.burn(10_000 * UNIT);
        let drop = Xp::tier(worker.who.clone()).drops.unwrap();
        assert_eq!(drop.day, 30);
        let first = u32::try_from((u64::from(drop.day) * DAY).div_ceil(per_block)).unwrap();
        run_to(first - 2);
        let price = 40 * UNIT;
        let tasks = [(); 2].map(|()| submitted(&client, &worker, price));
        for (block, task, rate) in [(first - 1, tasks[0], 20_000_000), (first, tasks[1], 25_000_000)] {
            run_to(block);
            assert_eq!(Clock::now() < u64::from(drop.day) * DAY, block < first);
            assert_eq!(worker.rate(), Perbill::from_parts(rate));
            assert_ok!(Pocw::accept(client.origin(), task));
            assert_eq!(last_fee(), Perbill::from_parts(rate) * price);
        }
        check_invariants();
    });
}

#[test]
fn failure_of_an_agent_counts_when_its_owner_has_deregistered() {
    development().execute_with(|| {
        let [client, worker]: [Party; 2] = parties(2).try_into().ok().unwrap();
        let agent = worker.id + 1;
        let key = AccountId::new([102; 32]);
        assert_ok!(Pocw::set_bond_ceiling(worker.origin(), agent, 50_000 * UNIT));
        let bot = Party { id: agent, who: key };
        let task = matched_for(&client, &bot, 40 * UNIT, 20 * DAY);
        for id in [agent, worker.id] {
            assert_ok!(Power::deregister(worker.origin(), id));
        }
        pass(params::PowerParameters::get().release_delay);
        let release = |id| Power::release_bond(client.origin(), id);
        assert_noop!(release(agent), pallet_power::Error::<Runtime>::ObligationsOpen);
        assert_noop!(release(worker.id), pallet_power::Error::<Runtime>::AgentsLeft);
        pass(10 * DAY);
        assert_ok!(Pocw::settle(client.origin(), task));
        let jobs = Xp::trust_of(worker.id).jobs;
        assert!(jobs.succeeded.is_zero() && !jobs.ended.is_zero(), "{jobs:?}");
        for id in [agent, worker.id] {
            assert_ok!(release(id));
        }
        assert_eq!(Xp::trust_of(worker.id), Default::default());
        check_invariants();
    });
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
        assert!(got > UNIT * 19 / 10 && got < 2 * UNIT, "{got}");
        // To an account that never had any.
        assert_eq!(xp(charlie), 0);
        swap(charlie, [hetu, experience], 2 * UNIT);
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
