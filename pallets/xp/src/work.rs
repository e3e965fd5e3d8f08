//! Work that ended: what it counts for in the week's shares and in the record of jobs.
use crate::{Burned, Config, Error, Event, OpenWeek, OwnerId, Pallet, Reputation, Reputations};
use core::num::NonZeroU128;
use fluxnomics_economics::xp::trust::{Trust, job_weight, trust};
use fluxnomics_primitives::{
    identity::{IdentityId, OwnerIdentities},
    params::XpParams,
    time::{EconomicClock, Seconds},
    work::Ending,
};
use frame_support::pallet_prelude::{DispatchResult, Get};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_count(provider: IdentityId, client: IdentityId, ending: Ending) -> DispatchResult {
        let Some(owner) = T::Identities::owner_identity(provider) else { return Ok(()) };
        let counterparty = T::Identities::owner_identity(client);
        // Work for oneself makes no reputation.
        if counterparty == Some(owner) {
            return Ok(());
        }
        let (fee, largest, settled) = match ending {
            Ending::Settled { fee, largest } => (fee, largest, true),
            Ending::Failed { fee } => (fee, fee, false),
        };
        let (params, today) = (T::Parameters::get(), T::Clock::today());
        let mut earner = Self::touched(owner)?;
        let mut reputation = Reputations::<T>::get(owner);
        let week = earner.week;

        // The fee was owed at the tier of this moment. A job is as large at every tier.
        let tiers = params.tiers();
        let owed = tiers.fee_at_basic(largest, tiers.tier(Burned::<T>::get(owner).sum(today)));
        let size = job_weight(owed, nonzero(params.job_unit_fee));
        let (counterparty, tally) = earner.tally(counterparty);
        let before = tally.fees;
        let weight = if counterparty.is_none() && !settled {
            // Clients that are not told apart do not share one failure.
            size
        } else {
            tally.count(size, settled, today)
        };
        if settled {
            tally.fees = before.checked_add(fee).ok_or(Error::<T>::Overflow)?;
        }
        reputation.jobs = reputation.jobs.after(weight, settled);
        if settled {
            let trust = Self::trust_in(owner, &reputation, &params);
            let old = earner.work.components();
            let work = earner.work.settle(fee, before, reputation.jobs.success(), trust);
            earner.work = work.ok_or(Error::<T>::Overflow)?;
            OpenWeek::<T>::try_mutate(|open| -> DispatchResult {
                let totals = open.totals.replace(old, earner.work.components());
                open.totals = totals.ok_or(Error::<T>::Overflow)?;
                Ok(())
            })?;
        }
        Self::store(owner, earner);
        Reputations::<T>::insert(owner, reputation);
        Self::deposit_event(Event::WorkCounted {
            owner,
            week,
            provider,
            client,
            counterparty,
            settled,
            fee,
            weight,
        });
        Ok(())
    }

    /// The trust in an owner now.
    pub(crate) fn trust_in(
        owner: OwnerId,
        reputation: &Reputation<T::MaxUnlocking>,
        params: &XpParams,
    ) -> Trust {
        let matured = reputation.locked.matured_at(T::Clock::now());
        trust(&reputation.jobs, Self::age(owner), matured, nonzero(params.trust_unit))
    }

    /// Economic seconds since the owner's identity was registered.
    pub(crate) fn age(owner: OwnerId) -> Seconds {
        T::Identities::registered_at(owner).map_or(0, |since| T::Clock::now().saturating_sub(since))
    }
}

/// The registry bounds units away from zero.
fn nonzero(unit: u128) -> NonZeroU128 {
    NonZeroU128::new(unit).unwrap_or(NonZeroU128::MIN)
}
