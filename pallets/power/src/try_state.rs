//! The invariants of the README, one check each.
use crate::{
    AttestorState, Attestors, Config, EndedAgents, HoldReason, HumanOf, Identities, IdentityOf, Kind,
    NextIdentityId, Odometers, Pallet, PendingControllers, PowerUsed, Qualities, Reports, RetiredControllers,
    RetiredPowerUsed,
};
use alloc::collections::{BTreeMap, BTreeSet};
use fluxnomics_economics::units::LIFETIME_POWER;
use fluxnomics_primitives::{
    Balance,
    identity::{DepositAudit, IdentityId},
};
use frame_support::{ensure, traits::fungible::InspectHold};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks every invariant. Reads the whole state: for tests and audits.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_power()?;
        Self::check_identities()?;
        Self::check_controllers()?;
        Self::check_attestors()?;
        Self::check_holds()
    }

    /// P1–P3.
    fn check_power() -> Result<(), TryRuntimeError> {
        let mut used = RetiredPowerUsed::<T>::get();
        for (id, odometer) in Odometers::<T>::iter() {
            ensure!(odometer.lifetime <= LIFETIME_POWER, "P1: lifetime above 21,000,000");
            ensure!(odometer.today <= odometer.lifetime, "P1: a day above the lifetime");
            let registered = Identities::<T>::get(id).is_some_and(|i| i.deregistered_at.is_none());
            ensure!(registered, "P3: odometer without registered identity");
            used = used.saturating_add(odometer.lifetime);
        }
        ensure!(used == PowerUsed::<T>::get(), "P2: total is not the sum of the odometers");
        let totals = Self::power_totals();
        ensure!(totals.used <= totals.cap, "P2: total above 21,000,000 per identity");
        for id in Qualities::<T>::iter_keys() {
            ensure!(Odometers::<T>::contains_key(id), "P3: quality without odometer");
        }
        Ok(())
    }

    /// P3, P4.
    fn check_identities() -> Result<(), TryRuntimeError> {
        let mut agents = BTreeMap::<IdentityId, u32>::new();
        let mut ended = BTreeMap::<IdentityId, u32>::new();
        for (id, identity) in Identities::<T>::iter() {
            ensure!(id < NextIdentityId::<T>::get(), "P4: number not issued yet");
            let registered = identity.deregistered_at.is_none();
            ensure!(registered == Odometers::<T>::contains_key(id), "P3: registered, no odometer");
            match (identity.kind, identity.owner_identity) {
                (Kind::Human, None) => {
                    let human = HumanOf::<T>::get(&identity.owner);
                    ensure!(human == Some(id), "P4: owner does not know its human identity");
                },
                (Kind::Agent, Some(human)) if registered => {
                    let count = agents.entry(human).or_default();
                    *count = count.saturating_add(1);
                    let owner =
                        Identities::<T>::get(human).filter(|h| h.deregistered_at.is_none()).map(|h| h.owner);
                    ensure!(owner == Some(identity.owner), "P4: agent of an unregistered human");
                },
                (Kind::Agent, Some(human)) => {
                    let count = ended.entry(human).or_default();
                    *count = count.saturating_add(1);
                },
                _ => return Err("P4: kind and owner identity disagree".into()),
            }
        }
        for (id, identity) in Identities::<T>::iter() {
            let counted = agents.get(&id).copied().unwrap_or_default();
            ensure!(identity.agents == counted, "P4: wrong count of agents");
        }
        for (human, count) in EndedAgents::<T>::iter() {
            ensure!(count > 0 && Identities::<T>::contains_key(human), "P4: ended agents of nobody");
            // One that ended before they were counted is not.
            let there = ended.get(&human).copied().unwrap_or_default();
            ensure!(count <= there, "P4: more ended agents than there are");
        }
        for (owner, id) in HumanOf::<T>::iter() {
            let known = Identities::<T>::get(id).is_some_and(|i| i.kind == Kind::Human && i.owner == owner);
            ensure!(known, "P4: human identity of another owner");
        }
        Ok(())
    }

    /// P5, P6.
    fn check_controllers() -> Result<(), TryRuntimeError> {
        let mut references = BTreeMap::<T::AccountId, u32>::new();
        let mut refer = |who: T::AccountId| {
            let count = references.entry(who).or_default();
            *count = count.saturating_add(1);
        };
        for (id, identity) in Identities::<T>::iter() {
            let Some(controller) = identity.controller else { continue };
            ensure!(identity.deregistered_at.is_none(), "P5: controller of an ended identity");
            ensure!(IdentityOf::<T>::get(&controller) == Some(id), "P5: controller not mapped");
            ensure!(!RetiredControllers::<T>::contains_key(&controller), "P5: retired, yet bound");
            refer(controller);
        }
        for (controller, id) in IdentityOf::<T>::iter() {
            let bound = Identities::<T>::get(id).and_then(|i| i.controller);
            ensure!(bound == Some(controller), "P5: maps to an identity it does not control");
        }
        for (id, pending) in PendingControllers::<T>::iter() {
            let registered = Identities::<T>::get(id).is_some_and(|i| i.deregistered_at.is_none());
            ensure!(registered, "P5: pending controller of an ended identity");
            refer(pending.account);
        }
        for (who, count) in references {
            let held = frame_system::Pallet::<T>::account(&who).sufficients;
            ensure!(held >= count, "P6: controller not kept alive");
        }
        Ok(())
    }

    /// P8.
    fn check_attestors() -> Result<(), TryRuntimeError> {
        let mut stored = BTreeMap::<IdentityId, u32>::new();
        for (id, _, reports) in Reports::<T>::iter() {
            ensure!(!reports.is_empty(), "P8: empty list of reports");
            let subject = Identities::<T>::get(id).map(|i| i.owner);
            let mut owners = BTreeSet::new();
            for report in &reports {
                ensure!(Some(&report.owner) != subject.as_ref(), "P8: report about an own identity");
                ensure!(owners.insert(report.owner.clone()), "P8: an owner reported twice");
                let count = stored.entry(report.attestor).or_default();
                *count = count.saturating_add(1);
            }
        }
        for (id, attestor) in Attestors::<T>::iter() {
            let counted = stored.remove(&id).unwrap_or_default();
            ensure!(attestor.reports == counted, "P8: wrong count of reports");
            let active = Identities::<T>::get(id).is_some_and(|i| i.deregistered_at.is_none());
            let left = matches!(attestor.state, AttestorState::Left { .. });
            ensure!(active || left, "P8: attestor without registered identity");
        }
        ensure!(stored.is_empty(), "P8: report without attestor");
        Ok(())
    }

    /// P7, P9.
    fn check_holds() -> Result<(), TryRuntimeError> {
        type Held = (Balance, Balance, Balance);
        let mut deposits = BTreeMap::<IdentityId, Balance>::new();
        let mut add = |id: IdentityId, amount: Balance| {
            let sum = deposits.entry(id).or_default();
            *sum = sum.saturating_add(amount);
        };
        PendingControllers::<T>::iter().for_each(|(id, pending)| add(id, pending.deposit));
        Reports::<T>::iter_values().flatten().for_each(|report| add(report.attestor, report.deposit));

        let mut owners = BTreeMap::<T::AccountId, Held>::new();
        for (id, identity) in Identities::<T>::iter() {
            let own = deposits.remove(&id).unwrap_or_default();
            let counted = own.saturating_add(T::OtherDeposits::counted(id));
            ensure!(identity.deposits == counted, "P7: deposits are not those of the entries");
            let attestor = Attestors::<T>::get(id).map(|a| a.bond).unwrap_or_default();
            let (bonds, stored, attestors) = owners.entry(identity.owner).or_default();
            *bonds = bonds.saturating_add(identity.bond);
            *stored = stored.saturating_add(identity.deposits);
            *attestors = attestors.saturating_add(attestor);
        }
        ensure!(deposits.is_empty(), "P7: deposit of an unknown identity");
        for (owner, (bonds, stored, attestors)) in owners {
            let held = |reason: HoldReason| T::Currency::balance_on_hold(&reason.into(), &owner);
            ensure!(held(HoldReason::Registration) == bonds, "P9: bonds are not what is held");
            ensure!(held(HoldReason::Storage) == stored, "P9: deposits are not what is held");
            ensure!(held(HoldReason::Attestor) == attestors, "P9: attestor bonds are not held");
        }
        Ok(())
    }
}
