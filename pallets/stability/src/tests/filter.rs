//! What a halt stops, and what it never does.
use crate::mock::*;
use fluxnomics_primitives::stability::Subsystems;
use frame_support::{
    assert_ok,
    traits::{Contains, UnfilteredDispatchable},
};

#[test]
fn only_calls_of_the_halted_subsystem_are_stopped() {
    armed(|| {
        let calls = [trade(), mint(), withdraw(), vote_call()];
        let open = || calls.clone().map(|call| Stability::contains(&call));
        assert_eq!(open(), [true; 4]);
        set(SUCCESS, 0);
        wait();
        assert_eq!(open(), [false, true, true, true]);
        set(SUPPLY, 2_000_000);
        wait();
        assert_eq!(open(), [false, false, true, true]);
    });
}

#[test]
fn a_way_out_stays_open_when_the_runtime_lists_it_with_a_subsystem() {
    armed(|| {
        assert_eq!(Economy::of(&withdraw()), Some(MARKET));
        set(SUCCESS, 0);
        wait();
        assert!(halted(MARKET));
        assert_ok!(by(ALICE, withdraw()));
        assert!(Balances::free_balance(ALICE) <= 1);
    });
}

#[test]
fn people_can_end_a_halt_when_everything_is_halted() {
    armed(|| {
        set(SUCCESS, 0);
        set(SUPPLY, 9_000_000);
        wait();
        for subsystem in [MARKET, ISSUANCE] {
            assert_ok!(by_root(Call::lift_halt { subsystem }));
        }
        assert!(!halted(MARKET) && !halted(ISSUANCE));
    });
}

#[test]
fn what_bypasses_filters_is_not_stopped_by_a_halt() {
    armed(|| {
        set(SUCCESS, 0);
        wait();
        assert!(by(ALICE, trade()).is_err());
        // As Root does, for whom a referendum speaks.
        assert_ok!(trade().dispatch_bypass_filter(RuntimeOrigin::signed(ALICE)));
    });
}
