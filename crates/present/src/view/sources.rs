//! The documents: outlet, country, genre, date, length, origin.

use super::desk::{Cite, Desk, Link, file_name};
use super::note::Note;
use super::visible::visible;
use super::words;
use crate::record::{BriefDocument, OriginRecord, SourcedDate};

/// A document as a row.
#[derive(Clone, Debug)]
pub(crate) struct SourceRow {
    pub(crate) number: usize,
    pub(crate) outlet: String,
    /// Whether that is an outlet: a document without one is called by its author or file.
    pub(crate) has_outlet: bool,
    pub(crate) country: String,
    pub(crate) genre: String,
    pub(crate) title: String,
    pub(crate) authors: Vec<String>,
    pub(crate) date: String,
    /// `given`, `stated` or `inferred`, and from what.
    pub(crate) basis: String,
    pub(crate) passages: Vec<Link>,
    pub(crate) words: String,
    pub(crate) origins: Vec<Link>,
    /// The path or address as given.
    pub(crate) source: String,
    /// A web address that can be followed; never another scheme.
    pub(crate) address: String,
    pub(crate) note: Note,
}

/// Documents of one origin.
#[derive(Clone, Debug)]
pub(crate) struct OriginRow {
    pub(crate) id: String,
    pub(crate) documents: Vec<Link>,
    pub(crate) reason: String,
    pub(crate) shared: Vec<(Cite, Cite)>,
    pub(crate) note: Note,
}

pub(super) fn sources(desk: &Desk) -> Vec<SourceRow> {
    desk.record.documents.iter().enumerate().map(|(index, document)| source(desk, index, document)).collect()
}

fn source(desk: &Desk, index: usize, document: &BriefDocument) -> SourceRow {
    let metadata = &document.metadata;
    let string = |field: &Option<String>| field.as_deref().map(visible).unwrap_or_default();
    let author = |author: &crate::record::AuthorRecord| {
        let role = author.role.as_deref().map(|role| format!(", {}", visible(role)));
        format!("{}{}", visible(&author.name), role.unwrap_or_default())
    };
    let addresses = [metadata.url.as_deref(), Some(document.source.as_str())];
    let date = metadata.published.as_ref();
    SourceRow {
        number: index + 1,
        outlet: desk.outlet(&document.id),
        has_outlet: metadata.publisher.is_some(),
        country: string(&metadata.country),
        genre: metadata.genre.map(|genre| words::genre(desk.w, genre.0).to_owned()).unwrap_or_default(),
        title: string(&metadata.title),
        authors: metadata.authors.iter().map(author).collect(),
        date: date.map(|date| words::date(&visible(&date.value))).unwrap_or_default(),
        basis: date.map(|date| words::basis(desk.w, date.basis.0).to_owned()).unwrap_or_default(),
        passages: date.map(|date| date_passages(desk, index, document, date)).unwrap_or_default(),
        words: words::number(f64::from(document.words)),
        origins: origin_links(desk, &document.id),
        source: visible(file_name(&document.source)),
        address: addresses.into_iter().flatten().find(|address| is_web(address)).map(visible).unwrap_or_default(),
        note: date.map(|date| Note::new(&date.rule, &date.doubt)).unwrap_or_default(),
    }
}

/// The passages a date was read or inferred from.
fn date_passages(desk: &Desk, index: usize, document: &BriefDocument, date: &SourcedDate) -> Vec<Link> {
    let Some(points) = desk.points(index) else { return Vec::new() };
    let passage = |place: &crate::record::Place| Link {
        href: desk.href(&document.id, *place),
        words: visible(points.slice(place.start, place.end)),
    };
    date.from.iter().map(passage).filter(|link| !link.words.is_empty()).collect()
}

fn origin_links(desk: &Desk, id: &str) -> Vec<Link> {
    let shared = desk.record.origins.iter().enumerate();
    let of_document = shared.filter(|(_, origin)| origin.documents.iter().any(|document| document == id));
    of_document.map(|(number, origin)| desk.item_link(Some(&origin.id), &format!("origin {}", number + 1))).collect()
}

/// Whether an address may be a link: `javascript:` and other schemes may not.
fn is_web(address: &str) -> bool {
    let scheme = address.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    let clean = !address.chars().any(|character| character.is_control() || character.is_whitespace());
    clean && matches!(scheme.as_deref(), Some("http" | "https"))
}

pub(super) fn origins(desk: &Desk) -> Vec<OriginRow> {
    let row = |origin: &OriginRecord| OriginRow {
        id: origin.id.clone(),
        documents: origin.documents.iter().map(|document| desk.document_link(document)).collect(),
        reason: visible(&origin.reason),
        shared: origin.shared.iter().map(|(one, other)| (desk.cite(one), desk.cite(other))).collect(),
        note: Note::new(&origin.rule, &[]),
    };
    desk.record.origins.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_links() {
        assert!(is_web("https://a.example/x?y=1&z=2") && is_web("HTTP://a.example"));
        for address in
            ["javascript:alert(1)//://", "javascript://a.example/%0aalert(1)", "data:text/html,x", "https://a\n", "x"]
        {
            assert!(!is_web(address), "{address}");
        }
    }
}
