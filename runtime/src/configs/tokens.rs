//! HETU, GEN, and the assets that move freely.
use super::{Scaled, deposit};
use crate::*;
use adapters::ResolveToTreasury;
use frame_support::{
    PalletId, parameter_types,
    traits::{
        AsEnsureOriginWithArg, ConstU32, ConstU128, StorageMapShim, VariantCountOf,
        fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
        tokens::imbalance::ResolveAssetTo,
    },
};
use frame_system::EnsureNever;
use sp_runtime::{Permill, traits::AccountIdConversion};

/// Assets with metadata at genesis.
pub const NEX: u32 = 1;
pub const XP: u32 = 2;
pub const AUR: u32 = 3;

/// GEN that exists, ever: 100,000.
pub const GEN_SUPPLY: Balance = 100_000 * UNIT;

/// HETU at genesis: 100,000,000.
pub const HETU_SUPPLY: Balance = 100_000_000 * UNIT;

/// HETU below which an account is removed.
pub const EXISTENTIAL_DEPOSIT: Balance = UNIT / 100;

impl pallet_balances::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type Balance = Balance;
    type DustRemoval = ResolveToTreasury;
    type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
    type AccountStore = System;
    type ReserveIdentifier = [u8; 8];
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxLocks = ConstU32<8>;
    type MaxReserves = ConstU32<8>;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
    type DoneSlashHandler = ();
    type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
}

impl pallet_balances::Config<Instance1> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
    type RuntimeFreezeReason = RuntimeFreezeReason;
    type Balance = Balance;
    type DustRemoval = ();
    type ExistentialDeposit = ConstU128<1>;
    // System keeps HETU.
    type AccountStore = StorageMapShim<
        pallet_balances::Account<Runtime, Instance1>,
        AccountId,
        pallet_balances::AccountData<Balance>,
    >;
    type ReserveIdentifier = [u8; 8];
    type FreezeIdentifier = RuntimeFreezeReason;
    type MaxLocks = ConstU32<4>;
    type MaxReserves = ConstU32<0>;
    type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
    type DoneSlashHandler = ();
    type WeightInfo = weights::pallet_balances::WeightInfo<Runtime>;
}

parameter_types! {
    pub const ProtocolPalletId: PalletId = PalletId(*b"flx/prot");
    pub const AssetDeposit: Balance = 100 * UNIT;
    pub const AssetAccountDeposit: Balance = deposit(1, 16);
    pub const ApprovalDeposit: Balance = deposit(1, 64);
    pub const MetadataDepositBase: Balance = deposit(1, 68);
    pub const MetadataDepositPerByte: Balance = deposit(0, 1);
}

/// Owns the protocol's assets. Nobody has its key, so nobody issues, freezes or destroys them.
pub fn protocol_account() -> AccountId {
    AccountIdConversion::<AccountId>::into_account_truncating(&ProtocolPalletId::get())
}

macro_rules! impl_assets {
    ($instance:ty, $id:ty, $id_parameter:ty, $holder:ty) => {
        impl pallet_assets::Config<$instance> for Runtime {
            type RuntimeEvent = RuntimeEvent;
            type Balance = Balance;
            type RemoveItemsLimit = ConstU32<1000>;
            type AssetId = $id;
            type AssetIdParameter = $id_parameter;
            type ReserveData = ();
            type Currency = Balances;
            type CreateOrigin = AsEnsureOriginWithArg<EnsureNever<AccountId>>;
            type ForceOrigin = EnsureNever<AccountId>;
            type AssetDeposit = AssetDeposit;
            type AssetAccountDeposit = AssetAccountDeposit;
            type MetadataDepositBase = MetadataDepositBase;
            type MetadataDepositPerByte = MetadataDepositPerByte;
            type ApprovalDeposit = ApprovalDeposit;
            type StringLimit = ConstU32<50>;
            type Freezer = ();
            type Holder = $holder;
            type Extra = ();
            type CallbackHandle = ();
            type AssetIdAllocator = ();
            type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
            #[cfg(feature = "runtime-benchmarks")]
            type BenchmarkHelper = ();
        }
    };
}
impl_assets!(Instance1, u32, codec::Compact<u32>, AssetsHolder);
impl_assets!(Instance2, u32, codec::Compact<u32>, ());

impl pallet_assets_holder::Config<Instance1> for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type RuntimeHoldReason = RuntimeHoldReason;
}

parameter_types! {
    pub const AssetConversionPalletId: PalletId = PalletId(*b"flx/pool");
    pub const Native: NativeOrWithId<u32> = NativeOrWithId::Native;
    pub const LpFee: Permill = Permill::from_parts(3_000);
    pub const MaxSwapFee: Permill = Permill::from_percent(10);
    pub const LiquidityWithdrawalFee: Permill = Permill::zero();
    pub const PoolSetupFee: Balance = 10 * UNIT;
    pub TreasuryAccount: AccountId = Treasury::account_id();
}

pub type NativeAndAssets = UnionOf<Balances, Assets, NativeFromLeft, NativeOrWithId<u32>, AccountId>;
type PoolId = (NativeOrWithId<u32>, NativeOrWithId<u32>);

impl pallet_asset_conversion::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type Balance = Balance;
    type HigherPrecisionBalance = sp_core::U256;
    type AssetKind = NativeOrWithId<u32>;
    type Assets = NativeAndAssets;
    type PoolId = PoolId;
    type PoolLocator = pallet_asset_conversion::WithFirstAsset<
        Native,
        AccountId,
        NativeOrWithId<u32>,
        pallet_asset_conversion::AccountIdConverter<AssetConversionPalletId, PoolId>,
    >;
    type PoolAssetId = u32;
    type PoolAssets = PoolAssets;
    type LPFee = LpFee;
    type AdminOrigin = EnsureNever<()>;
    type MaxSwapFee = MaxSwapFee;
    type PoolSetupFee = PoolSetupFee;
    type PoolSetupFeeAsset = Native;
    type PoolSetupFeeTarget = ResolveAssetTo<TreasuryAccount, NativeAndAssets>;
    type LiquidityWithdrawalFee = LiquidityWithdrawalFee;
    type MintMinLiquidity = ConstU128<100>;
    type MaxSwapPathLength = ConstU32<4>;
    type PalletId = AssetConversionPalletId;
    type WeightInfo = pallet_asset_conversion::weights::SubstrateWeight<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = pallet_asset_conversion::NativeOrWithIdFactory<u32>;
}

parameter_types! {
    pub const TreasuryPalletId: PalletId = PalletId(*b"flx/trsy");
    pub const Burn: Permill = Permill::zero();
}

impl pallet_treasury::Config for Runtime {
    type Currency = Balances;
    type RejectOrigin = configs::governance::EnsureTreasurer;
    type RuntimeEvent = RuntimeEvent;
    type SpendPeriod = Scaled<{ real::DAYS }>;
    type Burn = Burn;
    type PalletId = TreasuryPalletId;
    type BurnDestination = ();
    type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
    type SpendFunds = ();
    type MaxApprovals = ConstU32<64>;
    type SpendOrigin = configs::governance::EnsureTreasurySpend;
    type AssetKind = ();
    type Beneficiary = AccountId;
    type BeneficiaryLookup = sp_runtime::traits::IdentityLookup<AccountId>;
    type Paymaster = frame_support::traits::tokens::PayFromAccount<Balances, TreasuryAccount>;
    type BalanceConverter = frame_support::traits::tokens::UnityAssetBalanceConversion;
    type PayoutPeriod = Scaled<{ 30 * real::DAYS }>;
    type BlockNumberProvider = System;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = ();
}
