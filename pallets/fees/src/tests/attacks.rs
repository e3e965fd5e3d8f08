use crate::{
    Event, Quote,
    mock::{meters::Meddling, *},
};
use codec::Encode;
use frame_support::{assert_ok, dispatch::PostDispatchInfo, weights::Weight};
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

/// Spends the meter and the Flux, or gives the identity away, while it pays.
#[test]
fn identity_pays_what_was_reserved_and_gets_the_rest_back_whatever_the_call_does_to_it() {
    const MEDDLE: Weight = Weight::from_parts(3_000, 0);
    for how in [Meddling::Drain, Meddling::SpendFlux, Meddling::Rotate(ALICE), Meddling::Convert(1)] {
        let call = meddle(how);
        new_test_ext().execute_with(|| {
            let id = identify(DAVE, 100_000, 100_000);
            let power = cost_at(&call, MEDDLE + CHARGE_POWER);
            assert_ok!(submit(DAVE, call.clone()).unwrap());
            assert_eq!(events(), [Event::PowerPaid { who: DAVE, id, power }.into()]);
            let account = account(id);
            assert_eq!(account.power_settled, power);
            assert_eq!(account.meter, 100_000 - power - account.power_drained);
        });
        new_test_ext().execute_with(|| {
            let id = identify(DAVE, 0, 100_000);
            let reserved = cost(&call).div_ceil(7);
            let fee = (reserved * cost_at(&call, MEDDLE + CHARGE_FLUX)).div_ceil(cost(&call));
            assert_ok!(submit(DAVE, call).unwrap());
            assert_eq!(events(), [Event::FluxPaid { who: DAVE, id, fee }.into()]);
            let account = account(id);
            assert_eq!((account.flux_settled, account.flux), (fee, 100_000 - fee - account.flux_spent));
        });
    }
}

#[test]
fn settlement_takes_no_more_than_was_reserved_when_the_call_raises_congestion() {
    new_test_ext().execute_with(|| {
        let call = meddle(Meddling::Congest(16));
        let power = cost(&call);
        let id = identify(DAVE, power, 0);
        assert_ok!(submit(DAVE, call).unwrap());
        assert_eq!(events(), [Event::PowerPaid { who: DAVE, id, power }.into()]);
        assert_eq!(account(id).meter, 0);
    });
}

/// A call undoes its own charge when it fails: a flood of such messages would cost nothing.
#[test]
fn chain_is_not_flooded_for_free_when_messages_fail() {
    new_test_ext().execute_with(|| {
        let price = <Meters as fluxnomics_primitives::capacity::PowerPayments>::message_cost(10, false);
        let id = identify(DAVE, 10 * price, 5 * price.div_ceil(7));
        for _ in 0..15 {
            assert!(submit(DAVE, send(10, true)).unwrap().is_err());
        }
        assert_eq!((account(id).meter, account(id).flux), (0, 0));
        assert_eq!(submit(DAVE, send(10, true)).unwrap_err(), InvalidTransaction::Payment.into());
    });
}

#[test]
fn chain_is_not_flooded_for_free_when_messages_are_filtered() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 100_000, 0);
        Paused::set(&true);
        let failure = submit(DAVE, send(10, false)).unwrap().unwrap_err();
        assert_eq!(failure.error, DispatchError::from(frame_system::Error::<Test>::CallFiltered));
        assert!(account(id).power_settled > 0);
    });
}

#[test]
fn exit_is_not_free_when_the_base_call_filter_stops_it() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 100_000, 0);
        Paused::set(&true);
        assert!(matches!(quote(DAVE, 0, &leave()), Quote::Capacity { .. }));
        let failure = submit(DAVE, leave()).unwrap().unwrap_err();
        assert_eq!(failure.error, DispatchError::from(frame_system::Error::<Test>::CallFiltered));
        assert!(account(id).power_settled > 0);
        assert_eq!(account(id).exits, 1);
    });
}

