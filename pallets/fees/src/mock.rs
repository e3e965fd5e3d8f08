//! A runtime with one call that is waived for whoever holds a ticket, and identities with the simplest possible
//! meters: what was given to them is on the meter, charged, or drained.
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
use crate::{ChargePower, MessageCalls, Quote, Waiver, WeightInfo};
use codec::Encode;
use fluxnomics_primitives::{Power, capacity::PowerPayments, identity::IdentityId};
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
/// Controls an identity and has HETU.
pub const CAROL: AccountId = 3;
/// Controls an identity and has no HETU.
pub const DAVE: AccountId = 4;
pub const RICHES: Balance = 1_000_000_000_000;

pub fn identity_of(who: AccountId) -> IdentityId {
    who * 10
}

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

/// Identities with a meter, Flux, exits and a policy.
#[frame_support::pallet]
pub mod meters {
    use fluxnomics_primitives::{
        Balance, Power,
        capacity::{Picoseconds, PowerPayments, Route},
        identity::{Identities, IdentityId, OwnerIdentities},
        time::Seconds,
    };
    use frame_support::{dispatch::PostDispatchInfo, pallet_prelude::*, traits::ConstU128};
    use frame_system::{RawOrigin, pallet_prelude::*};
    use sp_runtime::traits::Dispatchable;

    /// What an identity has and had.
    #[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
    pub struct Account {
        pub meter: Power,
        pub flux: Balance,
        pub exits: u32,
        /// Whether there is something to leave.
        pub staked: bool,
        pub allows_flux: bool,
        pub allows_hetu: bool,
        /// All that was ever put on the meter; and what of it the extension, messages and `drain` took.
        pub power_given: Power,
        pub power_settled: Power,
        pub power_sent: Power,
        pub power_drained: Power,
        pub flux_given: Balance,
        pub flux_settled: Balance,
        pub flux_sent: Balance,
        pub flux_spent: Balance,
    }

    /// What may happen to what pays while the call runs.
    #[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
    pub enum Meddling {
        Drain,
        SpendFlux,
        Rotate(u64),
        Congest(u128),
        Convert(u128),
    }

    #[pallet::config]
    pub trait Config:
        frame_system::Config<
            AccountId = u64,
            RuntimeCall: Dispatchable<PostInfo = PostDispatchInfo>,
            RuntimeOrigin: From<Origin> + Into<Result<Origin, Self::RuntimeOrigin>>,
        >
    {
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::origin]
    #[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
    pub enum Origin {
        /// HETU has paid for this message.
        PaidMessage { who: u64, id: IdentityId },
    }

    #[pallet::event]
    #[pallet::generate_deposit(fn deposit_event)]
    pub enum Event<T: Config> {
        Left { id: IdentityId },
        Sent { id: IdentityId },
    }

    #[pallet::error]
    pub enum Error<T> {
        NoIdentity,
        NothingToLeave,
        NotEnough,
        Refused,
    }

    #[pallet::storage]
    pub type Controls<T: Config> = StorageMap<_, Twox64Concat, u64, IdentityId>;
    /// The human identity of an owner.
    #[pallet::storage]
    pub type Owns<T: Config> = StorageMap<_, Twox64Concat, u64, IdentityId>;
    #[pallet::storage]
    pub type Accounts<T: Config> = StorageMap<_, Twox64Concat, IdentityId, Account>;
    #[pallet::storage]
    pub type Congestion<T: Config> = StorageValue<_, u128, ValueQuery, ConstU128<1>>;
    /// Power for a unit of Flux.
    #[pallet::storage]
    pub type Rate<T: Config> = StorageValue<_, u128, ValueQuery, ConstU128<7>>;

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// A message.
        #[pallet::call_index(0)]
        #[pallet::weight(Weight::from_parts(2_000, 0))]
        pub fn send(origin: OriginFor<T>, bytes: u32, is_intent: bool, fails: bool) -> DispatchResult {
            let id = match Into::<Result<Origin, _>>::into(origin) {
                Ok(Origin::PaidMessage { id, .. }) => id,
                Err(origin) => {
                    let id = Self::controlled(origin)?;
                    let power = Self::message_cost(bytes, is_intent);
                    match Self::route(id, power) {
                        Route::Capacity { power } => Self::mutate(id, |account| {
                            account.meter -= power;
                            account.power_sent += power;
                        })?,
                        Route::Flux { fee } => Self::mutate(id, |account| {
                            account.flux -= fee;
                            account.flux_sent += fee;
                        })?,
                        Route::Hetu | Route::Forbidden => return Err(Error::<T>::NotEnough.into()),
                    }
                    id
                },
            };
            Self::deposit_event(Event::Sent { id });
            ensure!(!fails, Error::<T>::Refused);
            Ok(())
        }

