use crate::{Action::*, Actor::*, Outcome, Round, mock::*};
use fluxnomics_economics::work::score::Score;
use fluxnomics_primitives::{UNIT, time::DAY};
use sp_runtime::FixedU64;

fn next(task: u64) -> Vec<(crate::Actor, crate::Action)> {
    Pocw::task(task).unwrap().next
}

#[test]
fn task_says_what_can_be_done_next_and_by_whom() {
    build_and_execute(|| {
        register_evaluators(EVALUATORS);
        let task = posted();
        assert_eq!(next(task), [(AnyWorker, Match), (Client, Cancel)]);
        take(WORKER, task);
        assert_eq!(next(task), [(Worker, Submit), (Client, Agree), (Worker, Agree)]);
        by(WORKER, submit(task, false)).unwrap();
        assert_eq!(next(task)[..3], [(Client, RequestPanel), (Worker, RequestPanel), (Client, Accept)]);
        by(CLIENT, Call::request_panel { task }).unwrap();
        assert_eq!(next(task), [(Chain, Draw)]);
        next_epoch();
        assert_eq!(next(task), [(Panel, Commit)]);
        for id in seats(task, Round::First) {
            commit(task, Round::First, id, 60).unwrap();
        }
        assert_eq!(next(task), [(Panel, Reveal)]);
        for id in seats(task, Round::First) {
            reveal(task, id, 60).unwrap();
        }
        assert_eq!(next(task), [(Anyone, Settle)]);
        by_anyone(Call::settle { task }).unwrap();
        assert_eq!(next(task), [(Client, Dispute), (Worker, Dispute)]);
        by(WORKER, Call::dispute { task }).unwrap();
        assert_eq!(next(task), [(Client, Answer)]);
        by(CLIENT, Call::answer { task }).unwrap();
        next_epoch();
        judge(task, Round::Appeal, 60);
        assert_eq!(next(task), [(Client, Refer), (Worker, Refer)]);
        by(WORKER, Call::refer { task }).unwrap();
        assert_eq!(next(task), [(Governance, Rule)]);
        advance(15 * DAY);
        assert_eq!(next(task), [(Anyone, Settle), (Governance, Rule)]);
        by_anyone(Call::settle { task }).unwrap();
        assert_eq!(next(task), [(Worker, Prune)]);
        assert_eq!(Pocw::task(99), None);
    });
}

#[test]
fn ancestry_goes_back_so_many_generations_and_names_each_once() {
    build_and_execute(|| {
        let ids: Vec<_> = (0..4).map(|_| submitted()).collect();
        let mut last = ids[0];
        let mut chain = vec![];
        for _ in 0..5 {
            let task = matched();
            by(WORKER, submit_after(task, &[last, ids[1]], false)).unwrap();
            chain.push(task);
            last = task;
        }
        let found = |depth| Pocw::ancestry(last, depth).iter().map(|a| (a.task, a.depth)).collect::<Vec<_>>();
        assert_eq!(found(0), []);
        assert_eq!(found(1), [(chain[3], 1), (ids[1], 1)]);
        assert_eq!(found(2), [(chain[3], 1), (ids[1], 1), (chain[2], 2)]);
        assert_eq!(found(99).len(), 6);
        by(CLIENT, Call::accept { task: ids[1] }).unwrap();
        assert_eq!(Pocw::ancestry(last, 1)[1].outcome, Some(Outcome::Accepted));
    });
}

#[test]
fn quote_is_what_the_task_then_brings() {
    build_and_execute(|| {
        without_demurrage();
        let quote = Pocw::quote(WORKER, BUDGET, PRICE, BOND, 80 * UNIT, Score::from_percent(80)).unwrap();
        assert_eq!((quote.fee, quote.burn), (UNIT, BURN));
        assert_eq!(quote.quality.get(), FixedU64::from_inner(1_060_000_000));
        assert_eq!(quote.weight, 84_800_000_000_000);
        let task = evaluated(80);
        carry_out(task);
        assert_eq!(flux(WORKER) - FLUX, quote.pay);
        assert_eq!(Flux::account(WORKER).weight, quote.weight);
        assert_eq!(Minted::get()[0].2, quote.quality);
        assert_eq!(Pocw::quote(9_999, BUDGET, PRICE, BOND, 1, Score::one()), None);
    });
}

#[test]
fn evaluator_shows_its_record() {
    build_and_execute(|| {
        let task = evaluated(80);
        let id = seats(task, Round::First)[0];
        assert_eq!(Pocw::evaluator(id).unwrap().seats, 1);
        carry_out(task);
        assert_eq!(Pocw::evaluator(id).unwrap().record.upheld, 1);
        assert_eq!(Pocw::evaluator(CLIENT), None);
        assert_eq!(Pocw::panel(task, Round::First), None);
        assert!(Pocw::receipt(task).is_some());
        assert_eq!(Pocw::position(WORKER).receipts, 1);
    });
}
