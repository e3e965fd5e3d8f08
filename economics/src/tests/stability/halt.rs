use super::*;
use crate::stability::halt::{Findings, HaltTerms, Incident, Move, Stage, look};
use std::{cell::RefCell, collections::BTreeMap};

const TERMS: HaltTerms = HaltTerms { period: 72, renewals: 2, cool_down: 24, calm: 48, patience: 3 };
const BROKEN: Findings = Findings { broken: true, recovered: false, calm: false };
const CALM: Findings = Findings { broken: false, recovered: true, calm: true };
/// Neither broken nor calm.
const BETWEEN: Findings = Findings { broken: false, recovered: false, calm: false };

/// Looks once an hour, and says when something moved.
fn run(hours: impl Iterator<Item = Findings>) -> (Option<Incident>, Vec<(u64, Move)>) {
    let (mut incident, mut moves) = (None, vec![]);
    for (now, findings) in (0..).zip(hours) {
        let moved;
        (incident, moved) = look(incident, findings, now, &TERMS);
        moves.extend(moved.map(|moved| (now, moved)));
    }
    (incident, moves)
}

#[test]
fn a_halt_renews_twice_and_then_needs_people_when_the_figure_stays_broken() {
    let (incident, moves) = run([BROKEN; 2_000].into_iter());
    assert_eq!(moves, [(0, Move::Began), (72, Move::Renewed), (144, Move::Renewed), (216, Move::Expired)]);
    assert_eq!(incident, Some(Incident { stage: Stage::Open { since: 216 }, left: 0, calm: None }));
}

#[test]
fn a_halt_is_lifted_early_only_when_the_raw_figure_has_been_back_for_long_enough() {
    let hour = |hour| if hour < 10 { BROKEN } else { CALM };
    let (_, moves) = run((0..14).map(hour));
    assert_eq!(moves, [(0, Move::Began), (13, Move::Lifted)]);
    // What is judged is calm, the raw figure is not.
    let netted = Findings { recovered: false, ..CALM };
    let (_, moves) = run((0..73).map(|hour| if hour < 10 { BROKEN } else { netted }));
    assert_eq!(moves, [(0, Move::Began), (72, Move::Expired)]);
    // It comes and goes.
    let flapping = |hour| if hour % 3 == 0 { BETWEEN } else { CALM };
    let (_, moves) = run((0..73).map(|hour| if hour < 10 { BROKEN } else { flapping(hour) }));
    assert_eq!(moves, [(0, Move::Began), (72, Move::Expired)]);
}

#[test]
fn a_halt_is_not_renewed_when_the_figure_is_no_longer_broken_but_ends_by_itself() {
    let (incident, moves) = run((0..80).map(|hour| if hour < 71 { BROKEN } else { BETWEEN }));
    assert_eq!(moves, [(0, Move::Began), (72, Move::Expired)]);
    assert_eq!(incident.map(|incident| incident.left), Some(2));
}

#[test]
fn an_incident_is_over_when_all_has_been_calm_for_long_enough() {
    let (incident, moves) = run((0..60).map(|hour| if hour == 0 { BROKEN } else { CALM }));
    assert_eq!(moves, [(0, Move::Began), (4, Move::Lifted), (53, Move::Over)]);
    assert_eq!(incident, None);
    // Calm that is interrupted starts over.
    let (_, moves) = run((0..90).map(|hour| match hour {
        0 => BROKEN,
        20 => BETWEEN,
        _ => CALM,
    }));
    assert_eq!(moves, [(0, Move::Began), (4, Move::Lifted), (69, Move::Over)]);
}

#[test]
fn no_second_halt_begins_within_the_cool_down_when_the_figure_flaps() {
    // Broken for an hour, then calm for four: each time just long enough to be lifted.
    let (_, moves) = run((0..600).map(|hour| if hour % 5 == 0 { BROKEN } else { CALM }));
    let began: Vec<u64> = moves.iter().filter(|(_, m)| *m == Move::Began).map(|(at, _)| *at).collect();
    assert_eq!(began, [0, 30, 60]);
    assert!(moves.iter().all(|(_, m)| *m != Move::Renewed && *m != Move::Over));
}

#[test]
fn no_halt_begins_by_itself_when_people_have_overruled_one_until_all_was_calm() {
    let (halted, _) = look(None, BROKEN, 0, &TERMS);
    let mut incident = halted.map(|incident| incident.overruled(5));
    assert_eq!(incident, Some(Incident { stage: Stage::Open { since: 5 }, left: 0, calm: None }));
    for now in 6..1_000 {
        let moved;
        (incident, moved) = look(incident, BROKEN, now, &TERMS);
        assert_eq!(moved, None);
    }
    for now in 1_000..=1_048 {
        (incident, _) = look(incident, CALM, now, &TERMS);
    }
    assert_eq!(incident, None);
    assert_eq!(look(incident, BROKEN, 1_049, &TERMS).1, Some(Move::Began));
}

