//! What messages, extrinsics and tasks cost, and who pays.
use crate::{Error, Event, FeePolicy, NetworkState, Origin, Quote, assert_refused, mock::*};
use fluxnomics_economics::{
    capacity::{congestion::Congestion, cost::Usage},
    time::DAY,
};
use fluxnomics_primitives::{
    Balance, Power, UNIT,
    capacity::{PowerPayments, Route, TaskCharge, TaskMeter},
    flux::{FluxCharge, FluxHold, FluxLedger, Place},
    identity::{IdentityId, PowerLedger, PowerSource},
};
use frame_support::assert_ok;
use sp_core::H256;
use sp_runtime::FixedU64;

/// A message of 300 bytes: 440 with its envelope.
const MESSAGE: Power = UNIT * 182 / 1_000;

fn fallback() -> u128 {
    pallet_flux::Totals::<Test>::get().burned.fallback
}

fn forbid(id: IdentityId, forbid_flux: bool, forbid_hetu: bool) {
    let policy = FeePolicy { forbid_flux, forbid_hetu };
    assert_ok!(by(OWNERS[id as usize], Call::set_fee_policy { id, policy }));
}

#[test]
fn message_costs_the_worked_value_and_moves_no_token() {
    build_and_execute(|| {
        let (hetu_before, flux_before) = (hetu(ALICE), free_flux(A));
        events();

        assert_ok!(by(key(A), message(B, 300)));

        assert_eq!(
            events(),
            [Event::MessageSent {
                from: A,
                to: B,
                payload: H256::zero(),
                bytes: 300,
                is_intent: false,
                task: None,
                paid: Route::Capacity { power: MESSAGE }
            }]
        );
        assert_eq!(view(A).free, 10 * UNIT - MESSAGE);
        assert_eq!(odometer(A), MESSAGE, "one Power of capacity is one on the odometer");
        assert_eq!((hetu(ALICE), free_flux(A)), (hetu_before, flux_before));
        let intent =
            Call::send_message { to: B, payload: H256::zero(), bytes: 300, is_intent: true, task: None };
        assert_ok!(by(key(A), intent));
        assert_eq!(view(A).free, 10 * UNIT - MESSAGE - MESSAGE - UNIT / 20);
        assert_eq!(Capacity::quote_message(300, false).power, MESSAGE);
    });
}

#[test]
fn a_persons_day_of_200_messages_is_free_on_a_stake_of_53_hetu_and_the_allowance() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 53 * UNIT)));
        for day in 0..3 {
            pass_days(1);
            for _ in 0..200 {
                assert_ok!(by(key(A), message(B, 300)));
            }
            assert_eq!(odometer(A), (day + 1) * 200 * MESSAGE);
        }
        assert_eq!(fallback(), 0);
    });
}

#[test]
fn the_days_allowance_is_gone_when_the_day_is() {
    build_and_execute(|| {
        assert_eq!(view(A).free, 10 * UNIT);
        pass_days(7);
        assert_eq!(view(A).free, 10 * UNIT, "it does not add up");
        let sent = (0..).take_while(|_| {
            forbid(A, true, true);
            by(key(A), message(B, 300)).is_ok()
        });
        assert_eq!(sent.count() as u128, 10 * UNIT / MESSAGE);
        assert_refused!(key(A), message(B, 300), Error::<Test>::InsufficientCapacity);
        pass_days(1);
        assert_ok!(by(key(A), message(B, 300)));
    });
}

#[test]
fn flux_pays_when_capacity_is_used_up_and_nothing_else_moves() {
    build_and_execute(|| {
        no_free_allowance();
        let before = free_flux(A);
        events();
        assert_ok!(by(key(A), message(B, 300)));
        // R is 100 Power for one FLX.
        let fee = MESSAGE / 100;
        assert!(
            matches!(events()[..], [Event::MessageSent { paid: Route::Flux { fee: paid }, .. }] if paid == fee)
        );
        assert_eq!((before - free_flux(A), fallback()), (fee, fee));
        assert_eq!(odometer(A), 0, "Flux raises no odometer");
        forbid(A, true, false);
        assert_refused!(key(A), message(B, 300), Error::<Test>::InsufficientCapacity);
    });
}

