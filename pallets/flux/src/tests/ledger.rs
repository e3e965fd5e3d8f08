use crate::{Accounts, Error, Event, Watches, mock::*};
use fluxnomics_primitives::{
    Balance, UNIT,
    flux::{FluxCharge, FluxHold, FluxLedger},
    identity::{Departures, Obligations},
};
use frame_support::{assert_noop, assert_ok};

const CHARGES: [FluxCharge; 4] =
    [FluxCharge::Match, FluxCharge::Fallback, FluxCharge::Fee, FluxCharge::Slash];

#[test]
fn flux_moves_between_all_places_of_an_identity_when_it_is_there() {
    build_and_execute(|| {
        for from in PLACES {
            for to in PLACES {
                if from != FREE {
                    assert_ok!(Flux::shift(1, 10, FREE, from));
                }
                let before = supply();
                assert_ok!(Flux::shift(1, 10, from, to));
                assert_eq!(supply(), before);
                if to != FREE {
                    assert_eq!(Flux::balance(1, to), 10);
                    assert_ok!(Flux::shift(1, 10, to, FREE));
                }
                assert_eq!(free(1), GENESIS / 2);
            }
        }
    });
}

#[test]
fn shift_is_refused_when_there_is_one_base_unit_less() {
    build_and_execute(|| {
        for from in PLACES {
            let there = Flux::balance(1, from);
            assert_noop!(Flux::shift(1, there + 1, from, STAKE), Error::<Test>::InsufficientFlux);
            assert_noop!(Flux::shift(1, Balance::MAX, from, STAKE), Error::<Test>::InsufficientFlux);
        }
        assert_noop!(Flux::shift(77, 1, FREE, STAKE), Error::<Test>::InsufficientFlux);
    });
}

#[test]
fn burns_are_counted_by_reason_when_flux_is_charged() {
    build_and_execute(|| {
        for (i, charge) in CHARGES.into_iter().enumerate() {
            assert_ok!(Flux::burn(1, 10 + i as u128, FREE, charge));
        }
        let burned = totals().burned;
        assert_eq!([burned.matches, burned.fallback, burned.fee, burned.slash], [10, 11, 12, 13]);
        assert_eq!(burned.net(), Some(46));
        assert_eq!(supply(), GENESIS - 46);
        assert_eq!(
            events().last(),
            Some(&Event::Burned { id: 1, amount: 13, from: FREE, charge: FluxCharge::Slash })
        );
    });
}

#[test]
fn held_flux_is_burned_when_it_is_slashed() {
    build_and_execute(|| {
        for hold in [STAKE, UNBONDING, ESCROW, OFFER] {
            assert_ok!(Flux::shift(1, 10, FREE, hold));
            assert_noop!(Flux::burn(1, 11, hold, FluxCharge::Slash), Error::<Test>::InsufficientFlux);
            assert_ok!(Flux::burn(1, 10, hold, FluxCharge::Slash));
            assert_eq!(Flux::balance(1, hold), 0);
        }
        assert_eq!(totals().burned.slash, 40);
    });
}

#[test]
fn a_settlement_burns_and_mints_the_same_when_a_task_is_paid() {
    build_and_execute(|| {
        assert_ok!(Flux::shift(1, 100, FREE, ESCROW));
        assert_ok!(Flux::settle(1, FluxHold::Escrow, 3, FREE, 60));
        assert_ok!(Flux::settle(1, FluxHold::Escrow, 3, STAKE, 40));
        assert_eq!((view(3).free, view(3).staked), (60, 40));
        assert_eq!(view(1).escrow, 0);
        assert_eq!((totals().burned.settlement, totals().minted.settlement), (100, 100));
        assert_eq!(totals().burned.net(), Some(0));
        assert_eq!(supply(), GENESIS);
    });
}

#[test]
fn settlement_is_refused_when_the_escrow_is_short() {
    build_and_execute(|| {
        assert_ok!(Flux::shift(1, 100, FREE, ESCROW));
        assert_noop!(Flux::settle(1, FluxHold::Escrow, 3, FREE, 101), Error::<Test>::InsufficientFlux);
    });
}

#[test]
fn an_account_is_gone_when_its_last_flux_is() {
    build_and_execute(|| {
        assert_ok!(Flux::shift(1, 100, FREE, ESCROW));
        assert_ok!(Flux::settle(1, FluxHold::Escrow, 3, FREE, 100));
        assert!(Accounts::<Test>::contains_key(3));
        assert_ok!(Flux::burn(3, 100, FREE, FluxCharge::Match));
        assert!(!Accounts::<Test>::contains_key(3));
    });
}

