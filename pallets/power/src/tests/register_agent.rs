use crate::{Error, Event, HoldReason, HumanOf, Kind, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;

#[test]
fn agent_is_registered_under_the_owners_human_identity_when_there_is_one() {
    build_and_execute(|| {
        let human = human(ALICE);
        let _ = events();
        assert_ok!(by(ALICE, register_agent(HOT)));
        assert_eq!(
            events(),
            [
                Event::Registered {
                    id: 1,
                    kind: Kind::Agent,
                    owner: ALICE,
                    owner_identity: Some(human),
                    bond: 20 * UNIT,
                    price: UNIT + UNIT / 128,
                },
                Event::ControllerAnnounced { id: 1, controller: HOT, acceptable_from: now() },
            ]
        );
        assert_eq!(get(1).owner_identity, Some(human));
        assert_eq!(get(human).agents, 1);
        assert_eq!(HumanOf::<Test>::get(ALICE), Some(human), "the human identity stays the same");
        assert_eq!(held(HoldReason::Registration, ALICE), 40 * UNIT);
    });
}

#[test]
fn owner_may_have_many_agents_when_each_has_its_own_controller() {
    build_and_execute(|| {
        let human = human(ALICE);
        let agents: Vec<_> = (0..10).map(|_| agent(ALICE)).collect();
        assert_eq!(get(human).agents, 10);
        assert_eq!(held(HoldReason::Registration, ALICE), 220 * UNIT);
        assert_refused!(ALICE, register_agent(key(agents[0])), Error::<Test>::ControllerInUse);
    });
}

#[test]
fn agent_may_be_controlled_by_its_owner_when_the_owner_controls_nothing_else() {
    build_and_execute(|| {
        human(ALICE);
        assert_ok!(by(ALICE, register_agent(ALICE)));
        assert_eq!(Power::identity_of(ALICE), Some(1));
        assert_refused!(ALICE, register_agent(ALICE), Error::<Test>::ControllerInUse);
    });
}

#[test]
fn registration_fails_when_the_owner_has_no_registered_human_identity() {
    build_and_execute(|| {
        assert_refused!(ALICE, register_agent(HOT), Error::<Test>::OwnerNotRegistered);
        let id = human(ALICE);
        // A controller is not an owner.
        assert_refused!(key(id), register_agent(HOT), Error::<Test>::OwnerNotRegistered);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(ALICE, register_agent(HOT), Error::<Test>::OwnerNotRegistered);
    });
}

#[test]
fn registration_fails_when_price_or_controller_is_refused() {
    build_and_execute(|| {
        let id = human(ALICE);
        let price = Power::registration_price();
        let at_most = |max_price| Call::register_agent { controller: HOT, max_price };
        assert_refused!(ALICE, at_most(price - 1), Error::<Test>::PriceAboveLimit);
        assert_refused!(ALICE, register_agent(key(id)), Error::<Test>::ControllerInUse);
        let gone = human(BOB);
        assert_ok!(by(BOB, Call::deregister { id: gone }));
        assert_refused!(ALICE, register_agent(key(gone)), Error::<Test>::ControllerRetired);
        assert_ok!(by(
            ALICE,
            Call::register_agent { controller: HOT, max_price: Power::registration_price() }
        ));
    });
}
