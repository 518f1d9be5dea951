//! A brief from its JSON, or from the page that carries it.

use corpus::{Basis, Document, Metadata};

use super::document::{Reader, frozen};
use super::{ContractError, parse};
use crate::CodePoints;
use crate::record::{BRIEF, BriefDocument, BriefRecord};

/// The element of a page in which the record of the brief stands, `<` written as `\u003c`.
pub(crate) const OPENING: &str = "<script type=\"application/json\" id=\"rashomon-brief\">";
pub(crate) const CLOSING: &str = "</script>";

/// Reads a brief from its JSON.
///
/// # Errors
/// Names the field that is missing or of the wrong type, or says that it is another record.
pub fn read_brief(json: &str) -> Result<BriefRecord, ContractError> {
    let record: BriefRecord = parse(json)?;
    if record.schema != BRIEF {
        return Err(ContractError::new("schema", format!("`{}` where `{BRIEF}` is read", record.schema)));
    }
    Ok(record)
}

/// The JSON that an HTML brief carries.
///
/// # Errors
/// Where the page carries none, or several.
pub fn page_json(html: &str) -> Result<&str, ContractError> {
    let mut parts = html.split(OPENING).skip(1);
    let (Some(rest), None) = (parts.next(), parts.next()) else {
        return Err(ContractError::new("", "the page carries no record of a brief, or several"));
    };
    let end = rest.find(CLOSING).ok_or_else(|| ContractError::new("", "the record in the page has no end"))?;
    Ok(&rest[..end])
}

/// Reads the brief that an HTML page carries.
///
/// # Errors
/// As [`page_json`] and [`read_brief`].
pub fn read_page(html: &str) -> Result<BriefRecord, ContractError> {
    read_brief(page_json(html)?)
}

/// A document of a brief, to be analysed again. `text` completes a brief that was made without texts.
///
/// # Errors
/// Where there is no text, or its content hash is another, or an offset lies outside of it.
pub fn brief_document(record: &BriefDocument, text: Option<&str>) -> Result<Document, ContractError> {
    let body = text.or(record.text.as_deref());
    let body = body.ok_or_else(|| ContractError::new("text", format!("the brief has no text of `{}`", record.id)))?;
    let text = frozen(body)?;
    let hash = text.id().to_hex();
    if record.hash != hash {
        let message = format!("`{}` in the brief, but the text of `{}` has `{hash}`", record.hash, record.id);
        return Err(ContractError::new("hash", message));
    }
    let points = CodePoints::of(&text);
    let reader = Reader { text: &text, points: &points };
    let mut metadata = reader.metadata(&record.metadata)?;
    metadata.published = metadata.published.filter(|date| date.basis != Basis::Inferred);
    Ok(Document {
        id: record.id.clone(),
        source: record.source.clone(),
        format: record.format.0,
        blocks: reader.blocks(&record.blocks)?,
        metadata,
        defects: Vec::new(),
        text: text.clone(),
    })
}

/// What the user gave about a document, without what was found.
pub fn given_metadata(metadata: &Metadata) -> Metadata {
    let mut given = metadata.clone();
    fn keep<T>(field: &mut Option<corpus::Sourced<T>>) {
        *field = field.take().filter(|sourced| sourced.basis == Basis::Given);
    }
    keep(&mut given.title);
    keep(&mut given.publisher);
    keep(&mut given.published);
    keep(&mut given.modified);
    keep(&mut given.language);
    keep(&mut given.genre);
    keep(&mut given.url);
    keep(&mut given.country);
    given.authors.retain(|author| author.name.basis == Basis::Given);
    given
}
