mod meter;
mod schedule;
