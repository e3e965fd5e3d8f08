//! What an attacker would try.
use crate::{
    AttestorState, Attestors, Error, HoldReason, Identities, LastPrice, NextIdentityId, RetiredControllers,
    assert_refused, mock::*,
};
use fluxnomics_economics::{activity::Activity, quality::Quality, units::LIFETIME_POWER};
use fluxnomics_primitives::{
    Balance, UNIT,
    identity::{Identities as _, PowerLedger, PowerSource, QualityRecord, StorageDeposits},
    params::PowerParams,
    time::{DAY, HOUR},
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, Perbill, TokenError};

// Controllers.

#[test]
fn stranger_is_not_made_a_controller_when_it_is_named_without_consent() {
    build_and_execute(|| {
        let (victim, free) = (STRANGER, Balances::free_balance(STRANGER));
        assert_ok!(by(ALICE, register_human(victim)));
        assert_ok!(by(BOB, register_human(victim)));
        assert_eq!(Power::controlled_by(&victim), None);
        assert_eq!(Balances::free_balance(victim), free);
        // It is as free as before: to own, and to control what it chooses.
        assert_ok!(by(victim, register_human(victim)));
        assert_eq!(Power::controlled_by(&victim), Some(2));
        // Nor can the owner accept in its place.
        assert_refused!(ALICE, Call::accept_controller { id: 0 }, Error::<Test>::NotPendingController);
    });
}

#[test]
fn controller_that_never_accepted_cannot_act() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert!(!Power::is_active(0));
        let announce = Call::announce_controller { id: 0, controller: WARM };
        assert_refused!(HOT, announce, Error::<Test>::NotOwnerOrController);
        assert_refused!(HOT, Call::cancel_controller { id: 0 }, Error::<Test>::NotOwner);
        assert_refused!(HOT, Call::claim_activity { day: 0 }, Error::<Test>::NotActive);
        let report = Call::report_activity { id: 0, day: 0, activity: online(1) };
        assert_refused!(HOT, report, Error::<Test>::NotAttestor);
        assert_refused!(ALICE, Call::apply_as_attestor { id: 0 }, Error::<Test>::NotActive);
    });
}

#[test]
fn retired_key_is_never_bound_again_by_any_call() {
    build_and_execute(|| {
        let id = human(ALICE);
        let old = key(id);
        // Named elsewhere while it was still bound, it would be bound by the announcement later.
        assert_refused!(BOB, register_human(old), Error::<Test>::ControllerInUse);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        advance(5 * DAY);
        assert_ok!(by(HOT, Call::accept_controller { id }));

        let refusal: DispatchError = Error::<Test>::ControllerRetired.into();
        assert_refused!(BOB, register_human(old), refusal);
        assert_refused!(ALICE, register_agent(old), refusal);
        assert_refused!(ALICE, Call::announce_controller { id, controller: old }, refusal);
        fund(old, 100 * UNIT);
        assert_refused!(old, register_human(old), refusal);
        // As the owner of an identity that another key controls, it is welcome.
        assert_ok!(by(old, register_human(WARM)));
    });
}

#[test]
fn key_named_by_two_identities_is_bound_to_the_one_it_accepts_and_dead_once_retired() {
    build_and_execute(|| {
        let (first, second, third) = (human(ALICE), human(BOB), human(CAROL));
        for (owner, id) in [(ALICE, first), (BOB, second), (CAROL, third)] {
            assert_ok!(by(owner, Call::announce_controller { id, controller: HOT }));
        }
        assert_eq!(sufficients(HOT), 3);
        advance(5 * DAY);
        assert_ok!(by(HOT, Call::accept_controller { id: second }));
        let accept = |id| Call::accept_controller { id };
        assert_refused!(HOT, accept(first), Error::<Test>::ControllerInUse);
        assert_eq!(get(first).controller, Some(key(first)), "the identity keeps its controller");
        // The owner frees its announcement; the other stays and never binds a tombstone.
        assert_ok!(by(ALICE, Call::cancel_controller { id: first }));
        assert_eq!(sufficients(HOT), 2);
        assert_ok!(by(BOB, Call::deregister { id: second }));
        assert_eq!(sufficients(HOT), 1);
        assert_refused!(HOT, accept(third), Error::<Test>::ControllerRetired);
        assert_ok!(by(CAROL, Call::cancel_controller { id: third }));
        assert!(!System::account_exists(&HOT));
    });
}

