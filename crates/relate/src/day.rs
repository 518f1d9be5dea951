//! When documents were written, and the day by which a brief judges.

use corpus::{Annotated, Archive, Day, Edtf};

/// When a document was published; failing that, when its own words show it was written.
pub(crate) fn written(document: &Annotated) -> Option<&Edtf> {
    let published = document.document.metadata.published.as_ref();
    published.or(document.annotations.written.as_ref()).map(|sourced| &sourced.value)
}

/// The latest day on which one of the documents may have been written.
///
/// A date without an end (`2016-05/..`) counts by its beginning: it says nothing of how late it may be.
pub(crate) fn latest(archive: &Archive) -> Option<Day> {
    let dates = archive.documents().iter().filter_map(written);
    dates.filter_map(|date| date.latest().or(date.earliest())).max()
}
