//! One account decides with a part of all GEN at most, delegations to it included.
//!
//! pallet-conviction-voting asks its hooks before a vote, and nobody before a delegation. So the base call filter asks before a
//! delegation, wherever the call comes from.
use crate::*;
use core::marker::PhantomData;
use fluxnomics_primitives::governance::TrackId;
use frame_support::{
    traits::{Contains, Polling},
    weights::Weight,
};
use pallet_conviction_voting::{AccountVote, Call, Casting, Status, Voting, VotingFor, VotingHooks};
use pallet_governance::WeightInfo as _;
use sp_runtime::{DispatchResult, traits::StaticLookup};

/// Asks before each vote.
pub struct VotingCap;
impl VotingHooks<AccountId, u32, Balance> for VotingCap {
    fn on_before_vote(who: &AccountId, index: u32, vote: AccountVote<Balance>) -> DispatchResult {
        // A vote on anything else fails by itself.
        let Some((_, track)) = <Referenda as Polling<_>>::as_ongoing(index) else { return Ok(()) };
        // Above a cap that was lowered what stands can still change its mind.
        let stands = || standing(who, index, track).is_some_and(|before| vote.balance() <= before);
        Governance::ensure_may_vote(track, who, vote.balance())
            .or_else(|exceeded| if stands() { Ok(()) } else { Err(exceeded) })
    }

    fn on_remove_vote(_: &AccountId, _: u32, _: Status) {}

    fn lock_balance_on_unsuccessful_vote(_: &AccountId, _: u32) -> Option<Balance> {
        None
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn on_vote_worst_case(_: &AccountId) {}

    #[cfg(feature = "runtime-benchmarks")]
    fn on_remove_vote_worst_case(_: &AccountId) {}
}

/// What the account has voted with on the referendum.
fn standing(who: &AccountId, index: u32, track: TrackId) -> Option<Balance> {
    let Voting::Casting(Casting { votes, .. }) = VotingFor::<Runtime>::get(who, track) else { return None };
    votes.iter().find(|(on, _)| *on == index).map(|(_, vote)| vote.balance())
}

/// Lets no delegation pass that would give its target more than the cap.
pub struct DelegationCap;
impl Contains<RuntimeCall> for DelegationCap {
    fn contains(call: &RuntimeCall) -> bool {
        let RuntimeCall::ConvictionVoting(Call::delegate { class, to, balance, .. }) = call else {
            return true;
        };
        // A delegation to no account fails by itself.
        <Runtime as frame_system::Config>::Lookup::lookup(to.clone())
            .map_or(true, |to| Governance::may_delegate(*class, &to, *balance))
    }
}

/// Upstream's weights, with what the cap adds to a vote and to a delegation. Upstream measures votes without hooks, and what a
/// call filter reads nobody counts.
pub struct Capped<W>(PhantomData<W>);
impl<W: pallet_conviction_voting::WeightInfo> pallet_conviction_voting::WeightInfo for Capped<W> {
    fn vote_new() -> Weight {
        W::vote_new().saturating_add(cap())
    }
    fn vote_existing() -> Weight {
        W::vote_existing().saturating_add(cap())
    }
    fn delegate(votes: u32) -> Weight {
        W::delegate(votes).saturating_add(cap())
    }
    fn remove_vote() -> Weight {
        W::remove_vote()
    }
    fn remove_other_vote() -> Weight {
        W::remove_other_vote()
    }
    fn undelegate(votes: u32) -> Weight {
        W::undelegate(votes)
    }
    fn unlock() -> Weight {
        W::unlock()
    }
}

fn cap() -> Weight {
    <Runtime as pallet_governance::Config>::WeightInfo::voting_cap()
}
