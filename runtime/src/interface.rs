//! The chain's own runtime APIs, for clients that do not decorate view functions.
#![allow(clippy::too_many_arguments, reason = "in what the macro generates")]
use crate::{
    AccountId, Balance, BlockNumber, Hash, Runtime,
    indicators::{Indicator, Subsystem},
    params::{Change, Field},
};
use alloc::{string::String, vec::Vec};
use fluxnomics_economics::{
    lifetime::Odometer,
    xp::tier::{Quote as TierQuote, Tier},
};
use fluxnomics_primitives::{
    Power, capacity::Usage, governance::TrackId, identity::IdentityId, time::Seconds,
};
use pallet_capacity::{Book, NetworkView, Offer, OfferKey, OfferPage, Quote};
use pallet_flux::{AccountView, EpochRecord, PolicyView, SupplyView};
use pallet_governance::{ChangeRecord, Concentration, ParameterView, SignalTally, VotingPower};
use pallet_pocw::{Ancestor, Evaluator, Panel, Position, Receipt, Statement, TaskId, TaskView};
use pallet_poe::{Chain, FeeQuote, MinerView, Month, PoeView, SalaryReport};
use pallet_power::{Identity, Totals};
use pallet_stability::{DayRecord, HaltView, IndicatorView, InterventionView, StatusView};
use pallet_xp::{BreakEven, EarningsView, Expiry, Ledger, TierView, TrustView, WeekRecord, WeekView};
use sp_runtime::Perbill;

