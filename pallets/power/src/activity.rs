//! Attestors, their reports, and the claims on them.
//!
//! Activity of day `d` is reported on `d + 1` and claimed on `d + 2`: when it is claimed, nobody can
//! choose which reports count.
use crate::{
    Attestor, AttestorState, Attestors, Config, Error, Event, HoldReason, Identities, IdentityOf, Pallet,
    Report, Reports,
};
use alloc::vec::Vec;
use fluxnomics_economics::activity::{Activity, ActivityRates, activity_power, median_activity};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{
    identity::{ExecutionMeter, IdentityId, MintWeight, PowerSource, StorageDeposits},
    params::PowerParams,
    time::{DAY, Day, EconomicClock},
};
use frame_support::{
    ensure,
    pallet_prelude::*,
    traits::{
        fungible::MutateHold,
        tokens::{Fortitude, Precision},
    },
};
use sp_runtime::Perbill;

impl<T: Config> Pallet<T> {
    pub(crate) fn do_apply_as_attestor(who: T::AccountId, id: IdentityId) -> DispatchResult {
        let identity = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        ensure!(identity.owner == who, Error::<T>::NotOwner);
        ensure!(identity.controller.is_some(), Error::<T>::NotActive);
        ensure!(!Attestors::<T>::contains_key(id), Error::<T>::AlreadyAttestor);
        let bond = T::Parameters::get().attestor_bond;
        T::Currency::hold(&HoldReason::Attestor.into(), &who, bond)?;
        Attestors::<T>::insert(id, Attestor { bond, state: AttestorState::Applied, reports: 0 });
        Self::deposit_event(Event::AttestorApplied { id, bond });
        Ok(())
    }

    pub(crate) fn do_admit_attestor(id: IdentityId) -> DispatchResult {
        Attestors::<T>::try_mutate(id, |attestor| {
            let attestor = attestor.as_mut().ok_or(Error::<T>::NotAttestor)?;
            ensure!(attestor.state == AttestorState::Applied, Error::<T>::NotAttestor);
            ensure!(attestor.bond >= T::Parameters::get().attestor_bond, Error::<T>::BondTooSmall);
            attestor.state = AttestorState::Admitted;
            Ok::<_, DispatchError>(())
        })?;
        Self::deposit_event(Event::AttestorAdmitted { id });
        Ok(())
    }

    pub(crate) fn do_resign_attestor(who: T::AccountId, id: IdentityId) -> DispatchResult {
        Self::ensure_owner(&who, id)?;
        let attestor = Attestors::<T>::get(id).ok_or(Error::<T>::NotAttestor)?;
        ensure!(!matches!(attestor.state, AttestorState::Left { .. }), Error::<T>::NotAttestor);
        Self::leave(id, attestor, Perbill::zero())
    }

    /// One that left can still be slashed, as long as its bond is held.
    pub(crate) fn do_dismiss_attestor(id: IdentityId, slash: Perbill) -> DispatchResult {
        let attestor = Attestors::<T>::get(id).ok_or(Error::<T>::NotAttestor)?;
        Self::leave(id, attestor, slash)
    }

    fn leave(id: IdentityId, mut attestor: Attestor, slash: Perbill) -> DispatchResult {
        let identity = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        let slashed = slash.mul_ceil(attestor.bond);
        T::Currency::burn_held(
            &HoldReason::Attestor.into(),
            &identity.owner,
            slashed,
            Precision::Exact,
            Fortitude::Force,
        )?;
        attestor.bond = attestor.bond.saturating_sub(slashed);
        let since = match attestor.state {
            AttestorState::Left { since } => since,
            _ => T::Clock::now(),
        };
        attestor.state = AttestorState::Left { since };
        Attestors::<T>::insert(id, attestor);
        let releasable_from = since.saturating_add(T::Parameters::get().release_delay);
        Self::deposit_event(Event::AttestorLeft { id, slashed, releasable_from });
        Ok(())
    }

    pub(crate) fn do_release_attestor_bond(id: IdentityId) -> DispatchResult {
        let attestor = Attestors::<T>::get(id).ok_or(Error::<T>::NotAttestor)?;
        let AttestorState::Left { since } = attestor.state else {
            return Err(Error::<T>::NotAttestor.into());
        };
        ensure!(Self::delay_has_run(since), Error::<T>::TooEarlyToRelease);
        ensure!(attestor.reports == 0, Error::<T>::DepositsHeld);
        let identity = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        T::Currency::release(&HoldReason::Attestor.into(), &identity.owner, attestor.bond, Precision::Exact)?;
        Attestors::<T>::remove(id);
        Self::deposit_event(Event::AttestorBondReleased { id, bond: attestor.bond });
        Ok(())
    }

