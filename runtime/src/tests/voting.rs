//! With how much one account decides, and for how long GEN is bound by a vote.
use super::*;
use Sr25519Keyring::*;
use alloc::boxed::Box;
use configs::{
    tokens::GEN_SUPPLY,
    tracks::{MEMBERSHIP, PARAMETERS},
};
use fluxnomics_primitives::governance::{Electorate, ParameterRegistry};
use frame_support::{
    assert_noop, assert_ok,
    traits::{Get, Polling, schedule::DispatchTime},
};
use pallet_conviction_voting::{
    AccountVote, Call as VotingCall, Casting, ClassLocksFor, Conviction, Delegating, Error as VotingError,
    Vote, Voting, VotingFor,
};
use pallet_governance::{Error, Origin};
use params::{Change, FeesChange, GovernanceChange, Registry};
use sp_runtime::{DispatchError, DispatchResult, Perbill};

const CAP: Balance = 30_000 * UNIT;
const EVERYBODY: [Sr25519Keyring; 6] = [Alice, Bob, Charlie, Dave, Eve, Ferdie];

fn referendum(track: u16) -> u32 {
    let index = pallet_referenda::ReferendumCount::<Runtime>::get();
    if track == PARAMETERS {
        let changes = vec![Change::Fees(FeesChange::ByteFee(UNIT / 800_000))].try_into().unwrap();
        assert_ok!(Governance::propose(signed(Charlie), changes));
    } else {
        let call = RuntimeCall::from(frame_system::Call::remark { remark: vec![] });
        assert_ok!(Referenda::submit(
            signed(Charlie),
            Box::new(OriginCaller::Governance(Origin::Membership)),
            frame_support::traits::Bounded::Inline(call.encode().try_into().unwrap()),
            DispatchTime::After(0),
        ));
    }
    index
}

fn aye(balance: Balance) -> AccountVote<Balance> {
    let vote = Vote { aye: true, conviction: Conviction::Locked1x };
    AccountVote::Standard { vote, balance }
}

fn vote_call(poll_index: u32, vote: AccountVote<Balance>) -> RuntimeCall {
    VotingCall::vote { poll_index, vote }.into()
}

fn delegate_call(to: Sr25519Keyring, class: u16, balance: Balance) -> RuntimeCall {
    VotingCall::delegate { class, to: account(to).into(), conviction: Conviction::Locked1x, balance }.into()
}

fn made(call: RuntimeCall, who: Sr25519Keyring) -> DispatchResult {
    call.dispatch(signed(who)).map(drop).map_err(|failure| failure.error)
}

fn vote(who: Sr25519Keyring, index: u32, balance: Balance) -> DispatchResult {
    made(vote_call(index, aye(balance)), who)
}

fn delegate(from: Sr25519Keyring, to: Sr25519Keyring, class: u16, balance: Balance) -> DispatchResult {
    made(delegate_call(to, class, balance), from)
}

fn undelegate(who: Sr25519Keyring, class: u16) -> DispatchResult {
    made(VotingCall::undelegate { class }.into(), who)
}

fn filtered() -> DispatchError {
    frame_system::Error::<Runtime>::CallFiltered.into()
}

fn exceeded() -> DispatchError {
    Error::<Runtime>::VotingCapExceeded.into()
}

fn set_cap(percent: u32) {
    let cap = GovernanceChange::VotingCap(Perbill::from_percent(percent));
    assert_ok!(Registry::apply(&[Change::Governance(cap)]));
}

fn delegated_to(who: Sr25519Keyring, class: u16) -> Balance {
    Governance::voting_power(account(who), class).delegated
}

fn locked(who: Sr25519Keyring) -> Balance {
    GenBalances::locks(&account(who)).iter().map(|lock| lock.amount).max().unwrap_or_default()
}

#[test]
fn votes_pass_up_to_the_cap_and_no_further() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        set_cap(20);
        assert_noop!(vote(Alice, index, 20_000 * UNIT + 1), exceeded());
        let split = AccountVote::SplitAbstain { aye: 10_000 * UNIT, nay: 10_000 * UNIT, abstain: 1 };
        assert_noop!(made(vote_call(index, split), Alice), exceeded());
        assert_ok!(vote(Alice, index, 20_000 * UNIT));
        assert_noop!(vote(Alice, index, 20_000 * UNIT + 1), exceeded());
        // What is no referendum, or decided, upstream refuses.
        assert_noop!(vote(Alice, index + 1, CAP), VotingError::<Runtime>::NotOngoing);
    });
}

