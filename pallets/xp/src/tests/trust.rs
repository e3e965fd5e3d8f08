//! Trust as other pallets and clients see it. The formula itself is tested in `economics`.
use crate::{Reputations, mock::*};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_economics::xp::trust::Record;
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;
use sp_runtime::FixedU64;

/// Sets the record of an owner's jobs.
fn with_jobs(owner: u64, succeeded: u32, ended: u32) {
    let jobs = Record { succeeded: FixedU64::from_u32(succeeded), ended: FixedU64::from_u32(ended) };
    Reputations::<Test>::mutate(owner, |reputation| reputation.jobs = jobs);
}

#[test]
fn trust_is_25_when_nothing_is_known_and_none_when_nobody_is_there() {
    build_and_execute(|| {
        System::set_block_number(0);
        assert_eq!((trust(1), trust(BOT)), (250_000_000, 250_000_000));
        assert_eq!(trust(99), 0);
        assert_eq!(Xp::trust_view(99), Default::default());
        System::set_block_number(1);
    });
}

#[test]
fn trust_is_99_5_when_98_jobs_of_98_999_units_and_a_year_are_reached() {
    build_and_execute(|| {
        with_jobs(1, 98, 98);
        assert_ok!(by(ALICE, Call::lock { amount: 999_000 * UNIT }));
        System::set_block_number(366 * DAY / SLOT_SECONDS);
        assert_eq!(trust(BOT), 995_000_000);
        assert_eq!(Xp::trust_view(BOT).organic.deconstruct(), 695_000_000);
        assert_ok!(by(ALICE, Call::lock { amount: 90_000_000 * UNIT }));
        System::set_block_number(5_000 * DAY / SLOT_SECONDS);
        assert_eq!(trust(BOT), 995_000_000);
        with_jobs(1, u32::MAX, u32::MAX);
        assert!(trust(BOT) < 1_000_000_000);
    });
}

#[test]
fn trust_follows_its_table_when_jobs_locked_xp_or_age_grow() {
    // Points times ten of a year-old owner.
    for (succeeded, ended, units, days, points) in [
        (0, 0, 0, 0, 250),
        (0, 8, 0, 0, 50),
        (8, 8, 0, 0, 450),
        (48, 48, 0, 0, 490),
        (0, 0, 9, 7, 353),
        (0, 0, 99, 7, 453),
        (0, 0, 999, 7, 553),
        (0, 0, 9_999, 7, 553),
        (0, 0, 0, 73, 290),
        (0, 0, 0, 365, 450),
        (0, 0, 0, 3_650, 450),
        (98, 98, 999, 365, 995),
    ] {
        new_test_ext().execute_with(|| {
            System::set_block_number(0);
            with_jobs(1, succeeded, ended);
            if units > 0 {
                assert_ok!(by(ALICE, Call::lock { amount: units * 1_000 * UNIT }));
            }
            System::set_block_number(days * DAY / SLOT_SECONDS);
            // Seven days of age are 0.38 points.
            assert_eq!(trust(1) / 1_000_000, points, "{succeeded}/{ended} {units} {days}");
        });
    }
}

#[test]
fn unit_decides_what_xp_buys_when_it_is_voted() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, Call::lock { amount: 9_000 * UNIT }));
        go_to(now() + 7 * DAY);
        let points = || trust(1) - Xp::trust_view(1).organic.deconstruct();
        assert_eq!(points(), 100_000_000);
        change_params(|params| params.trust_unit = UNIT);
        assert_eq!(points(), 300_000_000);
        change_params(|params| params.trust_unit = 0);
        assert_eq!(points(), 300_000_000);
    });
}
