use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;

#[test]
fn locked_xp_counts_more_from_day_to_day_when_it_stays() {
    build_and_execute(|| {
        go_to_block(1_000);
        let before = trust(1);
        assert_ok!(by(ALICE, Call::lock { amount: 999_000 * UNIT }));
        assert_eq!((free(ALICE), held(ALICE)), (RICHES - 999_000 * UNIT, 999_000 * UNIT));
        assert_eq!(trust(1), before);
        let age = |seconds: u64| (200_000_000_u64 * seconds / (365 * DAY)) as u32;
        let start = now();
        // 1/7 of 999 units: log10(1 + 142.714…) = 2.157…
        go_to(start + DAY);
        let matured = Xp::trust_view(1).matured;
        assert!(matured.abs_diff(999_000 * UNIT / 7) < 2);
        assert_eq!(trust(1) / 1_000_000, (250_000_000 + 215_700_000 + age(now())) / 1_000_000);
        // All agents of the owner share it.
        assert_eq!((trust(BOT), trust(BOT_2)), (trust(1), trust(1)));
        go_to(start + 7 * DAY);
        assert_eq!(trust(1), 250_000_000 + 300_000_000 + age(now()));
        go_to(start + 8 * DAY);
        assert_eq!(trust(1), 250_000_000 + 300_000_000 + age(now()));
    });
}

#[test]
fn locked_xp_is_not_for_sale_and_a_unit_stays_free_when_all_is_locked() {
    build_and_execute(|| {
        assert!(by(ALICE, Call::lock { amount: RICHES }).is_err());
        assert_ok!(by(ALICE, Call::lock { amount: RICHES - 1 }));
        assert!(send(ALICE, BOB, 1).is_err());
        assert!(by(ALICE, burn(1)).is_err());
        assert_eq!((free(ALICE), held(ALICE)), (1, RICHES - 1));
    });
}

#[test]
fn lock_is_told_when_it_is_made() {
    build_and_execute(|| {
        assert_ok!(by(DAVE, Call::lock { amount: 5 }));
        assert_eq!(events(), [Event::XpLocked { owner: 4, amount: 5 }]);
    });
}

#[test]
fn lock_is_refused_when_the_caller_has_no_identity_no_xp_or_locks_nothing() {
    build_and_execute(|| {
        assert_refused!(STRANGER, Call::lock { amount: UNIT }, Error::<Test>::NotRegistered);
        assert_refused!(ALICE, Call::lock { amount: 0 }, Error::<Test>::ZeroAmount);
        assert_refused!(ALICE, Call::lock { amount: RICHES + 1 }, sp_runtime::TokenError::FundsUnavailable);
    });
}