#[test]
fn halts_begin_again_when_people_allow_them() {
    let (spent, _) = run([BROKEN; 300].into_iter());
    let rearmed = spent.map(|incident| incident.rearmed(3));
    let (again, moved) = look(rearmed, BROKEN, 300, &TERMS);
    assert_eq!(moved, Some(Move::Began));
    assert_eq!(
        again.map(|incident| (incident.left, incident.is_halted(371), incident.is_halted(372))),
        Some((2, true, false))
    );
    // An end that is past already stays where it was.
    let overruled =
        Incident { stage: Stage::Halted { since: 0, until: 72 }, left: 2, calm: None }.overruled(100);
    assert_eq!(overruled.stage, Stage::Open { since: 72 });
}

#[derive(Clone, Copy, Debug)]
enum Happening {
    Look(Findings),
    Overruled,
    Rearmed,
}

#[test]
fn halts_keep_their_bounds_when_findings_and_times_vary() {
    let findings = prop::sample::select(vec![
        BROKEN,
        CALM,
        BETWEEN,
        Findings { calm: false, ..CALM },
        Findings { recovered: false, ..CALM },
    ]);
    let happening = prop_oneof![
        40 => findings.prop_map(Happening::Look),
        1 => Just(Happening::Overruled),
        1 => Just(Happening::Rearmed),
    ];
    // Findings last for a while, and looks may be late.
    let spell = (happening, 1..30_usize, 1..20_u64);
    let met = RefCell::new(BTreeMap::<&str, u32>::new());
    for_all(1_000, prop::collection::vec(spell, 1..60), |spells| {
        let (mut incident, mut now): (Option<Incident>, u64) = (None, 0);
        // When halts ended, how many this incident had, whether people said anything, since when it has been back.
        let (mut ended, mut halts, mut allowed, mut back, mut calm) =
            (None::<u64>, 0, 3, None::<u64>, None::<u64>);
        for (happening, times, wait) in spells {
            for _ in 0..times {
                now += wait;
                let count = |what| *met.borrow_mut().entry(what).or_default() += 1;
                let findings = match happening {
                    Happening::Look(findings) => findings,
                    Happening::Overruled => {
                        if let Some(last) = incident {
                            if let (true, Stage::Halted { .. }) = (last.is_halted(now), last.stage) {
                                ended = Some(now);
                            }
                            incident = Some(last.overruled(now));
                            (allowed, calm) = (halts, None);
                            count("overruled");
                        }
                        continue;
                    },
                    Happening::Rearmed => {
                        if let Some(last) = incident {
                            incident = Some(last.rearmed(3));
                            allowed = halts + 3;
                            count("rearmed");
                        }
                        continue;
                    },
                };
                let halted = incident.is_some_and(|incident| incident.is_halted(now));
                back = if findings.recovered && halted { back.or(Some(now)) } else { None };
                let moved;
                let before = incident;
                (incident, moved) = look(incident, findings, now, &TERMS);
                let after = incident.is_some_and(|incident| incident.is_halted(now));
                match moved {
                    Some(Move::Began) => {
                        assert!(findings.broken && !halted && after);
                        assert!(ended.is_none_or(|ended| before.is_none() || now - ended >= TERMS.cool_down));
                        halts += 1;
                        assert!(halts <= allowed);
                        (back, calm) = (None, None);
                        count("began");
                    },
                    Some(Move::Renewed) => {
                        assert!(findings.broken && !halted && after);
                        halts += 1;
                        assert!(halts <= allowed);
                        (back, calm) = (None, None);
                        count("renewed");
                    },
                    Some(Move::Lifted) => {
                        assert!(halted && !after);
                        assert!(back.is_some_and(|back| now - back >= TERMS.patience));
                        ended = Some(now);
                        count("lifted");
                    },
                    Some(Move::Expired) => {
                        let Some(Incident { stage: Stage::Halted { until, .. }, left, .. }) = before else {
                            panic!()
                        };
                        assert!(!halted && !after && (!findings.broken || left == 0));
                        // It ended then, however late somebody looks.
                        assert_eq!(
                            incident.map(|incident| incident.stage),
                            Some(Stage::Open { since: until })
                        );
                        ended = Some(until);
                        count("expired");
                    },
                    Some(Move::Over) => {
                        assert!(calm.is_some_and(|calm| now - calm >= TERMS.calm) && findings.calm);
                        (halts, allowed) = (0, 3);
                        count("over");
                    },
                    None => assert_eq!(halted, after),
                }
                // Nothing halts for longer than its period without a new decision.
                if let Some(Incident { stage: Stage::Halted { since, until }, .. }) = incident {
                    assert!(until - since == TERMS.period && since <= now);
                    assert!(!incident.unwrap().is_halted(until));
                }
                let open = incident.is_some_and(|incident| matches!(incident.stage, Stage::Open { .. }));
                let moved_here = matches!(moved, Some(Move::Lifted | Move::Expired));
                calm = if open && !moved_here && findings.calm && !findings.broken {
                    calm.or(Some(now))
                } else {
                    None
                };
            }
        }
    });
    let met = met.into_inner();
    for what in ["began", "renewed", "lifted", "expired", "over", "overruled", "rearmed"] {
        assert!(met.get(what).copied().unwrap_or_default() > 300, "{what}: {met:?}");
    }
}

#[test]
fn incident_survives_its_encoding_when_stored() {
    assert_encodes_in(Incident { stage: Stage::Halted { since: 1, until: 2 }, left: 3, calm: Some(4) }, 30);
}
