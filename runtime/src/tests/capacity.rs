//! Power, Flux or HETU: what pays for whom in the whole runtime.
use super::*;
use Sr25519Keyring::*;
use fluxnomics_economics::{capacity::stake::Asset, time::DAY};
use fluxnomics_primitives::{
    capacity::Route,
    flux::{FluxHold, FluxLedger, Place},
};
use frame_support::{
    assert_ok,
    dispatch::{DispatchClass, GetDispatchInfo},
    storage::{TransactionOutcome, with_transaction},
};
use pallet_capacity::{Call, ENVELOPE, Event, FeePolicy};
use pallet_fees::Quote;
use pallet_power::NextIdentityId;
use pallet_transaction_payment::ChargeTransactionPayment;
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

/// Operational, and nobody but root may make it. What it declares is up to whoever signs it.
fn kill_prefix(subkeys: u32) -> RuntimeCall {
    frame_system::Call::kill_prefix { prefix: vec![0; 8], subkeys }.into()
}

/// What the wrapped extension ranks it by when nobody pays a fee or a tip in HETU.
fn priority_by_size(key: &sr25519::Pair, call: RuntimeCall) -> u64 {
    let xt = extrinsic(key.clone(), 0, 0, call);
    let (info, len) = (xt.get_dispatch_info(), xt.encoded_size());
    ChargeTransactionPayment::<Runtime>::get_priority(&info, len, 0, 0)
}

/// Takes all that capacity may pay with now.
fn spend_all(id: u64) {
    let account = Capacity::account(id);
    let route = Route::Capacity { power: account.free + account.meters.messaging.stored };
    assert_ok!(<Capacity as fluxnomics_primitives::capacity::PowerPayments>::reserve(id, route));
}

/// Who pays, as clients are told.
fn quote(key: &sr25519::Pair, tip: Balance, call: RuntimeCall) -> Quote {
    use crate::interface::runtime_decl_for_fees_api::FeesApiV1;
    Runtime::quote(extrinsic(key.clone(), 0, tip, call).encode()).expect("it is signed")
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
    let said = with_transaction(|| {
        let said = Executive::validate_transaction(TransactionSource::External, xt, System::parent_hash());
        TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(said))
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
        let priority = |key: &sr25519::Pair, tip, call| validate(key, tip, call).unwrap().priority;
        let by_power = |call| priority(&key, 0, call);
        let by_hetu = |tip, call| priority(&Bob.pair(), tip, call);
        let small_tip = UNIT / 1_000_000;

        assert_eq!(by_power(message(1)), by_hetu(0, message(1)), "untipped, whoever pays");
        assert!(by_power(message(1)) < by_hetu(1, message(1)));
        // The payload of a message takes no room in a block: its tip buys as much.
        assert_eq!(by_hetu(small_tip, message(1_000_000)), by_hetu(small_tip, message(100_000)));

        // The operational class has a virtual tip, a multiple of the fee in HETU.
        assert_eq!(kill_prefix(9).get_dispatch_info().class, DispatchClass::Operational);
        assert_eq!(by_power(kill_prefix(9)), priority_by_size(&key, kill_prefix(9)));
        assert!(by_power(kill_prefix(9)) < by_hetu(0, kill_prefix(9)));
        assert!(by_power(kill_prefix(9)) < by_hetu(small_tip, message(300)));
        give_flux(pallet_power::IdentityOf::<Runtime>::get(AccountId::from(key.public())).unwrap(), UNIT);
        assert!(matches!(quote(&key, 0, kill_prefix(1_000)), Quote::Flux { .. }));
        assert_eq!(by_power(kill_prefix(1_000)), priority_by_size(&key, kill_prefix(1_000)));
    });
}

