//! Who sends a message.
use crate::Origin;
use core::marker::PhantomData;
use fluxnomics_primitives::identity::IdentityId;
use frame_support::traits::EnsureOrigin;
use frame_system::RawOrigin;

/// Who sends a message, and whether it is paid for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Sender<AccountId> {
    /// The identity that this account controls; the call charges it.
    Controller(AccountId),
    /// This identity; a fee in HETU was charged before.
    Paid(IdentityId),
}

/// A signed origin, or [`Origin::PaidMessage`].
pub struct EnsureSender<AccountId>(PhantomData<AccountId>);

impl<AccountId, O> EnsureOrigin<O> for EnsureSender<AccountId>
where
    O: From<RawOrigin<AccountId>> + Into<Result<RawOrigin<AccountId>, O>> + Into<Result<Origin, O>>,
{
    type Success = Sender<AccountId>;

    fn try_origin(origin: O) -> Result<Self::Success, O> {
        let paid: Result<Origin, O> = origin.into();
        let origin = match paid {
            Ok(Origin::PaidMessage(id)) => return Ok(Sender::Paid(id)),
            Err(origin) => origin,
        };
        let system: Result<RawOrigin<AccountId>, O> = origin.into();
        match system? {
            RawOrigin::Signed(who) => Ok(Sender::Controller(who)),
            other => Err(other.into()),
        }
    }

    #[cfg(feature = "runtime-benchmarks")]
    fn try_successful_origin() -> Result<O, ()> {
        // A benchmark names its own.
        Err(())
    }
}
