//! Each invariant is seen to fail when it is broken by hand.
use crate::{
    ChangeCount, ChangeRecord, History, HoldReason, LastChanged, PastValue, PastValues, Proposals,
    SignalTallies, Signals, mock::*,
};
use fluxnomics_primitives::time::DAY;
use frame_support::{
    BoundedVec, assert_ok,
    traits::{fungible::MutateHold, tokens::Precision},
};
use sp_runtime::{DispatchError, Permill};

fn broken(invariant: &str, damage: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        proposed(ALICE, &[Change::FeesBase(1_001), Change::PowerCap(9_000)]);
        proposed(ALICE, &[Change::FeesBase(1_002)]);
        for value in [10_000, 20_000] {
            advance(DAY);
            let index = ripened(BOB, &[Change::new(Field::PowerWeight, value)]);
            assert_ok!(enact(index));
        }
        assert_ok!(signal(ALICE, 0, true, 100, 0));
        assert_ok!(signal(BOB, 0, false, 10, 10));
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
    broken("G3", || LastChanged::<Test>::insert(Field::FeesBase, Now::get() + 1));
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

#[test]
fn try_state_fails_when_past_values_are_not_those_of_the_field() {
    let change = |change: fn(&mut Vec<PastValue>)| {
        PastValues::<Test>::mutate(Field::PowerWeight, |values| {
            let mut past = values.to_vec();
            change(&mut past);
            *values = past.try_into().unwrap();
        });
    };
    broken("G9", || PastValues::<Test>::insert(Field::Unlisted, BoundedVec::new()));
    broken("G9", || change(|past| past.swap(0, 1)));
    broken("G9", || change(|past| past.truncate(1)));
    broken("G9", || LastChanged::<Test>::remove(Field::PowerWeight));
}

#[test]
fn try_state_fails_when_a_field_has_drifted_too_far() {
    broken("G10", || {
        PastValues::<Test>::mutate(Field::PowerWeight, |past| past[0].value = 220_001);
    });
}

#[test]
fn try_state_fails_when_the_history_is_not_that_of_the_values() {
    broken("G11", || History::<Test>::remove(0));
    broken("G11", || ChangeCount::<Test>::put(3));
    broken("G11", || ChangeCount::<Test>::put(1));
    let change = |slot, change: fn(&mut ChangeRecord<Test>)| {
        History::<Test>::mutate(slot, |record| change(record.as_mut().unwrap()));
    };
    broken("G11", || change(0, |record| record.at += 9 * DAY));
    broken("G11", || change(0, |record| record.new += 1));
    broken("G11", || change(1, |record| record.new += 1));
    broken("G11", || change(1, |record| record.at -= 1));
    broken("G11", || {
        CurrentPower::set(&Power { weight: Permill::from_parts(20_001), ..CurrentPower::get() })
    });
}

#[test]
fn try_state_fails_when_what_signals_hold_is_not_on_hold() {
    let reason = || HoldReason::Signal.into();
    broken("G12", || {
        assert_ok!(Balances::release(&reason(), &ALICE, 1, Precision::Exact));
    });
    broken("G12", || {
        assert_ok!(NexHolds::release(&reason(), &ALICE, 1, Precision::Exact));
    });
    broken("G12", || {
        assert_ok!(AurHolds::hold(&reason(), &BOB, 1));
    });
}

#[test]
fn try_state_fails_when_a_tally_is_not_the_sum_of_its_signals() {
    let change = |change: fn(&mut crate::SignalTally)| {
        SignalTallies::<Test>::mutate(0, |tally| change(tally.as_mut().unwrap()));
    };
    broken("G13", || change(|tally| tally.ayes += 1));
    broken("G13", || change(|tally| tally.nays -= 1));
    broken("G13", || change(|tally| tally.accounts += 1));
    broken("G13", || SignalTallies::<Test>::remove(0));
    broken("G13", || SignalTallies::<Test>::insert(1, crate::SignalTally::default()));
}

#[test]
fn try_state_fails_when_a_signal_is_on_nothing_or_weighs_nothing() {
    broken("G14", || {
        let signal = Signals::<Test>::take(0, ALICE).unwrap();
        Signals::<Test>::insert(9, ALICE, signal);
    });
    broken("G14", || Signals::<Test>::mutate(0, ALICE, |signal| signal.as_mut().unwrap().weight = 0));
}
