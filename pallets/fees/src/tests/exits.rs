//! Exits of the day.
use crate::{Event, Quote, mock::*};
use frame_support::{assert_ok, weights::Weight};
use frame_system::CheckNonce;
use sp_runtime::{
    traits::TransactionExtension,
    transaction_validity::{InvalidTransaction, ValidTransaction},
};

const LEAVE: Weight = Weight::from_parts(5_000, 0);

fn used(who: AccountId) -> RuntimeEvent {
    Event::ExitUsed { who, id: identity_of(who) }.into()
}

#[test]
fn exit_costs_nothing_when_the_identity_has_nothing() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 0, 0);
        change(id, |account| (account.allows_flux, account.allows_hetu) = (false, false));
        assert_eq!(quote(DAVE, 0, &leave()), Quote::Free);
        let extensions = (CheckNonce::<Test>::from(0), power(0));
        assert_ok!(apply(extensions, RuntimeOrigin::signed(DAVE), leave()).unwrap());
        assert_eq!(events(), [used(DAVE)]);
        let account = account(id);
        assert!(!account.staked);
        assert_eq!((account.exits, account.meter, account.flux), (0, 0, 0));
        assert_eq!(Balances::free_balance(DAVE), 0);
    });
}

#[test]
fn exit_leaves_capacity_and_flux_alone_when_they_are_there() {
    new_test_ext().execute_with(|| {
        let id = identify(CAROL, 100_000, 100_000);
        assert_ok!(submit(CAROL, leave()).unwrap());
        let account = account(id);
        assert_eq!((account.meter, account.flux), (100_000, 100_000));
        assert_eq!(Balances::free_balance(CAROL), RICHES);
    });
}

#[test]
fn exit_runs_once_in_validation_and_leaves_no_trace() {
    new_test_ext().execute_with(|| {
        identify(DAVE, 0, 0);
        let (before, events) = (root(), System::event_count());
        assert_ok!(validate(&power(0), DAVE, &leave()));
        assert_eq!((root(), System::event_count()), (before, events));
        assert_ok!(submit(DAVE, leave()).unwrap());
        let left = System::events()
            .into_iter()
            .filter(|record| matches!(record.event, RuntimeEvent::Meters(meters::Event::Left { .. })));
        assert_eq!(left.count(), 1, "the event of the dry run is undone");
    });
}

#[test]
fn second_exit_is_paid_when_the_allowance_is_used_up() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 100_000, 0);
        assert_ok!(submit(DAVE, leave()).unwrap());
        change(id, |account| account.staked = true);
        events();
        let most = cost(&leave());
        assert_eq!(quote(DAVE, 0, &leave()), Quote::Capacity { power: most });
        let post = submit(DAVE, leave()).unwrap().unwrap();
        // It did not run in validation, and pays for one run.
        assert_eq!(post.actual_weight, Some(LEAVE + EXIT + CHARGE_POWER));
        let power = cost_at(&leave(), LEAVE + EXIT + CHARGE_POWER);
        assert_eq!(events(), [Event::PowerPaid { who: DAVE, id, power }.into()]);
        assert_eq!(account(id).meter, 100_000 - power);
    });
}

#[test]
fn exit_is_refused_when_it_would_fail_and_nothing_can_pay() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 0, 0);
        change(id, |account| account.staked = false);
        let before = root();
        for _ in 0..10 {
            assert_eq!(submit(DAVE, leave()).unwrap_err(), InvalidTransaction::Payment.into());
        }
        assert_eq!(root(), before);
    });
}

#[test]
fn exit_pays_for_both_runs_and_keeps_the_allowance_when_it_would_fail() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 100_000, 0);
        change(id, |account| account.staked = false);
        let failure = submit(DAVE, leave()).unwrap().unwrap_err();
        assert_eq!(failure.error, meters::Error::<Test>::NothingToLeave.into());
        let spent = LEAVE + LEAVE + EXIT + CHARGE_POWER;
        assert_eq!(failure.post_info.actual_weight, Some(spent));
        let account = account(id);
        assert_eq!((account.exits, account.power_settled), (1, cost_at(&leave(), spent)));
    });
}

