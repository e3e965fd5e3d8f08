use crate::{Earners, Error, Event, Weeks, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, identity::Identities};
use frame_support::assert_ok;

#[test]
fn claim_pays_the_owner_when_anybody_makes_it() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        assert_refused!(STRANGER, Call::claim { owner: 1 }, Error::<Test>::NothingToClaim);
        pass_weeks(1);
        events();
        // 20 XP for a unit of fees.
        assert_eq!(claimable(1), 2_000 * UNIT);
        assert_eq!(xp(ALICE), RICHES);
        assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
        assert_eq!(xp(ALICE), RICHES + 2_000 * UNIT);
        assert_eq!(books().paid, 2_000 * UNIT);
        let carried = 1_536_000 * UNIT - 2_000 * UNIT;
        assert_eq!(
            events(),
            [
                Event::ShareRealised { owner: 1, week: 0, due: 2_000 * UNIT, carried },
                Event::Claimed { owner: 1, account: ALICE, amount: 2_000 * UNIT },
            ]
        );
        assert_eq!(Earners::<Test>::iter().count(), 0);
        assert_eq!(Weeks::<Test>::iter().count(), 0);
        assert_refused!(STRANGER, Call::claim { owner: 1 }, Error::<Test>::NothingToClaim);
    });
}

#[test]
fn share_waits_for_its_owner_when_other_weeks_close_and_it_works_again() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        pass_weeks(3);
        assert_eq!(Weeks::<Test>::iter().count(), 1);
        // Working again realises the share of the first week.
        settle(BOT, 2, 50 * UNIT);
        assert_eq!(Weeks::<Test>::iter().count(), 0);
        assert_eq!(claimable(1), 2_000 * UNIT);
        pass_weeks(1);
        assert_eq!(claimable(1), 3_000 * UNIT);
        assert_eq!(xp(ALICE), RICHES);
        assert_ok!(by(ALICE, Call::claim { owner: 1 }));
        assert_eq!(xp(ALICE), RICHES + 3_000 * UNIT);
    });
}

#[test]
fn burn_realises_a_share_and_claims_nothing_when_one_waits() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        pass_weeks(1);
        assert_ok!(by(ALICE, burn(UNIT)));
        assert_eq!(Earners::<Test>::get(1).unwrap().due, 2_000 * UNIT);
        assert_eq!(xp(ALICE), RICHES - UNIT);
        assert_ok!(by(ALICE, Call::claim { owner: 1 }));
        assert_eq!(xp(ALICE), RICHES - UNIT + 2_000 * UNIT);
    });
}

#[test]
fn week_is_forgotten_and_its_rest_carried_when_the_last_owner_realises_its_share() {
    build_and_execute(|| {
        without_caps();
        change_params(|params| params.bootstrap = 1_000_001);
        for (provider, client, fee) in [(BOT, 2, 7), (BOBS_BOT, 3, 11), (CAROLS_BOT, 1, 13)] {
            settle(provider, client, fee);
        }
        pass_weeks(1);
        let carried = books().carried;
        for owner in [1, 2] {
            assert_ok!(by(STRANGER, Call::claim { owner }));
            assert!(Weeks::<Test>::contains_key(0));
        }
        let before = books();
        let left = Weeks::<Test>::get(0).unwrap().left;
        let share = claimable(3);
        assert!(left > share, "rounding leaves something");
        assert_ok!(by(STRANGER, Call::claim { owner: 3 }));
        assert!(!Weeks::<Test>::contains_key(0));
        assert_eq!(books().carried - before.carried, left - share);
        assert_eq!((books().unclaimed, books().paid), (0, 1_000_001 - books().carried));
        assert!(books().carried > carried);
    });
}

#[test]
fn claim_clears_what_is_worth_nothing_when_the_owner_burned_all_of_the_pool() {
    build_and_execute(|| {
        without_caps();
        assert_ok!(by(ALICE, burn(1_000 * UNIT)));
        pass_weeks(1);
        settle(BOT, 2, UNIT);
        pass_weeks(1);
        assert_eq!(claimable(1), 0);
        assert_ok!(by(ALICE, Call::claim { owner: 1 }));
        assert_eq!((books().paid, books().unclaimed), (0, 0));
        assert_eq!(books().carried, 1_000 * UNIT);
        assert_refused!(ALICE, Call::claim { owner: 1 }, Error::<Test>::NothingToClaim);
    });
}

#[test]
fn claim_is_refused_when_the_identity_is_an_agent_or_nobody() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        pass_weeks(1);
        assert!(Registry::is_active(BOT));
        for owner in [BOT, 2, 99] {
            assert_refused!(STRANGER, Call::claim { owner }, Error::<Test>::NothingToClaim);
        }
        assert!(Xp::is_claimable(1) && !Xp::is_claimable(BOT) && !Xp::is_claimable(2));
    });
}

#[test]
fn claim_opens_an_account_when_the_owner_has_neither_xp_nor_hetu() {
    build_and_execute(|| {
        let owner = MANY;
        settle(owner, 2, 100 * UNIT);
        pass_weeks(1);
        assert!(!System::account_exists(&owner));
        assert_ok!(by(STRANGER, Call::claim { owner }));
        assert_eq!(xp(owner), 2_000 * UNIT);
    });
}
