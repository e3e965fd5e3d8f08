//! Where pallets meet: the traits of one, answered by another.
use crate::*;
use alloc::boxed::Box;
use codec::Encode;
use fluxnomics_economics::time::{economic_seconds, window_blocks};
use fluxnomics_primitives::{
    governance::{Electorate, Holdings, ParameterReferenda, ReferendumStatus, TrackId},
    identity::{IdentityId, OwnerIdentities},
    price::{Reserves, SpotPrice},
    time::Seconds,
};
use frame_support::traits::{
    Bounded, Contains, Currency, Get, OnUnbalanced, Randomness,
    fungible::{Balanced, Credit, Inspect, NativeOrWithId},
    schedule::DispatchTime,
};
use frame_support::weights::Weight;
use frame_system::RawOrigin;
use pallet_babe::{EpochStart, RandomnessFromOneEpochAgo};
use pallet_conviction_voting::WeightInfo as _;
use pallet_conviction_voting::{Casting, Delegating, Voting, VotingFor};
use pallet_governance::Origin;
use pallet_referenda::{ReferendumCount, ReferendumInfo, ReferendumInfoFor};
use sp_runtime::DispatchError;

/// Where HETU goes that the chain is paid.
pub struct TreasuryAccount;
impl Get<AccountId> for TreasuryAccount {
    fn get() -> AccountId {
        Treasury::account_id()
    }
}

/// HETU that nobody is owed goes to the treasury.
pub struct ResolveToTreasury;
impl OnUnbalanced<Credit<AccountId, Balances>> for ResolveToTreasury {
    fn on_nonzero_unbalanced(credit: Credit<AccountId, Balances>) {
        // Only an amount too small to open the treasury's account comes back, and burns.
        let _ = Balances::resolve(&Treasury::account_id(), credit);
    }
}
impl OnUnbalanced<pallet_balances::NegativeImbalance<Runtime>> for ResolveToTreasury {
    fn on_nonzero_unbalanced(imbalance: pallet_balances::NegativeImbalance<Runtime>) {
        <Balances as Currency<AccountId>>::resolve_creating(&Treasury::account_id(), imbalance)
    }
}

/// The calls that cost their signer nothing.
pub struct Waivers;
impl pallet_fees::Waiver<AccountId, RuntimeCall> for Waivers {
    fn covers(call: &RuntimeCall) -> bool {
        matches!(call, RuntimeCall::Power(pallet_power::Call::accept_controller { .. }))
    }

    fn waives(who: &AccountId, call: &RuntimeCall) -> bool {
        match call {
            // An account without HETU becomes a controller by it. It succeeds once per announcement, and
            // the owner paid for that.
            RuntimeCall::Power(pallet_power::Call::accept_controller { id }) => {
                Power::ensure_acceptable(who, *id).is_ok()
            },
            _ => false,
        }
    }
}

/// The calls of which an identity makes some each day for nothing: they take something out, back or home, or top up what
/// it lives on.
pub struct Exits;
impl Contains<RuntimeCall> for Exits {
    fn contains(call: &RuntimeCall) -> bool {
        use pallet_capacity::Call as Capacity;
        use pallet_pocw::Call as Pocw;
        use pallet_poe::Call as Poe;
        use pallet_power::Call as Power;
        use pallet_xp::Call as Xp;
        matches!(
            call,
            RuntimeCall::Capacity(
                Capacity::stake { .. }
                    | Capacity::unstake { .. }
                    | Capacity::cancel_unstake { .. }
                    | Capacity::withdraw { .. }
                    | Capacity::undelegate { .. }
                    | Capacity::withdraw_offer { .. }
                    | Capacity::settle_lease { .. }
            ) | RuntimeCall::Flux(pallet_flux::Call::claim { .. })
                | RuntimeCall::Power(
                    Power::cancel_controller { .. } | Power::deregister { .. } | Power::release_bond { .. }
                )
                | RuntimeCall::Pocw(
                    Pocw::cancel { .. }
                        | Pocw::settle { .. }
                        | Pocw::prune { .. }
                        | Pocw::resign_evaluator { .. }
                        | Pocw::release_evaluator { .. }
                )
                | RuntimeCall::Xp(
                    Xp::claim { .. } | Xp::unlock { .. } | Xp::cancel_unlock { .. } | Xp::withdraw { .. }
                )
                | RuntimeCall::Poe(
                    Poe::leave { .. }
                        | Poe::release_miner { .. }
                        | Poe::close_chain { .. }
                        | Poe::claim { .. }
                        | Poe::release_salary { .. }
                )
        )
    }
}

/// Messages, and how one is told that HETU has paid for it.
pub struct MessageRecognition;
impl pallet_fees::MessageCalls<AccountId, RuntimeCall, RuntimeOrigin> for MessageRecognition {
    fn message(call: &RuntimeCall) -> Option<(u32, bool)> {
        match call {
            RuntimeCall::Capacity(pallet_capacity::Call::send_message { bytes, is_intent, .. }) => {
                Some((*bytes, *is_intent))
            },
            _ => None,
        }
    }

