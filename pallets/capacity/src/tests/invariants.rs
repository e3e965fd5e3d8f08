//! Random sequences over every call, trait and hook. After each step the invariants of all pallets are checked, and
//! that no Power came from nothing: on each kind of meter, what was ever drawn and what all hold is no more than all
//! stake generated, and what one holds is no more than what came to it and five days of it.
use crate::{
    Accounts, Beneficiary, Error, Event, FeePolicy, LeaseId, Leases, OfferKey, Offers, Side, mock::*,
};
use fluxnomics_economics::{
    capacity::{
        cost::Usage,
        stake::{Asset, Resource, Units},
    },
    time::{DAY, SLOT_SECONDS},
};
use fluxnomics_primitives::{
    Balance, Power, UNIT,
    capacity::{PowerPayments, Route, StakeAtRisk, TaskCharge, TaskMeter},
    identity::{ExecutionMeter, IdentityId},
};
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::DispatchResult;
use std::{cell::RefCell, collections::BTreeMap};

/// 200 sequences of 500 operations: 100,000.
const SEQUENCES: u32 = 200;
const STEPS: usize = 500;
const ALL: [IdentityId; 3] = [A, B, C];
const ASSETS: [Asset; 2] = [HETU, FLX];
const RESOURCES: [Resource; 2] = [MESSAGING, EXECUTION];

#[derive(Clone, Debug)]
enum Op {
    Stake { id: IdentityId, asset: Asset, amount: Balance },
    Unstake { id: IdentityId, asset: Asset, thousandths: u128 },
    Cancel { id: IdentityId, asset: Asset, thousandths: u128 },
    Withdraw { id: IdentityId },
    Delegate { id: IdentityId, to: Beneficiary, thousandths: u128, lock: u64 },
    Undelegate { id: IdentityId, to: Beneficiary, thousandths: u128 },
    Offer { id: IdentityId, resource: Resource, asset: Asset, thousandths: u128, price: Balance },
    WithdrawOffer { nth: usize },
    Rent { id: IdentityId, nth: usize, thousandths: u128, term: u64 },
    SettleLease { nth: usize },
    Policy { id: IdentityId, policy: FeePolicy, by_owner: bool },
    Message { id: IdentityId, to: IdentityId, bytes: u32 },
    Extrinsic { id: IdentityId, bytes: u32, charged: u32 },
    Task { id: IdentityId, steps: u64 },
    Draw { id: IdentityId, wanted: Power },
    Exit { id: IdentityId },
    Freeze { id: IdentityId, asset: Asset, thousandths: u128 },
    Thaw { id: IdentityId, asset: Asset, thousandths: u128 },
    Slash { id: IdentityId, asset: Asset, thousandths: u128 },
    Alpha { parts: u128 },
    Full { percent: u64 },
    Blocks(u64),
    Days(u32),
}

