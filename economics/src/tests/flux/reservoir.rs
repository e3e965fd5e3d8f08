use crate::{
    flux::reservoir::{Reservoir, smoothed},
    release::halving_release,
    tests::{assert_encodes_in, below_bits, for_all},
    units::UNIT,
};
use core::{cell::Cell, num::NonZeroU32};
use proptest::prelude::*;

const HALVING: NonZeroU32 = NonZeroU32::new(250).unwrap();

#[test]
fn bootstrap_halves_every_250_epochs_when_it_starts_at_20_000() {
    let at = |epoch| halving_release(epoch, 20_000 * UNIT, HALVING);
    assert_eq!(
        [at(0), at(249), at(250), at(499), at(500)],
        [20_000, 20_000, 10_000, 10_000, 5_000].map(|x| x * UNIT)
    );
    assert_eq!(at(u32::MAX), 0);
}

#[test]
fn bootstrap_releases_less_than_ten_million_when_all_epochs_have_passed() {
    let total: u128 = (0..40_000).map(|epoch| halving_release(epoch, 20_000 * UNIT, HALVING)).sum();
    assert!(total <= 10_000_000 * UNIT);
    assert!(total > 9_999_999 * UNIT);
    assert_eq!(halving_release(40_000, 20_000 * UNIT, HALVING), 0);
}

#[test]
fn recycled_flux_is_drawn_first_when_both_are_there() {
    let reservoir = Reservoir { bootstrap: 100, recycled: 40 };
    assert_eq!(reservoir.draw(30), Some(Reservoir { bootstrap: 100, recycled: 10 }));
    assert_eq!(reservoir.draw(50), Some(Reservoir { bootstrap: 90, recycled: 0 }));
    assert_eq!(reservoir.draw(140), Some(Reservoir::default()));
    assert_eq!(reservoir.draw(141), None);
}

#[test]
fn an_epoch_may_mint_its_budget_and_a_seventh_of_the_reservoir_when_it_closes() {
    let reservoir = Reservoir { bootstrap: 60, recycled: 11 };
    let (available, filled) = reservoir.fill(20, 5).unwrap();
    assert_eq!(available, 25 + 10);
    assert_eq!(filled, Reservoir { bootstrap: 80, recycled: 16 });
    assert_eq!(reservoir.fill(u128::MAX, 0), None);
}

#[test]
fn bootstrap_is_kept_and_burns_expire_when_nothing_is_minted() {
    let reservoir = Reservoir { bootstrap: 1_000, recycled: 1_000 };
    assert_eq!(reservoir.capped(10), Reservoir { bootstrap: 1_000, recycled: 300 });
    assert_eq!(reservoir.capped(0), Reservoir { bootstrap: 1_000, recycled: 0 });
    assert_eq!(reservoir.capped(u128::MAX), reservoir);
}

#[test]
fn nothing_is_minted_that_was_not_released_or_burned_when_flows_vary() {
    let epoch = (below_bits(60), below_bits(60), 0..=100_u128);
    let full = Cell::new(0);
    for_all(2_000, prop::collection::vec(epoch, 1..200), |epochs| {
        let (mut reservoir, mut average) = (Reservoir::default(), 0);
        let (mut released, mut burned, mut minted) = (0, 0, 0);
        for (bootstrap, burn, percent) in epochs {
            average = smoothed(average, burn);
            burned += burn;
            released += bootstrap;
            let (available, filled) = reservoir.fill(bootstrap, average).unwrap();
            assert!(available <= filled.total());
            let mint = available / 100 * percent + available % 100 * percent / 100;
            reservoir = filled.draw(mint).unwrap().capped(average);
            minted += mint;
            assert!(minted + reservoir.total() <= released + burned);
            if percent == 100 {
                full.set(full.get() + 1);
            }
        }
    });
    assert!(full.get() > 500);
}

#[test]
fn reservoir_survives_its_encoding_when_stored() {
    assert_encodes_in(Reservoir { bootstrap: u128::MAX, recycled: u128::MAX }, 32);
}
