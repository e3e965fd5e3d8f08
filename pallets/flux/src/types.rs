//! What this pallet stores and shows.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::{
    breaker::Stage,
    flux::{
        FluxPerPower, HetuPerFlux,
        demurrage::{Decaying, Mark},
        epoch::Policy,
        reservoir::Reservoir,
        reward::{Lambdas, Weight},
    },
};
use fluxnomics_primitives::{Balance, UNIT, flux::Epoch};
use frame_support::traits::Get;
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// Number of a round of work. A round usually lasts one epoch, and as many as the breaker holds its mint back.
pub type Round = u32;

/// FLX ever minted, by reason.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Minted {
    /// At genesis.
    pub genesis: Balance,
    /// For verified work, the sunk part included.
    pub power_reward: Balance,
    /// Sold for HETU.
    pub purchase: Balance,
    /// To providers of tasks; the payers burned as much.
    pub settlement: Balance,
}

/// FLX ever burned, by reason.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Burned {
    /// By matches of tasks and workers.
    pub matches: Balance,
    /// By fees that capacity did not cover.
    pub fallback: Balance,
    /// By demurrage.
    pub demurrage: Balance,
    /// By the parts of marketplace fees that nobody is paid.
    pub fee: Balance,
    /// The part λ3 of rewards, and what rounding left of them.
    pub sink: Balance,
    /// By payers of tasks; their providers were minted as much.
    pub settlement: Balance,
    /// By penalties.
    pub slash: Balance,
    /// What identities left behind.
    pub forfeit: Balance,
}

impl Minted {
    pub fn total(&self) -> Option<Balance> {
        let Self { genesis, power_reward, purchase, settlement } = *self;
        genesis.checked_add(power_reward)?.checked_add(purchase)?.checked_add(settlement)
    }
}

impl Burned {
    /// Burned for good: without settlements, which are minted again, and the sink, which never circulated.
    pub fn net(&self) -> Option<Balance> {
        let Self { matches, fallback, demurrage, fee, sink: _, settlement: _, slash, forfeit } = *self;
        matches
            .checked_add(fallback)?
            .checked_add(demurrage)?
            .checked_add(fee)?
            .checked_add(slash)?
            .checked_add(forfeit)
    }

    pub fn total(&self) -> Option<Balance> {
        self.net()?.checked_add(self.sink)?.checked_add(self.settlement)
    }
}

/// All Flux there is. One value, so that an operation reads and writes the totals once.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Ledger {
    /// The demurrage index.
    pub mark: Mark,
    /// All that decays, at `mark`: free, offered, and rewards not realised.
    pub decaying: Decaying,
    /// All that does not: stake, unbonding, escrow.
    pub exempt: Balance,
    pub minted: Minted,
    pub burned: Burned,
    /// Net burn when the last epoch closed.
    pub burned_before: Balance,
    /// Settled volume when the last epoch closed.
    pub settled_before: Balance,
}

impl Ledger {
    /// FLX in existence.
    pub fn supply(&self) -> Balance {
        self.decaying.whole.saturating_add(self.exempt)
    }
}

/// The Flux of an identity.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Account {
    /// The index at which `free` and `offered` were read.
    pub mark: Mark,
    pub free: Decaying,
    pub offered: Decaying,
    pub staked: Balance,
    pub unbonding: Balance,
    pub escrow: Balance,
    /// What it worked in `round`.
    pub weight: Weight,
    pub round: Round,
}

impl Account {
    /// Whether nothing would be lost with it but less than one base unit for each decaying part.
    pub fn is_empty(&self) -> bool {
        let Self { mark: _, free, offered, staked, unbonding, escrow, weight, round: _ } = self;
        [free.whole, offered.whole, *staked, *unbonding, *escrow, *weight].iter().all(|part| *part == 0)
    }

    /// Whether protocol pallets hold something of it.
    pub fn is_held(&self) -> bool {
        [self.offered.whole, self.staked, self.unbonding, self.escrow].iter().any(|part| *part > 0)
    }
}

