//! With how much one account decides, and how concentrated that is.
use crate::{Concentration, Config, Error, Event, Pallet, VotingPower};
use alloc::collections::BTreeMap;
use fluxnomics_economics::governance::concentration::herfindahl;
use fluxnomics_primitives::{
    Balance,
    governance::{Electorate, Holdings, TrackId},
};
use frame_support::{ensure, traits::Get, weights::Weight};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    /// GEN with which one account decides at most, rounded down.
    pub fn voting_cap() -> Balance {
        T::Parameters::get().voting_cap.mul_floor(T::Gen::supply())
    }

    /// Whether the account may vote with `balance` of its own GEN: not beyond the cap, together with what others delegate to
    /// it.
    pub fn ensure_may_vote(track: TrackId, who: &T::AccountId, balance: Balance) -> DispatchResult {
        let power = balance.saturating_add(T::Gen::delegated_to(who, track));
        ensure!(power <= Self::voting_cap(), Error::<T>::VotingCapExceeded);
        Ok(())
    }

    /// Whether somebody may delegate `balance` of GEN to the account.
    pub fn may_delegate(track: TrackId, to: &T::AccountId, balance: Balance) -> bool {
        balance <= Self::power_of(to, track).room
    }

    pub(crate) fn do_decline_delegation(
        who: T::AccountId,
        from: T::AccountId,
        track: TrackId,
    ) -> Result<Weight, DispatchError> {
        let (_, balance) = T::Gen::delegation_of(&from, track)
            .filter(|(to, _)| *to == who)
            .ok_or(Error::<T>::NotDelegated)?;
        let weight = T::Gen::end_delegation(&from, track)?;
        Self::deposit_event(Event::DelegationDeclined { who, from, track, balance });
        Ok(weight)
    }

    pub(crate) fn power_of(who: &T::AccountId, track: TrackId) -> VotingPower {
        let held = T::Gen::held(who);
        let delegated = T::Gen::delegated_to(who, track);
        let cap = Self::voting_cap();
        VotingPower {
            held,
            delegating: T::Gen::delegation_of(who, track).map_or(0, |(_, balance)| balance),
            delegated,
            cap,
            // All that the account holds is left to it, whether it votes with it or not: otherwise somebody could keep it from
            // voting by delegating to it.
            room: cap.saturating_sub(held).saturating_sub(delegated),
        }
    }

    pub(crate) fn concentration_on(track: TrackId) -> Option<Concentration> {
        let mut powers = BTreeMap::<T::AccountId, Balance>::new();
        for (who, held) in T::Gen::holders() {
            let (decides, part) = match T::Gen::delegation_of(&who, track) {
                // A delegation reaches no further: what is delegated to somebody who delegates decides nothing.
                Some((to, _)) if T::Gen::delegation_of(&to, track).is_some() => continue,
                Some((to, balance)) => (to, balance),
                None => (who, held),
            };
            let power = powers.entry(decides).or_default();
            *power = power.saturating_add(part);
        }
        powers.retain(|_, power| *power > 0);
        Some(Concentration {
            index: herfindahl(powers.values().copied())?,
            accounts: u32::try_from(powers.len()).unwrap_or(u32::MAX),
            power: powers.values().fold(0, |sum, power| sum.saturating_add(*power)),
        })
    }
}
