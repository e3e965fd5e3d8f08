use super::meter::level;
use crate::{
    capacity::{
        meter::{Meter, PowerPerDay, generation},
        stake::{Alphas, Asset, Era, Expiry, PerAsset, Resource, Units, fill},
    },
    math::Rounding,
    tests::{below_bits, for_all, oracle::*},
    time::{DAY, Seconds},
    units::{Balance, UNIT},
};
use core::cell::Cell;
use num_bigint::BigUint;
use num_traits::Zero;
use proptest::prelude::*;

const IDS: usize = 3;

#[derive(Clone, Debug)]
enum Act {
    Stake(usize, Balance),
    Unstake(usize, Balance),
    Delegate(usize, usize, Balance),
    Recall(usize, usize),
    Lease(usize, usize, Balance, u64),
    /// What 256ths of the stake are left.
    Slash(usize, u8),
    /// Hundredths of what is stored.
    Draw(usize, u128),
    Touch(usize),
    /// Stake generates more or less from now on: no meter is touched.
    Alpha(PowerPerDay),
}

fn alphas() -> impl Strategy<Value = PowerPerDay> {
    below_bits(42)
}

fn acts() -> impl Strategy<Value = Vec<(u64, Act)>> {
    let id = || 0..IDS;
    let units = || below_bits(67);
    let act = prop_oneof![
        4 => (id(), units()).prop_map(|(who, units)| Act::Stake(who, units)),
        1 => (id(), units()).prop_map(|(who, units)| Act::Unstake(who, units)),
        2 => (id(), id(), units()).prop_map(|(from, to, units)| Act::Delegate(from, to, units)),
        1 => (id(), id()).prop_map(|(from, to)| Act::Recall(from, to)),
        4 => (id(), id(), units(), 0..60_u64).prop_map(|(from, to, units, term)| Act::Lease(from, to, units, term)),
        2 => (id(), any::<u8>()).prop_map(|(who, left)| Act::Slash(who, left)),
        3 => (id(), 0..120_u128).prop_map(|(who, part)| Act::Draw(who, part)),
        1 => id().prop_map(Act::Touch),
        1 => alphas().prop_map(Act::Alpha),
    ];
    prop::collection::vec((0..20_u64, act), 1..24)
}

/// Who holds which stake at which tick. Not under test: both the lazy and the eager meters read it.
#[derive(Default)]
struct Ledger {
    own: [Balance; IDS],
    delegated: [[Balance; IDS]; IDS],
    /// From, to, units, and the tick at which it ends.
    leases: Vec<(usize, usize, Balance, u64)>,
}

impl Ledger {
    fn leased(&self, tick: u64, of: impl Fn(usize, usize) -> bool) -> Balance {
        self.leases.iter().filter(|(from, to, _, end)| tick < *end && of(*from, *to)).map(|l| l.2).sum()
    }

    fn free(&self, who: usize, tick: u64) -> Balance {
        self.own[who] - self.delegated[who].iter().sum::<Balance>() - self.leased(tick, |from, _| from == who)
    }

    fn units(&self, who: usize, tick: u64) -> Balance {
        let received: Balance = self.delegated.iter().map(|to| to[who]).sum();
        self.free(who, tick) + received + self.leased(tick, |_, to| to == who)
    }

    /// The leases of `who` that ended after tick `updated` and not after `now`, in the order of their ends.
    fn ended(&self, who: usize, updated: u64, now: u64, tick: Seconds) -> Vec<Expiry> {
        let involved = self.leases.iter().filter(|(from, to, ..)| from != to && (*from == who || *to == who));
        let ended = involved.filter(|lease| updated < lease.3 && lease.3 <= now);
        let mut ended: Vec<Expiry> = ended
            .map(|(from, _, units, end)| Expiry {
                at: end * tick,
                asset: Asset::Hetu,
                units: *units,
                returns: *from == who,
            })
            .collect();
        ended.sort_by_key(|expiry| expiry.at);
        ended
    }