        /// An exit.
        #[pallet::call_index(1)]
        #[pallet::weight(Weight::from_parts(5_000, 0))]
        pub fn leave(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let id = Controls::<T>::get(who).or_else(|| Owns::<T>::get(who)).ok_or(Error::<T>::NoIdentity)?;
            Self::deposit_event(Event::Left { id });
            let staked = Accounts::<T>::mutate(id, |account| {
                account.as_mut().is_some_and(|account| core::mem::take(&mut account.staked))
            });
            ensure!(staked, Error::<T>::NothingToLeave);
            Ok(())
        }

        /// Work that takes as long as it says, costs nothing or fails.
        #[pallet::call_index(2)]
        #[pallet::weight(Weight::from_parts(*declared, 0))]
        pub fn work(
            origin: OriginFor<T>,
            declared: u64,
            actual: Option<u64>,
            pays: bool,
            fails: bool,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let _ = declared;
            ensure!(!fails, Error::<T>::Refused);
            Ok(PostDispatchInfo {
                actual_weight: actual.map(|time| Weight::from_parts(time, 0)),
                pays_fee: if pays { Pays::Yes } else { Pays::No },
            })
        }

        #[pallet::call_index(3)]
        #[pallet::weight(Weight::from_parts(3_000, 0))]
        pub fn meddle(origin: OriginFor<T>, how: Meddling, fails: bool) -> DispatchResult {
            let who = ensure_signed(origin)?;
            let id = Controls::<T>::get(who).ok_or(Error::<T>::NoIdentity)?;
            match how {
                Meddling::Drain => {
                    Self::mutate(id, |account| account.power_drained += core::mem::take(&mut account.meter))?
                },
                Meddling::SpendFlux => {
                    Self::mutate(id, |account| account.flux_spent += core::mem::take(&mut account.flux))?
                },
                Meddling::Rotate(to) => {
                    Controls::<T>::remove(who);
                    Controls::<T>::insert(to, id);
                },
                Meddling::Congest(factor) => Congestion::<T>::put(factor),
                Meddling::Convert(rate) => Rate::<T>::put(rate),
            }
            ensure!(!fails, Error::<T>::Refused);
            Ok(())
        }

