use crate::mock::*;
use frame_support::assert_noop;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn every_call_is_refused_when_nobody_signed_it() {
    build_and_execute(|| {
        let calls = [
            Call::burn { amount: 1 },
            Call::claim { owner: 1 },
            Call::lock { amount: 1 },
            Call::unlock { amount: 1 },
            Call::cancel_unlock { amount: 1 },
            Call::withdraw { owner: 1 },
        ];
        for call in calls {
            for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
                assert_noop!(dispatch(origin, call.clone()), BadOrigin);
            }
        }
    });
}
