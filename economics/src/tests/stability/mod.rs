mod adjustment;
mod alarm;
mod band;
mod halt;
mod memory;
mod score;

use super::*;
use sp_arithmetic::Perbill;

fn percent(part: u32) -> Perbill {
    Perbill::from_percent(part)
}

fn any_part() -> impl Strategy<Value = Perbill> {
    prop_oneof![
        4 => 0..=1_000_000_000_u32,
        1 => prop::sample::select(vec![0, 1, 999_999_999, 1_000_000_000, 100_000_000, 250_000_000]),
    ]
    .prop_map(Perbill::from_parts)
}
