mod panel;
mod score;
