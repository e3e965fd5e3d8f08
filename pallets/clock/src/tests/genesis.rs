use crate::{Config, GenesisConfig, MAX_SCALE, Scale, mock::*};
use core::num::NonZeroU32;
use fluxnomics_economics::time::{DAY, MIN_WINDOW_BLOCKS, SLOT_SECONDS, window_blocks};
use fluxnomics_primitives::time::EconomicClock;
use frame_support::{assert_err, traits::BuildGenesisConfig};
use sp_io::TestExternalities;

fn parse(json: &str) -> Result<GenesisConfig<Test>, serde_json::Error> {
    serde_json::from_str(json)
}

fn stored_scale<T: Config>() -> u32 {
    Scale::<T>::get().get()
}

#[test]
fn scale_is_one_when_genesis_says_nothing() {
    TestExternalities::default().execute_with(|| {
        assert_eq!(stored_scale::<Test>(), 1);
        GenesisConfig::<Test>::default().build();
        assert_eq!(stored_scale::<Test>(), 1);
        assert_eq!(<Clock as EconomicClock>::scale(), NonZeroU32::MIN);
    });
}

#[test]
fn scale_is_stored_when_genesis_names_it() {
    TestExternalities::default().execute_with(|| {
        parse(r#"{"scale":1008}"#).unwrap().build();
        assert_eq!(stored_scale::<Test>(), 1_008);
        Clock::do_try_state().unwrap();
    });
}

#[test]
fn genesis_is_refused_when_the_scale_is_zero_or_negative_or_unknown() {
    assert!(parse(r#"{"scale":0}"#).err().unwrap().to_string().contains("nonzero u32"));
    assert!(parse(r#"{"scale":-1}"#).is_err());
    assert!(parse(r#"{"scale":4294967296}"#).is_err());
    assert!(parse(r#"{"scale":1,"speed":1}"#).is_err());
}

#[test]
fn scale_is_accepted_when_it_is_at_its_bound() {
    build_and_execute(8_640, || assert_eq!(Scale::<Test>::get(), MAX_SCALE));
}

#[test]
fn day_lasts_exactly_the_shortest_window_when_the_scale_is_at_its_bound() {
    assert_eq!(u64::from(MAX_SCALE.get()), DAY / (SLOT_SECONDS * u64::from(MIN_WINDOW_BLOCKS)));
    assert_eq!(DAY.div_ceil(SLOT_SECONDS * u64::from(MAX_SCALE.get())), u64::from(MIN_WINDOW_BLOCKS));
    assert_eq!(window_blocks(2 * DAY, MAX_SCALE), 2 * MIN_WINDOW_BLOCKS);
}

#[test]
#[should_panic(expected = "clock.scale is 8641, but at most 8640 is possible")]
fn genesis_panics_when_the_scale_is_above_its_bound() {
    chain(8_641);
}

#[test]
fn try_state_fails_when_the_scale_is_above_its_bound() {
    chain(1).execute_with(|| {
        Scale::<Test>::put(MAX_SCALE.saturating_add(1));
        assert_err!(Clock::do_try_state(), "C1: the scale is above its bound");
    });
}