/// A controller fills blocks with operational extrinsics that fail, and capacity pays: M and R see them.
#[test]
fn failing_operational_extrinsics_congest_the_chain() {
    use fluxnomics_economics::capacity::congestion::Congestion;
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, 100_000 * UNIT));
        run_to(System::block_number() + 44);
        let room = configs::system::MAXIMUM_BLOCK_WEIGHT.ref_time() / 10 * 8;
        let subkeys = (1..)
            .map(|n| n * 100)
            .find(|n| kill_prefix(*n).get_dispatch_info().call_weight.ref_time() > room);
        let seen = || pallet_capacity::NetworkState::<Runtime>::get().fullness;
        for _ in 0..3 {
            let (before, odometer) = (seen(), Power::odometer(id).unwrap().lifetime);
            let congestion = Capacity::network().congestion;
            let failure = apply(&key, 0, kill_prefix(subkeys.unwrap())).unwrap().unwrap_err();
            assert_eq!(failure, sp_runtime::DispatchError::BadOrigin);
            assert!(Power::odometer(id).unwrap().lifetime - odometer > 400 * UNIT, "no token moved");
            run_to(System::block_number() + 1);
            assert!(Capacity::network().congestion > congestion);
            assert!(seen() - before > 900_000_000, "nine tenths of what users may use");
        }
        assert!(Capacity::network().congestion > Congestion::MIN);
        check_invariants();
    });
}

#[test]
fn identity_with_nothing_exits_within_its_allowance_and_no_further() {
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, 10 * UNIT));
        // No Power, no Flux, no HETU.
        spend_all(id);
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
        // The owner exits for its identity, on the allowance of its own.
        let human = pallet_power::HumanOf::<Runtime>::get(account(Alice)).unwrap();
        assert_ok!(apply(&Alice.pair(), 0, unstake(UNIT)).unwrap());
        assert_eq!(Capacity::account(human).exits, 3);
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
        let by_agent = |call: RuntimeCall| {
            assert_eq!(validate(&key, 0, remark(0)), Err(UNPAYABLE), "it could pay for something else");
            assert_ok!(apply(&key, 0, call).unwrap());
            assert_eq!(free_hetu(&key), 0);
        };
        let stake = 10 * UNIT;
        let staked_by_owner = Call::stake { id, asset: Asset::Hetu, amount: stake };
        assert_ok!(RuntimeCall::from(staked_by_owner).dispatch(signed(Alice)));
        spend_all(id);
        by_agent(Call::unstake { id, asset: Asset::Hetu, amount: stake }.into());
        by_agent(Call::cancel_unstake { id, asset: Asset::Hetu, amount: stake / 2 }.into());

        // A reward of yesterday.
        <Flux as fluxnomics_primitives::identity::MintWeight>::note(
            id,
            UNIT,
            fluxnomics_economics::quality::Quality::ONE,
        );
        run_to(System::block_number() + 44);
        spend_all(id);
        by_agent(pallet_flux::Call::claim { id }.into());
        assert!(Flux::account(id).free > 0);

        // The owner, of whose HETU nothing is spare but what it stakes.
        let spare = Balances::free_balance(account(Alice)) - configs::tokens::EXISTENTIAL_DEPOSIT;
        let human = pallet_power::HumanOf::<Runtime>::get(account(Alice)).unwrap();
        let left = 5 * UNIT;
        assert_ok!(Balances::transfer_keep_alive(signed(Alice), account(Bob).into(), spare - left));
        spend_all(human);
        let top_up = |amount| -> RuntimeCall { Call::stake { id: human, asset: Asset::Hetu, amount }.into() };
        assert_ok!(apply(&Alice.pair(), 0, top_up(left)).unwrap());
        assert_eq!(Balances::free_balance(account(Alice)), configs::tokens::EXISTENTIAL_DEPOSIT);

        let delay = params::All::current().capacity.unbonding_delay / 2_016 + 1;
        run_to(System::block_number() + BlockNumber::try_from(delay).unwrap());
        spend_all(id);
        assert_ok!(apply(&key, 0, Call::withdraw { id }.into()).unwrap());
        assert_eq!(Balances::free_balance(account(Alice)), configs::tokens::EXISTENTIAL_DEPOSIT + stake / 2);
        check_invariants();
    });
}

