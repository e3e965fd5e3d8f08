//! # Validators
//!
//! The validator set under governance: who may validate, the HETU bonded behind each of them, the rotation of
//! sessions with a true weight, and what an offence costs.
//!
//! Bonding is open to anyone with session keys; admission to the set is governance's. A change of the set or of
//! a member's keys takes effect two sessions later. See the README for the wiring and the invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod bonding;
mod impls;
mod keys;
mod membership;
mod offences;
mod rotation;
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use impls::{NeverEndsSession, UnitIdentification};
pub use pallet::*;
pub use types::{BondInfo, BondState, SlashRecord};
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::unreachable,
    reason = "in what the macros generate; the logic stands in the other modules, under every lint"
)]
pub mod pallet {
    use super::{BondInfo, BondState, SlashRecord, WeightInfo};
    use alloc::vec::Vec;
    use fluxnomics_primitives::{
        Balance,
        params::ValidatorParams,
        time::{EconomicClock, Seconds},
    };
    use frame_support::{
        pallet_prelude::*,
        traits::{
            OnUnbalanced,
            fungible::{BalancedHold, Credit, Inspect, InspectHold, MutateHold},
        },
    };
    use frame_system::pallet_prelude::*;
    use pallet_session::ShouldEndSession;
    use sp_runtime::Perbill;
    use sp_staking::SessionIndex;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<RuntimeEvent: From<Event<Self>>>
        + pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId, Keys: MaxEncodedLen>
        + pallet_session::historical::Config<FullIdentification = ()>
    {
        /// Who admits validators and dismisses them.
        type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

        /// HETU, in which bonds are held and slashed.
        type Currency: Inspect<Self::AccountId, Balance = Balance>
            + InspectHold<Self::AccountId, Reason = Self::RuntimeHoldReason>
            + MutateHold<Self::AccountId>
            + BalancedHold<Self::AccountId>;

        /// The runtime's reasons to hold HETU.
        type RuntimeHoldReason: From<HoldReason>;

        /// The governed parameters.
        type Parameters: Get<ValidatorParams>;

        /// Economic time, in which the unbonding delay is counted.
        type Clock: EconomicClock;

        /// Tells in which block a session ends: BABE, at the first block of an epoch.
        type EpochEnd: ShouldEndSession<BlockNumberFor<Self>>;

        /// Receives what is slashed.
        type OnSlash: OnUnbalanced<Credit<Self::AccountId, <Self as Config>::Currency>>;

        /// Validators at most.
        #[pallet::constant]
        type MaxValidators: Get<u32>;

        /// Past sessions whose offences can still be reported. A security delay: never scaled.
        ///
        /// A bond is released only once every session in which its owner was active is older than this.
        #[pallet::constant]
        type HistoryDepth: Get<SessionIndex>;

        /// Measured weights.
        type WeightInfo: WeightInfo;
    }

