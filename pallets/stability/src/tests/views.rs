use crate::{Watch, mock::*};
use fluxnomics_economics::stability::alarm::Level;
use fluxnomics_primitives::{
    stability::{Band, Deviation},
    time::HOUR,
};
use sp_runtime::Perbill;

#[test]
fn status_counts_what_stands_out() {
    armed(|| {
        let calm = Stability::status_view();
        assert_eq!((calm.level, calm.armed, calm.halted, calm.adjusted), (Level::Calm, 4, 0, 0));
        assert_eq!(calm.worst.map(|(_, deviation)| deviation), Some(Deviation::Within));
        set(SUCCESS, 300);
        set(GAP, 880);
        set_all(SUPPLY, None);
        wait();
        let status = Stability::status_view();
        assert_eq!((status.level, status.armed, status.halted, status.adjusted), (Level::Broken, 3, 1, 1));
        assert_eq!(status.worst, Some((SUCCESS, Deviation::Below(Perbill::from_percent(70)))));
        assert_eq!(status.looked, Some(now()));
        // As soon as they are over, whether or not anybody looks.
        System::set_block_number(System::block_number() + 72 * HOUR / 2);
        let later = Stability::status_view();
        assert_eq!((later.halted, later.adjusted), (0, 0));
    });
}

#[test]
fn an_indicator_shows_what_is_read_now_and_what_the_last_look_made_of_it() {
    armed(|| {
        set_net(INCOME, 880, 860);
        let view = Stability::indicator_views().into_iter().find(|view| view.indicator == INCOME).unwrap();
        assert_eq!((view.name, view.unit, view.weight), (b"income".to_vec(), b"units".to_vec(), 1));
        let look = view.look.unwrap();
        assert_eq!((look.value, look.band), (880, Band { low: 1_000, high: 2_000 }));
        assert_eq!(look.deviation, Deviation::Below(Perbill::from_percent(12)));
        assert_eq!((view.raw, view.sample, view.least_sample), (Some(860), SAMPLE, LEAST_SAMPLE));
        assert_eq!((view.days, view.armed, view.alarm.level), (31, true, Level::Calm));
        wait();
        let view = Stability::indicator_views().into_iter().find(|view| view.indicator == INCOME).unwrap();
        assert_eq!(view.alarm.level, Level::Strained);
        // What rests on too little is shown, and not judged.
        set_all(INCOME, Some((880, 880, 3)));
        let view = Stability::indicator_views().into_iter().find(|view| view.indicator == INCOME).unwrap();
        assert_eq!((view.look, view.raw, view.sample, view.armed), (None, Some(880), 3, false));
    });
}

#[test]
fn halts_and_interventions_are_shown_until_they_are_forgotten() {
    armed(|| {
        assert!(Stability::halt_views().is_empty() && Stability::intervention_views().is_empty());
        set(SUCCESS, 700);
        set(GAP, 880);
        wait();
        let halts = Stability::halt_views();
        assert_eq!((halts.len(), halts[0].subsystem, halts[0].is_halted), (1, MARKET, true));
        assert_eq!(halts[0].halt.unwrap().cause, SUCCESS);
        let steps = Stability::intervention_views();
        assert_eq!((steps[0].field, steps[0].voted, steps[0].in_force), (MINT, 1_000, 1_050));
        set(SUCCESS, 1_500);
        set(GAP, 1_500);
        pass(72 * HOUR);
        assert_eq!(Stability::halt_views().iter().filter(|view| view.is_halted).count(), 0);
        let steps = Stability::intervention_views();
        assert_eq!((steps[0].is_active, steps[0].in_force), (false, 1_000));
        pass(97 * HOUR);
        assert!(Stability::halt_views().is_empty() && Stability::intervention_views().is_empty());
        assert_eq!(
            watch(GAP),
            Watch { stepped: watch(GAP).stepped, memory: watch(GAP).memory, ..Watch::default() }
        );
    });
}
