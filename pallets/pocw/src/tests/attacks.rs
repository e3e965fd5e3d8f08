//! What people will try. Numbers are those of the project's list of attacks.
use crate::{Error, Event, HoldReason, Outcome, Panels, Round, Terms, assert_refused, mock::*};
use fluxnomics_economics::{
    flux::bounds::is_funded,
    work::score::{marketplace_fee, match_burn},
};
use fluxnomics_primitives::{Balance, UNIT, flux::FluxLedger, params::FluxParams, time::DAY};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::Perbill;

/// A task between two owners who collude, with the largest bond that counts, no more metered than makes it cheapest,
/// judged as they wish. Returns what both had before and have in the end, all rewards realised.
fn self_deal(percent: u32, steps: u64) -> (Balance, Balance) {
    register_evaluators(6);
    let both = || all_flux(CLIENT) + all_flux(WORKER);
    let before = both();
    let price = 3 * UNIT;
    let task = post(CLIENT, Terms { price, bond: price, ..terms() });
    take(WORKER, task);
    let (result, parents) = (sp_core::H256::zero(), parents(&[]));
    by(WORKER, Call::submit { task, result, usage: usage(steps), parents, claim: true }).unwrap();
    next_epoch();
    judge(task, Round::First, percent);
    carry_out(task);
    for _ in 0..2 {
        advance(DAY);
    }
    (before, both())
}

#[test]
fn attack_9_self_dealt_tasks_of_one_owner_are_refused() {
    build_and_execute(|| {
        let agent = agent_of(CLIENT, 5_000);
        by(CLIENT, Call::set_bond_ceiling { id: agent, ceiling: BOND }).unwrap();
        let task = posted();
        let call = Call::match_task { task, bond: BOND };
        frame_support::assert_noop!(signed(5_000, call), Error::<Test>::SameOwner);
    });
}

#[test]
fn attack_9_self_dealing_of_two_owners_returns_less_than_its_match_burn_at_every_corner() {
    let mut corners = 0;
    for sink in [5, 10, 50] {
        for kappa in [UNIT / 100_000, UNIT / 5_000, UNIT / 1_000] {
            for mu in [UNIT / 1_000, UNIT / 200, UNIT / 100] {
                if !is_funded(Perbill::from_percent(sink), kappa, mu) {
                    continue;
                }
                for percent in [0, 29, 30, 100] {
                    // 0.5, 1 and 1.25 in the factor for cost.
                    for metered in [200, 100, 80] {
                        corners += 1;
                        build_and_execute(|| {
                            without_demurrage();
                            Mu::set(&mu);
                            let params = FluxParams {
                                kappa_max: kappa,
                                lambda_staked: Perbill::zero(),
                                lambda_free: Perbill::from_percent(100 - sink),
                                lambda_sink: Perbill::from_percent(sink),
                                ..MoneyParams::get()
                            };
                            MoneyParams::set(&params);
                            pallet_flux::MonetaryPolicy::<Test>::mutate(|policy| policy.kappa = kappa);
                            let (before, after) = self_deal(percent, metered);
                            let burn = 2 * match_burn(BUDGET, mu).unwrap();
                            // Besides, the fee is gone whatever the verdict.
                            let fee = 3 * UNIT / 20;
                            assert!(
                                after + fee + burn / 20 <= before,
                                "{sink} {kappa} {mu} {percent} {metered}"
                            );
                            assert!(percent < 30 || !Minted::get().is_empty());
                            // What is judged as well as can be returns κ for its Power, twice, but for the sink.
                            if (percent, metered) == (100, 80) {
                                let gross = kappa * 80 * 2;
                                let earned = gross * u128::from(100 - sink) / 100;
                                assert_eq!(before + earned, after + fee + burn);
                            }
                        });
                    }
                }
            }
        }
    }
    assert_eq!(corners, 3 * 3 * 3 * 4 * 3);
}

