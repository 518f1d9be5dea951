//! Addresses of the web, asked of a server on this machine.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(unreachable_pub, reason = "each test file uses a part")]
#![allow(clippy::disallowed_methods, reason = "tests write and read files, and measure time")]

mod guard;
mod limits;
mod lists;
mod manners;
mod recorded;
mod safe;
mod server;
