use crate::{Error, Event, HoldReason, Mint, Outcome, Panels, Round, State, Terms, assert_refused, mock::*};
use fluxnomics_economics::quality::Quality;
use fluxnomics_primitives::{UNIT, time::DAY};
use sp_runtime::FixedU64;

fn settle(task: u64) {
    by_anyone(Call::settle { task }).unwrap();
}

#[test]
fn settle_is_refused_when_nothing_is_due() {
    build_and_execute(|| {
        let open = posted();
        assert_refused!(CLIENT, Call::settle { task: open }, Error::<Test>::NothingDue);
        assert_refused!(CLIENT, Call::settle { task: 99 }, Error::<Test>::UnknownTask);
        let matched = matched();
        assert_refused!(CLIENT, Call::settle { task: matched }, Error::<Test>::NothingDue);
        by(WORKER, submit(matched, false)).unwrap();
        assert_refused!(CLIENT, Call::settle { task: matched }, Error::<Test>::NothingDue);
        by(CLIENT, Call::accept { task: matched }).unwrap();
        assert_refused!(CLIENT, Call::settle { task: matched }, Error::<Test>::NothingDue);
        let task = empanelled();
        assert_refused!(CLIENT, Call::settle { task }, Error::<Test>::NothingDue);
        judge(task, Round::First, 50);
        assert_refused!(CLIENT, Call::settle { task }, Error::<Test>::NothingDue);
        by(CLIENT, Call::dispute { task }).unwrap();
        assert_refused!(CLIENT, Call::settle { task }, Error::<Test>::NothingDue);
        let claimed = claimed();
        assert_refused!(CLIENT, Call::settle { task: claimed }, Error::<Test>::NothingDue);
    });
}

#[test]
fn offer_is_withdrawn_by_anyone_when_it_stood_too_long() {
    build_and_execute(|| {
        without_demurrage();
        let task = posted();
        advance(2 * DAY + 2);
        settle(task);
        assert_eq!(flux(CLIENT), FLUX);
        assert!(tasks().is_empty());
    });
}

#[test]
fn silent_worker_forfeits_its_bond_when_its_time_has_passed() {
    build_and_execute(|| {
        without_demurrage();
        let task = matched();
        advance(3 * DAY + 2);
        events();
        settle(task);
        assert_eq!((all_flux(CLIENT), flux(WORKER)), (FLUX - 2 * BURN, FLUX));
        // Of 4 HETU, 0.2 are worth both burns; of the rest the client gets one half, the other is burned.
        let rest = BOND - 2 * BURN;
        let to_client = 2 * BURN + rest / 2;
        assert_eq!((hetu(CLIENT), hetu(WORKER)), (RICHES + to_client, RICHES - BOND));
        let ended = Event::Ended {
            task,
            outcome: Outcome::Silent,
            score: None,
            escrow: PRICE,
            paid: 0,
            fee: 0,
            owed: 0,
        };
        assert_eq!(
            events(),
            vec![Event::BondForfeited { task, to_client, to_panel: 0, burned: rest / 2 }, ended]
        );
        assert_eq!(Told::get(), vec![(WORKER, CLIENT, false, 0, UNIT)]);
        assert_eq!(Panels::<Test>::iter().count(), 0);
    });
}

#[test]
fn client_that_says_nothing_accepts_when_its_review_has_passed() {
    build_and_execute(|| {
        without_demurrage();
        let task = submitted();
        advance(DAY + 2);
        settle(task);
        assert_eq!(flux(WORKER), FLUX + PRICE - UNIT - BURN);
        assert_eq!(get(task).outcome(), Some(Outcome::Accepted));
        assert_eq!(Minted::get(), vec![]);
    });
}

#[test]
fn good_work_is_paid_and_minted_once_when_its_window_has_closed() {
    build_and_execute(|| {
        without_demurrage();
        let task = evaluated(80);
        assert_eq!((flux(WORKER), Minted::get()), (FLUX, vec![]), "nothing before the window closes");
        advance(3 * DAY);
        assert_refused!(CLIENT, Call::settle { task }, Error::<Test>::NothingDue);
        assert_eq!(held(HoldReason::Work, WORKER), BOND);
        advance(2);
        settle(task);
        assert_eq!(flux(WORKER), FLUX + PRICE - UNIT - BURN);
        // 0.8 · (1 + 0.6 · 4 / 40) · 100 / 80.
        let quality = Quality::new(FixedU64::from_inner(1_060_000_000)).unwrap();
        assert_eq!(Minted::get(), vec![(WORKER, 80 * UNIT, quality)]);
        assert_eq!(Power::identity(WORKER).unwrap().deposits, UNIT / 100);
        assert_eq!(held(HoldReason::Work, WORKER), 0);
        assert_refused!(CLIENT, Call::settle { task }, Error::<Test>::NothingDue);
        assert_eq!(get(task).receipt.unwrap().mint, Mint::Closed);
    });
}

