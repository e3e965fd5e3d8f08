//! Two claims at one clock value.
use crate::{Config, Error, Event, Pallet, Positions, State, Statement, TaskId};
use fluxnomics_primitives::{
    Balance,
    capacity::{Asset, StakeAtRisk},
    flux::{FluxLedger, Place},
    identity::{Identities, IdentityId},
};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::traits::Verify;

impl<T: Config> Pallet<T> {
    /// Convicts the worker of a recorded receipt that signed another statement at its clock value.
    ///
    /// One of the two claims is always on chain: what a worker only signed has deceived nobody here, and is measured
    /// against what it submits. So an identity that does not work cannot be convicted, whoever has its key.
    pub(crate) fn do_prove_equivocation(
        id: TaskId,
        statement: &Statement,
        signer: &T::AccountId,
        signature: &T::Signature,
    ) -> DispatchResult {
        let task = Self::get(id)?;
        let receipt = task.receipt.as_ref().ok_or(Error::<T>::UnknownTask)?;
        let (worker, clock) = (Self::worker(&task)?, receipt.clock);
        let hash = Self::hash_of(worker, statement);
        ensure!(statement.clock == clock && hash != receipt.digest, Error::<T>::NotEquivocation);
        // A key that was rotated away answers for what it submitted itself, and so does that of who deregistered.
        let signs = T::Identities::controlled_by(signer) == Some(worker)
            || receipt.submitter == Self::account_hash(signer);
        ensure!(signs && signature.verify(hash.as_bytes(), signer), Error::<T>::BadSignature);
        Self::convict(worker, clock)?;
        if matches!(task.state, State::Ended { .. }) {
            return Ok(());
        }
        let ending = Self::voided(id, &task);
        Self::finish(id, task, ending)
    }

    fn convict(worker: IdentityId, clock: u64) -> DispatchResult {
        let position = Positions::<T>::get(worker);
        ensure!(!position.convicted, Error::<T>::AlreadyConvicted);
        Positions::<T>::mutate(worker, |position| position.convicted = true);
        Self::realise_rewards(worker)?;
        let part = T::Parameters::get().equivocation_slash;
        let slash = |asset: Asset| -> Balance {
            let amount = part.mul_ceil(T::StakeAtRisk::at_risk(worker, asset));
            if amount > 0 { T::StakeAtRisk::slash(worker, asset, amount) } else { 0 }
        };
        let (hetu, flux) = (slash(Asset::Hetu), slash(Asset::Flux));
        Self::deposit_event(Event::Convicted { worker, clock, hetu, flux });
        // Whoever has left the evaluators is none that can be taken off.
        if Self::is_drawn(worker) { Self::retire(worker, |_| Ok(())) } else { Ok(()) }
    }

    /// Has the stake that a worker has earned and not touched count as staked.
    pub(crate) fn realise_rewards(worker: IdentityId) -> DispatchResult {
        T::Flux::shift(worker, 0, Place::Free, Place::Free)
    }
}
