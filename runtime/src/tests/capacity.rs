//! Power, Flux or HETU: what pays for whom in the whole runtime.
use super::*;
use Sr25519Keyring::*;
use fluxnomics_economics::{capacity::stake::Asset, time::DAY};
use fluxnomics_primitives::{
    capacity::Route,
    flux::{FluxHold, FluxLedger, Place},
};
use frame_support::assert_ok;
use pallet_capacity::{Call, ENVELOPE, Event, FeePolicy};
use pallet_power::NextIdentityId;
use sp_core::{Pair, sr25519};
use sp_runtime::transaction_validity::{
    InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
};

fn key(index: u8) -> sr25519::Pair {
    sr25519::Pair::from_seed(&[index; 32])
}

/// An agent of Alice, whose key has no HETU at all.
fn agent(key: &sr25519::Pair) -> u64 {
    if pallet_power::HumanOf::<Runtime>::get(account(Alice)).is_none() {
        assert_ok!(Power::register_human(signed(Alice), account(Alice), 100 * UNIT));
    }
    let id = NextIdentityId::<Runtime>::get();
    let who = AccountId::from(key.public());
    assert_ok!(Power::register_agent(signed(Alice), who.clone(), 100 * UNIT));
    assert_ok!(Power::accept_controller(RuntimeOrigin::signed(who), id));
    id
}

/// FLX out of Eve's, as the price of a task would bring it.
fn give_flux(id: u64, amount: Balance) {
    assert_ok!(Flux::shift(0, amount, Place::Free, Place::Held(FluxHold::Escrow)));
    assert_ok!(Flux::settle(0, FluxHold::Escrow, id, Place::Free, amount));
}

fn message(bytes: u32) -> RuntimeCall {
    Call::send_message { to: 0, payload: Default::default(), bytes, is_intent: false, task: None }.into()
}

fn remark(bytes: usize) -> RuntimeCall {
    frame_system::Call::remark { remark: vec![0; bytes] }.into()
}

fn policy(id: u64, forbid_flux: bool, forbid_hetu: bool) {
    let policy = FeePolicy { forbid_flux, forbid_hetu };
    assert_ok!(Capacity::set_fee_policy(signed(Alice), id, policy));
}

fn apply(key: &sr25519::Pair, tip: Balance, call: RuntimeCall) -> sp_runtime::ApplyExtrinsicResult {
    let nonce = System::account_nonce(AccountId::from(key.public()));
    Executive::apply_extrinsic(extrinsic(key.clone(), nonce, tip, call))
}

/// What the pool says; validation runs on the state between blocks.
fn validate(
    key: &sr25519::Pair,
    tip: Balance,
    call: RuntimeCall,
) -> Result<ValidTransaction, TransactionValidityError> {
    let nonce = System::account_nonce(AccountId::from(key.public()));
    let xt = extrinsic(key.clone(), nonce, tip, call);
    let before = sp_io::storage::root(Default::default());
    let said = frame_support::storage::with_transaction(|| {
        let said = Executive::validate_transaction(TransactionSource::External, xt, System::parent_hash());
        frame_support::storage::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(said))
    })
    .unwrap();
    assert_eq!(sp_io::storage::root(Default::default()), before);
    said
}

const UNPAYABLE: TransactionValidityError = TransactionValidityError::Invalid(InvalidTransaction::Payment);

fn free_hetu(key: &sr25519::Pair) -> Balance {
    Balances::free_balance(AccountId::from(key.public()))
}

fn fallback() -> Balance {
    Flux::supply().burned.fallback
}

fn last_message() -> Route {
    System::read_events_for_pallet::<Event<Runtime>>()
        .into_iter()
        .rev()
        .find_map(|event| match event {
            Event::MessageSent { paid, .. } => Some(paid),
            _ => None,
        })
        .expect("a message was sent")
}

#[test]
fn message_moves_no_token_and_costs_its_envelope() {
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        let issuance = Balances::total_issuance();
        let supply = Flux::supply();

        assert_ok!(apply(&key, 0, message(300)).unwrap());

        let power = UNIT * 182 / 1_000;
        assert_eq!(last_message(), Route::Capacity { power });
        assert_eq!(Power::odometer(id).unwrap().lifetime, power);
        assert_eq!((free_hetu(&key), Balances::total_issuance()), (0, issuance));
        assert_eq!(Flux::supply(), supply);
        // What an envelope is counted for is what it is.
        let size = extrinsic(key, 1_000, 0, message(300)).encoded_size();
        assert!((size as u32).abs_diff(ENVELOPE) <= 12, "{size}");
        check_invariants();
    });
}

