//! A parameter, from proposal to enactment, and every way round the vote.
use super::*;
use Sr25519Keyring::*;
use fluxnomics_primitives::{governance::ParameterRegistry, time::DAY};
use frame_support::{
    assert_noop, assert_ok,
    traits::{Get, schedule::DispatchTime},
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_governance::{Error, Event, Origin, Proposals};
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
use params::{Change, FeeParameters, FeesChange, Registry, ValidatorsChange};

const NEW_FEE: Balance = UNIT / 800_000;

fn propose_byte_fee() -> u32 {
    let index = pallet_referenda::ReferendumCount::<Runtime>::get();
    let changes = vec![Change::Fees(FeesChange::ByteFee(NEW_FEE))].try_into().unwrap();
    assert_ok!(Governance::propose(signed(Charlie), changes));
    index
}

fn vote(who: Sr25519Keyring, index: u32, aye: bool, amount: Balance) {
    let vote = AccountVote::Standard {
        vote: Vote { aye, conviction: Conviction::Locked1x },
        balance: amount * UNIT,
    };
    assert_ok!(ConvictionVoting::vote(signed(who), index, vote));
}

fn approved_at(index: u32) -> Option<BlockNumber> {
    match ReferendumInfoFor::<Runtime>::get(index)? {
        ReferendumInfo::Approved(at, ..) => Some(at),
        _ => None,
    }
}

fn run_until_decided(index: u32) {
    for _ in 0..2_000 {
        if !matches!(ReferendumInfoFor::<Runtime>::get(index), Some(ReferendumInfo::Ongoing(_))) {
            return;
        }
        run_to(System::block_number() + 1);
    }
    panic!("referendum {index} was never decided");
}

#[test]
fn parameter_changes_when_gen_approves_it() {
    development().execute_with(|| {
        let before = FeeParameters::get();
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 30_000);
        vote(Bob, index, false, 5_000);
        run_until_decided(index);
        let approved = approved_at(index).expect("approved");
        assert_eq!(FeeParameters::get(), before);

        // Two days of timelock at least, and not much more.
        let blocks = (2 * DAY).div_ceil(2 * 1_008) as u32;
        run_to(approved + blocks - 1);
        assert_eq!(FeeParameters::get(), before);
        run_to(approved + blocks + 1);
        assert_eq!(FeeParameters::get().byte_fee, NEW_FEE);
        assert_eq!(Proposals::<Runtime>::iter().count(), 0);
        let record = Governance::history(2).pop().expect("one change");
        assert_eq!((record.referendum, record.proposer, record.new), (index, account(Charlie), NEW_FEE));
        assert_eq!(pallet_preimage::RequestStatusFor::<Runtime>::iter().count(), 0);
        assert_eq!(
            Balances::reserved_balance(account(Charlie)),
            (100 + 10) * UNIT,
            "only the referendum's own deposits are left, to be refunded on request"
        );
        assert_ok!(Referenda::refund_submission_deposit(signed(Alice), index));
        assert_ok!(Referenda::refund_decision_deposit(signed(Alice), index));
        assert_eq!(Balances::reserved_balance(account(Charlie)), 0);
        // From proposal to enactment: about five minutes of two-second blocks.
        assert!((120..=160).contains(&System::block_number()), "{}", System::block_number());
        check_invariants();
    });
}

/// A chain whose economic time runs as fast as it can.
fn fastest() -> sp_io::TestExternalities {
    let mut config = config("development");
    config["clock"]["scale"] = pallet_clock::MAX_SCALE.get().into();
    ext_of(&config)
}

