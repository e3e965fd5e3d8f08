use crate::{OpenEpoch, mock::*, types::Minted};
use fluxnomics_primitives::UNIT;

#[test]
fn genesis_mints_what_it_endows_when_identities_are_registered() {
    build_and_execute(|| {
        assert_eq!([free(1), free(2), free(3)], [GENESIS / 2, GENESIS / 2, 0]);
        assert_eq!(totals().minted, Minted { genesis: GENESIS, ..Minted::default() });
        assert_eq!(supply(), GENESIS);
        assert_eq!(OpenEpoch::<Test>::get(), 0);
    });
}

#[test]
fn genesis_mints_nothing_when_nobody_is_endowed() {
    ext_with(vec![]).execute_with(|| {
        assert_eq!(supply(), 0);
        pass_days(3);
        assert_eq!(supply(), 0);
        Flux::do_try_state().unwrap();
    });
}

#[test]
fn an_identity_is_endowed_twice_when_it_is_named_twice() {
    ext_with(vec![(1, UNIT), (1, 2 * UNIT)]).execute_with(|| {
        assert_eq!(free(1), 3 * UNIT);
        Flux::do_try_state().unwrap();
    });
}

#[test]
#[should_panic(expected = "at most 1000000000000000000 is possible")]
fn genesis_is_refused_when_it_endows_one_base_unit_too_much() {
    ext_with(vec![(1, GENESIS), (2, 1)]);
}

#[test]
#[should_panic(expected = "identity 7 is not registered")]
fn genesis_is_refused_when_an_identity_is_not_registered() {
    ext_with(vec![(7, 1)]);
}
