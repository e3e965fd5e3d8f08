//! Initial weights of `pallet_governance`, derived from its database accesses and not yet measured:
//! to be regenerated with `frame-omni-bencher` over the runtime's benchmarks.
//!
//! The referendum's own accesses are those of pallet-referenda's `submit`; one subject of
//! parameters is counted for each change, the worst case.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use frame_support::{traits::Get, weights::{Weight, constants::ParityDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_governance`.
pub trait WeightInfo {
	fn propose(c: u32, ) -> Weight;
	fn enact(c: u32, ) -> Weight;
	fn clear(c: u32, ) -> Weight;
}

/// Weights for `pallet_governance` over the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Parameters::Parameters` (r:c w:0)
	/// Storage: `Governance::LastChanged` (r:c w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `Governance::Proposals` (r:0 w:1)
	/// Storage: `Referenda::ReferendumCount` (r:1 w:1)
	/// Storage: `Referenda::ReferendumInfoFor` (r:0 w:1)
	/// Storage: `Scheduler::Agenda` (r:1 w:1)
	/// The range of component `c` is `[1, MaxChanges]`.
	fn propose(c: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 110_487)
			.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 4_096).saturating_mul(c.into()))
	}
	/// Storage: `Governance::Proposals` (r:1 w:1)
	/// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Parameters::Parameters` (r:c w:c)
	/// Storage: `Governance::LastChanged` (r:c w:c)
	/// The range of component `c` is `[1, MaxChanges]`.
	fn enact(c: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 16_384)
			.saturating_add(Weight::from_parts(8_000_000, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 4_096).saturating_mul(c.into()))
	}
	/// Storage: `Governance::Proposals` (r:1 w:1)
	/// Storage: `Referenda::ReferendumInfoFor` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// The range of component `c` is `[1, MaxChanges]`.
	fn clear(c: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 16_384)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn propose(c: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 110_487)
			.saturating_add(Weight::from_parts(3_000_000, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(0, 4_096).saturating_mul(c.into()))
	}
	fn enact(c: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 16_384)
			.saturating_add(Weight::from_parts(8_000_000, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 4_096).saturating_mul(c.into()))
	}
	fn clear(c: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 16_384)
			.saturating_add(Weight::from_parts(100_000, 0).saturating_mul(c.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
}