#[test]
fn paid_message_is_not_charged_again() {
    build_and_execute(|| {
        let before = view(A);
        assert_ok!(by_origin(Origin::PaidMessage(A).into(), message(B, 300)));
        assert_eq!((view(A), odometer(A), fallback()), (before, 0, 0));
        assert_eq!(
            by_origin(RuntimeOrigin::root(), message(B, 300)),
            Err(sp_runtime::DispatchError::BadOrigin)
        );
    });
}

#[test]
fn nothing_is_sent_when_a_party_is_missing() {
    build_and_execute(|| {
        assert_refused!(STRANGER, message(B, 1), Error::<Test>::NotController);
        assert_refused!(ALICE, message(B, 1), Error::<Test>::NotController);
        assert_refused!(key(A), message(77, 1), Error::<Test>::BeneficiaryNotActive);
        forbid(A, true, true);
        assert_refused!(key(A), message(B, 1_000_000), Error::<Test>::InsufficientCapacity);
    });
}

#[test]
fn route_is_capacity_then_flux_then_hetu() {
    build_and_execute(|| {
        let power = 10 * UNIT;
        assert_eq!(Capacity::route(A, power), Route::Capacity { power });
        assert_eq!(Capacity::route(A, power + 1), Route::Flux { fee: UNIT / 10 + 1 });
        forbid(A, true, false);
        assert_eq!(Capacity::route(A, power + 1), Route::Hetu);
        forbid(A, true, true);
        assert_eq!(Capacity::route(A, power + 1), Route::Forbidden);
        forbid(A, false, true);
        assert_eq!(Capacity::route(A, (FLUX + 1) * 100), Route::Forbidden);
        assert_eq!(Capacity::route(A, FLUX * 100), Route::Flux { fee: FLUX });
    });
}

/// A stolen hot key burns no Flux and pays no HETU that the owner has forbidden.
#[test]
fn controller_may_forbid_more_and_only_the_owner_may_lift_it() {
    const POLICIES: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];
    build_and_execute(|| {
        let set = |forbid_flux, forbid_hetu| Call::set_fee_policy {
            id: A,
            policy: FeePolicy { forbid_flux, forbid_hetu },
        };
        for (was_flux, was_hetu) in POLICIES {
            for (flux, hetu) in POLICIES {
                assert_ok!(by(ALICE, set(was_flux, was_hetu)));
                if (was_flux && !flux) || (was_hetu && !hetu) {
                    assert_refused!(key(A), set(flux, hetu), Error::<Test>::NotOwner);
                } else {
                    assert_ok!(by(key(A), set(flux, hetu)));
                    assert_eq!(view(A).policy, FeePolicy { forbid_flux: flux, forbid_hetu: hetu });
                }
            }
        }
        assert_refused!(BOB, set(true, true), Error::<Test>::NotOwnerOrController);
        // Whoever is both lifts it.
        assert_ok!(Identities::register_agent(RuntimeOrigin::signed(ALICE), CAROL, Balance::MAX));
        assert_ok!(Identities::accept_controller(RuntimeOrigin::signed(CAROL), 3));
        let lift = Call::set_fee_policy { id: 3, policy: FeePolicy::default() };
        assert_ok!(by(
            CAROL,
            Call::set_fee_policy { id: 3, policy: FeePolicy { forbid_flux: true, forbid_hetu: true } }
        ));
        assert_refused!(CAROL, lift.clone(), Error::<Test>::NotOwner);
        assert_ok!(by(ALICE, lift));
    });
}

#[test]
fn message_is_refused_before_it_is_paid_when_it_is_too_long() {
    build_and_execute(|| {
        let longest = MAX_MESSAGE_BYTES;
        assert_ok!(by(key(A), message(B, longest)));
        let before = (view(A), free_flux(A));
        assert_refused!(key(A), message(B, longest + 1), Error::<Test>::MessageTooLong);
        assert_refused!(key(A), message(B, u32::MAX), Error::<Test>::MessageTooLong);
        assert_eq!(
            by_origin(Origin::PaidMessage(A).into(), message(B, longest + 1)),
            Err(Error::<Test>::MessageTooLong.into())
        );
        assert_ok!(by_origin(Origin::PaidMessage(A).into(), message(B, longest)));
        assert_eq!((view(A), free_flux(A)), before);
    });
}

