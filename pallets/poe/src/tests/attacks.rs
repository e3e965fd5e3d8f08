//! The attacks that concern jobs and NEX.
use crate::{Error, HoldReason, Job, JobType, assert_refused, mock::*};
use fluxnomics_economics::math::{Rounding, mul_div};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;
use sp_runtime::{Percent, TokenError};

#[test]
fn attack_16_a_job_is_paid_once_and_its_nex_claimed_once() {
    build_and_execute(|| {
        let call = submit(PAYER, 1, job(1_000 * UNIT));
        assert_ok!(by(PAYER, call.clone()));
        // Nobody can submit it again: not its payer, not another.
        assert_refused!(PAYER, call.clone(), Error::<Test>::WrongNumber);
        pass_days(1);
        assert_refused!(PAYER, call, Error::<Test>::WrongNumber);
        assert_ok!(by(STRANGER, Call::claim { id: 1 }));
        assert_refused!(STRANGER, Call::claim { id: 1 }, Error::<Test>::NothingToClaim);
        // Nor a day later.
        pass_days(1);
        assert_refused!(STRANGER, Call::claim { id: 1 }, Error::<Test>::NothingToClaim);
        assert_eq!(nex(ALICE), UNIT * 3 / 2);
    });
}

/// All HETU of the attacker, who is payer, miner and recipient of the salary, and what its NEX counts for.
fn wealth(miners: &[u64]) -> u128 {
    let nex_price = UNIT;
    let mine = [PAYER, FOUNDER, ALICE].into_iter().chain(miners.iter().copied());
    let held_for_it = held(HoldReason::Salary, TREASURY);
    mine.map(|who| hetu(who) + nex(who) * nex_price / UNIT).sum::<u128>() + held_for_it
}

/// What an attacker loses of 100 HETU of fees each day for a week, besides honest volume.
fn loss_of_washing(honest: u128, days: u32) -> (u128, u128) {
    let mut ext = new_test_ext();
    ext.execute_with(|| {
        if honest > 0 {
            assert_ok!(by(STRANGER, submit(STRANGER, 2, job(honest))));
        }
        // Honest salaries are not its own doing.
        let before = wealth(&[]);
        let mut fees = 0;
        for _ in 0..days {
            pay(1, 10_000 * UNIT);
            fees += 100 * UNIT;
            pass_days(1);
            assert_ok!(by(STRANGER, Call::claim { id: 1 }));
        }
        check();
        (before - wealth(&[]), fees)
    })
}

#[test]
fn attack_33_washing_jobs_loses_when_the_attacker_receives_the_salary_too() {
    for honest in [0, 1_000 * UNIT, 100_000 * UNIT, 10_000_000 * UNIT] {
        let (lost, fees) = loss_of_washing(honest, 7);
        // Back come 20 of reserve, 30 spendable, 20 of salary, and NEX worth 15 at most.
        assert!(lost >= fees * 15 / 100, "{honest}: {lost} of {fees}");
        assert!(lost <= fees * 30 / 100, "{honest}: {lost} of {fees}");
    }
    // Alone, it gets all that the bound allows: exactly 15 are lost.
    assert_eq!(loss_of_washing(0, 7), (7 * 15 * UNIT, 700 * UNIT));
}

/// HETU for selling NEX into a pool that takes no fee.
fn sale(pool: (u128, u128), nex: u128) -> u128 {
    mul_div(pool.0, nex, pool.1 + nex, Rounding::Down).unwrap()
}

/// Has the attacker pay 1,000 HETU of fees to its own miner, and sell the NEX in the pool that is there when the epoch
/// has closed. What comes back, with the salary if it is its recipient too.
fn back_from_washing(market: Option<(u128, u128)>, insider: bool) -> u128 {
    let before = nex(ALICE);
    pay(1, 100_000 * UNIT);
    pass_days(1);
    assert_ok!(by(STRANGER, Call::claim { id: 1 }));
    let salary = if insider { 200 * UNIT } else { 0 };
    let nex = nex(ALICE) - before;
    500 * UNIT + salary + sale(market.or(Pool::get()).unwrap(), nex)
}

