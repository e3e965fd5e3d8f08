use crate::{BondState, Call, Error, Event, SlashRecord, Slashes, mock::*};
use codec::Encode;
use frame_support::{
    assert_err, assert_noop, assert_ok,
    traits::{
        KeyOwnerProofSystem, UnfilteredDispatchable,
        fungible::{Inspect, Mutate},
    },
};
use sp_runtime::{
    DispatchError::BadOrigin, Perbill, RuntimeAppPublic, testing::UintAuthorityId, traits::Dispatchable,
};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

fn unbond(who: AccountId) {
    Validators::unbond(RuntimeOrigin::signed(who)).unwrap();
}

#[test]
fn set_keeps_its_bound_when_governance_adds_one_too_many() {
    build_and_execute(|| {
        admit(5);
        admit(6);
        for who in [7, 8, 9] {
            assert_ok!(Validators::bond(RuntimeOrigin::signed(who)));
            assert_noop!(
                Validators::add_validator(RuntimeOrigin::root(), who),
                Error::<Test>::TooManyValidators
            );
        }
        assert_eq!(Validators::members().len(), 6);
    });
}

#[test]
fn set_keeps_one_when_governance_dismisses_all() {
    build_and_execute(|| {
        for who in [1, 2, 3] {
            assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), who));
        }
        assert_noop!(Validators::remove_validator(RuntimeOrigin::root(), 4), Error::<Test>::LastValidator);
        run_sessions(3);
        assert_eq!(Validators::active_set(), [4]);
    });
}

#[test]
fn bond_stays_when_a_member_tries_every_way_out() {
    build_and_execute(|| {
        let call = |call: Call<Test>| call.dispatch_bypass_filter(RuntimeOrigin::signed(1));
        assert_err!(call(Call::unbond {}), Error::<Test>::StillValidator);
        assert_err!(call(Call::withdraw { who: 1 }), Error::<Test>::NotUnbonding);
        assert_err!(call(Call::purge_keys {}), Error::<Test>::StillBonded);
        run_sessions(20);
        assert_err!(call(Call::unbond {}), Error::<Test>::StillValidator);
        assert_eq!(bond_of(1), BOND);
        assert_eq!(Validators::active_set(), [1, 2, 3, 4]);
    });
}

#[test]
fn bond_is_paid_once_when_withdrawn_twice() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        unbond(5);
        run_blocks(60);
        assert_ok!(Validators::withdraw(RuntimeOrigin::signed(5), 5));
        assert_noop!(Validators::withdraw(RuntimeOrigin::signed(5), 5), Error::<Test>::NotBonded);
        assert_eq!(Balances::balance(&5), ENDOWMENT);
    });
}

#[test]
fn loss_stays_within_the_cap_when_a_process_offends_in_every_slot_of_a_session() {
    build_and_execute(|| {
        for slot in 0..60 {
            report(2, 0, slot, 9);
            assert!(bond_of(2) >= BOND / 2);
        }
        assert_eq!(bond_of(2), BOND / 2);
        assert_eq!(treasury(), BOND / 2);
        assert_eq!(Slashes::<Test>::get(0, 2), Some(SlashRecord { bond: BOND, slashed: BOND / 2 }));
        let silent = Event::Slashed { who: 2, session: 0, fraction: Perbill::from_percent(9), amount: 0 };
        assert_eq!(events().last(), Some(&silent));
    });
}

#[test]
fn cap_holds_when_the_offender_tops_up_between_offences_of_one_session() {
    build_and_execute(|| {
        report(2, 0, 0, 100);
        assert_ok!(Validators::bond(RuntimeOrigin::signed(2)));
        report(2, 0, 1, 100);
        assert_eq!(bond_of(2), BOND);
        assert_eq!(treasury(), BOND / 2);
    });
}

