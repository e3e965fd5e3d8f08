use crate::{Event, SalaryRecipient, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;

#[test]
fn another_receives_the_salary_when_the_next_month_begins() {
    build_and_execute(|| {
        pass_days(3);
        events();
        assert_ok!(by_root(Call::set_salary_recipient { recipient: Some(CAROL) }));
        assert_eq!(events(), [Event::SalaryRecipientSet { recipient: Some(CAROL), from: 1 }]);
        pay(1, 1_000 * UNIT);
        assert_eq!((hetu(FOUNDER), hetu(CAROL)), (RICHES + UNIT, RICHES));
        pass_days(27);
        pay(1, 1_000 * UNIT);
        assert_eq!((hetu(FOUNDER), hetu(CAROL)), (RICHES + UNIT, RICHES + UNIT));
        // What vests stays with whom it was earned for.
        pass_days(30 + 360);
        assert_ok!(by(STRANGER, Call::release_salary { month: 0 }));
        assert_ok!(by(STRANGER, Call::release_salary { month: 1 }));
        assert_eq!((hetu(FOUNDER), hetu(CAROL)), (RICHES + 2 * UNIT, RICHES + 2 * UNIT));
    });
}

#[test]
fn the_treasury_keeps_the_salary_when_nobody_is_named() {
    build_and_execute(|| {
        assert_ok!(by_root(Call::set_salary_recipient { recipient: None }));
        assert_eq!(SalaryRecipient::<Test>::get(), None);
        pass_days(30);
        pay(1, 1_000 * UNIT);
        assert_eq!(hetu(TREASURY), RICHES + 5 * UNIT);
        assert_eq!(report(1).recipient, None);
    });
}
