//! What the watch over the economy looks at, what gives way for it, and which calls halt together.
use crate::{configs::tokens, params::*, *};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::num::NonZeroU32;
use fluxnomics_economics::{
    math::{Rounding, mul_div},
    release::halving_release,
};
use fluxnomics_primitives::stability::{
    Answer, Band, Direction, IndicatorSpec, Indicators, Reading, Subsystems, Target,
};
use frame_support::traits::{Get, fungible::NativeOrWithId, fungibles::Inspect};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

/// Parts of figures that are ratios: a billion is one.
const ONE: u128 = 1_000_000_000;

/// Days over which the figures that have no band of their own are averaged.
const QUARTER: NonZeroU32 = NonZeroU32::new(90).unwrap();
const MONTH: NonZeroU32 = NonZeroU32::new(30).unwrap();

/// What is watched.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Indicator {
    #[codec(index = 0)]
    FloatIdle,
    #[codec(index = 1)]
    FluxGap,
    #[codec(index = 2)]
    FluxSupply,
    #[codec(index = 3)]
    MintRate,
    #[codec(index = 4)]
    ConversionRate,
    #[codec(index = 5)]
    NexSupply,
    #[codec(index = 6)]
    MinerIncome,
    #[codec(index = 7)]
    XpBooks,
    #[codec(index = 8)]
    XpPrice,
    #[codec(index = 9)]
    WorkSuccess,
    #[codec(index = 10)]
    PanelQueue,
}

/// Calls that halt together.
#[derive(
    Clone,
    Copy,
    Debug,
    Decode,
    DecodeWithMemTracking,
    Encode,
    Eq,
    MaxEncodedLen,
    Ord,
    PartialEq,
    PartialOrd,
    TypeInfo,
)]
pub enum Subsystem {
    /// Buying Flux.
    #[codec(index = 0)]
    FluxSale,
    /// NEX for new epochs: it has no call.
    #[codec(index = 1)]
    NexIssuance,
    /// Offering and taking tasks.
    #[codec(index = 2)]
    Market,
    /// Burning and locking XP.
    #[codec(index = 3)]
    Xp,
    /// Paid jobs.
    #[codec(index = 4)]
    Jobs,
    /// Renting and lending stake.
    #[codec(index = 5)]
    Rentals,
    /// Swaps and new liquidity.
    #[codec(index = 6)]
    Trade,
}

/// The figures of this chain.
pub struct Figures;

impl Figures {
    const ALL: [Indicator; 11] = [
        Indicator::FloatIdle,
        Indicator::FluxGap,
        Indicator::FluxSupply,
        Indicator::MintRate,
        Indicator::ConversionRate,
        Indicator::NexSupply,
        Indicator::MinerIncome,
        Indicator::XpBooks,
        Indicator::XpPrice,
        Indicator::WorkSuccess,
        Indicator::PanelQueue,
    ];
}

/// A part of a number, rounded down.
fn ratio(part: u128, whole: u128) -> Option<u128> {
    mul_div(part, ONE, whole, Rounding::Down)
}

/// A figure that is neither smoothed nor net of anything.
fn plain(value: u128, sample: u128) -> Option<Reading> {
    Some(Reading { value, raw: value, sample })
}

/// What lies between an end and an eighth of it beyond is strained, and never broken.
fn above_end(end: u128) -> u128 {
    end.saturating_add(end / 8)
}

/// Days of turnover that all Flux subject to demurrage would last.
fn float_idle() -> Option<Reading> {
    let policy = pallet_flux::MonetaryPolicy::<Runtime>::get();
    let decaying = pallet_flux::Totals::<Runtime>::get().decaying.whole;
    plain(decaying.checked_div(policy.flow_average)?, policy.flow_average)
}

/// FLX minted and sold in the last epoch, less what the bootstrap released, for each FLX burned.
fn flux_gap() -> Option<Reading> {
    let record = Flux::history(1).into_iter().next()?;
    let halving = NonZeroU32::new(<Runtime as pallet_flux::Config>::BootstrapHalving::get())?;
    let released = halving_release(record.epoch, FluxParameters::get().bootstrap, halving);
    let gross = record.minted.checked_add(record.sold)?;
    Some(Reading {
        value: ratio(gross.saturating_sub(released), record.burned)?,
        raw: ratio(gross, record.burned)?,
        sample: record.burned,
    })
}

/// HETU that a miner earned in the last epoch: what it can spend and its reserve.
fn miner_income() -> Option<Reading> {
    let record = Poe::history(1).into_iter().next()?;
    let income = record.fees.reserve.checked_add(record.fees.spendable)?;
    plain(income.checked_div(record.miners.into())?, record.miners.into())
}

