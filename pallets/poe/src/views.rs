//! What clients read.
use crate::{
    ActiveMiners, Config, EpochRecord, FeeQuote, History, MinerState, MinerView, Miners, NexIssuance, Open,
    Pallet, PoeView, Round, jobs::shares,
};
use alloc::vec::Vec;
use fluxnomics_economics::poe::fee::fee;
use fluxnomics_primitives::{Balance, identity::IdentityId};
use frame_support::traits::Get;
use sp_runtime::Perbill;

impl<T: Config> Pallet<T> {
    fn outlook_now() -> EpochRecord {
        let terms = Self::terms();
        Self::outlook(&terms, Self::price_now(&terms))
    }

    pub(crate) fn status_view() -> PoeView {
        PoeView {
            open: Self::outlook_now(),
            miners: ActiveMiners::<T>::get(),
            heartbeats: Self::heartbeats(&Self::terms()),
            nex: NexIssuance::<T>::get(),
        }
    }

    pub(crate) fn miner_view(id: IdentityId) -> Option<MinerView> {
        let miner = Miners::<T>::get(id)?;
        let EpochRecord { issued, weight, price, .. } = Self::outlook_now();
        let open = Round { issued, realised: 0, weight, unrealised: weight, price };
        let current = miner.tally.epoch == Open::<T>::get().epoch;
        let tally = if current { miner.tally } else { Default::default() };
        Some(MinerView {
            bond: miner.bond,
            reserve: miner.reserve,
            state: miner.state,
            releasable_from: match miner.state {
                MinerState::Left { releasable_from } => Some(releasable_from),
                MinerState::Active | MinerState::Suspended => None,
            },
            jobs: miner.jobs,
            volume: miner.volume,
            weight: tally.weight,
            beats: tally.beats,
            uptime: Perbill::from_rational(tally.beats, Self::heartbeats(&Self::terms())),
            claimable: Self::claimable(&miner),
            pending: open.part(&tally).unwrap_or_default(),
        })
    }

    pub(crate) fn fee_quote(value: Balance) -> FeeQuote {
        let params = T::Parameters::get();
        let fee = fee(value, params.fee_rate);
        // The registry keeps the shares whole.
        let parts = shares(&params).of(fee).unwrap_or_default();
        let to_provider = value.saturating_sub(fee).saturating_add(parts.spendable);
        FeeQuote { fee, parts, to_provider }
    }

    pub(crate) fn latest_epochs(count: u32) -> Vec<EpochRecord> {
        let open = Open::<T>::get().epoch;
        (1..=count.min(T::HistoryLength::get()))
            .map_while(|back| open.checked_sub(back))
            .map_while(|epoch| {
                let record = History::<T>::get(Self::history_slot(epoch))?;
                (record.epoch == epoch).then_some(record)
            })
            .collect()
    }
}
