//! The keys in force, and proofs of who owns one.
use crate::{ActiveKeys, Config, Pallet};
use alloc::vec::Vec;
use frame_support::{
    BoundedVec,
    storage::{TransactionOutcome, transactional::with_transaction_opaque_err},
    traits::KeyOwnerProofSystem,
};
use pallet_session::{NextKeys, QueuedKeys, historical};
use sp_runtime::{KeyTypeId, traits::OpaqueKeys};
use sp_session::MembershipProof;

impl<T: Config> Pallet<T> {
    /// Notes the keys in force from now on. The session pallet asks when a session starts: what was queued for it
    /// still stands in the queue.
    pub(crate) fn note_active_keys() {
        ActiveKeys::<T>::put(BoundedVec::truncate_from(QueuedKeys::<T>::get()));
    }

    /// Notes the keys in force on a chain that did not keep them. Those queued are the same unless a change is under
    /// way; the next session sets that right.
    pub(crate) fn adopt_active_keys() {
        let queued = QueuedKeys::<T>::get();
        let keys_of = |who: &T::AccountId| {
            let queued = queued.iter().find(|(other, _)| other == who).map(|(_, keys)| keys.clone());
            queued.or_else(|| NextKeys::<T>::get(who))
        };
        let validators = pallet_session::Validators::<T>::get();
        let active: Vec<_> =
            validators.into_iter().filter_map(|who| keys_of(&who).map(|keys| (who, keys))).collect();
        ActiveKeys::<T>::put(BoundedVec::truncate_from(active));
    }

    /// The validator for which the key is in force.
    fn active_owner(id: KeyTypeId, key: &[u8]) -> Option<T::AccountId> {
        let owns = |keys: &T::Keys| T::Keys::key_ids().contains(&id) && keys.get_raw(id) == key;
        ActiveKeys::<T>::get().into_iter().find(|(_, keys)| owns(keys)).map(|(who, _)| who)
    }
}

/// For the report systems of BABE and GRANDPA, in the place of the historical pallet.
///
/// That one takes the keys registered last for those of the current session: by new keys an offender would escape
/// every report of the session. About past sessions it is right.
impl<T: Config, Key: AsRef<[u8]>> KeyOwnerProofSystem<(KeyTypeId, Key)> for Pallet<T> {
    type Proof = MembershipProof;
    type IdentificationTuple = historical::IdentificationTuple<T>;

    fn prove((id, key): (KeyTypeId, Key)) -> Option<MembershipProof> {
        Self::active_owner(id, key.as_ref())?;
        // The session may be over when the proof is checked: it has to hold against the historical root, which was
        // made of the keys in force. They stand in for those registered last while the proof is made.
        with_transaction_opaque_err::<_, (), _>(|| {
            for (who, keys) in ActiveKeys::<T>::get() {
                NextKeys::<T>::insert(who, keys);
            }
            TransactionOutcome::Rollback(Ok(historical::Pallet::<T>::prove((id, key))))
        })
        .ok()?
        .ok()?
    }

    fn check_proof(
        (id, key): (KeyTypeId, Key),
        proof: MembershipProof,
    ) -> Option<historical::IdentificationTuple<T>> {
        if proof.session != Self::current_session() {
            return historical::Pallet::<T>::check_proof((id, key), proof);
        }
        // The weight of an offence is a matter of how many validators there are.
        let validators = ActiveKeys::<T>::decode_len().and_then(|count| u32::try_from(count).ok());
        if validators != Some(proof.validator_count) {
            return None;
        }
        Self::active_owner(id, key.as_ref()).map(|who| (who, ()))
    }
}
