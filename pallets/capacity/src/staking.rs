//! Staking, unstaking, and what stake answers for.
use crate::{
    Accounts, Beneficiary, Chunk, Config, Delegations, Error, Event, HoldReason, Leases, Pallet, Side,
    Totals,
    account::{AccountOf, STAKED, UNBONDING},
};
use alloc::vec::Vec;
use fluxnomics_economics::{
    capacity::stake::{Asset, Units},
    math::{Rounding, mul_div},
    time::{DAY, Day, Seconds, day},
};
use fluxnomics_primitives::{
    Balance,
    flux::{FluxCharge, FluxHold, FluxLedger, Place},
    identity::{Identities, IdentityId},
    time::EconomicClock,
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        OnUnbalanced,
        defensive_prelude::*,
        fungible::{BalancedHold, MutateHold},
        tokens::Precision,
    },
};
use sp_runtime::SaturatedConversion;

/// The epoch in which Flux that matures at `at` stops being exempt from demurrage.
pub(crate) fn epoch_before(at: Seconds) -> Day {
    day(at).saturating_sub(1)
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_stake(
        who: T::AccountId,
        id: IdentityId,
        asset: Asset,
        amount: Balance,
    ) -> DispatchResult {
        let owner = Self::ensure_acts_for(&who, id)?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        match asset {
            Asset::Hetu => {
                // The hot key cannot lock what is the owner's.
                ensure!(who == owner, Error::<T>::NotOwner);
                T::Currency::hold(&HoldReason::Stake.into(), &owner, amount)?;
            },
            Asset::Flux => T::Flux::shift(id, amount, Place::Free, STAKED)?,
        }
        Self::mutate(id, |account| Self::add_stake(account, asset, amount))?;
        Self::deposit_event(Event::Staked { id, asset, amount });
        Ok(())
    }

    pub(crate) fn do_unstake(
        who: T::AccountId,
        id: IdentityId,
        asset: Asset,
        amount: Balance,
    ) -> DispatchResult {
        Self::ensure_exits_for(&who, id)?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let due = T::Clock::now().saturating_add(T::Parameters::get().unbonding_delay);
        let matures_at = match asset {
            Asset::Hetu => due,
            // Flux is exempt from demurrage to the end of an epoch.
            Asset::Flux => Seconds::from(day(due)).saturating_add(1).saturating_mul(DAY),
        };
        if asset == Asset::Flux {
            ensure!(Self::account_now(id).unstakable(asset) >= amount, Error::<T>::InsufficientStake);
            T::Flux::shift(id, amount, STAKED, UNBONDING)?;
        }
        let watch = Self::mutate(id, |account| {
            ensure!(account.unstakable(asset) >= amount, Error::<T>::InsufficientStake);
            let staked = account.staked.of_mut(asset);
            *staked = staked.checked_sub(amount).ok_or(Error::<T>::InsufficientStake)?;
            let same = |chunk: &&mut Chunk| chunk.asset == asset && chunk.matures_at == matures_at;
            let new = match account.unbonding.iter_mut().find(same) {
                Some(chunk) => {
                    chunk.amount = chunk.amount.checked_add(amount).ok_or(Error::<T>::Overflow)?;
                    false
                },
                None => {
                    account
                        .unbonding
                        .try_push(Chunk { asset, amount, matures_at })
                        .map_err(|_| Error::<T>::TooManyChunks)?;
                    true
                },
            };
            Ok(new && asset == Asset::Flux)
        })?;
        if watch {
            T::Flux::watch(epoch_before(matures_at))?;
        }
        Self::move_total(asset, amount, true)?;
        Self::deposit_event(Event::Unstaked { id, asset, amount, matures_at });
        Ok(())
    }

    pub(crate) fn do_cancel_unstake(
        who: T::AccountId,
        id: IdentityId,
        asset: Asset,
        amount: Balance,
    ) -> DispatchResult {
        Self::ensure_acts_for(&who, id)?;
        ensure!(amount > 0, Error::<T>::ZeroAmount);
        let now = T::Clock::now();
        let waits = |chunk: &Chunk| chunk.matures_at > now;
        let cancellable = Self::account_now(id)
            .unbonding
            .iter()
            .filter(|chunk| chunk.asset == asset && waits(chunk))
            .fold(0, |sum: Balance, chunk| sum.saturating_add(chunk.amount));
        ensure!(cancellable >= amount, Error::<T>::InsufficientUnbonding);
        if asset == Asset::Flux {
            T::Flux::shift(id, amount, UNBONDING, STAKED)?;
        }
        Self::mutate(id, |account| {
            Self::take_chunks(account, asset, amount, waits);
            let staked = account.staked.of_mut(asset);
            *staked = staked.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })?;
        Self::move_total(asset, amount, false)?;
        Self::deposit_event(Event::UnstakeCancelled { id, asset, amount });
        Ok(())
    }

    /// Returns how many chunks were paid out.
    pub(crate) fn do_withdraw(id: IdentityId) -> Result<u32, DispatchError> {
        let owner = T::Identities::owner(id).ok_or(Error::<T>::NotActive)?;
        let now = T::Clock::now();
        let matured = Self::mutate(id, |account| {
            let matured = Self::withdrawable(account, now);
            ensure!(!matured.is_empty(), Error::<T>::NothingToWithdraw);
            for chunk in account.unbonding.iter_mut() {
                let same = |paid: &&Chunk| (paid.asset, paid.matures_at) == (chunk.asset, chunk.matures_at);
                if let Some(paid) = matured.iter().find(same) {
                    chunk.amount = chunk.amount.saturating_sub(paid.amount);
                }
            }
            account.unbonding.retain(|chunk| chunk.amount > 0);
            Ok(matured)
        })?;
        let mut released: Balance = 0;
        let mut arrived: Balance = 0;
        for chunk in &matured {
            match chunk.asset {
                Asset::Hetu => released = released.checked_add(chunk.amount).ok_or(Error::<T>::Overflow)?,
                Asset::Flux => {
                    let freed = T::Flux::mature(
                        id,
                        chunk.amount,
                        FluxHold::Unbonding,
                        epoch_before(chunk.matures_at),
                    )?;
                    arrived = arrived.checked_add(freed).ok_or(Error::<T>::Overflow)?;
                },
            }
            Totals::<T>::try_mutate(|totals| {
                let unbonding = totals.unbonding.of_mut(chunk.asset);
                *unbonding = unbonding.checked_sub(chunk.amount).ok_or(Error::<T>::Overflow)?;
                Ok::<_, DispatchError>(())
            })?;
        }
        if released > 0 {
            T::Currency::release(&HoldReason::Stake.into(), &owner, released, Precision::Exact)?;
        }
        Self::deposit_event(Event::Withdrawn { id, hetu: released, flux: arrived });
        Ok(matured.len().saturated_into())
    }

    /// Chunks that have matured, as far as what is left at risk covers what is frozen. Flux goes chunk by chunk, since a
    /// chunk is one watch of its epoch.
    pub(crate) fn withdrawable(account: &AccountOf<T>, now: Seconds) -> Vec<Chunk> {
        let mut left = Units {
            hetu: account.at_risk(Asset::Hetu).saturating_sub(account.frozen(Asset::Hetu)),
            flux: account.at_risk(Asset::Flux).saturating_sub(account.frozen(Asset::Flux)),
        };
        let due = |chunk: &Chunk| {
            let left = left.of_mut(chunk.asset);
            let amount = match chunk.asset {
                Asset::Hetu => chunk.amount.min(*left),
                Asset::Flux if chunk.amount <= *left => chunk.amount,
                Asset::Flux => 0,
            };
            *left = left.saturating_sub(amount);
            (amount > 0).then_some(Chunk { amount, ..*chunk })
        };
        account.unbonding.iter().filter(|chunk| chunk.matures_at <= now).filter_map(due).collect()
    }

    /// Takes `amount` from the chunks of `asset` that are eligible, the newest first. There must be enough of them.
    fn take_chunks(
        account: &mut AccountOf<T>,
        asset: Asset,
        amount: Balance,
        eligible: impl Fn(&Chunk) -> bool,
    ) {
        let mut left = amount;
        for chunk in account.unbonding.iter_mut().rev() {
            if left > 0 && chunk.asset == asset && eligible(chunk) {
                let part = left.min(chunk.amount);
                chunk.amount = chunk.amount.saturating_sub(part);
                left = left.saturating_sub(part);
                if chunk.amount == 0 && asset == Asset::Flux {
                    T::Flux::unwatch(epoch_before(chunk.matures_at));
                }
            }
        }
        account.unbonding.retain(|chunk| chunk.amount > 0);
    }

    /// Moves between the totals of staked and unbonding.
    fn move_total(asset: Asset, amount: Balance, unstaked: bool) -> DispatchResult {
        Totals::<T>::try_mutate(|totals| {
            let (staked, unbonding) = (totals.staked.of_mut(asset), totals.unbonding.of_mut(asset));
            let (from, to) = if unstaked { (staked, unbonding) } else { (unbonding, staked) };
            *from = from.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
            *to = to.checked_add(amount).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// Takes up to `amount` of what an identity has at risk: from stake first, then from what unbonds, the newest
    /// first. What it lent shrinks in proportion to its stake.
    pub(crate) fn do_slash(id: IdentityId, asset: Asset, amount: Balance) -> Result<Balance, DispatchError> {
        let Some(owner) = T::Identities::owner(id) else { return Ok(0) };
        if asset == Asset::Flux {
            // Realises what is due, which may be staked: before anything is read.
            T::Flux::shift(id, 0, STAKED, STAKED)?;
        }
        let account = Self::account_now(id);
        let whole = *account.staked.of(asset);
        let from_stake = amount.min(whole);
        let from_chunks = amount.saturating_sub(from_stake).min(account.unbonding_of(asset));
        let slashed = from_stake.checked_add(from_chunks).ok_or(Error::<T>::Overflow)?;
        if slashed == 0 {
            return Ok(0);
        }
        match asset {
            Asset::Hetu => {
                let (credit, missing) = T::Currency::slash(&HoldReason::Stake.into(), &owner, slashed);
                ensure!(missing == 0, Error::<T>::InsufficientStake);
                T::Slashed::on_unbalanced(credit);
            },
            Asset::Flux => {
                for (part, place) in [(from_stake, STAKED), (from_chunks, UNBONDING)] {
                    if part > 0 {
                        T::Flux::burn(id, part, place, FluxCharge::Slash)?;
                    }
                }
            },
        }
        let left = whole.saturating_sub(from_stake);
        Self::shrink_delegations(id, asset, left, whole)?;
        Self::shrink_leases(id, asset, left, whole)?;
        Self::mutate(id, |account| {
            let staked = account.staked.of_mut(asset);
            *staked = staked.checked_sub(from_stake).ok_or(Error::<T>::Overflow)?;
            Self::take_chunks(account, asset, from_chunks, |_| true);
            Ok(())
        })?;
        Totals::<T>::try_mutate(|totals| {
            let staked = totals.staked.of_mut(asset);
            *staked = staked.checked_sub(from_stake).ok_or(Error::<T>::Overflow)?;
            let unbonding = totals.unbonding.of_mut(asset);
            *unbonding = unbonding.checked_sub(from_chunks).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::Slashed { id, asset, amount: slashed });
        Ok(slashed)
    }

    /// Shrinks what an identity delegated to `left / whole` of it, rounded down.
    fn shrink_delegations(id: IdentityId, asset: Asset, left: Balance, whole: Balance) -> DispatchResult {
        if left == whole {
            return Ok(());
        }
        let delegations = Delegations::<T>::iter_prefix(id).filter(|(to, _)| to.asset == asset);
        for (to, delegation) in delegations.collect::<Vec<(Beneficiary, _)>>() {
            let units = mul_div(delegation.units, left, whole, Rounding::Down).ok_or(Error::<T>::Overflow)?;
            let lost = delegation.units.saturating_sub(units);
            Self::return_units(id, &to, lost)?;
            Self::put_delegation(id, &to, crate::Delegation { units, ..delegation })?;
            Self::deposit_event(Event::DelegationShrunk { id, to, units });
        }
        Ok(())
    }

    /// Shrinks the running leases of a lessor to `left / whole` of them, rounded down, and refunds the rent of the rest.
    fn shrink_leases(id: IdentityId, asset: Asset, left: Balance, whole: Balance) -> DispatchResult {
        if left == whole {
            return Ok(());
        }
        let now = T::Clock::now();
        let terms = Self::account_now(id).terms;
        for term in terms.iter().filter(|term| term.side == Side::Lessor && term.asset == asset) {
            let Some(mut record) = Leases::<T>::get(term.lease).defensive() else { continue };
            let shrunk = record.lease.slash(left, whole, now);
            Self::pay_rent(&record, shrunk.due)?;
            if shrunk.refund > 0 {
                T::Currency::release(
                    &HoldReason::Rent.into(),
                    &record.payer,
                    shrunk.refund,
                    Precision::Exact,
                )?;
            }
            let units = shrunk.lease.units;
            let lost = term.units.saturating_sub(units);
            for (party, side) in [(id, Side::Lessor), (record.renter, Side::Renter)] {
                if !Accounts::<T>::contains_key(party) {
                    continue;
                }
                Self::mutate(party, |account| {
                    let share = account.share_mut(side, term.resource, asset);
                    *share = share.checked_sub(lost).ok_or(Error::<T>::Overflow)?;
                    let own = |t: &&mut crate::Term| t.lease == term.lease && t.side == side;
                    if let Some(own) = account.terms.iter_mut().find(own) {
                        own.units = units;
                    }
                    Ok(())
                })?;
            }
            record.lease = shrunk.lease;
            Leases::<T>::insert(term.lease, record);
            Self::deposit_event(Event::LeaseShrunk {
                lease: term.lease,
                units,
                due: shrunk.due,
                refund: shrunk.refund,
            });
        }
        Ok(())
    }
}
