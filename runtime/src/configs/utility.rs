//! Batches, proxies, multisigs, and the brakes.
use super::{Scaled, deposit};
use crate::*;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
    parameter_types,
    traits::{ConstU32, Contains, EitherOf, InstanceFilter},
    weights::Weight,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, EnsureWithSuccess};
use pallet_governance::EnsureEmergency;
use scale_info::TypeInfo;

impl pallet_utility::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PalletsOrigin = OriginCaller;
    type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
    pub const ProxyDepositBase: Balance = deposit(1, 8);
    pub const ProxyDepositFactor: Balance = deposit(0, 33);
    pub const AnnouncementDepositBase: Balance = deposit(1, 8);
    pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
    pub const MultisigDepositBase: Balance = deposit(1, 88);
    pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

/// What a proxy may do for its principal.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Default,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum ProxyType {
    /// Everything.
    #[default]
    Any,
    /// Everything that moves no tokens.
    NonTransfer,
    /// Proposals, votes and delegations.
    Governance,
    /// Identities and what they do, as far as it moves no tokens.
    Identity,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
    fn filter(&self, call: &RuntimeCall) -> bool {
        match self {
            Self::Any => true,
            Self::NonTransfer => !matches!(
                call,
                RuntimeCall::Capacity(pallet_capacity::Call::rent { .. })
                    | RuntimeCall::Flux(pallet_flux::Call::purchase { .. })
                    | RuntimeCall::Pocw(
                        pallet_pocw::Call::post { .. } | pallet_pocw::Call::set_bond_ceiling { .. }
                    )
                    | RuntimeCall::Xp(pallet_xp::Call::burn { .. })
                    | RuntimeCall::Poe(
                        pallet_poe::Call::submit_job { .. } | pallet_poe::Call::submit_jobs { .. }
                    )
                    | RuntimeCall::Balances(..)
                    | RuntimeCall::Assets(..)
                    | RuntimeCall::PoolAssets(..)
                    | RuntimeCall::AssetConversion(..)
            ),
            Self::Governance => matches!(
                call,
                RuntimeCall::Governance(..)
                    | RuntimeCall::Referenda(..)
                    | RuntimeCall::ConvictionVoting(..)
                    | RuntimeCall::Preimage(..)
                    | RuntimeCall::Utility(..)
            ),
            Self::Identity => {
                matches!(
                    call,
                    RuntimeCall::Power(..)
                        | RuntimeCall::Capacity(..)
                        | RuntimeCall::Pocw(..)
                        | RuntimeCall::Xp(..)
                        | RuntimeCall::Poe(..)
                        | RuntimeCall::Utility(..)
                ) && Self::NonTransfer.filter(call)
            },
        }
    }

    fn is_superset(&self, other: &Self) -> bool {
        self == &Self::Any || self == other || (self == &Self::NonTransfer && other != &Self::Any)
    }
}

impl pallet_proxy::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type Currency = Balances;
    type ProxyType = ProxyType;
    type ProxyDepositBase = ProxyDepositBase;
    type ProxyDepositFactor = ProxyDepositFactor;
    type MaxProxies = ConstU32<32>;
    type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
    type MaxPending = ConstU32<32>;
    type CallHasher = BlakeTwo256;
    type AnnouncementDepositBase = AnnouncementDepositBase;
    type AnnouncementDepositFactor = AnnouncementDepositFactor;
    type BlockNumberProvider = System;
}

impl pallet_multisig::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type Currency = Balances;
    type DepositBase = MultisigDepositBase;
    type DepositFactor = MultisigDepositFactor;
    type MaxSignatories = ConstU32<100>;
    type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
    type BlockNumberProvider = System;
}

