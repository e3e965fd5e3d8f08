//! The rules that a set of changes must pass: when proposed, when enacted, and, in part, at
//! genesis.
use crate::{Config, Error, LastChanged, Pallet, ParameterView, PastValues};
use alloc::{collections::BTreeSet, vec::Vec};
use fluxnomics_economics::governance::drift::{Anchor, range};
use fluxnomics_primitives::{
    governance::{FieldSpec, ParameterRegistry, Step},
    time::{EconomicClock, Seconds},
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{DispatchError, DispatchResult};

/// The furthest that one enactment may move a field from `current`, in the field's unit.
///
/// A relative step is a part of the current value, rounded up and one unit at least. Steps from a
/// value of at least one compound and so lead anywhere, but from 0 no part leads away: where the
/// bounds allow 0, the step is measured on the default while the value is below it.
pub fn largest_step(spec: &FieldSpec, current: u128) -> u128 {
    match spec.step {
        Step::Absolute(units) => units,
        Step::Relative(part) => {
            let base = if spec.min == 0 { current.max(spec.default) } else { current };
            part.mul_ceil(base).max(1)
        },
    }
}

impl<T: Config> Pallet<T> {
    /// Whether the whole set may be made now.
    pub(crate) fn ensure_allowed(changes: &[T::Change]) -> DispatchResult {
        ensure!(!changes.is_empty(), Error::<T>::NoChanges);
        let now = T::Clock::now();
        let mut fields = BTreeSet::new();
        for change in changes {
            let field = T::Registry::field(change);
            ensure!(fields.insert(field), Error::<T>::DuplicateField);
            Self::ensure_change_allowed(field, T::Registry::value(change), now)?;
        }
        ensure!(T::Registry::check_together(changes).is_ok(), Error::<T>::RuleBroken);
        Ok(())
    }

    fn ensure_change_allowed(field: T::Field, new: u128, now: Seconds) -> DispatchResult {
        let spec = T::Registry::spec(field);
        let current = T::Registry::current(field);
        ensure!((spec.min..=spec.max).contains(&new), Error::<T>::OutOfBounds);
        ensure!(new != current, Error::<T>::Unchanged);
        ensure!(new.abs_diff(current) <= largest_step(&spec, current), Error::<T>::StepTooLarge);
        if let Some(last) = LastChanged::<T>::get(field) {
            ensure!(now.saturating_sub(last) >= spec.cool_down, Error::<T>::CoolingDown);
        }
        let drifts = |anchor: &Anchor| !anchor.allows(new);
        ensure!(!Self::past_anchors(field, &spec, now).iter().any(drifts), Error::<T>::DriftTooLarge);
        Ok(())
    }

    /// The values that the field had within the window before `now`, and how far from each it may be.
    pub(crate) fn past_anchors(field: T::Field, spec: &FieldSpec, now: Seconds) -> Vec<Anchor> {
        PastValues::<T>::get(field)
            .into_iter()
            .filter(|past| Self::is_in_window(past, now))
            .map(|past| Anchor {
                value: past.value,
                reach: largest_step(spec, past.value).saturating_mul(T::MaxDrift::get().into()),
            })
            .collect()
    }

    /// Writes the genesis values. Panics where one is out of its bounds or they do not agree.
    pub(crate) fn initialise(changes: &[T::Change]) {
        let mut fields = BTreeSet::new();
        for change in changes {
            let field = T::Registry::field(change);
            let value = T::Registry::value(change);
            let FieldSpec { subject, name, min, max, .. } = T::Registry::spec(field);
            assert!(fields.insert(field), "genesis gives {subject}.{name} twice");
            assert!(
                (min..=max).contains(&value),
                "genesis value {value} of {subject}.{name} is outside its bounds {min}..={max}"
            );
        }
        let written = T::Registry::check_together(changes)
            .map_err(DispatchError::Other)
            .and_then(|()| T::Registry::apply(changes));
        assert!(written.is_ok(), "genesis parameters do not agree with each other: {written:?}");
    }

    /// Panics where the registry contradicts itself. The storage must be empty.
    pub(crate) fn assert_registry_sound() {
        let mut names = BTreeSet::new();
        let mut fields: u32 = 0;
        for field in T::Registry::fields() {
            let spec = T::Registry::spec(field);
            let FieldSpec { subject, name, min, max, default, .. } = spec;
            assert!(
                [subject, name, spec.description, spec.unit].iter().all(|text| !text.is_empty()),
                "`{subject}`.`{name}`: subject, name, description and unit must be given"
            );
            assert!(names.insert((subject, name)), "{subject}.{name}: two fields of one name");
            assert!(min <= max, "{subject}.{name}: the minimum is above the maximum");
            assert!((min..=max).contains(&default), "{subject}.{name}: the default is outside the bounds");
            assert!(
                T::Registry::current(field) == default,
                "{subject}.{name}: the default differs from the value before any change"
            );
            match spec.step {
                Step::Absolute(units) => assert!(units > 0, "{subject}.{name}: the step is zero"),
                Step::Relative(part) => {
                    assert!(!part.is_zero(), "{subject}.{name}: the step is zero");
                    assert!(
                        min > 0 || default > 0,
                        "{subject}.{name}: a relative step cannot leave 0 when the default is 0 as well"
                    );
                },
            }
            assert!(spec.cool_down > 0, "{subject}.{name}: without a cool-down the step limits nothing");
            assert!(
                T::DriftWindow::get().div_ceil(spec.cool_down) <= T::MaxPastValues::get().into(),
                "{subject}.{name}: the window holds more changes of it than MaxPastValues"
            );
            fields = fields.saturating_add(1);
        }
        let agreed = T::Registry::check_together(&[]);
        assert!(agreed.is_ok(), "the defaults do not agree with each other: {agreed:?}");
        assert!(
            (1..=fields).contains(&T::MaxChanges::get()),
            "MaxChanges must lie between 1 and the number of fields"
        );
        assert!(T::HistoryLength::get() > 0, "HistoryLength must not be 0");
        assert!(T::MaxDrift::get() > 0, "MaxDrift must not be 0, or no second change could ever be made");
    }

    pub(crate) fn view(field: T::Field) -> ParameterView {
        let spec = T::Registry::spec(field);
        let current = T::Registry::current(field);
        let mut anchors = Self::past_anchors(field, &spec, T::Clock::now());
        anchors.push(Anchor { value: current, reach: largest_step(&spec, current) });
        let (from, to) = range(spec.min, spec.max, anchors).unwrap_or((current, current));
        ParameterView {
            subject: spec.subject.into(),
            name: spec.name.into(),
            description: spec.description.into(),
            unit: spec.unit.into(),
            current,
            default: spec.default,
            min: spec.min,
            max: spec.max,
            from,
            to,
            step: spec.step,
            cool_down: spec.cool_down,
            enactment_delay: spec.enactment_delay,
            last_changed: LastChanged::<T>::get(field),
        }
    }
}