    fn paid_origin(_: AccountId, id: IdentityId) -> RuntimeOrigin {
        pallet_capacity::Origin::PaidMessage(id).into()
    }
}

/// What draws panels: the randomness that the blocks of the last epoch made.
pub struct PanelRandomness;
impl Randomness<Hash, BlockNumber> for PanelRandomness {
    /// The block is the first of that epoch: before it nobody knew anything of it, and its authors learn it bit by bit.
    fn random(subject: &[u8]) -> (Hash, BlockNumber) {
        let (hash, _) = RandomnessFromOneEpochAgo::<Runtime>::random(subject);
        let (last_epoch, _) = EpochStart::<Runtime>::get();
        (hash, last_epoch)
    }
}

/// The pool of HETU and NEX.
pub struct NexPool;
impl SpotPrice for NexPool {
    fn reserves() -> Option<Reserves> {
        let nex = NativeOrWithId::WithId(configs::tokens::NEX);
        let (hetu, nex) = AssetConversion::get_reserves(NativeOrWithId::Native, nex).ok()?;
        Some(Reserves { hetu, nex })
    }
}

/// The referenda of the parameter track.
pub struct ParameterTrack;
impl ParameterReferenda<AccountId> for ParameterTrack {
    fn next_index() -> u32 {
        ReferendumCount::<Runtime>::get()
    }

    fn submit(proposer: &AccountId, index: u32, delay: Seconds) -> Result<(), DispatchError> {
        let enact = RuntimeCall::Governance(pallet_governance::Call::enact { index });
        Referenda::submit(
            Origin::<Runtime>::Proposer(proposer.clone()).into(),
            Box::new(OriginCaller::Governance(Origin::Parameters)),
            // Short enough to stay inline: no preimage is left behind.
            Bounded::Inline(enact.encode().try_into().map_err(|_| DispatchError::Corruption)?),
            DispatchTime::After(window_blocks(delay, Clock::scale())),
        )
    }

    fn status(index: u32) -> ReferendumStatus {
        match ReferendumInfoFor::<Runtime>::get(index) {
            Some(ReferendumInfo::Ongoing(_)) => ReferendumStatus::Ongoing,
            Some(ReferendumInfo::Approved(at, ..)) => {
                let blocks = System::block_number().saturating_sub(at);
                ReferendumStatus::Approved { since: economic_seconds(blocks.into(), Clock::scale()) }
            },
            _ => ReferendumStatus::Lost,
        }
    }
}

/// GEN, and how it is delegated.
pub struct GenElectorate;
impl Holdings<AccountId> for GenElectorate {
    fn held(who: &AccountId) -> Balance {
        <GenBalances as Inspect<AccountId>>::total_balance(who)
    }

    fn supply() -> Balance {
        <GenBalances as Inspect<AccountId>>::total_issuance()
    }
}
impl Electorate<AccountId> for GenElectorate {
    fn delegated_to(who: &AccountId, track: TrackId) -> Balance {
        match VotingFor::<Runtime>::get(who, track) {
            Voting::Casting(Casting { delegations, .. })
            | Voting::Delegating(Delegating { delegations, .. }) => delegations.capital,
        }
    }

    fn delegation_of(who: &AccountId, track: TrackId) -> Option<(AccountId, Balance)> {
        match VotingFor::<Runtime>::get(who, track) {
            Voting::Delegating(Delegating { target, balance, .. }) => Some((target, balance)),
            Voting::Casting(_) => None,
        }
    }

    fn end_delegation(who: &AccountId, track: TrackId) -> Result<Weight, DispatchError> {
        let ended = ConvictionVoting::undelegate(RawOrigin::Signed(who.clone()).into(), track);
        let ended = ended.map_err(|failure| failure.error)?;
        Ok(ended.actual_weight.unwrap_or_else(Self::end_delegation_weight))
    }

    fn end_delegation_weight() -> Weight {
        type Voting = <Runtime as pallet_conviction_voting::Config>::WeightInfo;
        Voting::undelegate(<Runtime as pallet_conviction_voting::Config>::MaxVotes::get())
    }

    // GEN never moves: there are no more of them than genesis named.
    fn holders() -> impl Iterator<Item = (AccountId, Balance)> {
        pallet_balances::Account::<Runtime, Instance1>::iter()
            .map(|(who, data)| (who, data.free.saturating_add(data.reserved)))
    }
}

/// Flux as an account's: all that the human identity has which it owns. An owner has one, for good; a controller may be
/// replaced, and the same Flux would count again.
pub struct FluxOfOwner;
impl Holdings<AccountId> for FluxOfOwner {
    fn held(who: &AccountId) -> Balance {
        let Some(id) = Power::identity_of_owner(who) else { return 0 };
        let account = Flux::account(id);
        [account.free, account.staked, account.unbonding, account.escrow, account.offered]
            .into_iter()
            .fold(0, Balance::saturating_add)
    }

    fn supply() -> Balance {
        pallet_flux::Totals::<Runtime>::get().supply()
    }
}
