//! Each invariant is seen to fail when it is broken by hand.
use crate::{HoldReason, LastChanged, Proposals, mock::*};
use fluxnomics_primitives::time::DAY;
use frame_support::{
    assert_ok,
    traits::{fungible::MutateHold, tokens::Precision},
};
use sp_runtime::{DispatchError, Permill};

fn broken(invariant: &str, damage: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        proposed(ALICE, &[Change::FeesBase(1_001), Change::PowerCap(9_000)]);
        proposed(ALICE, &[Change::FeesBase(1_002)]);
        assert_ok!(Governance::do_try_state());
        damage();
        match Governance::do_try_state() {
            Err(DispatchError::Other(text)) => assert!(text.starts_with(invariant), "{text}"),
            outcome => panic!("{invariant} should be broken: {outcome:?}"),
        }
    });
}

#[test]
fn try_state_fails_when_a_value_is_out_of_bounds() {
    broken("G1", || {
        let power = Power { cap: 99, ..CurrentPower::get() };
        CurrentPower::set(&power);
    });
}

#[test]
fn try_state_fails_when_a_deposit_is_not_held() {
    broken("G2", || {
        let reason = HoldReason::Proposal.into();
        assert_ok!(Balances::release(&reason, &ALICE, 1, Precision::Exact));
    });
    broken("G2", || {
        assert_ok!(Balances::hold(&HoldReason::Proposal.into(), &ALICE, 1));
    });
    broken("G2", || Proposals::<Test>::remove(1));
}

#[test]
fn try_state_fails_when_a_change_is_recorded_of_no_field_or_in_the_future() {
    broken("G3", || LastChanged::<Test>::insert(Field::Unlisted, 0));
    broken("G3", || LastChanged::<Test>::insert(Field::FeesBase, DAY));
}

#[test]
fn try_state_fails_when_a_proposal_has_no_referendum() {
    broken("G4", || Referendums::set(&vec![State::Ongoing]));
}

#[test]
fn try_state_fails_when_a_rule_between_fields_is_broken() {
    broken("G6", || {
        let fees = Fees { treasury_share: Permill::from_percent(70), ..CurrentFees::get() };
        CurrentFees::set(&fees);
    });
}

#[test]
fn try_state_fails_when_a_proposal_is_empty_or_repeats_a_field() {
    broken("G7", || {
        Proposals::<Test>::mutate(1, |proposal| proposal.as_mut().unwrap().changes.clear());
    });
    broken("G7", || {
        Proposals::<Test>::mutate(1, |proposal| {
            proposal.as_mut().unwrap().changes.try_push(Change::FeesBase(1)).unwrap();
        });
    });
}
