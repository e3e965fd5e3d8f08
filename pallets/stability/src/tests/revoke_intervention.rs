use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_primitives::time::{DAY, MINUTE, WEEK};
use frame_support::assert_ok;

const REVOKE: Call = Call::revoke_intervention { field: MINT };

#[test]
fn what_was_voted_is_in_force_at_once_when_people_say_so_and_for_the_cool_down() {
    armed(|| {
        set(GAP, 880);
        wait();
        let since = step(MINT).unwrap().since;
        events();
        assert_ok!(by_root(REVOKE));
        assert_eq!(events(), [Event::InterventionRevoked { field: MINT }]);
        assert_eq!(in_force(MINT), 1_000);
        pass(since + WEEK - MINUTE - now());
        assert_eq!((in_force(MINT), responses()), (1_000, vec![]));
        pass(2 * MINUTE);
        assert_eq!(in_force(MINT), 1_050);
    });
}

#[test]
fn revoke_intervention_is_refused_when_the_parameter_is_as_voted() {
    armed(|| {
        assert_refused!(REVOKE, Error::<Test>::NoIntervention);
        set(GAP, 2_400);
        wait();
        assert_refused!(REVOKE, Error::<Test>::NoIntervention);
        set(SUPPLY, 1_150_000);
        wait();
        assert_ok!(by_root(REVOKE));
        assert_refused!(REVOKE, Error::<Test>::NoIntervention);
        // Nor once it has ended by itself.
        System::set_block_number(System::block_number() + 4 * DAY / 2);
        assert_refused!(Call::revoke_intervention { field: QUOTA }, Error::<Test>::NoIntervention);
    });
}
