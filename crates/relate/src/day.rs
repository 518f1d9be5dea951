//! When documents were written, and the day by which a brief judges.

use corpus::{Annotated, Archive, Day, Edtf};

/// When a document was published; failing that, when its own words show it was written.
pub(crate) fn written(document: &Annotated) -> Option<&Edtf> {
    let published = document.document.metadata.published.as_ref();
    published.or(document.annotations.written.as_ref()).map(|sourced| &sourced.value)
}

/// The first day on which a document may have been written: what an inferred range leaves open is not made use of.
pub(crate) fn first_written(document: &Annotated) -> Option<Day> {
    written(document).and_then(|date| date.earliest().or(date.latest()))
}

/// The latest day on which a document was surely written or still to be written.
pub(crate) fn latest(archive: &Archive) -> Option<Day> {
    archive.documents().iter().filter_map(first_written).max()
}
