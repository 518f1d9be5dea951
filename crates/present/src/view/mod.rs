//! A brief as a reader sees it: sections, rows and words, ready for a template.
//!
//! Made from the record alone. What came from outside has its invisible control characters made
//! visible here, and is escaped by the template.

mod actors;
mod corrections;
mod coverage;
mod desk;
mod diff;
mod disagreements;
mod events;
mod figures;
mod frame;
mod glance;
mod legend;
mod marks;
mod naming;
mod note;
mod page;
mod passages;
mod pictures;
mod positions;
mod proof;
mod prune;
mod quotes;
mod sources;
mod texts;
mod title;
mod visible;
mod words;

pub(crate) use frame::Frame;
pub use frame::languages;
pub(crate) use marks::Piece;
pub(crate) use page::Page;
pub(crate) use pictures::Shape;
pub use prune::shown_record;
pub(crate) use visible::shortened;
