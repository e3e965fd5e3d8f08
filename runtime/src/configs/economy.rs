//! Identities, their Power, Flux, and capacity.
use crate::*;
use adapters::{ResolveToTreasury, TreasuryAccount};
use frame_support::{
    dispatch::GetDispatchInfo,
    traits::{ConstU32, ConstU128, Get},
};
use sp_runtime::traits::TransactionExtension;

/// FLX that genesis may mint: 1,000,000.
pub const FLUX_GENESIS_SUPPLY: Balance = 1_000_000 * UNIT;

/// Reports about one identity and day at most, and the most that governance can ask of a claim.
pub const MAX_REPORTS: u32 = 16;

impl pallet_power::Config for Runtime {
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type Clock = Clock;
    type Parameters = params::PowerParameters;
    type AttestorOrigin = configs::governance::EnsureMembership;
    type ExecutionMeter = Capacity;
    type MintWeight = Flux;
    type Obligations = (Flux, Capacity);
    type Departures = (Flux, Capacity);
    type OtherDeposits = Capacity;
    type MaxReports = ConstU32<MAX_REPORTS>;
    type WeightInfo = weights::pallet_power::WeightInfo<Runtime>;
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
    type WeightInfo = weights::pallet_capacity::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::CapacityHelper;
}
