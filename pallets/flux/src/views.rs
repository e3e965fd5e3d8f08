//! What clients read.
use crate::{
    Config, CurrentRound, EpochRecord, History, MonetaryPolicy, OpenEpoch, Pallet, PolicyView, SupplyView,
    Totals, epochs::terms,
};
use alloc::vec::Vec;
use fluxnomics_economics::breaker::Stage;
use fluxnomics_primitives::time::EconomicClock;
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
    pub(crate) fn supply_view() -> SupplyView {
        let totals = Totals::<T>::get();
        let released = MonetaryPolicy::<T>::get().released;
        SupplyView {
            supply: totals.supply(),
            decaying: totals.decaying.whole,
            exempt: totals.exempt,
            minted: totals.minted,
            burned: totals.burned,
            released,
            ceiling: totals.minted.genesis.saturating_add(released),
        }
    }

    pub(crate) fn policy_view() -> PolicyView {
        let totals = Totals::<T>::get();
        let policy = MonetaryPolicy::<T>::get();
        let params = T::Parameters::get();
        let limit = terms(&params, T::GenesisSupply::get()).limit(totals.supply());
        let paused = matches!(policy.stage, Stage::Paused { .. });
        PolicyView {
            epoch: OpenEpoch::<T>::get(),
            kappa: policy.kappa.min(params.kappa_max),
            beta: policy.beta.min(params.beta_max),
            for_sale: if paused { 0 } else { policy.quota.saturating_sub(policy.sold) },
            price: policy.price,
            reservoir: policy.reservoir,
            burn_average: policy.burn_average,
            flow_average: policy.flow_average,
            idle_days: totals.decaying.whole.checked_div(policy.flow_average.max(1)).unwrap_or_default(),
            weight: CurrentRound::<T>::get().weight,
            breaker: policy.stage,
            headroom: policy.window.headroom(T::Clock::now(), &limit),
        }
    }

    pub(crate) fn latest_epochs(count: u32) -> Vec<EpochRecord> {
        let open = OpenEpoch::<T>::get();
        let length = T::HistoryLength::get();
        (1..=count.min(length))
            .map_while(|back| open.checked_sub(back))
            .map_while(|epoch| {
                let record = History::<T>::get(epoch.checked_rem(length)?)?;
                (record.epoch == epoch).then_some(record)
            })
            .collect()
    }
}
