//! Bounds, steps and rules of the registry itself.
use super::*;
use fluxnomics_primitives::governance::{FieldSpec, ParameterRegistry};
use frame_support::{assert_noop, assert_ok, traits::Get};
use pallet_governance::{Error, LastChanged, Proposals};
use params::{All, Change, Registry};

#[test]
fn defaults_lie_within_bounds_and_rules() {
    development().execute_with(|| {
        for field in Registry::fields() {
            let spec = Registry::spec(field);
            assert!(spec.min <= spec.default && spec.default <= spec.max, "{spec:?}");
            assert!(!spec.description.is_empty() && !spec.unit.is_empty(), "{spec:?}");
            assert!(spec.enactment_delay >= 2 * 24 * 60 * 60, "{spec:?}");
        }
        assert_ok!(Registry::check_together(&[]));
    });
}

#[test]
fn claim_needs_three_reports_and_never_more_than_there_can_be() {
    let min_reports = Registry::field(&Change::Power(params::PowerChange::MinReports(3)));
    let spec = Registry::spec(min_reports);
    assert_eq!(spec.min, 3);
    let most: u32 = <<Runtime as pallet_power::Config>::MaxReports as frame_support::traits::Get<_>>::get();
    assert_eq!(spec.max, most.into());
}

#[test]
fn every_field_of_every_struct_is_governed() {
    use scale_info::{TypeDef, TypeInfo};
    fn fields<P: TypeInfo>() -> usize {
        let TypeDef::Composite(composite) = P::type_info().type_def else { panic!("a struct") };
        composite.fields.len()
    }
    use fluxnomics_primitives::params::{
        CapacityParams, FeeParams, FluxParams, GovernanceParams, PoeParams, PowerParams, StabilityParams,
        ValidatorParams, WorkParams, XpParams,
    };
    let stored = fields::<PowerParams>()
        + fields::<FeeParams>()
        + fields::<ValidatorParams>()
        + fields::<FluxParams>()
        + fields::<CapacityParams>()
        + fields::<WorkParams>()
        + fields::<XpParams>()
        + fields::<PoeParams>()
        + fields::<StabilityParams>()
        + fields::<GovernanceParams>();
    assert_eq!(Registry::fields().count(), stored);
    // And there are no other subjects.
    let TypeDef::Variant(subjects) = params::RuntimeParameters::type_info().type_def else {
        panic!("an enum")
    };
    assert_eq!((subjects.variants.len(), params::SUBJECTS), (10, 10));
}

/// Names and types of the fields of a struct, in their order.
fn layout<P: scale_info::TypeInfo + 'static>() -> String {
    let scale_info::TypeDef::Composite(composite) = P::type_info().type_def else { panic!("a struct") };
    let fields = composite.fields.iter();
    fields.map(|field| format!("{}: {};", field.name.unwrap(), field.type_name.unwrap())).collect()
}

/// A value that was voted and no longer decodes reads as the default, in silence; one whose fields changed places reads as
/// something else. Whoever changes a struct of parameters migrates what is stored, and then changes this list.
#[test]
fn what_was_voted_still_decodes() {
    use fluxnomics_primitives::params::{
        CapacityParams, FeeParams, FluxParams, GovernanceParams, PoeParams, PowerParams, StabilityParams,
        ValidatorParams, WorkParams, XpParams,
    };
    let layouts = [
        layout::<PowerParams>(),
        layout::<FeeParams>(),
        layout::<ValidatorParams>(),
        layout::<FluxParams>(),
        layout::<CapacityParams>(),
        layout::<WorkParams>(),
        layout::<XpParams>(),
        layout::<PoeParams>(),
        layout::<StabilityParams>(),
        layout::<GovernanceParams>(),
    ];
    let hashes = layouts.map(|layout| u64::from_le_bytes(sp_io::hashing::twox_64(layout.as_bytes())));
    let known = [
        0x9080_cfaa_09ba_3c64,
        0xe069_a7bb_d75a_9215,
        0x2955_31fa_d1c7_2b44,
        0x72bb_4476_4a45_277f,
        0xfcfc_419c_0cf9_f495,
        0x158b_6b3d_a749_6e27,
        0x14fb_092c_a299_df23,
        0x0ac6_df6c_1a77_65b1,
        0xb043_cf53_0ca3_9fc2,
        0x5486_d273_1f3b_1465,
    ];
    assert_eq!(hashes, known);
}

