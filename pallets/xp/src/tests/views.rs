use crate::{BreakEven, EarningsView, Expiry, TierDrop, TierView, WeekView, mock::*};
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
        let WeekView { week, closes_in, pool, totals, terms, .. } = Xp::week_view();
        assert_eq!((week, closes_in, totals.volume), (1, WEEK, UNIT));
        assert_eq!((terms.released, terms.caps), (1_920_000 * UNIT, Params::get().caps()));
        assert_eq!(pool, (1_000 + 2 * 1_920_000) * UNIT);
        go_to_block((2 * WEEK - 2) / SLOT_SECONDS);
        assert_eq!(Xp::week_view().closes_in, 2);
        pass_weeks(1);
        assert_eq!(Xp::latest_weeks(1)[0].pool, pool);
    });
}

#[test]
fn open_week_says_that_the_cap_decides_when_fees_are_less_than_its_volume_is_worth() {
    build_and_execute(|| {
        let capped = || (Xp::week_view().capped_up_to, Xp::week_view().capped);
        // 40 % of 1,920,000 XP, at 20 XP for one FLX.
        assert_eq!(capped(), (38_400 * UNIT, true));
        settle(BOT, 2, 38_400 * UNIT);
        assert_eq!(capped(), (38_400 * UNIT, true));
        settle(BOT, 2, 1);
        assert_eq!(capped(), (38_400 * UNIT, false));
        vote(|params| params.xp_per_fee = 10 * UNIT);
        assert_eq!(capped(), (38_400 * UNIT, false), "it concerns the next week");
        change_params(|_| ());
        assert_eq!(capped(), (76_800 * UNIT, true));
    });
}

#[test]
fn success_and_trust_earn_nothing_more_when_the_cap_decides() {
    let paid = |failures: u32| {
        let mut paid = 0;
        build_and_execute(|| {
            change_params(|params| params.largest_share = Perbill::one());
            (0..failures).for_each(|n| fail(BOT, MANY + u64::from(n), UNIT));
            settle(BOT, 2, 1_000 * UNIT);
            settle(BOBS_BOT, 3, 37_400 * UNIT);
            assert!(Xp::week_view().capped);
            pass_weeks(1);
            paid = claimable(1);
        });
        paid
    };
    assert_eq!((paid(0), paid(3)), (20_000 * UNIT, 20_000 * UNIT));
}

#[test]
fn break_even_is_in_flux_and_in_hetu_when_the_price_of_flux_changes() {
    build_and_execute(|| {
        let seen = |seats| {
            let BreakEven { flux, hetu } = Xp::break_even(Perbill::from_percent(seats)).unwrap();
            (flux * 10_000 / UNIT, hetu * 10_000 / UNIT)
        };
        assert_eq!((seen(0), seen(20), seen(50)), ((500, 500), (450, 450), (375, 375)));
        FluxPrice::set(&(UNIT / 10));
        assert_eq!((seen(0), seen(50)), ((500, 50), (375, 37)));
        FluxPrice::set(&(10 * UNIT));
        assert_eq!(seen(0), (500, 5_000));
        vote(|params| params.xp_per_fee = 10 * UNIT);
        assert_eq!(seen(0), (500, 5_000), "of the work of this week");
        pass_weeks(1);
        assert_eq!(seen(0), (1_000, 10_000));
        change_params(|params| params.xp_per_fee = 0);
        assert_eq!(Xp::break_even(Perbill::zero()), None, "no XP is earned");
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
