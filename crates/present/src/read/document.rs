//! A document, with or without its annotations, from its record.

use std::borrow::Cow;

use corpus::{Annotated, Basis, Block, ByteRange, Defect, Document, Span, Spanned, Table, Text};

use super::fault::At;
use super::metadata::rule;
use super::{ContractError, parse};
use crate::CodePoints;
use crate::record::{BlockRecord, DOCUMENT, DefectRecord, DocumentRecord, Place};

/// Reads one `rashomon/document/1` record.
///
/// # Errors
/// Names the field that is missing or of the wrong type, or says that it is another record.
pub fn read_document_record(json: &str) -> Result<DocumentRecord, ContractError> {
    let record: DocumentRecord = parse(json)?;
    if record.schema != DOCUMENT {
        return Err(ContractError::new("schema", format!("`{}` where `{DOCUMENT}` is read", record.schema)));
    }
    Ok(record)
}

/// Reads one record that carries annotations.
///
/// # Errors
/// Names the field at fault: of the wrong type, an offset outside of the text, an index without a row.
pub fn read_document(json: &str) -> Result<Annotated, ContractError> {
    annotated_of(&read_document_record(json)?)
}

/// The document of a record; its annotations, if any, are left aside.
///
/// # Errors
/// As [`read_document`]; also where `hash` is not the content hash of `text`.
pub fn document_of(record: &DocumentRecord) -> Result<Document, ContractError> {
    let text = frozen(&record.text)?;
    let hash = text.id().to_hex();
    if !record.hash.is_empty() && record.hash != hash {
        return Err(ContractError::new("hash", format!("`{}`, but `text` has the content hash `{hash}`", record.hash)));
    }
    let points = CodePoints::of(&text);
    let reader = Reader { text: &text, points: &points };
    let mut metadata = reader.metadata(&record.metadata)?;
    if is_filled_in(record) {
        metadata.published = None;
    }
    Ok(Document {
        id: if record.id.is_empty() { hash } else { record.id.clone() },
        source: record.source.clone(),
        format: record.format.0,
        blocks: reader.blocks(&record.blocks)?,
        defects: reader.defects(&record.defects)?,
        metadata,
        text: text.clone(),
    })
}

/// Whether `metadata.published` is only the inferred date of writing.
fn is_filled_in(record: &DocumentRecord) -> bool {
    let published = &record.metadata.published;
    published.as_ref().is_some_and(|date| date.basis.0 == Basis::Inferred) && *published == record.written
}

/// The document of a record with its annotations.
///
/// # Errors
/// As [`read_document`]; also where the record carries no annotations.
pub fn annotated_of(record: &DocumentRecord) -> Result<Annotated, ContractError> {
    if !record.is_annotated() {
        return Err(ContractError::new("mentions", "missing: the record carries no annotations"));
    }
    let document = document_of(record)?;
    let points = CodePoints::of(&document.text);
    let annotations = Reader { text: &document.text, points: &points }.annotations(record)?;
    Ok(Annotated { document, annotations })
}

pub(super) fn frozen(body: &str) -> Result<Text, ContractError> {
    Text::new(body).map_err(|fault| ContractError::new("text", fault.to_string()))
}

/// Turns the code points of a record about one text into spans of it.
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text,
    pub(super) points: &'a CodePoints<'a>,
}

impl Reader<'_> {
    pub(super) fn span(&self, at: At<'_>, start: u32, end: u32) -> Result<Span, ContractError> {
        self.points.span(start, end).ok_or_else(|| {
            let length = self.points.len();
            ContractError::new(
                at.to_string(),
                format!("{start}..{end} is no passage of a text of {length} code points"),
            )
        })
    }

    pub(super) fn maybe(&self, at: At<'_>, place: Option<Place>) -> Result<Option<Span>, ContractError> {
        place.map(|place| self.span(at, place.start, place.end)).transpose()
    }

    pub(super) fn spans<S: FromIterator<Span>>(&self, at: At<'_>, places: &[Place]) -> Result<S, ContractError> {
        let span = |(index, place): (usize, &Place)| self.span(format_args!("{at}[{index}]"), place.start, place.end);
        places.iter().enumerate().map(span).collect()
    }

    pub(super) fn freeze<Row: Spanned>(&self, list: &str, rows: Vec<Row>) -> Result<Table<Row>, ContractError> {
        Table::freeze(rows, self.text).map_err(|fault| {
            let message =
                if fault.out_of_order { "stands before its predecessor" } else { "is no passage of the text" };
            ContractError::new(format!("{list}[{}]", fault.row), message)
        })
    }

    pub(super) fn blocks(&self, records: &[BlockRecord]) -> Result<Table<Block>, ContractError> {
        let mut blocks = Vec::with_capacity(records.len());
        let mut last = 0;
        for (index, record) in records.iter().enumerate() {
            let at = format_args!("blocks[{index}]");
            let span = self.span(at, record.start, record.end)?;
            if span.start < last {
                return Err(ContractError::new(at.to_string(), "overlaps its predecessor"));
            }
            last = span.end;
            let capture = record.capture.map(|range| ByteRange { start: range.start, end: range.end });
            blocks.push(Block { kind: record.kind.0, span, capture, rule: rule(&record.rule) });
        }
        self.freeze("blocks", blocks)
    }

    fn defects(&self, records: &[DefectRecord]) -> Result<Vec<Defect>, ContractError> {
        let defect = |(index, record): (usize, &DefectRecord)| {
            let place = record.start.zip(record.end).map(|(start, end)| Place { start, end });
            let span = self.maybe(format_args!("defects[{index}]"), place)?;
            Ok(Defect { kind: Cow::Owned(record.kind.clone()), message: record.message.clone(), span })
        };
        records.iter().enumerate().map(defect).collect()
    }
}
