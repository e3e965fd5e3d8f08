use crate::{ActiveKeys, BondState, Bonds, Config, Members, Pallet, Slashes};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get};
use pallet_session::historical::{HistoricalSessions, StoredRange};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the numbered invariants of the README that show in a state; an error names the broken one.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_members()?;
        Self::check_active()?;
        Self::check_bonds()?;
        Self::check_slashes()?;
        Self::check_history()
    }

    /// V1, V2.
    fn check_members() -> Result<(), TryRuntimeError> {
        let members = Members::<T>::get();
        let distinct: BTreeSet<_> = members.iter().collect();
        ensure!(distinct.len() == members.len(), "V1: a member is listed twice");
        let stored = u32::try_from(Members::<T>::decode_len().unwrap_or_default()).unwrap_or(u32::MAX);
        ensure!(stored <= <T as Config>::MaxValidators::get(), "V1: more members than MaxValidators");
        let unborn = pallet_session::Validators::<T>::get().is_empty();
        ensure!(unborn || !members.is_empty(), "V1: the set is empty");
        for who in &members {
            ensure!(Bonds::<T>::get(who) == Some(BondState::Bonded), "V2: a member is not bonded");
            ensure!(Self::has_keys(who), "V2: a member has no session keys");
        }
        Ok(())
    }

    /// V3, V11.
    fn check_active() -> Result<(), TryRuntimeError> {
        let active = pallet_session::Validators::<T>::get();
        let with_keys = ActiveKeys::<T>::get();
        ensure!(
            with_keys.iter().map(|(who, _)| who).eq(&active),
            "V11: the keys in force are not those of the validators of the session"
        );
        for who in active.into_iter().chain(Self::queued()) {
            ensure!(Bonds::<T>::get(who) == Some(BondState::Bonded), "V3: an active validator is not bonded");
        }
        Ok(())
    }

    /// V4.
    fn check_bonds() -> Result<(), TryRuntimeError> {
        let current = Self::current_session();
        for (_, state) in Bonds::<T>::iter() {
            if let BondState::Unbonding { session, .. } = state {
                ensure!(session <= current, "V4: an unbonding began in the future");
            }
        }
        Ok(())
    }

    /// V5.
    fn check_slashes() -> Result<(), TryRuntimeError> {
        let reportable = Self::oldest_reportable()..=Self::current_session();
        for (session, _, record) in Slashes::<T>::iter() {
            ensure!(reportable.contains(&session), "V5: a slash record outlived its session");
            ensure!(record.slashed <= record.bond, "V5: more was slashed than was bonded");
        }
        Ok(())
    }

    /// V6.
    fn check_history() -> Result<(), TryRuntimeError> {
        let Some((first, end)) = StoredRange::<T>::get() else { return Ok(()) };
        ensure!(
            first == Self::oldest_reportable(),
            "V6: the history does not begin with the oldest reportable session"
        );
        for session in first..end {
            ensure!(HistoricalSessions::<T>::contains_key(session), "V6: a reportable session has no root");
        }
        Ok(())
    }
}
