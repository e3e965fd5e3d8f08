use crate::{
    tests::{any_u128, assert_encodes_in, below_bits, for_all, oracle::*},
    units::UNIT,
    xp::{Fees, Xp, bootstrap::pool, shares::*},
};
use core::cell::Cell;
use num_bigint::BigUint;
use num_traits::Zero;
use primitive_types::U256;
use proptest::prelude::*;
use sp_arithmetic::Perbill;
use std::collections::BTreeMap;

const ONE: u32 = 1_000_000_000;

fn weights() -> Components<Perbill> {
    [40, 30, 20, 10].map(Perbill::from_percent).into()
}

/// 20 XP per unit of fees, and no largest share.
fn caps() -> Caps {
    Caps { per_fee: 20 * UNIT, largest_share: Perbill::one() }
}

fn no_caps() -> Caps {
    Caps { per_fee: Xp::MAX, largest_share: Perbill::one() }
}

/// Weights that sum to one.
fn any_weights() -> impl Strategy<Value = Components<Perbill>> {
    let any = prop::array::uniform3(0..=ONE).prop_map(|mut cuts| {
        cuts.sort_unstable();
        let [a, b, c] = cuts;
        [a, b - a, c - b, ONE - c].map(Perbill::from_parts).into()
    });
    prop_oneof![Just(weights()), any]
}

fn any_caps() -> impl Strategy<Value = Caps> {
    let largest_share = prop_oneof![2 => Just(ONE), 1 => Just(ONE / 20), 1 => 0..=ONE];
    (prop_oneof![any_u128(), Just(20 * UNIT)], largest_share)
        .prop_map(|(per_fee, share)| Caps { per_fee, largest_share: Perbill::from_parts(share) })
}

/// A task that settled: its fee, the counterparty's owner, the success and the trust of the moment, and the agent.
#[derive(Clone, Debug)]
struct Job {
    fee: Fees,
    counterparty: u8,
    success: Perbill,
    trust: Perbill,
    agent: u8,
}

fn job(fee: Fees, counterparty: u8) -> Job {
    Job { fee, counterparty, success: Perbill::one(), trust: Perbill::from_percent(50), agent: 0 }
}

fn any_jobs(fee_bits: u32) -> impl Strategy<Value = Vec<Job>> {
    up_to_jobs(12, fee_bits)
}

fn up_to_jobs(most: usize, fee_bits: u32) -> impl Strategy<Value = Vec<Job>> {
    let part = || prop_oneof![Just(ONE), 0..=ONE].prop_map(Perbill::from_parts);
    let job = (below_bits(fee_bits), 0..6_u8, part(), part(), 0..4_u8).prop_map(
        |(fee, counterparty, success, trust, agent)| Job { fee, counterparty, success, trust, agent },
    );
    prop::collection::vec(job, 0..most)
}

/// The statistics of some jobs, with the fees per counterparty that a caller keeps.
fn week<'a>(jobs: impl IntoIterator<Item = &'a Job>) -> OwnerWeek {
    let mut per_counterparty = BTreeMap::<u8, Fees>::new();
    let mut week = OwnerWeek::default();
    for job in jobs {
        let before = per_counterparty.entry(job.counterparty).or_default();
        week = week.settle(job.fee, *before, job.success, job.trust).unwrap();
        *before += job.fee;
    }
    week
}

fn sum(all: impl IntoIterator<Item = Components<Fees>>) -> Components<Fees> {
    all.into_iter().fold(Components::default(), |sum, one| sum.replace(Components::default(), one).unwrap())
}

fn array<T>(components: Components<T>) -> [T; 4] {
    components.into()
}

fn opened(pool: Xp, totals: Components<Fees>, caps: Caps) -> Distribution {
    Distribution::open(pool, weights(), totals, caps).unwrap().0
}

#[test]
fn weights_are_whole_when_they_sum_to_one() {
    assert!(weights().is_whole());
    let mut more = weights();
    more.volume = Perbill::from_percent(41);
    assert!(!more.is_whole());
}

#[test]
fn diversity_is_nothing_half_and_two_thirds_when_counterparties_are_one_two_and_three() {
    assert_eq!(OwnerWeek::default().diversity(), 0);
    assert_eq!(week(&[job(70, 1), job(30, 1)]).diversity(), 0);
    assert_eq!(week(&[job(50, 1), job(50, 2)]).diversity(), 50);
    assert_eq!(week(&[job(30, 1), job(30, 2), job(30, 3)]).diversity(), 60);
    // 100 − (90² + 10²)/100
    assert_eq!(week(&[job(90, 1), job(10, 2)]).diversity(), 18);
}

