use crate::{Error, Event, Signal, SignalTally, Signals, mock::*};
use fluxnomics_primitives::params::GovernanceParams;
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{DispatchError, TokenError};

/// What a whole supply weighs at a multiplier of one.
const ONE: u128 = 1_000_000_000_000_000_000;

#[test]
fn signal_holds_and_counts_when_the_referendum_is_ongoing() {
    build_and_execute(|| {
        let index = ongoing();
        assert_ok!(signal(ALICE, index, true, 1_000, 0));
        // 30 % of GEN at 10, a tenth of NEX at 3, a quarter of Flux at 1.
        let weight = 3 * ONE + 3 * ONE / 10 + ONE / 4;
        assert_eq!(
            Signals::<Test>::get(index, ALICE),
            Some(Signal { aye: true, weight, nex: 1_000, aur: 0, deposit: SIGNAL_DEPOSIT })
        );
        assert_eq!(Governance::signal_of(index), Some(SignalTally { ayes: weight, nays: 0, accounts: 1 }));
        assert_eq!(on_hold(ALICE), [SIGNAL_DEPOSIT, 1_000, 0]);
        assert_eq!(
            events(),
            vec![Event::Signalled { index, who: ALICE, aye: true, nex: 1_000, aur: 0, weight }]
        );
        // A fifth of GEN at 10, 2 % of NEX at 3, all AUR at 5, no Flux. One unit of AUR cannot be held.
        assert_ok!(signal(BOB, index, false, 200, 99));
        let nays = 2 * ONE + 6 * ONE / 100 + 495 * ONE / 100;
        assert_eq!(Governance::signal_of(index), Some(SignalTally { ayes: weight, nays, accounts: 2 }));
    });
}

#[test]
fn signal_binds_nobody() {
    build_and_execute(|| {
        let index = proposed(BOB, &[Change::PowerCap(9_000)]);
        assert_ok!(signal(ALICE, index, true, 6_000 - 1, 0));
        approve(index);
        advance(3 * fluxnomics_primitives::time::DAY);
        assert_ok!(enact(index));
        let lost = proposed(BOB, &[Change::FeesBase(1_001)]);
        assert_ok!(signal(BOB, lost, true, 10, 0));
        Referenda::set(lost, State::Lost);
        assert_noop!(enact(lost), error(Error::NotApproved));
    });
}

#[test]
fn signal_takes_the_place_of_an_earlier_one() {
    build_and_execute(|| {
        let index = ongoing();
        assert_ok!(signal(ALICE, index, true, 1_000, 0));
        assert_ok!(signal(BOB, index, true, 10, 50));
        let bobs = Signals::<Test>::get(index, BOB).unwrap().weight;
        for (aye, nex) in [(false, 5_999), (false, 1), (true, 0), (false, 5_999)] {
            assert_ok!(signal(ALICE, index, aye, nex, 0));
            let weight = Governance::signal_weight(ALICE, nex, 0);
            let (ayes, nays) = if aye { (bobs + weight, 0) } else { (bobs, weight) };
            assert_eq!(Governance::signal_of(index), Some(SignalTally { ayes, nays, accounts: 2 }));
            assert_eq!(on_hold(ALICE), [SIGNAL_DEPOSIT, nex, 0]);
            assert_ok!(Governance::do_try_state());
        }
    });
}

#[test]
fn signal_keeps_its_weight_when_holdings_and_multipliers_change() {
    build_and_execute(|| {
        let index = ongoing();
        assert_ok!(signal(ALICE, index, true, 0, 0));
        let before = Governance::signal_of(index);
        FluxHeld::set(&Default::default());
        Params::set(&GovernanceParams { multiplier_gen: 100, ..Params::get() });
        assert_eq!(Governance::signal_of(index), before);
        assert_ok!(signal(ALICE, index, true, 0, 0));
        assert_eq!(Governance::signal_of(index).unwrap().ayes, 30 * ONE);
    });
}

