use crate::{FeeQuote, Job, MinerState, mock::*};
use fluxnomics_economics::poe::fee::FeeSplit;
use fluxnomics_primitives::{UNIT, time::DAY};
use frame_support::assert_ok;
use sp_runtime::Percent;

#[test]
fn a_quote_is_what_a_job_then_costs() {
    build_and_execute(|| {
        let parts = FeeSplit { reserve: 2 * UNIT, spendable: 3 * UNIT, salary: 2 * UNIT, treasury: 3 * UNIT };
        let quote = FeeQuote { fee: 10 * UNIT, parts, to_provider: 993 * UNIT };
        assert_eq!(Poe::fee_quote(1_000 * UNIT), quote);
        for value in [1, 101, 12_345_678_901] {
            let quote = Poe::fee_quote(value);
            assert_eq!(quote.parts.total(), Some(quote.fee));
            let before = free(ALICE);
            pay(1, value);
            assert_eq!(free(ALICE) - before, quote.to_provider);
        }
        assert_eq!(Poe::fee_quote(0).fee, 0);
        assert!(Poe::fee_quote(u128::MAX).fee > u128::MAX / 101);
    });
}

#[test]
fn a_miner_shows_what_it_would_get_when_it_claims_and_when_the_epoch_closes() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        assert_ok!(by(PAYER, submit(PAYER, 2, Job { quality: Percent::from_percent(10), ..job(UNIT) })));
        assert_ok!(by(key(1), Call::heartbeat {}));
        let before = view(1);
        assert_eq!((before.jobs, before.volume, before.weight), (1, 1_000 * UNIT, 10 * UNIT));
        assert_eq!((before.beats, before.uptime), (1, sp_runtime::Perbill::from_rational(1_u32, 8)));
        assert_eq!((before.bond, before.reserve, before.claimable), (100 * UNIT, 2 * UNIT, 0));
        pass_days(1);
        let after = view(1);
        assert_eq!((after.claimable, after.pending), (before.pending, 0));
        assert_eq!((after.weight, after.beats), (0, 0));
        assert_ok!(by(STRANGER, Call::claim { id: 1 }));
        assert_eq!(nex(ALICE), after.claimable);
        assert_eq!(view(1).claimable, 0);

        assert_ok!(by(ALICE, Call::leave { id: 1 }));
        let releasable_from = now() + 90 * DAY;
        assert_eq!(view(1).state, MinerState::Left { releasable_from });
        assert_eq!(view(1).releasable_from, Some(releasable_from));
        assert_eq!(Poe::miner_view(7), None);
    });
}

#[test]
fn status_is_what_the_open_epoch_has_come_to() {
    build_and_execute(|| {
        pay(1, 1_000 * UNIT);
        let status = Poe::status_view();
        assert_eq!((status.miners, status.heartbeats), (3, 8));
        assert_eq!((status.open.epoch, status.open.issued), (0, UNIT * 3 / 2));
        assert_eq!(status.nex, Default::default());
        pass_days(1);
        assert_eq!(Poe::status_view().nex.issued, UNIT * 3 / 2);
        assert_eq!(Poe::status_view().open.issued, 0);
    });
}

#[test]
fn history_is_the_latest_first_when_epochs_have_closed() {
    build_and_execute(|| {
        assert_eq!(Poe::latest_epochs(5), []);
        pass_days(3);
        let epochs = |count| Poe::latest_epochs(count).iter().map(|record| record.epoch).collect::<Vec<_>>();
        assert_eq!(epochs(2), [2, 1]);
        assert_eq!(epochs(u32::MAX), [2, 1, 0]);
        pass_days(20);
        assert_eq!(epochs(u32::MAX).len(), 16);
        assert_eq!(epochs(1), [22]);
    });
}
