//! Flux in the runtime: who holds it at genesis, who can mint it, and that nobody can send it.
use super::*;
use codec::Decode;
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    flux::{FluxHold, FluxLedger, Place},
    governance::ParameterRegistry,
    identity::MintWeight,
};
use frame_support::{assert_ok, traits::GetCallMetadata};
use params::{Change, FluxChange, Registry};
use std::collections::{BTreeMap, BTreeSet};

/// Identities 0 and 1 are Eve's and Ferdie's.
const EVE: u64 = 0;
const FERDIE: u64 = 1;
const HALF: Balance = configs::economy::FLUX_GENESIS_SUPPLY / 2;

fn everything_of(id: u64) -> Balance {
    let view = Flux::account(id);
    view.free + view.staked + view.unbonding + view.escrow + view.offered
}

#[test]
fn genesis_gives_a_million_flux_to_two_founders() {
    for preset in ["development", "local_testnet"] {
        ext(preset).execute_with(|| {
            assert_eq!([everything_of(EVE), everything_of(FERDIE)], [HALF, HALF]);
            assert_eq!(Power::identity(EVE).unwrap().owner, account(Sr25519Keyring::Eve));
            assert_eq!(Power::identity(FERDIE).unwrap().owner, account(Sr25519Keyring::Ferdie));
            assert_eq!(Flux::supply().supply, 2 * HALF);
            assert_eq!(Balances::total_issuance(), configs::tokens::HETU_SUPPLY);
            check_invariants();
        });
    }
}

#[test]
fn a_day_closes_every_few_blocks_on_the_development_preset() {
    development().execute_with(|| {
        run_to(60);
        // 60 blocks of 2,016 economic seconds are 33.6 hours.
        assert_eq!(Flux::policy().epoch, 1);
        run_to(130);
        assert_eq!(Flux::policy().epoch, 3);
        assert_eq!(Flux::history(10).len(), 3);
        check_invariants();
    });
}

#[test]
fn attested_activity_mints_nothing_by_default() {
    development().execute_with(|| {
        assert!(params::All::current().power.activity_mint_weight.is_zero());
    });
}

#[test]
fn a_released_identity_leaves_no_flux() {
    development().execute_with(|| {
        let who = || signed(Sr25519Keyring::Eve);
        assert_ok!(Power::deregister(who(), EVE));
        let delay = params::All::current().power.release_delay;
        let blocks = BlockNumber::try_from(delay / 2_016 + 1).unwrap();
        assert_ok!(Flux::shift(EVE, 5, Place::Free, Place::Held(FluxHold::Stake)));
        run_to(1 + blocks);
        assert!(Power::release_bond(who(), EVE).is_err());
        assert_ok!(Flux::shift(EVE, 5, Place::Held(FluxHold::Stake), Place::Free));
        let left = everything_of(EVE);
        assert_ok!(Power::release_bond(who(), EVE));
        assert_eq!(everything_of(EVE), 0);
        assert_eq!(Flux::supply().burned.forfeit, left);
        check_invariants();
    });
}

#[test]
fn a_vote_can_break_neither_the_funded_rule_nor_the_sum_of_the_lambdas() {
    let flux = |change| Change::Flux(change);
    let parts = sp_runtime::Perbill::from_percent;
    development().execute_with(|| {
        let refused = |changes: &[Change]| assert!(Registry::check_together(changes).is_err(), "{changes:?}");
        refused(&[flux(FluxChange::LambdaFree(parts(61)))]);
        refused(&[flux(FluxChange::LambdaSink(parts(5)))]);
        assert_ok!(Registry::check_together(&[
            flux(FluxChange::LambdaSink(parts(5))),
            flux(FluxChange::LambdaFree(parts(65))),
        ]));
        // At λ3 below 5 % a receipt of the highest quality would return what its match burned.
        refused(&[flux(FluxChange::LambdaSink(parts(4))), flux(FluxChange::LambdaFree(parts(66)))]);
        assert_ok!(Registry::check_together(&[
            flux(FluxChange::LambdaSink(parts(4))),
            flux(FluxChange::LambdaFree(parts(66))),
            flux(FluxChange::KappaMax(UNIT / 1_100)),
        ]));
        refused(&[flux(FluxChange::KappaMax(UNIT / 10_000))]);
        refused(&[flux(FluxChange::BetaMin(parts(1)))]);
        refused(&[flux(FluxChange::PriceMin(50 * UNIT))]);
    });
}

/// Bytes that decode to arguments more often than noise: small numbers, well-known accounts, and noise.
fn arguments(numbers: &mut Numbers) -> Vec<u8> {
    let people = [Sr25519Keyring::Alice, Sr25519Keyring::Eve, Sr25519Keyring::Ferdie];
    let mut bytes = vec![];
    while bytes.len() < 160 {
        let who = account(people[numbers.below(3) as usize]);
        match numbers.below(6) {
            0 => bytes.extend_from_slice(who.as_ref()),
            1 => {
                // An address.
                bytes.push(0);
                bytes.extend_from_slice(who.as_ref());
            },
            2 => bytes.push(numbers.below(256) as u8),
            _ => bytes.push(numbers.below(9) as u8),
        }
    }
    bytes
}