fn pool_at(hetu: u128, price: u128) -> (u128, u128) {
    (hetu * UNIT, hetu * UNIT / price)
}

#[test]
fn attack_33_washing_jobs_loses_when_the_pool_was_opened_at_any_depth_and_price() {
    for hetu in [1, 50, 100, 1_000, 9_900, 10_000, 100_000, 10_000_000] {
        for price in [1, 2, 5, 10, 1_000] {
            for insider in [false, true] {
                build_and_execute(|| {
                    Pool::set(&Some(pool_at(hetu, price)));
                    next_block();
                    let back = back_from_washing(None, insider);
                    assert!(back <= 850 * UNIT, "{hetu} at {price}: {back}");
                });
            }
        }
    }
}

#[test]
fn attack_33_washing_jobs_loses_when_the_pool_has_become_shallow_and_its_price_five_times_as_high() {
    for hetu in [50, 100, 1_000, 9_900, 50_000] {
        build_and_execute(|| {
            Pool::set(&Some(pool_at(100_000, 1)));
            pass_days(8);
            Pool::set(&Some(pool_at(hetu, 5)));
            (0..200).for_each(|_| next_block());
            pass_days(8);
            let followed = if hetu < 100 { UNIT } else { 5 * UNIT };
            assert_eq!(Poe::price_now(&Params::get()).get(), followed);
            assert!(back_from_washing(None, true) <= 850 * UNIT);
        });
    }
}

#[test]
fn attack_33_washing_jobs_breaks_even_only_when_nex_sells_for_twice_what_it_counts_for() {
    let back = |tenths: u128, insider| {
        new_test_ext().execute_with(|| {
            Pool::set(&Some(pool_at(1_000_000_000, 1)));
            pass_days(8);
            // So deep that a sale does not move it; the price has risen since the epoch closed.
            let market = (tenths * 100_000_000 * UNIT, 1_000_000_000 * UNIT);
            back_from_washing(Some(market), insider)
        })
    };
    assert!(back(19, true) < 1_000 * UNIT);
    assert!(back(21, true) > 1_000 * UNIT);
    // Who does not get the salary needs more than three times.
    assert!(back(33, false) < 1_000 * UNIT);
    assert!(back(34, false) > 1_000 * UNIT);
}

#[test]
fn pushing_the_price_up_delays_nex_until_a_deep_pool_disagrees() {
    build_and_execute(|| {
        Pool::set(&Some((100 * UNIT, 1)));
        next_block();
        pay(1, 1_000 * UNIT);
        pass_days(1);
        assert_eq!(view(1).claimable, 0);
        // What it costs is what everybody else can take out of the pool; what it needs to end is depth.
        Pool::set(&Some(pool_at(10_000, 1)));
        (0..4_000).for_each(|_| next_block());
        pass_days(8);
        pay(1, 1_000 * UNIT);
        pass_days(1);
        assert_eq!(view(1).claimable, UNIT * 3 / 2);
    });
}

#[test]
fn attack_33_splitting_a_washed_job_over_miners_earns_no_more() {
    let earned = |split: bool| {
        new_test_ext().execute_with(|| {
            change_params(|params| params.nex_per_epoch = 10 * UNIT);
            assert_ok!(by(STRANGER, submit(STRANGER, 3, job(10_000 * UNIT))));
            if split {
                for value in [1_000, 2_000, 3_000, 4_000] {
                    pay(if value % 2_000 == 0 { 1 } else { 2 }, value * UNIT);
                }
            } else {
                pay(1, 10_000 * UNIT);
            }
            pass_days(1);
            check();
            view(1).claimable + view(2).claimable
        })
    };
    assert_eq!(earned(false), 5 * UNIT);
    assert!(earned(true) <= earned(false));
}

