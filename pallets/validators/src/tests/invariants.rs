//! Random sequences of every call, of offences and of time, with all invariants checked after each step.

use crate::{BondState, Bonds, Slashes, mock::*};
use core::cell::RefCell;
use frame_support::traits::UnfilteredDispatchable;
use proptest::{
    collection::vec,
    prelude::*,
    sample::Index,
    test_runner::{Config, RngSeed, TestRunner},
};
use sp_runtime::{Perbill, traits::Dispatchable};
use sp_staking::SessionIndex;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
enum Step {
    Bond(AccountId),
    Unbond(AccountId),
    Withdraw(AccountId),
    PurgeKeys(AccountId),
    ClosedPurge(AccountId),
    SetKeys(AccountId, u64),
    Add(AccountId),
    Remove(AccountId),
    /// Dismissed, and unbonding as soon as may be.
    Leave(AccountId),
    /// Of somebody who validated, of that weight, in so many slots.
    Offence(Index, u32, u32),
    GovernBond(u128),
    Blocks(u32),
    Sessions(u32),
}

fn step() -> impl Strategy<Value = Step> {
    let who = || prop_oneof![9 => 1..=8_u64, 1 => 11..=12_u64];
    prop_oneof![
        4 => who().prop_map(Step::Bond),
        6 => who().prop_map(Step::Unbond),
        8 => who().prop_map(Step::Withdraw),
        1 => who().prop_map(Step::PurgeKeys),
        1 => who().prop_map(Step::ClosedPurge),
        2 => (who(), 100..140_u64).prop_map(|(who, seed)| Step::SetKeys(who, seed)),
        4 => who().prop_map(Step::Add),
        3 => who().prop_map(Step::Remove),
        5 => who().prop_map(Step::Leave),
        5 => (any::<Index>(), 0..=100_u32, 1..=3_u32)
            .prop_map(|(guilty, percent, slots)| Step::Offence(guilty, percent, slots)),
        1 => (500..2_000_u128).prop_map(Step::GovernBond),
        3 => (1..SESSION).prop_map(Step::Blocks),
        6 => (1..=6_u32).prop_map(Step::Sessions),
    ]
}

/// What the test remembers beside the chain.
#[derive(Default)]
struct Model {
    /// The validators of each session so far.
    sessions: BTreeMap<SessionIndex, BTreeSet<AccountId>>,
    slot: u64,
}

impl Model {
    fn note_session(&mut self) {
        self.sessions.insert(Session::current_index(), Session::validators().into_iter().collect());
    }

    fn run_sessions(&mut self, sessions: u32) {
        for _ in 0..sessions {
            next_session();
            self.note_session();
        }
    }

    /// Who can be proven guilty, and for which session; those of one session too many among them.
    fn guilty(&self) -> Vec<(SessionIndex, AccountId)> {
        let oldest = Session::current_index().saturating_sub(DEPTH + 1);
        self.sessions
            .range(oldest..)
            .flat_map(|(session, validators)| validators.iter().map(|who| (*session, *who)))
            .collect()
    }
}

/// How often each step succeeded, and how often what is rare happened.
type Tally = BTreeMap<&'static str, u32>;

fn count(tally: &mut Tally, what: &'static str, happened: bool) {
    *tally.entry(what).or_default() += u32::from(happened);
}

fn apply(step: Step, model: &mut Model, tally: &mut Tally) {
    let root = RuntimeOrigin::root;
    let signed = RuntimeOrigin::signed;
    let call = |call: crate::Call<Test>, origin| call.dispatch_bypass_filter(origin).is_ok();
    match step {
        Step::Bond(who) => count(tally, "bond", call(crate::Call::bond {}, signed(who))),
        Step::Unbond(who) => count(tally, "unbond", call(crate::Call::unbond {}, signed(who))),
        Step::Withdraw(who) => {
            count(tally, "withdraw", call(crate::Call::withdraw { who }, signed(9)));
        },
        Step::PurgeKeys(who) => {
            count(tally, "purge_keys", call(crate::Call::purge_keys {}, signed(who)));
        },
        Step::ClosedPurge(who) => {
            let purge = RuntimeCall::from(pallet_session::Call::purge_keys {});
            assert!(purge.dispatch(signed(who)).is_err());
        },
        Step::SetKeys(who, seed) => count(tally, "set_keys", set_keys(who, seed).is_ok()),
        Step::Add(who) => count(tally, "add", call(crate::Call::add_validator { who }, root())),
        Step::Remove(who) => {
            count(tally, "remove", call(crate::Call::remove_validator { who }, root()));
        },
        Step::Leave(who) => {
            if call(crate::Call::remove_validator { who }, root()) {
                model.run_sessions(2);
                assert!(call(crate::Call::unbond {}, signed(who)));
            }
        },
        Step::Offence(guilty, percent, slots) => {
            let (session, who) = *guilty.get(&model.guilty());
            for _ in 0..slots {
                offend(who, session, percent, model, tally);
            }
        },
        Step::GovernBond(bond) => Params::mutate(|params| params.bond = bond),
        Step::Blocks(blocks) => run_blocks(blocks),
        Step::Sessions(sessions) => model.run_sessions(sessions),
    }
    model.note_session();
}

