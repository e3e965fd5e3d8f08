//! Who may make which call.
use crate::mock::*;
use fluxnomics_primitives::stability::Direction;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn calls_are_refused_when_the_origin_is_another() {
    armed(|| {
        set(SUCCESS, 0);
        set(GAP, 880);
        wait();
        let calls = [
            Call::rearm { subsystem: MARKET },
            Call::lift_halt { subsystem: MARKET },
            Call::revoke_intervention { field: MINT },
            Call::halt { subsystem: ISSUANCE },
            Call::intervene { field: QUOTA, direction: Direction::Lower },
        ];
        for call in &calls {
            assert_noop!(by(ALICE, call.clone()), BadOrigin);
            assert_noop!(by_none(call.clone()), BadOrigin);
        }
        for call in calls {
            assert_ok!(by_root(call));
        }
    });
}
