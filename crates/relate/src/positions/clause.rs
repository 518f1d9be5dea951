//! The clause that shows a position: complete, and naming the actor where it can.

use corpus::{Annotated, Span};

use super::lists;

/// The longest clause in bytes.
const LONGEST: u32 = 420;

/// What was wanted, with who wants it before it where both stand in one sentence.
pub(crate) fn with_actor(document: &Annotated, actor: Option<Span>, wanted: Span) -> Option<Span> {
    let sentence = sentence(document, wanted);
    let joined = actor.map(|actor| actor.join(wanted));
    let whole = joined.filter(|joined| !is_relative(document, *joined));
    let fits = |span: &Span| span.len() <= LONGEST && sentence.is_none_or(|sentence| sentence.contains(*span));
    let clause = whole.filter(fits).filter(|span| is_plain(document, *span)).or(sentence.filter(fits));
    clause
        .or(joined.is_none().then_some(wanted).filter(|span| span.len() <= LONGEST))
        .map(|span| trimmed(document, span))
}

/// Whether a clause begins in the midst of its sentence: "that Norway offered", "apparently seeking".
fn is_relative(document: &Annotated, clause: Span) -> bool {
    let first = document.slice(clause).split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| {
        lists::MIDST.has(word)
            || word.ends_with("ly") && word.starts_with(char::is_lowercase)
            || word.ends_with("ing") && word.starts_with(char::is_lowercase)
    })
}

/// The sentence around a passage.
pub(crate) fn sentence(document: &Annotated, passage: Span) -> Option<Span> {
    let mut sentences = document.annotations.sentences.overlapping(passage).map(|(_, sentence)| sentence.span);
    sentences.find(|sentence| sentence.contains(passage))
}

/// Whether a clause is cut inside no quotation: its quotation marks come in pairs.
fn is_plain(document: &Annotated, span: Span) -> bool {
    let text = document.slice(span);
    let count = |mark: char| text.matches(mark).count();
    count('"') % 2 == 0 && count('\u{201C}') == count('\u{201D}')
}

/// Without white space and closing marks at its ends.
fn trimmed(document: &Annotated, span: Span) -> Span {
    let text = document.slice(span);
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).len();
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '.')).len();
    Span::from_range(start..end.max(start)).shifted(span.start)
}

/// Whether the clause that begins here depends on a condition: "until Norway agrees".
pub(super) fn is_condition(document: &Annotated, start: u32) -> bool {
    let before = document.document.text.as_str().get(..start as usize).unwrap_or_default();
    let words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let last = words.map(str::to_lowercase).find(|word| word != "the");
    last.is_some_and(|word| lists::CONDITIONS.has(&word))
}
