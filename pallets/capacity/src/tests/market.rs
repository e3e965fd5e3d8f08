//! Offers, leases and rent.
use crate::{Error, Event, HoldReason, Leases, OfferKey, Offers, assert_refused, mock::*};
use fluxnomics_economics::time::DAY;
use fluxnomics_primitives::{Balance, UNIT, identity::Obligations};
use frame_support::{
    assert_ok,
    storage::{TransactionOutcome, with_transaction},
    traits::fungible::InspectHold,
};
use sp_runtime::TokenError;

/// HETU a day for one staked HETU.
const PRICE: Balance = UNIT / 100;

fn offered(units: Balance, price: Balance) -> OfferKey {
    let id = crate::NextOffer::<Test>::get();
    assert_ok!(by(ALICE, offer(A, units, price)));
    OfferKey { book: BOOK, price, id }
}

fn settle(lease: u64) -> crate::mock::Call {
    Call::settle_lease { lease }
}

fn rent_held(who: AccountId) -> Balance {
    Balances::balance_on_hold(&HoldReason::Rent.into(), &who)
}

#[test]
fn rented_stake_fills_the_renters_meter_until_the_lease_ends() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let key = offered(100 * UNIT, PRICE);
        events();

        assert_ok!(by(BOB, rent(B, key, 60 * UNIT, 2 * DAY)));

        let rent = 60 * 2 * PRICE;
        let ends_at = now() + 2 * DAY;
        assert_eq!(
            events(),
            [Event::Rented {
                lease: 0,
                lessor: A,
                renter: B,
                payer: BOB,
                key,
                units: 60 * UNIT,
                rent,
                ends_at
            }]
        );
        assert_eq!(rent_held(BOB), rent);
        assert_eq!(Offers::<Test>::iter().next().unwrap().1.units, 40 * UNIT);
        // Nobody touches either for four days: the lease ended in the middle.
        pass_days(4);
        assert_eq!(stored(A), (2 * 20 + 2 * 50) * UNIT);
        assert_eq!(stored(B), 2 * 30 * UNIT);
        assert_eq!((view(A).terms, view(B).terms), (vec![], vec![]));
        assert_eq!(view(A).unstakable.hetu, 100 * UNIT);
    });
}

#[test]
fn rent_streams_to_the_lessors_owner() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let key = offered(100 * UNIT, PRICE);
        assert_ok!(by(BOB, rent(B, key, 100 * UNIT, 4 * DAY)));
        let rent = 100 * 4 * PRICE;
        let before = hetu(ALICE);
        assert_refused!(STRANGER, settle(0), Error::<Test>::NothingToSettle);
        pass_days(1);
        events();
        assert_ok!(by(STRANGER, settle(0)));
        assert_eq!(events(), [Event::RentPaid { lease: 0, amount: rent / 4, ended: false }]);
        assert_eq!((hetu(ALICE) - before, rent_held(BOB)), (rent / 4, rent / 4 * 3));
        pass_days(10);
        assert_ok!(by(STRANGER, settle(0)));
        assert_eq!((hetu(ALICE) - before, rent_held(BOB)), (rent, 0));
        assert_eq!(Leases::<Test>::iter().count(), 0);
        assert_refused!(STRANGER, settle(0), Error::<Test>::UnknownLease);
    });
}

#[test]
fn offers_are_listed_by_price_with_what_can_be_rented() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(CAROL, stake(C, HETU, 100 * UNIT)));
        let dear = offered(90 * UNIT, 300 * UNIT);
        let cheap = offered(50 * UNIT, PRICE);
        let id = crate::NextOffer::<Test>::get();
        assert_ok!(by(CAROL, offer(C, UNIT, 2 * PRICE)));
        let middle = OfferKey { book: BOOK, price: 2 * PRICE, id };
        let shown = |count| {
            Capacity::offers(BOOK, count)
                .into_iter()
                .map(|(key, offer)| (key, offer.units))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(9), [(cheap, 50 * UNIT), (middle, UNIT), (dear, 90 * UNIT)]);
        assert_eq!(shown(1), [(cheap, 50 * UNIT)]);
        assert_ok!(by(BOB, rent(B, cheap, 50 * UNIT, DAY)));
        assert_eq!(shown(9), [(middle, UNIT), (dear, 50 * UNIT)], "no more than the lessor has");
    });
}

