//! The tables of `docs/pocw.md`, computed: the page must say what the chain does.
use crate::{Outcome, Round, mock::*};
use fluxnomics_primitives::{UNIT, flux::FluxLedger, params::FluxParams, time::DAY};

const PAGE: &str = include_str!("../../../../docs/pocw.md");

/// Flux of the client, free and set aside, of the worker, of all evaluators, free and staked, and burned for good.
fn flux_books() -> Vec<u128> {
    let evaluators = || FIRST_EVALUATOR..PEOPLE;
    let burned = burned();
    vec![
        flux(CLIENT),
        Flux::balance(CLIENT, OFFER) + Flux::balance(CLIENT, ESCROW),
        flux(WORKER),
        evaluators().map(flux).sum(),
        evaluators().map(|id| Flux::balance(id, STAKE)).sum(),
        burned.matches + burned.fee,
    ]
}

/// HETU of the owners of client and worker, free and held.
fn hetu_books() -> Vec<u128> {
    [CLIENT, WORKER]
        .iter()
        .flat_map(|id| {
            let held = Balances::reserved_balance(owner(*id));
            [hetu(*id) - held, held]
        })
        .collect()
}

/// HETU of the owners of client, worker and all evaluators, and what is gone.
fn hetu_in_all() -> Vec<u128> {
    let people = || FIRST_EVALUATOR..PEOPLE;
    let burned = u128::from(PEOPLE + 2) * RICHES - Balances::total_issuance();
    vec![hetu(CLIENT), hetu(WORKER), people().map(hetu).sum(), burned]
}

fn changes(before: &[u128], after: &[u128]) -> Vec<i128> {
    before.iter().zip(after).map(|(before, after)| *after as i128 - *before as i128).collect()
}

