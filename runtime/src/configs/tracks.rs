//! The tracks on which GEN decides: how long, and with how much.
use crate::*;
use alloc::borrow::Cow;
use frame_support::traits::OriginTrait;
use pallet_governance::Origin;
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use real::{DAYS, HOURS, MINUTES};
use sp_runtime::{Perbill, str_array};

type Info = TrackInfo<Balance, BlockNumber>;

/// A constant threshold: support and approval neither rise nor fall while a decision runs.
const fn at_least(percent: u32) -> Curve {
    Curve::LinearDecreasing {
        length: Perbill::one(),
        floor: Perbill::from_percent(percent),
        ceil: Perbill::from_percent(percent),
    }
}

pub const ROOT: u16 = 0;
pub const PARAMETERS: u16 = 1;
pub const MEMBERSHIP: u16 = 2;
const TREASURER: u16 = 3;
pub const CANCELLER: u16 = 4;
pub const EMERGENCY: u16 = 5;

/// So many are decided at a time that a handful of hopeless referenda fill no track.
///
/// Periods in real blocks. Approval is a part of the votes, weighted by conviction; support a part of all
/// GEN.
static TABLE: [Track<u16, Balance, BlockNumber>; 6] = [
    Track {
        id: ROOT,
        info: TrackInfo {
            name: str_array("root"),
            max_deciding: 5,
            decision_deposit: 10_000 * UNIT,
            prepare_period: 2 * HOURS,
            decision_period: 14 * DAYS,
            confirm_period: 2 * DAYS,
            min_enactment_period: 2 * DAYS,
            min_approval: at_least(66),
            min_support: at_least(20),
        },
    },
    Track {
        id: PARAMETERS,
        info: TrackInfo {
            name: str_array("parameters"),
            max_deciding: 100,
            decision_deposit: 100 * UNIT,
            prepare_period: HOURS,
            decision_period: 7 * DAYS,
            confirm_period: DAYS,
            min_enactment_period: 2 * DAYS,
            min_approval: at_least(60),
            min_support: at_least(10),
        },
    },
    Track {
        id: MEMBERSHIP,
        info: TrackInfo {
            name: str_array("membership"),
            max_deciding: 100,
            decision_deposit: 100 * UNIT,
            prepare_period: HOURS,
            decision_period: 7 * DAYS,
            confirm_period: DAYS,
            min_enactment_period: DAYS,
            min_approval: at_least(60),
            min_support: at_least(10),
        },
    },
    Track {
        id: TREASURER,
        info: TrackInfo {
            name: str_array("treasurer"),
            max_deciding: 100,
            decision_deposit: 100 * UNIT,
            prepare_period: 2 * HOURS,
            decision_period: 14 * DAYS,
            confirm_period: 2 * DAYS,
            min_enactment_period: DAYS,
            min_approval: at_least(60),
            min_support: at_least(10),
        },
    },
    Track {
        id: CANCELLER,
        info: TrackInfo {
            name: str_array("canceller"),
            max_deciding: 100,
            decision_deposit: 500 * UNIT,
            prepare_period: 10 * MINUTES,
            decision_period: 3 * DAYS,
            // An emergency is decided no sooner than three quarters of an hour after a canceller that was submitted with it
            // has taken effect.
            confirm_period: 2 * HOURS,
            min_enactment_period: 10 * MINUTES,
            min_approval: at_least(75),
            min_support: at_least(10),
        },
    },
    // What it decides ends by itself: see `pallet_governance::Origin::Emergency`.
    Track {
        id: EMERGENCY,
        info: TrackInfo {
            name: str_array("emergency"),
            max_deciding: 100,
            decision_deposit: 1_000 * UNIT,
            prepare_period: 10 * MINUTES,
            decision_period: DAYS,
            confirm_period: 3 * HOURS,
            min_enactment_period: 10 * MINUTES,
            min_approval: at_least(75),
            // No account alone has it: the cap on votes stays below.
            min_support: at_least(40),
        },
    },
];

/// The table, its periods shortened by the clock's scale.
pub struct Tracks;

impl TracksInfo<Balance, BlockNumber> for Tracks {
    type Id = u16;
    type RuntimeOrigin = <RuntimeOrigin as OriginTrait>::PalletsOrigin;

    fn tracks() -> impl Iterator<Item = Cow<'static, Track<u16, Balance, BlockNumber>>> {
        let scale = Clock::scale();
        TABLE.iter().map(move |track| {
            if scale.get() == 1 {
                Cow::Borrowed(track)
            } else {
                Cow::Owned(Track { id: track.id, info: scaled(&track.info, scale) })
            }
        })
    }

    fn track_for(origin: &Self::RuntimeOrigin) -> Result<u16, ()> {
        match origin {
            OriginCaller::system(frame_system::RawOrigin::Root) => Ok(ROOT),
            OriginCaller::Governance(Origin::Parameters) => Ok(PARAMETERS),
            OriginCaller::Governance(Origin::Membership) => Ok(MEMBERSHIP),
            OriginCaller::Governance(Origin::Treasurer) => Ok(TREASURER),
            OriginCaller::Governance(Origin::Canceller) => Ok(CANCELLER),
            OriginCaller::Governance(Origin::Emergency) => Ok(EMERGENCY),
            _ => Err(()),
        }
    }
}

fn scaled(info: &Info, scale: core::num::NonZeroU32) -> Info {
    use fluxnomics_economics::time::{MIN_WINDOW_BLOCKS, scaled_blocks};
    // Somebody must be able to act in each of them: to place a deposit, to vote, to vote against, to cancel.
    let window = |blocks| scaled_blocks(blocks, scale).max(MIN_WINDOW_BLOCKS);
    Info {
        prepare_period: window(info.prepare_period),
        decision_period: window(info.decision_period),
        confirm_period: window(info.confirm_period),
        min_enactment_period: window(info.min_enactment_period),
        ..info.clone()
    }
}
