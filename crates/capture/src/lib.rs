//! Opens files, folders, archives and streams, and yields captures.
//!
//! This crate answers *what did the user hand us*: each input becomes a [`Capture`], the decoded text
//! of one page with where it came from, in which encoding it was, and what the user said about it.
//! Captures are yielded one at a time in the order of input; memory does not grow with their number.
//!
//! It must not know what an article is: it never looks for a title, a paragraph or a date.
#![allow(clippy::disallowed_methods, reason = "this is the room where files are opened")]

mod capture;
mod decode;
mod error;
mod headers;
mod http;
mod inputs;
mod kind;
mod limit;
mod lines;
mod list;
mod mail;
mod meta;
#[cfg(feature = "net")]
pub mod net;
mod open;
mod page;
mod record;
mod records;
mod source;
mod unpack;
mod warc;
mod when;
mod zip;

pub use capture::{Body, Capture, Fault, Given};
pub use error::CaptureError;
pub use meta::Meta;
pub use open::{InputFormat, Options, is_address, open, read_bytes};
pub use records::records;

/// The largest page and the longest line of JSON Lines that is read, in bytes: 16 MiB.
///
/// A page of that size is no article; a JSON Lines file of any size is read, record by record.
pub const SIZE_LIMIT: usize = 16 << 20;
