use crate::{Open, OpenMonth, Pallet, migrations::OpenFirstEpoch, mock::*};
use frame_support::traits::{BeforeAllRuntimeMigrations, GetStorageVersion, OnRuntimeUpgrade};

#[test]
fn no_epoch_of_the_past_is_closed_when_an_existing_chain_gets_the_pallet() {
    sp_io::TestExternalities::default().execute_with(|| {
        System::set_block_number(43_200 * 1_000);
        // What FRAME does to a pallet without storage, before any migration.
        Poe::before_all_runtime_migrations();
        OpenFirstEpoch::<Test>::on_runtime_upgrade();
        assert_eq!(Open::<Test>::get().epoch, 1_000);
        assert_eq!(OpenMonth::<Test>::get().month, 33);
        assert_eq!(Pallet::<Test>::on_chain_storage_version(), 1);
        pass_days(1);
        assert_eq!(Open::<Test>::get().epoch, 1_001);
        Poe::do_try_state().unwrap();
    });
}

#[test]
fn nothing_changes_when_the_chain_has_the_pallet() {
    for days in [0, 3] {
        new_test_ext().execute_with(|| {
            pass_days(days);
            System::set_block_number(43_200 * 1_000);
            Poe::before_all_runtime_migrations();
            OpenFirstEpoch::<Test>::on_runtime_upgrade();
            assert_eq!(Open::<Test>::get().epoch, days);
        });
    }
}
