//! Miners: their bond, their heartbeats, and how they end.
use crate::{ActiveMiners, Config, Error, Event, HoldReason, Miner, MinerState, Miners, Open, Pallet, Tally};
use fluxnomics_economics::time::windows;
use fluxnomics_primitives::{
    Balance,
    identity::{Identities, IdentityId},
    params::PoeParams,
    time::{DAY, EconomicClock, Seconds},
};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::Perbill;

/// Whether a count of active miners goes up or down.
enum Active {
    OneMore,
    OneLess,
}

impl<T: Config> Pallet<T> {
    pub(crate) fn do_register_miner(who: T::AccountId, id: IdentityId) -> DispatchResult {
        ensure!(T::Identities::is_active(id), Error::<T>::NotActive);
        Self::ensure_owner(&who, id)?;
        ensure!(!Miners::<T>::contains_key(id), Error::<T>::AlreadyMiner);
        let bond = T::Parameters::get().miner_bond;
        Self::hold(HoldReason::Bond, &who, bond)?;
        let tally = Tally { epoch: Open::<T>::get().epoch, ..Tally::default() };
        Miners::<T>::insert(
            id,
            Miner {
                bond,
                reserve: 0,
                state: MinerState::Active,
                tally,
                last_beat: None,
                nex: 0,
                validated: None,
                voted: None,
                jobs: 0,
                volume: 0,
            },
        );
        Self::count_active(Active::OneMore)?;
        Self::deposit_event(Event::MinerRegistered { id, owner: who, bond });
        Ok(())
    }

    pub(crate) fn do_suspend_miner(who: T::AccountId, id: IdentityId) -> DispatchResult {
        Self::ensure_owner_or_controller(&who, id)?;
        Self::change_state(id, |state| {
            ensure!(*state == MinerState::Active, Error::<T>::NotMining);
            *state = MinerState::Suspended;
            Self::count_active(Active::OneLess)
        })?;
        Self::deposit_event(Event::MinerSuspended { id });
        Ok(())
    }

    pub(crate) fn do_resume_miner(who: T::AccountId, id: IdentityId) -> DispatchResult {
        Self::ensure_owner_or_controller(&who, id)?;
        Self::change_state(id, |state| {
            ensure!(*state == MinerState::Suspended, Error::<T>::NotSuspended);
            ensure!(T::Identities::is_active(id), Error::<T>::NotActive);
            *state = MinerState::Active;
            Self::count_active(Active::OneMore)
        })?;
        Self::deposit_event(Event::MinerResumed { id });
        Ok(())
    }

    pub(crate) fn do_leave(who: T::AccountId, id: IdentityId) -> DispatchResult {
        ensure!(Miners::<T>::contains_key(id), Error::<T>::NotMiner);
        Self::ensure_owner(&who, id)?;
        Self::change_state(id, |state| {
            ensure!(!matches!(state, MinerState::Left { .. }), Error::<T>::AlreadyLeft);
            Self::end(id, state)
        })
    }

    pub(crate) fn do_dismiss_miner(id: IdentityId, slash: Perbill) -> DispatchResult {
        let owner = T::Identities::owner(id).ok_or(Error::<T>::NotMiner)?;
        let mut miner = Miners::<T>::get(id).ok_or(Error::<T>::NotMiner)?;
        let slash_held = |reason: HoldReason, held: &mut Balance| {
            let amount = slash.mul_ceil(*held);
            *held = held.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
            Self::hand_over(reason, &owner, &T::Treasury::get(), amount)?;
            Ok::<_, DispatchError>(amount)
        };
        let bond = slash_held(HoldReason::Bond, &mut miner.bond)?;
        let reserve = slash_held(HoldReason::Reserve, &mut miner.reserve)?;
        Self::deposit_event(Event::MinerDismissed { id, bond, reserve });
        if !matches!(miner.state, MinerState::Left { .. }) {
            Self::end(id, &mut miner.state)?;
        }
        Miners::<T>::insert(id, miner);
        Ok(())
    }