/// A reaped account starts again at nonce 0, and with it whatever was signed for nonce 0 without an
/// end. So the account must live as long as it is bound, and its key must never be bound again.
#[test]
fn nonce_of_a_controller_without_hetu_lives_as_long_as_it_is_bound_and_its_key_not_longer() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, register_human(HOT)));
        assert!(System::account_exists(&HOT), "named, it can sign its acceptance");
        assert_ok!(by(HOT, Call::accept_controller { id: 0 }));
        System::inc_account_nonce(HOT);
        // HETU that comes and goes does not reap it.
        fund(HOT, UNIT);
        assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(HOT), STRANGER, false));
        assert_eq!(hetu(HOT), 0);
        // Nor does an announcement that names another, or its withdrawal.
        assert_ok!(by(HOT, Call::announce_controller { id: 0, controller: WARM }));
        assert_ok!(by(ALICE, Call::cancel_controller { id: 0 }));
        assert_eq!((System::account_nonce(HOT), sufficients(HOT)), (1, 1));

        assert_ok!(by(ALICE, Call::deregister { id: 0 }));
        assert!(!System::account_exists(&HOT));
        assert_eq!(System::account_nonce(HOT), 0, "from here on old signatures would count");
        assert_refused!(BOB, register_human(HOT), Error::<Test>::ControllerRetired);
    });
}

#[test]
fn tombstone_is_paid_for_by_the_owner_each_time_a_key_retires() {
    build_and_execute(|| {
        let id = human(ALICE);
        let prices = burned();
        for n in 0..20 {
            let next = 500 + n;
            // Even by the hot key, and even without a ceiling left: nothing locks more than one.
            let current = get(id).controller.unwrap();
            assert_ok!(by(current, Call::announce_controller { id, controller: next }));
            advance(5 * DAY);
            assert_ok!(by(next, Call::accept_controller { id }));
        }
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_eq!(RetiredControllers::<Test>::iter().count(), 21);
        assert_eq!(burned(), prices + 20 * UNIT, "one by the registration, twenty by rotations");
    });
}

// The hot key against its owner.

#[test]
fn hot_key_locks_no_more_of_its_owners_hetu_than_the_ceiling() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        let subjects: Vec<_> = (0..120)
            .map(|n| {
                fund(50 + n, 30 * UNIT + 100 * UNIT);
                human(50 + n)
            })
            .collect();
        go_to_day(1);
        let free = Balances::free_balance(ALICE);
        assert_ok!(by(key(id), Call::announce_controller { id, controller: HOT }));
        let mut refused = 0;
        for subject in subjects {
            match report(id, subject, 0, 1) {
                Ok(()) => {},
                Err(error) => {
                    assert_eq!(error, Error::<Test>::CeilingExceeded.into());
                    refused += 1;
                },
            }
        }
        assert_eq!(refused, 30, "1 HETU for the announcement, 0.1 for each of 90 reports");
        assert_eq!(held(HoldReason::Storage, ALICE), 10 * UNIT);
        assert_eq!(Balances::free_balance(ALICE), free - 10 * UNIT);
        // The owner keeps control: a ceiling of zero stops everything new.
        assert_refused!(key(id), Call::set_ceiling { id, ceiling: Balance::MAX }, Error::<Test>::NotOwner);
    });
}

#[test]
fn stolen_hot_key_does_not_outrun_its_owner_when_it_announces_its_own_successor() {
    build_and_execute(|| {
        let id = human(ALICE);
        let thief = key(id);
        let announce = |controller| Call::announce_controller { id, controller };
        assert_ok!(by(thief, announce(HOT)));
        advance(5 * DAY - 2);
        assert_refused!(HOT, Call::accept_controller { id }, Error::<Test>::RotationTooEarly);
        // The owner replaces; from then on the thief can name nobody.
        assert_ok!(by(ALICE, announce(WARM)));
        advance(2);
        assert_refused!(HOT, Call::accept_controller { id }, Error::<Test>::NotPendingController);
        assert_refused!(thief, announce(HOT), Error::<Test>::ControllerPending);
        assert_refused!(thief, Call::cancel_controller { id }, Error::<Test>::NotOwner);
        advance(5 * DAY);
        assert_ok!(by(WARM, Call::accept_controller { id }));
        assert_refused!(thief, announce(HOT), Error::<Test>::NotOwnerOrController);
        assert_refused!(thief, Call::claim_activity { day: 8 }, Error::<Test>::NotActive);
    });
}

