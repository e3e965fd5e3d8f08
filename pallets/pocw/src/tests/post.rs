use crate::{Error, Event, Pages, State, Task, Terms, assert_refused, mock::*};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::traits::UnfilteredDispatchable;

fn refused(change: impl FnOnce(&mut Terms), error: Error<Test>) {
    let mut terms = terms();
    change(&mut terms);
    assert_refused!(CLIENT, Call::post { terms }, error);
}

#[test]
fn post_offers_the_price_and_both_burns_and_holds_a_deposit() {
    build_and_execute(|| {
        let task = posted();
        let offered = PRICE + 2 * BURN;
        assert_eq!(
            (flux(CLIENT), pallet_flux::Pallet::<Test>::account(CLIENT).offered),
            (FLUX - offered, offered)
        );
        let until = now() + terms().open_for;
        let event = Event::Posted { task, client: CLIENT, terms: terms(), burn: BURN, until };
        assert_eq!(events(), vec![event]);
        let Task { client, state, contract, receipt, .. } = get(task);
        assert_eq!((client, state, contract, receipt), (CLIENT, State::Open { until }, None, None));
        assert_eq!((position(CLIENT).offers, position(CLIENT).tasks), (1, 1));
        assert_eq!(posted(), task + 1);
    });
}

#[test]
fn post_is_refused_when_the_caller_controls_no_identity() {
    build_and_execute(|| {
        let call = Call::post { terms: terms() };
        frame_support::assert_noop!(by_anyone(call), Error::<Test>::NotController);
    });
}

#[test]
fn post_is_refused_when_the_budget_is_below_that_of_an_empty_task() {
    build_and_execute(|| {
        refused(|terms| terms.budget = UNIT - 1, Error::BudgetTooSmall);
        post(CLIENT, Terms { budget: UNIT, ..terms() });
    });
}

#[test]
fn post_is_refused_when_the_price_is_below_that_of_its_budget() {
    build_and_execute(|| {
        // 100 Power at 400 Power for one FLX.
        refused(|terms| terms.price = UNIT / 4 - 1, Error::PriceTooLow);
        post(CLIENT, Terms { price: UNIT / 4, ..terms() });
    });
}

#[test]
fn post_is_refused_when_the_price_does_not_cover_the_match_burn_of_the_worker() {
    build_and_execute(|| {
        Mu::set(&(UNIT / 100));
        refused(|terms| terms.price = UNIT, Error::PriceTooLow);
        post(CLIENT, Terms { price: UNIT + 1, ..terms() });
    });
}

#[test]
fn post_is_refused_when_the_bond_is_worth_less_than_a_tenth_of_the_price() {
    build_and_execute(|| {
        refused(|terms| terms.bond = BOND - 1, Error::BondTooSmall);
        // HETU that generates half as much weighs half as much.
        HetuAlpha::set(&(UNIT / 8));
        refused(|terms| terms.bond = 2 * BOND - 1, Error::BondTooSmall);
        post(CLIENT, Terms { bond: 2 * BOND, ..terms() });
    });
}

#[test]
fn post_is_refused_when_hetu_weighs_nothing() {
    build_and_execute(|| {
        HetuAlpha::set(&0);
        refused(|_| (), Error::Overflow);
    });
}

#[test]
fn post_is_refused_when_a_period_is_shorter_than_five_blocks_or_too_long() {
    build_and_execute(|| {
        for short in [0, 9] {
            refused(|terms| terms.open_for = short, Error::PeriodOutOfBounds);
            refused(|terms| terms.work_for = short, Error::PeriodOutOfBounds);
            refused(|terms| terms.review_for = short, Error::PeriodOutOfBounds);
        }
        refused(|terms| terms.open_for = 30 * DAY + 1, Error::PeriodOutOfBounds);
        refused(|terms| terms.work_for = 29 * DAY + 1, Error::PeriodOutOfBounds);
        refused(|terms| terms.review_for = u64::MAX, Error::PeriodOutOfBounds);
        post(CLIENT, Terms { open_for: 10, work_for: 10, review_for: 10, ..terms() });
        post(CLIENT, Terms { open_for: 30 * DAY, work_for: 29 * DAY, review_for: DAY, ..terms() });
    });
}

#[test]
fn post_is_refused_when_numbers_are_extreme() {
    build_and_execute(|| {
        refused(|terms| terms.price = u128::MAX, Error::BondTooSmall);
        refused(
            |terms| {
                terms.bond = u128::MAX;
                terms.price = u128::MAX;
            },
            Error::Overflow,
        );
        refused(|terms| terms.budget = u128::MAX, Error::PriceTooLow);
    });
}

#[test]
fn post_is_refused_when_the_client_has_not_enough_flux() {
    build_and_execute(|| {
        let price = FLUX - 2 * BURN + 1;
        let terms = Terms { price, bond: price, ..terms() };
        assert_refused!(CLIENT, Call::post { terms }, pallet_flux::Error::<Test>::InsufficientFlux);
    });
}

#[test]
fn post_is_refused_when_the_storage_ceiling_of_the_owner_is_reached() {
    build_and_execute(|| {
        let set = pallet_power::Call::set_ceiling { id: CLIENT, ceiling: UNIT / 100 };
        RuntimeCall::from(set).dispatch_bypass_filter(RuntimeOrigin::signed(owner(CLIENT))).unwrap();
        posted();
        assert_refused!(CLIENT, Call::post { terms: terms() }, pallet_power::Error::<Test>::CeilingExceeded);
    });
}

#[test]
fn tasks_share_pages_in_the_order_of_their_numbers() {
    build_and_execute(|| {
        let ids: Vec<_> = (0..70).map(|_| posted()).collect();
        assert_eq!(Pages::<Test>::iter_keys().count(), 3);
        for id in ids {
            by(CLIENT, Call::cancel { task: id }).unwrap();
        }
        assert_eq!(Pages::<Test>::iter_keys().count(), 0);
    });
}
