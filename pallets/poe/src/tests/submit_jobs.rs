use crate::{Chains, Error, Event, Job, JobType, Open, assert_refused, mock::*};
use fluxnomics_economics::poe::fee::FeeSplit;
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;
use sp_runtime::TokenError;

#[test]
fn many_jobs_are_paid_as_one_by_one_when_they_are_submitted_together() {
    let values: Vec<u128> = (1..=40).map(|i| i * i * 1_234_567_891 + i).collect();
    let outcome = |together: bool| {
        let mut ext = new_test_ext();
        ext.execute_with(|| {
            let jobs = |from: usize, to: usize| values[from..to].iter().map(|v| job(*v)).collect::<Vec<_>>();
            if together {
                let batches = vec![(1, jobs(0, 10)), (2, jobs(10, 39)), (1, jobs(39, 40))];
                assert_ok!(by(PAYER, submit_many(PAYER, batches)));
            } else {
                for (i, value) in values.iter().enumerate() {
                    pay(if (10..39).contains(&i) { 2 } else { 1 }, *value);
                }
            }
            check();
            let chain = Chains::<Test>::get(PAYER).unwrap();
            (chain, Open::<Test>::get(), get(1), get(2), hetu(ALICE), hetu(BOB), hetu(PAYER))
        })
    };
    assert_eq!(outcome(true), outcome(false));
}

#[test]
fn one_event_tells_of_each_miner_when_jobs_are_submitted_together() {
    build_and_execute(|| {
        let rated = Job { quality: sp_runtime::Percent::from_percent(50), ..job(1_000 * UNIT) };
        let batches = vec![(1, vec![job(1_000 * UNIT), rated]), (2, vec![job(500 * UNIT)])];
        assert_ok!(by(PAYER, submit_many(PAYER, batches)));
        let [_, first, second, salary] = events().try_into().unwrap();
        let Event::JobsPaid {
            payer: PAYER, provider: 1, first: 0, jobs: 2, value, rated, fees, weight, ..
        } = first
        else {
            panic!()
        };
        assert_eq!((value, rated, weight), (2_000 * UNIT, 1_500 * UNIT, 15 * UNIT));
        let part = |n: u128| n * 2 * UNIT;
        assert_eq!(
            fees,
            FeeSplit { reserve: part(2), spendable: part(3), salary: part(2), treasury: part(3) }
        );
        let Event::JobsPaid { provider: 2, first: 2, jobs: 1, head, .. } = second else { panic!() };
        assert_eq!(head, Chains::<Test>::get(PAYER).unwrap().head);
        let half = 5 * UNIT / 2;
        assert_eq!(salary, Event::SalaryEarned { month: 0, paid: half, vesting: half, treasury: 0 });
    });
}

#[test]
fn none_is_paid_when_one_of_them_cannot_be() {
    build_and_execute(|| {
        let good = || (1, vec![job(UNIT), job(UNIT)]);
        let refused = |bad: (u64, Vec<Job>), error: sp_runtime::DispatchError| {
            assert_refused!(PAYER, submit_many(PAYER, vec![good(), bad.clone(), good()]), error);
            assert_refused!(PAYER, submit_many(PAYER, vec![bad]), error);
        };
        refused((1, vec![]), Error::<Test>::NoJobs.into());
        refused((1, vec![job(UNIT), job(0)]), Error::<Test>::ZeroValue.into());
        refused((7, vec![job(UNIT)]), Error::<Test>::NotMiner.into());
        let kind = JobType::GovernanceVoting;
        refused((2, vec![Job { kind, ..job(UNIT) }]), Error::<Test>::TreasuryOnly.into());
        refused((1, vec![job(RICHES)]), TokenError::FundsUnavailable.into());
        assert_refused!(
            PAYER,
            submit_many(PAYER, vec![(1, vec![job(u128::MAX), job(1)])]),
            Error::<Test>::Overflow
        );
        assert_refused!(PAYER, submit_many(PAYER, vec![]), Error::<Test>::NoJobs);
        assert_refused!(ALICE, submit_many(ALICE, vec![(2, vec![job(1)]), good()]), Error::<Test>::OwnMiner);
        assert_ok!(by(BOB, Call::suspend_miner { id: 2 }));
        refused((2, vec![job(UNIT)]), Error::<Test>::NotMining.into());
    });
}

#[test]
fn a_thousand_jobs_are_paid_and_one_more_is_refused_when_the_limit_is_a_thousand() {
    build_and_execute(|| {
        let batches = |n| vec![(1, vec![job(UNIT); n]), (2, vec![job(UNIT); 500])];
        assert_refused!(PAYER, submit_many(PAYER, batches(501)), Error::<Test>::TooManyJobs);
        assert_ok!(by(PAYER, submit_many(PAYER, batches(500))));
        assert_eq!((open().jobs, get(1).jobs, get(2).jobs), (1_000, 500, 500));
    });
}

#[test]
fn the_same_call_is_refused_when_it_was_paid_already() {
    build_and_execute(|| {
        let call = submit_many(PAYER, vec![(1, vec![job(UNIT), job(UNIT)])]);
        assert_ok!(by(PAYER, call.clone()));
        assert_refused!(PAYER, call, Error::<Test>::WrongNumber);
    });
}