    pub(crate) fn do_report_activity(
        who: T::AccountId,
        id: IdentityId,
        day: Day,
        activity: Activity,
    ) -> DispatchResult {
        let attestor_id = IdentityOf::<T>::get(&who).ok_or(Error::<T>::NotAttestor)?;
        let mut attestor = Attestors::<T>::get(attestor_id).ok_or(Error::<T>::NotAttestor)?;
        ensure!(attestor.state == AttestorState::Admitted, Error::<T>::NotAttestor);
        ensure!(day.checked_add(1) == Some(T::Clock::today()), Error::<T>::ReportNotFresh);
        ensure!(activity.uptime <= DAY, Error::<T>::ImplausibleActivity);
        let subject = Identities::<T>::get(id).ok_or(Error::<T>::UnknownIdentity)?;
        ensure!(subject.deregistered_at.is_none(), Error::<T>::Deregistered);
        let owner = Identities::<T>::get(attestor_id).ok_or(Error::<T>::UnknownIdentity)?.owner;
        ensure!(subject.owner != owner, Error::<T>::SameOwner);

        let deposit = T::Parameters::get().report_deposit;
        Reports::<T>::try_mutate(id, day, |reports| {
            ensure!(reports.iter().all(|r| r.owner != owner), Error::<T>::AlreadyReported);
            reports
                .try_push(Report { attestor: attestor_id, owner: owner.clone(), activity, deposit })
                .map_err(|_| Error::<T>::TooManyReports)
        })?;
        <Self as StorageDeposits>::hold(attestor_id, deposit)?;
        attestor.reports = attestor.reports.checked_add(1).ok_or(Error::<T>::Overflow)?;
        Attestors::<T>::insert(attestor_id, attestor);
        Self::deposit_event(Event::ActivityReported { id, day, attestor: attestor_id, activity });
        Ok(())
    }

    pub(crate) fn do_claim_activity(who: T::AccountId, day: Day) -> DispatchResult {
        let id = IdentityOf::<T>::get(&who).ok_or(Error::<T>::NotActive)?;
        ensure!(day.checked_add(2) == Some(T::Clock::today()), Error::<T>::ClaimNotFresh);
        let params = T::Parameters::get();
        let activities: Vec<Activity> = Reports::<T>::get(id, day).into_iter().map(|r| r.activity).collect();
        ensure!(!activities.is_empty(), Error::<T>::NoReports);
        let enough = u32::try_from(activities.len()).is_ok_and(|n| n >= params.min_reports);
        ensure!(enough, Error::<T>::TooFewReports);
        let median = median_activity(&activities).ok_or(Error::<T>::NoReports)?;

        let wanted = activity_power(&median, &rates(&params));
        let spent = T::ExecutionMeter::draw(id, wanted.min(Self::spendable_today(id)));
        if spent > 0 {
            Self::do_spend(id, spent, PowerSource::Activity)?;
        }
        let weighing = params.activity_mint_weight.mul_floor(spent);
        if weighing > 0 {
            T::MintWeight::note(id, weighing, Quality::ONE);
        }
        Self::remove_reports(id, day)?;
        Self::deposit_event(Event::ActivityClaimed { id, day, median, wanted, spent });
        Ok(())
    }

    pub(crate) fn do_clear_reports(id: IdentityId, day: Day) -> DispatchResult {
        let claimable_until = day.checked_add(2).ok_or(Error::<T>::ReportsStillFresh)?;
        ensure!(T::Clock::today() > claimable_until, Error::<T>::ReportsStillFresh);
        ensure!(Reports::<T>::contains_key(id, day), Error::<T>::NoReports);
        Self::remove_reports(id, day)?;
        Self::deposit_event(Event::ReportsCleared { id, day });
        Ok(())
    }

    fn remove_reports(id: IdentityId, day: Day) -> DispatchResult {
        for report in Reports::<T>::take(id, day) {
            <Self as StorageDeposits>::release(report.attestor, report.deposit)?;
            Attestors::<T>::mutate(report.attestor, |attestor| {
                if let Some(attestor) = attestor {
                    attestor.reports = attestor.reports.saturating_sub(1);
                }
            });
        }
        Ok(())
    }
}

fn rates(params: &PowerParams) -> ActivityRates {
    ActivityRates {
        uptime: params.uptime_rate,
        bandwidth: params.bandwidth_rate,
        compute: params.compute_rate,
        storage: params.storage_rate,
        judgement: params.judgement_rate,
    }
}
