//! Economic time: real time multiplied by a scale that genesis fixes.
use core::num::NonZeroU32;

/// Economic seconds, since genesis or of a period.
pub type Seconds = u64;

/// Whole economic days since genesis.
pub type Day = u32;

/// Economic seconds in a minute.
pub const MINUTE: Seconds = 60;
/// Economic seconds in an hour.
pub const HOUR: Seconds = 60 * MINUTE;
/// Economic seconds in a day.
pub const DAY: Seconds = 24 * HOUR;
/// Economic seconds in a week.
pub const WEEK: Seconds = 7 * DAY;

/// Real seconds from one block to the next. Fixed for the life of a chain.
pub const SLOT_SECONDS: u64 = 2;

/// Blocks that a window in which somebody must act lasts at least.
pub const MIN_WINDOW_BLOCKS: u32 = 5;

/// Economic seconds in one block.
fn block_seconds(scale: NonZeroU32) -> Seconds {
    SLOT_SECONDS.saturating_mul(scale.get().into())
}

/// Economic seconds that pass in `blocks` blocks: `blocks · 2 · scale`, at most `Seconds::MAX`.
pub fn economic_seconds(blocks: u64, scale: NonZeroU32) -> Seconds {
    blocks.saturating_mul(block_seconds(scale))
}

/// The day in which `at` lies, at most `Day::MAX`.
pub fn day(at: Seconds) -> Day {
    Day::try_from(at / DAY).unwrap_or(Day::MAX)
}

/// What a period of `real_blocks` blocks at scale 1 lasts at `scale`: `real_blocks / scale`, rounded down, at
/// least one block.
pub fn scaled_blocks(real_blocks: u32, scale: NonZeroU32) -> u32 {
    (real_blocks / scale).max(1)
}

/// Blocks of a window of `period` economic seconds in which somebody must act: `period / (2 · scale)`, rounded
/// up, at least [`MIN_WINDOW_BLOCKS`], at most `u32::MAX`.
pub fn window_blocks(period: Seconds, scale: NonZeroU32) -> u32 {
    let blocks = period.div_ceil(block_seconds(scale));
    u32::try_from(blocks).unwrap_or(u32::MAX).max(MIN_WINDOW_BLOCKS)
}

/// Windows of equal length into which `period` is cut: `most` of them, or as many as leave each of them
/// [`MIN_WINDOW_BLOCKS`], at least one.
pub fn windows(period: Seconds, most: u32, scale: NonZeroU32) -> u32 {
    let shortest = block_seconds(scale).saturating_mul(MIN_WINDOW_BLOCKS.into());
    let fit = period.checked_div(shortest).unwrap_or_default();
    u32::try_from(fit).unwrap_or(u32::MAX).min(most).max(1)
}