        /// Makes all calls or none.
        #[pallet::call_index(4)]
        #[pallet::weight(Weight::from_parts(10_000, 0))]
        pub fn batch(origin: OriginFor<T>, calls: Vec<T::RuntimeCall>) -> DispatchResult {
            for call in calls {
                call.dispatch(origin.clone()).map_err(|failure| failure.error)?;
            }
            Ok(())
        }
    }

    impl<T: Config> Pallet<T> {
        fn controlled(origin: OriginFor<T>) -> Result<IdentityId, DispatchError> {
            Ok(Controls::<T>::get(ensure_signed(origin)?).ok_or(Error::<T>::NoIdentity)?)
        }

        fn mutate(id: IdentityId, how: impl FnOnce(&mut Account)) -> DispatchResult {
            Accounts::<T>::try_mutate(id, |account| {
                how(account.as_mut().ok_or(Error::<T>::NoIdentity)?);
                Ok(())
            })
        }

        pub fn signed(who: u64) -> OriginFor<T> {
            RawOrigin::Signed(who).into()
        }
    }

    impl<T: Config> Identities<u64> for Pallet<T> {
        fn controlled_by(who: &u64) -> Option<IdentityId> {
            Controls::<T>::get(who)
        }
        fn owner(_: IdentityId) -> Option<u64> {
            None
        }
        fn is_active(id: IdentityId) -> bool {
            Accounts::<T>::contains_key(id)
        }
    }

    impl<T: Config> OwnerIdentities<u64> for Pallet<T> {
        fn owner_identity(_: IdentityId) -> Option<IdentityId> {
            None
        }
        fn identity_of_owner(owner: &u64) -> Option<IdentityId> {
            Owns::<T>::get(owner)
        }
        fn agents(_: IdentityId) -> u32 {
            0
        }
        fn registered_at(_: IdentityId) -> Option<Seconds> {
            None
        }
    }

    impl<T: Config> PowerPayments for Pallet<T> {
        fn extrinsic_cost(bytes: u32, time: Picoseconds) -> Power {
            (100 + Power::from(bytes) + Power::from(time) / 10) * Congestion::<T>::get()
        }
        fn message_cost(bytes: u32, is_intent: bool) -> Power {
            (100 + Power::from(bytes) + if is_intent { 50 } else { 0 }) * Congestion::<T>::get()
        }
        fn route(id: IdentityId, power: Power) -> Route {
            let Some(account) = Accounts::<T>::get(id) else { return Route::Hetu };
            let fee = power.div_ceil(Rate::<T>::get());
            if account.meter >= power {
                Route::Capacity { power }
            } else if account.allows_flux && account.flux >= fee {
                Route::Flux { fee }
            } else if account.allows_hetu {
                Route::Hetu
            } else {
                Route::Forbidden
            }
        }
        fn reserve(id: IdentityId, route: Route) -> DispatchResult {
            let account = Accounts::<T>::get(id).ok_or(Error::<T>::NoIdentity)?;
            match route {
                Route::Capacity { power } if account.meter >= power => {
                    Self::mutate(id, |account| account.meter -= power)
                },
                Route::Flux { fee } if account.flux >= fee => Self::mutate(id, |account| account.flux -= fee),
                _ => Err(Error::<T>::NotEnough.into()),
            }
        }
        fn settle(id: IdentityId, route: Route, reserved: Power, power: Power) -> Route {
            assert!(power <= reserved, "more is charged than was reserved");
            let mut charged = route;
            Self::mutate(id, |account| match &mut charged {
                Route::Capacity { power: charged } => {
                    account.meter += *charged - power;
                    *charged = power;
                    account.power_settled += power;
                },
                Route::Flux { fee } => {
                    let burned = (*fee * power).div_ceil(reserved);
                    account.flux += *fee - burned;
                    *fee = burned;
                    account.flux_settled += burned;
                },
                Route::Hetu | Route::Forbidden => panic!("nothing was reserved"),
            })
            .expect("identities do not go");
            charged
        }
        fn exit_available(id: IdentityId) -> bool {
            Accounts::<T>::get(id).is_some_and(|account| account.exits > 0)
        }
        fn use_exit(id: IdentityId) -> DispatchResult {
            ensure!(Self::exit_available(id), Error::<T>::NotEnough);
            Self::mutate(id, |account| account.exits -= 1)
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
    #[runtime::pallet_index(5)]
    pub type Meters = meters::Pallet<Test>;
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
impl meters::Config for Test {}

impl crate::Config for Test {
    type Waiver = TicketWaiver;
    type Identities = Meters;
    type Payments = Meters;
    type Exits = Leaving;
    type Messages = Messages;
    type WeightInfo = Weights;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = Helper;
}

pub const CHARGE: Weight = Weight::from_parts(700, 0);
pub const WAIVE: Weight = Weight::from_parts(30, 0);
pub const CHARGE_POWER: Weight = Weight::from_parts(800, 0);
pub const CHARGE_FLUX: Weight = Weight::from_parts(900, 0);
pub const LOOK_UP: Weight = Weight::from_parts(10, 0);
pub const EXIT: Weight = Weight::from_parts(50, 0);
/// The dearest payment.
pub const DEAREST: Weight = CHARGE_FLUX;

pub struct Weights;
impl WeightInfo for Weights {
    fn waive() -> Weight {
        WAIVE
    }
    fn charge_power() -> Weight {
        CHARGE_POWER
    }
    fn charge_flux() -> Weight {
        CHARGE_FLUX
    }
    fn look_up() -> Weight {
        LOOK_UP
    }
    fn exit() -> Weight {
        EXIT
    }
}
impl pallet_transaction_payment::WeightInfo for Weights {
    fn charge_transaction_payment() -> Weight {
        CHARGE
    }
}

pub struct TicketWaiver;
impl Waiver<AccountId, RuntimeCall> for TicketWaiver {
    fn covers(call: &RuntimeCall) -> bool {
        matches!(call, RuntimeCall::Tickets(tickets::Call::redeem {}))
    }
    fn waives(who: &AccountId, _: &RuntimeCall) -> bool {
        tickets::Tickets::<Test>::contains_key(who)
    }
}

pub struct Leaving;
impl Contains<RuntimeCall> for Leaving {
    fn contains(call: &RuntimeCall) -> bool {
        matches!(call, RuntimeCall::Meters(meters::Call::leave {}))
    }
}

pub struct Messages;
impl MessageCalls<AccountId, RuntimeCall, RuntimeOrigin> for Messages {
    fn message(call: &RuntimeCall) -> Option<(u32, bool)> {
        match call {
            RuntimeCall::Meters(meters::Call::send { bytes, is_intent, .. }) => Some((*bytes, *is_intent)),
            _ => None,
        }
    }
    fn paid_origin(who: AccountId, id: IdentityId) -> RuntimeOrigin {
        meters::Origin::PaidMessage { who, id }.into()
    }
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;
#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<AccountId, RuntimeCall> for Helper {
    fn waived() -> (AccountId, RuntimeCall) {
        give_ticket(POOR);
        (POOR, redeem())
    }
    fn capacity() -> (AccountId, RuntimeCall) {
        identify(CAROL, RICHES, 0);
        (CAROL, remark())
    }
    fn flux() -> (AccountId, RuntimeCall) {
        identify(CAROL, 0, RICHES);
        (CAROL, remark())
    }
    fn hetu() -> (AccountId, RuntimeCall) {
        identify(CAROL, 0, 0);
        (CAROL, remark())
    }
    fn exit() -> AccountId {
        retire(CAROL);
        CAROL
    }
}

parameter_types! {
    /// Whether the calls of the ticket pallet, exits and messages are stopped.
    pub storage Paused: bool = false;
}

pub struct Filter;
impl Contains<RuntimeCall> for Filter {
    fn contains(call: &RuntimeCall) -> bool {
        let stopped = matches!(
            call,
            RuntimeCall::Tickets(_) | RuntimeCall::Meters(meters::Call::leave {} | meters::Call::send { .. })
        );
        !(Paused::get() && stopped)
    }
}

pub fn new_test_ext() -> sp_io::TestExternalities {
    let mut ext: sp_io::TestExternalities = RuntimeGenesisConfig {
        balances: pallet_balances::GenesisConfig {
            balances: vec![(ALICE, RICHES), (CAROL, RICHES)],
            ..Default::default()
        },
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

pub fn leave() -> RuntimeCall {
    meters::Call::leave {}.into()
}

pub fn send(bytes: u32, fails: bool) -> RuntimeCall {
    meters::Call::send { bytes, is_intent: false, fails }.into()
}

pub fn work(declared: u64, actual: Option<u64>, pays: bool, fails: bool) -> RuntimeCall {
    meters::Call::work { declared, actual, pays, fails }.into()
}

pub fn meddle(how: meters::Meddling) -> RuntimeCall {
    meters::Call::meddle { how, fails: false }.into()
}

pub fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
    meters::Call::batch { calls }.into()
}

pub fn give_ticket(who: AccountId) {
    tickets::Tickets::<Test>::insert(who, ());
}

/// Makes `who` the controller of an identity that has something to leave and one exit for it.
pub fn identify(who: AccountId, meter: Power, flux: Balance) -> IdentityId {
    let id = identity_of(who);
    System::inc_sufficients(&who);
    meters::Controls::<Test>::insert(who, id);
    let account = meters::Account {
        meter,
        flux,
        exits: 1,
        staked: true,
        allows_flux: true,
        allows_hetu: true,
        power_given: meter,
        power_settled: 0,
        power_sent: 0,
        power_drained: 0,
        flux_given: flux,
        flux_settled: 0,
        flux_sent: 0,
        flux_spent: 0,
    };
    meters::Accounts::<Test>::insert(id, account);
    id
}

/// Makes `who` the owner of an identity that nobody controls any more, with one exit and something to leave.
pub fn retire(who: AccountId) -> IdentityId {
    let id = identify(who, RICHES, RICHES);
    meters::Controls::<Test>::remove(who);
    meters::Owns::<Test>::insert(who, id);
    id
}

pub fn account(id: IdentityId) -> meters::Account {
    meters::Accounts::<Test>::get(id).unwrap()
}

pub fn change(id: IdentityId, how: impl FnOnce(&mut meters::Account)) {
    meters::Accounts::<Test>::mutate(id, |account| how(account.as_mut().unwrap()));
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

/// The weight of the extension if HETU pays, once what it did not need is given back.
pub fn hetu_weight(call: &RuntimeCall) -> Weight {
    let waiver = if TicketWaiver::covers(call) { WAIVE } else { Weight::zero() };
    waiver + LOOK_UP + CHARGE
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

/// The extrinsic of `who`, without a tip.
pub fn submit(who: AccountId, call: RuntimeCall) -> Outcome {
    apply(power(0), RuntimeOrigin::signed(who), call)
}

pub fn submit_with(tip: Balance, who: AccountId, call: RuntimeCall) -> Outcome {
    apply(power(tip), RuntimeOrigin::signed(who), call)
}

/// What the signer is told before.
pub fn quote(who: AccountId, tip: Balance, call: &RuntimeCall) -> Quote {
    let info = info(call, &power(tip));
    power(tip).quote(&who, call, call.encoded_size(), &info)
}

/// What an extrinsic costs in Power at most.
pub fn cost(call: &RuntimeCall) -> Power {
    cost_at(call, info(call, &power(0)).total_weight())
}

/// What it costs at a weight.
pub fn cost_at(call: &RuntimeCall, weight: Weight) -> Power {
    Meters::extrinsic_cost(call.encoded_size() as u32, weight.ref_time())
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

/// All that the state is.
pub fn root() -> Vec<u8> {
    sp_io::storage::root(sp_runtime::StateVersion::V1)
}
