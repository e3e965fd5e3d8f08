//! Tasks by the page, positions, and bonds.
use crate::{
    Config, Error, HoldReason, Pages, Pallet, Position, Positions, Task, TaskId,
    types::{Page, Party, TASKS_PER_PAGE},
};
use fluxnomics_economics::work::score::{bond_value, minimum_bond};
use fluxnomics_primitives::{
    Balance,
    capacity::{Asset, TaskMeter},
    identity::{Identities, IdentityId},
    time::{EconomicClock, Seconds},
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        fungible::MutateHold,
        tokens::{Fortitude, Precision, Restriction},
    },
};
use sp_runtime::Perbill;

/// Blocks that a window in which somebody must act lasts at least.
const LEAST_WINDOW_BLOCKS: Seconds = 5;

/// The page of a task.
pub(crate) fn page_of(task: TaskId) -> u64 {
    task.checked_div(TASKS_PER_PAGE.into()).unwrap_or_default()
}

/// How many tasks these are.
pub(crate) fn count(tasks: &[TaskId]) -> u32 {
    u32::try_from(tasks.len()).unwrap_or(u32::MAX)
}

/// How often one must turn pages to read these tasks in this order.
pub(crate) fn pages(tasks: &[TaskId]) -> u32 {
    let mut last = None;
    tasks.iter().fold(0_u32, |turns, task| {
        let page = Some(page_of(*task));
        if core::mem::replace(&mut last, page) == page { turns } else { turns.saturating_add(1) }
    })
}

/// Adds a task to its page, or replaces it. `None` if the page is full, which numbers in sequence rule out.
pub(crate) fn enter(page: &mut Page, id: TaskId, task: Task) -> Option<()> {
    match page.binary_search_by_key(&id, |(number, _)| *number) {
        Ok(at) => page.get_mut(at)?.1 = task,
        Err(at) => page.try_insert(at, (id, task)).ok()?,
    }
    Some(())
}

/// A task of a page.
pub(crate) fn find(page: &Page, id: TaskId) -> Option<&Task> {
    let at = page.binary_search_by_key(&id, |(number, _)| *number).ok()?;
    page.get(at).map(|(_, task)| task)
}

/// What becomes of a bond: parts for others, a part that is burned, and the rest goes back.
pub(crate) struct Split<AccountId> {
    pub to: alloc::vec::Vec<(AccountId, Balance)>,
    pub burned: Balance,
}

impl<AccountId> Split<AccountId> {
    pub fn back() -> Self {
        Self { to: Default::default(), burned: 0 }
    }
}

impl<T: Config> Pallet<T> {
    pub(crate) fn load(id: TaskId) -> Option<Task> {
        find(&Pages::<T>::get(page_of(id)), id).cloned()
    }

    pub(crate) fn get(id: TaskId) -> Result<Task, DispatchError> {
        Ok(Self::load(id).ok_or(Error::<T>::UnknownTask)?)
    }

