//! Extrinsics that Flux pays for.
use crate::{Event, Quote, mock::*};
use frame_support::{assert_ok, weights::Weight};

fn paid(who: AccountId, fee: u128) -> RuntimeEvent {
    Event::FluxPaid { who, id: identity_of(who), fee }.into()
}

#[test]
fn extrinsic_burns_flux_when_capacity_is_short() {
    for who in [CAROL, DAVE] {
        new_test_ext().execute_with(|| {
            let call = work(1_000, None, true, false);
            let id = identify(who, cost(&call) - 1, 100_000);
            let hetu = Balances::free_balance(who);
            let (most, spent) = (cost(&call), cost_at(&call, Weight::from_parts(1_000, 0) + CHARGE_FLUX));
            let fee = (most.div_ceil(7) * spent).div_ceil(most);
            assert_eq!(quote(who, 0, &call), Quote::Flux { fee: most.div_ceil(7) });
            assert_ok!(submit(who, call).unwrap());
            assert_eq!(events(), [paid(who, fee)], "and no TransactionFeePaid");
            let account = account(id);
            assert_eq!((account.flux, account.flux_settled), (100_000 - fee, fee));
            assert_eq!(account.meter, account.power_given, "the meter keeps what it has");
            assert_eq!(Balances::free_balance(who), hetu);
        });
    }
}

#[test]
fn extrinsic_gets_back_the_flux_of_unused_weight() {
    for (actual, pays) in [(None, true), (Some(0), true), (Some(4_321), true), (None, false)] {
        new_test_ext().execute_with(|| {
            let call = work(9_000, actual, pays, false);
            let most = cost(&call);
            let reserved = most.div_ceil(7);
            let id = identify(DAVE, 0, reserved);
            assert_ok!(submit(DAVE, call.clone()).unwrap());
            let used = Weight::from_parts(actual.unwrap_or(9_000), 0) + CHARGE_FLUX;
            let power = if pays { cost_at(&call, used) } else { 0 };
            let fee = (reserved * power).div_ceil(most);
            assert_eq!(events(), [paid(DAVE, fee)]);
            assert_eq!(account(id).flux, reserved - fee);
            assert_eq!(fee < reserved, actual.is_some() || !pays);
        });
    }
}

#[test]
fn failing_extrinsic_pays_in_full() {
    new_test_ext().execute_with(|| {
        let call = work(9_000, Some(1), true, true);
        let id = identify(DAVE, 0, 100_000);
        assert!(submit(DAVE, call.clone()).unwrap().is_err());
        let full = cost(&call).div_ceil(7);
        assert_eq!(events(), [paid(DAVE, full)]);
        assert_eq!(account(id).flux, 100_000 - full);
    });
}

#[test]
fn extrinsic_gives_back_the_weight_of_payments_that_were_not_made() {
    new_test_ext().execute_with(|| {
        identify(DAVE, 0, 100_000);
        let post = submit(DAVE, work(1_000, None, true, false)).unwrap().unwrap();
        assert_eq!(post.actual_weight, Some(Weight::from_parts(1_000, 0) + CHARGE_FLUX));
    });
}
