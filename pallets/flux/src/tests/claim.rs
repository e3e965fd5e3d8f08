use crate::{Error, Event, Rounds, assert_refused, mock::*};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{UNIT, identity::MintWeight};
use frame_support::assert_ok;
use sp_runtime::FixedU64;

#[test]
fn a_worker_is_paid_when_the_epoch_has_closed() {
    build_and_execute(|| {
        without_demurrage();
        work(3, 1_000 * UNIT);
        assert_eq!(view(3).weight, 1_000 * UNIT);
        assert_refused!(STRANGER, Call::claim { id: 3 }, Error::<Test>::NothingToClaim);
        pass_days(1);
        // 0.001 FLX a Power: 1 FLX, of which 0.6 is free. Nobody takes stake yet, so 0.3 is free too.
        assert_eq!((view(3).free, view(3).claimable), (UNIT / 10 * 9, UNIT / 10 * 9));
        assert_eq!(totals().minted.power_reward, UNIT);
        assert_eq!(totals().burned.sink, UNIT / 10);
        events();

        assert_ok!(by(STRANGER, Call::claim { id: 3 }));

        assert_eq!((view(3).free, view(3).claimable), (UNIT / 10 * 9, 0));
        assert_eq!(events(), [Event::RewardRealised { id: 3, round: 0, free: UNIT / 10 * 9, staked: 0 }]);
        assert_refused!(STRANGER, Call::claim { id: 3 }, Error::<Test>::NothingToClaim);
        assert_eq!(Rounds::<Test>::iter().count(), 0);
    });
}

#[test]
fn a_part_is_staked_when_stake_makes_capacity() {
    build_and_execute(|| {
        without_demurrage();
        Stakers::set(&vec![3]);
        work(3, 1_000 * UNIT);
        pass_days(1);
        assert_eq!(
            (view(3).free, view(3).stakeable, view(3).staked),
            (UNIT / 10 * 6, UNIT / 10 * 3, UNIT / 10 * 3)
        );
        assert_ok!(by(STRANGER, Call::claim { id: 3 }));
        assert_eq!((view(3).free, view(3).stakeable, view(3).staked), (UNIT / 10 * 6, 0, UNIT / 10 * 3));
        assert_eq!(Staked::get(), [(3, UNIT / 10 * 3)]);
        assert_eq!(totals().exempt, UNIT / 10 * 3);
    });
}

#[test]
fn claim_is_refused_when_the_identity_has_never_worked() {
    build_and_execute(|| {
        pass_days(1);
        assert_refused!(STRANGER, Call::claim { id: 1 }, Error::<Test>::NothingToClaim);
        assert_refused!(STRANGER, Call::claim { id: 77 }, Error::<Test>::NothingToClaim);
    });
}

#[test]
fn nothing_is_counted_when_quality_is_zero() {
    build_and_execute(|| {
        Flux::note(3, 1_000 * UNIT, Quality::default());
        assert_eq!(view(3), Default::default());
        pass_days(1);
        assert_eq!(totals().minted.power_reward, 0);
        assert_refused!(STRANGER, Call::claim { id: 3 }, Error::<Test>::NothingToClaim);
    });
}

#[test]
fn quality_weighs_the_work_when_it_is_not_one() {
    build_and_execute(|| {
        without_demurrage();
        Flux::note(3, 1_000 * UNIT, Quality::MAX);
        Flux::note(1, 1_000 * UNIT, Quality::new(FixedU64::from_rational(1, 2)).unwrap());
        pass_days(1);
        assert_eq!(view(3).claimable, 2 * UNIT / 10 * 9);
        assert_eq!(view(1).claimable, UNIT / 2 / 10 * 9);
    });
}

#[test]
fn the_budget_is_shared_by_work_when_there_is_more_work_than_budget() {
    build_and_execute(|| {
        without_demurrage();
        // 20,000 FLX are available on the first day; this asks for 100,000.
        work(3, 75_000_000 * UNIT);
        work(1, 25_000_000 * UNIT);
        pass_days(1);
        // Each part is rounded down.
        assert!(15_000 * UNIT - view(3).claimable <= 2);
        assert!(5_000 * UNIT - view(1).claimable <= 2);
        assert_eq!(supply(), GENESIS + 20_000 * UNIT);
    });
}

#[test]
fn rewards_of_two_epochs_are_both_paid_when_nothing_was_claimed_between() {
    build_and_execute(|| {
        without_demurrage();
        work(3, 1_000 * UNIT);
        pass_days(1);
        work(3, 2_000 * UNIT);
        assert_eq!(view(3).free, UNIT / 10 * 9);
        pass_days(5);
        work(3, 3_000 * UNIT);
        pass_days(1);
        assert_eq!(view(3).free, 6 * UNIT / 10 * 9);
        assert_ok!(by(STRANGER, Call::claim { id: 3 }));
        assert_eq!(view(3).free, 6 * UNIT / 10 * 9);
    });
}

#[test]
fn the_last_to_realise_leaves_no_dust_when_shares_were_rounded() {
    build_and_execute(|| {
        without_demurrage();
        for id in 1..=3 {
            work(id, 1_000);
        }
        pass_days(1);
        // 3 base units in all: one each, of which nothing is whole after the split.
        assert_eq!(totals().minted.power_reward, 3);
        for id in 1..=3 {
            assert_ok!(by(STRANGER, Call::claim { id }));
        }
        assert_eq!(Rounds::<Test>::iter().count(), 0);
        assert_eq!(totals().burned.sink, 3);
        assert_eq!(supply(), GENESIS);
    });
}

#[test]
fn a_round_is_forgotten_when_it_minted_nothing() {
    build_and_execute(|| {
        without_demurrage();
        change_params(|params| params.bootstrap = 0);
        work(3, 1_000 * UNIT);
        pass_days(1);
        assert_eq!(Rounds::<Test>::iter().count(), 0);
        assert_eq!(view(3), Default::default());
        assert_refused!(STRANGER, Call::claim { id: 3 }, Error::<Test>::NothingToClaim);
        work(3, 1_000 * UNIT);
        Flux::do_try_state().unwrap();
    });
}