#[test]
fn components_equal_the_history_when_fees_and_counterparties_are_any() {
    let (diverse, uniform) = (Cell::new(0), Cell::new(0));
    for_all(10_000, any_jobs(124), |jobs| {
        let week = week(&jobs);
        let fees: BigUint = jobs.iter().map(|job| big(job.fee)).sum();
        let weighted = |part: fn(&Job) -> Perbill| -> BigUint {
            jobs.iter().map(|job| big(job.fee) * part(job).deconstruct() / ONE).sum()
        };
        let squares: BigUint = (0..6)
            .map(|k| jobs.iter().filter(|job| job.counterparty == k).map(|job| big(job.fee)).sum::<BigUint>())
            .map(|fees| fees.pow(2))
            .sum();
        let expected = if fees.is_zero() { BigUint::zero() } else { (fees.pow(2) - squares) / &fees };
        let Components { volume, success, diversity, reputation } = week.components();
        assert_eq!(big(volume), fees);
        assert_eq!(big(success), weighted(|job| job.success));
        assert_eq!(big(reputation), weighted(|job| job.trust));
        assert_eq!(big(diversity), expected);
        let count = if diversity > 0 { &diverse } else { &uniform };
        count.set(count.get() + 1);
    });
    assert!(diverse.get() > 6_000 && uniform.get() > 1_000);
}

#[test]
fn components_never_fall_and_totals_follow_when_one_more_fee_is_paid() {
    let rose = Cell::new(0);
    for_all(5_000, (any_jobs(100), any_jobs(100)), |(jobs, others)| {
        let others = week(&others).components();
        let mut totals = others;
        let mut last = Components::default();
        for n in 1..=jobs.len() {
            let next = week(&jobs[..n]).components();
            assert!(array(last).iter().zip(array(next)).all(|(last, next)| *last <= next));
            rose.set(rose.get() + u32::from(next.diversity > last.diversity));
            totals = totals.replace(last, next).unwrap();
            last = next;
            assert_eq!(totals, sum([others, last]));
        }
    });
    assert!(rose.get() > 10_000);
}

#[test]
fn diversity_never_rises_when_counterparties_are_counted_as_one() {
    let fell = Cell::new(0);
    for_all(10_000, (any_jobs(124), 0..6_u8), |(mut jobs, held)| {
        let apart = week(&jobs).diversity();
        jobs.iter_mut().for_each(|job| job.counterparty = job.counterparty.min(held));
        let merged = week(&jobs).diversity();
        assert!(merged <= apart);
        fell.set(fell.get() + u32::from(merged < apart));
    });
    assert!(fell.get() > 3_000);
}