#[test]
fn signal_counts_flux_as_nothing_when_there_is_none() {
    build_and_execute(|| {
        FluxSupply::set(&0);
        assert_eq!(Governance::signal_weight(ALICE, 0, 0), 3 * ONE);
    });
}

#[test]
fn signal_fails_when_the_origin_is_not_signed() {
    build_and_execute(|| {
        let index = ongoing();
        for origin in origins() {
            if frame_system::ensure_signed(origin.clone()).is_err() {
                assert_noop!(signal_by(origin, index, true, 0, 0), DispatchError::BadOrigin);
            }
        }
    });
}

#[test]
fn signal_fails_when_the_referendum_is_not_ongoing() {
    build_and_execute(|| {
        assert_noop!(signal(ALICE, 0, true, 0, 0), error(Error::NotOngoing));
        let index = ongoing();
        assert_ok!(signal(ALICE, index, true, 5, 0));
        for decided in [State::Lost, State::ApprovedAt(0)] {
            Referenda::set(index, decided);
            assert_noop!(signal(ALICE, index, false, 5, 0), error(Error::NotOngoing));
            assert_noop!(signal(BOB, index, true, 0, 0), error(Error::NotOngoing));
        }
    });
}

#[test]
fn signal_fails_when_it_would_weigh_nothing() {
    build_and_execute(|| {
        let index = ongoing();
        assert_noop!(signal(POOR, index, true, 0, 0), error(Error::NothingToSignal));
        let none = GovernanceParams {
            multiplier_gen: 0,
            multiplier_aur: 0,
            multiplier_nex: 0,
            multiplier_flux: 0,
            ..Params::get()
        };
        assert_ok!(signal(ALICE, index, true, 5, 0));
        Params::set(&none);
        assert_noop!(signal(ALICE, index, false, 5, 0), error(Error::NothingToSignal));
        assert_eq!(on_hold(ALICE), [SIGNAL_DEPOSIT, 5, 0], "the earlier one stands");
    });
}

#[test]
fn signal_fails_when_something_cannot_be_held() {
    build_and_execute(|| {
        let index = ongoing();
        for (who, nex, aur) in [(ALICE, 6_000, 0), (ALICE, 0, 1), (BOB, 0, 100), (BOB, u128::MAX, 0)] {
            assert!(signal(who, index, true, nex, aur).is_err());
            let storage = root();
            let _ = signal(who, index, true, nex, aur);
            assert_eq!(root(), storage);
        }
        // Carol has GEN and no HETU.
        assert_noop!(signal(CAROL, index, true, 0, 0), TokenError::FundsUnavailable);
    });
}

/// Attack 56: what signals cannot be given to somebody else and signal again.
#[test]
fn attack_56_tokens_stay_where_they_are_while_they_signal() {
    build_and_execute(|| {
        let index = ongoing();
        assert_ok!(signal(ALICE, index, true, 5_999, 0));
        let give = |amount| Assets::transfer(RuntimeOrigin::signed(ALICE), NEX, BOB, amount);
        assert!(give(5_999).is_err());
        assert!(give(2).is_err());
        assert_ok!(withdraw(ALICE, index));
        assert_ok!(give(5_999));
        assert_ok!(signal(BOB, index, true, 9_998, 0));
        let tally = Governance::signal_of(index).unwrap();
        assert_eq!(tally.ayes, Governance::signal_weight(BOB, 9_998, 0), "Alice's went when she did");
        assert_eq!(tally.accounts, 1);
    });
}

/// A token on hold for one referendum does not signal on another.
#[test]
fn attack_56_tokens_signal_once_when_there_are_many_referenda() {
    build_and_execute(|| {
        let (one, two) = (ongoing(), ongoing());
        assert_ok!(signal(ALICE, one, true, 4_000, 0));
        assert!(signal(ALICE, two, true, 2_000, 0).is_err());
        assert_ok!(signal(ALICE, two, true, 1_999, 0));
        assert_eq!(on_hold(ALICE), [2 * SIGNAL_DEPOSIT, 5_999, 0]);
    });
}
