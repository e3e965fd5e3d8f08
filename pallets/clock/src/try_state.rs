use crate::{Config, MAX_SCALE, Pallet, Scale};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the invariants of the README on the current state.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        Self::check_scale()
    }

    /// That the scale is not 0 is a matter of its type; a value that does not decode reads as 1.
    fn check_scale() -> Result<(), TryRuntimeError> {
        ensure!(Scale::<T>::get() <= MAX_SCALE, "C1: the scale is above its bound");
        Ok(())
    }
}
