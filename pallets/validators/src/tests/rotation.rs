use crate::{NeverEndsSession, Slashes, WeightInfo, mock::*};
use codec::Encode;
use frame_support::{
    assert_ok,
    traits::{Get, KeyOwnerProofSystem},
};
use frame_system::limits::BlockWeights;
use pallet_session::{
    ShouldEndSession,
    historical::{HistoricalSessions, StoredRange},
};
use sp_runtime::{RuntimeAppPublic, testing::UintAuthorityId};

/// Whether GRANDPA would have changed its set, per rotation since genesis.
fn changes() -> Vec<bool> {
    Rotations::get().iter().skip(1).map(|(changed, ..)| *changed).collect()
}

#[test]
fn session_ends_when_the_epoch_does_and_never_by_the_session_pallet() {
    build_and_execute(|| {
        run_blocks(SESSION - 2);
        assert_eq!((System::block_number(), Session::current_index()), (9, 0));
        next_block();
        assert_eq!((System::block_number(), Session::current_index()), (10, 1));
        run_blocks(SESSION);
        assert_eq!((System::block_number(), Session::current_index()), (20, 2));
        assert!(!NeverEndsSession::should_end_session(10_u32));
    });
}

#[test]
fn hook_returns_its_measured_weight_when_a_session_ends_or_goes_on() {
    build_and_execute(|| {
        let within = next_block();
        let rotation = next_session();
        assert_eq!(rotation, <() as WeightInfo>::rotate(4));
        assert_eq!(within, <() as WeightInfo>::within_session());
        let weights: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
        assert!(rotation.ref_time() * 20 < weights.max_block.ref_time());

        admit(5);
        assert_eq!(next_session(), <() as WeightInfo>::rotate(5));
        for who in [2, 3, 4, 5] {
            Validators::remove_validator(RuntimeOrigin::root(), who).unwrap();
        }
        run_sessions(1);
        // One member, but five are still active.
        assert_eq!(next_session(), <() as WeightInfo>::rotate(5));
        assert_eq!(next_session(), <() as WeightInfo>::rotate(1));
    });
}

#[test]
fn authorities_never_change_when_neither_members_nor_keys_do() {
    build_and_execute(|| {
        run_sessions(10);
        assert_eq!(changes(), [false; 10]);
    });
}

#[test]
fn authorities_change_once_when_a_member_is_added() {
    build_and_execute(|| {
        admit(5);
        run_sessions(4);
        assert_eq!(changes(), [false, true, false, false]);
        assert_eq!(Rotations::get()[2].1, authorities(&[1, 2, 3, 4, 5]));
    });
}

#[test]
fn authorities_change_once_when_a_member_changes_its_keys() {
    build_and_execute(|| {
        assert_ok!(set_keys(2, 22));
        run_sessions(4);
        assert_eq!(changes(), [false, true, false, false]);
        assert_eq!(Rotations::get()[2].1, authorities(&[1, 22, 3, 4]));
    });
}

#[test]
fn offence_under_new_keys_is_provable_later_when_a_member_changed_its_keys() {
    build_and_execute(|| {
        assert_ok!(set_keys(2, 22));
        run_sessions(2);
        let key = (UintAuthorityId::ID, 22_u64.encode());
        let proof = Validators::prove(key.clone()).unwrap();
        run_sessions(2);
        assert_eq!(Validators::check_proof(key, proof), Some((2, ())));
    });
}

#[test]
fn past_sessions_are_provable_exactly_as_long_as_the_history_is_deep_when_sessions_pass() {
    build_and_execute(|| {
        run_sessions(3);
        let key = (UintAuthorityId::ID, 1_u64.encode());
        let proof = Validators::prove(key.clone()).unwrap();
        run_sessions(DEPTH);
        assert_eq!(Validators::check_proof(key.clone(), proof.clone()), Some((1, ())));
        assert_eq!(StoredRange::<Test>::get(), Some((3, 3 + DEPTH + 2)));
        next_session();
        assert_eq!(Validators::check_proof(key, proof), None);
        assert!(!HistoricalSessions::<Test>::contains_key(3));
        assert_eq!(HistoricalSessions::<Test>::iter().count() as u32, DEPTH + 2);
    });
}

#[test]
fn slash_records_are_forgotten_with_their_session_when_it_can_no_longer_be_reported() {
    build_and_execute(|| {
        Params::mutate(|params| params.min_validators = 4);
        run_sessions(1);
        for who in [1, 2, 3, 4] {
            report(who, 1, 1, 10);
        }
        run_sessions(1);
        report(1, 2, 2, 10);
        run_sessions(DEPTH - 1);
        assert_eq!(Slashes::<Test>::iter_prefix(1).count(), 4);
        next_session();
        assert_eq!(Slashes::<Test>::iter_prefix(1).count(), 0);
        assert_eq!(Slashes::<Test>::iter_prefix(2).count(), 1);
        next_session();
        assert_eq!(Slashes::<Test>::iter().count(), 0);
    });
}

#[test]
fn member_sits_out_and_the_change_is_announced_when_its_keys_vanish() {
    chain().execute_with(|| {
        // By the call that the runtime closes. The last of the set: the session pallet alone would not see it.
        assert_ok!(Session::purge_keys(RuntimeOrigin::signed(4)));
        run_sessions(2);
        assert_eq!(changes(), [false, true]);
        assert_eq!(Validators::active_set(), [1, 2, 3]);
    });
}

#[test]
fn views_show_this_session_the_next_and_the_one_after_when_the_set_changes() {
    build_and_execute(|| {
        admit(5);
        next_session();
        Validators::remove_validator(RuntimeOrigin::root(), 1).unwrap();
        assert_eq!(Validators::active_set(), [1, 2, 3, 4]);
        assert_eq!(Validators::next_set(), [1, 2, 3, 4, 5]);
        assert_eq!(Validators::members(), [2, 3, 4, 5]);
    });
}
