use crate::{Open, OpenMonth, SalaryRecipient, SalaryReport, Terms, mock::*};
use frame_support::{assert_noop, assert_ok};

#[test]
fn genesis_opens_the_first_epoch_and_month_when_somebody_receives_the_salary() {
    ext_with(Some(FOUNDER)).execute_with(|| {
        assert_eq!(Open::<Test>::get().epoch, 0);
        assert_eq!(OpenMonth::<Test>::get(), SalaryReport::new(0, Some(FOUNDER)));
        assert_eq!(SalaryRecipient::<Test>::get(), Some(FOUNDER));
        assert_eq!(Terms::<Test>::get(), Some(Params::get()));
        check();
    });
}

#[test]
fn genesis_gives_the_salary_to_nobody_when_it_names_nobody() {
    ext_with(None).execute_with(|| {
        assert_eq!(OpenMonth::<Test>::get(), SalaryReport::new(0, None));
        assert_eq!(SalaryRecipient::<Test>::get(), None);
        assert_eq!(nex(PROTOCOL), 0);
        check();
    });
}

#[test]
fn the_treasury_keeps_its_account_whatever_is_taken_from_it() {
    build_and_execute(|| {
        assert_eq!(System::consumers(&TREASURY), 1);
        let root = RuntimeOrigin::root();
        let all = free(TREASURY);
        let drain = |amount| Balances::force_transfer(root.clone(), TREASURY, CAROL, amount);
        assert_noop!(drain(all), sp_runtime::TokenError::Frozen);
        assert_ok!(drain(all - ED));
        assert_eq!(free(TREASURY), ED);
        // The smallest fee can still be given to it.
        pay(1, 1);
        assert_eq!(free(TREASURY), ED + 1);
    });
}
