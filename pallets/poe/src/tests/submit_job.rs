use crate::{Chain, Chains, Error, Event, HoldReason, Job, JobType, assert_refused, mock::*};
use fluxnomics_economics::poe::fee::FeeSplit;
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;
use sp_core::H256;
use sp_runtime::{
    Percent, TokenError,
    traits::{BlakeTwo256, Hash},
};

const ALL: [JobType; 10] = [
    JobType::Transaction,
    JobType::DataStorage,
    JobType::Compute,
    JobType::CrossBorderTransfer,
    JobType::ValidatorReward,
    JobType::DockLockHosting,
    JobType::BankMeshSettlement,
    JobType::LiquidityProvision,
    JobType::GovernanceVoting,
    JobType::AuditCompliance,
];

#[test]
fn a_job_of_1000_pays_993_to_the_miner_and_its_fee_is_split_when_it_is_submitted() {
    build_and_execute(|| {
        let job = job(1_000 * UNIT);
        assert_ok!(by(PAYER, submit(PAYER, 1, job)));
        assert_eq!(hetu(PAYER), RICHES - 1_000 * UNIT);
        assert_eq!(hetu(ALICE), RICHES + 995 * UNIT);
        assert_eq!(held(HoldReason::Reserve, ALICE), 2 * UNIT);
        assert_eq!(free(ALICE), RICHES + 993 * UNIT - 100 * UNIT);
        // Half of the salary is paid at once, the other half held until it vests.
        assert_eq!(hetu(FOUNDER), RICHES + UNIT);
        assert_eq!(held(HoldReason::Salary, TREASURY), UNIT);
        assert_eq!(free(TREASURY), RICHES + 3 * UNIT);

        let [opened, paid, salary] = events().try_into().unwrap();
        let Event::ChainOpened { payer: PAYER, opened: 2, deposit, seed } = opened else { panic!() };
        assert_eq!((deposit, held(HoldReason::Chain, PAYER)), (UNIT / 10, UNIT / 10));
        let hash = BlakeTwo256::hash_of(&(seed, 0_u64, 1_u64, job));
        let fees = FeeSplit { reserve: 2 * UNIT, spendable: 3 * UNIT, salary: 2 * UNIT, treasury: 3 * UNIT };
        assert_eq!(
            paid,
            Event::JobPaid { payer: PAYER, provider: 1, number: 0, job, head: hash, fees, weight: 10 * UNIT }
        );
        assert_eq!(salary, Event::SalaryEarned { month: 0, paid: UNIT, vesting: UNIT, treasury: 0 });
        assert_eq!(
            Chains::<Test>::get(PAYER),
            Some(Chain { opened: 2, jobs: 1, head: hash, deposit: UNIT / 10 })
        );
        assert_eq!((get(1).jobs, get(1).volume), (1, 1_000 * UNIT));
        assert_eq!((open().jobs, open().volume, open().fees), (1, 1_000 * UNIT, fees));
    });
}

#[test]
fn a_job_of_101_base_units_pays_a_fee_of_2_to_the_treasury() {
    build_and_execute(|| {
        pay(1, 101);
        assert_eq!(hetu(PAYER), RICHES - 101);
        assert_eq!(hetu(ALICE), RICHES + 99);
        assert_eq!(free(TREASURY), RICHES + 2);
        assert_eq!((hetu(FOUNDER), held(HoldReason::Salary, TREASURY)), (RICHES, 0));
        pay(1, 1);
        assert_eq!((hetu(ALICE), free(TREASURY)), (RICHES + 99, RICHES + 3));
    });
}

#[test]
fn every_type_that_anyone_may_pay_is_paid_when_it_is_submitted() {
    for kind in ALL {
        build_and_execute(|| {
            let job = Job { kind, ..job(1_000 * UNIT) };
            let treasury_only = matches!(kind, JobType::ValidatorReward | JobType::GovernanceVoting);
            if treasury_only {
                assert_refused!(PAYER, submit(PAYER, 1, job), Error::<Test>::TreasuryOnly);
                return;
            }
            assert_ok!(by(PAYER, submit(PAYER, 1, job)));
            assert_eq!(hetu(ALICE), RICHES + 995 * UNIT);
            let weightless = matches!(kind, JobType::CrossBorderTransfer | JobType::BankMeshSettlement);
            assert_eq!(open().weight, if weightless { 0 } else { 10 * UNIT });
            pass_days(1);
            assert_eq!(view(1).claimable > 0, !weightless);
        });
    }
}

#[test]
fn quality_weighs_the_fee_when_the_payer_was_not_content() {
    build_and_execute(|| {
        let job = Job { quality: Percent::from_percent(40), ..job(1_000 * UNIT) };
        assert_ok!(by(PAYER, submit(PAYER, 1, job)));
        assert_eq!((open().weight, open().rated), (4 * UNIT, 400 * UNIT));
        pay(2, 1_000 * UNIT);
        // The mean by value.
        let quality = Poe::status_view().open.index.quality.into_inner();
        assert_eq!(quality, 700_000_000 * 250_000_000);
    });
}

