use crate::{OpenEpoch, Pallet, migrations::OpenFirstEpoch, mock::*};
use frame_support::traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion};

#[test]
fn no_epoch_of_the_past_is_closed_when_an_existing_chain_gets_flux() {
    sp_io::TestExternalities::default().execute_with(|| {
        System::set_block_number(43_200 * 1_000);
        StorageVersion::new(0).put::<Pallet<Test>>();
        OpenFirstEpoch::<Test>::on_runtime_upgrade();
        assert_eq!(OpenEpoch::<Test>::get(), 1_000);
        assert_eq!(Pallet::<Test>::on_chain_storage_version(), 1);
        pass_days(1);
        assert_eq!(OpenEpoch::<Test>::get(), 1_001);
        Flux::do_try_state().unwrap();
    });
}

#[test]
fn nothing_changes_when_the_chain_has_flux() {
    new_test_ext().execute_with(|| {
        pass_days(3);
        System::set_block_number(43_200 * 1_000);
        OpenFirstEpoch::<Test>::on_runtime_upgrade();
        assert_eq!(OpenEpoch::<Test>::get(), 3);
    });
}
