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
use crate::types::{MAX_BULK, TASKS_PER_PAGE};
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
    traits::{EnsureOrigin, Get, fungible::Mutate},
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_runtime::{Perbill, traits::SaturatedConversion};

/// What a benchmark needs of its surroundings.
pub trait BenchmarkHelper<AccountId, Signature> {
    /// The active identity of that number with its owner and its controller, which have HETU; each of another owner,
    /// with a storage ceiling for thousands of tasks.
    fn identity(index: u32) -> (IdentityId, AccountId, AccountId);
    /// Gives an identity Flux.
    fn fund_flux(id: IdentityId, amount: Balance);
    /// Brings randomness that nobody knew in the current block.
    fn new_randomness();
    /// Signs as a controller.
    fn sign(signer: &AccountId, message: &[u8]) -> Signature;
}

#[benchmarks]
mod benchmarks {
    use super::*;

    const CLIENT: u32 = 0;
    const WORKER: u32 = 1;
    const OTHERS: u32 = 2;
    const PRICE: Balance = 20_000 * UNIT;
    const RICH: Balance = 100_000_000 * UNIT;

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

    /// Two sides whose owners allow any bond.
    fn sides<T: Config>() {
        pairs::<T>(1);
    }

    fn pairs<T: Config>(count: u32) {
        for index in 0..2 * count {
            let (id, owner, _) = identity::<T>(index);
            Pallet::<T>::do_set_bond_ceiling(owner, id, RICH).unwrap();
            T::BenchmarkHelper::fund_flux(id, if index < 2 { 50_000 * UNIT } else { 10 * UNIT });
        }
    }

    fn terms(price: Balance) -> Terms {
        Terms {
            brief: Hash::zero(),
            budget: 10 * UNIT,
            price,
            bond: price,
            open_for: 10 * DAY,
            work_for: 10 * DAY,
            review_for: 10 * DAY,
            min_trust: Perbill::zero(),
            worker: None,
        }
    }

    fn posted<T: Config>(client: u32, price: Balance) -> TaskId {
        let task = NextTask::<T>::get();
        Pallet::<T>::do_post(controller::<T>(client), terms(price)).unwrap();
        task
    }

    fn matched<T: Config>(client: u32, worker: u32, price: Balance) -> TaskId {
        let task = posted::<T>(client, price);
        Pallet::<T>::do_match(controller::<T>(worker), task, price).unwrap();
        task
    }

    fn submitted<T: Config>(price: Balance, parents: Parents) -> TaskId {
        submitted_by::<T>(CLIENT, WORKER, price, parents)
    }

    fn submitted_by<T: Config>(client: u32, worker: u32, price: Balance, parents: Parents) -> TaskId {
        let task = matched::<T>(client, worker, price);
        let who = controller::<T>(worker);
        Pallet::<T>::do_submit(who, task, Hash::zero(), Usage::default(), parents, false).unwrap();
        task
    }

