use crate::{Event, mock::*};
use frame_support::assert_ok;
use frame_system::CheckNonce;
use sp_runtime::transaction_validity::{InvalidTransaction, ValidTransaction};

fn waived(who: AccountId) -> RuntimeEvent {
    Event::FeeWaived { who }.into()
}

#[test]
fn waived_extrinsic_costs_its_signer_nothing() {
    new_test_ext().execute_with(|| {
        give_ticket(ALICE);
        assert_ok!(apply(power(0), RuntimeOrigin::signed(ALICE), redeem()).unwrap());
        assert_eq!(Balances::free_balance(ALICE), RICHES);
        assert_eq!(pallet_balances::TotalIssuance::<Test>::get(), 2 * RICHES);
        assert_eq!(events(), [waived(ALICE)], "and no TransactionFeePaid");
    });
}

#[test]
fn waived_extrinsic_is_valid_when_its_signer_has_no_hetu_but_a_reference() {
    new_test_ext().execute_with(|| {
        give_ticket(POOR);
        let extensions = || (CheckNonce::<Test>::from(0), power(0));
        // Without a reference the account is not there and cannot have a nonce.
        assert_eq!(validate(&extensions(), POOR, &redeem()), Err(InvalidTransaction::Payment.into()));
        System::inc_sufficients(&POOR);
        assert_ok!(validate(&extensions(), POOR, &redeem()));
        assert_ok!(apply(extensions(), RuntimeOrigin::signed(POOR), redeem()).unwrap());
        assert_eq!(System::account_nonce(POOR), 1);
        assert_eq!(events(), [waived(POOR)]);
    });
}

#[test]
fn waived_extrinsic_has_the_priority_of_a_plain_one() {
    new_test_ext().execute_with(|| {
        give_ticket(ALICE);
        let free = validate(&power(0), ALICE, &redeem()).unwrap();
        let plain = validate(&plain(0), ALICE, &redeem()).unwrap();
        // Nothing but the tag of `pool_keeps_one_waived_extrinsic_of_a_signer` differs.
        assert_eq!(ValidTransaction { provides: plain.provides.clone(), ..free.clone() }, plain);
        let tipped = validate(&power(1_000), ALICE, &redeem()).unwrap();
        assert!(tipped.priority > free.priority, "priority is bought by HETU only");
    });
}

#[test]
fn pool_keeps_one_waived_extrinsic_of_a_signer() {
    new_test_ext().execute_with(|| {
        give_ticket(ALICE);
        give_ticket(POOR);
        System::inc_sufficients(&POOR);
        let tags = |who, nonce, tip, call: &RuntimeCall| {
            validate(&(CheckNonce::<Test>::from(nonce), power(tip)), who, call).unwrap().provides
        };
        let shared = |a: &[Vec<u8>], b: &[Vec<u8>]| a.iter().filter(|tag| b.contains(tag)).count();
        let first = tags(ALICE, 0, 0, &redeem());
        // The pool takes no two extrinsics that provide the same tag, whatever their nonces.
        assert_eq!(shared(&first, &tags(ALICE, 1, 0, &redeem())), 1);
        // Those who pay, and other signers, do not stand in its way.
        assert_eq!(shared(&first, &tags(ALICE, 1, 0, &remark())), 0);
        assert_eq!(shared(&first, &tags(ALICE, 1, 1, &redeem())), 0);
        assert_eq!(shared(&first, &tags(POOR, 0, 0, &redeem())), 0);
    });
}

#[test]
fn waived_extrinsic_gives_back_the_weight_of_the_payment_that_did_not_happen() {
    new_test_ext().execute_with(|| {
        give_ticket(ALICE);
        let call = redeem();
        let declared = info(&call, &power(0));
        assert_eq!(declared.extension_weight, DEAREST + WAIVE);
        let free = apply(power(0), RuntimeOrigin::signed(ALICE), call.clone()).unwrap().unwrap();
        let call_weight = declared.call_weight;
        assert_eq!(free.actual_weight, Some(call_weight + WAIVE));
        // The next one is looked up in vain, and paid for.
        let paid = apply(power(0), RuntimeOrigin::signed(ALICE), call).unwrap().unwrap_err();
        assert_eq!(paid.post_info.actual_weight, Some(call_weight + WAIVE + LOOK_UP + CHARGE));
        // What is never waived does not carry the weight of asking.
        assert_eq!(info(&remark(), &power(0)).extension_weight, DEAREST);
        let paid = apply(power(0), RuntimeOrigin::signed(ALICE), remark()).unwrap().unwrap();
        let call_weight = info(&remark(), &power(0)).call_weight;
        assert_eq!(paid.actual_weight, Some(call_weight + LOOK_UP + CHARGE));
    });
}

#[test]
fn waiver_is_visible_before_the_extrinsic_is_sent() {
    new_test_ext().execute_with(|| {
        assert!(!power(0).is_waived(&ALICE, &redeem()));
        give_ticket(ALICE);
        assert!(power(0).is_waived(&ALICE, &redeem()));
        assert!(!power(1).is_waived(&ALICE, &redeem()), "a tip means HETU");
        assert!(!power(0).is_waived(&ALICE, &remark()));
        assert!(!power(0).is_waived(&POOR, &redeem()));
    });
}

#[test]
fn nothing_is_waived_when_there_is_no_waiver() {
    assert!(!<() as crate::Waiver<AccountId, RuntimeCall>>::covers(&redeem()));
    assert!(!<() as crate::Waiver<AccountId, RuntimeCall>>::waives(&ALICE, &redeem()));
}
