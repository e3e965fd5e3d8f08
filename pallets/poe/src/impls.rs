//! The traits of the primitives that this pallet implements.
use crate::{Config, Error, MinerState, Miners, Pallet};
use fluxnomics_primitives::{
    Balance,
    identity::{IdentityId, Obligations},
    price::NexPrice,
    time::EconomicClock,
};
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};

impl<T: Config> Pallet<T> {
    /// Whether [`release_miner`](Self::release_miner) would succeed now.
    pub fn ensure_releasable(id: IdentityId) -> DispatchResult {
        let miner = Miners::<T>::get(id).ok_or(Error::<T>::NotMiner)?;
        let MinerState::Left { releasable_from } = miner.state else {
            return Err(Error::<T>::StillMining.into());
        };
        ensure!(T::Clock::now() >= releasable_from, Error::<T>::TooEarlyToRelease);
        Ok(())
    }
}

impl<T: Config> Obligations for Pallet<T> {
    fn any_open(id: IdentityId) -> bool {
        Miners::<T>::contains_key(id)
    }
}

impl<T: Config> NexPrice for Pallet<T> {
    fn price() -> Option<Balance> {
        Some(Self::price_now(&T::Parameters::get()).get())
    }
}
