//! From the records of the contract back to the types of the analysis, every offset and index checked.

mod annotations;
mod brief;
mod corrections;
mod document;
mod fault;
mod grammar;
mod metadata;
mod told;

pub use brief::{brief_document, given_metadata, page_json, read_brief, read_page};
pub use corrections::{Corrections, read_corrections};
pub use document::{annotated_of, document_of, read_document, read_document_record};
pub use fault::ContractError;
pub use told::{Told, read_told};

pub(crate) use fault::parse;
