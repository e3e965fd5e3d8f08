use super::*;
use Sr25519Keyring::*;
use frame_support::{assert_ok, traits::PalletInfoAccess};

#[test]
fn slot_and_epoch_never_change() {
    assert_eq!(SLOT_DURATION, 2_000);
    assert_eq!(EPOCH_SLOTS, 60);
    development().execute_with(|| {
        assert_eq!(Babe::slot_duration(), 2_000);
    });
}

#[test]
fn pallet_indices_never_change() {
    macro_rules! indices {
        ($($pallet:ident = $index:literal,)*) => {
            let pinned = [$((<$pallet as PalletInfoAccess>::name(), $index),)*];
            $(assert_eq!(<$pallet as PalletInfoAccess>::index(), $index, stringify!($pallet));)*
            let named: Vec<_> = pinned.iter().map(|(name, _)| *name).collect();
            for info in <AllPalletsWithSystem as frame_support::traits::PalletsInfoAccess>::infos() {
                assert!(named.contains(&info.name), "{} is not pinned", info.name);
            }
        };
    }
    indices! {
        System = 0, Clock = 1, Timestamp = 2, Babe = 3, Validators = 4, Authorship = 5,
        Balances = 10, GenBalances = 11, Parameters = 12, Governance = 13, TransactionPayment = 14, Fees = 15,
        Offences = 20, Historical = 21, Session = 22, Grandpa = 23,
        Preimage = 30, Scheduler = 31, Referenda = 32, ConvictionVoting = 33, Treasury = 34,
        Assets = 40, AssetsHolder = 41, PoolAssets = 42, AssetConversion = 43,
        Power = 50, Flux = 51, Capacity = 52, Pocw = 53, Xp = 54, Poe = 55, Stability = 60,
        Utility = 80, Proxy = 81, Multisig = 82, SafeMode = 83, TxPause = 84, Migrations = 85,
    }
}

#[test]
fn call_indices_of_own_pallets_never_change() {
    let calls = |name: &str| -> Vec<(alloc::string::String, u8)> {
        sp_io::TestExternalities::default().execute_with(|| {
            let metadata = Runtime::metadata_ir();
            let pallet = metadata.pallets.into_iter().find(|p| p.name == name).unwrap();
            let calls = pallet.calls.expect("has calls").ty.type_info();
            let scale_info::TypeDef::Variant(calls) = calls.type_def else { panic!("an enum") };
            calls.variants.iter().map(|v| (v.name.into(), v.index)).collect()
        })
    };
    let pinned = |names: &[&str]| -> Vec<(alloc::string::String, u8)> {
        names.iter().zip(0..).map(|(name, index)| ((*name).into(), index)).collect()
    };
    assert_eq!(
        calls("Power"),
        pinned(&[
            "register_human",
            "register_agent",
            "announce_controller",
            "cancel_controller",
            "accept_controller",
            "set_ceiling",
            "deregister",
            "release_bond",
            "apply_as_attestor",
            "admit_attestor",
            "dismiss_attestor",
            "resign_attestor",
            "release_attestor_bond",
            "report_activity",
            "claim_activity",
            "clear_reports",
        ])
    );
    assert_eq!(
        calls("Stability"),
        pinned(&["lift_halt", "rearm", "revoke_intervention", "halt", "intervene"])
    );
    assert_eq!(
        calls("Governance"),
        pinned(&["propose", "enact", "clear", "signal", "withdraw_signal", "decline_delegation"])
    );
    assert_eq!(calls("Flux"), pinned(&["purchase", "claim"]));
    assert_eq!(
        calls("Capacity"),
        pinned(&[
            "stake",
            "unstake",
            "cancel_unstake",
            "withdraw",
            "delegate",
            "undelegate",
            "offer",
            "withdraw_offer",
            "rent",
            "settle_lease",
            "set_fee_policy",
            "send_message",
        ])
    );
    assert_eq!(
        calls("Pocw"),
        pinned(&[
            "set_bond_ceiling",
            "post",
            "cancel",
            "match_task",
            "submit",
            "accept",
            "agree",
            "request_panel",
            "commit",
            "reveal",
            "settle",
            "settle_many",
            "dispute",
            "answer",
            "refer",
            "rule",
            "prune",
            "register_evaluator",
            "resign_evaluator",
            "release_evaluator",
            "prove_equivocation",
        ])
    );
    assert_eq!(calls("Xp"), pinned(&["burn", "claim", "lock", "unlock", "cancel_unlock", "withdraw",]));
    assert_eq!(
        calls("Poe"),
        pinned(&[
            "register_miner",
            "suspend_miner",
            "resume_miner",
            "leave",
            "release_miner",
            "dismiss_miner",
            "heartbeat",
            "submit_job",
            "submit_jobs",
            "reward_turnout",
            "close_chain",
            "claim",
            "set_salary_recipient",
            "release_salary",
        ])
    );
    assert_eq!(
        calls("Validators"),
        pinned(&["bond", "unbond", "withdraw", "purge_keys", "add_validator", "remove_validator"])
    );
}

