use crate::{Error, Event, assert_refused, mock::*};

#[test]
fn ceiling_is_set_by_the_owner_only() {
    build_and_execute(|| {
        let agent = agent_of(WORKER, 5_000);
        let call = Call::set_bond_ceiling { id: agent, ceiling: 7 };
        frame_support::assert_noop!(signed(5_000, call.clone()), Error::<Test>::NotOwner);
        assert_refused!(CLIENT, call.clone(), Error::<Test>::NotOwner);
        events();
        by(WORKER, call).unwrap();
        assert_eq!(position(agent).ceiling, 7);
        assert_eq!(events(), vec![Event::BondCeilingSet { id: agent, ceiling: 7 }]);
    });
}

#[test]
fn ceiling_below_what_is_bonded_stops_new_bonds_and_nothing_else() {
    build_and_execute(|| {
        let task = matched();
        by(WORKER, Call::set_bond_ceiling { id: WORKER, ceiling: 0 }).unwrap();
        by(WORKER, submit(task, false)).unwrap();
        by(CLIENT, Call::accept { task }).unwrap();
        assert_eq!(position(WORKER).bonded, 0);
    });
}
