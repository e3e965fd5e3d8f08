//! What somebody might try.
use crate::{Error, LastChanged, Origin, Proposals, mock::*};
use fluxnomics_primitives::{governance::ParameterRegistry, time::DAY};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, Permill, TokenError};

/// Root can dispatch as any origin; what it cannot forge is the outcome of a referendum.
#[test]
fn root_as_parameters_changes_nothing_when_no_vote_approved() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        assert_noop!(enact_by(RuntimeOrigin::root(), index), DispatchError::BadOrigin);
        assert_noop!(enact_by(Origin::Parameters.into(), index), error(Error::NotApproved));
        Referenda::set(index, State::Lost);
        assert_noop!(enact_by(Origin::Parameters.into(), index), error(Error::NotApproved));
        assert_eq!(values()[3], 10_000);
    });
}

#[test]
fn root_as_parameters_changes_nothing_when_the_timelock_runs() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::PowerCap(9_000)]);
        // Waiting before the approval does not count.
        advance(30 * DAY);
        approve(index);
        for elapsed in [0, DAY, 2 * DAY - 1] {
            advance(elapsed);
            assert_noop!(enact_by(Origin::Parameters.into(), index), error(Error::NotRipe));
        }
        assert_eq!(values()[3], 10_000);
    });
}

#[test]
fn enactment_happens_once_when_tried_again() {
    build_and_execute(|| {
        let index = ripened(ALICE, &[Change::PowerCap(9_000)]);
        assert_ok!(enact(index));
        advance(30 * DAY);
        assert_noop!(enact(index), error(Error::UnknownProposal));
        assert_noop!(clear(ALICE, index), error(Error::UnknownProposal));
        assert_eq!(values()[3], 9_000);
        assert_eq!(Balances::free_balance(ALICE), RICHES, "released once");
    });
}

#[test]
fn approval_of_one_proposal_does_not_enact_another_when_its_index_is_given() {
    build_and_execute(|| {
        let ripe = ripened(ALICE, &[Change::PowerCap(9_000)]);
        let voting = proposed(BOB, &[Change::FeesBase(1_100)]);
        assert_noop!(enact(voting), error(Error::NotApproved));
        assert_noop!(enact(voting + 1), error(Error::UnknownProposal));
        assert_noop!(enact(u32::MAX), error(Error::UnknownProposal));
        assert_ok!(enact(ripe));
        assert_eq!(values()[0], 1_000);
    });
}

/// A long timelock cannot be shortened by hiding its field among fields with a short one.
#[test]
fn timelock_is_the_longest_when_fields_are_mixed() {
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::FeesBase(1_001), Change::PowerCap(9_000)]);
        approve(index);
        advance(2 * DAY);
        assert_noop!(enact(index), error(Error::NotRipe));
    });
}

#[test]
fn change_is_refused_when_another_made_it_too_large_a_step() {
    build_and_execute(|| {
        let up = proposed(ALICE, &[Change::PowerCap(12_500), Change::PowerWeight(one_percent())]);
        let down = ripened(BOB, &[Change::PowerCap(7_500)]);
        approve(up);
        advance(3 * DAY);
        assert_ok!(enact(down));
        assert_ok!(enact(up));
        assert_eq!(values()[3], 7_500);
        assert_eq!(values()[5], 0, "the sound change of the refused set was not made either");
    });
}

fn one_percent() -> Permill {
    Permill::from_percent(1)
}

/// Many small approved steps at once go no further than one.
#[test]
fn salami_goes_one_step_when_many_slices_are_approved_together() {
    build_and_execute(|| {
        let slices: Vec<_> =
            (1..=20).map(|i| proposed(ALICE, &[Change::PowerCap(10_000 + 125 * i)])).collect();
        for index in &slices {
            approve(*index);
        }
        advance(3 * DAY);
        for index in slices {
            assert_ok!(enact(index));
        }
        assert_eq!(values()[3], 10_125);
        assert_eq!(Proposals::<Test>::iter().count(), 0);
        assert_eq!(held(ALICE), 0);
    });
}

#[test]
fn one_step_per_cool_down_and_two_in_four_weeks_are_the_speed_limit_when_every_vote_passes() {
    build_and_execute(|| {
        let mut expected = 10_000u128;
        for _ in 0..5 {
            let from = expected;
            for next in [from + from.div_ceil(4), from + 2 * from.div_ceil(4)] {
                let index = ripened(ALICE, &[Change::PowerCap(next)]);
                assert_ok!(enact(index));
                assert_noop!(propose(ALICE, &[Change::PowerCap(next + 1)]), error(Error::CoolingDown));
                advance(7 * DAY);
                expected = next;
            }
            assert_noop!(propose(ALICE, &[Change::PowerCap(expected + 1)]), error(Error::DriftTooLarge));
            advance(21 * DAY);
        }
        assert_eq!(values()[3], expected);
        assert_eq!(expected, 75_940);
    });
}