#[test]
fn delegations_pass_up_to_the_cap_and_no_further() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        // Ferdie has no GEN: all the room is for others.
        assert_ok!(delegate(Charlie, Ferdie, PARAMETERS, 20_000 * UNIT));
        assert_noop!(delegate(Dave, Ferdie, PARAMETERS, 10_000 * UNIT + 1), filtered());
        assert!(!Governance::can_delegate(PARAMETERS, account(Ferdie), 10_000 * UNIT + 1));
        assert!(Governance::can_delegate(PARAMETERS, account(Ferdie), 10_000 * UNIT));
        assert_ok!(delegate(Dave, Ferdie, PARAMETERS, 10_000 * UNIT));
        assert_noop!(delegate(Eve, Ferdie, PARAMETERS, 1), filtered());
        // Another track is another room.
        assert_ok!(delegate(Eve, Ferdie, MEMBERSHIP, 10_000 * UNIT));
        assert_ok!(vote(Ferdie, index, 0));
        let (tally, _) = <Referenda as Polling<_>>::as_ongoing(index).unwrap();
        assert_eq!(tally.support, CAP);
    });
}

/// Somebody who votes already cannot be delegated to beyond the cap, and who is delegated to can always vote with all of its
/// own.
#[test]
fn delegation_and_vote_together_stay_within_the_cap_in_either_order() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        assert_ok!(vote(Bob, index, 25_000 * UNIT));
        assert_noop!(delegate(Eve, Bob, PARAMETERS, 5_000 * UNIT + 1), filtered());
        assert_ok!(delegate(Eve, Bob, PARAMETERS, 5_000 * UNIT));

        assert_noop!(delegate(Charlie, Dave, PARAMETERS, 15_000 * UNIT + 1), filtered());
        assert_ok!(delegate(Charlie, Dave, PARAMETERS, 15_000 * UNIT));
        assert_ok!(vote(Dave, index, 15_000 * UNIT));
        // A vote that was removed leaves no more room.
        assert_ok!(made(VotingCall::remove_vote { class: None, index }.into(), Dave));
        assert_noop!(delegate(Alice, Dave, PARAMETERS, 1), filtered());
        assert_ok!(vote(Dave, index, 15_000 * UNIT));
    });
}

/// A delegation reaches no further than one account, and waits there: it counts against its target even while that one delegates
/// itself.
#[test]
fn delegation_to_a_delegator_counts_for_nobody_and_takes_room_still() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        assert_ok!(delegate(Eve, Ferdie, PARAMETERS, 10_000 * UNIT));
        assert_ok!(delegate(Dave, Eve, PARAMETERS, 15_000 * UNIT));
        assert_noop!(delegate(Charlie, Eve, PARAMETERS, 5_000 * UNIT + 1), filtered());
        assert_ok!(delegate(Charlie, Eve, PARAMETERS, 5_000 * UNIT));
        assert_ok!(vote(Ferdie, index, 0));
        let support = || <Referenda as Polling<_>>::as_ongoing(index).unwrap().0.support;
        assert_eq!(support(), 10_000 * UNIT, "Eve's own, and none of what waits at her");
        // When she votes herself it counts, and fits.
        assert_ok!(undelegate(Eve, PARAMETERS));
        assert_eq!(support(), 0);
        assert_ok!(vote(Eve, index, 10_000 * UNIT));
        assert_eq!(support(), CAP);
    });
}

