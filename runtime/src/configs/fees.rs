//! What HETU fees are, and where they go.
use crate::*;
use adapters::{Exits, MessageRecognition, ResolveToTreasury, Waivers};
use frame_support::{
    parameter_types,
    traits::{
        ConstU8, Get, Imbalance, OnUnbalanced,
        fungible::{Balanced, Credit},
    },
    weights::{Weight, WeightToFee, constants::WEIGHT_REF_TIME_PER_MILLIS},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use params::FeeParameters;
use sp_runtime::{
    FixedPointNumber, Perquintill,
    traits::{Bounded, One},
};

/// HETU for computation: `compute_fee` a millisecond.
pub struct ComputeFee;
impl WeightToFee for ComputeFee {
    type Balance = Balance;
    fn weight_to_fee(weight: &Weight) -> Balance {
        Balance::from(weight.ref_time())
            .saturating_mul(FeeParameters::get().compute_fee)
            .div_ceil(WEIGHT_REF_TIME_PER_MILLIS.into())
    }
}

/// HETU for length: `byte_fee` a byte.
pub struct LengthFee;
impl WeightToFee for LengthFee {
    type Balance = Balance;
    fn weight_to_fee(length: &Weight) -> Balance {
        Balance::from(length.ref_time()).saturating_mul(FeeParameters::get().byte_fee)
    }
}

/// `treasury_share` of a fee to the treasury, the rest and all of the tip to the block's author.
pub struct SplitFees;
impl OnUnbalanced<Credit<AccountId, Balances>> for SplitFees {
    fn on_unbalanceds(mut fees_then_tips: impl Iterator<Item = Credit<AccountId, Balances>>) {
        let Some(fees) = fees_then_tips.next() else { return };
        let treasury = FeeParameters::get().treasury_share.mul_ceil(fees.peek());
        let (to_treasury, mut to_author) = fees.split(treasury);
        if let Some(tips) = fees_then_tips.next() {
            tips.merge_into(&mut to_author);
        }
        ResolveToTreasury::on_unbalanced(to_treasury);
        let unpaid = match Authorship::author() {
            Some(author) => Balances::resolve(&author, to_author).err(),
            None => Some(to_author),
        };
        if let Some(unpaid) = unpaid {
            ResolveToTreasury::on_unbalanced(unpaid);
        }
    }
}

parameter_types! {
    pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
    pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(1, 100_000);
    pub MinimumMultiplier: Multiplier = Multiplier::one();
    pub MaximumMultiplier: Multiplier = Bounded::max_value();
}

impl pallet_transaction_payment::Config for Runtime {
    type RuntimeEvent = RuntimeEvent;
    type OnChargeTransaction = FungibleAdapter<Balances, SplitFees>;
    type OperationalFeeMultiplier = ConstU8<5>;
    type WeightToFee = ComputeFee;
    type LengthToFee = LengthFee;
    type FeeMultiplierUpdate = TargetedFeeAdjustment<
        Self,
        TargetBlockFullness,
        AdjustmentVariable,
        MinimumMultiplier,
        MaximumMultiplier,
    >;
    type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

impl pallet_fees::Config for Runtime {
    type Waiver = Waivers;
    type Identities = Power;
    type Payments = Capacity;
    type Exits = Exits;
    type Messages = MessageRecognition;
    type WeightInfo = weights::pallet_fees::WeightInfo<Runtime>;
    #[cfg(feature = "runtime-benchmarks")]
    type BenchmarkHelper = benchmarks::FeesHelper;
}
