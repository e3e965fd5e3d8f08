use crate::{Action::*, Actor::*, Outcome, Round, Terms, mock::*};
use fluxnomics_economics::work::score::Score;
use fluxnomics_primitives::{UNIT, flux::FluxLedger, time::DAY};
use sp_runtime::{FixedU64, Perbill};

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
        assert_eq!(next(task), [(Anyone, Settle)]);
        by_anyone(Call::settle { task }).unwrap();
        assert_eq!(next(task), []);
        outlast_evidence();
        assert_eq!(next(task), [(Worker, Prune)]);
        advance(27 * DAY);
        assert_eq!(next(task), [(Anyone, Prune)]);
        assert_eq!(Pocw::task(99), None);
    });
}

#[test]
fn offer_is_not_shown_to_workers_when_its_client_cannot_make_good_what_has_decayed() {
    build_and_execute(|| {
        Flux::shift(CLIENT, flux(CLIENT) - PRICE - 2 * BURN, FREE, STAKE).unwrap();
        let task = posted();
        assert_eq!((flux(CLIENT), next(task)), (0, vec![(AnyWorker, Match), (Client, Cancel)]));
        advance(DAY);
        assert_eq!(next(task), [(Client, Cancel)]);
        let call = Call::match_task { task, bond: BOND };
        crate::assert_refused!(WORKER, call.clone(), pallet_flux::Error::<Test>::InsufficientFlux);
        Flux::shift(CLIENT, UNIT, STAKE, FREE).unwrap();
        assert_eq!(next(task)[0], (AnyWorker, Match));
        by(WORKER, call).unwrap();
    });
}

#[test]
fn panel_that_waits_is_offered_to_be_settled_when_its_evaluators_have_room() {
    build_and_execute(|| {
        change_params(|params| params.seat_limit = 1);
        register_evaluators(3);
        let (first, second) = (claimed(), claimed());
        next_epoch();
        assert_eq!(next(second), []);
        judge(first, Round::First, 80);
        assert_eq!(next(second), [(Anyone, Settle)]);
        by_anyone(Call::settle { task: second }).unwrap();
        assert_eq!(next(second), [(Panel, Commit)]);
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
    // Where the seats cost less than the fee, where they cost more, and of a worker that has another tier.
    for (price, bond, rate, fee, claim_fee) in [
        (PRICE, BOND, 25, UNIT, UNIT),
        (UNIT, UNIT / 10, 25, UNIT / 40, 3 * UNIT / 20),
        (60 * UNIT, 60 * UNIT, 100, 6 * UNIT, 6 * UNIT),
    ] {
        for claims in [true, false] {
            build_and_execute(|| {
                without_demurrage();
                register_evaluators(EVALUATORS);
                Rate::set(&Perbill::from_rational(rate, 1_000_u32));
                let score = Score::from_percent(80);
                let quote = Pocw::quote(WORKER, BUDGET, price, bond, 80 * UNIT, score).unwrap();
                let claim = quote.claim.unwrap();
                assert_eq!((quote.fee, claim.fee, quote.burn), (fee, claim_fee, BURN));
                let task = post(CLIENT, Terms { price, bond, ..terms() });
                take(WORKER, task);
                by(WORKER, submit(task, claims)).unwrap();
                if claims {
                    next_epoch();
                    judge(task, Round::First, 80);
                    carry_out(task);
                    assert_eq!(flux(WORKER) - FLUX, claim.pay);
                    assert_eq!(Flux::account(WORKER).weight, claim.weight);
                    assert_eq!(Minted::get()[0].2, claim.quality);
                } else {
                    by(CLIENT, Call::accept { task }).unwrap();
                    assert_eq!(flux(WORKER) - FLUX, quote.pay);
                }
            });
        }
    }
}

#[test]
fn quote_says_that_a_price_covers_no_panel_and_knows_no_strangers() {
    build_and_execute(|| {
        let price = UNIT / 100 + BURN;
        assert_eq!(Pocw::quote(WORKER, BUDGET, price, BOND, 1, Score::one()).unwrap().claim, None);
        assert_eq!(Pocw::quote(9_999, BUDGET, PRICE, BOND, 1, Score::one()), None);
        let quote = Pocw::quote(WORKER, BUDGET, PRICE, BOND, 80 * UNIT, Score::from_percent(80)).unwrap();
        let claim = quote.claim.unwrap();
        assert_eq!(claim.quality.get(), FixedU64::from_inner(1_060_000_000));
        assert_eq!(claim.weight, 84_800_000_000_000);
    });
}

#[test]
fn mint_that_waits_is_offered_to_be_settled_when_its_parents_have_ended() {
    build_and_execute(|| {
        register_evaluators(10);
        let parent = submitted();
        let child = posted();
        take(OTHER, child);
        by(OTHER, submit_after(child, &[parent], true)).unwrap();
        next_epoch();
        judge(child, Round::First, 80);
        carry_out(child);
        assert_eq!(next(child), []);
        by(CLIENT, Call::accept { task: parent }).unwrap();
        assert_eq!(next(child), [(Anyone, Settle)]);
        by_anyone(Call::settle { task: child }).unwrap();
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
