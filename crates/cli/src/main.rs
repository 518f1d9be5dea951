//! The rashomon command.
fn main() {}
