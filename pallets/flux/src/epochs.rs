//! The close of an epoch, and the indices that somebody watches.
use crate::{
    ClosedRound, Config, CurrentRound, EpochRecord, Error, Event, History, Ledger, MonetaryPolicy, OpenEpoch,
    OpenRound, Pallet, Rounds, Totals, Watch, Watches,
};
use core::num::{NonZeroU32, NonZeroU64};
use fluxnomics_economics::{
    flux::{
        controller::Gains,
        epoch::{Closed, Flows, Policy, Stock, Terms, close},
        purchase::PriceTerms,
        reward::{Lambdas, Weight},
    },
    math::Rounding,
    release::halving_release,
};
use fluxnomics_primitives::{
    Balance,
    flux::Epoch,
    params::FluxParams,
    time::{DAY, Seconds},
};
use frame_support::{
    ensure,
    pallet_prelude::{DispatchResult, Get},
};

/// The terms of a close by the parameters in force.
pub(crate) fn terms(params: &FluxParams, least_supply: Balance) -> Terms {
    Terms {
        kappa_min: params.kappa_min,
        kappa_max: params.kappa_max,
        beta_min: params.beta_min,
        beta_max: params.beta_max,
        lambdas: Lambdas { free: params.lambda_free, staked: params.lambda_staked },
        gains: Gains {
            target: params.idle_target,
            dead_band: params.dead_band,
            gain: params.gain,
            max_step: params.max_step,
        },
        quota_multiple: params.quota_multiple,
        quota_share: params.quota_share,
        price: PriceTerms { step: params.price_step, min: params.price_min, max: params.price_max },
        breaker_share: params.breaker_share,
        least_supply,
        // The registry bounds it away from zero.
        breaker_window: NonZeroU64::new(params.breaker_window).unwrap_or(NonZeroU64::MIN),
        breaker_pause: params.breaker_pause,
    }
}

/// Everything that the close of an epoch decides, before any of it is stored. `None` if a number does not fit.
fn settle(
    epoch: Epoch,
    before: &Policy,
    weight: Weight,
    mut totals: Ledger,
    bootstrap: Balance,
    terms: &Terms,
) -> Option<(Closed, Ledger, EpochRecord)> {
    // Demurrage first: what this close mints has not been held for a day.
    let beta = before.beta.min(terms.beta_max);
    let mark = totals.mark.step(beta);
    let left = totals.decaying.decayed(totals.mark, mark, Rounding::Up)?;
    let demurrage = totals.decaying.whole.checked_sub(left.whole)?;
    totals.mark = mark;
    totals.decaying = left;
    totals.burned.demurrage = totals.burned.demurrage.checked_add(demurrage)?;

    let flows = Flows {
        weight,
        burned: totals.burned.net()?.checked_sub(totals.burned_before)?,
        settled: totals.burned.settlement.checked_sub(totals.settled_before)?,
        bootstrap,
    };
    let stock = Stock { supply: totals.supply(), free: totals.decaying.whole };
    let end = Seconds::from(epoch).saturating_add(1).saturating_mul(DAY);
    let closed = close(before, &flows, &stock, end, terms)?;

    let reward = closed.reward.unwrap_or_default();
    let sunk = reward.gross.checked_sub(reward.net)?;
    totals.decaying = totals.decaying.checked_add(reward.net)?;
    totals.minted.power_reward = totals.minted.power_reward.checked_add(reward.gross)?;
    totals.burned.sink = totals.burned.sink.checked_add(sunk)?;
    totals.burned_before = totals.burned.net()?;
    totals.settled_before = totals.burned.settlement;
    let record = EpochRecord {
        epoch,
        weight,
        minted: reward.gross,
        sunk,
        sold: before.sold,
        burned: flows.burned,
        demurrage,
        settled: flows.settled,
        available: closed.available,
        supply: totals.supply(),
        kappa: before.kappa.min(terms.kappa_max),
        beta,
        price: before.price,
    };
    Some((closed, totals, record))
}

impl<T: Config> Pallet<T> {
    /// Closes an epoch. Fails, and changes nothing, only if a number does not fit.
    pub(crate) fn close_epoch(epoch: Epoch) -> DispatchResult {
        let params = T::Parameters::get();
        let terms = terms(&params, T::GenesisSupply::get());
        let before = MonetaryPolicy::<T>::get();
        let open = CurrentRound::<T>::get();
        let halving = NonZeroU32::new(T::BootstrapHalving::get()).unwrap_or(NonZeroU32::MIN);
        let released = halving_release(epoch, params.bootstrap, halving);
        let (Closed { policy, reward, .. }, totals, record) =
            settle(epoch, &before, open.weight, Totals::<T>::get(), released, &terms)
                .ok_or(Error::<T>::Overflow)?;

        if let Some(reward) = reward.filter(|_| open.weight > 0) {
            let round = open.round.checked_add(1).ok_or(Error::<T>::Overflow)?;
            CurrentRound::<T>::put(OpenRound { round, weight: 0 });
            if reward.gross > 0 {
                let closed = ClosedRound {
                    gross: reward.gross,
                    weight: open.weight,
                    unrealised: open.weight,
                    booked: reward.net,
                    lambdas: terms.lambdas,
                    mark: totals.mark,
                };
                Rounds::<T>::insert(open.round, closed);
            }
        }
        Watches::<T>::mutate_extant(epoch, |watch| watch.mark = Some(totals.mark));
        History::<T>::insert(epoch.checked_rem(T::HistoryLength::get()).unwrap_or_default(), record);
        Totals::<T>::put(totals);
        MonetaryPolicy::<T>::put(policy);
        Self::deposit_event(Event::EpochClosed { record, policy });
        if policy.stage != before.stage {
            Self::deposit_event(Event::BreakerMoved { stage: policy.stage });
        }
        Ok(())
    }

    pub(crate) fn do_watch(epoch: Epoch) -> DispatchResult {
        ensure!(epoch >= OpenEpoch::<T>::get(), Error::<T>::EpochAlreadyClosed);
        Watches::<T>::try_mutate(epoch, |watch| {
            let watch = watch.get_or_insert_default();
            watch.watchers = watch.watchers.checked_add(1).ok_or(Error::<T>::Overflow)?;
            Ok(())
        })
    }

    pub(crate) fn do_unwatch(epoch: Epoch) {
        Watches::<T>::mutate_exists(epoch, |watch| {
            *watch = watch
                .take()
                .map(|watch| Watch { watchers: watch.watchers.saturating_sub(1), ..watch })
                .filter(|watch| watch.watchers > 0);
        });
    }
}
