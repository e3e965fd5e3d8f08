//! Miners: their bond, their heartbeats, and how they end.
use crate::{
    ActiveMiners, Config, Error, Event, HoldReason, Miner, MinerState, Miners, Open, PaidEpochs, Pallet,
    Tally,
};
use fluxnomics_economics::time::windows;
use fluxnomics_primitives::{
    Balance,
    identity::{Identities, IdentityId},
    params::PoeParams,
    time::{DAY, EconomicClock, Seconds},
};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::Perbill;

/// Whether a count of miners goes up or down.
#[derive(Clone, Copy)]
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
        let paid = PaidEpochs::since(tally.epoch);
        Miners::<T>::insert(
            id,
            Miner {
                bond,
                reserve: 0,
                state: MinerState::Active,
                tally,
                last_beat: None,
                nex: 0,
                validated: paid,
                voted: paid,
                jobs: 0,
                volume: 0,
            },
        );
        Self::count_active(Active::OneMore, &tally)?;
        Self::deposit_event(Event::MinerRegistered { id, owner: who, bond });
        Ok(())
    }

    pub(crate) fn do_suspend_miner(who: T::AccountId, id: IdentityId) -> DispatchResult {
        // One that cannot be paid would only lower everybody's mean uptime.
        if T::Identities::is_active(id) {
            Self::ensure_owner_or_controller(&who, id)?;
        }
        Self::change(id, |miner| {
            ensure!(miner.state == MinerState::Active, Error::<T>::NotMining);
            miner.state = MinerState::Suspended;
            Self::count_active(Active::OneLess, &miner.tally)
        })?;
        Self::deposit_event(Event::MinerSuspended { id });
        Ok(())
    }

    pub(crate) fn do_resume_miner(who: T::AccountId, id: IdentityId) -> DispatchResult {
        Self::ensure_owner_or_controller(&who, id)?;
        Self::change(id, |miner| {
            ensure!(miner.state == MinerState::Suspended, Error::<T>::NotSuspended);
            ensure!(T::Identities::is_active(id), Error::<T>::NotActive);
            miner.state = MinerState::Active;
            Self::count_active(Active::OneMore, &miner.tally)
        })?;
        Self::deposit_event(Event::MinerResumed { id });
        Ok(())
    }

    pub(crate) fn do_leave(who: T::AccountId, id: IdentityId) -> DispatchResult {
        ensure!(Miners::<T>::contains_key(id), Error::<T>::NotMiner);
        Self::ensure_owner(&who, id)?;
        Self::change(id, |miner| {
            ensure!(!matches!(miner.state, MinerState::Left { .. }), Error::<T>::AlreadyLeft);
            Self::end(id, miner)
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
            Self::end(id, &mut miner)?;
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
        let parts = Self::heartbeats(&Self::terms());
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
    fn end(id: IdentityId, miner: &mut Miner) -> DispatchResult {
        if miner.state == MinerState::Active {
            Self::count_active(Active::OneLess, &miner.tally)?;
        }
        let releasable_from = T::Clock::now().saturating_add(T::Parameters::get().exit_delay);
        miner.state = MinerState::Left { releasable_from };
        Self::deposit_event(Event::MinerLeft { id, releasable_from });
        Ok(())
    }

    fn change(id: IdentityId, change: impl FnOnce(&mut Miner) -> DispatchResult) -> DispatchResult {
        Miners::<T>::try_mutate(id, |miner| change(miner.as_mut().ok_or(Error::<T>::NotMiner)?))
    }

    /// Counts a miner that becomes active or ceases to be. Who sent heartbeats in the open epoch stays in its mean.
    fn count_active(change: Active, tally: &Tally) -> DispatchResult {
        let step = |count: &mut u32, change| {
            let counted = match change {
                Active::OneMore => count.checked_add(1),
                Active::OneLess => count.checked_sub(1),
            };
            *count = counted.ok_or(Error::<T>::Overflow)?;
            Ok::<_, DispatchError>(())
        };
        ActiveMiners::<T>::try_mutate(|active| step(active, change))?;
        if tally.beats == 0 {
            return Ok(());
        }
        Open::<T>::try_mutate(|open| match (tally.epoch == open.epoch, change) {
            (false, _) => Ok(()),
            (true, Active::OneMore) => step(&mut open.departed, Active::OneLess),
            (true, Active::OneLess) => step(&mut open.departed, Active::OneMore),
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

/// The parts of days, `parts` to each, that have begun since genesis.
fn part_of_time(at: Seconds, parts: u32) -> u128 {
    u128::from(at).saturating_mul(parts.into()).checked_div(DAY.into()).unwrap_or_default()
}
