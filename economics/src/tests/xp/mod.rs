mod bootstrap;
mod lock;
mod shares;
mod tier;
mod trust;
mod wash;
