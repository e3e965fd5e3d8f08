//! Random extrinsics, against the plain extension and against what was said of them before.
use crate::{
    Event, Quote,
    mock::{meters::Meddling, *},
};
use codec::Encode;
use frame_support::dispatch::{DispatchInfo, GetDispatchInfo, Pays};
use pallet_transaction_payment::Event as Payment;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::traits::{DispatchTransaction, TransactionExtension};
use std::{cell::RefCell, collections::BTreeMap};

type Counts = RefCell<BTreeMap<String, u32>>;

fn runner(cases: u32, seed: u64) -> TestRunner {
    TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed),
        ..ProptestConfig::default()
    })
}

fn count(counts: &Counts, what: impl Into<String>) {
    *counts.borrow_mut().entry(what.into()).or_default() += 1;
}

fn assert_counted(counts: Counts, wanted: &[&str]) {
    let counts = counts.into_inner();
    println!("{counts:#?}");
    for what in wanted {
        let count = counts.get(*what).copied().unwrap_or_default();
        assert!(count >= 100, "`{what}` came up {count} times");
    }
}

#[derive(Clone, Debug)]
struct Extrinsic {
    poor: bool,
    redeems: bool,
    ticket: bool,
    paused: bool,
    tip: Balance,
}

fn tip() -> impl Strategy<Value = Balance> {
    prop_oneof![2 => Just(0), 1 => 1..10_000u128, 1 => any::<u128>()]
}

fn extrinsic() -> impl Strategy<Value = Extrinsic> {
    (any::<bool>(), any::<bool>(), any::<bool>(), prop::bool::weighted(0.2), tip())
        .prop_map(|(poor, redeems, ticket, paused, tip)| Extrinsic { poor, redeems, ticket, paused, tip })
}

/// Whether it was valid, whether its call succeeded, HETU left.
fn run<E: TransactionExtension<RuntimeCall>>(
    extension: E,
    extrinsic: &Extrinsic,
    info: impl Fn(&RuntimeCall) -> DispatchInfo,
) -> (bool, bool, Balance) {
    let who = if extrinsic.poor { POOR } else { ALICE };
    if extrinsic.ticket {
        give_ticket(who);
    }
    Paused::set(&extrinsic.paused);
    let call = if extrinsic.redeems { redeem() } else { remark() };
    let (info, len) = (info(&call), call.encoded_size());
    let outcome = extension.dispatch_transaction(RuntimeOrigin::signed(who), call, &info, len, 0);
    let succeeded = outcome.as_ref().is_ok_and(|dispatched| dispatched.is_ok());
    (outcome.is_ok(), succeeded, Balances::free_balance(who))
}

#[test]
fn extrinsics_differ_from_plain_ones_in_nothing_when_they_are_not_waived_and_no_identity_pays() {
    let counts = Counts::default();
    runner(4_096, 0xfee)
        .run(&extrinsic(), |extrinsic| {
            let waived = extrinsic.redeems && extrinsic.ticket && !extrinsic.paused && extrinsic.tip == 0;
            let ours = new_test_ext().execute_with(|| {
                let ours = run(power(extrinsic.tip), &extrinsic, |call| info(call, &power(0)));
                let free = matches!(events()[..], [RuntimeEvent::Fees(_)]);
                prop_assert_eq!(free, waived);
                Ok(ours)
            })?;
            let theirs = new_test_ext().execute_with(|| {
                run(plain(extrinsic.tip), &extrinsic, |call| DispatchInfo {
                    extension_weight: hetu_weight(call),
                    ..call.get_dispatch_info()
                })
            });
            let what = if waived {
                let before = if extrinsic.poor { 0 } else { RICHES };
                prop_assert_eq!(ours, (true, true, before));
                if extrinsic.poor { "waived, poor" } else { "waived, rich" }
            } else {
                prop_assert_eq!(ours, theirs);
                match ours {
                    (false, ..) => "invalid",
                    (true, false, _) => "failed and charged",
                    (true, true, _) => "charged",
                }
            };
            count(&counts, what);
            Ok(())
        })
        .unwrap();
    assert_counted(counts, &["waived, poor", "waived, rich", "invalid", "failed and charged", "charged"]);
}