#[test]
fn panel_is_paid_half_of_the_fee_and_the_rest_is_burned() {
    build_and_execute(|| {
        without_demurrage();
        let task = evaluated(80);
        let seats = seats(task, Round::First);
        Stakers::set(&vec![seats[0]]);
        carry_out(task);
        // Of a fee of 1 FLX, each of three seats gets a third of 0.2 staked and of 0.3 free.
        let (staked, free) = (UNIT / 5 / 3, UNIT * 3 / 10 / 3);
        assert_eq!((Flux::account(seats[0]).staked, flux(seats[0])), (staked, free));
        assert_eq!(Staked::get(), vec![(seats[0], staked)], "capacity is told");
        assert_eq!((Flux::account(seats[1]).staked, flux(seats[1])), (0, staked + free));
        assert_eq!(burned().fee, UNIT - 3 * (staked + free));
        assert_eq!(evaluator(seats[2]).record.upheld, 1);
        assert_eq!(evaluator(seats[2]).seats, 0);
    });
}

#[test]
fn fee_is_at_least_that_of_the_seats_when_a_panel_sat() {
    build_and_execute(|| {
        without_demurrage();
        register_evaluators(5);
        let price = UNIT;
        let task = post(CLIENT, Terms { price, bond: UNIT / 10, ..terms() });
        take(WORKER, task);
        by(WORKER, submit(task, true)).unwrap();
        next_epoch();
        judge(task, Round::First, 100);
        carry_out(task);
        // Three seats of 0.05 instead of 2.5 % of 1.
        assert_eq!(flux(WORKER), FLUX + price - 3 * UNIT / 20 - BURN);
        // What the panel cost says nothing of how large the job was.
        assert_eq!(Told::get(), vec![(WORKER, CLIENT, true, 3 * UNIT / 20, UNIT / 40)]);
    });
}

#[test]
fn bad_work_is_refunded_and_its_bond_answers_for_what_the_client_lost() {
    build_and_execute(|| {
        without_demurrage();
        let task = evaluated(29);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Refunded));
        assert_eq!((all_flux(CLIENT), flux(WORKER)), (FLUX - 2 * BURN - UNIT, FLUX));
        // 4 HETU: 1.2 for burns and fee; of the rest one half is burned and the other goes back.
        let loss = 2 * BURN + UNIT;
        assert_eq!((hetu(CLIENT), hetu(WORKER)), (RICHES + loss, RICHES - loss - (BOND - loss) / 2));
        assert_eq!(Minted::get(), vec![]);
        let paid: u128 = seats_paid(task);
        assert!(paid > 0, "who judges is paid whatever the verdict");
        assert_eq!(Told::get(), vec![(WORKER, CLIENT, false, 0, UNIT)]);
    });
}

fn seats_paid(task: u64) -> u128 {
    events()
        .iter()
        .map(|event| match event {
            Event::SeatPaid { task: of, free, staked, .. } if *of == task => free + staked,
            _ => 0,
        })
        .sum()
}

#[test]
fn work_passes_when_its_score_is_exactly_enough() {
    build_and_execute(|| {
        let task = evaluated(30);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
    });
}

#[test]
fn price_is_paid_and_nothing_minted_when_the_panel_is_silent() {
    build_and_execute(|| {
        without_demurrage();
        let task = empanelled();
        let seats = seats(task, Round::First);
        judge_with(task, Round::First, &[(seats[0], 90)]);
        assert!(matches!(get(task).state, State::Evaluated { verdict: None, .. }));
        carry_out(task);
        assert_eq!(flux(WORKER), FLUX + PRICE - UNIT - BURN);
        assert_eq!((Minted::get(), burned().fee), (vec![], UNIT));
        let stakes: Vec<_> = seats.iter().map(|id| evaluator(*id).stake / UNIT).collect();
        assert_eq!(stakes, [1_000, 990, 990], "the silent pay, who spoke alone does not");
        assert_eq!(evaluator(seats[1]).record.silent, 1);
    });
}

#[test]
fn outlier_loses_its_part_and_one_percent() {
    build_and_execute(|| {
        without_demurrage();
        let task = empanelled();
        let seats = seats(task, Round::First);
        judge_with(task, Round::First, &[(seats[0], 80), (seats[1], 55), (seats[2], 54)]);
        // The median is 55: 80 is exactly 25 away.
        carry_out(task);
        assert!(seats.iter().all(|id| evaluator(*id).stake == 1_000 * UNIT));
        let task = claimed();
        next_epoch();
        let seats = self::seats_of(task);
        judge_with(task, Round::First, &[(seats[0], 81), (seats[1], 55), (seats[2], 55)]);
        let before = hetu(seats[0]);
        carry_out(task);
        assert_eq!(before - hetu(seats[0]), 10 * UNIT);
        assert_eq!(evaluator(seats[0]).record.outlying, 1);
    });
}

