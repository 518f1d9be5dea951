//! Turns one capture into one document.
//!
//! This crate answers *what stands on this page*: the text, the kind of each of its blocks, and what
//! the page says about itself (headline, authors, outlet, date, genre), each with the rule that found
//! it and the passage that shows it. It never fails: what is wrong with a page becomes a defect.
//!
//! It must not know other documents, and it does no language analysis: no sentence, no part of speech.

mod given;
mod html;
mod lists;
mod metadata;
mod page;
mod plain;

pub use capture::{Body, Capture};
use corpus::Document;
use lexicon::Lexicon;

/// The name and version of this stage, for manifests and caches.
pub const STAGE: &str = "extract/6";

/// The features of each line of a plain text, to make the weights of the line model from
/// (`crates/lexicon/convert/line_weights.py`): the span of the line in bytes, and names `group bin` or `word w`.
pub fn line_looks(text: &str, lexicon: &Lexicon) -> Vec<(corpus::Span, Vec<String>)> {
    page::read_looks(text, lexicon)
}

/// The document that a capture holds.
///
/// A capture that is already a record yields an empty document with a defect: records are read by the
/// room that knows the contract.
pub fn extract(mut capture: Capture, lexicon: &Lexicon) -> Document {
    match std::mem::replace(&mut capture.body, Body::Plain(String::new())) {
        Body::Plain(text) => plain::document(capture, text, lexicon),
        Body::Html(html) => html::document(capture, html, lexicon),
        Body::Record(_) => plain::document(capture, String::new(), lexicon),
    }
}
