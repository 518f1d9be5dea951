//! Turns relations into views, and views into HTML, Markdown, JSON, tables.
//!
//! This crate answers *how findings are shown*: it writes and reads the JSON contract, and renders a
//! brief as one HTML page, one Markdown text or one document for word processors. Code points exist only here: a record's offsets count
//! them, while a [`corpus::Span`] counts bytes.
//!
//! A page is rendered from the JSON record of a brief alone, never from the types of the analysis.
//! So the record that a page carries is enough to render that page again, to the byte.
//!
//! It must not know how anything is computed or stored: nothing here finds a name, merges an event,
//! or opens a file.

pub mod audit;
mod compare;
mod docx;
pub mod explain;
mod html;
mod json;
mod markdown;
mod offsets;
mod read;
pub mod record;
mod sink;
mod view;
mod write;

pub use compare::{Mismatch, check_page, check_passages, compare};
pub use docx::render_docx;
pub use html::render_html;
pub use json::{schema, to_json, to_json_pretty};
pub use markdown::render_markdown;
pub use offsets::CodePoints;
pub use read::{
    ContractError, Corrections, Told, annotated_of, brief_document, document_of, given_metadata, page_json, read_brief,
    read_corrections, read_document, read_document_record, read_page, read_told,
};
pub use view::{languages, shown_record};
pub use write::{
    Manifest, Stage, StoryGroup, annotated_record, brief_record, document_record, stories_record, write_brief,
};
