//! The close of an epoch: everything that is decided once a day.
use crate::{
    breaker::{Limit, Stage, Window, admit},
    flux::{
        FluxPerPower, HetuPerFlux,
        controller::{Gains, signal, steer_beta, steer_kappa},
        purchase::{PriceTerms, next_price, quota},
        reservoir::{Reservoir, smoothed},
        reward::{Lambdas, Reward, Weight, reward},
    },
    time::Seconds,
    units::Balance,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU64;
use scale_info::TypeInfo;
use sp_arithmetic::Perbill;

/// What the close of an epoch is decided by, besides what happened in it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Terms {
    pub kappa_min: FluxPerPower,
    pub kappa_max: FluxPerPower,
    pub beta_min: Perbill,
    pub beta_max: Perbill,
    pub lambdas: Lambdas,
    pub gains: Gains,
    /// Multiple of the average burn that is for sale in an epoch at most, besides `quota_share`.
    pub quota_multiple: u32,
    /// Part of the supply that is for sale in an epoch at most, besides `quota_multiple`.
    pub quota_share: Perbill,
    pub price: PriceTerms,
    /// Part of the supply that the breaker's window holds.
    pub breaker_share: Perbill,
    /// The least supply that the window and the quota are measured by: a supply that has run out can be bought anew.
    pub least_supply: Balance,
    pub breaker_window: NonZeroU64,
    pub breaker_pause: Seconds,
}

impl Terms {
    /// The breaker's limit at a supply.
    pub fn limit(&self, supply: Balance) -> Limit {
        Limit {
            ceiling: self.breaker_share.mul_floor(supply.max(self.least_supply)),
            length: self.breaker_window,
        }
    }
}

/// What is carried from epoch to epoch.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Policy {
    /// κ: FLX for one Power of quality 1, in base units of FLX per whole Power.
    pub kappa: FluxPerPower,
    /// β: the part of free Flux that decays in an epoch.
    pub beta: Perbill,
    /// Average net burn of an epoch.
    pub burn_average: Balance,
    /// Average of net burn and settled volume of an epoch.
    pub flow_average: Balance,
    pub reservoir: Reservoir,
    /// Released by the bootstrap schedule since genesis.
    pub released: Balance,
    /// What was put up for sale in the open epoch.
    pub quota: Balance,
    /// What of it was sold.
    pub sold: Balance,
    /// HETU for one FLX, in base units of HETU per whole FLX.
    pub price: HetuPerFlux,
    pub window: Window,
    pub stage: Stage,
}

/// What happened in the epoch that closes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Flows {
    /// Verified Power times quality.
    pub weight: Weight,
    /// Burned for good, demurrage of this close included: without settlements and λ3.
    pub burned: Balance,
    /// Paid for tasks.
    pub settled: Balance,
    /// Bootstrap of this epoch.
    pub bootstrap: Balance,
}

/// What the close finds in circulation, its own demurrage already taken.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Stock {
    pub supply: Balance,
    /// Subject to demurrage.
    pub free: Balance,
}

/// What the close decided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Closed {
    pub policy: Policy,
    /// `None` where the breaker holds the mint back: the weight carries to the next epoch.
    pub reward: Option<Reward>,
    /// What could be minted in this epoch.
    pub available: Balance,
}

/// Closes an epoch at `now`. `None` if a number does not fit.
pub fn close(policy: &Policy, flows: &Flows, stock: &Stock, now: Seconds, terms: &Terms) -> Option<Closed> {
    let burn_average = smoothed(policy.burn_average, flows.burned);
    let flow_average = smoothed(policy.flow_average, flows.burned.checked_add(flows.settled)?);
    let (available, filled) = policy.reservoir.fill(flows.bootstrap, burn_average)?;

    let limit = terms.limit(stock.supply);
    let headroom = policy.window.headroom(now, &limit);
    let kappa = policy.kappa.min(terms.kappa_max);
    let sink = terms.lambdas.sink();
    let wanted = reward(flows.weight, kappa, available, sink);
    let (admitted, stage) =
        admit(policy.stage, wanted.net, headroom, limit.ceiling, now, terms.breaker_pause);
    let paused = matches!(stage, Stage::Paused { .. });
    let paid = reward(flows.weight, kappa, admitted.min(available), sink);
    let minted = if paused { Reward::default() } else { paid };
    let window = policy.window.pass(minted.net, now, &limit).unwrap_or(policy.window);

    let reservoir = filled.draw(minted.net)?.capped(burn_average);
    let left = if paused { 0 } else { available.saturating_sub(minted.net).min(reservoir.total()) };
    let supply = stock.supply.checked_add(minted.net)?;
    let signal = signal(stock.free.checked_add(minted.net)?, flow_average, &terms.gains);
    let policy = Policy {
        kappa: steer_kappa(policy.kappa, signal, terms.kappa_min, terms.kappa_max),
        beta: steer_beta(policy.beta, signal, terms.beta_min, terms.beta_max),
        burn_average,
        flow_average,
        reservoir,
        released: policy.released.checked_add(flows.bootstrap)?,
        quota: quota(
            left,
            burn_average,
            terms.quota_multiple,
            supply.max(terms.least_supply),
            terms.quota_share,
        ),
        sold: 0,
        price: next_price(policy.price, policy.sold, policy.quota, &terms.price),
        window,
        stage,
    };
    Some(Closed { policy, reward: (!paused).then_some(minted), available })
}
