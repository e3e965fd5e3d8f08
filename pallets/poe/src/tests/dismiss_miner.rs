use crate::{ActiveMiners, Error, Event, HoldReason, MinerState, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Perbill;

fn dismiss(id: u64, parts: u32) -> Call {
    Call::dismiss_miner { id, slash: Perbill::from_parts(parts) }
}

#[test]
fn parts_of_bond_and_reserve_go_to_the_treasury_when_a_miner_is_dismissed() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        events();
        let treasury = free(TREASURY);
        assert_ok!(by_root(dismiss(1, 250_000_000)));
        let since = now();
        assert_eq!(
            events(),
            [
                Event::MinerDismissed { id: 1, bond: 25 * UNIT, reserve: UNIT / 2 },
                Event::MinerLeft { id: 1, releasable_from: since + 90 * DAY },
            ]
        );
        assert_eq!(free(TREASURY) - treasury, 25 * UNIT + UNIT / 2);
        assert_eq!(held(HoldReason::Bond, ALICE), 75 * UNIT);
        assert_eq!(held(HoldReason::Reserve, ALICE), UNIT * 3 / 2);
        assert_eq!(
            (get(1).state, ActiveMiners::<Test>::get()),
            (MinerState::Left { releasable_from: since + 90 * DAY }, 2)
        );
    });
}

#[test]
fn a_miner_that_left_can_be_slashed_until_it_is_released() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        let left = get(1).state;
        pass_days(80);
        assert_ok!(by_root(dismiss(1, 1_000_000_000)));
        assert_eq!((get(1).state, get(1).bond), (left, 0));
        pass_days(11);
        assert_ok!(by(STRANGER, Call::release_miner { id: 1 }));
        assert_eq!(free(ALICE), RICHES - 100 * UNIT);
        assert_noop!(by_root(dismiss(1, 1)), Error::<Test>::NotMiner);
    });
}

#[test]
fn slash_is_rounded_up_when_it_is_no_whole_number() {
    build_and_execute(|| {
        pay(1, 505);
        // Fee 6, of which 1 is locked.
        assert_eq!(get(1).reserve, 1);
        assert_ok!(by_root(dismiss(1, 1)));
        assert_eq!((get(1).reserve, get(1).bond), (0, 100 * UNIT - 100 * UNIT / 1_000_000_000));
    });
}

#[test]
fn dismissal_is_refused_when_nobody_mines_under_that_number() {
    build_and_execute(|| {
        assert_noop!(by_root(dismiss(7, 1)), Error::<Test>::NotMiner);
        assert_noop!(by_root(dismiss(MANY, 1)), Error::<Test>::NotMiner);
    });
}