/// The cap falls below what stands: nothing is undone, minds can change, and the way down is open.
#[test]
fn lower_cap_leaves_what_stands_and_lets_it_only_shrink() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        let support = || <Referenda as Polling<_>>::as_ongoing(index).unwrap().0.support;
        assert_ok!(delegate(Charlie, Dave, PARAMETERS, 15_000 * UNIT));
        assert_ok!(vote(Dave, index, 14_000 * UNIT));
        set_cap(20);
        assert_eq!(support(), 29_000 * UNIT);
        assert_noop!(vote(Dave, index, 14_000 * UNIT + 1), exceeded());
        let nay = Vote { aye: false, conviction: Conviction::Locked1x };
        let nay = AccountVote::Standard { vote: nay, balance: 14_000 * UNIT };
        assert_ok!(made(vote_call(index, nay), Dave));
        assert_eq!(support(), 0);
        assert_ok!(vote(Dave, index, 13_000 * UNIT));
        assert_noop!(vote(Dave, index, 13_000 * UNIT + 1), exceeded());
        assert_ok!(made(VotingCall::remove_vote { class: None, index }.into(), Dave));
        assert_noop!(vote(Dave, index, 5_000 * UNIT + 1), exceeded());
        assert_ok!(vote(Dave, index, 5_000 * UNIT));
        assert_ok!(undelegate(Charlie, PARAMETERS));
        assert_eq!(delegated_to(Dave, PARAMETERS), 0);
    });
}

/// Who is delegated more than a lowered cap could not vote at all, however little. It declines, and can.
#[test]
fn who_is_silenced_by_a_delegation_declines_it() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        let support = || <Referenda as Polling<_>>::as_ongoing(index).unwrap().0.support;
        let decline = |who, from, track| Governance::decline_delegation(signed(who), account(from), track);
        assert_ok!(delegate(Charlie, Dave, PARAMETERS, 15_000 * UNIT));
        assert_ok!(delegate(Bob, Ferdie, PARAMETERS, 25_000 * UNIT));
        assert_ok!(vote(Ferdie, index, 0));
        set_cap(10);
        assert_noop!(vote(Dave, index, 0), exceeded());
        for (who, from, track) in [
            (Alice, Charlie, PARAMETERS),
            (Dave, Bob, PARAMETERS),
            (Dave, Charlie, MEMBERSHIP),
            (Charlie, Dave, PARAMETERS),
        ] {
            assert_noop!(decline(who, from, track), Error::<Runtime>::NotDelegated);
        }
        assert_ok!(decline(Dave, Charlie, PARAMETERS));
        assert_eq!(delegated_to(Dave, PARAMETERS), 0);
        assert_ok!(vote(Dave, index, 10_000 * UNIT));
        assert_noop!(vote(Dave, index, 10_000 * UNIT + 1), exceeded());
        // Charlie's GEN is as locked as if he had ended it himself, and his to vote with.
        assert_eq!(unlocked(Charlie, PARAMETERS), 15_000 * UNIT);
        assert_ok!(vote(Charlie, index, 10_000 * UNIT));
        // What stood goes with the delegation.
        assert_eq!(support(), 45_000 * UNIT);
        assert_ok!(decline(Ferdie, Bob, PARAMETERS));
        assert_eq!(support(), 20_000 * UNIT);
        assert_noop!(decline(Ferdie, Bob, PARAMETERS), Error::<Runtime>::NotDelegated);
    });
}

/// The least cap leaves a single account able to change a parameter: to raise the cap again, if it holds all GEN.
#[test]
fn least_cap_is_no_less_than_the_support_that_a_parameter_needs() {
    use pallet_referenda::TracksInfo;
    development().execute_with(|| {
        let field = Registry::field(&Change::Governance(GovernanceChange::VotingCap(Perbill::one())));
        let info = configs::tracks::Tracks::info(PARAMETERS).unwrap().into_owned();
        let support = info.min_support.threshold(Perbill::one());
        assert!(Registry::spec(field).min >= u128::from(support.deconstruct()));
    });
}