#[test]
fn every_window_lasts_five_blocks_when_the_scale_is_at_its_bound() {
    use configs::tracks::Tracks;
    use fluxnomics_economics::time::MIN_WINDOW_BLOCKS;
    use pallet_referenda::TracksInfo;
    fastest().execute_with(|| {
        let mut windows = vec![];
        for track in Tracks::tracks() {
            let info = &track.info;
            windows.extend([
                info.prepare_period,
                info.decision_period,
                info.confirm_period,
                info.min_enactment_period,
            ]);
        }
        windows.extend([
            <<Runtime as pallet_referenda::Config>::UndecidingTimeout as Get<_>>::get(),
            <<Runtime as pallet_conviction_voting::Config>::VoteLockingPeriod as Get<_>>::get(),
            <<Runtime as pallet_treasury::Config>::SpendPeriod as Get<_>>::get(),
            <<Runtime as pallet_treasury::Config>::PayoutPeriod as Get<_>>::get(),
            <<Runtime as pallet_safe_mode::Config>::EnterDuration as Get<_>>::get(),
            <<Runtime as pallet_safe_mode::Config>::ExtendDuration as Get<_>>::get(),
        ]);
        assert_eq!(windows.len(), 6 * 4 + 6);
        assert!(windows.iter().all(|blocks| *blocks >= MIN_WINDOW_BLOCKS), "{windows:?}");
    });
}

#[test]
fn approved_proposal_waits_for_its_enactment_when_the_scale_is_at_its_bound() {
    fastest().execute_with(|| {
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 30_000);
        run_until_decided(index);
        let approved = approved_at(index).expect("approved");
        let mut waited = 0;
        while Proposals::<Runtime>::contains_key(index) {
            assert_noop!(Governance::clear(signed(Ferdie), index), Error::<Runtime>::AwaitingEnactment);
            run_to(System::block_number() + 1);
            waited += 1;
        }
        assert_eq!((waited, System::block_number()), (10, approved + 10));
        assert_eq!(FeeParameters::get().byte_fee, NEW_FEE);
    });
}

#[test]
fn referendum_goes_on_when_the_block_of_its_alarm_is_crowded() {
    development().execute_with(|| {
        let remark = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
        let at = System::block_number() + 5;
        let schedule = || {
            let call = alloc::boxed::Box::new(remark.clone());
            Scheduler::schedule(RuntimeOrigin::root(), at, None, 0, call)
        };
        for _ in 0..511 {
            assert_ok!(schedule());
        }
        // Its alarm is set for the end of the preparation.
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        assert!(schedule().is_err());
        run_to(at);
        let made = System::read_events_for_pallet::<pallet_scheduler::Event<Runtime>>();
        let made = made.iter().filter(|event| matches!(event, pallet_scheduler::Event::Dispatched { .. }));
        assert_eq!(made.count(), 512);
        vote(Alice, index, true, 30_000);
        run_until_decided(index);
        assert!(approved_at(index).is_some());
    });
}

#[test]
fn nothing_changes_and_nothing_stays_when_gen_rejects_it() {
    development().execute_with(|| {
        let before = FeeParameters::get();
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 10_000);
        vote(Bob, index, false, 25_000);
        run_until_decided(index);
        assert!(matches!(ReferendumInfoFor::<Runtime>::get(index), Some(ReferendumInfo::Rejected(..))));
        assert_ok!(Governance::clear(signed(Ferdie), index));
        assert_eq!(Proposals::<Runtime>::iter().count(), 0);
        assert_eq!(FeeParameters::get(), before);
        check_invariants();
    });
}

#[test]
fn support_below_a_tenth_of_all_gen_is_not_enough() {
    development().execute_with(|| {
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 9_999);
        run_until_decided(index);
        assert!(approved_at(index).is_none());
    });
}

#[test]
fn no_origin_reaches_a_parameter_but_by_vote() {
    development().execute_with(|| {
        let before = FeeParameters::get();
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 30_000);
        let enact = RuntimeCall::from(pallet_governance::Call::enact { index });
        let as_parameters = || {
            let call = pallet_utility::Call::dispatch_as {
                as_origin: alloc::boxed::Box::new(OriginCaller::Governance(Origin::Parameters)),
                call: alloc::boxed::Box::new(enact.clone()),
            };
            RuntimeCall::from(call).dispatch(RuntimeOrigin::root())
        };
        let attempt = || {
            for origin in [
                RuntimeOrigin::root(),
                RuntimeOrigin::none(),
                signed(Charlie),
                Origin::<Runtime>::Proposer(account(Charlie)).into(),
                Origin::<Runtime>::Membership.into(),
            ] {
                assert!(enact.clone().dispatch(origin).is_err());
            }
            let _ = as_parameters();
            assert_eq!(FeeParameters::get(), before);
            assert!(Proposals::<Runtime>::contains_key(index));
        };
        attempt();
        assert_noop!(
            Governance::enact(Origin::<Runtime>::Parameters.into(), index),
            Error::<Runtime>::NotApproved
        );
        run_until_decided(index);
        assert!(approved_at(index).is_some());
        attempt();
        assert_noop!(
            Governance::enact(Origin::<Runtime>::Parameters.into(), index),
            Error::<Runtime>::NotRipe
        );
        run_to(System::block_number() + 40);
        attempt();
    });
}