    /// Eight receipts on pages of their own.
    fn parents<T: Config>() -> Parents {
        let mut parents = Parents::default();
        for _ in 0..8 {
            parents.try_push(submitted::<T>(UNIT, Parents::default())).unwrap();
            NextTask::<T>::mutate(|next| *next += u64::from(TASKS_PER_PAGE));
        }
        parents
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

    /// A task whose panel sits.
    fn empanelled<T: Config>() -> TaskId {
        let task = submitted::<T>(PRICE, parents::<T>());
        Pallet::<T>::do_request_panel(controller::<T>(CLIENT), task).unwrap();
        draw::<T>();
        task
    }

    fn controller_of<T: Config>(evaluator: IdentityId) -> T::AccountId {
        (OTHERS..OTHERS + T::MaxEvaluators::get())
            .map(T::BenchmarkHelper::identity)
            .find(|(id, ..)| *id == evaluator)
            .unwrap()
            .2
    }

    fn judge<T: Config>(task: TaskId, round: Round, percent: u32) {
        let score = Perbill::from_percent(percent);
        let seats = Panels::<T>::get(task, round).unwrap().seats;
        for seat in &seats {
            let who = controller_of::<T>(seat.evaluator);
            let commitment = Pallet::<T>::commitment(task, round, seat.evaluator, score, Hash::zero());
            Pallet::<T>::do_commit(who, task, commitment).unwrap();
        }
        for seat in &seats {
            let who = controller_of::<T>(seat.evaluator);
            Pallet::<T>::do_reveal(who, task, score, Hash::zero()).unwrap();
        }
        Pallet::<T>::do_settle(task).unwrap();
    }

    /// A task whose second panel found the opposite of its first: everybody is paid or penalised.
    fn appealed<T: Config>() -> TaskId {
        sides::<T>();
        evaluators::<T>();
        let task = empanelled::<T>();
        judge::<T>(task, Round::First, 10);
        Pallet::<T>::do_dispute(controller::<T>(WORKER), task).unwrap();
        Pallet::<T>::do_answer(controller::<T>(CLIENT), task).unwrap();
        draw::<T>();
        judge::<T>(task, Round::Appeal, 20);
        task
    }

    fn referred<T: Config>() -> TaskId {
        let task = appealed::<T>();
        Pallet::<T>::do_refer(controller::<T>(WORKER), task).unwrap();
        task
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
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(CLIENT)), terms(PRICE));
        assert_eq!(NextTask::<T>::get(), 1);
    }

    #[benchmark]
    fn cancel() {
        sides::<T>();
        let task = posted::<T>(CLIENT, PRICE);
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(CLIENT)), task);
        assert!(Pallet::<T>::load(task).is_none());
    }

    #[benchmark]
    fn match_task() {
        sides::<T>();
        let task = posted::<T>(CLIENT, PRICE);
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(WORKER)), task, PRICE);
        assert!(Pallet::<T>::load(task).unwrap().contract.is_some());
    }

    #[benchmark]
    fn submit() {
        sides::<T>();
        let parents = parents::<T>();
        let task = matched::<T>(CLIENT, WORKER, PRICE);
        let who = controller::<T>(WORKER);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), task, Hash::zero(), Usage::default(), parents, true);
        assert!(Pallet::<T>::load(task).unwrap().receipt.is_some());
    }

    #[benchmark]
    fn accept() {
        sides::<T>();
        let parents = parents::<T>();
        let task = submitted::<T>(PRICE, parents);
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(CLIENT)), task);
        assert!(Pallet::<T>::load(task).unwrap().outcome().is_some());
    }

    #[benchmark]
    fn agree() {
        sides::<T>();
        let parents = parents::<T>();
        let task = submitted::<T>(PRICE, parents);
        Pallet::<T>::do_agree(controller::<T>(CLIENT), task, UNIT).unwrap();
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(WORKER)), task, UNIT);
        assert!(Pallet::<T>::load(task).unwrap().outcome().is_some());
    }

    #[benchmark]
    fn request_panel() {
        sides::<T>();
        let task = submitted::<T>(PRICE, Parents::default());
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(CLIENT)), task);
        assert_eq!(RequestEnds::<T>::get().tail, 1);
    }

    #[benchmark]
    fn commit() {
        sides::<T>();
        evaluators::<T>();
        let task = empanelled::<T>();
        let seat = Panels::<T>::get(task, Round::First).unwrap().seats[0];
        #[extrinsic_call]
        _(RawOrigin::Signed(controller_of::<T>(seat.evaluator)), task, Hash::zero());
    }

    #[benchmark]
    fn reveal() {
        sides::<T>();
        evaluators::<T>();
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

    #[benchmark]
    fn settle() {
        let task = referred::<T>();
        advance::<T>(20 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(OTHERS)), task);
        assert_eq!(Pallet::<T>::load(task).unwrap().outcome(), Some(Outcome::Refunded));
    }

    /// The first runs are of other pairs, a task each; the first pages hold a task each.
    #[benchmark]
    fn settle_many(t: Linear<32, MAX_BULK>, p: Linear<1, 32>, r: Linear<1, 12>) {
        pairs::<T>(r);
        let mut tasks = BoundedVec::new();
        for at in 0..t {
            let pair = if at + 1 < r { at + 1 } else { 0 };
            let parents = Parents::default();
            let task = submitted_by::<T>(2 * pair, 2 * pair + 1, UNIT, parents);
            tasks.try_push(task).unwrap();
            // Begins a new page while there are pages left to begin.
            if at + 1 < p {
                let next = (task / u64::from(TASKS_PER_PAGE) + 1) * u64::from(TASKS_PER_PAGE);
                NextTask::<T>::put(next);
            }
        }
        advance::<T>(10 * DAY);
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(OTHERS)), tasks.clone(), r);
        for task in tasks {
            assert!(Pallet::<T>::load(task).unwrap().outcome().is_some());
        }
    }

    #[benchmark]
    fn dispute() {
        sides::<T>();
        evaluators::<T>();
        let task = empanelled::<T>();
        judge::<T>(task, Round::First, 50);
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(CLIENT)), task);
        assert!(Disputes::<T>::contains_key(task));
    }

    #[benchmark]
    fn answer() {
        sides::<T>();
        evaluators::<T>();
        let task = empanelled::<T>();
        judge::<T>(task, Round::First, 50);
        Pallet::<T>::do_dispute(controller::<T>(CLIENT), task).unwrap();
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(WORKER)), task);
        assert!(Disputes::<T>::get(task).unwrap().answered);
    }

    #[benchmark]
    fn refer() {
        let task = appealed::<T>();
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(CLIENT)), task);
        assert!(Disputes::<T>::get(task).unwrap().referred.is_some());
    }

    #[benchmark]
    fn rule() -> Result<(), BenchmarkError> {
        let task = referred::<T>();
        let ruling = T::RulingOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
        #[extrinsic_call]
        _(ruling as T::RuntimeOrigin, task, Perbill::one());
        assert_eq!(Pallet::<T>::load(task).unwrap().outcome(), Some(Outcome::Settled));
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
            NextTask::<T>::mutate(|next| *next += u64::from(TASKS_PER_PAGE));
        }
        #[extrinsic_call]
        _(RawOrigin::Signed(controller::<T>(WORKER)), tasks.clone());
        assert!(Pallet::<T>::load(tasks[0]).is_none());
    }

    #[benchmark]
    fn register_evaluator() {
        evaluators::<T>();
        let (id, owner, _) = identity::<T>(OTHERS);
        Evaluators::<T>::mutate(|all| all.retain(|evaluator| evaluator.id != id));
        Positions::<T>::remove(id);
        let stake = T::Parameters::get().evaluator_stake;
        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id, stake);
        assert!(Positions::<T>::get(id).evaluator);
    }

    #[benchmark]
    fn resign_evaluator() {
        evaluators::<T>();
        let (id, owner, _) = identity::<T>(OTHERS);
        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);
    }

    #[benchmark]
    fn release_evaluator() {
        evaluators::<T>();
        let (id, owner, _) = identity::<T>(OTHERS);
        Pallet::<T>::do_resign_evaluator(owner.clone(), id).unwrap();
        advance::<T>(T::Parameters::get().unbonding_delay);
        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);
        assert!(!Positions::<T>::get(id).evaluator);
    }

    #[benchmark]
    fn prove_equivocation() {
        let task = referred::<T>();
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
        let second = Evidence::Signed { statement, signer, signature };
        let who = controller::<T>(CLIENT);
        #[extrinsic_call]
        _(RawOrigin::Signed(who), Evidence::Recorded(task), second);
        assert!(Positions::<T>::get(worker).convicted);
    }

    #[benchmark]
    fn on_initialize() {
        #[block]
        {
            Pallet::<T>::draw_due_panels();
        }
    }

    #[benchmark]
    fn draw_panel() {
        sides::<T>();
        evaluators::<T>();
        let task = submitted::<T>(PRICE, Parents::default());
        Pallet::<T>::do_request_panel(controller::<T>(CLIENT), task).unwrap();
        T::BenchmarkHelper::new_randomness();
        let request = Requests::<T>::get(0).unwrap();
        #[block]
        {
            Pallet::<T>::draw_panel(request).unwrap();
        }
        assert!(Panels::<T>::contains_key(task, Round::First));
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
