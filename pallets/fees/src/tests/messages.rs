//! Messages, which charge for themselves.
use crate::{Event, Quote, mock::*};
use fluxnomics_primitives::capacity::PowerPayments;
use frame_support::{assert_ok, dispatch::Pays, weights::Weight};
use frame_system::CheckNonce;
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_runtime::{
    DispatchError, DispatchErrorWithPostInfo, traits::DispatchTransaction,
    transaction_validity::TransactionSource,
};

const SEND: Weight = Weight::from_parts(2_000, 0);
const BYTES: u32 = 300;

fn price() -> u128 {
    Meters::message_cost(BYTES, false)
}

/// The origin that the extension hands to the call.
fn origin(who: AccountId, tip: Balance, call: &RuntimeCall) -> RuntimeOrigin {
    let info = info(call, &power(tip));
    let source = TransactionSource::External;
    power(tip).validate_only(RuntimeOrigin::signed(who), call, &info, 10, source, 0).unwrap().2
}

fn is_signed(origin: RuntimeOrigin, by: AccountId) -> bool {
    frame_system::ensure_signed(origin).is_ok_and(|who| who == by)
}

#[test]
fn message_is_charged_once_by_its_call_when_capacity_pays() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, price(), 0);
        assert_eq!(quote(DAVE, 0, &send(BYTES, false)), Quote::Capacity { power: price() });
        assert!(is_signed(origin(DAVE, 0, &send(BYTES, false)), DAVE));
        let post = submit(DAVE, send(BYTES, false)).unwrap().unwrap();
        let account = account(id);
        assert_eq!((account.meter, account.power_sent, account.power_settled), (0, price(), 0));
        assert_eq!(events(), [], "the call tells of its own charge");
        assert_eq!(post.actual_weight, Some(SEND + LOOK_UP));
    });
}

#[test]
fn message_is_charged_once_by_its_call_when_flux_pays() {
    new_test_ext().execute_with(|| {
        let fee = price().div_ceil(7);
        let id = identify(DAVE, price() - 1, fee);
        assert_eq!(quote(DAVE, 0, &send(BYTES, false)), Quote::Flux { fee });
        assert_ok!(submit(DAVE, send(BYTES, false)).unwrap());
        let account = account(id);
        assert_eq!((account.flux, account.flux_sent, account.flux_settled), (0, fee, 0));
        assert_eq!((account.meter, events()), (price() - 1, vec![]));
    });
}

#[test]
fn message_pays_hetu_and_its_call_is_told_when_hetu_pays() {
    for (tip, meter) in [(0, 1), (7, 100_000)] {
        new_test_ext().execute_with(|| {
            let id = identify(CAROL, meter, 0);
            let before = account(id);
            let call = send(BYTES, false);
            assert!(matches!(quote(CAROL, tip, &call), Quote::Hetu { .. }));
            let expected: RuntimeOrigin = meters::Origin::PaidMessage { who: CAROL, id }.into();
            assert_eq!(format!("{:?}", origin(CAROL, tip, &call)), format!("{expected:?}"));
            let post = apply(power(tip), RuntimeOrigin::signed(CAROL), call).unwrap().unwrap();
            assert_eq!(account(id), before, "it is not charged twice");
            assert!(RICHES - Balances::free_balance(CAROL) > tip);
            System::assert_has_event(meters::Event::Sent { id }.into());
            assert!(matches!(events()[..], [RuntimeEvent::TransactionPayment(_)]));
            assert_eq!(post.actual_weight, Some(SEND + LOOK_UP + CHARGE));
        });
    }
}

/// The dearer money is never burned for what a cheap fee buys.
#[test]
fn message_that_hetu_pays_pays_for_its_payload_and_ranks_without_it() {
    new_test_ext().execute_with(|| {
        identify(CAROL, 0, 0);
        let paid = |tip, bytes, fails| {
            let call = send(bytes, fails);
            let info = info(&call, &power(tip));
            let len = codec::Encode::encoded_size(&call);
            let quoted = match quote(CAROL, tip, &call) {
                Quote::Hetu { fee } => fee,
                other => panic!("{other:?}"),
            };
            assert_eq!(quoted, TransactionPayment::compute_fee(len as u32 + bytes, &info, tip));
            let priority = validate(&power(tip), CAROL, &call).unwrap().priority;
            assert_eq!(priority, ChargeTransactionPayment::<Test>::get_priority(&info, len, tip, quoted));
            let before = Balances::free_balance(CAROL);
            assert_eq!(submit_with(tip, CAROL, call).unwrap().is_err(), fails);
            let fee = before - Balances::free_balance(CAROL);
            assert!(fee <= quoted);
            fee
        };
        for (tip, fails) in [(0, false), (7, false), (0, true)] {
            // A byte costs one here.
            assert_eq!(paid(tip, 5_000, fails) - paid(tip, 0, fails), 5_000);
        }
        // What does not fit is the longest there is, and no less.
        assert_eq!(crate::ChargePower::<Test>::hetu_length(&send(u32::MAX, false), 10), u32::MAX as usize);
        assert_eq!(crate::ChargePower::<Test>::hetu_length(&batch(vec![send(9, false)]), 10), 10);
    });
}