#[test]
fn attack_10_evaluators_who_collude_lose_when_they_are_no_majority() {
    build_and_execute(|| {
        without_demurrage();
        register_evaluators(10);
        let task = post(CLIENT, Terms { price: 100 * UNIT, bond: 10 * UNIT, ..terms() });
        take(WORKER, task);
        by(WORKER, submit(task, true)).unwrap();
        next_epoch();
        let seats = seats(task, Round::First);
        let scores: Vec<_> = seats.iter().zip([0, 0, 70, 72, 75]).map(|(id, score)| (*id, score)).collect();
        judge_with(task, Round::First, &scores);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
        assert!(seats[..2].iter().all(|id| flux(*id) == 0 && evaluator(*id).stake == 990 * UNIT));
        assert!(seats[2..].iter().all(|id| flux(*id) > 0 && evaluator(*id).stake == 1_000 * UNIT));
    });
}

#[test]
fn attack_11_worker_is_paid_and_the_evaluators_are_slashed_when_they_are_silent() {
    build_and_execute(|| {
        without_demurrage();
        let task = empanelled();
        let seats = seats(task, Round::First);
        judge_with(task, Round::First, &[]);
        carry_out(task);
        assert_eq!(flux(WORKER), FLUX + PRICE - UNIT - BURN);
        assert!(seats.iter().all(|id| evaluator(*id).stake == 990 * UNIT));
    });
}

#[test]
fn attack_12_copied_commitments_cannot_be_revealed() {
    build_and_execute(|| {
        let task = empanelled();
        let seats = seats(task, Round::First);
        commit(task, Round::First, seats[0], 80).unwrap();
        let copied = Panels::<Test>::get(task, Round::First).unwrap().seats[0].commitment.unwrap();
        by(seats[1], Call::commit { task, commitment: copied }).unwrap();
        commit(task, Round::First, seats[2], 80).unwrap();
        reveal(task, seats[0], 80).unwrap();
        let call = Call::reveal { task, score: score(80), salt: salt(seats[0]) };
        assert_refused!(seats[1], call, Error::<Test>::NotCommitted);
        reveal(task, seats[2], 80).unwrap();
        go_past(Panels::<Test>::get(task, Round::First).unwrap().reveal_by);
        by_anyone(Call::settle { task }).unwrap();
        carry_out(task);
        assert_eq!((flux(seats[1]), evaluator(seats[1]).stake), (0, 990 * UNIT));
    });
}

#[test]
fn attack_13_later_identity_of_a_key_or_owner_inherits_nothing() {
    build_and_execute(|| {
        use pallet_power::Call as Power;
        let hot = 5_000;
        let first = agent_of(WORKER, hot);
        by(WORKER, Call::set_bond_ceiling { id: first, ceiling: BOND }).unwrap();
        let task = posted();
        signed(hot, Call::match_task { task, bond: BOND }).unwrap();
        signed(hot, submit(task, false)).unwrap();
        deregister(WORKER, first);
        // Its key is nobody's any more, and never another's.
        frame_support::assert_noop!(signed(hot, Call::agree { task, pay: 0 }), Error::<Test>::NotController);
        let again = Power::register_agent { controller: hot, max_price: Balance::MAX };
        assert!(identity_call(owner(WORKER), again).is_err());
        let second = agent_of(WORKER, 5_001);
        assert_ne!(first, second, "numbers are given once");
        frame_support::assert_noop!(signed(5_001, Call::agree { task, pay: 0 }), Error::<Test>::NotParty);
        assert_eq!(position(second), Default::default());
        // The first stays for what it owes, and leaves nothing once that is done.
        advance(14 * DAY);
        assert!(identity_call(owner(WORKER), Power::release_bond { id: first }).is_err());
        by_anyone(Call::settle { task }).unwrap();
        advance(31 * DAY);
        by_anyone(Call::prune { tasks: vec![task].try_into().unwrap() }).unwrap();
        identity_call(owner(WORKER), Power::release_bond { id: first }).unwrap();
        assert!(!crate::Positions::<Test>::contains_key(first));
        assert_eq!(position(second), Default::default());
    });
}

#[test]
fn attack_14_scores_far_below_the_verdict_cost_what_those_far_above_cost() {
    for (odd, common) in [(0, 60), (100, 40)] {
        build_and_execute(|| {
            let task = empanelled();
            let seats = seats(task, Round::First);
            judge_with(task, Round::First, &[(seats[0], odd), (seats[1], common), (seats[2], common)]);
            carry_out(task);
            assert_eq!(evaluator(seats[0]).stake, 990 * UNIT);
        });
    }
}

