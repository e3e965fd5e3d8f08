//! Who may make which call.
use crate::{Turnout, mock::*};
use frame_support::assert_noop;
use sp_runtime::{DispatchError::BadOrigin, Perbill};

fn by_anyone() -> Vec<Call> {
    vec![
        Call::register_miner { id: 1 },
        Call::suspend_miner { id: 1 },
        Call::resume_miner { id: 1 },
        Call::leave { id: 1 },
        Call::release_miner { id: 1 },
        Call::heartbeat {},
        Call::submit_job { number: 0, provider: 1, job: job(1) },
        submit_many(PAYER, vec![(1, vec![job(1)])]),
        Call::close_chain {},
        Call::claim { id: 1 },
        Call::release_salary { month: 0 },
    ]
}

fn by_governance() -> Vec<Call> {
    vec![
        Call::dismiss_miner { id: 1, slash: Perbill::zero() },
        turnout(Turnout::Voted, vec![1]),
        Call::set_salary_recipient { recipient: None },
    ]
}

#[test]
fn calls_are_refused_when_the_origin_is_another() {
    build_and_execute(|| {
        for call in by_anyone() {
            assert_noop!(dispatch(RuntimeOrigin::root(), call.clone()), BadOrigin);
            assert_noop!(dispatch(RuntimeOrigin::none(), call), BadOrigin);
        }
        for call in by_governance() {
            for who in [ALICE, FOUNDER, TREASURY, key(1)] {
                assert_noop!(by(who, call.clone()), BadOrigin);
            }
            assert_noop!(dispatch(RuntimeOrigin::none(), call), BadOrigin);
        }
        assert_eq!(by_anyone().len() + by_governance().len(), 14);
    });
}
