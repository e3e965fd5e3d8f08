mod congestion;
mod conversion;
mod cost;
mod meter;
mod schedule;
