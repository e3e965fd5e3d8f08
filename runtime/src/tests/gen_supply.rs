//! 100,000 GEN: no call of any origin mints, burns or moves one.
use super::*;
use codec::Decode;
use configs::tokens::GEN_SUPPLY;
use frame_support::{assert_noop, assert_ok, traits::tokens::fungible::Inspect};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};

fn holdings() -> Vec<(AccountId, Balance)> {
    let mut holdings: Vec<_> = pallet_balances::Account::<Runtime, Instance1>::iter()
        .map(|(who, data)| (who, data.free + data.reserved))
        .collect();
    holdings.sort();
    holdings
}

#[test]
fn gen_has_no_calls() {
    let call_names = <RuntimeCall as frame_support::traits::GetCallMetadata>::get_module_names();
    assert!(!call_names.contains(&"GenBalances"));
    assert!(!call_names.contains(&"Parameters"));
    // Bytes that would be one of its calls do not decode.
    for call in 0..=255_u8 {
        let bytes = [&[11, call][..], &[0; 200][..]].concat();
        assert!(RuntimeCall::decode(&mut &bytes[..]).is_err());
        let bytes = [&[12, call][..], &[0; 200][..]].concat();
        assert!(RuntimeCall::decode(&mut &bytes[..]).is_err());
    }
}

#[test]
fn gen_stays_where_it_is_through_votes_locks_batches_and_root() {
    development().execute_with(|| {
        let before = holdings();
        assert_eq!(GenBalances::total_issuance(), GEN_SUPPLY);
        let alice = account(Sr25519Keyring::Alice);
        let bob = account(Sr25519Keyring::Bob);
        let vote = AccountVote::Standard {
            vote: Vote { aye: true, conviction: Conviction::Locked6x },
            balance: 30_000 * UNIT,
        };
        let propose = pallet_governance::Call::propose {
            changes: vec![params::Change::Fees(params::FeesChange::ByteFee(UNIT / 800_000))]
                .try_into()
                .unwrap(),
        };
        let everything: Vec<RuntimeCall> = vec![
            propose.into(),
            pallet_conviction_voting::Call::vote { poll_index: 0, vote }.into(),
            pallet_conviction_voting::Call::delegate {
                class: 0,
                to: bob.clone().into(),
                conviction: Conviction::Locked1x,
                balance: 30_000 * UNIT,
            }
            .into(),
            pallet_conviction_voting::Call::remove_vote { class: Some(1), index: 0 }.into(),
            pallet_conviction_voting::Call::unlock { class: 1, target: alice.clone().into() }.into(),
            pallet_balances::Call::transfer_all { dest: bob.clone().into(), keep_alive: false }.into(),
            pallet_balances::Call::force_transfer {
                source: alice.clone().into(),
                dest: bob.clone().into(),
                value: UNIT,
            }
            .into(),
            pallet_balances::Call::force_set_balance { who: alice.clone().into(), new_free: 0 }.into(),
            pallet_balances::Call::burn { value: UNIT, keep_alive: false }.into(),
            pallet_balances::Call::force_adjust_total_issuance {
                direction: pallet_balances::AdjustmentDirection::Decrease,
                delta: UNIT,
            }
            .into(),
            pallet_treasury::Call::spend_local { amount: UNIT, beneficiary: bob.clone().into() }.into(),
        ];
        for origin in [
            RuntimeOrigin::root(),
            RuntimeOrigin::signed(alice.clone()),
            RuntimeOrigin::none(),
            pallet_governance::Origin::<Runtime>::Parameters.into(),
            pallet_governance::Origin::<Runtime>::Treasurer.into(),
        ] {
            for call in &everything {
                let _ = call.clone().dispatch(origin.clone());
                let batch = pallet_utility::Call::force_batch { calls: everything.clone() };
                let _ = RuntimeCall::from(batch).dispatch(origin.clone());
                let caller = alloc::boxed::Box::new(frame_system::RawOrigin::Signed(alice.clone()).into());
                let disguised = pallet_utility::Call::dispatch_as {
                    as_origin: caller,
                    call: alloc::boxed::Box::new(call.clone()),
                };
                let _ = RuntimeCall::from(disguised).dispatch(origin.clone());
            }
        }
        // The attack did something: Alice lost HETU and voted.
        assert!(Balances::balance(&alice) < 16_000_000 * UNIT);
        assert!(!GenBalances::locks(&alice).is_empty());
        assert_eq!(holdings(), before);
        assert_eq!(GenBalances::total_issuance(), GEN_SUPPLY);
    });
}

#[test]
fn a_vote_beyond_the_gen_held_is_refused() {
    development().execute_with(|| {
        assert_ok!(Governance::propose(
            signed(Sr25519Keyring::Alice),
            vec![params::Change::Fees(params::FeesChange::ByteFee(UNIT / 800_000))].try_into().unwrap(),
        ));
        let vote = |gen_amount: Balance| AccountVote::Standard {
            vote: Vote { aye: true, conviction: Conviction::None },
            balance: gen_amount * UNIT,
        };
        assert_noop!(
            ConvictionVoting::vote(signed(Sr25519Keyring::Alice), 0, vote(30_001)),
            pallet_conviction_voting::Error::<Runtime>::InsufficientFunds
        );
        assert_ok!(ConvictionVoting::vote(signed(Sr25519Keyring::Alice), 0, vote(30_000)));
        // Ferdie holds HETU, but no GEN.
        assert_noop!(
            ConvictionVoting::vote(signed(Sr25519Keyring::Ferdie), 0, vote(1)),
            pallet_conviction_voting::Error::<Runtime>::InsufficientFunds
        );
    });
}
