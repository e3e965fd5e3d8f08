//! The transaction extension.
use crate::{Config, Event, Pallet, Waiver, WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::fmt;
use frame_support::{
    dispatch::{DispatchInfo, PostDispatchInfo},
    pallet_prelude::{TransactionSource, Weight},
    traits::Contains,
};
use pallet_transaction_payment::{ChargeTransactionPayment, OnChargeTransaction};
use scale_info::{StaticTypeInfo, TypeInfo};
use sp_runtime::{
    DispatchResult,
    traits::{
        AsSystemOriginSigner, DispatchInfoOf, Dispatchable, Implication, PostDispatchInfoOf,
        TransactionExtension, Zero,
    },
    transaction_validity::{TransactionValidityError, ValidTransaction},
};

type CallOf<T> = <T as frame_system::Config>::RuntimeCall;
type OriginOf<T> = <CallOf<T> as Dispatchable>::RuntimeOrigin;
type BalanceOf<T> =
    <<T as pallet_transaction_payment::Config>::OnChargeTransaction as OnChargeTransaction<T>>::Balance;
type Inner<T> = ChargeTransactionPayment<T>;

/// Charges for an extrinsic: nothing where the fee is waived, HETU otherwise. A tip says "I pay HETU",
/// so that nobody buys priority with nothing.
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

impl<T: Config> ChargePower<T> {
    /// Whether the extrinsic would cost its signer nothing.
    pub fn is_waived(&self, who: &T::AccountId, call: &CallOf<T>) -> bool
    where
        BalanceOf<T>: Send + Sync,
        CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    {
        self.0.tip().is_zero()
            && T::Waiver::waives(who, call)
            // A call that is filtered fails, and what fails is not free.
            && <T as frame_system::Config>::BaseCallFilter::contains(call)
    }
}

/// What was decided when the extrinsic was validated.
pub enum Val<T: Config>
where
    CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    BalanceOf<T>: Send + Sync,
{
    Waived(T::AccountId),
    Charged(<Inner<T> as TransactionExtension<CallOf<T>>>::Val),
}

/// What is settled after dispatch.
pub enum Pre<T: Config>
where
    CallOf<T>: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>,
    BalanceOf<T>: Send + Sync,
{
    Waived { who: T::AccountId, unspent: Weight },
    Charged(<Inner<T> as TransactionExtension<CallOf<T>>>::Pre),
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
        self.0.weight(call).saturating_add(<T as Config>::WeightInfo::waive())
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
        if let Some(who) = origin.as_system_origin_signer()
            && self.is_waived(who, call)
        {
            let who = who.clone();
            let priority = Inner::<T>::get_priority(info, len, Zero::zero(), Zero::zero());
            // The tag keeps the pool to one waived extrinsic of a signer: the second would find the waiver used up.
            let provides = alloc::vec![("FeeWaived", &who).encode()];
            let valid = ValidTransaction { priority, provides, ..Default::default() };
            return Ok((valid, Val::Waived(who), origin));
        }
        let (valid, val, origin) = self.0.validate(origin, call, info, len, implicit, implication, source)?;
        Ok((valid, Val::Charged(val), origin))
    }

    fn prepare(
        self,
        val: Self::Val,
        origin: &OriginOf<T>,
        call: &CallOf<T>,
        info: &DispatchInfoOf<CallOf<T>>,
        len: usize,
    ) -> Result<Self::Pre, TransactionValidityError> {
        Ok(match val {
            Val::Waived(who) => Pre::Waived { who, unspent: self.0.weight(call) },
            Val::Charged(val) => Pre::Charged(self.0.prepare(val, origin, call, info, len)?),
        })
    }

    fn post_dispatch_details(
        pre: Self::Pre,
        info: &DispatchInfoOf<CallOf<T>>,
        post_info: &PostDispatchInfoOf<CallOf<T>>,
        len: usize,
        result: &DispatchResult,
    ) -> Result<Weight, TransactionValidityError> {
        match pre {
            Pre::Waived { who, unspent } => {
                Pallet::<T>::deposit_event(Event::FeeWaived { who });
                Ok(unspent)
            },
            Pre::Charged(pre) => <Inner<T> as TransactionExtension<CallOf<T>>>::post_dispatch_details(
                pre, info, post_info, len, result,
            ),
        }
    }
}
