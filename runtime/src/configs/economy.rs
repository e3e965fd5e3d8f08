//! Identities, their Power, Flux, capacity, work, XP, and paid jobs.
use crate::*;
use adapters::{NexPool, PanelRandomness, ResolveToTreasury, TreasuryAccount};
use configs::governance::{EnsureMembership, EnsureTreasurer};
use frame_support::{
    dispatch::GetDispatchInfo,
    parameter_types,
    traits::{ConstU32, ConstU128, Get, fungible::ItemOf},
};
use sp_runtime::{
    Perbill, Saturating,
    traits::{TransactionExtension, Verify},
};

/// FLX that genesis may mint: 1,000,000.
pub const FLUX_GENESIS_SUPPLY: Balance = 1_000_000 * UNIT;

/// Reports about one identity and day at most, and the most that governance can ask of a claim.
pub const MAX_REPORTS: u32 = 16;

impl pallet_power::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = params::PowerParameters;
    type AttestorOrigin = EnsureMembership;
    type ExecutionMeter = Capacity;
    type MintWeight = Flux;
    type Obligations = ((Flux, Capacity), (Pocw, (Xp, Poe)));
    type Departures = ((Pocw, Xp), (Flux, Capacity));
    type OtherDeposits = (Capacity, Pocw);
    type MaxReports = ConstU32<MAX_REPORTS>;
    type WeightInfo = weights::pallet_power::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::PowerHelper;
}

impl pallet_flux::Config for Runtime {
    type Currency = Balances;
    type Treasury = TreasuryAccount;
    type Identities = Power;
    type Clock = Clock;
    type Parameters = params::FluxParameters;
    type AutoStake = Capacity;
    type GenesisSupply = ConstU128<FLUX_GENESIS_SUPPLY>;
    // 10,000,000 FLX in all, at 20,000 a day.
    type BootstrapHalving = ConstU32<250>;
    type MaxCloses = ConstU32<8>;
    type HistoryLength = ConstU32<128>;
    type WeightInfo = weights::pallet_flux::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::FluxHelper;
}

/// What a message computes, its extensions included.
pub struct MessageTime;
impl Get<u64> for MessageTime {
    fn get() -> u64 {
        let call = RuntimeCall::Capacity(pallet_capacity::Call::send_message {
            to: 0,
            payload: Default::default(),
            bytes: 0,
            is_intent: false,
            task: None,
        });
        let extension = tx_extension(0, 0).weight(&call);
        call.get_dispatch_info().call_weight.saturating_add(extension).ref_time()
    }
}

impl pallet_capacity::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Slashed = ResolveToTreasury;
    type Flux = Flux;
    type Identities = Power;
    type Power = Power;
    type Deposits = Power;
    type Clock = Clock;
    type Parameters = params::CapacityParameters;
    type MessageTime = MessageTime;
    type MessageOrigin = pallet_capacity::EnsureSender<AccountId>;
    type MaxChunks = ConstU32<32>;
    type MaxTerms = ConstU32<16>;
    type MaxDelegations = ConstU32<16>;
    type MaxOffers = ConstU32<16>;
    type MaxMessageBytes = ConstU32<{ 1024 * 1024 }>;
    type WeightInfo = weights::pallet_capacity::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::CapacityHelper;
}

/// μ, of which each side of a match burns its part.
pub struct MatchBurn;
impl Get<Balance> for MatchBurn {
    fn get() -> Balance {
        params::FluxParameters::get().match_burn
    }
}

impl pallet_pocw::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = params::WorkParameters;
    type MatchBurn = MatchBurn;
    type Identities = Power;
    type Flux = Flux;
    type AutoStake = Capacity;
    type MintWeight = Flux;
    type QualityRecord = Power;
    type StorageDeposits = Power;
    type TaskMeter = Capacity;
    type StakeAtRisk = Capacity;
    type FeeTiers = Xp;
    type Trust = Xp;
    type WorkRecord = Xp;
    type Randomness = PanelRandomness;
    type RulingOrigin = EnsureMembership;
    type Signature = Signature;
    type Signer = <Signature as Verify>::Signer;
    type MaxEvaluators = ConstU32<256>;
    type MaxDraws = ConstU32<4>;
    type WeightInfo = weights::pallet_pocw::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::PocwHelper;
}

/// What one FLX costs now.
pub struct FluxPrice;
impl Get<Balance> for FluxPrice {
    fn get() -> Balance {
        pallet_flux::MonetaryPolicy::<Runtime>::get().price
    }
}

/// What a panel is paid of a fee.
pub struct PanelPart;
impl Get<Perbill> for PanelPart {
    fn get() -> Perbill {
        let params = params::WorkParameters::get();
        params.panel_staked.saturating_add(params.panel_free)
    }
}

parameter_types! {
    pub const XpId: u32 = configs::tokens::XP;
    pub const NexId: u32 = configs::tokens::NEX;
}

impl pallet_xp::Config for Runtime {
    type Xp = ItemOf<Assets, XpId, AccountId>;
    type Holds = ItemOf<AssetsHolder, XpId, AccountId>;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Identities = Power;
    type Clock = Clock;
    type Parameters = params::XpParameters;
    type FluxPrice = FluxPrice;
    type PanelPart = PanelPart;
    type BootstrapHalving = ConstU32<26>;
    type MaxCounterparties = ConstU32<64>;
    type MaxUnlocking = ConstU32<16>;
    type MaxCloses = ConstU32<8>;
    type HistoryLength = ConstU32<64>;
    type WeightInfo = weights::pallet_xp::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::XpHelper;
}

impl pallet_poe::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Nex = ItemOf<Assets, NexId, AccountId>;
    type Treasury = TreasuryAccount;
    type Identities = Power;
    type Clock = Clock;
    type Parameters = params::PoeParameters;
    type SpotPrice = NexPool;
    type MinerOrigin = EnsureMembership;
    type TurnoutOrigin = EnsureTreasurer;
    type SalaryOrigin = EnsureTreasurer;
    type MaxJobs = ConstU32<1_000>;
    type LeastSupply = ConstU128<{ 1_000_000 * UNIT }>;
    type MaxCloses = ConstU32<8>;
    type HistoryLength = ConstU32<128>;
    // Two years of 30 days.
    type ReportsKept = ConstU32<24>;
    type WeightInfo = weights::pallet_poe::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::PoeHelper;
}
