//! What happens when a parameter is what the registry would never let it be.
use crate::mock::*;
use fluxnomics_primitives::{Balance, UNIT, params::PoeParams};
use frame_support::assert_ok;
use sp_runtime::Perbill;

/// Every amount, part, time and count set to one of its kind.
fn extreme(amount: Balance, part: Perbill, time: u64, count: u32) -> PoeParams {
    PoeParams {
        miner_bond: amount,
        exit_delay: time,
        chain_deposit: amount,
        fee_rate: part,
        share_reserve: part,
        share_spendable: part,
        share_salary: part,
        share_treasury: part,
        salary_cap: amount,
        vesting_period: time,
        validator_reward: amount,
        voting_reward: amount,
        weight_volume: part,
        weight_liquidity: part,
        weight_uptime: part,
        weight_quality: part,
        scale_epochs: count,
        heartbeats: count,
        min_phi: part,
        nex_per_epoch: amount,
        nex_beta: part,
        max_inflation: part,
        price_floor: amount,
        price_step: part,
        price_depth: amount,
        price_rise_depth: amount,
    }
}

#[test]
fn epochs_close_and_owners_get_out_when_every_parameter_is_extreme() {
    let (none, all) = (Perbill::zero(), Perbill::one());
    // Whether a job, the first job of a chain, and turnout can then be paid: not where the parts of a fee are more than
    // the fee, or a deposit or a reward is more than there is, or no reward at all.
    for (params, expected) in [
        (extreme(0, none, 0, 0), [true, true, false]),
        (extreme(0, all, 0, 0), [false, false, false]),
        (extreme(1_000_000 * UNIT, none, 0, u32::MAX), [true, true, true]),
        (extreme(u128::MAX, all, 0, u32::MAX), [false, false, false]),
        (extreme(u128::MAX, none, u64::MAX, 1), [true, false, false]),
        (extreme(1, all, 1, 1), [false, false, false]),
    ] {
        build_and_execute(|| {
            pay(1, 1_000 * UNIT);
            Params::set(&params);
            Pool::set(&Some((u128::MAX, 1)));
            for _ in 0..3 {
                let paid = [
                    by(PAYER, submit(PAYER, 1, job(1_000 * UNIT))),
                    by(STRANGER, submit(STRANGER, 2, job(1))),
                    by_root(turnout(crate::Turnout::Voted, vec![1, 2])),
                ];
                assert_eq!(paid.map(|result| result.is_ok()), expected, "{paid:?} {params:?}");
                assert_ok!(by(key(1), Call::heartbeat {}));
                check();
                let epoch = open().epoch;
                assert_eq!(Poe::status_view().open.epoch, epoch);
                assert_eq!(Poe::fee_quote(u128::MAX).fee, params.fee_rate.mul_ceil(u128::MAX));
                pass_days(1);
                assert_eq!(open().epoch, epoch + 1);
                check();
            }
            pass_days(40);
            let ends = params.exit_delay < u64::MAX;
            assert_eq!(by(STRANGER, Call::release_salary { month: 0 }).is_ok(), ends);
            assert_ok!(by(ALICE, Call::leave { id: 1 }));
            next_block();
            assert_eq!(by(STRANGER, Call::release_miner { id: 1 }).is_ok(), ends);
            assert_ok!(by(PAYER, Call::close_chain {}));
        });
    }
}
