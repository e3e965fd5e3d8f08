//! Who may make which call.
use crate::{Error, assert_refused, mock::*};
use fluxnomics_primitives::identity::IdentityId;
use frame_support::{assert_noop, assert_ok, traits::GetCallName};
use sp_runtime::{DispatchError::BadOrigin, Perbill};

/// Every call with arguments that could succeed, those of the attestor origin first.
fn calls(id: IdentityId) -> Vec<Call> {
    vec![
        Call::admit_attestor { id },
        Call::dismiss_attestor { id, slash: Perbill::one() },
        register_human(HOT),
        register_agent(HOT),
        Call::announce_controller { id, controller: HOT },
        Call::cancel_controller { id },
        Call::accept_controller { id },
        Call::set_ceiling { id, ceiling: 0 },
        Call::deregister { id },
        Call::release_bond { id },
        Call::apply_as_attestor { id },
        Call::resign_attestor { id },
        Call::release_attestor_bond { id },
        Call::report_activity { id, day: 0, activity: online(1) },
        Call::claim_activity { day: 0 },
        Call::clear_reports { id, day: 0 },
    ]
}

#[test]
fn every_call_is_refused_when_its_origin_is_of_the_wrong_kind() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        let calls = calls(id);
        let mut names: Vec<_> = calls.iter().map(GetCallName::get_call_name).collect();
        names.sort_unstable();
        let mut all = Call::get_call_names().to_vec();
        all.sort_unstable();
        assert_eq!(names, all, "the matrix has every call");

        let (of_attestor_origin, signed) = calls.split_at(2);
        for call in &calls {
            assert_noop!(dispatch(RuntimeOrigin::none(), call.clone()), BadOrigin);
        }
        for call in of_attestor_origin {
            for who in [ALICE, key(id), STRANGER] {
                assert_refused!(who, call.clone(), BadOrigin);
            }
        }
        for call in signed {
            assert_noop!(by_root(call.clone()), BadOrigin);
        }
    });
}

#[test]
fn every_call_about_an_identity_is_refused_when_a_stranger_makes_it() {
    build_and_execute(|| {
        let id = attestor(ALICE);
        assert_ok!(by(ALICE, Call::announce_controller { id, controller: HOT }));
        go_to_day(30);
        let refusals = [
            Error::<Test>::OwnerNotRegistered, // register_agent
            Error::<Test>::NotOwnerOrController,
            Error::<Test>::NotOwner,
            Error::<Test>::NotPendingController,
            Error::<Test>::NotOwner,
            Error::<Test>::NotOwner,
            Error::<Test>::StillRegistered,
            Error::<Test>::NotOwner,
            Error::<Test>::NotOwner,
            Error::<Test>::NotAttestor, // release_attestor_bond
            Error::<Test>::NotAttestor,
            Error::<Test>::NotActive,
            Error::<Test>::NoReports,
        ];
        let calls = calls(id).split_off(3);
        assert_eq!(calls.len(), refusals.len());
        for (call, refusal) in calls.into_iter().zip(refusals) {
            assert_refused!(STRANGER, call, refusal);
        }
    });
}

#[test]
fn every_call_about_an_identity_is_refused_when_the_identity_does_not_exist() {
    build_and_execute(|| {
        human(ALICE);
        for id in [1, u64::MAX] {
            for call in calls(id).split_off(4) {
                let refusal = match call {
                    Call::release_attestor_bond { .. } | Call::report_activity { .. } => {
                        Error::<Test>::NotAttestor
                    },
                    Call::claim_activity { .. } => Error::<Test>::NotActive,
                    Call::clear_reports { .. } => Error::<Test>::ReportsStillFresh,
                    _ => Error::<Test>::UnknownIdentity,
                };
                assert_refused!(ALICE, call, refusal);
            }
        }
    });
}
