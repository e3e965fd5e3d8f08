//! # Identities and their lifetime Power
//!
//! An identity is born with 21,000,000 Power of lifetime energy. It has a cold owner account, a hot
//! controller account that must accept before it is bound, and an odometer that only rises. See the
//! README of this crate for the calls, the parameters and the numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod activity;
mod controller;
mod impls;
mod odometer;
mod registration;
mod try_state;
pub mod types;
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
pub use types::{Attestor, AttestorState, Identity, Kind, PendingController, Report, Totals};
pub use weights::WeightInfo;

#[frame_support::pallet]
#[allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    reason = "in what the macros generate, and in genesis; the logic stands in the other modules, under every lint"
)]
pub mod pallet {
    use super::{types::Identity, *};
    use alloc::vec::Vec;
    use fluxnomics_economics::{activity::Activity, lifetime::Odometer, quality::Quality};
    use fluxnomics_primitives::{
        Balance, Power,
        identity::{
            Departures, DepositAudit, ExecutionMeter, IdentityId, MintWeight, Obligations, PowerSource,
        },
        params::PowerParams,
        time::{Day, EconomicClock, Seconds},
    };
    use frame_support::{
        pallet_prelude::*,
        traits::fungible::{Mutate, MutateHold},
    };
    use frame_system::pallet_prelude::*;
    use sp_runtime::Perbill;

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// HETU: bonds and deposits are held, prices burned.
        type Currency: Mutate<Self::AccountId, Balance = Balance>
            + MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;
        type RuntimeHoldReason: From<HoldReason>;
        type Clock: EconomicClock;
        type Parameters: Get<PowerParams>;
        /// Admits and dismisses attestors.
        type AttestorOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// What attested activity is drawn from.
        type ExecutionMeter: ExecutionMeter;
        /// Told of attested activity that carries weight in the mint.
        type MintWeight: MintWeight;
        /// Open tasks, seats, disputes and leases of an identity.
        type Obligations: Obligations;
        /// Told of identities whose bond was released.
        type Departures: Departures;
        /// Counts what other pallets hold as storage deposits.
        type OtherDeposits: DepositAudit;
        /// Reports about one identity and day at most.
        #[pallet::constant]
        type MaxReports: Get<u32>;
        type WeightInfo: WeightInfo;
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper;
    }

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// Why HETU of an account is held.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The bond of an identity.
        Registration,
        /// What an identity stores.
        Storage,
        /// The bond of an attestor.
        Attestor,
    }

    /// The number of identities ever registered, and the next identity.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type NextIdentityId<T> = StorageValue<_, IdentityId, ValueQuery>;

    /// Every identity whose bond has not been released. Backed by its bond.
    #[pallet::storage]
    pub type Identities<T: Config> = StorageMap<_, Blake2_128Concat, IdentityId, Identity<T::AccountId>>;

    /// The identity that an account controls. One each.
    #[pallet::storage]
    pub type IdentityOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, IdentityId>;

    /// The human identity that an account owns. One each.
    #[pallet::storage]
    pub type HumanOf<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, IdentityId>;

    /// Agents that have deregistered and whose bond has not been released, under the human identity that answers for them
    /// until then. Backed by its bond.
    #[pallet::storage]
    pub type EndedAgents<T> = StorageMap<_, Blake2_128Concat, IdentityId, u32>;

    /// The controller that was named and has not accepted yet.
    #[pallet::storage]
    pub type PendingControllers<T: Config> =
        StorageMap<_, Blake2_128Concat, IdentityId, PendingController<T::AccountId>>;

    /// Keys that were controllers once. Never bound again: their nonce may have restarted, and old
    /// transactions with it. Each was paid for by a burned price.
    #[pallet::storage]
    pub type RetiredControllers<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ()>;

    /// The lifetime Power of every registered identity. Gone once it deregisters.
    #[pallet::storage]
    pub type Odometers<T> = StorageMap<_, Blake2_128Concat, IdentityId, Odometer>;

    /// The moving average of settled evaluations. Gone once the identity deregisters.
    #[pallet::storage]
    pub type Qualities<T> = StorageMap<_, Blake2_128Concat, IdentityId, Quality>;

    /// Power ever spent by all identities.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type PowerUsed<T> = StorageValue<_, Power, ValueQuery>;

    /// The part of [`PowerUsed`] that deregistered identities spent.
    #[pallet::storage]
    pub type RetiredPowerUsed<T> = StorageValue<_, Power, ValueQuery>;

    /// The price left by the last registration, and when that was.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type LastPrice<T> = StorageValue<_, (Balance, Seconds)>;

    /// Identities that attest, want to attest, or wait for their bond.
    #[pallet::storage]
    pub type Attestors<T> = StorageMap<_, Blake2_128Concat, IdentityId, Attestor>;

    /// Reports about the activity of an identity on a day. Backed by a deposit of each attestor.
    #[pallet::storage]
    pub type Reports<T: Config> = StorageDoubleMap<
        _,
        Blake2_128Concat,
        IdentityId,
        Blake2_128Concat,
        Day,
        BoundedVec<Report<T::AccountId>, T::MaxReports>,
        ValueQuery,
    >;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Owners of the first human identities, each its own controller. They hold the bond and pay no price.
        pub humans: Vec<T::AccountId>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            for owner in &self.humans {
                if let Err(error) = Pallet::<T>::register_at_genesis(owner.clone()) {
                    panic!("power.humans: {owner:?} cannot be registered: {error:?}");
                }
            }
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An identity was registered: `bond` HETU held and `price` HETU burned, both of its owner.
        Registered {
            id: IdentityId,
            kind: Kind,
            owner: T::AccountId,
            owner_identity: Option<IdentityId>,
            bond: Balance,
            price: Balance,
        },
        /// A controller was named. It may accept from `acceptable_from` on.
        ControllerAnnounced { id: IdentityId, controller: T::AccountId, acceptable_from: Seconds },
        /// The named controller was withdrawn.
        ControllerCancelled { id: IdentityId, controller: T::AccountId },
        /// A controller was bound; `retired` is never bound again.
        ControllerBound { id: IdentityId, controller: T::AccountId, retired: Option<T::AccountId> },
        /// The owner set what the identity may lock for what it stores.
        CeilingSet { id: IdentityId, ceiling: Balance },
        /// The identity ended, with `power_used` on its odometer.
        Deregistered { id: IdentityId, power_used: Power, releasable_from: Seconds },
        /// The bond went back to the owner.
        BondReleased { id: IdentityId, owner: T::AccountId, bond: Balance },
        /// Power was spent; `lifetime` is the odometer after it.
        PowerSpent { id: IdentityId, amount: Power, lifetime: Power, source: PowerSource },
        /// An evaluation was settled; `average` is the quality after it.
        QualityRecorded { id: IdentityId, settled: Quality, average: Quality },
        /// An identity bonded itself to attest.
        AttestorApplied { id: IdentityId, bond: Balance },
        /// An attestor was admitted.
        AttestorAdmitted { id: IdentityId },
        /// An attestor resigned or was dismissed, and `slashed` of its bond burned.
        AttestorLeft { id: IdentityId, slashed: Balance, releasable_from: Seconds },
        /// An attestor's bond went back to its owner.
        AttestorBondReleased { id: IdentityId, bond: Balance },
        /// An attestor reported the activity of an identity on a day.
        ActivityReported { id: IdentityId, day: Day, attestor: IdentityId, activity: Activity },
        /// The median of a day's reports was claimed: `wanted` Power, of which `spent` was covered.
        ActivityClaimed { id: IdentityId, day: Day, median: Activity, wanted: Power, spent: Power },
        /// A day's reports were removed and their deposits released.
        ReportsCleared { id: IdentityId, day: Day },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// No identity has this number, or its bond has been released.
        UnknownIdentity,
        /// The caller does not own the identity.
        NotOwner,
        /// The caller is neither the owner nor the controller.
        NotOwnerOrController,
        /// The account owns a human identity already.
        AlreadyRegistered,
        /// An agent is registered by the owner of a registered human identity.
        OwnerNotRegistered,
        /// The price of registration is above the caller's limit.
        PriceAboveLimit,
        /// The account controls an identity already.
        ControllerInUse,
        /// The account was a controller once.
        ControllerRetired,
        /// A controller was named already; the owner may replace it.
        ControllerPending,
        /// No controller was named.
        NoPendingController,
        /// The caller is not the controller that was named.
        NotPendingController,
        /// The delay of the rotation has not run.
        RotationTooEarly,
        /// The identity deregistered.
        Deregistered,
        /// The identity is registered.
        StillRegistered,
        /// The identity has registered agents.
        OwnsAgents,
        /// The identity attests, or waits for its attestor's bond.
        StillAttestor,
        /// The delay before the release has not run.
        TooEarlyToRelease,
        /// A task, seat, dispute or lease of the identity is open.
        ObligationsOpen,
        /// Something that the identity stores is left.
        DepositsHeld,
        /// The deposit would exceed the ceiling that the owner set.
        CeilingExceeded,
        /// The identity has spent its 21,000,000 Power.
        LifetimeExhausted,
        /// The identity has spent what one day allows.
        DailyCapReached,
        /// The identity has no controller, or is not registered.
        NotActive,
        /// The identity is bonded as an attestor already.
        AlreadyAttestor,
        /// The identity is not an attestor in the required state.
        NotAttestor,
        /// The bond is below what is required now.
        BondTooSmall,
        /// An identity cannot attest the activity of one that has the same owner.
        SameOwner,
        /// The owner of the attestor has reported already.
        AlreadyReported,
        /// More reports than the limit.
        TooManyReports,
        /// Fewer reports than a claim needs.
        TooFewReports,
        /// Reports are made on the day after the one they are about.
        ReportNotFresh,
        /// A claim is made on the second day after the one that it is about.
        ClaimNotFresh,
        /// Reports can be cleared once they cannot be claimed.
        ReportsStillFresh,
        /// No reports are stored for that day.
        NoReports,
        /// More seconds of uptime than a day has.
        ImplausibleActivity,
        /// A number would not fit.
        Overflow,
        /// The bond of an agent under the identity has not been released.
        AgentsLeft,
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Registers a human identity owned by the caller, who owns no other.
        ///
        /// Holds `registration_bond` HETU of the caller and burns the current price, which must not
        /// exceed `max_price`. The caller may be its own controller; any other must accept.
        ///
        /// Emits `Registered`, then `ControllerBound` or `ControllerAnnounced`. Fails with
        /// `AlreadyRegistered`, `PriceAboveLimit`, `ControllerInUse`, `ControllerRetired`, or for want of
        /// HETU.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register_human())]
        pub fn register_human(
            origin: OriginFor<T>,
            controller: T::AccountId,
            #[pallet::compact] max_price: Balance,
        ) -> DispatchResult {
            let owner = ensure_signed(origin)?;
            Self::do_register(owner, Kind::Human, controller, max_price)
        }

        /// Registers an agent under the human identity that the caller owns. As
        /// [`register_human`](Self::register_human), but an account may own many.
        ///
        /// Fails with `OwnerNotRegistered` if the caller has no registered human identity.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::register_agent())]
        pub fn register_agent(
            origin: OriginFor<T>,
            controller: T::AccountId,
            #[pallet::compact] max_price: Balance,
        ) -> DispatchResult {
            let owner = ensure_signed(origin)?;
            Self::do_register(owner, Kind::Agent, controller, max_price)
        }

        /// Names a new controller. By the owner, who replaces one named before, or by the controller.
        ///
        /// It may accept after `rotation_delay`, or at once if the identity has no controller. Holds the
        /// floor price of a registration within the identity's ceiling; it is burned when a key
        /// retires, since retired keys are remembered for ever, and released otherwise.
        ///
        /// Emits `ControllerAnnounced`. Fails with `UnknownIdentity`, `Deregistered`,
        /// `NotOwnerOrController`, `ControllerPending`, `ControllerInUse`, `ControllerRetired` or
        /// `CeilingExceeded`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::announce_controller())]
        pub fn announce_controller(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            controller: T::AccountId,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_announce_controller(who, id, controller)
        }

        /// Withdraws the named controller. By the owner.
        ///
        /// Emits `ControllerCancelled`. Fails with `UnknownIdentity`, `NotOwner` or
        /// `NoPendingController`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::cancel_controller())]
        pub fn cancel_controller(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_cancel_controller(who, id)
        }

        /// Accepts to control an identity. By the account that was named, which needs no HETU: the fee
        /// is waived if the call would succeed.
        ///
        /// Retires the controller before it. Emits `ControllerBound`. Fails with `UnknownIdentity`,
        /// `NoPendingController`, `NotPendingController`, `RotationTooEarly`, `ControllerInUse` or
        /// `ControllerRetired`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::accept_controller())]
        pub fn accept_controller(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_accept_controller(who, id)
        }

        /// Sets how much HETU of the owner the identity may lock for what it stores. By the owner. A
        /// ceiling below what is locked already stops new entries only.
        ///
        /// Emits `CeilingSet`. Fails with `UnknownIdentity`, `Deregistered` or `NotOwner`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::set_ceiling())]
        pub fn set_ceiling(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            #[pallet::compact] ceiling: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_set_ceiling(who, id, ceiling)
        }

        /// Ends an identity. By the owner. Its controller retires, and the bond can be released after
        /// `release_delay`.
        ///
        /// Emits `Deregistered`. Fails with `UnknownIdentity`, `NotOwner`, `Deregistered`, `OwnsAgents` or
        /// `StillAttestor`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::deregister())]
        pub fn deregister(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_deregister(who, id)
        }

        /// Releases the bond of a deregistered identity to its owner and forgets the identity. By
        /// anyone. A human identity answers for its agents: theirs come first.
        ///
        /// Emits `BondReleased`. Fails with `UnknownIdentity`, `StillRegistered`, `TooEarlyToRelease`,
        /// `ObligationsOpen`, `DepositsHeld` or `AgentsLeft`.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::release_bond())]
        pub fn release_bond(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release_bond(id)
        }

        /// Bonds an active identity to attest the activity of others, holding `attestor_bond` HETU. By
        /// its owner. It attests once admitted.
        ///
        /// Emits `AttestorApplied`. Fails with `UnknownIdentity`, `NotOwner`, `NotActive` or
        /// `AlreadyAttestor`.
        #[pallet::call_index(8)]
        #[pallet::weight(T::WeightInfo::apply_as_attestor())]
        pub fn apply_as_attestor(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_apply_as_attestor(who, id)
        }

        /// Admits a bonded identity as an attestor. By `AttestorOrigin`.
        ///
        /// Emits `AttestorAdmitted`. Fails with `NotAttestor` or `BondTooSmall`.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::admit_attestor())]
        pub fn admit_attestor(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            T::AttestorOrigin::ensure_origin(origin)?;
            Self::do_admit_attestor(id)
        }

        /// Dismisses an attestor or applicant and burns the given part of its bond. By
        /// `AttestorOrigin`.
        ///
        /// Emits `AttestorLeft`. Fails with `NotAttestor`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::dismiss_attestor())]
        pub fn dismiss_attestor(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            slash: Perbill,
        ) -> DispatchResult {
            T::AttestorOrigin::ensure_origin(origin)?;
            Self::do_dismiss_attestor(id, slash)
        }

        /// Stops attesting, or withdraws an application. By the owner. The bond can be released after
        /// `release_delay`, and until then be slashed.
        ///
        /// Emits `AttestorLeft`. Fails with `UnknownIdentity`, `NotOwner` or `NotAttestor`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::resign_attestor())]
        pub fn resign_attestor(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_resign_attestor(who, id)
        }

        /// Releases the bond of an attestor that left. By anyone.
        ///
        /// Emits `AttestorBondReleased`. Fails with `NotAttestor`, `TooEarlyToRelease`, or
        /// `DepositsHeld` while reports of its are stored.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::release_attestor_bond())]
        pub fn release_attestor_bond(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release_attestor_bond(id)
        }

        /// Reports the activity of identity `id` on `day`, which must be yesterday. By the controller
        /// of an admitted attestor of another owner, once per owner.
        ///
        /// Holds `report_deposit` HETU of the attestor's owner within its ceiling. Emits
        /// `ActivityReported`. Fails with `NotAttestor`, `UnknownIdentity`, `Deregistered`, `SameOwner`,
        /// `ReportNotFresh`, `ImplausibleActivity`, `AlreadyReported`, `TooManyReports` or
        /// `CeilingExceeded`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::report_activity(T::MaxReports::get()))]
        pub fn report_activity(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            #[pallet::compact] day: Day,
            activity: Activity,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_report_activity(who, id, day, activity)
        }

        /// Claims the component-wise median of the reports about the caller's identity on `day`, which
        /// must be the day before yesterday: then nobody can add a report any more.
        ///
        /// Spends the Power that the median is worth, as far as the execution meter, the daily and
        /// the lifetime cap cover it; the rest is lost. Emits `PowerSpent` and `ActivityClaimed`. Fails
        /// with `NotActive`, `ClaimNotFresh`, `NoReports` or `TooFewReports`.
        #[pallet::call_index(14)]
        #[pallet::weight(T::WeightInfo::claim_activity(T::MaxReports::get()))]
        pub fn claim_activity(origin: OriginFor<T>, #[pallet::compact] day: Day) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_claim_activity(who, day)
        }

        /// Removes the reports about `id` on `day` that can no longer be claimed, and releases their
        /// deposits. By anyone.
        ///
        /// Emits `ReportsCleared`. Fails with `ReportsStillFresh` or `NoReports`.
        #[pallet::call_index(15)]
        #[pallet::weight(T::WeightInfo::clear_reports(T::MaxReports::get()))]
        pub fn clear_reports(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            #[pallet::compact] day: Day,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_clear_reports(id, day)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// An identity, until its bond is released.
        pub fn identity(id: IdentityId) -> Option<Identity<T::AccountId>> {
            Identities::<T>::get(id)
        }

        /// The identity that an account controls.
        pub fn identity_of(controller: T::AccountId) -> Option<IdentityId> {
            IdentityOf::<T>::get(controller)
        }

        /// HETU that a registration burns now.
        pub fn registration_price() -> Balance {
            Self::price_now(&T::Parameters::get())
        }

        /// The odometer of a registered identity.
        pub fn odometer(id: IdentityId) -> Option<Odometer> {
            Odometers::<T>::get(id)
        }

        /// Power that the identity may still spend today.
        pub fn spendable_power(id: IdentityId) -> Power {
            Self::spendable_today(id)
        }

        /// Power spent by all identities, and the most that all of them can ever spend.
        pub fn totals() -> Totals {
            Self::power_totals()
        }
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }
}
