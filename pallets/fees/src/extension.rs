//! The transaction extension.
use crate::{Config, Event, MessageCalls, Pallet, Quote, Waiver, WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::fmt;
use fluxnomics_primitives::{
    Power,
    capacity::{PowerPayments, Route},
    identity::{Identities, IdentityId, OwnerIdentities},
};
use frame_support::{
    dispatch::{DispatchInfo, GetDispatchInfo, Pays, PostDispatchInfo},
    pallet_prelude::{TransactionSource, Weight},
    storage::{TransactionOutcome, with_transaction},
    traits::Contains,
};
use frame_system::RawOrigin;
use pallet_transaction_payment::{ChargeTransactionPayment, OnChargeTransaction};
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
    DispatchResult, SaturatedConversion,
    traits::{
        AsSystemOriginSigner, DispatchInfoOf, Dispatchable, Implication, PostDispatchInfoOf, RefundWeight,
        TransactionExtension, Zero,
    },
    transaction_validity::{InvalidTransaction, TransactionValidityError, ValidTransaction},
};

type CallOf<T> = <T as frame_system::Config>::RuntimeCall;
type OriginOf<T> = <CallOf<T> as Dispatchable>::RuntimeOrigin;
type BalanceOf<T> =
    <<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;
type Inner<T> = ChargeTransactionPayment<T>;
type InnerVal<T> = <Inner<T> as TransactionExtension<CallOf<T>>>::Val;
type WeightsOf<T> = <T as Config>::WeightInfo;

/// Charges for an extrinsic: nothing, or Power or Flux of the identity that its signer controls, or HETU
/// of the signer. A tip says "I pay HETU", so that nobody buys priority with nothing.
#[derive(Clone, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq)]
pub struct ChargePower<T: Config>(pub ChargeTransactionPayment<T>);

impl<T: Config> From<ChargeTransactionPayment<T>> for ChargePower<T> {
    fn from(inner: ChargeTransactionPayment<T>) -> Self {
        Self(inner)
    }
}

impl<T: Config> fmt::Debug for ChargePower<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Clients see the wrapped extension.
impl<T: Config> TypeInfo for ChargePower<T>
where
    ChargeTransactionPayment<T>: StaticTypeInfo,
{
    type Identity = ChargeTransactionPayment<T>;
    fn type_info() -> scale_info::Type {
        ChargeTransactionPayment::<T>::type_info()
    }
}

/// What an identity pays. The identity, because its controller may be another after the call.
#[derive(Clone, Copy)]
struct Charge {
    id: IdentityId,
    route: Route,
    power: Power,
}

/// Who pays. `Hetu` is what the stage at hand knows about the wrapped extension.
enum Payment<AccountId, Hetu> {
    Waived(AccountId),
    Exit {
        who: AccountId,
        id: IdentityId,
    },
    Extrinsic {
        who: AccountId,
        charge: Charge,
    },
    /// The call charges for itself. If it fails, its charge is undone and made here.
    Message {
        who: AccountId,
        charge: Charge,
    },
    Hetu(Hetu),
}

impl<AccountId, Hetu> Payment<AccountId, Hetu> {
    fn try_map_hetu<To, E>(
        self,
        ask: impl FnOnce(Hetu) -> Result<To, E>,
    ) -> Result<Payment<AccountId, To>, E> {
        Ok(match self {
            Self::Waived(who) => Payment::Waived(who),
            Self::Exit { who, id } => Payment::Exit { who, id },
            Self::Extrinsic { who, charge } => Payment::Extrinsic { who, charge },
            Self::Message { who, charge } => Payment::Message { who, charge },
            Self::Hetu(hetu) => Payment::Hetu(ask(hetu)?),
        })
    }
}

/// Before the wrapped extension has been asked: the identity whose message HETU pays for.
type Decision<T> = Payment<<T as frame_system::Config>::AccountId, Option<IdentityId>>;

