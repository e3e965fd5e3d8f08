use crate::{BondState, Bonds, Config, Members, Pallet, Slashes};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use pallet_session::historical::{HistoricalSessions, StoredRange};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the numbered invariants of the README on the current state.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        let members = Members::<T>::get();
        let active = pallet_session::Validators::<T>::get();

        // 1
        let distinct: BTreeSet<_> = members.iter().collect();
        ensure!(distinct.len() == members.len(), "validators 1: a member is listed twice");
        let stored = u32::try_from(Members::<T>::decode_len().unwrap_or_default()).unwrap_or(u32::MAX);
        ensure!(
            stored <= <T as Config>::MaxValidators::get(),
            "validators 1: more members than MaxValidators"
        );
        ensure!(!members.is_empty() || active.is_empty(), "validators 1: the set is empty");

        // 2
        for who in &members {
            ensure!(Bonds::<T>::get(who) == Some(BondState::Bonded), "validators 2: a member is not bonded");
            ensure!(Self::has_keys(who), "validators 2: a member has no session keys");
        }

        // 3
        for who in active.into_iter().chain(Self::queued()) {
            ensure!(
                Bonds::<T>::get(who) == Some(BondState::Bonded),
                "validators 3: an active validator is not bonded"
            );
        }

        // 4
        let current = Self::current_session();
        for (_, state) in Bonds::<T>::iter() {
            if let BondState::Unbonding { session, .. } = state {
                ensure!(session <= current, "validators 4: an unbonding began in the future");
            }
        }

        // 5
        for (session, _, record) in Slashes::<T>::iter() {
            ensure!(
                (Self::oldest_reportable()..=current).contains(&session),
                "validators 5: a slash record outlived its session"
            );
            ensure!(record.slashed <= record.bond, "validators 5: more was slashed than was bonded");
        }

        // 6
        if let Some((first, end)) = StoredRange::<T>::get() {
            ensure!(
                first == Self::oldest_reportable(),
                "validators 6: the history does not begin with the oldest reportable session"
            );
            for session in first..end {
                ensure!(
                    HistoricalSessions::<T>::contains_key(session),
                    "validators 6: a reportable session has no root"
                );
            }
        }
        Ok(())
    }
}
