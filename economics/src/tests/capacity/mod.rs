mod congestion;
mod meter;
mod schedule;
