use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_primitives::time::{DAY, HOUR};
use frame_support::assert_ok;
use sp_runtime::Perbill;

#[test]
fn eight_heartbeats_are_a_full_epoch_when_each_falls_in_its_part_of_the_day() {
    build_and_execute(|| {
        for beats in 1..=8 {
            assert_ok!(by(key(1), Call::heartbeat {}));
            assert_eq!(events(), [Event::HeartbeatCounted { id: 1, epoch: 0, beats }]);
            assert_refused!(key(1), Call::heartbeat {}, Error::<Test>::HeartbeatTooEarly);
            if beats < 8 {
                pass(3 * HOUR);
            }
        }
        assert_eq!((view(1).beats, view(1).uptime), (8, Perbill::one()));
        // A third of the miners was there all day.
        assert_eq!(open().beats, 8);
        let uptime = Poe::status_view().open.index.uptime;
        pass_days(1);
        assert_eq!(events().len(), 1);
        let record = Poe::latest_epochs(1)[0];
        assert_eq!(record.index.uptime, uptime);
        assert_eq!(record.index.uptime.into_inner() / 1_000_000_000, 333_333_333 / 4);
        assert_eq!(view(1).beats, 0);
    });
}

#[test]
fn a_heartbeat_counts_again_when_the_next_part_of_the_day_begins() {
    build_and_execute(|| {
        pass(3 * HOUR - 4);
        assert_eq!(now(), 3 * HOUR - 2);
        assert_ok!(by(key(1), Call::heartbeat {}));
        next_block();
        assert_ok!(by(key(1), Call::heartbeat {}));
        next_block();
        assert_refused!(key(1), Call::heartbeat {}, Error::<Test>::HeartbeatTooEarly);
        pass_days(1);
        assert_ok!(by(key(1), Call::heartbeat {}));
        assert_eq!(view(1).beats, 1);
        assert_eq!(now() / DAY, 1);
    });
}

#[test]
fn a_heartbeat_is_refused_when_the_caller_controls_no_active_miner() {
    build_and_execute(|| {
        assert_refused!(STRANGER, Call::heartbeat {}, Error::<Test>::NotActive);
        assert_refused!(ALICE, Call::heartbeat {}, Error::<Test>::NotActive);
        People::set(&vec![(1, ALICE), (2, BOB), (3, CAROL), (4, ALICE)]);
        assert_refused!(key(4), Call::heartbeat {}, Error::<Test>::NotMiner);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        assert_refused!(key(1), Call::heartbeat {}, Error::<Test>::NotMining);
    });
}

#[test]
fn uptime_is_at_most_one_when_miners_left_that_were_there() {
    build_and_execute(|| {
        for id in [1, 2, 3] {
            assert_ok!(by(key(id), Call::heartbeat {}));
        }
        change_params(|params| params.heartbeats = 1);
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_ok!(by(BOB, Call::leave { id: 2 }));
        pass_days(1);
        let record = Poe::latest_epochs(1)[0];
        assert_eq!(record.index.uptime, sp_runtime::FixedU128::from(Params::get().weight_uptime));
        assert_ok!(by(CAROL, Call::leave { id: 3 }));
        pass_days(1);
        // Nobody mines.
        assert_eq!(Poe::latest_epochs(1)[0].index.uptime, Default::default());
    });
}
