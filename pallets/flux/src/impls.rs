//! The traits of the primitives that this pallet implements.
use crate::{Accounts, Config, Pallet, Totals, ledger::touched};
use fluxnomics_economics::{
    flux::{demurrage::Mark, reward::weight},
    quality::Quality,
};
use fluxnomics_primitives::{
    Balance, Power,
    flux::{AutoStake, Epoch, FluxCharge, FluxHold, FluxLedger, Place},
    identity::{Departures, IdentityId, MintWeight, Obligations},
};
use frame_support::{pallet_prelude::*, storage::with_storage_layer, traits::defensive_prelude::*};

// Each operation happens whole or not at all, whatever its caller does with the error.
impl<T: Config> FluxLedger for Pallet<T> {
    fn balance(id: IdentityId, place: Place) -> Balance {
        let view = Self::account_view(id);
        match place {
            Place::Free => view.free,
            Place::Held(FluxHold::Stake) => view.staked,
            Place::Held(FluxHold::Unbonding) => view.unbonding,
            Place::Held(FluxHold::Escrow) => view.escrow,
            Place::Held(FluxHold::Offer) => view.offered,
        }
    }

    fn shift(id: IdentityId, amount: Balance, from: Place, to: Place) -> DispatchResult {
        with_storage_layer(|| Self::do_shift(id, amount, from, to))
    }

    fn mature(
        id: IdentityId,
        amount: Balance,
        from: FluxHold,
        since: Epoch,
    ) -> Result<Balance, DispatchError> {
        with_storage_layer(|| Self::do_mature(id, amount, from, since))
    }

    fn burn(id: IdentityId, amount: Balance, from: Place, charge: FluxCharge) -> DispatchResult {
        with_storage_layer(|| Self::do_burn(id, amount, from, charge))
    }

    fn settle(
        payer: IdentityId,
        from: FluxHold,
        provider: IdentityId,
        to: Place,
        amount: Balance,
    ) -> DispatchResult {
        with_storage_layer(|| Self::do_settle(payer, from, provider, to, amount))
    }

    fn mark() -> Mark {
        Totals::<T>::get().mark
    }

    fn watch(epoch: Epoch) -> DispatchResult {
        Self::do_watch(epoch)
    }

    fn unwatch(epoch: Epoch) {
        Self::do_unwatch(epoch)
    }
}

impl<T: Config> MintWeight for Pallet<T> {
    fn note(id: IdentityId, power: Power, quality: Quality) {
        // Fails only where a sum of Power exceeds 128 bits, and then nothing is counted.
        let _ = with_storage_layer(|| Self::count_work(id, weight(power, quality))).defensive();
    }
}

impl<T: Config> Obligations for Pallet<T> {
    fn any_open(id: IdentityId) -> bool {
        Accounts::<T>::get(id).is_some_and(|account| account.is_held())
    }
}

impl<T: Config> Departures for Pallet<T> {
    fn departed(id: IdentityId) {
        // Nothing is held any more: it would have been an obligation.
        let _ = with_storage_layer(|| Self::do_forfeit(id)).defensive();
    }
}

impl<T: Config> Pallet<T> {
    /// The account as an operation would find it.
    pub(crate) fn account_view(id: IdentityId) -> crate::AccountView {
        let mark = Totals::<T>::get().mark;
        let Some(account) = Accounts::<T>::get(id).and_then(|account| touched(&account, mark)) else {
            return Default::default();
        };
        let due = Self::due(&account, mark).ok().flatten();
        let (mut free, mut staked) = (account.free, 0);
        if let Some(due) = &due {
            let earned = if T::AutoStake::accepts(id) {
                staked = due.staked.whole;
                Some(due.free)
            } else {
                due.free.plus(due.staked)
            };
            free = earned.and_then(|earned| free.plus(earned)).unwrap_or(free);
        }
        let open = account.round == crate::CurrentRound::<T>::get().round;
        crate::AccountView {
            free: free.whole,
            claimable: free.whole.saturating_sub(account.free.whole),
            stakeable: staked,
            staked: account.staked.saturating_add(staked),
            unbonding: account.unbonding,
            escrow: account.escrow,
            offered: account.offered.whole,
            weight: if open { account.weight } else { 0 },
        }
    }
}
