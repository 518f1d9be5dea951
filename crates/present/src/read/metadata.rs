//! Metadata from its record.

use corpus::{Author, Basis, Doubt, Edtf, Few, Grounds, Metadata, Rule, Sourced, Span};

use super::ContractError;
use super::document::Reader;
use super::fault::At;
use crate::explain::{interned, sure};
use crate::record::{AuthorRecord, FieldRecord, MetadataRecord, SourcedDate};

pub(super) fn rule(written: &str) -> Rule {
    Rule(interned(written))
}

pub(super) fn doubts<D: FromIterator<Doubt>>(written: &[String]) -> D {
    written.iter().map(|reason| Doubt(interned(reason))).collect()
}

pub(super) fn grounds(rule_name: &str, written: &[String]) -> Grounds {
    let known = written.is_empty().then(|| sure(rule_name)).flatten();
    known.unwrap_or_else(|| Grounds::new(rule(rule_name), doubts::<Few<Doubt>>(written)))
}

impl Reader<'_> {
    pub(super) fn metadata(&self, record: &MetadataRecord) -> Result<Metadata, ContractError> {
        let string = |name: &str, value: &Option<String>| self.field(record, name, value);
        Ok(Metadata {
            title: string("title", &record.title)?,
            authors: self.authors(&record.authors)?,
            publisher: string("publisher", &record.publisher)?,
            published: self.date(format_args!("metadata.published"), record.published.as_ref())?,
            modified: self.date(format_args!("metadata.modified"), record.modified.as_ref())?,
            published_time: string("published_time", &record.published_time)?,
            modified_time: string("modified_time", &record.modified_time)?,
            language: string("language", &record.language)?,
            section: string("section", &record.section)?,
            tags: record.tags.clone(),
            genre: self.field(record, "genre", &record.genre.map(|genre| genre.0))?,
            url: string("url", &record.url)?,
            country: string("country", &record.country)?,
            charset: record.charset.clone(),
            captured: record.captured.as_deref().map(Box::from),
        })
    }

    /// A plain value with what `fields` says of it; what it says nothing of is given.
    fn field<T: Clone>(
        &self,
        record: &MetadataRecord,
        name: &str,
        value: &Option<T>,
    ) -> Result<Option<Sourced<T>>, ContractError> {
        let Some(value) = value.clone() else { return Ok(None) };
        let Some(known) = record.fields.get(name) else { return Ok(Some(Sourced::given(value))) };
        self.known(format_args!("metadata.fields.{name}"), value, known).map(Some)
    }

    fn known<T>(&self, at: At<'_>, value: T, known: &FieldRecord) -> Result<Sourced<T>, ContractError> {
        let mut from: Vec<Span> = self.spans(format_args!("{at}.from"), &known.from)?;
        if let (true, Some(start), Some(end)) = (from.is_empty(), known.start, known.end) {
            from.push(self.span(at, start, end)?);
        }
        Ok(Sourced { value, basis: known.basis.0, from, rule: rule(&known.rule), doubts: doubts(&known.doubt) })
    }

    fn authors(&self, records: &[AuthorRecord]) -> Result<Vec<Author>, ContractError> {
        let author = |(index, record): (usize, &AuthorRecord)| {
            let at = format_args!("metadata.authors[{index}]");
            let role = record.role.clone().map(|role| match &record.role_known {
                Some(known) => self.known(format_args!("{at}.role_known"), role, known),
                None => Ok(Sourced { basis: record.known.basis.0, ..Sourced::given(role) }),
            });
            Ok(Author { name: self.known(at, record.name.clone(), &record.known)?, role: role.transpose()? })
        };
        records.iter().enumerate().map(author).collect()
    }

    pub(super) fn date(
        &self,
        at: At<'_>,
        record: Option<&SourcedDate>,
    ) -> Result<Option<Sourced<Edtf>>, ContractError> {
        let Some(record) = record else { return Ok(None) };
        let value = edtf(format_args!("{at}.value"), &record.value)?;
        let from: Vec<Span> = self.spans(format_args!("{at}.from"), &record.from)?;
        let basis: Basis = record.basis.0;
        Ok(Some(Sourced { value, basis, from, rule: rule(&record.rule), doubts: doubts(&record.doubt) }))
    }
}

pub(super) fn edtf(at: At<'_>, written: &str) -> Result<Edtf, ContractError> {
    Edtf::parse(written).ok_or_else(|| ContractError::new(at.to_string(), format!("`{written}` is no EDTF date")))
}
