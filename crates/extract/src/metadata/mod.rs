//! What a page says about itself in its text.

mod authors;
mod genre;
mod language;
mod masthead;
mod published;
mod publisher;
mod title;

use corpus::{Defect, Metadata, Span};
use lexicon::Lexicon;

pub(crate) use authors::in_person_case;
pub(crate) use genre::genre_of;
pub(crate) use language::{detect, unanalysed};
pub(crate) use publisher::country as country_of;

use crate::page::{Line, Page};

/// Reads the metadata that stands in the text of a page.
pub(crate) fn read(page: &Page<'_>, lexicon: &Lexicon, defects: &mut Vec<Defect>) -> Metadata {
    let (title, site) = title::read(page, lexicon);
    let authors = authors::read(page, lexicon);
    let publisher = publisher::read(page, site, &authors, lexicon);
    let language = detect(page);
    defects.extend(language.as_ref().and_then(unanalysed));
    Metadata {
        genre: genre::read(page, title.as_ref(), &authors, lexicon),
        country: publisher.as_ref().and_then(|outlet| publisher::country(outlet, lexicon)),
        published: published::published(page),
        modified: published::modified(page),
        title,
        authors,
        publisher,
        language,
        ..Metadata::default()
    }
}

/// The span of a range of bytes of a line.
fn within(line: &Line<'_>, range: &std::ops::Range<usize>) -> Span {
    Span::from_range(range.clone()).shifted(line.span.start)
}

/// A headline without the name of a known outlet or a label behind it.
pub(crate) fn without_site<'t>(headline: &'t str, lexicon: &Lexicon) -> &'t str {
    title::parted(headline, lexicon).0
}
