//! The work of a block: a look at all indicators, when one is due.
use crate::{Config, Halts, LastLook, Pallet, WeightInfo};
use alloc::{collections::BTreeSet, vec::Vec};
use fluxnomics_economics::stability::halt::Stage;
use fluxnomics_primitives::{
    governance::ParameterRegistry,
    stability::{IndicatorSpec, Indicators, limits},
    time::{EconomicClock, Seconds},
};
use frame_support::{traits::Get, weights::Weight};

impl<T: Config> Pallet<T> {
    pub(crate) fn look_if_due() -> Weight {
        let now = T::Clock::now();
        let weight = T::WeightInfo::on_initialize();
        if !Self::is_due(now) {
            return weight;
        }
        Self::look(now);
        weight.saturating_add(T::WeightInfo::look())
    }

    /// An interval after the last look, or when a halt is over: so that a halt that is renewed leaves no gap.
    fn is_due(now: Seconds) -> bool {
        let Some(last) = LastLook::<T>::get() else { return true };
        now.saturating_sub(last) >= T::Parameters::get().interval
            || Halts::<T>::get().values().any(|halt| {
                matches!(halt.incident.stage, Stage::Halted { .. }) && !halt.incident.is_halted(now)
            })
    }

    /// Panics where what the runtime says of indicators contradicts itself.
    pub(crate) fn assert_indicators_sound() {
        let indicators: Vec<T::Indicator> = T::Indicators::all().collect();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        assert!(count(indicators.len()) <= T::MaxIndicators::get(), "more indicators than MaxIndicators");
        assert!(T::HistoryLength::get() > 0, "HistoryLength is zero");
        let (mut names, mut subsystems, mut levers) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for indicator in indicators {
            let spec = T::Indicators::spec(indicator);
            let IndicatorSpec { name, description, unit, weight, below, above, .. } = spec;
            assert!(
                [name, description, unit].iter().all(|text| !text.is_empty()),
                "`{name}`: name, description and unit must be given"
            );
            assert!(names.insert(name), "{name}: two indicators of one name");
            assert!(weight > 0, "{name}: without weight it is not in the score");
            subsystems.extend([below.halts, above.halts].into_iter().flatten());
            for (field, _) in [below.lever, above.lever].into_iter().flatten() {
                assert!(
                    T::Registry::fields().any(|known| known == field),
                    "{name}: its lever is not in the registry"
                );
                let spec = T::Registry::spec(field);
                assert!(limits(&spec, spec.default).step > 0, "{name}: its lever cannot move");
                levers.insert(field);
            }
        }
        assert!(count(subsystems.len()) <= T::MaxSubsystems::get(), "more subsystems than MaxSubsystems");
        assert!(count(levers.len()) <= T::MaxInterventions::get(), "more levers than MaxInterventions");
    }
}
