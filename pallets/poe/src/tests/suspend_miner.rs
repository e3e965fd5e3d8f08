use crate::{ActiveMiners, Error, Event, MinerState, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;

#[test]
fn a_miner_takes_no_jobs_when_its_owner_or_controller_suspends_it() {
    for who in [ALICE, key(1)] {
        build_and_execute(|| {
            pay(1, 1_000 * UNIT);
            events();
            assert_ok!(by(who, Call::suspend_miner { id: 1 }));
            assert_eq!(events(), [Event::MinerSuspended { id: 1 }]);
            assert_eq!((get(1).state, ActiveMiners::<Test>::get()), (MinerState::Suspended, 2));
            assert_refused!(PAYER, submit(PAYER, 1, job(UNIT)), Error::<Test>::NotMining);
            assert_refused!(key(1), Call::heartbeat {}, Error::<Test>::NotMining);
            // What it has earned is its own.
            pass_days(1);
            assert_ok!(by(STRANGER, Call::claim { id: 1 }));
            assert!(nex(ALICE) > 0);
        });
    }
}

#[test]
fn suspension_is_refused_when_the_caller_or_the_state_is_another() {
    build_and_execute(|| {
        for who in [BOB, key(2), STRANGER] {
            assert_refused!(who, Call::suspend_miner { id: 1 }, Error::<Test>::NotOwnerOrController);
        }
        assert_refused!(ALICE, Call::suspend_miner { id: 7 }, Error::<Test>::NotMiner);
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_refused!(ALICE, Call::suspend_miner { id: 1 }, Error::<Test>::NotMining);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        assert_refused!(ALICE, Call::suspend_miner { id: 1 }, Error::<Test>::NotMining);
    });
}

#[test]
fn anybody_can_suspend_a_miner_when_its_identity_is_not_active() {
    build_and_execute(|| {
        Ended::set(&vec![1]);
        assert_refused!(STRANGER, Call::suspend_miner { id: 2 }, Error::<Test>::NotOwnerOrController);
        assert_refused!(STRANGER, Call::suspend_miner { id: 7 }, Error::<Test>::NotMiner);
        assert_ok!(by(STRANGER, Call::suspend_miner { id: 1 }));
        assert_eq!((get(1).state, ActiveMiners::<Test>::get()), (MinerState::Suspended, 2));
        // Active again, it is its own to resume.
        Ended::set(&vec![]);
        assert_refused!(STRANGER, Call::resume_miner { id: 1 }, Error::<Test>::NotOwnerOrController);
        assert_ok!(by(ALICE, Call::resume_miner { id: 1 }));
        assert_eq!(ActiveMiners::<Test>::get(), 3);
    });
}
