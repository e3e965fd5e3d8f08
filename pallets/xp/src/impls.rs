//! The traits of the primitives that this pallet implements.
use crate::{Burned, Config, Earners, Pallet, Reputations};
use fluxnomics_primitives::{
    identity::{Departures, IdentityId, Obligations, OwnerIdentities},
    time::EconomicClock,
    work::{Ending, FeeTiers, Trust, WorkRecord},
};
use frame_support::{pallet_prelude::Get, storage::with_storage_layer, traits::defensive_prelude::*};
use sp_runtime::Perbill;

impl<T: Config> FeeTiers<T::AccountId> for Pallet<T> {
    fn rate(owner: &T::AccountId) -> Perbill {
        let tiers = T::Parameters::get().tiers();
        let burned = T::Identities::identity_of_owner(owner)
            .map_or(0, |owner| Burned::<T>::get(owner).sum(T::Clock::today()));
        tiers.terms(tiers.tier(burned)).rate
    }
}

impl<T: Config> Trust for Pallet<T> {
    fn trust(id: IdentityId) -> Perbill {
        T::Identities::owner_identity(id).map_or(Perbill::zero(), |owner| {
            Self::trust_in(owner, &Reputations::<T>::get(owner), &T::Parameters::get())
        })
    }
}

impl<T: Config> WorkRecord for Pallet<T> {
    fn ended(provider: IdentityId, client: IdentityId, ending: Ending) {
        // Fails only where a sum of fees exceeds 128 bits, and then nothing is counted.
        let _ = with_storage_layer(|| Self::do_count(provider, client, ending)).defensive();
    }
}

impl<T: Config> Obligations for Pallet<T> {
    fn any_open(id: IdentityId) -> bool {
        Reputations::<T>::get(id).held() > 0
            || Earners::<T>::get(id).is_some_and(|earner| !earner.is_settled())
    }
}

impl<T: Config> Departures for Pallet<T> {
    fn departed(id: IdentityId) {
        // Nothing is locked any more: it would have been an obligation.
        let _ = with_storage_layer(|| Self::do_forget(id)).defensive();
    }
}