    /// Why this pallet holds HETU.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The bond of a validator, of a candidate, or of one who has left and may still be slashed.
        #[codec(index = 0)]
        ValidatorBond,
    }

    /// The governed set, in order of admission. What the session after next will be made of.
    ///
    /// Never empty once genesis named a validator; no account twice; every member is `Bonded` and has session keys.
    #[pallet::storage]
    pub type Members<T: Config> =
        StorageValue<_, BoundedVec<T::AccountId, <T as Config>::MaxValidators>, ValueQuery>;

    /// The state of every bond; the amount is what is on hold. Behind an entry stands the bond itself.
    ///
    /// Whoever validates now, is queued, or validated in a session that can still be reported, has an entry.
    #[pallet::storage]
    pub type Bonds<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, BondState, OptionQuery>;

    /// The validators of this session, each with the keys that it validates under until the session ends.
    ///
    /// What the session pallet knows are the keys of the next session, and those registered last.
    #[pallet::storage]
    pub type ActiveKeys<T: Config> =
        StorageValue<_, BoundedVec<(T::AccountId, T::Keys), <T as Config>::MaxValidators>, ValueQuery>;

    /// What offences of a session have cost each of its validators so far.
    ///
    /// Only of sessions that can still be reported; at most one entry per validator of the session.
    #[pallet::storage]
    pub type Slashes<T: Config> = StorageDoubleMap<
        _,
        Twox64Concat,
        SessionIndex,
        Blake2_128Concat,
        T::AccountId,
        SlashRecord,
        OptionQuery,
    >;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// The first validators, each with session keys and with HETU for the governed bond, which is taken when
        /// the session pallet asks for the first set: after the balances of genesis exist.
        pub validators: Vec<T::AccountId>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            Pallet::<T>::set_genesis_members(&self.validators);
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// `who` put `added` HETU on hold; the bond is now `amount` and stands behind a validator or candidate.
        /// `added` is zero where an unbonding was cancelled.
        Bonded { who: T::AccountId, added: Balance, amount: Balance },
        /// `who` began to unbond `amount`: released from `matures_at` (economic seconds since genesis) on, once
        /// no session before `session` can be reported any more.
        UnbondingStarted { who: T::AccountId, amount: Balance, matures_at: Seconds, session: SessionIndex },
        /// The bond of `who` was released: `amount` HETU.
        Withdrawn { who: T::AccountId, amount: Balance },
        /// The session keys of `who` were removed and their deposit returned.
        KeysPurged { who: T::AccountId },
        /// `who` was admitted to the set.
        ValidatorAdded { who: T::AccountId },
        /// `who` was dismissed from the set.
        ValidatorRemoved { who: T::AccountId },
        /// `who` lost its place in the set by an offence.
        ValidatorExpelled { who: T::AccountId },
        /// `who` offended in `session`; the offence weighs `fraction` and cost `amount` HETU, which is zero where
        /// the session's cap was reached or no bond is left.
        Slashed { who: T::AccountId, session: SessionIndex, fraction: Perbill, amount: Balance },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The account has no session keys.
        NoSessionKeys,
        /// The account is bonded with no less than the governed bond.
        AlreadyBonded,
        /// The account is not bonded.
        NotBonded,
        /// The bond is below the governed bond.
        BondTooSmall,
        /// The account is bonded: it can be called to validate.
        StillBonded,
        /// The account is a member of the set, validates in this session, or is queued for the next.
        StillValidator,
        /// The bond is unbonding already.
        AlreadyUnbonding,
        /// The bond is not unbonding.
        NotUnbonding,
        /// The unbonding delay has not run, or offences of the account can still be reported.
        NotMatured,
        /// The account is a member of the set.
        AlreadyValidator,
        /// The account is not a member of the set.
        NotValidator,
        /// The set is full.
        TooManyValidators,
        /// The set would be empty.
        LastValidator,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(now: BlockNumberFor<T>) -> Weight {
            if T::EpochEnd::should_end_session(now) {
                Self::rotate()
            } else {
                <T as Config>::WeightInfo::within_session()
            }
        }

        fn on_runtime_upgrade() -> Weight {
            if Self::on_chain_storage_version() >= STORAGE_VERSION {
                return T::DbWeight::get().reads(1);
            }
            Self::adopt_active_keys();
            STORAGE_VERSION.put::<Self>();
            // Keys registered last are read for whoever is not queued: for all of them, at worst.
            let registered = u64::from(<T as Config>::MaxValidators::get());
            T::DbWeight::get().reads_writes(registered.saturating_add(3), 2)
        }

        fn integrity_test() {
            assert!(<T as Config>::MaxValidators::get() > 0, "MaxValidators is zero");
            assert!(
                T::HistoryDepth::get() > 0,
                "HistoryDepth is zero: offences of past sessions go unpunished"
            );
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Brings the caller's bond up to the governed bond, and cancels its unbonding if that had begun.
        ///
        /// Who: any signed account with session keys. It becomes a candidate, not yet a validator.
        /// Takes: what is missing of the bond, on hold.
        /// Emits: `Bonded`. Fails: `NoSessionKeys`, `AlreadyBonded`, or for lack of HETU.
        #[pallet::call_index(0)]
        #[pallet::weight(<T as Config>::WeightInfo::bond())]
        pub fn bond(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_bond(&who)
        }

        /// Begins to unbond the caller's bond.
        ///
        /// Who: a bonded account outside the set, and neither validating in this session nor queued for the next:
        /// a dismissed validator waits out two sessions. Until the release it is still slashed for its past.
        /// Emits: `UnbondingStarted`. Fails: `NotBonded`, `AlreadyUnbonding`, `StillValidator`.
        #[pallet::call_index(1)]
        #[pallet::weight(<T as Config>::WeightInfo::unbond())]
        pub fn unbond(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_unbond(&who)
        }

        /// Releases the matured bond of `who` to its owner.
        ///
        /// Who: any signed account.
        /// Emits: `Withdrawn`. Fails: `NotBonded`, `NotUnbonding`, `NotMatured`.
        #[pallet::call_index(2)]
        #[pallet::weight(<T as Config>::WeightInfo::withdraw())]
        pub fn withdraw(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_withdraw(&who)
        }

        /// Removes the caller's session keys and returns their deposit.
        ///
        /// Stands in for `Session::purge_keys`, which the runtime closes: by that one a validator drops out of
        /// the set with no delay and out of reach of reports in the same session, and the last one stops the chain.
        /// Who: any signed account that is not bonded, or unbonding.
        /// Emits: `KeysPurged`. Fails: `StillBonded`, or the session pallet's `NoKeys`.
        #[pallet::call_index(3)]
        #[pallet::weight(<T as Config>::WeightInfo::purge_keys())]
        pub fn purge_keys(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_purge_keys(&who)
        }

        /// Admits `who` to the set, from the session after next on.
        ///
        /// Who: `AdminOrigin`.
        /// Emits: `ValidatorAdded`. Fails: `AlreadyValidator`, `NotBonded` (also while unbonding), `BondTooSmall`,
        /// `NoSessionKeys`, `TooManyValidators`.
        #[pallet::call_index(4)]
        #[pallet::weight(<T as Config>::WeightInfo::add_validator())]
        pub fn add_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_add_validator(who)
        }

        /// Dismisses `who` from the set, from the session after next on. Its bond stays until it unbonds.
        ///
        /// Who: `AdminOrigin`.
        /// Emits: `ValidatorRemoved`. Fails: `NotValidator`, `LastValidator`.
        #[pallet::call_index(5)]
        #[pallet::weight(<T as Config>::WeightInfo::remove_validator())]
        pub fn remove_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
            T::AdminOrigin::ensure_origin(origin)?;
            Self::do_remove_validator(who)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The governed set, which validates from the session after next on.
        pub fn members() -> Vec<T::AccountId> {
            Members::<T>::get().into_inner()
        }

        /// The validators of this session.
        pub fn active_set() -> Vec<T::AccountId> {
            pallet_session::Validators::<T>::get()
        }

        /// The validators of the next session.
        pub fn next_set() -> Vec<T::AccountId> {
            Self::queued()
        }

        /// The bond of an account, if it has one.
        pub fn bond_of(who: T::AccountId) -> Option<BondInfo> {
            Self::bond_info(&who)
        }
    }
}
