use crate::{Error, ParameterView, mock::*};
use codec::{Decode, Encode};
use fluxnomics_primitives::{governance::Step, time::DAY};
use frame_support::{
    assert_ok, assert_storage_noop,
    view_functions::{DispatchViewFunction, ViewFunction},
};
use sp_runtime::{DispatchError, Permill};

#[test]
fn parameters_show_every_field_in_order_when_asked() {
    build_and_execute(|| {
        let shown = Governance::parameters();
        let names: Vec<_> = shown.iter().map(|view| format!("{}.{}", view.subject, view.name)).collect();
        assert_eq!(
            names,
            [
                "fees.base",
                "fees.treasury_share",
                "fees.author_share",
                "power.cap",
                "power.delay",
                "power.weight"
            ]
        );
        assert_eq!(shown, FIELDS.map(Governance::parameter));
    });
}

#[test]
fn parameter_shows_the_new_value_and_its_time_when_it_was_enacted() {
    build_and_execute(|| {
        advance(DAY);
        let index = ripened(ALICE, &[Change::PowerCap(12_000)]);
        let mut expected = ParameterView {
            subject: "power".into(),
            name: "cap".into(),
            description: "A field of the mock.".into(),
            unit: "Power".into(),
            current: 10_000,
            default: 10_000,
            min: 100,
            max: u128::MAX,
            from: 7_500,
            to: 12_500,
            step: Step::Relative(Permill::from_percent(25)),
            cool_down: 7 * DAY,
            enactment_delay: 3 * DAY,
            last_changed: None,
        };
        assert_eq!(Governance::parameter(Field::PowerCap), expected);
        assert_ok!(enact(index));
        expected.current = 12_000;
        expected.last_changed = Some(4 * DAY);
        // A quarter of 12,000 down; up no further than two quarters of 10,000 from there.
        (expected.from, expected.to) = (9_000, 15_000);
        assert_eq!(Governance::parameter(Field::PowerCap), expected);
    });
}

#[test]
fn check_answers_as_propose_does_when_nothing_is_stored() {
    build_and_execute(|| {
        for value in [100_000, 200_000] {
            let index = ripened(ALICE, &[Change::new(Field::PowerWeight, value)]);
            assert_ok!(enact(index));
            advance(DAY);
        }
        let index = ripened(ALICE, &[Change::PowerDelay(4 * DAY)]);
        assert_ok!(enact(index));
        let cases: [(Vec<Change>, Result<(), DispatchError>); 9] = [
            (vec![Change::FeesBase(1_001)], Ok(())),
            (vec![], Err(error(Error::NoChanges))),
            (vec![Change::FeesBase(1_001); 2], Err(error(Error::DuplicateField))),
            (vec![Change::PowerCap(99)], Err(error(Error::OutOfBounds))),
            (vec![Change::PowerCap(10_000)], Err(error(Error::Unchanged))),
            (vec![Change::PowerCap(12_501)], Err(error(Error::StepTooLarge))),
            (vec![Change::PowerDelay(5 * DAY)], Err(error(Error::CoolingDown))),
            (vec![Change::new(Field::PowerWeight, 200_001)], Err(error(Error::DriftTooLarge))),
            (
                vec![Change::FeesTreasuryShare(Permill::from_percent(79))],
                Err(Error::<Test>::RuleBroken.into()),
            ),
        ];
        for (changes, expected) in cases {
            let bounded = changes.clone().try_into().unwrap();
            assert_storage_noop!(assert_eq!(Governance::check(bounded), expected));
            assert_eq!(propose(ALICE, &changes), expected);
        }
    });
}

#[test]
fn view_functions_answer_when_called_by_their_id() {
    fn call<Answer: Decode>(id: frame_support::view_functions::ViewFunctionId, input: &[u8]) -> Answer {
        let mut output = vec![];
        RuntimeViewFunction::dispatch_view_function(&id, &mut &input[..], &mut output).unwrap();
        Answer::decode(&mut &output[..]).unwrap()
    }
    build_and_execute(|| {
        let index = proposed(ALICE, &[Change::FeesBase(1_001)]);
        assert_eq!(
            call::<Vec<ParameterView>>(crate::ParametersViewFunction::<Test>::id(), &[]),
            Governance::parameters()
        );
        assert_eq!(
            call::<ParameterView>(crate::ParameterViewFunction::<Test>::id(), &Field::PowerDelay.encode()),
            Governance::parameter(Field::PowerDelay)
        );
        assert_eq!(
            call::<Option<crate::Proposal<Test>>>(crate::ProposalViewFunction::<Test>::id(), &index.encode())
                .unwrap()
                .proposer,
            ALICE
        );
        assert_ok!(signal(ALICE, index, true, 0, 0));
        assert_eq!(
            call::<Option<crate::SignalTally>>(crate::SignalOfViewFunction::<Test>::id(), &index.encode()),
            Governance::signal_of(index)
        );
        assert_eq!(
            call::<u128>(crate::SignalWeightViewFunction::<Test>::id(), &(BOB, 5u128, 6u128).encode()),
            Governance::signal_weight(BOB, 5, 6)
        );
        assert_eq!(
            call::<Vec<crate::ChangeRecord<Test>>>(crate::HistoryViewFunction::<Test>::id(), &9u32.encode()),
            vec![]
        );
        assert_eq!(
            call::<crate::VotingPower>(crate::VotingPowerViewFunction::<Test>::id(), &(BOB, 1u16).encode()),
            Governance::voting_power(BOB, 1)
        );
        assert!(call::<bool>(
            crate::CanDelegateViewFunction::<Test>::id(),
            &(1u16, BOB, 10_000u128).encode()
        ));
        assert_eq!(
            call::<Option<crate::Concentration>>(
                crate::ConcentrationViewFunction::<Test>::id(),
                &1u16.encode()
            ),
            Governance::concentration(1)
        );
        assert_eq!(
            call::<Result<(), DispatchError>>(
                crate::CheckViewFunction::<Test>::id(),
                &vec![Change::PowerCap(99)].encode()
            )
            .map_err(|failure| matches!(failure, DispatchError::Module(_))),
            Err(true)
        );
    });
}
