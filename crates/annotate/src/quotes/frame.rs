//! An attribution while it is being put together: a cue, a source and contents, as words and spans.

use std::ops::Range;

use corpus::Span;
use lexicon::CueClass;
use nlp::Pos;

use super::marks::Marks;
use crate::reading::Reading;

/// An attribution before its speaker is resolved.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The words of the cue; none where the attribution is carried.
    pub(super) cue: Option<Range<usize>>,
    /// The word of the cue that the others hang on.
    pub(super) head: Option<usize>,
    /// The words of the source.
    pub(super) source: Option<Range<usize>>,
    /// What was said, in order.
    pub(super) content: Vec<Span>,
    /// To whom.
    pub(super) addressee: Option<Range<usize>>,
    /// What the source does.
    pub(super) class: Option<CueClass>,
    /// The rule that built it.
    pub(super) rule: &'static str,
    /// Why it may be wrong.
    pub(super) doubts: Vec<&'static str>,
}

impl Frame {
    pub(super) fn new(cue: Range<usize>, head: usize, rule: &'static str) -> Frame {
        Frame {
            cue: Some(cue),
            head: Some(head),
            source: None,
            content: Vec::new(),
            addressee: None,
            class: None,
            rule,
            doubts: Vec::new(),
        }
    }
}

/// What every rule on quotations reads and what they find.
pub(super) struct Search<'a> {
    pub(super) reading: Reading<'a>,
    pub(super) marks: &'a Marks,
    pub(super) frames: Vec<Frame>,
}

/// The parts of a range of words that lie outside the holes, as spans.
pub(super) fn parts(reading: Reading<'_>, words: Range<usize>, holes: &[Range<usize>]) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = words.start;
    let mut holes: Vec<&Range<usize>> =
        holes.iter().filter(|hole| hole.start < words.end && hole.end > words.start).collect();
    holes.sort_by_key(|hole| hole.start);
    for hole in holes {
        parts.push(start..hole.start.max(start));
        start = start.max(hole.end);
    }
    parts.push(start..words.end.max(start));
    let solid = parts.into_iter().map(|part| bare(reading, part)).filter(|part| !part.is_empty());
    solid.map(|part| reading.span(part)).filter(|span| !span.is_empty()).collect()
}

/// A range without the punctuation, conjunctions and complementizer at its edges. Quotation marks and
/// brackets that belong to the inside stay.
pub(super) fn bare(reading: Reading<'_>, mut words: Range<usize>) -> Range<usize> {
    while !words.is_empty() && (is_edge(reading, words.end - 1) || reading.pos(words.end - 1) == Pos::Cconj) {
        words.end -= 1;
    }
    while !words.is_empty() && (is_edge(reading, words.start) || is_complementizer(reading, words.start)) {
        words.start += 1;
    }
    words
}

fn is_edge(reading: Reading<'_>, word: usize) -> bool {
    let written = reading.word(word);
    reading.pos(word) == Pos::Space || matches!(written, "," | ";" | ":" | "-" | "--" | "–" | "—" | "." | "...")
}

fn is_complementizer(reading: Reading<'_>, word: usize) -> bool {
    reading.lower(word) == "that" && reading.dep(word) == nlp::Dep::Mark
}