/// One if the books of XP agree with each other and with what exists, and else nothing.
fn xp_books() -> Option<Reading> {
    let books = pallet_xp::Books::<Runtime>::get();
    let agree = books.accounted().is_some() && books.accounted() == books.entered();
    let exists = books.issuance() == Some(Assets::total_issuance(tokens::XP));
    plain(if agree && exists { ONE } else { 0 }, 1)
}

/// The pool's price of XP for each HETU at which washing breaks even where half of the seats are one's own.
fn xp_price() -> Option<Reading> {
    let xp = NativeOrWithId::WithId(tokens::XP);
    let (hetu, xp) = AssetConversion::get_reserves(NativeOrWithId::Native, xp).ok()?;
    let price = mul_div(hetu, UNIT, xp, Rounding::Up)?;
    plain(ratio(price, Xp::wash_break_even(Perbill::from_percent(50))?.hetu)?, hetu)
}

/// The records of those who were paid for work in this week and the last, by the fees paid for it.
fn work_success() -> Option<Reading> {
    let now = pallet_xp::OpenWeek::<Runtime>::get().totals;
    let last = Xp::history(1).into_iter().next().map(|record| record.totals).unwrap_or_default();
    let volume = now.volume.checked_add(last.volume)?;
    plain(ratio(now.success.checked_add(last.success)?, volume)?, volume)
}

/// Blocks for which the first request for a panel waits.
fn panel_queue() -> Option<Reading> {
    let ends = pallet_pocw::RequestEnds::<Runtime>::get();
    let first = pallet_pocw::Requests::<Runtime>::get(ends.head);
    let waits = first.map_or(0, |request| System::block_number().saturating_sub(request.at));
    plain(waits.into(), u128::MAX)
}

impl Indicators for Figures {
    type Indicator = Indicator;
    type Field = Field;
    type Subsystem = Subsystem;

    fn all() -> impl Iterator<Item = Indicator> {
        Self::ALL.into_iter()
    }

    fn spec(indicator: Indicator) -> IndicatorSpec<Field, Subsystem> {
        let informs = IndicatorSpec {
            name: "",
            description: "",
            unit: "parts of a billion",
            weight: 1,
            target: Target::Band(Band { low: 0, high: u128::MAX }),
            least_sample: 0,
            below: Answer::NONE,
            above: Answer::NONE,
        };
        let at_most = |high| Target::Band(Band { low: 0, high });
        let at_least = |low| Target::Band(Band { low, high: u128::MAX });
        let answer = |field, direction, halts| Answer { lever: Some((field, direction)), halts };
        match indicator {
            Indicator::FloatIdle => IndicatorSpec {
                name: "float_idle",
                description: "Days of average turnover that Flux subject to demurrage would last",
                unit: "days",
                // Three times what the controller of β and κ steers for.
                target: at_most(u128::from(FluxParameters::get().idle_target).saturating_mul(3)),
                // Demurrage alone turns over some hundreds.
                least_sample: 10_000 * UNIT,
                ..informs
            },
            Indicator::FluxGap => IndicatorSpec {
                name: "flux_gap",
                description: "FLX minted and sold in an epoch, less what the bootstrap released, for each burned",
                target: at_most(2 * ONE),
                least_sample: 1_000 * UNIT,
                ..informs
            },
            Indicator::FluxSupply => IndicatorSpec {
                name: "flux_supply",
                description: "FLX in existence, against its average of 90 days",
                unit: "FLX",
                weight: 3,
                // The bootstrap alone brings a young chain to 1.7 times its average.
                target: Target::OwnAverage { days: QUARTER, below: Perbill::one(), above: Perbill::one() },
                least_sample: 1,
                above: answer(
                    Field::Flux(FluxField::QuotaShare),
                    Direction::Lower,
                    Some(Subsystem::FluxSale),
                ),
                ..informs
            },
            Indicator::MintRate => IndicatorSpec {
                name: "mint_rate",
                description: "κ, strained at its lower bound",
                unit: "FLX per Power",
                target: at_least(above_end(FluxParameters::get().kappa_min)),
                ..informs
            },
            Indicator::ConversionRate => IndicatorSpec {
                name: "conversion_rate",
                description: "R, strained at its lower bound",
                unit: "Power per FLX",
                // At the upper one it is whenever blocks are empty.
                target: at_least(above_end(CapacityParameters::get().rate_min)),
                ..informs
            },
            Indicator::NexSupply => IndicatorSpec {
                name: "nex_supply",
                description: "NEX in existence, against its average of 90 days",
                unit: "NEX",
                weight: 3,
                target: Target::OwnAverage {
                    days: QUARTER,
                    below: Perbill::one(),
                    above: Perbill::from_percent(20),
                },
                // As much as issuance is measured by at least: from there on it grows by a thousandth a day at most.
                least_sample: <Runtime as pallet_poe::Config>::LeastSupply::get(),
                above: answer(
                    Field::Poe(PoeField::NexPerEpoch),
                    Direction::Lower,
                    Some(Subsystem::NexIssuance),
                ),
                ..informs
            },
            Indicator::MinerIncome => IndicatorSpec {
                name: "miner_income",
                description: "HETU that a miner earned in an epoch, against its average of 30 days",
                unit: "HETU",
                target: Target::OwnAverage {
                    days: MONTH,
                    below: Perbill::from_percent(50),
                    above: Perbill::one(),
                },
                least_sample: 10,
                below: answer(Field::Poe(PoeField::FeeRate), Direction::Raise, None),
                ..informs
            },
            Indicator::XpBooks => IndicatorSpec {
                name: "xp_books",
                description: "One if the books of XP agree with each other and with what exists, and else 0",
                weight: 3,
                target: Target::Band(Band { low: ONE, high: ONE }),
                least_sample: 1,
                below: Answer { lever: None, halts: Some(Subsystem::Xp) },
                above: Answer { lever: None, halts: Some(Subsystem::Xp) },
                ..informs
            },
            Indicator::XpPrice => IndicatorSpec {
                name: "xp_price",
                description: "Price of XP in its pool, as a part of the price from which on washing work for it pays",
                target: at_most(ONE / 5 * 4),
                // What a week pays is fixed when it opens, so no step would answer in time: people lower `xp_per_fee`.
                least_sample: 10_000 * UNIT,
                ..informs
            },
            Indicator::WorkSuccess => IndicatorSpec {
                name: "work_success",
                description: "Record of those who were paid for work in this week and the last, by the fees paid for it",
                weight: 2,
                target: at_least(ONE / 10 * 7),
                // It halts nothing: work for oneself that fails costs little.
                least_sample: 1_000 * UNIT,
                ..informs
            },
            Indicator::PanelQueue => IndicatorSpec {
                name: "panel_queue",
                description: "Blocks for which the first request for a panel waits",
                unit: "blocks",
                // Fresh randomness takes two epochs at most.
                target: at_most(u128::from(EPOCH_SLOTS).saturating_mul(5)),
                ..informs
            },
        }
    }

