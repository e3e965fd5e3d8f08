//! Each check fails on a state that breaks its invariant.

use crate::{ActiveKeys, BondState, Bonds, Members, SlashRecord, Slashes, mock::*};
use frame_support::BoundedVec;
use pallet_session::historical::{HistoricalSessions, StoredRange};

fn broken(message: &'static str, corrupt: impl FnOnce()) {
    chain().execute_with(|| {
        run_sessions(DEPTH + 1);
        Validators::do_try_state().unwrap();
        corrupt();
        assert_eq!(Validators::do_try_state(), Err(message.into()));
    });
}

fn set_members(members: &[AccountId]) {
    Members::<Test>::put(BoundedVec::try_from(members.to_vec()).unwrap());
}

#[test]
fn try_state_fails_when_a_member_is_listed_twice() {
    broken("V1: a member is listed twice", || set_members(&[1, 2, 2]));
}

#[test]
fn try_state_fails_when_more_members_are_stored_than_possible() {
    broken("V1: more members than MaxValidators", || {
        frame_support::storage::unhashed::put(&Members::<Test>::hashed_key(), &vec![1_u64; 7]);
    });
}

#[test]
fn try_state_fails_when_the_set_is_empty() {
    broken("V1: the set is empty", || set_members(&[]));
}

#[test]
fn try_state_fails_when_a_member_is_not_bonded() {
    broken("V2: a member is not bonded", || set_members(&[1, 2, 3, 4, 5]));
}

#[test]
fn try_state_fails_when_a_member_has_no_session_keys() {
    broken("V2: a member has no session keys", || {
        pallet_session::NextKeys::<Test>::remove(1);
    });
}

#[test]
fn try_state_fails_when_an_active_validator_is_not_bonded() {
    broken("V3: an active validator is not bonded", || {
        set_members(&[1, 2, 3]);
        Bonds::<Test>::insert(4, BondState::Unbonding { matures_at: 0, session: 0 });
    });
}

#[test]
fn try_state_fails_when_a_queued_validator_is_not_bonded() {
    broken("V3: an active validator is not bonded", || {
        pallet_session::QueuedKeys::<Test>::append((5_u64, keys(5)));
    });
}

#[test]
fn try_state_fails_when_an_unbonding_began_in_the_future() {
    broken("V4: an unbonding began in the future", || {
        Bonds::<Test>::insert(5, BondState::Unbonding { matures_at: 0, session: DEPTH + 2 });
    });
}

#[test]
fn try_state_fails_when_a_slash_record_is_of_an_unreportable_session() {
    for session in [0, DEPTH + 2] {
        broken("V5: a slash record outlived its session", || {
            Slashes::<Test>::insert(session, 1, SlashRecord { bond: 1, slashed: 1 });
        });
    }
}

#[test]
fn try_state_fails_when_more_was_slashed_than_was_bonded() {
    broken("V5: more was slashed than was bonded", || {
        Slashes::<Test>::insert(DEPTH, 1, SlashRecord { bond: 1, slashed: 2 });
    });
}

#[test]
fn try_state_fails_when_the_history_is_too_short_or_too_long() {
    for first in [0, 2] {
        broken("V6: the history does not begin with the oldest reportable session", || {
            StoredRange::<Test>::put((first, DEPTH + 3));
        });
    }
}

#[test]
fn try_state_fails_when_a_reportable_session_has_no_root() {
    broken("V6: a reportable session has no root", || {
        HistoricalSessions::<Test>::remove(3);
    });
}

#[test]
fn try_state_fails_when_the_keys_in_force_are_of_others_than_the_validators() {
    let message = "V11: the keys in force are not those of the validators of the session";
    broken(message, ActiveKeys::<Test>::kill);
    broken(message, || {
        ActiveKeys::<Test>::mutate(|active| {
            active.pop();
        });
    });
    broken(message, || ActiveKeys::<Test>::mutate(|active| active.as_mut().swap(0, 1)));
}
