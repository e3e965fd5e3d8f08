use crate::{AttestorState, Attestors, Error, Event, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError::BadOrigin, Perbill};

#[test]
fn applicant_is_admitted_when_the_attestor_origin_says_so() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::apply_as_attestor { id }));
        let _ = events();
        assert_ok!(by_root(Call::admit_attestor { id }));
        assert_eq!(events(), [Event::AttestorAdmitted { id }]);
        assert_eq!(Attestors::<Test>::get(id).unwrap().state, AttestorState::Admitted);
    });
}

#[test]
fn admission_fails_when_the_caller_is_another_origin() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::apply_as_attestor { id }));
        for who in [ALICE, key(id), STRANGER] {
            assert_refused!(who, Call::admit_attestor { id }, BadOrigin);
        }
    });
}

#[test]
fn admission_fails_when_the_identity_did_not_apply_or_is_through_with_it() {
    build_and_execute(|| {
        let id = human(ALICE);
        let admit = || by_root(Call::admit_attestor { id });
        assert_noop!(admit(), Error::<Test>::NotAttestor);
        assert_ok!(by(ALICE, Call::apply_as_attestor { id }));
        assert_ok!(admit());
        assert_noop!(admit(), Error::<Test>::NotAttestor);
        assert_ok!(by_root(Call::dismiss_attestor { id, slash: Perbill::zero() }));
        assert_noop!(admit(), Error::<Test>::NotAttestor);
    });
}

#[test]
fn admission_fails_when_the_required_bond_rose_after_the_application() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::apply_as_attestor { id }));
        change_params(|params| params.attestor_bond = 1_000 * UNIT + 1);
        assert_noop!(by_root(Call::admit_attestor { id }), Error::<Test>::BondTooSmall);
        change_params(|params| params.attestor_bond = 1_000 * UNIT);
        assert_ok!(by_root(Call::admit_attestor { id }));
    });
}