    pub(crate) fn do_release_miner(id: IdentityId) -> DispatchResult {
        Self::ensure_releasable(id)?;
        let mut open = Open::<T>::get();
        let mut miner = Miners::<T>::get(id).ok_or(Error::<T>::NotMiner)?;
        Self::realise(id, &mut miner, open.epoch)?;
        // What it did in an epoch that has not closed earns nothing.
        open.weight = open.weight.checked_sub(miner.tally.weight).ok_or(Error::<T>::Overflow)?;
        Open::<T>::put(open);
        let owner = T::Identities::owner(id).ok_or(Error::<T>::NotMiner)?;
        if miner.nex > 0 {
            Self::mint_nex(id, &owner, &mut miner)?;
        }
        let Miner { bond, reserve, .. } = miner;
        Self::release(HoldReason::Bond, &owner, bond)?;
        Self::release(HoldReason::Reserve, &owner, reserve)?;
        Miners::<T>::remove(id);
        Self::deposit_event(Event::MinerReleased { id, owner, bond, reserve });
        Ok(())
    }

    pub(crate) fn do_heartbeat(who: T::AccountId) -> DispatchResult {
        let id = T::Identities::controlled_by(&who).ok_or(Error::<T>::NotActive)?;
        let mut open = Open::<T>::get();
        let now = T::Clock::now();
        let parts = Self::heartbeats(&T::Parameters::get());
        let beats = Self::mutate_miner(id, open.epoch, |miner| {
            ensure!(miner.state == MinerState::Active, Error::<T>::NotMining);
            let fresh =
                miner.last_beat.is_none_or(|last| part_of_time(last, parts) < part_of_time(now, parts));
            ensure!(fresh, Error::<T>::HeartbeatTooEarly);
            miner.last_beat = Some(now);
            miner.tally.beats = miner.tally.beats.checked_add(1).ok_or(Error::<T>::Overflow)?;
            Ok(miner.tally.beats)
        })?;
        open.beats = open.beats.checked_add(1).ok_or(Error::<T>::Overflow)?;
        Open::<T>::put(open);
        Self::deposit_event(Event::HeartbeatCounted { id, epoch: open.epoch, beats });
        Ok(())
    }

    /// Heartbeats that are a full epoch: each part of the day lasts five blocks at least.
    pub(crate) fn heartbeats(params: &PoeParams) -> u32 {
        windows(DAY, params.heartbeats, T::Clock::scale())
    }

    /// Ends a miner that has not left.
    fn end(id: IdentityId, state: &mut MinerState) -> DispatchResult {
        if *state == MinerState::Active {
            Self::count_active(Active::OneLess)?;
        }
        let since = T::Clock::now();
        *state = MinerState::Left { since };
        let releasable_from = releasable_from(since, &T::Parameters::get());
        Self::deposit_event(Event::MinerLeft { id, releasable_from });
        Ok(())
    }

    fn change_state(
        id: IdentityId,
        change: impl FnOnce(&mut MinerState) -> DispatchResult,
    ) -> DispatchResult {
        Miners::<T>::try_mutate(id, |miner| change(&mut miner.as_mut().ok_or(Error::<T>::NotMiner)?.state))
    }

    fn count_active(change: Active) -> DispatchResult {
        ActiveMiners::<T>::try_mutate(|count| {
            let counted = match change {
                Active::OneMore => count.checked_add(1),
                Active::OneLess => count.checked_sub(1),
            };
            *count = counted.ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    fn ensure_owner(who: &T::AccountId, id: IdentityId) -> DispatchResult {
        ensure!(T::Identities::owner(id).as_ref() == Some(who), Error::<T>::NotOwner);
        Ok(())
    }

    fn ensure_owner_or_controller(who: &T::AccountId, id: IdentityId) -> DispatchResult {
        ensure!(Miners::<T>::contains_key(id), Error::<T>::NotMiner);
        let acts =
            T::Identities::controlled_by(who) == Some(id) || T::Identities::owner(id).as_ref() == Some(who);
        ensure!(acts, Error::<T>::NotOwnerOrController);
        Ok(())
    }
}

/// When bond and reserve of a miner can be released that left.
pub(crate) fn releasable_from(since: Seconds, params: &PoeParams) -> Seconds {
    since.saturating_add(params.exit_delay)
}

/// The parts of days, `parts` to each, that have begun since genesis.
fn part_of_time(at: Seconds, parts: u32) -> u128 {
    u128::from(at).saturating_mul(parts.into()).checked_div(DAY.into()).unwrap_or_default()
}
