//! Who owned a key: proofs for reports, whatever keys are registered by then.
use crate::{ActiveKeys, mock::*};
use codec::Encode;
use frame_support::{
    assert_ok,
    traits::{GetStorageVersion, Hooks, KeyOwnerProofSystem, StorageVersion},
};
use sp_runtime::{KeyTypeId, RuntimeAppPublic, testing::UintAuthorityId};
use sp_session::MembershipProof;

fn key(seed: u64) -> (KeyTypeId, Vec<u8>) {
    (UintAuthorityId::ID, seed.encode())
}

fn prove(seed: u64) -> Option<MembershipProof> {
    Validators::prove(key(seed))
}

/// Whose the key is said to be.
fn owner(seed: u64, proof: &MembershipProof) -> Option<AccountId> {
    Validators::check_proof(key(seed), proof.clone()).map(|(who, ())| who)
}

fn active_keys() -> Vec<(AccountId, SessionKeys)> {
    ActiveKeys::<Test>::get().into_inner()
}

#[test]
fn keys_in_force_are_those_of_the_session_when_some_are_replaced() {
    build_and_execute(|| {
        let old = [1, 2, 3, 4].map(|who| (who, keys(who)));
        assert_eq!(active_keys(), old);
        assert_ok!(set_keys(2, 22));
        assert_eq!(active_keys(), old);
        next_session();
        assert_eq!(active_keys(), old);
        next_session();
        assert_eq!(active_keys(), [(1, keys(1)), (2, keys(22)), (3, keys(3)), (4, keys(4))]);
        // What the handlers of the session pallet were told.
        assert_eq!(Rotations::get().last().unwrap().1, authorities(&[1, 22, 3, 4]));
        admit(5);
        retire(1);
        assert_eq!(active_keys(), [(2, keys(22)), (3, keys(3)), (4, keys(4)), (5, keys(5))]);
    });
}

#[test]
fn offender_is_found_by_its_old_key_when_it_replaces_it_in_the_same_session() {
    build_and_execute(|| {
        run_sessions(2);
        let before = prove(2).unwrap();
        assert_ok!(set_keys(2, 22));
        let after = prove(2).unwrap();
        assert_eq!(before, after);
        assert_eq!(owner(2, &after), Some(2));
        // In the next session too, in which the old key is still in force, and as long as there is a history.
        for _ in 0..DEPTH {
            next_session();
            assert_eq!(owner(2, &after), Some(2));
        }
        next_session();
        assert_eq!(owner(2, &after), None);
    });
}

#[test]
fn offender_is_found_in_the_next_session_when_its_new_key_is_not_in_force_yet() {
    build_and_execute(|| {
        assert_ok!(set_keys(2, 22));
        next_session();
        let proof = prove(2).unwrap();
        assert_eq!(proof.session, 1);
        assert_eq!(owner(2, &proof), Some(2));
        assert_eq!(prove(22), None);
        next_session();
        assert_eq!(owner(2, &proof), Some(2));
        // Now the new key is in force, and the old one is not.
        assert_eq!(prove(2), None);
        let proof = prove(22).unwrap();
        assert_eq!(owner(22, &proof), Some(2));
        assert_eq!(owner(2, &proof), None);
        next_session();
        assert_eq!(owner(22, &proof), Some(2));
    });
}

#[test]
fn offender_is_found_when_somebody_else_replaces_keys() {
    build_and_execute(|| {
        let proof = prove(2).unwrap();
        assert_ok!(set_keys(3, 33));
        assert_eq!(owner(2, &proof), Some(2));
        let proof = prove(2).unwrap();
        for _ in 0..DEPTH {
            assert_eq!(owner(2, &proof), Some(2));
            next_session();
        }
    });
}

#[test]
fn key_belongs_to_whom_it_is_in_force_for_when_another_registers_it() {
    build_and_execute(|| {
        assert_ok!(set_keys(2, 22));
        // It is free now, and whoever has its secret may register it.
        assert_ok!(set_keys(3, 2));
        let proof = prove(2).unwrap();
        assert_eq!(owner(2, &proof), Some(2));
        next_session();
        assert_eq!(owner(2, &proof), Some(2));
        next_session();
        assert_eq!(owner(2, &prove(2).unwrap()), Some(3));
        assert_eq!(owner(2, &proof), Some(2));
    });
}

#[test]
fn proof_is_refused_when_the_count_of_validators_or_the_session_is_wrong() {
    build_and_execute(|| {
        assert_ok!(set_keys(3, 33));
        run_sessions(2);
        let proof = prove(2).unwrap();
        assert_eq!((proof.session, proof.validator_count), (2, 4));
        for validator_count in [0, 3, 5, u32::MAX] {
            assert_eq!(owner(2, &MembershipProof { validator_count, ..proof.clone() }), None);
        }
        // The keys of session 1 were others.
        for session in [1, 4, u32::MAX] {
            assert_eq!(owner(2, &MembershipProof { session, ..proof.clone() }), None);
        }
    });
}

#[test]
fn nothing_is_proven_when_the_key_is_not_in_force() {
    build_and_execute(|| {
        let proof = prove(1).unwrap();
        // A candidate, nobody, another type of key.
        assert_eq!((prove(5), prove(99)), (None, None));
        assert_eq!((owner(5, &proof), owner(99, &proof)), (None, None));
        let other = (KeyTypeId(*b"none"), 1_u64.encode());
        assert_eq!(Validators::prove(other.clone()), None);
        assert_eq!(Validators::check_proof(other, proof), None);
    });
}

#[test]
fn registered_keys_stay_when_a_proof_is_made() {
    build_and_execute(|| {
        assert_ok!(set_keys(2, 22));
        prove(2).unwrap();
        assert_eq!(pallet_session::NextKeys::<Test>::get(2), Some(keys(22)));
        assert_eq!(active_keys()[1], (2, keys(2)));
    });
}

#[test]
fn upgrade_notes_the_keys_in_force_when_the_chain_did_not_keep_them() {
    build_and_execute(|| {
        admit(5);
        next_session();
        let kept = active_keys();
        // As left behind by version 1; 5 is queued, and not in force.
        ActiveKeys::<Test>::kill();
        StorageVersion::new(1).put::<Validators>();
        Validators::on_runtime_upgrade();
        assert_eq!(active_keys(), kept);
        assert_eq!(Validators::on_chain_storage_version(), 2);
        // Once only.
        ActiveKeys::<Test>::kill();
        Validators::on_runtime_upgrade();
        assert_eq!(active_keys(), []);
        next_session();
    });
}