#[test]
fn view_tells_what_a_message_could_draw_within_the_caps_of_the_day() {
    build_and_execute(|| {
        assert_eq!(view(A).spendable, 10 * UNIT);
        assert_ok!(by(ALICE, stake(A, HETU, 10_000 * UNIT)));
        pass_days(1);
        assert_eq!(view(A).spendable, 5_010 * UNIT, "allowance and meter");
        pass_days(1);
        let cap = PowerParameters::get().daily_cap;
        assert!(cap < stored(A));
        assert_eq!(view(A).spendable, cap);
        assert_eq!(Capacity::route(A, cap), Route::Capacity { power: cap });
        assert!(!matches!(Capacity::route(A, cap + 1), Route::Capacity { .. }));
        assert_ok!(<Identities as PowerLedger>::spend(A, cap - UNIT, PowerSource::Execution));
        assert_eq!(view(A).spendable, UNIT);
        assert_eq!(Capacity::account_at_time(A, now() + DAY).spendable, cap, "a day has its own");
    });
}

#[test]
fn route_is_not_capacity_when_the_odometer_has_no_room() {
    build_and_execute(|| {
        let left = <Identities as PowerLedger>::spendable(A);
        assert_ok!(<Identities as PowerLedger>::spend(A, left - UNIT, PowerSource::Execution));
        assert_eq!(Capacity::route(A, UNIT), Route::Capacity { power: UNIT });
        assert_eq!(Capacity::route(A, UNIT + 1), Route::Flux { fee: UNIT / 100 + 1 });
    });
}

#[test]
fn reserved_capacity_is_charged_in_part_and_the_rest_is_back() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass_days(1);
        let route = Capacity::route(A, 30 * UNIT);
        assert_ok!(Capacity::reserve(A, route));
        assert_eq!((view(A).free, stored(A)), (0, 30 * UNIT));
        assert_eq!(odometer(A), 0, "the odometer is raised once it is known by what");
        assert_eq!(Capacity::settle(A, route, 30 * UNIT, 12 * UNIT), Route::Capacity { power: 12 * UNIT });
        assert_eq!((view(A).free, stored(A)), (10 * UNIT, 38 * UNIT));
        assert_eq!(odometer(A), 12 * UNIT);
    });
}

#[test]
fn reserved_capacity_is_back_when_the_call_used_up_the_days_power() {
    build_and_execute(|| {
        let route = Route::Capacity { power: 5 * UNIT };
        assert_ok!(Capacity::reserve(A, route));
        let left = <Identities as PowerLedger>::spendable(A);
        assert_ok!(<Identities as PowerLedger>::spend(A, left - UNIT, PowerSource::Execution));
        assert_eq!(Capacity::settle(A, route, 5 * UNIT, 5 * UNIT), Route::Capacity { power: UNIT });
        assert_eq!(view(A).free, 9 * UNIT);
    });
}

#[test]
fn reserved_flux_is_burned_in_part_and_the_rest_is_free() {
    build_and_execute(|| {
        no_free_allowance();
        let route = Capacity::route(A, 100 * UNIT);
        assert_eq!(route, Route::Flux { fee: UNIT });
        assert_ok!(Capacity::reserve(A, route));
        assert_eq!(free_flux(A), FLUX - UNIT);
        assert_eq!(Capacity::settle(A, route, 100 * UNIT, 25 * UNIT), Route::Flux { fee: UNIT / 4 });
        assert_eq!((free_flux(A), fallback()), (FLUX - UNIT / 4, UNIT / 4));
        assert_eq!(Flux::balance(A, Place::Held(FluxHold::Escrow)), 0);
    });
}