#[test]
fn attack_15_equivocation_voids_the_receipt_and_slashes_once() {
    build_and_execute(|| {
        without_demurrage();
        Flux::shift(WORKER, 1_000 * UNIT, FREE, STAKE).unwrap();
        register_evaluators(5);
        let (task, other) = (claimed(), claimed());
        next_epoch();
        for id in seats(task, Round::First) {
            commit(task, Round::First, id, 100).unwrap();
        }
        void(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Voided));
        assert_eq!(Flux::account(WORKER).staked, 900 * UNIT);
        let again = against(other);
        frame_support::assert_noop!(by_anyone(again), Error::<Test>::AlreadyConvicted);
        judge(other, Round::First, 100);
        carry_out(other);
        assert_eq!(get(other).outcome(), Some(Outcome::Settled), "what was agreed is still paid");
        assert_eq!(Minted::get(), vec![], "but mints nothing any more");
    });
}

#[test]
fn attack_16_receipt_mints_once_whatever_is_called() {
    build_and_execute(|| {
        let task = evaluated(90);
        carry_out(task);
        let minted = Minted::get();
        assert_eq!(minted.len(), 1);
        for call in [
            Call::settle { task },
            Call::settle_many { tasks: vec![task, task].try_into().unwrap(), runs: 9 },
            Call::request_panel { task },
            Call::dispute { task },
            Call::accept { task },
            submit(task, true),
        ] {
            for id in [CLIENT, WORKER] {
                assert!(by(id, call.clone()).is_err());
            }
        }
        assert!(by_root(Call::rule { task, score: score(100) }).is_err());
        assert_eq!(Minted::get(), minted);
    });
}

#[test]
fn attack_17_evaluator_that_leaves_is_slashed_by_the_last_word_however_late_that_comes() {
    build_and_execute(|| {
        let params = Params::get();
        let windows = [
            params.commit_period + params.reveal_period,
            2 * params.dispute_window,
            params.commit_period + params.reveal_period,
            params.dispute_window,
            params.ruling_period,
        ];
        let longest = windows.iter().sum::<u64>();
        assert!(longest > params.unbonding_delay, "the delay alone would not do");
        let task = empanelled();
        let id = seats(task, Round::First)[0];
        by(id, Call::resign_evaluator { id }).unwrap();
        let start = now();
        judge_late(task, Round::First, 80);
        advance(3 * DAY);
        by(CLIENT, Call::dispute { task }).unwrap();
        advance(3 * DAY);
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        judge_late(task, Round::Appeal, 80);
        advance(3 * DAY);
        by(CLIENT, Call::refer { task }).unwrap();
        advance(14 * DAY);
        assert!(now() - start > params.unbonding_delay);
        assert_refused!(id, Call::release_evaluator { id }, Error::<Test>::SeatsOpen);
        by_root(Call::rule { task, score: score(0) }).unwrap();
        assert_eq!(evaluator(id).stake, 990 * UNIT);
        by_anyone(Call::release_evaluator { id }).unwrap();
        assert_eq!(hetu(id), RICHES - 10 * UNIT);
    });
}

/// A panel that takes all the time that it has.
fn judge_late(task: u64, round: Round, percent: u32) {
    let seats = seats(task, round);
    let panel = Panels::<Test>::get(task, round).unwrap();
    go_past(panel.commit_by - 2);
    seats.iter().for_each(|id| commit(task, round, *id, percent).unwrap());
    go_past(panel.reveal_by - 2);
    seats.iter().for_each(|id| reveal(task, *id, percent).unwrap());
    by_anyone(Call::settle { task }).unwrap();
}

#[test]
fn attack_17_worker_that_unbonds_is_slashed_of_both_assets() {
    build_and_execute(|| {
        without_demurrage();
        let task = submitted();
        StakedHetu::set(&vec![(WORKER, 1_000 * UNIT)]);
        Flux::shift(WORKER, 60 * UNIT, FREE, STAKE).unwrap();
        Flux::shift(WORKER, 40 * UNIT, FREE, UNBONDING).unwrap();
        void(task);
        assert_eq!(StakedHetu::get(), vec![(WORKER, 900 * UNIT)]);
        assert_eq!(Flux::balance(WORKER, STAKE) + Flux::balance(WORKER, UNBONDING), 90 * UNIT);
        let said = |event: &Event<Test>| matches!(event, Event::Convicted { hetu, flux, .. } if (*hetu, *flux) == (100 * UNIT, 10 * UNIT));
        assert!(events().iter().any(said));
    });
}

