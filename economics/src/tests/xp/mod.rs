mod bootstrap;
mod lock;
mod tier;
mod trust;