    fn partners(&self, who: usize) -> Vec<usize> {
        (0..IDS)
            .filter(|other| {
                self.delegated[who][*other] > 0 || self.leases.iter().any(|l| l.0 == who && l.1 == *other)
            })
            .collect()
    }
}

/// How often each interesting case was met.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    /// Touches over several ends of leases at once.
    ends: u32,
    /// Touches over a change of α.
    alphas: u32,
    /// Touches with more stored than the cap.
    above: u32,
    /// Touches that found the meter full.
    full: u32,
    drawn: u32,
    refused: u32,
    /// Leases slashed.
    slashed: u32,
}

struct World {
    /// What a whole token generates, and from which tick on.
    alphas: Vec<(u64, PowerPerDay)>,
    cap: Seconds,
    /// Seconds in one tick.
    tick: Seconds,
    now: u64,
    ledger: Ledger,
    lazy: [Meter; IDS],
    /// What fills it, as of when it was last touched.
    units: [Balance; IDS],
    /// In units of 1/86,400, brought forward tick by tick.
    eager: [BigUint; IDS],
    drawn: BigUint,
    /// What all stake could have generated, in units of 1/86,400 · 1/UNIT.
    generated: BigUint,
    counts: Counts,
}

impl World {
    fn alpha(&self, tick: u64) -> PowerPerDay {
        self.alphas.iter().rev().find(|(from, _)| *from <= tick).unwrap().1
    }

    fn rate(&self, who: usize) -> BigUint {
        rounded(&(big(self.ledger.units(who, self.now)) * self.alpha(self.now)), &big(UNIT), Rounding::Down)
    }

    /// The changes of α, as the lazy meters know them.
    fn eras(&self) -> Vec<Era> {
        let era = |(from, alpha): &(u64, PowerPerDay)| {
            let messaging = PerAsset { hetu: *alpha, flux: 0 };
            let alphas = Alphas { messaging, execution: PerAsset::default() };
            Era { since: from * self.tick, alphas, storage: self.cap }
        };
        self.alphas.iter().map(era).collect()
    }

    fn wait(&mut self, ticks: u64) {
        let mut rates: Vec<BigUint> = (0..IDS).map(|who| self.rate(who)).collect();
        for _ in 0..ticks {
            if self.ledger.leases.iter().any(|lease| lease.3 == self.now) {
                rates = (0..IDS).map(|who| self.rate(who)).collect();
            }
            for (level, rate) in self.eager.iter_mut().zip(&rates) {
                let full = rate * self.cap;
                if *level < full {
                    *level = (&*level + rate * self.tick).min(full);
                }
            }
            self.generated += big(self.ledger.own.iter().sum::<Balance>()) * self.alpha(self.now) * self.tick;
            self.now += 1;
        }
    }

    /// Brings the lazy meter to now, over the leases that ended and the changes of α meanwhile, and compares.
    fn touch(&mut self, who: usize) {
        let meter = self.lazy[who];
        let updated = meter.updated / self.tick;
        let ended = self.ledger.ended(who, updated, self.now, self.tick);
        let full = big(generation(self.units[who], self.alpha(updated))) * self.cap;
        self.counts.alphas += u32::from(self.alphas.iter().any(|(from, _)| updated < *from));
        self.counts.ends += u32::from(ended.len() > 1);
        self.counts.above += u32::from(self.eager[who] > full);
        let units = Units { hetu: self.units[who], flux: 0 };
        let (meter, units) =
            fill(&meter, &units, Resource::Messaging, ended, &self.eras(), self.now * self.tick);
        self.lazy[who] = meter;
        self.units[who] = units.hetu;
        assert_eq!(units.hetu, self.ledger.units(who, self.now));
        assert_eq!(level(&meter), self.eager[who]);
        self.counts.full += u32::from(!full.is_zero() && level(&meter) == full);
    }

