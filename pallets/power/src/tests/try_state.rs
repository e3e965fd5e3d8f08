//! Each numbered invariant is noticed when it is broken.
use crate::{
    AttestorState, Attestors, EndedAgents, HoldReason, HumanOf, Identities, IdentityOf, Kind, NextIdentityId,
    Odometers, PendingControllers, PowerUsed, Qualities, Reports, RetiredControllers, RetiredPowerUsed,
    mock::*,
};
use fluxnomics_economics::{quality::Quality, units::LIFETIME_POWER};
use fluxnomics_primitives::{
    UNIT,
    identity::{IdentityId, PowerLedger, PowerSource, QualityRecord},
};
use frame_support::{
    assert_ok,
    traits::{fungible::MutateHold, tokens::Precision},
};
use sp_runtime::TryRuntimeError;

const HUMAN: IdentityId = 0;
const AGENT: IdentityId = 1;
const ENDED: IdentityId = 2;
const ATTESTOR: IdentityId = 3;
const OTHER: IdentityId = 4;

/// A bit of everything.
fn scene() {
    assert_eq!((human(ALICE), agent(ALICE)), (HUMAN, AGENT));
    assert_eq!(human(BOB), ENDED);
    assert_ok!(Power::spend(ENDED, 5, PowerSource::Message));
    assert_ok!(by(BOB, Call::deregister { id: ENDED }));
    assert_eq!((attestor(CAROL), attestor(DAVE)), (ATTESTOR, OTHER));
    assert_ok!(Power::spend(HUMAN, UNIT, PowerSource::Message));
    assert_ok!(Power::record(HUMAN, Quality::ONE));
    go_to_day(1);
    assert_ok!(report(ATTESTOR, HUMAN, 0, 1));
    assert_ok!(report(OTHER, HUMAN, 0, 1));
    assert_ok!(by(ALICE, Call::announce_controller { id: HUMAN, controller: HOT }));
}

fn identity(id: IdentityId, change: impl FnOnce(&mut crate::Identity<AccountId>)) {
    Identities::<Test>::mutate(id, |identity| change(identity.as_mut().unwrap()));
}

fn reports(change: impl FnOnce(&mut Vec<crate::Report<AccountId>>)) {
    Reports::<Test>::mutate(HUMAN, 0, |reports| {
        let mut changed = reports.to_vec();
        change(&mut changed);
        *reports = changed.try_into().unwrap();
    });
}

fn release(reason: HoldReason, who: AccountId) {
    assert_ok!(Balances::release(&reason.into(), &who, 1, Precision::Exact));
}

