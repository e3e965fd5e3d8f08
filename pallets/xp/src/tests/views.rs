use crate::{EarningsView, Expiry, TierDrop, TierView, WeekView, mock::*};
use fluxnomics_economics::time::SLOT_SECONDS;
use fluxnomics_economics::xp::tier::Tier;
use fluxnomics_primitives::{UNIT, time::WEEK};
use frame_support::assert_ok;
use sp_runtime::Perbill;

#[test]
fn tier_and_expiries_are_seen_when_burns_are_of_different_days() {
    build_and_execute(|| {
        let basic =
            TierView { tier: Tier::Basic, rate: Perbill::from_parts(25_000_000), burned: 0, drops: None };
        assert_eq!((Xp::tier_view(&ALICE), Xp::tier_view(&STRANGER)), (basic, basic));
        assert_eq!(Xp::expiries_view(&ALICE), []);
        pass_days(10);
        assert_ok!(by(ALICE, burn(10_000 * UNIT)));
        pass_days(5);
        assert_ok!(by(ALICE, burn(40_000 * UNIT)));
        pass_days(1);
        assert_eq!(
            Xp::tier_view(&ALICE),
            TierView {
                tier: Tier::Silver,
                rate: Perbill::from_parts(15_000_000),
                burned: 50_000 * UNIT,
                drops: Some(TierDrop { day: 40, to: Tier::Bronze }),
            }
        );
        let expiry = |amount, day| Expiry { amount: amount * UNIT, day };
        assert_eq!(Xp::expiries_view(&ALICE), [expiry(40_000, 45), expiry(10_000, 40)]);
        pass_days(24);
        assert_eq!(Xp::expiries_view(&ALICE), [expiry(40_000, 45)]);
        assert_eq!(Xp::tier_view(&ALICE).tier, Tier::Bronze);
        pass_days(5);
        assert_eq!((Xp::expiries_view(&ALICE), Xp::tier_view(&ALICE)), (vec![], basic));
    });
}

#[test]
fn quote_counts_what_was_burned_already_when_it_is_asked_for() {
    build_and_execute(|| {
        let quote = |target| Xp::quote_view(&ALICE, target, 2_000_000 * UNIT, UNIT / 50);
        let gold = quote(Tier::Gold);
        assert_eq!((gold.to_burn, gold.saved), (250_000 * UNIT, 30_000 * UNIT));
        assert_eq!(gold.cost, Some(5_000 * UNIT));
        assert_ok!(by(ALICE, burn(50_000 * UNIT)));
        let gold = quote(Tier::Gold);
        assert_eq!((gold.to_burn, gold.saved), (200_000 * UNIT, 10_000 * UNIT));
        assert_eq!(gold.break_even_price, Some(UNIT / 20));
    });
}

#[test]
fn earnings_promise_what_the_close_gives_when_nothing_else_happens() {
    build_and_execute(|| {
        assert_eq!(Xp::earnings_view(1), EarningsView::default());
        assert_ok!(by(BOB, burn(1_000 * UNIT)));
        pass_weeks(1);
        for (provider, client, fee) in [(BOT, 2, 70), (BOT, 3, 30), (BOBS_BOT, 3, 40), (BOBS_BOT, 1, 2)] {
            settle(provider, client, fee * UNIT);
        }
        let promised = [1, 2].map(|owner| Xp::earnings_view(owner).expected);
        assert_eq!(Xp::earnings_view(1).work.volume, 100 * UNIT);
        assert_eq!(Xp::earnings_view(1).claimable, 0);
        assert!(promised.iter().all(|expected| *expected > 0));
        pass_weeks(1);
        assert_eq!([1, 2].map(claimable), promised);
        assert_eq!(Xp::earnings_view(1).expected, 0);
        for owner in [1, 2] {
            assert_ok!(by(STRANGER, Call::claim { owner }));
        }
        assert_eq!([xp(ALICE) - RICHES, xp(BOB) + 1_000 * UNIT - RICHES], promised);
    });
}

#[test]
fn open_week_says_what_it_will_share_and_when_it_closes() {
    build_and_execute(|| {
        assert_ok!(by(BOB, burn(1_000 * UNIT)));
        go_to(WEEK);
        settle(BOT, 2, UNIT);
        let WeekView { week, closes_in, pool, totals } = Xp::week_view();
        assert_eq!((week, closes_in, totals.volume), (1, WEEK, UNIT));
        assert_eq!(pool, (1_000 + 2 * 1_920_000) * UNIT);
        go_to_block((2 * WEEK - 2) / SLOT_SECONDS);
        assert_eq!(Xp::week_view().closes_in, 2);
        pass_weeks(1);
        assert_eq!(Xp::latest_weeks(1)[0].pool, pool);
    });
}

#[test]
fn history_keeps_the_last_weeks_when_many_close() {
    build_and_execute(|| {
        pass_weeks(3);
        let weeks = |count| Xp::latest_weeks(count).iter().map(|record| record.week).collect::<Vec<_>>();
        assert_eq!(weeks(9), [2, 1, 0]);
        pass_weeks(20);
        assert_eq!(weeks(2), [22, 21]);
        assert_eq!(weeks(u32::MAX).len(), HISTORY as usize);
    });
}

#[test]
fn trust_is_taken_apart_when_it_is_read() {
    build_and_execute(|| {
        settle(BOT, 2, UNIT);
        assert_ok!(by(ALICE, Call::lock { amount: 100 }));
        assert_ok!(by(ALICE, Call::unlock { amount: 30 }));
        let view = Xp::trust_view(BOT_2);
        assert_eq!(view, Xp::trust_view(1));
        assert_eq!((view.locked, view.matured, view.unlocking.len()), (70, 0, 1));
        assert_eq!(view.success, Perbill::one());
        assert_eq!(view.trust.deconstruct(), trust(BOT));
        assert_eq!(view.organic, view.trust);
    });
}
