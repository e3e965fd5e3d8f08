mod fee;
mod index;
mod issuance;
mod price;
