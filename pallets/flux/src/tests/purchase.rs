use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_economics::breaker::Stage;
use fluxnomics_primitives::{Balance, UNIT};
use frame_support::{assert_ok, traits::fungible::Mutate};
use sp_runtime::{Perbill, TokenError};

/// A day has closed without work: a hundredth of the supply is for sale.
fn market(test: impl FnOnce()) {
    build_and_execute(|| {
        without_demurrage();
        pass_days(1);
        events();
        test();
    });
}

#[test]
fn the_buyer_pays_the_treasury_and_the_identity_gets_flux_when_it_is_for_sale() {
    market(|| {
        assert_eq!(policy().quota, GENESIS / 100);
        change_policy(|policy| policy.price = 2 * UNIT);
        let reservoir = policy().reservoir.total();

        assert_ok!(by(ALICE, purchase(1, 100 * UNIT)));

        assert_eq!(free(1), GENESIS / 2 + 100 * UNIT);
        assert_eq!(hetu(ALICE), RICHES - 200 * UNIT);
        assert_eq!(hetu(TREASURY), RICHES + 200 * UNIT);
        assert_eq!(totals().minted.purchase, 100 * UNIT);
        assert_eq!(policy().sold, 100 * UNIT);
        assert_eq!(policy().reservoir.total(), reservoir - 100 * UNIT);
        assert_eq!(
            events(),
            [Event::Purchased { id: 1, buyer: ALICE, amount: 100 * UNIT, cost: 200 * UNIT }]
        );
    });
}

#[test]
fn the_controller_may_buy_when_it_has_hetu() {
    market(|| {
        let controller = key(1);
        assert_refused!(controller, purchase(1, UNIT), TokenError::FundsUnavailable);
        Balances::set_balance(&controller, 10 * UNIT);
        assert_ok!(by(controller, purchase(1, UNIT)));
        assert_eq!(hetu(controller), 9 * UNIT);
    });
}

#[test]
fn purchase_is_refused_when_the_caller_is_a_stranger() {
    market(|| {
        assert_refused!(STRANGER, purchase(1, UNIT), Error::<Test>::NotOwnerOrController);
        assert_refused!(BOB, purchase(1, UNIT), Error::<Test>::NotOwnerOrController);
        assert_refused!(key(2), purchase(1, UNIT), Error::<Test>::NotOwnerOrController);
    });
}

#[test]
fn purchase_is_refused_when_the_identity_is_not_active() {
    market(|| {
        assert_refused!(ALICE, purchase(7, UNIT), Error::<Test>::NotActive);
        People::set(&vec![(2, BOB)]);
        assert_refused!(ALICE, purchase(1, UNIT), Error::<Test>::NotActive);
    });
}

#[test]
fn purchase_is_refused_when_the_amount_is_zero() {
    market(|| {
        assert_refused!(ALICE, purchase(1, 0), Error::<Test>::ZeroAmount);
    });
}

#[test]
fn the_quota_is_sold_to_the_base_unit_and_then_nothing_more() {
    market(|| {
        let quota = policy().quota;
        assert_refused!(ALICE, purchase(1, quota + 1), Error::<Test>::QuotaExceeded);
        assert_refused!(ALICE, purchase(1, Balance::MAX), Error::<Test>::QuotaExceeded);
        assert_ok!(by(ALICE, purchase(1, quota - 1)));
        assert_ok!(by(BOB, purchase(2, 1)));
        assert_refused!(ALICE, purchase(1, 1), Error::<Test>::QuotaExceeded);
    });
}

#[test]
fn nothing_is_for_sale_when_no_epoch_has_closed() {
    build_and_execute(|| {
        assert_refused!(ALICE, purchase(1, 1), Error::<Test>::QuotaExceeded);
    });
}

#[test]
fn purchase_is_refused_when_it_costs_one_base_unit_more_than_the_limit() {
    market(|| {
        change_policy(|policy| policy.price = UNIT + 1);
        let call = |max_cost| Call::purchase { id: 1, amount: UNIT, max_cost };
        assert_refused!(ALICE, call(UNIT), Error::<Test>::CostAboveLimit);
        assert_ok!(by(ALICE, call(UNIT + 1)));
    });
}

#[test]
fn the_smallest_amount_costs_something_when_the_price_is_lowest() {
    market(|| {
        change_policy(|policy| policy.price = UNIT / 10);
        assert_ok!(by(ALICE, purchase(1, 1)));
        assert_eq!(hetu(ALICE), RICHES - 1);
    });
}

#[test]
fn purchase_is_refused_when_the_buyer_cannot_pay() {
    market(|| {
        Balances::set_balance(&ALICE, UNIT);
        assert_refused!(ALICE, purchase(1, UNIT), TokenError::NotExpendable);
    });
}

#[test]
fn purchase_is_refused_when_the_breaker_holds_minting_back() {
    market(|| {
        change_policy(|policy| policy.stage = Stage::Paused { until: u64::MAX });
        assert_refused!(ALICE, purchase(1, UNIT), Error::<Test>::MintingPaused);
    });
}

#[test]
fn purchase_is_refused_when_it_exceeds_the_breakers_ceiling() {
    market(|| {
        // Half of what is for sale.
        change_params(|params| params.breaker_share = Perbill::from_parts(5_000_000));
        let ceiling = GENESIS / 200;
        assert_refused!(ALICE, purchase(1, ceiling + 1), Error::<Test>::BreakerCeiling);
        assert_ok!(by(ALICE, purchase(1, ceiling)));
        // The supply has grown, and its two hundredth part.
        assert_refused!(ALICE, purchase(1, 26 * UNIT), Error::<Test>::BreakerCeiling);
        // The window forgets while the day goes on.
        go_to_block(frame_system::Pallet::<Test>::block_number() + 10_000);
        assert_ok!(by(ALICE, purchase(1, 26 * UNIT)));
    });
}

#[test]
fn the_price_rises_when_all_is_sold_and_falls_when_nothing_is() {
    market(|| {
        assert_eq!(policy().price, UNIT);
        assert_ok!(by(ALICE, purchase(1, policy().quota)));
        pass_days(1);
        assert_eq!(policy().price, UNIT / 100 * 105);
        pass_days(1);
        assert_eq!(policy().price, (UNIT / 100 * 105) / 100 * 95);
    });
}