fn an_op() -> impl Strategy<Value = Op> {
    let id = || 0..3u64;
    let asset = || prop::sample::select(ASSETS.to_vec());
    let resource = || prop::sample::select(RESOURCES.to_vec());
    // From what the allowance covers to what no meter does; messages are not that long.
    let bytes = || prop_oneof![0..20_000u32, 1_000_000..10_000_000u32];
    let payload =
        || prop_oneof![4 => 0..20_000u32, 4 => 900_000..=MAX_MESSAGE_BYTES, 1 => MAX_MESSAGE_BYTES..];
    let part = || prop_oneof![Just(1_000), Just(1_001), 0u128..1_000];
    let to =
        || (id(), resource(), asset()).prop_map(|(id, resource, asset)| Beneficiary { id, resource, asset });
    prop_oneof![
        4 => (id(), asset(), 1..1_000 * UNIT).prop_map(|(id, asset, amount)| Op::Stake { id, asset, amount }),
        3 => (id(), asset(), part()).prop_map(|(id, asset, thousandths)| Op::Unstake { id, asset, thousandths }),
        2 => (id(), asset(), part()).prop_map(|(id, asset, thousandths)| Op::Cancel { id, asset, thousandths }),
        2 => id().prop_map(|id| Op::Withdraw { id }),
        4 => (id(), to(), part(), 0..3 * DAY)
            .prop_map(|(id, to, thousandths, lock)| Op::Delegate { id, to, thousandths, lock }),
        5 => (id(), to(), part()).prop_map(|(id, to, thousandths)| Op::Undelegate { id, to, thousandths }),
        3 => (id(), resource(), asset(), part(), 1..UNIT).prop_map(|(id, resource, asset, thousandths, price)| {
            Op::Offer { id, resource, asset, thousandths, price }
        }),
        1 => (0..9usize).prop_map(|nth| Op::WithdrawOffer { nth }),
        5 => (id(), 0..9usize, part(), DAY - 2..4 * DAY)
            .prop_map(|(id, nth, thousandths, term)| Op::Rent { id, nth, thousandths, term }),
        4 => (0..9usize).prop_map(|nth| Op::SettleLease { nth }),
        1 => (id(), any::<[bool; 3]>()).prop_map(|(id, [forbid_flux, forbid_hetu, by_owner])| Op::Policy {
            id,
            policy: FeePolicy { forbid_flux, forbid_hetu },
            by_owner
        }),
        6 => (id(), id(), payload()).prop_map(|(id, to, bytes)| Op::Message { id, to, bytes }),
        6 => (id(), bytes(), bytes()).prop_map(|(id, bytes, charged)| Op::Extrinsic { id, bytes, charged }),
        4 => (id(), 0..20_000u64).prop_map(|(id, steps)| Op::Task { id, steps }),
        2 => (id(), 0..500 * UNIT).prop_map(|(id, wanted)| Op::Draw { id, wanted }),
        1 => id().prop_map(|id| Op::Exit { id }),
        1 => (id(), asset(), part()).prop_map(|(id, asset, thousandths)| Op::Freeze { id, asset, thousandths }),
        2 => (id(), asset(), part()).prop_map(|(id, asset, thousandths)| Op::Thaw { id, asset, thousandths }),
        2 => (id(), asset(), 0u128..300).prop_map(|(id, asset, thousandths)| Op::Slash { id, asset, thousandths }),
        1 => (1..2_000u128).prop_map(|parts| Op::Alpha { parts }),
        2 => (0..=100u64).prop_map(|percent| Op::Full { percent }),
        6 => (1..5_000u64).prop_map(Op::Blocks),
        3 => (1..6u32).prop_map(Op::Days),
    ]
}

fn part(whole: Balance, thousandths: u128) -> Balance {
    if thousandths > 1_000 { whole + 1 } else { whole * thousandths / 1_000 }
}

fn nth_offer(nth: usize) -> Option<(OfferKey, Balance)> {
    let all: Vec<_> = Offers::<Test>::iter().collect();
    let ((book, price, id), offer) = all.get(nth % all.len().max(1))?;
    Some((OfferKey { book: *book, price: (*price).into(), id: *id }, offer.units))
}

fn nth_lease(nth: usize) -> Option<LeaseId> {
    let all: Vec<_> = Leases::<Test>::iter_keys().collect();
    all.get(nth % all.len().max(1)).copied()
}

/// The most that meters may hold. In units of one base unit of Power times one day.
#[derive(Clone, Copy, Default)]
struct Ceiling {
    /// What all stake generated on this kind of meter, wherever it was lent, less what was drawn.
    all: u128,
    /// The same for each identity, of its own and borrowed stake and no more than five days of that.
    each: [u128; 3],
}

impl Ceiling {
    fn draw(&mut self, id: IdentityId, power: Power) {
        let power = power * u128::from(DAY);
        self.all = self.all.checked_sub(power).expect("Power from nothing");
        let own = &mut self.each[id as usize];
        *own = own.checked_sub(power).expect("Power from nothing");
    }

    fn put_back(&mut self, id: IdentityId, power: Power) {
        self.all += power * u128::from(DAY);
        self.each[id as usize] += power * u128::from(DAY);
    }
}

struct Model {
    messaging: Ceiling,
    execution: Ceiling,
    /// What is left of the day's allowance.
    free: [Power; 3],
    /// What was frozen and not thawed.
    frozen: [Units; 3],
}

