use crate::{Error, Event, Proposal, Proposals, mock::*};
use fluxnomics_primitives::time::DAY;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{Permill, TokenError};

fn percent(parts: u32) -> Permill {
    Permill::from_percent(parts)
}

#[test]
fn propose_stores_holds_and_submits_when_every_check_passes() {
    build_and_execute(|| {
        let changes = vec![Change::FeesBase(1_100), Change::PowerCap(12_500)];
        assert_ok!(propose(ALICE, &changes));

        let changes: frame_support::BoundedVec<_, _> = changes.try_into().unwrap();
        let deposit = BASE_DEPOSIT + 2 * CHANGE_DEPOSIT;
        assert_eq!(
            Governance::proposal(0),
            // The delay is the longer one, that of `power.cap`.
            Some(Proposal { proposer: ALICE, changes: changes.clone(), deposit, delay: 3 * DAY })
        );
        assert_eq!(held(ALICE), deposit);
        assert_eq!(Balances::free_balance(ALICE), RICHES - deposit);
        assert_eq!(Submitted::get(), vec![(ALICE, 0, 3 * DAY)]);
        assert_eq!(events(), vec![Event::Proposed { index: 0, proposer: ALICE, changes }]);
        assert_eq!(values()[0], 1_000, "a proposal changes nothing");
    });
}

#[test]
fn propose_takes_the_next_index_when_other_referenda_were_submitted() {
    build_and_execute(|| {
        Referendums::set(&vec![State::Ongoing; 7]);
        assert_ok!(propose(ALICE, &[Change::FeesBase(999)]));
        assert_ok!(propose(BOB, &[Change::FeesBase(999)]));
        assert_eq!(Proposals::<Test>::iter_keys().collect::<Vec<_>>().len(), 2);
        assert_eq!(Governance::proposal(7).unwrap().proposer, ALICE);
        assert_eq!(Governance::proposal(8).unwrap().proposer, BOB);
    });
}

#[test]
fn propose_fails_when_the_origin_is_not_signed() {
    build_and_execute(|| {
        for origin in origins() {
            let signed = frame_system::ensure_signed(origin.clone()).is_ok();
            if !signed {
                let outcome = || propose_by(origin.clone(), &[Change::FeesBase(1_001)]);
                assert_noop!(outcome(), sp_runtime::DispatchError::BadOrigin);
            }
        }
    });
}

#[test]
fn propose_fails_when_the_set_is_empty() {
    build_and_execute(|| {
        assert_noop!(propose(ALICE, &[]), error(Error::NoChanges));
    });
}

#[test]
fn propose_fails_when_a_field_stands_twice() {
    build_and_execute(|| {
        for second in [1_001, 1_002] {
            let changes = [Change::FeesBase(1_001), Change::PowerCap(9_000), Change::FeesBase(second)];
            assert_noop!(propose(ALICE, &changes), error(Error::DuplicateField));
        }
    });
}

#[test]
fn propose_fails_when_a_value_is_out_of_bounds() {
    genesis(vec![Change::PowerCap(100), Change::PowerDelay(30 * DAY)]).execute_with(|| {
        assert_noop!(propose(ALICE, &[Change::PowerCap(99)]), error(Error::OutOfBounds));
        assert_noop!(propose(ALICE, &[Change::PowerDelay(30 * DAY + 1)]), error(Error::OutOfBounds));
        // A good change beside it does not help.
        let changes = [Change::FeesBase(1_001), Change::PowerCap(99)];
        assert_noop!(propose(ALICE, &changes), error(Error::OutOfBounds));
    });
}

#[test]
fn propose_fails_when_a_field_has_the_value_already() {
    build_and_execute(|| {
        assert_noop!(propose(ALICE, &[Change::FeesBase(1_000)]), error(Error::Unchanged));
    });
}

#[test]
fn propose_fails_when_a_step_is_one_unit_too_large() {
    build_and_execute(|| {
        for change in [Change::PowerCap(12_501), Change::PowerCap(7_499)] {
            assert_noop!(propose(ALICE, &[change]), error(Error::StepTooLarge));
        }
        for change in [Change::PowerDelay(6 * DAY + 1), Change::PowerDelay(4 * DAY - 1)] {
            assert_noop!(propose(ALICE, &[change]), error(Error::StepTooLarge));
        }
        for change in [
            Change::PowerCap(12_500),
            Change::PowerCap(7_500),
            Change::PowerDelay(6 * DAY),
            Change::PowerDelay(4 * DAY),
        ] {
            assert_ok!(propose(ALICE, &[change]));
        }
    });
}

#[test]
fn propose_fails_when_the_field_cools_down() {
    build_and_execute(|| {
        let index = ripened(ALICE, &[Change::FeesBase(1_001)]);
        assert_ok!(enact(index));
        advance(DAY - 1);
        assert_noop!(propose(ALICE, &[Change::FeesBase(1_002)]), error(Error::CoolingDown));
        // Another field does not wait for it.
        assert_ok!(propose(ALICE, &[Change::PowerCap(10_001)]));
        advance(1);
        assert_ok!(propose(ALICE, &[Change::FeesBase(1_002)]));
    });
}

#[test]
fn propose_fails_when_a_rule_between_fields_breaks() {
    build_and_execute(|| {
        assert_noop!(propose(ALICE, &[Change::FeesTreasuryShare(percent(78))]), Error::<Test>::RuleBroken);
        assert_ok!(propose(
            ALICE,
            &[Change::FeesTreasuryShare(percent(78)), Change::FeesAuthorShare(percent(22))]
        ));
    });
}

#[test]
fn propose_fails_when_the_deposit_cannot_be_held() {
    build_and_execute(|| {
        let two = [Change::FeesBase(1_001), Change::PowerCap(10_001)];
        assert_noop!(propose(POOR, &two), TokenError::FundsUnavailable);
        assert_ok!(propose(POOR, &[Change::FeesBase(1_001)]));
        assert_noop!(propose(POOR, &[Change::FeesBase(1_001)]), TokenError::FundsUnavailable);
        assert_eq!(held(POOR), BASE_DEPOSIT + CHANGE_DEPOSIT);
    });
}

#[test]
fn propose_leaves_nothing_when_the_referendum_cannot_be_submitted() {
    build_and_execute(|| {
        SubmitFails::set(&true);
        assert_noop!(propose(ALICE, &[Change::FeesBase(1_001)]), SUBMIT_FAILED);
        assert_eq!(held(ALICE), 0);
    });
}
