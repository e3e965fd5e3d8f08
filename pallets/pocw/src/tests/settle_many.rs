use crate::{Error, Event, Outcome, State, TaskId, Terms, mock::*, types::MAX_BULK};
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_noop;

fn call(tasks: &[TaskId], runs: u32) -> Call {
    Call::settle_many { tasks: tasks.to_vec().try_into().unwrap(), runs }
}

fn work(client: u64, worker: u64, price: u128) -> TaskId {
    let task = post(client, Terms { price, bond: price / 10 + 1, ..terms() });
    take(worker, task);
    by(worker, submit(task, false)).unwrap();
    task
}

#[test]
fn settling_together_pays_what_settling_alone_pays() {
    let run = |together: bool| {
        let mut seen = vec![];
        new_test_ext().execute_with(|| {
            let mut ids = vec![];
            for n in 0..40_u128 {
                let (client, worker) = if n % 7 < 4 { (CLIENT, WORKER) } else { (PEER, OTHER) };
                ids.push(work(client, worker, UNIT + 1_234_567 * n));
            }
            advance(DAY + 2);
            if together {
                by_anyone(call(&ids, 40)).unwrap();
            } else {
                ids.iter().for_each(|task| by_anyone(Call::settle { task: *task }).unwrap());
            }
            check();
            for id in [CLIENT, WORKER, PEER, OTHER] {
                seen.push((all_flux(id), flux(id), hetu(id), position(id).bonded, position(id).tasks));
            }
            // Reputation is told of runs, and of each task: the sum of the fees, and the largest.
            assert_eq!(Told::get().len(), if together { 12 } else { 40 });
            for (provider, client) in [(WORKER, CLIENT), (OTHER, PEER)] {
                let of_pair = |(by, of, ..): &(u64, u64, bool, u128, u128)| (*by, *of) == (provider, client);
                let told: Vec<_> = Told::get().into_iter().filter(of_pair).collect();
                assert!(told.iter().all(|(_, _, settled, ..)| *settled));
                let fees: u128 = told.iter().map(|(.., fee, _)| fee).sum();
                let largest = told.iter().map(|(.., largest)| *largest).max().unwrap();
                assert!(fees > 10 * largest);
                seen.push((fees, largest, 0, 0, 0));
            }
            seen.push((burned().fee, burned().matches, burned().settlement, 0, 0));
            assert!(tasks().iter().all(|(_, task)| task.outcome() == Some(Outcome::Accepted)));
        });
        seen
    };
    assert_eq!(run(true), run(false));
}

#[test]
fn thousand_tasks_settle_in_one_call() {
    build_and_execute(|| {
        without_demurrage();
        let params = pallet_power::Call::set_ceiling { id: CLIENT, ceiling: 100 * UNIT };
        use frame_support::traits::UnfilteredDispatchable;
        RuntimeCall::from(params).dispatch_bypass_filter(RuntimeOrigin::signed(owner(CLIENT))).unwrap();
        let ids: Vec<_> = (0..MAX_BULK).map(|_| work(CLIENT, WORKER, UNIT)).collect();
        advance(DAY + 2);
        events();
        let paid = 1_000 * (UNIT - UNIT / 40 - BURN);
        // The daily cap of Power was reached on the way: the rest was paid in Flux.
        let before = flux(WORKER);
        by_anyone(call(&ids, 1)).unwrap();
        assert_eq!(flux(WORKER), before + paid);
        let (fee, returned) = (1_000 * UNIT / 40, 1_000 * BURN);
        let event =
            Event::EndedTogether { tasks: ids, client: CLIENT, worker: WORKER, paid, fee, owed: 0, returned };
        assert_eq!(events(), vec![event]);
        assert_eq!(Told::get(), vec![(WORKER, CLIENT, true, fee, UNIT / 40)]);
    });
}

#[test]
fn what_is_not_due_is_left_alone() {
    build_and_execute(|| {
        register_evaluators(5);
        let due = submitted();
        let parent = submitted();
        let child = matched();
        by(WORKER, submit_after(child, &[parent], false)).unwrap();
        let panel = claimed();
        let contested = submitted();
        by(CLIENT, Call::request_panel { task: contested }).unwrap();
        advance(DAY + 2);
        let young = submitted();
        let open = posted();
        let all = [due, due, child, panel, contested, young, open, 999];
        assert_noop!(by_anyone(call(&all[2..], 9)), Error::<Test>::NothingDue);
        assert_noop!(by_anyone(call(&all, 0)), Error::<Test>::NothingDue);
        by_anyone(call(&all, 9)).unwrap();
        let ended: Vec<_> =
            tasks().into_iter().filter(|(_, task)| task.outcome().is_some()).map(|(id, _)| id).collect();
        assert_eq!(ended, [due]);
        assert!(matches!(get(young).state, State::Submitted { .. }));
        by_anyone(call(&[parent], 1)).unwrap();
        assert_eq!(get(parent).receipt.unwrap().children, 1);
    });
}

#[test]
fn runs_beyond_what_was_paid_for_are_left_alone() {
    build_and_execute(|| {
        let ids = [work(CLIENT, WORKER, UNIT), work(PEER, WORKER, UNIT), work(CLIENT, WORKER, UNIT)];
        advance(DAY + 2);
        by_anyone(call(&ids, 1)).unwrap();
        assert_eq!(get(ids[0]).outcome(), Some(Outcome::Accepted));
        assert_eq!(get(ids[1]).outcome(), None);
        // The third belongs to the run that is open.
        assert_eq!(get(ids[2]).outcome(), Some(Outcome::Accepted));
    });
}

#[test]
fn weight_counts_pages_and_runs() {
    use crate::store::pages;
    assert_eq!(pages(&[]), 0);
    assert_eq!(pages(&[0, 31, 5]), 1);
    assert_eq!(pages(&[31, 32, 0]), 3);
}