#[test]
fn wallets_see_plain_charge_transaction_payment() {
    use scale_info::TypeInfo;
    type Plain = pallet_transaction_payment::ChargeTransactionPayment<Runtime>;
    type Wrapped = pallet_fees::ChargePower<Runtime>;
    assert_eq!(Plain::type_info(), Wrapped::type_info());
    assert_eq!(Plain::from(7).encode(), Wrapped::from(Plain::from(7)).encode());
    let seen: Vec<_> = <TxExtension as TransactionExtension<RuntimeCall>>::metadata()
        .into_iter()
        .map(|extension| extension.identifier)
        .collect();
    assert_eq!(
        seen,
        [
            "AuthorizeCall",
            "CheckNonZeroSender",
            "CheckSpecVersion",
            "CheckTxVersion",
            "CheckGenesis",
            "CheckMortality",
            "CheckNonce",
            "CheckWeight",
            "ChargeTransactionPayment",
            "CheckMetadataHash",
            "WeightReclaim",
        ]
    );
}

#[test]
fn economic_hooks_weigh_the_same_whatever_is_stored() {
    use fluxnomics_economics::capacity::stake::Asset;
    development().execute_with(|| {
        let hooks = || {
            let now = System::block_number();
            Power::on_initialize(now)
                .saturating_add(Flux::on_initialize(now))
                .saturating_add(Capacity::on_initialize(now))
                .saturating_add(Governance::on_initialize(now))
                .saturating_add(Pocw::on_initialize(now))
                .saturating_add(Xp::on_initialize(now))
                .saturating_add(Poe::on_initialize(now))
                .saturating_add(Stability::on_initialize(now))
        };
        let before = hooks();
        assert_ok!(Power::register_human(signed(Alice), account(Alice), 100 * UNIT));
        for _ in 0..50 {
            let id = pallet_power::NextIdentityId::<Runtime>::get();
            let key = AccountId::new([u8::try_from(id).unwrap(); 32]);
            assert_ok!(Power::register_agent(signed(Alice), key, 1_000 * UNIT));
            assert_ok!(Power::accept_controller(
                RuntimeOrigin::signed(AccountId::new([u8::try_from(id).unwrap(); 32])),
                id
            ));
            assert_ok!(Capacity::stake(signed(Alice), id, Asset::Hetu, UNIT));
            assert_ok!(Poe::register_miner(signed(Alice), id));
        }
        assert_eq!(hooks(), before);
    });
}

/// A transfer is `transfer_allow_death`. What is compared is time, reads and writes of the database included, and of the
/// calls alone: who pays for them comes to each.
#[test]
fn ordinary_calls_weigh_no_more_than_a_few_transfers() {
    use pallet_balances::WeightInfo as _;
    use pallet_capacity::WeightInfo as _;
    use pallet_flux::WeightInfo as _;
    use pallet_power::WeightInfo as _;
    type Balances = <Runtime as pallet_balances::Config>::WeightInfo;
    type Capacity = <Runtime as pallet_capacity::Config>::WeightInfo;
    type Flux = <Runtime as pallet_flux::Config>::WeightInfo;
    type Power = <Runtime as pallet_power::Config>::WeightInfo;
    let transfer = Balances::transfer_allow_death().ref_time();
    for (name, weight, tenths) in [
        ("message", Capacity::send_message(), 15),
        // Declared by every message, and given back where capacity pays: it may realise a day's reward on the way.
        ("message that Flux pays", Capacity::send_message_by_flux(), 20),
        ("stake HETU", Capacity::stake_hetu(), 30),
        ("stake Flux", Capacity::stake_flux(), 30),
        ("unstake", Capacity::unstake(), 30),
        ("claim", Flux::claim(), 30),
        ("register", Power::register_human(), 30),
    ] {
        let time = weight.ref_time();
        assert!(time * 10 <= transfer * tenths, "{name}: {time} ps for {transfer}, {tenths} tenths at most");
    }
}

/// Entries of bulk calls with a thousand each that fit into one block.
fn bulk_entries_in_a_block(call: Weight) -> u64 {
    use frame_support::dispatch::DispatchClass;
    let limits = <Runtime as frame_system::Config>::BlockWeights::get();
    let normal = limits.get(DispatchClass::Normal);
    let call = call.saturating_add(normal.base_extrinsic);
    normal.max_total.unwrap().ref_time() / call.ref_time() * 1_000
}

#[test]
fn bulk_calls_that_fit_into_blocks_settle_ten_thousand_entries_a_second() {
    use pallet_pocw::WeightInfo as _;
    use pallet_poe::WeightInfo as _;
    type Pocw = <Runtime as pallet_pocw::Config>::WeightInfo;
    type Poe = <Runtime as pallet_poe::Config>::WeightInfo;
    // A thousand tasks with consecutive numbers, of ten pairs one after the other; a thousand jobs of a hundred miners.
    let tasks = Pocw::settle_many(1_000, 32, 10);
    let jobs = Poe::submit_jobs(1_000, 100);
    let one_more = (tasks - Pocw::settle_many(500, 32, 10), jobs - Poe::submit_jobs(500, 100));
    for (what, call, more) in [("tasks", tasks, one_more.0), ("jobs", jobs, one_more.1)] {
        let in_a_block = bulk_entries_in_a_block(call);
        let a_second = in_a_block * 1_000 / SLOT_DURATION;
        let (ms, ns) = (call.ref_time() / 1_000_000_000, more.ref_time() / 500_000);
        println!(
            "{what}: {ms} ms a call, {ns} ns for one more, {in_a_block} in a block, {a_second} a second"
        );
        assert!(a_second >= 10_000, "{a_second} {what} a second");
        // Less than a microsecond is no work but a slope that was lost in the noise of others.
        assert!(ns >= 1_000, "{ns} ns for one more of {what}");
    }
}
