use crate::{Error, Event, HoldReason, Miners, Pallet, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, identity::Obligations, time::DAY};
use frame_support::assert_ok;

#[test]
fn bond_reserve_and_nex_are_released_to_the_owner_when_the_delay_has_run() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        pass_days(1);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        pass_days(89);
        assert_refused!(STRANGER, Call::release_miner { id: 1 }, Error::<Test>::TooEarlyToRelease);
        pass_days(1);
        events();
        assert_ok!(by(STRANGER, Call::release_miner { id: 1 }));
        assert_eq!(
            events(),
            [
                Event::RewardRealised { id: 1, epoch: 0, nex: UNIT * 3 / 2 },
                Event::RewardClaimed { id: 1, owner: ALICE, nex: UNIT * 3 / 2 },
                Event::MinerReleased { id: 1, owner: ALICE, bond: 100 * UNIT, reserve: 2 * UNIT },
            ]
        );
        assert_eq!((held(HoldReason::Bond, ALICE), held(HoldReason::Reserve, ALICE)), (0, 0));
        assert_eq!(free(ALICE), RICHES + 995 * UNIT);
        assert_eq!(nex(ALICE), UNIT * 3 / 2);
        assert!(!Miners::<Test>::contains_key(1));
        assert!(!<Pallet<Test> as Obligations>::any_open(1));
        assert_ok!(by(ALICE, Call::register_miner { id: 1 }));
    });
}

#[test]
fn the_delay_that_counts_is_the_one_in_force_when_the_miner_left() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        change_params(|params| params.exit_delay = 7 * DAY);
        assert_ok!(by(BOB, Call::leave { id: 2 }));
        change_params(|params| params.exit_delay = 365 * DAY);
        pass_days(8);
        assert_ok!(by(STRANGER, Call::release_miner { id: 2 }));
        pass_days(82);
        assert_refused!(STRANGER, Call::release_miner { id: 1 }, Error::<Test>::TooEarlyToRelease);
        pass_days(1);
        assert_ok!(by(STRANGER, Call::release_miner { id: 1 }));
    });
}

#[test]
fn work_of_the_open_epoch_earns_nothing_when_the_delay_is_shorter_than_an_epoch() {
    build_and_execute(|| {
        change_params(|params| params.exit_delay = 0);
        assert_ok!(by(key(1), Call::heartbeat {}));
        pay(1, 1_000 * UNIT);
        pay(2, 1_000 * UNIT);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        assert_ok!(by(STRANGER, Call::release_miner { id: 1 }));
        check();
        pass_days(1);
        assert_ok!(by(STRANGER, Call::claim { id: 2 }));
        // Its own fees bound it still.
        assert_eq!((nex(ALICE), nex(BOB)), (0, UNIT * 3 / 2));
    });
}

#[test]
fn release_is_refused_when_the_miner_has_not_left() {
    build_and_execute(|| {
        assert_refused!(ALICE, Call::release_miner { id: 1 }, Error::<Test>::StillMining);
        assert_refused!(ALICE, Call::release_miner { id: 7 }, Error::<Test>::NotMiner);
        assert_ok!(by(ALICE, Call::suspend_miner { id: 1 }));
        assert_refused!(ALICE, Call::release_miner { id: 1 }, Error::<Test>::StillMining);
    });
}