#[test]
fn waiting_time_of_a_rotation_is_not_inherited_when_an_announcement_is_replaced() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_ok!(by(key(id), Call::announce_controller { id, controller: HOT }));
        advance(5 * DAY);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: WARM }));
        assert_refused!(WARM, Call::accept_controller { id }, Error::<Test>::RotationTooEarly);
        assert_refused!(HOT, Call::accept_controller { id }, Error::<Test>::NotPendingController);
    });
}

// Registration.

#[test]
fn second_registration_of_an_owner_is_refused_until_the_first_bond_is_released() {
    build_and_execute(|| {
        let id = human(ALICE);
        assert_refused!(ALICE, register_human(HOT), Error::<Test>::AlreadyRegistered);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(ALICE, register_human(HOT), Error::<Test>::AlreadyRegistered);
        advance(14 * DAY);
        assert_refused!(ALICE, register_human(HOT), Error::<Test>::AlreadyRegistered);
        assert_ok!(by(ALICE, Call::release_bond { id }));
        assert_ok!(by(ALICE, register_human(HOT)));
    });
}

#[test]
fn spent_power_is_never_forgotten_when_an_owner_registers_anew() {
    build_and_execute(|| {
        change_params(|params| params.daily_cap = Balance::MAX);
        let id = human(ALICE);
        assert_ok!(Power::spend(id, LIFETIME_POWER, PowerSource::Message));
        assert_ok!(Power::record(id, Quality::ONE));
        assert_ok!(by(ALICE, Call::deregister { id }));
        advance(14 * DAY);
        assert_ok!(by(ALICE, Call::release_bond { id }));
        assert_ok!(by(ALICE, register_human(HOT)));

        assert_eq!(Power::identity(id), None, "the number is not reused");
        assert_noop!(<Power as PowerLedger>::spend(id, 1, PowerSource::Message), Error::<Test>::NotActive);
        assert_eq!((Power::quality(1), Power::odometer(1).unwrap().lifetime), (None, 0));
        // The new lifetime is a new identity in the totals, paid for by a price and 14 days.
        let totals = Power::totals();
        assert_eq!((totals.registered, totals.used), (2, LIFETIME_POWER));
        assert_eq!(totals.cap, 2 * LIFETIME_POWER);
        assert_eq!(burned(), UNIT + UNIT + 1, "two prices, the second rounded up");
    });
}

#[test]
fn deregistration_and_release_happen_once_when_tried_again() {
    build_and_execute(|| {
        let id = human(ALICE);
        human(BOB);
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_refused!(ALICE, Call::deregister { id }, Error::<Test>::Deregistered);
        assert_refused!(ALICE, Call::release_bond { id }, Error::<Test>::TooEarlyToRelease);
        advance(14 * DAY);
        assert_refused!(ALICE, Call::deregister { id }, Error::<Test>::Deregistered);
        assert_ok!(by(ALICE, Call::release_bond { id }));
        assert_refused!(ALICE, Call::release_bond { id }, Error::<Test>::UnknownIdentity);
        assert_eq!(held(HoldReason::Registration, BOB), 20 * UNIT);
    });
}

#[test]
fn price_climbs_to_its_ceiling_and_halves_back_when_a_thousand_register_at_once() {
    build_and_execute(|| {
        human(ALICE);
        fund(ALICE, 50_000 * UNIT);
        let mut paid = 0;
        let mut price = Power::registration_price();
        for n in 0..1_000 {
            assert_ok!(by(ALICE, Call::register_agent { controller: 10_000 + n, max_price: 100 * UNIT }));
            paid += price;
            let next = Power::registration_price();
            assert!(next > price || next == 100 * UNIT, "it never falls by a registration");
            price = next;
        }
        assert_eq!(price, 100 * UNIT);
        assert_eq!(burned(), paid + UNIT);
        // 592 registrations from 1 to 100 HETU, then 100 each.
        assert!(paid > 50_000 * UNIT && paid < 60_000 * UNIT, "{paid}");
        for halved in [50_500, 25_750, 13_375] {
            advance(6 * HOUR);
            assert_eq!(Power::registration_price(), halved * UNIT / 1_000);
        }
        advance(60 * HOUR);
        assert!(Power::registration_price() < UNIT + UNIT / 60);
        // Waiting between registrations is what makes them cheap, not splitting accounts.
        assert_ok!(by(BOB, register_human(HOT)));
        assert!(Power::registration_price() > UNIT);
    });
}

