use crate::{ActiveMiners, Error, Event, HoldReason, MinerState, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;
use sp_runtime::TokenError;

#[test]
fn a_miner_is_registered_when_its_owner_can_bond_it() {
    build_and_execute(|| {
        People::set(&vec![(1, ALICE), (2, BOB), (3, CAROL), (4, ALICE)]);
        assert_ok!(by(ALICE, Call::register_miner { id: 4 }));
        assert_eq!(events(), [Event::MinerRegistered { id: 4, owner: ALICE, bond: 100 * UNIT }]);
        assert_eq!(held(HoldReason::Bond, ALICE), 200 * UNIT);
        assert_eq!((get(4).state, get(4).bond, get(4).reserve), (MinerState::Active, 100 * UNIT, 0));
        assert_eq!(ActiveMiners::<Test>::get(), 4);
    });
}

#[test]
fn a_miner_is_refused_when_the_caller_or_the_identity_cannot() {
    build_and_execute(|| {
        People::set(&vec![(1, ALICE), (2, BOB), (3, CAROL), (4, ALICE), (5, 777)]);
        assert_refused!(ALICE, Call::register_miner { id: 1 }, Error::<Test>::AlreadyMiner);
        assert_refused!(BOB, Call::register_miner { id: 4 }, Error::<Test>::NotOwner);
        // Nor may the hot key lock its owner's HETU.
        assert_refused!(key(4), Call::register_miner { id: 4 }, Error::<Test>::NotOwner);
        assert_refused!(ALICE, Call::register_miner { id: 6 }, Error::<Test>::NotActive);
        assert_refused!(777, Call::register_miner { id: 5 }, TokenError::FundsUnavailable);
        Ended::set(&vec![4]);
        assert_refused!(ALICE, Call::register_miner { id: 4 }, Error::<Test>::NotActive);
    });
}

#[test]
fn the_bond_is_that_of_its_day_when_the_parameter_changes() {
    build_and_execute(|| {
        People::set(&vec![(1, ALICE), (2, BOB), (3, CAROL), (4, ALICE)]);
        change_params(|params| params.miner_bond = 7 * UNIT);
        assert_ok!(by(ALICE, Call::register_miner { id: 4 }));
        assert_eq!(held(HoldReason::Bond, ALICE), 107 * UNIT);
    });
}