#[test]
fn attack_34_a_job_without_a_settled_payment_counts_for_nothing() {
    build_and_execute(|| {
        let empty = open();
        // More than there is, more than is free, more than can exist.
        assert_refused!(PAYER, submit(PAYER, 1, job(RICHES + 1)), TokenError::FundsUnavailable);
        assert_refused!(ALICE, submit(ALICE, 2, job(RICHES - UNIT)), TokenError::FundsUnavailable);
        assert_refused!(PAYER, submit(PAYER, 1, job(u128::MAX)), TokenError::FundsUnavailable);
        assert_refused!(PAYER, submit(PAYER, 1, job(0)), Error::<Test>::ZeroValue);
        // To oneself.
        assert_refused!(ALICE, submit(ALICE, 1, job(UNIT)), Error::<Test>::OwnMiner);
        // In the treasury's name.
        for kind in [JobType::ValidatorReward, JobType::GovernanceVoting] {
            let fake = Job { kind, ..job(UNIT) };
            assert_refused!(PAYER, submit(PAYER, 1, fake), Error::<Test>::TreasuryOnly);
            assert_refused!(PAYER, submit_many(PAYER, vec![(1, vec![fake])]), Error::<Test>::TreasuryOnly);
        }
        assert_eq!(open(), empty);
        // What counts is exactly what moved.
        pay(1, 777 * UNIT);
        let moved = RICHES - hetu(PAYER);
        assert_eq!((open().volume, get(1).volume), (moved, moved));
        // Nor can a quality above one be stated.
        let mut bytes = codec::Encode::encode(&job(UNIT));
        let at = bytes.iter().position(|byte| *byte == 100).unwrap();
        bytes[at] = 101;
        assert!(<Job as codec::Decode>::decode(&mut &bytes[..]).is_err());
        assert!(Percent::one() >= job(UNIT).quality);
    });
}

#[test]
fn attack_8_a_miner_gets_out_when_everybody_else_is_against_it() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        pass_days(1);
        change_params(|params| {
            params.nex_per_epoch = 0;
            params.miner_bond = u128::MAX;
            params.price_floor = u128::MAX;
        });
        Pool::set(&Some((u128::MAX, 1)));
        Ended::set(&vec![1]);
        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        pass_days(90);
        assert_ok!(by(STRANGER, Call::release_miner { id: 1 }));
        assert_eq!((free(ALICE), nex(ALICE)), (RICHES + 995 * UNIT, UNIT * 3 / 2));
    });
}

#[test]
fn a_stolen_hot_key_locks_and_moves_none_of_its_owners_hetu() {
    build_and_execute(|| {
        let hot = key(1);
        let before = (hetu(ALICE), free(ALICE));
        People::set(&vec![(1, ALICE), (2, BOB), (3, CAROL), (4, ALICE)]);
        assert_refused!(hot, Call::leave { id: 1 }, Error::<Test>::NotOwner);
        assert_refused!(key(4), Call::register_miner { id: 4 }, Error::<Test>::NotOwner);
        for call in [Call::suspend_miner { id: 1 }, Call::resume_miner { id: 1 }, Call::heartbeat {}] {
            assert_ok!(by(hot, call));
        }
        assert_refused!(hot, submit(hot, 2, job(UNIT)), TokenError::FundsUnavailable);
        assert_eq!((hetu(ALICE), free(ALICE)), before);
    });
}

#[test]
fn attack_60_a_claim_pays_what_a_claim_each_day_would_when_it_comes_late() {
    let earned = |often: bool| {
        new_test_ext().execute_with(|| {
            for day in 0..20_u128 {
                pay(1, (1 + day) * 333 * UNIT + day);
                pay(2, 1_000 * UNIT + 7);
                pass_days(1);
                if often {
                    assert_ok!(by(STRANGER, Call::claim { id: 1 }));
                }
            }
            if !often {
                assert_ok!(by(STRANGER, Call::claim { id: 1 }));
            }
            check();
            nex(ALICE)
        })
    };
    assert_eq!(earned(true), earned(false));
}