/// Every call of the runtime that decodes from bytes like these, under its name.
pub fn all_calls() -> BTreeMap<(String, String), Vec<RuntimeCall>> {
    let mut numbers = Numbers(0x00F1_0C05);
    let mut calls = BTreeMap::<_, Vec<_>>::new();
    for pallet in 0..=90_u8 {
        for call in 0..=60_u8 {
            for _ in 0..150 {
                let bytes = [&[pallet, call][..], &arguments(&mut numbers)].concat();
                if let Ok(call) = RuntimeCall::decode(&mut &bytes[..]) {
                    let name = call.get_call_metadata();
                    let found: &mut Vec<_> =
                        calls.entry((name.pallet_name.into(), name.function_name.into())).or_default();
                    if found.len() < 25 {
                        found.push(call);
                    }
                }
            }
        }
    }
    calls
}

#[test]
fn no_call_of_the_metadata_moves_flux_from_one_identity_to_another() {
    let calls = all_calls();
    // What never decodes from such bytes is named here, so that nothing is passed over in silence.
    let missing: BTreeSet<_> = RuntimeCall::get_module_names()
        .iter()
        .flat_map(|pallet| RuntimeCall::get_call_names(pallet).iter().map(move |call| (*pallet, *call)))
        .filter(|(pallet, call)| !calls.contains_key(&((*pallet).into(), (*call).into())))
        .map(|(pallet, call)| format!("{pallet}.{call}"))
        .collect();
    let known: BTreeSet<_> = UNREACHED.iter().map(|name| (*name).to_string()).collect();
    assert_eq!(missing, known);

    let (mut bought, mut succeeded) = (0, BTreeSet::new());
    let mut ext = development();
    ext.execute_with(|| {
        // Something is for sale, is held, and waits to be realised.
        Flux::note(EVE, 1_000 * UNIT, Quality::ONE);
        run_to(60);
        assert_ok!(Flux::shift(FERDIE, HALF / 4, Place::Free, Place::Held(FluxHold::Escrow)));
        assert_ok!(Flux::shift(FERDIE, HALF / 4, Place::Free, Place::Held(FluxHold::Stake)));
    });
    ext.commit_all().unwrap();
    let founders = [Sr25519Keyring::Eve, Sr25519Keyring::Ferdie, Sr25519Keyring::Alice];
    for ((pallet, name), calls) in &calls {
        for call in calls {
            for origin in founders.map(signed).into_iter().chain([RuntimeOrigin::root()]) {
                // Root writes raw storage, by a referendum of its own track: that is an upgrade, not a call.
                let is_root = matches!(origin.caller, OriginCaller::system(frame_system::RawOrigin::Root));
                if is_root && pallet == "System" {
                    continue;
                }
                ext.execute_with(|| {
                    let before = [everything_of(EVE), everything_of(FERDIE)];
                    let supply = Flux::supply();
                    if call.clone().dispatch(origin).is_ok() {
                        succeeded.insert(format!("{pallet}.{name}"));
                    }
                    let after = [everything_of(EVE), everything_of(FERDIE)];
                    let now = Flux::supply();
                    assert_eq!(now.minted.settlement, supply.minted.settlement, "{pallet}.{name}");
                    let risen: Balance =
                        after.iter().zip(before).map(|(after, before)| after.saturating_sub(before)).sum();
                    assert_eq!(
                        risen,
                        now.minted.purchase - supply.minted.purchase,
                        "{pallet}.{name}: {call:?}"
                    );
                    bought += u32::from(risen > 0);
                });
                ext.reset_overlay();
            }
        }
    }
    assert!(bought > 0, "no purchase succeeded");
    // Many fail on their arguments; these do what they say.
    assert!(succeeded.len() >= 40, "{}: {succeeded:?}", succeeded.len());
}

/// Calls whose arguments such bytes do not make up: proofs, long lists, and calls within calls, which are dispatched
/// like those that are tried on their own. None of them names an identity.
const UNREACHED: &[&str] = &[
    "AssetConversion.create_pool_with_fee",
    "AssetConversion.set_pool_fee",
    "AssetConversion.swap_exact_tokens_for_tokens",
    "Assets.force_asset_status",
    "Assets.force_set_metadata",
    "Babe.plan_config_change",
    "Babe.report_equivocation",
    "Babe.report_equivocation_unsigned",
    "Capacity.delegate",
    "Capacity.undelegate",
    "Grandpa.report_equivocation",
    "Grandpa.report_equivocation_unsigned",
    "Migrations.clear_historic",
    "Migrations.force_set_active_cursor",
    "Multisig.as_multi",
    "Pocw.prove_equivocation",
    "Pocw.submit",
    "PoolAssets.force_asset_status",
    "PoolAssets.force_set_metadata",
    "PoolAssets.set_team",
    "Proxy.proxy",
    "Proxy.proxy_announced",
    "Referenda.submit",
    "Scheduler.schedule",
    "Scheduler.schedule_after",
    "Scheduler.schedule_named",
    "Scheduler.schedule_named_after",
    "Utility.dispatch_as",
    "Utility.dispatch_as_fallible",
    "Utility.if_else",
];
