use crate::{ChangeCount, ChangeRecord, History, mock::*};
use fluxnomics_primitives::time::DAY;
use frame_support::assert_ok;
use sp_runtime::Permill;

#[test]
fn history_names_the_referendum_and_the_proposer_when_a_set_was_enacted() {
    build_and_execute(|| {
        ongoing();
        let index = ripened(
            BOB,
            &[
                Change::FeesTreasuryShare(Permill::from_percent(79)),
                Change::FeesAuthorShare(Permill::from_percent(21)),
            ],
        );
        assert_ok!(enact(index));
        let record = |number, field, old, new| ChangeRecord::<Test> {
            number,
            at: 2 * DAY,
            referendum: 1,
            proposer: BOB,
            field,
            old,
            new,
        };
        assert_eq!(
            Governance::history(10),
            vec![
                record(1, Field::FeesAuthorShare, 200_000, 210_000),
                record(0, Field::FeesTreasuryShare, 800_000, 790_000),
            ]
        );
        assert_eq!(Governance::history(1).len(), 1);
        assert_eq!(Governance::history(0), vec![]);
    });
}

#[test]
fn history_has_nothing_when_a_set_was_refused_or_cleared() {
    build_and_execute(|| {
        let (one, two) =
            (proposed(ALICE, &[Change::PowerCap(10_100)]), proposed(BOB, &[Change::PowerCap(10_100)]));
        let lost = proposed(BOB, &[Change::PowerCap(10_200)]);
        approve(one);
        approve(two);
        Referenda::set(lost, State::Lost);
        advance(3 * DAY);
        assert_ok!(enact(one));
        assert_ok!(enact(two));
        assert_ok!(clear(BOB, lost));
        assert_eq!(Governance::history(10).len(), 1);
        assert_eq!(ChangeCount::<Test>::get(), 1);
    });
}

#[test]
fn history_keeps_the_last_when_more_were_made_than_it_holds() {
    build_and_execute(|| {
        for i in 0..20u128 {
            let index = ripened(ALICE, &[Change::FeesBase(1_001 - i % 2)]);
            assert_ok!(enact(index));
            advance(DAY);
        }
        assert_eq!(ChangeCount::<Test>::get(), 20);
        assert_eq!(History::<Test>::iter().count(), usize::try_from(HISTORY).unwrap());
        let numbers: Vec<_> = Governance::history(u32::MAX).iter().map(|record| record.number).collect();
        assert_eq!(numbers, (12..20).rev().collect::<Vec<_>>());
    });
}
