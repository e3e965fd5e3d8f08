#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

mod activity;
mod average;
mod breaker;
mod capacity;
mod decay;
mod flux;
mod governance;
mod index;
mod lifetime;
mod log;
mod math;
mod median;
mod oracle;
mod poe;
mod quality;
mod ramp;
mod registration;
mod split;
mod stability;
mod time;
mod work;
mod xp;

use codec::{Decode, Encode, MaxEncodedLen};
use core::fmt::Debug;
use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};

/// Runs `property` on `cases` values from one fixed seed, and shrinks what fails.
fn for_all<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value)) {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x00F1_0C05),
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&strategy, |value| {
        property(value);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// Numbers of every magnitude below 2^`bits`, with the edges of the range and of powers of two more often.
fn below_bits(bits: u32) -> impl Strategy<Value = u128> {
    let max = u128::MAX >> (128 - bits);
    let any_width =
        (0..=bits, any::<u128>()).prop_map(move |(width, x)| if width == 0 { 0 } else { x >> (128 - width) });
    let near_power = (0..bits, 0_u128..3).prop_map(move |(i, d)| ((1 << i) + d - 1).min(max));
    let edge = (0_u128..3, any::<bool>()).prop_map(move |(d, top)| if top { max - d } else { d });
    prop_oneof![4 => any_width, 1 => near_power, 1 => edge]
}

fn any_u128() -> impl Strategy<Value = u128> {
    below_bits(128)
}

fn any_u64() -> impl Strategy<Value = u64> {
    below_bits(64).prop_map(|x| x as u64)
}

fn any_u32() -> impl Strategy<Value = u32> {
    below_bits(32).prop_map(|x| x as u32)
}

/// The value survives its encoding, which takes exactly its greatest length.
fn assert_encodes_in<T: Encode + Decode + MaxEncodedLen + Debug + Eq>(value: T, bytes: usize) {
    let encoded = value.encode();
    assert_eq!(encoded.len(), bytes);
    assert_eq!(T::max_encoded_len(), bytes);
    assert_eq!(T::decode(&mut &encoded[..]).unwrap(), value);
}
