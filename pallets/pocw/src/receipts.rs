//! Receipts: what they follow from, when they mint, when they go.
use crate::{
    Config, Contract, Error, Event, Mint, Pallet, Parents, Positions, Receipt, State, Statement, Task,
    TaskId, types::Outcome,
};
use codec::Encode;
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    Balance, Hash, Power,
    identity::{Identities, IdentityId, MintWeight, StorageDeposits},
    time::Seconds,
};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::traits::{BlakeTwo256, Hash as Hashing};

/// Separates statements from whatever else a controller may sign.
const STATEMENT: &[u8] = b"fluxnomics/receipt";

/// What the parents of a receipt say about its mint.
enum Ancestry {
    /// All stand.
    Stands,
    /// One has not ended.
    Undecided,
    /// One did not stand.
    Fell,
}

impl Task {
    pub(crate) fn outcome(&self) -> Option<Outcome> {
        match self.state {
            State::Ended { outcome, .. } => Some(outcome),
            _ => None,
        }
    }

    /// FLX that the work cost and nobody has paid.
    pub(crate) fn owed(&self) -> Balance {
        self.receipt.as_ref().map_or(0, |receipt| receipt.owed)
    }
}

impl<T: Config> Pallet<T> {
    /// Of a statement on this chain. Numbers of tasks and identities are given once, so it stands for one worker.
    pub(crate) fn hash_of(worker: IdentityId, statement: &Statement) -> Hash {
        BlakeTwo256::hash(&(STATEMENT, Self::chain(), worker, statement).encode())
    }

    /// How a receipt remembers who submitted it.
    pub(crate) fn account_hash(who: &T::AccountId) -> Hash {
        BlakeTwo256::hash(&who.encode())
    }

    /// The hash of the genesis block.
    pub(crate) fn chain() -> T::Hash {
        frame_system::Pallet::<T>::block_hash(frame_system::pallet_prelude::BlockNumberFor::<T>::default())
    }

    /// Notes that one more receipt waits for each of these, unless it has ended and stands for good. Returns their
    /// highest clock value, and those that are waited for.
    pub(crate) fn name_parents(parents: &Parents) -> Result<(u64, Parents), DispatchError> {
        let mut highest = 0;
        let mut waits_for = Parents::default();
        for (place, parent) in parents.iter().enumerate() {
            ensure!(
                !parents.iter().skip(place.saturating_add(1)).any(|other| other == parent),
                Error::<T>::ParentTwice
            );
            let mut task = Self::load(*parent).ok_or(Error::<T>::ParentNotStanding)?;
            let outcome = task.outcome();
            ensure!(outcome.is_none_or(Outcome::stands), Error::<T>::ParentNotStanding);
            let receipt = task.receipt.as_mut().ok_or(Error::<T>::ParentNotStanding)?;
            highest = receipt.clock.max(highest);
            if outcome.is_none() {
                receipt.children = receipt.children.checked_add(1).ok_or(Error::<T>::Overflow)?;
                waits_for.try_push(*parent).map_err(|_| Error::<T>::Overflow)?;
                Self::put(*parent, task)?;
            }
        }
        Ok((highest, waits_for))
    }

    /// Whether the mint of a receipt can be decided.
    pub(crate) fn mint_is_due(receipt: &Receipt) -> bool {
        !matches!(Self::ancestry_of(receipt), Ancestry::Undecided)
    }

    fn ancestry_of(receipt: &Receipt) -> Ancestry {
        let mut undecided = false;
        for parent in &receipt.waits_for {
            // A receipt stays while another waits for it.
            match Self::load(*parent).map(|task| task.outcome()) {
                Some(None) => undecided = true,
                Some(Some(outcome)) if outcome.stands() => {},
                _ => return Ancestry::Fell,
            }
        }
        if undecided { Ancestry::Undecided } else { Ancestry::Stands }
    }

    /// Decides about the mint of a receipt whose task has ended: counts it, waits for its parents, or closes it.
    /// Returns whether it is closed.
    pub(crate) fn decide_mint(
        id: TaskId,
        task: &mut Task,
        earned: Option<Quality>,
    ) -> Result<bool, DispatchError> {
        let worker = Self::worker(task)?;
        let Some(receipt) = task.receipt.as_mut() else { return Ok(true) };
        if receipt.mint == Mint::Closed {
            return Ok(true);
        }
        let mut minted: Option<(Power, Quality)> = None;
        if let Some(quality) = earned {
            match Self::ancestry_of(receipt) {
                Ancestry::Undecided => {
                    receipt.mint = Mint::Waiting { quality };
                    return Ok(false);
                },
                Ancestry::Stands if !Positions::<T>::get(worker).convicted => {
                    T::MintWeight::note(worker, receipt.verified, quality);
                    minted = Some((receipt.verified, quality));
                },
                _ => minted = Some((0, quality)),
            }
        }
        receipt.mint = Mint::Closed;
        for parent in &receipt.waits_for {
            let mut task = Self::load(*parent).ok_or(Error::<T>::UnknownTask)?;
            let receipt = task.receipt.as_mut().ok_or(Error::<T>::UnknownTask)?;
            receipt.children = receipt.children.checked_sub(1).ok_or(Error::<T>::Overflow)?;
            Self::put(*parent, task)?;
        }
        if let Some((power, quality)) = minted {
            Self::deposit_event(Event::ReceiptMinted { task: id, worker, power, quality });
        }
        Ok(true)
    }

    /// Whether evidence against a receipt that ended then has had its time, and it may go: by its worker, or by anyone.
    pub(crate) fn may_be_pruned(ended_at: Seconds, by_worker: bool) -> bool {
        let params = T::Parameters::get();
        let evidence = Self::window(params.dispute_window);
        let kept = if by_worker { evidence } else { params.receipt_lifetime.max(evidence) };
        Self::past(ended_at.saturating_add(kept))
    }

    pub(crate) fn do_prune(who: T::AccountId, tasks: &[TaskId]) -> DispatchResult {
        let caller = T::Identities::controlled_by(&who);
        let mut pruned = false;
        for id in tasks {
            let Some(task) = Self::load(*id) else { continue };
            let (State::Ended { at, .. }, Some(receipt)) = (task.state, &task.receipt) else { continue };
            let Contract { worker, deposit, .. } = task.contract.ok_or(Error::<T>::WrongState)?;
            let may = Self::may_be_pruned(at, caller == Some(worker));
            if !may || receipt.children > 0 || receipt.mint != Mint::Closed {
                continue;
            }
            T::StorageDeposits::release(worker, deposit)?;
            Self::mutate_position(worker, |position| {
                position.receipts = position.receipts.checked_sub(1)?;
                Some(())
            })?;
            Self::remove(*id);
            Self::deposit_event(Event::Pruned { task: *id });
            pruned = true;
        }
        ensure!(pruned, Error::<T>::NothingDue);
        Ok(())
    }
}