#[test]
fn price_is_never_below_the_floor_nor_above_the_ceiling_when_parameters_change() {
    build_and_execute(|| {
        for n in 0..100 {
            fund(50 + n, 200 * UNIT);
            human(50 + n);
        }
        let (price, at) = LastPrice::<Test>::get().unwrap();
        assert_eq!(at, now());
        change_params(|params| params.price_floor = price + UNIT);
        assert_eq!(Power::registration_price(), price + UNIT);
        change_params(|params| {
            params.price_floor = UNIT;
            params.price_ceiling = UNIT + 1;
        });
        assert_eq!(Power::registration_price(), UNIT + 1);
        change_params(|params| params.price_half_life = 0);
        assert_eq!(Power::registration_price(), UNIT + 1);
        advance(2 * HOUR);
        assert_eq!(Power::registration_price(), UNIT + 1, "a half-life of zero divides by nothing");
    });
}

// Activity.

#[test]
fn activity_is_worth_nothing_when_reports_are_too_few_or_stale() {
    build_and_execute(|| {
        let id = human(ALICE);
        let attestors = [attestor(BOB), attestor(CAROL), attestor(DAVE)];
        go_to_day(1);
        for attestor in &attestors[..2] {
            assert_ok!(report(*attestor, id, 0, DAY));
        }
        go_to_day(2);
        // The third comes too late to make them enough.
        assert_noop!(report(attestors[2], id, 0, DAY), Error::<Test>::ReportNotFresh);
        let claim = Call::claim_activity { day: 0 };
        assert_refused!(key(id), claim, Error::<Test>::TooFewReports);
        for attestor in attestors {
            assert_ok!(report(attestor, id, 1, DAY));
        }
        // Enough, but claimed a day too late.
        go_to_day(4);
        assert_refused!(key(id), Call::claim_activity { day: 1 }, Error::<Test>::ClaimNotFresh);
        assert_eq!(Power::totals().used, 0);
    });
}

#[test]
fn owner_reports_once_when_two_of_its_identities_attest() {
    build_and_execute(|| {
        let id = human(ALICE);
        let first = attestor(BOB);
        let second = agent(BOB);
        admit(BOB, second);
        go_to_day(1);
        assert_ok!(report(first, id, 0, 1));
        assert_noop!(report(second, id, 0, DAY), Error::<Test>::AlreadyReported);
        // Nor does a fresh key of the same attestor make another voice.
        assert_ok!(by(BOB, Call::announce_controller { id: first, controller: HOT }));
        advance(5 * DAY);
        assert_ok!(by(HOT, Call::accept_controller { id: first }));
        assert_ok!(report(first, id, 5, 1));
        assert_noop!(report(second, id, 5, 1), Error::<Test>::AlreadyReported);
    });
}

#[test]
fn owner_attests_none_of_its_own_identities_through_another_of_them() {
    build_and_execute(|| {
        let human = human(ALICE);
        let (agent, attestor) = (agent(ALICE), agent(ALICE));
        admit(ALICE, attestor);
        go_to_day(1);
        for id in [human, agent, attestor] {
            assert_noop!(report(attestor, id, 0, DAY), Error::<Test>::SameOwner);
        }
    });
}

#[test]
fn single_liar_moves_the_median_no_further_than_the_honest_reports() {
    build_and_execute(|| {
        let id = human(ALICE);
        let attestors = [attestor(BOB), attestor(CAROL), attestor(DAVE)];
        go_to_day(1);
        let lie = Activity {
            uptime: DAY,
            bandwidth: u64::MAX,
            compute: u64::MAX,
            storage: u64::MAX,
            judgements: u64::MAX,
        };
        assert_ok!(by(key(attestors[0]), Call::report_activity { id, day: 0, activity: lie }));
        assert_ok!(report(attestors[1], id, 0, 100));
        assert_ok!(report(attestors[2], id, 0, 200));
        go_to_day(2);
        assert_ok!(by(key(id), Call::claim_activity { day: 0 }));
        assert_eq!(Power::totals().used, 200 * UNIT / 1_000);
    });
}