type Corruption = (&'static str, fn());

const CORRUPTIONS: &[Corruption] = &[
    ("P1: lifetime above 21,000,000", || {
        Odometers::<Test>::mutate(HUMAN, |o| o.as_mut().unwrap().lifetime = LIFETIME_POWER + 1);
    }),
    ("P1: a day above the lifetime", || {
        Odometers::<Test>::mutate(HUMAN, |o| o.as_mut().unwrap().today = UNIT + 1);
    }),
    ("P2: total is not the sum of the odometers", || PowerUsed::<Test>::put(UNIT + 4)),
    ("P2: total is not the sum of the odometers", || RetiredPowerUsed::<Test>::kill()),
    ("P2: total above 21,000,000 per identity", || {
        RetiredPowerUsed::<Test>::put(5 * LIFETIME_POWER);
        PowerUsed::<Test>::put(5 * LIFETIME_POWER + UNIT);
    }),
    ("P3: odometer without registered identity", || {
        Odometers::<Test>::insert(ENDED, fluxnomics_economics::lifetime::Odometer::default());
    }),
    ("P3: quality without odometer", || Qualities::<Test>::insert(ENDED, Quality::ONE)),
    ("P3: registered, no odometer", || Odometers::<Test>::remove(AGENT)),
    ("P4: number not issued yet", || NextIdentityId::<Test>::put(OTHER)),
    ("P4: owner does not know its human identity", || HumanOf::<Test>::remove(BOB)),
    ("P4: agent of an unregistered human", || identity(AGENT, |i| i.owner_identity = Some(ENDED))),
    ("P4: kind and owner identity disagree", || identity(AGENT, |i| i.kind = Kind::Human)),
    ("P4: kind and owner identity disagree", || identity(AGENT, |i| i.owner_identity = None)),
    ("P4: wrong count of agents", || identity(HUMAN, |i| i.agents = 2)),
    ("P4: wrong count of agents", || identity(ENDED, |i| i.agents = 1)),
    ("P4: ended agents of nobody", || EndedAgents::<Test>::insert(HUMAN, 0)),
    ("P4: ended agents of nobody", || EndedAgents::<Test>::insert(99, 1)),
    ("P4: more ended agents than there are", || EndedAgents::<Test>::insert(ENDED, 1)),
    ("P4: human identity of another owner", || HumanOf::<Test>::insert(STRANGER, AGENT)),
    ("P5: controller of an ended identity", || identity(ENDED, |i| i.controller = Some(WARM))),
    ("P5: controller not mapped", || IdentityOf::<Test>::remove(key(HUMAN))),
    ("P5: controller not mapped", || IdentityOf::<Test>::insert(key(HUMAN), AGENT)),
    ("P5: retired, yet bound", || RetiredControllers::<Test>::insert(key(HUMAN), ())),
    ("P5: maps to an identity it does not control", || IdentityOf::<Test>::insert(WARM, HUMAN)),
    ("P5: pending controller of an ended identity", || {
        PendingControllers::<Test>::insert(
            ENDED,
            crate::PendingController { account: WARM, acceptable_from: 0, deposit: 0 },
        );
    }),
    ("P6: controller not kept alive", || {
        System::dec_sufficients(&key(HUMAN));
    }),
    ("P6: controller not kept alive", || {
        System::dec_sufficients(&HOT);
    }),
    ("P7: deposits are not those of the entries", || identity(HUMAN, |i| i.deposits = UNIT - 1)),
    ("P7: deposits are not those of the entries", || {
        PendingControllers::<Test>::mutate(HUMAN, |p| p.as_mut().unwrap().deposit += 1);
    }),
    ("P7: deposit of an unknown identity", || {
        // Its own deposit, in the name of nobody.
        reports(|reports| {
            reports[0].deposit = 0;
            reports[1].attestor = 99;
        });
        identity(ATTESTOR, |i| i.deposits = 0);
        identity(OTHER, |i| i.deposits = 0);
        Attestors::<Test>::mutate(OTHER, |a| a.as_mut().unwrap().reports = 0);
        Attestors::<Test>::insert(
            99,
            crate::Attestor { bond: 0, state: AttestorState::Left { since: 0 }, reports: 1 },
        );
    }),
    ("P8: empty list of reports", || Reports::<Test>::insert(AGENT, 0, frame_support::BoundedVec::new())),
    ("P8: report about an own identity", || reports(|reports| reports[0].owner = ALICE)),
    ("P8: an owner reported twice", || reports(|reports| reports[1].owner = CAROL)),
    ("P8: wrong count of reports", || {
        Attestors::<Test>::mutate(ATTESTOR, |a| a.as_mut().unwrap().reports = 2);
    }),
    ("P8: attestor without registered identity", || {
        let attestor = Attestors::<Test>::get(ATTESTOR).unwrap();
        Attestors::<Test>::insert(ENDED, crate::Attestor { reports: 0, ..attestor });
    }),
    ("P8: report without attestor", || Attestors::<Test>::remove(ATTESTOR)),
    ("P9: bonds are not what is held", || release(HoldReason::Registration, ALICE)),
    ("P9: bonds are not what is held", || identity(ENDED, |i| i.bond -= 1)),
    ("P9: deposits are not what is held", || release(HoldReason::Storage, CAROL)),
    ("P9: attestor bonds are not held", || release(HoldReason::Attestor, DAVE)),
];

#[test]
fn every_broken_invariant_is_named_when_the_state_is_corrupt() {
    for (expected, corrupt) in CORRUPTIONS {
        new_test_ext().execute_with(|| {
            scene();
            assert_ok!(Power::do_try_state());
            corrupt();
            assert_eq!(Power::do_try_state(), Err(TryRuntimeError::Other(expected)));
        });
    }
}
