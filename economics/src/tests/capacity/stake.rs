use crate::{
    capacity::{
        meter::Meter,
        stake::{Alphas, Asset, Era, Expiry, PerAsset, PerResource, Resource, Units, fill, rate},
    },
    time::{DAY, Seconds},
    units::{Power, UNIT},
};
use proptest::prelude::*;

const CAP: Seconds = 5 * DAY;

fn alphas(hetu: Power, flux: Power) -> Alphas {
    let messaging = PerAsset { hetu, flux };
    PerResource { messaging, execution: PerAsset { hetu: hetu / 2, flux: flux / 2 } }
}

fn era(since: Seconds, hetu: Power, flux: Power) -> Era {
    Era { since, alphas: alphas(hetu, flux), storage: CAP }
}

fn hetu(units: u128) -> Units {
    Units { hetu: units, flux: 0 }
}

#[test]
fn worked_value_of_a_hundred_tokens() {
    // α_msg 0.5 a day, stake 100: 50 Power a day, never more than 250.
    let eras = [era(0, UNIT / 2, UNIT / 2)];
    let at = |resource, day| {
        fill(&Meter::default(), &hetu(100 * UNIT), resource, [], &eras, day * DAY).0.stored / UNIT
    };
    assert_eq!([1, 2, 5, 6, 1_000].map(|day| at(Resource::Messaging, day)), [50, 100, 250, 250, 250]);
    assert_eq!([1, 2, 5, 6, 1_000].map(|day| at(Resource::Execution, day)), [25, 50, 125, 125, 125]);
}

#[test]
fn both_assets_fill_the_same_meter() {
    let units = Units { hetu: 10 * UNIT, flux: 30 * UNIT };
    assert_eq!(rate(&units, &alphas(UNIT, UNIT / 10).messaging), 13 * UNIT);
}

#[test]
fn nothing_is_generated_before_the_first_era() {
    let stored = Meter { stored: 7, ..Meter::default() };
    let (meter, _) = fill(&stored, &hetu(UNIT), Resource::Messaging, [], &[era(3 * DAY, UNIT, 0)], 3 * DAY);
    assert_eq!((meter.stored, meter.updated), (7, 3 * DAY));
    let (meter, _) = fill(&stored, &hetu(UNIT), Resource::Messaging, [], &[era(3 * DAY, UNIT, 0)], 4 * DAY);
    assert_eq!((meter.stored, meter.rate), (7 + UNIT, UNIT));
    let (meter, _) = fill(&stored, &hetu(UNIT), Resource::Messaging, [], &[], 4 * DAY);
    assert_eq!((meter.stored, meter.rate, meter.updated), (7, 0, 4 * DAY));
}

#[test]
fn alpha_is_not_retroactive() {
    let eras = [era(0, UNIT, 0), era(2 * DAY, 3 * UNIT, 0)];
    let (meter, _) = fill(&Meter::default(), &hetu(UNIT), Resource::Messaging, [], &eras, 3 * DAY);
    assert_eq!(meter.stored, 2 * UNIT + 3 * UNIT);
}

#[test]
fn lease_that_ends_on_the_way_returns_to_the_lessor_and_leaves_the_renter() {
    let eras = [era(0, UNIT, 0)];
    let ends = |returns| [Expiry { at: 2 * DAY, asset: Asset::Hetu, units: UNIT, returns }];
    let fill = |units, returns| {
        fill(&Meter::default(), &hetu(units), Resource::Messaging, ends(returns), &eras, 3 * DAY)
    };
    let (lessor, units) = fill(UNIT, true);
    assert_eq!((lessor.stored, units), (4 * UNIT, hetu(2 * UNIT)));
    let (renter, units) = fill(UNIT, false);
    assert_eq!((renter.stored, units), (2 * UNIT, hetu(0)));
}

/// The same, second by second.
fn eager(meter: &Meter, units: &Units, expiries: &[Expiry], eras: &[Era], to: Seconds) -> (Meter, Units) {
    let (mut meter, mut units) = (*meter, *units);
    let expire = |units: &mut Units, second, first| {
        for expiry in expiries.iter().filter(|e| e.at == second || (first && e.at < second)) {
            let part = units.of_mut(expiry.asset);
            *part = if expiry.returns { *part + expiry.units } else { part.saturating_sub(expiry.units) };
        }
    };
    let era_at = |second| eras.iter().rev().find(|era| era.since <= second);
    expire(&mut units, meter.updated, true);
    for second in meter.updated..to {
        // In units of 1/86,400, for values that fit.
        if let Some(era) = era_at(second) {
            let rate = rate(&units, &era.alphas.messaging);
            let level = meter.stored * u128::from(DAY) + u128::from(meter.fraction);
            let level = (level + rate).min(rate * u128::from(era.storage)).max(level);
            meter.stored = level / u128::from(DAY);
            meter.fraction = (level % u128::from(DAY)) as u32;
        }
        meter.updated = second + 1;
        expire(&mut units, second + 1, false);
    }
    meter.rate = era_at(to).map_or(0, |era| rate(&units, &era.alphas.messaging));
    (meter, units)
}

fn an_era() -> impl Strategy<Value = Era> {
    (0u64..300, 0u128..1_000_000, 0u128..1_000_000, 0u64..200).prop_map(|(since, hetu, flux, storage)| Era {
        since,
        alphas: alphas(hetu, flux),
        storage,
    })
}

fn an_expiry() -> impl Strategy<Value = Expiry> {
    (0u64..300, any::<bool>(), 0..5 * UNIT, any::<bool>()).prop_map(|(at, flux, units, returns)| Expiry {
        at,
        asset: if flux { Asset::Flux } else { Asset::Hetu },
        units,
        returns,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn filling_at_once_equals_filling_second_by_second(
        (hetu, flux) in (0..10 * UNIT, 0..10 * UNIT),
        (stored, updated, to) in (0u128..1_000, 0u64..200, 0u64..300),
        mut eras in prop::collection::vec(an_era(), 0..5),
        mut expiries in prop::collection::vec(an_expiry(), 0..5),
    ) {
        eras.sort_by_key(|era| era.since);
        expiries.sort_by_key(|expiry| expiry.at);
        let meter = Meter { stored, updated, ..Meter::default() };
        let units = Units { hetu, flux };
        let to = to.max(updated);
        let lazy = fill(&meter, &units, Resource::Messaging, expiries.iter().copied(), &eras, to);
        prop_assert_eq!(lazy, eager(&meter, &units, &expiries, &eras, to));
    }

    #[test]
    fn filling_often_equals_filling_once(
        (hetu, flux) in (0..10_000 * UNIT, 0..10_000 * UNIT),
        (half, to) in (0..100 * DAY, 0..100 * DAY),
        mut eras in prop::collection::vec(an_era(), 1..5),
        mut expiries in prop::collection::vec(an_expiry(), 0..5),
    ) {
        eras.iter_mut().for_each(|era| { era.since *= DAY / 3; era.storage *= DAY });
        expiries.iter_mut().for_each(|expiry| expiry.at *= DAY / 3);
        eras.sort_by_key(|era| era.since);
        expiries.sort_by_key(|expiry| expiry.at);
        let units = Units { hetu, flux };
        let half = half.min(to);
        let resource = Resource::Execution;
        let once = fill(&Meter::default(), &units, resource, expiries.iter().copied(), &eras, to);
        let (meter, left) = fill(&Meter::default(), &units, resource, expiries.iter().copied(), &eras, half);
        let later = expiries.iter().copied().filter(|expiry| expiry.at > half);
        prop_assert_eq!(fill(&meter, &left, resource, later, &eras, to), once);
    }
}
