//! Who may make which call.
use crate::{mock::*, *};
use frame_support::{assert_noop, traits::GetCallName};
use sp_runtime::{DispatchError::BadOrigin, testing::TestSignature};

type Call = crate::mock::Call;

/// Every call, that of the ruling origin first.
fn calls() -> Vec<Call> {
    let statement = Statement {
        task: 0,
        previous: salt(0),
        clock: 1,
        result: salt(0),
        metered: 0,
        parents: parents(&[]),
    };
    vec![
        Call::rule { task: 0, score: score(1) },
        Call::set_bond_ceiling { id: 0, ceiling: 0 },
        Call::post { terms: terms() },
        Call::cancel { task: 0 },
        Call::match_task { task: 0, bond: 0 },
        submit(0, false),
        Call::accept { task: 0 },
        Call::agree { task: 0, pay: 0 },
        Call::request_panel { task: 0 },
        Call::commit { task: 0, commitment: salt(0) },
        Call::reveal { task: 0, score: score(1), salt: salt(0) },
        Call::settle { task: 0 },
        Call::settle_many { tasks: Default::default(), runs: 0 },
        Call::dispute { task: 0 },
        Call::answer { task: 0 },
        Call::refer { task: 0 },
        Call::prune { tasks: Default::default() },
        Call::register_evaluator { id: 0, stake: 0 },
        Call::resign_evaluator { id: 0 },
        Call::release_evaluator { id: 0 },
        Call::prove_equivocation {
            task: 0,
            statement,
            signer: STRANGER,
            signature: TestSignature(STRANGER, vec![]),
        },
    ]
}

#[test]
fn every_call_is_refused_when_its_origin_is_of_the_wrong_kind() {
    build_and_execute(|| {
        let calls = calls();
        let mut names: Vec<_> = calls.iter().map(GetCallName::get_call_name).collect();
        names.sort_unstable();
        let mut all = Call::get_call_names().to_vec();
        all.sort_unstable();
        assert_eq!(names, all, "the matrix has every call");
        let (rule, rest) = calls.split_at(1);
        for call in rest {
            assert_noop!(by_root(call.clone()), BadOrigin);
            assert_noop!(dispatch(RuntimeOrigin::none(), call.clone()), BadOrigin);
        }
        assert_noop!(by(CLIENT, rule[0].clone()), BadOrigin);
        assert_noop!(dispatch(RuntimeOrigin::none(), rule[0].clone()), BadOrigin);
    });
}

#[test]
fn calls_of_controllers_are_refused_when_the_caller_controls_nothing() {
    build_and_execute(|| {
        posted();
        let controlled = [2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15];
        for at in controlled {
            let call = calls()[at].clone();
            assert_noop!(by_anyone(call), Error::<Test>::NotController);
        }
    });
}