/// What was decided when the extrinsic was validated.
pub struct Val<T: Config>
where
    CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    BalanceOf<T>: Send + Sync,
{
    payment: Payment<T::AccountId, InnerVal<T>>,
    unspent: Weight,
}

/// What is settled after dispatch.
pub struct Pre<T: Config>
where
    CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    BalanceOf<T>: Send + Sync,
{
    payment: Payment<T::AccountId, <Inner<T> as TransactionExtension<CallOf<T>>>::Pre>,
    unspent: Weight,
    /// The length that HETU pays for.
    hetu_length: usize,
}

/// Nothing that may pay can.
fn unpayable<E>(_: E) -> TransactionValidityError {
    InvalidTransaction::Payment.into()
}

/// A length that does not fit is the longest there is.
fn length(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// The weight of making a payment, beside that of the checks before it.
fn route_weight<T: Config>(route: Route) -> Weight {
    match route {
        Route::Capacity { .. } => WeightsOf::<T>::charge_power(),
        Route::Flux { .. } => WeightsOf::<T>::charge_flux(),
        Route::Hetu | Route::Forbidden => WeightsOf::<T>::look_up(),
    }
}

/// Charges `power` of what was reserved and tells so.
fn settle<T: Config>(who: T::AccountId, charge: Charge, power: Power) {
    let Charge { id, route, power: reserved } = charge;
    match T::Payments::settle(id, route, reserved, power) {
        Route::Capacity { power } => Pallet::<T>::deposit_event(Event::PowerPaid { who, id, power }),
        Route::Flux { fee } => Pallet::<T>::deposit_event(Event::FluxPaid { who, id, fee }),
        Route::Hetu | Route::Forbidden => {},
    }
}

impl<T: Config> ChargePower<T>
where
    CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    BalanceOf<T>: Send + Sync,
{
    /// Whether the waiver lets the extrinsic cost its signer nothing.
    pub fn is_waived(&self, who: &T::AccountId, call: &CallOf<T>) -> bool {
        self.0.tip().is_zero()
            && T::Waiver::covers(call)
            && T::Waiver::waives(who, call)
            // A call that is filtered fails, and what fails is not free.
            && <T as frame_system::Config>::BaseCallFilter::contains(call)
    }

    /// What the extrinsic would cost its signer in this state, at most. `info` is that of the extrinsic,
    /// the weight of its extensions included.
    pub fn quote(
        &self,
        who: &T::AccountId,
        call: &CallOf<T>,
        len: usize,
        info: &DispatchInfoOf<CallOf<T>>,
    ) -> Quote {
        let charge = match self.decide(who, call, len, info) {
            Ok((Payment::Waived(_) | Payment::Exit { .. }, _)) => return Quote::Free,
            Ok((Payment::Extrinsic { charge, .. } | Payment::Message { charge, .. }, _)) => charge,
            Ok((Payment::Hetu(_), _)) => return self.quote_hetu(who, call, len, info),
            Err(_) => return Quote::Forbidden,
        };
        match charge.route {
            Route::Capacity { power } => Quote::Capacity { power },
            Route::Flux { fee } => Quote::Flux { fee },
            // Neither is a charge.
            Route::Hetu | Route::Forbidden => Quote::Forbidden,
        }
    }

    /// The fee in HETU at most, tip included, and whether the signer has it.
    fn quote_hetu(
        &self,
        who: &T::AccountId,
        call: &CallOf<T>,
        len: usize,
        info: &DispatchInfoOf<CallOf<T>>,
    ) -> Quote {
        let tip = self.0.tip();
        let len = length(Self::hetu_length(call, len));
        let most = pallet_transaction_payment::Pallet::<T>::compute_fee(len, info, tip);
        let fee = most.saturated_into();
        match T::OnChargeTransaction::can_withdraw_fee(who, call, info, most, tip) {
            Ok(()) => Quote::Hetu { fee },
            Err(_) => Quote::Unaffordable { fee },
        }
    }

    /// The length that HETU pays for. The payload of a message counts, as it does where Power or Flux pays: what is
    /// dear there is not cheap here. A length that does not fit is the longest there is.
    pub fn hetu_length(call: &CallOf<T>, len: usize) -> usize {
        let Some((bytes, _)) = T::Messages::message(call) else { return len };
        usize::try_from(length(len).saturating_add(bytes)).unwrap_or(usize::MAX)
    }

    /// Whether it is left to HETU, whether or not that is there.
    #[cfg(feature = "runtime-benchmarks")]
    pub(crate) fn is_left_to_hetu(
        &self,
        who: &T::AccountId,
        call: &CallOf<T>,
        len: usize,
        info: &DispatchInfoOf<CallOf<T>>,
    ) -> bool {
        matches!(self.decide(who, call, len, info), Ok((Payment::Hetu(_), _)))
    }

    /// Who pays, and what it weighed to find out whether the extrinsic is free.
    fn decide(
        &self,
        who: &T::AccountId,
        call: &CallOf<T>,
        len: usize,
        info: &DispatchInfoOf<CallOf<T>>,
    ) -> Result<(Decision<T>, Weight), TransactionValidityError> {
        let mut checks = Self::waiver_weight(call);
        if self.is_waived(who, call) {
            return Ok((Payment::Waived(who.clone()), checks));
        }
        let tipped = !self.0.tip().is_zero();
        let message = T::Messages::message(call);
        if info.pays_fee == Pays::No || (tipped && message.is_none()) {
            return Ok((Payment::Hetu(None), checks));
        }
        let controlled = T::Identities::controlled_by(who);
        if tipped {
            return Ok((Payment::Hetu(controlled), checks));
        }
        if T::Exits::contains(call) {
            checks = checks.saturating_add(WeightsOf::<T>::exit());
            // Who controls none, like the owner of what has ended, exits on the allowance of its human identity.
            let leaving = controlled.or_else(|| T::Identities::identity_of_owner(who));
            if let Some(id) = leaving.filter(|id| T::Payments::exit_available(*id)) {
                checks = checks.saturating_add(call.get_dispatch_info().call_weight);
                if Self::would_succeed(who, call) {
                    return Ok((Payment::Exit { who: who.clone(), id }, checks));
                }
            }
        }
        let Some(id) = controlled else { return Ok((Payment::Hetu(None), checks)) };
        let power = match message {
            Some((bytes, is_intent)) => T::Payments::message_cost(bytes, is_intent),
            None => T::Payments::extrinsic_cost(length(len), info.total_weight().ref_time()),
        };
        let route = T::Payments::route(id, power);
        let (who, charge) = (who.clone(), Charge { id, route, power });
        let payment = match (route, message) {
            (Route::Forbidden, _) => return Err(InvalidTransaction::Payment.into()),
            (Route::Hetu, message) => Payment::Hetu(message.map(|_| id)),
            (_, Some(_)) => Payment::Message { who, charge },
            (_, None) => Payment::Extrinsic { who, charge },
        };
        Ok((payment, checks))
    }

    /// Whether the call would succeed in this state: it is dispatched as it would be, and undone.
    fn would_succeed(who: &T::AccountId, call: &CallOf<T>) -> bool {
        with_transaction(|| {
            let outcome = call.clone().dispatch(RawOrigin::Signed(who.clone()).into());
            TransactionOutcome::Rollback(outcome.map(drop).map_err(|failure| failure.error))
        })
        .is_ok()
    }

    fn waiver_weight(call: &CallOf<T>) -> Weight {
        if T::Waiver::covers(call) { WeightsOf::<T>::waive() } else { Weight::zero() }
    }

    /// What is declared: all checks that the call may need, and the dearest way to pay.
    fn declared(&self, call: &CallOf<T>) -> Weight {
        let exit = if T::Exits::contains(call) {
            WeightsOf::<T>::exit().saturating_add(call.get_dispatch_info().call_weight)
        } else {
            Weight::zero()
        };
        let hetu = WeightsOf::<T>::look_up().saturating_add(self.0.weight(call));
        let dearest = WeightsOf::<T>::charge_power().max(WeightsOf::<T>::charge_flux()).max(hetu);
        Self::waiver_weight(call).saturating_add(exit).saturating_add(dearest)
    }

    /// What the pool is told of an extrinsic that does not pay HETU. There is no fee of which the operational class would
    /// have a virtual tip.
    fn untipped(decision: &Decision<T>, info: &DispatchInfoOf<CallOf<T>>, len: usize) -> ValidTransaction {
        let provides = match decision {
            // The pool keeps one free extrinsic of a signer: the second would find that the first has done it.
            Payment::Waived(who) | Payment::Exit { who, .. } => alloc::vec![("FeeWaived", who).encode()],
            _ => Default::default(),
        };
        let priority = Inner::<T>::get_priority(info, len, Zero::zero(), Zero::zero());
        ValidTransaction { priority, provides, ..Default::default() }
    }

    /// Asks the wrapped extension about an extrinsic that HETU pays for.
    fn validate_hetu(
        &self,
        origin: OriginOf<T>,
        call: &CallOf<T>,
        info: &DispatchInfoOf<CallOf<T>>,
        len: usize,
        implication: &impl Implication,
        source: TransactionSource,
    ) -> Result<(ValidTransaction, InnerVal<T>, OriginOf<T>), TransactionValidityError> {
        let hetu_length = Self::hetu_length(call, len);
        let (mut valid, val, origin) =
            self.0.validate(origin, call, info, hetu_length, (), implication, source)?;
        if hetu_length != len {
            // What a message declares takes no room in the block.
            let tip = self.0.tip();
            let fee = pallet_transaction_payment::Pallet::<T>::compute_fee(length(hetu_length), info, tip);
            valid.priority = Inner::<T>::get_priority(info, len, tip, fee);
        }
        Ok((valid, val, origin))
    }

    /// What of the declared weight the decision does not need.
    fn unspent(&self, call: &CallOf<T>, decision: &Decision<T>, checks: Weight) -> Weight {
        let payment = match decision {
            Payment::Waived(_) | Payment::Exit { .. } => Weight::zero(),
            Payment::Extrinsic { charge, .. } => route_weight::<T>(charge.route),
            Payment::Message { .. } => WeightsOf::<T>::look_up(),
            Payment::Hetu(_) => WeightsOf::<T>::look_up().saturating_add(self.0.weight(call)),
        };
        self.declared(call).saturating_sub(checks).saturating_sub(payment)
    }
}

impl<T: Config + Send + Sync> TransactionExtension<CallOf<T>> for ChargePower<T>
where
    CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    OriginOf<T>: AsSystemOriginSigner<T::AccountId> + Clone,
    BalanceOf<T>: Send + Sync,
{
    const IDENTIFIER: &'static str = <Inner<T> as TransactionExtension<CallOf<T>>>::IDENTIFIER;
    type Implicit = <Inner<T> as TransactionExtension<CallOf<T>>>::Implicit;
    type Val = Val<T>;
    type Pre = Pre<T>;

    fn implicit(&self) -> Result<Self::Implicit, TransactionValidityError> {
        <Inner<T> as TransactionExtension<CallOf<T>>>::implicit(&self.0)
    }

    fn metadata() -> alloc::vec::Vec<sp_runtime::traits::TransactionExtensionMetadata> {
        <Inner<T> as TransactionExtension<CallOf<T>>>::metadata()
    }

    fn weight(&self, call: &CallOf<T>) -> Weight {
        self.declared(call)
    }

    fn validate(
        &self,
        origin: OriginOf<T>,
        call: &CallOf<T>,
        info: &DispatchInfoOf<CallOf<T>>,
        len: usize,
        implicit: Self::Implicit,
        implication: &impl Implication,
        source: TransactionSource,
    ) -> Result<(ValidTransaction, Self::Val, OriginOf<T>), TransactionValidityError> {
        let Some(who) = origin.as_system_origin_signer().cloned() else {
            let (valid, val, origin) =
                self.0.validate(origin, call, info, len, implicit, implication, source)?;
            // Nobody is charged. The wrapped extension gives its own weight back.
            let unspent = self.declared(call).saturating_sub(self.0.weight(call));
            return Ok((valid, Val { payment: Payment::Hetu(val), unspent }, origin));
        };
        let (decision, checks) = self.decide(&who, call, len, info)?;
        let unspent = self.unspent(call, &decision, checks);
        let (mut valid, mut origin) = (Self::untipped(&decision, info, len), origin);
        let payment = decision.try_map_hetu(|message| {
            let (tipped, val, signed) =
                self.validate_hetu(origin.clone(), call, info, len, implication, source)?;
            valid = tipped;
            origin = match message {
                Some(id) => T::Messages::paid_origin(who, id),
                None => signed,
            };
            Ok::<_, TransactionValidityError>(val)
        })?;
        Ok((valid, Val { payment, unspent }, origin))
    }

    fn prepare(
        self,
        val: Self::Val,
        origin: &OriginOf<T>,
        call: &CallOf<T>,
        info: &DispatchInfoOf<CallOf<T>>,
        len: usize,
    ) -> Result<Self::Pre, TransactionValidityError> {
        let Val { payment, unspent } = val;
        let hetu_length = Self::hetu_length(call, len);
        match payment {
            Payment::Exit { id, .. } => T::Payments::use_exit(id).map_err(unpayable)?,
            Payment::Extrinsic { charge, .. } => {
                T::Payments::reserve(charge.id, charge.route).map_err(unpayable)?
            },
            Payment::Waived(_) | Payment::Message { .. } | Payment::Hetu(_) => {},
        }
        let payment = payment.try_map_hetu(|val| self.0.prepare(val, origin, call, info, hetu_length))?;
        Ok(Pre { payment, unspent, hetu_length })
    }

    // The call has run: whatever it left behind, the extrinsic is included and nothing here may fail.
    fn post_dispatch_details(
        pre: Self::Pre,
        info: &DispatchInfoOf<CallOf<T>>,
        post_info: &PostDispatchInfoOf<CallOf<T>>,
        len: usize,
        result: &DispatchResult,
    ) -> Result<Weight, TransactionValidityError> {
        let Pre { payment, unspent, hetu_length } = pre;
        let mut used = *post_info;
        used.refund(unspent);
        let is_free = used.pays_fee(info) == Pays::No;
        match payment {
            Payment::Waived(who) => Pallet::<T>::deposit_event(Event::FeeWaived { who }),
            Payment::Exit { who, id } => Pallet::<T>::deposit_event(Event::ExitUsed { who, id }),
            Payment::Extrinsic { who, charge } => {
                let time = used.calc_actual_weight(info).ref_time();
                let power = T::Payments::extrinsic_cost(length(len), time).min(charge.power);
                settle::<T>(who, charge, if is_free { Zero::zero() } else { power });
            },
            Payment::Message { who, charge } if result.is_err() && !is_free => {
                // The state is that of the validation again, where the route could pay.
                if T::Payments::reserve(charge.id, charge.route).is_ok() {
                    settle::<T>(who, charge, charge.power);
                }
                // Looking up is the first part of paying.
                let looked_up = unspent.saturating_add(WeightsOf::<T>::look_up());
                return Ok(looked_up.saturating_sub(route_weight::<T>(charge.route)));
            },
            Payment::Message { .. } => {},
            Payment::Hetu(pre) => {
                let refund = <Inner<T> as TransactionExtension<CallOf<T>>>::post_dispatch_details(
                    pre,
                    info,
                    &used,
                    hetu_length,
                    result,
                )?;
                return Ok(unspent.saturating_add(refund));
            },
        }
        Ok(unspent)
    }
}
