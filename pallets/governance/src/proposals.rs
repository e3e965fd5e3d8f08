//! The life of a proposal.
use crate::{ChangeRecord, Config, Error, Event, HoldReason, LastChanged, Pallet, Proposal, Proposals};
use alloc::vec::Vec;
use fluxnomics_primitives::{
    Balance,
    governance::{ParameterReferenda, ParameterRegistry, ReferendumStatus},
    time::EconomicClock,
};
use frame_support::{
    BoundedVec, ensure,
    storage::with_storage_layer,
    traits::{Get, fungible::MutateHold, tokens::Precision},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_propose(
        proposer: T::AccountId,
        changes: BoundedVec<T::Change, T::MaxChanges>,
    ) -> DispatchResult {
        Self::ensure_allowed(&changes)?;
        let deposit = Self::deposit_for(&changes)?;
        T::Currency::hold(&HoldReason::Proposal.into(), &proposer, deposit)?;

        let index = T::Referenda::next_index();
        let delay = changes
            .iter()
            .map(|change| T::Registry::spec(T::Registry::field(change)).enactment_delay)
            .max()
            .unwrap_or_default();
        let proposal = Proposal { proposer: proposer.clone(), changes: changes.clone(), deposit, delay };
        Proposals::<T>::insert(index, proposal);
        T::Referenda::submit(&proposer, index, delay)?;

        Self::deposit_event(Event::Proposed { index, proposer, changes });
        Ok(())
    }

    /// Returns the number of changes in the proposal.
    pub(crate) fn do_enact(index: u32) -> Result<u32, DispatchError> {
        let proposal = Proposals::<T>::get(index).ok_or(Error::<T>::UnknownProposal)?;
        match T::Referenda::status(index) {
            ReferendumStatus::Approved { since } => ensure!(since >= proposal.delay, Error::<T>::NotRipe),
            ReferendumStatus::Ongoing | ReferendumStatus::Lost => {
                return Err(Error::<T>::NotApproved.into());
            },
        }
        Self::remove(index, &proposal)?;
        // A refusal is an outcome, not a failure: the proposal must not come back.
        match with_storage_layer(|| Self::apply(index, &proposal)) {
            Ok(()) => Self::deposit_event(Event::Enacted { index }),
            Err(reason) => Self::deposit_event(Event::Refused { index, reason }),
        }
        Ok(Self::count(&proposal.changes))
    }

    /// Returns the number of changes in the proposal.
    pub(crate) fn do_clear(index: u32) -> Result<u32, DispatchError> {
        let proposal = Proposals::<T>::get(index).ok_or(Error::<T>::UnknownProposal)?;
        match T::Referenda::status(index) {
            ReferendumStatus::Ongoing => return Err(Error::<T>::StillOngoing.into()),
            ReferendumStatus::Approved { since } => ensure!(
                since > proposal.delay.saturating_add(T::MaxEnactmentLag::get()),
                Error::<T>::AwaitingEnactment
            ),
            ReferendumStatus::Lost => {},
        }
        Self::remove(index, &proposal)?;
        Self::deposit_event(Event::Cleared { index });
        Ok(Self::count(&proposal.changes))
    }

    /// HETU held for the proposal of a set.
    pub fn deposit_for(changes: &[T::Change]) -> Result<Balance, ArithmeticError> {
        Balance::from(Self::count(changes))
            .checked_mul(T::DepositPerChange::get())
            .and_then(|part| part.checked_add(T::ProposalDeposit::get()))
            .ok_or(ArithmeticError::Overflow)
    }

    pub(crate) fn count(changes: &[T::Change]) -> u32 {
        u32::try_from(changes.len()).unwrap_or(u32::MAX)
    }

    fn remove(index: u32, proposal: &Proposal<T>) -> DispatchResult {
        Proposals::<T>::remove(index);
        // Best effort: no shortfall of the hold may stand in the way of an enactment.
        T::Currency::release(
            &HoldReason::Proposal.into(),
            &proposal.proposer,
            proposal.deposit,
            Precision::BestEffort,
        )?;
        Ok(())
    }

    fn apply(referendum: u32, proposal: &Proposal<T>) -> DispatchResult {
        let changes = &proposal.changes;
        Self::ensure_allowed(changes)?;
        let moves: Vec<_> = changes
            .iter()
            .map(|change| {
                let field = T::Registry::field(change);
                (field, T::Registry::current(field), T::Registry::value(change))
            })
            .collect();
        T::Registry::apply(changes)?;
        let now = T::Clock::now();
        for (field, old, new) in moves {
            LastChanged::<T>::insert(field, now);
            Self::keep_past_value(field, old, now)?;
            let proposer = proposal.proposer.clone();
            Self::record(|number| ChangeRecord { number, at: now, referendum, proposer, field, old, new })?;
            Self::deposit_event(Event::ParameterChanged { index: referendum, field, old, new });
        }
        Ok(())
    }
}