sp_api::decl_runtime_apis! {
    /// Identities and their Power.
    pub trait PowerApi {
        /// An identity, until its bond is released.
        fn identity(id: IdentityId) -> Option<Identity<AccountId>>;
        /// The identity that an account controls.
        fn identity_of(controller: AccountId) -> Option<IdentityId>;
        /// HETU that a registration burns now.
        fn registration_price() -> Balance;
        /// The odometer of a registered identity.
        fn odometer(id: IdentityId) -> Option<Odometer>;
        /// Power that the identity may still spend today.
        fn spendable_power(id: IdentityId) -> Power;
        /// Power spent by all identities, and the most that all of them can ever spend.
        fn totals() -> Totals;
    }

    /// Flux.
    pub trait FluxApi {
        /// The Flux of an identity now, demurrage applied and rewards counted.
        fn account(id: IdentityId) -> AccountView;
        /// All Flux, by reason.
        fn supply() -> SupplyView;
        /// κ, β, price, quota and what the next epoch will be decided by.
        fn policy() -> PolicyView;
        /// The last closed epochs, the latest first, `count` at most.
        fn history(count: u32) -> Vec<EpochRecord>;
    }

    /// Capacity.
    pub trait CapacityApi {
        /// What an identity has staked and may spend now.
        fn account(id: IdentityId) -> pallet_capacity::AccountView;
        /// The same at an economic time to come, if nothing happens until then.
        fn account_at_time(id: IdentityId, at: Seconds) -> pallet_capacity::AccountView;
        /// What a message costs now, its envelope included.
        fn quote_message(bytes: u32, is_intent: bool) -> Quote;
        /// What an extrinsic of so many bytes and picoseconds costs now.
        fn quote_extrinsic(bytes: u32, time: u64) -> Quote;
        /// What the execution of a task costs now.
        fn quote_task(usage: Usage) -> Quote;
        /// The cheapest offers of a book of which something can be rented now, a hundred at most, with no more units
        /// than that.
        fn offers(book: Book, count: u32) -> Vec<(OfferKey, Offer)>;
        /// The same from the first offer after `after`, and after which to go on.
        fn offer_page(book: Book, after: Option<OfferKey>, count: u32) -> OfferPage;
        /// M, R, α and all stake.
        fn network() -> NetworkView;
    }

    /// Who pays for extrinsics.
    pub trait FeesApi {
        /// What an extrinsic would cost its signer if it came next, at most, or why it would be refused. Encoded as it is
        /// submitted; its signature and nonce do not matter. `None` if nobody has signed it, or it does not decode.
        fn quote(extrinsic: Vec<u8>) -> Option<pallet_fees::Quote>;
    }

    /// Tasks, panels, evaluators.
    pub trait PocwApi {
        /// A task, what can be done with it now and by whom.
        fn task(task: TaskId) -> Option<TaskView>;
        /// The panel of a task that has not ended.
        fn panel(task: TaskId, round: pallet_pocw::Round) -> Option<Panel>;
        /// The receipt of a task.
        fn receipt(task: TaskId) -> Option<Receipt>;
        /// The receipts that a receipt follows from, nearest first: `depth` generations and 64 receipts at most.
        fn ancestry(task: TaskId, depth: u32) -> Vec<Ancestor>;
        /// What a task on these terms would bring a worker with that bond, who spends `metered` Power and scores so.
        fn quote(
            worker: IdentityId,
            budget: Power,
            price: Balance,
            bond: Balance,
            metered: Power,
            score: Perbill,
        ) -> Option<pallet_pocw::Quote>;
        /// An evaluator and its record.
        fn evaluator(id: IdentityId) -> Option<Evaluator<AccountId, BlockNumber>>;
        /// What an identity has to do with tasks.
        fn position(id: IdentityId) -> Position;
        /// What a seat commits to.
        fn commitment_of(
            task: TaskId,
            round: pallet_pocw::Round,
            evaluator: IdentityId,
            score: Perbill,
            salt: Hash,
        ) -> Hash;
        /// What a controller signs to state something at a clock value.
        fn statement_hash(worker: IdentityId, statement: Statement) -> Hash;
    }

    /// XP, fee tiers and trust.
    pub trait XpApi {
        /// The fee tier of an account now, and when it drops.
        fn tier(owner: AccountId) -> TierView;
        /// What `target` would cost an account and save it in a month of tasks that cost `volume` FLX, with XP at
        /// `xp_price` FLX for a whole XP, in base units.
        fn quote(owner: AccountId, target: Tier, volume: Balance, xp_price: Balance) -> TierQuote;
        /// The burns of an account that count, and from which day on they do not.
        fn expiries(owner: AccountId) -> Vec<Expiry>;
        /// What waits for an owner, what it did this week, and what that is worth if nothing else happens.
        fn earnings(owner: IdentityId) -> EarningsView;
        /// Trust in an identity, and what it is made of.
        fn trust_of(id: IdentityId) -> TrustView;
        /// The price of XP from which on it pays to buy one's own work for the XP, where `seats` of the panels are one's
        /// own. `None` if it never does.
        fn wash_break_even(seats: Perbill) -> Option<BreakEven>;
        /// The open week, and whether caps are all that decides about it.
        fn open_week() -> WeekView;
        /// All XP, by what happened to it.
        fn books() -> Ledger;
        /// The last closed weeks, the latest first, `count` at most.
        fn history(count: u32) -> Vec<WeekRecord>;
    }

    /// Paid jobs, Φ and NEX.
    pub trait PoeApi {
        /// Φ, Γ, their components and the NEX of the open epoch, if it closed now.
        fn status() -> PoeView;
        /// A miner and its NEX, as it is now.
        fn miner(id: IdentityId) -> Option<MinerView>;
        /// The chain of an account: its next job has the number `jobs`.
        fn chain(payer: AccountId) -> Option<Chain>;
        /// What a job of this value would cost, and who would get it.
        fn quote(value: Balance) -> FeeQuote;
        /// The owner's salary in a month: the running one, or one whose report is kept.
        fn salary_report(month: Month) -> Option<SalaryReport<AccountId>>;
        /// The last closed epochs, the latest first, `count` at most.
        fn history(count: u32) -> Vec<pallet_poe::EpochRecord>;
    }

    /// Whether the economy is what it promises to be.
    pub trait AuditApi {
        /// The numbered invariants of this project's pallets that do not hold, one for each pallet at most. Reads the whole
        /// state.
        fn broken_invariants() -> Vec<String>;
    }

    /// The watch over the economy.
    pub trait StabilityApi {
        /// The score, and what stands out.
        fn status() -> StatusView<Indicator>;
        /// Every indicator as it is now.
        fn indicators() -> Vec<IndicatorView<Indicator>>;
        /// Every subsystem that is halted, or was by broken figures and is not calm yet.
        fn halts() -> Vec<HaltView<Indicator, Subsystem>>;
        /// Every parameter that is adjusted, or rests after it.
        fn interventions() -> Vec<InterventionView<Indicator, Field>>;
        /// The last closed days, the latest first, `count` at most.
        fn history(count: u32) -> Vec<DayRecord<Indicator>>;
        /// The day that is open, as far as it has got.
        fn today() -> DayRecord<Indicator>;
    }

    /// The registry of governed parameters, the votes that change them, and what accounts think of them.
    pub trait GovernanceApi {
        /// Every parameter with its value, bounds, step and delays, and what a vote could set it to now.
        fn parameters() -> Vec<ParameterView>;
        /// The rule between fields that the changes would break, in words.
        fn broken_rule(changes: Vec<Change>) -> Option<String>;
        /// The last changes, the latest first, `count` at most.
        fn history(count: u32) -> Vec<ChangeRecord<Runtime>>;
        /// What an account has to decide with on a track, and how much more may be delegated to it.
        fn voting_power(who: AccountId, track: TrackId) -> VotingPower;
        /// Whether the cap lets somebody delegate that much GEN to the account on a track. What it refuses fails with
        /// `CallFiltered` alone.
        fn can_delegate(track: TrackId, to: AccountId, balance: Balance) -> bool;
        /// How concentrated the votes on a track are, delegations counted for those who decide with them.
        fn concentration(track: TrackId) -> Option<Concentration>;
        /// The advisory signals on a referendum, as long as there are any.
        fn signal_of(index: u32) -> Option<SignalTally>;
        /// What a signal of the account would weigh now, in parts of 10^18, with that much NEX and AUR put on hold.
        fn signal_weight(who: AccountId, nex: Balance, aur: Balance) -> u128;
    }
}
