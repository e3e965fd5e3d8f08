//! Flux, the soulbound money: what protocol pallets may do with it.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use crate::{Balance, identity::IdentityId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use fluxnomics_economics::flux::demurrage::Mark;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// Number of an epoch, which lasts one economic day.
pub type Epoch = u32;

/// Where Flux of an identity is that it cannot spend.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum FluxHold {
    /// Makes capacity. Does not decay.
    Stake,
    /// Was staked and waits. Does not decay until it matures.
    Unbonding,
    /// Behind a matched task. Does not decay until its deadline.
    Escrow,
    /// Behind a task that nobody has taken. Decays as if it were free.
    Offer,
}

/// Why protocol pallets burn Flux.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum FluxCharge {
    /// Coordination: a match between a task and its worker.
    Match,
    /// A fee that capacity did not cover.
    Fallback,
    /// The parts of a marketplace fee that nobody is paid.
    Fee,
    /// A penalty.
    Slash,
}

/// Where Flux is taken from, or where it arrives.
#[derive(
    Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Place {
    Free,
    Held(FluxHold),
}

/// The ledger of Flux, in the hands of protocol pallets. There is no transfer: [`settle`](FluxLedger::settle) is the
/// price of a task.
pub trait FluxLedger {
    /// What the identity has in a place now, demurrage applied and rewards realised.
    fn balance(id: IdentityId, place: Place) -> Balance;

    /// Moves Flux of an identity between two places.
    fn shift(id: IdentityId, amount: Balance, from: Place, to: Place) -> DispatchResult;

    /// Frees what was held and has stopped being exempt when epoch `since` closed: it arrives decayed from then on.
    /// Returns what arrived. The epoch must have been [watched](FluxLedger::watch); the watch ends.
    fn mature(
        id: IdentityId,
        amount: Balance,
        from: FluxHold,
        since: Epoch,
    ) -> Result<Balance, DispatchError>;

    /// Burns Flux of an identity.
    fn burn(id: IdentityId, amount: Balance, from: Place, charge: FluxCharge) -> DispatchResult;

    /// Pays a task: burns at the payer, mints the same at the provider.
    fn settle(
        payer: IdentityId,
        from: FluxHold,
        provider: IdentityId,
        to: Place,
        amount: Balance,
    ) -> DispatchResult;

    /// The demurrage index now.
    fn mark() -> Mark;

    /// Asks that the index at the close of `epoch` be kept until [`unwatch`](FluxLedger::unwatch) or
    /// [`mature`](FluxLedger::mature). The caller holds a deposit for it.
    fn watch(epoch: Epoch) -> DispatchResult;

    /// Ends one watch of the epoch.
    fn unwatch(epoch: Epoch);
}

/// Told of the part of a reward that is staked for its worker.
pub trait AutoStake {
    /// Whether stake of the identity makes capacity. Where it does not, the part stays free.
    fn accepts(id: IdentityId) -> bool;
    /// `amount` has been moved to [`FluxHold::Stake`]. Called once the ledger is written.
    fn staked(id: IdentityId, amount: Balance);
}

/// No stake.
impl AutoStake for () {
    fn accepts(_: IdentityId) -> bool {
        false
    }
    fn staked(_: IdentityId, _: Balance) {}
}
