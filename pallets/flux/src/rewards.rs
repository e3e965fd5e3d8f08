//! Work that is counted, and rewards that are realised when their identity is next touched.
use crate::{
    Account, Accounts, ClosedRound, Config, CurrentRound, Error, Event, Ledger, Pallet, Rounds, Totals,
};
use fluxnomics_economics::{
    flux::{
        demurrage::{Decaying, Mark},
        reward::{Share, Weight, share},
    },
    math::Rounding,
};
use fluxnomics_primitives::{Balance, identity::IdentityId};
use frame_support::{ensure, pallet_prelude::*};

/// A share of a closed round that its identity has not realised.
pub(crate) struct Due {
    pub closed: ClosedRound,
    pub share: Share,
    /// What is left of the parts.
    pub free: Decaying,
    pub staked: Decaying,
}

impl ClosedRound {
    /// What is left now of an amount booked at the close.
    fn left(&self, amount: Balance, mark: Mark) -> Option<Decaying> {
        Decaying::new(amount).decayed(self.mark, mark, Rounding::Down)
    }
}

impl<T: Config> Pallet<T> {
    /// Counts work of an identity in the open round.
    pub(crate) fn count_work(id: IdentityId, weight: Weight) -> DispatchResult {
        if weight == 0 {
            return Ok(());
        }
        let round = Self::mutate(id, |account, _| {
            CurrentRound::<T>::try_mutate(|open| {
                open.weight = open.weight.checked_add(weight).ok_or(Error::<T>::Overflow)?;
                account.weight = account.weight.checked_add(weight).ok_or(Error::<T>::Overflow)?;
                account.round = open.round;
                Ok(open.round)
            })
        })?;
        Self::deposit_event(Event::WorkCounted { id, round, weight });
        Ok(())
    }

    /// Takes the work of an account out of the open round.
    pub(crate) fn discount_work(account: &mut Account) -> DispatchResult {
        let weight = core::mem::take(&mut account.weight);
        CurrentRound::<T>::try_mutate(|open| {
            open.weight = open.weight.checked_sub(weight).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    /// What an account has earned in a round that has closed. `None` if it has worked in none since it was last
    /// touched; a default where the round minted nothing.
    pub(crate) fn due(account: &Account, mark: Mark) -> Result<Option<Due>, DispatchError> {
        if account.weight == 0 || account.round >= CurrentRound::<T>::get().round {
            return Ok(None);
        }
        let Some(closed) = Rounds::<T>::get(account.round) else { return Ok(None) };
        let due = || {
            let share = share(closed.gross, account.weight, closed.weight, &closed.lambdas)?;
            let free = closed.left(share.free, mark)?;
            let staked = closed.left(share.staked, mark)?;
            Some(Due { closed, share, free, staked })
        };
        Ok(Some(due().ok_or(Error::<T>::Overflow)?))
    }

    /// Realises what an account has earned, with its part λ2 staked where it `stakes`. The account must be at today's
    /// index. Returns what was staked.
    pub(crate) fn realise(
        id: IdentityId,
        account: &mut Account,
        totals: &mut Ledger,
        stakes: bool,
    ) -> Result<Balance, DispatchError> {
        if account.weight == 0 || account.round >= CurrentRound::<T>::get().round {
            return Ok(0);
        }
        let round = account.round;
        let Some(Due { mut closed, share, free, staked }) = Self::due(account, totals.mark)? else {
            // The round minted nothing.
            account.weight = 0;
            return Ok(0);
        };
        let weight = core::mem::take(&mut account.weight);
        let before = account.free.whole;
        let mut pay = || {
            account.free = account.free.plus(free)?;
            if stakes {
                account.staked = account.staked.checked_add(staked.whole)?;
                totals.decaying = totals.decaying.checked_sub(staked.whole)?;
                totals.exempt = totals.exempt.checked_add(staked.whole)?;
            } else {
                account.free = account.free.plus(staked)?;
            }
            closed.unrealised = closed.unrealised.checked_sub(weight)?;
            closed.booked = closed.booked.checked_sub(share.free)?.checked_sub(share.staked)?;
            if closed.unrealised == 0 {
                // What rounding left of the round.
                let rest = closed.left(closed.booked, totals.mark)?.whole;
                totals.decaying = totals.decaying.checked_sub(rest)?;
                totals.burned.sink = totals.burned.sink.checked_add(rest)?;
            }
            Some(())
        };
        pay().ok_or(Error::<T>::Overflow)?;
        Rounds::<T>::set(round, (closed.unrealised > 0).then_some(closed));
        let staked = if stakes { staked.whole } else { 0 };
        let free = account.free.whole.saturating_sub(before);
        Self::deposit_event(Event::RewardRealised { id, round, free, staked });
        Ok(staked)
    }

    pub(crate) fn do_claim(id: IdentityId) -> DispatchResult {
        let account = Accounts::<T>::get(id).unwrap_or_default();
        ensure!(Self::due(&account, Totals::<T>::get().mark)?.is_some(), Error::<T>::NothingToClaim);
        Self::mutate(id, |_, _| Ok(()))
    }
}
