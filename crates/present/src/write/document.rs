//! A document, with or without its annotations, as a record.

use corpus::{Annotated, Block, Defect, Document, Span};

use super::annotations::{Rows, token_record};
use super::metadata::{metadata_record, sourced_date};
use super::rule;
use crate::CodePoints;
use crate::record::{BlockRecord, CaptureRange, DOCUMENT, DefectRecord, DocumentRecord, Place, Word};

/// A document as `extract` prints it.
pub fn document_record(document: &Document) -> DocumentRecord {
    let points = CodePoints::of(&document.text);
    DocumentRecord {
        schema: DOCUMENT.to_owned(),
        id: document.id.clone(),
        hash: document.text.id().to_hex(),
        source: document.source.clone(),
        format: Word(document.format),
        text: document.text.as_str().to_owned(),
        blocks: block_records(&points, document.blocks.rows()),
        metadata: metadata_record(&points, &document.metadata),
        defects: defect_records(&points, &document.defects),
        written: None,
        sentences: None,
        tokens: None,
        mentions: None,
        entities: None,
        quotes: None,
        times: None,
        figures: None,
        events: None,
    }
}

/// A document as `annotate` prints it; with `tokens` the grammar as well.
///
/// Where nobody says when it was published, `metadata.published` is when it was written as inferred.
pub fn annotated_record(annotated: &Annotated, tokens: bool) -> DocumentRecord {
    let Annotated { document, annotations } = annotated;
    let points = CodePoints::of(&document.text);
    let rows = Rows::of(document, annotations, &points);
    let mut record = document_record(document);
    record.written = annotations.written.as_ref().map(|written| sourced_date(&points, written));
    if record.metadata.published.is_none() {
        record.metadata.published = record.written.clone();
    }
    record.defects.extend(defect_records(&points, &annotations.defects));
    record.sentences = Some(annotations.sentences.rows().iter().map(|row| place(&points, row.span)).collect());
    record.tokens = tokens.then(|| annotations.tokens.rows().iter().map(|row| token_record(&points, row)).collect());
    record.mentions = Some(rows.mentions());
    record.entities = Some(rows.entities());
    record.quotes = Some(rows.quotes());
    record.times = Some(rows.times());
    record.figures = Some(rows.figures());
    record.events = Some(rows.events());
    record
}

/// A span in code points.
pub(super) fn place(points: &CodePoints, span: Span) -> Place {
    let (start, end) = points.range(span);
    Place { start, end }
}

pub(super) fn block_records(points: &CodePoints, blocks: &[Block]) -> Vec<BlockRecord> {
    let record = |block: &Block| {
        let (start, end) = points.range(block.span);
        let capture = block.capture.map(|range| CaptureRange { start: range.start, end: range.end });
        BlockRecord { kind: Word(block.kind), start, end, capture, rule: rule(&block.rule) }
    };
    blocks.iter().map(record).collect()
}

pub(super) fn defect_records(points: &CodePoints, defects: &[Defect]) -> Vec<DefectRecord> {
    let record = |defect: &Defect| {
        let range = defect.span.map(|span| points.range(span));
        DefectRecord {
            doc: None,
            kind: defect.kind.to_string(),
            message: defect.message.clone(),
            start: range.map(|(start, _)| start),
            end: range.map(|(_, end)| end),
        }
    };
    defects.iter().map(record).collect()
}
