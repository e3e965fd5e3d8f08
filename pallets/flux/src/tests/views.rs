use crate::{SupplyView, mock::*};
use fluxnomics_economics::{breaker::Stage, flux::reservoir::Reservoir};
use fluxnomics_primitives::{
    UNIT,
    flux::{FluxCharge, FluxHold, FluxLedger},
};
use frame_support::assert_ok;

#[test]
fn the_supply_is_minted_less_burned_by_reason_when_it_is_read() {
    build_and_execute(|| {
        without_demurrage();
        work(3, 1_000 * UNIT);
        pass_days(1);
        assert_ok!(by(ALICE, purchase(1, 5 * UNIT)));
        assert_ok!(Flux::shift(1, 30 * UNIT, FREE, ESCROW));
        assert_ok!(Flux::settle(1, FluxHold::Escrow, 3, FREE, 20 * UNIT));
        assert_ok!(Flux::burn(1, 2 * UNIT, FREE, FluxCharge::Match));
        let view = Flux::supply_view();
        let SupplyView { supply, decaying, exempt, minted, burned, released, ceiling } = view;
        assert_eq!(supply, minted.total().unwrap() - burned.total().unwrap());
        assert_eq!(supply, decaying + exempt);
        assert_eq!(exempt, 10 * UNIT);
        assert_eq!(supply, GENESIS + UNIT / 10 * 9 + 5 * UNIT - 2 * UNIT);
        assert_eq!((released, ceiling), (20_000 * UNIT, GENESIS + 20_000 * UNIT));
    });
}

#[test]
fn the_policy_says_what_is_for_sale_and_how_idle_flux_is_when_it_is_read() {
    build_and_execute(|| {
        without_demurrage();
        assert_ok!(Flux::burn(1, 7_000 * UNIT, FREE, FluxCharge::Match));
        pass_days(1);
        assert_ok!(by(ALICE, purchase(1, 5 * UNIT)));
        work(3, UNIT);
        let view = Flux::policy_view();
        assert_eq!(view.epoch, 1);
        assert_eq!(view.for_sale, 10_000 * UNIT + 2_000 * UNIT - 5 * UNIT);
        assert_eq!(view.price, UNIT);
        assert_eq!(view.burn_average, 1_000 * UNIT);
        assert_eq!(view.flow_average, 1_000 * UNIT);
        assert_eq!(view.idle_days, 993);
        assert_eq!(view.weight, UNIT);
        assert_eq!(view.breaker, Stage::Armed);
        assert_eq!(view.reservoir, Reservoir { bootstrap: 20_000 * UNIT, recycled: 995 * UNIT });
        assert_eq!(view.headroom, GENESIS / 10 - 5 * UNIT);
    });
}

#[test]
fn nothing_is_for_sale_when_the_breaker_pauses() {
    build_and_execute(|| {
        pass_days(1);
        change_policy(|policy| policy.stage = Stage::Paused { until: u64::MAX });
        assert_eq!(Flux::policy_view().for_sale, 0);
    });
}

#[test]
fn a_view_promises_what_the_next_operation_finds() {
    build_and_execute(|| {
        Stakers::set(&vec![3]);
        work(3, 777_777 * UNIT + 7);
        work(1, 31 * UNIT + 1);
        pass_days(9);
        for id in [1, 3] {
            let promised = view(id);
            assert_ok!(Flux::shift(id, promised.free, FREE, ESCROW));
            let found = view(id);
            assert_eq!((found.free, found.escrow), (0, promised.free));
            assert_eq!(found.staked, promised.staked);
        }
    });
}

#[test]
fn an_unknown_identity_has_nothing_when_it_is_read() {
    build_and_execute(|| assert_eq!(view(77), Default::default()));
}
