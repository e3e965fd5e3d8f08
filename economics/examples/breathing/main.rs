//! Draws how the supply of Flux answers, as an SVG on the standard output:
//! `cargo run --example breathing > docs/flux-breathing.svg`.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]
#[allow(dead_code, reason = "the tests need more of it")]
mod model;

use fluxnomics_economics::units::UNIT;
use model::{CONSTANT, DAYS, Day, FALL, LATE_BUYERS, PULSE, RISE, Scenario, run, terms};
use std::fmt::Write;

const WIDTH: u128 = 860;
const HEIGHT: u128 = 190;
const LEFT: u128 = 70;
const COLOURS: [&str; 5] = ["#1b6ca8", "#c8553d", "#588b8b", "#8a5a83", "#777777"];

/// A panel with one line for each series of values in thousandths of `top`.
fn panel(svg: &mut String, y: u128, title: &str, top: u128, unit: &str, series: &[(&str, Vec<u128>)]) {
    let line = |value: u128| y + HEIGHT - value.min(top) * HEIGHT / top;
    let _ = writeln!(
        svg,
        r##"<text x="{LEFT}" y="{}" font-weight="bold">{title}</text><rect x="{LEFT}" y="{y}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#bbb"/>"##,
        y - 10
    );
    for tick in 0..=4_u128 {
        let value = top * tick / 4;
        let _ = writeln!(
            svg,
            r##"<text x="{}" y="{}" text-anchor="end">{}.{:02}{unit}</text><path d="M{LEFT} {}h{WIDTH}" stroke="#eee"/>"##,
            LEFT - 6,
            line(value) + 4,
            value / 1_000,
            value % 1_000 / 10,
            line(value)
        );
    }
    for (i, (name, values)) in series.iter().enumerate() {
        let colour = COLOURS[i % COLOURS.len()];
        let points: Vec<_> = values
            .iter()
            .enumerate()
            .step_by(10)
            .map(|(day, value)| format!("{},{}", LEFT + day as u128 * WIDTH / u128::from(DAYS), line(*value)))
            .collect();
        let _ = writeln!(
            svg,
            r##"<polyline fill="none" stroke="{colour}" stroke-width="1.5" points="{}"/><text x="{}" y="{}" fill="{colour}">{name}</text>"##,
            points.join(" "),
            LEFT + WIDTH + 10,
            y + 14 + 16 * i as u128
        );
    }
}

fn main() {
    let runs: Vec<(&Scenario, Vec<Day>)> = [&CONSTANT, &PULSE, &RISE, &FALL, &LATE_BUYERS]
        .into_iter()
        .map(|scenario| (scenario, run(scenario)))
        .collect();
    let of = |value: fn(&Day) -> u128| -> Vec<(&str, Vec<u128>)> {
        runs.iter().map(|(scenario, days)| (scenario.name, days.iter().map(value).collect())).collect()
    };
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1100 960\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"1100\" height=\"960\" fill=\"#fff\"/>\n",
    );
    panel(&mut svg, 30, "Supply, in millions of FLX", 4_000, "", &of(|day| day.supply / UNIT / 1_000));
    panel(
        &mut svg,
        265,
        "κ, as a part of its upper bound",
        1_000,
        "",
        &of(|day| day.policy.kappa * 1_000 / terms().kappa_max),
    );
    panel(
        &mut svg,
        500,
        "β, per cent of free Flux a day",
        200,
        " %",
        &of(|day| u128::from(day.policy.beta.deconstruct()) / 10_000),
    );
    panel(
        &mut svg,
        735,
        "Activity that there was Flux for, relative to an ordinary day",
        5_000,
        "",
        &of(|day| day.done * 10),
    );
    svg.push_str("</svg>");
    println!("{svg}");
}
