use crate::{LastChanged, Pallet, mock::*};
use fluxnomics_primitives::{
    governance::{FieldSpec, ParameterRegistry, Step},
    time::DAY,
};
use frame_support::{
    assert_ok,
    traits::{GetStorageVersion, IntegrityTest, StorageVersion},
};
use sp_runtime::{DispatchError, Permill};
use std::panic::{UnwindSafe, catch_unwind};

/// What the panic says.
fn panic_of(run: impl FnOnce() + UnwindSafe) -> String {
    let payload = catch_unwind(run).expect_err("should have panicked");
    payload
        .downcast::<String>()
        .map(|text| *text)
        .or_else(|payload| payload.downcast::<&str>().map(|text| text.to_string()))
        .unwrap()
}

fn genesis_panic(changes: Vec<Change>) -> String {
    panic_of(|| drop(genesis(changes)))
}

fn integrity_panic(field: Field, change: impl FnOnce(&mut FieldSpec)) -> String {
    let mut spec = Registry::spec(field);
    change(&mut spec);
    Override::set(Some((field, spec)));
    let text = panic_of(<Pallet<Test> as IntegrityTest>::integrity_test);
    Override::set(None);
    text
}

#[test]
fn genesis_leaves_the_defaults_when_no_value_is_given() {
    build_and_execute(|| {
        assert_eq!(values(), FIELDS.map(|field| Registry::spec(field).default));
        assert_eq!(LastChanged::<Test>::iter().count(), 0);
        assert_eq!(Pallet::<Test>::on_chain_storage_version(), StorageVersion::new(1));
    });
}

#[test]
fn genesis_writes_any_value_in_bounds_when_far_from_the_default() {
    let changes = vec![
        Change::PowerCap(u128::MAX),
        Change::FeesBase(0),
        Change::FeesTreasuryShare(Permill::zero()),
        Change::FeesAuthorShare(Permill::one()),
    ];
    genesis(changes).execute_with(|| {
        assert_eq!(values(), vec![0, 0, 1_000_000, u128::MAX, (5 * DAY).into(), 0]);
        assert_eq!(LastChanged::<Test>::iter().count(), 0, "genesis starts no cool-down");
        assert_ok!(Governance::do_try_state());
        assert_ok!(propose(ALICE, &[Change::FeesBase(100)]));
    });
}

#[test]
fn genesis_reads_the_values_when_they_come_as_json() {
    let json = r#"{"changes":[{"feesBase":7},{"powerDelay":86400},{"powerWeight":250000}]}"#;
    let config: crate::GenesisConfig<Test> = serde_json::from_str(json).unwrap();
    assert_eq!(
        config.changes,
        [Change::FeesBase(7), Change::PowerDelay(DAY), Change::PowerWeight(Permill::from_percent(25))]
    );
    assert_eq!(serde_json::to_string(&config).unwrap(), json);
}

#[test]
fn genesis_panics_with_the_field_when_a_value_is_out_of_bounds() {
    assert_eq!(
        genesis_panic(vec![Change::FeesBase(1), Change::PowerCap(99)]),
        format!("genesis value 99 of power.cap is outside its bounds 100..={}", u128::MAX)
    );
    assert_eq!(
        genesis_panic(vec![Change::FeesBase(1_000_000_000_000_000_001)]),
        "genesis value 1000000000000000001 of fees.base is outside its bounds \
         0..=1000000000000000000"
    );
}

#[test]
fn genesis_panics_with_the_field_when_it_is_given_twice() {
    assert_eq!(
        genesis_panic(vec![Change::FeesBase(1), Change::PowerCap(100), Change::FeesBase(1)]),
        "genesis gives fees.base twice"
    );
}

#[test]
fn genesis_panics_when_a_rule_between_fields_breaks() {
    assert_eq!(
        genesis_panic(vec![Change::FeesTreasuryShare(Permill::from_percent(70))]),
        format!(
            "genesis parameters do not agree with each other: {:?}",
            Err::<(), _>(DispatchError::Other(SHARES))
        )
    );
}

#[test]
fn integrity_test_passes_when_the_registry_is_sound() {
    <Pallet<Test> as IntegrityTest>::integrity_test();
}

#[test]
fn integrity_test_panics_with_the_field_when_its_rules_contradict() {
    type Case = (Field, fn(&mut FieldSpec), &'static str);
    let cases: [Case; 13] = [
        (Field::PowerCap, |spec| spec.default = 99, "the default is outside the bounds"),
        (Field::PowerCap, |spec| spec.max = 9_999, "the default is outside the bounds"),
        (Field::PowerCap, |spec| spec.max = 99, "the minimum is above the maximum"),
        (Field::PowerCap, |spec| spec.default = 10_001, "the default differs from the value before"),
        (Field::PowerCap, |spec| spec.step = Step::Absolute(0), "the step is zero"),
        (Field::PowerCap, |spec| spec.step = Step::Relative(Permill::zero()), "the step is zero"),
        (
            Field::PowerWeight,
            |spec| spec.step = Step::Relative(Permill::one()),
            "a relative step cannot leave 0",
        ),
        (Field::PowerCap, |spec| spec.cool_down = 0, "without a cool-down"),
        (Field::PowerCap, |spec| spec.cool_down = DAY - 1, "the window holds more changes of it"),
        (Field::PowerCap, |spec| spec.name = "delay", "two fields of one name"),
        (Field::PowerCap, |spec| spec.name = "", "must be given"),
        (Field::PowerCap, |spec| spec.description = "", "must be given"),
        (Field::PowerCap, |spec| spec.unit = "", "must be given"),
    ];
    for (field, change, expected) in cases {
        let text = integrity_panic(field, change);
        assert!(text.contains(expected), "{text} does not say: {expected}");
        assert!(text.contains("power"), "{text} does not name the field");
    }
}

#[test]
fn integrity_test_panics_when_the_defaults_do_not_agree() {
    Disagree::set(true);
    let text = panic_of(<Pallet<Test> as IntegrityTest>::integrity_test);
    Disagree::set(false);
    assert!(text.contains("the defaults do not agree with each other"), "{text}");
}

#[test]
fn integrity_test_accepts_one_name_when_the_subjects_differ() {
    let spec = FieldSpec { name: "base", ..Registry::spec(Field::PowerCap) };
    Override::set(Some((Field::PowerCap, spec)));
    <Pallet<Test> as IntegrityTest>::integrity_test();
    Override::set(None);
}
