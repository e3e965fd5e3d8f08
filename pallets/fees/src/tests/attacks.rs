use crate::mock::*;
use codec::Encode;
use frame_support::{assert_ok, dispatch::PostDispatchInfo};
use sp_runtime::{
    DispatchError,
    traits::{DispatchTransaction, TransactionExtension, TxBaseImplication},
    transaction_validity::{InvalidTransaction, TransactionSource},
};

#[test]
fn chain_is_not_flooded_for_free_when_a_waived_extrinsic_is_sent_again() {
    new_test_ext().execute_with(|| {
        System::inc_sufficients(&POOR);
        give_ticket(POOR);
        assert_ok!(apply(power(0), RuntimeOrigin::signed(POOR), redeem()).unwrap());
        for _ in 0..10 {
            assert_eq!(
                apply(power(0), RuntimeOrigin::signed(POOR), redeem()).unwrap_err(),
                InvalidTransaction::Payment.into()
            );
        }
    });
}

#[test]
fn filtered_call_is_not_free_when_the_waiver_would_waive_it() {
    new_test_ext().execute_with(|| {
        give_ticket(ALICE);
        give_ticket(POOR);
        Paused::set(&true);
        // It would fail for ever, without using up the ticket.
        assert!(!power(0).is_waived(&ALICE, &redeem()));
        assert_eq!(validate(&power(0), POOR, &redeem()), Err(InvalidTransaction::Payment.into()));
        let failure = apply(power(0), RuntimeOrigin::signed(ALICE), redeem()).unwrap().unwrap_err();
        assert_eq!(failure.error, DispatchError::from(frame_system::Error::<Test>::CallFiltered));
        assert!(Balances::free_balance(ALICE) < RICHES);
        Paused::set(&false);
        assert_ok!(apply(power(0), RuntimeOrigin::signed(POOR), redeem()).unwrap());
    });
}

#[test]
fn extrinsic_pays_when_its_waiver_lapsed_between_the_pool_and_the_block() {
    new_test_ext().execute_with(|| {
        give_ticket(ALICE);
        assert!(validate(&power(0), ALICE, &redeem()).is_ok());
        tickets::Tickets::<Test>::remove(ALICE);
        let outcome = apply(power(0), RuntimeOrigin::signed(ALICE), redeem()).unwrap();
        assert!(outcome.is_err());
        assert!(Balances::free_balance(ALICE) < RICHES);
    });
}

/// The waiver is asked once in an extrinsic; preparation and settlement follow that answer whatever
/// the state says then.
#[test]
fn preparation_and_settlement_follow_the_validation_when_the_state_moves_in_between() {
    for waived in [true, false] {
        new_test_ext().execute_with(|| {
            let (call, extension) = (redeem(), power(0));
            let (info, len) = (info(&call, &extension), call.encoded_size());
            let flip = |ticket: bool| {
                if ticket { give_ticket(ALICE) } else { tickets::Tickets::<Test>::remove(ALICE) }
            };
            flip(waived);
            let (_, val, origin) = extension
                .validate(
                    RuntimeOrigin::signed(ALICE),
                    &call,
                    &info,
                    len,
                    (),
                    &TxBaseImplication(()),
                    TransactionSource::InBlock,
                )
                .unwrap();
            flip(!waived);
            let pre = extension.prepare(val, &origin, &call, &info, len).unwrap();
            flip(waived);
            let mut post = PostDispatchInfo::default();
            <crate::ChargePower<Test> as TransactionExtension<RuntimeCall>>::post_dispatch(
                pre,
                &info,
                &mut post,
                len,
                &Ok(()),
            )
            .unwrap();
            assert_eq!(Balances::free_balance(ALICE) == RICHES, waived);
            let event = &events()[..];
            assert_eq!(matches!(event, [RuntimeEvent::Fees(_)]), waived);
            assert_eq!(matches!(event, [RuntimeEvent::TransactionPayment(_)]), !waived);
        });
    }
}

/// A controller that retires itself, or loses the ticket, by the very call is settled all the same.
#[test]
fn settlement_does_not_fail_when_the_signer_is_gone_after_the_call() {
    new_test_ext().execute_with(|| {
        System::inc_sufficients(&POOR);
        give_ticket(POOR);
        let (call, extension) = (redeem(), power(0));
        let info = info(&call, &extension);
        let outcome = extension.test_run(RuntimeOrigin::signed(POOR), &call, &info, 10, 0, |_| {
            System::dec_sufficients(&POOR);
            Ok(PostDispatchInfo::default())
        });
        assert_ok!(outcome.unwrap());
        assert!(!System::account_exists(&POOR));
    });
}
