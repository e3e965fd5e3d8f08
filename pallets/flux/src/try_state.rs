//! The invariants of the README, one check each.
use crate::{
    Accounts, Config, CurrentRound, History, MonetaryPolicy, OpenEpoch, Pallet, Round, Rounds, Totals,
    Watches, ledger::touched,
};
use alloc::collections::BTreeMap;
use fluxnomics_economics::{
    flux::{demurrage::Decaying, reward::Weight},
    math::Rounding,
};
use fluxnomics_primitives::{Balance, time::EconomicClock};
use frame_support::{ensure, traits::Get};
use sp_runtime::TryRuntimeError;

const TOO_LARGE: TryRuntimeError = TryRuntimeError::Other("a sum does not fit");

impl<T: Config> Pallet<T> {
    /// Checks every invariant. Reads the whole state: for tests and audits.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_totals()?;
        Self::check_accounts()?;
        Self::check_rounds()?;
        Self::check_policy()?;
        Self::check_epochs()
    }

    /// F1, F2, F3.
    fn check_totals() -> Result<(), TryRuntimeError> {
        let totals = Totals::<T>::get();
        let minted = totals.minted.total().ok_or(TOO_LARGE)?;
        let burned = totals.burned.total().ok_or(TOO_LARGE)?;
        let supply = totals.decaying.whole.checked_add(totals.exempt).ok_or(TOO_LARGE)?;
        ensure!(minted.checked_sub(burned) == Some(supply), "F1: supply is not minted less burned");
        ensure!(
            totals.minted.settlement == totals.burned.settlement,
            "F2: settlements minted something else than they burned"
        );
        let policy = MonetaryPolicy::<T>::get();
        let ceiling = totals.minted.genesis.checked_add(policy.released).ok_or(TOO_LARGE)?;
        let possible = supply.checked_add(policy.reservoir.total()).ok_or(TOO_LARGE)?;
        ensure!(possible <= ceiling, "F3: supply and reservoir above genesis and bootstrap");
        ensure!(totals.minted.genesis <= T::GenesisSupply::get(), "F3: genesis minted too much");
        Ok(())
    }

    /// F4, F5.
    fn check_accounts() -> Result<(), TryRuntimeError> {
        let totals = Totals::<T>::get();
        let (mut exempt, mut decaying): (Balance, Decaying) = (0, Decaying::default());
        for account in Accounts::<T>::iter_values() {
            ensure!(!account.is_empty(), "F5: empty account");
            let now = touched(&account, totals.mark).ok_or("F5: account ahead of the index")?;
            for part in [now.staked, now.unbonding, now.escrow] {
                exempt = exempt.checked_add(part).ok_or(TOO_LARGE)?;
            }
            for part in [now.free, now.offered] {
                decaying = decaying.plus(part).ok_or(TOO_LARGE)?;
            }
        }
        for round in Rounds::<T>::iter_values() {
            let left = Decaying::new(round.booked).decayed(round.mark, totals.mark, Rounding::Down);
            decaying = decaying.plus(left.ok_or("F5: round ahead of the index")?).ok_or(TOO_LARGE)?;
        }
        ensure!(exempt == totals.exempt, "F4: what does not decay is not what accounts hold");
        let covered =
            (decaying.whole, decaying.fraction) <= (totals.decaying.whole, totals.decaying.fraction);
        ensure!(covered, "F4: accounts and rounds exceed what decays");
        Ok(())
    }

    /// F6.
    fn check_rounds() -> Result<(), TryRuntimeError> {
        let open = CurrentRound::<T>::get();
        let mut worked = BTreeMap::<Round, Weight>::new();
        for account in Accounts::<T>::iter_values().filter(|account| account.weight > 0) {
            ensure!(account.round <= open.round, "F6: work in a round to come");
            let sum = worked.entry(account.round).or_default();
            *sum = sum.checked_add(account.weight).ok_or(TOO_LARGE)?;
        }
        let in_open = worked.get(&open.round).copied().unwrap_or_default();
        ensure!(in_open == open.weight, "F6: work of the open round is not what accounts did");
        for (number, round) in Rounds::<T>::iter() {
            let left = worked.get(&number).copied().unwrap_or_default();
            ensure!(number < open.round, "F6: the open round is closed");
            ensure!(left == round.unrealised && left > 0, "F6: unrealised work is not what accounts did");
            ensure!(round.unrealised <= round.weight, "F6: more unrealised than worked");
        }
        Ok(())
    }

    /// F7.
    fn check_policy() -> Result<(), TryRuntimeError> {
        let policy = MonetaryPolicy::<T>::get();
        let for_sale = policy.quota.checked_sub(policy.sold).ok_or("F7: more sold than the quota")?;
        ensure!(for_sale <= policy.reservoir.total(), "F7: more for sale than may be minted");
        Ok(())
    }

    /// F8.
    fn check_epochs() -> Result<(), TryRuntimeError> {
        let open = OpenEpoch::<T>::get();
        ensure!(open <= T::Clock::today(), "F8: an epoch of the future is open");
        for (epoch, watch) in Watches::<T>::iter() {
            ensure!(watch.watchers > 0, "F8: an index is kept that nobody watches");
            ensure!(watch.mark.is_some() == (epoch < open), "F8: index of an epoch that has not closed");
        }
        for (slot, record) in History::<T>::iter() {
            let own = record.epoch.checked_rem(T::HistoryLength::get()) == Some(slot);
            ensure!(own && record.epoch < open, "F8: history out of order");
        }
        Ok(())
    }
}