#[test]
fn values_beyond_their_bounds_come_back_with_the_upgrade() {
    use frame_support::traits::OnRuntimeUpgrade;
    use sp_runtime::Perbill;
    development().execute_with(|| {
        let all = || Registry::fields().map(Registry::current).collect::<Vec<_>>();
        let before = all();
        params::WithinBounds::on_runtime_upgrade();
        assert_eq!(all(), before, "what lies within is left alone");
        let cap = params::GovernanceChange::VotingCap(Perbill::from_percent(80));
        let fee = params::FeesChange::ByteFee(1);
        assert_ok!(Registry::apply(&[Change::Governance(cap), Change::Fees(fee)]));
        assert!(Governance::do_try_state().is_err());
        params::WithinBounds::on_runtime_upgrade();
        assert_eq!(params::GovernanceParameters::get().voting_cap, Perbill::from_percent(35));
        let least = Registry::spec(Registry::field(&Change::Fees(fee))).min;
        assert_eq!(params::FeeParameters::get().byte_fee, least);
        let changed = all().into_iter().zip(before).filter(|(now, before)| now != before).count();
        assert_eq!(changed, 2, "and nothing else");
        assert_ok!(Governance::do_try_state());
    });
}

/// Every origin that there is, and accounts.
fn origins() -> Vec<RuntimeOrigin> {
    use pallet_governance::Origin;
    vec![
        RuntimeOrigin::root(),
        RuntimeOrigin::none(),
        signed(Sr25519Keyring::Alice),
        Origin::<Runtime>::Parameters.into(),
        Origin::<Runtime>::Membership.into(),
        Origin::<Runtime>::Treasurer.into(),
        Origin::<Runtime>::Canceller.into(),
        Origin::<Runtime>::Emergency.into(),
        Origin::<Runtime>::Proposer(account(Sr25519Keyring::Alice)).into(),
        pallet_capacity::Origin::PaidMessage(0).into(),
    ]
}

/// For each field what lies beyond its bounds: 0, 10^18, the largest number, and one more or less than the bounds. A value that
/// the type cannot hold cannot even be written down.
fn extremes() -> Vec<(params::Field, Change)> {
    let of = |field| {
        let spec: FieldSpec = Registry::spec(field);
        let beyond = [
            Some(0),
            Some(10_u128.pow(18)),
            Some(u128::MAX),
            spec.min.checked_sub(1),
            spec.max.checked_add(1),
        ];
        let beyond = beyond.into_iter().flatten().filter(move |n| *n < spec.min || *n > spec.max);
        beyond.filter_map(move |number| Some((field, Change::new(field, number)?)))
    };
    Registry::fields().flat_map(of).collect()
}

#[test]
fn no_origin_proposes_a_value_outside_its_bounds() {
    development().execute_with(|| {
        let extremes = extremes();
        assert!(extremes.len() > 300, "{}", extremes.len());
        for (field, change) in extremes {
            let before = Registry::current(field);
            for origin in origins() {
                let by_account =
                    matches!(origin.caller, OriginCaller::system(frame_system::RawOrigin::Signed(_)));
                let refused = Governance::propose(origin, vec![change].try_into().unwrap()).unwrap_err();
                match by_account {
                    true => assert_eq!(refused, Error::<Runtime>::OutOfBounds.into()),
                    false => assert_eq!(refused, sp_runtime::DispatchError::BadOrigin),
                }
            }
            assert_eq!((Registry::current(field), Proposals::<Runtime>::iter().count()), (before, 0));
        }
    });
}