#[test]
fn offer_is_gone_when_what_is_left_is_too_little() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let deposits = || pallet_power::Identities::<Test>::get(A).unwrap().deposits;
        let key = offered(10 * UNIT, PRICE);
        assert_eq!(deposits(), UNIT / 10);
        assert_ok!(by(BOB, rent(B, key, 9 * UNIT + 1, DAY)));
        assert_eq!((Offers::<Test>::iter().count(), deposits()), (0, 0));
        let key = offered(10 * UNIT, PRICE);
        events();
        assert_ok!(by(crate::mock::key(A), Call::withdraw_offer { key }));
        assert_eq!(events(), [Event::OfferWithdrawn { lessor: A, key }]);
        assert_eq!((Offers::<Test>::iter().count(), deposits()), (0, 0));
        assert_refused!(ALICE, Call::withdraw_offer { key }, Error::<Test>::UnknownOffer);
    });
}

#[test]
fn nothing_is_offered_when_it_cannot_be_lent() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let refused = |who, units, price, term, error: Error<Test>| {
            let call = Call::offer { lessor: A, book: BOOK, units, price, longest_term: term };
            assert_refused!(who, call, error);
        };
        refused(key(A), UNIT, PRICE, DAY, Error::NotOwner);
        refused(BOB, UNIT, PRICE, DAY, Error::NotOwnerOrController);
        refused(ALICE, UNIT - 1, PRICE, DAY, Error::BelowLeastLent);
        refused(ALICE, UNIT, 0, DAY, Error::ZeroAmount);
        refused(ALICE, UNIT, PRICE, DAY - 1, Error::TermTooShort);
        refused(ALICE, UNIT, PRICE, 90 * DAY + 1, Error::TermTooLong);
        refused(ALICE, 101 * UNIT, PRICE, DAY, Error::InsufficientStake);
        for _ in 0..MAX_OFFERS {
            offered(UNIT, PRICE);
        }
        refused(ALICE, UNIT, PRICE, DAY, Error::TooManyOffers);
        assert_refused!(
            BOB,
            Call::withdraw_offer { key: OfferKey { book: BOOK, price: PRICE, id: 0 } },
            Error::<Test>::NotOwnerOrController
        );
    });
}

#[test]
fn nothing_is_rented_when_a_condition_fails() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        // Of four places, so each takes a quarter at least.
        let least = 2 * UNIT;
        let key = offered(4 * least, PRICE);
        let call = |key, units, term, max_price| Call::rent { renter: B, key, units, term, max_price };
        assert_refused!(ALICE, rent(A, key, least, DAY), Error::<Test>::SameIdentity);
        assert_refused!(CAROL, rent(B, key, least, DAY), Error::<Test>::NotOwnerOrController);
        assert_refused!(BOB, call(key, least, DAY, PRICE - 1), Error::<Test>::PriceAboveLimit);
        assert_refused!(BOB, call(key, least, DAY - 1, PRICE), Error::<Test>::TermTooShort);
        assert_refused!(BOB, call(key, least, 30 * DAY + 1, PRICE), Error::<Test>::TermTooLong);
        assert_refused!(BOB, call(key, least - 1, DAY, PRICE), Error::<Test>::BelowLeastLent);
        assert_refused!(BOB, call(key, 4 * least + 1, DAY, PRICE), Error::<Test>::InsufficientOffer);
        let unknown = OfferKey { price: PRICE + 1, ..key };
        assert_refused!(BOB, rent(B, unknown, least, DAY), Error::<Test>::UnknownOffer);
        assert_refused!(crate::mock::key(B), rent(B, key, least, DAY), TokenError::FundsUnavailable);
        assert_ok!(by(ALICE, unstake(A, HETU, 95 * UNIT)));
        assert_refused!(BOB, rent(B, key, 4 * least, DAY), Error::<Test>::InsufficientStake);
        assert_ok!(by(ALICE, cancel(A, HETU, 95 * UNIT)));
        for _ in 0..MAX_TERMS {
            assert_ok!(by(BOB, rent(B, key, least, DAY)));
        }
        let key = offered(4 * least, PRICE);
        assert_refused!(BOB, rent(B, key, least, DAY), Error::<Test>::TooManyLeases);
        // Of leases that have ended anybody frees the place.
        pass_days(1);
        assert_refused!(BOB, rent(B, key, least, DAY), Error::<Test>::TooManyLeases);
        assert_ok!(by(STRANGER, settle(0)));
        assert_ok!(by(BOB, rent(B, key, least, DAY)));
    });
}

