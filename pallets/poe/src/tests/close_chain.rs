use crate::{Chains, Error, Event, HoldReason, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;

#[test]
fn the_deposit_comes_back_when_a_chain_is_closed() {
    build_and_execute(|| {
        pay(1, UNIT);
        pay(1, UNIT);
        let chain = Chains::<Test>::get(PAYER).unwrap();
        next_block();
        events();
        assert_ok!(by(PAYER, Call::close_chain {}));
        let (head, deposit) = (chain.head, UNIT / 10);
        assert_eq!(events(), [Event::ChainClosed { payer: PAYER, jobs: 2, head, deposit }]);
        assert_eq!(held(HoldReason::Chain, PAYER), 0);
        assert_eq!(Chains::<Test>::get(PAYER), None);
        assert_refused!(PAYER, Call::close_chain {}, Error::<Test>::NoChain);
    });
}

#[test]
fn the_same_job_has_another_hash_when_it_is_paid_in_another_chain() {
    build_and_execute(|| {
        pay(1, UNIT);
        let first = Chains::<Test>::get(PAYER).unwrap();
        // Two that were opened in one block could hold the same hash.
        assert_refused!(PAYER, Call::close_chain {}, Error::<Test>::ChainTooYoung);
        next_block();
        assert_ok!(by(PAYER, Call::close_chain {}));
        pay(1, UNIT);
        let second = Chains::<Test>::get(PAYER).unwrap();
        assert_eq!((first.jobs, second.jobs), (1, 1));
        assert_ne!(first.head, second.head);
        assert_refused!(PAYER, Call::close_chain {}, Error::<Test>::ChainTooYoung);
        assert_ok!(by(STRANGER, submit(STRANGER, 1, job(UNIT))));
        assert_ne!(Chains::<Test>::get(STRANGER).unwrap().head, second.head);
    });
}
