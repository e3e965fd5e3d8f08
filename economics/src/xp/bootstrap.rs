//! What a week has to share: the XP burned before, what was carried, and a release that halves.
use super::{Week, Xp};
use crate::release::halving_release;
use core::num::NonZeroU32;

/// How much XP is released to start the cycle.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BootstrapTerms {
    /// Released in the first week.
    pub first: Xp,
    /// Weeks after which the release halves.
    pub halving: NonZeroU32,
}

impl BootstrapTerms {
    /// The release of `week`: `first / 2^(week / halving)`, both divisions rounded down. All weeks together release
    /// at most `2 · first · halving`.
    pub fn release(&self, week: Week) -> Xp {
        halving_release(week, self.first, self.halving)
    }
}

/// The pool of a week: what was burned in the last, what was carried, and the release. `None` if it exceeds `Xp`.
pub fn pool(burned: Xp, carried: Xp, release: Xp) -> Option<Xp> {
    burned.checked_add(carried)?.checked_add(release)
}
