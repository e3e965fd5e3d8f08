//! What people will try. Numbers of attacks and findings are those of the project's threat list in the README.
use crate::{Error, assert_refused, mock::*};
use fluxnomics_economics::{flux::bounds::is_funded, quality::Quality};
use fluxnomics_primitives::{
    Balance, UNIT,
    flux::{FluxCharge, FluxHold, FluxLedger},
    identity::MintWeight,
    params::FluxParams,
};
use frame_support::assert_ok;
use sp_runtime::Perbill;

/// A task between two identities of one person: matched, settled and rewarded at the highest quality.
fn self_deal(client: u64, worker: u64, power: Balance, price: Balance) {
    let params = FluxParams::default();
    let burn = (power * params.match_burn).div_ceil(UNIT);
    assert_ok!(Flux::shift(client, price + 2 * burn, FREE, ESCROW));
    assert_ok!(Flux::burn(client, 2 * burn, ESCROW, FluxCharge::Match));
    assert_ok!(Flux::settle(client, FluxHold::Escrow, worker, FREE, price));
    Flux::note(worker, power, Quality::MAX);
}

#[test]
fn self_dealing_loses_when_quality_is_highest_and_nobody_else_works() {
    for power in [1, UNIT, 500 * UNIT, 5_753 * UNIT, 1_000_000 * UNIT] {
        build_and_execute(|| {
            without_demurrage();
            let before = free(1) + free(3);
            self_deal(1, 3, power, 10 * UNIT);
            pass_days(1);
            assert!(free(1) + free(3) < before, "{power} Power");
        });
    }
}

#[test]
fn self_dealing_loses_at_every_corner_that_the_funded_rule_lets_a_vote_reach() {
    let mut corners = 0;
    for sink in [5, 10, 30, 50] {
        for kappa in [UNIT / 5_000, UNIT / 2_000, UNIT / 1_000] {
            for match_burn in [UNIT / 1_000, UNIT / 100] {
                if !is_funded(Perbill::from_percent(sink), kappa, match_burn) {
                    continue;
                }
                corners += 1;
                build_and_execute(|| {
                    without_demurrage();
                    change_params(|params| {
                        params.kappa_max = kappa;
                        params.lambda_staked = Perbill::from_percent(20);
                        params.lambda_free = Perbill::from_percent(80 - sink);
                        params.lambda_sink = Perbill::from_percent(sink);
                    });
                    change_policy(|policy| policy.kappa = kappa);
                    let burned = 2 * match_burn * 1_000;
                    assert_ok!(Flux::burn(1, burned, FREE, FluxCharge::Match));
                    Flux::note(3, 1_000 * UNIT, Quality::MAX);
                    pass_days(1);
                    assert!(free(3) <= burned / 100 * 95, "{} of {burned}", free(3));
                });
            }
        }
    }
    assert_eq!(corners, 24);
}

#[test]
fn spending_power_without_a_receipt_mints_nothing() {
    // Messages, fees and fallback raise odometers; only what carries a receipt's quality weighs here.
    build_and_execute(|| {
        without_demurrage();
        for _ in 0..100 {
            assert_ok!(Flux::burn(1, UNIT, FREE, FluxCharge::Fallback));
        }
        pass_days(3);
        assert_eq!(totals().minted.power_reward, 0);
        assert!(free(1) < GENESIS / 2);
    });
}

#[test]
fn burning_ones_own_flux_to_get_the_budget_back_loses_when_one_holds_all_the_work() {
    build_and_execute(|| {
        without_demurrage();
        change_params(|params| params.bootstrap = 0);
        let before = free(1);
        assert_ok!(Flux::burn(1, 10_000 * UNIT, FREE, FluxCharge::Fallback));
        for _ in 0..60 {
            work(1, 100_000_000 * UNIT);
            pass_days(1);
        }
        assert!(free(1) < before);
    });
}

#[test]
fn buying_and_burning_never_makes_more_for_sale_than_was_burned() {
    build_and_execute(|| {
        without_demurrage();
        change_params(|params| {
            params.bootstrap = 0;
            params.quota_multiple = 10;
        });
        let start = supply();
        for _ in 0..60 {
            let quota = policy().quota;
            if quota > 0 {
                assert_ok!(by(ALICE, purchase(1, quota)));
            }
            let have = free(1);
            assert_ok!(Flux::burn(1, have, FREE, FluxCharge::Fallback));
            pass_days(1);
            assert!(supply() <= start);
        }
    });
}

#[test]
fn the_price_cannot_leave_its_bounds_when_somebody_buys_everything_or_nobody_anything() {
    build_and_execute(|| {
        without_demurrage();
        change_params(|params| params.bootstrap = 20_000 * UNIT);
        for _ in 0..120 {
            pass_days(1);
            let quota = policy().quota;
            assert_ok!(by(ALICE, purchase(1, quota)));
        }
        assert_eq!(policy().price, 10 * UNIT);
        pass_days(120);
        assert_eq!(policy().price, UNIT / 10);
    });
}

#[test]
fn a_holder_cannot_shelter_from_demurrage_when_rewards_and_offers_are_left_alone() {
    build_and_execute(|| {
        change_params(|params| params.max_step = Default::default());
        // The same amount free, offered and not realised.
        work(3, 1_000_000 * UNIT);
        pass_days(1);
        let amount = view(3).free;
        let excess = free(1) - amount;
        assert_ok!(Flux::burn(1, excess, FREE, FluxCharge::Fallback));
        let half = amount / 2;
        assert_ok!(Flux::shift(1, half, FREE, OFFER));
        pass_days(500);
        assert!((view(1).free + view(1).offered).abs_diff(view(3).free) <= 3);
        assert!(view(3).free < amount);
    });
}

#[test]
fn a_reward_is_paid_once_when_it_is_claimed_again_and_again() {
    build_and_execute(|| {
        without_demurrage();
        work(3, 1_000 * UNIT);
        pass_days(1);
        assert_ok!(by(STRANGER, Call::claim { id: 3 }));
        for _ in 0..3 {
            assert_refused!(STRANGER, Call::claim { id: 3 }, Error::<Test>::NothingToClaim);
            pass_days(1);
        }
        assert_eq!(free(3), UNIT / 10 * 9);
    });
}

#[test]
fn work_before_a_change_of_lambda_is_paid_by_the_lambda_of_its_close() {
    build_and_execute(|| {
        without_demurrage();
        work(3, 1_000 * UNIT);
        pass_days(1);
        change_params(|params| {
            params.lambda_free = Perbill::from_percent(10);
            params.lambda_staked = Perbill::from_percent(10);
            params.lambda_sink = Perbill::from_percent(80);
        });
        assert_eq!(view(3).free, UNIT / 10 * 9);
    });
}

#[test]
fn no_call_moves_flux_between_identities_when_two_collude() {
    // The calls of this pallet, by everybody, about everybody's identity.
    build_and_execute(|| {
        without_demurrage();
        pass_days(1);
        for who in [ALICE, BOB, CAROL, STRANGER] {
            for id in 1..=3 {
                let others: Vec<_> = (1..=3).filter(|other| *other != id).map(free).collect();
                let own = free(id);
                let _ = by(who, purchase(id, UNIT));
                let _ = by(who, Call::claim { id });
                assert_eq!((1..=3).filter(|other| *other != id).map(free).collect::<Vec<_>>(), others);
                assert!(free(id) >= own);
            }
        }
    });
}
