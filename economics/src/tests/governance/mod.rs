use super::*;

mod concentration;
mod drift;
mod signal;
