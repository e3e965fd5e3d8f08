//! Random extrinsics over the real capacity, Flux and identities: what validation answered is what pays.
use super::*;
use crate::interface::runtime_decl_for_fees_api::FeesApiV1;
use Sr25519Keyring::*;
use alloc::collections::BTreeMap;
use fluxnomics_economics::{capacity::stake::Asset, quality::Quality};
use fluxnomics_primitives::{
    capacity::{PowerPayments, Route},
    flux::{FluxHold, FluxLedger, Place},
    identity::MintWeight,
};
use frame_support::{
    assert_ok,
    dispatch::GetDispatchInfo,
    storage::{TransactionOutcome, with_transaction},
    traits::Contains,
};
use pallet_capacity::{Call, Event, FeePolicy};
use pallet_fees::{Event as Fee, Quote};
use pallet_transaction_payment::{ChargeTransactionPayment, Event as HetuFee};
use sp_core::{Pair, sr25519};
use sp_runtime::{
    DispatchError,
    traits::{Applyable, Checkable},
    transaction_validity::{
        InvalidTransaction, TransactionSource, TransactionValidity, TransactionValidityError,
    },
};

const STEPS: u32 = 2_500;
/// An identity that is not there.
const NOBODY: u64 = 999;

/// Who signs, and the identity that its exits are about.
struct Signer {
    pair: sr25519::Pair,
    id: u64,
}

impl Signer {
    fn who(&self) -> AccountId {
        AccountId::from(self.pair.public())
    }

    /// What it has: its account's HETU, and of the identity that it controls Power, spent Power and Flux.
    fn purse(&self) -> (Balance, Option<(u128, u128, Balance)>) {
        let controlled = Power::identity_of(self.who()).map(|id| {
            let account = Capacity::account(id);
            let lifetime = Power::odometer(id).unwrap().lifetime;
            (account.free + account.meters.messaging.stored, lifetime, Flux::account(id).free)
        });
        (Balances::free_balance(self.who()), controlled)
    }
}

/// Two agents of Alice, whose keys have no HETU of their own; somebody without an identity, who owns nothing of `id`; and
/// somebody who has ended its identity, in which its stake still is.
fn signers() -> Vec<Signer> {
    assert_ok!(Power::register_human(signed(Alice), account(Alice), 100 * UNIT));
    let next = || pallet_power::NextIdentityId::<Runtime>::get();
    let mut signers: Vec<_> = (1..=2)
        .map(|n| {
            let signer = Signer { pair: sr25519::Pair::from_seed(&[n; 32]), id: next() };
            assert_ok!(Power::register_agent(signed(Alice), signer.who(), 100 * UNIT));
            assert_ok!(Power::accept_controller(RuntimeOrigin::signed(signer.who()), signer.id));
            signer
        })
        .collect();
    signers.push(Signer { pair: Bob.pair(), id: signers[0].id });
    let ended = Signer { pair: Charlie.pair(), id: next() };
    assert_ok!(Power::register_human(signed(Charlie), account(Charlie), 100 * UNIT));
    assert_ok!(Capacity::stake(signed(Charlie), ended.id, Asset::Hetu, 10_000 * UNIT));
    assert_ok!(Power::deregister(signed(Charlie), ended.id));
    signers.push(ended);
    signers
}

fn message(to: u64, bytes: u32) -> RuntimeCall {
    Call::send_message {
        to,
        payload: Default::default(),
        bytes,
        is_intent: bytes.is_multiple_of(2),
        task: None,
    }
    .into()
}

fn is_message(call: &RuntimeCall) -> bool {
    matches!(call, RuntimeCall::Capacity(Call::send_message { .. }))
}

fn a_message(numbers: &mut Numbers) -> RuntimeCall {
    let bytes = [100, 2_000, 20_000, 200_000, 2_000_000][numbers.below(5) as usize];
    let to = if numbers.below(6) == 0 { NOBODY } else { 0 };
    message(to, bytes + numbers.below(100) as u32)
}

