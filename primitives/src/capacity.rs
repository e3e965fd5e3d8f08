//! Capacity: the Power that an identity may spend now, and what its stake answers for.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::{
    Balance, Power,
    identity::{ExecutionMeter, IdentityId},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub use fluxnomics_economics::capacity::{
    cost::{Picoseconds, Usage},
    meter::PowerPerDay,
    stake::{Asset, Resource},
};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// What pays for an extrinsic.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Route {
    /// The free allowance and the messaging meter: no token moves.
    Capacity { power: Power },
    /// Flux instead of capacity, burned.
    Flux { fee: Balance },
    /// HETU, by weight and length.
    Hetu,
    /// Nothing: the identity forbids what would have to pay.
    Forbidden,
}

/// Payment for extrinsics and messages by Power and Flux.
pub trait PowerPayments {
    /// What an extrinsic costs now, in Power.
    fn extrinsic_cost(bytes: u32, time: Picoseconds) -> Power;
    /// What a message costs now, in Power.
    fn message_cost(bytes: u32, is_intent: bool) -> Power;
    /// What would pay `power` for the identity now.
    fn route(id: IdentityId, power: Power) -> Route;
    /// Takes what the route asks for. Succeeds if [`route`](PowerPayments::route) answered it in the same state.
    fn reserve(id: IdentityId, route: Route) -> DispatchResult;
    /// Charges of what was reserved the part `power / reserved` and gives the rest back, where `reserved` is the
    /// Power that the route was asked for. Returns what was charged.
    fn settle(id: IdentityId, route: Route, reserved: Power, power: Power) -> Route;
    /// Whether the identity has an exit left today that costs nothing.
    fn exit_available(id: IdentityId) -> bool;
    /// Uses one of them.
    fn use_exit(id: IdentityId) -> DispatchResult;
}

/// How the usage of a task was paid.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct TaskCharge {
    /// Power that the execution meter covered, of [`task_power`](TaskMeter::task_power) at most.
    pub covered: Power,
    /// FLX that neither the meter nor free Flux covered.
    pub owed: Balance,
}

/// The metered execution of tasks.
pub trait TaskMeter: ExecutionMeter {
    /// The Power that the usage of a task is worth, congestion aside.
    fn task_power(usage: &Usage) -> Power;
    /// Charges the usage of a task at its congested price: the execution meter and the odometer cover what they can,
    /// the rest is burned of free Flux as far as there is any. The caller collects what is owed then.
    fn charge_task(id: IdentityId, usage: &Usage) -> Result<TaskCharge, DispatchError>;
    /// The least Flux that work of `power` may cost: its price at the highest rate R.
    fn least_price(power: Power) -> Option<Balance>;
    /// What one whole token of the asset generates on the execution meter in a day.
    fn alpha(asset: Asset) -> PowerPerDay;
}

/// What stake answers for: it may be frozen while something is disputed, and slashed. Unbonding stake too.
pub trait StakeAtRisk {
    /// Staked and unbonding.
    fn at_risk(id: IdentityId, asset: Asset) -> Balance;
    /// Of it, what is kept from being withdrawn.
    fn frozen(id: IdentityId, asset: Asset) -> Balance;
    /// Keeps `amount` more from being withdrawn. Fails if less than all frozen is at risk.
    fn freeze(id: IdentityId, asset: Asset, amount: Balance) -> DispatchResult;
    /// Undoes one `freeze` of `amount`. What others froze stays frozen as far as it is there, whatever was slashed.
    fn thaw(id: IdentityId, asset: Asset, amount: Balance);
    /// Takes up to `amount` for good: HETU to the treasury, Flux burned. Returns what was taken.
    fn slash(id: IdentityId, asset: Asset, amount: Balance) -> Balance;
}
