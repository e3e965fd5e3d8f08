//! What messages, extrinsics and tasks cost, and who pays.
use crate::{Accounts, Config, Error, Event, FeePolicy, NetworkState, Pallet, account::AccountOf};
use fluxnomics_economics::{
    capacity::{
        congestion::Congestion,
        cost::{
            ExtrinsicTerms, MessageTerms, Picoseconds, TaskTerms, Usage, extrinsic_cost, flux_fee,
            message_cost, task_cost,
        },
    },
    math::{Rounding, mul_div},
};
use fluxnomics_primitives::{
    Balance, Hash, Power,
    capacity::{Route, TaskCharge},
    flux::{FluxCharge, FluxHold, FluxLedger, Place},
    identity::{Identities, IdentityId, PowerLedger, PowerSource},
    params::CapacityParams,
    work::TaskId,
};
use frame_support::{ensure, pallet_prelude::*, traits::Get};

/// Bytes of the extrinsic around a message: signature, nonce, era, call and its arguments.
pub const ENVELOPE: u32 = 140;

/// Where Flux waits that a fee may take.
const RESERVED: Place = Place::Held(FluxHold::Escrow);

pub(crate) fn message_terms(params: &CapacityParams) -> MessageTerms {
    MessageTerms { base: params.message_base, per_byte: params.message_byte, intent: params.message_intent }
}

