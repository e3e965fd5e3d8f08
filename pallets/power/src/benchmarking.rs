//! Measures every call at its worst.
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
use fluxnomics_economics::{activity::Activity, time::SLOT_SECONDS};
use fluxnomics_primitives::{
    Balance, UNIT,
    identity::IdentityId,
    time::{DAY, Day, EconomicClock, Seconds},
};
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get, fungible::Mutate};
use frame_system::{RawOrigin, pallet_prelude::BlockNumberFor};
use sp_runtime::{Perbill, traits::SaturatedConversion};

/// What a benchmark needs of its surroundings.
pub trait BenchmarkHelper {
    /// Has other pallets keep all that they can about an identity without being bound by it: they forget it at its departure.
    fn leave_traces(id: IdentityId);
    /// Gives an identity an execution meter that is as dear to draw from as can be, and fills within a day.
    fn fill_meter(id: IdentityId);
}

/// There are no other pallets.
impl BenchmarkHelper for () {
    fn leave_traces(_: IdentityId) {}
    fn fill_meter(_: IdentityId) {}
}

#[benchmarks]
mod benchmarks {
    use super::*;

    fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
        RawOrigin::Signed(who.clone()).into()
    }

    fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId {
        let who = account(name, index, 0);
        T::Currency::set_balance(&who, 1_000_000 * UNIT);
        who
    }

    /// Lets economic time pass: the clock runs with the block number.
    fn advance<T: Config>(seconds: Seconds) {
        let per_block = SLOT_SECONDS * Seconds::from(T::Clock::scale().get());
        let blocks: BlockNumberFor<T> = seconds.div_ceil(per_block).saturated_into();
        let now = frame_system::Pallet::<T>::block_number();
        frame_system::Pallet::<T>::set_block_number(now + blocks);
    }

    /// Goes to the day after, and says which one that is.
    fn next_day<T: Config>() -> Day {
        advance::<T>(DAY - T::Clock::now() % DAY);
        T::Clock::today()
    }

    /// A human identity, its owner, and its controller, another account.
    fn human<T: Config>(index: u32) -> (IdentityId, T::AccountId, T::AccountId) {
        let owner = rich::<T>("owner", index);
        let controller = rich::<T>("controller", index);
        let id = NextIdentityId::<T>::get();
        Pallet::<T>::register_human(signed::<T>(&owner), controller.clone(), Balance::MAX).unwrap();
        Pallet::<T>::accept_controller(signed::<T>(&controller), id).unwrap();
        (id, owner, controller)
    }

    fn agent<T: Config>(owner: &T::AccountId) -> IdentityId {
        let controller = rich::<T>("agent", 0);
        let id = NextIdentityId::<T>::get();
        Pallet::<T>::register_agent(signed::<T>(owner), controller.clone(), Balance::MAX).unwrap();
        Pallet::<T>::accept_controller(signed::<T>(&controller), id).unwrap();
        id
    }

    fn announced<T: Config>(id: IdentityId, owner: &T::AccountId) -> T::AccountId {
        let successor = rich::<T>("successor", 0);
        Pallet::<T>::announce_controller(signed::<T>(owner), id, successor.clone()).unwrap();
        successor
    }

    fn attestor_origin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
        T::AttestorOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
    }

    fn applicant<T: Config>(index: u32) -> (IdentityId, T::AccountId, T::AccountId) {
        let (id, owner, controller) = human::<T>(index);
        Pallet::<T>::apply_as_attestor(signed::<T>(&owner), id).unwrap();
        (id, owner, controller)
    }

    fn attestor<T: Config>(index: u32) -> Result<(IdentityId, T::AccountId, T::AccountId), BenchmarkError> {
        let (id, owner, controller) = applicant::<T>(index);
        Pallet::<T>::admit_attestor(attestor_origin::<T>()?, id)?;
        Ok((id, owner, controller))
    }

    /// The controllers of `count` attestors, each of another owner.
    fn attestors<T: Config>(count: u32) -> Result<alloc::vec::Vec<T::AccountId>, BenchmarkError> {
        (1..=count).map(|index| Ok(attestor::<T>(index)?.2)).collect()
    }

    fn report<T: Config>(controllers: &[T::AccountId], id: IdentityId, day: Day) {
        for controller in controllers {
            Pallet::<T>::report_activity(signed::<T>(controller), id, day, activity()).unwrap();
        }
    }

    fn activity() -> Activity {
        Activity { uptime: DAY, bandwidth: 1_000, compute: 1_000, storage: 1_000, judgements: 1_000 }
    }

    #[benchmark]
    fn register_human() {
        // The price is no longer at its floor.
        human::<T>(1);
        let owner = rich::<T>("owner", 0);
        let controller: T::AccountId = account("controller", 0, 0);
        let id = NextIdentityId::<T>::get();

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), controller.clone(), Balance::MAX);

        assert_eq!(PendingControllers::<T>::get(id).unwrap().account, controller);
    }

    #[benchmark]
    fn register_agent() {
        let (human, owner, _) = human::<T>(0);
        let controller: T::AccountId = account("agent", 0, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), controller, Balance::MAX);

        assert_eq!(Identities::<T>::get(human).unwrap().agents, 1);
    }

    /// Replaces one announced before.
    #[benchmark]
    fn announce_controller() {
        let (id, owner, _) = human::<T>(0);
        announced::<T>(id, &owner);
        let controller: T::AccountId = account("successor", 1, 0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id, controller.clone());

        assert_eq!(PendingControllers::<T>::get(id).unwrap().account, controller);
    }

    #[benchmark]
    fn cancel_controller() {
        let (id, owner, _) = human::<T>(0);
        announced::<T>(id, &owner);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert!(!PendingControllers::<T>::contains_key(id));
    }

    /// Retires a predecessor.
    #[benchmark]
    fn accept_controller() {
        let (id, owner, old) = human::<T>(0);
        let successor = announced::<T>(id, &owner);
        advance::<T>(T::Parameters::get().rotation_delay);

        #[extrinsic_call]
        _(RawOrigin::Signed(successor.clone()), id);

        assert_eq!(IdentityOf::<T>::get(successor), Some(id));
        assert!(RetiredControllers::<T>::contains_key(old));
    }

    #[benchmark]
    fn set_ceiling() {
        let (id, owner, _) = human::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id, UNIT);

        assert_eq!(Identities::<T>::get(id).unwrap().ceiling, UNIT);
    }

    /// Of an agent, with a controller announced, Power spent and quality recorded.
    #[benchmark]
    fn deregister() {
        use fluxnomics_economics::quality::Quality;
        use fluxnomics_primitives::identity::{PowerLedger, PowerSource, QualityRecord};
        let (human, owner, _) = human::<T>(0);
        let id = agent::<T>(&owner);
        announced::<T>(id, &owner);
        Pallet::<T>::spend(id, 1, PowerSource::Message).unwrap();
        Pallet::<T>::record(id, Quality::ONE).unwrap();

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert_eq!(Identities::<T>::get(human).unwrap().agents, 0);
        assert!(!Odometers::<T>::contains_key(id));
    }

    /// Of a human, of whom other pallets have more to forget than of an agent.
    #[benchmark]
    fn release_bond() {
        let (id, owner, _) = human::<T>(0);
        T::BenchmarkHelper::leave_traces(id);
        Pallet::<T>::deregister(signed::<T>(&owner), id).unwrap();
        advance::<T>(T::Parameters::get().release_delay);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), id);

        assert!(!Identities::<T>::contains_key(id));
    }

    #[benchmark]
    fn apply_as_attestor() {
        let (id, owner, _) = human::<T>(0);

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert!(Attestors::<T>::contains_key(id));
    }

    #[benchmark]
    fn admit_attestor() -> Result<(), BenchmarkError> {
        let (id, ..) = applicant::<T>(0);
        let origin = attestor_origin::<T>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, id);

        assert_eq!(Attestors::<T>::get(id).unwrap().state, AttestorState::Admitted);
        Ok(())
    }

    #[benchmark]
    fn dismiss_attestor() -> Result<(), BenchmarkError> {
        let (id, ..) = attestor::<T>(0)?;
        let origin = attestor_origin::<T>()?;

        #[extrinsic_call]
        _(origin as T::RuntimeOrigin, id, Perbill::from_percent(50));

        assert!(matches!(Attestors::<T>::get(id).unwrap().state, AttestorState::Left { .. }));
        Ok(())
    }

    #[benchmark]
    fn resign_attestor() -> Result<(), BenchmarkError> {
        let (id, owner, _) = attestor::<T>(0)?;

        #[extrinsic_call]
        _(RawOrigin::Signed(owner), id);

        assert!(matches!(Attestors::<T>::get(id).unwrap().state, AttestorState::Left { .. }));
        Ok(())
    }

    #[benchmark]
    fn release_attestor_bond() -> Result<(), BenchmarkError> {
        let (id, owner, _) = attestor::<T>(0)?;
        Pallet::<T>::resign_attestor(signed::<T>(&owner), id)?;
        advance::<T>(T::Parameters::get().release_delay);

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), id);

        assert!(!Attestors::<T>::contains_key(id));
        Ok(())
    }

    /// The `r`-th report about a day.
    #[benchmark]
    fn report_activity(r: Linear<1, { T::MaxReports::get() }>) -> Result<(), BenchmarkError> {
        let (id, ..) = human::<T>(0);
        let mut controllers = attestors::<T>(r)?;
        let last = controllers.pop().unwrap();
        let day = next_day::<T>() - 1;
        report::<T>(&controllers, id, day);

        #[extrinsic_call]
        _(RawOrigin::Signed(last), id, day, activity());

        assert_eq!(Reports::<T>::decode_len(id, day), Some(r as usize));
        Ok(())
    }

    #[benchmark]
    fn claim_activity(
        r: Linear<{ T::Parameters::get().min_reports }, { T::MaxReports::get() }>,
    ) -> Result<(), BenchmarkError> {
        let (id, _, controller) = human::<T>(0);
        T::BenchmarkHelper::fill_meter(id);
        let controllers = attestors::<T>(r)?;
        let day = next_day::<T>() - 1;
        report::<T>(&controllers, id, day);
        next_day::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(controller), day);

        assert!(Odometers::<T>::get(id).unwrap().lifetime > 0);
        assert!(!Reports::<T>::contains_key(id, day));
        Ok(())
    }

    #[benchmark]
    fn clear_reports(r: Linear<1, { T::MaxReports::get() }>) -> Result<(), BenchmarkError> {
        let (id, ..) = human::<T>(0);
        let controllers = attestors::<T>(r)?;
        let day = next_day::<T>() - 1;
        report::<T>(&controllers, id, day);
        next_day::<T>();
        next_day::<T>();

        #[extrinsic_call]
        _(RawOrigin::Signed(whitelisted_caller()), id, day);

        assert!(!Reports::<T>::contains_key(id, day));
        Ok(())
    }

    impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