fn offend(who: AccountId, session: SessionIndex, percent: u32, model: &mut Model, tally: &mut Tally) {
    let (before, taken) = (bond_of(who), treasury());
    let record = Slashes::<Test>::get(session, who);
    let reportable = session + DEPTH >= Session::current_index();
    let members = Validators::members().len();
    model.slot += 1;
    report(who, session, model.slot, percent);

    let lost = before - bond_of(who);
    assert_eq!(treasury() - taken, lost);
    assert!(reportable || lost == 0);
    if reportable {
        // Whoever can be proven guilty is bonded.
        assert!(Bonds::<Test>::contains_key(who), "{who} validated in {session} and has no bond");
    }
    let stood = record.map_or(before, |record| record.bond);
    let so_far = record.map_or(0, |record| record.slashed) + lost;
    assert!(so_far <= Perbill::from_percent(50).mul_floor(stood));
    assert!(!reportable || members <= 2 || !Validators::members().contains(&who));
    count(tally, "slashed", lost > 0);
    count(tally, "capped", reportable && percent > 0 && lost == 0 && before > 0);
    count(tally, "too old", !reportable);
    count(
        tally,
        "slashed while unbonding",
        lost > 0 && matches!(state_of(who), Some(BondState::Unbonding { .. })),
    );
    count(tally, "expelled", Validators::members().len() < members);
}

fn check(model: &Model, issuance: u128) {
    Validators::do_try_state().unwrap();
    assert_eq!(Balances::total_issuance(), issuance);

    for who in 1..=12 {
        // A hold without a state would never be released.
        assert!(bond_of(who) == 0 || Bonds::<Test>::contains_key(who));
    }
    let oldest = Session::current_index().saturating_sub(DEPTH);
    for (session, validators) in model.sessions.range(oldest..) {
        for who in validators {
            assert!(Bonds::<Test>::contains_key(who), "{who} can be reported for {session}, unbonded");
        }
    }
    // A rotation changes authorities exactly when accounts or keys differ.
    let rotations = Rotations::get();
    for pair in rotations.windows(2) {
        let (_, before, _) = &pair[0];
        let (changed, after, _) = &pair[1];
        assert!(*changed || before == after);
        assert!(!after.is_empty());
    }
}

#[test]
fn invariants_hold_when_calls_offences_and_time_come_in_any_order() {
    let tally = RefCell::new(Tally::new());
    let config = Config {
        cases: 128,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2_609),
        ..Config::default()
    };
    TestRunner::new(config)
        // At the second scale the unbonding delay is over within a block.
        .run(&(vec(step(), 1..100), prop_oneof![Just(SCALE), Just(1_000_000)]), |(steps, scale)| {
            chain().execute_with(|| {
                ClockScale::set(scale);
                let issuance = Balances::total_issuance();
                let mut model = Model::default();
                model.note_session();
                for step in steps {
                    apply(step, &mut model, &mut tally.borrow_mut());
                    check(&model, issuance);
                }
            });
            Ok(())
        })
        .unwrap();

    let tally = tally.into_inner();
    let exercised = [
        "bond",
        "unbond",
        "withdraw",
        "purge_keys",
        "set_keys",
        "add",
        "remove",
        "slashed",
        "capped",
        "too old",
        "slashed while unbonding",
        "expelled",
    ];
    for what in exercised {
        assert!(tally.get(what).is_some_and(|times| *times >= 10), "{what} is too rare: {tally:?}");
    }
}

#[test]
fn one_offence_costs_what_many_of_the_same_sum_cost_when_rounding_is_exact() {
    let cost = |percents: &[u32]| {
        chain().execute_with(|| {
            for (slot, percent) in (0..).zip(percents) {
                report(2, 0, slot, *percent);
            }
            BOND - bond_of(2)
        })
    };
    assert_eq!(cost(&[40]), cost(&[10, 10, 10, 10]));
    assert_eq!(cost(&[100]), cost(&[30, 30]));
    assert_eq!(cost(&[5, 100]), cost(&[100, 5]));
}
