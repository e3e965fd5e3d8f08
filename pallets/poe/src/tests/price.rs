use crate::{Event, Price, mock::*};
use fluxnomics_primitives::{UNIT, price::NexPrice};
use frame_support::assert_ok;

fn price() -> u128 {
    Poe::price().unwrap()
}

/// A pool that is deep enough, at a price in thousandths of a HETU.
fn pool(thousandths: u128) {
    Pool::set(&Some((100_000 * UNIT, 100_000 * UNIT / thousandths * 1_000)));
}

#[test]
fn the_floor_is_the_price_when_there_is_no_pool() {
    build_and_execute(|| {
        assert_eq!(price(), UNIT);
        pass_days(10);
        assert_eq!((price(), Price::<Test>::get()), (UNIT, None));
        Pool::set(&Some((0, 0)));
        next_block();
        Pool::set(&Some((100_000 * UNIT, 0)));
        next_block();
        // Nor a shallow one.
        Pool::set(&Some((100 * UNIT - 1, 1)));
        next_block();
        assert_eq!((price(), Price::<Test>::get()), (UNIT, None));
    });
}

#[test]
fn the_average_of_seven_days_is_the_price_when_it_is_above_the_floor() {
    build_and_execute(|| {
        pool(1_000);
        next_block();
        pool(4_000);
        // One per cent a block: 140 blocks.
        for _ in 0..200 {
            next_block();
        }
        assert_eq!(Price::<Test>::get().unwrap().price, 4 * UNIT);
        assert_eq!(price(), UNIT);
        pass_days(1);
        assert!(price() > UNIT * 14 / 10 && price() < UNIT * 15 / 10, "{}", price());
        pass_days(6);
        assert!(price() > UNIT * 399 / 100 && price() < 4 * UNIT);
        pass_days(1);
        assert_eq!(price(), 4 * UNIT);
        // Half as many NEX now.
        pay(1, 1_000 * UNIT);
        pass_days(1);
        assert_eq!(view(1).claimable, UNIT * 3 / 8);
        // The price stays where it was when the pool is drained.
        Pool::set(&None);
        pass_days(20);
        assert_eq!(price(), 4 * UNIT);
        pool(500);
        for _ in 0..300 {
            next_block();
        }
        pass_days(8);
        assert_eq!(price(), UNIT);
    });
}

#[test]
fn an_event_tells_when_the_price_moves_and_only_then() {
    build_and_execute(|| {
        pool(1_000);
        next_block();
        assert_eq!(events(), [Event::PriceMoved { price: UNIT }]);
        pool(1_005);
        next_block();
        let moved = Price::<Test>::get().unwrap().price;
        assert_eq!(events(), [Event::PriceMoved { price: moved }]);
        next_block();
        assert_eq!(events(), []);
    });
}

#[test]
fn attack_48_a_price_within_a_block_is_not_seen() {
    build_and_execute(|| {
        pool(4_000);
        for _ in 0..200 {
            next_block();
        }
        pass_days(8);
        for _ in 0..100 {
            // Bought and sold again before the block ends.
            pool(1);
            pay(1, UNIT);
            pool(4_000);
            next_block();
        }
        assert_eq!(Price::<Test>::get().unwrap().price, 4 * UNIT);
    });
}

#[test]
fn attack_47_a_price_left_over_for_one_block_moves_the_week_by_less_than_a_millionth() {
    build_and_execute(|| {
        pool(4_000);
        for _ in 0..200 {
            next_block();
        }
        pass_days(8);
        let before = price();
        // The author of two blocks in a row.
        pool(1);
        next_block();
        pool(4_000);
        for _ in 0..10 {
            next_block();
        }
        pass_days(1);
        assert!(price() < before && before - price() < before / 1_000_000);
    });
}

#[test]
fn attack_46_the_floor_counts_when_the_price_is_depressed() {
    build_and_execute(|| {
        pool(1);
        for _ in 0..2_000 {
            next_block();
        }
        pass_days(9);
        assert!(Price::<Test>::get().unwrap().average() < UNIT / 500);
        assert_eq!(price(), UNIT);
        pay(1, 1_000 * UNIT);
        pass_days(1);
        assert_eq!(view(1).claimable, UNIT * 3 / 2);
        assert_ok!(by(STRANGER, Call::claim { id: 1 }));
    });
}

#[test]
fn a_shallow_pool_raises_the_price_and_does_not_lower_it() {
    build_and_execute(|| {
        let followed = || Price::<Test>::get().unwrap().price;
        let shallow = |price: u128| Pool::set(&Some((100 * UNIT, 100 * UNIT / price)));
        let blocks = |count| (0..count).for_each(|_| next_block());
        pool(4_000);
        next_block();
        shallow(2);
        blocks(200);
        assert_eq!(followed(), 4 * UNIT);
        shallow(10);
        blocks(50);
        assert!(followed() > 6 * UNIT && followed() < 7 * UNIT);
        blocks(50);
        assert_eq!(followed(), 10 * UNIT);
        // A pool of less than a hundred HETU says nothing.
        Pool::set(&Some((100 * UNIT - 1, 1)));
        blocks(10);
        assert_eq!(followed(), 10 * UNIT);
        // Just deep enough.
        Pool::set(&Some((10_000 * UNIT, 5_000 * UNIT)));
        blocks(200);
        assert_eq!(followed(), 2 * UNIT);
    });
}

#[test]
fn the_first_pool_counts_at_once_when_its_price_is_above_the_floor() {
    for (hetu, price_of_pool, counts) in [(100_000, 10, 10), (100, 10, 10), (100_000, 2, 2), (1_000, 1, 1)] {
        build_and_execute(|| {
            pass_days(3);
            Pool::set(&Some((hetu * UNIT, hetu * UNIT / price_of_pool)));
            next_block();
            assert_eq!(price(), counts * UNIT);
            pass_days(1);
            assert_eq!(price(), counts * UNIT);
        });
    }
    build_and_execute(|| {
        Pool::set(&Some((100_000 * UNIT, 200_000 * UNIT)));
        next_block();
        // Begins at the floor, and goes below it by steps.
        assert_eq!(Price::<Test>::get().unwrap().price, UNIT);
        next_block();
        assert_eq!(Price::<Test>::get().unwrap().price, UNIT * 99 / 100);
        assert_eq!(price(), UNIT);
    });
}
