//! Extrinsics that capacity pays for.
use crate::{Event, Quote, mock::*};
use frame_support::{
    assert_ok,
    dispatch::{DispatchClass, Pays, PostDispatchInfo},
    weights::Weight,
};
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_runtime::{
    traits::{DispatchTransaction, TransactionExtension},
    transaction_validity::{TransactionSource, ValidTransaction},
};

fn paid(who: AccountId, power: u128) -> RuntimeEvent {
    Event::PowerPaid { who, id: identity_of(who), power }.into()
}

#[test]
fn extrinsic_is_paid_from_the_meter_and_no_token_moves() {
    for who in [CAROL, DAVE] {
        new_test_ext().execute_with(|| {
            let id = identify(who, 100_000, 100_000);
            let hetu = Balances::free_balance(who);
            let call = work(1_000, None, true, false);
            let spent = cost_at(&call, Weight::from_parts(1_000, 0) + CHARGE_POWER);
            assert_ok!(submit(who, call).unwrap());
            assert_eq!(events(), [paid(who, spent)], "and no TransactionFeePaid");
            let account = account(id);
            assert_eq!((account.meter, account.power_settled), (100_000 - spent, spent));
            assert_eq!((account.flux, account.flux_settled), (100_000, 0));
            assert_eq!(Balances::free_balance(who), hetu);
        });
    }
}

#[test]
fn extrinsic_is_told_and_reserved_at_its_declared_weight_and_settled_at_the_actual_one() {
    for (actual, pays) in
        [(None, true), (Some(0), true), (Some(777), true), (Some(9_000), true), (None, false)]
    {
        new_test_ext().execute_with(|| {
            let call = work(9_000, actual, pays, false);
            let declared = cost(&call);
            let id = identify(DAVE, declared, 0);
            assert_eq!(quote(DAVE, 0, &call), Quote::Capacity { power: declared });
            assert_ok!(submit(DAVE, call.clone()).unwrap());
            let used = Weight::from_parts(actual.unwrap_or(9_000), 0) + CHARGE_POWER;
            let power = if pays { cost_at(&call, used) } else { 0 };
            assert!(power < declared);
            assert_eq!(events(), [paid(DAVE, power)]);
            assert_eq!(account(id).meter, declared - power);
        });
    }
}

#[test]
fn capacity_pays_only_when_it_covers_the_declared_weight() {
    for (short, by_capacity) in [(0, true), (1, false)] {
        new_test_ext().execute_with(|| {
            let call = remark();
            let id = identify(CAROL, cost(&call) - short, 0);
            assert_eq!(matches!(quote(CAROL, 0, &call), Quote::Capacity { .. }), by_capacity);
            assert_ok!(submit(CAROL, call).unwrap());
            assert_eq!(account(id).power_settled > 0, by_capacity);
            assert_eq!(Balances::free_balance(CAROL) == RICHES, by_capacity);
        });
    }
}

#[test]
fn failing_extrinsic_pays_in_full() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 100_000, 0);
        let call = work(9_000, Some(1), true, true);
        let full = cost_at(&call, Weight::from_parts(9_000, 0) + CHARGE_POWER);
        let failure = submit(DAVE, call).unwrap().unwrap_err();
        assert_eq!(failure.error, meters::Error::<Test>::Refused.into());
        assert_eq!(events(), [paid(DAVE, full)]);
        assert_eq!(account(id).meter, 100_000 - full);
    });
}

#[test]
fn extrinsic_gives_back_the_weight_of_payments_that_were_not_made() {
    new_test_ext().execute_with(|| {
        identify(DAVE, 100_000, 0);
        let call = work(1_000, None, true, false);
        assert_eq!(power(0).weight(&call), DEAREST);
        let post = submit(DAVE, call).unwrap().unwrap();
        assert_eq!(post.actual_weight, Some(Weight::from_parts(1_000, 0) + CHARGE_POWER));
    });
}

#[test]
fn extrinsic_has_the_priority_of_a_plain_one_without_tip() {
    new_test_ext().execute_with(|| {
        let call = remark();
        identify(CAROL, RICHES, 0);
        assert!(matches!(quote(CAROL, 0, &call), Quote::Capacity { .. }));
        let by_capacity = validate(&power(0), CAROL, &call).unwrap();
        identify(CAROL, 0, 0);
        let by_hetu = validate(&power(0), CAROL, &call).unwrap();
        assert_eq!(by_capacity, by_hetu);
        assert!(by_capacity.priority > 0);
        assert_eq!(by_capacity, ValidTransaction { priority: by_hetu.priority, ..Default::default() });
    });
}

/// The virtual tip of the operational class is a multiple of the fee in HETU: who does not pay that has none.
#[test]
fn operational_extrinsic_has_a_virtual_tip_only_when_hetu_pays() {
    new_test_ext().execute_with(|| {
        let mut info = info(&remark(), &power(0));
        info.class = DispatchClass::Operational;
        let priority = |tip, call: RuntimeCall| {
            let (origin, source) = (RuntimeOrigin::signed(CAROL), TransactionSource::External);
            power(tip).validate_only(origin, &call, &info, 10, source, 0).unwrap().0.priority
        };
        let fee = TransactionPayment::compute_fee(10, &info, 0);
        let by_hetu = priority(0, remark());
        assert_eq!(by_hetu, ChargeTransactionPayment::<Test>::get_priority(&info, 10, 0, fee));
        let without = ChargeTransactionPayment::<Test>::get_priority(&info, 10, 0, 0);
        assert!(without < by_hetu);
        identify(CAROL, RICHES, 0);
        assert_eq!(priority(0, remark()), without, "Power");
        assert!(priority(1, remark()) > by_hetu, "a tip is paid in HETU, and so is the fee");
        identify(CAROL, 0, RICHES);
        assert_eq!(priority(0, remark()), without, "Flux");
        assert_eq!(priority(0, leave()), without, "an exit");
        give_ticket(CAROL);
        assert_eq!(priority(0, redeem()), without, "what is waived");
    });
}

#[test]
fn call_that_pays_no_fee_costs_no_power() {
    new_test_ext().execute_with(|| {
        let id = identify(CAROL, RICHES, 0);
        let before = account(id);
        let call = remark();
        let mut info = info(&call, &power(0));
        info.pays_fee = Pays::No;
        assert!(matches!(power(0).quote(&CAROL, &call, 10, &info), Quote::Hetu { .. }));
        let origin = RuntimeOrigin::signed(CAROL);
        let post: PostDispatchInfo =
            power(0).dispatch_transaction(origin, call, &info, 10, 0).unwrap().unwrap();
        assert_eq!(post.pays_fee(&info), Pays::No);
        assert_eq!(account(id), before);
        assert_eq!(Balances::free_balance(CAROL), RICHES);
    });
}
