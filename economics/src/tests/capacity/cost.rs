use crate::{
    capacity::{
        congestion::Congestion,
        cost::{
            ExtrinsicTerms, MessageTerms, TaskTerms, Usage, extrinsic_cost, flux_fee, message_cost, task_cost,
        },
        meter::generation,
    },
    math::Rounding,
    tests::{any_u32, any_u64, any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    units::{Power, UNIT},
};
use core::cell::Cell;
use num_bigint::BigUint;
use proptest::prelude::*;
use sp_arithmetic::FixedU64;

const CALM: Congestion = Congestion::MIN;
const MESSAGE: MessageTerms =
    MessageTerms { base: UNIT / 20, per_byte: 3 * UNIT / 10_000, intent: UNIT / 20 };
const TASK: TaskTerms =
    TaskTerms { base: UNIT, per_step: UNIT / 100, per_model_call: UNIT / 2, per_transaction: UNIT / 4 };
const EXTRINSIC: ExtrinsicTerms = ExtrinsicTerms {
    base: MESSAGE.base,
    per_byte: MESSAGE.per_byte,
    per_millisecond: UNIT / 2,
    message_time: 300_000_000,
};

fn any_congestion() -> impl Strategy<Value = Congestion> {
    let parts = prop_oneof![Just(1_000_000_000), Just(16_000_000_000), 1_000_000_000..=16_000_000_000_u64];
    parts.prop_map(|parts| Congestion::new(FixedU64::from_inner(parts)).unwrap())
}

fn congested(cost: &BigUint, congestion: Congestion) -> BigUint {
    rounded(&(cost * congestion.get().into_inner()), &big(1_000_000_000_u32), Rounding::Up)
}

/// Asserts that `cost` is the exact one if it fits, and the greatest otherwise; tells which.
fn assert_saturates(cost: Power, exact: &BigUint) -> bool {
    assert_eq!(cost, fitting(exact).unwrap_or(Power::MAX));
    fitting(exact).is_some()
}

#[test]
fn a_day_of_200_messages_costs_36_4_power_when_each_has_440_encoded_bytes() {
    let day = 200 * message_cost(440, false, &MESSAGE, CALM);
    assert_eq!(day, 364 * UNIT / 10);
    let from_stake = |hetu: u128| generation(hetu * UNIT, UNIT / 2);
    assert!(from_stake(72) < day && day <= from_stake(73));
    let allowance = 10 * UNIT;
    assert!(from_stake(52) + allowance < day && day <= from_stake(53) + allowance);
    assert_eq!(flux_fee(day, 100 * UNIT), Some(364 * UNIT / 1_000));
}

#[test]
fn an_agents_day_costs_3_710_power_when_it_sends_5_000_messages_and_does_500_tasks() {
    let messages = 5_000 * message_cost(640, false, &MESSAGE, CALM);
    // 1 + 100 steps + 5 model calls + 2 transactions.
    let usage = Usage { steps: 100, model_calls: 5, transactions: 2 };
    let tasks = 500 * task_cost(&usage, &TASK, CALM);
    assert_eq!((messages, tasks), (1_210 * UNIT, 2_500 * UNIT));
    assert_eq!(generation(10_000 * UNIT, UNIT / 4), tasks);
}

#[test]
fn costs_are_their_terms_when_nothing_else_is_used() {
    assert_eq!(message_cost(0, false, &MESSAGE, CALM), UNIT / 20);
    assert_eq!(message_cost(0, true, &MESSAGE, CALM), UNIT / 10);
    assert_eq!(task_cost(&Usage::default(), &TASK, CALM), UNIT);
    assert_eq!(message_cost(440, false, &MESSAGE, Congestion::MAX), 16 * 182 * UNIT / 1_000);
}

#[test]
fn an_extrinsic_costs_as_much_as_a_message_when_it_computes_no_more() {
    for time in [0, 1, 300_000_000] {
        let cost = extrinsic_cost(440, time, &EXTRINSIC, CALM);
        assert_eq!(cost, message_cost(440, false, &MESSAGE, CALM));
    }
    assert_eq!(extrinsic_cost(0, 1_300_000_000, &EXTRINSIC, CALM), 55 * UNIT / 100);
    assert_eq!(extrinsic_cost(0, 300_000_001, &EXTRINSIC, CALM), UNIT / 20 + 500);
    let cheap = ExtrinsicTerms { per_millisecond: 1, ..ExtrinsicTerms::default() };
    assert_eq!(extrinsic_cost(0, 1, &cheap, CALM), 1);
}

#[test]
fn message_cost_equals_the_rational_rounded_up_when_terms_are_any() {
    let (fits, saturated) = (Cell::new(0), Cell::new(0));
    let terms = (any_u128(), any_u128(), any_u128());
    for_all(10_000, (any_u32(), any::<bool>(), terms, any_congestion()), |(bytes, is_intent, terms, m)| {
        let (base, per_byte, intent) = terms;
        let cost = message_cost(bytes, is_intent, &MessageTerms { base, per_byte, intent }, m);
        let exact = big(base) + big(per_byte) * bytes + big(intent) * u8::from(is_intent);
        let count = if assert_saturates(cost, &congested(&exact, m)) { &fits } else { &saturated };
        count.set(count.get() + 1);
    });
    assert!(fits.get() > 3_000 && saturated.get() > 1_000);
}

#[test]
fn task_cost_equals_the_rational_rounded_up_when_terms_are_any() {
    let (fits, saturated) = (Cell::new(0), Cell::new(0));
    let counts = (any_u64(), any_u64(), any_u64());
    let terms = [below_bits(100), below_bits(100), below_bits(100), below_bits(100)];
    for_all(10_000, (counts, terms, any_congestion()), |(counts, terms, m)| {
        let [base, per_step, per_model_call, per_transaction] = terms;
        let (steps, model_calls, transactions) = counts;
        let usage = Usage { steps, model_calls, transactions };
        let cost = task_cost(&usage, &TaskTerms { base, per_step, per_model_call, per_transaction }, m);
        let exact = big(base)
            + big(per_step) * steps
            + big(per_model_call) * model_calls
            + big(per_transaction) * transactions;
        let count = if assert_saturates(cost, &congested(&exact, m)) { &fits } else { &saturated };
        count.set(count.get() + 1);
    });
    assert!(fits.get() > 3_000 && saturated.get() > 1_000);
}

#[test]
fn extrinsic_cost_equals_the_rational_rounded_up_when_terms_are_any() {
    let (fits, beyond) = (Cell::new(0), Cell::new(0));
    let terms = (any_u128(), any_u128(), below_bits(90), any_u64());
    for_all(10_000, (any_u32(), any_u64(), terms, any_congestion()), |(bytes, time, terms, m)| {
        let (base, per_byte, per_millisecond, message_time) = terms;
        let terms = ExtrinsicTerms { base, per_byte, per_millisecond, message_time };
        let cost = extrinsic_cost(bytes, time, &terms, m);
        let more = time.saturating_sub(message_time);
        let computation = rounded(&(big(per_millisecond) * more), &big(1_000_000_000_u32), Rounding::Up);
        let exact = big(base) + big(per_byte) * bytes + computation;
        fits.set(fits.get() + u32::from(assert_saturates(cost, &congested(&exact, m))));
        beyond.set(beyond.get() + u32::from(more > 0));
    });
    assert!(fits.get() > 3_000 && beyond.get() > 3_000);
}

#[test]
fn flux_fee_is_the_quotient_rounded_up_when_power_and_rate_are_any() {
    assert_eq!(flux_fee(0, UNIT), Some(0));
    assert_eq!(flux_fee(1, 100 * UNIT), Some(1));
    assert_eq!(flux_fee(1, 0), None);
    assert_eq!(flux_fee(Power::MAX, UNIT - 1), None);
    let (exact, up) = (Cell::new(0), Cell::new(0));
    for_all(10_000, (below_bits(100), any_u128()), |(power, rate)| {
        let Some(fee) = flux_fee(power, rate) else {
            return assert!(rate == 0 || big(power) * UNIT > big(rate) * (Power::MAX - 1));
        };
        let (needed, bought) = (big(power) * UNIT, big(rate) * fee);
        assert!(bought >= needed && (fee == 0 || big(rate) * (fee - 1) < needed));
        let count = if bought == needed { &exact } else { &up };
        count.set(count.get() + 1);
    });
    assert!(exact.get() > 500 && up.get() > 3_000);
}

#[test]
fn usage_survives_its_encoding_when_stored() {
    assert_encodes_in(Usage { steps: u64::MAX, model_calls: 1, transactions: 2 }, 24);
}
