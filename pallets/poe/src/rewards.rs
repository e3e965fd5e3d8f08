//! NEX: realised when its miner is next touched, minted when it is claimed.
use crate::{Config, Error, Event, Miner, NexIssuance, Open, Pallet, Round, Rounds, Tally};
use core::num::NonZeroU128;
use fluxnomics_economics::poe::issuance::miner_issuance;
use fluxnomics_primitives::{
    Balance,
    flux::Epoch,
    identity::{Identities, IdentityId},
};
use frame_support::{ensure, pallet_prelude::*, traits::fungible::Mutate};

impl Round {
    /// The part of a miner.
    pub(crate) fn part(&self, tally: &Tally) -> Option<Balance> {
        let price = NonZeroU128::new(self.price)?;
        miner_issuance(self.issued, tally.weight, self.weight, tally.treasury, price)
    }
}

impl<T: Config> Pallet<T> {
    /// Realises the part that a miner has of an epoch before the open one, and begins its tally of that.
    pub(crate) fn realise(id: IdentityId, miner: &mut Miner, open: Epoch) -> DispatchResult {
        if miner.tally.epoch >= open {
            return Ok(());
        }
        let tally = core::mem::replace(&mut miner.tally, Tally { epoch: open, ..Tally::default() });
        if tally.weight == 0 {
            return Ok(());
        }
        // An epoch that issued nothing is not kept.
        let Some(mut round) = Rounds::<T>::get(tally.epoch) else { return Ok(()) };
        let nex = round.part(&tally).ok_or(Error::<T>::Overflow)?;
        round.realised = round.realised.checked_add(nex).ok_or(Error::<T>::Overflow)?;
        round.unrealised = round.unrealised.checked_sub(tally.weight).ok_or(Error::<T>::Overflow)?;
        Rounds::<T>::set(tally.epoch, (round.unrealised > 0).then_some(round));
        miner.nex = miner.nex.checked_add(nex).ok_or(Error::<T>::Overflow)?;
        NexIssuance::<T>::try_mutate(|books| {
            books.realised = books.realised.checked_add(nex).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::RewardRealised { id, epoch: tally.epoch, nex });
        Ok(())
    }

    pub(crate) fn do_claim(id: IdentityId) -> DispatchResult {
        Self::mutate_miner(id, Open::<T>::get().epoch, |miner| {
            ensure!(miner.nex > 0, Error::<T>::NothingToClaim);
            let owner = T::Identities::owner(id).ok_or(Error::<T>::NotMiner)?;
            Self::mint_nex(id, &owner, miner)
        })
    }

    /// Mints what a miner has realised.
    pub(crate) fn mint_nex(id: IdentityId, owner: &T::AccountId, miner: &mut Miner) -> DispatchResult {
        let nex = core::mem::take(&mut miner.nex);
        T::Nex::mint_into(owner, nex)?;
        NexIssuance::<T>::try_mutate(|books| {
            books.claimed = books.claimed.checked_add(nex).ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::RewardClaimed { id, owner: owner.clone(), nex });
        Ok(())
    }

    /// NEX that a claim would mint now.
    pub(crate) fn claimable(miner: &Miner) -> Balance {
        let closed = Rounds::<T>::get(miner.tally.epoch).and_then(|round| round.part(&miner.tally));
        miner.nex.saturating_add(closed.unwrap_or_default())
    }
}
