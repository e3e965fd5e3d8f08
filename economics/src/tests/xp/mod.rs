mod bootstrap;
mod tier;