#[test]
fn attack_17_staked_flux_of_a_worker_is_frozen_while_it_is_disputed() {
    build_and_execute(|| {
        Flux::shift(WORKER, 100 * UNIT, FREE, STAKE).unwrap();
        let (one, two) = {
            register_evaluators(EVALUATORS);
            let tasks = (claimed(), claimed());
            next_epoch();
            judge(tasks.0, Round::First, 80);
            judge(tasks.1, Round::First, 80);
            tasks
        };
        by(CLIENT, Call::dispute { task: one }).unwrap();
        by(CLIENT, Call::dispute { task: two }).unwrap();
        assert_eq!(Frozen::get(), vec![(WORKER, PRICE), (WORKER, PRICE)]);
        advance(4 * DAY);
        for task in [one, two] {
            by_anyone(Call::settle { task }).unwrap();
        }
        assert_eq!(Frozen::get().len(), 2, "until the end");
        next_epoch();
        for task in [one, two] {
            judge(task, Round::Appeal, 80);
        }
        carry_out(one);
        by_anyone(Call::settle { task: two }).unwrap();
        assert_eq!(Frozen::get(), vec![]);
    });
}

#[test]
fn attack_18_self_challenge_costs_half_a_bond_however_it_ends() {
    for (side, first, second) in [(CLIENT, 50, 80), (CLIENT, 50, 0), (WORKER, 50, 80), (WORKER, 50, 20)] {
        build_and_execute(|| {
            let task = evaluated(first);
            let both = hetu(CLIENT) + hetu(WORKER);
            by(side, Call::dispute { task }).unwrap();
            by(if side == CLIENT { WORKER } else { CLIENT }, Call::answer { task }).unwrap();
            next_epoch();
            judge(task, Round::Appeal, second);
            events();
            carry_out(task);
            let (mut of_work, mut of_dispute) = (0, 0);
            for event in events() {
                match event {
                    Event::BondForfeited { burned, .. } => of_work += burned,
                    Event::DisputeLost { burned, .. } => of_dispute += burned,
                    _ => {},
                }
            }
            // One bond of 4, to the last unit: half is burned, the rest is the second panel's.
            assert_eq!(both - hetu(CLIENT) - hetu(WORKER), 4 * UNIT + of_work);
            assert!((2 * UNIT..2 * UNIT + 15).contains(&of_dispute), "{of_dispute}");
        });
    }
}

#[test]
fn attack_18_self_challenge_in_silence_needs_a_panel_that_agrees() {
    // Who disputes alone loses a bond unless fifteen others find that the first panel was wrong.
    for (side, second, won) in
        [(CLIENT, 80, false), (CLIENT, 0, true), (WORKER, 50, false), (WORKER, 80, true)]
    {
        build_and_execute(|| {
            let task = evaluated(50);
            by(side, Call::dispute { task }).unwrap();
            advance(3 * DAY + 2);
            by_anyone(Call::settle { task }).unwrap();
            next_epoch();
            judge(task, Round::Appeal, second);
            events();
            carry_out(task);
            let lost = |event: &Event<Test>| matches!(event, Event::DisputeLost { .. });
            assert_eq!(events().iter().any(lost), !won);
            let settled = get(task).outcome() == Some(Outcome::Settled);
            assert_eq!(settled, (side, won) != (CLIENT, true));
        });
    }
}

#[test]
fn review_c6_nothing_is_paid_before_the_window_of_the_last_verdict_closes() {
    build_and_execute(|| {
        let paid = || (flux(WORKER), Minted::get().len(), held(HoldReason::Work, WORKER));
        let before = (FLUX, 0, BOND);
        without_demurrage();
        let task = evaluated(90);
        assert_eq!(paid(), before);
        advance(2 * DAY);
        by(CLIENT, Call::dispute { task }).unwrap();
        by(WORKER, Call::answer { task }).unwrap();
        assert_eq!(paid(), before);
        next_epoch();
        judge(task, Round::Appeal, 90);
        assert_eq!(paid(), before);
        by(CLIENT, Call::refer { task }).unwrap();
        advance(13 * DAY);
        assert_refused!(WORKER, Call::settle { task }, Error::<Test>::NothingDue);
        assert_eq!(paid(), before);
    });
}

