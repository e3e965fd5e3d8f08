//! Measures every call, and the work of the hook, at its worst.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]
use super::*;
use crate::{
    store::page_of,
    types::{MAX_BULK, Page, TASKS_PER_PAGE},
};
use alloc::{vec, vec::Vec};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_primitives::{
    Balance, Hash, UNIT,
    capacity::Usage,
    identity::IdentityId,
    time::{DAY, EconomicClock, Seconds},
};
use frame_benchmarking::v2::*;
use frame_support::{
    BoundedVec,
    traits::{EnsureOrigin, Get, Randomness, fungible::Mutate},
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_runtime::{
    Perbill,
    traits::{BlakeTwo256, Hash as _, SaturatedConversion},
};

/// What a benchmark needs of its surroundings.
pub trait BenchmarkHelper<AccountId, Signature> {
    /// The active identity of that number with its owner and its controller, which have HETU; each of another owner,
    /// with a storage ceiling for thousands of tasks.
    fn identity(index: u32) -> (IdentityId, AccountId, AccountId);
    /// Gives an identity Flux.
    fn fund_flux(id: IdentityId, amount: Balance);
    /// Brings randomness that nobody knew in the block before.
    fn new_randomness();
    /// Signs as a controller.
    fn sign(signer: &AccountId, message: &[u8]) -> Signature;
    /// Stakes for an identity that has 1,000 FLX, and binds the stake in as many ways as there are. Nothing where stake
    /// stands for nothing.
    fn stake(_id: IdentityId) {}
    /// Lets a day pass for each of these in which it works: its share of that day waits. Nothing where work leaves nothing
    /// to be realised.
    fn work_days(_workers: &[IdentityId]) {}
    /// Lets a week pass in which these worked for as many clients as are told apart: their shares of it wait. Nothing
    /// where work leaves nothing to be realised.
    fn work_a_week(_workers: &[IdentityId]) {}
}

#[benchmarks]
mod benchmarks {
    use super::*;

    const CLIENT: u32 = 0;
    const WORKER: u32 = 1;
    const OTHERS: u32 = 2;
    const PRICE: Balance = 20_000 * UNIT;
    const RICH: Balance = 100_000_000 * UNIT;
    /// The task that fills pages: see [`pairs`].
    const NEIGHBOUR: TaskId = 0;
    /// Lengths, in days, of the work of the other tasks of a bulk.
    const DAYS: u32 = 26;
    /// Days that pass between the matches of the first tasks of a bulk.
    const EARLY: u32 = 5;

    fn identity<T: Config>(index: u32) -> (IdentityId, T::AccountId, T::AccountId) {
        let (id, owner, controller) = T::BenchmarkHelper::identity(index);
        T::Currency::set_balance(&owner, RICH);
        (id, owner, controller)
    }

    fn controller<T: Config>(index: u32) -> T::AccountId {
        T::BenchmarkHelper::identity(index).2
    }

    fn advance<T: Config>(seconds: Seconds) {
        let per_block = SLOT_SECONDS * Seconds::from(T::Clock::scale().get());
        let blocks: u32 = (seconds / per_block + 1).saturated_into();
        let now = frame_system::Pallet::<T>::block_number();
        frame_system::Pallet::<T>::set_block_number(now + BlockNumberFor::<T>::from(blocks));
    }

    /// A client and a worker, whose owners allow any bond. The worker has stake that is bound in every way, capacity for
    /// some days, and shares of a past week to realise.
    fn sides<T: Config>() {
        pairs::<T>(1);
    }

    fn pairs<T: Config>(count: u32) {
        let mut workers = Vec::new();
        for index in 0..2 * count {
            let (id, owner, _) = identity::<T>(index);
            Pallet::<T>::do_set_bond_ceiling(owner, id, RICH).unwrap();
            T::BenchmarkHelper::fund_flux(id, if index < 2 { 50_000 * UNIT } else { 1_010 * UNIT });
            if index % 2 == WORKER {
                T::BenchmarkHelper::stake(id);
                workers.push(id);
            }
        }
        T::BenchmarkHelper::work_a_week(&workers);
        // A task as large as one can be: pages are filled with its like.
        NextTask::<T>::put(NEIGHBOUR);
        submit_next::<T>(CLIENT, WORKER, terms(UNIT), Parents::default());
        let mut neighbour = Pallet::<T>::load(NEIGHBOUR).unwrap();
        neighbour.terms.worker = Some(0);
        neighbour.proposal = Some((Party::Client, UNIT));
        neighbour.receipt.as_mut().unwrap().parents = BoundedVec::truncate_from(vec![NEIGHBOUR; 8]);
        Pallet::<T>::put(NEIGHBOUR, neighbour).unwrap();
        NextTask::<T>::put(u64::from(TASKS_PER_PAGE));
    }

    /// Begins a page whose last place alone is free, and has the next task come there.
    fn crowded_page<T: Config>() {
        let per_page = u64::from(TASKS_PER_PAGE);
        let number = page_of(NextTask::<T>::get() + per_page - 1);
        let (first, last) = (number * per_page, (number + 1) * per_page - 1);
        let neighbour = Pallet::<T>::load(NEIGHBOUR).unwrap();
        Pages::<T>::insert(
            number,
            Page::truncate_from((first..last).map(|id| (id, neighbour.clone())).collect()),
        );
        NextTask::<T>::put(last);
    }

    /// The escrow is exempt for seven days.
    fn terms(price: Balance) -> Terms {
        Terms {
            brief: Hash::zero(),
            budget: 10 * UNIT,
            price,
            bond: price,
            open_for: 10 * DAY,
            work_for: DAY,
            review_for: DAY,
            min_trust: Perbill::zero(),
            worker: None,
        }
    }

    fn post_next<T: Config>(client: u32, terms: Terms) -> TaskId {
        let task = NextTask::<T>::get();
        Pallet::<T>::do_post(controller::<T>(client), terms).unwrap();
        task
    }

    fn match_next<T: Config>(client: u32, worker: u32, terms: Terms) -> TaskId {
        let bond = terms.bond;
        let task = post_next::<T>(client, terms);
        Pallet::<T>::do_match(controller::<T>(worker), task, bond).unwrap();
        task
    }

    /// Another one for each task: a result that repeats the last is refused.
    fn result_of(task: TaskId) -> Hash {
        BlakeTwo256::hash_of(&task)
    }

    fn submit_next<T: Config>(client: u32, worker: u32, terms: Terms, parents: Parents) -> TaskId {
        let task = match_next::<T>(client, worker, terms);
        let who = controller::<T>(worker);
        Pallet::<T>::do_submit(who, task, result_of(task), Usage::default(), parents, false).unwrap();
        task
    }

    // Tasks that come last on full pages of their own.

    fn posted<T: Config>(price: Balance) -> TaskId {
        crowded_page::<T>();
        post_next::<T>(CLIENT, terms(price))
    }

    fn matched<T: Config>(price: Balance) -> TaskId {
        crowded_page::<T>();
        match_next::<T>(CLIENT, WORKER, terms(price))
    }

    fn submitted<T: Config>(price: Balance, parents: Parents) -> TaskId {
        crowded_page::<T>();
        submit_next::<T>(CLIENT, WORKER, terms(price), parents)
    }

    /// Receipts of another worker: nothing of the first is realised when they end.
    fn parents<T: Config>() -> Parents {
        let (id, owner, _) = identity::<T>(OTHERS);
        Pallet::<T>::do_set_bond_ceiling(owner, id, RICH).unwrap();
        T::BenchmarkHelper::fund_flux(id, 10 * UNIT);
        let mut parents = Parents::default();
        for _ in 0..8 {
            crowded_page::<T>();
            let parent = submit_next::<T>(CLIENT, OTHERS, terms(UNIT), Parents::default());
            parents.try_push(parent).unwrap();
        }
        parents
    }

    /// Decides the parents of a receipt, so that it mints.
    fn accept_parents<T: Config>(task: TaskId) {
        for parent in Pallet::<T>::load(task).unwrap().receipt.unwrap().parents {
            Pallet::<T>::do_accept(controller::<T>(CLIENT), parent).unwrap();
        }
    }

    /// As many evaluators as there may be.
    fn evaluators<T: Config>() {
        let stake = T::Parameters::get().evaluator_stake;
        let count = T::MaxEvaluators::get() - Evaluators::<T>::decode_len().unwrap_or(0) as u32;
        for index in 0..count {
            let (id, owner, _) = identity::<T>(OTHERS + index);
            Pallet::<T>::do_register_evaluator(owner, id, stake).unwrap();
        }
        advance::<T>(1);
    }

    fn draw<T: Config>() {
        T::BenchmarkHelper::new_randomness();
        Pallet::<T>::draw_due_panels();
    }

    /// A task whose panel sits. Each evaluator has a share of another day to realise.
    fn empanelled<T: Config>() -> TaskId {
        evaluators::<T>();
        let all: Vec<_> = Evaluators::<T>::get().iter().map(|evaluator| evaluator.id).collect();
        T::BenchmarkHelper::work_days(&all);
        sides::<T>();
        let task = submitted::<T>(PRICE, parents::<T>());
        Pallet::<T>::do_request_panel(controller::<T>(CLIENT), task).unwrap();
        draw::<T>();
        task
    }

    /// Evaluators stand in the order of their numbers.
    fn controller_of<T: Config>(evaluator: IdentityId) -> T::AccountId {
        let place = Evaluators::<T>::get().iter().position(|other| other.id == evaluator).unwrap();
        controller::<T>(OTHERS + place as u32)
    }

    /// Has each seat give a score, and the panel counted.
    fn judge<T: Config>(task: TaskId, round: Round, percent: impl Fn(usize) -> u32) {
        let seats = Panels::<T>::get(task, round).unwrap().seats;
        let votes: Vec<_> = (seats.iter().enumerate())
            .map(|(at, seat)| {
                (seat.evaluator, controller_of::<T>(seat.evaluator), Perbill::from_percent(percent(at)))
            })
            .collect();
        for (id, who, score) in &votes {
            let commitment = Pallet::<T>::commitment(task, round, *id, *score, Hash::zero());
            Pallet::<T>::do_commit(who.clone(), task, commitment).unwrap();
        }
        for (_, who, score) in votes {
            Pallet::<T>::do_reveal(who, task, score, Hash::zero()).unwrap();
        }
        Pallet::<T>::do_settle(task).unwrap();
    }

    /// A task that its first panel paid half, and two days later.
    fn evaluated<T: Config>() -> TaskId {
        let task = empanelled::<T>();
        judge::<T>(task, Round::First, |_| 50);
        advance::<T>(2 * DAY);
        task
    }

    /// A task whose second panel is asked for.
    fn answered<T: Config>() -> TaskId {
        let task = evaluated::<T>();
        Pallet::<T>::do_dispute(controller::<T>(WORKER), task).unwrap();
        advance::<T>(2 * DAY);
        Pallet::<T>::do_answer(controller::<T>(CLIENT), task).unwrap();
        task
    }

    /// A task whose second panel has given these scores.
    fn appealed<T: Config>(percent: impl Fn(usize) -> u32) -> TaskId {
        let task = answered::<T>();
        draw::<T>();
        judge::<T>(task, Round::Appeal, percent);
        task
    }

    /// Others took the places of those who have a seat.
    fn displace_judges<T: Config>() {
        Evaluators::<T>::mutate(|evaluators| {
            for evaluator in evaluators.iter().filter(|evaluator| evaluator.seats > 0) {
                Displaced::<T>::insert(evaluator.id, evaluator.clone());
            }
            evaluators.retain(|evaluator| evaluator.seats == 0);
        });
    }

    /// A task that governance may rule on, whose escrow is exempt no longer: a side disputed what five of nine had said
    /// against it, without an answer, and all of the second panel agreed with the other four. Those nineteen are paid in
    /// Flux, and the five are penalised.
    fn referred<T: Config>(by: u32) -> TaskId {
        let task = empanelled::<T>();
        let wrong = if by == WORKER { 0 } else { 100 };
        judge::<T>(task, Round::First, |seat| if seat < 4 { 50 } else { wrong });
        advance::<T>(2 * DAY);
        Pallet::<T>::do_dispute(controller::<T>(by), task).unwrap();
        advance::<T>(T::Parameters::get().dispute_window);
        Pallet::<T>::do_settle(task).unwrap();
        draw::<T>();
        judge::<T>(task, Round::Appeal, |_| 50);
        advance::<T>(2 * DAY);
        Pallet::<T>::do_refer(controller::<T>(by), task).unwrap();
        advance::<T>(2 * DAY);
        assert!(T::Clock::today() > Pallet::<T>::load(task).unwrap().contract.unwrap().exempt_until);
        displace_judges::<T>();
        task
    }

    fn assert_minted<T: Config>(task: TaskId) {
        let task = Pallet::<T>::load(task).unwrap();
        assert_eq!(task.outcome(), Some(Outcome::Settled));
        assert_eq!(task.receipt.unwrap().mint, Mint::Closed);
    }

    #[benchmark]
    fn set_bond_ceiling() {
        let (id, owner, _) = identity::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id, UNIT);
        assert_eq!(Positions::<T>::get(id).ceiling, UNIT);
    }

    #[benchmark]
    fn post() {
        sides::<T>();
        crowded_page::<T>();
        let task = NextTask::<T>::get();
        let caller = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), terms(PRICE));
        assert_eq!(NextTask::<T>::get(), task + 1);
    }

    #[benchmark]
    fn cancel() {
        sides::<T>();
        let task = posted::<T>(PRICE);
        let caller = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task);
        assert!(Pallet::<T>::load(task).is_none());
    }

    #[benchmark]
    fn match_task() {
        sides::<T>();
        let task = posted::<T>(PRICE);
        let caller = controller::<T>(WORKER);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task, PRICE);
        assert!(Pallet::<T>::load(task).unwrap().contract.is_some());
    }

    /// Capacity covers what it can, and Flux the rest.
    #[benchmark]
    fn submit() {
        sides::<T>();
        let parents = parents::<T>();
        let task = matched::<T>(PRICE);
        let who = controller::<T>(WORKER);
        let usage = Usage { model_calls: 20_000, ..Usage::default() };
        #[extrinsic_call]
        _(RawOrigin::Signed(who), task, Hash::repeat_byte(7), usage, parents, true);
        assert!(Pallet::<T>::load(task).unwrap().receipt.is_some());
    }

    #[benchmark]
    fn accept() {
        sides::<T>();
        let parents = parents::<T>();
        let task = submitted::<T>(PRICE, parents);
        let caller = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task);
        assert!(Pallet::<T>::load(task).unwrap().outcome().is_some());
    }

    #[benchmark]
    fn agree() {
        sides::<T>();
        let parents = parents::<T>();
        let task = submitted::<T>(PRICE, parents);
        Pallet::<T>::do_agree(controller::<T>(CLIENT), task, UNIT).unwrap();
        let caller = controller::<T>(WORKER);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task, UNIT);
        assert!(Pallet::<T>::load(task).unwrap().outcome().is_some());
    }

    #[benchmark]
    fn request_panel() {
        sides::<T>();
        let task = submitted::<T>(PRICE, Parents::default());
        let caller = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task);
        assert_eq!(RequestEnds::<T>::get().tail, 1);
    }

    #[benchmark]
    fn commit() {
        let task = empanelled::<T>();
        let seat = Panels::<T>::get(task, Round::First).unwrap().seats[0];
        let caller = controller_of::<T>(seat.evaluator);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task, Hash::zero());
    }

    #[benchmark]
    fn reveal() {
        let task = empanelled::<T>();
        let panel = Panels::<T>::get(task, Round::First).unwrap();
        let (evaluator, score) = (panel.seats[0].evaluator, Perbill::one());
        let who = controller_of::<T>(evaluator);
        let commitment = Pallet::<T>::commitment(task, Round::First, evaluator, score, Hash::zero());
        Pallet::<T>::do_commit(who.clone(), task, commitment).unwrap();
        advance::<T>(panel.commit_by - T::Clock::now());
        #[extrinsic_call]
        _(RawOrigin::Signed(who), task, score, Hash::zero());
    }

    /// Late and minted, a dispute won and a referral lost.
    #[benchmark]
    fn settle() {
        let task = referred::<T>(WORKER);
        accept_parents::<T>(task);
        advance::<T>(T::Parameters::get().ruling_period);
        let caller = controller::<T>(OTHERS);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task);
        assert_minted::<T>(task);
    }

    /// The first runs are of other pairs, a task each; the first pages are crowded, with a task each; and exemptions end
    /// on [`EARLY`] + [`DAYS`] days.
    #[benchmark]
    fn settle_many(t: Linear<32, MAX_BULK>, p: Linear<1, 32>, r: Linear<1, 12>) {
        pairs::<T>(r);
        let least = Pallet::<T>::least_window();
        let mut tasks = BoundedVec::new();
        for at in 0..t {
            let pair = if at + 1 < r { at + 1 } else { 0 };
            if at + 1 < p {
                crowded_page::<T>();
            }
            let work_for = least + DAY * Seconds::from(at.saturating_sub(EARLY) % DAYS);
            let terms = Terms { work_for, review_for: least, ..terms(UNIT) };
            tasks.try_push(submit_next::<T>(2 * pair, 2 * pair + 1, terms, Parents::default())).unwrap();
            if at < EARLY {
                advance::<T>(DAY);
            }
        }
        advance::<T>(least);
        let caller = controller::<T>(OTHERS);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), tasks.clone(), r);
        for task in tasks {
            assert!(Pallet::<T>::load(task).unwrap().outcome().is_some());
        }
    }

    #[benchmark]
    fn dispute() {
        let task = evaluated::<T>();
        let caller = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task);
        assert!(Disputes::<T>::contains_key(task));
    }

    #[benchmark]
    fn answer() {
        let task = evaluated::<T>();
        Pallet::<T>::do_dispute(controller::<T>(CLIENT), task).unwrap();
        let caller = controller::<T>(WORKER);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task);
        assert!(Disputes::<T>::get(task).unwrap().answered);
    }

    #[benchmark]
    fn refer() {
        let task = appealed::<T>(|_| 50);
        let caller = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), task);
        assert!(Disputes::<T>::get(task).unwrap().referred.is_some());
    }

    /// As `settle`.
    #[benchmark]
    fn rule() -> Result<(), BenchmarkError> {
        let task = referred::<T>(WORKER);
        accept_parents::<T>(task);
        let ruling = T::RulingOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(ruling as T::RuntimeOrigin, task, Perbill::from_percent(50));
        assert_minted::<T>(task);
        Ok(())
    }

    #[benchmark]
    fn prune(t: Linear<1, TASKS_PER_PAGE>) {
        sides::<T>();
        let mut tasks = BoundedVec::new();
        for _ in 0..t {
            let task = submitted::<T>(UNIT, Parents::default());
            Pallet::<T>::do_accept(controller::<T>(CLIENT), task).unwrap();
            tasks.try_push(task).unwrap();
        }
        advance::<T>(T::Parameters::get().dispute_window);
        let caller = controller::<T>(WORKER);
        #[extrinsic_call]
        _(RawOrigin::Signed(caller), tasks.clone());
        assert!(Pallet::<T>::load(tasks[0]).is_none());
    }

    /// It takes the place of another.
    #[benchmark]
    fn register_evaluator() {
        evaluators::<T>();
        let (id, owner, _) = identity::<T>(CLIENT);
        let stake = T::Parameters::get().evaluator_stake + UNIT;
        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id, stake);
        assert!(Positions::<T>::get(id).evaluator);
        assert_eq!(Displaced::<T>::iter().count(), 1);
    }

    #[benchmark]
    fn resign_evaluator() {
        evaluators::<T>();
        let (id, owner, _) = identity::<T>(OTHERS);
        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);
    }

    /// Another took its place.
    #[benchmark]
    fn release_evaluator() {
        evaluators::<T>();
        let (other, taker, _) = identity::<T>(CLIENT);
        let params = T::Parameters::get();
        Pallet::<T>::do_register_evaluator(taker, other, params.evaluator_stake + UNIT).unwrap();
        let (id, owner, _) = identity::<T>(OTHERS);
        assert!(Displaced::<T>::contains_key(id));
        advance::<T>(params.unbonding_delay);
        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);
        assert!(!Positions::<T>::get(id).evaluator);
    }

    /// Two panels that are paid, and stake bound in every way.
    #[benchmark]
    fn prove_equivocation() {
        let task = referred::<T>(CLIENT);
        let (worker, _, signer) = identity::<T>(WORKER);
        let clock = Pallet::<T>::load(task).unwrap().receipt.unwrap().clock;
        let parents = Parents::default();
        let statement = Statement {
            task,
            previous: Hash::zero(),
            clock,
            result: Hash::repeat_byte(9),
            metered: 0,
            parents,
        };
        let hash = Pallet::<T>::hash_of(worker, &statement);
        let signature = T::BenchmarkHelper::sign(&signer, hash.as_bytes());
        let who = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), task, statement, signer, signature);
        assert!(Positions::<T>::get(worker).convicted);
    }

    /// The first request waits for randomness.
    #[benchmark]
    fn on_initialize() {
        sides::<T>();
        let task = submitted::<T>(PRICE, Parents::default());
        Pallet::<T>::do_request_panel(controller::<T>(CLIENT), task).unwrap();
        #[block]
        {
            Pallet::<T>::draw_due_panels();
        }
        assert!(Requests::<T>::contains_key(RequestEnds::<T>::get().head));
    }

    /// Fifteen seats, among all evaluators but those of the first panel. Others have taken all their places since.
    #[benchmark]
    fn draw_panel() {
        let task = answered::<T>();
        T::BenchmarkHelper::new_randomness();
        advance::<T>(1);
        let (_, known_since) = T::Randomness::random_seed();
        Pools::<T>::insert(known_since, Pallet::<T>::pool());
        Evaluators::<T>::mutate(|evaluators| {
            for evaluator in evaluators.iter_mut() {
                Displaced::<T>::insert(evaluator.id, evaluator.clone());
                evaluator.id += 1_000_000;
            }
        });
        let request = Requests::<T>::get(RequestEnds::<T>::get().head).unwrap();
        #[block]
        {
            Pallet::<T>::draw_panel(request).unwrap();
        }
        assert!(Panels::<T>::get(task, Round::Appeal).unwrap().seats.is_full());
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
