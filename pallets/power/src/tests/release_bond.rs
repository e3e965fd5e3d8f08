use crate::{EndedAgents, Error, Event, HoldReason, HumanOf, Identities, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, identity::StorageDeposits, time::DAY};
use frame_support::assert_ok;

#[test]
fn other_pallets_are_told_when_the_bond_is_released() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert!(Departed::get().is_empty());
        advance(Params::get().release_delay);
        assert_ok!(by(ALICE, Call::release_bond { id }));
        assert_eq!(Departed::get(), [id]);
    });
}

#[test]
fn bond_returns_to_the_owner_when_anyone_releases_it_after_the_delay() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::deregister { id }));
        advance(14 * DAY);
        let _ = events();
        assert_ok!(by(STRANGER, Call::release_bond { id }));
        assert_eq!(events(), [Event::BondReleased { id, owner: ALICE, bond: 20 * UNIT }]);
        assert_eq!(held(HoldReason::Registration, ALICE), 0);
        assert_eq!(Balances::free_balance(ALICE), RICHES - UNIT, "all but the price");
        assert_eq!(Balances::free_balance(STRANGER), RICHES);
        assert!(!Identities::<Test>::contains_key(id));
        assert!(!HumanOf::<Test>::contains_key(ALICE));
        assert_refused!(STRANGER, Call::release_bond { id }, Error::<Test>::UnknownIdentity);
    });
}

#[test]
fn bond_of_a_human_returns_after_those_of_its_agents_when_all_have_deregistered() {
    build_and_execute(|| {
        let (human, first, second) = (human(ALICE), agent(ALICE), agent(ALICE));
        for id in [first, second, human] {
            assert_ok!(by(ALICE, Call::deregister { id }));
        }
        assert_eq!(EndedAgents::<Test>::get(human), Some(2));
        advance(14 * DAY);
        assert_refused!(BOB, Call::release_bond { id: human }, Error::<Test>::AgentsLeft);
        assert_ok!(by(BOB, Call::release_bond { id: first }));
        // What binds an agent binds its owner.
        Obliged::set(&vec![second]);
        assert_refused!(BOB, Call::release_bond { id: second }, Error::<Test>::ObligationsOpen);
        assert_refused!(BOB, Call::release_bond { id: human }, Error::<Test>::AgentsLeft);
        assert_eq!(HumanOf::<Test>::get(ALICE), Some(human));
        Obliged::set(&vec![]);
        assert_ok!(by(BOB, Call::release_bond { id: second }));
        assert!(!EndedAgents::<Test>::contains_key(human));
        assert_ok!(by(BOB, Call::release_bond { id: human }));
        assert_eq!(held(HoldReason::Registration, ALICE), 0);
    });
}

#[test]
fn bond_of_an_agent_returns_when_its_human_lives_on() {
    build_and_execute(|| {
        let (human, agent) = (human(ALICE), agent(ALICE));
        assert_ok!(by(ALICE, Call::deregister { id: agent }));
        advance(14 * DAY);
        assert_ok!(by(BOB, Call::release_bond { id: agent }));
        assert_eq!(held(HoldReason::Registration, ALICE), 20 * UNIT);
        assert!(get(human).controller.is_some() && !EndedAgents::<Test>::contains_key(human));
    });
}

#[test]
fn bond_of_an_agent_returns_when_it_ended_before_ended_agents_were_counted() {
    build_and_execute(|| {
        let (human, old, new) = (human(ALICE), agent(ALICE), agent(ALICE));
        assert_ok!(by(ALICE, Call::deregister { id: old }));
        EndedAgents::<Test>::remove(human);
        Power::do_try_state().unwrap();
        assert_ok!(by(ALICE, Call::deregister { id: new }));
        assert_ok!(by(ALICE, Call::deregister { id: human }));
        advance(14 * DAY);
        for id in [old, new, human] {
            assert_ok!(by(BOB, Call::release_bond { id }));
            Power::do_try_state().unwrap();
        }
        assert_eq!(held(HoldReason::Registration, ALICE), 0);
    });
}

#[test]
fn bond_that_was_held_is_what_returns_when_the_parameter_changes() {
    build_and_execute(|| {
        let id = human(ALICE);
        change_params(|params| params.registration_bond = 500 * UNIT);
        assert_ok!(by(ALICE, Call::deregister { id }));
        advance(14 * DAY);
        assert_ok!(by(ALICE, Call::release_bond { id }));
        assert_eq!(Balances::free_balance(ALICE), RICHES - UNIT);
    });
}

#[test]
fn release_fails_until_the_delay_has_run_to_its_last_second() {
    build_and_execute(|| {
        let id = human(ALICE);
        let release = || Call::release_bond { id };
        assert_refused!(ALICE, release(), Error::<Test>::StillRegistered);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(ALICE, release(), Error::<Test>::TooEarlyToRelease);
        advance(14 * DAY - 2);
        assert_refused!(ALICE, release(), Error::<Test>::TooEarlyToRelease);
        advance(2);
        assert_ok!(by(ALICE, release()));
    });
}

#[test]
fn release_fails_when_an_obligation_is_open() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::deregister { id }));
        advance(20 * DAY);
        Obliged::set(&vec![id]);
        assert_refused!(ALICE, Call::release_bond { id }, Error::<Test>::ObligationsOpen);
        Obliged::set(&vec![id + 1]);
        assert_ok!(by(ALICE, Call::release_bond { id }));
    });
}

#[test]
fn release_fails_when_something_that_the_identity_stores_is_left() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(Power::hold(id, UNIT));
        assert_ok!(by(ALICE, Call::deregister { id }));
        advance(14 * DAY);
        assert_refused!(ALICE, Call::release_bond { id }, Error::<Test>::DepositsHeld);
        assert_ok!(Power::release(id, UNIT));
        assert_ok!(by(ALICE, Call::release_bond { id }));
    });
}
