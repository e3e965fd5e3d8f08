use crate::{Error, Event, assert_refused, mock::*};
use fluxnomics_economics::breaker::Stage;
use fluxnomics_primitives::{
    UNIT,
    flux::{FluxCharge, FluxLedger},
    time::DAY,
};
use frame_support::assert_ok;
use sp_runtime::Perbill;

/// The breaker lets 1,000 FLX pass in a day; a day's budget is 20,000.
fn tight(test: impl FnOnce()) {
    build_and_execute(|| {
        without_demurrage();
        change_params(|params| params.breaker_share = Perbill::from_parts(1_000_000));
        test();
    });
}

#[test]
fn a_mint_above_the_ceiling_is_refused_and_its_work_carries_when_the_breaker_trips() {
    tight(|| {
        work(3, 2_000_000 * UNIT);
        pass_days(1);
        assert_eq!(policy().stage, Stage::Paused { until: 4 * DAY });
        assert_eq!(totals().minted.power_reward, 0);
        assert_eq!(view(3).weight, 2_000_000 * UNIT);
        assert!(events().contains(&Event::BreakerMoved { stage: Stage::Paused { until: 4 * DAY } }));

        // Work done during the pause is added to it.
        work(3, 1_000_000 * UNIT);
        pass_days(2);
        assert_eq!(totals().minted.power_reward, 0);
        assert_eq!(view(3).weight, 3_000_000 * UNIT);

        // After the pause as much passes as the ceiling allows.
        pass_days(1);
        assert_eq!(policy().stage, Stage::Throttled);
        assert!(1_000 * UNIT - view(3).claimable <= 2);
        assert_eq!(view(3).weight, 0);

        // And the breaker arms again once all fits.
        work(3, 1_000 * UNIT);
        pass_days(1);
        assert_eq!(policy().stage, Stage::Armed);
        assert!(1_000 * UNIT + UNIT / 10 * 9 - view(3).free <= 2);
    });
}

#[test]
fn exits_work_and_purchases_do_not_when_the_breaker_has_tripped() {
    tight(|| {
        assert_ok!(Flux::shift(1, 100, FREE, STAKE));
        assert_ok!(Flux::shift(1, 100, STAKE, UNBONDING));
        assert_ok!(Flux::watch(1));
        work(1, 1_000 * UNIT);
        pass_days(1);
        work(3, 2_000_000 * UNIT);
        pass_days(1);
        assert!(matches!(policy().stage, Stage::Paused { .. }));
        assert_eq!(policy().quota, 0);
        assert_refused!(ALICE, purchase(1, 1), Error::<Test>::MintingPaused);

        assert_ok!(by(STRANGER, Call::claim { id: 1 }));
        assert_ok!(Flux::mature(1, 50, fluxnomics_primitives::flux::FluxHold::Unbonding, 1));
        assert_ok!(Flux::shift(1, 50, UNBONDING, FREE));
        assert_ok!(Flux::burn(1, 100, FREE, FluxCharge::Fallback));
        // A task that was matched is still paid: a settlement is not limited.
        assert_ok!(Flux::shift(2, GENESIS / 2, FREE, ESCROW));
        assert_ok!(Flux::settle(2, fluxnomics_primitives::flux::FluxHold::Escrow, 3, FREE, GENESIS / 2));
    });
}

#[test]
fn rewards_and_purchases_share_one_ceiling_when_both_happen_in_a_window() {
    tight(|| {
        work(3, 500_000 * UNIT);
        pass_days(1);
        // 450 of 1,000 have passed.
        assert_refused!(ALICE, purchase(1, 551 * UNIT), Error::<Test>::BreakerCeiling);
        assert_ok!(by(ALICE, purchase(1, 550 * UNIT)));
        // The supply has grown, and a thousandth of that.
        assert_refused!(ALICE, purchase(1, 2 * UNIT), Error::<Test>::BreakerCeiling);
    });
}

#[test]
fn the_ceiling_is_measured_by_the_genesis_supply_when_there_is_less() {
    build_and_execute(|| {
        without_demurrage();
        assert_ok!(Flux::burn(1, GENESIS / 2, FREE, FluxCharge::Slash));
        assert_ok!(Flux::burn(2, GENESIS / 2, FREE, FluxCharge::Slash));
        assert_eq!(supply(), 0);
        work(3, 1_000_000 * UNIT);
        pass_days(1);
        assert_eq!(view(3).claimable, 900 * UNIT);
        assert_eq!(policy().stage, Stage::Armed);
    });
}

#[test]
fn buyers_cannot_pause_workers_when_they_use_the_window_up() {
    tight(|| {
        pass_days(1);
        work(3, 500_000 * UNIT);
        // The last block before the close.
        go_to_block(2 * 43_200 - 1);
        let room = Flux::policy_view().headroom;
        assert_ok!(by(ALICE, purchase(1, room)));
        go_to_block(2 * 43_200);
        assert_eq!(policy().stage, Stage::Throttled);
        assert!(view(3).claimable < 2 * UNIT);
        work(3, 500_000 * UNIT);
        pass_days(1);
        assert_eq!(policy().stage, Stage::Armed);
        assert!(view(3).free >= 450 * UNIT - 2);
    });
}
