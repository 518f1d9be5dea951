//! How much of one document is analysed.
//!
//! No article has a hundred thousand words. What is longer is a dump or an attack: its beginning is analysed, its
//! text is kept whole, and a defect says where the analysis ended.

use std::borrow::Cow;

use corpus::{Block, Defect, Document, Span, Table};

/// The most bytes of analysed blocks, about 42,000 words.
pub const ANALYSED_LIMIT: u32 = 256 * 1024;

/// The document as far as it is analysed, and a defect where that is not all of it.
pub(crate) fn within_limit(document: &Document, limit: u32) -> (Cow<'_, Document>, Option<Defect>) {
    let Some((place, room)) = overrun(document, limit) else { return (Cow::Borrowed(document), None) };
    let mut blocks = document.blocks.rows()[..place].to_vec();
    let block = &document.blocks.rows()[place];
    let end = block.span.start + cut(document.text.slice(block.span), room);
    blocks.push(Block { span: Span::new(block.span.start, end), ..block.clone() });
    let blocks = Table::freeze(blocks, &document.text).unwrap_or_default();
    let rest = Span::new(end, document.text.len());
    let message = format!("the text is longer than any article; what follows its first {limit} bytes was not analysed");
    (Cow::Owned(Document { blocks, ..document.clone() }), Some(Defect::at("not-analysed", message, rest)))
}

/// The block in which the limit is passed, and how many of its bytes are still within.
fn overrun(document: &Document, limit: u32) -> Option<(usize, u32)> {
    let mut used = 0;
    for (place, block) in document.blocks.rows().iter().enumerate().filter(|(_, block)| block.kind.is_analysed()) {
        if used + block.span.len() > limit {
            return Some((place, limit - used));
        }
        used += block.span.len();
    }
    None
}

/// Where to cut a passage: after the last white space within `room` bytes, else at a character boundary.
fn cut(passage: &str, room: u32) -> u32 {
    let room = (0..=room as usize).rev().find(|end| passage.is_char_boundary(*end)).unwrap_or(0);
    passage[..room].rfind(char::is_whitespace).unwrap_or(room) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{BlockKind, Format, Metadata, Rule, Text};

    fn document(text: &str, spans: &[(u32, u32)]) -> Document {
        let text = Text::new(text).expect("short");
        let block = |(start, end): &(u32, u32)| Block {
            kind: BlockKind::Paragraph,
            span: Span::new(*start, *end),
            capture: None,
            rule: Rule::new("test"),
        };
        let blocks = Table::freeze(spans.iter().map(block).collect(), &text).expect("in order");
        let (id, source) = (String::new(), String::new());
        Document { id, source, format: Format::Plain, blocks, text, metadata: Metadata::default(), defects: vec![] }
    }

    #[test]
    fn a_short_document_is_left_as_it_is() {
        let document = document("One two.\nThree.", &[(0, 8), (9, 15)]);
        let (kept, defect) = within_limit(&document, 100);
        assert!(defect.is_none() && matches!(kept, Cow::Borrowed(_)));
    }

    #[test]
    fn a_long_one_is_cut_between_words_and_says_so() {
        let document = document("One two.\nThrée four.", &[(0, 8), (9, 21)]);
        let (kept, defect) = within_limit(&document, 15);
        let spans: Vec<&str> = kept.blocks.rows().iter().map(|block| kept.text.slice(block.span)).collect();
        assert_eq!(spans, ["One two.", "Thrée"]);
        assert_eq!(defect.and_then(|defect| defect.span), Some(Span::new(15, 21)));
        assert!(within_limit(&document, 11).1.is_some(), "inside a character");
    }
}