    fn read(indicator: Indicator) -> Option<Reading> {
        match indicator {
            Indicator::FloatIdle => float_idle(),
            Indicator::FluxGap => flux_gap(),
            Indicator::FluxSupply => {
                let supply = pallet_flux::Totals::<Runtime>::get().supply();
                plain(supply, supply)
            },
            Indicator::MintRate => plain(pallet_flux::MonetaryPolicy::<Runtime>::get().kappa, 1),
            Indicator::ConversionRate => plain(pallet_capacity::NetworkState::<Runtime>::get().rate, 1),
            Indicator::NexSupply => {
                let supply = Assets::total_issuance(tokens::NEX);
                plain(supply, supply)
            },
            Indicator::MinerIncome => miner_income(),
            Indicator::XpBooks => xp_books(),
            Indicator::XpPrice => xp_price(),
            Indicator::WorkSuccess => work_success(),
            Indicator::PanelQueue => panel_queue(),
        }
    }
}

impl Subsystems<RuntimeCall> for Figures {
    type Subsystem = Subsystem;

    fn of(call: &RuntimeCall) -> Option<Subsystem> {
        use pallet_asset_conversion::Call as Pools;
        use pallet_capacity::Call as Capacity;
        use pallet_pocw::Call as Pocw;
        use pallet_poe::Call as Poe;
        use pallet_xp::Call as Xp;
        match call {
            RuntimeCall::Flux(pallet_flux::Call::purchase { .. }) => Some(Subsystem::FluxSale),
            RuntimeCall::Pocw(Pocw::post { .. } | Pocw::match_task { .. }) => Some(Subsystem::Market),
            RuntimeCall::Xp(Xp::burn { .. } | Xp::lock { .. }) => Some(Subsystem::Xp),
            RuntimeCall::Poe(Poe::submit_job { .. } | Poe::submit_jobs { .. }) => Some(Subsystem::Jobs),
            RuntimeCall::Capacity(Capacity::rent { .. } | Capacity::offer { .. }) => Some(Subsystem::Rentals),
            RuntimeCall::AssetConversion(
                Pools::swap_exact_tokens_for_tokens { .. }
                | Pools::swap_tokens_for_exact_tokens { .. }
                | Pools::add_liquidity { .. }
                | Pools::create_pool { .. },
            ) => Some(Subsystem::Trade),
            _ => None,
        }
    }
}
