//! The few fields of a document record on which stories depend; the others are passed over, not read.

use std::borrow::Cow;

use corpus::{Basis, Edtf, TextId};
use serde::Deserialize;

use super::ContractError;
use super::metadata::edtf;
use crate::record::{DOCUMENT, FieldRecord, SourcedDate};

/// What a document tells, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The id given, else the content hash.
    pub id: String,
    /// The canonical text.
    pub text: String,
    /// The headline, where it does not stand in the text.
    pub title: Option<String>,
    /// When it was published, where somebody says so.
    pub published: Option<Edtf>,
    /// The outlet.
    pub publisher: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
}

#[derive(Deserialize)]
struct Record<'json> {
    #[serde(borrow)]
    schema: Cow<'json, str>,
    #[serde(default, borrow)]
    id: Cow<'json, str>,
    #[serde(default, borrow)]
    hash: Cow<'json, str>,
    #[serde(borrow)]
    text: Cow<'json, str>,
    #[serde(default, borrow)]
    metadata: Metadata<'json>,
    #[serde(default)]
    written: Option<SourcedDate>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Metadata<'json> {
    #[serde(borrow)]
    title: Option<Cow<'json, str>>,
    published: Option<SourcedDate>,
    #[serde(borrow)]
    publisher: Option<Cow<'json, str>>,
    #[serde(borrow)]
    url: Option<Cow<'json, str>>,
    fields: Fields,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fields {
    title: Option<FieldRecord>,
}

/// Reads what a `rashomon/document/1` record tells: as [`document_of`](crate::document_of), but for what is not
/// needed here, which is not checked either.
///
/// # Errors
/// Names the field that is missing or of the wrong type, or says that it is another record; also where `hash` is not
/// the content hash of `text`.
pub fn read_told(json: &str) -> Result<Told, ContractError> {
    let record: Record = serde_json::from_str(json).map_err(|fault| ContractError::new("", fault.to_string()))?;
    if record.schema != DOCUMENT {
        return Err(ContractError::new("schema", format!("`{}` where `{DOCUMENT}` is read", record.schema)));
    }
    let hash = TextId::of(&record.text).to_hex();
    if !record.hash.is_empty() && record.hash != hash {
        return Err(ContractError::new("hash", format!("`{}`, but `text` has the content hash `{hash}`", record.hash)));
    }
    let Metadata { title, published, publisher, url, fields } = record.metadata;
    let stands = fields.title.is_some_and(|known| !known.from.is_empty() || known.start.zip(known.end).is_some());
    let is_filled_in = |date: &SourcedDate| date.basis.0 == Basis::Inferred && Some(date) == record.written.as_ref();
    let published = published.filter(|date| !is_filled_in(date));
    Ok(Told {
        id: if record.id.is_empty() { hash } else { record.id.into_owned() },
        text: record.text.into_owned(),
        title: title.filter(|_| !stands).map(Cow::into_owned),
        published: published.map(|date| edtf(format_args!("metadata.published.value"), &date.value)).transpose()?,
        publisher: publisher.map(Cow::into_owned),
        url: url.map(Cow::into_owned),
    })
}