fn generated(stake: Units, resource: Resource) -> u128 {
    let params = Params::get();
    let (hetu, flux) = match resource {
        Resource::Messaging => (params.alpha_messaging_hetu, params.alpha_messaging_flux),
        Resource::Execution => (params.alpha_execution_hetu, params.alpha_execution_flux),
    };
    (stake.hetu * hetu).div_ceil(UNIT) + (stake.flux * flux).div_ceil(UNIT)
}

impl Model {
    fn new() -> Self {
        Self {
            messaging: Ceiling::default(),
            execution: Ceiling::default(),
            free: [Params::get().free_allowance; 3],
            frozen: [Units::default(); 3],
        }
    }

    fn ceiling(&mut self, resource: Resource) -> &mut Ceiling {
        match resource {
            Resource::Messaging => &mut self.messaging,
            Resource::Execution => &mut self.execution,
        }
    }

    /// Lets time pass, in which what is staked now generates. The stake of a lease that ends meanwhile counts for both.
    fn pass(&mut self, blocks: u64) {
        let seconds = u128::from(blocks * SLOT_SECONDS);
        for resource in RESOURCES {
            for id in ALL {
                let view = view(id);
                self.ceiling(resource).all += seconds * generated(view.staked, resource);
                let (lent, borrowed) = (view.lent.of(resource), view.borrowed.of(resource));
                let mut most = Units::default();
                for asset in ASSETS {
                    let returns: Balance = view
                        .terms
                        .iter()
                        .filter(|term| term.ends_at <= now() + blocks * SLOT_SECONDS)
                        .filter(|term| {
                            (term.side, term.resource, term.asset) == (Side::Lessor, resource, asset)
                        })
                        .map(|term| term.units)
                        .sum();
                    *most.of_mut(asset) =
                        view.staked.of(asset) - lent.of(asset) + returns + borrowed.of(asset);
                }
                let rate = generated(most, resource);
                let own = &mut self.ceiling(resource).each[id as usize];
                let cap = rate * u128::from(Params::get().storage);
                *own = (*own + rate * seconds).min(cap).max(*own);
            }
        }
        let before = now();
        go_to_block(System::block_number() + blocks);
        if now() / DAY > before / DAY {
            self.free = [Params::get().free_allowance; 3];
        }
    }

    /// Draws from the allowance first.
    fn draw_messaging(&mut self, id: IdentityId, power: Power) {
        let free = power.min(self.free[id as usize]);
        self.free[id as usize] -= free;
        self.messaging.draw(id, power - free);
    }

    /// Puts back what was reserved, into the allowance first.
    fn put_back(&mut self, id: IdentityId, power: Power) {
        let left = &mut self.free[id as usize];
        let free = power.min(Params::get().free_allowance - *left);
        *left += free;
        self.messaging.put_back(id, power - free);
    }

    fn check(&mut self) {
        for resource in RESOURCES {
            let mut all = 0;
            for id in ALL {
                let stored = view(id).meters.of(resource).stored * u128::from(DAY);
                assert!(stored <= self.ceiling(resource).each[id as usize], "Power from nothing");
                all += stored;
            }
            assert!(all <= self.ceiling(resource).all, "Power from nothing");
        }
        for id in ALL {
            let view = view(id);
            assert_eq!(view.free, self.free[id as usize]);
            for asset in ASSETS {
                let frozen = *self.frozen[id as usize].of(asset);
                assert_eq!(*view.frozen.of(asset), frozen.min(Capacity::at_risk(id, asset)));
                assert_eq!(*Accounts::<Test>::get(id).unwrap_or_default().frozen.of(asset), frozen);
            }
        }
    }

