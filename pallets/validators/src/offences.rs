use crate::{Config, Event, Members, Pallet, SlashRecord, Slashes};
use fluxnomics_primitives::{Balance, params::ValidatorParams};
use frame_support::traits::{Imbalance, OnUnbalanced, fungible::BalancedHold};
use sp_runtime::{Perbill, traits::Zero};
use sp_staking::{SessionIndex, offence::OffenceSeverity};

impl<T: Config> Pallet<T> {
    /// Punishes one offence: slashes, lets the session pallet disable, and expels.
    pub(crate) fn punish(
        who: &T::AccountId,
        fraction: Perbill,
        session: SessionIndex,
        params: &ValidatorParams,
    ) {
        let amount = Self::slash(who, fraction, session, params.max_slash);
        Self::deposit_event(Event::Slashed { who: who.clone(), session, fraction, amount });
        pallet_session::Pallet::<T>::report_offence(who.clone(), OffenceSeverity(fraction));
        Self::expel(who, params.min_validators);
    }

    fn slash(who: &T::AccountId, fraction: Perbill, session: SessionIndex, max_slash: Perbill) -> Balance {
        let held = Self::bond_amount(who);
        let mut record = Slashes::<T>::get(session, who).unwrap_or(SlashRecord { bond: held, slashed: 0 });
        let due = record.due(fraction, max_slash).min(held);
        if due.is_zero() {
            return due;
        }
        let (credit, _) = <T as Config>::Currency::slash(&Self::hold_reason(), who, due);
        let slashed = credit.peek();
        T::OnSlash::on_unbalanced(credit);
        record.slashed = record.slashed.saturating_add(slashed);
        Slashes::<T>::insert(session, who, record);
        slashed
    }

    /// Removes an offender from the set unless too few would be left.
    fn expel(who: &T::AccountId, min_validators: u32) {
        let mut members = Members::<T>::get();
        let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
        if count <= min_validators.max(1) || !members.contains(who) {
            return;
        }
        members.retain(|member| member != who);
        Members::<T>::put(members);
        Self::deposit_event(Event::ValidatorExpelled { who: who.clone() });
    }
}
