use crate::{Config, Scale};
use core::{marker::PhantomData, num::NonZeroU32};
use fluxnomics_economics::time::scaled_blocks;
use frame_support::traits::{Get, TypedGet};

/// The largest scale that genesis accepts: a day then lasts [`MIN_WINDOW_BLOCKS`] blocks. Above it, a window of a day
/// would have to be stretched, and what is measured against it in economic time would end before it.
///
/// [`MIN_WINDOW_BLOCKS`]: fluxnomics_economics::time::MIN_WINDOW_BLOCKS
pub const MAX_SCALE: NonZeroU32 = NonZeroU32::new(8_640).unwrap();

/// The scale of production.
pub struct One;

impl Get<NonZeroU32> for One {
    fn get() -> NonZeroU32 {
        NonZeroU32::MIN
    }
}

/// A period of `BLOCKS` blocks at scale 1, shortened by the scale but never below one block.
///
/// For pallets that count their periods in blocks and know nothing of economic time.
pub struct Scaled<T, const BLOCKS: u32>(PhantomData<T>);

impl<T: Config, const BLOCKS: u32> Get<u32> for Scaled<T, BLOCKS> {
    fn get() -> u32 {
        scaled_blocks(BLOCKS, Scale::<T>::get())
    }
}

impl<T: Config, const BLOCKS: u32> TypedGet for Scaled<T, BLOCKS> {
    type Type = u32;

    fn get() -> u32 {
        <Self as Get<u32>>::get()
    }
}
