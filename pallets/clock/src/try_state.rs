use crate::{Config, MAX_SCALE, Pallet, Scale};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
    /// Checks the invariants of the README on the current state.
    pub fn do_try_state() -> Result<(), TryRuntimeError> {
        // Invariant 1. That the scale is not 0 is a matter of its type; a value that does not decode reads as 1.
        if Scale::<T>::get() > MAX_SCALE {
            return Err("clock 1: the scale is above its bound".into());
        }
        Ok(())
    }
}
