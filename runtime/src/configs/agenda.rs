//! How referenda use the scheduler.
//!
//! pallet-referenda schedules its alarms and what was approved, and gives up what finds no room in its block: then a decision that
//! was made is never carried out. Somebody could fill a block for that, with alarms of referenda of its own. So a full block is
//! passed over. And an emergency waits for no moment that its proposer chose.
use super::tracks::{EMERGENCY, Tracks};
use crate::*;
use frame_support::traits::{
    Bounded,
    schedule::{
        DispatchTime, Period, Priority,
        v3::{Anon, Named, TaskName},
    },
};
use pallet_governance::Origin;
use pallet_referenda::TracksInfo;
use sp_runtime::{DispatchError, traits::BlakeTwo256};

type Time = DispatchTime<BlockNumber>;
type Address = <Scheduler as Anon<BlockNumber, RuntimeCall, OriginCaller>>::Address;

/// Blocks in which room is looked for, few enough that three full agendas more to read need no weight of their own. Each of them
/// takes 512 hopeless referenda to fill.
const BLOCKS: BlockNumber = 4;

/// The scheduler, for referenda.
pub struct Agenda;

impl Agenda {
    /// Places something in the first block with room, from `when` on.
    fn place<T>(when: Time, place: impl Fn(Time) -> Result<T, DispatchError>) -> Result<T, DispatchError> {
        let DispatchTime::At(first) = when else { return place(when) };
        for later in 0..BLOCKS {
            match place(DispatchTime::At(first.saturating_add(later))) {
                Err(DispatchError::Exhausted) => {},
                placed => return placed,
            }
        }
        Err(DispatchError::Exhausted)
    }

    /// What an emergency decided is done as soon as its track allows: nobody keeps an approval for later.
    fn no_later(when: Time, origin: &OriginCaller) -> Time {
        let OriginCaller::Governance(Origin::Emergency) = origin else { return when };
        Tracks::info(EMERGENCY).map_or(when, |track| {
            DispatchTime::At(System::block_number().saturating_add(track.min_enactment_period))
        })
    }
}

impl Anon<BlockNumber, RuntimeCall, OriginCaller> for Agenda {
    type Address = Address;
    type Hasher = BlakeTwo256;

    fn schedule(
        when: Time,
        maybe_periodic: Option<Period<BlockNumber>>,
        priority: Priority,
        origin: OriginCaller,
        call: Bounded<RuntimeCall, BlakeTwo256>,
    ) -> Result<Address, DispatchError> {
        Self::place(when, |when| {
            <Scheduler as Anon<_, _, _>>::schedule(
                when,
                maybe_periodic,
                priority,
                origin.clone(),
                call.clone(),
            )
        })
    }

    fn cancel(address: Address) -> Result<(), DispatchError> {
        <Scheduler as Anon<_, RuntimeCall, OriginCaller>>::cancel(address)
    }

    fn reschedule(address: Address, when: Time) -> Result<Address, DispatchError> {
        <Scheduler as Anon<_, RuntimeCall, OriginCaller>>::reschedule(address, when)
    }

    fn next_dispatch_time(address: Address) -> Result<BlockNumber, DispatchError> {
        <Scheduler as Anon<_, RuntimeCall, OriginCaller>>::next_dispatch_time(address)
    }
}

impl Named<BlockNumber, RuntimeCall, OriginCaller> for Agenda {
    type Address = Address;
    type Hasher = BlakeTwo256;

    fn schedule_named(
        id: TaskName,
        when: Time,
        maybe_periodic: Option<Period<BlockNumber>>,
        priority: Priority,
        origin: OriginCaller,
        call: Bounded<RuntimeCall, BlakeTwo256>,
    ) -> Result<Address, DispatchError> {
        Self::place(Self::no_later(when, &origin), |when| {
            <Scheduler as Named<_, _, _>>::schedule_named(
                id,
                when,
                maybe_periodic,
                priority,
                origin.clone(),
                call.clone(),
            )
        })
    }

    fn cancel_named(id: TaskName) -> Result<(), DispatchError> {
        <Scheduler as Named<_, RuntimeCall, OriginCaller>>::cancel_named(id)
    }

    fn reschedule_named(id: TaskName, when: Time) -> Result<Address, DispatchError> {
        <Scheduler as Named<_, RuntimeCall, OriginCaller>>::reschedule_named(id, when)
    }

    fn next_dispatch_time(id: TaskName) -> Result<BlockNumber, DispatchError> {
        <Scheduler as Named<_, RuntimeCall, OriginCaller>>::next_dispatch_time(id)
    }
}
