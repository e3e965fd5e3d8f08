//! The invariants of the README, one check each.
use crate::{
    ActiveMiners, Chains, Config, History, HoldReason, MinerState, Miners, NexIssuance, Open, OpenMonth,
    Pallet, Reports, Rounds, Weight, salary::month_of,
};
use alloc::collections::BTreeMap;
use fluxnomics_primitives::{Balance, flux::Epoch, identity::Identities, time::EconomicClock};
use frame_support::{
    ensure,
    traits::{Get, fungible::InspectHold},
};
use sp_runtime::TryRuntimeError;

const TOO_LARGE: TryRuntimeError = TryRuntimeError::Other("a sum does not fit");

fn add<K: Ord>(sums: &mut BTreeMap<K, u128>, key: K, amount: u128) -> Result<(), TryRuntimeError> {
    let sum = sums.entry(key).or_default();
    *sum = sum.checked_add(amount).ok_or(TOO_LARGE)?;
    Ok(())
}

impl<T: Config> Pallet<T> {
    /// Checks every invariant. Reads the whole state: for tests and audits.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_holds()?;
        Self::check_salary()?;
        Self::check_miners()?;
        Self::check_rounds()?;
        Self::check_nex()?;
        Self::check_open()?;
        Self::check_archive()
    }

    fn held(reason: HoldReason, who: &T::AccountId) -> Balance {
        T::Currency::balance_on_hold(&reason.into(), who)
    }

    /// E1, E2.
    fn check_holds() -> Result<(), TryRuntimeError> {
        let (mut bonds, mut reserves) = (BTreeMap::new(), BTreeMap::new());
        for (id, miner) in Miners::<T>::iter() {
            let owner = T::Identities::owner(id).ok_or("E1: miner without an owner")?;
            add(&mut bonds, owner.clone(), miner.bond)?;
            add(&mut reserves, owner, miner.reserve)?;
        }
        let mut deposits = BTreeMap::new();
        for (payer, chain) in Chains::<T>::iter() {
            ensure!(chain.jobs > 0, "E2: chain without jobs");
            add(&mut deposits, payer, chain.deposit)?;
        }
        // Every account, so that nothing stays held that nobody knows of.
        for who in frame_system::Account::<T>::iter_keys() {
            let agrees = |reason: HoldReason, sums: &mut BTreeMap<T::AccountId, Balance>| {
                Self::held(reason, &who) == sums.remove(&who).unwrap_or_default()
            };
            ensure!(agrees(HoldReason::Bond, &mut bonds), "E1: bonds are not what is held");
            ensure!(agrees(HoldReason::Reserve, &mut reserves), "E1: reserves are not what is held");
            ensure!(agrees(HoldReason::Chain, &mut deposits), "E2: deposit of a chain is not what is held");
        }
        let without_account = |sums: BTreeMap<_, Balance>| sums.into_values().all(|sum| sum == 0);
        ensure!(without_account(bonds) && without_account(reserves), "E1: the owner has no account");
        ensure!(without_account(deposits), "E2: the payer has no account");
        Ok(())
    }

    /// E3.
    fn check_salary() -> Result<(), TryRuntimeError> {
        let mut vesting: Balance = 0;
        for report in Reports::<T>::iter_values().chain([OpenMonth::<T>::get()]) {
            ensure!(report.released <= report.vesting, "E3: more released than vests");
            ensure!(report.paid <= report.vesting, "E3: more than half was paid at once");
            vesting = vesting.checked_add(report.held()).ok_or(TOO_LARGE)?;
        }
        let held = Self::held(HoldReason::Salary, &T::Treasury::get());
        ensure!(held == vesting, "E3: salaries that vest are not what is held");
        Ok(())
    }

    /// E4.
    fn check_miners() -> Result<(), TryRuntimeError> {
        let active = Miners::<T>::iter_values().filter(|miner| miner.state == MinerState::Active).count();
        ensure!(active == usize::try_from(ActiveMiners::<T>::get()).unwrap_or(usize::MAX), "E4: wrong count");
        Ok(())
    }

    /// E5.
    fn check_rounds() -> Result<(), TryRuntimeError> {
        let open = Open::<T>::get();
        let (mut worked, mut treasury) = (BTreeMap::<Epoch, Weight>::new(), BTreeMap::new());
        let (mut beats, mut departed) = (0_u64, 0_u32);
        for miner in Miners::<T>::iter_values() {
            let tally = miner.tally;
            ensure!(tally.epoch <= open.epoch, "E5: work in an epoch to come");
            add(&mut worked, tally.epoch, tally.weight)?;
            add(&mut treasury, tally.epoch, tally.treasury)?;
            if tally.epoch == open.epoch {
                beats = beats.saturating_add(tally.beats.into());
                let gone = miner.state != MinerState::Active && tally.beats > 0;
                departed = departed.saturating_add(gone.into());
            }
        }
        let of = |sums: &BTreeMap<Epoch, u128>, epoch| sums.get(&epoch).copied().unwrap_or_default();
        ensure!(of(&worked, open.epoch) == open.weight, "E5: open weight is not what miners did");
        ensure!(of(&treasury, open.epoch) <= open.fees.treasury, "E5: miners paid more than all");
        ensure!(beats <= open.beats, "E5: more heartbeats than were counted");
        ensure!(departed <= open.departed, "E5: a miner with heartbeats is missing from the mean");
        for (epoch, round) in Rounds::<T>::iter() {
            ensure!(epoch < open.epoch, "E5: the open epoch is closed");
            ensure!(of(&worked, epoch) == round.unrealised, "E5: unrealised is not what miners did");
            ensure!(round.unrealised > 0, "E5: a round is kept that is realised");
            ensure!(round.unrealised <= round.weight, "E5: more unrealised than worked");
        }
        Ok(())
    }

    /// E6.
    fn check_nex() -> Result<(), TryRuntimeError> {
        let books = NexIssuance::<T>::get();
        let mut unclaimed: Balance = 0;
        for miner in Miners::<T>::iter_values() {
            unclaimed = unclaimed.checked_add(miner.nex).ok_or(TOO_LARGE)?;
        }
        let realised = books.claimed.checked_add(unclaimed).ok_or(TOO_LARGE)?;
        ensure!(realised == books.realised, "E6: realised is not claimed and unclaimed");
        let mut left: Balance = 0;
        for round in Rounds::<T>::iter_values() {
            let rest = round.issued.checked_sub(round.realised).ok_or("E6: more realised than issued")?;
            left = left.checked_add(rest).ok_or(TOO_LARGE)?;
        }
        let possible = books.realised.checked_add(left).ok_or(TOO_LARGE)?;
        ensure!(possible <= books.issued, "E6: more NEX possible than was issued");
        Ok(())
    }

    /// E7.
    fn check_open() -> Result<(), TryRuntimeError> {
        let open = Open::<T>::get();
        ensure!(open.epoch <= T::Clock::today(), "E7: an epoch of the future is open");
        let fees = open.fees.total().ok_or(TOO_LARGE)?;
        ensure!(fees <= open.volume, "E7: more fees than volume");
        ensure!(open.rated <= open.volume, "E7: quality above one");
        ensure!(open.weight <= fees, "E7: more weight than fees");
        ensure!((open.jobs > 0) == (open.volume > 0), "E7: jobs without volume");
        let month = OpenMonth::<T>::get();
        ensure!(month.month == month_of(open.epoch), "E7: the salary is of another month");
        Ok(())
    }

    /// E8.
    fn check_archive() -> Result<(), TryRuntimeError> {
        let open = Open::<T>::get().epoch;
        for (slot, record) in History::<T>::iter() {
            let own = Self::history_slot(record.epoch) == slot;
            ensure!(own && record.epoch < open, "E8: history out of order");
        }
        for (slot, report) in Reports::<T>::iter() {
            let own = report.month.checked_rem(T::ReportsKept::get()) == Some(slot);
            ensure!(own && report.month < month_of(open), "E8: reports out of order");
        }
        Ok(())
    }
}
