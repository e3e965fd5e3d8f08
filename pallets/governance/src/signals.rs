//! What accounts think of a referendum, weighed by what they have. It binds nobody.
use crate::{Config, Error, Event, HoldReason, Pallet, Signal, SignalTallies, SignalTally, Signals};
use fluxnomics_economics::governance::signal::{Holding, weight};
use fluxnomics_primitives::{
    Balance,
    governance::{Holdings, ParameterReferenda, ReferendumStatus},
    params::GovernanceParams,
};
use frame_support::{
    ensure,
    traits::{
        Get,
        fungible::{Inspect, MutateHold},
        tokens::Precision,
    },
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
    pub(crate) fn do_signal(
        index: u32,
        who: T::AccountId,
        aye: bool,
        nex: Balance,
        aur: Balance,
    ) -> DispatchResult {
        let ongoing = matches!(T::Referenda::status(index), ReferendumStatus::Ongoing);
        ensure!(ongoing, Error::<T>::NotOngoing);
        if Signals::<T>::contains_key(index, &who) {
            Self::remove_signal(index, &who)?;
        }

        let weight = Self::weight_of(&who, nex, aur);
        ensure!(weight > 0, Error::<T>::NothingToSignal);
        let signal = Signal { aye, weight, nex, aur, deposit: T::SignalDeposit::get() };
        hold::<T, T::Currency>(&who, signal.deposit)?;
        hold::<T, T::Nex>(&who, nex)?;
        hold::<T, T::Aur>(&who, aur)?;
        let tally = SignalTallies::<T>::get(index).unwrap_or_default();
        SignalTallies::<T>::insert(index, tally.with(&signal)?);
        Signals::<T>::insert(index, &who, signal);

        Self::deposit_event(Event::Signalled { index, who, aye, nex, aur, weight });
        Ok(())
    }

    pub(crate) fn do_withdraw_signal(index: u32, who: T::AccountId) -> DispatchResult {
        Self::remove_signal(index, &who)?;
        Self::deposit_event(Event::SignalWithdrawn { index, who });
        Ok(())
    }

    fn remove_signal(index: u32, who: &T::AccountId) -> DispatchResult {
        let signal = Signals::<T>::take(index, who).ok_or(Error::<T>::UnknownSignal)?;
        let tally = SignalTallies::<T>::get(index).unwrap_or_default();
        let left = tally.without(&signal)?;
        SignalTallies::<T>::set(index, (left.accounts > 0).then_some(left));

        release::<T, T::Currency>(who, signal.deposit)?;
        release::<T, T::Nex>(who, signal.nex)?;
        release::<T, T::Aur>(who, signal.aur)
    }

    /// What a signal of the account would weigh, each term rounded down.
    pub(crate) fn weight_of(who: &T::AccountId, nex: Balance, aur: Balance) -> u128 {
        let params: GovernanceParams = T::Parameters::get();
        weight(&[
            Holding { held: T::Gen::held(who), supply: T::Gen::supply(), multiplier: params.multiplier_gen },
            Holding { held: aur, supply: T::Aur::total_issuance(), multiplier: params.multiplier_aur },
            Holding { held: nex, supply: T::Nex::total_issuance(), multiplier: params.multiplier_nex },
            Holding {
                held: T::Flux::held(who),
                supply: T::Flux::supply(),
                multiplier: params.multiplier_flux,
            },
        ])
    }
}

fn hold<T, Token>(who: &T::AccountId, amount: Balance) -> DispatchResult
where
    T: Config,
    Token: MutateHold<T::AccountId, Balance = Balance, Reason = T::RuntimeHoldReason>,
{
    // Whoever has none of a token has no account there.
    if amount == 0 { Ok(()) } else { Token::hold(&HoldReason::Signal.into(), who, amount) }
}

fn release<T, Token>(who: &T::AccountId, amount: Balance) -> DispatchResult
where
    T: Config,
    Token: MutateHold<T::AccountId, Balance = Balance, Reason = T::RuntimeHoldReason>,
{
    if amount == 0 {
        return Ok(());
    }
    // Best effort: no shortfall of one hold may keep the others from their owner.
    Token::release(&HoldReason::Signal.into(), who, amount, Precision::BestEffort).map(drop)
}

impl SignalTally {
    fn with(self, signal: &Signal) -> Result<Self, DispatchError> {
        self.changed(signal, u128::checked_add, |accounts| accounts.checked_add(1))
            .ok_or(ArithmeticError::Overflow.into())
    }

    fn without(self, signal: &Signal) -> Result<Self, DispatchError> {
        self.changed(signal, u128::checked_sub, |accounts| accounts.checked_sub(1))
            .ok_or(ArithmeticError::Underflow.into())
    }

    fn changed(
        mut self,
        signal: &Signal,
        change: impl Fn(u128, u128) -> Option<u128>,
        count: impl Fn(u32) -> Option<u32>,
    ) -> Option<Self> {
        let side = if signal.aye { &mut self.ayes } else { &mut self.nays };
        *side = change(*side, signal.weight)?;
        self.accounts = count(self.accounts)?;
        Some(self)
    }
}