#[test]
fn extrinsic_of_a_controller_is_paid_by_capacity_then_flux_then_hetu() {
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        assert_ok!(apply(&key, 0, remark(10)).unwrap());
        assert!(Power::odometer(id).unwrap().lifetime > UNIT / 20);

        // More than the day's allowance: nothing else is there, so it is not included.
        let large = || remark(60_000);
        assert_eq!(validate(&key, 0, large()), Err(UNPAYABLE));
        give_flux(id, 10 * UNIT);
        assert_ok!(validate(&key, 0, large()));
        assert_ok!(apply(&key, 0, large()).unwrap());
        let burned = fallback();
        assert!(burned > UNIT / 10, "{burned}");
        assert_eq!(Flux::account(id).escrow, 0);

        policy(id, true, false);
        assert_eq!(validate(&key, 0, large()), Err(UNPAYABLE));
        assert_ok!(Balances::transfer_keep_alive(
            signed(Bob),
            AccountId::from(key.public()).into(),
            10 * UNIT
        ));
        let before = free_hetu(&key);
        assert_ok!(apply(&key, 0, large()).unwrap());
        assert!(free_hetu(&key) < before);
        assert_eq!(fallback(), burned);

        policy(id, true, true);
        assert_eq!(validate(&key, 0, large()), Err(UNPAYABLE));
        // A tip means HETU, whatever the policy says.
        assert_ok!(apply(&key, 1, large()).unwrap());
        check_invariants();
    });
}

#[test]
fn message_falls_back_to_flux_and_to_hetu_and_is_paid_once() {
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        // 18 Power: more than the allowance.
        let large = || message(60_000);
        assert_eq!(validate(&key, 0, large()), Err(UNPAYABLE));
        give_flux(id, UNIT);
        assert_ok!(apply(&key, 0, large()).unwrap());
        assert!(matches!(last_message(), Route::Flux { fee } if fee == fallback()));

        policy(id, true, false);
        assert_ok!(Balances::transfer_keep_alive(
            signed(Bob),
            AccountId::from(key.public()).into(),
            10 * UNIT
        ));
        let (before, burned, free) = (free_hetu(&key), fallback(), Capacity::account(id).free);
        assert_ok!(apply(&key, 0, large()).unwrap());
        assert_eq!(last_message(), Route::Hetu);
        assert!(free_hetu(&key) < before);
        // A tip too.
        assert_ok!(apply(&key, 5, message(1)).unwrap());
        assert_eq!(last_message(), Route::Hetu);
        assert_eq!((fallback(), Capacity::account(id).free), (burned, free));
        // In a batch each pays for itself, and the batch for itself.
        let odometer = Power::odometer(id).unwrap().lifetime;
        let batch = pallet_utility::Call::batch_all { calls: vec![message(300), message(300)] };
        assert_ok!(apply(&key, 0, batch.into()).unwrap());
        assert!(Power::odometer(id).unwrap().lifetime - odometer > 2 * UNIT * 182 / 1_000 + UNIT / 20);
        check_invariants();
    });
}

#[test]
fn tip_buys_no_priority_without_being_paid() {
    development().execute_with(|| {
        let key = key(1);
        agent(&key);
        assert_eq!(validate(&key, 1, message(1)), Err(UNPAYABLE));
        let free = validate(&key, 0, message(1)).unwrap();
        let plain = {
            let xt = extrinsic(Bob.pair(), 0, 0, message(1));
            Executive::validate_transaction(TransactionSource::External, xt, System::parent_hash()).unwrap()
        };
        assert!(free.priority <= plain.priority);
    });
}

