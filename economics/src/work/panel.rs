//! Panels: how many evaluators judge a task, who they are, and what their scores say.
use crate::{median::median, units::Balance, work::score::Score};
use alloc::vec::Vec;
use sp_arithmetic::Perbill;

/// Seats for a task of a small price.
pub const SMALL_PANEL: u32 = 3;
/// Seats for a task of an ordinary price.
pub const PANEL: u32 = 5;
/// Seats for a task of a large price.
pub const LARGE_PANEL: u32 = 9;
/// Seats when a verdict is appealed, whatever the price.
pub const APPEAL_PANEL: u32 = 15;

/// Words that [`draw`] reads for one seat at most. A word is rejected with a probability of at most a half, and of
/// less than 2^−48 while all stakes sum to less than 2^80, so it ends early as good as never.
const WORDS_PER_SEAT: u32 = 64;

/// Seats for a task of `price`: 3 below `small`, 9 above `large`, else 5. A small one stays small if the limits cross.
pub fn seats(price: Balance, small: Balance, large: Balance) -> u32 {
    if price < small {
        SMALL_PANEL
    } else if price > large {
        LARGE_PANEL
    } else {
        PANEL
    }
}

/// A number below `bound`, each with the same probability if the words have. Words in the last run of `bound` numbers,
/// which may be shorter than the others, are skipped: they would favour small results.
fn uniform(words: &mut impl Iterator<Item = u128>, bound: u128) -> Option<u128> {
    let runs = u128::MAX.checked_div(bound)?;
    words.find(|word| word.checked_div(bound).is_some_and(|run| run < runs))?.checked_rem(bound)
}

/// A majority of so many seats.
pub fn quorum(seats: u32) -> u32 {
    (seats / 2).saturating_add(1)
}

/// Draws `seats` evaluators by stake without replacement: their places among the `candidates`, in the order of their
/// seats. Each seat goes to one of those who share no owner with a seat before it, with the probability of its part of
/// their stake.
///
/// `words` are uniform random numbers, such as the hashes of a seed and a counter. The same candidates in the same order
/// with the same words give the same panel. It has fewer seats only if fewer owners have stake. `None` if the words run
/// out or the stakes exceed `Balance::MAX` in sum.
pub fn draw<Owner: PartialEq>(
    candidates: &[(Balance, Owner)],
    seats: u32,
    words: impl IntoIterator<Item = u128>,
) -> Option<Vec<usize>> {
    let mut total = candidates.iter().try_fold(0_u128, |sum, (stake, _)| sum.checked_add(*stake))?;
    let mut left: Vec<(Balance, &Owner)> = candidates.iter().map(|(stake, owner)| (*stake, owner)).collect();
    let mut words = words.into_iter();
    let mut drawn = Vec::new();
    for _ in 0..seats {
        if total == 0 {
            break;
        }
        let mut words_for_seat = words.by_ref().take(usize::try_from(WORDS_PER_SEAT).ok()?);
        let mut point = uniform(&mut words_for_seat, total)?;
        let seat = left.iter().position(|(stake, _)| {
            let beyond = point.checked_sub(*stake);
            point = beyond.unwrap_or(point);
            beyond.is_none()
        })?;
        let (_, seated) = *left.get(seat)?;
        for (stake, _) in left.iter_mut().filter(|(_, owner)| *owner == seated) {
            total = total.saturating_sub(core::mem::take(stake));
        }
        drawn.push(seat);
    }
    Some(drawn)
}

/// What the revealed `scores` say: their [`median`], one seat one vote, the lower of the middle two. `None` of none.
pub fn verdict(scores: &[Score]) -> Option<Score> {
    let mut parts: Vec<u64> = scores.iter().map(|score| score.deconstruct().into()).collect();
    u32::try_from(median(&mut parts)?).ok().map(Score::from_parts)
}

/// Whether `score` is further than `tolerance` from the verdict.
pub fn is_outlier(score: Score, verdict: Score, tolerance: Perbill) -> bool {
    score.deconstruct().abs_diff(verdict.deconstruct()) > tolerance.deconstruct()
}