#[test]
fn failing_message_pays_as_much_as_one_that_is_sent() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, price(), 0);
        let failure = submit(DAVE, send(BYTES, true)).unwrap().unwrap_err();
        assert_eq!(failure.error, meters::Error::<Test>::Refused.into());
        assert_eq!(events(), [Event::PowerPaid { who: DAVE, id, power: price() }.into()]);
        let account = account(id);
        assert_eq!((account.meter, account.power_settled, account.power_sent), (0, price(), 0));
        assert_eq!(failure.post_info.actual_weight, Some(SEND + CHARGE_POWER));
    });
    new_test_ext().execute_with(|| {
        let fee = price().div_ceil(7);
        let id = identify(DAVE, 0, fee);
        let failure = submit(DAVE, send(BYTES, true)).unwrap().unwrap_err();
        assert_eq!(events(), [Event::FluxPaid { who: DAVE, id, fee }.into()]);
        assert_eq!((account(id).flux, account(id).flux_settled), (0, fee));
        assert_eq!(failure.post_info.actual_weight, Some(SEND + CHARGE_FLUX));
    });
    new_test_ext().execute_with(|| {
        identify(CAROL, 0, 0);
        assert!(submit(CAROL, send(BYTES, true)).unwrap().is_err());
        assert!(Balances::free_balance(CAROL) < RICHES);
    });
}

#[test]
fn failing_message_costs_nothing_when_its_call_says_so() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, price(), 0);
        let (call, post_info) = (send(BYTES, true), Pays::No.into());
        let info = info(&call, &power(0));
        let failing = |_| Err(DispatchErrorWithPostInfo { post_info, error: DispatchError::Other("") });
        let outcome = power(0).test_run(RuntimeOrigin::signed(DAVE), &call, &info, 10, 0, failing);
        assert_eq!(outcome.unwrap().unwrap_err().post_info.actual_weight, Some(SEND + LOOK_UP));
        assert_eq!((account(id).meter, events()), (price(), vec![]));
    });
}

#[test]
fn message_is_signed_as_ever_when_its_sender_controls_no_identity() {
    new_test_ext().execute_with(|| {
        for tip in [0, 7] {
            assert!(is_signed(origin(ALICE, tip, &send(BYTES, false)), ALICE));
            let failure = apply(power(tip), RuntimeOrigin::signed(ALICE), send(BYTES, false)).unwrap();
            assert_eq!(failure.unwrap_err().error, meters::Error::<Test>::NoIdentity.into());
        }
        assert!(Balances::free_balance(ALICE) < RICHES);
    });
}

#[test]
fn nonce_of_the_sender_counts_when_its_message_has_another_origin() {
    new_test_ext().execute_with(|| {
        identify(CAROL, 0, 0);
        let extensions = (CheckNonce::<Test>::from(0), power(0));
        assert_ok!(apply(extensions, RuntimeOrigin::signed(CAROL), send(BYTES, false)).unwrap());
        assert_eq!(System::account_nonce(CAROL), 1);
    });
}

/// Whatever nobody has paid for must charge for itself.
#[test]
fn message_charges_for_itself_when_its_call_pays_no_fee() {
    for tip in [0, 7] {
        new_test_ext().execute_with(|| {
            let id = identify(CAROL, price(), 0);
            let call = send(BYTES, false);
            let mut info = info(&call, &power(tip));
            info.pays_fee = Pays::No;
            let origin = RuntimeOrigin::signed(CAROL);
            assert_ok!(power(tip).dispatch_transaction(origin, call, &info, 10, 0).unwrap());
            assert_eq!((account(id).meter, account(id).power_sent), (0, price()));
            assert_eq!(RICHES - Balances::free_balance(CAROL), tip);
        });
    }
}

#[test]
fn message_has_the_priority_of_a_plain_extrinsic() {
    new_test_ext().execute_with(|| {
        identify(CAROL, RICHES, 0);
        let by_capacity = validate(&power(0), CAROL, &send(BYTES, false)).unwrap();
        identify(CAROL, 0, 0);
        assert_eq!(by_capacity, validate(&power(0), CAROL, &send(BYTES, false)).unwrap());
    });
}

#[test]
fn no_call_is_a_message_when_there_are_none() {
    use crate::MessageCalls;
    type None = ();
    let message = <None as MessageCalls<AccountId, RuntimeCall, RuntimeOrigin>>::message(&send(1, false));
    assert_eq!(message, Option::None);
    let origin = <None as MessageCalls<AccountId, RuntimeCall, RuntimeOrigin>>::paid_origin(ALICE, 0);
    assert!(is_signed(origin, ALICE));
}