/// Extreme values, from every origin, straight to every call.
#[test]
fn extreme_values_change_nothing_when_sent_from_every_origin() {
    build_and_execute(|| {
        let before = values();
        let mut refused = 0;
        for field in FIELDS {
            for value in [0, u128::MAX, 1_000_000_000_000_000_000] {
                let change = Change::new(field, value);
                // A cut value may be the current one or within a step; those are no attack.
                if Registry::value(&change) == Registry::current(field) {
                    continue;
                }
                for origin in origins() {
                    let storage = root();
                    let outcome = propose_by(origin, &[change]);
                    assert!(outcome.is_err(), "{change:?}");
                    assert_eq!(root(), storage, "{change:?} left something behind");
                    refused += 1;
                }
            }
        }
        assert!(refused >= 100, "{refused}");
        for index in [0, u32::MAX, 1_000_000_000] {
            for origin in origins() {
                let storage = root();
                assert!(enact_by(origin.clone(), index).is_err());
                assert!(clear_by(origin, index).is_err());
                assert_eq!(root(), storage);
            }
        }
        assert_eq!(values(), before);
    });
}

#[test]
fn proposals_end_with_the_deposits_when_one_account_floods() {
    build_and_execute(|| {
        let mut stored: u32 = 0;
        let outcome = loop {
            match propose(ALICE, &[Change::PowerCap(9_000)]) {
                Ok(()) => stored += 1,
                Err(failure) => break failure,
            }
        };
        assert_eq!(outcome, TokenError::FundsUnavailable.into());
        let each = BASE_DEPOSIT + CHANGE_DEPOSIT;
        assert_eq!(u128::from(stored), (RICHES - 1) / each);
        assert_eq!(held(ALICE), each * u128::from(stored));
    });
}

#[test]
fn deposit_cannot_be_moved_when_the_proposal_is_open() {
    build_and_execute(|| {
        let index = proposed(POOR, &[Change::PowerCap(9_000)]);
        let transfer = |amount| Balances::transfer_allow_death(RuntimeOrigin::signed(POOR), BOB, amount);
        assert_noop!(transfer(1), TokenError::Frozen);
        assert_noop!(transfer(2), TokenError::FundsUnavailable);
        Referenda::set(index, State::Lost);
        assert_ok!(clear(POOR, index));
        assert_ok!(transfer(BASE_DEPOSIT));
    });
}

/// The proposal of a lost referendum is not storage for ever, even when its proposer does not care.
#[test]
fn lost_proposal_is_cleared_when_a_stranger_asks() {
    build_and_execute(|| {
        let indices: Vec<_> = (1..=10).map(|i| proposed(ALICE, &[Change::PowerCap(9_000 + i)])).collect();
        for index in indices {
            Referenda::set(index, State::Lost);
            assert_ok!(clear(BOB, index));
        }
        assert_eq!(Proposals::<Test>::iter().count(), 0);
        assert_eq!(held(ALICE), 0);
    });
}

/// Nobody gets rid of an approved change by clearing it before the scheduler comes.
#[test]
fn approved_proposal_survives_when_somebody_clears_before_its_enactment() {
    build_and_execute(|| {
        let index = ripened(ALICE, &[Change::PowerCap(9_000)]);
        for who in ACCOUNTS {
            assert_noop!(clear(who, index), error(Error::AwaitingEnactment));
        }
        advance(LAG);
        assert_noop!(clear(BOB, index), error(Error::AwaitingEnactment));
        assert_ok!(enact(index));
    });
}

/// An enactment that comes too late to count on finds the same checks, not a weaker set.
#[test]
fn late_enactment_is_checked_again_when_nobody_cleared_it() {
    build_and_execute(|| {
        let late = proposed(ALICE, &[Change::PowerCap(12_500)]);
        approve(late);
        advance(90 * DAY);
        let quick = ripened(BOB, &[Change::PowerCap(9_000)]);
        assert_ok!(enact(quick));
        advance(7 * DAY);
        assert_ok!(enact(late));
        assert_eq!(values()[3], 9_000);
        assert_eq!(LastChanged::<Test>::get(Field::PowerCap), Some(93 * DAY));
    });
}
