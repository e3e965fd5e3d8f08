//! Who pays for what.
use super::*;
use Sr25519Keyring::*;
use frame_support::{assert_ok, traits::Get};
use pallet_power::{Call, IdentityOf, NextIdentityId};
use sp_core::{Pair, sr25519};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError};

fn newcomer() -> sr25519::Pair {
    sr25519::Pair::from_seed(&[42; 32])
}

/// Alice registers a human whose controller has no HETU at all.
fn invite(controller: &sr25519::Pair) -> u64 {
    let id = NextIdentityId::<Runtime>::get();
    assert_ok!(Power::register_human(signed(Alice), AccountId::from(controller.public()), 100 * UNIT));
    id
}

fn accept(id: u64) -> RuntimeCall {
    Call::accept_controller { id }.into()
}

fn validate(xt: UncheckedExtrinsic) -> Result<(), TransactionValidityError> {
    Executive::validate_transaction(TransactionSource::External, xt, System::parent_hash()).map(drop)
}

/// Validation runs on the state between blocks.
fn between_blocks<R>(run: impl FnOnce() -> R) -> R {
    frame_support::storage::transactional::with_transaction_opaque_err(|| {
        frame_support::storage::TransactionOutcome::Rollback(Ok::<R, ()>(run()))
    })
    .expect("the layers are not exhausted")
    .expect("never fails")
}

#[test]
fn controller_without_hetu_accepts_for_nothing() {
    development().execute_with(|| {
        let key = newcomer();
        let who = AccountId::from(key.public());
        let id = invite(&key);
        assert_eq!(Balances::free_balance(&who), 0);

        let issuance = Balances::total_issuance();
        assert_ok!(Executive::apply_extrinsic(extrinsic(key.clone(), 0, 0, accept(id))).unwrap());
        assert_eq!(IdentityOf::<Runtime>::get(&who), Some(id));
        assert_eq!(Balances::free_balance(&who), 0);
        assert_eq!(Balances::total_issuance(), issuance);
        assert_eq!(System::account_nonce(&who), 1);
        System::assert_has_event(pallet_fees::Event::FeeWaived { who: who.clone() }.into());
        assert!(!System::events().iter().any(|record| matches!(
            record.event,
            RuntimeEvent::TransactionPayment(pallet_transaction_payment::Event::TransactionFeePaid { .. })
        )));

        // The same bytes are stale, and accepting again is not free: it fails, and the identity's Power pays.
        assert!(Executive::apply_extrinsic(extrinsic(key.clone(), 0, 0, accept(id))).is_err());
        assert!(Executive::apply_extrinsic(extrinsic(key, 1, 0, accept(id))).unwrap().is_err());
        assert!(Power::odometer(id).unwrap().lifetime > 0);
        check_invariants();
    });
}

#[test]
fn acceptance_is_free_only_where_it_would_succeed() {
    development().execute_with(|| {
        let key = newcomer();
        let other = sr25519::Pair::from_seed(&[43; 32]);
        let id = invite(&key);
        between_blocks(|| {
            assert_ok!(validate(extrinsic(key.clone(), 0, 0, accept(id))));
        });
        // Another identity, another account, another call, a tip: each has to be paid, and cannot be.
        let refused = [
            extrinsic(key.clone(), 0, 0, accept(id + 1)),
            extrinsic(other, 0, 0, accept(id)),
            extrinsic(key.clone(), 0, 0, frame_system::Call::remark { remark: vec![] }.into()),
            extrinsic(key, 0, 1, accept(id)),
        ];
        for xt in refused {
            between_blocks(|| {
                assert_eq!(validate(xt), Err(TransactionValidityError::Invalid(InvalidTransaction::Payment)))
            });
        }
    });
}

#[test]
fn query_info_tells_a_waived_signer_zero() {
    use pallet_transaction_payment_rpc_runtime_api::runtime_decl_for_transaction_payment_api::TransactionPaymentApiV4;
    development().execute_with(|| {
        let key = newcomer();
        let id = invite(&key);
        let free = extrinsic(key.clone(), 0, 0, accept(id));
        let len = free.encoded_size() as u32;
        assert_eq!(Runtime::query_info(free.clone(), len).partial_fee, 0);
        assert!(Runtime::query_fee_details(free, len).inclusion_fee.is_none());
        let paid = extrinsic(key, 0, 0, accept(id + 1));
        assert!(Runtime::query_info(paid, len).partial_fee > 0);
    });
}

#[test]
fn fee_goes_to_treasury_and_author_to_the_unit_and_tip_to_the_author() {
    development().execute_with(|| {
        let treasury = Treasury::account_id();
        let author = Authorship::author().expect("the block has an author");
        assert_eq!(author, account(Alice));
        let (t, a) = (Balances::free_balance(&treasury), Balances::free_balance(&author));
        let (b, issuance) = (Balances::free_balance(account(Bob)), Balances::total_issuance());
        let tip = 7;
        let remark = frame_system::Call::remark { remark: vec![1; 33] }.into();
        assert_ok!(Executive::apply_extrinsic(extrinsic(Bob.pair(), 0, tip, remark)).unwrap());
        let paid = b - Balances::free_balance(account(Bob));
        let fee = paid - tip;
        assert!(fee > 0);
        let to_treasury = Balances::free_balance(&treasury) - t;
        let to_author = Balances::free_balance(&author) - a;
        assert_eq!(to_treasury, params::FeeParameters::get().treasury_share.mul_ceil(fee));
        assert_eq!(to_treasury + to_author, paid);
        assert_eq!(Balances::total_issuance(), issuance);
    });
}

#[test]
fn byte_fee_follows_the_parameter() {
    development().execute_with(|| {
        let before = TransactionPayment::length_to_fee(100);
        assert_eq!(before, 100 * params::FeeParameters::get().byte_fee);
    });
}
