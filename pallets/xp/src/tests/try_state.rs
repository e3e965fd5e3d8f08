//! Each numbered invariant is noticed when it is broken.
use crate::{Books, Burned, Earners, History, OpenWeek, Reputations, Weeks, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::{
    assert_ok,
    traits::{
        fungible::Mutate,
        tokens::{Fortitude, Precision, Preservation},
    },
};
use sp_core::U256;

/// A bit of everything.
fn scene() {
    assert_ok!(by(ALICE, burn(10_000 * UNIT)));
    assert_ok!(by(ALICE, Call::lock { amount: 100 * UNIT }));
    assert_ok!(by(ALICE, Call::unlock { amount: 10 * UNIT }));
    settle(BOT, 2, 10 * UNIT);
    settle(BOT, 3, 10 * UNIT);
    settle(BOBS_BOT, 3, 10 * UNIT);
    pass_weeks(1);
    settle(BOT, 2, 5 * UNIT);
    settle(CAROLS_BOT, 2, 5 * UNIT);
    assert_ok!(by(CAROL, burn(UNIT)));
    assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
    settle(BOT, 3, 5 * UNIT);
    Xp::do_try_state().unwrap();
}

/// Breaks something in the scene and expects the invariant to be named.
fn notices(invariant: &str, breakage: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        scene();
        breakage();
        let error: &'static str = Xp::do_try_state().unwrap_err().into();
        assert!(error.starts_with(invariant), "{error}");
    });
}

fn earner(owner: u64, change: impl FnOnce(&mut crate::Earner<<Test as crate::Config>::MaxCounterparties>)) {
    Earners::<Test>::mutate(owner, |earner| change(earner.as_mut().unwrap()));
}

#[test]
fn r1_is_noticed_when_xp_appears_or_disappears() {
    notices("R1", || {
        XpToken::mint_into(&ALICE, 1).unwrap();
    });
    notices("R1", || {
        let (keep, exact, polite) = (Preservation::Preserve, Precision::Exact, Fortitude::Polite);
        XpToken::burn_from(&BOB, 1, keep, exact, polite).unwrap();
    });
    notices("R1", || Books::<Test>::mutate(|books| books.genesis += 1));
}

#[test]
fn r2_is_noticed_when_something_is_lost_between_pools() {
    notices("R2", || Books::<Test>::mutate(|books| books.carried -= 1));
    notices("R2", || Books::<Test>::mutate(|books| books.unclaimed += 1));
    notices("R2", || Books::<Test>::mutate(|books| books.released += 1));
    notices("R2", || Books::<Test>::mutate(|books| books.burned_now -= 1));
}

#[test]
fn r3_is_noticed_when_more_or_less_waits_than_the_books_say() {
    notices("R3", || earner(1, |earner| earner.due += 1));
    notices("R3", || Weeks::<Test>::mutate(0, |week| week.as_mut().unwrap().left -= 1));
    notices("R3", || Weeks::<Test>::mutate(0, |week| week.as_mut().unwrap().left = u128::MAX / 2));
}

#[test]
fn r4_is_noticed_when_work_is_lost_or_invented() {
    notices("R4", || OpenWeek::<Test>::mutate(|open| open.totals.volume += 1));
    notices("R4", || earner(1, |earner| earner.work.success -= 1));
    notices("R4", || OpenWeek::<Test>::mutate(|open| open.totals.reputation -= 1));
    notices("R4", || Weeks::<Test>::mutate(0, |week| week.as_mut().unwrap().unrealised.volume -= 1));
    notices("R4", || {
        let week = Weeks::<Test>::get(0).unwrap();
        Weeks::<Test>::insert(1, week);
    });
    notices("R4", || earner(2, |earner| earner.week = 9));
}

#[test]
fn r5_is_noticed_when_an_owners_week_does_not_fit_together() {
    notices("R5", || earner(1, |earner| earner.counterparties[0].tally.fees += 1));
    notices("R5", || earner(1, |earner| earner.others.fees += 1));
    notices("R5", || earner(1, |earner| earner.work.squares += U256::from(1)));
    notices("R5", || earner(1, |earner| earner.counterparties[0].owner = earner.counterparties[1].owner));
    notices("R5", || Earners::<Test>::insert(4, crate::Earner { week: 1, ..Default::default() }));
}

#[test]
fn r6_is_noticed_when_burns_do_not_add_up() {
    notices("R6", || earner(1, |earner| earner.burned_before += 1));
    notices("R6", || earner(3, |earner| earner.burned_now += 1));
    notices("R6", || Burned::<Test>::mutate(1, |burns| burns.burned[0] += 10 * UNIT));
    notices("R6", || Burned::<Test>::mutate(1, |burns| burns.day += 100));
}

#[test]
fn r7_is_noticed_when_a_lock_is_not_held() {
    notices("R7", || Reputations::<Test>::mutate(1, |reputation| reputation.locked.matured += 1));
    notices("R7", || Reputations::<Test>::mutate(1, |reputation| reputation.unlocking[0].amount -= 1));
    notices("R7", || {
        Reputations::<Test>::mutate(1, |reputation| {
            reputation.jobs.succeeded = sp_runtime::FixedU64::from_u32(1_000);
        })
    });
    notices("R7", || {
        Reputations::<Test>::mutate(1, |reputation| {
            let empty = crate::Unlocking { amount: 0, releasable_from: 0 };
            reputation.unlocking.try_push(empty).unwrap();
        })
    });
}

#[test]
fn r8_is_noticed_when_a_record_is_of_nobody() {
    notices("R8", || Reputations::<Test>::insert(99, crate::Reputation::default()));
    notices("R8", || Burned::<Test>::insert(BOT, fluxnomics_economics::xp::tier::Burns::default()));
    notices("R8", || People::set(&vec![]));
}

#[test]
fn r9_is_noticed_when_weeks_are_out_of_order() {
    notices("R9", || History::<Test>::mutate(0, |record| record.as_mut().unwrap().week = 3));
    notices("R9", || {
        let record = History::<Test>::get(0).unwrap();
        History::<Test>::insert(1, record);
    });
    notices("R9", || OpenWeek::<Test>::mutate(|open| open.week = 2));
    notices("R9", || OpenWeek::<Test>::mutate(|open| open.terms.weights.volume = Default::default()));
}
