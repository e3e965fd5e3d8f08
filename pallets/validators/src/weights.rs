//! Weights for `pallet_validators`, in the shape that `frame-omni-bencher` writes and replaces.
//!
//! Initial values, not measured: database operations counted over the code of each call, base times estimated from
//! calls of the same shape in pallet-session, pallet-balances and pallet-staking.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed for `pallet_validators`.
pub trait WeightInfo {
	fn bond() -> Weight;
	fn unbond() -> Weight;
	fn withdraw() -> Weight;
	fn purge_keys() -> Weight;
	fn add_validator() -> Weight;
	fn remove_validator() -> Weight;
	fn within_session() -> Weight;
	fn rotate(n: u32, ) -> Weight;
	fn on_offence(n: u32, ) -> Weight;
}

/// Weights for `pallet_validators` with the database weights of the runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Validators::Bonds` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn bond() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Validators::Bonds` (r:1 w:1)
	/// Storage: `Validators::Members` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Clock::Scale` (r:1 w:0)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:0)
	fn unbond() -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Bonds` (r:1 w:1)
	/// Storage: `Clock::Scale` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn withdraw() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Validators::Bonds` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:1)
	/// Storage: `Session::KeyOwner` (r:0 w:2)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn purge_keys() -> Weight {
		Weight::from_parts(70_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Validators::Members` (r:1 w:1)
	/// Storage: `Validators::Bonds` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	fn add_validator() -> Weight {
		Weight::from_parts(35_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Members` (r:1 w:1)
	fn remove_validator() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Babe::Initialized` (r:1 w:0)
	/// Storage: `Babe::CurrentSlot` (r:1 w:0)
	/// Storage: `Babe::EpochIndex` (r:1 w:0)
	/// Storage: `Babe::GenesisSlot` (r:1 w:0)
	fn within_session() -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	/// Storage: `Session::{Validators, QueuedKeys, QueuedChanged, CurrentIndex, DisabledValidators}` (r:5 w:5)
	/// Storage: `Session::NextKeys` (r:n w:0)
	/// Storage: `Validators::ActiveKeys` (r:0 w:1)
	/// Storage: `Validators::Members` (r:1 w:0)
	/// Storage: `Validators::Slashes` (r:n w:n)
	/// Storage: `Historical::{StoredRange, HistoricalSessions}` (r:2 w:3)
	/// Storage: `Babe::*` (r:13 w:9)
	/// Storage: `Grandpa::*` (r:4 w:4)
	/// Storage: `System::*` (r:3 w:3)
	fn rotate(n: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 0)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(25_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Session::{CurrentIndex, Validators, DisabledValidators}` (r:3 w:1)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Validators::Members` (r:1 w:1)
	/// Storage: `Treasury` account (r:1 w:1)
	/// Storage: `Balances::TotalIssuance` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:n w:n)
	/// Storage: `System::Account` (r:n w:n)
	/// Storage: `Validators::Slashes` (r:n w:n)
	fn on_offence(n: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(90_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
}

// For tests.
impl WeightInfo for () {
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Validators::Bonds` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn bond() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	/// Storage: `Validators::Bonds` (r:1 w:1)
	/// Storage: `Validators::Members` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Clock::Scale` (r:1 w:0)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:0)
	fn unbond() -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Bonds` (r:1 w:1)
	/// Storage: `Clock::Scale` (r:1 w:0)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn withdraw() -> Weight {
		Weight::from_parts(60_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	/// Storage: `Validators::Bonds` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:1)
	/// Storage: `Session::KeyOwner` (r:0 w:2)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn purge_keys() -> Weight {
		Weight::from_parts(70_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	/// Storage: `Validators::Members` (r:1 w:1)
	/// Storage: `Validators::Bonds` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	fn add_validator() -> Weight {
		Weight::from_parts(35_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Members` (r:1 w:1)
	fn remove_validator() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Babe::Initialized` (r:1 w:0)
	/// Storage: `Babe::CurrentSlot` (r:1 w:0)
	/// Storage: `Babe::EpochIndex` (r:1 w:0)
	/// Storage: `Babe::GenesisSlot` (r:1 w:0)
	fn within_session() -> Weight {
		Weight::from_parts(5_000_000, 0)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
	}
	/// Storage: `Session::{Validators, QueuedKeys, QueuedChanged, CurrentIndex, DisabledValidators}` (r:5 w:5)
	/// Storage: `Session::NextKeys` (r:n w:0)
	/// Storage: `Validators::ActiveKeys` (r:0 w:1)
	/// Storage: `Validators::Members` (r:1 w:0)
	/// Storage: `Validators::Slashes` (r:n w:n)
	/// Storage: `Historical::{StoredRange, HistoricalSessions}` (r:2 w:3)
	/// Storage: `Babe::*` (r:13 w:9)
	/// Storage: `Grandpa::*` (r:4 w:4)
	/// Storage: `System::*` (r:3 w:3)
	fn rotate(n: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 0)
			.saturating_add(Weight::from_parts(40_000_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(28_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(25_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
	}
	/// Storage: `Session::{CurrentIndex, Validators, DisabledValidators}` (r:3 w:1)
	/// Storage: `Parameters::Parameters` (r:1 w:0)
	/// Storage: `Validators::Members` (r:1 w:1)
	/// Storage: `Treasury` account (r:1 w:1)
	/// Storage: `Balances::TotalIssuance` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:n w:n)
	/// Storage: `System::Account` (r:n w:n)
	/// Storage: `Validators::Slashes` (r:n w:n)
	fn on_offence(n: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 0)
			.saturating_add(Weight::from_parts(90_000_000, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
}
