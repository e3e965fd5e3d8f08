//! Which human identity stands behind an identity.
use crate::mock::*;
use fluxnomics_primitives::{identity::OwnerIdentities, time::DAY};
use frame_support::assert_ok;

#[test]
fn owner_identity_is_the_human_when_it_or_its_agent_is_asked_for() {
    build_and_execute(|| {
        assert_eq!(Power::owner_identity(0), None);
        assert_eq!(Power::identity_of_owner(&ALICE), None);
        advance(DAY);
        let id = human(ALICE);
        let first = Power::registered_at(id).unwrap();
        advance(DAY);
        let agent = agent(ALICE);
        assert_eq!((Power::owner_identity(id), Power::owner_identity(agent)), (Some(id), Some(id)));
        assert_eq!(Power::identity_of_owner(&ALICE), Some(id));
        assert_eq!((Power::agents(id), Power::agents(agent), Power::agents(99)), (1, 0, 0));
        assert_eq!(Power::registered_at(agent), Some(now()));
        assert_eq!(now() - first, DAY);
        assert_eq!(Power::registered_at(99), None);
        assert_eq!(Power::identity_of_owner(&key(id)), None, "the controller owns nothing");
    });
}

#[test]
fn owner_identity_lasts_until_the_bond_is_released_when_an_identity_ends() {
    build_and_execute(|| {
        let id = human(ALICE);
        let agent = agent(ALICE);
        assert_ok!(by(ALICE, Call::deregister { id: agent }));
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_eq!(Power::agents(id), 0);
        advance(14 * DAY);
        // As long as something binds the agent, somebody stands behind it.
        Obliged::set(&vec![agent]);
        assert!(by(ALICE, Call::release_bond { id }).is_err());
        assert_eq!((Power::owner_identity(id), Power::owner_identity(agent)), (Some(id), Some(id)));
        Obliged::set(&vec![]);
        for id in [agent, id] {
            assert_ok!(by(ALICE, Call::release_bond { id }));
        }
        assert_eq!((Power::owner_identity(id), Power::owner_identity(agent)), (None, None));
        assert_eq!((Power::identity_of_owner(&ALICE), Power::registered_at(id)), (None, None));

        // The same account, another identity: it does not stand behind the old agent.
        let next = human(ALICE);
        assert_ne!(next, id);
        assert_eq!(Power::owner_identity(agent), None);
    });
}