/// Batches, proxies, multisigs and derivatives are no way round.
#[test]
fn cap_holds_whatever_carries_the_call() {
    use pallet_utility::Call as Utility;
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        assert_ok!(delegate(Charlie, Ferdie, PARAMETERS, 20_000 * UNIT));
        set_cap(25);
        let too_much =
            [delegate_call(Ferdie, PARAMETERS, 5_000 * UNIT + 1), vote_call(index, aye(25_000 * UNIT + 1))];
        for (who, call) in [Dave, Alice].into_iter().zip(too_much) {
            let boxed = Box::new(call.clone());
            let remark = Box::new(RuntimeCall::from(frame_system::Call::remark { remark: vec![] }));
            assert_ok!(Proxy::add_proxy(signed(who), account(Bob).into(), Default::default(), 0));
            let threshold_1 = pallet_multisig::Call::as_multi_threshold_1 {
                other_signatories: vec![account(Bob)],
                call: boxed.clone(),
            };
            let proxied = pallet_proxy::Call::proxy {
                real: account(who).into(),
                force_proxy_type: None,
                call: boxed.clone(),
            };
            let by: Vec<(RuntimeOrigin, RuntimeCall)> = vec![
                (signed(who), call.clone()),
                (signed(who), Utility::batch { calls: vec![call.clone()] }.into()),
                (signed(who), Utility::batch_all { calls: vec![call.clone()] }.into()),
                (signed(who), Utility::force_batch { calls: vec![call.clone()] }.into()),
                (signed(who), Utility::as_derivative { index: 0, call: boxed.clone() }.into()),
                (signed(who), Utility::if_else { main: boxed.clone(), fallback: boxed.clone() }.into()),
                (signed(who), Utility::if_else { main: remark, fallback: boxed.clone() }.into()),
                (signed(who), threshold_1.into()),
                (signed(Bob), proxied.clone().into()),
                (signed(Bob), Utility::batch { calls: vec![proxied.into()] }.into()),
                (RuntimeOrigin::root(), call.clone()),
            ];
            for (origin, carried) in by {
                let _ = carried.clone().dispatch(origin);
                assert_eq!(delegated_to(Ferdie, PARAMETERS), 20_000 * UNIT, "{carried:?}");
                assert_eq!(locked(who), 0, "{carried:?}");
            }
        }
        // Within the cap each of them would have been heard.
        let batch = Utility::batch_all { calls: vec![delegate_call(Ferdie, PARAMETERS, 5_000 * UNIT)] };
        let call = Box::new(batch.into());
        let proxied = pallet_proxy::Call::proxy { real: account(Dave).into(), force_proxy_type: None, call };
        assert_ok!(made(proxied.into(), Bob));
        assert_eq!(delegated_to(Ferdie, PARAMETERS), 25_000 * UNIT);
        assert_ok!(vote(Alice, index, 25_000 * UNIT));
    });
}

/// Accounts that no single key signs for are accounts as others are.
#[test]
fn cap_holds_for_shared_and_derived_accounts() {
    use frame_support::traits::{fungible::Mutate, tokens::Preservation};
    use pallet_multisig::Call as Shared;
    let shared = pallet_multisig::Pallet::<Runtime>::multi_account_id;
    let mut both = [account(Bob), account(Dave)];
    both.sort();
    let alone = [account(Bob)];
    type Carry<'a> = Box<dyn Fn(RuntimeCall) + 'a>;
    let carriers: [(AccountId, Carry); 3] = [
        (
            pallet_utility::derivative_account_id(account(Dave), 7),
            Box::new(|call| {
                let call = pallet_utility::Call::as_derivative { index: 7, call: Box::new(call) };
                let _ = RuntimeCall::from(call).dispatch(signed(Dave));
            }),
        ),
        (
            shared(&both, 1),
            Box::new(|call| {
                let other_signatories = alone.to_vec();
                let call = Shared::as_multi_threshold_1 { other_signatories, call: Box::new(call) };
                let _ = RuntimeCall::from(call).dispatch(signed(Dave));
            }),
        ),
        (
            shared(&both, 2),
            Box::new(|call| {
                for (who, other) in [(Bob, Dave), (Dave, Bob)] {
                    let maybe_timepoint = (who == Dave).then(Multisig::timepoint);
                    let call = Shared::as_multi {
                        threshold: 2,
                        other_signatories: vec![account(other)],
                        maybe_timepoint,
                        call: Box::new(call.clone()),
                        max_weight: Weight::MAX,
                    };
                    let _ = RuntimeCall::from(call).dispatch(signed(who));
                }
            }),
        ),
    ];
    for (who, carry) in &carriers {
        development().execute_with(|| {
            let all = GenBalances::free_balance(account(Alice));
            assert_ok!(<GenBalances as Mutate<_>>::transfer(
                &account(Alice),
                who,
                all,
                Preservation::Expendable
            ));
            let index = referendum(PARAMETERS);
            set_cap(25);
            let decides = || Governance::voting_power(who.clone(), PARAMETERS).delegating;
            let bound = || GenBalances::locks(who).iter().map(|lock| lock.amount).max();
            carry(vote_call(index, aye(25_000 * UNIT + 1)));
            carry(delegate_call(Ferdie, PARAMETERS, 25_000 * UNIT + 1));
            assert_eq!((bound(), decides()), (None, 0));
            carry(vote_call(index, aye(25_000 * UNIT)));
            assert_eq!(bound(), Some(25_000 * UNIT));
            carry(VotingCall::remove_vote { class: None, index }.into());
            carry(delegate_call(Ferdie, PARAMETERS, 25_000 * UNIT));
            assert_eq!(decides(), 25_000 * UNIT);
        });
    }
}

