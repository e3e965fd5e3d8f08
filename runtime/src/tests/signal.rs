//! What accounts say of a referendum, over the real tokens.
use super::*;
use Sr25519Keyring::*;
use configs::tokens::{AUR, NEX, protocol_account};
use frame_support::{
    assert_noop, assert_ok,
    traits::{fungibles::InspectHold, schedule::DispatchTime},
};
use pallet_governance::{Error, SignalTally};

const ONE: u128 = 1_000_000_000_000_000_000;

fn referendum() -> u32 {
    let index = pallet_referenda::ReferendumCount::<Runtime>::get();
    let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
    assert_ok!(Referenda::submit(
        signed(Charlie),
        alloc::boxed::Box::new(frame_system::RawOrigin::Root.into()),
        frame_support::traits::Bounded::Inline(call.encode().try_into().unwrap()),
        DispatchTime::After(0),
    ));
    index
}

fn issue(token: u32, who: Sr25519Keyring, amount: Balance) {
    let protocol = RuntimeOrigin::signed(protocol_account());
    assert_ok!(Assets::mint(protocol, token.into(), account(who).into(), amount));
}

fn weight(who: Sr25519Keyring) -> u128 {
    Governance::signal_weight(account(who), 0, 0)
}

#[test]
fn signal_weighs_gen_aur_nex_and_flux_by_their_supplies() {
    development().execute_with(|| {
        // Genesis: GEN for five, Flux for Eve and Ferdie, neither NEX nor AUR.
        assert_eq!([weight(Alice), weight(Eve), weight(Ferdie)], [3 * ONE, ONE + ONE / 2, ONE / 2]);
        let index = referendum();
        assert_ok!(Governance::signal(signed(Alice), index, true, 0, 0));
        assert_ok!(Governance::signal(signed(Ferdie), index, false, 0, 0));
        issue(NEX, Dave, 1_000 * UNIT);
        issue(NEX, Alice, 39_000 * UNIT);
        issue(AUR, Dave, 50 * UNIT);
        issue(AUR, Bob, 50 * UNIT);
        assert_ok!(Governance::signal(signed(Dave), index, true, 400 * UNIT, 20 * UNIT));
        // 15 % of GEN at 10, 1 % of NEX at 3, a fifth of AUR at 5.
        let daves = ONE + ONE / 2 + 3 * ONE / 100 + ONE;
        assert_eq!(
            Governance::signal_of(index),
            Some(SignalTally { ayes: 3 * ONE + daves, nays: ONE / 2, accounts: 3 })
        );
        check_invariants();
    });
}

/// Flux speaks for the owner of a human identity: a key that can be replaced would let the same Flux speak again.
#[test]
fn flux_signals_for_its_owner_alone() {
    development().execute_with(|| {
        const EVE: u64 = 0;
        let key = AccountId::new([7; 32]);
        assert_ok!(Power::announce_controller(signed(Eve), EVE, key.clone()));
        // Longer than a rotation waits.
        run_to(400);
        assert_ok!(Power::accept_controller(RuntimeOrigin::signed(key.clone()), EVE));
        assert_eq!(Power::identity_of(key.clone()), Some(EVE));
        assert_eq!(Governance::signal_weight(key.clone(), 0, 0), 0);
        assert!(weight(Eve) > ONE + 4 * ONE / 10);
        let index = referendum();
        assert_noop!(
            Governance::signal(RuntimeOrigin::signed(key), index, true, 0, 0),
            Error::<Runtime>::NothingToSignal
        );
    });
}

/// What is on hold can be neither sent, nor swapped, nor signal elsewhere, and all of it comes back.
#[test]
fn attack_56_tokens_that_signal_go_nowhere_until_they_are_withdrawn() {
    development().execute_with(|| {
        let (index, other) = (referendum(), referendum());
        issue(NEX, Dave, 1_000 * UNIT);
        issue(NEX, Bob, 1_000 * UNIT);
        let free = Balances::free_balance(account(Dave));
        assert_ok!(Governance::signal(signed(Dave), index, true, 900 * UNIT, 0));
        let give = |amount| Assets::transfer(signed(Dave), NEX.into(), account(Bob).into(), amount);
        assert!(give(100 * UNIT + 1).is_err());
        assert_ok!(Assets::transfer_all(signed(Dave), NEX.into(), account(Bob).into(), false));
        assert!(Assets::balance(NEX, account(Bob)) <= 1_100 * UNIT, "all that is not on hold");
        assert!(Governance::signal(signed(Dave), other, true, 200 * UNIT, 0).is_err());
        assert_eq!(AssetsHolder::total_balance_on_hold(NEX, &account(Dave)), 900 * UNIT);
        assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
        let withdraw = RuntimeCall::from(pallet_governance::Call::withdraw_signal { index });
        assert_ok!(withdraw.dispatch(signed(Dave)));
        assert_ok!(SafeMode::force_exit(RuntimeOrigin::root()));
        assert_eq!(Balances::free_balance(account(Dave)), free);
        assert_ok!(give(Assets::balance(NEX, account(Dave)) - 1));
        assert_eq!(Governance::signal_of(index), None);
        check_invariants();
    });
}