/// Not even where a proposal stands that nobody could have made, and was approved: no origin enacts it, and the one of the track
/// refuses it.
#[test]
fn no_origin_enacts_a_value_outside_its_bounds() {
    use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
    development().execute_with(|| {
        run_to(3);
        for (index, (field, change)) in (0..).zip(extremes()) {
            let before = Registry::current(field);
            let proposer = account(Sr25519Keyring::Alice);
            let changes = vec![change].try_into().unwrap();
            let forged = pallet_governance::Proposal { proposer, changes, deposit: 0, delay: 0 };
            Proposals::<Runtime>::insert(index, forged);
            ReferendumInfoFor::<Runtime>::insert(index, ReferendumInfo::Approved(1, None, None));
            for origin in origins() {
                let by_track =
                    matches!(origin.caller, OriginCaller::Governance(pallet_governance::Origin::Parameters));
                let outcome = Governance::enact(origin, index);
                // The track's own origin takes it off the list.
                assert_eq!(outcome.is_ok(), by_track && !Proposals::<Runtime>::contains_key(index));
                assert_eq!(Registry::current(field), before);
            }
            let reason = Error::<Runtime>::OutOfBounds.into();
            System::assert_has_event(pallet_governance::Event::Refused { index, reason }.into());
        }
    });
}

#[test]
fn every_field_can_be_proposed_and_read_back() {
    development().execute_with(|| {
        for field in Registry::fields() {
            let now = Registry::current(field);
            let spec = Registry::spec(field);
            let number = if now < spec.max { now + 1 } else { now - 1 };
            let change = Change::new(field, number).expect("a value of the type");
            assert_eq!(Registry::field(&change), field);
            assert_eq!(Registry::value(&change), number);
            if Registry::check_together(&[change]).is_err() {
                continue;
            }
            assert_ok!(Governance::propose(signed(Sr25519Keyring::Alice), vec![change].try_into().unwrap()));
            let others = || -> Vec<_> {
                Registry::fields().filter(|other| *other != field).map(Registry::current).collect()
            };
            let before = others();
            assert_ok!(Registry::apply(&[change]));
            assert_eq!(Registry::current(field), number, "{spec:?}");
            assert_eq!(others(), before, "{spec:?}");
            assert_ok!(Registry::apply(&[Change::new(field, now).expect("it was in force")]));
        }
        // Those that sum to one, λ and the weights of XP, of fees and of Φ, do not change alone; nor do two ordered
        // pairs, and the two parts of a panel, which are at their most.
        let bound_to_others = 3 + 3 * 4 + 2 + 2;
        assert!(Proposals::<Runtime>::iter().count() >= Registry::fields().count() - bound_to_others);
        assert_eq!(LastChanged::<Runtime>::iter().count(), 0);
    });
}

#[test]
fn rules_between_fields_are_checked_on_the_whole_set() {
    use params::PowerChange::*;
    development().execute_with(|| {
        let all = All::current();
        assert!(all.power.price_floor <= all.power.price_ceiling);
        // Each alone is within its bounds; together the floor would stand above the ceiling.
        let set = [Change::Power(PriceFloor(50 * UNIT)), Change::Power(PriceCeiling(20 * UNIT))];
        assert!(Registry::check_together(&set).is_err());
        let set = [
            Change::Power(PriceFloor(10 * UNIT)),
            Change::Power(PriceCeiling(20 * UNIT)),
            Change::Power(DefaultCeiling(10 * UNIT)),
        ];
        assert_ok!(Registry::check_together(&set));
    });
}

#[test]
fn governance_has_time_to_rule() {
    use fluxnomics_economics::time::SLOT_SECONDS;
    use pallet_referenda::TracksInfo;
    let ruling = Registry::field(&Change::Work(params::WorkChange::RulingPeriod(0)));
    let least = Registry::spec(ruling).min;
    let mut production = ext(genesis::PRODUCTION);
    production.execute_with(|| {
        let origin = OriginCaller::Governance(pallet_governance::Origin::Membership);
        let track = configs::tracks::Tracks::track_for(&origin).unwrap();
        let info = configs::tracks::Tracks::info(track).unwrap().into_owned();
        let blocks =
            info.prepare_period + info.decision_period + info.confirm_period + info.min_enactment_period;
        assert!(u128::from(u64::from(blocks) * SLOT_SECONDS) < least);
    });
}

