#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used
)]

use crate as pallet_clock;
use core::num::NonZeroU32;
use frame_support::{derive_impl, traits::BuildGenesisConfig};
use sp_io::TestExternalities;

pub type Block = frame_system::mocking::MockBlockU32<Test>;

#[frame_support::runtime]
mod runtime {
    #[runtime::runtime]
    #[runtime::derive(
        RuntimeCall,
        RuntimeEvent,
        RuntimeError,
        RuntimeOrigin,
        RuntimeTask,
        RuntimeViewFunction
    )]
    pub struct Test;

    #[runtime::pallet_index(0)]
    pub type System = frame_system::Pallet<Test>;

    #[runtime::pallet_index(1)]
    pub type Clock = pallet_clock::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
    type Block = Block;
}

impl pallet_clock::Config for Test {}

/// A chain whose genesis sets `scale`.
pub fn chain(scale: u32) -> TestExternalities {
    let mut ext = TestExternalities::default();
    ext.execute_with(|| {
        let scale = NonZeroU32::new(scale).unwrap();
        pallet_clock::GenesisConfig::<Test> { scale, ..Default::default() }.build();
        System::set_block_number(1);
    });
    ext
}

/// Runs `test` on a chain of that scale and checks the invariants afterwards.
pub fn build_and_execute(scale: u32, test: impl FnOnce()) {
    chain(scale).execute_with(|| {
        test();
        Clock::do_try_state().unwrap();
    });
}
