use crate::{
    Error, Event, Evidence, EvidenceOf, HoldReason, Outcome, Statement, TaskId, assert_refused, mock::*,
};
use fluxnomics_primitives::{Hash, UNIT, flux::FluxLedger};
use sp_runtime::testing::TestSignature;

fn statement(clock: u64, result: u8) -> Statement {
    Statement {
        task: 0,
        previous: Hash::zero(),
        clock,
        result: Hash::repeat_byte(result),
        metered: UNIT,
        parents: parents(&[]),
    }
}

fn signed_by(id: u64, statement: Statement) -> EvidenceOf<Test> {
    let hash = Pocw::statement_hash(id, statement.clone());
    let signer = owner(id);
    Evidence::Signed {
        worker: id,
        statement,
        signer,
        signature: TestSignature(signer, hash.as_bytes().to_vec()),
    }
}

fn prove(first: EvidenceOf<Test>, second: EvidenceOf<Test>) -> Call {
    Call::prove_equivocation { first, second }
}

/// A proof against the worker of a recorded receipt.
pub(super) fn against(task: TaskId) -> Call {
    let clock = get(task).receipt.unwrap().clock;
    prove(Evidence::Recorded(task), signed_by(WORKER, statement(clock, 77)))
}

#[test]
fn receipt_and_another_statement_at_its_clock_value_convict() {
    build_and_execute(|| {
        without_demurrage();
        Flux::shift(WORKER, 100 * UNIT, FREE, STAKE).unwrap();
        let task = submitted();
        events();
        by_anyone(against(task)).unwrap();
        assert_eq!(Flux::account(WORKER).staked, 90 * UNIT);
        assert!(position(WORKER).convicted);
        assert_eq!(get(task).outcome(), Some(Outcome::Voided));
        assert_eq!(all_flux(CLIENT), FLUX - 2 * BURN);
        assert_eq!(held(HoldReason::Work, WORKER), 0);
        assert_eq!(hetu(WORKER), RICHES - BOND);
        let conviction = Event::Convicted { worker: WORKER, clock: 1, hetu: 0, flux: 10 * UNIT };
        assert_eq!(events()[0], conviction);
    });
}

#[test]
fn two_signed_statements_convict() {
    build_and_execute(|| {
        by_anyone(prove(signed_by(WORKER, statement(5, 1)), signed_by(WORKER, statement(5, 2)))).unwrap();
        assert!(position(WORKER).convicted);
        let next = posted();
        let take = Call::match_task { task: next, bond: BOND };
        assert_refused!(WORKER, take, Error::<Test>::AlreadyConvicted);
    });
}

#[test]
fn two_recorded_receipts_never_convict() {
    build_and_execute(|| {
        let (one, two) = (submitted(), submitted());
        let call = prove(Evidence::Recorded(one), Evidence::Recorded(two));
        assert_refused!(CLIENT, call, Error::<Test>::NotEquivocation);
    });
}

#[test]
fn proof_is_refused_when_the_statements_agree_or_are_of_others() {
    build_and_execute(|| {
        let one = || signed_by(WORKER, statement(5, 1));
        assert_refused!(CLIENT, prove(one(), one()), Error::<Test>::NotEquivocation);
        let later = signed_by(WORKER, statement(6, 2));
        assert_refused!(CLIENT, prove(one(), later), Error::<Test>::NotEquivocation);
        let other = signed_by(OTHER, statement(5, 2));
        assert_refused!(CLIENT, prove(one(), other), Error::<Test>::NotEquivocation);
        assert_refused!(CLIENT, prove(one(), Evidence::Recorded(9)), Error::<Test>::UnknownTask);
        let open = posted();
        assert_refused!(CLIENT, prove(one(), Evidence::Recorded(open)), Error::<Test>::WrongState);
        let unsubmitted = matched();
        assert_refused!(CLIENT, prove(one(), Evidence::Recorded(unsubmitted)), Error::<Test>::UnknownTask);
    });
}

#[test]
fn proof_is_refused_when_a_signature_is_forged() {
    build_and_execute(|| {
        let one = signed_by(WORKER, statement(5, 1));
        let forge = |signer: u64, by: u64| {
            let statement = statement(5, 2);
            let hash = Pocw::statement_hash(WORKER, statement.clone());
            Evidence::Signed {
                worker: WORKER,
                statement,
                signer,
                signature: TestSignature(by, hash.as_bytes().to_vec()),
            }
        };
        let refused = |second| {
            assert_refused!(CLIENT, prove(one.clone(), second), Error::<Test>::BadSignature);
        };
        refused(forge(owner(WORKER), owner(CLIENT)));
        refused(forge(STRANGER, STRANGER));
        // The statement is bound to the identity of the one who signs.
        refused(forge(owner(OTHER), owner(OTHER)));
        // A statement for another chain.
        let mut foreign = signed_by(WORKER, statement(5, 2));
        if let Evidence::Signed { signature, .. } = &mut foreign {
            signature.1 = vec![0; 32];
        }
        refused(foreign);
    });
}

#[test]
fn account_that_submitted_the_last_receipt_convicts_though_it_has_deregistered() {
    build_and_execute(|| {
        without_demurrage();
        let hot = 5_000;
        let agent = agent_of(WORKER, hot);
        by(WORKER, Call::set_bond_ceiling { id: agent, ceiling: BOND }).unwrap();
        let task = posted();
        signed(hot, Call::match_task { task, bond: BOND }).unwrap();
        signed(hot, submit(task, false)).unwrap();
        by(CLIENT, Call::accept { task }).unwrap();
        Flux::shift(agent, 10 * UNIT, FREE, STAKE).unwrap();
        let says = |result| {
            let statement = statement(7, result);
            let hash = Pocw::statement_hash(agent, statement.clone());
            let signature = TestSignature(hot, hash.as_bytes().to_vec());
            Evidence::Signed { worker: agent, statement, signer: hot, signature }
        };
        deregister(WORKER, agent);
        by_anyone(prove(says(1), says(2))).unwrap();
        assert!(position(agent).convicted);
        assert_eq!(Flux::account(agent).staked, 9 * UNIT, "what it had staked answers for it");
    });
}

#[test]
fn proof_is_refused_when_the_signer_neither_controls_nor_submitted() {
    build_and_execute(|| {
        let hot = 5_000;
        let agent = agent_of(WORKER, hot);
        deregister(WORKER, agent);
        let says = |result| {
            let statement = statement(7, result);
            let hash = Pocw::statement_hash(agent, statement.clone());
            let signature = TestSignature(hot, hash.as_bytes().to_vec());
            Evidence::Signed { worker: agent, statement, signer: hot, signature }
        };
        assert_refused!(CLIENT, prove(says(1), says(2)), Error::<Test>::BadSignature);
        assert!(!crate::Positions::<Test>::contains_key(agent));
    });
}
