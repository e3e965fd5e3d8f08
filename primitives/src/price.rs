//! What NEX costs.
use crate::Balance;

/// What a pool holds of two tokens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Reserves {
    pub hetu: Balance,
    pub nex: Balance,
}

/// The pool in which NEX trades for HETU, as the last block left it.
pub trait SpotPrice {
    /// `None` where there is no such pool.
    fn reserves() -> Option<Reserves>;
}

/// There is no pool.
impl SpotPrice for () {
    fn reserves() -> Option<Reserves> {
        None
    }
}

/// The price that NEX counts for.
pub trait NexPrice {
    /// Base units of HETU for one whole NEX. `None` where it is not known.
    fn price() -> Option<Balance>;
}

/// Not known.
impl NexPrice for () {
    fn price() -> Option<Balance> {
        None
    }
}
