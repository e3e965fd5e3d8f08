//! Safe mode and pauses: blocks go on, governance and exits stay open.
use super::*;
use Sr25519Keyring::*;
use alloc::boxed::Box;
use frame_support::{
    assert_noop, assert_ok,
    traits::{Contains, Get, UnfilteredDispatchable, fungible::NativeOrWithId},
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use sp_runtime::DispatchError;

type AssetsCall = pallet_assets::Call<Runtime, Instance1>;

fn sorted(mut accounts: [AccountId; 2]) -> [AccountId; 2] {
    accounts.sort();
    accounts
}

fn transfer() -> RuntimeCall {
    pallet_balances::Call::transfer_keep_alive { dest: account(Bob).into(), value: UNIT }.into()
}

fn vote(balance: Balance) -> RuntimeCall {
    let vote = Vote { aye: true, conviction: Conviction::None };
    pallet_conviction_voting::Call::vote { poll_index: 0, vote: AccountVote::Standard { vote, balance } }
        .into()
}

fn remove_liquidity() -> RuntimeCall {
    pallet_asset_conversion::Call::remove_liquidity {
        asset1: Box::new(NativeOrWithId::Native),
        asset2: Box::new(NativeOrWithId::WithId(configs::tokens::NEX)),
        lp_token_burn: 1,
        amount1_min_receive: 0,
        amount2_min_receive: 0,
        withdraw_to: account(Alice),
    }
    .into()
}

/// The call, made for Alice by her proxy.
fn proxied(call: RuntimeCall) -> RuntimeCall {
    let call = Box::new(call);
    pallet_proxy::Call::proxy { real: account(Alice).into(), force_proxy_type: None, call }.into()
}

/// The call, approved for the account that Alice and Bob share.
fn shared(call: RuntimeCall, by: Sr25519Keyring) -> RuntimeCall {
    let other_signatories = vec![account(if by == Alice { Bob } else { Alice })];
    let maybe_timepoint = (by == Bob).then(Multisig::timepoint);
    let max_weight = Weight::from_parts(1_000_000_000, 1_000_000);
    let call = Box::new(call);
    pallet_multisig::Call::as_multi { threshold: 2, other_signatories, maybe_timepoint, call, max_weight }
        .into()
}

/// How the call ended that Bob makes as Alice's proxy.
fn outcome_by_proxy(call: RuntimeCall) -> sp_runtime::DispatchResult {
    assert_ok!(proxied(call).dispatch(signed(Bob)));
    let outcome = System::read_events_for_pallet::<pallet_proxy::Event<Runtime>>().pop();
    let Some(pallet_proxy::Event::ProxyExecuted { result }) = outcome else { panic!("{outcome:?}") };
    result
}

/// How the call ended that Alice and Bob make together.
fn outcome_by_multisig(call: RuntimeCall) -> sp_runtime::DispatchResult {
    assert_ok!(shared(call.clone(), Alice).dispatch(signed(Alice)));
    assert_ok!(shared(call, Bob).dispatch(signed(Bob)));
    let outcome = System::read_events_for_pallet::<pallet_multisig::Event<Runtime>>().pop();
    let Some(pallet_multisig::Event::MultisigExecuted { result, .. }) = outcome else {
        panic!("{outcome:?}")
    };
    result
}

fn filtered(call: RuntimeCall) -> bool {
    let outcome = call.dispatch(signed(Alice));
    outcome.is_err_and(|e| e.error == frame_system::Error::<Runtime>::CallFiltered.into())
}

#[test]
fn safe_mode_keeps_time_governance_and_exits() {
    development().execute_with(|| {
        assert!(!filtered(transfer()));
        assert_ok!(Power::register_human(signed(Alice), account(Alice), 100 * UNIT));
        assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
        assert!(filtered(transfer()));
        // The inherent passes the filter: otherwise no block could be made.
        let now = Timestamp::get();
        let set = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
        assert!(<Runtime as frame_system::Config>::BaseCallFilter::contains(&set));
        run_to(5);
        assert!(SafeMode::is_entered());
        for open in [
            pallet_power::Call::deregister { id: 0 }.into(),
            pallet_power::Call::release_bond { id: 0 }.into(),
            pallet_validators::Call::unbond {}.into(),
            pallet_governance::Call::clear { index: 0 }.into(),
            pallet_conviction_voting::Call::unlock { class: 0, target: account(Alice).into() }.into(),
        ] {
            assert!(!filtered(open));
        }
        // A batch is no way round it.
        let batch = pallet_utility::Call::batch_all { calls: vec![transfer()] };
        assert!(filtered(batch.into()));
        assert_ok!(SafeMode::force_exit(RuntimeOrigin::root()));
        assert!(!filtered(transfer()));
    });
}

#[test]
fn safe_mode_lasts_longer_than_the_referendum_that_ends_it() {
    use pallet_referenda::TracksInfo;
    for preset in ["development", "local_testnet"] {
        ext(preset).execute_with(|| {
            let root = configs::tracks::Tracks::info(configs::tracks::ROOT).expect("the track");
            let shortest = root.prepare_period + root.confirm_period + root.min_enactment_period;
            let lasts: BlockNumber = <Runtime as pallet_safe_mode::Config>::EnterDuration::get();
            assert!(lasts > 2 * shortest, "{lasts} {shortest}");
        });
    }
}

#[test]
fn what_a_proxy_or_a_multisig_carries_is_filtered_by_itself() {
    development().execute_with(|| {
        assert_ok!(Proxy::add_proxy(signed(Alice), account(Bob).into(), Default::default(), 0));
        let changes = vec![params::Change::Fees(params::FeesChange::ByteFee(UNIT / 800_000))];
        assert_ok!(Governance::propose(signed(Charlie), changes.try_into().unwrap()));
        // What the shared account itself could pay, were it not for the brakes.
        let both = Multisig::multi_account_id(&sorted([account(Alice), account(Bob)]), 2);
        assert_ok!(Balances::transfer_keep_alive(signed(Charlie), both.into(), 10 * UNIT));
        assert_ok!(outcome_by_proxy(transfer()));
        assert_ok!(outcome_by_multisig(transfer()));

        let refused = Err(frame_system::Error::<Runtime>::CallFiltered.into());
        let brake = |on: bool| {
            let name = (
                b"Balances".to_vec().try_into().unwrap(),
                b"transfer_keep_alive".to_vec().try_into().unwrap(),
            );
            if on {
                TxPause::pause(RuntimeOrigin::root(), name)
            } else {
                TxPause::unpause(RuntimeOrigin::root(), name)
            }
        };
        assert_ok!(brake(true));
        assert_eq!((outcome_by_proxy(transfer()), outcome_by_multisig(transfer())), (refused, refused));
        assert_ok!(brake(false));

        assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
        assert_eq!((outcome_by_proxy(transfer()), outcome_by_multisig(transfer())), (refused, refused));
        let nested = pallet_utility::Call::batch_all { calls: vec![transfer()] };
        assert_eq!(outcome_by_proxy(nested.into()), refused);
        assert_ok!(outcome_by_proxy(vote(30_000 * UNIT)));
        // The shared account has no GEN, but a say.
        assert_ok!(outcome_by_multisig(vote(0)));
        assert!(!filtered(remove_liquidity()));
    });
}

#[test]
fn nobody_buys_a_safe_mode() {
    development().execute_with(|| {
        assert_noop!(SafeMode::enter(signed(Alice)), pallet_safe_mode::Error::<Runtime>::NotConfigured);
        assert_noop!(SafeMode::force_enter(signed(Alice)), DispatchError::BadOrigin);
    });
}

#[test]
fn pauses_spare_time_governance_and_exits() {
    let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
    development().execute_with(|| {
        let pause =
            |pallet: &str, call: &str| TxPause::pause(RuntimeOrigin::root(), (name(pallet), name(call)));
        for (pallet, call) in [
            ("Timestamp", "set"),
            ("Governance", "enact"),
            ("Referenda", "submit"),
            ("ConvictionVoting", "vote"),
            ("Scheduler", "schedule"),
            ("Power", "deregister"),
            ("Power", "release_bond"),
            ("Validators", "unbond"),
            ("Validators", "withdraw"),
            ("Proxy", "proxy"),
            ("Multisig", "as_multi"),
            ("AssetConversion", "remove_liquidity"),
        ] {
            assert_noop!(pause(pallet, call), pallet_tx_pause::Error::<Runtime>::Unpausable);
        }
        assert_ok!(pause("Balances", "transfer_keep_alive"));
        assert!(filtered(transfer()));
    });
}

/// The two lists, of calls and of names, are one.
#[test]
fn what_safe_mode_leaves_open_cannot_be_paused() {
    use configs::utility::{AlwaysOpen, Unpausable};
    use fluxnomics_economics::capacity::stake::{Asset, Resource};
    use frame_support::traits::GetCallMetadata;
    use pallet_capacity::{Beneficiary, Book, Call as Capacity, OfferKey};
    let (asset, resource) = (Asset::Hetu, Resource::Messaging);
    let calls: [RuntimeCall; 21] = [
        Capacity::cancel_unstake { id: 0, asset, amount: 1 }.into(),
        Capacity::settle_lease { lease: 0 }.into(),
        Capacity::undelegate { id: 0, to: Beneficiary { id: 1, resource, asset }, units: 1 }.into(),
        Capacity::unstake { id: 0, asset, amount: 1 }.into(),
        Capacity::withdraw { id: 0 }.into(),
        Capacity::withdraw_offer { key: OfferKey { book: Book { resource, asset }, price: 1, id: 0 } }.into(),
        pallet_power::Call::cancel_controller { id: 0 }.into(),
        pallet_power::Call::deregister { id: 0 }.into(),
        pallet_flux::Call::claim { id: 0 }.into(),
        pallet_power::Call::release_bond { id: 0 }.into(),
        pallet_power::Call::resign_attestor { id: 0 }.into(),
        pallet_power::Call::release_attestor_bond { id: 0 }.into(),
        pallet_power::Call::clear_reports { id: 0, day: 0 }.into(),
        pallet_validators::Call::unbond {}.into(),
        pallet_validators::Call::withdraw { who: account(Alice) }.into(),
        pallet_validators::Call::purge_keys {}.into(),
        remove_liquidity(),
        proxied(transfer()),
        pallet_proxy::Call::remove_proxies {}.into(),
        shared(transfer(), Alice),
        pallet_multisig::Call::cancel_as_multi {
            threshold: 2,
            other_signatories: vec![account(Bob)],
            timepoint: Default::default(),
            call_hash: [0; 32],
        }
        .into(),
    ];
    for call in calls {
        assert!(AlwaysOpen::contains(&call));
        let metadata = call.get_call_metadata();
        let names = (
            metadata.pallet_name.as_bytes().to_vec().try_into().unwrap(),
            metadata.function_name.as_bytes().to_vec().try_into().unwrap(),
        );
        assert!(Unpausable::contains(&names), "{metadata:?}");
    }
}

#[test]
fn assets_cannot_be_burned_unseen() {
    use configs::tokens::XP;
    use frame_support::traits::fungibles::Inspect;
    development().execute_with(|| {
        let issued = Assets::total_issuance(XP);
        let id = codec::Compact(XP);
        let calls: Vec<RuntimeCall> = vec![
            AssetsCall::touch { id }.into(),
            AssetsCall::refund { id, allow_burn: true }.into(),
            AssetsCall::burn { id, who: account(Alice).into(), amount: 1 }.into(),
            AssetsCall::mint { id, beneficiary: account(Alice).into(), amount: 1 }.into(),
            AssetsCall::start_destroy { id }.into(),
            AssetsCall::force_create {
                id,
                owner: account(Alice).into(),
                is_sufficient: true,
                min_balance: 1,
            }
            .into(),
            AssetsCall::force_asset_status {
                id,
                owner: account(Alice).into(),
                issuer: account(Alice).into(),
                admin: account(Alice).into(),
                freezer: account(Alice).into(),
                min_balance: 100,
                is_sufficient: false,
                is_frozen: false,
            }
            .into(),
            AssetsCall::transfer_ownership { id, owner: account(Alice).into() }.into(),
            AssetsCall::set_min_balance { id, min_balance: 1_000_000 }.into(),
        ];
        for call in calls {
            assert!(call.clone().dispatch(signed(Alice)).is_err(), "{call:?}");
            let _ = call.dispatch(RuntimeOrigin::root());
            assert_eq!(Assets::total_issuance(XP), issued);
            assert_eq!(Assets::minimum_balance(XP), 1);
        }
        // A transfer of all but one unit leaves no dust behind.
        let all = Assets::balance(XP, account(Alice));
        assert_ok!(Assets::transfer(signed(Alice), id, account(Bob).into(), all - 1));
        assert_eq!(Assets::total_issuance(XP), issued);
    });
}

#[test]
fn validator_does_not_drop_its_keys_past_its_bond() {
    development().execute_with(|| {
        assert!(filtered(pallet_session::Call::purge_keys {}.into()));
        assert_noop!(Validators::purge_keys(signed(Alice)), pallet_validators::Error::<Runtime>::StillBonded);
    });
}

#[test]
fn no_proxy_that_must_not_move_tokens_moves_them() {
    use configs::utility::ProxyType;
    use fluxnomics_economics::capacity::stake::{Asset, Resource};
    use frame_support::traits::InstanceFilter;
    use pallet_capacity::{Book, OfferKey};
    let book = Book { resource: Resource::Messaging, asset: Asset::Hetu };
    let calls: [RuntimeCall; 4] = [
        transfer(),
        remove_liquidity(),
        pallet_flux::Call::purchase { id: 0, amount: 1, max_cost: Balance::MAX }.into(),
        pallet_capacity::Call::rent {
            renter: 0,
            key: OfferKey { book, price: 1, id: 0 },
            units: 1,
            term: 1,
            max_price: Balance::MAX,
        }
        .into(),
    ];
    for call in calls {
        assert!(ProxyType::Any.filter(&call));
        // A proxy can make others of the types that its own is a superset of.
        for kind in [ProxyType::NonTransfer, ProxyType::Governance, ProxyType::Identity] {
            assert!(!kind.filter(&call), "{kind:?} {call:?}");
        }
    }
}

#[test]
fn pauses_and_safe_mode_leave_the_same_calls_open() {
    use configs::utility::{AlwaysOpen, Unpausable};
    let mut open = 0;
    for ((pallet, name), calls) in super::flux::all_calls() {
        let full_name =
            (pallet.as_bytes().to_vec().try_into().unwrap(), name.as_bytes().to_vec().try_into().unwrap());
        for call in calls {
            assert_eq!(AlwaysOpen::contains(&call), Unpausable::contains(&full_name), "{pallet}.{name}");
        }
        open += usize::from(Unpausable::contains(&full_name));
    }
    assert!(open > 80, "{open}");
}

/// What a track decided is called once. A brake that stopped it would undo the vote.
#[test]
fn no_brake_stops_what_a_track_may_decide() {
    use frame_support::storage::{TransactionOutcome, with_transaction};
    use pallet_governance::Origin;
    let origins = || -> [RuntimeOrigin; 4] {
        [
            Origin::<Runtime>::Membership.into(),
            Origin::<Runtime>::Treasurer.into(),
            Origin::<Runtime>::Canceller.into(),
            Origin::<Runtime>::Emergency.into(),
        ]
    };
    let mut decided = std::collections::BTreeSet::new();
    development().execute_with(|| {
        for ((pallet, name), calls) in super::flux::all_calls() {
            for call in calls {
                let refused = |origin| {
                    let outcome = with_transaction(|| {
                        let outcome = call.clone().dispatch_bypass_filter(origin);
                        TransactionOutcome::Rollback(Ok::<_, DispatchError>(outcome))
                    });
                    outcome.unwrap().is_err_and(|failure| failure.error == DispatchError::BadOrigin)
                };
                // Some calls ask about other things before they ask who calls.
                if !origins().into_iter().all(refused) && refused(RuntimeOrigin::none()) {
                    assert!(configs::utility::AlwaysOpen::contains(&call), "{pallet}.{name}");
                    decided.insert(format!("{pallet}.{name}"));
                }
            }
        }
    });
    for name in
        ["Validators.remove_validator", "Power.dismiss_attestor", "Poe.dismiss_miner", "Treasury.spend_local"]
    {
        assert!(decided.contains(name), "{name}");
    }
}
