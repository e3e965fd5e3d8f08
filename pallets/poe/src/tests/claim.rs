use crate::{Error, Event, Job, NexBooks, NexIssuance, Rounds, assert_refused, mock::*};
use fluxnomics_primitives::UNIT;
use frame_support::assert_ok;
use sp_runtime::Percent;

#[test]
fn half_of_the_treasurys_part_is_issued_when_nex_is_at_its_floor() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        assert_refused!(STRANGER, Call::claim { id: 1 }, Error::<Test>::NothingToClaim);
        assert_eq!((view(1).claimable, view(1).pending), (0, UNIT * 3 / 2));
        pass_days(1);
        events();
        // 3 HETU of fees to the treasury; one NEX counts for one HETU.
        let nex_of_1 = UNIT * 3 / 2;
        assert_eq!((view(1).claimable, view(1).pending), (nex_of_1, 0));
        assert_eq!(nex(ALICE), 0);
        assert_ok!(by(STRANGER, Call::claim { id: 1 }));
        assert_eq!(
            events(),
            [
                Event::RewardRealised { id: 1, epoch: 0, nex: nex_of_1 },
                Event::RewardClaimed { id: 1, owner: ALICE, nex: nex_of_1 },
            ]
        );
        assert_eq!(nex(ALICE), nex_of_1);
        let books = NexIssuance::<Test>::get();
        assert_eq!(books, NexBooks { issued: nex_of_1, realised: nex_of_1, claimed: nex_of_1 });
        assert_eq!(Rounds::<Test>::iter().count(), 0);
        assert_refused!(STRANGER, Call::claim { id: 1 }, Error::<Test>::NothingToClaim);
    });
}

#[test]
fn miners_share_by_their_fees_when_the_epoch_issues_less_than_all_bounds() {
    build_and_execute(|| {
        change_params(|params| params.nex_per_epoch = UNIT);
        pay(1, 1_000 * UNIT);
        pay(2, 3_000 * UNIT);
        pass_days(1);
        assert_eq!((view(1).claimable, view(2).claimable), (UNIT / 4, UNIT * 3 / 4));
        assert_eq!(view(3).claimable, 0);
    });
}

#[test]
fn a_miner_gets_no_more_than_its_own_fees_allow_when_others_did_poor_work() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        for _ in 0..3 {
            let poor = Job { quality: Percent::from_percent(10), ..job(1_000 * UNIT) };
            assert_ok!(by(PAYER, submit(PAYER, 2, poor)));
        }
        pass_days(1);
        // 6 NEX issued; by weight 4.6 and 1.4, but 1.5 is what the fees of the first allow.
        assert_eq!(Poe::latest_epochs(1)[0].issued, 6 * UNIT);
        assert_eq!(view(1).claimable, UNIT * 3 / 2);
        assert_eq!(view(2).claimable, 6 * UNIT * 3 / 13);
        for id in [1, 2] {
            assert_ok!(by(STRANGER, Call::claim { id }));
        }
        // What the bound cut off is nobody's.
        assert!(NexIssuance::<Test>::get().claimed < 3 * UNIT);
        assert_eq!(Rounds::<Test>::iter().count(), 0);
    });
}

#[test]
fn nex_of_several_epochs_is_kept_when_nobody_claims_between() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        pass_days(1);
        // Paying it again realises the first.
        pay(1, 1_000 * UNIT);
        assert_eq!(get(1).nex, UNIT * 3 / 2);
        pass_days(40);
        assert_eq!(view(1).claimable, 3 * UNIT);
        assert_ok!(by(key(1), Call::heartbeat {}));
        assert_eq!(get(1).nex, 3 * UNIT);
        assert_ok!(by(STRANGER, Call::claim { id: 1 }));
        assert_eq!(nex(ALICE), 3 * UNIT);
    });
}

#[test]
fn claim_is_refused_when_there_is_no_miner() {
    build_and_execute(|| {
        assert_refused!(STRANGER, Call::claim { id: 7 }, Error::<Test>::NotMiner);
        assert_refused!(STRANGER, Call::claim { id: 3 }, Error::<Test>::NothingToClaim);
    });
}
