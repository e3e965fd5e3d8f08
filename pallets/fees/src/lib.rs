//! # Fees
//!
//! [`ChargePower`] wraps `ChargeTransactionPayment` and decides who pays for an extrinsic. It carries
//! the wrapped extension's name, type and bytes, so that wallets sign as they always did. See the
//! README of this crate for the order of payment and the numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod extension;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use extension::ChargePower;
pub use pallet::*;
pub use weights::WeightInfo;

/// Decides which calls cost nothing.
pub trait Waiver<AccountId, Call> {
    /// Whether `who` may make `call` for nothing now. A yes promises that the call would succeed in
    /// this state, unless the base call filter stops it, and that it cannot succeed again and again:
    /// otherwise it would be free to flood the chain with it.
    fn waives(who: &AccountId, call: &Call) -> bool;
}

impl<AccountId, Call> Waiver<AccountId, Call> for () {
    fn waives(_: &AccountId, _: &Call) -> bool {
        false
    }
}

#[frame_support::pallet]
#[allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::unreachable,
    reason = "in what the macros generate; the logic stands in the other modules, under every lint"
)]
pub mod pallet {
    use super::*;
    use frame_system::pallet_prelude::*;

    #[pallet::config]
    pub trait Config:
        pallet_transaction_payment::Config + frame_system::Config<RuntimeEvent: From<Event<Self>>>
    {
        /// Calls whose fee is waived.
        type Waiver: Waiver<Self::AccountId, RuntimeCallFor<Self>>;
        type WeightInfo: WeightInfo;
        /// Prepares a call that the waiver waives, and its caller.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId, RuntimeCallFor<Self>>;
    }

    /// Sets the stage for the benchmark of the extension.
    #[cfg(feature = "runtime-benchmarks")]
    pub trait BenchmarkHelper<AccountId, Call> {
        /// A caller and a call that the waiver waives in the state this leaves behind.
        fn waived() -> (AccountId, Call);
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An extrinsic cost its signer nothing.
        FeeWaived { who: T::AccountId },
    }
}
