//! Each numbered invariant is noticed when it is broken.
use crate::{
    Account, Accounts, CurrentRound, History, MonetaryPolicy, OpenEpoch, Rounds, Totals, Watches, mock::*,
};
use fluxnomics_primitives::{
    UNIT,
    flux::{FluxHold, FluxLedger},
};
use frame_support::assert_ok;

/// A bit of everything.
fn scene() {
    assert_ok!(Flux::shift(1, 100 * UNIT, FREE, STAKE));
    assert_ok!(Flux::shift(1, 100 * UNIT, FREE, ESCROW));
    assert_ok!(Flux::settle(1, FluxHold::Escrow, 2, FREE, 50 * UNIT));
    work(3, 1_000 * UNIT);
    work(2, 1_000 * UNIT);
    assert_ok!(Flux::watch(0));
    pass_days(1);
    assert_ok!(by(ALICE, purchase(1, UNIT)));
    work(1, 1_000 * UNIT);
    Flux::do_try_state().unwrap();
}

/// Breaks something in the scene and expects the invariant to be named.
fn notices(invariant: &str, breakage: impl FnOnce()) {
    new_test_ext().execute_with(|| {
        scene();
        breakage();
        let error: &'static str = Flux::do_try_state().unwrap_err().into();
        assert!(error.starts_with(invariant), "{error}");
    });
}

fn account(id: u64, change: impl FnOnce(&mut Account)) {
    Accounts::<Test>::mutate(id, |account| change(account.as_mut().unwrap()));
}

#[test]
fn f1_is_noticed_when_a_total_is_one_base_unit_off() {
    notices("F1", || Totals::<Test>::mutate(|t| t.minted.purchase += 1));
    notices("F1", || Totals::<Test>::mutate(|t| t.burned.demurrage += 1));
    notices("F1", || Totals::<Test>::mutate(|t| t.decaying.whole += 1));
}

#[test]
fn f2_is_noticed_when_a_settlement_minted_more_than_it_burned() {
    notices("F2", || {
        Totals::<Test>::mutate(|t| {
            t.minted.settlement += 1;
            t.decaying.whole += 1;
        })
    });
}

#[test]
fn f3_is_noticed_when_more_could_exist_than_was_released() {
    notices("F3", || MonetaryPolicy::<Test>::mutate(|p| p.reservoir.bootstrap += 50_000 * UNIT));
    notices("F3", || MonetaryPolicy::<Test>::mutate(|p| p.released = 0));
}

#[test]
fn f4_is_noticed_when_an_account_holds_what_the_totals_do_not_know() {
    notices("F4", || account(1, |a| a.staked += 1));
    notices("F4", || account(1, |a| a.free.whole += 2));
    notices("F4", || Rounds::<Test>::mutate(0, |r| r.as_mut().unwrap().booked += 10));
}

#[test]
fn f5_is_noticed_when_an_account_is_empty_or_ahead_of_the_index() {
    notices("F5", || Accounts::<Test>::insert(77, Account::default()));
    notices("F5", || account(1, |a| a.mark.generation += 1));
}

#[test]
fn f6_is_noticed_when_work_is_lost_or_invented() {
    notices("F6", || account(1, |a| a.weight += 1));
    notices("F6", || account(3, |a| a.weight -= 1));
    notices("F6", || account(3, |a| a.round += 5));
    notices("F6", || CurrentRound::<Test>::mutate(|open| open.weight -= 1));
    notices("F6", || {
        let round = Rounds::<Test>::get(0).unwrap();
        Rounds::<Test>::insert(1, crate::ClosedRound { booked: 0, ..round });
    });
}

#[test]
fn f7_is_noticed_when_more_is_for_sale_than_may_be_minted() {
    notices("F7", || MonetaryPolicy::<Test>::mutate(|p| p.sold = p.quota + 1));
    notices("F7", || MonetaryPolicy::<Test>::mutate(|p| p.quota = p.sold + p.reservoir.total() + 1));
}

#[test]
fn f8_is_noticed_when_epochs_are_out_of_order() {
    notices("F8", || OpenEpoch::<Test>::put(2));
    notices("F8", || Watches::<Test>::mutate(0, |w| w.as_mut().unwrap().watchers = 0));
    notices("F8", || Watches::<Test>::mutate(0, |w| w.as_mut().unwrap().mark = None));
    notices("F8", || {
        let record = History::<Test>::get(0).unwrap();
        History::<Test>::insert(1, record);
    });
}