#[test]
fn identity_with_nothing_exits_within_its_allowance_and_no_further() {
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, 10 * UNIT));
        // No Power, no Flux, no HETU.
        let power = Capacity::account(id).free;
        assert_ok!(<Capacity as fluxnomics_primitives::capacity::PowerPayments>::reserve(
            id,
            Route::Capacity { power }
        ));
        assert_eq!(validate(&key, 0, remark(0)), Err(UNPAYABLE));

        let unstake = |amount| -> RuntimeCall { Call::unstake { id, asset: Asset::Hetu, amount }.into() };
        let before = (Balances::total_issuance(), Flux::supply(), Power::odometer(id));
        assert_eq!(validate(&key, 0, unstake(10 * UNIT + 1)), Err(UNPAYABLE), "it would fail");
        assert_eq!(validate(&key, 0, Call::withdraw { id }.into()), Err(UNPAYABLE), "it would fail");
        let batch = pallet_utility::Call::batch { calls: vec![unstake(UNIT)] };
        assert_eq!(validate(&key, 0, batch.into()), Err(UNPAYABLE), "a batch is no exit");
        for left in (0..4).rev() {
            assert_ok!(apply(&key, 0, unstake(UNIT)).unwrap());
            assert_eq!(Capacity::account(id).exits, left);
        }
        assert_eq!(validate(&key, 0, unstake(UNIT)), Err(UNPAYABLE), "four a day");
        assert_eq!((Balances::total_issuance(), Flux::supply(), Power::odometer(id)), before);
        // The owner exits for its identity, and pays.
        assert_ok!(apply(&Alice.pair(), 0, unstake(UNIT)).unwrap());
        run_to(System::block_number() + 44);
        assert_ok!(validate(&key, 0, unstake(UNIT)));
        check_invariants();
    });
}

/// Whoever takes what is its own needs neither Power nor Flux nor HETU for it.
#[test]
fn every_way_out_and_the_way_back_is_free_for_who_has_nothing() {
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        let spend_all = || {
            let account = Capacity::account(id);
            let power = account.free + account.meters.messaging.stored;
            let route = Route::Capacity { power };
            assert_ok!(<Capacity as fluxnomics_primitives::capacity::PowerPayments>::reserve(id, route));
        };
        let by_agent = |call: RuntimeCall| {
            assert_eq!(validate(&key, 0, remark(0)), Err(UNPAYABLE), "it could pay for something else");
            assert_ok!(apply(&key, 0, call).unwrap());
            assert_eq!(free_hetu(&key), 0);
        };
        let stake = 10 * UNIT;
        let staked_by_owner = Call::stake { id, asset: Asset::Hetu, amount: stake };
        assert_ok!(RuntimeCall::from(staked_by_owner).dispatch(signed(Alice)));
        spend_all();
        by_agent(Call::unstake { id, asset: Asset::Hetu, amount: stake }.into());
        by_agent(Call::cancel_unstake { id, asset: Asset::Hetu, amount: stake / 2 }.into());

        // A reward of yesterday.
        <Flux as fluxnomics_primitives::identity::MintWeight>::note(
            id,
            UNIT,
            fluxnomics_economics::quality::Quality::ONE,
        );
        run_to(System::block_number() + 44);
        spend_all();
        by_agent(pallet_flux::Call::claim { id }.into());
        assert!(Flux::account(id).free > 0);

        // The owner, of whose HETU nothing is spare but what it stakes.
        let spare = Balances::free_balance(account(Alice)) - configs::tokens::EXISTENTIAL_DEPOSIT;
        let human = pallet_power::HumanOf::<Runtime>::get(account(Alice)).unwrap();
        let left = 5 * UNIT;
        assert_ok!(Balances::transfer_keep_alive(signed(Alice), account(Bob).into(), spare - left));
        let power = Capacity::account(human).free;
        let route = Route::Capacity { power };
        assert_ok!(<Capacity as fluxnomics_primitives::capacity::PowerPayments>::reserve(human, route));
        let top_up = |amount| -> RuntimeCall { Call::stake { id: human, asset: Asset::Hetu, amount }.into() };
        assert_ok!(apply(&Alice.pair(), 0, top_up(left)).unwrap());
        assert_eq!(Balances::free_balance(account(Alice)), configs::tokens::EXISTENTIAL_DEPOSIT);

        let delay = params::All::current().capacity.unbonding_delay / 2_016 + 1;
        run_to(System::block_number() + BlockNumber::try_from(delay).unwrap());
        spend_all();
        assert_ok!(apply(&key, 0, Call::withdraw { id }.into()).unwrap());
        assert_eq!(Balances::free_balance(account(Alice)), configs::tokens::EXISTENTIAL_DEPOSIT + stake / 2);
        check_invariants();
    });
}

#[test]
fn query_info_tells_each_signer_the_truth() {
    use pallet_transaction_payment_rpc_runtime_api::runtime_decl_for_transaction_payment_api::TransactionPaymentApiV4;
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        let fee = |pair: sr25519::Pair, call| {
            let xt = extrinsic(pair, 0, 0, call);
            let len = xt.encoded_size() as u32;
            let info = Runtime::query_info(xt.clone(), len);
            assert_eq!(info.partial_fee == 0, Runtime::query_fee_details(xt, len).inclusion_fee.is_none());
            info.partial_fee
        };
        assert_eq!(fee(key.clone(), message(300)), 0, "capacity");
        assert_eq!(fee(key.clone(), remark(10)), 0, "capacity");
        assert!(fee(key.clone(), remark(60_000)) > 0, "HETU");
        give_flux(id, 10 * UNIT);
        assert_eq!(fee(key, remark(60_000)), 0, "Flux");
        assert!(fee(Bob.pair(), remark(10)) > 0, "nobody's controller");
    });
}

