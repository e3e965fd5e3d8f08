mod congestion;
mod conversion;
mod cost;
mod meter;
mod rent;
mod schedule;
mod stake;
