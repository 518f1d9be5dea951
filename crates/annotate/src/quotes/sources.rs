//! The source of a cue: the subject of its verb, found through coordination, control and relative clauses.

use std::ops::Range;

use lexicon::{CueClass, CueStrength};
use nlp::{Dep, Pos, Tag};

use super::cues::CueVerb;
use super::edges;
use super::frame::bare;
use super::lists;
use crate::reading::Reading;

/// How many verbs are climbed to find a subject.
const CLIMB: usize = 4;

/// The words of the source of a verb.
pub(super) fn of_verb(reading: Reading<'_>, verb: usize) -> Option<Range<usize>> {
    let mut here = verb;
    for _ in 0..CLIMB {
        if let Some(subject) = subject(reading, here) {
            return Some(phrase(reading, subject));
        }
        if let Some(noun) = modified(reading, here) {
            if let Some(writer) = writer(reading, noun) {
                return Some(phrase(reading, writer));
            }
            return Some(phrase_before(reading, noun, here));
        }
        if edges::resumes(reading, here) {
            let joined = reading.syntax.head(here)?;
            here = edges::saying_above(reading, joined)?;
            continue;
        }
        let climbs = matches!(
            reading.dep(here),
            Dep::Conj | Dep::Xcomp | Dep::Advcl | Dep::Pcomp | Dep::Dep | Dep::Aux | Dep::Prep
        );
        let above = reading.syntax.head(here).filter(|_| climbs)?;
        here = above;
    }
    None
}