#[test]
fn exit_is_paid_when_it_carries_a_tip() {
    new_test_ext().execute_with(|| {
        let id = identify(CAROL, 100_000, 0);
        assert!(matches!(quote(CAROL, 1, &leave()), Quote::Hetu { .. }));
        assert_ok!(apply(power(1), RuntimeOrigin::signed(CAROL), leave()).unwrap());
        assert!(Balances::free_balance(CAROL) < RICHES);
        assert_eq!(account(id).exits, 1);
    });
}

#[test]
fn exit_declares_its_second_run_and_keeps_its_weight_when_it_is_free() {
    new_test_ext().execute_with(|| {
        identify(DAVE, 0, 0);
        assert_eq!(power(0).weight(&leave()), LEAVE + EXIT + DEAREST);
        assert_eq!(power(0).weight(&remark()), DEAREST, "what is no exit runs once");
        let post = submit(DAVE, leave()).unwrap().unwrap();
        assert_eq!(post.actual_weight, Some(LEAVE + LEAVE + EXIT));
    });
}

#[test]
fn stranger_pays_for_the_call_of_an_exit_once() {
    new_test_ext().execute_with(|| {
        let failure = submit(ALICE, leave()).unwrap().unwrap_err();
        assert_eq!(failure.error, meters::Error::<Test>::NoIdentity.into());
        assert_eq!(failure.post_info.actual_weight, Some(LEAVE + EXIT + LOOK_UP + CHARGE));
        assert!(Balances::free_balance(ALICE) < RICHES);
    });
}

/// Whoever ended its identity has nothing else to pay for its ways out.
#[test]
fn owner_who_controls_nothing_exits_on_the_allowance_of_its_identity_and_no_further() {
    new_test_ext().execute_with(|| {
        let id = retire(DAVE);
        let before = account(id);
        assert_eq!(quote(DAVE, 0, &leave()), Quote::Free);
        assert!(
            matches!(quote(DAVE, 0, &remark()), Quote::Unaffordable { .. }),
            "its Power is not the owner's"
        );
        assert_ok!(submit(DAVE, leave()).unwrap());
        assert_eq!(events(), [used(DAVE)]);
        assert_eq!(account(id), meters::Account { exits: 0, staked: false, ..before });
        change(id, |account| account.staked = true);
        assert_eq!(submit(DAVE, leave()).unwrap_err(), InvalidTransaction::Payment.into());
        change(id, |account| (account.staked, account.exits) = (false, 1));
        assert_eq!(submit(DAVE, leave()).unwrap_err(), InvalidTransaction::Payment.into(), "it would fail");
        assert_eq!(account(id).exits, 1);
    });
}

#[test]
fn controller_exits_on_the_allowance_of_what_it_controls_when_it_owns_another_too() {
    new_test_ext().execute_with(|| {
        let (own, other) = (identify(DAVE, 0, 0), identify(CAROL, 0, 0));
        meters::Owns::<Test>::insert(DAVE, other);
        assert_ok!(submit(DAVE, leave()).unwrap());
        assert_eq!((account(own).exits, account(other).exits), (0, 1));
    });
}

#[test]
fn exit_has_the_priority_of_a_plain_extrinsic_and_the_pool_keeps_one_of_a_signer() {
    new_test_ext().execute_with(|| {
        identify(CAROL, RICHES, 0);
        identify(DAVE, 0, 0);
        give_ticket(CAROL);
        let free = validate(&power(0), CAROL, &leave()).unwrap();
        let plain = validate(&plain(0), CAROL, &leave()).unwrap();
        let same_info = {
            let info = info(&leave(), &power(0));
            let len = codec::Encode::encoded_size(&leave());
            pallet_transaction_payment::ChargeTransactionPayment::<Test>::get_priority(&info, len, 0, 0)
        };
        assert_eq!(free, ValidTransaction { priority: same_info, provides: free.provides.clone(), ..plain });
        let tags = |who, call| validate(&power(0), who, &call).unwrap().provides;
        assert_eq!(free.provides.len(), 1);
        assert_eq!(free.provides, tags(CAROL, redeem()), "one free extrinsic, of whatever kind");
        assert_ne!(free.provides, tags(DAVE, leave()));
        assert!(tags(CAROL, remark()).is_empty());
    });
}