#[test]
fn reward_is_staked_for_its_worker() {
    development().execute_with(|| {
        let id = agent(&key(1));
        <Flux as fluxnomics_primitives::identity::MintWeight>::note(
            id,
            1_000 * UNIT,
            fluxnomics_economics::quality::Quality::ONE,
        );
        run_to(System::block_number() + 44);
        assert_ok!(Flux::claim(signed(Bob), id));
        let staked = Capacity::account(id).staked.flux;
        assert!(staked > UNIT / 4, "{staked}");
        assert_eq!(Flux::account(id).staked, staked);
        run_to(System::block_number() + 44);
        assert!(Capacity::account(id).meters.execution.stored > 0);
        check_invariants();
    });
}

#[test]
fn identity_stays_while_its_stake_does() {
    development().execute_with(|| {
        let id = agent(&key(1));
        assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, UNIT));
        assert_ok!(Power::deregister(signed(Alice), id));
        assert_ok!(Capacity::unstake(signed(Alice), id, Asset::Hetu, UNIT));
        run_to(
            System::block_number() + fluxnomics_economics::time::window_blocks(14 * DAY, Clock::scale()) + 1,
        );
        assert!(Power::release_bond(signed(Alice), id).is_err());
        assert_ok!(Capacity::withdraw(signed(Bob), id));
        assert_ok!(Power::release_bond(signed(Alice), id));
        check_invariants();
    });
}

#[test]
fn cross_rules_bind_r_kappa_and_the_allowance() {
    use fluxnomics_primitives::governance::ParameterRegistry;
    use params::{CapacityChange, Change, FluxChange, Registry};
    development().execute_with(|| {
        let spec = |change| Registry::spec(Registry::field(&change));
        // At the bounds of both, as for ever.
        let rate = spec(Change::Capacity(CapacityChange::RateMax(0))).max;
        let kappa = spec(Change::Flux(FluxChange::KappaMax(0))).max;
        assert!(kappa * 2 * rate <= UNIT * UNIT / 10 * 8);
        assert!((kappa + 1) * 2 * rate > UNIT * UNIT / 10 * 8, "with nothing to spare");
        let refused = |change| assert!(Registry::check_together(&[Change::Capacity(change)]).is_err());
        refused(CapacityChange::RateMax(401 * UNIT));
        refused(CapacityChange::RateMin(101 * UNIT));
        refused(CapacityChange::RateMax(99 * UNIT));
        refused(CapacityChange::FreeAllowance(10 * UNIT + 1));
        refused(CapacityChange::AlphaMessagingHetu(UNIT / 2 - 1));
        assert_ok!(Registry::check_together(&[]));
    });
}

#[test]
fn block_is_congested_by_what_it_has_least_of() {
    use fluxnomics_economics::capacity::congestion::Congestion;
    let after = |fill: &dyn Fn()| {
        development().execute_with(|| {
            fill();
            run_to(System::block_number() + 1);
            Capacity::network().congestion
        })
    };
    assert_eq!(after(&|| {}), Congestion::MIN);
    // Long, and computed in no time.
    let long = || {
        for nonce in 0..4 {
            let bytes = vec![0; 1_000_000];
            let xt = extrinsic(Bob.pair(), nonce, 0, frame_system::Call::remark { remark: bytes }.into());
            assert_ok!(Executive::apply_extrinsic(xt).unwrap());
        }
    };
    assert!(after(&long) > Congestion::MIN);
    // Many messages, as wallets send them.
    let many = || {
        assert_ok!(Power::register_human(signed(Alice), account(Alice), 100 * UNIT));
        assert_ok!(Capacity::stake(signed(Alice), 2, Asset::Hetu, 1_000_000 * UNIT));
        run_to(System::block_number() + 44);
        let mut nonce = 0;
        while Executive::apply_extrinsic(extrinsic(Alice.pair(), nonce, 0, message(300)))
            .is_ok_and(|r| r.is_ok())
        {
            nonce += 1;
        }
        assert!(nonce > 1_000, "{nonce} messages fit a block");
    };
    assert!(after(&many) > Congestion::MIN);
}
