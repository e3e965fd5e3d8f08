//! # Fees
//!
//! [`ChargePower`] wraps `ChargeTransactionPayment` and decides who pays for an extrinsic: nobody, the
//! capacity or the Flux of the identity that the signer controls, or the signer in HETU. It carries the
//! wrapped extension's name, type and bytes, so that wallets sign as they always did. See the README of
//! this crate for the order of payment and the numbered invariants.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod extension;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use extension::ChargePower;
use fluxnomics_primitives::identity::IdentityId;
use frame_system::RawOrigin;
pub use pallet::*;
pub use types::Quote;
pub use weights::WeightInfo;

/// Decides which calls cost nothing.
pub trait Waiver<AccountId, Call> {
    /// Whether the call may ever be waived. Only these carry the weight of asking.
    fn covers(_call: &Call) -> bool {
        true
    }

    /// Whether `who` may make `call` for nothing now. A yes promises that the call would succeed in
    /// this state, unless the base call filter stops it, and that it cannot succeed again and again:
    /// otherwise it would be free to flood the chain with it.
    fn waives(who: &AccountId, call: &Call) -> bool;
}

impl<AccountId, Call> Waiver<AccountId, Call> for () {
    fn covers(_: &Call) -> bool {
        false
    }
    fn waives(_: &AccountId, _: &Call) -> bool {
        false
    }
}

/// Recognises messages. A message charges its identity in the call, so that it costs the same wherever
/// it is sent from.
pub trait MessageCalls<AccountId, Call, Origin> {
    /// The bytes to pay for, and whether an intent is declared, if `call` itself is a message. What
    /// merely contains one is not.
    fn message(call: &Call) -> Option<(u32, bool)>;

    /// The origin of a message of `id` that its controller `who` has paid for in HETU: the call must
    /// not charge again.
    fn paid_origin(who: AccountId, id: IdentityId) -> Origin;
}

/// No call is a message.
impl<AccountId, Call, Origin: From<RawOrigin<AccountId>>> MessageCalls<AccountId, Call, Origin> for () {
    fn message(_: &Call) -> Option<(u32, bool)> {
        None
    }
    fn paid_origin(who: AccountId, _: IdentityId) -> Origin {
        RawOrigin::Signed(who).into()
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
    use fluxnomics_primitives::{Balance, Power, capacity::PowerPayments, identity::OwnerIdentities};
    use frame_support::traits::Contains;
    use frame_system::pallet_prelude::*;

    #[pallet::config]
    pub trait Config:
        pallet_transaction_payment::Config + frame_system::Config<RuntimeEvent: From<Event<Self>>>
    {
        /// Calls whose fee is waived.
        type Waiver: Waiver<Self::AccountId, RuntimeCallFor<Self>>;
        /// Who controls and who owns which identity.
        type Identities: OwnerIdentities<Self::AccountId>;
        /// Capacity and Flux, and the free exits of an identity.
        type Payments: PowerPayments;
        /// The calls by which an identity leaves something or keeps it from harm: concrete calls of bounded
        /// size and weight that can succeed only while there is something to leave, never what carries
        /// another call. They are dispatched once more, and undone, when they are validated.
        type Exits: Contains<RuntimeCallFor<Self>>;
        /// The calls that send a message. They must not be `Pays::No`: such calls are taken for granted.
        type Messages: MessageCalls<Self::AccountId, RuntimeCallFor<Self>, OriginFor<Self>>;
        type WeightInfo: WeightInfo;
        /// Prepares extrinsics that each payer pays for.
        #[cfg(feature = "runtime-benchmarks")]
        type BenchmarkHelper: BenchmarkHelper<Self::AccountId, RuntimeCallFor<Self>>;
    }

    /// Sets the stage for the benchmarks of the extension. Calls are not made: any that fits will do.
    #[cfg(feature = "runtime-benchmarks")]
    pub trait BenchmarkHelper<AccountId, Call> {
        /// A caller and a call that the waiver waives in the state this leaves behind.
        fn waived() -> (AccountId, Call);
        /// A controller and a call, neither waived nor an exit nor a message, that capacity pays for.
        fn capacity() -> (AccountId, Call);
        /// The same, that Flux pays for.
        fn flux() -> (AccountId, Call);
        /// The same, that HETU pays for because the identity has neither.
        fn hetu() -> (AccountId, Call);
        /// The owner of a human identity that has a free exit left; the account controls none.
        fn exit() -> AccountId;
    }

    #[pallet::pallet]
    pub struct Pallet<T>(_);

    #[pallet::event]
    #[pallet::generate_deposit(pub(super) fn deposit_event)]
    pub enum Event<T: Config> {
        /// An extrinsic cost its signer nothing.
        FeeWaived { who: T::AccountId },
        /// An extrinsic cost its signer nothing; it was one of the exits of the day of the identity that the signer
        /// controls, or else owns.
        ExitUsed { who: T::AccountId, id: IdentityId },
        /// The capacity of an identity paid for an extrinsic of its controller, or for a message that failed.
        PowerPaid { who: T::AccountId, id: IdentityId, power: Power },
        /// Flux of an identity was burned for an extrinsic of its controller, or for a message that failed.
        FluxPaid { who: T::AccountId, id: IdentityId, fee: Balance },
    }
}
