//! What a signer is told.
#![allow(clippy::as_conversions, reason = "in derived codecs")]
use codec::{Decode, DecodeWithMemTracking, Encode};
use fluxnomics_primitives::{Balance, Power};
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
    Hetu { fee: Balance },
    /// It would be refused: that identity forbids what would have to pay.
    Forbidden,
    /// It would be refused: the signer does not have the HETU that would have to pay.
    Unaffordable { fee: Balance },
}
