//! A small economy on the real mathematics of Flux: one number for all who hold, one for what they do in a day.
//!
//! It is a model of behaviour, not of the chain: activity is given, nobody enters strategically, and all of a day
//! happens at once. What it shows is how the rules answer.
use core::num::{NonZeroU32, NonZeroU64};
use fluxnomics_economics::{
    flux::{
        controller::Gains,
        demurrage::{Decaying, Mark},
        epoch::{Flows, Policy, Stock, Terms, close},
        purchase::PriceTerms,
        reward::Lambdas,
    },
    math::Rounding,
    release::halving_release,
    time::DAY,
    units::UNIT,
};
use sp_arithmetic::Perbill;

/// Days that a run lasts.
pub const DAYS: u32 = 2_500;
/// The day on which activity changes.
pub const SHOCK: u32 = 1_000;
/// Power of tasks in a day of ordinary activity.
const POWER: u128 = 1_000_000 * UNIT;
/// FLX of price for one Power of a task.
const PRICE: u128 = UNIT / 50;
/// FLX burned for one Power by a match: both sides.
const MATCH_BURN: u128 = 2 * UNIT / 1_000;
/// FLX of fallback fees in an ordinary day.
const FALLBACK: u128 = 300 * UNIT;

/// Those who buy Flux because their tasks need it.
#[derive(Clone, Copy)]
pub struct Buyers {
    /// Days of turnover that they like to hold.
    pub need: u128,
    /// The part of what they lack that they buy in a day: one in so many.
    pub patience: u128,
    /// The day on which they come.
    pub from: u32,
}

/// What differs between runs.
#[derive(Clone, Copy)]
pub struct Scenario {
    pub name: &'static str,
    /// Activity of a day, in hundredths of an ordinary one.
    pub activity: fn(u32) -> u128,
    pub buyers: Buyers,
    /// β on the first day.
    pub beta: Perbill,
}

const BETA: Perbill = Perbill::from_parts(200_000);

pub const BUYERS: Buyers = Buyers { need: 25, patience: 4, from: 0 };

pub const CONSTANT: Scenario =
    Scenario { name: "constant activity", activity: |_| 100, buyers: BUYERS, beta: Perbill::zero() };
pub const PULSE: Scenario = Scenario {
    name: "fivefold for 30 days",
    activity: |day| if (SHOCK..SHOCK + 30).contains(&day) { 500 } else { 100 },
    buyers: BUYERS,
    beta: BETA,
};
pub const RISE: Scenario = Scenario {
    name: "fivefold for good",
    activity: |day| if day >= SHOCK { 500 } else { 100 },
    buyers: BUYERS,
    beta: BETA,
};
pub const FALL: Scenario = Scenario {
    name: "a fifth for good",
    activity: |day| if day >= SHOCK { 20 } else { 100 },
    buyers: BUYERS,
    beta: BETA,
};
pub const LATE_BUYERS: Scenario = Scenario {
    name: "nobody buys before day 2,000",
    activity: |_| 100,
    buyers: Buyers { from: 2_000, ..BUYERS },
    beta: BETA,
};

/// The end of a day.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    pub supply: u128,
    /// Power of tasks that there was Flux for, in hundredths of an ordinary day.
    pub done: u128,
    pub minted: u128,
    pub burned: u128,
    pub policy: Policy,
}

pub fn terms() -> Terms {
    Terms {
        kappa_min: UNIT / 5_000,
        kappa_max: UNIT / 1_000,
        beta_min: Perbill::zero(),
        beta_max: Perbill::from_parts(2_000_000),
        lambdas: Lambdas { free: Perbill::from_percent(60), staked: Perbill::from_percent(30) },
        gains: Gains {
            target: 30,
            dead_band: Perbill::from_percent(25),
            gain: Perbill::from_percent(5),
            max_step: Perbill::from_percent(2),
        },
        quota_multiple: 2,
        quota_share: Perbill::from_percent(1),
        price: PriceTerms { step: Perbill::from_percent(5), min: UNIT / 10, max: 10 * UNIT },
        breaker_share: Perbill::from_percent(10),
        least_supply: 1_000_000 * UNIT,
        breaker_window: NonZeroU64::new(DAY).expect("a day is not empty"),
        breaker_pause: 3 * DAY,
    }
}

/// The policy of a new chain.
pub fn genesis(beta: Perbill) -> Policy {
    Policy {
        kappa: UNIT / 1_000,
        beta,
        burn_average: 0,
        flow_average: 0,
        reservoir: Default::default(),
        released: 0,
        quota: 0,
        sold: 0,
        price: UNIT,
        window: Default::default(),
        stage: Default::default(),
    }
}

/// Runs a scenario for [`DAYS`] days from a genesis of 1,000,000 FLX.
pub fn run(scenario: &Scenario) -> Vec<Day> {
    run_under(scenario, &terms())
}

/// The same under other terms.
pub fn run_under(scenario: &Scenario, terms: &Terms) -> Vec<Day> {
    let mut policy = genesis(scenario.beta);
    let mut mark = Mark::default();
    let (mut free, mut staked) = (Decaying::new(1_000_000 * UNIT), 0);
    let mut days = vec![];
    for day in 0..DAYS {
        // Tasks: as many as the float pays for.
        let wanted = (scenario.activity)(day);
        let outlay = POWER / 100 * (PRICE + MATCH_BURN) / UNIT + FALLBACK / 100;
        let done = wanted.min(free.whole / outlay);
        let power = POWER / 100 * done;
        let settled = power / UNIT * PRICE;
        // The marketplace fee is 2.5 %; half of it goes to panels and stays.
        let spent = power / UNIT * MATCH_BURN + FALLBACK / 100 * done + settled / 80;
        free.whole -= spent;

        // Buyers: part of what they lack, within the quota.
        let now = u64::from(day + 1) * DAY;
        let buyers = &scenario.buyers;
        let lack = (buyers.need * outlay * wanted).saturating_sub(free.whole) / buyers.patience;
        let limit = terms.limit(free.whole + staked);
        let bought = if day >= buyers.from { lack } else { 0 }
            .min(policy.quota - policy.sold)
            .min(policy.window.headroom(now, &limit));
        policy.window = policy.window.pass(bought, now, &limit).expect("within the headroom");
        policy.reservoir = policy.reservoir.draw(bought).expect("the quota is in the reservoir");
        policy.sold += bought;
        free.whole += bought;

        // A hundredth of what is staked comes back every day.
        let unstaked = staked / 100;
        staked -= unstaked;
        free.whole += unstaked;

        // The close, as the pallet does it.
        let next = mark.step(policy.beta);
        let left = free.decayed(mark, next, Rounding::Up).expect("within bounds");
        let demurrage = free.whole - left.whole;
        (mark, free) = (next, left);
        let flows = Flows {
            // Receipts of a quality of 1.1.
            weight: power / 10 * 11,
            burned: spent + demurrage,
            settled,
            bootstrap: halving_release(day, 20_000 * UNIT, NonZeroU32::new(250).expect("not zero")),
        };
        let stock = Stock { supply: free.whole + staked, free: free.whole };
        let closed = close(&policy, &flows, &stock, now, terms).expect("within bounds");
        let reward = closed.reward.unwrap_or_default();
        let to_stake = reward.gross / 10 * 3;
        free.whole += reward.net - to_stake;
        staked += to_stake;
        policy = closed.policy;
        days.push(Day {
            supply: free.whole + staked,
            done,
            minted: reward.net + bought,
            burned: spent + demurrage,
            policy,
        });
    }
    days
}
