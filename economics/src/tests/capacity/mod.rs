mod congestion;
mod conversion;
mod meter;
mod schedule;
