//! Weights of the extension.
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

pub trait WeightInfo {
    fn waive() -> Weight;
}

/// Database accesses of the waiver's look-ups. To be replaced by the runtime's measured weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
    fn waive() -> Weight {
        Weight::from_parts(6_000_000, 0).saturating_add(T::DbWeight::get().reads(4))
    }
}

impl WeightInfo for () {
    fn waive() -> Weight {
        Weight::zero()
    }
}
