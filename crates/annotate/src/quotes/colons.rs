//! Attributions by a colon alone: "Lindqvist: the talks go on" over an article, "MODERATOR: ..." in a transcript.

use std::ops::Range;

use corpus::{Block, BlockKind, Document, EntityType, Span};
use nlp::Pos;

use super::frame::{Frame, Search, bare};
use super::speakers::Known;
use crate::reading::Reading;

/// The most words a source before a colon has.
const LONGEST: usize = 7;

/// Finds the attributions of colons that follow a name at the head of a block.
pub(super) fn find(document: &Document, known: Known<'_>, search: &mut Search<'_>) {
    for block in document.analysed() {
        search.frames.extend(frame(search.reading, known, block));
    }
}

fn frame(reading: Reading<'_>, known: Known<'_>, block: &Block) -> Option<Frame> {
    let words = reading.syntax.words_in(block.span);
    let colon = words.clone().take(LONGEST + 1).find(|word| reading.word(*word) == ":")?;
    let source = bare(reading, words.start..colon);
    let named = is_named(reading, known, source.clone(), block.kind);
    if source.is_empty() || colon + 2 >= words.end || !named {
        return None;
    }
    let mut frame = Frame::new(colon..colon + 1, colon, "quote.colon");
    frame.head = None;
    let content = reading.span(colon + 1..words.end);
    frame.content.push(Span::new(content.start, content.end));
    frame.source = Some(source);
    (!frame.content[0].is_empty()).then_some(frame)
}

/// Whether the words are nothing but a speaker: a person's name with a role, in a transcript one in
/// capitals; over an article an organisation or government too. Never with a verb.
fn is_named(reading: Reading<'_>, known: Known<'_>, source: Range<usize>, kind: BlockKind) -> bool {
    let span = reading.span(source.clone());
    let verbs = source.into_iter().any(|word| matches!(reading.pos(word), Pos::Verb | Pos::Aux | Pos::Num | Pos::Adp));
    let headline = matches!(kind, BlockKind::Title | BlockKind::Heading);
    let may_speak = |entity_type: EntityType| match entity_type {
        EntityType::Per => true,
        EntityType::Org | EntityType::Gpe => headline,
        _ => false,
    };
    let mut mentions = known.mentions.overlapping(span).map(|(_, mention)| mention);
    let named = mentions.any(|mention| may_speak(mention.entity_type) && mention.span.end == span.end);
    !verbs && named
}