#[test]
fn review_h10_tiny_tasks_cannot_summon_panels() {
    build_and_execute(|| {
        let price = UNIT / 100;
        let task = post(CLIENT, Terms { price, budget: UNIT, bond: price, ..terms() });
        take(WORKER, task);
        assert_refused!(WORKER, submit(task, true), Error::<Test>::PriceBelowPanelFee);
        by(WORKER, submit(task, false)).unwrap();
        assert_refused!(CLIENT, Call::request_panel { task }, Error::<Test>::PriceBelowPanelFee);
    });
}

#[derive(Clone, Debug)]
struct Move {
    kind: u8,
    by_first: bool,
    nth: usize,
    amount: u64,
}

/// Whatever two identities may call about tasks between them.
fn collude(step: &Move) {
    let (me, you) = if step.by_first { (CLIENT, WORKER) } else { (WORKER, CLIENT) };
    let open: Vec<_> = tasks().into_iter().filter(|(_, task)| task.outcome().is_none()).collect();
    let task = if open.is_empty() { 0 } else { open[step.nth % open.len()].0 };
    let price = u128::from(step.amount) * UNIT / 1_000 + UNIT / 100;
    let pay = Pocw::load(task).map_or(0, |t| t.terms.price * u128::from(step.amount % 5) / 4);
    let call = match step.kind {
        // Few at a time, so that they come to an end.
        0..3 if open.len() < 3 => {
            let terms = Terms { price, budget: UNIT * 2, bond: price, worker: Some(you), ..terms() };
            Call::post { terms }
        },
        3..6 => Call::match_task { task, bond: Pocw::load(task).map_or(0, |task| task.terms.bond) },
        6..8 => submit(task, step.amount.is_multiple_of(3)),
        8 => Call::cancel { task },
        9 => Call::accept { task },
        10 | 11 => Call::agree { task, pay },
        12 => Call::request_panel { task },
        13 => Call::settle { task },
        14 => Call::dispute { task },
        15 => Call::answer { task },
        16 => Call::refer { task },
        17 => Call::settle_many {
            tasks: open.iter().map(|(id, _)| *id).collect::<Vec<_>>().try_into().unwrap(),
            runs: 9,
        },
        18 => {
            next_epoch();
            return;
        },
        19 => {
            advance(DAY * (1 + step.amount % 4));
            return;
        },
        20 => {
            let receipt = Pocw::load(task).and_then(|task| task.receipt);
            if receipt.is_some() && step.amount.is_multiple_of(4) {
                by_anyone(against(task)).ok();
            }
            return;
        },
        _ => {
            // Honest evaluators, or silent ones.
            for round in [Round::First, Round::Appeal] {
                let sits = get_state(task) == Some(crate::State::Evaluating { round });
                if sits && !Panels::<Test>::contains_key(task, round) {
                    next_epoch();
                }
                if sits && Panels::<Test>::contains_key(task, round) {
                    let percent = if step.amount.is_multiple_of(2) { 80 } else { 10 };
                    let in_time =
                        seats(task, round).iter().all(|id| commit(task, round, *id, percent).is_ok());
                    if in_time {
                        seats(task, round).iter().for_each(|id| reveal(task, *id, percent).unwrap());
                    }
                    by_anyone(Call::settle { task }).ok();
                }
            }
            // Now and then the window of a verdict passes at once.
            if matches!(get_state(task), Some(crate::State::Evaluated { .. })) && !step.by_first {
                advance(3 * DAY + 2);
                by_anyone(Call::settle { task }).unwrap();
            }
            return;
        },
    };
    by(me, call).ok();
}

fn get_state(task: u64) -> Option<crate::State> {
    Pocw::load(task).map(|task| task.state)
}

/// What two owners and all evaluators, who are theirs, have in all.
fn coalition() -> Balance {
    all_flux(CLIENT) + all_flux(WORKER) + (FIRST_EVALUATOR..FIRST_EVALUATOR + 20).map(flux).sum::<Balance>()
}

