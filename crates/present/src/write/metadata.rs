//! Metadata as a record: plain values, and beside them how each is known.

use std::collections::BTreeMap;

use corpus::{Author, Edtf, Metadata, Sourced};

use super::document::place;
use super::{doubts, rule};
use crate::CodePoints;
use crate::record::{AuthorRecord, FieldRecord, MetadataRecord, SourcedDate, Word};

pub(super) fn metadata_record(points: &CodePoints, metadata: &Metadata) -> MetadataRecord {
    let string = |field: &Option<Sourced<String>>| field.as_ref().map(|sourced| sourced.value.clone());
    let date = |field: &Option<Sourced<Edtf>>| field.as_ref().map(|sourced| sourced_date(points, sourced));
    MetadataRecord {
        title: string(&metadata.title),
        authors: metadata.authors.iter().map(|author| author_record(points, author)).collect(),
        publisher: string(&metadata.publisher),
        published: date(&metadata.published),
        modified: date(&metadata.modified),
        published_time: string(&metadata.published_time),
        modified_time: string(&metadata.modified_time),
        language: string(&metadata.language),
        section: string(&metadata.section),
        tags: metadata.tags.clone(),
        genre: metadata.genre.as_ref().map(|genre| Word(genre.value)),
        url: string(&metadata.url),
        country: string(&metadata.country),
        charset: metadata.charset.clone(),
        captured: metadata.captured.as_deref().map(str::to_owned),
        fields: fields(points, metadata),
    }
}

fn fields(points: &CodePoints, metadata: &Metadata) -> BTreeMap<String, FieldRecord> {
    let strings = [
        ("title", &metadata.title),
        ("publisher", &metadata.publisher),
        ("published_time", &metadata.published_time),
        ("modified_time", &metadata.modified_time),
        ("language", &metadata.language),
        ("section", &metadata.section),
        ("url", &metadata.url),
        ("country", &metadata.country),
    ];
    let known = strings.into_iter().filter_map(|(name, field)| Some((name, field_record(points, field.as_ref()?))));
    let genre = metadata.genre.as_ref().map(|genre| ("genre", field_record(points, genre)));
    known.chain(genre).map(|(name, record)| (name.to_owned(), record)).collect()
}

fn author_record(points: &CodePoints, author: &Author) -> AuthorRecord {
    AuthorRecord {
        name: author.name.value.clone(),
        role: author.role.as_ref().map(|role| role.value.clone()),
        known: field_record(points, &author.name),
        role_known: author.role.as_ref().map(|role| field_record(points, role)),
    }
}

/// How a value is known: one passage as `start` and `end`, several also as `from`.
fn field_record<T>(points: &CodePoints, sourced: &Sourced<T>) -> FieldRecord {
    let from: Vec<_> = sourced.from.iter().map(|span| place(points, *span)).collect();
    let first = from.first().copied();
    FieldRecord {
        basis: Word(sourced.basis),
        start: first.map(|place| place.start),
        end: first.map(|place| place.end),
        from: if from.len() > 1 { from } else { Vec::new() },
        rule: rule(&sourced.rule),
        doubt: doubts(&sourced.doubts),
    }
}

pub(super) fn sourced_date(points: &CodePoints, date: &Sourced<Edtf>) -> SourcedDate {
    SourcedDate {
        value: date.value.to_string(),
        basis: Word(date.basis),
        from: date.from.iter().map(|span| place(points, *span)).collect(),
        rule: rule(&date.rule),
        doubt: doubts(&date.doubts),
    }
}