#[test]
fn stake_does_not_decay_until_it_matures_when_it_was_unbonded() {
    build_and_execute(|| {
        change_params(|params| params.max_step = Default::default());
        let stake = 1_000_000_000;
        assert_ok!(Flux::shift(1, stake, FREE, STAKE));
        assert_ok!(Flux::shift(1, stake, STAKE, UNBONDING));
        assert_ok!(Flux::watch(5));
        pass_days(6);
        // The epoch in which it matures takes nothing; each after it takes 0.02 %.
        assert_eq!(view(1).unbonding, stake);
        pass_days(2);
        let burned = totals().burned.demurrage;
        let arrived = Flux::mature(1, stake, FluxHold::Unbonding, 5).unwrap();
        assert_eq!(arrived, 999_600_039);
        assert_eq!(totals().burned.demurrage, burned + stake - arrived);
        assert!(!Watches::<Test>::contains_key(5));
    });
}

#[test]
fn nothing_is_lost_when_flux_matures_in_an_epoch_that_has_not_closed() {
    build_and_execute(|| {
        assert_ok!(Flux::shift(1, 1_000, FREE, ESCROW));
        assert_ok!(Flux::watch(0));
        assert_eq!(Flux::mature(1, 1_000, FluxHold::Escrow, 0), Ok(1_000));
        assert_eq!(free(1), GENESIS / 2);
    });
}

#[test]
fn maturing_is_refused_when_nobody_watches_the_epoch() {
    build_and_execute(|| {
        assert_ok!(Flux::shift(1, 1_000, FREE, ESCROW));
        assert_noop!(Flux::mature(1, 1_000, FluxHold::Escrow, 0), Error::<Test>::NotWatched);
        assert_ok!(Flux::watch(0));
        assert_noop!(Flux::mature(1, 1_001, FluxHold::Escrow, 0), Error::<Test>::InsufficientFlux);
        assert_noop!(Flux::mature(1, 1, FluxHold::Stake, 0), Error::<Test>::InsufficientFlux);
    });
}

#[test]
fn an_index_is_kept_until_the_last_watch_ends() {
    build_and_execute(|| {
        pass_days(1);
        assert_noop!(Flux::watch(0), Error::<Test>::EpochAlreadyClosed);
        assert_ok!(Flux::watch(3));
        assert_ok!(Flux::watch(3));
        pass_days(3);
        assert_eq!(Watches::<Test>::get(3).unwrap().mark, Some(Flux::mark()));
        Flux::unwatch(3);
        assert!(Watches::<Test>::contains_key(3));
        Flux::unwatch(3);
        Flux::unwatch(3);
        assert!(!Watches::<Test>::contains_key(3));
    });
}

#[test]
fn what_an_identity_leaves_is_burned_when_it_departs() {
    build_and_execute(|| {
        without_demurrage();
        work(1, 1_000 * UNIT);
        pass_days(1);
        let left = free(1);
        assert_eq!(left, GENESIS / 2 + UNIT / 10 * 9);
        events();
        Flux::departed(1);
        assert_eq!(view(1), Default::default());
        assert_eq!(totals().burned.forfeit, left);
        assert_eq!(events().last(), Some(&Event::Forfeited { id: 1, amount: left }));
        // One that never had any leaves nothing.
        Flux::departed(77);
        assert_eq!(events(), []);
    });
}

#[test]
fn an_identity_departs_when_a_reward_is_due_and_stake_makes_capacity() {
    build_and_execute(|| {
        without_demurrage();
        Stakers::set(&vec![3]);
        work(3, 1_000 * UNIT);
        pass_days(1);
        assert!(!Flux::any_open(3));
        Flux::departed(3);
        assert_eq!(view(3), Default::default());
        assert_eq!(totals().burned.forfeit, UNIT / 10 * 9);
        assert!(!Accounts::<Test>::contains_key(3));
    });
}

#[test]
fn work_in_the_open_round_is_lost_when_its_identity_departs() {
    build_and_execute(|| {
        without_demurrage();
        work(3, 1_000 * UNIT);
        work(1, 1_000 * UNIT);
        Flux::departed(3);
        assert!(!Accounts::<Test>::contains_key(3));
        pass_days(1);
        assert_eq!(totals().minted.power_reward, UNIT);
        assert_eq!(view(1).claimable, UNIT / 10 * 9);
        assert_eq!(view(3), Default::default());
    });
}

#[test]
fn what_decays_cannot_mature() {
    build_and_execute(|| {
        assert_ok!(Flux::watch(0));
        assert_ok!(Flux::shift(1, 10, FREE, OFFER));
        assert_noop!(Flux::mature(1, 10, FluxHold::Offer, 0), Error::<Test>::InsufficientFlux);
        Flux::unwatch(0);
    });
}

#[test]
fn an_identity_is_bound_when_protocol_pallets_hold_its_flux() {
    build_and_execute(|| {
        assert!(!Flux::any_open(1) && !Flux::any_open(77));
        for hold in [STAKE, UNBONDING, ESCROW, OFFER] {
            assert_ok!(Flux::shift(1, 1, FREE, hold));
            assert!(Flux::any_open(1));
            assert_ok!(Flux::shift(1, 1, hold, FREE));
        }
        assert!(!Flux::any_open(1));
    });
}