#[test]
fn numbers_and_hashes_follow_each_other_when_a_payer_submits_jobs() {
    build_and_execute(|| {
        pay(1, UNIT);
        let first = Chains::<Test>::get(PAYER).unwrap();
        let job = Job { reference: H256::repeat_byte(9), ..job(UNIT) };
        assert_ok!(by(PAYER, submit(PAYER, 2, job)));
        let second = Chains::<Test>::get(PAYER).unwrap();
        assert_eq!(second.head, BlakeTwo256::hash_of(&(first.head, 1_u64, 2_u64, job)));
        assert_eq!(second.jobs, 2);
        // One deposit for all.
        assert_eq!(held(HoldReason::Chain, PAYER), UNIT / 10);
        for number in [0, 1, 3, u64::MAX] {
            let call = Call::submit_job { number, provider: 2, job };
            assert_refused!(PAYER, call, Error::<Test>::WrongNumber);
        }
        let call = Call::submit_job { number: 1, provider: 2, job };
        assert_refused!(STRANGER, call, Error::<Test>::WrongNumber);
    });
}

#[test]
fn a_job_is_refused_when_it_cannot_be_paid() {
    build_and_execute(|| {
        let to = |provider, job| Call::submit_job { number: 0, provider, job };
        assert_refused!(PAYER, to(1, job(0)), Error::<Test>::ZeroValue);
        assert_refused!(PAYER, to(7, job(UNIT)), Error::<Test>::NotMiner);
        assert_refused!(PAYER, to(MANY, job(UNIT)), Error::<Test>::NotMiner);
        assert_refused!(ALICE, to(1, job(UNIT)), Error::<Test>::OwnMiner);
        assert_refused!(PAYER, to(1, job(RICHES)), TokenError::FundsUnavailable);
        assert_refused!(PAYER, to(1, job(u128::MAX)), TokenError::FundsUnavailable);
        assert_refused!(777, to(1, job(1)), TokenError::FundsUnavailable);
        Ended::set(&vec![1]);
        assert_refused!(PAYER, to(1, job(UNIT)), Error::<Test>::NotActive);
    });
}

#[test]
fn the_payer_keeps_its_account_when_it_pays_all_it_can() {
    build_and_execute(|| {
        pay(1, UNIT);
        let all = free(PAYER);
        assert_refused!(PAYER, submit(PAYER, 1, job(all - ED + 1)), TokenError::FundsUnavailable);
        assert_ok!(by(PAYER, submit(PAYER, 1, job(all - ED))));
        assert_eq!(free(PAYER), ED);
    });
}

#[test]
fn salary_over_the_cap_goes_to_the_treasury_when_the_month_has_had_enough() {
    build_and_execute(|| {
        change_params(|params| params.salary_cap = 3 * UNIT);
        pay(1, 1_000 * UNIT);
        pay(1, 1_000 * UNIT);
        // Two of the first, one of the second.
        assert_eq!(hetu(FOUNDER), RICHES + UNIT * 3 / 2);
        assert_eq!(held(HoldReason::Salary, TREASURY), UNIT * 3 / 2);
        assert_eq!(free(TREASURY), RICHES + 7 * UNIT);
        let month = report(0);
        assert_eq!((month.paid, month.vesting, month.treasury), (UNIT * 3 / 2, UNIT * 3 / 2, UNIT));
        // The next month begins anew.
        pass_days(30);
        pay(1, 1_000 * UNIT);
        assert_eq!(report(1).treasury, 0);
        assert_eq!(report(1).paid, UNIT);
    });
}

#[test]
fn salary_goes_to_the_treasury_when_nobody_receives_it() {
    ext_with(None).execute_with(|| {
        assert_ok!(by(ALICE, Call::register_miner { id: 1 }));
        pay(1, 1_000 * UNIT);
        assert_eq!(hetu(TREASURY), RICHES + 5 * UNIT);
        assert_eq!(held(HoldReason::Salary, TREASURY), 0);
        assert_eq!(report(0).treasury, 2 * UNIT);
        check();
    });
}

#[test]
fn the_split_is_that_of_the_parameters_when_they_change() {
    build_and_execute(|| {
        change_params(|params| {
            params.fee_rate = sp_runtime::Perbill::from_percent(2);
            params.share_reserve = sp_runtime::Perbill::from_percent(50);
            params.share_spendable = sp_runtime::Perbill::zero();
        });
        pay(1, 1_000 * UNIT);
        assert_eq!(held(HoldReason::Reserve, ALICE), 10 * UNIT);
        assert_eq!(hetu(ALICE), RICHES + 990 * UNIT);
        assert_eq!(free(TREASURY), RICHES + 6 * UNIT);
        assert_eq!(hetu(FOUNDER), RICHES + 2 * UNIT);
    });
}
