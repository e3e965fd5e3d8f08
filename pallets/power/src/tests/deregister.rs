use crate::{
    Error, Event, HoldReason, HumanOf, IdentityOf, Odometers, PendingControllers, Qualities,
    RetiredControllers, RetiredPowerUsed, assert_refused, mock::*,
};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    UNIT,
    identity::{Identities, PowerLedger, PowerSource, QualityRecord},
    time::DAY,
};
use frame_support::{assert_noop, assert_ok};

#[test]
fn identity_ends_and_its_power_stays_counted_when_it_deregisters() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(Power::spend(id, 7 * UNIT, PowerSource::Message));
        assert_ok!(Power::record(id, Quality::ONE));
        let _ = events();
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_eq!(
            events(),
            [Event::Deregistered { id, power_used: 7 * UNIT, releasable_from: now() + 14 * DAY }]
        );
        let identity = get(id);
        assert_eq!((identity.controller, identity.deregistered_at), (None, Some(now())));
        assert!(!<Power as Identities<_>>::is_active(id));
        assert_eq!(<Power as Identities<_>>::owner(id), Some(ALICE));
        assert_eq!(IdentityOf::<Test>::get(key(id)), None);
        assert!(RetiredControllers::<Test>::contains_key(key(id)));
        assert_eq!(sufficients(key(id)), 0);
        assert!(!Odometers::<Test>::contains_key(id) && !Qualities::<Test>::contains_key(id));
        assert_eq!(RetiredPowerUsed::<Test>::get(), 7 * UNIT);
        assert_eq!(Power::totals().used, 7 * UNIT);
        assert_eq!(HumanOf::<Test>::get(ALICE), Some(id), "until the bond is released");
        assert_eq!(held(HoldReason::Registration, ALICE), 20 * UNIT);
        assert_noop!(<Power as PowerLedger>::spend(id, 1, PowerSource::Message), Error::<Test>::NotActive);
        assert_noop!(<Power as QualityRecord>::record(id, Quality::ONE), Error::<Test>::NotActive);
    });
}

#[test]
fn pending_controller_is_dropped_and_its_deposit_released_when_the_identity_deregisters() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(key(id), Call::announce_controller { id, controller: HOT }));
        let _ = events();
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_eq!(events()[0], Event::ControllerCancelled { id, controller: HOT });
        assert!(!PendingControllers::<Test>::contains_key(id));
        assert_eq!((held(HoldReason::Storage, ALICE), get(id).deposits), (0, 0));
        assert!(!System::account_exists(&HOT));
        assert_refused!(HOT, Call::accept_controller { id }, Error::<Test>::NoPendingController);
    });
}

#[test]
fn identity_without_controller_ends_when_it_deregisters() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert_ok!(by(ALICE, Call::deregister { id: 0 }));
        assert!(!RetiredControllers::<Test>::contains_key(HOT), "it never was a controller");
        assert_eq!(sufficients(HOT), 0);
        assert_ok!(by(BOB, register_human(HOT)));
    });
}

#[test]
fn agent_leaves_its_human_when_it_deregisters() {
    build_and_execute(|| {
        let (human, agent) = (human(ALICE), agent(ALICE));
        assert_refused!(ALICE, Call::deregister { id: human }, Error::<Test>::OwnsAgents);
        assert_ok!(by(ALICE, Call::deregister { id: agent }));
        assert_eq!(get(human).agents, 0);
        assert_ok!(by(ALICE, Call::deregister { id: human }));
    });
}

#[test]
fn deregistration_fails_when_the_identity_attests_or_waits_for_that_bond() {
    build_and_execute(|| {
        let id = human(ALICE);
        let end = || Call::deregister { id };
        assert_ok!(by(ALICE, Call::apply_as_attestor { id }));
        assert_refused!(ALICE, end(), Error::<Test>::StillAttestor);
        assert_ok!(by_root(Call::admit_attestor { id }));
        assert_refused!(ALICE, end(), Error::<Test>::StillAttestor);
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        assert_refused!(ALICE, end(), Error::<Test>::StillAttestor);
        advance(14 * DAY);
        assert_ok!(by(ALICE, Call::release_attestor_bond { id }));
        assert_ok!(by(ALICE, end()));
    });
}

#[test]
fn deregistration_fails_when_the_caller_is_not_the_owner() {
    build_and_execute(|| {
        let id = human(ALICE);
        for pending in [false, true] {
            for who in [key(id), BOB, HOT, STRANGER] {
                assert_refused!(who, Call::deregister { id }, Error::<Test>::NotOwner);
            }
            if !pending {
                assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
            }
        }
        assert_refused!(ALICE, Call::deregister { id: 9 }, Error::<Test>::UnknownIdentity);
    });
}

#[test]
fn deregistration_fails_when_it_happened_already() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(ALICE, Call::deregister { id }, Error::<Test>::Deregistered);
        advance(14 * DAY);
        assert_refused!(ALICE, Call::deregister { id }, Error::<Test>::Deregistered);
        assert_ok!(by(BOB, Call::release_bond { id }));
        assert_refused!(ALICE, Call::deregister { id }, Error::<Test>::UnknownIdentity);
    });
}
