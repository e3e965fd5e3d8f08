use crate::{Attestor, AttestorState, Attestors, Error, Event, HoldReason, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;

#[test]
fn attestor_leaves_with_its_bond_held_when_its_owner_resigns() {
    build_and_execute(|| {
        for (owner, admitted) in [(ALICE, false), (BOB, true)] {
            let id = human(owner);
            assert_ok!(by(owner, Call::apply_as_attestor { id }));
            if admitted {
                assert_ok!(by_root(Call::admit_attestor { id }));
            }
            let _ = events();
            assert_ok!(by(owner, Call::resign_attestor { id }));
            let releasable_from = now() + 14 * DAY;
            assert_eq!(events(), [Event::AttestorLeft { id, slashed: 0, releasable_from }]);
            let state = AttestorState::Left { since: now() };
            assert_eq!(Attestors::<Test>::get(id), Some(Attestor { bond: 1_000 * UNIT, state, reports: 0 }));
            assert_eq!(held(HoldReason::Attestor, owner), 1_000 * UNIT);
        }
    });
}

#[test]
fn resignation_fails_when_it_happened_already() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        let resign = || Call::resign_attestor { id };
        assert_ok!(by(ALICE, resign()));
        let left = Attestors::<Test>::get(id);
        advance(DAY);
        assert_refused!(ALICE, resign(), Error::<Test>::NotAttestor);
        assert_eq!(Attestors::<Test>::get(id), left);
    });
}

#[test]
fn resignation_fails_when_the_caller_is_not_the_owner_of_an_attestor() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_refused!(ALICE, Call::resign_attestor { id }, Error::<Test>::NotAttestor);
        assert_refused!(ALICE, Call::resign_attestor { id: 9 }, Error::<Test>::UnknownIdentity);
        admit(ALICE, id);
        for who in [key(id), BOB, STRANGER] {
            assert_refused!(who, Call::resign_attestor { id }, Error::<Test>::NotOwner);
        }
    });
}
