//! What a vote can change: every parameter with its bounds, steps and meaning, the rules between them, and what is in force.
mod fields;
mod registry;
mod rules;

pub use fields::*;

use crate::{Runtime, Stability, indicators::Subsystem};
use alloc::vec::Vec;
use fluxnomics_primitives::{
    governance::ParameterRegistry,
    params::{
        CapacityParams, FeeParams, FluxParams, GovernanceParams, PoeParams, PowerParams, StabilityParams,
        ValidatorParams, WorkParams, XpParams,
    },
    stability::Halts,
};
use frame_support::{
    dynamic_params::{dynamic_pallet_params, dynamic_params},
    traits::{Get, OnRuntimeUpgrade},
    weights::Weight,
};
use sp_runtime::DispatchResult;

#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod stored {
    use super::*;

    #[dynamic_pallet_params]
    #[codec(index = 0)]
    pub mod power {
        use super::*;
        #[codec(index = 0)]
        pub static Current: PowerParams = PowerParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 1)]
    pub mod fees {
        use super::*;
        #[codec(index = 0)]
        pub static Current: FeeParams = FeeParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 2)]
    pub mod validators {
        use super::*;
        #[codec(index = 0)]
        pub static Current: ValidatorParams = ValidatorParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 3)]
    pub mod flux {
        use super::*;
        #[codec(index = 0)]
        pub static Current: FluxParams = FluxParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 4)]
    pub mod capacity {
        use super::*;
        #[codec(index = 0)]
        pub static Current: CapacityParams = CapacityParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 5)]
    pub mod work {
        use super::*;
        #[codec(index = 0)]
        pub static Current: WorkParams = WorkParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 6)]
    pub mod xp {
        use super::*;
        #[codec(index = 0)]
        pub static Current: XpParams = XpParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 7)]
    pub mod poe {
        use super::*;
        #[codec(index = 0)]
        pub static Current: PoeParams = PoeParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 8)]
    pub mod stability {
        use super::*;
        #[codec(index = 0)]
        pub static Current: StabilityParams = StabilityParams::default();
    }

    #[dynamic_pallet_params]
    #[codec(index = 9)]
    pub mod governance {
        use super::*;
        #[codec(index = 0)]
        pub static Current: GovernanceParams = GovernanceParams::default();
    }
}

pub use stored::{
    capacity::Current as CapacityParameters, fees::Current as FeeParameters,
    governance::Current as GovernanceParameters, power::Current as PowerParameters,
    stability::Current as StabilityParameters, validators::Current as ValidatorParameters,
    work::Current as WorkParameters, xp::Current as XpParameters,
};

/// Parameters of Flux in force: what was voted, and the steps over it.
pub struct FluxParameters;
impl Get<FluxParams> for FluxParameters {
    fn get() -> FluxParams {
        let voted = <stored::flux::Current as Get<FluxParams>>::get();
        All::in_force(|field| matches!(field, Field::Flux(_))).map_or(voted, |all| all.flux)
    }
}

/// Parameters of paid jobs in force: what was voted, and the steps over it. No NEX while its issuance is halted.
pub struct PoeParameters;
impl Get<PoeParams> for PoeParameters {
    fn get() -> PoeParams {
        let voted = <stored::poe::Current as Get<PoeParams>>::get();
        let params = All::in_force(|field| matches!(field, Field::Poe(_))).map_or(voted, |all| all.poe);
        if Stability::is_halted(Subsystem::NexIssuance) {
            return PoeParams { nex_per_epoch: 0, ..params };
        }
        params
    }
}

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
    fn default() -> Self {
        Self::Fees(stored::fees::Parameters::Current(FeeParameters, Some(FeeParams::default())))
    }
}

/// The calls of pallet-parameters do not exist; this is its one writer.
fn write(value: RuntimeParameters) -> DispatchResult {
    crate::Parameters::set_parameter(crate::RuntimeOrigin::root(), value)
}

/// Brings what was voted within bounds that are narrower since: no vote reaches a value from outside.
pub struct WithinBounds;
impl OnRuntimeUpgrade for WithinBounds {
    fn on_runtime_upgrade() -> Weight {
        let back = |field| {
            let (spec, now) = (Registry::spec(field), Registry::current(field));
            let within = now.max(spec.min).min(spec.max);
            if within == now { None } else { Change::new(field, within) }
        };
        let changes: Vec<Change> = Registry::fields().filter_map(back).collect();
        let written = Registry::apply(&changes);
        debug_assert!(written.is_ok());
        let subjects = u64::try_from(SUBJECTS).unwrap_or(u64::MAX);
        <Runtime as frame_system::Config>::DbWeight::get().reads_writes(subjects, subjects)
    }
}
