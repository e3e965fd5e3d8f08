//! Two claims at one clock value.
use crate::{
    Config, Error, Event, Evidence, EvidenceOf, Pallet, Positions, State, TaskId, settlement::Ending,
};
use fluxnomics_primitives::{
    Balance, Hash,
    capacity::{Asset, StakeAtRisk},
    identity::{Identities, IdentityId},
};
use frame_support::{ensure, pallet_prelude::*};
use sp_runtime::traits::Verify;

/// What a worker claimed at a clock value.
struct Claim {
    worker: IdentityId,
    clock: u64,
    hash: Hash,
    /// The task, if the claim stands on chain.
    recorded: Option<TaskId>,
}

impl<T: Config> Pallet<T> {
    fn claim_of(evidence: &EvidenceOf<T>) -> Result<Claim, DispatchError> {
        match evidence {
            Evidence::Recorded(id) => {
                let task = Self::get(*id)?;
                let worker = Self::worker(&task)?;
                let receipt = task.receipt.ok_or(Error::<T>::UnknownTask)?;
                Ok(Claim { worker, clock: receipt.clock, hash: receipt.digest, recorded: Some(*id) })
            },
            Evidence::Signed { worker, statement, signer, signature } => {
                let worker = *worker;
                // Whoever deregisters has no controller any more, and still has what it staked.
                let signs = T::Identities::controlled_by(signer) == Some(worker)
                    || Positions::<T>::get(worker).signer.as_ref() == Some(signer);
                ensure!(signs, Error::<T>::BadSignature);
                let hash = Self::hash_of(worker, statement);
                ensure!(signature.verify(hash.as_bytes(), signer), Error::<T>::BadSignature);
                Ok(Claim { worker, clock: statement.clock, hash, recorded: None })
            },
        }
    }

    pub(crate) fn do_prove_equivocation(first: &EvidenceOf<T>, second: &EvidenceOf<T>) -> DispatchResult {
        let (first, second) = (Self::claim_of(first)?, Self::claim_of(second)?);
        let Claim { worker, clock, .. } = first;
        let one_clock = (second.worker, second.clock) == (worker, clock);
        ensure!(one_clock && first.hash != second.hash, Error::<T>::NotEquivocation);
        ensure!(!Positions::<T>::get(worker).convicted, Error::<T>::AlreadyConvicted);
        Positions::<T>::mutate(worker, |position| position.convicted = true);

        let part = T::Parameters::get().equivocation_slash;
        let slash = |asset: Asset| -> Balance {
            let amount = part.mul_ceil(T::StakeAtRisk::at_risk(worker, asset));
            if amount > 0 { T::StakeAtRisk::slash(worker, asset, amount) } else { 0 }
        };
        let (hetu, flux) = (slash(Asset::Hetu), slash(Asset::Flux));
        Self::deposit_event(Event::Convicted { worker, clock, hetu, flux });
        for id in [first.recorded, second.recorded].into_iter().flatten() {
            let task = Self::get(id)?;
            if !matches!(task.state, State::Ended { .. }) {
                Self::finish(id, task, Ending::voided())?;
            }
        }
        Ok(())
    }
}
