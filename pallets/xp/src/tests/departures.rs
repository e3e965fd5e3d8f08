//! An owner whose identity ends.
use crate::{Burned, Earners, Event, OpenWeek, Reputations, mock::*};
use fluxnomics_economics::xp::shares::Components;
use fluxnomics_primitives::{
    UNIT,
    identity::{Departures, IdentityId, Obligations},
};
use frame_support::assert_ok;

fn leave(human: IdentityId) {
    let stay = People::get().into_iter().filter(|(.., above, _)| *above != human).collect();
    People::set(&stay);
    Xp::departed(human);
}

fn is_forgotten(owner: IdentityId) -> bool {
    !(Earners::<Test>::contains_key(owner)
        || Reputations::<Test>::contains_key(owner)
        || Burned::<Test>::contains_key(owner))
}

#[test]
fn identity_is_obliged_until_nothing_is_locked_waits_or_is_due_when_it_wants_to_leave() {
    build_and_execute(|| {
        assert!(!Xp::any_open(1));
        settle(BOT, 2, 100 * UNIT);
        assert!(Xp::any_open(1), "its week is open");
        pass_weeks(1);
        assert!(Xp::any_open(1), "its share waits");
        assert_ok!(by(STRANGER, Call::claim { owner: 1 }));
        assert!(!Xp::any_open(1));
        assert_ok!(by(ALICE, Call::lock { amount: 10 }));
        assert!(Xp::any_open(1) && !Xp::any_open(BOT));
        assert_ok!(by(ALICE, Call::unlock { amount: 10 }));
        assert!(Xp::any_open(1));
        pass_weeks(2);
        assert_ok!(by(STRANGER, Call::withdraw { owner: 1 }));
        assert!(!Xp::any_open(1));
        assert_ok!(by(ALICE, burn(10_000 * UNIT)));
        assert!(!Xp::any_open(1), "a tier binds nobody");
        leave(1);
        assert!(is_forgotten(1));
        assert_eq!(rate(ALICE), 250);
    });
}

#[test]
fn what_is_left_goes_to_the_next_pool_when_an_owner_leaves_it_behind() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        pass_weeks(1);
        settle(BOT, 2, 50 * UNIT);
        settle(BOBS_BOT, 3, 50 * UNIT);
        let before = books();
        assert_eq!(claimable(1), 2_000 * UNIT);
        events();
        leave(1);
        assert!(is_forgotten(1));
        assert_eq!(events(), [Event::OwnerForgotten { owner: 1, carried: 2_000 * UNIT }]);
        assert_eq!(books().carried, before.carried + 2_000 * UNIT);
        assert_eq!(OpenWeek::<Test>::get().totals.volume, 50 * UNIT);
        // The burn of the leaver stays in the books.
        pass_weeks(1);
        assert_eq!(claimable(2), 1_000 * UNIT);
    });
}

#[test]
fn burns_of_an_owner_are_pooled_when_it_has_left() {
    build_and_execute(|| {
        without_caps();
        assert_ok!(by(ALICE, burn(1_000 * UNIT)));
        leave(1);
        pass_weeks(1);
        settle(BOBS_BOT, 3, UNIT);
        pass_weeks(1);
        assert!(claimable(2) > 0);
        assert_eq!(Xp::latest_weeks(1)[0].burned, 1_000 * UNIT);
    });
}

#[test]
fn departure_of_an_agent_changes_nothing_when_its_owner_stays() {
    build_and_execute(|| {
        settle(BOT, 2, 100 * UNIT);
        events();
        Xp::departed(BOT);
        assert_eq!(events(), []);
        assert_ne!(OpenWeek::<Test>::get().totals, Components::default());
    });
}
