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
use alloc::{vec, vec::Vec};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_primitives::{
    Balance, UNIT,
    identity::IdentityId,
    time::{DAY, EconomicClock, Seconds},
};
use frame_benchmarking::v2::*;
use frame_support::traits::{
    EnsureOrigin, Get,
    fungible::{Inspect, Mutate},
};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_core::H256;
use sp_runtime::{Perbill, Percent, traits::SaturatedConversion};

/// What a benchmark needs of its surroundings.
pub trait BenchmarkHelper<AccountId> {
    /// An active identity, its owner and its controller, others for each seed.
    fn identity(seed: u32) -> (IdentityId, AccountId, AccountId);
    /// A pool that holds about so much.
    fn pool(hetu: Balance, nex: Balance);
}

#[benchmarks]
mod benchmarks {
    use super::*;

    const RICHES: Balance = 1_000_000 * UNIT;

    fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
        RawOrigin::Signed(who.clone()).into()
    }

    fn rich<T: Config>(name: &'static str) -> T::AccountId {
        let who = account(name, 0, 0);
        T::Currency::set_balance(&who, RICHES);
        who
    }

    /// Lets economic time pass without blocks.
    fn advance<T: Config>(seconds: Seconds) {
        let per_block = SLOT_SECONDS * Seconds::from(T::Clock::scale().get());
        let blocks: BlockNumberFor<T> = seconds.div_ceil(per_block).saturated_into();
        let now = frame_system::Pallet::<T>::block_number();
        frame_system::Pallet::<T>::set_block_number(now + blocks);
    }

    /// Pays everybody: the treasury exists, and the founder receives a salary.
    fn open_for_business<T: Config>() -> T::AccountId {
        T::Currency::set_balance(&T::Treasury::get(), RICHES);
        let founder = rich::<T>("founder");
        OpenMonth::<T>::mutate(|report| report.recipient = Some(founder.clone()));
        founder
    }

    fn miner<T: Config>(seed: u32) -> (IdentityId, T::AccountId, T::AccountId) {
        let (id, owner, controller) = T::BenchmarkHelper::identity(seed);
        T::Currency::set_balance(&owner, RICHES);
        Pallet::<T>::register_miner(signed::<T>(&owner), id).unwrap();
        (id, owner, controller)
    }

    /// A miner that goes or comes back after a heartbeat.
    fn beating<T: Config>(seed: u32) -> (IdentityId, T::AccountId) {
        let (id, owner, controller) = miner::<T>(seed);
        Pallet::<T>::heartbeat(signed::<T>(&controller)).unwrap();
        (id, owner)
    }

    fn job() -> Job {
        job_of(1_001 * UNIT / 1_000)
    }

    fn job_of(value: Balance) -> Job {
        Job {
            kind: JobType::Compute,
            value,
            quality: Percent::from_percent(99),
            reference: H256::repeat_byte(7),
        }
    }

    fn pay<T: Config>(id: IdentityId) {
        pay_value::<T>(id, job().value);
    }

    fn pay_value<T: Config>(id: IdentityId, value: Balance) {
        let payer = rich::<T>("first payer");
        let number = Chains::<T>::get(&payer).map(|chain| chain.jobs).unwrap_or_default();
        Pallet::<T>::submit_job(signed::<T>(&payer), number, id, job_of(value)).unwrap();
    }

    /// The last epoch of a month whose report replaces one with the salary of a job of this value, which nobody
    /// released and whose recipient has no account any more. Who that was.
    fn end_of_a_month<T: Config>(value: Balance) -> T::AccountId {
        let founder = open_for_business::<T>();
        let (id, ..) = miner::<T>(0);
        T::BenchmarkHelper::pool(RICHES, RICHES);
        let last = T::ReportsKept::get() * 30 + 29;
        Open::<T>::mutate(|open| open.epoch = last);
        OpenMonth::<T>::mutate(|report| report.month = 0);
        pay_value::<T>(id, value);
        Pallet::<T>::close_month(0, DAY).unwrap();
        open_for_business::<T>();
        OpenMonth::<T>::mutate(|report| report.month = T::ReportsKept::get());
        pay_value::<T>(id, value);
        Pallet::<T>::follow_price();
        T::Currency::set_balance(&founder, 0);
        founder
    }

    /// Each miner has work in another epoch that closed, which it has not realised.
    fn worked<T: Config>(ids: &[IdentityId]) {
        for (epoch, id) in (0..).zip(ids) {
            pay::<T>(*id);
            let weight = Miners::<T>::mutate(id, |miner| {
                let tally = &mut miner.as_mut().unwrap().tally;
                tally.epoch = epoch;
                tally.weight
            });
            let round =
                Round { issued: UNIT, realised: 0, weight: 2 * weight, unrealised: 2 * weight, price: UNIT };
            Rounds::<T>::insert(epoch, round);
            NexIssuance::<T>::mutate(|books| books.issued += UNIT);
        }
        let epoch = ids.len() as u32;
        Open::<T>::put(OpenEpoch { epoch, ..OpenEpoch::default() });
    }

    fn origin<T: Config, O: EnsureOrigin<T::RuntimeOrigin>>() -> Result<T::RuntimeOrigin, BenchmarkError> {
        O::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
    }

    #[benchmark]
    fn register_miner() {
        let (id, owner, _) = T::BenchmarkHelper::identity(0);
        T::Currency::set_balance(&owner, RICHES);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert!(Miners::<T>::contains_key(id));
    }

    #[benchmark]
    fn suspend_miner() {
        let (id, owner) = beating::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert_eq!(Miners::<T>::get(id).unwrap().state, MinerState::Suspended);
    }

    #[benchmark]
    fn resume_miner() {
        let (id, owner) = beating::<T>(0);
        Pallet::<T>::suspend_miner(signed::<T>(&owner), id).unwrap();

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert_eq!(Miners::<T>::get(id).unwrap().state, MinerState::Active);
    }

    #[benchmark]
    fn leave() {
        let (id, owner) = beating::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert!(matches!(Miners::<T>::get(id).unwrap().state, MinerState::Left { .. }));
    }

    /// With a reserve, and NEX to realise and to mint.
    #[benchmark]
    fn release_miner() {
        open_for_business::<T>();
        let (id, owner, _) = miner::<T>(0);
        worked::<T>(&[id]);
        Pallet::<T>::leave(signed::<T>(&owner), id).unwrap();
        advance::<T>(T::Parameters::get().exit_delay);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), id);

        assert!(!Miners::<T>::contains_key(id));
    }

    #[benchmark]
    fn dismiss_miner() -> Result<(), BenchmarkError> {
        open_for_business::<T>();
        let (id, _) = beating::<T>(0);
        pay::<T>(id);
        let origin = origin::<T, T::MinerOrigin>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, id, Perbill::from_percent(50));

        assert!(matches!(Miners::<T>::get(id).unwrap().state, MinerState::Left { .. }));
        Ok(())
    }

    /// The first in an epoch, with the last one to realise.
    #[benchmark]
    fn heartbeat() {
        open_for_business::<T>();
        let (id, _, controller) = miner::<T>(0);
        worked::<T>(&[id]);

        #[extrinsic_call]
        _(RawOrigin::Signed(controller));

        assert_eq!(Open::<T>::get().beats, 1);
    }

    /// The first of a payer, for a miner with an epoch to realise.
    #[benchmark]
    fn submit_job() {
        open_for_business::<T>();
        let (id, ..) = miner::<T>(0);
        worked::<T>(&[id]);
        let payer = rich::<T>("payer");

        #[extrinsic_call]
        _(RawOrigin::Signed(payer.clone()), 0, id, job());

        assert_eq!(Chains::<T>::get(payer).unwrap().jobs, 1);
    }

    /// One job for each of `p` miners, and `j` more for the first, each with an epoch to realise.
    #[benchmark]
    fn submit_jobs(j: Linear<0, { T::MaxJobs::get() - 1 }>, p: Linear<1, { T::MaxJobs::get() }>) {
        open_for_business::<T>();
        let ids: Vec<_> = (0..p).map(|seed| miner::<T>(seed).0).collect();
        worked::<T>(&ids);
        let payer = rich::<T>("payer");
        let batches: Vec<_> = ids
            .iter()
            .enumerate()
            .map(|(i, id)| {
                let jobs = vec![job(); if i == 0 { j as usize + 1 } else { 1 }];
                (*id, jobs.try_into().unwrap())
            })
            .collect();
        let batches: Batches<T> = batches.try_into().unwrap();

        #[block]
        {
            Pallet::<T>::pay_batches(payer.clone(), 0, &batches).unwrap();
        }

        assert_eq!(Chains::<T>::get(payer).unwrap().jobs, u64::from(j + p));
    }

    /// All of them can be paid.
    #[benchmark]
    fn reward_turnout(p: Linear<1, { T::MaxJobs::get() }>) -> Result<(), BenchmarkError> {
        open_for_business::<T>();
        let ids: Vec<_> = (0..p).map(|seed| miner::<T>(seed).0).collect();
        worked::<T>(&ids);
        let origin = origin::<T, T::TurnoutOrigin>()?;
        let providers = ids.try_into().unwrap();

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, Turnout::Voted, p, providers);

        assert_eq!(Open::<T>::get().jobs, u64::from(p));
        Ok(())
    }

    #[benchmark]
    fn close_chain() {
        open_for_business::<T>();
        let (id, ..) = miner::<T>(0);
        let payer = rich::<T>("payer");
        Pallet::<T>::submit_job(signed::<T>(&payer), 0, id, job()).unwrap();
        advance::<T>(DAY);

        #[extrinsic_call]
        _(RawOrigin::Signed(payer.clone()));

        assert!(!Chains::<T>::contains_key(payer));
    }

    #[benchmark]
    fn claim() {
        open_for_business::<T>();
        let (id, ..) = miner::<T>(0);
        worked::<T>(&[id]);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), id);

        assert!(NexIssuance::<T>::get().claimed > 0);
    }

    #[benchmark]
    fn set_salary_recipient() -> Result<(), BenchmarkError> {
        let origin = origin::<T, T::SalaryOrigin>()?;
        let recipient = rich::<T>("founder");

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, Some(recipient.clone()));

        assert_eq!(SalaryRecipient::<T>::get(), Some(recipient));
        Ok(())
    }

    /// To a recipient that has no account any more.
    #[benchmark]
    fn release_salary() {
        let founder = open_for_business::<T>();
        let (id, ..) = miner::<T>(0);
        pay_value::<T>(id, 10_000 * UNIT);
        let month = OpenMonth::<T>::get().month;
        Pallet::<T>::close_month(T::Clock::now(), DAY).unwrap();
        advance::<T>(DAY);
        T::Currency::set_balance(&founder, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), month);

        assert_eq!(Reports::<T>::get(month % T::ReportsKept::get()).unwrap().held(), 0);
        assert!(T::Currency::balance(&founder) > 0);
    }

    #[benchmark]
    fn on_initialize() {
        Open::<T>::mutate(|open| open.epoch = u32::MAX);
        #[block]
        {
            Pallet::<T>::close_due_epochs();
        }
    }

    /// The last of a month, whose report replaces one with a salary that nobody released: it makes an account.
    #[benchmark]
    fn close_epoch() {
        let founder = end_of_a_month::<T>(10_000 * UNIT);
        let open = Open::<T>::get().epoch;

        #[block]
        {
            Pallet::<T>::close_epoch().unwrap();
        }

        assert_eq!(Open::<T>::get().epoch, open + 1);
        assert_eq!(Reports::<T>::get(0).unwrap().month, T::ReportsKept::get());
        assert!(T::Currency::balance(&founder) > 0);
    }

    /// As `close_epoch`, where the salary is too small to make an account: the treasury keeps it.
    #[benchmark]
    fn close_epoch_forfeiting() {
        // Of a value, a thousandth vests.
        let founder = end_of_a_month::<T>(T::Currency::minimum_balance() * 500);

        #[block]
        {
            Pallet::<T>::close_epoch().unwrap();
        }

        assert_eq!(Reports::<T>::get(0).unwrap().month, T::ReportsKept::get());
        assert_eq!(T::Currency::balance(&founder), 0);
    }

    #[benchmark]
    fn follow_price() {
        T::BenchmarkHelper::pool(2 * RICHES, RICHES);
        Pallet::<T>::follow_price();
        T::BenchmarkHelper::pool(4 * RICHES, RICHES);
        #[block]
        {
            Pallet::<T>::follow_price();
        }
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
