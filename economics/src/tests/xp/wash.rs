use crate::{
    tests::{below_bits, for_all},
    units::UNIT,
    xp::wash::*,
};
use core::cell::Cell;
use num_bigint::BigInt;
use proptest::prelude::*;
use sp_arithmetic::Perbill;

/// Diamond: 0.25 %, half of a fee to the panel, 20 XP for a unit of fees.
fn diamond(seats: u32) -> WashTerms {
    WashTerms {
        rate: Perbill::from_parts(2_500_000),
        panel: Perbill::from_percent(50),
        seats: Perbill::from_percent(seats),
        per_fee: 20 * UNIT,
        cost: Perbill::one(),
    }
}

const VOLUME: u128 = 50_000_000 * UNIT;
const DIAMOND: u128 = 5_000_000 * UNIT;
/// 0.02, the price of the flywheel's examples.
const PRICE: u128 = UNIT / 50;

#[test]
fn diamond_washing_loses_when_the_trader_holds_none_a_fifth_and_half_of_the_seats() {
    for (seats, recovered, lost, lost_with_tier) in
        [(0, 0, 75_000, 175_000), (20, 12_500, 62_500, 162_500), (50, 31_250, 43_750, 143_750)]
    {
        // Somebody who has the tier anyway, for honest work.
        let wash = diamond(seats).wash(VOLUME, 0, PRICE).unwrap();
        assert_eq!((wash.fees, wash.recovered), (125_000 * UNIT, recovered * UNIT));
        assert_eq!((wash.earned, wash.worth), (2_500_000 * UNIT, 50_000 * UNIT));
        assert_eq!(wash.outcome(), Err(lost * UNIT));
        // Somebody who burns for it.
        let wash = diamond(seats).wash(VOLUME, DIAMOND, PRICE).unwrap();
        assert_eq!((wash.burned, wash.outcome()), (100_000 * UNIT, Err(lost_with_tier * UNIT)));
    }
}

#[test]
fn washing_breaks_even_at_5_4_5_and_3_75_hundredths_when_seats_are_0_20_and_50_percent() {
    for (seats, price) in [(0, 50_000), (20, 45_000), (50, 37_500)] {
        let terms = diamond(seats);
        let price = price * UNIT / 1_000_000;
        assert_eq!(terms.break_even_price(), Some(price));
        assert_eq!(terms.wash(VOLUME, 0, price).unwrap().outcome(), Err(0));
        assert!(terms.wash(VOLUME, 0, price + UNIT / 1_000_000).unwrap().outcome().is_ok());
    }
    // Even who holds every seat loses at the price of the examples.
    assert_eq!(diamond(100).break_even_price(), Some(UNIT / 40));
}

#[test]
fn seed_formula_pays_the_washer_when_xp_follows_volume_instead_of_fees() {
    // Ten million XP a week for a volume of ten million: one XP for one unit of volume, at 0.02, for a fee of 0.25 %.
    let volume_reward = |volume: u128| Perbill::from_percent(40).mul_floor(volume) / 50;
    assert_eq!(volume_reward(UNIT), 8 * UNIT / 1_000);
    let by_volume = volume_reward(VOLUME);
    let fees = diamond(0).wash(VOLUME, 0, PRICE).unwrap().fees;
    assert!(by_volume > 3 * fees);
}

#[test]
fn washing_gains_all_that_xp_is_worth_when_the_flux_would_lie_idle() {
    let idle = WashTerms { cost: Perbill::zero(), ..diamond(0) };
    let wash = idle.wash(VOLUME, 0, PRICE).unwrap();
    assert_eq!((wash.fees, wash.lost, wash.outcome()), (125_000 * UNIT, 0, Ok(50_000 * UNIT)));
    assert_eq!(idle.break_even_price(), Some(0));
    // But who burns for the tier pays more for it than all the XP brings.
    assert_eq!(idle.wash(VOLUME, DIAMOND, PRICE).unwrap().outcome(), Err(50_000 * UNIT));
    let half = WashTerms { cost: Perbill::from_percent(50), ..diamond(0) };
    assert_eq!(half.break_even_price(), Some(UNIT / 40));
}

#[test]
fn break_even_price_is_rounded_down_when_parts_are_odd() {
    // 10^18 − 333,333,333² of 10^18, by 7: 126,984,126,…
    let part = Perbill::from_parts(333_333_333);
    let terms = WashTerms { panel: part, seats: part, per_fee: 7 * UNIT, ..diamond(0) };
    assert_eq!(terms.break_even_price(), Some(126_984_127_015));
    let all = WashTerms { panel: Perbill::one(), seats: Perbill::one(), ..diamond(0) };
    assert_eq!(all.break_even_price(), Some(0));
}

#[test]
fn break_even_price_is_none_when_no_xp_is_earned() {
    assert_eq!(WashTerms { per_fee: 0, ..diamond(0) }.break_even_price(), None);
}

#[test]
fn washing_loses_below_the_break_even_price_and_gains_above_it_when_terms_are_any() {
    let part = || (0..=1_000_000_000_u32).prop_map(Perbill::from_parts);
    let cost = prop_oneof![3 => Just(Perbill::one()), 1 => part()];
    let inputs = (part(), part(), part(), 1..1_000 * UNIT, below_bits(80), 0..=2_000_u128, cost);
    let (lost, gained) = (Cell::new(0), Cell::new(0));
    for_all(10_000, inputs, |(rate, panel, seats, per_fee, volume, thousandths, cost)| {
        let terms = WashTerms { rate, panel, seats, per_fee, cost };
        let even = terms.break_even_price().unwrap();
        let price = even * thousandths / 1_000;
        let Some(wash) = terms.wash(volume, 0, price) else { return };
        // fees · (cost · (1 − panel · seats) − per fee · price), exactly.
        let one = BigInt::from(UNIT) * UNIT;
        let parts = BigInt::from(1_000_000_000_u64);
        let [panel, seats, cost] = [panel, seats, cost].map(|part| BigInt::from(part.deconstruct()));
        let kept = (&parts * &parts - panel * seats) * cost;
        let cube = &parts * &parts * &parts;
        assert_eq!(BigInt::from(even), &kept * &one / (&cube * per_fee), "to the base unit");
        let exact =
            BigInt::from(wash.fees) * (kept * &one - BigInt::from(per_fee) * price * &cube) / (&one * &cube);
        let outcome = match wash.outcome() {
            Ok(gain) => -BigInt::from(gain),
            Err(loss) => loss.into(),
        };
        // Roundings of the earned XP weigh by the price.
        let slack = BigInt::from(4 + price / UNIT);
        assert!(outcome.clone() <= &exact + 1 && outcome >= &exact - slack, "{outcome} {exact}");
        let count = if outcome > BigInt::from(0) { &lost } else { &gained };
        count.set(count.get() + 1);
    });
    assert!(lost.get() > 2_000 && gained.get() > 2_000, "{lost:?} {gained:?}");
}