#[test]
fn components_and_xp_never_rise_when_an_owner_splits_its_work_over_agents() {
    let inputs = (any_jobs(90), any_jobs(90), any_u128(), any_weights(), any_u128(), any_u128());
    let (split, diversity, xp, equal) = (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    for_all(10_000, inputs, |(jobs, others, pool, weights, burned, per_fee)| {
        let burned = if pool == 0 { 0 } else { burned % pool };
        let others = week(&others).components();
        let whole = week(&jobs).components();
        let agents: Vec<_> =
            (0..4).map(|k| week(jobs.iter().filter(|job| job.agent == k)).components()).collect();
        let parts = sum(agents.clone());
        assert_eq!(parts.volume, whole.volume);
        assert!(array(parts).iter().zip(array(whole)).all(|(parts, whole)| *parts <= whole));

        // The largest share is the owner's, so that it does not bind here.
        let caps = Caps { per_fee, largest_share: Perbill::one() };
        let open = |totals| Distribution::open(pool, weights, totals, caps).unwrap().0;
        let paid = open(sum([whole, others])).claim(whole, burned).unwrap().paid;
        let apart = open(sum([parts, others]));
        let paid_apart: Xp = agents.iter().map(|agent| apart.claim(*agent, burned).unwrap().paid).sum();
        assert!(paid_apart <= paid);
        split.set(split.get() + u32::from(agents.iter().filter(|agent| agent.volume > 0).count() > 1));
        diversity.set(diversity.get() + u32::from(parts.diversity < whole.diversity));
        let count = if paid_apart < paid { &xp } else { &equal };
        count.set(count.get() + 1);
    });
    assert!(split.get() > 5_000 && diversity.get() > 5_000 && xp.get() > 1_500 && equal.get() > 1_500);
}

#[test]
fn settle_is_none_when_a_counterparty_paid_more_than_all_or_a_sum_does_not_fit() {
    let week = week(&[job(10, 1)]);
    assert_eq!(week.settle(5, 11, Perbill::one(), Perbill::one()), None);
    assert_eq!(week.settle(Fees::MAX - 9, 10, Perbill::one(), Perbill::one()), None);
    let full = week.settle(Fees::MAX - 10, 10, Perbill::one(), Perbill::one()).unwrap();
    assert_eq!((full.fees, full.diversity()), (Fees::MAX, 0));
    let spread = week.settle(Fees::MAX - 10, 0, Perbill::one(), Perbill::one()).unwrap();
    // F − Σ F_k²/F = 2·10·(F − 10)/F
    assert_eq!(spread.diversity(), 19);
}

#[test]
fn replace_is_none_when_the_old_components_were_not_in_the_totals() {
    let (zero, one) = (Components::default(), week(&[job(10, 1)]).components());
    assert_eq!(zero.replace(one, zero), None);
    let full: Components<Fees> = [Fees::MAX; 4].into();
    assert_eq!(full.replace(zero, one), None);
    assert_eq!(full.replace(one, one), Some(full));
}

#[test]
fn pool_is_shared_half_and_half_when_two_owners_did_the_same_and_a_third_nothing() {
    let work = week(&[job(500 * UNIT, 1), job(500 * UNIT, 2)]).components();
    let open = opened(1_000_000 * UNIT, sum([work, work]), no_caps());
    assert_eq!(open.claim(work, 0), Some(Claim { paid: 500_000 * UNIT, carried: 0 }));
    assert_eq!(open.claim(Components::default(), 0), Some(Claim { paid: 0, carried: 0 }));
}

#[test]
fn small_operator_earns_7_500_xp_when_it_paid_fees_of_375() {
    let small = week(&[job(375 * UNIT, 1)]).components();
    let large = week(&[job(375 * UNIT, 2), job(375 * UNIT, 3)]).components();
    let open = opened(1_920_000 * UNIT, sum([small, large]), caps());
    let claim = open.claim(small, 0).unwrap();
    assert_eq!(claim.paid, 7_500 * UNIT);
    // 80 % of the pool is shared by fees alike, a third of them its own: the rest carries.
    assert_eq!(claim.paid + claim.carried, 512_000 * UNIT);
}

#[test]
fn pool_carries_the_slice_when_a_component_has_no_total() {
    let work = week(&[job(100 * UNIT, 1)]).components();
    assert_eq!(work.diversity, 0);
    let (open, carried) = Distribution::open(1_000, weights(), work, no_caps()).unwrap();
    assert_eq!((array(open.slices), carried), ([400, 300, 0, 100], 200));
    assert_eq!(open.claim(work, 0).unwrap().paid, 800);
    let (idle, carried) = Distribution::open(1_001, weights(), Components::default(), no_caps()).unwrap();
    assert_eq!((array(idle.slices), carried), ([0; 4], 1_001));
}

#[test]
fn claim_leaves_out_the_own_burn_when_the_owner_burned_part_of_the_pool() {
    let work = week(&[job(UNIT, 1), job(UNIT, 2)]).components();
    let open = opened(1_000, sum([work, work]), no_caps());
    // Half of what the others burned.
    assert_eq!(open.claim(work, 400), Some(Claim { paid: 300, carried: 200 }));
    assert_eq!(open.claim(work, 1_000), Some(Claim { paid: 0, carried: 500 }));
    assert_eq!(open.claim(work, 1_001), None);
}

#[test]
fn claim_is_capped_when_a_share_is_larger_than_five_percent() {
    let work = week(&[job(UNIT, 1), job(UNIT, 2)]).components();
    let five = Caps { largest_share: Perbill::from_percent(5), ..no_caps() };
    assert_eq!(opened(1_000, work, five).claim(work, 0), Some(Claim { paid: 50, carried: 950 }));
}

#[test]
fn cap_for_a_fee_decides_alone_when_all_fees_are_38_400_in_the_first_weeks() {
    let (pool, most) = (1_920_000 * UNIT, 38_400 * UNIT);
    assert_eq!(capped_up_to(pool, weights().volume, 20 * UNIT), most);
    assert_eq!(capped_up_to(pool, weights().volume, 0), Fees::MAX);
    let caps = Caps { per_fee: 20 * UNIT, largest_share: Perbill::one() };
    // One counterparty, no success, no trust: volume is all that it has.
    let paid = |fees, others| {
        let hopeless = Job { success: Perbill::zero(), trust: Perbill::zero(), ..job(fees, 1) };
        let (work, rest) =
            (week(&[hopeless]).components(), week(&[job(others, 1), job(others, 2)]).components());
        opened(pool, sum([work, rest]), caps).claim(work, 0).unwrap().paid
    };
    let fees = 400 * UNIT;
    assert_eq!(paid(fees, (most - fees) / 2), 20 * fees);
    assert!(paid(fees, (most - fees) / 2 + UNIT) < 20 * fees);
}

#[test]
fn every_claim_is_the_cap_when_all_fees_are_no_more_than_it_decides() {
    let counts = [const { Cell::new(0) }; 2];
    let owners = prop::collection::vec(any_jobs(70), 1..5);
    for_all(5_000, (owners, below_bits(120), 1..=u64::MAX), |(owners, pool, per_fee)| {
        let works: Vec<_> = owners.iter().map(|jobs| week(jobs).components()).collect();
        let (totals, per_fee) = (sum(works.clone()), u128::from(per_fee));
        let capped = totals.volume <= capped_up_to(pool, weights().volume, per_fee);
        counts[usize::from(capped)].set(counts[usize::from(capped)].get() + 1);
        if capped {
            let open = opened(pool, totals, Caps { per_fee, largest_share: Perbill::one() });
            for work in works {
                let cap = big(work.volume) * per_fee / UNIT;
                assert_eq!(big(open.claim(work, 0).unwrap().paid), cap);
            }
        }
    });
    assert!(counts.iter().all(|count| count.get() > 500), "{counts:?}");
}

#[test]
fn claim_is_none_when_the_work_is_not_in_the_totals() {
    let work = week(&[job(UNIT, 1)]).components();
    let more = week(&[job(UNIT + 1, 1)]).components();
    assert_eq!(opened(1_000, work, no_caps()).claim(more, 0), None);
    let diverse = week(&[job(UNIT / 2, 1), job(UNIT / 2, 2)]).components();
    assert_eq!(opened(1_000, work, no_caps()).claim(diverse, 0), None);
}

#[test]
fn open_is_none_when_the_weights_exceed_one() {
    let mut more = weights();
    more.reputation = Perbill::from_percent(11);
    assert_eq!(Distribution::open(1, more, Components::default(), caps()), None);
}

#[test]
fn claims_are_exact_within_nine_units_and_never_above_when_inputs_are_any() {
    let owners = prop::collection::vec((any_jobs(100), prop_oneof![any_u128(), Just(0)]), 1..5);
    let inputs = (owners, any_u128(), any_weights(), any_caps());
    let counts = [const { Cell::new(0) }; 4];
    for_all(5_000, inputs, |(owners, pool, weights, caps)| {
        let works: Vec<_> = owners.iter().map(|(jobs, _)| week(jobs).components()).collect();
        let totals = sum(works.clone());
        let (open, carried) = Distribution::open(pool, weights, totals, caps).unwrap();
        assert_eq!(array(open.slices).map(big).into_iter().sum::<BigUint>() + carried, big(pool));
        let mut left = pool - carried;
        // Own burns sum to no more than the pool.
        let mut burns_left = pool;
        for (work, (_, burned)) in works.iter().zip(&owners) {
            let burned = if burns_left == 0 { 0 } else { burned % burns_left };
            burns_left -= burned;
            let claim = open.claim(*work, burned).unwrap();
            left = left.checked_sub(claim.paid + claim.carried).unwrap();

            // share = Σ w·x/Σx over one denominator, and its product with the pool without the own burn.
            let totals = array(totals).map(|total| big(total.max(1)));
            let denominator: BigUint = totals.iter().product::<BigUint>() * ONE;
            let share: BigUint = array(weights)
                .into_iter()
                .zip(array(*work))
                .zip(&totals)
                .map(|((weight, x), total)| &denominator / total / ONE * weight.deconstruct() * x)
                .sum();
            let exact = share * (pool - burned);
            let by_fees = big(work.volume) * caps.per_fee / UNIT;
            let by_pool = big(pool) * caps.largest_share.deconstruct() / ONE;
            let cap = by_fees.clone().min(by_pool.clone());
            let paid = big(claim.paid);
            assert!(paid <= cap && &paid * &denominator <= exact);
            let kind = if paid == cap && &cap * &denominator < exact {
                if by_fees < by_pool { 0 } else { 1 }
            } else {
                assert!(exact < (paid + 9_u8) * &denominator);
                if burned > 0 { 2 } else { 3 }
            };
            counts[kind].set(counts[kind].get() + u32::from(claim.paid > 0));
        }
        // Rounding leaves less than a unit of each component and owner.
        let slices = array(open.slices).into_iter().filter(|slice| *slice > 0).count();
        assert!(left <= (slices * works.len()) as u128);
    });
    assert!(counts.iter().all(|count| count.get() > 800), "{counts:?}");
}

/// The books of XP as a pallet keeps them.
#[derive(Default)]
struct Books {
    genesis: Xp,
    balances: [Xp; 4],
    released: Xp,
    paid: Xp,
    burned: Xp,
    unpooled: Xp,
    carried: Xp,
    unclaimed: Xp,
}

impl Books {
    fn assert_identities(&self) {
        let issuance: Xp = self.balances.iter().sum();
        assert_eq!(issuance, self.genesis + self.paid - self.burned);
        assert_eq!(self.paid + self.unclaimed + self.carried + self.unpooled, self.released + self.burned);
    }
}

#[test]
fn both_identities_are_exact_when_ten_thousand_random_epochs_pass() {
    let owner = (up_to_jobs(4, 70), 0..=ONE, any::<bool>());
    let epoch = (prop::array::uniform4(owner), below_bits(62), any_weights(), any_caps());
    let (epochs, claims, burners) = (Cell::new(0), Cell::new(0), Cell::new(0));
    for_all(500, prop::collection::vec(epoch, 20), |history| {
        let mut books =
            Books { genesis: 4_000_000 * UNIT, balances: [1_000_000 * UNIT; 4], ..Books::default() };
        let mut pending = Vec::new();
        for (owners, release, weights, caps) in history {
            let mut burns = [0; 4];
            for (burned, ((_, part, _), balance)) in
                burns.iter_mut().zip(owners.iter().zip(&mut books.balances))
            {
                *burned = Perbill::from_parts(*part).mul_floor(*balance) / 4;
                *balance -= *burned;
            }
            let burned: Xp = burns.iter().sum();
            books.burned += burned;
            books.unpooled += burned;
            books.assert_identities();

            let works = owners.clone().map(|(jobs, ..)| week(&jobs).components());
            let shared = pool(books.unpooled, books.carried, release).unwrap();
            let (open, carried) = Distribution::open(shared, weights, sum(works), caps).unwrap();
            books.released += release;
            books.unpooled = 0;
            books.carried = carried;
            books.unclaimed += shared - carried;
            books.assert_identities();

            let mut paid = 0;
            let claimed = pending.len();
            pending.extend((0..4).map(|who| (who, open, works[who], burns[who])));
            // Who is not ready claims with the next epoch.
            let mut later = Vec::new();
            for (i, (who, open, work, burned)) in pending.into_iter().enumerate() {
                if i >= claimed && !owners[who].2 {
                    later.push((who, open, work, burned));
                    continue;
                }
                let claim = open.claim(work, burned).unwrap();
                books.unclaimed -= claim.paid + claim.carried;
                books.carried += claim.carried;
                books.paid += claim.paid;
                books.balances[who] += claim.paid;
                paid += if i >= claimed { claim.paid } else { 0 };
                claims.set(claims.get() + u32::from(claim.paid > 0));
                burners.set(burners.get() + u32::from(claim.paid > 0 && burned > 0));
                books.assert_identities();
            }
            pending = later;
            assert!(paid <= shared);
            epochs.set(epochs.get() + 1);
        }
    });
    assert!(epochs.get() == 10_000 && claims.get() > 15_000 && burners.get() > 10_000);
}

#[test]
fn shares_survive_their_encoding_when_stored() {
    let week = OwnerWeek { fees: 1, success: 2, reputation: 3, squares: U256::MAX };
    assert_encodes_in(week, 80);
    assert_encodes_in(week.components(), 64);
    assert_encodes_in(opened(1_000, week.components(), caps()), 16 + 64 + 64 + 20);
}
