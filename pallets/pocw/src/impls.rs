//! The traits of the primitives that this pallet implements.
use crate::{Config, Pages, Pallet, Positions, State};
use fluxnomics_primitives::{
    Balance,
    identity::{Departures, DepositAudit, IdentityId, Obligations},
};

impl<T: Config> Obligations for Pallet<T> {
    fn any_open(id: IdentityId) -> bool {
        let position = Positions::<T>::get(id);
        position.tasks > 0 || position.receipts > 0 || position.evaluator
    }
}

impl<T: Config> Departures for Pallet<T> {
    fn departed(id: IdentityId) {
        Positions::<T>::remove(id);
    }
}

impl<T: Config> DepositAudit for Pallet<T> {
    fn counted(id: IdentityId) -> Balance {
        Pages::<T>::iter_values().flatten().fold(0, |sum: Balance, (_, task)| {
            let ended = matches!(task.state, State::Ended { .. });
            let posted = if task.client == id && !ended { task.deposit } else { 0 };
            let worked = task.contract.filter(|contract| contract.worker == id);
            let receipt = worked.map_or(0, |contract| contract.deposit);
            sum.saturating_add(posted).saturating_add(receipt)
        })
    }
}