/// Whoever ends its identities has no controller left, and perhaps no HETU to spare: its ways out are free.
#[test]
fn owner_who_ended_its_identities_takes_everything_out_with_no_hetu_to_spare() {
    development().execute_with(|| {
        let key = key(1);
        let (alice, agent) = (Alice.pair(), agent(&key));
        let human = pallet_power::HumanOf::<Runtime>::get(account(Alice)).unwrap();
        let bond = pallet_power::Identities::<Runtime>::get(human).unwrap().bond;
        let unstake =
            |id| -> RuntimeCall { Call::unstake { id, asset: Asset::Hetu, amount: 5 * UNIT }.into() };
        let deregister = |id| -> RuntimeCall { pallet_power::Call::deregister { id }.into() };
        let release = |id| -> RuntimeCall { pallet_power::Call::release_bond { id }.into() };
        for id in [human, agent] {
            assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, 5 * UNIT));
        }
        assert_ok!(Balances::transfer_all(signed(Alice), account(Bob).into(), true));
        let least = configs::tokens::EXISTENTIAL_DEPOSIT;
        let exits = |call: RuntimeCall, brings: Balance| {
            let before = free_hetu(&alice);
            assert_eq!(quote(&alice, 0, call.clone()), Quote::Free);
            assert_ok!(apply(&alice, 0, call).unwrap());
            assert_eq!(free_hetu(&alice), before + brings);
        };
        assert_eq!(free_hetu(&alice), least);
        exits(deregister(agent), 0);
        exits(deregister(human), 0);
        assert_eq!(pallet_power::IdentityOf::<Runtime>::get(account(Alice)), None);
        assert_eq!(validate(&alice, 0, remark(0)), Err(UNPAYABLE), "it could pay for something else");
        let batch = pallet_utility::Call::batch { calls: vec![unstake(agent)] };
        assert_eq!(validate(&alice, 0, batch.into()), Err(UNPAYABLE), "a batch is no exit");
        exits(unstake(agent), 0);
        exits(unstake(human), 0);
        assert_eq!(Capacity::account(human).exits, 0);
        assert_eq!(free_hetu(&alice), least);

        let delay = fluxnomics_economics::time::window_blocks(14 * DAY, Clock::scale()) + 1;
        run_to(System::block_number() + delay);
        assert_eq!(validate(&alice, 0, release(human)), Err(UNPAYABLE), "something is open: it would fail");
        exits(Call::withdraw { id: agent }.into(), 5 * UNIT);
        exits(Call::withdraw { id: human }.into(), 5 * UNIT);
        exits(release(agent), bond);
        exits(release(human), bond);
        assert_eq!(pallet_power::HumanOf::<Runtime>::get(account(Alice)), None);
        assert!(pallet_capacity::Accounts::<Runtime>::get(human).is_none(), "nothing stays behind");
        // Nor is there an allowance any more.
        assert!(!matches!(quote(&alice, 0, release(human)), Quote::Free));
        check_invariants();
    });
}

