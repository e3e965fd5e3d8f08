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

/// The uptime of the last epoch, in billionths.
fn last_uptime() -> u128 {
    let weight = u128::from(Params::get().weight_uptime.deconstruct());
    Poe::latest_epochs(1)[0].index.uptime.into_inner() / weight
}

#[test]
fn who_sent_heartbeats_stays_in_the_mean_when_it_departs() {
    build_and_execute(|| {
        change_params(|params| params.heartbeats = 2);
        assert_ok!(by(key(1), Call::heartbeat {}));
        // One is suspended that sent a heartbeat, one leaves that sent none, the third stays.
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_ok!(by(BOB, Call::leave { id: 2 }));
        assert_eq!(Poe::status_view().open.miners, 2);
        pass_days(1);
        // One of four possible.
        assert_eq!((last_uptime(), Poe::latest_epochs(1)[0].miners), (250_000_000, 2));
        // The next day only the third is there.
        assert_ok!(by(key(3), Call::heartbeat {}));
        pass_days(1);
        assert_eq!((last_uptime(), Poe::latest_epochs(1)[0].miners), (500_000_000, 1));
    });
}

#[test]
fn a_miner_is_counted_once_when_it_goes_and_comes_back() {
    build_and_execute(|| {
        change_params(|params| params.heartbeats = 2);
        assert_ok!(by(key(1), Call::heartbeat {}));
        for _ in 0..3 {
            assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
            assert_eq!((Poe::status_view().miners, Poe::status_view().open.miners), (2, 3));
            assert_ok!(by(ALICE, Call::resume_miner { id: 1 }));
        }
        pass_days(1);
        assert_eq!((last_uptime(), Poe::latest_epochs(1)[0].miners), (166_666_666, 3));
        // Heartbeats of another day count for nothing.
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_eq!(open().departed, 0);
        assert_ok!(by_root(Call::dismiss_miner { id: 1, slash: Perbill::zero() }));
        assert_ok!(by(key(2), Call::heartbeat {}));
        assert_ok!(by_root(Call::dismiss_miner { id: 2, slash: Perbill::zero() }));
        assert_eq!((open().departed, Poe::status_view().open.miners), (1, 2));
    });
}

#[test]
fn uptime_is_exactly_one_when_everybody_was_there_all_day_and_most_left_before_its_end() {
    build_and_execute(|| {
        for part in 0..8 {
            for id in 1..=3 {
                assert_ok!(by(key(id), Call::heartbeat {}));
            }
            if part < 7 {
                pass(3 * HOUR);
            }
        }
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_ok!(by(BOB, Call::leave { id: 2 }));
        pass_days(1);
        assert_eq!(last_uptime(), 1_000_000_000);
        assert_ok!(by(CAROL, Call::leave { id: 3 }));
        pass_days(1);
        // Nobody mines.
        assert_eq!(last_uptime(), 0);
    });
}

#[test]
fn a_change_of_the_heartbeats_counts_from_the_next_epoch_on() {
    build_and_execute(|| {
        assert_ok!(by(key(1), Call::heartbeat {}));
        vote_params(|params| params.heartbeats = 1);
        pass(3 * HOUR);
        assert_ok!(by(key(1), Call::heartbeat {}));
        assert_eq!(view(1).uptime, Perbill::from_percent(25));
        pass_days(1);
        assert_eq!(last_uptime(), 2 * 1_000_000_000 / 24);
        assert_ok!(by(key(1), Call::heartbeat {}));
        assert_eq!(view(1).uptime, Perbill::one());
    });
}