#[test]
fn collusion_of_all_attestors_spends_no_more_than_the_daily_cap() {
    build_and_execute(|| {
        let id = human(ALICE);
        let attestors = [attestor(BOB), attestor(CAROL), attestor(DAVE)];
        change_params(|params| {
            params.bandwidth_rate = Balance::MAX;
            params.compute_rate = Balance::MAX;
        });
        go_to_day(1);
        let activity = Activity {
            uptime: DAY,
            bandwidth: u64::MAX,
            compute: u64::MAX,
            storage: u64::MAX,
            judgements: u64::MAX,
        };
        for attestor in attestors {
            assert_ok!(by(key(attestor), Call::report_activity { id, day: 0, activity }));
        }
        go_to_day(2);
        assert_ok!(by(key(id), Call::claim_activity { day: 0 }));
        assert_eq!(Power::totals().used, 5_753 * UNIT);
    });
}

#[test]
fn attestor_cannot_leave_with_its_bond_before_it_can_be_slashed() {
    build_and_execute(|| {
        let (id, subject) = (attestor(BOB), human(ALICE));
        go_to_day(1);
        assert_ok!(report(id, subject, 0, DAY));
        assert_refused!(BOB, Call::deregister { id }, Error::<Test>::StillAttestor);
        assert_ok!(by(BOB, Call::resign_attestor { id }));
        assert_refused!(BOB, Call::deregister { id }, Error::<Test>::StillAttestor);
        let release = || Call::release_attestor_bond { id };
        assert_refused!(BOB, release(), Error::<Test>::TooEarlyToRelease);
        // Resigning again does not help, and neither does applying again.
        assert_refused!(BOB, Call::resign_attestor { id }, Error::<Test>::NotAttestor);
        assert_refused!(BOB, Call::apply_as_attestor { id }, Error::<Test>::AlreadyAttestor);
        advance(13 * DAY);
        assert_ok!(by_root(Call::dismiss_attestor { id, slash: Perbill::one() }));
        assert_eq!(held(HoldReason::Attestor, BOB), 0);
        advance(DAY);
        assert_ok!(by(STRANGER, Call::clear_reports { id: subject, day: 0 }));
        assert_ok!(by(BOB, release()));
        assert_ok!(by(BOB, Call::deregister { id }));
    });
}

// Numbers at their ends.

#[test]
fn calls_neither_panic_nor_wrap_when_their_arguments_are_extreme() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        let subject = human(BOB);
        go_to_day(3);
        assert_refused!(
            CAROL,
            Call::register_human { controller: HOT, max_price: 0 },
            Error::<Test>::PriceAboveLimit
        );
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: Balance::MAX }));
        assert_noop!(<Power as StorageDeposits>::hold(id, Balance::MAX), TokenError::FundsUnavailable);
        assert_ok!(Power::hold(id, UNIT));
        assert_noop!(<Power as StorageDeposits>::hold(id, Balance::MAX), Error::<Test>::CeilingExceeded);
        assert_noop!(<Power as StorageDeposits>::release(id, Balance::MAX), Error::<Test>::Overflow);
        assert_ok!(Power::release(id, UNIT));
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: 0 }));
        let announce = Call::announce_controller { id, controller: HOT };
        assert_refused!(ALICE, announce, Error::<Test>::CeilingExceeded);
        assert_noop!(report(id, subject, 2, 0), Error::<Test>::CeilingExceeded);
        assert_ok!(by(ALICE, Call::set_ceiling { id, ceiling: UNIT }));
        assert_ok!(report(id, subject, 2, 0));
        for day in [0, u32::MAX - 1, u32::MAX] {
            assert_noop!(report(id, subject, day, 0), Error::<Test>::ReportNotFresh);
            let claim = Call::claim_activity { day };
            assert_refused!(key(id), claim, Error::<Test>::ClaimNotFresh);
        }
    });
}

