//! `docs/parameters.md` shows the registry. `scripts/parameters` writes it; this test says when it has to be written again.
use super::*;
use alloc::{format, string::String};
use fluxnomics_primitives::{
    governance::{FieldSpec, ParameterRegistry, Step},
    stability::{Direction, Indicators},
    time::{DAY, HOUR, MINUTE},
};
use indicators::Figures;
use params::{Field, Registry};
use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/parameters.md");

const HEAD: &str = "\
# Parameters

Everything that a vote can change, generated from the registry by `scripts/parameters`; a test compares.

Who may change a parameter: GEN, by a referendum on the track `parameters` that `governance.propose` submits, and nobody else
([how](governance.md)). The enactment delay of each is two days unless the table says otherwise; it *rests* for that long after a change. In 28 days a
parameter moves no further from any value that it had than two largest steps. Where stability is named, it may let the parameter give way by
`step` for a while ([how](stability.md)); what was voted stays what it is.

Defaults are those of production; where the development preset (`dev`) or the local network (`local`) differs, it says so. Times are economic: on
the development preset they pass 1,008 times as fast.

Every parameter can be read at once, with its rules: `governanceApi.parameters()`.
";

/// Twelve decimals, without those that say nothing.
fn tokens(amount: u128) -> String {
    let (whole, part) = (amount / UNIT, amount % UNIT);
    let whole = grouped(whole);
    if part == 0 {
        return whole;
    }
    let part = format!("{part:012}");
    format!("{whole}.{}", part.trim_end_matches('0'))
}

fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn percent(parts: u128, whole: u128) -> String {
    let millionths = parts * 100_000_000 / whole;
    let (percents, rest) = (millionths / 1_000_000, millionths % 1_000_000);
    if rest == 0 {
        return format!("{percents} %");
    }
    format!("{percents}.{} %", format!("{rest:06}").trim_end_matches('0'))
}

fn period(seconds: u128) -> String {
    let [day, hour, minute] = [DAY, HOUR, MINUTE].map(u128::from);
    match seconds {
        0 => "0".into(),
        s if s % day == 0 => format!("{} d", s / day),
        s if s % hour == 0 => format!("{} h", s / hour),
        s if s % minute == 0 => format!("{} min", s / minute),
        s => format!("{s} s"),
    }
}

/// A value with its unit.
fn value(number: u128, unit: &str) -> String {
    match unit {
        "part of a billion" => percent(number, 1_000_000_000),
        "part of a million" => percent(number, 1_000_000),
        "economic seconds" => period(number),
        unit if ["HETU", "FLX", "NEX", "XP", "Power"].iter().any(|token| unit.starts_with(token)) => {
            format!("{} {unit}", tokens(number))
        },
        "times" => format!("{} ×", grouped(number)),
        unit => format!("{} {unit}", grouped(number)),
    }
}

fn bare(number: u128, unit: &str) -> String {
    let text = value(number, unit);
    text.strip_suffix(unit).map_or(text.clone(), |text| text.trim_end().into())
}

fn step(spec: &FieldSpec) -> String {
    match spec.step {
        Step::Relative(part) => format!("{} of it", percent(part.deconstruct().into(), 1_000_000)),
        Step::Absolute(units) => match spec.unit {
            "part of a billion" | "part of a million" => value(units, spec.unit).replace(" %", " points"),
            _ => bare(units, spec.unit),
        },
    }
}

/// The values of all fields on a preset.
fn preset(name: &str) -> Vec<u128> {
    ext(name).execute_with(|| Registry::fields().map(Registry::current).collect())
}

fn render() -> String {
    let (dev, local) = (preset(sp_genesis_builder::DEV_RUNTIME_PRESET), preset("local_testnet"));
    let levers: BTreeMap<Field, (&str, Direction)> = development().execute_with(|| {
        let named = |spec: fluxnomics_primitives::stability::IndicatorSpec<Field, _>| {
            [spec.below.lever, spec.above.lever]
                .into_iter()
                .flatten()
                .map(move |(field, direction)| (field, (spec.name, direction)))
        };
        Figures::all().map(Figures::spec).flat_map(named).collect()
    });
    let mut text = String::from(HEAD);
    let mut subject = "";
    for (place, field) in Registry::fields().enumerate() {
        let spec = Registry::spec(field);
        if spec.subject != subject {
            subject = spec.subject;
            write!(
                text,
                "\n## {subject}\n\n| name | meaning | default | from | to | largest step | rests |\n|---|---|---|---|---|---|---|\n"
            )
            .unwrap();
        }
        let mut meaning = String::from(spec.description.trim_end_matches('.'));
        meaning.push('.');
        if let Some((indicator, direction)) = levers.get(&field) {
            let way = if *direction == Direction::Lower { "lower" } else { "raise" };
            write!(meaning, " Stability may {way} it for `{indicator}`.").unwrap();
        }
        if spec.enactment_delay != 2 * DAY {
            write!(meaning, " Enacted after {}.", period(spec.enactment_delay.into())).unwrap();
        }
        let mut default = value(spec.default, spec.unit);
        for (name, values) in [("dev", &dev), ("local", &local)] {
            if values[place] != spec.default {
                write!(default, "; {name}: {}", bare(values[place], spec.unit)).unwrap();
            }
        }
        writeln!(
            text,
            "| `{}` | {meaning} | {default} | {} | {} | {} | {} |",
            spec.name,
            bare(spec.min, spec.unit),
            bare(spec.max, spec.unit),
            step(&spec),
            period(spec.cool_down.into()),
        )
        .unwrap();
    }
    text
}

#[test]
fn parameters_are_documented() {
    let rendered = render();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(FILE, &rendered).unwrap();
    }
    let written = fs::read_to_string(Path::new(FILE)).unwrap_or_default();
    assert!(written == rendered, "docs/parameters.md is not what the registry says: run scripts/parameters");
}
