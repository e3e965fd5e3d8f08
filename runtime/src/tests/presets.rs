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
        for field in ["balances", "genBalances"] {
            assert_eq!(patch[field]["balances"], serde_json::json!([]));
        }
        assert_eq!(patch["session"]["keys"], serde_json::json!([]));
        assert_eq!(patch["validators"]["validators"], serde_json::json!([]));
    });
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
            assert_eq!(<Assets as Inspect<_>>::total_issuance(id), 0);
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
