use crate::{ActiveMiners, Error, Event, HoldReason, MinerState, Pallet, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, identity::Obligations, time::DAY};
use frame_support::assert_ok;

#[test]
fn a_miner_leaves_when_its_owner_says_so() {
    for suspended in [false, true] {
        build_and_execute(|| {
            if suspended {
                assert_ok!(by(key(1), Call::suspend_miner { id: 1 }));
            }
            events();
            assert_ok!(by(ALICE, Call::leave { id: 1 }));
            let since = now();
            assert_eq!(events(), [Event::MinerLeft { id: 1, releasable_from: since + 90 * DAY }]);
            assert_eq!(
                (get(1).state, ActiveMiners::<Test>::get()),
                (MinerState::Left { releasable_from: since + 90 * DAY }, 2)
            );
            assert_eq!(held(HoldReason::Bond, ALICE), 100 * UNIT);
            // The identity cannot end before.
            assert!(<Pallet<Test> as Obligations>::any_open(1));
            assert_refused!(PAYER, submit(PAYER, 1, job(UNIT)), Error::<Test>::NotMining);
            assert_refused!(ALICE, Call::register_miner { id: 1 }, Error::<Test>::AlreadyMiner);
        });
    }
}

#[test]
fn an_identity_that_deregistered_can_leave_when_it_still_mines() {
    build_and_execute(|| {
        Ended::set(&vec![1]);
        assert_refused!(PAYER, submit(PAYER, 1, job(UNIT)), Error::<Test>::NotActive);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
    });
}

#[test]
fn leaving_is_refused_when_the_caller_or_the_state_is_another() {
    build_and_execute(|| {
        for who in [BOB, key(1), STRANGER] {
            assert_refused!(who, Call::leave { id: 1 }, Error::<Test>::NotOwner);
        }
        assert_refused!(ALICE, Call::leave { id: 7 }, Error::<Test>::NotMiner);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        assert_refused!(ALICE, Call::leave { id: 1 }, Error::<Test>::AlreadyLeft);
    });
}