#[test]
fn bond_is_slashed_when_its_owner_has_left_and_is_unbonding() {
    build_and_execute(|| {
        retire(1);
        unbond(1);
        report(1, 1, 0, 40);
        assert_eq!(bond_of(1), 600);
        assert!(matches!(state_of(1), Some(BondState::Unbonding { .. })));
        run_blocks(60);
        assert_ok!(Validators::withdraw(RuntimeOrigin::signed(9), 1));
        assert_eq!(Balances::balance(&1), ENDOWMENT - 400);
    });
}

#[test]
fn bond_cannot_be_withdrawn_while_a_proof_of_guilt_is_accepted_when_the_owner_left() {
    build_and_execute(|| {
        ClockScale::set(1_000_000);
        let key = (UintAuthorityId::ID, 1_u64.encode());
        assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 1));
        next_session();
        // Its last active session.
        let proof = Validators::prove(key.clone()).unwrap();
        next_session();
        unbond(1);
        let mut accepted = 0;
        while Validators::check_proof(key.clone(), proof.clone()).is_some() {
            assert_noop!(Validators::withdraw(RuntimeOrigin::signed(1), 1), Error::<Test>::NotMatured);
            accepted += 1;
            next_block();
        }
        assert_eq!(accepted, DEPTH * SESSION);
        assert_ok!(Validators::withdraw(RuntimeOrigin::signed(1), 1));
    });
}

#[test]
fn bond_is_gone_but_never_negative_when_it_is_slashed_to_dust_and_to_nothing() {
    build_and_execute(|| {
        run_sessions(3);
        Params::mutate(|params| params.max_slash = Perbill::from_rational(999_u32, 1_000));
        report(1, 3, 0, 100);
        assert_eq!(bond_of(1), 1);
        // 99.9 % of 1 is 0: the cap is rounded down.
        report(1, 2, 1, 100);
        assert_eq!(bond_of(1), 1);
        Params::mutate(|params| params.max_slash = Perbill::one());
        report(1, 1, 2, 1);
        assert_eq!(bond_of(1), 0);
        report(1, 0, 3, 100);
        assert_eq!(treasury(), BOND);
        run_sessions(2);
        unbond(1);
        run_blocks(60);
        assert_ok!(Validators::withdraw(RuntimeOrigin::signed(1), 1));
        assert_eq!(state_of(1), None);
        assert_eq!(Balances::total_balance(&1), ENDOWMENT - BOND);
    });
}

#[test]
fn offence_changes_nothing_when_the_account_is_gone() {
    build_and_execute(|| {
        for who in [5, 4_242] {
            report(who, 0, who, 100);
            assert_eq!(events(), [Event::Slashed { who, session: 0, fraction: Perbill::one(), amount: 0 }]);
        }
        assert_eq!(treasury(), 0);
        assert_eq!(Slashes::<Test>::iter().count(), 0);
        assert_eq!(Validators::members(), [1, 2, 3, 4]);
        assert!(Disabled::get().is_empty());
    });
}

#[test]
fn offence_is_ignored_when_its_session_can_no_longer_be_reported() {
    build_and_execute(|| {
        run_sessions(DEPTH + 1);
        events();
        report(1, 0, 0, 100);
        assert_eq!(events(), []);
        assert_eq!(bond_of(1), BOND);
        assert_eq!(Validators::members(), [1, 2, 3, 4]);
        report(1, 1, 1, 100);
        assert_eq!(bond_of(1), BOND / 2);
    });
}

#[test]
fn storage_does_not_grow_when_keyless_or_poor_accounts_spam_bond() {
    build_and_execute(|| {
        for who in 2_000..2_100 {
            assert_ok!(Balances::mint_into(&who, ENDOWMENT));
            assert_noop!(Validators::bond(RuntimeOrigin::signed(who)), Error::<Test>::NoSessionKeys);
        }
        assert!(Validators::bond(RuntimeOrigin::signed(POOR)).is_err());
        assert_eq!(crate::Bonds::<Test>::iter().count(), 4);
    });
}

