//! Plain text: kept to the code point, every non-blank line in a block.

use capture::{Capture, Fault};
use corpus::{BlockKind, Defect, Document, Format, Span, Table, Text};
use lexicon::Lexicon;

use crate::{given, metadata, page};

/// The document of a plain text.
pub(crate) fn document(capture: Capture, body: String, lexicon: &Lexicon) -> Document {
    let mut defects = Vec::new();
    let text = freeze(body, &mut defects);
    defects.extend(capture.faults.iter().map(|fault| defect(fault, &text)));
    let page = page::read(text.as_str(), lexicon);
    let mut metadata = metadata::read(&page, lexicon, &mut defects);
    defects.extend(without_body(&page));
    let blocks = Table::sort(page.blocks(true), &text);
    metadata.captured = given::captured(&capture, &mut defects);
    metadata.charset = capture.charset;
    given::overlay(&mut metadata, &capture.given, lexicon, &mut defects);
    let id = capture.given.id.unwrap_or_else(|| text.id().to_hex());
    Document { id, source: capture.source, format: Format::Plain, blocks, text, metadata, defects }
}

/// The text; one that is too long for its offsets is left out, and a defect says so.
pub(crate) fn freeze(body: String, defects: &mut Vec<Defect>) -> Text {
    Text::new(body).unwrap_or_else(|error| {
        defects.push(Defect::whole("too-long", format!("{error}; the text was left out")));
        Text::default()
    })
}

/// A fault of the capture as a defect of the document.
pub(crate) fn defect(fault: &Fault, text: &Text) -> Defect {
    let place = fault.offset.and_then(|offset| {
        let width = text.as_str().get(offset..)?.chars().next()?.len_utf8();
        Some(Span::from_range(offset..offset + width))
    });
    Defect { span: place, ..Defect::whole(fault.kind, fault.message.clone()) }
}

/// Text in which nothing is said: all of it furniture, or without a single word.
fn without_body(page: &page::Page<'_>) -> Option<Defect> {
    if page.lines.is_empty() {
        return None;
    }
    let mut running = page.of_kind(BlockKind::Paragraph).map(|(_, line)| line).peekable();
    if running.peek().is_none() {
        return Some(Defect::whole("no-article", "no running text was found; every line was taken for furniture"));
    }
    let wordless = running.all(|line| line.words == 0);
    wordless.then(|| Defect::whole("no-article", "the text has no words; nothing was found in it"))
}