/// Root in the disguise of an account passes every filter, so it could delegate for it. It passes no hook: no vote is cast beyond
/// the cap, not even then.
#[test]
fn root_in_disguise_passes_the_filter_and_not_the_hook() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        let disguised = |who, call: RuntimeCall| {
            let as_origin = Box::new(frame_system::RawOrigin::Signed(account(who)).into());
            let call = pallet_utility::Call::dispatch_as { as_origin, call: Box::new(call) };
            assert_ok!(RuntimeCall::from(call).dispatch(RuntimeOrigin::root()));
        };
        set_cap(25);
        disguised(Alice, vote_call(index, aye(25_000 * UNIT + 1)));
        assert_eq!(locked(Alice), 0);
        disguised(Alice, vote_call(index, aye(25_000 * UNIT)));
        assert_eq!(locked(Alice), 25_000 * UNIT);
        for who in [Charlie, Dave] {
            disguised(who, delegate_call(Ferdie, PARAMETERS, 15_000 * UNIT));
        }
        assert_eq!(delegated_to(Ferdie, PARAMETERS), 30_000 * UNIT);
        assert_noop!(vote(Ferdie, index, 0), exceeded());
        disguised(Ferdie, vote_call(index, aye(0)));
        let (tally, _) = <Referenda as Polling<_>>::as_ongoing(index).unwrap();
        assert_eq!(tally.support, 25_000 * UNIT, "Alice's");
    });
}

/// What an account could decide with on a track: its largest vote and what is delegated to it.
fn power(who: Sr25519Keyring, class: u16) -> Balance {
    match VotingFor::<Runtime>::get(account(who), class) {
        Voting::Casting(Casting { votes, delegations, .. }) => {
            let largest = votes.iter().map(|(_, vote)| vote.balance()).max().unwrap_or_default();
            largest + delegations.capital
        },
        Voting::Delegating(Delegating { delegations, .. }) => delegations.capital,
    }
}

/// GEN in favour of a referendum, counted again from what each account does.
fn support(index: u32, class: u16) -> Balance {
    let ayes = |who| match VotingFor::<Runtime>::get(account(who), class) {
        Voting::Casting(Casting { votes, delegations, .. }) => {
            votes.iter().filter(|(on, _)| *on == index).fold(0, |sum, (_, vote)| match vote {
                AccountVote::Standard { vote, balance } if vote.aye => sum + balance + delegations.capital,
                AccountVote::Standard { .. } => sum,
                AccountVote::Split { aye, .. } => sum + aye,
                AccountVote::SplitAbstain { aye, abstain, .. } => sum + aye + abstain,
            })
        },
        Voting::Delegating(_) => 0,
    };
    EVERYBODY.into_iter().map(ayes).sum()
}

