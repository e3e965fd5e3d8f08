use crate::{Books, CurrentWeek, OpenWeek, Pallet, WeekTerms, migrations::OpenFirstWeek, mock::*};
use fluxnomics_economics::time::{SLOT_SECONDS, WEEK};
use frame_support::traits::{BeforeAllRuntimeMigrations, GetStorageVersion, OnRuntimeUpgrade};

#[test]
fn no_week_of_the_past_is_closed_when_an_existing_chain_gets_the_flywheel() {
    new_test_ext().execute_with(|| {
        Books::<Test>::kill();
        OpenWeek::<Test>::kill();
        System::set_block_number(1_000 * WEEK / SLOT_SECONDS + 5);
        vote(|params| params.bootstrap = 1 << 60);
        // What FRAME does to a pallet without storage, before any migration.
        Xp::before_all_runtime_migrations();
        OpenFirstWeek::<Test>::on_runtime_upgrade();
        let params = Params::get();
        let terms = WeekTerms { released: 1 << 22, weights: params.weights(), caps: params.caps() };
        // 1,000 weeks are 38 halvings.
        assert_eq!(OpenWeek::<Test>::get(), CurrentWeek { week: 1_000, terms, ..CurrentWeek::default() });
        assert_eq!(Books::<Test>::get().genesis, 5 * RICHES);
        assert_eq!(Pallet::<Test>::on_chain_storage_version(), 1);
        pass_weeks(1);
        assert_eq!(open_week(), 1_001);
        Xp::do_try_state().unwrap();
    });
}

#[test]
fn nothing_changes_when_the_chain_has_the_flywheel() {
    for weeks in [0, 3] {
        new_test_ext().execute_with(|| {
            pass_weeks(weeks);
            let before = Books::<Test>::get();
            System::set_block_number(1_000 * WEEK / SLOT_SECONDS);
            Xp::before_all_runtime_migrations();
            OpenFirstWeek::<Test>::on_runtime_upgrade();
            assert_eq!((OpenWeek::<Test>::get().week, Books::<Test>::get()), (weeks, before));
        });
    }
}