    pub(crate) fn put(id: TaskId, task: Task) -> DispatchResult {
        Pages::<T>::try_mutate(page_of(id), |page| {
            enter(page, id, task).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    pub(crate) fn remove(id: TaskId) {
        Self::mutate_page(page_of(id), |page| page.retain(|(number, _)| *number != id));
    }

    /// Changes a page, which is gone once empty.
    fn mutate_page(number: u64, change: impl FnOnce(&mut Page)) {
        let mut page = Pages::<T>::get(number);
        change(&mut page);
        if page.is_empty() { Pages::<T>::remove(number) } else { Pages::<T>::insert(number, page) }
    }

    /// The identity that the caller controls.
    pub(crate) fn caller(who: &T::AccountId) -> Result<IdentityId, DispatchError> {
        Ok(T::Identities::controlled_by(who).ok_or(Error::<T>::NotController)?)
    }

    /// Which side of the task the caller's identity is.
    pub(crate) fn party(who: &T::AccountId, task: &Task) -> Result<Party, DispatchError> {
        let id = Self::caller(who)?;
        if id == task.client {
            Ok(Party::Client)
        } else if task.contract.is_some_and(|contract| contract.worker == id) {
            Ok(Party::Worker)
        } else {
            Err(Error::<T>::NotParty.into())
        }
    }

    pub(crate) fn ensure_party(who: &T::AccountId, task: &Task, party: Party) -> DispatchResult {
        ensure!(Self::party(who, task)? == party, Error::<T>::NotParty);
        Ok(())
    }

    pub(crate) fn owner(id: IdentityId) -> Result<T::AccountId, DispatchError> {
        Ok(T::Identities::owner(id).ok_or(Error::<T>::NotController)?)
    }

    pub(crate) fn mutate_position<R>(
        id: IdentityId,
        change: impl FnOnce(&mut Position) -> Option<R>,
    ) -> Result<R, DispatchError> {
        Positions::<T>::try_mutate(id, |position| Ok(change(position).ok_or(Error::<T>::Overflow)?))
    }

    /// A governed period, or five blocks if it is shorter.
    pub(crate) fn window(period: Seconds) -> Seconds {
        period.max(Self::least_window())
    }

    pub(crate) fn least_window() -> Seconds {
        let block =
            fluxnomics_economics::time::SLOT_SECONDS.saturating_mul(u32::from(T::Clock::scale()).into());
        block.saturating_mul(LEAST_WINDOW_BLOCKS)
    }

    pub(crate) fn after(period: Seconds) -> Seconds {
        T::Clock::now().saturating_add(period)
    }

    pub(crate) fn past(until: Seconds) -> bool {
        T::Clock::now() > until
    }

    // Bonds.

    /// Bonds HETU of the identity's owner, within the ceiling that the owner set for its controller.
    pub(crate) fn bond(id: IdentityId, amount: Balance, reason: HoldReason) -> DispatchResult {
        Positions::<T>::try_mutate(id, |position| {
            let bonded = position.bonded.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            ensure!(bonded <= position.ceiling, Error::<T>::BondCeilingExceeded);
            position.bonded = bonded;
            Ok::<_, DispatchError>(())
        })?;
        T::Currency::hold(&reason.into(), &Self::owner(id)?, amount)
    }

    /// Ends a bond.
    pub(crate) fn unbond(
        id: IdentityId,
        amount: Balance,
        reason: HoldReason,
        split: Split<T::AccountId>,
    ) -> DispatchResult {
        Self::mutate_position(id, |position| {
            position.bonded = position.bonded.checked_sub(amount)?;
            Some(())
        })?;
        let owner = Self::owner(id)?;
        let reason = reason.into();
        let mut left = amount;
        for (to, part) in split.to {
            if part > 0 {
                let (precision, mode) = (Precision::Exact, Restriction::Free);
                T::Currency::transfer_on_hold(&reason, &owner, &to, part, precision, mode, Fortitude::Force)?;
                left = left.checked_sub(part).ok_or(Error::<T>::Overflow)?;
            }
        }
        if split.burned > 0 {
            T::Currency::burn_held(&reason, &owner, split.burned, Precision::Exact, Fortitude::Force)?;
            left = left.checked_sub(split.burned).ok_or(Error::<T>::Overflow)?;
        }
        if left > 0 {
            T::Currency::release(&reason, &owner, left, Precision::Exact)?;
        }
        Ok(())
    }

    /// The HETU that is worth `part` of an amount of Flux by what either generates when staked, rounded up.
    pub(crate) fn hetu_for(flux: Balance, part: Perbill) -> Option<Balance> {
        minimum_bond(flux, part, T::TaskMeter::alpha(Asset::Hetu), T::TaskMeter::alpha(Asset::Flux))
    }

    /// The Flux that an amount of HETU is worth by the same measure, rounded down.
    pub(crate) fn flux_for(hetu: Balance) -> Balance {
        let (hetu_alpha, flux_alpha) = (T::TaskMeter::alpha(Asset::Hetu), T::TaskMeter::alpha(Asset::Flux));
        bond_value(hetu, hetu_alpha, flux_alpha).unwrap_or_default()
    }

    /// Splits a bond that answers for what a client lost: the loss first, of the rest one half by `rest_to_client` to
    /// the client or back, the other burned. The half that is burned is rounded up.
    pub(crate) fn answer_for(bond: Balance, loss: Balance, rest_to_client: bool) -> (Balance, Balance) {
        let made_good = Self::hetu_for(loss, Perbill::one()).map_or(bond, |hetu| hetu.min(bond));
        let rest = bond.saturating_sub(made_good);
        let half = rest / 2;
        let to_client = if rest_to_client { made_good.saturating_add(half) } else { made_good };
        (to_client, rest.saturating_sub(half))
    }
}