#[test]
fn session_purge_is_closed_when_a_validator_would_drop_out_by_it() {
    build(genesis(&[1])).execute_with(|| {
        let purge = RuntimeCall::from(pallet_session::Call::purge_keys {});
        assert_err!(
            purge.dispatch(RuntimeOrigin::signed(1)).map_err(|failed| failed.error),
            frame_system::Error::<Test>::CallFiltered
        );
        run_sessions(3);
        assert_eq!(Validators::active_set(), [1]);
        Validators::do_try_state().unwrap();
    });
}

#[test]
fn set_is_not_announced_empty_when_the_last_keys_vanish() {
    build(genesis(&[1])).execute_with(|| {
        // By the call that the runtime closes: nothing helps then, but nothing panics either.
        assert_ok!(Session::purge_keys(RuntimeOrigin::signed(1)));
        run_sessions(3);
        assert_eq!(Validators::members(), [1]);
        assert_eq!(Validators::do_try_state(), Err("V2: a member has no session keys".into()));
    });
}

#[test]
fn disabling_and_slashing_do_not_exceed_a_third_when_everyone_offends() {
    build_and_execute(|| {
        let everyone: Vec<_> =
            [1, 2, 3, 4].map(|who| OffenceDetails { offender: (who, ()), reporters: vec![] }).into();
        Validators::on_offence(&everyone, &[Perbill::one(); 4], 0);
        assert_eq!(Session::disabled_validators().len(), 1);
        assert_eq!(Validators::members(), [3, 4]);
        assert_eq!(treasury(), 4 * BOND / 2);
        run_sessions(2);
        assert_eq!(Validators::active_set(), [3, 4]);
    });
}

#[test]
fn report_takes_as_many_fractions_as_offenders_when_the_lists_differ() {
    build_and_execute(|| {
        let details: Vec<_> =
            [1, 2].map(|who| OffenceDetails { offender: (who, ()), reporters: vec![] }).into();
        Validators::on_offence(&details, &[Perbill::from_percent(10)], 0);
        assert_eq!((bond_of(1), bond_of(2)), (900, BOND));
    });
}

#[test]
fn keys_of_a_validator_cannot_be_taken_when_another_registers_them() {
    build_and_execute(|| {
        assert_noop!(set_keys(KEYLESS, 1), pallet_session::Error::<Test>::DuplicatedKey);
    });
}

#[test]
fn every_call_is_refused_when_its_origin_is_wrong() {
    let signed = || RuntimeOrigin::signed(1);
    let cases: [(Call<Test>, Vec<RuntimeOrigin>); 6] = [
        (Call::bond {}, vec![RuntimeOrigin::root(), RuntimeOrigin::none()]),
        (Call::unbond {}, vec![RuntimeOrigin::root(), RuntimeOrigin::none()]),
        (Call::withdraw { who: 1 }, vec![RuntimeOrigin::root(), RuntimeOrigin::none()]),
        (Call::purge_keys {}, vec![RuntimeOrigin::root(), RuntimeOrigin::none()]),
        (Call::add_validator { who: 5 }, vec![signed(), RuntimeOrigin::none()]),
        (Call::remove_validator { who: 1 }, vec![signed(), RuntimeOrigin::none()]),
    ];
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        for (call, origins) in cases {
            for origin in origins {
                assert_noop!(call.clone().dispatch_bypass_filter(origin), BadOrigin);
            }
        }
    });
}

#[test]
fn call_indices_stay_when_calls_are_encoded() {
    let calls: [Call<Test>; 6] = [
        Call::bond {},
        Call::unbond {},
        Call::withdraw { who: 1 },
        Call::purge_keys {},
        Call::add_validator { who: 1 },
        Call::remove_validator { who: 1 },
    ];
    let indices: Vec<_> = calls.iter().map(|call| call.encode()[0]).collect();
    assert_eq!(indices, [0, 1, 2, 3, 4, 5]);
}