#[test]
fn nobody_decides_with_more_than_the_cap_and_no_gen_votes_twice_whatever_is_done() {
    let mut counts = std::collections::BTreeMap::<String, u32>::new();
    for seed in 0..12 {
        development().execute_with(|| {
            let mut numbers = Numbers(seed);
            let polls = [
                (referendum(PARAMETERS), PARAMETERS),
                (referendum(PARAMETERS), PARAMETERS),
                (referendum(MEMBERSHIP), MEMBERSHIP),
            ];
            for _ in 0..250 {
                let who = EVERYBODY[numbers.below(6) as usize];
                let (index, class) = polls[numbers.below(3) as usize];
                let held = Governance::voting_power(account(who), class).held;
                let mut amount = |most: Balance| {
                    [most, most / 2, Balance::from(numbers.below(31_000)) * UNIT][numbers.below(3) as usize]
                };
                let balance = amount(held);
                let (name, call) = match numbers.below(9) {
                    0..=2 => {
                        let vote = Vote { aye: numbers.below(3) > 0, conviction: Conviction::Locked1x };
                        let vote = match numbers.below(6) {
                            0 => AccountVote::Split { aye: balance / 2, nay: balance - balance / 2 },
                            _ => AccountVote::Standard { vote, balance },
                        };
                        ("vote", vote_call(index, vote))
                    },
                    3..=5 => {
                        let to = EVERYBODY[numbers.below(6) as usize];
                        let room = Governance::voting_power(account(to), class).room;
                        let balance = if numbers.below(2) == 0 { room.min(held) } else { balance };
                        ("delegate", delegate_call(to, class, balance))
                    },
                    6 => ("undelegate", VotingCall::undelegate { class }.into()),
                    7 => {
                        let Some((to, _)) = adapters::GenElectorate::delegation_of(&account(who), class)
                        else {
                            continue;
                        };
                        let declined =
                            Governance::decline_delegation(RuntimeOrigin::signed(to), account(who), class);
                        assert_ok!(declined);
                        *counts.entry("declined".into()).or_default() += 1;
                        continue;
                    },
                    _ => ("remove", VotingCall::remove_vote { class: Some(class), index }.into()),
                };
                let outcome = match made(call, who) {
                    Ok(()) => "ok",
                    Err(failure) if failure == filtered() => "filtered",
                    Err(failure) if failure == exceeded() => "exceeded",
                    Err(_) => "refused upstream",
                };
                *counts.entry(format!("{name} {outcome}")).or_default() += 1;
                for (index, class) in polls {
                    let (tally, _) = <Referenda as Polling<_>>::as_ongoing(index).unwrap();
                    assert_eq!(tally.support, support(index, class));
                    assert!(tally.support <= GEN_SUPPLY);
                    for who in EVERYBODY {
                        assert!(power(who, class) <= CAP, "{who:?} {}", power(who, class));
                        let seen = Governance::voting_power(account(who), class);
                        assert!(seen.held + seen.delegated <= CAP || seen.delegated == 0);
                    }
                }
            }
        });
    }
    println!("{counts:#?}");
    for (what, least) in [
        ("vote ok", 200),
        ("delegate ok", 100),
        ("delegate filtered", 50),
        ("undelegate ok", 50),
        ("remove ok", 50),
        ("declined", 20),
    ] {
        assert!(counts.get(what).is_some_and(|count| *count >= least), "{what}");
    }
    assert!(!counts.contains_key("vote exceeded"), "nobody is kept from voting by delegations to it");
}

#[test]
fn concentration_follows_delegations() {
    development().execute_with(|| {
        let index = |class| Governance::concentration(class).unwrap().index;
        // 30, 25, 20, 15 and 10 of 100.
        assert_eq!(index(PARAMETERS), Perbill::from_parts(225_000_000));
        assert_ok!(delegate(Eve, Charlie, PARAMETERS, 10_000 * UNIT));
        assert_eq!(index(PARAMETERS), Perbill::from_parts(265_000_000));
        assert_ok!(delegate(Dave, Ferdie, PARAMETERS, 15_000 * UNIT));
        let seen = Governance::concentration(PARAMETERS).unwrap();
        assert_eq!((seen.index, seen.accounts), (Perbill::from_parts(265_000_000), 4));
        assert_eq!(seen.power, GEN_SUPPLY);
        assert_eq!(index(MEMBERSHIP), Perbill::from_parts(225_000_000));
        assert_ok!(undelegate(Eve, PARAMETERS));
        assert_eq!(index(PARAMETERS), Perbill::from_parts(225_000_000));
    });
}

fn run_until_decided(index: u32) {
    while <Referenda as Polling<_>>::as_ongoing(index).is_some() {
        run_to(System::block_number() + 1);
    }
}

fn locking_period() -> BlockNumber {
    <<Runtime as pallet_conviction_voting::Config>::VoteLockingPeriod as Get<_>>::get()
}

fn unlocked(who: Sr25519Keyring, class: u16) -> Balance {
    assert_ok!(ConvictionVoting::unlock(signed(Ferdie), class, account(who).into()));
    locked(who)
}

