use crate::{ActiveMiners, Error, Event, MinerState, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;

#[test]
fn a_miner_takes_jobs_again_when_its_owner_or_controller_resumes_it() {
    for who in [ALICE, key(1)] {
        build_and_execute(|| {
            assert_ok!(by(who, Call::suspend_miner { id: 1 }));
            events();
            assert_ok!(by(who, Call::resume_miner { id: 1 }));
            assert_eq!(events(), [Event::MinerResumed { id: 1 }]);
            assert_eq!((get(1).state, ActiveMiners::<Test>::get()), (MinerState::Active, 3));
            pay(1, UNIT);
        });
    }
}

#[test]
fn resumption_is_refused_when_the_caller_or_the_state_is_another() {
    build_and_execute(|| {
        assert_refused!(ALICE, Call::resume_miner { id: 1 }, Error::<Test>::NotSuspended);
        assert_refused!(ALICE, Call::resume_miner { id: 7 }, Error::<Test>::NotMiner);
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_refused!(BOB, Call::resume_miner { id: 1 }, Error::<Test>::NotOwnerOrController);
        Ended::set(&vec![1]);
        assert_refused!(ALICE, Call::resume_miner { id: 1 }, Error::<Test>::NotActive);
        Ended::set(&vec![]);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        assert_refused!(ALICE, Call::resume_miner { id: 1 }, Error::<Test>::NotSuspended);
    });
}
