//! A brief as a reader sees it: sections, rows and words, ready for a template.
//!
//! Made from the record alone. What came from outside has its invisible control characters made
//! visible here, and is escaped by the template.

mod actors;
mod chart;
mod coverage;
mod desk;
mod disagreements;
mod events;
mod figures;
mod marks;
mod naming;
mod note;
mod page;
mod passages;
mod positions;
mod quotes;
mod sources;
mod texts;
mod visible;
mod words;

pub(crate) use marks::Piece;
pub(crate) use page::Page;