fn seats_of(task: u64) -> Vec<u64> {
    seats(task, Round::First)
}

#[test]
fn child_is_paid_at_once_and_mints_when_its_parents_have_settled() {
    build_and_execute(|| {
        without_demurrage();
        register_evaluators(10);
        let parent = claimed();
        let child = posted();
        take(OTHER, child);
        by(OTHER, submit_after(child, &[parent], true)).unwrap();
        next_epoch();
        judge(child, Round::First, 100);
        carry_out(child);
        assert_eq!(get(child).outcome(), Some(Outcome::Settled));
        assert!(flux(OTHER) > FLUX, "the price does not wait");
        assert_eq!(Minted::get(), vec![]);
        assert!(matches!(get(child).receipt.unwrap().mint, Mint::Waiting { .. }));
        assert_refused!(CLIENT, Call::settle { task: child }, Error::<Test>::NothingDue);
        // The parent's panel was silent: its price settles.
        settle(parent);
        carry_out(parent);
        settle(child);
        assert_eq!(Minted::get().len(), 1);
        assert_eq!(Minted::get()[0].0, OTHER);
        assert_refused!(CLIENT, Call::settle { task: child }, Error::<Test>::NothingDue);
    });
}

#[test]
fn child_mints_nothing_when_a_parent_was_refunded() {
    build_and_execute(|| {
        register_evaluators(10);
        let bad = claimed();
        let good = submitted();
        let child = posted();
        take(OTHER, child);
        by(OTHER, submit_after(child, &[good, bad], true)).unwrap();
        next_epoch();
        judge(bad, Round::First, 10);
        judge(child, Round::First, 100);
        carry_out(bad);
        settle(child);
        assert_eq!((get(child).outcome(), Minted::get()), (Some(Outcome::Settled), vec![]));
        assert_eq!(get(good).receipt.unwrap().children, 0);
        assert!(
            events()
                .iter()
                .any(|event| matches!(event, Event::ReceiptMinted { task, power: 0, .. } if *task == child))
        );
    });
}

#[test]
fn escrow_that_nobody_ends_in_time_decays_like_free_flux_from_then_on() {
    build_and_execute(|| {
        let task = submitted();
        // Exempt up to and with day 9.
        assert_eq!(get(task).contract.unwrap().exempt_until, 9);
        let mut since = 0;
        for _ in 0..40 {
            advance(DAY);
            if now() / DAY == 10 {
                since = flux(PEER);
            }
        }
        events();
        settle(task);
        let escrow = events()
            .iter()
            .find_map(|event| match event {
                Event::Ended { escrow, paid, .. } => {
                    assert_eq!(flux(WORKER) - flux(PEER), *paid);
                    Some(*escrow)
                },
                _ => None,
            })
            .unwrap();
        let left = PRICE * (flux(PEER) / UNIT) / (since / UNIT);
        assert!(escrow.abs_diff(left) < UNIT / 1_000, "{escrow} of {left}");
        assert!(escrow < PRICE - UNIT / 5 && get(task).outcome() == Some(Outcome::Accepted));
    });
}

#[test]
fn deregistered_worker_does_not_hold_its_client_up() {
    build_and_execute(|| {
        register_evaluators(10);
        let hot = 5_000;
        let agent = agent_of(WORKER, hot);
        by(WORKER, Call::set_bond_ceiling { id: agent, ceiling: BOND }).unwrap();
        let task = posted();
        signed(hot, Call::match_task { task, bond: BOND }).unwrap();
        signed(hot, submit(task, true)).unwrap();
        use frame_support::traits::UnfilteredDispatchable;
        let call = pallet_power::Call::deregister { id: agent };
        RuntimeCall::from(call).dispatch_bypass_filter(RuntimeOrigin::signed(owner(WORKER))).unwrap();
        next_epoch();
        judge(task, Round::First, 80);
        carry_out(task);
        assert_eq!(get(task).outcome(), Some(Outcome::Settled));
        advance(31 * DAY);
        by_anyone(Call::prune { tasks: vec![task].try_into().unwrap() }).unwrap();
        let call = pallet_power::Call::release_bond { id: agent };
        RuntimeCall::from(call).dispatch_bypass_filter(RuntimeOrigin::signed(STRANGER)).unwrap();
    });
}