    /// Applies an operation. Whether it succeeded.
    fn apply(&mut self, op: &Op) -> bool {
        let done = |result: DispatchResult| result.is_ok();
        match *op {
            Op::Stake { id, asset, amount } => done(by(OWNERS[id as usize], stake(id, asset, amount))),
            Op::Unstake { id, asset, thousandths } => {
                let amount = part(*view(id).unstakable.of(asset), thousandths);
                done(by(key(id), unstake(id, asset, amount)))
            },
            Op::Cancel { id, asset, thousandths } => {
                let waiting =
                    view(id).unbonding.iter().filter(|chunk| chunk.asset == asset).map(|c| c.amount).sum();
                done(by(key(id), cancel(id, asset, part(waiting, thousandths))))
            },
            Op::Withdraw { id } => done(by(STRANGER, withdraw(id))),
            Op::Delegate { id, to, thousandths, lock } => {
                let units = part(*view(id).meters.of(to.resource).lendable.of(to.asset), thousandths);
                done(by(OWNERS[id as usize], delegate(id, to, units, lock)))
            },
            Op::Undelegate { id, to, thousandths } => {
                let units =
                    crate::Delegations::<Test>::get(id, to).map(|entry| entry.units).unwrap_or_default();
                done(by(key(id), undelegate(id, to, part(units, thousandths))))
            },
            Op::Offer { id, resource, asset, thousandths, price } => {
                let units = part(*view(id).meters.of(resource).lendable.of(asset), thousandths);
                let book = crate::Book { resource, asset };
                let call = Call::offer { lessor: id, book, units, price, longest_term: 4 * DAY };
                done(by(OWNERS[id as usize], call))
            },
            Op::WithdrawOffer { nth } => nth_offer(nth).is_some_and(|(key, _)| {
                let lessor = Offers::<Test>::get(crate::market::storage_key(&key)).unwrap().lessor;
                done(by(OWNERS[lessor as usize], Call::withdraw_offer { key }))
            }),
            Op::Rent { id, nth, thousandths, term } => nth_offer(nth).is_some_and(|(key, units)| {
                let units = part(units, thousandths);
                let call = Call::rent { renter: id, key, units, term, max_price: key.price };
                done(by(OWNERS[id as usize], call))
            }),
            Op::SettleLease { nth } => {
                nth_lease(nth).is_some_and(|lease| done(by(STRANGER, Call::settle_lease { lease })))
            },
            Op::Policy { id, policy, by_owner } => {
                let FeePolicy { forbid_flux, forbid_hetu } = view(id).policy;
                let lifts = (forbid_flux && !policy.forbid_flux) || (forbid_hetu && !policy.forbid_hetu);
                let who = if by_owner { OWNERS[id as usize] } else { key(id) };
                let set = done(by(who, Call::set_fee_policy { id, policy }));
                assert_eq!(set, by_owner || !lifts);
                set
            },
            Op::Message { id, to, bytes } => {
                let power = Capacity::message_cost(bytes, false);
                let route = Capacity::route(id, power);
                let sent = by(key(id), message(to, bytes));
                if bytes > MAX_MESSAGE_BYTES {
                    assert_eq!(sent, Err(Error::<Test>::MessageTooLong.into()));
                    return false;
                }
                assert_eq!(sent.is_ok(), !matches!(route, Route::Hetu | Route::Forbidden));
                if let Route::Capacity { power } = route {
                    self.draw_messaging(id, power);
                }
                sent.is_ok()
            },
            Op::Extrinsic { id, bytes, charged } => {
                let reserved = Capacity::extrinsic_cost(bytes, MESSAGE_TIME);
                let route = Capacity::route(id, reserved);
                if Capacity::reserve(id, route).is_err() {
                    assert!(
                        matches!(route, Route::Hetu | Route::Forbidden),
                        "a route that was answered works"
                    );
                    return false;
                }
                let power = Capacity::extrinsic_cost(bytes.min(charged), MESSAGE_TIME);
                match Capacity::settle(id, route, reserved, power) {
                    Route::Capacity { power: spent } => {
                        assert_eq!(spent, power);
                        self.draw_messaging(id, reserved);
                        self.put_back(id, reserved - power);
                    },
                    Route::Flux { fee } => assert!(fee <= reserved.div_ceil(25)),
                    other => panic!("settled by {other:?}"),
                }
                true
            },
            Op::Task { id, steps } => {
                let before = view(id).meters.execution.stored;
                let usage = Usage { steps, model_calls: 0, transactions: 0 };
                let charged = Capacity::charge_task(id, &usage);
                let drawn = before - view(id).meters.execution.stored;
                self.execution.draw(id, drawn);
                assert!(charged.is_ok() || drawn == 0, "a failing charge leaves a trace");
                if let Ok(TaskCharge { covered: verified, .. }) = charged {
                    assert!(verified <= drawn && verified <= Capacity::task_power(&usage));
                }
                charged.is_ok()
            },
            Op::Draw { id, wanted } => {
                let drawn = Capacity::draw(id, wanted);
                assert!(drawn <= wanted);
                self.execution.draw(id, drawn);
                drawn > 0
            },
            Op::Exit { id } => {
                assert_eq!(Capacity::exit_available(id), view(id).exits > 0);
                done(Capacity::use_exit(id))
            },
            Op::Freeze { id, asset, thousandths } => {
                let frozen = self.frozen[id as usize].of_mut(asset);
                let at_risk = Capacity::at_risk(id, asset);
                let amount = part(at_risk.saturating_sub(*frozen), thousandths);
                let done = frame_support::storage::with_storage_layer(|| Capacity::freeze(id, asset, amount))
                    .is_ok();
                assert_eq!(done, *frozen + amount <= at_risk);
                if done {
                    *frozen += amount;
                }
                done
            },
            Op::Thaw { id, asset, thousandths } => {
                let frozen = self.frozen[id as usize].of_mut(asset);
                let amount = part(*frozen, thousandths).min(*frozen);
                Capacity::thaw(id, asset, amount);
                *frozen -= amount;
                amount > 0
            },
            Op::Slash { id, asset, thousandths } => {
                let amount = part(Capacity::at_risk(id, asset), thousandths);
                let slashed = Capacity::slash(id, asset, amount);
                assert_eq!(slashed, amount.min(Capacity::at_risk(id, asset) + slashed));
                slashed > 0
            },
            Op::Alpha { parts } => {
                // Noticed at the end of this block.
                self.pass(1);
                change_params(|params| {
                    params.alpha_messaging_hetu = UNIT * parts / 1_000;
                    params.alpha_execution_flux = UNIT * parts / 2_000;
                });
                Capacity::close_block();
                true
            },
            Op::Full { percent } => {
                fill_block(percent);
                self.pass(1);
                true
            },
            Op::Blocks(blocks) => {
                self.pass(blocks);
                true
            },
            Op::Days(days) => {
                for _ in 0..days {
                    self.pass(DAY / SLOT_SECONDS);
                }
                true
            },
        }
    }
}

