//! What this pallet stores and shows.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::{
    poe::{
        fee::FeeSplit,
        index::{PoeIndex, Scales},
        price::HetuPerNex,
    },
    quality::Quality,
};
use fluxnomics_primitives::{Balance, flux::Epoch, time::Seconds};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{FixedU64, FixedU128, Perbill, Percent, Perquintill};

/// Number of a month of thirty epochs.
pub type Month = u32;

/// Fee times the weight of the job's type times its quality.
pub type Weight = u128;

/// What a job was for. Its payer says so; nothing on chain verifies it yet.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum JobType {
    /// Carrying out transactions.
    Transaction,
    /// Distributed storage.
    DataStorage,
    /// Computation.
    Compute,
    /// Payments across borders. Weighs nothing until they are settled on chain.
    CrossBorderTransfer,
    /// Validating blocks. Paid by the treasury only.
    ValidatorReward,
    /// Hosting containers.
    DockLockHosting,
    /// Settlement between banks. Weighs nothing until it happens on chain.
    BankMeshSettlement,
    /// Providing liquidity.
    LiquidityProvision,
    /// Having voted. Paid by the treasury only.
    GovernanceVoting,
    /// Audits.
    AuditCompliance,
}

impl JobType {
    /// How much of the fee counts for NEX.
    pub fn weight(self) -> Perbill {
        match self {
            Self::CrossBorderTransfer | Self::BankMeshSettlement => Perbill::zero(),
            Self::Transaction
            | Self::DataStorage
            | Self::Compute
            | Self::ValidatorReward
            | Self::DockLockHosting
            | Self::LiquidityProvision
            | Self::GovernanceVoting
            | Self::AuditCompliance => Perbill::one(),
        }
    }
}

/// What the treasury pays miners for, the same to each, once an epoch.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Turnout {
    /// Validated blocks.
    Validated,
    /// Voted, whichever way.
    Voted,
}

impl From<Turnout> for JobType {
    fn from(turnout: Turnout) -> Self {
        match turnout {
            Turnout::Validated => Self::ValidatorReward,
            Turnout::Voted => Self::GovernanceVoting,
        }
    }
}

/// One job, as its payer submits it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Job {
    pub kind: JobType,
    /// HETU that the payer pays.
    #[codec(compact)]
    pub value: Balance,
    /// How good the payer found it.
    pub quality: Percent,
    /// What the payer wants to remember it by: the hash of an invoice, a contract, a result.
    pub reference: H256,
}

impl Job {
    /// Its quality on the scale of all qualities: at most one.
    pub fn quality(&self) -> Quality {
        Quality::saturating_from(FixedU64::from(self.quality))
    }
}

/// Where a miner stands.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum MinerState {
    /// May be paid for jobs.
    Active,
    /// Takes no jobs for a while.
    Suspended,
    /// Left; bond and reserve wait until then.
    Left { releasable_from: Seconds },
}

/// What a miner did in one epoch.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Tally {
    pub epoch: Epoch,
    /// Of its jobs.
    pub weight: Weight,
    /// The treasury's part of its fees.
    pub treasury: Balance,
    /// Heartbeats that counted.
    pub beats: u32,
}

/// The epochs for which the treasury paid a miner, of the last 128.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct PaidEpochs {
    /// The latest epoch that a bit stands for.
    last: Epoch,
    /// Bit `i` for the epoch `last − i`.
    bits: u128,
}

impl PaidEpochs {
    /// Epochs that are remembered.
    pub const KEPT: u32 = u128::BITS;

    /// Nothing is owed for the epochs before this one.
    pub fn since(epoch: Epoch) -> Self {
        Self { last: epoch, bits: u128::MAX << 1 }
    }

    /// With one more. `None` if it is paid already, or too long ago to tell.
    pub fn with(self, epoch: Epoch) -> Option<Self> {
        if let Some(ahead) = epoch.checked_sub(self.last).filter(|ahead| *ahead > 0) {
            let bits = self.bits.checked_shl(ahead).unwrap_or_default() | 1;
            return Some(Self { last: epoch, bits });
        }
        let bit = 1_u128.checked_shl(self.last.checked_sub(epoch)?)?;
        (self.bits & bit == 0).then_some(Self { bits: self.bits | bit, ..self })
    }
}

/// An identity that is paid for jobs.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Miner {
    /// HETU of the owner held while it mines.
    pub bond: Balance,
    /// HETU of the owner held out of fees.
    pub reserve: Balance,
    pub state: MinerState,
    /// The last epoch in which it did something.
    pub tally: Tally,
    /// When its last heartbeat was.
    pub last_beat: Option<Seconds>,
    /// NEX realised and not claimed.
    pub nex: Balance,
    /// The epochs for which the treasury paid it for validating.
    pub validated: PaidEpochs,
    /// The epochs for which the treasury paid it for voting.
    pub voted: PaidEpochs,
    /// Jobs ever paid.
    pub jobs: u64,
    /// HETU ever paid for them.
    pub volume: Balance,
}

