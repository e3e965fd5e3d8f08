//! The traits of the primitives that this pallet implements.
use crate::{Accounts, Config, Delegations, Error, Leases, Offers, Pallet, messages::task_terms};
use fluxnomics_economics::capacity::{
    congestion::Congestion,
    cost::{Picoseconds, Usage, flux_fee, task_cost},
    stake::Asset,
};
use fluxnomics_primitives::{
    Balance, Power,
    capacity::{PowerPayments, PowerPerDay, Route, StakeAtRisk, TaskCharge, TaskMeter},
    flux::AutoStake,
    identity::{Departures, DepositAudit, ExecutionMeter, Identities, IdentityId, Obligations},
};
use frame_support::{ensure, pallet_prelude::*, storage::with_storage_layer, traits::defensive_prelude::*};

// Each operation happens whole or not at all, whatever its caller does with the error.
impl<T: Config> PowerPayments for Pallet<T> {
    fn extrinsic_cost(bytes: u32, time: Picoseconds) -> Power {
        Self::price_of_extrinsic(bytes, time)
    }

    fn message_cost(bytes: u32, is_intent: bool) -> Power {
        Self::price_of_message(bytes, is_intent)
    }

    fn route(id: IdentityId, power: Power) -> Route {
        Self::route_of(id, power)
    }

    fn reserve(id: IdentityId, route: Route) -> DispatchResult {
        with_storage_layer(|| Self::do_reserve(id, route))
    }

    fn settle(id: IdentityId, route: Route, reserved: Power, power: Power) -> Route {
        // What was reserved is there: nothing but this takes it.
        with_storage_layer(|| Self::do_settle(id, route, reserved, power)).defensive_unwrap_or(route)
    }

    fn exit_available(id: IdentityId) -> bool {
        Self::exits_left(&Self::account_now(id)) > 0
    }

    fn use_exit(id: IdentityId) -> DispatchResult {
        Self::mutate(id, |account| {
            ensure!(Self::exits_left(account) > 0, Error::<T>::NoFreeExit);
            account.used.exits = account.used.exits.saturating_add(1);
            Ok(())
        })
    }
}

impl<T: Config> ExecutionMeter for Pallet<T> {
    fn draw(id: IdentityId, wanted: Power) -> Power {
        Self::draw_execution(id, wanted).defensive_unwrap_or_default()
    }
}

impl<T: Config> TaskMeter for Pallet<T> {
    fn task_power(usage: &Usage) -> Power {
        task_cost(usage, &task_terms(&T::Parameters::get()), Congestion::MIN)
    }

    fn charge_task(id: IdentityId, usage: &Usage) -> Result<TaskCharge, DispatchError> {
        with_storage_layer(|| Self::do_charge_task(id, usage))
    }

    fn least_price(power: Power) -> Option<Balance> {
        flux_fee(power, T::Parameters::get().rate_max)
    }

    fn alpha(asset: Asset) -> PowerPerDay {
        *Self::network_view().alphas.execution.of(asset)
    }
}

impl<T: Config> StakeAtRisk for Pallet<T> {
    fn at_risk(id: IdentityId, asset: Asset) -> Balance {
        Accounts::<T>::get(id).map(|account| account.at_risk(asset)).unwrap_or_default()
    }

    fn frozen(id: IdentityId, asset: Asset) -> Balance {
        Accounts::<T>::get(id).map(|account| account.frozen(asset)).unwrap_or_default()
    }

    fn freeze(id: IdentityId, asset: Asset, amount: Balance) -> DispatchResult {
        Self::mutate(id, |account| {
            let at_risk = account.at_risk(asset);
            let frozen = account.frozen.of_mut(asset);
            *frozen = frozen.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            ensure!(*frozen <= at_risk, Error::<T>::InsufficientStake);
            Ok(())
        })
    }

    fn thaw(id: IdentityId, asset: Asset, amount: Balance) {
        if !Accounts::<T>::contains_key(id) {
            return;
        }
        let thawed = Self::mutate(id, |account| {
            let frozen = account.frozen.of_mut(asset);
            *frozen = frozen.saturating_sub(amount);
            Ok(())
        });
        let _ = thawed.defensive();
    }

    fn slash(id: IdentityId, asset: Asset, amount: Balance) -> Balance {
        with_storage_layer(|| Self::do_slash(id, asset, amount)).defensive_unwrap_or_default()
    }
}

impl<T: Config> AutoStake for Pallet<T> {
    fn accepts(id: IdentityId) -> bool {
        T::Identities::is_active(id)
    }

    fn staked(id: IdentityId, amount: Balance) {
        let added =
            with_storage_layer(|| Self::mutate(id, |account| Self::add_stake(account, Asset::Flux, amount)));
        if added.defensive().is_ok() {
            Self::deposit_event(crate::Event::Staked { id, asset: Asset::Flux, amount });
        }
    }
}

impl<T: Config> Obligations for Pallet<T> {
    fn any_open(id: IdentityId) -> bool {
        Accounts::<T>::get(id).is_some_and(|account| account.is_bound())
    }
}

impl<T: Config> Departures for Pallet<T> {
    fn departed(id: IdentityId) {
        // Nothing is staked any more: it would have been an obligation.
        Accounts::<T>::remove(id);
    }
}

impl<T: Config> DepositAudit for Pallet<T> {
    fn counted(id: IdentityId) -> Balance {
        let delegations = Delegations::<T>::iter_prefix_values(id).map(|delegation| delegation.deposit);
        let offers = Offers::<T>::iter_values().filter(|offer| offer.lessor == id).map(|offer| offer.deposit);
        let leases =
            Leases::<T>::iter_values().filter(|record| record.renter == id).map(|record| record.deposit);
        delegations.chain(offers).chain(leases).fold(0, |sum, deposit| sum.saturating_add(deposit))
    }
}