/// Calls that no brake stops: time, finality, governance with what it decided, and the ways out. What a referendum decided is
/// called once: stopped, it would be lost.
pub struct AlwaysOpen;
impl Contains<RuntimeCall> for AlwaysOpen {
    fn contains(call: &RuntimeCall) -> bool {
        use pallet_asset_conversion::Call as AssetConversion;
        use pallet_capacity::Call as Capacity;
        use pallet_flux::Call as Flux;
        use pallet_pocw::Call as Pocw;
        use pallet_poe::Call as Poe;
        use pallet_power::Call as Power;
        use pallet_treasury::Call as Treasury;
        use pallet_validators::Call as Validators;
        use pallet_xp::Call as Xp;
        matches!(
            call,
            RuntimeCall::System(..)
                | RuntimeCall::Timestamp(..)
                | RuntimeCall::Babe(..)
                | RuntimeCall::Grandpa(..)
                | RuntimeCall::SafeMode(..)
                | RuntimeCall::TxPause(..)
                | RuntimeCall::Scheduler(..)
                | RuntimeCall::Preimage(..)
                | RuntimeCall::Referenda(..)
                | RuntimeCall::ConvictionVoting(..)
                | RuntimeCall::Governance(..)
                | RuntimeCall::Stability(..)
                // What they carry is filtered by itself.
                | RuntimeCall::Utility(..)
                | RuntimeCall::Proxy(..)
                | RuntimeCall::Multisig(..)
                | RuntimeCall::AssetConversion(AssetConversion::remove_liquidity { .. })
                | RuntimeCall::Capacity(
                    Capacity::cancel_unstake { .. }
                        | Capacity::settle_lease { .. }
                        | Capacity::undelegate { .. }
                        | Capacity::unstake { .. }
                        | Capacity::withdraw { .. }
                        | Capacity::withdraw_offer { .. }
                )
                | RuntimeCall::Flux(Flux::claim { .. })
                | RuntimeCall::Power(
                    Power::cancel_controller { .. }
                        | Power::deregister { .. }
                        | Power::release_bond { .. }
                        | Power::resign_attestor { .. }
                        | Power::release_attestor_bond { .. }
                        | Power::clear_reports { .. }
                        | Power::admit_attestor { .. }
                        | Power::dismiss_attestor { .. }
                )
                // A task that has begun can be finished: its deadlines do not wait for the brake to be released.
                | RuntimeCall::Pocw(
                    Pocw::cancel { .. }
                        | Pocw::submit { .. }
                        | Pocw::accept { .. }
                        | Pocw::agree { .. }
                        | Pocw::request_panel { .. }
                        | Pocw::commit { .. }
                        | Pocw::reveal { .. }
                        | Pocw::settle { .. }
                        | Pocw::settle_many { .. }
                        | Pocw::dispute { .. }
                        | Pocw::answer { .. }
                        | Pocw::refer { .. }
                        | Pocw::rule { .. }
                        | Pocw::prune { .. }
                        | Pocw::resign_evaluator { .. }
                        | Pocw::release_evaluator { .. }
                )
                | RuntimeCall::Poe(
                    Poe::leave { .. }
                        | Poe::release_miner { .. }
                        | Poe::close_chain { .. }
                        | Poe::claim { .. }
                        | Poe::release_salary { .. }
                        | Poe::dismiss_miner { .. }
                        | Poe::reward_turnout { .. }
                        | Poe::set_salary_recipient { .. }
                )
                | RuntimeCall::Treasury(
                    Treasury::payout { .. }
                        | Treasury::spend { .. }
                        | Treasury::spend_local { .. }
                        | Treasury::remove_approval { .. }
                        | Treasury::void_spend { .. }
                )
                | RuntimeCall::Validators(
                    Validators::unbond { .. }
                        | Validators::withdraw { .. }
                        | Validators::purge_keys { .. }
                        | Validators::add_validator { .. }
                        | Validators::remove_validator { .. }
                )
                | RuntimeCall::Xp(
                    Xp::claim { .. } | Xp::unlock { .. } | Xp::cancel_unlock { .. } | Xp::withdraw { .. }
                )
        )
    }
}

