use super::{super::oracle::*, *};
use crate::{math::Rounding, stability::memory::Memory};
use core::num::NonZeroU32;

const NINETY: NonZeroU32 = NonZeroU32::new(90).unwrap();

#[test]
fn the_average_starts_at_the_first_value_and_moves_a_ninetieth_a_day() {
    assert_eq!(Memory::default().average(), None);
    let first = Memory::default().observe(7, 9_000, NINETY);
    assert_eq!(first, Memory { days: 1, last: 7, average: 9_000 });
    assert_eq!(first.average(), Some(9_000));
    assert_eq!(first.observe(8, 18_000, NINETY), Memory { days: 2, last: 8, average: 9_100 });
}

#[test]
fn only_the_first_look_of_a_day_counts_and_none_of_a_day_that_has_passed() {
    let memory = Memory { days: 3, last: 7, average: 9_000 };
    for day in [0, 6, 7] {
        assert_eq!(memory.observe(day, u128::MAX, NINETY), memory);
    }
    let today = memory.observe(8, 9_000, NINETY);
    assert_eq!((today.days, today.observe(8, 0, NINETY)), (4, today));
}

#[test]
fn the_average_is_the_exact_one_of_first_looks_when_days_and_values_vary() {
    let looks = prop::collection::vec((0..3_u32, any_u128()), 1..120);
    for_all(1_000, (looks, 1..120_u32), |(looks, periods)| {
        let (mut memory, mut day, mut seen) = (Memory::default(), 0, vec![]);
        for (wait, value) in looks {
            day += wait;
            if seen.last().is_none_or(|(last, _)| *last < day) {
                seen.push((day, value));
            }
            memory = memory.observe(day, value, NonZeroU32::new(periods).unwrap());
        }
        let exact = seen.iter().skip(1).fold(big(seen[0].1), |average, (_, value)| {
            rounded(&(average * (periods - 1) + *value), &big(periods), Rounding::Down)
        });
        assert_eq!(memory.average().map(big), Some(exact));
        assert_eq!((memory.days as usize, memory.last), (seen.len(), seen.last().unwrap().0));
    });
}

#[test]
fn memory_survives_its_encoding_when_stored() {
    assert_encodes_in(Memory { days: 1, last: 2, average: 3 }, 24);
}
