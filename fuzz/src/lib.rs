//! Fuzz targets for everything that parses: each takes any bytes and must return.
//!
//! `cargo run --release -p rashomon-fuzz` replays the corpus and a fixed stream of mutations on stable
//! Rust; `campaign.sh` searches with coverage as its guide. It must not know how anything is parsed: a
//! target calls what a user would call.

mod analysis;
mod formats;
mod net;
mod syntax;

/// A target: its name and what it does with the bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("plain", analysis::plain),
    ("html", analysis::html),
    ("read_document", analysis::read_document),
    ("read_brief", analysis::read_brief),
    ("dates", analysis::dates),
    ("brief", analysis::brief),
    ("corrections", analysis::corrections),
    ("model", syntax::model),
    ("page", formats::page),
    ("records", formats::records),
    ("meta", formats::meta),
    ("mail", formats::mail),
    ("zip", formats::zip),
    ("wacz", formats::wacz),
    ("warc", formats::warc),
    ("packed", formats::packed),
    ("feed", formats::feed),
    ("json_feed", formats::json_feed),
    ("opml", formats::opml),
    ("sitemap", formats::sitemap),
    ("answer", net::answer),
    ("robots", net::robots),
    ("address", net::address),
];
