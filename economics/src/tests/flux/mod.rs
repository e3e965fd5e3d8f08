mod bounds;
mod controller;
mod demurrage;
mod epoch;
mod purchase;
mod reservoir;
mod reward;