/// What happens to the chain.
#[derive(Clone, Debug)]
enum Step {
    Extrinsic {
        who: AccountId,
        call: RuntimeCall,
        tip: Balance,
    },
    /// A block begins: everything that decides who pays is another.
    Block {
        congestion: u128,
        rate: u128,
        paused: bool,
    },
    Refill {
        of: AccountId,
        meter: u128,
        flux: u128,
        exits: u32,
        staked: bool,
        flux_ok: bool,
        hetu_ok: bool,
    },
    Ticket {
        who: AccountId,
    },
}

fn who() -> impl Strategy<Value = AccountId> {
    prop_oneof![1 => Just(ALICE), 1 => Just(POOR), 3 => Just(CAROL), 3 => Just(DAVE)]
}

fn meddling() -> impl Strategy<Value = Meddling> {
    prop_oneof![
        Just(Meddling::Drain),
        Just(Meddling::SpendFlux),
        who().prop_map(Meddling::Rotate),
        (1..17u128).prop_map(Meddling::Congest),
        (1..50u128).prop_map(Meddling::Convert),
    ]
}

fn call() -> impl Strategy<Value = RuntimeCall> {
    let simple = || {
        prop_oneof![
            1 => Just(remark()),
            1 => Just(redeem()),
            2 => Just(leave()),
            2 => (0..2_000u32, any::<bool>(), any::<bool>())
                .prop_map(|(bytes, is_intent, fails)| meters::Call::send { bytes, is_intent, fails }.into()),
            2 => (0..50_000u64, prop::option::of(0..=100u64), prop::bool::weighted(0.8), prop::bool::weighted(0.2))
                .prop_map(|(declared, percent, pays, fails)| {
                    work(declared, percent.map(|percent| declared * percent / 100), pays, fails)
                }),
            2 => (meddling(), prop::bool::weighted(0.2))
                .prop_map(|(how, fails)| meters::Call::meddle { how, fails }.into()),
        ]
    };
    prop_oneof![5 => simple(), 1 => prop::collection::vec(simple(), 0..4).prop_map(batch)]
}

fn step() -> impl Strategy<Value = Step> {
    let amount = || prop_oneof![1 => Just(0u128), 2 => 0..4_000u128, 1 => 0..100_000u128];
    prop_oneof![
        8 => (who(), call(), prop_oneof![4 => Just(0), 1 => tip()])
            .prop_map(|(who, call, tip)| Step::Extrinsic { who, call, tip }),
        1 => (prop_oneof![Just(1), 1..17u128], 1..50u128, prop::bool::weighted(0.2))
            .prop_map(|(congestion, rate, paused)| Step::Block { congestion, rate, paused }),
        2 => (
            prop_oneof![Just(CAROL), Just(DAVE)], amount(), amount(), 0..3u32, any::<bool>(), any::<bool>(), any::<bool>(),
        ).prop_map(|(of, meter, flux, exits, staked, flux_ok, hetu_ok)| {
            Step::Refill { of, meter, flux, exits, staked, flux_ok, hetu_ok }
        }),
        1 => who().prop_map(|who| Step::Ticket { who }),
    ]
}

/// The identities, as [`identify`] makes them; their controllers may be others by now.
fn accounts() -> [meters::Account; 2] {
    [CAROL, DAVE].map(|who| account(identity_of(who)))
}

/// What the extension took of all identities: Power and Flux.
fn settled() -> (u128, u128) {
    accounts()
        .iter()
        .fold((0, 0), |(power, flux), account| (power + account.power_settled, flux + account.flux_settled))
}

