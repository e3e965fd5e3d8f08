//! Paid jobs in the runtime: what they cost, what they earn, and what they cannot earn.
use super::*;
use Sr25519Keyring::*;
use alloc::boxed::Box;
use configs::tokens::{GEN_SUPPLY, NEX};
use fluxnomics_economics::time::DAY;
use frame_support::{
    assert_noop, assert_ok,
    traits::{
        fungible::NativeOrWithId,
        fungible::{Inspect as _, InspectHold as _},
        fungibles::{Inspect as _, Mutate as _},
    },
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_poe::{Call, Error, Job, JobType, Turnout};
use sp_core::{Pair, sr25519};
use sp_runtime::{Percent, TokenError};

/// Eve and Ferdie, who have an identity from genesis on.
const EVE: u64 = 0;
const FERDIE: u64 = 1;

/// Blocks of a day on the development preset.
const DAY_BLOCKS: BlockNumber = 43;

fn job(value: Balance) -> Job {
    Job { kind: JobType::Compute, value, quality: Percent::one(), reference: Hash::zero() }
}

fn pay(payer: Sr25519Keyring, provider: u64, job: Job) -> sp_runtime::DispatchResult {
    let number = pallet_poe::Chains::<Runtime>::get(account(payer)).map_or(0, |chain| chain.jobs);
    Poe::submit_job(signed(payer), number, provider, job)
}

/// Goes to the next day.
fn next_day() {
    let epoch = pallet_poe::Open::<Runtime>::get().epoch;
    while pallet_poe::Open::<Runtime>::get().epoch == epoch {
        run_to(System::block_number() + 1);
    }
}

fn human(who: Sr25519Keyring) -> u64 {
    let id = pallet_power::NextIdentityId::<Runtime>::get();
    assert_ok!(Power::register_human(signed(who), account(who), 100 * UNIT));
    id
}

fn nex(who: Sr25519Keyring) -> Balance {
    Assets::balance(NEX, account(who))
}

fn hetu(who: Sr25519Keyring) -> Balance {
    Balances::total_balance(&account(who))
}

fn apply(key: &sr25519::Pair, call: impl Into<RuntimeCall>) -> sp_runtime::ApplyExtrinsicResult {
    let nonce = System::account_nonce(AccountId::from(key.public()));
    Executive::apply_extrinsic(extrinsic(key.clone(), nonce, 0, call.into()))
}

#[test]
fn heartbeat_is_charged_power_as_a_short_message_is() {
    development().execute_with(|| {
        human(Alice);
        let key = sr25519::Pair::from_seed(&[1; 32]);
        let who = AccountId::from(key.public());
        let id = pallet_power::NextIdentityId::<Runtime>::get();
        assert_ok!(Power::register_agent(signed(Alice), who.clone(), 100 * UNIT));
        assert_ok!(Power::accept_controller(RuntimeOrigin::signed(who), id));
        assert_ok!(Poe::register_miner(signed(Alice), id));
        let cost = |call: RuntimeCall| {
            let (odometer, free) = (Power::odometer(id).unwrap().lifetime, Capacity::account(id).free);
            let outcome = apply(&key, call).unwrap();
            let spent = Power::odometer(id).unwrap().lifetime - odometer;
            assert_eq!(free - Capacity::account(id).free, spent);
            (outcome.is_ok(), spent)
        };
        let message = pallet_capacity::Call::send_message {
            to: EVE,
            payload: Default::default(),
            bytes: 0,
            is_intent: false,
            task: None,
        };
        let (sent, message) = cost(message.into());
        let (counted, heartbeat) = cost(Call::heartbeat {}.into());
        assert!(sent && counted);
        // It has fewer bytes, and weighs no more.
        assert!(heartbeat > message * 8 / 10 && heartbeat <= message, "{heartbeat} {message}");
        // One that comes too early has cost as much.
        assert_eq!(cost(Call::heartbeat {}.into()), (false, heartbeat));
        assert_eq!(pallet_poe::Open::<Runtime>::get().beats, 1);
        // Eight of them are a small part of what every identity has for nothing.
        assert!(8 * heartbeat < params::All::current().capacity.free_allowance / 5);
        check_invariants();
    });
}

#[test]
fn attack_16_a_receipt_that_a_job_refers_to_earns_flux_once_and_nex_only_for_what_was_paid() {
    development().execute_with(|| {
        let flux = || {
            let view = Flux::account(FERDIE);
            view.free + view.staked
        };
        assert_ok!(Poe::register_miner(signed(Ferdie), FERDIE));
        assert_ok!(Pocw::set_bond_ceiling(signed(Ferdie), FERDIE, 1_000 * UNIT));
        // What Power is generated is known once the first block has ended.
        run_to(2);
        let terms = pallet_pocw::Terms {
            brief: Hash::zero(),
            budget: UNIT,
            price: 100 * UNIT,
            bond: 20 * UNIT,
            open_for: DAY,
            work_for: DAY,
            review_for: DAY,
            min_trust: sp_runtime::Perbill::zero(),
            worker: Some(FERDIE),
        };
        assert_ok!(Pocw::post(signed(Eve), terms));
        assert_ok!(Pocw::match_task(signed(Ferdie), 0, 20 * UNIT));
        assert_ok!(Pocw::submit(
            signed(Ferdie),
            0,
            Hash::repeat_byte(1),
            Default::default(),
            Default::default(),
            false
        ));
        let receipt = Pocw::receipt(0).unwrap();
        let before = flux();
        assert_ok!(Pocw::accept(signed(Eve), 0));
        // The price less the fee of Basic, 2.5 %.
        let paid = flux() - before;
        assert!(paid <= 100 * UNIT * 975 / 1_000 && paid > 97 * UNIT, "{paid}");
        // The task earned no NEX, and is paid once.
        assert_eq!((pallet_poe::Open::<Runtime>::get().jobs, nex(Ferdie)), (0, 0));
        assert!(Pocw::accept(signed(Eve), 0).is_err());
        assert!(Pocw::settle(signed(Eve), 0).is_err());

        // The same receipt in the other domain: nothing without a payment, and with one what it pays for.
        let after = flux();
        let claimed = |value| Job { reference: receipt.digest, ..job(value) };
        assert_noop!(pay(Eve, FERDIE, claimed(0)), Error::<Runtime>::ZeroValue);
        assert_ok!(pay(Eve, FERDIE, claimed(1_000 * UNIT)));
        assert_noop!(
            Poe::submit_job(signed(Eve), 0, FERDIE, claimed(1_000 * UNIT)),
            Error::<Runtime>::WrongNumber
        );
        let open = pallet_poe::Open::<Runtime>::get();
        assert_eq!((open.jobs, open.weight), (1, 10 * UNIT));
        next_day();
        assert_ok!(Poe::claim(signed(Bob), FERDIE));
        assert_noop!(Poe::claim(signed(Bob), FERDIE), Error::<Runtime>::NothingToClaim);
        // Half of the treasury's part of the fee, at a HETU each; and no Flux.
        assert_eq!(nex(Ferdie), UNIT * 3 / 2);
        assert_eq!(Assets::total_issuance(NEX), UNIT * 3 / 2);
        assert!(flux() <= after);
        assert!(Pocw::accept(signed(Eve), 0).is_err());
        assert!(Pocw::settle(signed(Eve), 0).is_err());
        check_invariants();
    });
}

fn pair() -> (Box<NativeOrWithId<u32>>, Box<NativeOrWithId<u32>>) {
    (Box::new(NativeOrWithId::Native), Box::new(NativeOrWithId::WithId(NEX)))
}

/// A pool that holds so much.
fn pool(hetu: Balance, nex: Balance) {
    let (native, asset) = pair();
    assert_ok!(Assets::mint_into(NEX, &account(Alice), nex + 1));
    assert_ok!(AssetConversion::create_pool(signed(Alice), native.clone(), asset.clone()));
    assert_ok!(AssetConversion::add_liquidity(signed(Alice), native, asset, hetu, nex, 0, 0, account(Alice)));
}

#[test]
fn attack_33_washing_jobs_loses_when_its_nex_is_sold_in_the_pool() {
    for insider in [false, true] {
        for (depth, nex_in_pool) in [(9_900, 1_980), (100_000, 10_000), (100, 20), (9_900, 9_900)] {
            development().execute_with(|| {
                assert_ok!(Poe::register_miner(signed(Ferdie), FERDIE));
                if insider {
                    pallet_poe::OpenMonth::<Runtime>::mutate(|month| {
                        month.recipient = Some(account(Charlie))
                    });
                }
                pool(depth * UNIT, nex_in_pool * UNIT);
                run_to(System::block_number() + 1);
                let wealth = || {
                    let vests = Poe::salary_report(0).unwrap().held();
                    hetu(Charlie) + hetu(Ferdie) + vests
                };
                let before = wealth();
                assert_ok!(pay(Charlie, FERDIE, job(100_000 * UNIT)));
                next_day();
                assert_ok!(Poe::claim(signed(Ferdie), FERDIE));
                let (native, asset) = pair();
                let (mined, path) = (nex(Ferdie), vec![asset, native]);
                assert!(mined > 0);
                assert_ok!(AssetConversion::swap_exact_tokens_for_tokens(
                    signed(Ferdie),
                    path,
                    mined,
                    1,
                    account(Ferdie),
                    false
                ));
                // Of 1,000 HETU of fees.
                let lost = before - wealth();
                assert!(lost >= 150 * UNIT, "{insider} {depth}: {lost}");
                check_invariants();
            });
        }
    }
}

#[test]
fn attack_35_no_job_makes_gen() {
    development().execute_with(|| {
        let holdings = || {
            let accounts = pallet_balances::Account::<Runtime, Instance1>::iter();
            let mut holdings: Vec<_> = accounts.map(|(who, data)| (who, data.free + data.reserved)).collect();
            holdings.sort();
            holdings
        };
        let before = holdings();
        let alice = human(Alice);
        assert_ok!(Poe::register_miner(signed(Alice), alice));
        assert_ok!(Poe::register_miner(signed(Ferdie), FERDIE));
        for _ in 0..5 {
            let epoch = pallet_poe::Open::<Runtime>::get().epoch;
            assert_ok!(pay(Bob, alice, job(100_000 * UNIT)));
            assert_ok!(pay(Bob, FERDIE, Job { kind: JobType::AuditCompliance, ..job(10_000 * UNIT) }));
            for turnout in [Turnout::Voted, Turnout::Validated] {
                let providers = vec![alice, FERDIE].try_into().unwrap();
                assert_ok!(Poe::reward_turnout(RuntimeOrigin::root(), turnout, epoch, providers));
            }
            next_day();
            for id in [alice, FERDIE] {
                assert_ok!(Poe::claim(signed(Bob), id));
            }
        }
        assert!(nex(Alice) > 0 && nex(Ferdie) > 0);
        assert_eq!(holdings(), before);
        assert_eq!(GenBalances::total_issuance(), GEN_SUPPLY);
        check_invariants();
    });
}

#[test]
fn attack_35_turnout_pays_the_same_whichever_way_somebody_voted_and_nobody_else_can_pay_for_votes() {
    development().execute_with(|| {
        let (alice, bob) = (human(Alice), human(Bob));
        assert_ok!(Poe::register_miner(signed(Alice), alice));
        assert_ok!(Poe::register_miner(signed(Bob), bob));
        let change = params::Change::Fees(params::FeesChange::ByteFee(UNIT / 800_000));
        assert_ok!(Governance::propose(signed(Charlie), vec![change].try_into().unwrap()));
        // With other amounts, and for opposite ends.
        for (who, aye, gen_amount) in [(Alice, true, 30_000), (Bob, false, 5)] {
            let vote = Vote { aye, conviction: Conviction::None };
            let vote = AccountVote::Standard { vote, balance: gen_amount * UNIT };
            assert_ok!(ConvictionVoting::vote(signed(who), 0, vote));
        }
        let before = [hetu(Alice), hetu(Bob)];
        let providers = || vec![alice, bob].try_into().unwrap();
        assert_ok!(Poe::reward_turnout(RuntimeOrigin::root(), Turnout::Voted, 0, providers()));
        let paid = [hetu(Alice) - before[0], hetu(Bob) - before[1]];
        assert_eq!(paid, [UNIT - UNIT / 200; 2]);
        let voted = Job { kind: JobType::GovernanceVoting, ..job(UNIT) };
        assert_noop!(pay(Charlie, alice, voted), Error::<Runtime>::TreasuryOnly);
        let by_hand = Poe::reward_turnout(signed(Charlie), Turnout::Voted, 0, providers());
        assert_noop!(by_hand, sp_runtime::DispatchError::BadOrigin);
        check_invariants();
    });
}

#[test]
fn turnout_of_the_others_is_paid_when_one_on_the_list_suspends_before_it_is_enacted() {
    development().execute_with(|| {
        let alice = human(Alice);
        assert_ok!(Poe::register_miner(signed(Alice), alice));
        assert_ok!(Poe::register_miner(signed(Ferdie), FERDIE));
        run_to(3 * DAY_BLOCKS);
        assert_ok!(Poe::suspend_miner(signed(Ferdie), FERDIE));
        let before = (hetu(Alice), hetu(Ferdie));
        let providers = vec![FERDIE, alice].try_into().unwrap();
        assert_ok!(Poe::reward_turnout(RuntimeOrigin::root(), Turnout::Validated, 1, providers));
        assert_eq!((hetu(Alice) - before.0, hetu(Ferdie)), (10 * UNIT - UNIT / 20, before.1));
        check_invariants();
    });
}

#[test]
fn treasury_keeps_its_account_whatever_is_spent() {
    development().execute_with(|| {
        // What genesis leaves: the account is referred to, and the first day has its terms.
        let treasury = Treasury::account_id();
        assert!(System::consumers(&treasury) > 0);
        assert_eq!(pallet_poe::Terms::<Runtime>::get(), Some(params::All::current().poe));
        let all = Balances::free_balance(&treasury);
        let drain = |amount| {
            let dest = account(Bob).into();
            Balances::force_transfer(RuntimeOrigin::root(), treasury.clone().into(), dest, amount)
        };
        assert_noop!(drain(all), TokenError::Frozen);
        assert_ok!(drain(all - Balances::minimum_balance()));
        // Parts of fees that would not open an account are received all the same.
        assert_ok!(Poe::register_miner(signed(Ferdie), FERDIE));
        assert_ok!(pay(Bob, FERDIE, job(1)));
        assert_eq!(Balances::free_balance(&treasury), Balances::minimum_balance() + 1);
        assert_eq!(Balances::total_balance_on_hold(&treasury), 0);
        check_invariants();
    });
}
