//! Economic time: real time multiplied by a scale that genesis fixes.
use core::num::NonZeroU32;
pub use fluxnomics_economics::time::{DAY, Day, HOUR, MINUTE, Seconds, WEEK};

/// The clock of the economy. Days, epochs and deadlines are read from it, never from block counts.
pub trait EconomicClock {
    /// Economic seconds that pass in one real second.
    fn scale() -> NonZeroU32;
    /// Economic seconds since genesis: `block · 2 s · scale`.
    fn now() -> Seconds;
    /// Economic days since genesis, rounded down.
    fn today() -> Day {
        fluxnomics_economics::time::day(Self::now())
    }
}