#[test]
fn quote_says_who_pays_how_much_or_why_nobody_can() {
    use crate::interface::runtime_decl_for_fees_api::FeesApiV1;
    use pallet_transaction_payment_rpc_runtime_api::runtime_decl_for_transaction_payment_api::TransactionPaymentApiV4;
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        let hetu = |pair: sr25519::Pair, call| {
            let xt = extrinsic(pair, 0, 0, call);
            let len = xt.encoded_size() as u32;
            Runtime::query_info(xt, len).partial_fee
        };
        assert_eq!(quote(&key, 0, message(300)), Quote::Capacity { power: UNIT * 182 / 1_000 });
        assert!(matches!(quote(&key, 0, remark(10)), Quote::Capacity { power } if power > UNIT / 20));
        let fee = hetu(key.clone(), message(60_000));
        assert!(fee > 60_000 * params::All::current().fees.byte_fee, "its payload counts");
        assert_eq!(quote(&key, 0, message(60_000)), Quote::Unaffordable { fee });
        assert_eq!(quote(&key, 7, message(60_000)), Quote::Unaffordable { fee: fee + 7 });
        policy(id, false, true);
        assert_eq!(quote(&key, 0, message(60_000)), Quote::Forbidden);
        assert_eq!(hetu(key.clone(), message(60_000)), fee, "wallets show what HETU would cost");
        give_flux(id, UNIT);
        let flux = Capacity::quote_message(60_000, false).flux.unwrap();
        assert_eq!(quote(&key, 0, message(60_000)), Quote::Flux { fee: flux });
        assert_eq!(hetu(key.clone(), message(60_000)), 0);
        assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, UNIT));
        let unstake = Call::unstake { id, asset: Asset::Hetu, amount: UNIT };
        assert_eq!(quote(&key, 0, unstake.into()), Quote::Free);

        let fee = hetu(Bob.pair(), remark(10));
        assert_eq!(quote(&Bob.pair(), 0, remark(10)), Quote::Hetu { fee });
        let before = free_hetu(&Bob.pair());
        assert_ok!(apply(&Bob.pair(), 0, remark(10)).unwrap());
        assert!(before - free_hetu(&Bob.pair()) <= fee);

        assert_eq!(Runtime::quote(UncheckedExtrinsic::new_bare(remark(10)).encode()), None, "nobody signed");
        assert_eq!(Runtime::quote(vec![4, 1]), None);
        let mut longer = extrinsic(key, 0, 0, remark(10)).encode();
        longer.push(0);
        assert_eq!(Runtime::quote(longer), None);
    });
}

/// What HETU pays for a message is what was announced for its length and its payload.
#[test]
fn message_that_hetu_pays_pays_for_its_payload() {
    use pallet_transaction_payment_rpc_runtime_api::{
        runtime_decl_for_transaction_payment_api::TransactionPaymentApiV4,
        runtime_decl_for_transaction_payment_call_api::TransactionPaymentCallApiV3,
    };
    development().execute_with(|| {
        let key = key(1);
        let id = agent(&key);
        policy(id, true, false);
        spend_all(id);
        assert_ok!(Balances::transfer_keep_alive(
            signed(Bob),
            AccountId::from(key.public()).into(),
            10 * UNIT
        ));
        let byte_fee = params::All::current().fees.byte_fee;
        let paid = |bytes, tip: Balance| {
            let nonce = System::account_nonce(AccountId::from(key.public()));
            let xt = extrinsic(key.clone(), nonce, tip, message(bytes));
            let len = xt.encoded_size() as u32;
            let most = Runtime::query_info(xt.clone(), len).partial_fee;
            let details = Runtime::query_fee_details(xt, len).inclusion_fee.unwrap();
            assert_eq!(details.len_fee, Balance::from(len + bytes) * byte_fee);
            let call = message(bytes);
            let (by_call, of_call) = (
                Runtime::query_call_fee_details(call.clone(), len).inclusion_fee.unwrap(),
                Runtime::query_call_info(call.clone(), len),
            );
            assert_eq!(by_call.len_fee, details.len_fee);
            assert_eq!(of_call.partial_fee, by_call.inclusion_fee());
            let before = free_hetu(&key);
            assert_ok!(apply(&key, tip, call).unwrap());
            assert_eq!(last_message(), Route::Hetu);
            let fee = before - free_hetu(&key) - tip;
            assert!(fee <= most);
            (fee, len)
        };
        for tip in [0, 7] {
            let ((long, a), (short, b)) = (paid(1_000_000, tip), paid(100_000, tip));
            assert_eq!((long - short, a), (900_000 * byte_fee, b));
        }
        // One that is too long fails, and has paid for all that it declared.
        let before = free_hetu(&key);
        assert!(apply(&key, 0, message(1024 * 1024 + 1)).unwrap().is_err());
        assert!(before - free_hetu(&key) > 1024 * 1024 * byte_fee);
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