#[test]
fn exit_is_not_free_when_a_batch_carries_it() {
    for calls in [vec![leave()], vec![leave(), remark()], vec![batch(vec![leave()])]] {
        new_test_ext().execute_with(|| {
            let id = identify(DAVE, 0, 0);
            assert_eq!(submit(DAVE, batch(calls.clone())).unwrap_err(), InvalidTransaction::Payment.into());
            change(id, |account| account.meter = 100_000);
            assert_ok!(submit(DAVE, batch(calls)).unwrap());
            let account = account(id);
            assert!(!account.staked && account.power_settled > 0);
            assert_eq!(account.exits, 1);
        });
    }
}

/// Not even what only the extension can see, like a call that fails although it would have succeeded, is free
/// twice.
#[test]
fn exit_is_used_up_when_its_call_fails_after_all() {
    new_test_ext().execute_with(|| {
        let id = identify(DAVE, 0, 0);
        let info = info(&leave(), &power(0));
        let failing = |_| Err(DispatchError::Unavailable.into());
        let outcome =
            power(0).test_run(RuntimeOrigin::signed(DAVE), &leave(), &info, 10, 0, failing).unwrap();
        assert!(outcome.is_err());
        assert_eq!(events(), [Event::ExitUsed { who: DAVE, id }.into()]);
        assert_eq!(account(id).exits, 0);
        assert_eq!(submit(DAVE, leave()).unwrap_err(), InvalidTransaction::Payment.into());
    });
}

#[test]
fn message_is_not_paid_by_the_extension_when_a_batch_carries_it() {
    new_test_ext().execute_with(|| {
        identify(CAROL, 0, 0);
        // HETU pays for the batch, and the message still has to be paid for.
        let failure = submit(CAROL, batch(vec![send(10, false)])).unwrap().unwrap_err();
        assert_eq!(failure.error, meters::Error::<Test>::NotEnough.into());
        assert!(Balances::free_balance(CAROL) < RICHES);
    });
}

#[test]
fn extrinsic_pays_by_the_next_route_when_the_first_was_used_up_between_the_pool_and_the_block() {
    new_test_ext().execute_with(|| {
        let most = cost(&remark());
        let id = identify(CAROL, most, most.div_ceil(7));
        assert!(validate(&power(0), CAROL, &remark()).is_ok());
        change(id, |account| account.meter -= 1);
        assert_ok!(submit(CAROL, remark()).unwrap());
        assert!(matches!(events()[..], [RuntimeEvent::Fees(Event::FluxPaid { .. })]));
        change(id, |account| account.flux = 0);
        assert_ok!(submit(CAROL, remark()).unwrap());
        assert!(matches!(events()[..], [RuntimeEvent::TransactionPayment(_)]));
        change(id, |account| account.allows_hetu = false);
        assert_eq!(submit(CAROL, remark()).unwrap_err(), InvalidTransaction::Payment.into());
    });
}

/// Each route once: what is validated is prepared, and nothing else, whatever the state says by then.
#[test]
fn extrinsic_is_refused_when_what_validation_promised_is_gone_at_preparation() {
    for (call, meter) in [(remark(), RICHES), (remark(), 0), (leave(), 0)] {
        new_test_ext().execute_with(|| {
            let id = identify(CAROL, meter, RICHES);
            assert!(!matches!(quote(CAROL, 0, &call), Quote::Hetu { .. }));
            let info = info(&call, &power(0));
            let (origin, len, source) =
                (RuntimeOrigin::signed(CAROL), call.encoded_size(), TransactionSource::InBlock);
            let (_, val, origin) =
                power(0).validate(origin, &call, &info, len, (), &TxBaseImplication(()), source).unwrap();
            change(id, |account| (account.meter, account.flux, account.exits) = (0, 0, 0));
            let before = root();
            let refused = power(0).prepare(val, &origin, &call, &info, len).err();
            assert_eq!(refused, Some(InvalidTransaction::Payment.into()));
            assert_eq!(root(), before);
        });
    }
}
