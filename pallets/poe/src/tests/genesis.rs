use crate::{Open, OpenMonth, SalaryRecipient, SalaryReport, mock::*};

#[test]
fn genesis_opens_the_first_epoch_and_month_when_somebody_receives_the_salary() {
    ext_with(Some(FOUNDER)).execute_with(|| {
        assert_eq!(Open::<Test>::get().epoch, 0);
        assert_eq!(OpenMonth::<Test>::get(), SalaryReport::new(0, Some(FOUNDER)));
        assert_eq!(SalaryRecipient::<Test>::get(), Some(FOUNDER));
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