#[test]
fn registration_fails_when_a_counter_is_at_its_end() {
    build_and_execute(|| {
        let id = human(ALICE);
        Identities::<Test>::mutate(id, |human| human.as_mut().unwrap().agents = u32::MAX);
        assert_refused!(ALICE, register_agent(HOT), Error::<Test>::Overflow);
        Identities::<Test>::mutate(id, |human| human.as_mut().unwrap().agents = 0);
        NextIdentityId::<Test>::put(u64::MAX);
        assert_refused!(BOB, register_human(HOT), Error::<Test>::Overflow);
        NextIdentityId::<Test>::put(1);
    });
}

#[test]
fn nothing_overflows_when_the_clock_and_the_delays_are_at_their_ends() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        change_params(|params| {
            params.rotation_delay = u64::MAX;
            params.release_delay = u64::MAX;
        });
        System::set_block_number(u64::MAX);
        assert_eq!(now(), u64::MAX);
        assert_eq!(today(), u32::MAX);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        assert_ok!(by(HOT, Call::accept_controller { id }));
        assert_ok!(by(BOB, register_human(WARM)));
        let report = Call::report_activity { id: 1, day: u32::MAX - 1, activity: online(1) };
        assert_ok!(by(HOT, report));
        assert_refused!(
            ALICE,
            Call::clear_reports { id: 1, day: u32::MAX - 1 },
            Error::<Test>::ReportsStillFresh
        );
        assert_ok!(by(ALICE, Call::resign_attestor { id }));
        let state = Attestors::<Test>::get(id).unwrap().state;
        assert_eq!(state, AttestorState::Left { since: u64::MAX });
        assert_eq!(Power::spendable(id), 5_753 * UNIT);
    });
}

#[test]
fn identities_live_and_end_when_every_parameter_is_zero() {
    build_and_execute(|| {
        let zero = Perbill::zero();
        Params::set(&PowerParams {
            registration_bond: 0,
            price_floor: 0,
            price_ceiling: 0,
            price_growth: zero,
            price_half_life: 0,
            release_delay: 0,
            rotation_delay: 0,
            default_ceiling: 0,
            daily_cap: 0,
            attestor_bond: 0,
            report_deposit: 0,
            min_reports: 0,
            uptime_rate: 0,
            bandwidth_rate: 0,
            compute_rate: 0,
            storage_rate: 0,
            judgement_rate: 0,
            activity_mint_weight: sp_runtime::Permill::zero(),
        });
        let (id, subject) = (attestor(ALICE), human(BOB));
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        assert_ok!(by(HOT, Call::accept_controller { id }));
        go_to_day(1);
        assert_ok!(report(id, subject, 0, DAY));
        go_to_day(2);
        assert_ok!(by(key(subject), Call::claim_activity { day: 0 }));
        assert_ok!(by_root(Call::dismiss_attestor { id, slash: Perbill::one() }));
        assert_ok!(by(ALICE, Call::release_attestor_bond { id }));
        assert_ok!(by(ALICE, Call::deregister { id }));
        assert_ok!(by(ALICE, Call::release_bond { id }));
        assert_eq!(Balances::free_balance(ALICE), RICHES);
        assert_eq!(burned(), 0);
    });
}

#[test]
fn owner_keeps_its_minimum_and_gets_everything_back_when_it_put_in_its_last_unit() {
    build_and_execute(|| {
        let owner = 50;
        fund(owner, 21 * UNIT + UNIT + ED);
        assert_ok!(by(owner, register_human(HOT)));
        assert_ok!(by(HOT, Call::accept_controller { id: 0 }));
        assert_ok!(by(owner, Call::announce_controller { id: 0, controller: WARM }));
        assert_eq!(Balances::free_balance(owner), ED);
        // The account cannot be emptied under its holds.
        assert_noop!(
            Balances::transfer_allow_death(RuntimeOrigin::signed(owner), STRANGER, ED),
            TokenError::Frozen
        );
        advance(5 * DAY);
        assert_ok!(by(WARM, Call::accept_controller { id: 0 }));
        assert_ok!(by(owner, Call::deregister { id: 0 }));
        advance(14 * DAY);
        assert_ok!(by(owner, Call::release_bond { id: 0 }));
        assert_eq!(Balances::free_balance(owner), 20 * UNIT + ED);
        assert_eq!(hetu(owner), Balances::free_balance(owner));
        assert_ok!(Balances::transfer_all(RuntimeOrigin::signed(owner), STRANGER, false));
        assert!(!System::account_exists(&owner));
    });
}