    fn draw(&mut self, who: usize, part: u128) {
        let amount = self.lazy[who].stored * part / 100 + u128::from(part > 100);
        let eager = big(amount) * DAY;
        match self.lazy[who].draw(amount) {
            Some(rest) => {
                self.lazy[who] = rest;
                self.eager[who] -= &eager;
                self.drawn += eager;
                self.counts.drawn += u32::from(amount > 0);
            },
            None => {
                assert!(self.eager[who] < eager);
                self.counts.refused += 1;
            },
        }
    }

    fn act(&mut self, act: Act) {
        let (now, touched) = (
            self.now,
            match act {
                Act::Stake(who, _) | Act::Unstake(who, _) | Act::Draw(who, _) | Act::Touch(who) => vec![who],
                Act::Delegate(from, to, _) | Act::Recall(from, to) | Act::Lease(from, to, ..) => {
                    vec![from, to]
                },
                Act::Slash(who, _) => [vec![who], self.ledger.partners(who)].concat(),
                Act::Alpha(_) => vec![],
            },
        );
        touched.iter().for_each(|who| self.touch(*who));
        let ledger = &mut self.ledger;
        match act {
            Act::Stake(who, units) => ledger.own[who] += units,
            Act::Unstake(who, units) => ledger.own[who] -= units.min(ledger.free(who, now)),
            Act::Delegate(from, to, units) => ledger.delegated[from][to] += units.min(ledger.free(from, now)),
            Act::Recall(from, to) => ledger.delegated[from][to] = 0,
            Act::Lease(from, to, units, term) => {
                let units = units.min(ledger.free(from, now));
                ledger.leases.push((from, to, units, now + term));
            },
            Act::Slash(who, left) => {
                let scaled = |units: Balance| units * u128::from(left) / 256;
                ledger.own[who] -= ledger.free(who, now) - scaled(ledger.free(who, now));
                for to in 0..IDS {
                    let lost = ledger.delegated[who][to] - scaled(ledger.delegated[who][to]);
                    ledger.delegated[who][to] -= lost;
                    ledger.own[who] -= lost;
                }
                for lease in ledger.leases.iter_mut().filter(|lease| lease.0 == who && now < lease.3) {
                    ledger.own[who] -= lease.2 - scaled(lease.2);
                    lease.2 = scaled(lease.2);
                    self.counts.slashed += 1;
                }
            },
            Act::Draw(who, part) => self.draw(who, part),
            Act::Touch(_) => {},
            Act::Alpha(alpha) => self.alphas.push((now, alpha)),
        }
        for who in touched {
            self.units[who] = self.ledger.units(who, now);
        }
    }
}

#[test]
fn lazy_equals_block_by_block_exactly_and_makes_no_power_when_schedules_are_random() {
    let counts = Cell::new(Counts::default());
    let terms = (alphas(), prop_oneof![Just(5 * DAY), 0..10 * DAY], 1..60_000_u64);
    for_all(10_000, (terms, acts()), |((alpha, cap, tick), acts)| {
        let mut world = World {
            alphas: vec![(0, alpha)],
            cap,
            tick,
            now: 0,
            ledger: Ledger::default(),
            lazy: Default::default(),
            units: [0; IDS],
            eager: Default::default(),
            drawn: BigUint::zero(),
            generated: BigUint::zero(),
            counts: counts.get(),
        };
        for (wait, act) in acts {
            world.wait(wait);
            world.act(act);
        }
        world.wait(25);
        (0..IDS).for_each(|who| world.touch(who));
        let made = world.eager.iter().sum::<BigUint>() + &world.drawn;
        assert!(made * UNIT <= world.generated);
        counts.set(world.counts);
    });
    let met = counts.get();
    let least =
        [met.ends, met.alphas, met.above, met.full, met.drawn, met.refused, met.slashed].into_iter().min();
    assert!(least > Some(1_000), "{met:?}");
}