fn an_exit(numbers: &mut Numbers, id: u64) -> RuntimeCall {
    let amount = [UNIT / 100, UNIT / 10, 1_000_000 * UNIT][numbers.below(3) as usize];
    match numbers.below(5) {
        0 | 1 => Call::unstake { id, asset: Asset::Hetu, amount }.into(),
        2 => Call::cancel_unstake { id, asset: Asset::Hetu, amount }.into(),
        3 => Call::withdraw { id }.into(),
        _ => pallet_flux::Call::claim { id }.into(),
    }
}

fn a_call(numbers: &mut Numbers, id: u64) -> RuntimeCall {
    match numbers.below(10) {
        0..=3 => a_message(numbers),
        4 | 5 => an_exit(numbers, id),
        6 => {
            let remark = vec![0; [10, 1_000, 30_000][numbers.below(3) as usize]];
            frame_system::Call::remark { remark }.into()
        },
        7 => frame_system::Call::kill_prefix {
            prefix: vec![0; 8],
            subkeys: [1, 100, 2_000][numbers.below(3) as usize],
        }
        .into(),
        8 => {
            let calls = vec![a_message(numbers), an_exit(numbers, id)];
            pallet_utility::Call::batch { calls }.into()
        },
        _ => pallet_utility::Call::batch_all { calls: vec![a_message(numbers), a_message(numbers)] }.into(),
    }
}

/// What the pool and the block would be told in this very state.
fn validate(xt: &UncheckedExtrinsic, len: usize) -> TransactionValidity {
    let checked = xt.clone().check(&frame_system::ChainContext::<Runtime>::default()).unwrap();
    let info = xt.get_dispatch_info();
    with_transaction(|| {
        let said = checked.validate::<Runtime>(TransactionSource::External, &info, len);
        TransactionOutcome::Rollback(Ok::<_, DispatchError>(said))
    })
    .unwrap()
}

fn events<E>() -> Vec<E>
where
    RuntimeEvent: TryInto<E>,
{
    System::read_events_no_consensus().filter_map(|record| record.event.try_into().ok()).collect()
}

