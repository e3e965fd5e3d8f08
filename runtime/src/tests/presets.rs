use super::*;
use configs::tokens::{AUR, GEN_SUPPLY, HETU_SUPPLY, NEX, XP, protocol_account};
use frame_support::traits::fungibles;

#[test]
fn presets_build_and_satisfy_every_invariant() {
    for preset in ["development", "local_testnet"] {
        ext(preset).execute_with(|| {
            check_invariants();
            assert_eq!(Balances::total_issuance(), HETU_SUPPLY);
            assert_eq!(GenBalances::total_issuance(), GEN_SUPPLY);
            assert_eq!(Clock::scale().get(), 1_008);
        });
    }
}

#[test]
fn production_template_runs_in_real_time_and_knows_no_key() {
    let mut ext = sp_io::TestExternalities::default();
    ext.execute_with(|| {
        let patch = genesis::preset(&genesis::PRODUCTION.into()).unwrap();
        let text = alloc::string::String::from_utf8(patch).unwrap();
        let patch: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(patch["clock"]["scale"], 1);
        assert_eq!(patch["genBalances"]["balances"], serde_json::json!([]));
        assert_eq!(patch["session"]["keys"], serde_json::json!([]));
        assert_eq!(patch["validators"]["validators"], serde_json::json!([]));
    });
}

#[test]
fn production_template_builds_and_its_treasury_holds_all_hetu() {
    sp_io::TestExternalities::default().execute_with(|| {
        build(&config(genesis::PRODUCTION)).unwrap();
        assert_eq!(Balances::free_balance(Treasury::account_id()), HETU_SUPPLY);
        assert_eq!(Balances::total_issuance(), HETU_SUPPLY);
        assert_eq!(GenBalances::total_issuance(), 0);
    });
}

/// What the genesis of a development chain is refused for, once `change` was made to it.
fn refusal(change: impl FnOnce(&mut serde_json::Value)) -> alloc::string::String {
    let mut config = config("development");
    change(&mut config);
    sp_io::TestExternalities::default().execute_with(|| build(&config).unwrap_err())
}

fn change_balance(balances: &mut serde_json::Value, by: i128) {
    let balance = &mut balances["balances"][0][1];
    let changed = i128::from(balance.as_u64().expect("fits")) + by;
    *balance = serde_json::to_value(u64::try_from(changed).unwrap()).unwrap();
}

#[test]
fn genesis_is_refused_when_a_supply_is_not_the_promised_one() {
    for (field, symbol, supply) in [("balances", "HETU", HETU_SUPPLY), ("genBalances", "GEN", GEN_SUPPLY)] {
        for by in [-1, 1] {
            let given = supply.checked_add_signed(by).unwrap();
            assert_eq!(
                refusal(|config| change_balance(&mut config[field], by)),
                format!(
                    "genesis issues {given} and hands out {given} base units of {symbol}; \
                     both must be exactly {supply}"
                )
            );
        }
    }
}

#[test]
fn genesis_is_refused_when_dev_accounts_are_endowed_past_the_issuance() {
    for (field, symbol, supply) in [("balances", "HETU", HETU_SUPPLY), ("genBalances", "GEN", GEN_SUPPLY)] {
        let endowed = supply + 3 * UNIT;
        assert_eq!(
            refusal(|config| {
                config[field]["devAccounts"] = serde_json::json!([3, UNIT as u64, "//Sender//{}"])
            }),
            format!(
                "genesis issues {supply} and hands out {endowed} base units of {symbol}; \
                 both must be exactly {supply}"
            )
        );
    }
}

#[test]
fn genesis_is_refused_when_the_template_names_validators_and_no_gen() {
    let mut template = config(genesis::PRODUCTION);
    let development = config("development");
    for field in ["validators", "session", "balances"] {
        template[field] = development[field].clone();
    }
    let build =
        |config: &serde_json::Value| sp_io::TestExternalities::default().execute_with(|| build(config));
    assert!(build(&template).unwrap_err().contains("hands out 0 base units of GEN"));
    template["genBalances"] = development["genBalances"].clone();
    assert_eq!(build(&template), Ok(()));
}

#[test]
fn every_gen_holder_of_a_preset_holds_more_hetu_than_gen() {
    for preset in ["development", "local_testnet"] {
        ext(preset).execute_with(|| {
            let mut holders = 0;
            for (who, _) in pallet_balances::Account::<Runtime, Instance1>::iter() {
                assert!(Balances::free_balance(&who) > GenBalances::free_balance(&who));
                holders += 1;
            }
            assert_eq!(holders, 5);
        });
    }
}

#[test]
fn protocol_assets_are_sufficient_and_keyless_with_metadata() {
    development().execute_with(|| {
        for (id, name, symbol) in [(NEX, "Nexus", "NEX"), (XP, "Experience", "XP"), (AUR, "Aurum", "AUR")] {
            let details = pallet_assets::Asset::<Runtime, Instance1>::get(id).unwrap();
            let details = details.encode();
            // Owner, issuer, admin and freezer stand first.
            for role in 0..4 {
                assert_eq!(&details[role * 32..(role + 1) * 32], protocol_account().as_ref() as &[u8]);
            }
            use fungibles::{Inspect, metadata::Inspect as Metadata};
            assert_eq!(<Assets as Metadata<_>>::name(id), name.as_bytes());
            assert_eq!(<Assets as Metadata<_>>::symbol(id), symbol.as_bytes());
            assert_eq!(<Assets as Metadata<_>>::decimals(id), 12);
            assert_eq!(<Assets as Inspect<_>>::minimum_balance(id), 1);
            let issued = if id == XP { 21_000_000 * UNIT } else { 0 };
            assert_eq!(<Assets as Inspect<_>>::total_issuance(id), issued);
        }
        assert!(
            !System::account_exists(&protocol_account()) || System::account_nonce(protocol_account()) == 0
        );
    });
}

#[test]
fn sufficient_assets_reach_an_account_without_hetu() {
    development().execute_with(|| {
        use fungibles::Mutate;
        let newcomer = AccountId::new([7; 32]);
        Assets::mint_into(XP, &newcomer, 5).unwrap();
        assert_eq!(System::account(&newcomer).sufficients, 1);
        assert_eq!(Balances::free_balance(&newcomer), 0);
    });
}
