//! The invariants of the README, each checked.
use crate::{Config, HoldReason, LastChanged, Pallet, Proposals};
use alloc::collections::{BTreeMap, BTreeSet};
use fluxnomics_primitives::{
    Balance,
    governance::{ParameterReferenda, ParameterRegistry},
    time::EconomicClock,
};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the numbered invariants of the README that show in a state; an error names the broken
    /// one.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_values()?;
        Self::check_deposits()?;
        Self::check_last_changed()?;
        Self::check_proposals()
    }

    fn check_values() -> Result<(), TryRuntimeError> {
        for field in T::Registry::fields() {
            let spec = T::Registry::spec(field);
            let current = T::Registry::current(field);
            ensure!((spec.min..=spec.max).contains(&current), "G1: a value is outside its bounds");
        }
        ensure!(T::Registry::check_together(&[]).is_ok(), "G6: a rule between fields is broken");
        Ok(())
    }

    fn check_deposits() -> Result<(), TryRuntimeError> {
        let mut deposits = BTreeMap::<T::AccountId, Balance>::new();
        for proposal in Proposals::<T>::iter_values() {
            let sum = deposits.entry(proposal.proposer).or_default();
            *sum = sum.checked_add(proposal.deposit).ok_or("G2: the deposits overflow")?;
        }
        for (proposer, deposit) in deposits {
            let held = T::Currency::balance_on_hold(&HoldReason::Proposal.into(), &proposer);
            ensure!(held == deposit, "G2: HETU held differs from the deposits of the proposals");
        }
        Ok(())
    }

    fn check_last_changed() -> Result<(), TryRuntimeError> {
        let fields: BTreeSet<_> = T::Registry::fields().collect();
        for (field, at) in LastChanged::<T>::iter() {
            ensure!(fields.contains(&field), "G3: a change is recorded for no field of the registry");
            ensure!(at <= T::Clock::now(), "G3: a change lies in the future");
        }
        Ok(())
    }

    fn check_proposals() -> Result<(), TryRuntimeError> {
        for (index, proposal) in Proposals::<T>::iter() {
            ensure!(index < T::Referenda::next_index(), "G4: a proposal has no referendum");
            ensure!(!proposal.changes.is_empty(), "G7: a proposal is empty");
            let fields: BTreeSet<_> = proposal.changes.iter().map(T::Registry::field).collect();
            ensure!(fields.len() == proposal.changes.len(), "G7: a proposal changes one field twice");
        }
        Ok(())
    }
}