/// Submits and compares. Returns what happened.
fn submit(signer: &Signer, call: RuntimeCall, tip: Balance) -> String {
    let who = signer.who();
    let xt = extrinsic(signer.pair.clone(), System::account_nonce(&who), tip, call.clone());
    let (len, info) = (xt.encoded_size(), xt.get_dispatch_info());
    let state = || sp_io::storage::root(Default::default());
    let before = state();
    let valid = validate(&xt, len);
    let quote = Runtime::quote(xt.encode()).unwrap();
    assert_eq!(state(), before, "asking leaves no trace");
    System::reset_events();
    let purse = signer.purse();
    let exits = |id| Capacity::account(id).exits;
    let leaving = Power::identity_of(who.clone()).unwrap_or(signer.id);
    let exits_before = exits(leaving);
    let burned = Flux::supply().burned.fallback;

    let outcome = Executive::apply_extrinsic(xt);

    let Ok(dispatched) = outcome else {
        let refused = TransactionValidityError::Invalid(InvalidTransaction::Payment);
        assert_eq!((outcome.unwrap_err(), valid.unwrap_err()), (refused, refused));
        assert_eq!(
            (signer.purse(), exits(leaving)),
            (purse, exits_before),
            "a refused extrinsic costs nothing"
        );
        return match quote {
            Quote::Forbidden => "forbidden".into(),
            Quote::Unaffordable { .. } => "unaffordable".into(),
            _ => panic!("{quote:?} was not enough"),
        };
    };
    let valid = valid.expect("what is included was valid");
    let burned = Flux::supply().burned.fallback - burned;
    let ((had, controlled), (has, controls)) = (purse, signer.purse());
    let spent = match (controlled, controls) {
        (Some((_, was, _)), Some((_, is, _))) => is - was,
        _ => 0,
    };
    let own = |id| pallet_power::Identities::<Runtime>::get(id).is_some_and(|identity| identity.owner == who);
    let brought: Balance = events::<Event<Runtime>>()
        .into_iter()
        .filter_map(|event| match event {
            Event::Withdrawn { id, hetu, .. } if own(id) => Some(hetu),
            _ => None,
        })
        .sum();
    // What calls took for themselves, whoever carried them.
    let messages: Vec<Route> = events::<Event<Runtime>>()
        .into_iter()
        .filter_map(|event| match event {
            Event::MessageSent { paid, .. } => Some(paid),
            _ => None,
        })
        .collect();
    let [mut power, mut flux] = [0; 2];
    for route in &messages {
        match route {
            Route::Capacity { power: drawn } => power += drawn,
            Route::Flux { fee } => flux += fee,
            Route::Hetu | Route::Forbidden => {},
        }
    }
    let hetu: Vec<Balance> = events::<HetuFee<Runtime>>()
        .into_iter()
        .map(|HetuFee::TransactionFeePaid { actual_fee, tip: paid, .. }| {
            assert_eq!(paid, tip);
            actual_fee
        })
        .collect();
    let fees: Vec<Fee<Runtime>> = events();

    // The books: Power, Flux and HETU went where the events say, and nowhere else.
    let (mut by_power, mut by_flux) = (0, 0);
    for fee in &fees {
        match fee {
            Fee::PowerPaid { power, .. } => by_power += power,
            Fee::FluxPaid { fee, .. } => by_flux += fee,
            Fee::ExitUsed { .. } => {},
            Fee::FeeWaived { .. } => panic!("nothing here is waived"),
            Fee::__Ignore(..) => unreachable!(),
        }
    }
    assert_eq!((spent, burned), (power + by_power, flux + by_flux));
    assert_eq!(had + brought - has, hetu.iter().sum::<Balance>());
    assert!(tip == 0 || !hetu.is_empty(), "a tip is paid in HETU");
    let untipped = ChargeTransactionPayment::<Runtime>::get_priority(&info, len, 0, 0);
    let by_hetu = matches!(quote, Quote::Hetu { .. });
    assert!(by_hetu || valid.priority == untipped, "priority is bought by HETU alone");

    let what = match &call {
        call if is_message(call) => "message",
        RuntimeCall::System(frame_system::Call::kill_prefix { .. }) => "operational",
        call if adapters::Exits::contains(call) => "exit",
        RuntimeCall::Utility(..) => "batch",
        _ => "remark",
    };
    let ended = if dispatched.is_ok() { "" } else { ", failed" };
    let sent = is_message(&call) && dispatched.is_ok();
    let route = match quote {
        Quote::Free => {
            assert!(dispatched.is_ok(), "what fails is not free");
            assert!(matches!(&fees[..], [Fee::ExitUsed { who: used, id }] if (used, *id) == (&who, leaving)));
            assert_eq!((spent, burned, exits(leaving) + 1), (0, 0, exits_before));
            "nothing"
        },
        Quote::Capacity { power: most } if is_message(&call) => {
            assert_eq!(by_power + power, most, "once, at its price");
            assert_eq!(messages, if sent { vec![Route::Capacity { power: most }] } else { vec![] });
            "capacity"
        },
        Quote::Flux { fee: most } if is_message(&call) => {
            assert_eq!(by_flux + flux, most, "once, at its price");
            assert_eq!(messages, if sent { vec![Route::Flux { fee: most }] } else { vec![] });
            "Flux"
        },
        Quote::Capacity { power: most } => {
            assert!(fees.len() == 1 && hetu.is_empty() && by_power > 0 && by_power <= most);
            "capacity"
        },
        Quote::Flux { fee: most } => {
            assert!(fees.len() == 1 && hetu.is_empty() && by_flux > 0 && by_flux <= most);
            "Flux"
        },
        Quote::Hetu { fee: most } => {
            assert!(fees.is_empty() && hetu.len() == 1 && hetu[0] > tip && hetu[0] <= most);
            if is_message(&call) {
                assert_eq!((spent, burned), (0, 0));
                assert_eq!(messages, if sent { vec![Route::Hetu] } else { vec![] });
            }
            if tip > 0 { "HETU and a tip" } else { "HETU" }
        },
        Quote::Forbidden | Quote::Unaffordable { .. } => panic!("was included"),
    };
    format!("{what} by {route}{ended}")
}

