use crate::{Scale, Scaled, mock::*};
use fluxnomics_primitives::time::{DAY, EconomicClock};
use frame_support::traits::{Get, TypedGet};

/// Seven days of blocks at scale 1.
type Week = Scaled<Test, 302_400>;

fn week() -> u32 {
    <Week as Get<u32>>::get()
}

#[test]
fn now_is_two_seconds_a_block_when_the_scale_is_one() {
    build_and_execute(1, || {
        System::set_block_number(0);
        assert_eq!(<Clock as EconomicClock>::now(), 0);
        System::set_block_number(43_199);
        assert_eq!(<Clock as EconomicClock>::now(), DAY - 2);
        assert_eq!(<Clock as EconomicClock>::today(), 0);
        System::set_block_number(43_200);
        assert_eq!(<Clock as EconomicClock>::now(), DAY);
        assert_eq!(<Clock as EconomicClock>::today(), 1);
    });
}

#[test]
fn week_lasts_ten_minutes_when_the_scale_is_that_of_development() {
    build_and_execute(1_008, || {
        System::set_block_number(300);
        assert_eq!(<Clock as EconomicClock>::now(), 7 * DAY);
        assert_eq!(<Clock as EconomicClock>::today(), 7);
        assert_eq!(week(), 300);
    });
}

#[test]
fn today_follows_exact_time_when_a_day_is_no_whole_number_of_blocks() {
    // At 8,000 a day lasts 5.4 blocks: 30 days are 162 blocks, not 30 times 5.
    build_and_execute(8_000, || {
        System::set_block_number(161);
        assert_eq!(<Clock as EconomicClock>::today(), 29);
        System::set_block_number(162);
        assert_eq!(<Clock as EconomicClock>::today(), 30);
    });
}

#[test]
fn scaled_period_is_one_block_when_the_scale_exceeds_it() {
    build_and_execute(8_640, || {
        assert_eq!(week(), 35);
        assert_eq!(<Scaled<Test, 1_800> as Get<u32>>::get(), 1);
        assert_eq!(<Scaled<Test, 0> as Get<u32>>::get(), 1);
        assert_eq!(<Scaled<Test, { u32::MAX }> as Get<u32>>::get(), 497_102);
    });
}

#[test]
fn scaled_period_is_the_same_when_read_through_either_trait() {
    for scale in [1, 7, 1_008, 8_640] {
        build_and_execute(scale, || assert_eq!(week(), <Week as TypedGet>::get()));
    }
}

#[test]
fn view_functions_agree_with_the_trait_when_asked() {
    build_and_execute(1_008, || {
        System::set_block_number(301);
        assert_eq!(Clock::scale(), Scale::<Test>::get());
        assert_eq!(Clock::scale(), <Clock as EconomicClock>::scale());
        assert_eq!(Clock::now(), 301 * 2 * 1_008);
        assert_eq!(Clock::today(), 7);
    });
}

#[test]
fn scale_key_is_whitelisted_when_benchmarks_ask() {
    use frame_support::traits::WhitelistedStorageKeys;
    let keys = AllPalletsWithSystem::whitelisted_storage_keys();
    assert!(keys.iter().any(|tracked| tracked.key == Scale::<Test>::hashed_key()));
}
