//! What the longest way through a call writes, against what its weight declares. Capacity and reputation, which stand
//! for nothing here, may write some entries more.
use crate::{
    NextTask, Parents, Round, Terms, WeightInfo, mock::*, types::TASKS_PER_PAGE, weights::SubstrateWeight,
};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::weights::Weight;
use sp_io::hashing::twox_128;

type Declared = SubstrateWeight<Test>;

/// Writes that a weight declares, as the mock's database weighs them.
fn declared(weight: Weight) -> u64 {
    weight.ref_time() % 1_000_000 / 1_000
}

/// Entries of these pallets, and accounts, that the call writes.
fn writes(stage: impl FnOnce() -> (u64, Call)) -> u64 {
    let mut ext = new_test_ext();
    let (who, call) = ext.execute_with(stage);
    ext.commit_all().unwrap();
    ext.execute_with(|| signed(who, call)).unwrap();
    let accounts = [twox_128(b"System"), twox_128(b"Account")].concat();
    let pallets = ["Balances", "Power", "Flux", "Pocw"].map(|name| twox_128(name.as_bytes()));
    let counts =
        |key: &Vec<u8>| key.starts_with(&accounts) || pallets.iter().any(|pallet| key.starts_with(pallet));
    ext.overlayed_changes().changes().filter(|(key, _)| counts(key)).count().try_into().unwrap()
}

/// Eight receipts on pages of their own.
fn eight_parents() -> Parents {
    let ids: Vec<_> = (0..8)
        .map(|_| {
            let task = submitted();
            NextTask::<Test>::mutate(|next| *next += u64::from(TASKS_PER_PAGE));
            task
        })
        .collect();
    parents(&ids)
}

fn referred() -> u64 {
    register_evaluators(EVALUATORS);
    by(WORKER, Call::set_bond_ceiling { id: WORKER, ceiling: RICHES }).unwrap();
    let parents = eight_parents();
    let task = post(CLIENT, Terms { price: 20_000 * UNIT, bond: 2_000 * UNIT, ..terms() });
    take(WORKER, task);
    by(WORKER, submit_after(task, &parents, true)).unwrap();
    next_epoch();
    judge(task, Round::First, 10);
    by(WORKER, Call::dispute { task }).unwrap();
    by(CLIENT, Call::answer { task }).unwrap();
    next_epoch();
    judge(task, Round::Appeal, 20);
    by(WORKER, Call::refer { task }).unwrap();
    task
}

#[track_caller]
fn covers(weight: Weight, written: u64) {
    let declared = declared(weight);
    assert!(declared >= written, "declares {declared} writes and makes {written}");
    assert!(declared <= 2 * written + 8, "declares {declared} writes and makes only {written}");
}

#[test]
fn calls_of_the_sides_declare_all_they_write() {
    let c = owner(CLIENT);
    let w = owner(WORKER);
    covers(Declared::post(), writes(|| (c, Call::post { terms: terms() })));
    covers(Declared::cancel(), writes(|| (c, Call::cancel { task: posted() })));
    covers(Declared::match_task(), writes(|| (w, Call::match_task { task: posted(), bond: BOND })));
    let submit = || {
        let parents = eight_parents();
        Meter::set(&(30 * UNIT));
        let task = matched();
        (w, submit_after(task, &parents, true))
    };
    covers(Declared::submit(), writes(submit));
    let stage = || {
        let parents = eight_parents();
        let task = matched();
        by(WORKER, submit_after(task, &parents, false)).unwrap();
        task
    };
    covers(Declared::accept(), writes(|| (c, Call::accept { task: stage() })));
    let agree = || {
        let task = stage();
        by(WORKER, Call::agree { task, pay: UNIT }).unwrap();
        (c, Call::agree { task, pay: UNIT })
    };
    covers(Declared::agree(), writes(agree));
    covers(Declared::request_panel(), writes(|| (c, Call::request_panel { task: submitted() })));
    covers(Declared::dispute(), writes(|| (c, Call::dispute { task: evaluated(80) })));
    let answer = || {
        let task = evaluated(80);
        by(CLIENT, Call::dispute { task }).unwrap();
        (w, Call::answer { task })
    };
    covers(Declared::answer(), writes(answer));
    let prune = || {
        let task = submitted();
        by(CLIENT, Call::accept { task }).unwrap();
        outlast_evidence();
        (w, Call::prune { tasks: vec![task].try_into().unwrap() })
    };
    covers(Declared::prune(1), writes(prune));
    covers(Declared::set_bond_ceiling(), writes(|| (w, Call::set_bond_ceiling { id: WORKER, ceiling: 1 })));
}

#[test]
fn settlement_declares_all_it_writes_when_everybody_is_paid_or_penalised() {
    let settle = || {
        let task = referred();
        advance(15 * DAY);
        (STRANGER, Call::settle { task })
    };
    covers(Declared::settle(), writes(settle));
}

#[test]
fn bulk_settlement_declares_all_it_writes() {
    let many = || {
        let tasks: Vec<_> = (0..40).map(|_| submitted()).collect();
        advance(DAY + 2);
        (STRANGER, Call::settle_many { tasks: tasks.try_into().unwrap(), runs: 1 })
    };
    covers(Declared::settle_many(40, 2, 1), writes(many));
}

#[test]
fn calls_of_evaluators_declare_all_they_write() {
    let id = OTHER;
    let register = Call::register_evaluator { id, stake: 1_000 * UNIT };
    covers(Declared::register_evaluator(), writes(|| (owner(id), register.clone())));
    let resign = || {
        by(id, register.clone()).unwrap();
        (owner(id), Call::resign_evaluator { id })
    };
    covers(Declared::resign_evaluator(), writes(resign));
    let release = || {
        resign();
        by(id, Call::resign_evaluator { id }).unwrap();
        advance(14 * DAY);
        (STRANGER, Call::release_evaluator { id })
    };
    covers(Declared::release_evaluator(), writes(release));
    let commit = || {
        let task = empanelled();
        (owner(seats(task, Round::First)[0]), Call::commit { task, commitment: salt(1) })
    };
    covers(Declared::commit(), writes(commit));
}
