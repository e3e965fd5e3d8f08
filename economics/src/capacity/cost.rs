//! What messages, tasks and extrinsics cost in Power, and what Power costs in Flux.
use crate::{
    capacity::{congestion::Congestion, conversion::ConversionRate},
    math::{Rounding, mul_div},
    units::{Balance, Power, UNIT},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Computation, in picoseconds: the unit of `ref_time` in weights.
pub type Picoseconds = u64;

const PICOSECONDS_IN_MILLISECOND: u128 = 1_000_000_000;

/// Price list of messages, in base units of Power.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct MessageTerms {
    /// P0: every message.
    pub base: Power,
    /// P_size: each encoded byte.
    pub per_byte: Power,
    /// P_intent: a message that declares an intent.
    pub intent: Power,
}

/// Price list of tasks, in base units of Power.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TaskTerms {
    /// E0: every task.
    pub base: Power,
    /// E_step: each step.
    pub per_step: Power,
    /// E_model: each call of a model.
    pub per_model_call: Power,
    /// E_tx: each transaction on chain.
    pub per_transaction: Power,
}

/// Price list of extrinsics, in base units of Power.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct ExtrinsicTerms {
    /// P0: every extrinsic.
    pub base: Power,
    /// P_size: each encoded byte.
    pub per_byte: Power,
    /// P_weight: each millisecond of computation beyond that of a message.
    pub per_millisecond: Power,
    /// The computation of a message.
    pub message_time: Picoseconds,
}

/// What a task took.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Usage {
    /// Steps executed.
    pub steps: u64,
    /// Calls of a model.
    pub model_calls: u64,
    /// Transactions on chain.
    pub transactions: u64,
}

/// `Σ count · price`, at most `Power::MAX`.
fn total<const N: usize>(items: [(u64, Power); N]) -> Power {
    items
        .into_iter()
        .fold(0, |sum: Power, (count, price)| sum.saturating_add(price.saturating_mul(count.into())))
}

/// `(P0 + P_size · bytes + P_intent · is_intent) · M`, rounded up, at most `Power::MAX`.
pub fn message_cost(bytes: u32, is_intent: bool, terms: &MessageTerms, congestion: Congestion) -> Power {
    congestion.scale(total([
        (1, terms.base),
        (bytes.into(), terms.per_byte),
        (is_intent.into(), terms.intent),
    ]))
}

/// `(E0 + E_step · steps + E_model · model_calls + E_tx · transactions) · M`, rounded up, at most `Power::MAX`.
pub fn task_cost(usage: &Usage, terms: &TaskTerms, congestion: Congestion) -> Power {
    congestion.scale(total([
        (1, terms.base),
        (usage.steps, terms.per_step),
        (usage.model_calls, terms.per_model_call),
        (usage.transactions, terms.per_transaction),
    ]))
}

/// `(P0 + P_size · bytes + P_weight · time beyond a message's) · M`, the last term of the sum and the product rounded
/// up, at most `Power::MAX`.
pub fn extrinsic_cost(
    bytes: u32,
    time: Picoseconds,
    terms: &ExtrinsicTerms,
    congestion: Congestion,
) -> Power {
    let beyond = time.saturating_sub(terms.message_time);
    let computation = mul_div(terms.per_millisecond, beyond.into(), PICOSECONDS_IN_MILLISECOND, Rounding::Up)
        .unwrap_or(Power::MAX);
    congestion.scale(total([(1, terms.base), (bytes.into(), terms.per_byte), (1, computation)]))
}

/// The Flux burned instead of `power`: `power / R`, rounded up. `None` if `rate` is zero or the fee does not fit.
pub fn flux_fee(power: Power, rate: ConversionRate) -> Option<Balance> {
    mul_div(power, UNIT, rate, Rounding::Up)
}