/// Nothing is created or lost: what was given is there, or was taken by one who said so.
fn check_accounts() {
    for account in accounts() {
        let meters::Account { power_settled, power_sent, power_drained, .. } = account;
        assert_eq!(account.power_given, account.meter + power_settled + power_sent + power_drained);
        let meters::Account { flux_settled, flux_sent, flux_spent, .. } = account;
        assert_eq!(account.flux_given, account.flux + flux_settled + flux_sent + flux_spent);
    }
}

/// Everybody's HETU.
fn hetu() -> Balance {
    [ALICE, POOR, CAROL, DAVE].map(Balances::free_balance).iter().sum()
}

fn submit_and_check(who: AccountId, call: RuntimeCall, tip: Balance, counts: &Counts) {
    let extension = power(tip);
    let (info, len) = (info(&call, &extension), call.encoded_size());
    let id = meters::Controls::<Test>::get(who);
    let is_message = matches!(call, RuntimeCall::Meters(meters::Call::send { .. }));
    let (before, state) = (accounts(), root());

    let reserved = cost(&call);
    let quote = extension.quote(&who, &call, len, &info);
    let valid = validate(&extension, who, &call);
    assert_eq!(root(), state, "asking leaves no trace");
    events();
    let (state, (power, flux), balances) = (root(), settled(), hetu());
    let outcome = apply(extension, RuntimeOrigin::signed(who), call.clone());
    check_accounts();
    assert_eq!(outcome.is_ok(), valid.is_ok(), "the pool and the block say the same");

    let Ok(dispatched) = outcome else {
        assert_eq!(root(), state, "a refused extrinsic leaves no trace");
        let what = match quote {
            Quote::Forbidden => "forbidden",
            Quote::Unaffordable { fee } => {
                assert!(Balances::free_balance(who) < fee.saturating_add(10), "it was there");
                "no HETU"
            },
            _ => panic!("{quote:?} was not enough"),
        };
        return count(counts, what);
    };
    let (failed, post) = match dispatched {
        Ok(post) => (false, post),
        Err(failure) => (true, failure.post_info),
    };
    let weight = post.actual_weight.expect("the extension tells");
    assert!(weight.all_lte(info.total_weight()));
    let free = post.pays_fee(&info) == Pays::No;
    let taken = (settled().0 - power, settled().1 - flux);
    let paid = balances - hetu();
    let fees = events();

    let priority = {
        let plain = plain(tip);
        use pallet_transaction_payment::ChargeTransactionPayment as Plain;
        Plain::<Test>::get_priority(&info, len, plain.tip(), 0)
    };
    assert_eq!(valid.unwrap().priority, priority, "priority is bought by a tip and nothing else");
    assert!(tip == 0 || paid >= tip, "a tip is paid");

    let said = match quote {
        Quote::Free => {
            assert!(!failed, "what fails is not free");
            assert_eq!((taken, paid), ((0, 0), 0));
            match &fees[..] {
                [RuntimeEvent::Fees(Event::FeeWaived { who: waived })] => {
                    assert_eq!(*waived, who);
                    "waived"
                },
                [RuntimeEvent::Fees(Event::ExitUsed { who: used, id: of })] => {
                    assert_eq!((*used, Some(*of)), (who, id));
                    let exits = |of: [meters::Account; 2]| of[0].exits + of[1].exits;
                    assert_eq!(exits(accounts()) + 1, exits(before));
                    "exit"
                },
                _ => panic!("{fees:?}"),
            }
        },
        Quote::Capacity { power: most } if !is_message => {
            // Congestion may have moved by the call itself; then no more than was reserved is taken.
            let power = if free { 0 } else { cost_at(&call, weight).min(most) };
            assert_eq!(fees, [Event::PowerPaid { who, id: id.unwrap(), power }.into()]);
            assert_eq!((taken, paid), ((power, 0), 0));
            if failed { "capacity, failed" } else { "capacity" }
        },
        Quote::Flux { fee: most } if !is_message => {
            let power = if free { 0 } else { cost_at(&call, weight).min(reserved) };
            let fee = (most * power).div_ceil(reserved);
            assert_eq!(fees, [Event::FluxPaid { who, id: id.unwrap(), fee }.into()]);
            assert_eq!((taken, paid), ((0, fee), 0));
            if failed { "flux, failed" } else { "flux" }
        },
        Quote::Capacity { power } if failed => {
            assert_eq!(fees, [Event::PowerPaid { who, id: id.unwrap(), power }.into()]);
            assert_eq!((taken, paid), ((power, 0), 0));
            "message, capacity, failed"
        },
        Quote::Flux { fee } if failed => {
            assert_eq!(fees, [Event::FluxPaid { who, id: id.unwrap(), fee }.into()]);
            assert_eq!((taken, paid), ((0, fee), 0));
            "message, Flux, failed"
        },
        Quote::Capacity { .. } | Quote::Flux { .. } => {
            assert_eq!((fees, taken, paid), (vec![], (0, 0), 0));
            let sent = |accounts: [meters::Account; 2]| {
                accounts.iter().fold((0, 0), |(p, f), a| (p + a.power_sent, f + a.flux_sent))
            };
            let (was, is) = (sent(before), sent(accounts()));
            let charged = match quote {
                Quote::Capacity { power } => (power, 0),
                Quote::Flux { fee } => (0, fee),
                _ => unreachable!(),
            };
            assert_eq!((is.0 - was.0, is.1 - was.1), charged);
            if charged.0 > 0 { "message, capacity" } else { "message, Flux" }
        },
        Quote::Hetu { fee: most } => {
            assert!(paid <= most, "no more than was quoted");
            assert_eq!(fees, [Payment::TransactionFeePaid { who, actual_fee: paid, tip }.into()]);
            assert_eq!(taken, (0, 0));
            if is_message && id.is_some() {
                assert_eq!(accounts(), before, "a message is not charged twice");
                "message, HETU"
            } else if failed {
                "HETU, failed"
            } else {
                "HETU"
            }
        },
        Quote::Forbidden | Quote::Unaffordable { .. } => panic!("was included"),
    };
    count(counts, said);
}

