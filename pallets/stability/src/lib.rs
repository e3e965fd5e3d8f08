//! # Stability
//!
//! Looks at the figures of the economy, and answers what is out of its band: a strained figure makes one parameter give
//! way for a while, a broken one halts a subsystem for a while. Both are bounded and end by themselves, and no way out
//! is ever closed. See the README of this crate for the rules and the numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod halts;
mod hooks;
mod impls;
mod interventions;
mod looks;
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
    DayRecord, Halt, HaltView, IndicatorView, Intervention, InterventionView, Look, StatusView, Watch,
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
    use fluxnomics_economics::stability::alarm::Level;
    use fluxnomics_primitives::{
        governance::ParameterRegistry,
        params::StabilityParams,
        stability::{Adjustment, Direction, Indicators, Subsystems},
        time::{EconomicClock, Seconds},
    };
    use frame_support::{pallet_prelude::*, traits::Contains};
    use frame_system::pallet_prelude::*;
    use sp_runtime::Perbill;

    #[pallet::config]
    pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
        /// Names one indicator.
        type Indicator: Parameter + MaxEncodedLen + Copy + Ord;
        /// Names calls that halt together.
        type Subsystem: Parameter + MaxEncodedLen + Copy + Ord;
        /// Names one governed parameter.
        type Field: Parameter + MaxEncodedLen + Copy + Ord;
        /// What is watched, and what answers it.
        type Indicators: Indicators<Indicator = Self::Indicator, Field = Self::Field, Subsystem = Self::Subsystem>;
        /// What was voted, and its bounds. Only read.
        type Registry: ParameterRegistry<Field = Self::Field>;
        /// Which calls halt together.
        type Subsystems: Subsystems<Self::RuntimeCall, Subsystem = Self::Subsystem>;
        /// Calls that nothing halts.
        type AlwaysOpen: Contains<Self::RuntimeCall>;
        type Clock: EconomicClock;
        type Parameters: Get<StabilityParams>;
        /// Halts and intervenes as the watch does, ends both, and allows further halts.
        type OverrideOrigin: EnsureOrigin<Self::RuntimeOrigin>;
        /// Indicators at most.
        #[pallet::constant]
        type MaxIndicators: Get<u32>;
        /// Subsystems at most.
        #[pallet::constant]
        type MaxSubsystems: Get<u32>;
        /// Parameters that are adjusted, or rest after it, at most.
        #[pallet::constant]
        type MaxInterventions: Get<u32>;
        /// Part of its voted value by which a parameter gives way at most.
        #[pallet::constant]
        type MaxStep: Get<Perbill>;
        /// Economic seconds for which it does at most.
        #[pallet::constant]
        type LongestIntervention: Get<Seconds>;
        /// Economic seconds that a halt lasts at most.
        #[pallet::constant]
        type LongestHalt: Get<Seconds>;
        /// Renewals of a halt at most.
        #[pallet::constant]
        type MaxRenewals: Get<u32>;
        /// Closed days that the history keeps.
        #[pallet::constant]
        type HistoryLength: Get<u32>;
        type WeightInfo: WeightInfo;
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::Field, Self::Subsystem>;
    }

    const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

    #[pallet::pallet]
    #[pallet::storage_version(STORAGE_VERSION)]
    pub struct Pallet<T>(_);

    /// What is known of each indicator. No more than there are indicators.
    #[pallet::storage]
    pub type Watches<T: Config> = StorageMap<_, Twox64Concat, T::Indicator, types::Watch, ValueQuery>;

    /// The halts of each subsystem, until all has been calm for long enough.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Halts<T: Config> = StorageValue<_, types::HaltsOf<T>, ValueQuery>;

    /// Until when people halted subsystems.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Ordered<T: Config> = StorageValue<_, types::OrderedOf<T>, ValueQuery>;

    /// The steps of parameters, until their cool-down is over.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type Steps<T: Config> = StorageValue<_, types::StepsOf<T>, ValueQuery>;

    /// When all indicators were looked at last.
    #[pallet::storage]
    #[pallet::whitelist_storage]
    pub type LastLook<T> = StorageValue<_, Seconds>;

    /// The day that is open.
    #[pallet::storage]
    pub type Today<T: Config> = StorageValue<_, types::DayRecord<T::Indicator>, ValueQuery, types::NoDay>;

    /// The last closed days, each at its number modulo `HistoryLength`.
    #[pallet::storage]
    pub type History<T: Config> = StorageMap<_, Twox64Concat, u32, types::DayRecord<T::Indicator>>;

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// The alarm of an indicator rose or fell. It falls too when there is nothing to see any more.
        LevelMoved { indicator: T::Indicator, from: Level, to: Level, look: Option<types::Look> },
        /// A strained figure made a parameter give way: `in_force` instead of `voted`, until then.
        Intervened {
            indicator: T::Indicator,
            look: types::Look,
            field: T::Field,
            adjustment: Adjustment,
            voted: u128,
            in_force: u128,
            until: Seconds,
        },
        /// People made a parameter give way: `in_force` instead of `voted`, until then.
        InterventionOrdered {
            field: T::Field,
            adjustment: Adjustment,
            voted: u128,
            in_force: u128,
            until: Seconds,
        },
        /// What was voted is in force again, before its time.
        InterventionRevoked { field: T::Field },
        /// A broken figure halted a subsystem; `left` more halts may begin by themselves.
        HaltBegan {
            subsystem: T::Subsystem,
            indicator: T::Indicator,
            look: types::Look,
            until: Seconds,
            left: u32,
        },
        /// A halt was over, and began again because the figure is still broken.
        HaltRenewed {
            subsystem: T::Subsystem,
            indicator: T::Indicator,
            look: types::Look,
            until: Seconds,
            left: u32,
        },
        /// A halt ended before its time, because the raw figure has recovered.
        HaltLifted { subsystem: T::Subsystem },
        /// People halted a subsystem until then.
        HaltOrdered { subsystem: T::Subsystem, until: Seconds },
        /// The time of a halt was over.
        HaltExpired { subsystem: T::Subsystem },
        /// People ended a halt. None begins by itself until the incident is over.
        HaltOverruled { subsystem: T::Subsystem },
        /// People allowed a subsystem further halts.
        Rearmed { subsystem: T::Subsystem, left: u32 },
        /// All indicators of a subsystem have been calm for long enough.
        IncidentEnded { subsystem: T::Subsystem },
        /// A day ended; this is what it was like.
        DayClosed { record: types::DayRecord<T::Indicator> },
    }

    #[pallet::error]
    pub enum Error<T> {
        /// The subsystem is not halted.
        NotHalted,
        /// The subsystem has had no halt that is not over and forgotten.
        NoIncident,
        /// The parameter is not adjusted.
        NoIntervention,
        /// No indicator names the parameter and that way for it to give.
        NotALever,
        /// The parameter is adjusted, or rests after it.
        Resting,
        /// What was voted would stay in force.
        NoEffect,
    }

    #[pallet::hooks]
    impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
        fn on_initialize(_: BlockNumberFor<T>) -> Weight {
            Self::look_if_due()
        }

        fn integrity_test() {
            Self::assert_indicators_sound();
        }

        #[cfg(feature = "try-runtime")]
        fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
            Self::do_try_state()
        }
    }

    #[pallet::call]
    impl<T: Config> Pallet<T> {
        /// Ends the halt of a subsystem. By referendum. None begins by itself until all its indicators have been calm for
        /// `calm_period`, or until [`rearm`](Pallet::rearm).
        ///
        /// Emits `HaltOverruled`. Fails with `NotHalted`.
        #[pallet::call_index(0)]
        #[pallet::weight(T::WeightInfo::lift_halt())]
        pub fn lift_halt(origin: OriginFor<T>, subsystem: T::Subsystem) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_lift_halt(subsystem)
        }

        /// Lets a subsystem halt by itself again, as often as if it never had. By referendum. What is halted stays halted.
        ///
        /// Emits `Rearmed`. Fails with `NoIncident`.
        #[pallet::call_index(1)]
        #[pallet::weight(T::WeightInfo::rearm())]
        pub fn rearm(origin: OriginFor<T>, subsystem: T::Subsystem) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_rearm(subsystem)
        }

        /// Puts back in force what was voted for a parameter. By referendum. The next step of it waits for its cool-down.
        ///
        /// Emits `InterventionRevoked`. Fails with `NoIntervention`.
        #[pallet::call_index(2)]
        #[pallet::weight(T::WeightInfo::revoke_intervention())]
        pub fn revoke_intervention(origin: OriginFor<T>, field: T::Field) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_revoke_intervention(field)
        }

        /// Halts a subsystem for `halt_period`, whatever its indicators say. By referendum. Ways out stay open. It ends by
        /// itself, or by [`lift_halt`](Pallet::lift_halt); another order makes it last from then on.
        ///
        /// Emits `HaltOrdered`.
        #[pallet::call_index(3)]
        #[pallet::weight(T::WeightInfo::halt())]
        pub fn halt(origin: OriginFor<T>, subsystem: T::Subsystem) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_halt(subsystem)
        }

        /// Makes a parameter give way by one `step` for `step_period`, whatever the indicators say. By referendum. Only one
        /// that an indicator names, and the way that it names; and one step in `step_cool_down`, whoever takes it.
        ///
        /// Emits `InterventionOrdered`. Fails with `NotALever`, `Resting` or `NoEffect`.
        #[pallet::call_index(4)]
        #[pallet::weight(T::WeightInfo::intervene())]
        pub fn intervene(origin: OriginFor<T>, field: T::Field, direction: Direction) -> DispatchResult {
            T::OverrideOrigin::ensure_origin(origin)?;
            Self::do_intervene(field, direction)
        }
    }

    #[pallet::view_functions]
    impl<T: Config> Pallet<T> {
        /// The score, and what stands out.
        pub fn status() -> StatusView<T::Indicator> {
            Self::status_view()
        }

        /// Every indicator as it is now.
        pub fn indicators() -> Vec<IndicatorView<T::Indicator>> {
            Self::indicator_views()
        }

        /// Every subsystem that is halted, or was by broken figures and is not calm yet.
        pub fn halts() -> Vec<HaltView<T::Indicator, T::Subsystem>> {
            Self::halt_views()
        }

        /// Every parameter that is adjusted, or rests after it.
        pub fn interventions() -> Vec<InterventionView<T::Indicator, T::Field>> {
            Self::intervention_views()
        }

        /// The last closed days, the latest first, `count` at most.
        pub fn history(count: u32) -> Vec<DayRecord<T::Indicator>> {
            Self::latest_days(count)
        }

        /// The day that is open, as far as it has got.
        pub fn today() -> DayRecord<T::Indicator> {
            Today::<T>::get()
        }
    }
}
