use crate::{BondState, Event, SlashRecord, Slashes, WeightInfo, mock::*};
use frame_support::assert_ok;
use sp_runtime::Perbill;
use sp_staking::offence::{OffenceDetails, OnOffenceHandler, ReportOffence};

fn percent(percent: u32) -> Perbill {
    Perbill::from_percent(percent)
}

#[test]
fn offender_loses_the_fraction_and_its_place_when_reported() {
    build_and_execute(|| {
        let issuance = Balances::total_issuance();
        report(2, 0, 0, 30);
        assert_eq!(bond_of(2), BOND - 300);
        assert_eq!(treasury(), 300);
        assert_eq!(Balances::total_issuance(), issuance);
        assert_eq!(Validators::members(), [1, 3, 4]);
        assert_eq!(state_of(2), Some(BondState::Bonded));
        assert_eq!(
            events(),
            [
                Event::Slashed { who: 2, session: 0, fraction: percent(30), amount: 300 },
                Event::ValidatorExpelled { who: 2 },
            ]
        );
    });
}

#[test]
fn offender_is_disabled_until_it_has_left_when_reported() {
    build_and_execute(|| {
        report(2, 0, 0, 30);
        assert_eq!(Disabled::get(), [1]);
        assert_eq!(Session::disabled_validators(), [1]);
        next_session();
        assert_eq!(Session::disabled_validators(), [1]);
        next_session();
        assert!(Session::disabled_validators().is_empty());
        assert_eq!(Validators::active_set(), [1, 3, 4]);
    });
}

#[test]
fn offender_stays_disabled_when_it_changes_the_set_by_new_keys() {
    build_and_execute(|| {
        Params::mutate(|params| params.min_validators = 4);
        report(2, 0, 0, 30);
        assert_eq!(Validators::members(), [1, 2, 3, 4]);
        assert_ok!(set_keys(2, 22));
        for _ in 0..4 {
            assert_eq!(Session::disabled_validators(), [1]);
            next_session();
        }
        // It is found again where it stands now.
        admit(5);
        retire(1);
        assert_eq!(Validators::active_set(), [2, 3, 4, 5]);
        assert_eq!(Session::disabled_validators(), [0]);
        // Governance lets it back in.
        retire(2);
        assert!(Session::disabled_validators().is_empty());
        assert_ok!(Validators::bond(RuntimeOrigin::signed(2)));
        assert_ok!(Validators::add_validator(RuntimeOrigin::root(), 2));
        run_sessions(3);
        assert_eq!(Validators::active_set(), [3, 4, 5, 2]);
        assert!(Session::disabled_validators().is_empty());
    });
}

#[test]
fn offender_keeps_its_place_when_no_more_than_the_minimum_would_remain() {
    build_and_execute(|| {
        report(1, 0, 0, 10);
        report(2, 0, 1, 10);
        report(3, 0, 2, 10);
        assert_eq!(Validators::members(), [3, 4]);
        assert_eq!(bond_of(3), BOND - 100);
        Params::mutate(|params| params.min_validators = 0);
        report(3, 0, 3, 10);
        report(4, 0, 4, 10);
        assert_eq!(Validators::members(), [4]);
    });
}

#[test]
fn offences_of_one_session_add_up_when_below_the_cap() {
    build_and_execute(|| {
        report(2, 0, 0, 10);
        report(2, 0, 1, 20);
        // Fractions refer to the bond as it stood before the first.
        assert_eq!(bond_of(2), BOND - 300);
        assert_eq!(Slashes::<Test>::get(0, 2), Some(SlashRecord { bond: BOND, slashed: 300 }));
    });
}

#[test]
fn cap_counts_anew_from_what_is_left_when_the_offence_is_of_another_session() {
    build_and_execute(|| {
        run_sessions(1);
        report(2, 0, 0, 100);
        assert_eq!(bond_of(2), 500);
        report(2, 1, 1, 100);
        assert_eq!(bond_of(2), 250);
        report(2, 0, 2, 100);
        assert_eq!(bond_of(2), 250);
    });
}

#[test]
fn slash_rounds_up_and_its_cap_down_when_amounts_are_odd() {
    let record = SlashRecord { bond: 999, slashed: 0 };
    assert_eq!(record.due(Perbill::from_parts(1), percent(50)), 1);
    assert_eq!(record.due(percent(50), percent(50)), 499);
    assert_eq!(record.due(percent(10), percent(50)), 100);
    assert_eq!(record.due(Perbill::zero(), percent(50)), 0);
    assert_eq!(record.due(percent(100), Perbill::zero()), 0);
    let huge = SlashRecord { bond: u128::MAX, slashed: 0 };
    assert_eq!(huge.due(percent(100), percent(100)), u128::MAX);
    let beyond = SlashRecord { bond: 1_000, slashed: 600 };
    assert_eq!(beyond.due(percent(100), percent(50)), 0);
}

#[test]
fn candidate_is_slashed_and_stays_candidate_when_it_offended_before_its_dismissal() {
    build_and_execute(|| {
        retire(1);
        report(1, 1, 0, 20);
        assert_eq!(bond_of(1), BOND - 200);
        assert_eq!(state_of(1), Some(BondState::Bonded));
        assert_eq!(Validators::members(), [2, 3, 4]);
    });
}

#[test]
fn all_offenders_of_a_slot_are_punished_when_one_report_names_several() {
    build_and_execute(|| {
        let offence = Equivocation { offenders: vec![1, 2], session: 0, slot: 7, fraction: percent(10) };
        assert_ok!(Offences::report_offence(vec![], offence));
        assert_eq!((bond_of(1), bond_of(2)), (900, 900));
        // The next offender of that slot makes the first two pay once more, within their caps.
        report(3, 0, 7, 50);
        assert_eq!((bond_of(1), bond_of(2), bond_of(3)), (500, 500, 500));
    });
}

#[test]
fn weight_grows_with_the_offenders_when_reported() {
    build_and_execute(|| {
        let details: Vec<_> =
            [1, 2, 3].map(|who| OffenceDetails { offender: (who, ()), reporters: vec![] }).into();
        let weight = Validators::on_offence(&details, &[percent(1); 3], 0);
        assert_eq!(weight, <() as WeightInfo>::on_offence(3));
    });
}

#[test]
fn member_stays_when_it_was_admitted_again_after_its_expulsion() {
    build_and_execute(|| {
        report(2, 0, 0, 30);
        assert_ok!(Validators::bond(RuntimeOrigin::signed(2)));
        assert_ok!(Validators::add_validator(RuntimeOrigin::root(), 2));
        run_sessions(3);
        assert_eq!(Validators::active_set(), [1, 3, 4, 2]);
        assert_eq!(bond_of(2), BOND);
    });
}