/// The jobs that an account has paid, each under a number of its own and under the hash of all before it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Chain {
    /// When it was opened, in economic seconds: no account opens two at once.
    pub opened: Seconds,
    /// Jobs in it, and the number of the next one.
    pub jobs: u64,
    /// Hash of the last one.
    pub head: H256,
    /// HETU of the payer held for it.
    pub deposit: Balance,
}

/// The epoch that is open, as far as it has got.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct OpenEpoch {
    /// Behind today only while more epochs are due than a block closes.
    pub epoch: Epoch,
    pub jobs: u64,
    /// HETU paid for them.
    pub volume: Balance,
    /// Value times quality.
    pub rated: Balance,
    /// Where the fees went, before the cap of the salary.
    pub fees: FeeSplit<Balance>,
    /// Of all jobs.
    pub weight: Weight,
    /// Heartbeats of all miners.
    pub beats: u64,
    /// Miners that sent some of them and are not active any more: they stay in the mean.
    pub departed: u32,
}

/// An epoch that issued NEX and has not been realised by all who worked in it.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Round {
    /// All that may be realised.
    pub issued: Balance,
    /// Of that, what has been.
    pub realised: Balance,
    /// Of all jobs.
    pub weight: Weight,
    /// What of it has not been realised.
    pub unrealised: Weight,
    /// What NEX counted for.
    pub price: HetuPerNex,
}

/// All NEX of this pallet.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct NexBooks {
    /// By all closed epochs, whether or not anybody realises it.
    pub issued: Balance,
    /// Of that, realised by miners.
    pub realised: Balance,
    /// Of that, claimed and minted.
    pub claimed: Balance,
}

/// The owner's salary in one month.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct SalaryReport<AccountId> {
    pub month: Month,
    /// Nobody: then all of it goes to the treasury.
    pub recipient: Option<AccountId>,
    /// Paid at once.
    pub paid: Balance,
    /// Held on the treasury's account until it vests.
    pub vesting: Balance,
    /// Of that, what has been released.
    pub released: Balance,
    /// Over the cap, or owed to nobody: to the treasury.
    pub treasury: Balance,
    /// When the month ended, and the vesting began. Zero until then.
    pub vests_from: Seconds,
    /// How long it lasts.
    pub vests_over: Seconds,
}

impl<AccountId> SalaryReport<AccountId> {
    /// A month in which nothing has been earned yet.
    pub fn new(month: Month, recipient: Option<AccountId>) -> Self {
        Self { month, recipient, paid: 0, vesting: 0, released: 0, treasury: 0, vests_from: 0, vests_over: 0 }
    }

    /// What is held for it.
    pub fn held(&self) -> Balance {
        self.vesting.saturating_sub(self.released)
    }
}

/// What an epoch was like.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct EpochRecord {
    pub epoch: Epoch,
    pub jobs: u64,
    /// HETU paid for them, ΣV.
    pub volume: Balance,
    /// Where the fees went, before the cap of the salary.
    pub fees: FeeSplit<Balance>,
    /// Of all jobs.
    pub weight: Weight,
    /// Heartbeats of all miners.
    pub beats: u64,
    /// Miners that were active at its end or sent heartbeats in it: those of the mean uptime.
    pub miners: u32,
    /// The components of Φ.
    pub index: PoeIndex,
    /// Their sum, Φ.
    pub phi: FixedU128,
    /// Γ(Φ).
    pub gamma: Perquintill,
    /// The usual volume and liquidity after it.
    pub scales: Scales,
    /// What NEX counted for.
    pub price: HetuPerNex,
    /// NEX in existence at its end.
    pub supply: Balance,
    /// NEX that it issued.
    pub issued: Balance,
}

/// What a job of some value would cost, and who would get it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct FeeQuote {
    /// Of it.
    pub fee: Balance,
    /// Where the fee would go, before the cap of the salary.
    pub parts: FeeSplit<Balance>,
    /// What the provider could spend: the value less the fee, and its part of it.
    pub to_provider: Balance,
}

/// A miner, as it is now.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct MinerView {
    pub bond: Balance,
    pub reserve: Balance,
    pub state: MinerState,
    /// When bond and reserve can be released, once it has left.
    pub releasable_from: Option<Seconds>,
    /// Jobs ever paid.
    pub jobs: u64,
    /// HETU ever paid for them.
    pub volume: Balance,
    /// Of its jobs in the open epoch.
    pub weight: Weight,
    /// Its heartbeats in the open epoch.
    pub beats: u32,
    /// Its uptime in the open epoch, of a whole one.
    pub uptime: Perbill,
    /// NEX that a claim would mint now.
    pub claimable: Balance,
    /// NEX that the open epoch would add if it closed now.
    pub pending: Balance,
}

/// The open epoch, the miners and their NEX.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PoeView {
    /// What the open epoch would be like if it closed now.
    pub open: EpochRecord,
    /// Miners that are active.
    pub miners: u32,
    /// Heartbeats that are a full epoch.
    pub heartbeats: u32,
    pub nex: NexBooks,
}

/// The month of a chain that has no salary yet.
pub struct FirstMonth;
impl<AccountId> frame_support::traits::Get<SalaryReport<AccountId>> for FirstMonth {
    fn get() -> SalaryReport<AccountId> {
        SalaryReport::new(0, None)
    }
}
