use crate::mock::*;
use codec::Encode;

use frame_support::{
    assert_ok,
    dispatch::{DispatchInfo, GetDispatchInfo, Pays},
    weights::Weight,
};
use pallet_transaction_payment::Event as Payment;
use sp_runtime::{
    traits::{DispatchTransaction, TransactionExtension},
    transaction_validity::{InvalidTransaction, TransactionSource},
};

/// The effect of the extension, whose declared weight allows for more than HETU.
fn with_power(tip: Balance, call: RuntimeCall, ticket: bool) -> (bool, Balance, Vec<RuntimeEvent>) {
    let weight = power(tip).weight(&call);
    assert!(weight.ref_time() > hetu_weight(&call).ref_time(), "more is declared than is needed");
    effect(power(tip), weight, call, ticket)
}

/// That of the plain one at the weight that was spent in the end.
fn as_plain(tip: Balance, call: RuntimeCall, ticket: bool) -> (bool, Balance, Vec<RuntimeEvent>) {
    effect(plain(tip), hetu_weight(&call), call, ticket)
}

/// What an extrinsic leaves behind: its outcome, the fee, the events.
fn effect<E: TransactionExtension<RuntimeCall>>(
    extension: E,
    weight: Weight,
    call: RuntimeCall,
    ticket: bool,
) -> (bool, Balance, Vec<RuntimeEvent>) {
    new_test_ext().execute_with(|| {
        if ticket {
            give_ticket(ALICE);
        }
        let info = DispatchInfo { extension_weight: weight, ..call.get_dispatch_info() };
        let len = call.encoded_size();
        let outcome = extension.dispatch_transaction(RuntimeOrigin::signed(ALICE), call, &info, len, 0);
        (outcome.unwrap().is_ok(), RICHES - Balances::free_balance(ALICE), events())
    })
}

#[test]
fn ordinary_extrinsic_pays_what_the_plain_extension_charges() {
    for tip in [0, 1, 5_000] {
        let (succeeded, fee, events) = with_power(tip, remark(), false);
        assert!(succeeded && fee > tip);
        let who = ALICE;
        assert_eq!(events, [Payment::TransactionFeePaid { who, actual_fee: fee, tip }.into()]);
        assert_eq!((succeeded, fee, events), as_plain(tip, remark(), false));
    }
}

#[test]
fn waivable_extrinsic_pays_when_it_carries_a_tip() {
    for tip in [1, Balance::from(u32::MAX)] {
        let effect_of_power = with_power(tip, redeem(), true);
        assert!(effect_of_power.0 && effect_of_power.1 > tip);
        assert_eq!(effect_of_power, as_plain(tip, redeem(), true));
    }
}

#[test]
fn extrinsic_pays_in_full_when_the_condition_of_the_waiver_does_not_hold() {
    let (succeeded, fee, events) = with_power(0, redeem(), false);
    assert!(!succeeded && fee > 0);
    assert_eq!(events.len(), 1);
    assert_eq!((succeeded, fee, events), as_plain(0, redeem(), false));
}

#[test]
fn extrinsic_is_invalid_when_its_signer_can_neither_pay_nor_is_waived() {
    new_test_ext().execute_with(|| {
        System::inc_sufficients(&POOR);
        for (extension, call) in [(power(0), remark()), (power(0), redeem()), (power(1), redeem())] {
            let refusal = InvalidTransaction::Payment.into();
            assert_eq!(validate(&extension, POOR, &call), Err(refusal));
            assert_eq!(
                apply(extension, RuntimeOrigin::signed(POOR), call).unwrap_err(),
                InvalidTransaction::Payment.into()
            );
        }
        give_ticket(POOR);
        assert_eq!(
            validate(&power(1), POOR, &redeem()),
            Err(InvalidTransaction::Payment.into()),
            "who tips must have HETU"
        );
    });
}

#[test]
fn extrinsic_without_signer_passes_through() {
    new_test_ext().execute_with(|| {
        give_ticket(ALICE);
        for call in [remark(), redeem()] {
            let info = info(&call, &power(0));
            let root = RuntimeOrigin::root();
            let source = TransactionSource::InBlock;
            let (valid, ..) = power(0).validate_only(root.clone(), &call, &info, 10, source, 0).unwrap();
            assert_eq!(valid, Default::default());
            let post = apply(power(0), root, call).unwrap();
            // Nothing was looked up, and nobody paid.
            let weight = match post {
                Ok(post) => post.actual_weight,
                Err(failure) => failure.post_info.actual_weight,
            };
            assert_eq!(weight, Some(info.call_weight));
        }
        assert_eq!(events(), []);
        assert_eq!(Balances::free_balance(ALICE), RICHES);
    });
}

#[test]
fn call_that_pays_no_fee_is_left_to_the_plain_extension() {
    new_test_ext().execute_with(|| {
        let call = remark();
        let mut info = info(&call, &power(0));
        info.pays_fee = Pays::No;
        let origin = RuntimeOrigin::signed(ALICE);
        assert_ok!(power(0).dispatch_transaction(origin, call, &info, 10, 0).unwrap());
        assert_eq!(Balances::free_balance(ALICE), RICHES);
        let paid = Payment::TransactionFeePaid { who: ALICE, actual_fee: 0, tip: 0 };
        assert_eq!(events(), [paid.into()]);
    });
}