/// What validation said, what preparation reserved and what settlement took agree whatever the call does to the
/// meter, the Flux, the controller, the congestion or the rate.
#[test]
fn extrinsics_are_paid_as_they_were_quoted_over_random_states_and_calls() {
    let counts = Counts::default();
    runner(2_000, 0xf1_0a)
        .run(&prop::collection::vec(step(), 1..60), |steps| {
            new_test_ext().execute_with(|| {
                identify(CAROL, 50_000, 50_000);
                identify(DAVE, 50_000, 50_000);
                for step in steps {
                    match step {
                        Step::Extrinsic { who, call, tip } => submit_and_check(who, call, tip, &counts),
                        Step::Block { congestion, rate, paused } => {
                            meters::Congestion::<Test>::put(congestion);
                            meters::Rate::<Test>::put(rate);
                            Paused::set(&paused);
                        },
                        Step::Refill { of, meter, flux, exits, staked, flux_ok, hetu_ok } => {
                            change(identity_of(of), |account| {
                                account.meter += meter;
                                account.power_given += meter;
                                account.flux += flux;
                                account.flux_given += flux;
                                account.exits = exits;
                                account.staked = staked;
                                account.allows_flux = flux_ok;
                                account.allows_hetu = hetu_ok;
                            })
                        },
                        Step::Ticket { who } => give_ticket(who),
                    }
                }
            });
            Ok(())
        })
        .unwrap();
    let wanted = [
        "waived",
        "exit",
        "capacity",
        "capacity, failed",
        "flux",
        "flux, failed",
        "message, capacity",
        "message, capacity, failed",
        "message, Flux",
        "message, Flux, failed",
        "message, HETU",
        "HETU",
        "HETU, failed",
        "forbidden",
        "no HETU",
    ];
    assert_counted(counts, &wanted);
}
