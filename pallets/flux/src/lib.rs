//! # Flux, the soulbound money
//!
//! Minted for verified work or sold within what work left unminted, burned by coordination, and never moved from one
//! identity to another but as the price of a task. See the README of this crate for the calls, the formulas and the
//! numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod epochs;
mod hooks;
mod impls;
mod ledger;
pub mod migrations;
mod purchase;
mod rewards;
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
pub use pallet::*;
pub use types::{
    Account, AccountView, Burned, ClosedRound, EpochRecord, Ledger, Minted, OpenRound, PolicyView, Round,
    SupplyView, Watch,
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
    use super::{types::InitialPolicy, *};
    use alloc::vec::Vec;
    use fluxnomics_economics::{
        breaker::Stage,
        flux::{epoch::Policy, reward::Weight as Work},
    };
    use fluxnomics_primitives::{
        Balance,
        flux::{AutoStake, Epoch, FluxCharge, FluxHold, Place},
        identity::{Identities, IdentityId},
        params::FluxParams,
        time::EconomicClock,
    };
    use frame_support::{pallet_prelude::*, traits::fungible::Mutate};
    use frame_system::pallet_prelude::*;

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// HETU, which buys Flux.
        type Currency: Mutate<Self::AccountId, Balance = Balance>;
        /// Receives the HETU that Flux is sold for.
        type Treasury: Get<Self::AccountId>;
        type Identities: Identities<Self::AccountId>;
        type Clock: EconomicClock;
        type Parameters: Get<FluxParams>;
        /// Told of rewards that are staked.
        type AutoStake: AutoStake;
        /// FLX that genesis may mint at most.
        #[pallet::constant]
        type GenesisSupply: Get<Balance>;
        /// Epochs after which the bootstrap halves.
        #[pallet::constant]
        type BootstrapHalving: Get<Epoch>;
        /// Epochs that one block closes at most, when more than one is due.
        #[pallet::constant]
        type MaxCloses: Get<u32>;
        /// Closed epochs that the history keeps.
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

    /// All Flux: the totals by reason, the demurrage index, and what it applies to.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Totals<T> = StorageValue<_, Ledger, ValueQuery>;

    /// The Flux of each identity. Backed by its bond; gone once empty.
    #[pallet::storage]
    pub type Accounts<T> = StorageMap<_, Blake2_128Concat, IdentityId, Account>;

    /// κ, β, the averages, the reservoir, the quota and the breaker.
    #[pallet::storage]
    pub type MonetaryPolicy<T> = StorageValue<_, Policy, ValueQuery, InitialPolicy>;

    /// The epoch that is open: behind today only while more epochs are due than a block closes.
    #[pallet::storage]
    pub type OpenEpoch<T> = StorageValue<_, Epoch, ValueQuery>;

    /// The round that work is counted in.
    #[pallet::storage]
    pub type CurrentRound<T> = StorageValue<_, OpenRound, ValueQuery>;

    /// Rounds of which somebody has not realised a reward. Each identity works in one of them at most, so there are
    /// no more of them than identities.
    #[pallet::storage]
    pub type Rounds<T> = StorageMap<_, Twox64Concat, Round, ClosedRound>;

    /// Epochs whose index somebody needs. Backed by deposits of those who watch.
    #[pallet::storage]
    pub type Watches<T> = StorageMap<_, Twox64Concat, Epoch, Watch>;

    /// The last closed epochs, each at its number modulo `HistoryLength`.
    #[pallet::storage]
    pub type History<T> = StorageMap<_, Twox64Concat, u32, EpochRecord>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// FLX of identities that genesis registers, `GenesisSupply` in all at most.
        pub endowments: Vec<(IdentityId, Balance)>,
        #[serde(skip)]
        pub _config: PhantomData<T>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            for (id, amount) in &self.endowments {
                assert!(T::Identities::is_active(*id), "flux.endowments: identity {id} is not registered");
                assert!(
                    Pallet::<T>::endow(*id, *amount).is_ok(),
                    "flux.endowments: more FLX than a balance can count"
                );
            }
            let total = Totals::<T>::get().minted.genesis;
            let most = T::GenesisSupply::get();
            assert!(total <= most, "flux.endowments sum to {total}, but at most {most} is possible");
            OpenEpoch::<T>::put(T::Clock::today());
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    #[allow(clippy::large_enum_variant, reason = "events are encoded at once and not kept")]
    pub enum Event<T: Config> {
        /// An epoch closed. `record` says what it was like; `policy` is what the next one begins with.
        EpochClosed { record: EpochRecord, policy: Policy },
        /// The breaker changed its stage.
        BreakerMoved { stage: Stage },
        /// Verified work of an identity was counted in a round.
        WorkCounted { id: IdentityId, round: Round, weight: Work },
        /// An identity's share of a round was realised: `free` and `staked` arrived, demurrage since the close
        /// already taken.
        RewardRealised { id: IdentityId, round: Round, free: Balance, staked: Balance },
        /// An account bought Flux for an identity.
        Purchased { id: IdentityId, buyer: T::AccountId, amount: Balance, cost: Balance },
        /// Flux of an identity moved between two places.
        Shifted { id: IdentityId, amount: Balance, from: Place, to: Place },
        /// Flux that was exempt since it was held became free: of `amount`, `arrived` is left.
        Matured { id: IdentityId, amount: Balance, arrived: Balance, since: Epoch },
        /// Flux of an identity was burned.
        Burned { id: IdentityId, amount: Balance, from: Place, charge: FluxCharge },
        /// A task was paid: burned at the payer, minted at the provider.
        Settled { payer: IdentityId, from: FluxHold, provider: IdentityId, to: Place, amount: Balance },
        /// An identity ended; what it had left was burned.
        Forfeited { id: IdentityId, amount: Balance },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The identity is not registered, or has no controller.
        NotActive,
        /// The caller is neither the owner nor the controller.
        NotOwnerOrController,
        /// The amount is zero.
        ZeroAmount,
        /// The identity has less Flux in that place.
        InsufficientFlux,
        /// More than what is left of today's quota.
        QuotaExceeded,
        /// The purchase would cost more than the caller's limit.
        CostAboveLimit,
        /// The breaker holds minting back.
        MintingPaused,
        /// More than the breaker lets pass now.
        BreakerCeiling,
        /// The identity has no reward to realise.
        NothingToClaim,
        /// Nobody watches that epoch.
        NotWatched,
        /// That epoch has closed already.
        EpochAlreadyClosed,
        /// A number would not fit.
        Overflow,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::close_due_epochs()
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Buys `amount` FLX for an identity at today's price, within today's quota. By its owner or controller, who
        /// pays at most `max_cost` HETU to the treasury. There is no way back.
        ///
        /// Emits `Purchased`. Fails with `NotActive`, `NotOwnerOrController`, `ZeroAmount`, `MintingPaused`,
        /// `QuotaExceeded`, `CostAboveLimit`, `BreakerCeiling`, or for want of HETU.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::purchase())]
        pub fn purchase(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            #[pallet::compact] amount: Balance,
            #[pallet::compact] max_cost: Balance,
        ) -> DispatchResult {
            let buyer = ensure_signed(origin)?;
            Self::do_purchase(buyer, id, amount, max_cost)
        }

        /// Realises the reward of an identity. By anyone; every other operation on its Flux does the same.
        ///
        /// Emits `RewardRealised`. Fails with `NothingToClaim`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::claim())]
        pub fn claim(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_claim(id)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The Flux of an identity now, demurrage applied and rewards counted.
        pub fn account(id: IdentityId) -> AccountView {
            Self::account_view(id)
        }

        /// All Flux, by reason.
        pub fn supply() -> SupplyView {
            Self::supply_view()
        }

        /// κ, β, price, quota and what the next epoch will be decided by.
        pub fn policy() -> PolicyView {
            Self::policy_view()
        }

        /// The last closed epochs, the latest first, `count` at most.
        pub fn history(count: u32) -> Vec<EpochRecord> {
            Self::latest_epochs(count)
        }
    }
}
