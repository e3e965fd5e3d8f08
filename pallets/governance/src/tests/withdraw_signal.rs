use crate::{Error, Event, SignalTallies, Signals, mock::*};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

#[test]
fn withdraw_gives_all_back_when_the_referendum_is_ongoing_or_decided() {
    for state in [State::Ongoing, State::Lost, State::ApprovedAt(0)] {
        build_and_execute(|| {
            let index = ongoing();
            assert_ok!(signal(BOB, index, true, 3_000, 99));
            assert_ok!(signal(ALICE, index, false, 10, 0));
            Referenda::set(index, state);
            System::reset_events();
            assert_ok!(withdraw(BOB, index));
            assert_eq!(events(), vec![Event::SignalWithdrawn { index, who: BOB }]);
            assert_eq!(on_hold(BOB), [0; 3]);
            assert_eq!(Balances::free_balance(BOB), RICHES);
            assert_eq!((Assets::balance(NEX, BOB), Assets::balance(AUR, BOB)), (4_000, 100));
            let tally = Governance::signal_of(index).unwrap();
            assert_eq!((tally.ayes, tally.accounts), (0, 1));
            assert_eq!(tally.nays, Governance::signal_weight(ALICE, 10, 0));
            // The last takes the tally with it.
            assert_ok!(withdraw(ALICE, index));
            assert_eq!(Governance::signal_of(index), None);
            assert_eq!((Signals::<Test>::iter().count(), SignalTallies::<Test>::iter().count()), (0, 0));
        });
    }
}

#[test]
fn withdraw_fails_when_there_is_no_signal_of_the_account() {
    build_and_execute(|| {
        let index = ongoing();
        assert_noop!(withdraw(ALICE, index), error(Error::UnknownSignal));
        assert_ok!(signal(ALICE, index, true, 0, 0));
        assert_noop!(withdraw(BOB, index), error(Error::UnknownSignal));
        assert_noop!(withdraw(ALICE, index + 1), error(Error::UnknownSignal));
        assert_ok!(withdraw(ALICE, index));
        assert_noop!(withdraw(ALICE, index), error(Error::UnknownSignal));
    });
}

#[test]
fn withdraw_fails_when_the_origin_is_not_signed() {
    build_and_execute(|| {
        let index = ongoing();
        assert_ok!(signal(ALICE, index, true, 0, 0));
        for origin in origins() {
            if frame_system::ensure_signed(origin.clone()).is_err() {
                assert_noop!(withdraw_by(origin, index), DispatchError::BadOrigin);
            }
        }
    });
}