/// Whole tokens, rounded to four digits; nothing for zero.
fn cell(amount: i128) -> String {
    let (digit, digits) = (UNIT as i128 / 10_000, amount.unsigned_abs() as i128);
    let rounded = (digits + digit / 2) / digit;
    if rounded == 0 {
        return String::new();
    }
    let sign = if amount < 0 { "−" } else { "+" };
    let text = format!("{sign}{}.{:04}", rounded / 10_000, rounded % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

fn row(name: &str, amounts: &[i128]) -> String {
    let cells: Vec<_> = amounts.iter().map(|amount| cell(*amount)).collect();
    format!("| {name} | {} |", cells.join(" | ")).replace("|  |", "| |").replace("|  |", "| |")
}

#[track_caller]
fn assert_said(row: &str) {
    assert!(PAGE.lines().any(|line| line == row), "docs/pocw.md does not say\n{row}");
}

fn stage() {
    without_demurrage();
    // Rewards are another page's.
    let params = FluxParams { kappa_max: 0, kappa_min: 0, ..MoneyParams::get() };
    MoneyParams::set(&params);
    pallet_flux::MonetaryPolicy::<Test>::mutate(|policy| policy.kappa = 0);
    register_evaluators(EVALUATORS);
    Stakers::set(&(FIRST_EVALUATOR..PEOPLE).collect());
}

#[test]
fn page_says_what_each_step_of_a_task_moves() {
    build_and_execute(|| {
        stage();
        let begin = (flux_books(), hetu_books());
        let mut last = begin.clone();
        let mut step = |name: &str| {
            let now = (flux_books(), hetu_books());
            assert_said(&row(name, &changes(&last.0, &now.0)));
            assert_said(&row(name, &changes(&last.1, &now.1)));
            last = now;
        };
        let task = posted();
        step("posted");
        take(WORKER, task);
        by(WORKER, submit(task, true)).unwrap();
        step("taken and submitted");
        next_epoch();
        judge(task, Round::First, 80);
        step("judged");
        carry_out(task);
        step("window passed, settled");
        outlast_evidence();
        by(WORKER, Call::prune { tasks: vec![task].try_into().unwrap() }).unwrap();
        step("receipt pruned");
        let now = (flux_books(), hetu_books());
        assert_said(&row("**in all**", &changes(&begin.0, &now.0)));
        assert_said(&row("**in all**", &changes(&begin.1, &now.1)));
        let [(_, power, quality)] = Minted::get()[..] else { panic!("one receipt mints") };
        let weight = fluxnomics_economics::flux::reward::weight(power, quality);
        assert!(PAGE.contains(&format!("`80 · 1.06 = {}`", cell(weight as i128).trim_start_matches('+'))));
    });
}

/// How a task of the example may end, from its posting until nothing is owed.
#[test]
fn page_says_what_each_ending_moves() {
    let ending = |name: &str, outcome: Option<Outcome>, end: fn() -> u64| {
        build_and_execute(|| {
            stage();
            let (flux, hetu) = (flux_books(), hetu_in_all());
            let task = end();
            assert_eq!(Pocw::load(task).and_then(|task| task.outcome()), outcome);
            outlast_evidence();
            let _ = by(WORKER, Call::prune { tasks: vec![task].try_into().unwrap() });
            let (moved, hetu) = (changes(&flux, &flux_books()), changes(&hetu, &hetu_in_all()));
            assert_eq!(moved[1], 0, "nothing is left aside");
            let flux = [moved[0], moved[2], moved[3] + moved[4], moved[5]];
            assert_said(&row(name, &[&flux[..], &hetu[..]].concat()));
            assert_eq!(flux.iter().sum::<i128>(), 0);
            assert_eq!(hetu.iter().sum::<i128>(), 0);
        });
    };
    ending("good, a score of 0.8", Some(Outcome::Settled), || judged(80));
    ending("the same, no panel asked for", Some(Outcome::Accepted), || {
        let task = submitted();
        by(CLIENT, Call::accept { task }).unwrap();
        task
    });
    ending("both agree on half of the price", Some(Outcome::Agreed), || {
        let task = submitted();
        by(CLIENT, Call::agree { task, pay: PRICE / 2 }).unwrap();
        by(WORKER, Call::agree { task, pay: PRICE / 2 }).unwrap();
        task
    });
    ending("bad, a score of 0.29", Some(Outcome::Refunded), || judged(29));
    ending("good, and contested by the client", Some(Outcome::Settled), || contested(80));
    ending("bad, and contested by the client", Some(Outcome::Refunded), || contested(29));
    ending("the worker is silent", None, || {
        let task = matched();
        advance(3 * DAY + 2);
        by_anyone(Call::settle { task }).unwrap();
        task
    });
    ending("the panel is silent", Some(Outcome::Settled), || {
        let task = panel();
        judge_with(task, Round::First, &[]);
        carry_out(task);
        task
    });
    ending("good, disputed by the client, upheld on appeal", Some(Outcome::Settled), || {
        disputed(CLIENT, 80, 85)
    });
    ending("bad, disputed by the worker, reversed on appeal", Some(Outcome::Settled), || {
        disputed(WORKER, 20, 80)
    });
    ending("good, disputed by the client, the appeal is silent", Some(Outcome::Settled), || {
        let task = panel();
        judge(task, Round::First, 80);
        by(CLIENT, Call::dispute { task }).unwrap();
        by(WORKER, Call::answer { task }).unwrap();
        next_epoch();
        judge_with(task, Round::Appeal, &[]);
        carry_out(task);
        task
    });
}

fn panel() -> u64 {
    let task = claimed();
    next_epoch();
    task
}

fn contested(score: u32) -> u64 {
    let task = submitted();
    by(CLIENT, Call::request_panel { task }).unwrap();
    next_epoch();
    judge(task, Round::First, score);
    carry_out(task);
    task
}

fn judged(score: u32) -> u64 {
    let task = panel();
    judge(task, Round::First, score);
    carry_out(task);
    task
}

fn disputed(by_side: u64, first: u32, second: u32) -> u64 {
    let task = panel();
    judge(task, Round::First, first);
    by(by_side, Call::dispute { task }).unwrap();
    by(CLIENT + WORKER - by_side, Call::answer { task }).unwrap();
    next_epoch();
    judge(task, Round::Appeal, second);
    carry_out(task);
    task
}
