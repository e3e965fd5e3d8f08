use crate::{Attestor, AttestorState, Attestors, Error, Event, HoldReason, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError::BadOrigin, Perbill};

fn dismiss(id: u64, slash: Perbill) -> Call {
    Call::dismiss_attestor { id, slash }
}

#[test]
fn attestor_leaves_and_part_of_its_bond_burns_when_it_is_dismissed() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        let _ = events();
        assert_ok!(by_root(dismiss(id, Perbill::from_percent(25))));
        let releasable_from = now() + 14 * DAY;
        assert_eq!(events(), [Event::AttestorLeft { id, slashed: 250 * UNIT, releasable_from }]);
        let state = AttestorState::Left { since: now() };
        assert_eq!(Attestors::<Test>::get(id), Some(Attestor { bond: 750 * UNIT, state, reports: 0 }));
        assert_eq!(held(HoldReason::Attestor, ALICE), 750 * UNIT);
        assert_eq!(burned(), UNIT + 250 * UNIT);
        assert_eq!(report(id, 9, 0, 1), Err(Error::<Test>::NotAttestor.into()), "its word counts no more");
    });
}

#[test]
fn applicant_is_turned_away_when_it_is_dismissed_without_slash() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::apply_as_attestor { id }));
        assert_ok!(by_root(dismiss(id, Perbill::zero())));
        assert_eq!(held(HoldReason::Attestor, ALICE), 1_000 * UNIT);
        assert_eq!(burned(), UNIT);
    });
}

#[test]
fn slash_rounds_up_and_takes_no_more_than_the_bond_when_repeated() {
    build_and_execute(|| {
        change_params(|params| params.attestor_bond = 3);
        let id = attestor(ALICE);
        // A third of three, then of two rounded up, then of one.
        for left in [2, 1, 0, 0] {
            assert_ok!(by_root(dismiss(id, Perbill::from_parts(333_333_333))));
            assert_eq!(Attestors::<Test>::get(id).unwrap().bond, left);
            assert_eq!(held(HoldReason::Attestor, ALICE), left);
        }
        assert_eq!(burned(), UNIT + 3);
        advance(14 * DAY);
        assert_ok!(by(BOB, Call::release_attestor_bond { id }));
    });
}

#[test]
fn bond_of_one_that_left_is_slashed_without_a_longer_wait_when_it_is_dismissed_later() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        let since = now();
        advance(14 * DAY - 2);
        let _ = events();
        assert_ok!(by_root(dismiss(id, Perbill::one())));
        assert_eq!(
            events(),
            [Event::AttestorLeft { id, slashed: 1_000 * UNIT, releasable_from: since + 14 * DAY }]
        );
        advance(2);
        assert_ok!(by(ALICE, Call::release_attestor_bond { id }));
        assert_eq!(burned(), 1_001 * UNIT);
        assert_noop!(by_root(dismiss(id, Perbill::one())), Error::<Test>::NotAttestor);
    });
}

#[test]
fn dismissal_fails_when_the_identity_is_no_attestor_or_the_origin_another() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_noop!(by_root(dismiss(id, Perbill::one())), Error::<Test>::NotAttestor);
        assert_noop!(by_root(dismiss(9, Perbill::one())), Error::<Test>::NotAttestor);
        admit(ALICE, id);
        for who in [ALICE, key(id), STRANGER] {
            assert_refused!(who, dismiss(id, Perbill::zero()), BadOrigin);
        }
    });
}