#[test]
fn nothing_is_reserved_when_the_route_is_not_there() {
    build_and_execute(|| {
        assert!(Capacity::reserve(A, Route::Hetu).is_err());
        assert!(Capacity::reserve(A, Route::Forbidden).is_err());
        assert!(Capacity::reserve(A, Route::Capacity { power: 10 * UNIT + 1 }).is_err());
        assert!(Capacity::reserve(A, Route::Flux { fee: FLUX + 1 }).is_err());
    });
}

#[test]
fn exits_are_counted_by_the_day() {
    build_and_execute(|| {
        for _ in 0..4 {
            assert!(Capacity::exit_available(A));
            assert_ok!(Capacity::use_exit(A));
        }
        assert!(!Capacity::exit_available(A));
        assert_eq!(Capacity::use_exit(A), Err(Error::<Test>::NoFreeExit.into()));
        assert_eq!(view(A).exits, 0);
        pass(DAY);
        assert_eq!(view(A).exits, 4);
        assert!(Capacity::exit_available(A));
    });
}

const USAGE: Usage = Usage { steps: 100, model_calls: 4, transactions: 4 };

#[test]
fn task_is_charged_to_the_execution_meter_and_the_rest_to_flux() {
    build_and_execute(|| {
        // E0 1, 100 steps 1, 4 model calls 2, 4 transactions 1.
        let power = 5 * UNIT;
        assert_eq!(Capacity::task_power(&USAGE), power);
        assert_eq!(Capacity::quote_task(USAGE), Quote { power, flux: Some(power / 100) });
        assert_eq!(Capacity::charge_task(A, &USAGE), covered(0), "the allowance is not for tasks");
        assert_eq!((fallback(), odometer(A)), (UNIT / 20, 0));

        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass(DAY / 10);
        assert_eq!(view(A).meters.execution.stored, 5 * UNIT / 2);
        assert_eq!(Capacity::charge_task(A, &USAGE), covered(5 * UNIT / 2));
        assert_eq!((fallback(), odometer(A)), (UNIT / 20 + UNIT / 40, 5 * UNIT / 2));
        pass_days(1);
        assert_eq!(Capacity::charge_task(A, &USAGE), covered(power));
        assert_eq!(fallback(), UNIT / 20 + UNIT / 40);
        assert_eq!(<Capacity as TaskMeter>::least_price(400 * UNIT), Some(UNIT));
        assert_eq!(<Capacity as TaskMeter>::alpha(HETU), UNIT / 4);
    });
}

#[test]
fn congestion_multiplies_what_is_drawn_and_not_what_is_verified() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass_days(1);
        NetworkState::<Test>::mutate(|network| {
            network.congestion = Congestion::new(FixedU64::from_u32(4)).unwrap();
        });
        assert_eq!(Capacity::quote_message(300, false).power, 4 * MESSAGE);
        assert_eq!(Capacity::extrinsic_cost(440, MESSAGE_TIME), 4 * MESSAGE);
        assert_eq!(Capacity::charge_task(A, &USAGE), covered(5 * UNIT));
        assert_eq!(view(A).meters.execution.stored, 5 * UNIT);
        assert_eq!(Capacity::charge_task(A, &USAGE), covered(5 * UNIT / 4), "a quarter is covered");
        assert_eq!(fallback(), 15 * UNIT / 100);
    });
}

#[test]
fn what_neither_meter_nor_flux_cover_of_a_task_is_owed() {
    build_and_execute(|| {
        pallet_flux::Pallet::<Test>::burn(A, FLUX - UNIT / 50, Place::Free, FluxCharge::Fee).unwrap();
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        pass(DAY / 10);
        // 5 Power: the meter covers half, and of 0.025 FLX for the rest there are 0.02.
        let charge = Capacity::charge_task(A, &USAGE);
        assert_eq!(charge, Ok(TaskCharge { covered: 5 * UNIT / 2, owed: UNIT / 200 }));
        assert_eq!((free_flux(A), fallback()), (0, UNIT / 50));
    });
}

fn covered(covered: Power) -> Result<TaskCharge, sp_runtime::DispatchError> {
    Ok(TaskCharge { covered, owed: 0 })
}