/// The words right before a verb of saying that has its clause after it, where the parse gives it no subject:
/// the parser takes an unknown name before "said" for something else.
pub(super) fn misread(reading: Reading<'_>, cue: CueVerb) -> Option<Range<usize>> {
    let says = cue.class == CueClass::Say && cue.strength == CueStrength::Strong;
    let clause = reading.syntax.child(cue.verb, &[Dep::Ccomp])?;
    let own = |word: &usize| {
        matches!(reading.dep(*word), Dep::Aux | Dep::Neg) && reading.syntax.head(*word) == Some(cue.verb)
    };
    let end = std::iter::successors(Some(cue.verb), |word| reading.before(*word).filter(own)).last()?;
    let finite = matches!(reading.tag(cue.verb), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    if !says || !finite || clause < cue.verb && reading.syntax.subtree(clause).end != end {
        return None;
    }
    let last = reading.before(end)?;
    let sentence = reading.syntax.words[last].sentence;
    let named = |word: usize| {
        let nominal = matches!(reading.pos(word), Pos::Propn | Pos::Noun | Pos::Num | Pos::Adj | Pos::Det);
        // "N. N., 44, said"
        let age = |near: usize| reading.syntax.words.get(near).is_some_and(|near| near.pos == Pos::Num);
        nominal
            || reading.is_capitalised(word)
            || reading.word(word) == "," && (age(word + 1) || reading.before(word).is_some_and(age))
    };
    let back = std::iter::successors(Some(last), |word| reading.before(*word));
    let words = back.take_while(|word| reading.syntax.words[*word].sentence == sentence && named(*word));
    let start = words.last()?;
    let opens = |before: usize| {
        let fronted = reading.word(before) == "," && (start..end).any(|word| reading.is_proper(word));
        reading.syntax.words[before].sentence != sentence || fronted
    };
    reading.before(start).is_none_or(opens).then(|| bare(reading, start..end))
}

/// The subject of a verb; of two, the nearer one: "Brandt, who aides say ..." has the words of aides.
pub(super) fn subject(reading: Reading<'_>, verb: usize) -> Option<usize> {
    let subjects =
        || reading.syntax.children(verb).filter(|child| matches!(reading.dep(*child), Dep::Nsubj | Dep::Nsubjpass));
    subjects().rfind(|subject| *subject < verb).or_else(|| subjects().next())
}

/// The one by whom a passive verb is done.
pub(super) fn agent(reading: Reading<'_>, verb: usize) -> Option<Range<usize>> {
    let by = reading.syntax.child(verb, &[Dep::Agent])?;
    let noun = reading.syntax.child(by, &[Dep::Pobj])?;
    Some(phrase(reading, noun))
}

/// Whether the verb is passive.
pub(super) fn is_passive(reading: Reading<'_>, verb: usize) -> bool {
    reading.syntax.child(verb, &[Dep::Auxpass, Dep::Nsubjpass]).is_some()
}

/// Whether the verb is a participle that opens a clause without a subject: "asked by reporters, ...", "when
/// asked whether".
pub(super) fn is_reduced_passive(reading: Reading<'_>, verb: usize) -> bool {
    let alone = reading.syntax.child(verb, &[Dep::Nsubj, Dep::Aux, Dep::Dobj]).is_none();
    let timed = || {
        let before = reading.before(verb).map(|before| reading.lower(before)).unwrap_or_default();
        reading.tag(verb) == Tag::Vbd && matches!(before.as_str(), "when" | "if" | "once" | "unless" | "until")
    };
    alone && matches!(reading.dep(verb), Dep::Advcl | Dep::Acl) && (reading.tag(verb) == Tag::Vbn || timed())
}

/// The noun that a participle clause modifies: "a report saying".
fn modified(reading: Reading<'_>, verb: usize) -> Option<usize> {
    let noun = reading.syntax.head(verb).filter(|_| reading.dep(verb) == Dep::Acl)?;
    let nominal = matches!(reading.pos(noun), Pos::Noun | Pos::Propn | Pos::Pron);
    (nominal && noun < verb && reading.tag(verb) == Tag::Vbg).then_some(noun)
}

/// "X sent a letter to Y opposing Z", "X filed papers opposing Z": who wrote what the participle hangs on.
fn writer(reading: Reading<'_>, noun: usize) -> Option<usize> {
    let medium = |noun: &usize| lists::MEDIA.has(reading.syntax.lemma(*noun));
    let to = || {
        let to = reading.syntax.head(noun).filter(|_| reading.dep(noun) == Dep::Pobj)?;
        reading.syntax.head(to).filter(|_| reading.lower(to) == "to")
    };
    // "To Y" may hang on the letter or on the verb.
    let addressed = || {
        let above = to()?;
        if medium(&above) { Some(above) } else { reading.syntax.child(above, &[Dep::Dobj]).filter(medium) }
    };
    let medium = Some(noun).filter(medium).or_else(addressed)?;
    if let Some(owner) = reading.syntax.child(medium, &[Dep::Poss]) {
        return Some(owner).filter(|owner| reading.is_proper(*owner));
    }
    let over = reading.syntax.head(medium)?;
    let verb = if reading.dep(medium) == Dep::Pobj { reading.syntax.head(over)? } else { over };
    let makes = reading.pos(verb) == Pos::Verb && lists::MAKING.has(reading.syntax.lemma(verb));
    subject(reading, verb).filter(|writer| makes && *writer < verb)
}

/// A noun phrase as the source: its subtree with appositions, without edges, and without what is only
/// added to a name: a clause after a comma, a time or place.
pub(super) fn phrase(reading: Reading<'_>, noun: usize) -> Range<usize> {
    if matches!(reading.lower(noun).as_str(), "he" | "she" | "i") {
        return noun..noun + 1;
    }
    let subtree = reading.syntax.subtree(noun);
    let added = reading.syntax.children(noun).filter(|child| *child > noun && is_added(reading, noun, *child));
    let end = added.map(|child| reading.syntax.subtree(child).start).min();
    bare(reading, subtree.start..end.unwrap_or(subtree.end).max(noun + 1))
}

fn is_added(reading: Reading<'_>, noun: usize, child: usize) -> bool {
    let start = reading.syntax.subtree(child).start;
    let after_comma = reading.before(start).is_some_and(|before| reading.word(before) == ",");
    match reading.dep(child) {
        Dep::Relcl | Dep::Acl => after_comma,
        Dep::Prep => reading.is_proper(noun) && matches!(reading.word(child), "on" | "during" | "after" | "before"),
        _ => false,
    }
}

/// A noun phrase up to the clause that modifies it.
fn phrase_before(reading: Reading<'_>, noun: usize, clause: usize) -> Range<usize> {
    let subtree = reading.syntax.subtree(noun);
    let end = reading.syntax.subtree(clause).start.max(noun + 1);
    bare(reading, subtree.start..end)
}
