//! The invariants of the README, one check each.
use crate::{
    Accounts, Config, Delegations, HoldReason, Leases, NetworkState, NextLease, NextOffer, Offers, Pallet,
    Side, Stakes, Totals,
    account::{ASSETS, AccountOf, RESOURCES, STAKED, UNBONDING},
};
use alloc::collections::BTreeMap;
use fluxnomics_economics::capacity::stake::{Asset, PerResource, Units};
use fluxnomics_primitives::{
    Balance,
    flux::FluxLedger,
    identity::{Identities, IdentityId},
    time::EconomicClock,
};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

const TOO_LARGE: TryRuntimeError = TryRuntimeError::Other("a sum does not fit");

fn add(sum: &mut Balance, amount: Balance) -> Result<(), TryRuntimeError> {
    *sum = sum.checked_add(amount).ok_or(TOO_LARGE)?;
    Ok(())
}

impl<T: Config> Pallet<T> {
    /// Checks every invariant. Reads the whole state: for tests and audits.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_stake()?;
        Self::check_lending()?;
        Self::check_market()?;
        Self::check_meters()
    }

    /// S1, S2, S3, S9, S10.
    fn check_stake() -> Result<(), TryRuntimeError> {
        let mut owners = BTreeMap::<T::AccountId, Balance>::new();
        let mut totals = Stakes::default();
        for (id, account) in Accounts::<T>::iter() {
            let owner = T::Identities::owner(id).ok_or("S10: account of an identity that is gone")?;
            add(owners.entry(owner).or_default(), account.at_risk(Asset::Hetu))?;
            ensure!(
                T::Flux::balance(id, STAKED) >= account.staked.flux,
                "S2: staked Flux is not in the ledger"
            );
            ensure!(
                T::Flux::balance(id, UNBONDING) == account.unbonding_of(Asset::Flux),
                "S2: unbonding Flux is not in the ledger"
            );
            for asset in ASSETS {
                add(totals.staked.of_mut(asset), *account.staked.of(asset))?;
                add(totals.unbonding.of_mut(asset), account.unbonding_of(asset))?;
            }
            ensure!(account.unbonding.iter().all(|chunk| chunk.amount > 0), "S9: an empty chunk");
        }
        ensure!(totals == Totals::<T>::get(), "S3: totals are not the sums");
        ensure!(
            Self::is_held(HoldReason::Stake, owners),
            "S1: HETU held is not what is staked and unbonding"
        );
        Ok(())
    }

    /// Whether exactly this is held of each account, and nothing of all others.
    fn is_held(reason: HoldReason, mut expected: BTreeMap<T::AccountId, Balance>) -> bool {
        let reason = reason.into();
        frame_system::Account::<T>::iter_keys().all(|who| {
            T::Currency::balance_on_hold(&reason, &who) == expected.remove(&who).unwrap_or_default()
        }) && expected.into_values().all(|held| held == 0)
    }

    /// S4, S5, S6: as of now.
    fn check_lending() -> Result<(), TryRuntimeError> {
        type Sums = BTreeMap<IdentityId, PerResource<Units>>;
        let (mut lent, mut borrowed) = (Sums::new(), Sums::new());
        let mut delegations = BTreeMap::<IdentityId, u32>::new();
        for (from, to, delegation) in Delegations::<T>::iter() {
            ensure!(delegation.units > 0 && from != to.id, "S4: delegation of nothing, or to oneself");
            add(lent.entry(from).or_default().of_mut(to.resource).of_mut(to.asset), delegation.units)?;
            add(borrowed.entry(to.id).or_default().of_mut(to.resource).of_mut(to.asset), delegation.units)?;
            let count = delegations.entry(from).or_default();
            *count = count.saturating_add(1);
        }
        let now = T::Clock::now();
        for (id, record) in Leases::<T>::iter() {
            if record.lease.end <= now {
                continue;
            }
            let units = record.lease.units;
            for (party, side) in [(record.lessor, Side::Lessor), (record.renter, Side::Renter)] {
                let sums = match side {
                    Side::Lessor => &mut lent,
                    Side::Renter => &mut borrowed,
                };
                add(sums.entry(party).or_default().of_mut(record.resource).of_mut(record.asset), units)?;
                let account = Accounts::<T>::get(party).ok_or("S6: lease of an identity without account")?;
                let known = account.terms.iter().any(|term| {
                    (term.lease, term.side, term.units, term.ends_at) == (id, side, units, record.lease.end)
                        && (term.resource, term.asset) == (record.resource, record.asset)
                });
                ensure!(known, "S6: a party does not know its running lease");
            }
        }
        for id in Accounts::<T>::iter_keys() {
            let account = Self::account_now(id);
            let counted = |sums: &Sums| sums.get(&id).copied().unwrap_or_default();
            ensure!(account.lent == counted(&lent), "S4: lent is not what delegations and leases sum to");
            ensure!(account.borrowed == counted(&borrowed), "S5: borrowed is not what others lend");
            for resource in RESOURCES {
                ensure!(account.filling(resource).is_some(), "S4: more lent than staked");
            }
            ensure!(account.terms.is_sorted_by_key(|term| term.ends_at), "S6: leases out of order");
            for term in &account.terms {
                let known = Leases::<T>::get(term.lease).is_some_and(|record| match term.side {
                    Side::Lessor => record.lessor == id,
                    Side::Renter => record.renter == id,
                });
                ensure!(known, "S6: an unknown lease runs");
            }
            let own = delegations.remove(&id).unwrap_or_default();
            ensure!(account.delegations == own, "S8: wrong count of delegations");
        }
        ensure!(delegations.is_empty(), "S8: delegation of an identity without account");
        Ok(())
    }

    /// S7, S8.
    fn check_market() -> Result<(), TryRuntimeError> {
        let mut payers = BTreeMap::<T::AccountId, Balance>::new();
        let mut leases = BTreeMap::<IdentityId, u32>::new();
        let mut offers = BTreeMap::<IdentityId, u32>::new();
        for (id, record) in Leases::<T>::iter() {
            ensure!(id < NextLease::<T>::get(), "S8: a lease to come");
            add(payers.entry(record.payer).or_default(), record.lease.held())?;
            for party in [record.lessor, record.renter] {
                let count = leases.entry(party).or_default();
                *count = count.saturating_add(1);
            }
        }
        ensure!(Self::is_held(HoldReason::Rent, payers), "S7: HETU held is not the rent to come");
        for ((_, _, id), offer) in Offers::<T>::iter() {
            ensure!(id < NextOffer::<T>::get(), "S8: an offer to come");
            ensure!(offer.units > 0, "S8: an offer of nothing");
            let count = offers.entry(offer.lessor).or_default();
            *count = count.saturating_add(1);
        }
        for (id, account) in Accounts::<T>::iter() {
            let counted = (leases.remove(&id).unwrap_or_default(), offers.remove(&id).unwrap_or_default());
            ensure!((account.leases, account.offers) == counted, "S8: wrong count of leases or offers");
        }
        ensure!(leases.is_empty() && offers.is_empty(), "S8: lease or offer of an identity without account");
        Ok(())
    }

    /// S11.
    fn check_meters() -> Result<(), TryRuntimeError> {
        let (now, today) = (T::Clock::now(), T::Clock::today());
        let network = NetworkState::<T>::get();
        ensure!(network.eras.is_sorted_by_key(|era| era.since), "S11: eras out of order");
        ensure!(network.eras.iter().all(|era| era.since <= now), "S11: an era to come");
        for account in Accounts::<T>::iter_values() {
            let account: AccountOf<T> = account;
            for resource in RESOURCES {
                ensure!(account.meters.of(resource).updated <= now, "S11: a meter ahead of time");
            }
            ensure!(account.used.day <= today, "S11: a day to come is used");
        }
        Ok(())
    }
}
