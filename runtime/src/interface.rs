//! The chain's own runtime APIs, for clients that do not decorate view functions.
use crate::{AccountId, Balance};
use alloc::vec::Vec;
use fluxnomics_economics::lifetime::Odometer;
use fluxnomics_primitives::{Power, capacity::Usage, identity::IdentityId, time::Seconds};
use pallet_capacity::{Book, NetworkView, Offer, OfferKey, Quote};
use pallet_flux::{AccountView, EpochRecord, PolicyView, SupplyView};
use pallet_governance::ParameterView;
use pallet_power::{Identity, Totals};

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
        /// The cheapest offers of a book, a hundred at most, with no more units than can be rented now.
        fn offers(book: Book, count: u32) -> Vec<(OfferKey, Offer)>;
        /// M, R, α and all stake.
        fn network() -> NetworkView;
    }

    /// The registry of governed parameters.
    pub trait GovernanceApi {
        /// Every parameter with its value, bounds, step and delays.
        fn parameters() -> Vec<ParameterView>;
    }
}
