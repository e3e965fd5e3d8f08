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
    }
}

#[test]
fn epochs_close_and_owners_get_out_when_every_parameter_is_extreme() {
    let (none, all) = (Perbill::zero(), Perbill::one());
    for params in [
        extreme(0, none, 0, 0),
        extreme(0, all, 0, 0),
        extreme(1_000_000 * UNIT, none, 0, u32::MAX),
        extreme(u128::MAX, all, 0, u32::MAX),
        extreme(u128::MAX, none, u64::MAX, 1),
        extreme(1, all, 1, 1),
    ] {
        build_and_execute(|| {
            pay(1, 1_000 * UNIT);
            Params::set(&params);
            Pool::set(&Some((u128::MAX, 1)));
            for _ in 0..3 {
                // Whether it is paid or refused, the books hold.
                let _ = by(PAYER, submit(PAYER, 1, job(1_000 * UNIT)));
                let _ = by(STRANGER, submit(STRANGER, 2, job(1)));
                let _ = by_root(turnout(crate::Turnout::Voted, vec![1, 2]));
                assert_ok!(by(key(1), Call::heartbeat {}));
                check();
                let epoch = open().epoch;
                pass_days(1);
                assert_eq!(open().epoch, epoch + 1);
                let _ = Poe::status_view();
                let _ = Poe::fee_quote(u128::MAX);
                check();
            }
            pass_days(40);
            let _ = by(STRANGER, Call::release_salary { month: 0 });
            assert_ok!(by(ALICE, Call::leave { id: 1 }));
            next_block();
            assert_eq!(by(STRANGER, Call::release_miner { id: 1 }).is_ok(), params.exit_delay < u64::MAX);
            assert_ok!(by(PAYER, Call::close_chain {}));
        });
    }
}
