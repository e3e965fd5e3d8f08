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
        // From proposal to enactment: less than five minutes of two-second blocks.
        assert!((120..150).contains(&System::block_number()), "{}", System::block_number());
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

/// Leaves no room in the agenda of a block.
fn fill(at: BlockNumber) {
    let remark = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
    let call = alloc::boxed::Box::new(remark);
    let schedule = || Scheduler::schedule(RuntimeOrigin::root(), at, None, 0, call.clone());
    while schedule().is_ok() {}
    assert_eq!(pallet_scheduler::Agenda::<Runtime>::get(at).len(), 512);
}

#[test]
fn referendum_goes_on_when_the_block_of_its_alarm_is_full() {
    development().execute_with(|| {
        let at = System::block_number() + 5;
        for block in at..at + 3 {
            fill(block);
        }
        // Its alarm would be set for the end of the preparation.
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 30_000);
        run_to(at);
        let made = System::read_events_for_pallet::<pallet_scheduler::Event<Runtime>>();
        let made = made.iter().filter(|event| matches!(event, pallet_scheduler::Event::Dispatched { .. }));
        assert_eq!(made.count(), 512);
        run_until_decided(index);
        assert!(approved_at(index).is_some());
    });
}

#[test]
fn what_was_approved_is_done_a_block_later_when_its_block_is_full() {
    development().execute_with(|| {
        let index = propose_byte_fee();
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 30_000);
        // Five blocks of preparation and 43 of confirmation, the one of the vote among them, and a timelock of 86: everybody knows
        // the block.
        let timelock = (2 * DAY).div_ceil(2 * 1_008) as u32;
        let enactment = 5 + 43 + timelock;
        for block in enactment..enactment + 3 {
            fill(block);
        }
        run_until_decided(index);
        assert_eq!(approved_at(index), Some(enactment - timelock));
        run_to(enactment + 2);
        assert_ne!(FeeParameters::get().byte_fee, NEW_FEE);
        run_to(enactment + 3);
        assert_eq!(FeeParameters::get().byte_fee, NEW_FEE);
    });
}

/// A referendum on a track: what `call` is done with its origin, at `enactment`.
fn submit(origin: Origin<Runtime>, call: RuntimeCall, enactment: DispatchTime<BlockNumber>) -> u32 {
    let index = pallet_referenda::ReferendumCount::<Runtime>::get();
    assert_ok!(Referenda::submit(
        signed(Charlie),
        alloc::boxed::Box::new(OriginCaller::Governance(origin)),
        frame_support::traits::Bounded::Inline(call.encode().try_into().unwrap()),
        enactment,
    ));
    assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
    index
}

/// Otherwise one day of voting could approve a year of safe modes, one after the other.
#[test]
fn emergency_waits_for_no_moment_of_its_proposers_choice() {
    development().execute_with(|| {
        let enter = RuntimeCall::from(pallet_safe_mode::Call::force_enter {});
        let far = DispatchTime::At(System::block_number() + 10_000);
        let emergency = submit(Origin::Emergency, enter, far);
        let remark = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
        let ordinary = submit(Origin::Membership, remark, far);
        for index in [emergency, ordinary] {
            vote(Alice, index, true, 30_000);
            vote(Bob, index, true, 25_000);
        }
        run_until_decided(emergency);
        assert!(approved_at(emergency).is_some());
        run_to(System::block_number() + 6);
        assert!(SafeMode::is_entered());
        run_until_decided(ordinary);
        let planned = pallet_scheduler::Agenda::<Runtime>::iter_keys().max();
        assert_eq!(planned, Some(10_001), "other tracks keep the moment that was proposed");
    });
}

/// What a referendum decided is called once, with the origin of its track: no brake may be in its way.
#[test]
fn membership_is_decided_in_a_safe_mode_too() {
    let mut config = config("local_testnet");
    config["clock"]["scale"] = 1_008.into();
    ext_of(&config).execute_with(|| {
        let members = || pallet_validators::Members::<Runtime>::get().len();
        let before = members();
        let dave = account(Dave);
        let remove = RuntimeCall::from(pallet_validators::Call::remove_validator { who: dave.clone() });
        assert!(remove.clone().dispatch(signed(Alice)).is_err());
        let index = submit(Origin::Membership, remove, DispatchTime::After(0));
        vote(Alice, index, true, 30_000);
        assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
        run_until_decided(index);
        assert!(approved_at(index).is_some());
        run_to(System::block_number() + 50);
        assert!(SafeMode::is_entered());
        assert_eq!(members(), before - 1);
        let add = RuntimeCall::from(pallet_validators::Call::add_validator { who: dave });
        assert!(add.clone().dispatch(signed(Alice)).is_err());
        assert_ok!(add.dispatch(Origin::<Runtime>::Membership.into()));
        assert_eq!(members(), before);
    });
}

#[test]
fn treasury_is_spent_by_its_track_in_a_safe_mode_too() {
    development().execute_with(|| {
        let beneficiary = account(Ferdie);
        let amount = 1_000 * UNIT;
        let spend =
            RuntimeCall::from(pallet_treasury::Call::spend_local { amount, beneficiary: beneficiary.into() });
        assert!(spend.clone().dispatch(signed(Alice)).is_err());
        let index = submit(Origin::Treasurer, spend, DispatchTime::After(0));
        vote(Alice, index, true, 30_000);
        assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
        run_until_decided(index);
        assert!(approved_at(index).is_some());
        run_to(System::block_number() + 50);
        assert_eq!(pallet_treasury::ProposalCount::<Runtime>::get(), 1);
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
        let mut refused = None;
        for block in 2..200 {
            run_to(block);
            refused = refused.or(System::read_events_for_pallet::<Event<Runtime>>().into_iter().find_map(
                |event| match event {
                    Event::Refused { index, reason } => Some((index, reason)),
                    _ => None,
                },
            ));
        }
        // The step and the cool-down both forbid it; the step is asked about first.
        assert_eq!(refused, Some((other, Error::<Runtime>::StepTooLarge.into())));
        assert_eq!(FeeParameters::get().byte_fee, NEW_FEE);
        assert_eq!(Proposals::<Runtime>::iter().count(), 0);
        check_invariants();
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
fn events_name_what_was_proposed_and_what_was_changed() {
    development().execute_with(|| {
        let index = propose_byte_fee();
        System::assert_has_event(RuntimeEvent::Governance(Event::Proposed {
            index,
            proposer: account(Charlie),
            changes: vec![Change::Fees(FeesChange::ByteFee(NEW_FEE))].try_into().unwrap(),
        }));
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        vote(Alice, index, true, 30_000);
        let old = FeeParameters::get().byte_fee;
        while FeeParameters::get().byte_fee == old {
            run_to(System::block_number() + 1);
        }
        let field = Registry::field(&Change::Fees(FeesChange::ByteFee(0)));
        let changed = Event::ParameterChanged { index, field, old, new: NEW_FEE };
        System::assert_has_event(RuntimeEvent::Governance(changed));
        System::assert_has_event(RuntimeEvent::Governance(Event::Enacted { index }));
    });
}
