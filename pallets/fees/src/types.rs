//! What a signer is told.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode};
use fluxnomics_primitives::{Balance, Power, capacity::Route};
use scale_info::TypeInfo;

/// What an extrinsic would cost its signer now, at most.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub enum Quote {
    /// Nothing.
    Free,
    /// Power of the identity that the signer controls.
    Capacity { power: Power },
    /// Flux of that identity.
    Flux { fee: Balance },
    /// HETU of the signer: what `ChargeTransactionPayment` charges, tip included.
    Hetu,
    /// It would be refused: that identity forbids what would have to pay.
    Forbidden,
}

impl From<Route> for Quote {
    fn from(route: Route) -> Self {
        match route {
            Route::Capacity { power } => Self::Capacity { power },
            Route::Flux { fee } => Self::Flux { fee },
            Route::Hetu => Self::Hetu,
            Route::Forbidden => Self::Forbidden,
        }
    }
}
