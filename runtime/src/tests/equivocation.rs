//! Equivocations end in a slash: from the runtime API that proves who owns a key, through the extrinsic that nodes send.
use super::*;
use Sr25519Keyring::*;
use alloc::boxed::Box;
use codec::Decode;
use frame_support::assert_ok;
use sp_consensus_babe::{digests::CompatibleDigestItem, runtime_decl_for_babe_api::BabeApiV2};
use sp_consensus_grandpa::{localized_payload, runtime_decl_for_grandpa_api::GrandpaApiV3};
use sp_core::{Pair, ed25519, proof_of_possession::statement_of_ownership, sr25519};
use sp_keyring::Ed25519Keyring;
use sp_runtime::traits::Header as _;

const BOND: Balance = 10_000 * UNIT;

/// Four validators in session 0.
fn four() -> sp_io::TestExternalities {
    ext("local_testnet")
}

fn next_session() {
    let session = Session::current_index();
    while Session::current_index() == session {
        run_to(System::block_number() + 1);
    }
}

/// Registers new session keys, as an operator does.
fn change_keys(who: Sr25519Keyring) {
    let seed: [u8; 32] = account(who).into();
    let (babe, grandpa) = (sr25519::Pair::from_seed(&seed), ed25519::Pair::from_seed(&seed));
    let statement = statement_of_ownership(&account(who).encode());
    let proof = (babe.sign(&statement), grandpa.sign(&statement)).encode();
    let keys = SessionKeys { babe: babe.public().into(), grandpa: grandpa.public().into() };
    assert_ok!(Session::set_keys(signed(who), keys, proof));
}

/// The report that Bob voted for two blocks in one round, made of the current state.
fn grandpa_report() -> UncheckedExtrinsic {
    let pair = Ed25519Keyring::Bob.pair();
    let id = sp_consensus_grandpa::AuthorityId::from(pair.public());
    let (set_id, round) = (<Runtime as GrandpaApiV3<Block>>::current_set_id(), 7_u64);
    let owner = <Runtime as GrandpaApiV3<Block>>::generate_key_ownership_proof(set_id, id.clone());
    let prevote = |block: u8| {
        let target = (Hash::repeat_byte(block), BlockNumber::from(block));
        let message = (0_u8, target);
        (target, pair.sign(&localized_payload(round, set_id, &message)))
    };
    // As finality-grandpa encodes it; the first byte says that these are prevotes.
    let equivocation = (0_u8, round, id, prevote(1), prevote(2)).encode();
    let equivocation = sp_consensus_grandpa::Equivocation::decode(&mut &equivocation[..]).unwrap();
    let call = pallet_grandpa::Call::report_equivocation_unsigned {
        equivocation_proof: Box::new(sp_consensus_grandpa::EquivocationProof::new(set_id, equivocation)),
        key_owner_proof: owner.expect("Bob validates").decode().unwrap(),
    };
    UncheckedExtrinsic::new_bare(call.into())
}

/// The report that Bob made two blocks in the slot of this block, made of the current state.
fn babe_report() -> UncheckedExtrinsic {
    let pair = Bob.pair();
    let offender = sp_consensus_babe::AuthorityId::from(pair.public());
    let slot = Babe::current_slot();
    let owner = <Runtime as BabeApiV2<Block>>::generate_key_ownership_proof(slot, offender.clone());
    let sealed = |state: u8| {
        let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 1, slot });
        let digest = Digest { logs: vec![DigestItem::babe_pre_digest(claim)] };
        let number = System::block_number();
        let mut header =
            Header::new(number, Hash::default(), Hash::repeat_byte(state), System::parent_hash(), digest);
        let seal = pair.sign(header.hash().as_ref());
        header.digest.push(DigestItem::babe_seal(seal.into()));
        header
    };
    let proof = sp_consensus_babe::EquivocationProof {
        offender,
        slot,
        first_header: sealed(1),
        second_header: sealed(2),
    };
    let call = pallet_babe::Call::report_equivocation_unsigned {
        equivocation_proof: Box::new(proof),
        key_owner_proof: owner.expect("Bob validates").decode().unwrap(),
    };
    UncheckedExtrinsic::new_bare(call.into())
}

/// Sends a report, and asserts that Bob and nobody else pays for it.
fn assert_slashed_by(report: UncheckedExtrinsic) {
    let bond = |who| Validators::bond_of(account(who)).expect("bonded").amount;
    let treasury = Balances::free_balance(Treasury::account_id());
    assert_eq!(bond(Bob), BOND);
    assert_ok!(Executive::apply_extrinsic(report).expect("the report is valid"));
    // (3/4)² of the bond would be more than one session may cost.
    assert_eq!(bond(Bob), BOND / 2);
    assert_eq!(Balances::free_balance(Treasury::account_id()) - treasury, BOND / 2);
    for honest in [Alice, Charlie, Dave] {
        assert_eq!(bond(honest), BOND);
    }
    assert!(!Validators::members().contains(&account(Bob)));
    check_invariants();
}

const REPORTS: [fn() -> UncheckedExtrinsic; 2] = [grandpa_report, babe_report];

#[test]
fn equivocator_is_slashed_when_it_is_reported() {
    for report in REPORTS {
        four().execute_with(|| assert_slashed_by(report()));
    }
}

#[test]
fn equivocator_is_slashed_when_it_changes_its_keys_in_the_same_session() {
    for report in REPORTS {
        // Before the report is made, and before it arrives.
        four().execute_with(|| {
            change_keys(Bob);
            assert_slashed_by(report());
        });
        four().execute_with(|| {
            let report = report();
            change_keys(Bob);
            assert_slashed_by(report);
        });
    }
}

#[test]
fn equivocator_is_slashed_when_the_report_arrives_in_a_later_session() {
    for report in REPORTS {
        for sessions in 1..4 {
            four().execute_with(|| {
                change_keys(Bob);
                let report = report();
                (0..sessions).for_each(|_| next_session());
                assert_slashed_by(report);
            });
        }
        // Changed in the session before; the old keys are still in force.
        four().execute_with(|| {
            change_keys(Bob);
            next_session();
            assert_slashed_by(report());
        });
    }
}

#[test]
fn equivocator_is_slashed_when_somebody_else_changes_keys() {
    for report in REPORTS {
        four().execute_with(|| {
            let report = report();
            change_keys(Charlie);
            assert_slashed_by(report);
        });
        four().execute_with(|| {
            change_keys(Charlie);
            let report = report();
            next_session();
            assert_slashed_by(report);
        });
    }
}

#[test]
fn report_is_refused_when_it_comes_again_or_the_key_is_nobodys() {
    use sp_consensus_grandpa::AuthorityId;
    for report in REPORTS {
        four().execute_with(|| {
            let report = report();
            assert_slashed_by(report.clone());
            assert!(Executive::apply_extrinsic(report).is_err());
        });
    }
    four().execute_with(|| {
        let nobody = AuthorityId::from(Ed25519Keyring::Ferdie.public());
        assert!(<Runtime as GrandpaApiV3<Block>>::generate_key_ownership_proof(0, nobody).is_none());
    });
}