/// There is no way to move Flux but as a price less its fee, beside both match burns; evaluators of the same owners get
/// no more of it back than the half that is a panel's.
#[test]
fn two_colluders_move_flux_at_no_less_than_fee_and_match_burn() {
    let (moved, decayed, judged) =
        <(core::cell::Cell<u32>, core::cell::Cell<u32>, core::cell::Cell<u32>)>::default();
    let config = ProptestConfig {
        cases: 150,
        rng_seed: RngSeed::Fixed(18),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Default::default()
    };
    let step = (0..26_u8, any::<bool>(), any::<usize>(), 0..200_000_u64);
    let step = step.prop_map(|(kind, by_first, nth, amount)| Move { kind, by_first, nth, amount });
    let sequence = (any::<bool>(), proptest::collection::vec(step, 100));
    TestRunner::new(config)
        .run(&sequence, |(decays, sequence)| {
            new_test_ext().execute_with(|| {
                if !decays {
                    without_demurrage();
                }
                // Rewards are no transfer: attack 9 is about them.
                let params = FluxParams { kappa_max: 0, kappa_min: 0, ..MoneyParams::get() };
                MoneyParams::set(&params);
                register_evaluators(20);
                for step in &sequence {
                    collude(step);
                    let burns = burned();
                    let spent = burns.matches + burns.fee + burns.fallback + burns.slash;
                    let together = coalition();
                    assert!(together <= 2 * FLUX - spent, "{together} after {spent}");
                    if decays {
                        decayed.set(decayed.get() + u32::from(together < 2 * FLUX - spent));
                        continue;
                    }
                    let (first, second) = (all_flux(CLIENT), all_flux(WORKER));
                    let gained = first.max(second).saturating_sub(FLUX);
                    if gained > 0 {
                        let lost = FLUX.saturating_sub(first.min(second));
                        let fee = marketplace_fee(gained, Rate::get());
                        let burn = 2 * match_burn(2 * UNIT, Mu::get()).unwrap();
                        assert!(lost >= gained + fee + burn, "{gained} moved for {}", lost - gained);
                        // Together they lose what burns: both match burns and half of the fee at least.
                        let cost = 2 * FLUX - together;
                        assert!(cost >= fee / 2 + burn, "{gained} moved for {cost} in all");
                        moved.set(moved.get() + 1);
                        let paid = (FIRST_EVALUATOR..PEOPLE).any(|id| flux(id) > 0);
                        judged.set(judged.get() + u32::from(paid));
                    }
                }
                check();
            });
            Ok(())
        })
        .unwrap();
    let counts = (moved.get(), decayed.get(), judged.get());
    assert!(counts.0 > 500 && counts.1 > 500 && counts.2 > 100, "{counts:?}");
}

#[test]
fn hot_key_cannot_lock_more_of_its_owners_hetu_than_the_owner_allowed() {
    build_and_execute(|| {
        let hot = 5_000;
        let agent = agent_of(WORKER, hot);
        by(WORKER, Call::set_bond_ceiling { id: agent, ceiling: 3 * BOND }).unwrap();
        let ids: Vec<_> = (0..5).map(|_| posted()).collect();
        let taken =
            ids.iter().filter(|task| signed(hot, Call::match_task { task: **task, bond: BOND }).is_ok());
        assert_eq!(taken.count(), 3);
        assert_eq!(held(HoldReason::Work, WORKER), 3 * BOND);
        // It can neither become an evaluator with its owner's HETU.
        let stake = 1_000 * UNIT;
        let call = Call::register_evaluator { id: agent, stake };
        frame_support::assert_noop!(signed(hot, call), Error::<Test>::NotOwner);
    });
}

#[test]
fn evaluator_cannot_reveal_what_it_did_not_commit_to_before_others_revealed() {
    build_and_execute(|| {
        let task = empanelled();
        let seats = seats(task, Round::First);
        commit(task, Round::First, seats[0], 80).unwrap();
        commit(task, Round::First, seats[1], 80).unwrap();
        go_past(Panels::<Test>::get(task, Round::First).unwrap().commit_by);
        reveal(task, seats[0], 80).unwrap();
        let late = Pocw::commitment_of(task, Round::First, seats[2], score(80), salt(seats[2]));
        assert_refused!(seats[2], Call::commit { task, commitment: late }, Error::<Test>::TooLate);
        assert!(!events().iter().any(|event| matches!(event, Event::Evaluated { .. })));
    });
}