/// The same calls, by name.
pub struct Unpausable;
impl Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>> for Unpausable {
    fn contains((pallet, call): &pallet_tx_pause::RuntimeCallNameOf<Runtime>) -> bool {
        const PALLETS: [&[u8]; 15] = [
            b"System",
            b"Timestamp",
            b"Babe",
            b"Grandpa",
            b"SafeMode",
            b"TxPause",
            b"Scheduler",
            b"Preimage",
            b"Referenda",
            b"ConvictionVoting",
            b"Governance",
            b"Stability",
            b"Utility",
            b"Proxy",
            b"Multisig",
        ];
        const CALLS: [(&[u8], &[u8]); 54] = [
            (b"AssetConversion", b"remove_liquidity"),
            (b"Capacity", b"cancel_unstake"),
            (b"Capacity", b"settle_lease"),
            (b"Capacity", b"undelegate"),
            (b"Capacity", b"unstake"),
            (b"Capacity", b"withdraw"),
            (b"Capacity", b"withdraw_offer"),
            (b"Flux", b"claim"),
            (b"Pocw", b"cancel"),
            (b"Pocw", b"submit"),
            (b"Pocw", b"accept"),
            (b"Pocw", b"agree"),
            (b"Pocw", b"request_panel"),
            (b"Pocw", b"commit"),
            (b"Pocw", b"reveal"),
            (b"Pocw", b"settle"),
            (b"Pocw", b"settle_many"),
            (b"Pocw", b"dispute"),
            (b"Pocw", b"answer"),
            (b"Pocw", b"refer"),
            (b"Pocw", b"rule"),
            (b"Pocw", b"prune"),
            (b"Pocw", b"resign_evaluator"),
            (b"Pocw", b"release_evaluator"),
            (b"Poe", b"leave"),
            (b"Poe", b"release_miner"),
            (b"Poe", b"close_chain"),
            (b"Poe", b"claim"),
            (b"Poe", b"release_salary"),
            (b"Poe", b"dismiss_miner"),
            (b"Poe", b"reward_turnout"),
            (b"Poe", b"set_salary_recipient"),
            (b"Power", b"cancel_controller"),
            (b"Power", b"deregister"),
            (b"Power", b"release_bond"),
            (b"Power", b"resign_attestor"),
            (b"Power", b"release_attestor_bond"),
            (b"Power", b"clear_reports"),
            (b"Power", b"admit_attestor"),
            (b"Power", b"dismiss_attestor"),
            (b"Treasury", b"payout"),
            (b"Treasury", b"spend"),
            (b"Treasury", b"spend_local"),
            (b"Treasury", b"remove_approval"),
            (b"Treasury", b"void_spend"),
            (b"Validators", b"unbond"),
            (b"Validators", b"withdraw"),
            (b"Validators", b"purge_keys"),
            (b"Validators", b"add_validator"),
            (b"Validators", b"remove_validator"),
            (b"Xp", b"cancel_unlock"),
            (b"Xp", b"claim"),
            (b"Xp", b"unlock"),
            (b"Xp", b"withdraw"),
        ];
        PALLETS.contains(&pallet.as_slice()) || CALLS.contains(&(pallet.as_slice(), call.as_slice()))
    }
}

impl pallet_safe_mode::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Currency = Balances;
    type RuntimeHoldReason = RuntimeHoldReason;
    type WhitelistedCalls = AlwaysOpen;
    // Longer than the root referendum that ends it.
    type EnterDuration = Scaled<{ 14 * real::DAYS }>;
    type ExtendDuration = Scaled<{ 7 * real::DAYS }>;
    // Nobody buys a safe mode.
    type EnterDepositAmount = NoDeposit;
    type ExtendDepositAmount = NoDeposit;
    type ForceEnterOrigin = EitherOf<
        EnsureRootWithSuccess<AccountId, Self::EnterDuration>,
        EnsureWithSuccess<EnsureEmergency<Runtime>, AccountId, Scaled<{ 3 * real::DAYS }>>,
    >;
    type ForceExtendOrigin = EnsureRootWithSuccess<AccountId, Self::ExtendDuration>;
    type ForceExitOrigin = configs::governance::EnsureEmergency;
    type ForceDepositOrigin = EnsureRoot<AccountId>;
    type Notify = ();
    type ReleaseDelay = NoReleaseDelay;
    type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
    pub const NoDeposit: Option<Balance> = None;
    pub const NoReleaseDelay: Option<BlockNumber> = None;
    pub MigrationsMaxServiceWeight: Weight =
        configs::system::MAXIMUM_BLOCK_WEIGHT.div(2);
}

impl pallet_tx_pause::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeCall = RuntimeCall;
    type PauseOrigin = EnsureRoot<AccountId>;
    type UnpauseOrigin = configs::governance::EnsureEmergency;
    type WhitelistedCalls = Unpausable;
    // Longer names are treated as paused.
    type MaxNameLen = ConstU32<256>;
    type WeightInfo = pallet_tx_pause::weights::SubstrateWeight<Runtime>;
}

impl pallet_migrations::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    #[cfg(not(feature = "runtime-benchmarks"))]
    type Migrations = ();
    #[cfg(feature = "runtime-benchmarks")]
    type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
    type CursorMaxLen = ConstU32<65_536>;
    type IdentifierMaxLen = ConstU32<256>;
    type MigrationStatusHandler = ();
    type FailedMigrationHandler = frame_support::migrations::FreezeChainOnFailedMigration;
    type MaxServiceWeight = MigrationsMaxServiceWeight;
    type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}
