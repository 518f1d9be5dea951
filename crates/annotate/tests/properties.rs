//! What holds of quotes and mentions whatever the text.
#![allow(clippy::expect_used, reason = "a broken fixture must stop the test")]

use corpus::{Annotations, Block, BlockKind, Document, Format, Metadata, Rule, Span, Spanned, Table, Text};
use proptest::prelude::*;

fn document(body: &str) -> Document {
    let text = Text::new(body).expect("short");
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len()) as u32;
        let span = Span::new(start, start + line.trim().len() as u32);
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span, capture: None, rule: Rule::new("test") });
        }
        at += line.len() as u32;
    }
    let blocks = Table::freeze(blocks, &text).expect("in order");
    Document {
        id: "case".into(),
        source: String::new(),
        format: Format::Plain,
        text,
        blocks,
        metadata: Metadata::default(),
        defects: Vec::new(),
    }
}

fn annotate(document: &Document) -> Annotations {
    use std::sync::OnceLock;
    static KNOWN: OnceLock<(nlp::Model, lexicon::Lexicon)> = OnceLock::new();
    let known = KNOWN.get_or_init(|| (nlp::Model::embedded().expect("a model"), lexicon::Lexicon::embedded()));
    rashomon_annotate::annotate(document, &known.0, &known.1)
}

fn check(document: &Document, found: &Annotations) -> Result<(), TestCaseError> {
    for (id, quote) in found.quotes.iter() {
        prop_assert!(!quote.content.is_empty());
        prop_assert!(quote.content.is_sorted());
        prop_assert!(quote.content.iter().all(|part| !part.is_empty()));
        prop_assert!(quote.spans().all(|span| document.text.holds(span)));
        if let Some(outer) = quote.nested_in {
            prop_assert!(outer != id);
            let outer = found.quotes.get(outer);
            prop_assert!(outer.is_some_and(|outer| outer.span().contains(quote.span())));
        }
        prop_assert!(quote.speaker.is_none_or(|speaker| found.entities.get(speaker).is_some()));
    }
    for (_, mention) in found.mentions.iter() {
        prop_assert!(!mention.span.is_empty() && document.text.holds(mention.span));
        prop_assert!(document.analysed().any(|block| block.span.contains(mention.span)));
        prop_assert!(mention.entity.is_none_or(|entity| found.entities.get(entity).is_some()));
    }
    Ok(())
}

/// Pieces that texts about speech are made of, whole and broken.
const PIECES: [&str; 44] = [
    "Mira Holt",
    "said",
    "told reporters",
    "that",
    "\"",
    "“",
    "”",
    "'",
    "’s",
    "«",
    "»",
    ".",
    ",",
    ":",
    "\n",
    "he",
    "she",
    "the minister",
    "Foreign Minister",
    "Norway",
    "according to",
    "the talks go on",
    "I am glad",
    "…",
    "-",
    "–",
    "'",
    "(",
    "44",
    "2,000",
    "1.5",
    "2021",
    "per cent",
    "million",
    "half",
    "of",
    "a",
    "and",
    "on Monday",
    "last",
    "May",
    "from",
    "$",
    "s",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn rows_hold_for_any_mixture_of_speech(places in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let words: Vec<&str> = places.iter().map(|place| PIECES[*place]).collect();
        let document = document(&words.join(" "));
        check(&document, &annotate(&document))?;
    }

    #[test]
    fn rows_hold_for_any_text(body in "\\PC{0,120}(\n\\PC{0,60})?") {
        let document = document(&body);
        check(&document, &annotate(&document))?;
    }
}

#[test]
fn a_comma_that_opens_a_text_stands_behind_no_age() {
    let document = document(", told reporters : the minister that the talks go on said told reporters");
    let rows = annotate(&document);
    check(&document, &rows).expect("rows that hold");
}
