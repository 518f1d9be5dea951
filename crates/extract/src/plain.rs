//! Plain text: kept to the code point, every non-blank line in a block.

use capture::{Body, Capture};
use corpus::{Block, BlockKind, Defect, Document, Format, Metadata, Rule, Span, Table, Text};
use lexicon::Lexicon;

use crate::given;

/// The document of a plain text.
pub(crate) fn document(capture: Capture, _lexicon: &Lexicon) -> Document {
    let (format, body) = match capture.body {
        Body::Plain(text) => (Format::Plain, text),
        Body::Html(html) => (Format::Html, html),
        Body::Record(_) => (Format::Plain, String::new()),
    };
    let text = Text::new(body).unwrap_or_default();
    let mut metadata = Metadata { charset: capture.charset, ..Metadata::default() };
    let mut defects = capture.faults.iter().map(|fault| Defect::whole("input", fault.message.clone())).collect();
    given::overlay(&mut metadata, &capture.given, &mut defects);
    let blocks = blocks(text.as_str());
    let id = capture.given.id.unwrap_or_else(|| text.id().to_hex());
    Document { id, source: capture.source, format, blocks: Table::sort(blocks, &text), text, metadata, defects }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            let span = Span::from_range(start..start + trimmed.len());
            blocks.push(Block { kind: BlockKind::Paragraph, span, capture: None, rule: Rule::new("block.line") });
        }
        at += line.len();
    }
    blocks
}
