//! A runtime with one call that is waived for whoever holds a ticket.
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
use crate as pallet_fees;
use crate::{ChargePower, Waiver, WeightInfo};
use codec::Encode;

use frame_support::{
    derive_impl,
    dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
    parameter_types,
    traits::{ConstU8, ConstU128, Contains},
    weights::{IdentityFee, Weight},
};
use pallet_transaction_payment::{ChargeTransactionPayment, FungibleAdapter};
use sp_runtime::{
    ApplyExtrinsicResultWithInfo, BuildStorage,
    traits::{DispatchTransaction, IdentityLookup},
    transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
};

pub type AccountId = u64;
pub type Balance = u128;
pub type Block = frame_system::mocking::MockBlock<Test>;

pub const ALICE: AccountId = 1;
/// Has no HETU.
pub const POOR: AccountId = 2;
pub const RICHES: Balance = 1_000_000_000_000;

/// A call that only the holder of a ticket can make, once a ticket.
#[frame_support::pallet]
pub mod tickets {
    use frame_support::pallet_prelude::*;
    use frame_system::pallet_prelude::*;

    #[pallet::config]
    pub trait Config: frame_system::Config {}

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::storage]
    pub type Tickets<T: Config> = StorageMap<_, Twox64Concat, T::AccountId, (), OptionQuery>;

    #[pallet::error]
    pub enum Error<T> {
        NoTicket,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        #[pallet::call_index(0)]
        #[pallet::weight(Weight::from_parts(1_000, 0))]
        pub fn redeem(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Tickets::<T>::take(who).ok_or(Error::<T>::NoTicket)?;
            Ok(())
        }
    }
}

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeHoldReason,
        RuntimeFreezeReason,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system::Pallet<Test>;
    #[runtime::pallet_index(1)]
    pub type Balances = pallet_balances::Pallet<Test>;
    #[runtime::pallet_index(2)]
    pub type TransactionPayment = pallet_transaction_payment::Pallet<Test>;
    #[runtime::pallet_index(3)]
    pub type Fees = pallet_fees::Pallet<Test>;
    #[runtime::pallet_index(4)]
    pub type Tickets = tickets::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
    type AccountId = AccountId;
    type Lookup = IdentityLookup<AccountId>;
    type AccountData = pallet_balances::AccountData<Balance>;
    type BaseCallFilter = Filter;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
    type Balance = Balance;
    type ExistentialDeposit = ConstU128<10>;
    type AccountStore = System;
}

impl pallet_transaction_payment::Config for Test {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction = FungibleAdapter<Balances, ()>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightToFee = IdentityFee<Balance>;
    type LengthToFee = IdentityFee<Balance>;
    type FeeMultiplierUpdate = ();
    type WeightInfo = Weights;
}

impl tickets::Config for Test {}

impl crate::Config for Test {
    type Waiver = TicketWaiver;
    type WeightInfo = Weights;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = TicketWaiver;
}

pub const CHARGE: Weight = Weight::from_parts(700, 0);
pub const WAIVE: Weight = Weight::from_parts(30, 0);

pub struct Weights;
impl WeightInfo for Weights {
    fn waive() -> Weight {
        WAIVE
    }
}
impl pallet_transaction_payment::WeightInfo for Weights {
    fn charge_transaction_payment() -> Weight {
        CHARGE
    }
}

pub struct TicketWaiver;
impl Waiver<AccountId, RuntimeCall> for TicketWaiver {
    fn waives(who: &AccountId, call: &RuntimeCall) -> bool {
        matches!(call, RuntimeCall::Tickets(tickets::Call::redeem {}))
            && tickets::Tickets::<Test>::contains_key(who)
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, RuntimeCall> for TicketWaiver {
    fn waived() -> (AccountId, RuntimeCall) {
        give_ticket(POOR);
        (POOR, redeem())
    }
}

parameter_types! {
    /// Whether the calls of the ticket pallet are stopped.
    pub storage Paused: bool = false;
}

pub struct Filter;
impl Contains<RuntimeCall> for Filter {
    fn contains(call: &RuntimeCall) -> bool {
        !(Paused::get() && matches!(call, RuntimeCall::Tickets(_)))
    }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig { balances: vec![(ALICE, RICHES)], ..Default::default() },
        ..Default::default()
    }
    .build_storage()
    .unwrap()
    .into();
    ext.execute_with(|| System::set_block_number(1));
    ext
}

pub fn redeem() -> RuntimeCall {
    tickets::Call::redeem {}.into()
}

pub fn remark() -> RuntimeCall {
    frame_system::Call::remark { remark: vec![1, 2, 3] }.into()
}

pub fn give_ticket(who: AccountId) {
    tickets::Tickets::<Test>::insert(who, ());
}

pub fn plain(tip: Balance) -> ChargeTransactionPayment<Test> {
    ChargeTransactionPayment::from(tip)
}

pub fn power(tip: Balance) -> ChargePower<Test> {
    plain(tip).into()
}

/// The dispatch information of a call that carries the extension.
pub fn info<E>(call: &RuntimeCall, extension: &E) -> DispatchInfo
where
    E: sp_runtime::traits::TransactionExtension<RuntimeCall>,
{
    DispatchInfo { extension_weight: extension.weight(call), ..call.get_dispatch_info() }
}

pub type Outcome = ApplyExtrinsicResultWithInfo<PostDispatchInfo>;

/// What happens to an extrinsic in a block.
pub fn apply<E>(extension: E, origin: RuntimeOrigin, call: RuntimeCall) -> Outcome
where
    E: sp_runtime::traits::TransactionExtension<RuntimeCall>,
{
    let info = info(&call, &extension);
    let len = call.encoded_size();
    extension.dispatch_transaction(origin, call, &info, len, 0)
}

/// What the pool says to an extrinsic.
pub fn validate<E>(
    extension: &E,
    who: AccountId,
    call: &RuntimeCall,
) -> Result<ValidTransaction, TransactionValidityError>
where
    E: sp_runtime::traits::TransactionExtension<RuntimeCall>,
{
    let info = info(call, extension);
    let (origin, len) = (RuntimeOrigin::signed(who), call.encoded_size());
    extension.validate_only(origin, call, &info, len, TransactionSource::External, 0).map(|(valid, ..)| valid)
}

/// The events of fees since the last call of this function.
pub fn events() -> Vec<RuntimeEvent> {
    let events = System::events()
        .into_iter()
        .map(|record| record.event)
        .filter(|event| matches!(event, RuntimeEvent::Fees(_) | RuntimeEvent::TransactionPayment(_)))
        .collect();
    System::reset_events();
    events
}