#[test]
fn lessors_without_a_place_or_stake_do_not_hide_the_others() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(CAROL, stake(C, HETU, 100 * UNIT)));
        offered(90 * UNIT, 1);
        assert_ok!(by(CAROL, offer(C, UNIT, 2 * PRICE)));
        let shown = || {
            Capacity::offers(BOOK, 1)
                .into_iter()
                .map(|(_, offer)| (offer.lessor, offer.units))
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(), [(A, 90 * UNIT)]);
        // A quarter is 22.5: less than that cannot be rented, unless it is all.
        assert_ok!(by(ALICE, delegate(A, to(B), 77 * UNIT, 0)));
        assert_eq!(shown(), [(A, 23 * UNIT)]);
        assert_ok!(by(BOB, rent(B, best(), 23 * UNIT, DAY)));
        assert_ok!(by(ALICE, undelegate(A, to(B), 22 * UNIT)));
        assert_eq!(shown(), [(C, UNIT)], "22 are there, and too little");
        assert_ok!(by(ALICE, undelegate(A, to(B), UNIT)));
        assert_eq!(shown(), [(A, 23 * UNIT)]);
        assert_ok!(by(ALICE, delegate(A, to(B), 23 * UNIT, 0)));
        assert_eq!(shown(), [(C, UNIT)]);
        assert_ok!(by(BOB, rent(B, best(), UNIT, DAY)));
        assert!(shown().is_empty());
        // An offer for less time than a lease must last is none.
        assert_ok!(by(CAROL, offer(C, UNIT, 2 * PRICE)));
        assert_eq!(shown().len(), 1);
        change_params(|params| params.shortest_term = 31 * DAY);
        assert!(shown().is_empty());
    });
}

fn best() -> OfferKey {
    Capacity::offers(BOOK, 1)[0].0
}

/// The least of it, and all of it; and of what is not shown, nothing.
#[test]
fn offer_is_shown_when_it_can_be_rented_and_not_otherwise() {
    for (offered_units, left, is_shown) in [
        (90, 23, true),
        (90, 22, false),
        (90, 90, true),
        (8, 2, true),
        (8, 1, false),
        (1, 1, true),
        (5, 2, true),
    ] {
        build_and_execute(|| {
            assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
            offered(offered_units * UNIT, PRICE);
            assert_ok!(by(ALICE, delegate(A, to(C), (100 - left) * UNIT, 0)));
            let Some((key, offer)) = Capacity::offers(BOOK, 9).pop() else {
                assert!(!is_shown);
                let key = OfferKey { book: BOOK, price: PRICE, id: 0 };
                assert_refused!(BOB, rent(B, key, left * UNIT, DAY), Error::<Test>::BelowLeastLent);
                return;
            };
            assert!(is_shown && offer.units == left * UNIT);
            for units in [offer.units, offer.least_units.min(offer.units)] {
                assert_ok!(with_transaction(|| {
                    TransactionOutcome::Rollback(by(BOB, rent(B, key, units, DAY)))
                }));
            }
        });
    }
}

