//! HETU as the last resort, and what the identity forbids.
use crate::{Quote, mock::*};
use frame_support::{assert_ok, dispatch::DispatchInfo};
use pallet_transaction_payment::Event as Payment;
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};

const REFUSED: TransactionValidityError = TransactionValidityError::Invalid(InvalidTransaction::Payment);

/// What the plain extension would charge for the weight that was spent.
fn hetu(call: &RuntimeCall) -> Balance {
    let info = DispatchInfo { extension_weight: hetu_weight(call), ..info(call, &plain(0)) };
    TransactionPayment::compute_fee(codec::Encode::encoded_size(call) as u32, &info, 0)
}

#[test]
fn controller_pays_hetu_when_neither_capacity_nor_flux_covers_it() {
    new_test_ext().execute_with(|| {
        let id = identify(CAROL, cost(&remark()) - 1, cost(&remark()).div_ceil(7) - 1);
        let before = account(id);
        assert!(matches!(quote(CAROL, 0, &remark()), Quote::Hetu { .. }));
        let post = submit(CAROL, remark()).unwrap().unwrap();
        let fee = hetu(&remark());
        assert_eq!(RICHES - Balances::free_balance(CAROL), fee);
        assert_eq!(events(), [Payment::TransactionFeePaid { who: CAROL, actual_fee: fee, tip: 0 }.into()]);
        assert_eq!(account(id), before);
        assert_eq!(post.actual_weight, Some(info(&remark(), &plain(0)).call_weight + hetu_weight(&remark())));
    });
}

#[test]
fn account_without_identity_pays_hetu() {
    new_test_ext().execute_with(|| {
        identify(CAROL, RICHES, RICHES);
        assert!(matches!(quote(ALICE, 0, &remark()), Quote::Hetu { .. }));
        assert_ok!(submit(ALICE, remark()).unwrap());
        assert_eq!(RICHES - Balances::free_balance(ALICE), hetu(&remark()));
    });
}

#[test]
fn tip_overrides_capacity_and_policy() {
    new_test_ext().execute_with(|| {
        let id = identify(CAROL, RICHES, RICHES);
        change(id, |account| account.allows_hetu = false);
        let before = account(id);
        assert!(matches!(quote(CAROL, 5, &remark()), Quote::Hetu { .. }));
        assert_ok!(apply(power(5), RuntimeOrigin::signed(CAROL), remark()).unwrap());
        assert_eq!(RICHES - Balances::free_balance(CAROL), hetu(&remark()) + 5);
        assert_eq!(account(id), before);
    });
}

#[test]
fn extrinsic_skips_flux_when_the_identity_forbids_it() {
    new_test_ext().execute_with(|| {
        let id = identify(CAROL, 0, RICHES);
        change(id, |account| account.allows_flux = false);
        assert!(matches!(quote(CAROL, 0, &remark()), Quote::Hetu { .. }));
        assert_ok!(submit(CAROL, remark()).unwrap());
        assert_eq!((account(id).flux, RICHES - Balances::free_balance(CAROL)), (RICHES, hetu(&remark())));
    });
}

#[test]
fn extrinsic_is_refused_and_leaves_no_trace_when_the_identity_forbids_what_would_pay() {
    for call in [remark(), send(10, false), send(10, true), batch(vec![remark()])] {
        new_test_ext().execute_with(|| {
            let id = identify(CAROL, 0, 0);
            change(id, |account| account.allows_hetu = false);
            let before = root();
            assert_eq!(quote(CAROL, 0, &call), Quote::Forbidden);
            assert_eq!(validate(&power(0), CAROL, &call), Err(REFUSED));
            assert_eq!(submit(CAROL, call).unwrap_err(), REFUSED);
            assert_eq!(root(), before);
        });
    }
}

#[test]
fn extrinsic_is_refused_and_leaves_no_trace_when_hetu_would_have_to_pay_and_is_not_there() {
    for call in [remark(), send(10, false), leave()] {
        new_test_ext().execute_with(|| {
            let id = identify(DAVE, 0, 0);
            change(id, |account| account.exits = 0);
            let before = root();
            assert!(matches!(quote(DAVE, 0, &call), Quote::Unaffordable { fee } if fee > 0));
            assert_eq!(validate(&power(0), DAVE, &call), Err(REFUSED));
            assert_eq!(submit(DAVE, call).unwrap_err(), REFUSED);
            assert_eq!(root(), before);
        });
    }
}

#[test]
fn quote_leaves_no_trace_whatever_it_says() {
    new_test_ext().execute_with(|| {
        identify(CAROL, 1_000, 1_000);
        give_ticket(CAROL);
        let before = root();
        for call in [remark(), leave(), redeem(), send(5, false), batch(vec![leave()])] {
            for tip in [0, 1] {
                quote(CAROL, tip, &call);
            }
        }
        assert_eq!(root(), before);
    });
}
