//! # XP, the flywheel of reputation
//!
//! Paid work earns XP; burned XP lowers fees; what was burned is earned again. Locked, it raises trust. See the README
//! of this crate for the calls, the formulas and the numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod burns;
mod earnings;
mod hooks;
mod impls;
mod locks;
pub mod migrations;
mod try_state;
pub mod types;
mod views;
mod weeks;
pub mod weights;
mod work;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::{
    BreakEven, ClosedWeek, Counterparty, CurrentWeek, Earner, EarningsView, Expiry, Ledger, OwnerId,
    Reputation, Tally, TierDrop, TierView, TrustView, Unlocking, WeekRecord, WeekTerms, WeekView,
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
    use super::*;
    use alloc::vec::Vec;
    use fluxnomics_economics::xp::{
        Fees, Week, Xp,
        tier::{Burns, Quote, Tier},
        week,
    };
    use fluxnomics_primitives::{
        Balance,
        identity::{IdentityId, OwnerIdentities},
        params::XpParams,
        time::{EconomicClock, Seconds},
    };
    use frame_support::{
        pallet_prelude::*,
        traits::fungible::{Inspect, Mutate, MutateHold},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::Perbill;

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// XP: minted by claims, burned for tiers.
        type Xp: Mutate<Self::AccountId, Balance = Xp>;
        /// The same XP, held while it is locked.
        type Holds: MutateHold<Self::AccountId, Balance = Xp, Reason = Self::RuntimeHoldReason>;
        type RuntimeHoldReason: From<HoldReason>;
        type Identities: OwnerIdentities<Self::AccountId>;
        type Clock: EconomicClock;
        type Parameters: Get<XpParams>;
        /// HETU that the chain takes for one FLX now, in base units.
        type FluxPrice: Get<Balance>;
        /// The part of a fee that a panel is paid.
        type PanelPart: Get<Perbill>;
        /// Weeks after which the bootstrap halves.
        #[pallet::constant]
        type BootstrapHalving: Get<Week>;
        /// Counterparties of an owner that a week tells apart; the others are counted as one.
        #[pallet::constant]
        type MaxCounterparties: Get<u32>;
        /// Requests to unlock that an owner may have waiting.
        #[pallet::constant]
        type MaxUnlocking: Get<u32>;
        /// Weeks that one block closes at most, when more than one is due.
        #[pallet::constant]
        type MaxCloses: Get<u32>;
        /// Closed weeks that the history keeps.
        #[pallet::constant]
        type HistoryLength: Get<u32>;
        type WeightInfo: WeightInfo;
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId>;
    }

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// Why XP of an account is held.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// Locked for reputation, or waiting to be released.
        Lock,
    }

    /// All XP: what was paid, burned and released, and what waits.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Books<T> = StorageValue<_, Ledger, ValueQuery>;

    /// The week that work is counted in: behind the clock only while more weeks are due than a block closes.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type OpenWeek<T> = StorageValue<_, CurrentWeek, ValueQuery>;

    /// Closed weeks of which somebody has not realised its share. Each owner has work of one week at most, so there
    /// are no more of them than owners.
    #[pallet::storage]
    pub type Weeks<T> = StorageMap<_, Twox64Concat, Week, ClosedWeek>;

    /// The last closed weeks, each at its number modulo `HistoryLength`.
    #[pallet::storage]
    pub type History<T> = StorageMap<_, Twox64Concat, u32, WeekRecord>;

    /// What an owner does in a week, and what it is due. Backed by the bond of its identity.
    #[pallet::storage]
    pub type Earners<T: Config> =
        StorageMap<_, Blake2_128Concat, OwnerId, Earner<T::MaxCounterparties>, OptionQuery>;

    /// What an owner's trust is made of. Backed by the bond of its identity.
    #[pallet::storage]
    pub type Reputations<T: Config> =
        StorageMap<_, Blake2_128Concat, OwnerId, Reputation<T::MaxUnlocking>, ValueQuery>;

    /// What an owner burned in the last thirty days. Backed by the bond of its identity.
    #[pallet::storage]
    pub type Burned<T> = StorageMap<_, Blake2_128Concat, OwnerId, Burns, ValueQuery>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            Books::<T>::put(Ledger { genesis: T::Xp::total_issuance(), ..Ledger::default() });
            OpenWeek::<T>::put(Pallet::<T>::opening(week(T::Clock::now())));
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    #[allow(clippy::large_enum_variant, reason = "events are encoded at once and not kept")]
    pub enum Event<T: Config> {
        /// A week closed, and its pool is shared by those who worked in it.
        WeekClosed { record: WeekRecord },
        /// A task of an owner's identity ended in `week`: settled with `fee`, or failed with the fee that would have been
        /// due; or several did that were settled together. The owner's record of jobs grew by `weight`. It counts with
        /// the owner of the client, or with the others.
        WorkCounted {
            owner: OwnerId,
            week: Week,
            provider: IdentityId,
            client: IdentityId,
            counterparty: Option<OwnerId>,
            settled: bool,
            fee: Fees,
            weight: Perbill,
        },
        /// An owner's share of a closed week was realised: `due` waits for it, `carried` goes to the next pool.
        ShareRealised { owner: OwnerId, week: Week, due: Xp, carried: Xp },
        /// What waited for an owner was minted.
        Claimed { owner: OwnerId, account: T::AccountId, amount: Xp },
        /// An owner burned XP for its tier; `sum` counts today. The week after `week` shares it.
        XpBurned { owner: OwnerId, account: T::AccountId, week: Week, amount: Xp, sum: Xp, tier: Tier },
        /// An owner locked XP.
        XpLocked { owner: OwnerId, amount: Xp },
        /// An owner asked for locked XP. It stopped counting.
        UnlockRequested { owner: OwnerId, amount: Xp, releasable_from: Seconds },
        /// An owner locked anew what it had asked for.
        UnlockCancelled { owner: OwnerId, amount: Xp },
        /// XP was released.
        XpReleased { owner: OwnerId, account: T::AccountId, amount: Xp },
        /// An owner's identity is gone, and all that is kept about it. What waited for it goes to the next pool.
        OwnerForgotten { owner: OwnerId, carried: Xp },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The account owns no human identity.
        NotRegistered,
        /// The owner has no registered agent.
        NoAgent,
        /// The amount is zero.
        ZeroAmount,
        /// Nothing waits to be claimed.
        NothingToClaim,
        /// Less is locked.
        InsufficientLocked,
        /// Less waits to be released.
        InsufficientUnlocking,
        /// As many requests to unlock wait as can.
        TooManyUnlocking,
        /// Nothing can be released yet.
        NothingToWithdraw,
        /// A number would not fit.
        Overflow,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::close_due_weeks()
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Burns `amount` XP of the caller, who owns an agent, for its fee tier. It counts today and on the 29 days
        /// that follow, for all identities of the owner. There is no way back.
        ///
        /// Emits `XpBurned`. Fails with `NotRegistered`, `NoAgent`, `ZeroAmount`, or for want of XP.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::burn())]
        pub fn burn(origin: OriginFor<T>, #[pallet::compact] amount: Xp) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_burn(who, amount)
        }

        /// Mints what waits for an owner, named by its human identity, to the owner's account. By anyone.
        ///
        /// Emits `Claimed`, and before it `ShareRealised` if a week of the owner's work had closed. Fails with
        /// `NothingToClaim`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::claim())]
        pub fn claim(origin: OriginFor<T>, #[pallet::compact] owner: OwnerId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_claim(owner)
        }

        /// Locks `amount` XP of the caller for the trust in all its identities. It counts more from day to day, in full
        /// after seven. One base unit of the account stays free.
        ///
        /// Emits `XpLocked`. Fails with `NotRegistered`, `ZeroAmount`, or for want of XP.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::lock())]
        pub fn lock(origin: OriginFor<T>, #[pallet::compact] amount: Xp) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_lock(who, amount)
        }

        /// Asks for `amount` of the caller's locked XP. It stops counting at once and can be withdrawn after
        /// `unlock_delay`.
        ///
        /// Emits `UnlockRequested`. Fails with `NotRegistered`, `ZeroAmount`, `InsufficientLocked` or
        /// `TooManyUnlocking`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::unlock())]
        pub fn unlock(origin: OriginFor<T>, #[pallet::compact] amount: Xp) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_unlock(who, amount)
        }

        /// Locks `amount` anew of what the caller asked for, the latest request first. It counts as if it were locked
        /// now.
        ///
        /// Emits `UnlockCancelled`. Fails with `NotRegistered`, `ZeroAmount` or `InsufficientUnlocking`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::cancel_unlock())]
        pub fn cancel_unlock(origin: OriginFor<T>, #[pallet::compact] amount: Xp) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_cancel_unlock(who, amount)
        }

        /// Releases what an owner, named by its human identity, asked for and has waited for. By anyone.
        ///
        /// Emits `XpReleased`. Fails with `NothingToWithdraw`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, #[pallet::compact] owner: OwnerId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_withdraw(owner)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The fee tier of an account now, and when it drops.
        pub fn tier(owner: T::AccountId) -> TierView {
            Self::tier_view(&owner)
        }

        /// What `target` would cost an account and save it in a month of tasks that cost `volume` FLX, with XP at
        /// `xp_price` FLX for a whole XP, in base units.
        pub fn quote(owner: T::AccountId, target: Tier, volume: Balance, xp_price: Balance) -> Quote {
            Self::quote_view(&owner, target, volume, xp_price)
        }

        /// The burns of an account that count, and from which day on they do not.
        pub fn expiries(owner: T::AccountId) -> Vec<Expiry> {
            Self::expiries_view(&owner)
        }

        /// What waits for an owner, what it did this week, and what that is worth if nothing else happens.
        pub fn earnings(owner: OwnerId) -> EarningsView {
            Self::earnings_view(owner)
        }

        /// Trust in an identity, and what it is made of.
        pub fn trust_of(id: IdentityId) -> TrustView {
            Self::trust_view(id)
        }

        /// The price of XP from which on it pays to buy one's own work of this week for the XP, where `seats` of the panels
        /// are one's own and Flux has to be bought. `None` if it never does.
        ///
        /// Flux that would lie idle costs its holder nothing, and washes at any price: what it earns is bounded by the caps
        /// and the pool of the week alone.
        pub fn wash_break_even(seats: Perbill) -> Option<BreakEven> {
            Self::break_even(seats)
        }

        /// The open week, what it will be shared by, and whether caps are all that decides about it.
        pub fn open_week() -> WeekView {
            Self::week_view()
        }

        /// All XP, by what happened to it.
        pub fn books() -> Ledger {
            Books::<T>::get()
        }

        /// The last closed weeks, the latest first, `count` at most.
        pub fn history(count: u32) -> Vec<WeekRecord> {
            Self::latest_weeks(count)
        }
    }
}