#[test]
fn referenda_for_the_parameter_track_come_from_propose_only() {
    development().execute_with(|| {
        let submit = |origin: RuntimeOrigin| {
            let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
            Referenda::submit(
                origin,
                alloc::boxed::Box::new(OriginCaller::Governance(Origin::Parameters)),
                frame_support::traits::Bounded::Inline(call.encode().try_into().unwrap()),
                DispatchTime::After(0),
            )
        };
        for origin in [signed(Alice), RuntimeOrigin::root(), RuntimeOrigin::none()] {
            assert_noop!(submit(origin), sp_runtime::DispatchError::BadOrigin);
        }
    });
}

#[test]
fn proposals_that_break_a_rule_are_refused_and_leave_nothing() {
    development().execute_with(|| {
        let propose = |changes: Vec<Change>| Governance::propose(signed(Alice), changes.try_into().unwrap());
        assert_noop!(propose(vec![]), Error::<Runtime>::NoChanges);
        assert_noop!(
            propose(vec![Change::Fees(FeesChange::ByteFee(Balance::MAX))]),
            Error::<Runtime>::OutOfBounds
        );
        assert_noop!(propose(vec![Change::Fees(FeesChange::ByteFee(0))]), Error::<Runtime>::OutOfBounds);
        assert_noop!(
            propose(vec![Change::Fees(FeesChange::ByteFee(UNIT / 500_000))]),
            Error::<Runtime>::StepTooLarge
        );
        assert_noop!(
            propose(vec![
                Change::Fees(FeesChange::ByteFee(NEW_FEE)),
                Change::Fees(FeesChange::ByteFee(NEW_FEE)),
            ]),
            Error::<Runtime>::DuplicateField
        );
    });
}

#[test]
fn a_change_outvoted_by_time_is_refused_at_enactment() {
    development().execute_with(|| {
        // Both are one step away now; the second is two steps away once the first is in force.
        let index = propose_byte_fee();
        let other = index + 1;
        let down = Change::Fees(FeesChange::ByteFee(UNIT / 1_250_000));
        assert_ok!(Governance::propose(signed(Charlie), vec![down].try_into().unwrap()));
        for index in [index, other] {
            assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
            vote(Alice, index, true, 30_000);
        }
        run_to(200);
        assert_eq!(FeeParameters::get().byte_fee, NEW_FEE);
        assert_eq!(Proposals::<Runtime>::iter().count(), 0);
        check_invariants();
    });
}

#[test]
fn membership_track_admits_and_removes_validators() {
    development().execute_with(|| {
        let add = RuntimeCall::from(pallet_validators::Call::add_validator { who: account(Bob) });
        assert!(add.clone().dispatch(signed(Alice)).is_err());
        // Bob has no keys and no bond: the right origin gets a reason, not BadOrigin.
        let refused = add.dispatch(Origin::<Runtime>::Membership.into()).unwrap_err().error;
        assert_ne!(refused, sp_runtime::DispatchError::BadOrigin);
    });
}

#[test]
fn genesis_value_of_the_preset_is_in_force() {
    development().execute_with(|| {
        let field = Registry::field(&Change::Validators(ValidatorsChange::MinValidators(1)));
        assert_eq!(Registry::current(field), 1);
        assert_eq!(Registry::spec(field).default, 4);
    });
}

#[test]
fn last_event_names_the_change() {
    development().execute_with(|| {
        let index = propose_byte_fee();
        System::assert_has_event(RuntimeEvent::Governance(Event::Proposed {
            index,
            proposer: account(Charlie),
            changes: vec![Change::Fees(FeesChange::ByteFee(NEW_FEE))].try_into().unwrap(),
        }));
    });
}
