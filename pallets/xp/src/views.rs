//! What clients read.
use crate::{
    Books, BreakEven, Burned, Config, CurrentWeek, Earners, EarningsView, Expiry, History, OpenWeek, OwnerId,
    Pallet, Reputations, TierDrop, TierView, TrustView, WeekRecord, WeekView,
};
use alloc::vec::Vec;
use fluxnomics_economics::{
    math::{Rounding, mul_div},
    xp::{
        shares::{Distribution, capped_up_to},
        tier::{BURN_DAYS, Burns, Quote, Tier},
        trust::organic_trust,
        wash::WashTerms,
    },
};
use fluxnomics_primitives::{
    Balance, UNIT,
    identity::{IdentityId, OwnerIdentities},
    time::{Day, EconomicClock, Seconds, WEEK},
};
use frame_support::traits::Get;
use sp_runtime::Perbill;

impl<T: Config> Pallet<T> {
    fn burns(owner: &T::AccountId) -> Burns {
        T::Identities::identity_of_owner(owner).map(Burned::<T>::get).unwrap_or_default()
    }

    pub(crate) fn tier_view(owner: &T::AccountId) -> TierView {
        let (burns, today) = (Self::burns(owner), T::Clock::today());
        let tiers = T::Parameters::get().tiers();
        let burned = burns.sum(today);
        let tier = tiers.tier(burned);
        let drops = burns.drop_after(today, &tiers).map(|(day, to)| TierDrop { day, to });
        TierView { tier, rate: tiers.terms(tier).rate, burned, drops }
    }

    pub(crate) fn quote_view(
        owner: &T::AccountId,
        target: Tier,
        volume: Balance,
        xp_price: Balance,
    ) -> Quote {
        let burned = Self::burns(owner).sum(T::Clock::today());
        T::Parameters::get().tiers().quote(burned, target, volume, xp_price)
    }

    pub(crate) fn expiries_view(owner: &T::AccountId) -> Vec<Expiry> {
        let (burns, today) = (Self::burns(owner), T::Clock::today());
        let lasts = Day::try_from(BURN_DAYS).unwrap_or(Day::MAX);
        let ends = |age: Day| burns.day.saturating_sub(age).saturating_add(lasts);
        (0..)
            .map(ends)
            .zip(burns.burned)
            .filter(|(day, amount)| *amount > 0 && *day > today)
            .map(|(day, amount)| Expiry { amount, day })
            .collect()
    }

    pub(crate) fn earnings_view(owner: OwnerId) -> EarningsView {
        let CurrentWeek { week, terms, totals } = OpenWeek::<T>::get();
        let none = EarningsView { week, ..EarningsView::default() };
        let Some(earner) = Earners::<T>::get(owner) else { return none };
        if earner.week < week {
            let share = Self::share(&earner).ok().flatten().map_or(0, |(_, claim)| claim.paid);
            return EarningsView { claimable: earner.due.saturating_add(share), ..none };
        }
        let work = earner.work.components();
        let expected = Books::<T>::get()
            .pool(terms.released)
            .and_then(|pool| Distribution::open(pool, terms.weights, totals, terms.caps))
            .and_then(|(open, _)| open.claim(work, earner.burned_before))
            .map_or(0, |claim| claim.paid);
        EarningsView { claimable: earner.due, week, work, expected }
    }

    pub(crate) fn trust_view(id: IdentityId) -> TrustView {
        let Some(owner) = T::Identities::owner_identity(id) else { return TrustView::default() };
        let reputation = Reputations::<T>::get(owner);
        TrustView {
            trust: Self::trust_in(owner, &reputation, &T::Parameters::get()),
            organic: organic_trust(&reputation.jobs, Self::age(owner)),
            jobs: reputation.jobs,
            success: reputation.jobs.success(),
            locked: reputation.locked.total(),
            matured: reputation.locked.matured_at(T::Clock::now()),
            unlocking: reputation.unlocking.into_inner(),
        }
    }

    pub(crate) fn week_view() -> WeekView {
        let CurrentWeek { week, terms, totals } = OpenWeek::<T>::get();
        let end = Seconds::from(week).saturating_add(1).saturating_mul(WEEK);
        let pool = Books::<T>::get().pool(terms.released).unwrap_or_default();
        let capped_up_to = capped_up_to(pool, terms.weights.volume, terms.caps.per_fee);
        WeekView {
            week,
            closes_in: end.saturating_sub(T::Clock::now()),
            pool,
            terms,
            totals,
            capped_up_to,
            capped: totals.volume <= capped_up_to,
        }
    }

    pub(crate) fn break_even(seats: Perbill) -> Option<BreakEven> {
        let terms = WashTerms {
            // It cancels out.
            rate: T::Parameters::get().basic_rate,
            panel: T::PanelPart::get(),
            seats,
            per_fee: OpenWeek::<T>::get().terms.caps.per_fee,
            cost: Perbill::one(),
        };
        let flux = terms.break_even_price()?;
        Some(BreakEven { flux, hetu: mul_div(flux, T::FluxPrice::get(), UNIT, Rounding::Down)? })
    }

    pub(crate) fn latest_weeks(count: u32) -> Vec<WeekRecord> {
        let open = OpenWeek::<T>::get().week;
        let length = T::HistoryLength::get();
        (1..=count.min(length))
            .map_while(|back| open.checked_sub(back))
            .map_while(|week| {
                let record = History::<T>::get(week.checked_rem(length)?)?;
                (record.week == week).then_some(record)
            })
            .collect()
    }
}
