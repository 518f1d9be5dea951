//! Attributions by a colon alone: "Lindqvist: the talks go on" over an article, "MODERATOR: ..." in a transcript.

use std::collections::BTreeMap;
use std::ops::Range;

use corpus::{Block, BlockKind, Document, EntityType, Span};
use nlp::{Pos, Tag};

use super::frame::{Frame, Search, bare};
use super::lists;
use super::speakers::Known;
use crate::reading::Reading;

/// The most words a source before a colon has.
const LONGEST: usize = 7;

/// So many paragraphs with a speaker before a colon make a transcript.
const TRANSCRIPT: usize = 4;

/// Finds the attributions of colons that follow a name at the head of a block, or the label of a speaker in a
/// transcript.
pub(super) fn find(document: &Document, known: Known<'_>, search: &mut Search<'_>) {
    let labels = labels(document, search.reading);
    let is_transcript = labels.values().filter(|count| **count > 1).sum::<usize>() >= TRANSCRIPT;
    for block in document.analysed() {
        let Some((source, colon)) = label(search.reading, block) else { continue };
        let repeated = || labels.get(&key(search.reading, &source)).is_some_and(|count| *count > 1);
        let named = is_named(search.reading, known, source.clone(), block.kind);
        let rule = if named && says(search.reading, block, colon) {
            "quote.colon"
        } else if is_transcript && block.kind == BlockKind::Paragraph && repeated() {
            "quote.transcript"
        } else {
            continue;
        };
        search.frames.extend(frame(search.reading, block, source, colon, rule));
    }
}

/// Whether what stands behind the colon of a headline may be said: not "GOLDMAN: 4 key points on the bay", a number of
/// things without any verb.
fn says(reading: Reading<'_>, block: &Block, colon: usize) -> bool {
    let words = colon + 1..reading.syntax.words_in(block.span).end;
    let headline = matches!(block.kind, BlockKind::Title | BlockKind::Heading);
    let counted = words.clone().next().is_some_and(|word| reading.pos(word) == Pos::Num);
    let verb = |word: usize| matches!(reading.pos(word), Pos::Verb | Pos::Aux);
    !headline || !counted || words.into_iter().any(verb)
}

/// The few capitalised words before a colon at the head of a block, and the colon.
fn label(reading: Reading<'_>, block: &Block) -> Option<(Range<usize>, usize)> {
    let words = reading.syntax.words_in(block.span);
    let colon = words.clone().take(LONGEST + 1).find(|word| reading.word(*word) == ":")?;
    let source = bare(reading, words.start..colon);
    if source.clone().any(|word| lists::CREDITS.has(&reading.lower(word))) {
        return None;
    }
    (!source.is_empty() && colon + 2 < words.end).then_some((source, colon))
}

/// How often each label of capitalised words heads a paragraph.
fn labels(document: &Document, reading: Reading<'_>) -> BTreeMap<String, usize> {
    let mut labels = BTreeMap::new();
    for block in document.analysed().filter(|block| block.kind == BlockKind::Paragraph) {
        let source = label(reading, block).map(|(source, _)| source);
        let capital = |word: usize| reading.word(word).starts_with(char::is_uppercase) || reading.word(word) == ".";
        for source in source.into_iter().filter(|source| source.clone().all(capital)) {
            *labels.entry(key(reading, &source)).or_default() += 1;
        }
    }
    labels
}

fn key(reading: Reading<'_>, source: &Range<usize>) -> String {
    reading.text.slice(reading.span(source.clone())).to_lowercase()
}

fn frame(reading: Reading<'_>, block: &Block, source: Range<usize>, colon: usize, rule: &'static str) -> Option<Frame> {
    let words = reading.syntax.words_in(block.span);
    let mut frame = Frame::new(colon..colon + 1, colon, rule);
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
    let last = source.end - 1;
    let verbs = source.into_iter().any(|word| matches!(reading.pos(word), Pos::Verb | Pos::Aux | Pos::Num | Pos::Adp));
    let headline = matches!(kind, BlockKind::Title | BlockKind::Heading);
    let may_speak = |entity_type: EntityType| match entity_type {
        EntityType::Per => true,
        EntityType::Org | EntityType::Gpe => headline,
        _ => false,
    };
    let mut mentions = known.mentions.overlapping(span).map(|(_, mention)| mention);
    let named = mentions.any(|mention| may_speak(mention.entity_type) && mention.span.end == span.end);
    !verbs && (named || headline && are_people(reading, last))
}

/// "Analysts: ..." over an article: people in the plural.
fn are_people(reading: Reading<'_>, word: usize) -> bool {
    let lemma = reading.syntax.lemma(word);
    let plural = matches!(reading.tag(word), Tag::Nns | Tag::Nnps) && reading.lower(word).ends_with('s');
    plural && (reading.lexicon.is_people(lemma) || reading.role(lemma).is_some())
}
