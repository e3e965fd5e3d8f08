use crate::{Error, Event, mock::*};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};

fn purge(who: AccountId) -> frame_support::dispatch::DispatchResult {
    Validators::purge_keys(RuntimeOrigin::signed(who))
}

#[test]
fn keys_and_their_deposit_return_when_the_account_is_not_bonded() {
    build_and_execute(|| {
        let free = Balances::balance(&KEYLESS);
        assert_ok!(set_keys(KEYLESS, 77));
        assert_eq!(Balances::balance(&KEYLESS), free - KeyDeposit::get());
        assert_ok!(purge(KEYLESS));
        assert_eq!(Balances::balance(&KEYLESS), free);
        assert_eq!(Session::load_keys(&KEYLESS), None);
        assert_eq!(events(), [Event::KeysPurged { who: KEYLESS }]);
        // The key is free again.
        assert_ok!(set_keys(9, 77));
    });
}

#[test]
fn purge_is_refused_when_the_account_is_bonded() {
    build_and_execute(|| {
        assert_noop!(purge(1), Error::<Test>::StillBonded);
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        assert_noop!(purge(5), Error::<Test>::StillBonded);
    });
}

#[test]
fn purge_is_refused_when_there_are_no_keys() {
    build_and_execute(|| {
        assert_noop!(purge(KEYLESS), pallet_session::Error::<Test>::NoKeys);
    });
}

#[test]
fn purge_is_open_and_the_way_back_closed_when_the_account_is_unbonding() {
    build_and_execute(|| {
        assert_ok!(Validators::bond(RuntimeOrigin::signed(5)));
        assert_ok!(Validators::unbond(RuntimeOrigin::signed(5)));
        assert_ok!(purge(5));
        assert_noop!(Validators::bond(RuntimeOrigin::signed(5)), Error::<Test>::NoSessionKeys);
    });
}
