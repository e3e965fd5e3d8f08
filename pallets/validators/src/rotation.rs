use crate::{Config, Members, Pallet, Slashes, WeightInfo};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};
use sp_staking::offence::OffenceSeverity;

impl<T: Config> Pallet<T> {
    /// Ends the session, forgets what can no longer be reported, and returns what that weighs.
    pub(crate) fn rotate() -> Weight {
        let active = pallet_session::Validators::<T>::decode_len().unwrap_or_default();
        let members = Members::<T>::decode_len().unwrap_or_default();
        let validators = u32::try_from(active.max(members)).unwrap_or(u32::MAX);

        let disabled = Self::disabled();
        pallet_session::Pallet::<T>::rotate_session();
        // Any change of the set clears the list, also one that an offender brought about by new keys of its own.
        for (who, severity) in disabled {
            pallet_session::Pallet::<T>::report_offence(who, severity);
        }

        let oldest = Self::oldest_reportable();
        if let Some(forgotten) = oldest.checked_sub(1) {
            pallet_session::historical::Pallet::<T>::prune_up_to(oldest);
            // Sessions end one by one and hold at most `MaxValidators` records: nothing is left over.
            let _ = Slashes::<T>::clear_prefix(forgotten, <T as Config>::MaxValidators::get(), None);
        }
        <T as Config>::WeightInfo::rotate(validators)
    }

    /// The disabled validators, each with the severity of its worst offence.
    fn disabled() -> Vec<(T::AccountId, OffenceSeverity)> {
        let validators = pallet_session::Validators::<T>::get();
        pallet_session::DisabledValidators::<T>::get()
            .into_iter()
            .filter_map(|(index, severity)| {
                let who = validators.get(usize::try_from(index).ok()?)?;
                Some((who.clone(), severity))
            })
            .collect()
    }

    /// The members for the session that is being planned, or `None` where nothing changed.
    ///
    /// A change of keys counts: the historical root of a session is copied from the one before unless a set is
    /// returned, and offences under the new keys could not be proven against it. Whatever does not differ must
    /// not be returned, or GRANDPA would change its set in every session.
    pub(crate) fn plan_session() -> Option<Vec<T::AccountId>> {
        let planned: Vec<_> = Members::<T>::get()
            .into_iter()
            .filter_map(|who| pallet_session::NextKeys::<T>::get(&who).map(|keys| (who, keys)))
            .collect();
        // While a session is planned, the queued keys are those of the session that begins.
        if planned.is_empty() || planned == pallet_session::QueuedKeys::<T>::get() {
            return None;
        }
        Some(planned.into_iter().map(|(who, _)| who).collect())
    }
}
