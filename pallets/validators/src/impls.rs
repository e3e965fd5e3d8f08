use crate::{Config, Pallet, WeightInfo};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};
use pallet_session::{ShouldEndSession, historical};
use sp_runtime::{Perbill, traits::Convert};
use sp_staking::{
    SessionIndex,
    offence::{OffenceDetails, OnOffenceHandler},
};

impl<T: Config> pallet_session::SessionManager<T::AccountId> for Pallet<T> {
    fn new_session(_: SessionIndex) -> Option<Vec<T::AccountId>> {
        Self::plan_session()
    }

    /// Also takes the bonds of genesis: the session pallet asks when balances and keys are there.
    fn new_session_genesis(index: SessionIndex) -> Option<Vec<T::AccountId>> {
        if index == 0 {
            Self::bond_genesis_members();
        }
        Self::plan_session()
    }

    fn end_session(_: SessionIndex) {}

    fn start_session(_: SessionIndex) {
        Self::note_active_keys();
    }
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
    fn new_session(index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
        <Self as pallet_session::SessionManager<_>>::new_session(index).map(identified)
    }

    fn new_session_genesis(index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
        <Self as pallet_session::SessionManager<_>>::new_session_genesis(index).map(identified)
    }

    fn end_session(_: SessionIndex) {}

    fn start_session(index: SessionIndex) {
        <Self as pallet_session::SessionManager<_>>::start_session(index);
    }
}

fn identified<AccountId>(validators: Vec<AccountId>) -> Vec<(AccountId, ())> {
    validators.into_iter().map(|who| (who, ())).collect()
}

impl<T: Config> OnOffenceHandler<T::AccountId, historical::IdentificationTuple<T>, Weight> for Pallet<T> {
    /// Punishes every offender named, but for sessions that are too old to be reported: their records are gone.
    ///
    /// A report names those who offended in the same slot again with a larger fraction: they pay for both, within
    /// the cap.
    fn on_offence(
        offenders: &[OffenceDetails<T::AccountId, historical::IdentificationTuple<T>>],
        fractions: &[Perbill],
        session: SessionIndex,
    ) -> Weight {
        if session >= Self::oldest_reportable() {
            let params = T::Parameters::get();
            for (details, fraction) in offenders.iter().zip(fractions) {
                Self::punish(&details.offender.0, *fraction, session, &params);
            }
        }
        let count = u32::try_from(offenders.len()).unwrap_or(u32::MAX);
        <T as Config>::WeightInfo::on_offence(count)
    }
}

/// For `pallet_session::Config::ShouldEndSession`: this pallet ends sessions, with a true weight. The session
/// pallet's own hook would declare a whole block.
pub struct NeverEndsSession;

impl<BlockNumber> ShouldEndSession<BlockNumber> for NeverEndsSession {
    fn should_end_session(_: BlockNumber) -> bool {
        false
    }
}

/// For `pallet_session::historical::Config::FullIdentificationOf`: a validator is identified by its account.
pub struct UnitIdentification;

impl<AccountId> Convert<AccountId, Option<()>> for UnitIdentification {
    fn convert(_: AccountId) -> Option<()> {
        Some(())
    }
}
