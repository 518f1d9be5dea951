//! Attributions by a noun or a preposition: "X's claim that Y", "according to X".

use std::ops::Range;

use lexicon::CueStrength;
use nlp::{Dep, Pos};

use super::frame::{Frame, Search, parts};
use super::sources;
use crate::reading::Reading;

/// Finds the attributions of cue nouns and prepositions.
pub(super) fn find(search: &mut Search<'_>) {
    let reading = search.reading;
    for word in 0..reading.syntax.words.len() {
        match reading.pos(word) {
            Pos::Noun => search.frames.extend(noun(reading, word)),
            Pos::Verb | Pos::Adp | Pos::Sconj => search.frames.extend(according(reading, word)),
            _ => {}
        }
    }
}

/// "X's claim that Y", "criticism of Y by X".
fn noun(reading: Reading<'_>, noun: usize) -> Option<Frame> {
    let cue = reading.lexicon.cue_noun(reading.syntax.lemma(noun))?;
    if cue.strength == CueStrength::Weak {
        return None;
    }
    let owner = reading.syntax.child(noun, &[Dep::Poss]);
    let clause = reading.syntax.children(noun).find(|child| *child > noun && is_clause(reading, *child))?;
    let mut frame = Frame::new(noun..noun + 1, noun, "quote.noun-clause");
    frame.source = owner.map(|owner| without_mark(reading, sources::phrase(reading, owner)));
    frame.content = parts(reading, reading.syntax.subtree(clause), &[]);
    frame.class = Some(cue.class);
    (!frame.content.is_empty() && frame.source.is_some()).then_some(frame)
}

/// A clause that says what the noun names: with "that", or an infinitive.
fn is_clause(reading: Reading<'_>, child: usize) -> bool {
    let opened_by_that = || {
        let first = reading.syntax.subtree(child).start;
        reading.lower(first) == "that" && reading.dep(first) == Dep::Mark
    };
    matches!(reading.dep(child), Dep::Acl | Dep::Ccomp) && opened_by_that()
}

fn without_mark(reading: Reading<'_>, mut words: Range<usize>) -> Range<usize> {
    while words.len() > 1 && reading.is_possessive_mark(words.end - 1) {
        words.end -= 1;
    }
    words
}

/// "According to X, Y": the clause around it, without the phrase itself.
fn according(reading: Reading<'_>, first: usize) -> Option<Frame> {
    let written: Vec<&str> = (first..reading.syntax.words.len()).take(6).map(|word| reading.word(word)).collect();
    let (count, cue) =
        reading.lexicon.cue_preposition(&written).filter(|(count, cue)| *count > 1 && !is_occasion(cue.form))?;
    let last = first + count - 1;
    let noun = reading.syntax.child(last, &[Dep::Pobj]).or_else(|| {
        let words = first..last + 1;
        words.clone().find_map(|word| reading.syntax.child(word, &[Dep::Pobj]).filter(|noun| !words.contains(noun)))
    })?;
    let source = sources::phrase(reading, noun);
    let whole = first..source.end.max(last + 1);
    let clause = clause_around(reading, first, &whole)?;
    let mut frame = Frame::new(first..last + 1, first, "quote.according-to");
    frame.content = parts(reading, clause, std::slice::from_ref(&whole));
    let before = reading.before(first).filter(|before| reading.word(*before) == ",");
    if let Some(comma) = before
        && frame.content.iter().all(|part| part.start >= reading.syntax.words[source.end - 1].span.end)
    {
        // The parse hung it on what follows the source: what stands before the comma is meant.
        let sentence = reading.syntax.sentences[reading.syntax.words[first].sentence].words.clone();
        frame.content = parts(reading, sentence.start..comma, &[]);
    }
    frame.source = Some(source);
    frame.class = Some(cue.class);
    (!frame.content.is_empty()).then_some(frame)
}

/// Phrases that name where something was said or what follows from what, and not by whom.
fn is_occasion(form: &str) -> bool {
    form.starts_with("in an interview") || matches!(form, "in a statement" | "based on" | "with reference to")
}

/// The clause that a phrase at its edge or inside it belongs to.
fn clause_around(reading: Reading<'_>, word: usize, phrase: &Range<usize>) -> Option<Range<usize>> {
    let is_clause = |above: &usize| {
        let verbal = matches!(reading.pos(*above), Pos::Verb | Pos::Aux);
        verbal && !phrase.contains(above) && !matches!(reading.dep(*above), Dep::Aux | Dep::Auxpass)
    };
    let verb = reading.syntax.ancestors(word).find(is_clause)?;
    Some(reading.syntax.subtree(verb))
}
