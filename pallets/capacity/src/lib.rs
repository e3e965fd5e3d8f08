//! # Capacity: staking makes Power
//!
//! Stake of HETU or Flux fills two meters over time, one for messages and extrinsics, one for tasks. It can be lent and
//! rented. What a meter holds pays where others pay fees. See the README of this crate for the calls, the rules and the
//! numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod account;
mod delegation;
mod impls;
mod market;
mod messages;
mod network;
mod origins;
mod staking;
mod try_state;
pub mod types;
mod views;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use messages::ENVELOPE;
pub use origins::{EnsureSender, Sender};
pub use pallet::*;
pub use types::{
    Account, AccountView, Beneficiary, Book, Chunk, DayUse, Delegation, FeePolicy, LeaseId, LeaseRecord,
    MeterView, Network, NetworkView, Offer, OfferId, OfferKey, OfferPage, PriceKey, Quote, Side, Term,
    Totals as Stakes,
};
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::unreachable,
    reason = "in what the macros generate; the logic stands in the other modules, under every lint"
)]
pub mod pallet {
    use super::{types::InitialNetwork, *};
    use alloc::vec::Vec;
    use fluxnomics_economics::capacity::{
        conversion::ConversionRate,
        rent::RentPrice,
        stake::{Alphas, Asset},
    };
    use fluxnomics_primitives::{
        Balance, Hash,
        capacity::{Picoseconds, Route, Usage},
        flux::FluxLedger,
        identity::{Identities, IdentityId, PowerLedger, StorageDeposits},
        params::CapacityParams,
        time::{EconomicClock, Seconds},
        work::TaskId,
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{
            OnUnbalanced,
            fungible::{BalancedHold, Credit, Inspect, MutateHold},
        },
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::Perbill;

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// HETU: stake and rent are held.
        type Currency: Inspect<Self::AccountId, Balance = Balance>
            + MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>
            + BalancedHold<Self::AccountId>;
        type RuntimeHoldReason: From<HoldReason>;
        /// Receives HETU that was slashed.
        type Slashed: OnUnbalanced<Credit<Self::AccountId, Self::Currency>>;
        type Flux: FluxLedger;
        type Identities: Identities<Self::AccountId>;
        /// Told of what was spent.
        type Power: PowerLedger;
        /// Holds deposits for delegations, offers and leases.
        type Deposits: StorageDeposits;
        type Clock: EconomicClock;
        type Parameters: Get<CapacityParams>;
        /// What a message computes, its extension included: extrinsics pay for what they compute beyond it.
        type MessageTime: Get<Picoseconds>;
        /// A controller, or a message that the fee extension has charged for.
        type MessageOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Sender<Self::AccountId>>;
        /// Chunks that unbond at the same time, for one identity.
        #[pallet::constant]
        type MaxChunks: Get<u32>;
        /// Leases of one identity, as lessor and renter.
        #[pallet::constant]
        type MaxTerms: Get<u32>;
        /// Delegations of one identity to others.
        #[pallet::constant]
        type MaxDelegations: Get<u32>;
        /// Offers of one identity.
        #[pallet::constant]
        type MaxOffers: Get<u32>;
        /// Bytes that the payload of a message may have.
        #[pallet::constant]
        type MaxMessageBytes: Get<u32>;
        type WeightInfo: WeightInfo;
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
    }

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// Why HETU of an account is held.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Stake of its identities, unbonding stake too.
        Stake,
        /// Rent that its leases have not earned yet.
        Rent,
    }

    #[pallet::origin]
    #[derive(
        Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
    )]
    pub enum Origin {
        /// A message of an identity for which a fee in HETU was charged.
        PaidMessage(IdentityId),
    }

    /// What each identity has staked, and what it may spend. Backed by its bond; gone with it.
    #[pallet::storage]
    pub type Accounts<T: Config> =
        StorageMap<_, Blake2_128Concat, IdentityId, Account<T::MaxChunks, T::MaxTerms>>;

    /// Stake that fills a meter of another identity. Each entry is backed by a deposit.
    #[pallet::storage]
    pub type Delegations<T: Config> =
        StorageDoubleMap<_, Blake2_128Concat, IdentityId, Blake2_128Concat, Beneficiary, Delegation>;

    /// Stake for rent, each book in the order of its prices. Each entry is backed by a deposit.
    #[pallet::storage]
    pub type Offers<T: Config> = StorageNMap<
        _,
        (NMapKey<Twox64Concat, Book>, NMapKey<Identity, PriceKey>, NMapKey<Twox64Concat, OfferId>),
        Offer,
    >;

    /// The number of the next offer.
    #[pallet::storage]
    pub type NextOffer<T> = StorageValue<_, OfferId, ValueQuery>;

    /// Rented stake. Each entry is backed by a deposit.
    #[pallet::storage]
    pub type Leases<T: Config> = StorageMap<_, Blake2_128Concat, LeaseId, LeaseRecord<T::AccountId>>;

    /// The number of the next lease.
    #[pallet::storage]
    pub type NextLease<T> = StorageValue<_, LeaseId, ValueQuery>;

    /// All stake.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Totals<T> = StorageValue<_, Stakes, ValueQuery>;

    /// M, R and α: what holds for everybody.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type NetworkState<T> = StorageValue<_, Network, ValueQuery, InitialNetwork>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// Stake was added: from now on it makes capacity.
        Staked { id: IdentityId, asset: Asset, amount: Balance },
        /// Stake was taken out of use. It can be withdrawn from `matures_at` on.
        Unstaked { id: IdentityId, asset: Asset, amount: Balance, matures_at: Seconds },
        /// Stake that was unbonding makes capacity again. The newest came first.
        UnstakeCancelled { id: IdentityId, asset: Asset, amount: Balance },
        /// Matured stake went back: HETU to the owner, and what demurrage left of Flux to the identity.
        Withdrawn { id: IdentityId, hetu: Balance, flux: Balance },
        /// Stake was taken for good.
        Slashed { id: IdentityId, asset: Asset, amount: Balance },
        /// Stake was delegated, in addition to what was before.
        Delegated { id: IdentityId, to: Beneficiary, units: Balance, locked_until: Seconds },
        /// Delegated stake was taken back.
        Undelegated { id: IdentityId, to: Beneficiary, units: Balance },
        /// The delegator was slashed; `units` are left.
        DelegationShrunk { id: IdentityId, to: Beneficiary, units: Balance },
        /// Stake was offered for rent.
        Offered { lessor: IdentityId, key: OfferKey, units: Balance, longest_term: Seconds },
        /// An offer was withdrawn.
        OfferWithdrawn { lessor: IdentityId, key: OfferKey },
        /// Stake was rented: `rent` HETU of the payer are held and stream to the lessor's owner.
        Rented {
            lease: LeaseId,
            lessor: IdentityId,
            renter: IdentityId,
            payer: T::AccountId,
            key: OfferKey,
            units: Balance,
            rent: Balance,
            ends_at: Seconds,
        },
        /// A lessor's owner was paid what a lease had earned.
        RentPaid { lease: LeaseId, amount: Balance, ended: bool },
        /// The lessor was slashed; `units` are left, `due` was paid and `refund` went back to the payer.
        LeaseShrunk { lease: LeaseId, units: Balance, due: Balance, refund: Balance },
        /// An identity set what must not pay for it.
        FeePolicySet { id: IdentityId, policy: FeePolicy },
        /// A message was sent.
        MessageSent {
            from: IdentityId,
            to: IdentityId,
            payload: Hash,
            bytes: u32,
            is_intent: bool,
            task: Option<TaskId>,
            paid: Route,
        },
        /// A day ended; `fullness` is the mean of its blocks, `rate` is R from now on.
        DayClosed { fullness: Perbill, rate: ConversionRate },
        /// α or the storage of meters changed.
        GenerationChanged { alphas: Alphas, storage: Seconds },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The identity is not registered, or has no controller.
        NotActive,
        /// The identity to which something is sent or delegated is not active.
        BeneficiaryNotActive,
        /// The caller is neither the owner nor the controller.
        NotOwnerOrController,
        /// The caller does not own the identity.
        NotOwner,
        /// The caller controls no identity.
        NotController,
        /// The amount is zero.
        ZeroAmount,
        /// The identity has less stake that is not lent.
        InsufficientStake,
        /// Less is unbonding and has not matured.
        InsufficientUnbonding,
        /// More unstakings wait than the limit.
        TooManyChunks,
        /// Nothing has matured, or what has is frozen.
        NothingToWithdraw,
        /// An identity cannot lend to itself.
        SameIdentity,
        /// Less stake than the least that may be lent.
        BelowLeastLent,
        /// More delegations than the limit.
        TooManyDelegations,
        /// Nothing is delegated there.
        NotDelegated,
        /// Less is delegated there.
        InsufficientDelegation,
        /// The delegation is locked.
        StillLocked,
        /// The term is shorter than a lease may be.
        TermTooShort,
        /// The term is longer than allowed.
        TermTooLong,
        /// More offers than the limit.
        TooManyOffers,
        /// There is no such offer.
        UnknownOffer,
        /// Less is on offer.
        InsufficientOffer,
        /// The price is above the renter's limit.
        PriceAboveLimit,
        /// More leases than the limit, of the lessor or the renter.
        TooManyLeases,
        /// There is no such lease.
        UnknownLease,
        /// The lease has earned nothing since it was last settled.
        NothingToSettle,
        /// Neither capacity nor Flux covers it.
        InsufficientCapacity,
        /// Today's free exits are used up.
        NoFreeExit,
        /// A number would not fit.
        Overflow,
        /// The payload has more bytes than a message may have.
        MessageTooLong,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            T::WeightInfo::close_block()
        }

        fn on_finalize(_: BlockNumberFor<T>) {
            Self::close_block();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Stakes `amount` of an asset for an identity. HETU by its owner, of whom it is held; Flux by owner or
        /// controller. New stake has generated nothing yet.
        ///
        /// Emits `Staked`. Fails with `NotActive`, `NotOwnerOrController`, `NotOwner`, `ZeroAmount`, or for want of the
        /// asset.
        #[pallet::call_index(0)]
        #[pallet::weight(match asset {
            Asset::Hetu => T::WeightInfo::stake_hetu(),
            Asset::Flux => T::WeightInfo::stake_flux(),
        })]
        pub fn stake(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            asset: Asset,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_stake(who, id, asset, amount)
        }

        /// Takes stake out of use; it can be withdrawn after `unbonding_delay`, Flux at the end of that day. By owner
        /// or controller. What the meters hold stays.
        ///
        /// Emits `Unstaked`. Fails with `NotActive`, `NotOwnerOrController`, `ZeroAmount`, `InsufficientStake` or
        /// `TooManyChunks`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::unstake())]
        pub fn unstake(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            asset: Asset,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_unstake(who, id, asset, amount)
        }

        /// Puts stake back in use that unbonds and has not matured, the newest first. By owner or controller.
        ///
        /// Emits `UnstakeCancelled`. Fails with `NotActive`, `NotOwnerOrController`, `ZeroAmount` or
        /// `InsufficientUnbonding`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::cancel_unstake(T::MaxChunks::get()))]
        pub fn cancel_unstake(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            asset: Asset,
            #[pallet::compact] amount: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_cancel_unstake(who, id, asset, amount)
        }

        /// Pays out all stake of an identity that has matured and is not frozen: HETU to its owner, Flux to it. By
        /// anyone.
        ///
        /// Emits `Withdrawn`. Fails with `NotActive` or `NothingToWithdraw`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::withdraw(T::MaxChunks::get()))]
        pub fn withdraw(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
        ) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let chunks = Self::do_withdraw(id)?;
            Ok(Some(T::WeightInfo::withdraw(chunks)).into())
        }

        /// Lets `units` of stake fill a meter of another identity. By owner or controller; with a lock, in economic
        /// seconds, by the owner. Adding to a delegation never shortens its lock. Holds `entry_deposit` for a new one.
        ///
        /// Emits `Delegated`. Fails with `NotActive`, `NotOwnerOrController`, `NotOwner`, `SameIdentity`,
        /// `BeneficiaryNotActive`, `ZeroAmount`, `TermTooLong`, `BelowLeastLent`, `InsufficientStake`,
        /// `TooManyDelegations`, or for want of the deposit.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::delegate())]
        pub fn delegate(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            to: Beneficiary,
            #[pallet::compact] units: Balance,
            #[pallet::compact] lock: Seconds,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_delegate(who, id, to, units, lock)
        }

        /// Takes delegated stake back, once its lock is over. By owner or controller. What the beneficiary's meter
        /// holds stays there.
        ///
        /// Emits `Undelegated`. Fails with `NotActive`, `NotOwnerOrController`, `ZeroAmount`, `NotDelegated`,
        /// `StillLocked`, `InsufficientDelegation` or `BelowLeastLent`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::undelegate())]
        pub fn undelegate(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            to: Beneficiary,
            #[pallet::compact] units: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_undelegate(who, id, to, units)
        }

        /// Offers `units` of stake for rent at `price`: HETU for one whole token for one economic day. By the owner,
        /// who receives the rent. The stake stays in use until it is rented. Holds `entry_deposit`.
        ///
        /// Emits `Offered`. Fails with `NotActive`, `NotOwner`, `BelowLeastLent`, `ZeroAmount`, `TermTooShort`,
        /// `TermTooLong`, `InsufficientStake`, `TooManyOffers`, or for want of the deposit.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::offer())]
        pub fn offer(
            origin: OriginFor<T>,
            #[pallet::compact] lessor: IdentityId,
            book: Book,
            #[pallet::compact] units: Balance,
            #[pallet::compact] price: RentPrice,
            #[pallet::compact] longest_term: Seconds,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_offer(who, lessor, book, units, price, longest_term)
        }

        /// Withdraws what is left of an offer. By the lessor's owner or controller. Running leases go on.
        ///
        /// Emits `OfferWithdrawn`. Fails with `UnknownOffer`, `NotActive` or `NotOwnerOrController`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::withdraw_offer())]
        pub fn withdraw_offer(origin: OriginFor<T>, key: OfferKey) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_withdraw_offer(who, key)
        }

        /// Rents `units` of an offer for `term` economic seconds, at `max_price` or less. By the renter's owner or
        /// controller, of whom the rent is held in advance; it streams to the lessor's owner. Holds `entry_deposit`.
        ///
        /// Emits `Rented`. Fails with `NotActive`, `NotOwnerOrController`, `UnknownOffer`, `SameIdentity`,
        /// `PriceAboveLimit`, `TermTooShort`, `TermTooLong`, `BelowLeastLent`, `InsufficientOffer`, `InsufficientStake`,
        /// `TooManyLeases`, or for want of HETU.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::rent())]
        pub fn rent(
            origin: OriginFor<T>,
            #[pallet::compact] renter: IdentityId,
            key: OfferKey,
            #[pallet::compact] units: Balance,
            #[pallet::compact] term: Seconds,
            #[pallet::compact] max_price: RentPrice,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_rent(who, renter, key, units, term, max_price)
        }

        /// Pays the lessor's owner what a lease has earned, and forgets a lease that has ended. By anyone.
        ///
        /// Emits `RentPaid`. Fails with `UnknownLease` or `NothingToSettle`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::settle_lease())]
        pub fn settle_lease(origin: OriginFor<T>, #[pallet::compact] lease: LeaseId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_settle_lease(lease)
        }

        /// Sets what must not pay for extrinsics and messages of an identity. By its owner; by its controller if that
        /// lifts nothing that is forbidden. A tip pays in HETU whatever the policy says.
        ///
        /// Emits `FeePolicySet`. Fails with `NotActive`, `NotOwnerOrController` or `NotOwner`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::set_fee_policy())]
        pub fn set_fee_policy(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            policy: FeePolicy,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_set_fee_policy(who, id, policy)
        }

        /// Sends a message to another identity: the hash of its payload, which travels off chain, and its length. By a
        /// controller.
        ///
        /// Costs `(P0 + P_size·(140 + bytes) + P_intent·is_intent)·M` Power, drawn from the day's allowance and the
        /// messaging meter, or else burned in Flux; nothing more where a fee in HETU was charged for the extrinsic, in
        /// which its bytes count. `bytes` are `MaxMessageBytes` at most.
        /// `task` names the task to which it belongs.
        ///
        /// Emits `MessageSent`. Fails with `NotController`, `MessageTooLong`, `BeneficiaryNotActive` or
        /// `InsufficientCapacity`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::send_message().max(T::WeightInfo::send_message_by_flux()))]
        pub fn send_message(
            origin: OriginFor<T>,
            #[pallet::compact] to: IdentityId,
            payload: Hash,
            #[pallet::compact] bytes: u32,
            is_intent: bool,
            task: Option<TaskId>,
        ) -> DispatchResultWithPostInfo {
            let (from, is_paid) = match T::MessageOrigin::ensure_origin(origin)? {
                Sender::Paid(id) => (id, true),
                Sender::Controller(who) => {
                    (T::Identities::controlled_by(&who).ok_or(Error::<T>::NotController)?, false)
                },
            };
            let weight = match Self::do_send_message(from, is_paid, to, payload, bytes, is_intent, task)? {
                Route::Flux { .. } => T::WeightInfo::send_message_by_flux(),
                _ => T::WeightInfo::send_message(),
            };
            Ok(Some(weight).into())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// What an identity has staked and may spend now.
        pub fn account(id: IdentityId) -> AccountView {
            Self::view_at(id, T::Clock::now())
        }

        /// The same at an economic time to come, if nothing happens until then.
        pub fn account_at_time(id: IdentityId, at: Seconds) -> AccountView {
            Self::view_at(id, at)
        }

        /// What a message costs now, its envelope included.
        pub fn quote_message(bytes: u32, is_intent: bool) -> Quote {
            Self::quote_for_message(bytes, is_intent)
        }

        /// What an extrinsic costs now that has so many bytes and computes for so many picoseconds.
        pub fn quote_extrinsic(bytes: u32, time: Picoseconds) -> Quote {
            Self::quote_for_extrinsic(bytes, time)
        }

        /// What the execution of a task costs now.
        pub fn quote_task(usage: Usage) -> Quote {
            Self::quote_for_task(usage)
        }

        /// The cheapest offers of a book of which something can be rented now, `count` and a hundred at most, with no
        /// more units than that.
        pub fn offers(book: Book, count: u32) -> Vec<(OfferKey, Offer)> {
            Self::page_of_offers(book, None, count).offers
        }

        /// The same, one at least, from the first offer after `after`, and after which to go on. A page may hold fewer than `count`, or
        /// none, and still not be the last: no more than 2,000 offers are read for one.
        pub fn offer_page(book: Book, after: Option<OfferKey>, count: u32) -> OfferPage {
            Self::page_of_offers(book, after, count.max(1))
        }

        /// M, R, α and all stake.
        pub fn network() -> NetworkView {
            Self::network_view()
        }
    }
}