#[test]
fn invariants_hold_after_each_step_of_100_000_random_operations() {
    let done = RefCell::new(BTreeMap::<String, u32>::new());
    let routes = RefCell::new(BTreeMap::<&str, u32>::new());
    let config = ProptestConfig {
        cases: SEQUENCES,
        rng_seed: RngSeed::Fixed(4),
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..ProptestConfig::default()
    };
    TestRunner::new(config)
        .run(&prop::collection::vec(an_op(), STEPS), |ops| {
            new_test_ext().execute_with(|| {
                let mut model = Model::new();
                let issuance = Balances::total_issuance();
                for op in &ops {
                    if model.apply(op) {
                        let name = format!("{op:?}");
                        let name = name.split([' ', '(']).next().unwrap().to_owned();
                        *done.borrow_mut().entry(name).or_default() += 1;
                    }
                    for event in events() {
                        let route = match event {
                            Event::MessageSent { paid: Route::Capacity { .. }, .. } => "capacity",
                            Event::MessageSent { paid: Route::Flux { .. }, .. } => "flux",
                            Event::LeaseShrunk { .. } => "lease shrunk",
                            Event::DelegationShrunk { .. } => "delegation shrunk",
                            Event::Withdrawn { flux, .. } if flux > 0 => "flux withdrawn",
                            Event::RentPaid { ended: true, .. } => "lease ended",
                            _ => continue,
                        };
                        *routes.borrow_mut().entry(route).or_default() += 1;
                    }
                    check();
                    model.check();
                    assert_eq!(Balances::total_issuance(), issuance, "HETU is neither minted nor burned");
                }
            });
            Ok(())
        })
        .unwrap();
    let (done, routes) = (done.into_inner(), routes.into_inner());
    println!("{done:?} {routes:?}");
    assert_eq!(done.len(), 23, "an operation never succeeded: {done:?}");
    assert!(done.values().all(|count| *count >= 200), "too rare: {done:?}");
    assert!(routes.len() == 6 && routes.values().all(|count| *count >= 100), "too rare: {routes:?}");
}
