//! # Proof of economic activity
//!
//! Miners are paid in HETU for jobs. One per cent of each payment is a fee, split four ways; what jobs there were in a
//! day decides how much NEX the day issues, and miners share it by their fees. See the README of this crate for the
//! calls, the formulas and the numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod epochs;
mod hooks;
mod impls;
mod jobs;
pub mod migrations;
mod miners;
mod money;
mod rewards;
mod salary;
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
    Chain, EpochRecord, FeeQuote, Job, JobType, Miner, MinerState, MinerView, Month, NexBooks, OpenEpoch,
    PaidEpochs, PoeView, Round, SalaryReport, Tally, Turnout, Weight,
};
pub use weights::WeightInfo;

/// Miners and the jobs that one call pays them for.
pub type Batches<T> = frame_support::BoundedVec<
    (fluxnomics_primitives::identity::IdentityId, frame_support::BoundedVec<Job, <T as Config>::MaxJobs>),
    <T as Config>::MaxJobs,
>;

#[frame_support::pallet]
#[allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::unreachable,
    reason = "in what the macros generate; the logic stands in the other modules, under every lint"
)]
pub mod pallet {
    use super::{
        types::{self, Chain},
        *,
    };
    use alloc::vec::Vec;
    use fluxnomics_economics::poe::{
        fee::FeeSplit,
        index::Scales,
        price::{HetuPerNex, PriceTrack},
    };
    use fluxnomics_primitives::{
        Balance,
        flux::Epoch,
        identity::{Identities, IdentityId},
        params::PoeParams,
        price::SpotPrice,
        time::{EconomicClock, Seconds},
    };
    use frame_support::{
        pallet_prelude::*,
        traits::fungible::{Balanced, Mutate, MutateHold},
    };
    use frame_system::pallet_prelude::*;
    use sp_core::H256;
    use sp_runtime::Perbill;

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// HETU, in which jobs are paid.
        type Currency: Balanced<Self::AccountId, Balance = Balance>
            + Mutate<Self::AccountId>
            + MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;
        type RuntimeHoldReason: From<HoldReason>;
        /// NEX, which only this pallet mints.
        type Nex: Mutate<Self::AccountId, Balance = Balance>;
        /// Receives its part of fees, pays for turnout, and keeps salaries that vest. It holds the existential
        /// deposit.
        type Treasury: Get<Self::AccountId>;
        type Identities: Identities<Self::AccountId>;
        type Clock: EconomicClock;
        type Parameters: Get<PoeParams>;
        /// The pool of HETU and NEX.
        type SpotPrice: SpotPrice;
        /// Dismisses miners.
        type MinerOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Has the treasury pay for turnout.
        type TurnoutOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Says who receives the owner's salary.
        type SalaryOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Jobs in one call at most.
        #[pallet::constant]
        type MaxJobs: Get<u32>;
        /// A supply of NEX that is smaller counts as this one for the bound of inflation.
        #[pallet::constant]
        type LeastSupply: Get<Balance>;
        /// Epochs that one block closes at most, when more than one is due.
        #[pallet::constant]
        type MaxCloses: Get<u32>;
        /// Closed epochs that the history keeps.
        #[pallet::constant]
        type HistoryLength: Get<u32>;
        /// Monthly reports that are kept. More months than a salary takes to vest.
        #[pallet::constant]
        type ReportsKept: Get<u32>;
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
        /// The bond of a miner, on its owner's account.
        Bond,
        /// The locked reserve of a miner, on its owner's account.
        Reserve,
        /// The deposit for a chain of jobs, on the payer's account.
        Chain,
        /// Salaries that vest, on the treasury's account.
        Salary,
    }

    /// Every miner until its bond is released. Backed by its bond.
    #[pallet::storage]
    pub type Miners<T> = StorageMap<_, Blake2_128Concat, IdentityId, types::Miner>;

    /// Miners that may be paid.
    #[pallet::storage]
    pub type ActiveMiners<T> = StorageValue<_, u32, ValueQuery>;

    /// The jobs that an account has paid. Backed by a deposit of its own.
    #[pallet::storage]
    pub type Chains<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Chain>;

    /// The open epoch, as far as it has got.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Open<T> = StorageValue<_, types::OpenEpoch, ValueQuery>;

    /// The parameters in force when the open epoch was opened: on them its heartbeats count, and it closes.
    #[pallet::storage]
    pub type Terms<T> = StorageValue<_, PoeParams>;

    /// Usual volume and liquidity of an epoch.
    #[pallet::storage]
    pub type Usual<T> = StorageValue<_, Scales, ValueQuery>;

    /// Epochs of which somebody has not realised its NEX. Each miner works in one of them at most, so there are no
    /// more of them than miners.
    #[pallet::storage]
    pub type Rounds<T> = StorageMap<_, Twox64Concat, Epoch, types::Round>;

    /// All NEX that was issued, realised and claimed.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type NexIssuance<T> = StorageValue<_, types::NexBooks, ValueQuery>;

    /// The price of NEX over time, once there was a pool of it to read.
    #[pallet::storage]
    pub type Price<T> = StorageValue<_, PriceTrack>;

    /// The last closed epochs, each at its number modulo `HistoryLength`.
    #[pallet::storage]
    pub type History<T> = StorageMap<_, Twox64Concat, u32, types::EpochRecord>;

    /// Who receives the owner's salary from the next month on.
    #[pallet::storage]
    pub type SalaryRecipient<T: Config> = StorageValue<_, T::AccountId>;

    /// The salary of the month that the open epoch is in.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type OpenMonth<T: Config> =
        StorageValue<_, types::SalaryReport<T::AccountId>, ValueQuery, types::FirstMonth>;

    /// The last closed months, each at its number modulo `ReportsKept`.
    #[pallet::storage]
    pub type Reports<T: Config> = StorageMap<_, Twox64Concat, u32, types::SalaryReport<T::AccountId>>;

    #[pallet::genesis_config]
    #[derive(frame_support::DefaultNoBound)]
    pub struct GenesisConfig<T: Config> {
        /// Who receives the owner's salary. Nobody: the treasury.
        pub salary_recipient: Option<T::AccountId>,
    }

    #[pallet::genesis_build]
    impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
        fn build(&self) {
            SalaryRecipient::<T>::set(self.salary_recipient.clone());
            Pallet::<T>::open_first_epoch();
        }
    }

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    #[allow(clippy::large_enum_variant, reason = "events are encoded at once and not kept")]
    pub enum Event<T: Config> {
        /// An identity became a miner; `bond` HETU of its owner is held.
        MinerRegistered { id: IdentityId, owner: T::AccountId, bond: Balance },
        /// A miner takes no jobs for a while.
        MinerSuspended { id: IdentityId },
        /// A miner takes jobs again.
        MinerResumed { id: IdentityId },
        /// A miner left. Bond and reserve can be released from `releasable_from` on.
        MinerLeft { id: IdentityId, releasable_from: Seconds },
        /// A miner was dismissed; parts of its bond and reserve went to the treasury.
        MinerDismissed { id: IdentityId, bond: Balance, reserve: Balance },
        /// Bond and reserve went back to the owner, and the miner is forgotten.
        MinerReleased { id: IdentityId, owner: T::AccountId, bond: Balance, reserve: Balance },
        /// A heartbeat of a miner counted: its `beats`-th in the epoch.
        HeartbeatCounted { id: IdentityId, epoch: Epoch, beats: u32 },
        /// An account opened a chain of jobs; `seed` is the hash before the first.
        ChainOpened { payer: T::AccountId, opened: Seconds, deposit: Balance, seed: H256 },
        /// An account closed its chain after so many jobs.
        ChainClosed { payer: T::AccountId, jobs: u64, head: H256, deposit: Balance },
        /// A job was paid. `head` is its hash, and that of its chain.
        JobPaid {
            payer: T::AccountId,
            provider: IdentityId,
            number: u64,
            job: types::Job,
            head: H256,
            fees: FeeSplit<Balance>,
            weight: types::Weight,
        },
        /// A miner was paid for several jobs at once, `first` the number of the first of them and `head` the hash of
        /// the last. The jobs stand in the call.
        JobsPaid {
            payer: T::AccountId,
            provider: IdentityId,
            first: u64,
            jobs: u32,
            head: H256,
            value: Balance,
            rated: Balance,
            fees: FeeSplit<Balance>,
            weight: types::Weight,
        },
        /// The treasury paid so many miners for their turnout in an epoch.
        TurnoutPaid { turnout: types::Turnout, epoch: Epoch, miners: u32 },
        /// A miner was not paid for its turnout: it takes no jobs, or was paid for that epoch before.
        TurnoutSkipped { id: IdentityId },
        /// The owner's part of the fees of a call: `paid` to the recipient, `vesting` held, the rest to the
        /// treasury.
        SalaryEarned { month: types::Month, paid: Balance, vesting: Balance, treasury: Balance },
        /// Salary of a month vested and was paid.
        SalaryReleased { month: types::Month, recipient: T::AccountId, amount: Balance },
        /// Salary of a month whose report made room, and whose recipient could not be paid, stayed with the treasury.
        SalaryForfeited { month: types::Month, amount: Balance },
        /// A month ended; this is its report.
        SalaryReported { report: types::SalaryReport<T::AccountId> },
        /// Who receives the salary from the next month on.
        SalaryRecipientSet { recipient: Option<T::AccountId>, from: types::Month },
        /// An epoch closed.
        EpochClosed { record: types::EpochRecord },
        /// A miner's part of a closed epoch was realised.
        RewardRealised { id: IdentityId, epoch: Epoch, nex: Balance },
        /// NEX was minted to the owner of a miner.
        RewardClaimed { id: IdentityId, owner: T::AccountId, nex: Balance },
        /// The followed price of NEX moved.
        PriceMoved { price: HetuPerNex },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The identity is not registered, or has no controller.
        NotActive,
        /// The caller does not own the identity.
        NotOwner,
        /// The caller is neither the owner nor the controller.
        NotOwnerOrController,
        /// The identity is a miner already, or waits for its bond.
        AlreadyMiner,
        /// The identity is not a miner.
        NotMiner,
        /// The miner is suspended, or has left.
        NotMining,
        /// The miner is not suspended.
        NotSuspended,
        /// The miner has left.
        AlreadyLeft,
        /// The miner has not left.
        StillMining,
        /// The delay before the release has not run.
        TooEarlyToRelease,
        /// A heartbeat counted already in this part of the day.
        HeartbeatTooEarly,
        /// The job has another number than the next one in the payer's chain: it was paid already, or another is
        /// missing.
        WrongNumber,
        /// The call has no jobs, or nobody who can be paid for one.
        NoJobs,
        /// The call has more jobs than the limit.
        TooManyJobs,
        /// The job pays nothing.
        ZeroValue,
        /// Only the treasury pays for jobs of this type.
        TreasuryOnly,
        /// The payer owns the miner.
        OwnMiner,
        /// The epoch is one to come, or too long ago.
        NoSuchEpoch,
        /// The account has no chain of jobs.
        NoChain,
        /// The chain was opened in this block.
        ChainTooYoung,
        /// The miner has no NEX to claim.
        NothingToClaim,
        /// The month has not ended, or its report is no longer kept.
        NoReport,
        /// No salary of that month has vested that was not released.
        NothingVested,
        /// An account could not receive what it is owed.
        CannotReceive,
        /// A number would not fit.
        Overflow,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> frame_support::weights::Weight {
            Self::close_due_epochs().saturating_add(Self::follow_price())
        }

        fn integrity_test() {
            assert!(T::MaxCloses::get() > 0, "MaxCloses is zero");
            let remembered = 1..=types::PaidEpochs::KEPT;
            assert!(remembered.contains(&T::HistoryLength::get()), "HistoryLength is not between 1 and 128");
            assert!(T::ReportsKept::get() > 0, "ReportsKept is zero");
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Makes an active identity a miner, which can be paid for jobs. By its owner, of whose HETU `miner_bond` is
        /// held.
        ///
        /// Emits `MinerRegistered`. Fails with `NotActive`, `NotOwner`, `AlreadyMiner`, or for want of HETU.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::register_miner())]
        pub fn register_miner(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_register_miner(who, id)
        }

        /// Lets a miner take no jobs for a while. By its owner or controller, or by anyone once its identity is not
        /// active. It keeps what it has earned.
        ///
        /// Emits `MinerSuspended`. Fails with `NotOwnerOrController`, `NotMiner` or `NotMining`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::suspend_miner())]
        pub fn suspend_miner(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_suspend_miner(who, id)
        }

        /// Lets a suspended miner take jobs again. By its owner or controller.
        ///
        /// Emits `MinerResumed`. Fails with `NotOwnerOrController`, `NotMiner`, `NotSuspended` or `NotActive`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::resume_miner())]
        pub fn resume_miner(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_resume_miner(who, id)
        }

        /// Ends a miner. By its owner. Bond and reserve can be released after `exit_delay`, and until then be slashed.
        ///
        /// Emits `MinerLeft`. Fails with `NotOwner`, `NotMiner` or `AlreadyLeft`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::leave())]
        pub fn leave(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_leave(who, id)
        }

        /// Releases bond and reserve of a miner that left to its owner, mints the NEX that it has not claimed, and
        /// forgets it. By anyone.
        ///
        /// Emits `MinerReleased`, and what `claim` emits. Fails with `NotMiner`, `StillMining` or `TooEarlyToRelease`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::release_miner())]
        pub fn release_miner(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release_miner(id)
        }

        /// Dismisses a miner and moves the part `slash` of its bond and of its reserve, rounded up, to the treasury. By
        /// `MinerOrigin`. A miner that has left and waits for its bond can be slashed as well.
        ///
        /// Emits `MinerDismissed`, and `MinerLeft` if it had not left. Fails with `NotMiner`.
        #[pallet::call_index(5)]
        #[pallet::weight(T::WeightInfo::dismiss_miner())]
        pub fn dismiss_miner(
            origin: OriginFor<T>,
            #[pallet::compact] id: IdentityId,
            slash: Perbill,
        ) -> DispatchResult {
            T::MinerOrigin::ensure_origin(origin)?;
            Self::do_dismiss_miner(id, slash)
        }

        /// Counts the caller's miner as online in this part of the day. By its controller, who pays for it as for a short
        /// message.
        ///
        /// Emits `HeartbeatCounted`. Fails with `NotActive`, `NotMiner`, `NotMining` or `HeartbeatTooEarly`.
        #[pallet::call_index(6)]
        #[pallet::weight(T::WeightInfo::heartbeat())]
        pub fn heartbeat(origin: OriginFor<T>) -> DispatchResult {
            let who = ensure_signed(origin)?;
            Self::do_heartbeat(who)
        }

        /// Pays a miner for a job. By any account but the miner's owner.
        ///
        /// The caller pays `job.value` HETU: the fee of one per cent is split, and the rest goes to the miner's owner.
        /// `number` is that of the next job in the caller's chain, so that no job is paid twice; the first one opens
        /// the chain and holds `chain_deposit`.
        ///
        /// Emits `JobPaid` and `SalaryEarned`, and `ChainOpened` with the first. Fails with `WrongNumber`,
        /// `TreasuryOnly`, `ZeroValue`, `NotMiner`, `NotMining`, `NotActive`, `OwnMiner`, or for want of HETU.
        #[pallet::call_index(7)]
        #[pallet::weight(T::WeightInfo::submit_job())]
        pub fn submit_job(
            origin: OriginFor<T>,
            #[pallet::compact] number: u64,
            #[pallet::compact] provider: IdentityId,
            job: types::Job,
        ) -> DispatchResult {
            let payer = ensure_signed(origin)?;
            Self::do_submit_job(payer, number, provider, job)
        }

        /// Pays miners for up to `MaxJobs` jobs at once. As [`submit_job`](Self::submit_job) for each, all or none of
        /// them, `number` that of the first.
        ///
        /// Emits `JobsPaid` for each entry of `batches`, and `SalaryEarned`. Fails with `NoJobs`, `TooManyJobs`, and as
        /// `submit_job`.
        #[pallet::call_index(8)]
        #[pallet::weight({
            let (more, providers) = Pallet::<T>::count_jobs(batches);
            T::WeightInfo::submit_jobs(more, providers)
        })]
        pub fn submit_jobs(
            origin: OriginFor<T>,
            #[pallet::compact] number: u64,
            batches: Batches<T>,
        ) -> DispatchResult {
            let payer = ensure_signed(origin)?;
            Self::do_submit_jobs(payer, number, &batches)
        }

        /// Has the treasury pay miners for their turnout in an epoch, the open one or one of the last
        /// `HistoryLength`, the same to each, as jobs of the type `ValidatorReward` or `GovernanceVoting`. By
        /// `TurnoutOrigin`.
        ///
        /// A miner that takes no jobs, was none in that epoch, or was paid for it before is skipped, and the treasury
        /// pays the others.
        ///
        /// Emits `JobsPaid` for each miner, `TurnoutSkipped` for each that is skipped, `TurnoutPaid` and `SalaryEarned`.
        /// Fails with `NoSuchEpoch`, `NoJobs` where nobody can be paid, `ZeroValue` where the reward is zero, or for want
        /// of HETU.
        #[pallet::call_index(9)]
        #[pallet::weight(T::WeightInfo::reward_turnout(Pallet::<T>::count(providers.len())))]
        pub fn reward_turnout(
            origin: OriginFor<T>,
            turnout: types::Turnout,
            #[pallet::compact] epoch: Epoch,
            providers: BoundedVec<IdentityId, T::MaxJobs>,
        ) -> DispatchResult {
            T::TurnoutOrigin::ensure_origin(origin)?;
            Self::do_reward_turnout(turnout, epoch, &providers)
        }

        /// Closes the caller's chain of jobs and releases its deposit. Its next job opens another, with the number 0: a
        /// job of the closed chain that is still signed somewhere could be paid again.
        ///
        /// Emits `ChainClosed`. Fails with `NoChain` or `ChainTooYoung`.
        #[pallet::call_index(10)]
        #[pallet::weight(T::WeightInfo::close_chain())]
        pub fn close_chain(origin: OriginFor<T>) -> DispatchResult {
            let payer = ensure_signed(origin)?;
            Self::do_close_chain(payer)
        }

        /// Mints the NEX of a miner to its owner. By anyone.
        ///
        /// Emits `RewardClaimed`, and `RewardRealised` where an epoch had not been realised. Fails with `NotMiner` or
        /// `NothingToClaim`.
        #[pallet::call_index(11)]
        #[pallet::weight(T::WeightInfo::claim())]
        pub fn claim(origin: OriginFor<T>, #[pallet::compact] id: IdentityId) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_claim(id)
        }

        /// Says who receives the owner's salary from the next month on; nobody, and it goes to the treasury. By
        /// `SalaryOrigin`.
        ///
        /// Emits `SalaryRecipientSet`.
        #[pallet::call_index(12)]
        #[pallet::weight(T::WeightInfo::set_salary_recipient())]
        pub fn set_salary_recipient(origin: OriginFor<T>, recipient: Option<T::AccountId>) -> DispatchResult {
            T::SalaryOrigin::ensure_origin(origin)?;
            Self::do_set_salary_recipient(recipient)
        }

        /// Pays what has vested of the salary of a month to its recipient. By anyone.
        ///
        /// Emits `SalaryReleased`. Fails with `NoReport` or `NothingVested`.
        #[pallet::call_index(13)]
        #[pallet::weight(T::WeightInfo::release_salary())]
        pub fn release_salary(
            origin: OriginFor<T>,
            #[pallet::compact] month: types::Month,
        ) -> DispatchResult {
            ensure_signed(origin)?;
            Self::do_release_salary(month)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// Φ, Γ, their components and the NEX of the open epoch, if it closed now.
        pub fn status() -> types::PoeView {
            Self::status_view()
        }

        /// A miner and its NEX, as it is now.
        pub fn miner(id: IdentityId) -> Option<types::MinerView> {
            Self::miner_view(id)
        }

        /// The chain of an account: its next job has the number `jobs`.
        pub fn chain(payer: T::AccountId) -> Option<Chain> {
            Chains::<T>::get(payer)
        }

        /// What a job of this value would cost, and who would get it.
        pub fn quote(value: Balance) -> types::FeeQuote {
            Self::fee_quote(value)
        }

        /// The owner's salary in a month: the running one, or one whose report is kept.
        pub fn salary_report(month: types::Month) -> Option<types::SalaryReport<T::AccountId>> {
            Self::report(month)
        }

        /// The last closed epochs, the latest first, `count` at most.
        pub fn history(count: u32) -> Vec<types::EpochRecord> {
            Self::latest_epochs(count)
        }
    }
}
