use crate::{Books, CurrentWeek, Ledger, OpenWeek, WeekTerms, mock::*};
use frame_support::traits::{GetStorageVersion, StorageVersion};

#[test]
fn genesis_counts_the_xp_that_there_is_when_the_chain_begins() {
    build_and_execute(|| {
        assert_eq!(Books::<Test>::get(), Ledger { genesis: 5 * RICHES, ..Ledger::default() });
        assert_eq!(issuance(), 5 * RICHES);
        let params = Params::get();
        let terms = WeekTerms { released: params.bootstrap, weights: params.weights(), caps: params.caps() };
        assert_eq!(OpenWeek::<Test>::get(), CurrentWeek { week: 0, terms, ..CurrentWeek::default() });
        assert!(OpenWeek::<Test>::exists() && Books::<Test>::exists());
    });
}

#[test]
fn storage_version_is_one_when_the_chain_begins() {
    build_and_execute(|| {
        assert_eq!(Xp::on_chain_storage_version(), StorageVersion::new(1));
        assert_eq!(Xp::in_code_storage_version(), StorageVersion::new(1));
    });
}

#[test]
fn defaults_are_whole_and_monotone_when_nothing_was_voted() {
    let params = fluxnomics_primitives::params::XpParams::default();
    assert!(params.tiers().is_monotone());
    assert!(params.weights().is_whole());
    // 2 · 26 · 1,920,000 = 99,840,000 XP in all at most.
    assert_eq!(2 * u128::from(HALVING) * params.bootstrap, 99_840_000 * fluxnomics_primitives::UNIT);
}
