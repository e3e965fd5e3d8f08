//! How a chain watches itself: figures and the bands they should lie in, alarms that neither flap nor miss, and answers
//! that are bounded and end by themselves.

pub mod adjustment;
pub mod alarm;
pub mod band;
pub mod halt;
pub mod memory;
pub mod score;