/// The round that work is counted in.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct OpenRound {
    pub round: Round,
    /// W: what all identities worked in it.
    pub weight: Weight,
}

/// A round that minted and has not been realised by all who worked in it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct ClosedRound {
    /// All that it minted.
    pub gross: Balance,
    /// W: what all identities worked in it.
    pub weight: Weight,
    /// What of W has not been realised.
    pub unrealised: Weight,
    /// FLX booked for what has not been realised, when the round closed.
    pub booked: Balance,
    pub lambdas: Lambdas,
    /// The index when it closed: rewards decay from then on.
    pub mark: Mark,
}

/// The index at the close of an epoch, for as long as somebody needs it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Watch {
    pub watchers: u32,
    /// `None` until the epoch closes.
    pub mark: Option<Mark>,
}

/// What an epoch was like.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct EpochRecord {
    pub epoch: Epoch,
    /// Verified Power times quality.
    pub weight: Weight,
    /// Minted for work, the sunk part included.
    pub minted: Balance,
    /// Of that, sunk.
    pub sunk: Balance,
    /// Sold for HETU.
    pub sold: Balance,
    /// Burned for good.
    pub burned: Balance,
    /// Of that, by demurrage.
    pub demurrage: Balance,
    /// Paid for tasks.
    pub settled: Balance,
    /// What could be minted for work and sold.
    pub available: Balance,
    /// FLX in existence at its end.
    pub supply: Balance,
    /// κ, β and the price in force during it.
    pub kappa: FluxPerPower,
    pub beta: Perbill,
    pub price: HetuPerFlux,
}

/// The Flux of an identity, as it is now.
#[derive(Clone, Copy, Debug, Decode, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct AccountView {
    /// What it can spend, realised rewards included.
    pub free: Balance,
    /// Of that, what realising will free.
    pub claimable: Balance,
    /// What realising will stake; part of `staked`.
    pub stakeable: Balance,
    pub staked: Balance,
    pub unbonding: Balance,
    pub escrow: Balance,
    pub offered: Balance,
    /// What it worked in the open round.
    pub weight: Weight,
}

/// All Flux, and why it exists.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SupplyView {
    /// Minted less burned.
    pub supply: Balance,
    /// Subject to demurrage: free, offered and unrealised.
    pub decaying: Balance,
    /// Staked, unbonding and in escrow.
    pub exempt: Balance,
    pub minted: Minted,
    pub burned: Burned,
    /// Released by the bootstrap schedule.
    pub released: Balance,
    /// The most that may exist: genesis and all that was released.
    pub ceiling: Balance,
}

/// What the next epoch will be decided by.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PolicyView {
    /// The open epoch.
    pub epoch: Epoch,
    pub kappa: FluxPerPower,
    pub beta: Perbill,
    /// What may still be bought today.
    pub for_sale: Balance,
    pub price: HetuPerFlux,
    pub reservoir: Reservoir,
    /// Average daily net burn: what comes back as budget.
    pub burn_average: Balance,
    /// Average daily turnover.
    pub flow_average: Balance,
    /// Days of turnover that the Flux which decays would last, rounded down.
    pub idle_days: Balance,
    /// W of the open round.
    pub weight: Weight,
    pub breaker: Stage,
    /// What the breaker lets pass now.
    pub headroom: Balance,
}

/// The policy of a new chain: κ at 0.001 FLX, β at 0.02 %, 1 HETU for one FLX.
pub struct InitialPolicy;
impl Get<Policy> for InitialPolicy {
    fn get() -> Policy {
        Policy {
            kappa: UNIT / 1_000,
            beta: Perbill::from_parts(200_000),
            burn_average: 0,
            flow_average: 0,
            reservoir: Reservoir::default(),
            released: 0,
            quota: 0,
            sold: 0,
            price: UNIT,
            window: Default::default(),
            stage: Stage::default(),
        }
    }
}
