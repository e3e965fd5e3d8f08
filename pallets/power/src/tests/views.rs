use crate::{Totals, mock::*};
use fluxnomics_economics::{lifetime::Odometer, units::LIFETIME_POWER};
use fluxnomics_primitives::{
    UNIT,
    identity::{PowerLedger, PowerSource},
    time::DAY,
};
use frame_support::{
    assert_ok,
    traits::{GetStorageVersion, StorageVersion},
};

#[test]
fn views_say_nothing_when_nobody_is_registered() {
    build_and_execute(|| {
        assert_eq!(Power::identity(0), None);
        assert_eq!(Power::identity_of(ALICE), None);
        assert_eq!(Power::odometer(0), None);
        assert_eq!(Power::spendable_power(0), 0);
        assert_eq!(Power::registration_price(), UNIT);
        assert_eq!(Power::totals(), Totals { registered: 0, used: 0, cap: 0 });
    });
}

#[test]
fn storage_version_is_one_when_the_chain_begins() {
    build_and_execute(|| {
        assert_eq!(Power::on_chain_storage_version(), StorageVersion::new(1));
        assert_eq!(Power::in_code_storage_version(), StorageVersion::new(1));
    });
}

#[test]
fn views_show_an_identity_from_its_registration_to_the_release_of_its_bond() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_eq!(Power::identity(0).unwrap().owner, ALICE);
        assert_eq!(Power::identity_of(HOT), None, "not before it accepts");
        assert_eq!(Power::odometer(0), Some(Odometer::default()));
        assert_eq!(Power::spendable_power(0), 5_753 * UNIT);
        assert_ok!(by(HOT, Call::accept_controller { id: 0 }));
        assert_eq!(Power::identity_of(HOT), Some(0));
        assert_ok!(Power::spend(0, UNIT, PowerSource::Message));
        assert_eq!(Power::spendable_power(0), 5_752 * UNIT);
        let totals = Totals { registered: 1, used: UNIT, cap: LIFETIME_POWER };
        assert_eq!(Power::totals(), totals);

        assert_ok!(by(ALICE, Call::deregister { id: 0 }));
        assert!(Power::identity(0).unwrap().deregistered_at.is_some());
        assert_eq!((Power::odometer(0), Power::spendable_power(0)), (None, 0));
        advance(14 * DAY);
        assert_ok!(by(ALICE, Call::release_bond { id: 0 }));
        assert_eq!(Power::identity(0), None);
        assert_eq!(Power::totals(), totals, "what was spent stays spent");
    });
}

#[test]
fn spendable_power_is_that_of_today_when_a_new_day_began_without_a_spend() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(Power::spend(id, 5_753 * UNIT, PowerSource::Message));
        assert_eq!(Power::spendable_power(id), 0);
        go_to_day(1);
        assert_eq!(Power::spendable_power(id), 5_753 * UNIT);
    });
}
