use crate::{
    Concentration, Error, VotingPower,
    mock::{self, *},
};
use fluxnomics_primitives::{governance::TrackId, params::GovernanceParams};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::Perbill;

const TRACK: TrackId = 1;

fn delegate(from: AccountId, to: AccountId, balance: u128) {
    mock::delegate(from, to, TRACK, balance);
}

fn cap(percent: u32) {
    Params::set(&GovernanceParams { voting_cap: Perbill::from_percent(percent), ..Params::get() });
}

#[test]
fn vote_fails_when_it_lacks_room_for_one_base_unit() {
    build_and_execute(|| {
        assert_ok!(Governance::ensure_may_vote(TRACK, &CAROL, 30_000));
        assert_noop!(Governance::ensure_may_vote(TRACK, &CAROL, 30_001), error(Error::VotingCapExceeded));
        delegate(ALICE, POOR, 25_000);
        assert_ok!(Governance::ensure_may_vote(TRACK, &POOR, 5_000));
        assert_noop!(Governance::ensure_may_vote(TRACK, &POOR, 5_001), error(Error::VotingCapExceeded));
        assert_ok!(Governance::ensure_may_vote(TRACK + 1, &POOR, 30_000));
        cap(25);
        assert_ok!(Governance::ensure_may_vote(TRACK, &POOR, 0));
        assert_noop!(Governance::ensure_may_vote(TRACK, &POOR, 1), error(Error::VotingCapExceeded));
        cap(24);
        assert_noop!(Governance::ensure_may_vote(TRACK, &POOR, 0), error(Error::VotingCapExceeded));
        cap(100);
        assert_ok!(Governance::ensure_may_vote(TRACK, &CAROL, 50_000));
    });
}

#[test]
fn delegation_leaves_room_for_all_that_its_target_holds() {
    build_and_execute(|| {
        assert!(Governance::can_delegate(TRACK, BOB, 10_000));
        assert!(!Governance::can_delegate(TRACK, BOB, 10_001));
        delegate(POOR, BOB, 9_000);
        assert!(Governance::can_delegate(TRACK, BOB, 1_000));
        assert!(!Governance::can_delegate(TRACK, BOB, 1_001));
        assert!(Governance::can_delegate(TRACK + 1, BOB, 10_000));
        assert_eq!(
            Governance::voting_power(BOB, TRACK),
            VotingPower { held: 20_000, delegating: 0, delegated: 9_000, cap: 30_000, room: 1_000 }
        );
        // So nobody is kept from voting with all of his own.
        assert_ok!(Governance::ensure_may_vote(TRACK, &BOB, 20_000));
        // Who has the cap alone has no room; nor has who has more.
        for full in [ALICE, CAROL] {
            assert!(Governance::can_delegate(TRACK, full, 0));
            assert!(!Governance::can_delegate(TRACK, full, 1));
        }
    });
}

#[test]
fn power_shows_what_an_account_delegates_when_it_does() {
    build_and_execute(|| {
        delegate(BOB, POOR, 15_000);
        let power = Governance::voting_power(BOB, TRACK);
        assert_eq!((power.delegating, power.room), (15_000, 10_000));
        let power = Governance::voting_power(POOR, TRACK);
        assert_eq!((power.held, power.delegated, power.room), (0, 15_000, 15_000));
    });
}

#[test]
fn concentration_counts_delegations_for_those_who_decide() {
    build_and_execute(|| {
        let seen = |index: u32, accounts, power| {
            let expected = Concentration { index: Perbill::from_parts(index), accounts, power };
            assert_eq!(Governance::concentration(TRACK), Some(expected));
        };
        // 30, 20 and 50 of 100.
        seen(380_000_000, 3, 100_000);
        // 50 and 50.
        delegate(BOB, ALICE, 20_000);
        seen(500_000_000, 2, 100_000);
        // What Bob keeps back decides nothing as long as he delegates.
        delegate(BOB, ALICE, 10_000);
        seen(506_172_839, 2, 90_000);
        // A delegation reaches no further than one account: Carol has Alice's GEN and not Bob's.
        delegate(ALICE, CAROL, 30_000);
        seen(1_000_000_000, 1, 80_000);
        // Who holds nothing may decide.
        delegate(ALICE, POOR, 30_000);
        delegate(BOB, POOR, 20_000);
        seen(500_000_000, 2, 100_000);
        assert_eq!(Governance::concentration(TRACK + 1).unwrap().accounts, 3);
        GenHeld::set(&Default::default());
        assert_eq!(Governance::concentration(TRACK), None);
    });
}
