use crate::{Error, Event, LastChanged, Origin, Proposals, WeightInfo, mock::*};
use fluxnomics_primitives::time::DAY;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, Permill};

fn shares(treasury: u32) -> [Change; 2] {
    [
        Change::FeesTreasuryShare(Permill::from_percent(treasury)),
        Change::FeesAuthorShare(Permill::from_percent(100 - treasury)),
    ]
}

#[test]
fn enact_makes_every_change_when_the_timelock_has_run() {
    build_and_execute(|| {
        let [treasury, author] = shares(78);
        let index = ripened(ALICE, &[Change::PowerCap(9_000), treasury, author]);
        System::reset_events();
        assert_ok!(enact(index));

        assert_eq!(values(), vec![1_000, 780_000, 220_000, 9_000, (5 * DAY).into(), 0]);
        assert_eq!(
            events(),
            vec![
                Event::ParameterChanged { index, field: Field::PowerCap, old: 10_000, new: 9_000 },
                Event::ParameterChanged {
                    index,
                    field: Field::FeesTreasuryShare,
                    old: 800_000,
                    new: 780_000
                },
                Event::ParameterChanged { index, field: Field::FeesAuthorShare, old: 200_000, new: 220_000 },
                Event::Enacted { index },
            ]
        );
        for field in [Field::PowerCap, Field::FeesTreasuryShare, Field::FeesAuthorShare] {
            assert_eq!(LastChanged::<Test>::get(field), Some(3 * DAY));
        }
        assert_eq!(LastChanged::<Test>::iter().count(), 3);
        assert_eq!(Proposals::<Test>::iter().count(), 0);
        assert_eq!(Balances::free_balance(ALICE), RICHES);
        assert_eq!(held(ALICE), 0);
    });
}

#[test]
fn enact_fails_when_the_origin_is_any_other() {
    build_and_execute(|| {
        let index = ripened(ALICE, &[Change::PowerCap(9_000)]);
        let parameters: RuntimeOrigin = Origin::Parameters.into();
        for origin in origins() {
            if origin.caller != parameters.caller {
                assert_noop!(enact_by(origin, index), DispatchError::BadOrigin);
            }
        }
        assert_ok!(enact(index));
    });
}

#[test]
fn enact_fails_when_there_is_no_such_proposal() {
    build_and_execute(|| {
        assert_noop!(enact(0), error(Error::UnknownProposal));
        // A referendum that is not about parameters.
        Referendums::set(&vec![State::ApprovedAt(0)]);
        advance(30 * DAY);
        assert_noop!(enact(0), error(Error::UnknownProposal));
    });
}

#[test]
fn enact_fails_when_the_referendum_is_not_approved() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        advance(30 * DAY);
        assert_noop!(enact(index), error(Error::NotApproved));
        Referenda::set(index, State::Lost);
        assert_noop!(enact(index), error(Error::NotApproved));
    });
}

#[test]
fn enact_fails_when_the_timelock_lacks_one_second() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::FeesBase(1_001), Change::PowerCap(9_000)]);
        advance(9 * DAY);
        approve(index);
        assert_noop!(enact(index), error(Error::NotRipe));
        advance(3 * DAY - 1);
        assert_noop!(enact(index), error(Error::NotRipe));
        advance(1);
        assert_ok!(enact(index));
    });
}

/// Lands `first`, then finds `second` refused for `reason` although it was sound when proposed.
fn refused_after(first: &[Change], second: &[Change], reason: DispatchError) {
    build_and_execute(|| {
        let (one, two) = (proposed(ALICE, first), proposed(BOB, second));
        approve(one);
        approve(two);
        advance(3 * DAY);
        assert_ok!(enact(one));
        let before = (values(), LastChanged::<Test>::iter().collect::<Vec<_>>());
        System::reset_events();

        assert_ok!(enact(two));
        assert_eq!(events(), vec![Event::Refused { index: two, reason }]);
        assert_eq!((values(), LastChanged::<Test>::iter().collect()), before);
        assert_eq!(Governance::proposal(two), None);
        assert_eq!(held(BOB), 0);
        assert_eq!(Balances::free_balance(BOB), RICHES);
    });
}

