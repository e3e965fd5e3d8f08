//! The registry of governed parameters and the one way to change them: a set of changes is
//! proposed, decided by referendum, and enacted whole or not at all. Beside it, what bounds the
//! power of one account, and a signal that binds nobody. See the README for the rules and the
//! numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod checks;
mod concentration;
mod history;
mod origins;
mod proposals;
mod signals;
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
pub use checks::largest_step;
pub use origins::{EnsureCanceller, EnsureEmergency, EnsureMembership, EnsureParameters, EnsureTreasurer};
pub use pallet::*;
pub use types::{
    ChangeRecord, Concentration, ParameterView, PastValue, Proposal, Signal, SignalTally, VotingPower,
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
    use fluxnomics_primitives::{
        Balance,
        governance::{Electorate, Holdings, ParameterReferenda, ParameterRegistry, TrackId},
        params::GovernanceParams,
        time::{EconomicClock, Seconds},
    };
    use frame_support::{pallet_prelude::*, traits::fungible::MutateHold};
    use frame_system::pallet_prelude::*;
    use sp_runtime::traits::MaybeSerializeDeserialize;

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    #[pallet::config]
    pub trait Config:
        frame_system::Config<
            RuntimeEvent: From<Event<Self>>,
            RuntimeOrigin: From<Origin<Self>>
                               + Into<Result<Origin<Self>, <Self as frame_system::Config>::RuntimeOrigin>>,
        >
    {
        /// Names one field of the registry.
        type Field: Parameter + MaxEncodedLen + Copy + Ord;

        /// A field with its new value, as it stands in calls, events and the genesis JSON.
        type Change: Parameter + MaxEncodedLen + MaybeSerializeDeserialize;

        /// The parameters themselves, their bounds and the rules between them.
        type Registry: ParameterRegistry<Field = Self::Field, Change = Self::Change>;

        /// The referenda that decide. They must not schedule an enactment earlier than `delay`
        /// after the approval, nor later than `delay` and [`Config::MaxEnactmentLag`] together: the
        /// first would find its timelock still running, the second might find its proposal cleared.
        type Referenda: ParameterReferenda<Self::AccountId>;

        /// Measures cool-downs and timelocks.
        type Clock: EconomicClock;

        /// GEN, which binds.
        type Gen: Electorate<Self::AccountId>;

        /// Flux that counts as an account's.
        type Flux: Holdings<Self::AccountId>;

        /// NEX, on hold while it signals.
        type Nex: MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;

        /// AUR, on hold while it signals.
        type Aur: MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;

        /// The cap on one account and the multipliers of signals.
        type Parameters: Get<GovernanceParams>;

        /// HETU, for the deposits behind proposals and signals.
        type Currency: MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;

        /// The reasons for which HETU, NEX and AUR are held.
        type RuntimeHoldReason: From<HoldReason>;

        /// HETU held for a proposal, whatever its size.
        #[pallet::constant]
        type ProposalDeposit: Get<Balance>;

        /// HETU held for each change of a proposal, in addition.
        #[pallet::constant]
        type DepositPerChange: Get<Balance>;

        /// HETU held for a signal.
        #[pallet::constant]
        type SignalDeposit: Get<Balance>;

        /// Changes that one proposal may hold. Not more than there are fields.
        #[pallet::constant]
        type MaxChanges: Get<u32>;

        /// Economic seconds by which an enactment may be late; after that it counts as lost and
        /// anyone may clear its proposal.
        #[pallet::constant]
        type MaxEnactmentLag: Get<Seconds>;

        /// Changes that the history keeps.
        #[pallet::constant]
        type HistoryLength: Get<u32>;

        /// Economic seconds in which a field may move only so far from where it was.
        #[pallet::constant]
        type DriftWindow: Get<Seconds>;

        /// Largest steps that a field may be away from any value it had in that time, each counted from that value.
        #[pallet::constant]
        type MaxDrift: Get<u32>;

        /// Values that a field can have had in that time, besides the one in force: no fewer than cool-downs begin in it.
        #[pallet::constant]
        type MaxPastValues: Get<u32>;

        /// Weights of the calls.
        type WeightInfo: WeightInfo;

        /// Prepares the state that benchmarks start from.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::Change>;
    }

    /// Why this pallet holds HETU, NEX and AUR.
    #[pallet::composite_enum]
    pub enum HoldReason {
        /// The storage of a proposal until it is enacted, refused or cleared.
        Proposal,
        /// The storage of a signal, and the tokens that give it weight, until it is withdrawn.
        Signal,
    }

    /// The origins of the tracks that GEN decides on.
    #[pallet::origin]
    #[derive(
        CloneNoBound,
        DebugNoBound,
        Decode,
        DecodeWithMemTracking,
        Encode,
        EqNoBound,
        MaxEncodedLen,
        PartialEqNoBound,
        TypeInfo,
    )]
    #[codec(mel_bound())]
    #[scale_info(skip_type_params(T))]
    pub enum Origin<T: Config> {
        /// Enacts changes of parameters, and nothing else.
        Parameters,
        /// Admits and removes validators and attestors.
        Membership,
        /// Spends from the treasury.
        Treasurer,
        /// Cancels a referendum.
        Canceller,
        /// Submits a referendum on the parameter track for the account. Made for a proposal that
        /// passed every check of [`Pallet::propose`], never by a call or a referendum.
        Proposer(T::AccountId),
        /// Does what ends by itself: halts, steps of parameters, a safe mode. And ends it.
        Emergency,
    }

    /// Proposals by the index of their referendum. Each is backed by a hold of its deposit on its
    /// proposer, and is removed by [`Pallet::enact`] or [`Pallet::clear`]. G2, G4, G7.
    #[pallet::storage]
    pub type Proposals<T: Config> = StorageMap<_, Twox64Concat, u32, Proposal<T>>;

    /// Economic seconds since genesis at which a field was last changed by an enactment. Bounded by
    /// the number of fields. G3.
    #[pallet::storage]
    pub type LastChanged<T: Config> = StorageMap<_, Twox64Concat, T::Field, Seconds>;

    /// The values that a field had within the last [`Config::DriftWindow`] before its last change, the oldest first.
    /// Bounded by the number of fields. G9, G10.
    #[pallet::storage]
    pub type PastValues<T: Config> =
        StorageMap<_, Twox64Concat, T::Field, BoundedVec<PastValue, T::MaxPastValues>, ValueQuery>;

    /// How many changes were ever made.
    #[pallet::storage]
    pub type ChangeCount<T> = StorageValue<_, u32, ValueQuery>;

    /// The last changes, each at its number modulo [`Config::HistoryLength`]. G11.
    #[pallet::storage]
    pub type History<T: Config> = StorageMap<_, Twox64Concat, u32, ChangeRecord<T>>;

    /// What accounts think of a referendum, by its index. Each is backed by a hold of its deposit, its NEX and its AUR on
    /// the account. G12, G14.
    #[pallet::storage]
    pub type Signals<T: Config> =
        StorageDoubleMap<_, Twox64Concat, u32, Blake2_128Concat, T::AccountId, Signal>;

    /// The sums of the signals on a referendum, as long as there are any. Backed by their deposits. G13.
    #[pallet::storage]
    pub type SignalTallies<T> = StorageMap<_, Twox64Concat, u32, SignalTally>;

    /// Values other than the defaults, per preset.
    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Bounds and the rules between fields apply; steps and cool-downs do not.
        pub changes: Vec<T::Change>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            Pallet::<T>::initialise(&self.changes);
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(crate) fn deposit_event)]
    pub enum Event<T: Config> {
        /// A set of changes was proposed and its referendum `index` submitted.
        Proposed { index: u32, proposer: T::AccountId, changes: BoundedVec<T::Change, T::MaxChanges> },
        /// A field was changed by the enactment of the referendum `index`.
        ParameterChanged { index: u32, field: T::Field, old: u128, new: u128 },
        /// Every change of the approved proposal was made.
        Enacted { index: u32 },
        /// The approved proposal no longer passes the checks. None of its changes was made.
        Refused { index: u32, reason: DispatchError },
        /// A proposal that will not be enacted was removed.
        Cleared { index: u32 },
        /// An account signalled on the referendum `index`; `nex` and `aur` of it are on hold. Takes the place of its earlier
        /// signal there.
        Signalled { index: u32, who: T::AccountId, aye: bool, nex: Balance, aur: Balance, weight: u128 },
        /// An account withdrew its signal on the referendum `index`, and all that was on hold for it is free.
        SignalWithdrawn { index: u32, who: T::AccountId },
        /// An account declined what another delegated to it: `balance` of GEN.
        DelegationDeclined { who: T::AccountId, from: T::AccountId, track: TrackId, balance: Balance },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The set is empty.
        NoChanges,
        /// The set changes one field twice.
        DuplicateField,
        /// A value lies outside the bounds of its field.
        OutOfBounds,
        /// A field already has the value.
        Unchanged,
        /// A value is further from the current one than the largest step of its field.
        StepTooLarge,
        /// A field was changed less than its cool-down ago.
        CoolingDown,
        /// There is no proposal under the index.
        UnknownProposal,
        /// The referendum was not approved.
        NotApproved,
        /// The timelock of the approved proposal has not run yet.
        NotRipe,
        /// The referendum is still being decided.
        StillOngoing,
        /// The proposal was approved and its enactment is still to come.
        AwaitingEnactment,
        /// The account would decide with more than its part of all GEN, delegations to it included.
        VotingCapExceeded,
        /// There is no referendum under the index that is being decided.
        NotOngoing,
        /// What the account has, and wants to put on hold, weighs nothing.
        NothingToSignal,
        /// The account has no signal on the referendum.
        UnknownSignal,
        /// A value is further than the field may drift from one that was in force a short time ago.
        DriftTooLarge,
        /// A rule between fields would be broken; `broken_rule` says which.
        RuleBroken,
        /// The other account delegates nothing to this one on the track.
        NotDelegated,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn integrity_test() {
            Self::assert_registry_sound();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Proposes a set of changes and submits the referendum on it.
        ///
        /// Any signed account. Each change must lie within the bounds and the largest step of its
        /// field, whose cool-down must be over, and the rules between fields must hold once all are
        /// made. No value may be further than [`Config::MaxDrift`] largest steps from any that its field
        /// had within the last [`Config::DriftWindow`]. The same is checked again at enactment.
        ///
        /// Holds [`Config::ProposalDeposit`] and [`Config::DepositPerChange`] for each change until
        /// the proposal is enacted, refused or cleared. The referendum takes its own deposits.
        ///
        /// Emits `Proposed`. Fails with `NoChanges`, `DuplicateField`, `OutOfBounds`, `Unchanged`,
        /// `StepTooLarge`, `CoolingDown`, `DriftTooLarge` or `RuleBroken`, or when a deposit cannot be held.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::propose(Pallet::<T>::count(changes)))]
        pub fn propose(
            origin: OriginFor<T>,
            changes: BoundedVec<T::Change, T::MaxChanges>,
        ) -> DispatchResult {
            let proposer = ensure_signed(origin)?;
            Self::do_propose(proposer, changes)
        }

        /// Enacts the approved proposal `index`: makes all of its changes or none, removes it and
        /// releases its deposit.
        ///
        /// Only [`Origin::Parameters`], and only once the referendum `index` is approved and the
        /// timelock of the proposal has run. The origin alone does not suffice because Root can
        /// assume any origin.
        ///
        /// Emits `ParameterChanged` for each change and `Enacted`, or `Refused` with the reason
        /// when the changes no longer pass the checks of [`Pallet::propose`]. Fails with
        /// `UnknownProposal`, `NotApproved` or `NotRipe`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::enact(T::MaxChanges::get()))]
        pub fn enact(origin: OriginFor<T>, index: u32) -> DispatchResultWithPostInfo {
            EnsureParameters::<T>::ensure_origin(origin)?;
            let changes = Self::do_enact(index)?;
            Ok(Some(T::WeightInfo::enact(changes)).into())
        }

        /// Removes a proposal that will not be enacted and releases its deposit to its proposer.
        ///
        /// Any signed account, once the referendum was rejected, cancelled or killed or has timed
        /// out, or when its enactment is overdue by more than [`Config::MaxEnactmentLag`].
        ///
        /// Emits `Cleared`. Fails with `UnknownProposal`, `StillOngoing` or `AwaitingEnactment`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::clear(T::MaxChanges::get()))]
        pub fn clear(origin: OriginFor<T>, index: u32) -> DispatchResultWithPostInfo {
            ensure_signed(origin)?;
            let changes = Self::do_clear(index)?;
            Ok(Some(T::WeightInfo::clear(changes)).into())
        }

        /// Says what the account thinks of the ongoing referendum `index`, on any track. It binds nobody.
        ///
        /// Any signed account. It weighs `Σ multiplier · held / supply` over its GEN, the Flux of the identity that it
        /// owns, and the `nex` and `aur` that it puts on hold, as all of them are now. An earlier signal on the same
        /// referendum is replaced.
        ///
        /// Holds [`Config::SignalDeposit`] HETU, `nex` and `aur` until the signal is withdrawn or replaced. Emits
        /// `Signalled`. Fails with `NotOngoing`, with `NothingToSignal` if it weighs nothing, or when something cannot be
        /// held.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::signal())]
        pub fn signal(
            origin: OriginFor<T>,
            index: u32,
            aye: bool,
            nex: Balance,
            aur: Balance,
        ) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_signal(index, who, aye, nex, aur)
        }

        /// Withdraws the account's signal on the referendum `index`, decided or not, and releases all that is on hold for
        /// it.
        ///
        /// The account that signalled, at any time. Emits `SignalWithdrawn`. Fails with `UnknownSignal`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::withdraw_signal())]
        pub fn withdraw_signal(origin: OriginFor<T>, index: u32) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_withdraw_signal(index, who)
        }

        /// Declines what `from` delegates to the account on a track: ends it, as `from` could. Nobody has to vote for others, or
        /// is kept from voting by what others delegate, also where the cap was lowered below that.
        ///
        /// The account to which it is delegated. The GEN of `from` stays locked for the conviction of its delegation, as after an
        /// end of its own. Emits `DelegationDeclined`. Fails with `NotDelegated`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::decline_delegation().saturating_add(T::Gen::end_delegation_weight()))]
        pub fn decline_delegation(
            origin: OriginFor<T>,
            from: T::AccountId,
            #[pallet::compact] track: TrackId,
        ) -> DispatchResultWithPostInfo {
            let who = ensure_signed(origin)?;
            let ended = Self::do_decline_delegation(who, from, track)?;
            Ok(Some(T::WeightInfo::decline_delegation().saturating_add(ended)).into())
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Every field of the registry with its rules and its current value.
        pub fn parameters() -> Vec<ParameterView> {
            T::Registry::fields().map(Self::view).collect()
        }

        /// One field with its rules and its current value.
        pub fn parameter(field: T::Field) -> ParameterView {
            Self::view(field)
        }

        /// The proposal under the referendum `index`, until it is enacted or cleared.
        pub fn proposal(index: u32) -> Option<Proposal<T>> {
            Proposals::<T>::get(index)
        }

        /// Whether the changes could be proposed now, deposits apart, and if not, why.
        pub fn check(changes: BoundedVec<T::Change, T::MaxChanges>) -> Result<(), DispatchError> {
            Self::ensure_allowed(&changes)
        }

        /// The rule between fields that the changes would break, in words.
        pub fn broken_rule(changes: BoundedVec<T::Change, T::MaxChanges>) -> Option<Vec<u8>> {
            T::Registry::check_together(&changes).err().map(Into::into)
        }

        /// The last changes, the latest first, `count` at most.
        pub fn history(count: u32) -> Vec<ChangeRecord<T>> {
            Self::latest_changes(count)
        }

        /// What an account has to decide with on a track, and how much more may be delegated to it.
        pub fn voting_power(who: T::AccountId, track: TrackId) -> VotingPower {
            Self::power_of(&who, track)
        }

        /// Whether the cap lets somebody delegate that much GEN to the account on a track.
        pub fn can_delegate(track: TrackId, to: T::AccountId, balance: Balance) -> bool {
            Self::may_delegate(track, &to, balance)
        }

        /// How concentrated the votes on a track are, delegations counted for those who decide with them. `None` if
        /// nobody has GEN. It reads every holder of GEN, of which there are no more than genesis named: not for calls.
        pub fn concentration(track: TrackId) -> Option<Concentration> {
            Self::concentration_on(track)
        }

        /// The signals on a referendum, as long as there are any.
        pub fn signal_of(index: u32) -> Option<SignalTally> {
            SignalTallies::<T>::get(index)
        }

        /// What a signal of the account would weigh now, in parts of 10^18.
        pub fn signal_weight(who: T::AccountId, nex: Balance, aur: Balance) -> u128 {
            Self::weight_of(&who, nex, aur)
        }
    }
}
