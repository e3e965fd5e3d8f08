//! The work of a block: drawing the panels whose randomness has come, a bounded number of them.
use crate::{Config, Epoch, Pallet, Period, Pools, Request, RequestEnds, Requests, WeightInfo};
use frame_support::{
    storage::with_storage_layer,
    traits::{Get, Randomness, defensive_prelude::*},
    weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;

impl<T: Config> Pallet<T> {
    /// Draws panels in the order in which they were asked for, `MaxDraws` at most; the next blocks draw the rest.
    ///
    /// It happens at the beginning of a block, among the evaluators as they were before anybody knew anything of the
    /// randomness: however long it takes, nothing that is done meanwhile changes a draw.
    pub(crate) fn draw_due_panels() -> Weight {
        let mut weight = T::WeightInfo::on_initialize();
        let ends = RequestEnds::<T>::get();
        if ends.head >= ends.tail {
            return weight;
        }
        let (_, known_since) = T::Randomness::random_seed();
        if Epoch::<T>::get().known_since != known_since {
            // As a draw, and it asks for each evaluator whether its identity is active.
            let asked = T::DbWeight::get().reads_writes(T::MaxEvaluators::get().into(), 4);
            weight = weight.saturating_add(T::WeightInfo::draw_panel()).saturating_add(asked);
            Self::begin_epoch(known_since);
        }
        for _ in 0..T::MaxDraws::get() {
            let head = RequestEnds::<T>::get().head;
            let Some(request) = Self::due_request(head, known_since) else { break };
            weight = weight.saturating_add(T::WeightInfo::draw_panel());
            // Fails only if a number does not fit; the task then goes on without a panel.
            if with_storage_layer(|| Self::draw_panel(request)).defensive().is_err() {
                let _ = with_storage_layer(|| Self::miss_panel(request)).defensive();
            }
            Requests::<T>::remove(head);
            RequestEnds::<T>::mutate(|ends| ends.head = head.saturating_add(1));
        }
        weight
    }

    fn due_request(head: u64, known_since: BlockNumberFor<T>) -> Option<Request<BlockNumberFor<T>>> {
        Requests::<T>::get(head).filter(|request| request.at < known_since)
    }

    /// Notes who may be drawn by the randomness of which nobody has known anything until now: this block's, or that
    /// which the blocks of this epoch make for the next.
    fn begin_epoch(known_since: BlockNumberFor<T>) {
        let began = frame_system::Pallet::<T>::block_number();
        let before = Epoch::<T>::mutate(|epoch| core::mem::replace(epoch, Period { known_since, began }));
        for block in [before.known_since, before.began] {
            if block != known_since {
                Pools::<T>::remove(block);
            }
        }
        Pools::<T>::insert(began, Self::pool());
    }
}
