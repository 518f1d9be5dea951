//! The clause of an event: from the left edge of its finite clause to the right edge.

use std::ops::Range;

use corpus::Span;
use nlp::{Dep, Pos};

use super::reading::Reading;
use super::trigger::Trigger;

/// How many words a clause is sought above its trigger.
const REACH: usize = 12;

/// The span of the clause.
pub(super) fn extent(reading: &Reading<'_>, trigger: &Trigger) -> Span {
    let head = clause_head(reading, trigger.anchor());
    let whole = reading.syntax.subtree(head);
    let words = without_siblings(reading, head, whole);
    let words = words.start.min(trigger.words.start)..words.end.max(trigger.words.end);
    reading.syntax.span_of(trimmed(reading, words))
}

/// The verb that heads the clause of a word.
fn clause_head(reading: &Reading<'_>, word: usize) -> usize {
    let mut word = word;
    for _ in 0..REACH {
        let finite =
            matches!(reading.dep(word), Dep::Root | Dep::Ccomp | Dep::Relcl | Dep::Advcl | Dep::Parataxis | Dep::Acl);
        let joined = reading.dep(word) == Dep::Conj && reading.is_verb(word);
        if reading.is_verb(word) && (finite || joined) {
            return word;
        }
        match reading.syntax.head(word) {
            Some(above) => word = above,
            None => return word,
        }
    }
    word
}

/// The clause without the clauses coordinated with its verb.
fn without_siblings(reading: &Reading<'_>, head: usize, whole: Range<usize>) -> Range<usize> {
    let clause = |child: &usize| matches!(reading.dep(*child), Dep::Conj | Dep::Parataxis) && reading.is_verb(*child);
    let next = reading.syntax.children(head).filter(|child| *child > head).find(clause);
    let end = next.map_or(whole.end, |next| cut(reading, head, next));
    whole.start..end.max(head + 1)
}

/// Before the conjunction that opens the next clause.
fn cut(reading: &Reading<'_>, head: usize, next: usize) -> usize {
    let start = reading.syntax.subtree(next).start;
    let between = |child: &usize| *child < start && *child > head && reading.dep(*child) == Dep::Cc;
    let opener = reading.syntax.children(head).rfind(between);
    opener.filter(|opener| start - opener <= 3).unwrap_or(start)
}

/// Without punctuation and coordination at either end.
fn trimmed(reading: &Reading<'_>, words: Range<usize>) -> Range<usize> {
    let loose = |word: usize| matches!(reading.pos(word), Pos::Punct | Pos::Space | Pos::Cconj);
    let mut words = words;
    while words.len() > 1 && loose(words.start) {
        words.start += 1;
    }
    while words.len() > 1 && loose(words.end - 1) {
        words.end -= 1;
    }
    words
}
