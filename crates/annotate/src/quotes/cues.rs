//! Cues: the verb, noun or preposition that attributes, with the words that go with it.

use std::ops::Range;

use lexicon::{Cue, CueClass, CueStrength};
use nlp::{Dep, Pos};

use super::lists;
use crate::reading::Reading;

/// A verb that may attribute.
#[derive(Clone, Copy, Debug)]
pub(super) struct CueVerb {
    /// The verb.
    pub(super) verb: usize,
    /// The particle or preposition that belongs to it.
    pub(super) particle: Option<usize>,
    /// What it does.
    pub(super) class: CueClass,
    /// How surely.
    pub(super) strength: CueStrength,
    /// The share of its uses, in percent, in which it attributes.
    pub(super) prior: u8,
}

/// The verb as a cue, its particle or fixed preposition included: "point out", "call for".
pub(super) fn verb(reading: Reading<'_>, verb: usize) -> Option<CueVerb> {
    if !matches!(reading.pos(verb), Pos::Verb | Pos::Noun | Pos::Adj) || !is_verb_form(reading, verb) {
        return None;
    }
    let lemma = reading.syntax.lemma(verb);
    let particles = reading
        .syntax
        .children(verb)
        .filter(|child| *child > verb && matches!(reading.dep(*child), Dep::Prt | Dep::Prep | Dep::Advmod));
    let phrasal = particles.filter_map(|child| {
        let cue = reading.lexicon.cue_verb(&format!("{lemma} {}", reading.lower(child)))?;
        Some(made(verb, Some(child), cue))
    });
    let phrasal = phrasal.chain(for_clause(reading, verb).into_iter().filter_map(|mark| {
        let cue = reading.lexicon.cue_verb(&format!("{lemma} for"))?;
        Some(made(verb, Some(mark), cue))
    }));
    let plain = || reading.lexicon.cue_verb(lemma).or_else(|| silent(reading, verb));
    phrasal.into_iter().next().or_else(|| Some(made(verb, None, plain()?)))
}

/// The "for" of "called for the office to close", which opens the clause.
fn for_clause(reading: Reading<'_>, verb: usize) -> Option<usize> {
    let clauses = reading.syntax.children(verb).filter(|child| {
        let clause = matches!(reading.dep(*child), Dep::Xcomp | Dep::Ccomp | Dep::Advcl);
        *child > verb && clause
    });
    let mark = |clause: usize| reading.syntax.children(clause).find(|mark| reading.lower(*mark) == "for");
    clauses.filter_map(mark).find(|mark| *mark == verb + 1)
}

/// The cue of a form that belongs to two verbs, of which the lemma is the other one: "hopes" and "hoping" are
/// of "hope", and "hop" doubles its last letter.
fn silent<'a>(reading: Reading<'a>, verb: usize) -> Option<&'a Cue> {
    let written = reading.lower(verb);
    let stem =
        written.strip_suffix("ing").or_else(|| written.strip_suffix("ed")).or_else(|| written.strip_suffix("es"));
    reading.lexicon.cue_verb(&format!("{}e", stem?))
}

fn made(verb: usize, particle: Option<usize>, cue: &Cue) -> CueVerb {
    CueVerb { verb, particle, class: cue.class, strength: cue.strength, prior: cue.prior }
}

/// A verb that no table has, taken for one of saying by its place beside a passage in marks.
pub(super) fn unknown(verb: usize) -> CueVerb {
    CueVerb { verb, particle: None, class: CueClass::Say, strength: CueStrength::Weak, prior: 0 }
}

fn is_verb_form(reading: Reading<'_>, word: usize) -> bool {
    reading.tag(word).as_str().starts_with("VB")
}

/// The words of a verbal cue: the verb with the auxiliaries, negation and adverbs right before it and
/// its particle right after it.
pub(super) fn extent(reading: Reading<'_>, cue: CueVerb) -> Range<usize> {
    let mut start = cue.verb;
    while let Some(before) = reading.before(start) {
        let own = reading.syntax.head(before) == Some(cue.verb);
        let goes_with = matches!(reading.dep(before), Dep::Aux | Dep::Auxpass | Dep::Neg | Dep::Advmod);
        if !own || !goes_with || is_clause_adverb(reading, before) {
            break;
        }
        start = before;
    }
    let particle = cue.particle.filter(|particle| *particle == cue.verb + 1);
    start..particle.unwrap_or(cue.verb) + 1
}

/// Adverbs that begin a clause rather than belong to the verb.
fn is_clause_adverb(reading: Reading<'_>, word: usize) -> bool {
    lists::CLAUSE_ADVERBS.has(&reading.lower(word))
}
