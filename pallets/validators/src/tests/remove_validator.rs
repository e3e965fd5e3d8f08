use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok};

fn remove(who: AccountId) -> frame_support::dispatch::DispatchResult {
    Validators::remove_validator(RuntimeOrigin::root(), who)
}

#[test]
fn validator_leaves_two_sessions_later_when_dismissed() {
    build_and_execute(|| {
        assert_ok!(remove(2));
        assert_eq!(events(), [Event::ValidatorRemoved { who: 2 }]);
        assert_eq!(Validators::members(), [1, 3, 4]);
        next_session();
        assert_eq!(Validators::active_set(), [1, 2, 3, 4]);
        assert_eq!(Validators::next_set(), [1, 3, 4]);
        next_session();
        assert_eq!(Validators::active_set(), [1, 3, 4]);
        assert_eq!(bond_of(2), BOND);
    });
}

#[test]
fn dismissal_is_refused_when_the_account_is_no_member() {
    build_and_execute(|| {
        assert_noop!(remove(5), Error::<Test>::NotValidator);
        assert_ok!(remove(1));
        assert_noop!(remove(1), Error::<Test>::NotValidator);
    });
}

#[test]
fn dismissal_is_refused_when_the_validator_is_the_last() {
    build(genesis(&[1])).execute_with(|| {
        assert_noop!(remove(1), Error::<Test>::LastValidator);
        Validators::do_try_state().unwrap();
    });
}

#[test]
fn dismissal_is_open_when_fewer_remain_than_offences_may_leave() {
    build_and_execute(|| {
        Params::mutate(|params| params.min_validators = 4);
        assert_ok!(remove(1));
    });
}

#[test]
fn validator_never_pauses_when_dismissed_and_admitted_again_in_one_session() {
    build_and_execute(|| {
        assert_ok!(remove(1));
        assert_ok!(Validators::add_validator(RuntimeOrigin::root(), 1));
        for _ in 0..3 {
            next_session();
            assert!(Validators::active_set().contains(&1));
        }
        assert_eq!(Validators::active_set(), [2, 3, 4, 1]);
    });
}