#[test]
fn enact_refuses_the_set_when_another_made_the_step_too_large() {
    refused_after(
        &[Change::PowerCap(7_500)],
        &[Change::FeesBase(1_001), Change::PowerCap(12_500)],
        error(Error::StepTooLarge),
    );
}

#[test]
fn enact_refuses_the_set_when_another_was_enacted_within_the_cool_down() {
    refused_after(
        &[Change::PowerCap(10_100)],
        &[Change::FeesBase(1_001), Change::PowerCap(10_200)],
        error(Error::CoolingDown),
    );
}

#[test]
fn enact_refuses_the_set_when_another_made_the_same_change() {
    refused_after(
        &[Change::PowerCap(10_100)],
        &[Change::FeesBase(1_001), Change::PowerCap(10_100)],
        error(Error::Unchanged),
    );
}

#[test]
fn enact_refuses_the_set_when_a_rule_between_fields_breaks() {
    build_and_execute(|| {
        let index = ripened(ALICE, &[Change::FeesBase(1_001)]);
        Disagree::set(true);
        assert_ok!(enact(index));
        Disagree::set(false);
        assert_eq!(
            events().last(),
            Some(&Event::Refused { index, reason: Error::<Test>::RuleBroken.into() })
        );
        assert_eq!(values()[0], 1_000);
    });
}

#[test]
fn enact_refuses_the_set_when_the_bounds_have_moved() {
    build_and_execute(|| {
        use fluxnomics_primitives::governance::{FieldSpec, ParameterRegistry};
        let index = ripened(ALICE, &[Change::FeesBase(1_100)]);
        let spec = FieldSpec { max: 1_050, ..Registry::spec(Field::FeesBase) };
        Override::set(Some((Field::FeesBase, spec)));
        assert_ok!(enact(index));
        Override::set(None);
        let reason = error(Error::OutOfBounds);
        assert_eq!(events().last(), Some(&Event::Refused { index, reason }));
        assert_eq!(values()[0], 1_000);
    });
}

#[test]
fn enact_undoes_every_change_when_one_cannot_be_written() {
    build_and_execute(|| {
        let index = ripened(ALICE, &[Change::FeesBase(1_001), Change::PowerCap(9_000)]);
        let before = values();
        ApplyFails::set(&true);
        assert_ok!(enact(index));
        assert_eq!(values(), before, "the subject that was written is as before");
        assert_eq!(LastChanged::<Test>::iter().count(), 0);
        assert_eq!(events().last(), Some(&Event::Refused { index, reason: APPLY_FAILED }));
        assert_eq!(held(ALICE), 0);
        assert_eq!(Governance::proposal(index), None);
    });
}

#[test]
fn enact_keeps_the_proposed_timelock_when_the_delay_of_a_field_grows() {
    build_and_execute(|| {
        use fluxnomics_primitives::governance::{FieldSpec, ParameterRegistry};
        let index = ripened(ALICE, &[Change::FeesBase(1_001)]);
        let spec = FieldSpec { enactment_delay: 9 * DAY, ..Registry::spec(Field::FeesBase) };
        Override::set(Some((Field::FeesBase, spec)));
        assert_ok!(enact(index));
        Override::set(None);
        assert_eq!(values()[0], 1_001);
    });
}

#[test]
fn enact_returns_the_weight_of_the_changes_when_they_are_fewer_than_allowed() {
    build_and_execute(|| {
        let index = ripened(ALICE, &[Change::FeesBase(1_001)]);
        let info = dispatch(crate::Call::enact { index }, Origin::Parameters.into()).unwrap();
        assert_eq!(info.actual_weight, Some(crate::weights::SubstrateWeight::<Test>::enact(1)));
    });
}