/// Attack 57: days in which votes that all pass, each as large as it may be, move a field from one end of its bounds to the
/// other.
fn days_from_end_to_end(spec: &FieldSpec) -> u64 {
    use fluxnomics_economics::governance::drift::{Anchor, range};
    let window: u64 = <<Runtime as pallet_governance::Config>::DriftWindow as Get<u64>>::get();
    let drift: u32 = <<Runtime as pallet_governance::Config>::MaxDrift as Get<u32>>::get();
    let (mut now, mut value, mut past) = (0_u64, spec.min, Vec::<(u64, u128)>::new());
    while value < spec.max {
        past.retain(|(until, _)| now - until < window);
        let anchor = |value, steps: u32| Anchor {
            value,
            reach: pallet_governance::largest_step(spec, value).saturating_mul(steps.into()),
        };
        let anchors = past.iter().map(|(_, value)| anchor(*value, drift)).chain([anchor(value, 1)]);
        let (_, to) = range(spec.min, spec.max, anchors).expect("where it is, it may stay");
        if to > value {
            past.push((now, value));
            value = to;
            assert!(past.len() <= 4, "more than the pallet keeps");
        }
        if value < spec.max {
            now += spec.cool_down;
        }
    }
    now / fluxnomics_primitives::time::DAY
}

#[test]
fn attack_57_no_field_crosses_its_bounds_in_less_than_a_month_unless_two_steps_span_them() {
    let mut all = vec![];
    for field in Registry::fields() {
        let spec = Registry::spec(field);
        let days = days_from_end_to_end(&spec);
        let steps = (spec.max - spec.min).div_ceil(pallet_governance::largest_step(&spec, spec.min));
        println!("{days:6} days  {}.{}", spec.subject, spec.name);
        assert!(days >= 28 || steps <= 2, "{}.{}: {days} days", spec.subject, spec.name);
        all.push(days);
    }
    all.sort();
    assert!(all[all.len() / 2] >= 270, "half of them take nine months and more, says the guide");
}

/// Attack 57, by referenda: the third vote in four weeks is refused although each was a step, and passes when the first value is
/// four weeks past.
#[test]
fn attack_57_third_step_is_refused_until_four_weeks_have_passed() {
    use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
    use params::{FeeParameters, FeesChange};
    development().execute_with(|| {
        let week = 300;
        let propose = |fee| {
            let changes = vec![Change::Fees(FeesChange::ByteFee(fee))].try_into().unwrap();
            Governance::propose(signed(Sr25519Keyring::Charlie), changes)
        };
        let vote = |fee| {
            let index = pallet_referenda::ReferendumCount::<Runtime>::get();
            assert_ok!(propose(fee));
            let approved = System::block_number();
            ReferendumInfoFor::<Runtime>::insert(index, ReferendumInfo::Approved(approved, None, None));
            run_to(approved + 100);
            let origin = pallet_governance::Origin::<Runtime>::Parameters.into();
            assert_ok!(Governance::enact(origin, index));
            assert_eq!(FeeParameters::get().byte_fee, fee);
        };
        let first = FeeParameters::get().byte_fee;
        vote(first + first / 4);
        let began = System::block_number();
        run_to(began + week);
        vote(first + first / 2);
        run_to(began + 3 * week);
        assert_noop!(propose(first + first / 2 + 1), Error::<Runtime>::DriftTooLarge);
        run_to(began + 4 * week);
        assert_ok!(propose(first + first / 2 + 1));
        assert_eq!(Governance::history(10).len(), 2);
        check_invariants();
    });
}
