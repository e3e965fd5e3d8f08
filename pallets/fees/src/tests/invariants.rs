//! Random extrinsics against the plain extension: equal in everything but what is waived.
use crate::mock::*;
use codec::Encode;

use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use sp_runtime::traits::{DispatchTransaction, TransactionExtension};
use std::{cell::RefCell, collections::BTreeMap};

#[derive(Clone, Debug)]
struct Extrinsic {
    poor: bool,
    redeems: bool,
    ticket: bool,
    paused: bool,
    tip: Balance,
}

fn extrinsic() -> impl Strategy<Value = Extrinsic> {
    let tip = prop_oneof![2 => Just(0), 1 => 1..10_000u128, 1 => any::<u128>()];
    (any::<bool>(), any::<bool>(), any::<bool>(), prop::bool::weighted(0.2), tip)
        .prop_map(|(poor, redeems, ticket, paused, tip)| Extrinsic { poor, redeems, ticket, paused, tip })
}

/// Whether it was valid, whether its call succeeded, HETU left.
fn run<E: TransactionExtension<RuntimeCall>>(extension: E, extrinsic: &Extrinsic) -> (bool, bool, Balance) {
    let who = if extrinsic.poor { POOR } else { ALICE };
    if extrinsic.ticket {
        give_ticket(who);
    }
    Paused::set(&extrinsic.paused);
    let call = if extrinsic.redeems { redeem() } else { remark() };
    let (info, len) = (info(&call, &power(0)), call.encoded_size());
    let outcome = extension.dispatch_transaction(RuntimeOrigin::signed(who), call, &info, len, 0);
    let succeeded = outcome.as_ref().is_ok_and(|dispatched| dispatched.is_ok());
    (outcome.is_ok(), succeeded, Balances::free_balance(who))
}

#[test]
fn extrinsics_differ_from_plain_ones_in_nothing_when_they_are_not_waived() {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 4_096,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0xfee),
        ..ProptestConfig::default()
    });
    let counts = RefCell::new(BTreeMap::<&str, u32>::new());
    runner
        .run(&extrinsic(), |extrinsic| {
            let waived = extrinsic.redeems && extrinsic.ticket && !extrinsic.paused && extrinsic.tip == 0;
            let ours = new_test_ext().execute_with(|| {
                let ours = run(power(extrinsic.tip), &extrinsic);
                let free = matches!(events()[..], [RuntimeEvent::Fees(_)]);
                prop_assert_eq!(free, waived);
                Ok(ours)
            })?;
            let theirs = new_test_ext().execute_with(|| run(plain(extrinsic.tip), &extrinsic));
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
            *counts.borrow_mut().entry(what).or_default() += 1;
            Ok(())
        })
        .unwrap();
    let counts = counts.into_inner();
    println!("{counts:?}");
    for what in ["waived, poor", "waived, rich", "invalid", "failed and charged", "charged"] {
        let count = counts.get(what).copied().unwrap_or_default();
        assert!(count >= 100, "`{what}` came up {count} times");
    }
}