/// GEN can be neither borrowed nor bought, and who decided is bound until after the decision took effect.
#[test]
fn attack_55_gen_that_decided_is_locked_until_after_the_enactment() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        assert_ok!(Referenda::place_decision_deposit(signed(Charlie), index));
        assert_ok!(vote(Alice, index, CAP));
        run_until_decided(index);
        let decided = System::block_number();
        while pallet_governance::Proposals::<Runtime>::contains_key(index) {
            run_to(System::block_number() + 1);
        }
        assert_eq!(Governance::history(1)[0].referendum, index);
        assert_ok!(made(VotingCall::remove_vote { class: Some(PARAMETERS), index }.into(), Alice));
        assert_eq!(unlocked(Alice, PARAMETERS), CAP);
        run_to(decided + locking_period() - 1);
        assert_eq!(unlocked(Alice, PARAMETERS), CAP);
        run_to(decided + locking_period() + 1);
        assert_eq!(unlocked(Alice, PARAMETERS), 0);
    });
}

/// There is nothing to transfer, and what is delegated does not vote besides.
#[test]
fn attack_56_gen_votes_once_whether_it_is_voted_delegated_or_both() {
    development().execute_with(|| {
        let index = referendum(PARAMETERS);
        let support = || <Referenda as Polling<_>>::as_ongoing(index).unwrap().0.support;
        assert_ok!(vote(Eve, index, 10_000 * UNIT));
        assert_ok!(vote(Eve, index, 10_000 * UNIT));
        assert_eq!(support(), 10_000 * UNIT, "a second vote takes the place of the first");
        assert_noop!(delegate(Eve, Ferdie, PARAMETERS, 10_000 * UNIT), VotingError::<Runtime>::AlreadyVoting);
        assert_ok!(made(VotingCall::remove_vote { class: None, index }.into(), Eve));
        assert_eq!(support(), 0);
        assert_ok!(delegate(Eve, Ferdie, PARAMETERS, 10_000 * UNIT));
        assert_ok!(vote(Ferdie, index, 0));
        assert_noop!(vote(Eve, index, 10_000 * UNIT), VotingError::<Runtime>::AlreadyDelegating);
        assert_noop!(delegate(Eve, Charlie, PARAMETERS, 1), VotingError::<Runtime>::AlreadyDelegating);
        assert_eq!(support(), 10_000 * UNIT);
        assert_ok!(undelegate(Eve, PARAMETERS));
        assert_eq!(support(), 0);
        assert_ok!(vote(Eve, index, 10_000 * UNIT));
        assert_eq!(support(), 10_000 * UNIT);
    });
}

/// What pallet-conviction-voting documents: the locks of a track become one, as large and as long as the largest and the longest of
/// them. Those of other tracks run by themselves, and what had no conviction prolongs nothing.
#[test]
fn attack_58_undelegating_restarts_no_lock_of_another_track() {
    development().execute_with(|| {
        let period = locking_period();
        let leave = |who, to: Sr25519Keyring, class, balance, conviction| {
            assert_ok!(ConvictionVoting::delegate(
                signed(who),
                class,
                account(to).into(),
                conviction,
                balance
            ));
            assert_ok!(undelegate(who, class));
        };
        let began = System::block_number();
        for who in [Eve, Charlie, Dave] {
            leave(who, Ferdie, MEMBERSHIP, 10_000 * UNIT, Conviction::Locked1x);
        }
        run_to(began + 100);
        leave(Eve, Ferdie, PARAMETERS, 1_000 * UNIT, Conviction::Locked2x);
        leave(Charlie, Ferdie, MEMBERSHIP, 1_000 * UNIT, Conviction::Locked2x);
        leave(Dave, Ferdie, MEMBERSHIP, 1_000 * UNIT, Conviction::None);
        run_to(began + period - 1);
        for who in [Eve, Charlie, Dave] {
            assert_eq!(unlocked(who, MEMBERSHIP), 10_000 * UNIT);
        }
        run_to(began + period);
        assert_eq!(unlocked(Eve, MEMBERSHIP), 1_000 * UNIT, "what is left is the other track's");
        assert_eq!(unlocked(Charlie, MEMBERSHIP), 10_000 * UNIT, "the locks of one track are one");
        assert_eq!(unlocked(Dave, MEMBERSHIP), 0);
        run_to(began + 100 + 2 * period);
        assert_eq!((unlocked(Eve, PARAMETERS), unlocked(Charlie, MEMBERSHIP)), (0, 0));
        assert_eq!(ClassLocksFor::<Runtime>::iter().filter(|(_, locks)| !locks.is_empty()).count(), 0);
    });
}