pub(crate) fn task_terms(params: &CapacityParams) -> TaskTerms {
    TaskTerms {
        base: params.task_base,
        per_step: params.task_step,
        per_model_call: params.task_model_call,
        per_transaction: params.task_transaction,
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn congestion() -> Congestion {
        NetworkState::<T>::get().congestion
    }

    /// What a message of `bytes` costs, the envelope around them included.
    pub(crate) fn price_of_message(bytes: u32, is_intent: bool) -> Power {
        let terms = message_terms(&T::Parameters::get());
        message_cost(bytes.saturating_add(ENVELOPE), is_intent, &terms, Self::congestion())
    }

    pub(crate) fn price_of_extrinsic(bytes: u32, time: Picoseconds) -> Power {
        let params = T::Parameters::get();
        let terms = ExtrinsicTerms {
            base: params.message_base,
            per_byte: params.message_byte,
            per_millisecond: params.extrinsic_millisecond,
            message_time: T::MessageTime::get(),
        };
        extrinsic_cost(bytes, time, &terms, Self::congestion())
    }

    pub(crate) fn price_of_task(usage: &Usage) -> Power {
        task_cost(usage, &task_terms(&T::Parameters::get()), Self::congestion())
    }

    /// Flux that replaces Power now.
    pub(crate) fn flux_for(power: Power) -> Option<Balance> {
        flux_fee(power, NetworkState::<T>::get().rate)
    }

    /// What would pay `power` of messages or extrinsics of an identity with this account.
    fn route_from(account: &AccountOf<T>, id: IdentityId, power: Power) -> Route {
        if power <= Self::messaging_power(account) && power <= T::Power::spendable(id) {
            return Route::Capacity { power };
        }
        if !account.policy.forbid_flux
            && let Some(fee) = Self::flux_for(power)
            && fee <= T::Flux::balance(id, Place::Free)
        {
            return Route::Flux { fee };
        }
        if account.policy.forbid_hetu { Route::Forbidden } else { Route::Hetu }
    }

    pub(crate) fn route_of(id: IdentityId, power: Power) -> Route {
        Self::route_from(&Self::account_now(id), id, power)
    }

    /// Draws from today's allowance, then from the messaging meter.
    fn draw_messaging(account: &mut AccountOf<T>, power: Power) -> DispatchResult {
        let free = power.min(Self::free_left(account));
        account.used.free = account.used.free.saturating_add(free);
        let rest = power.saturating_sub(free);
        account.meters.messaging =
            account.meters.messaging.draw(rest).ok_or(Error::<T>::InsufficientCapacity)?;
        Ok(())
    }

    /// Puts back what was drawn in this block and not spent: into today's allowance first, as it is drawn from first.
    fn put_back(id: IdentityId, power: Power) -> DispatchResult {
        Self::mutate(id, |account| {
            let free = power.min(account.used.free);
            account.used.free = account.used.free.saturating_sub(free);
            account.meters.messaging = account.meters.messaging.put_back(power.saturating_sub(free));
            Ok(())
        })
    }

    pub(crate) fn do_reserve(id: IdentityId, route: Route) -> DispatchResult {
        match route {
            Route::Capacity { power } => {
                ensure!(power <= T::Power::spendable(id), Error::<T>::InsufficientCapacity);
                Self::mutate(id, |account| Self::draw_messaging(account, power))
            },
            Route::Flux { fee } => T::Flux::shift(id, fee, Place::Free, RESERVED),
            Route::Hetu | Route::Forbidden => Err(Error::<T>::InsufficientCapacity.into()),
        }
    }

    /// Charges `power` of what was reserved for `reserved`.
    pub(crate) fn do_settle(
        id: IdentityId,
        route: Route,
        reserved: Power,
        power: Power,
    ) -> Result<Route, DispatchError> {
        let power = power.min(reserved);
        match route {
            Route::Capacity { power: drawn } => {
                // The call itself may have used up the day's Power: then less is charged, and the rest put back.
                let spent = power.min(drawn).min(T::Power::spendable(id));
                let rest = drawn.saturating_sub(spent);
                if rest > 0 {
                    Self::put_back(id, rest)?;
                }
                if spent > 0 {
                    T::Power::spend(id, spent, PowerSource::Message)?;
                }
                Ok(Route::Capacity { power: spent })
            },
            Route::Flux { fee: held } => {
                let fee = mul_div(held, power, reserved, Rounding::Up).unwrap_or_default().min(held);
                if fee > 0 {
                    T::Flux::burn(id, fee, RESERVED, FluxCharge::Fallback)?;
                }
                let rest = held.saturating_sub(fee);
                if rest > 0 {
                    T::Flux::shift(id, rest, RESERVED, Place::Free)?;
                }
                Ok(Route::Flux { fee })
            },
            Route::Hetu | Route::Forbidden => Ok(route),
        }
    }

    /// Pays for a message in its call.
    pub(crate) fn charge_message(id: IdentityId, power: Power) -> Result<Route, DispatchError> {
        let mut account = Self::account_now(id);
        let route = Self::route_from(&account, id, power);
        match route {
            Route::Capacity { power } => {
                Self::draw_messaging(&mut account, power)?;
                Accounts::<T>::insert(id, account);
                T::Power::spend(id, power, PowerSource::Message)?;
            },
            Route::Flux { fee } => T::Flux::burn(id, fee, Place::Free, FluxCharge::Fallback)?,
            Route::Hetu | Route::Forbidden => return Err(Error::<T>::InsufficientCapacity.into()),
        }
        Ok(route)
    }

    /// Draws up to `wanted` from the execution meter.
    pub(crate) fn draw_execution(id: IdentityId, wanted: Power) -> Result<Power, DispatchError> {
        Self::mutate(id, |account| {
            let (drawn, meter) = account.meters.execution.draw_up_to(wanted);
            account.meters.execution = meter;
            Ok(drawn)
        })
    }

    pub(crate) fn do_charge_task(id: IdentityId, usage: &Usage) -> Result<TaskCharge, DispatchError> {
        let terms = task_terms(&T::Parameters::get());
        let worth = task_cost(usage, &terms, Congestion::MIN);
        let cost = Self::price_of_task(usage);
        let covered = Self::draw_execution(id, cost.min(T::Power::spendable(id)))?;
        if covered > 0 {
            T::Power::spend(id, covered, PowerSource::Execution)?;
        }
        let missing = cost.saturating_sub(covered);
        let fee = Self::flux_for(missing).ok_or(Error::<T>::Overflow)?;
        let paid = fee.min(T::Flux::balance(id, Place::Free));
        if paid > 0 {
            T::Flux::burn(id, paid, Place::Free, FluxCharge::Fallback)?;
        }
        let covered = mul_div(worth, covered, cost, Rounding::Down).ok_or(Error::<T>::Overflow)?;
        Ok(TaskCharge { covered, owed: fee.saturating_sub(paid) })
    }

    pub(crate) fn do_set_fee_policy(who: T::AccountId, id: IdentityId, policy: FeePolicy) -> DispatchResult {
        let owner = Self::ensure_acts_for(&who, id)?;
        Self::mutate(id, |account| {
            let FeePolicy { forbid_flux, forbid_hetu } = account.policy;
            let forbids_more = policy.forbid_flux >= forbid_flux && policy.forbid_hetu >= forbid_hetu;
            // A stolen hot key cannot lift what the owner forbade.
            ensure!(who == owner || forbids_more, Error::<T>::NotOwner);
            account.policy = policy;
            Ok(())
        })?;
        Self::deposit_event(Event::FeePolicySet { id, policy });
        Ok(())
    }

    /// Returns what paid.
    pub(crate) fn do_send_message(
        from: IdentityId,
        is_paid: bool,
        to: IdentityId,
        payload: Hash,
        bytes: u32,
        is_intent: bool,
        task: Option<TaskId>,
    ) -> Result<Route, DispatchError> {
        ensure!(bytes <= T::MaxMessageBytes::get(), Error::<T>::MessageTooLong);
        ensure!(T::Identities::is_active(to), Error::<T>::BeneficiaryNotActive);
        let paid = if is_paid {
            Route::Hetu
        } else {
            Self::charge_message(from, Self::price_of_message(bytes, is_intent))?
        };
        Self::deposit_event(Event::MessageSent { from, to, payload, bytes, is_intent, task, paid });
        Ok(paid)
    }
}
