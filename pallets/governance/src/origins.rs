//! Who may do what the tracks decide.
use crate::{Config, Origin};
use core::marker::PhantomData;
use frame_support::traits::EnsureOrigin;

macro_rules! ensure_origin {
    ($(#[$doc:meta] $name:ident => $origin:ident,)*) => {$(
        #[$doc]
        pub struct $name<T>(PhantomData<T>);

        impl<T, O> EnsureOrigin<O> for $name<T>
        where
            T: Config,
            O: From<Origin<T>> + Into<Result<Origin<T>, O>>,
        {
            type Success = ();

            fn try_origin(origin: O) -> Result<(), O> {
                match origin.into()? {
                    Origin::$origin => Ok(()),
                    other => Err(other.into()),
                }
            }

            #[cfg(feature = "runtime-benchmarks")]
            fn try_successful_origin() -> Result<O, ()> {
                Ok(Origin::$origin.into())
            }
        }
    )*};
}

ensure_origin! {
    /// Only [`Origin::Parameters`].
    EnsureParameters => Parameters,
    /// Only [`Origin::Membership`].
    EnsureMembership => Membership,
    /// Only [`Origin::Treasurer`].
    EnsureTreasurer => Treasurer,
    /// Only [`Origin::Canceller`].
    EnsureCanceller => Canceller,
    /// Only [`Origin::Emergency`].
    EnsureEmergency => Emergency,
}