#[test]
fn book_full_of_what_cannot_be_rented_is_paged_through() {
    new_test_ext().execute_with(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(by(CAROL, stake(C, HETU, 100 * UNIT)));
        let key = offered(UNIT, 1);
        let junk = Offers::<Test>::get(crate::market::storage_key(&key)).unwrap();
        let good = crate::NextOffer::<Test>::get();
        for price in [3_000, 6_000, 7_000] {
            assert_ok!(by(CAROL, offer(C, UNIT, price)));
        }
        // Nobody could offer as much; whatever fills the book stands in for many lessors.
        for n in 0..5_000 {
            let key = OfferKey { price: 1 + Balance::from(n), id: 1_000 + n, ..key };
            Offers::<Test>::insert(crate::market::storage_key(&key), crate::Offer { lessor: 77, ..junk });
        }
        assert_ok!(by(ALICE, delegate(A, to(B), 100 * UNIT, 0)));
        assert!(Capacity::offers(BOOK, 9).is_empty(), "junk hides the others");
        let (mut found, mut after, mut pages) = (vec![], None, 0);
        loop {
            let page = Capacity::offer_page(BOOK, after, 9);
            found.extend(page.offers.into_iter().map(|(key, _)| (key.price, key.id)));
            pages += 1;
            assert!(pages < 9, "it does not go on");
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(found, [(3_000, good), (6_000, good + 1), (7_000, good + 2)]);
        assert_eq!(pages, 3);
        // One at a time: each page goes on where the last ended, even if that offer is gone.
        let first = Capacity::offer_page(BOOK, Some(OfferKey { price: 2_999, id: 0, ..key }), 1);
        assert_eq!(first.offers.len(), 1);
        assert_eq!(first.next.unwrap().price, 3_000);
        assert_ok!(by(CAROL, Call::withdraw_offer { key: first.next.unwrap() }));
        let second = Capacity::offer_page(BOOK, Some(OfferKey { price: 5_999, id: u64::MAX, ..key }), 1);
        assert_eq!(second.offers[0].0.id, good + 1);
        // A page of nothing would not say where to go on.
        let next = Capacity::offer_page(BOOK, second.next, 1);
        assert_eq!(next.offers.len(), 1);
        assert_eq!(Capacity::offer_page(BOOK, second.next, 0), next);
        assert_eq!(Capacity::offer_page(BOOK, second.next, 9).next, None);
    });
}

#[test]
fn leased_stake_is_bound_until_the_lease_ends() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        let key = offered(60 * UNIT, PRICE);
        assert_ok!(by(BOB, rent(B, key, 60 * UNIT, 2 * DAY)));
        assert_refused!(ALICE, unstake(A, HETU, 40 * UNIT + 1), Error::<Test>::InsufficientStake);
        assert_refused!(ALICE, delegate(A, to(C), 41 * UNIT, 0), Error::<Test>::InsufficientStake);
        assert!(Capacity::any_open(B), "a renter's lease binds it");
        pass_days(2);
        assert_ok!(by(ALICE, unstake(A, HETU, 100 * UNIT)));
        assert_ok!(by(BOB, settle(0)));
        assert!(!Capacity::any_open(B));
    });
}

#[test]
fn rent_between_identities_of_one_owner_is_paid_to_itself() {
    build_and_execute(|| {
        assert_ok!(by(ALICE, stake(A, HETU, 100 * UNIT)));
        assert_ok!(Identities::register_agent(RuntimeOrigin::signed(ALICE), 500, Balance::MAX));
        assert_ok!(Identities::accept_controller(RuntimeOrigin::signed(500), 3));
        let key = offered(60 * UNIT, PRICE);
        let before = hetu(ALICE);
        assert_ok!(by(ALICE, rent(3, key, 60 * UNIT, DAY)));
        pass_days(1);
        assert_ok!(by(ALICE, settle(0)));
        assert_eq!((hetu(ALICE), rent_held(ALICE)), (before, 0));
    });
}
