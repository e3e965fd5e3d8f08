use crate::{Scale, mock::*};
use fluxnomics_primitives::time::EconomicClock;
use frame_support::storage::unhashed;

#[test]
fn clock_runs_at_production_scale_when_its_key_is_killed() {
    build_and_execute(1_008, || {
        unhashed::kill(&Scale::<Test>::hashed_key());
        assert_eq!(Clock::scale().get(), 1);
    });
}

#[test]
fn scale_is_never_zero_when_raw_storage_holds_zero() {
    build_and_execute(1_008, || {
        unhashed::put_raw(&Scale::<Test>::hashed_key(), &[0, 0, 0, 0]);
        assert_eq!(Clock::scale().get(), 1);
    });
}

#[test]
fn time_stays_exact_when_the_block_number_is_at_its_end() {
    build_and_execute(8_640, || {
        System::set_block_number(u32::MAX);
        assert_eq!(<Clock as EconomicClock>::now(), u64::from(u32::MAX) * 17_280);
        assert_eq!(<Clock as EconomicClock>::today(), u32::MAX / 5);
    });
}

#[test]
fn clock_has_no_call_when_the_runtime_lists_its_calls() {
    use frame_support::traits::GetCallMetadata;
    assert_eq!(RuntimeCall::get_module_names(), ["System"]);
}
