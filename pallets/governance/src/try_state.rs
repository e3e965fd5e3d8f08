//! The invariants of the README, each checked.
use crate::{
    ChangeCount, Config, History, HoldReason, LastChanged, Pallet, PastValues, Proposals, SignalTallies,
    SignalTally, Signals,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec::Vec,
};
use fluxnomics_primitives::{
    Balance,
    governance::{ParameterReferenda, ParameterRegistry},
    time::EconomicClock,
};
use frame_support::{
    ensure,
    traits::{Get, fungible::InspectHold},
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the numbered invariants of the README that show in a state; an error names the broken
    /// one.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_values()?;
        Self::check_deposits()?;
        Self::check_last_changed()?;
        Self::check_proposals()?;
        Self::check_past_values()?;
        Self::check_history()?;
        Self::check_signals()
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

    fn check_past_values() -> Result<(), TryRuntimeError> {
        let (fields, now) = (T::Registry::fields().collect::<BTreeSet<_>>(), T::Clock::now());
        for (field, values) in PastValues::<T>::iter() {
            ensure!(fields.contains(&field), "G9: past values of no field of the registry");
            let times: Vec<_> = values.iter().map(|past| past.until).collect();
            ensure!(times.is_sorted_by(|a, b| a < b), "G9: past values are out of order");
            ensure!(
                LastChanged::<T>::get(field) == times.last().copied(),
                "G9: the last past value did not end with the last change"
            );
            let spec = T::Registry::spec(field);
            let current = T::Registry::current(field);
            let anchors = Self::past_anchors(field, &spec, now);
            ensure!(anchors.iter().all(|anchor| anchor.allows(current)), "G10: a field has drifted too far");
        }
        Ok(())
    }

    fn check_history() -> Result<(), TryRuntimeError> {
        let (count, length) = (ChangeCount::<T>::get(), T::HistoryLength::get());
        let mut records = Self::latest_changes(length);
        let kept = u32::try_from(records.len()).unwrap_or(u32::MAX);
        ensure!(kept == count.min(length), "G11: a record of the last changes is missing");
        ensure!(History::<T>::iter().count() == records.len(), "G11: a record has no place");
        records.reverse();
        ensure!(records.is_sorted_by_key(|record| record.at), "G11: the history is out of order");
        let mut last = BTreeMap::new();
        for record in records {
            let before = last.insert(record.field, (record.at, record.new));
            ensure!(
                before.is_none_or(|(_, value)| value == record.old),
                "G11: a change began at another value than the one before it led to"
            );
        }
        for (field, (at, value)) in last {
            ensure!(T::Registry::current(field) == value, "G11: a value is not the one last voted");
            ensure!(LastChanged::<T>::get(field) == Some(at), "G11: the last record is not the last change");
        }
        Ok(())
    }

    fn check_signals() -> Result<(), TryRuntimeError> {
        let mut tallies = BTreeMap::<u32, SignalTally>::new();
        let mut holds = BTreeMap::<T::AccountId, [Balance; 3]>::new();
        for (index, who, signal) in Signals::<T>::iter() {
            ensure!(index < T::Referenda::next_index(), "G14: a signal is on no referendum");
            ensure!(signal.weight > 0, "G14: a signal weighs nothing");
            let tally = tallies.entry(index).or_default();
            let side = if signal.aye { &mut tally.ayes } else { &mut tally.nays };
            *side = side.checked_add(signal.weight).ok_or("G13: the weights overflow")?;
            tally.accounts = tally.accounts.checked_add(1).ok_or("G13: the accounts overflow")?;
            let sums = holds.entry(who).or_default();
            for (sum, amount) in sums.iter_mut().zip([signal.deposit, signal.nex, signal.aur]) {
                *sum = sum.checked_add(amount).ok_or("G12: what signals hold overflows")?;
            }
        }
        for (who, sums) in holds {
            let reason = HoldReason::Signal.into();
            let held = [
                T::Currency::balance_on_hold(&reason, &who),
                T::Nex::balance_on_hold(&reason, &who),
                T::Aur::balance_on_hold(&reason, &who),
            ];
            ensure!(held == sums, "G12: what is on hold differs from what the signals of an account hold");
        }
        let stored: BTreeMap<_, _> = SignalTallies::<T>::iter().collect();
        ensure!(stored == tallies, "G13: a tally differs from the signals on its referendum");
        Ok(())
    }
}