/// What happens to those who pay.
fn change_fortunes(numbers: &mut Numbers, signer: &Signer) {
    let id = signer.id;
    let active = Power::identity_of(signer.who()) == Some(id);
    match numbers.below(7) {
        0 => run_to(System::block_number() + 1 + numbers.below(10) as u32),
        1 if active => {
            let policy = FeePolicy { forbid_flux: numbers.below(3) == 0, forbid_hetu: numbers.below(3) == 0 };
            assert_ok!(Capacity::set_fee_policy(signed(Alice), id, policy));
        },
        2 if active => {
            let amount = UNIT / 20 + u128::from(numbers.below(100)) * UNIT / 100;
            assert_ok!(Flux::shift(0, amount, Place::Free, Place::Held(FluxHold::Escrow)));
            assert_ok!(Flux::settle(0, FluxHold::Escrow, id, Place::Free, amount));
        },
        3 if active => {
            let amount = UNIT + u128::from(numbers.below(10)) * UNIT;
            assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, amount));
        },
        4 => {
            let amount = UNIT / 50 + u128::from(numbers.below(20)) * UNIT / 100;
            assert_ok!(Balances::transfer_keep_alive(signed(Dave), signer.who().into(), amount));
        },
        5 if active => {
            let account = Capacity::account(id);
            let most = account.free + account.meters.messaging.stored;
            let power = most / (1 + u128::from(numbers.below(3)));
            if power > 0 && power <= account.spendable {
                let route = Route::Capacity { power };
                assert_ok!(Capacity::reserve(id, route));
                Capacity::settle(id, route, power, power);
            }
        },
        6 if active => <Flux as MintWeight>::note(id, UNIT, Quality::ONE),
        _ => {},
    }
}

#[test]
fn what_validation_answered_is_what_pays_over_random_payers_policies_and_calls() {
    let mut counts = BTreeMap::<String, u32>::new();
    development().execute_with(|| {
        let signers = signers();
        let mut numbers = Numbers(4);
        for step in 0..STEPS {
            let signer = &signers[numbers.below(signers.len() as u64) as usize];
            if step.is_multiple_of(25) {
                // Room in the block.
                run_to(System::block_number() + 1);
            }
            if numbers.below(3) == 0 {
                change_fortunes(&mut numbers, signer);
            }
            let tip =
                if numbers.below(8) == 0 { 1 + u128::from(numbers.below(UNIT as u64 / 1_000)) } else { 0 };
            let call = a_call(&mut numbers, signer.id);
            *counts.entry(submit(signer, call, tip)).or_default() += 1;
            if step.is_multiple_of(500) {
                check_invariants();
            }
        }
        check_invariants();
    });
    println!("{counts:#?}");
    for what in [
        "exit by nothing",
        "exit by capacity",
        "exit by HETU, failed",
        "message by capacity",
        "message by capacity, failed",
        "message by Flux",
        "message by Flux, failed",
        "message by HETU",
        "message by HETU, failed",
        "message by HETU and a tip",
        "message by HETU and a tip, failed",
        "operational by capacity, failed",
        "operational by Flux, failed",
        "operational by HETU, failed",
        "remark by capacity",
        "remark by Flux",
        "remark by HETU",
        "remark by HETU and a tip",
        "batch by capacity",
        "batch by Flux",
        "batch by HETU",
        "forbidden",
        "unaffordable",
    ] {
        let count = counts.get(what).copied().unwrap_or_default();
        assert!(count >= 5, "`{what}` came up {count} times");
    }
}
