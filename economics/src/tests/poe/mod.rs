mod fee;
mod index;
mod issuance;
