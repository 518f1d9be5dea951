//! Where a content ends: clauses inside it that are not what was said.

use std::ops::Range;

use lexicon::{CueClass, CueStrength};
use nlp::{Dep, Pos, Tag};

use super::cues::CueVerb;
use super::{lists, sources};
use crate::reading::Reading;

/// The words of a content that do not belong to it.
pub(super) fn foreign(reading: Reading<'_>, cue: CueVerb, content: &Range<usize>) -> Vec<Range<usize>> {
    let mut holes: Vec<Range<usize>> = others(reading, cue, content.clone()).collect();
    holes.extend(after_mark(reading, content));
    holes.extend(of_source(reading, cue, content));
    if cue.class == CueClass::Say {
        holes.extend(content.clone().filter(|word| resumes(reading, *word)).filter_map(|word| {
            let own = reading.syntax.subtree(word);
            // The conjunction hangs on the verb before.
            let start = reading.before(own.start).filter(|before| reading.pos(*before) == Pos::Cconj);
            let hole = start.unwrap_or(own.start)..own.end;
            (word > cue.verb && hole.start > content.start).then_some(hole)
        }));
    }
    holes
}

/// `..., polled experts said`: a participle at the end of the content that describes those who say it.
fn of_source(reading: Reading<'_>, cue: CueVerb, content: &Range<usize>) -> Option<Range<usize>> {
    let subject = sources::subject(reading, cue.verb).map(|subject| reading.syntax.subtree(subject).start)?;
    let last = reading.before(subject).filter(|last| content.contains(last) && content.start < *last)?;
    let comma = reading.before(last).is_some_and(|before| reading.word(before) == ",");
    let alone = reading.syntax.children(last).next().is_none() && reading.tag(last) == Tag::Vbn;
    (comma && alone && content.end == subject).then_some(last..subject)
}

/// Clauses inside the content in which somebody else speaks beside this source: ", while Y said Z".
fn others<'a>(reading: Reading<'a>, cue: CueVerb, content: Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let verb = cue.verb;
    content.filter(move |word| *word > verb && reading.pos(*word) == Pos::Verb).filter_map(move |word| {
        let contrasts = |child: usize| matches!(reading.lower(child).as_str(), "while" | "whereas");
        let beside = match reading.dep(word) {
            Dep::Advcl => reading.syntax.children(word).any(contrasts),
            Dep::Conj => reading.syntax.lemma(word) == reading.syntax.lemma(verb),
            _ => false,
        };
        let cue = reading.lexicon.cue_verb(reading.syntax.lemma(word)).filter(|cue| cue.class == CueClass::Say);
        let speaks = beside && cue.is_some() && sources::subject(reading, word).is_some();
        speaks.then(|| reading.syntax.subtree(word))
    })
}

/// A clause right after the closing mark of the content's own words: `"...," hoping to win` and
/// `"..." as he faces the vote` tell of the speaker.
fn after_mark(reading: Reading<'_>, content: &Range<usize>) -> Option<Range<usize>> {
    let head = reading.head_of(content.clone());
    let clauses = reading.syntax.children(head).filter(|child| {
        let when = reading.dep(*child) == Dep::Advcl && tells_when(reading, *child);
        content.contains(child) && (when || does_next(reading, *child))
    });
    let mut clauses = clauses.map(|child| reading.syntax.subtree(child));
    clauses.find_map(|clause| {
        let start = reading.before(clause.start).filter(|before| reading.pos(*before) == Pos::Cconj);
        let start = start.unwrap_or(clause.start);
        let before = reading.before(start).filter(|before| content.contains(before))?;
        matches!(reading.word(before), "\"" | "”" | "''" | "»").then_some(start..clause.end)
    })
}

/// `"...," and left the room`: what the speaker did next, a finite verb without a subject of its own.
fn does_next(reading: Reading<'_>, verb: usize) -> bool {
    let finite = matches!(reading.tag(verb), Tag::Vbd | Tag::Vbz);
    reading.dep(verb) == Dep::Conj && finite && sources::subject(reading, verb).is_none()
}

fn tells_when(reading: Reading<'_>, clause: usize) -> bool {
    let opener = reading.syntax.subtree(clause).start;
    reading.tag(clause) == Tag::Vbg
        || matches!(reading.lower(opener).as_str(), "as" | "when" | "while" | "after" | "before")
}

/// Whether a verb inside what somebody said goes on with the saying and not with what is said: "said that
/// it is late, adding that ...", "said it is late but added that ...". It has no subject of its own.
pub(super) fn resumes(reading: Reading<'_>, verb: usize) -> bool {
    if reading.pos(verb) != Pos::Verb || !speaks_on(reading, verb) || sources::subject(reading, verb).is_some() {
        return false;
    }
    let Some(above) = reading.syntax.head(verb) else { return false };
    let participle = reading.dep(verb) == Dep::Advcl && reading.tag(verb) == Tag::Vbg;
    let start = reading.syntax.subtree(verb).start;
    let comma = reading.before(start).is_some_and(|before| matches!(reading.word(before), "," | "\"" | "”" | "''"));
    let conjunct = reading.dep(verb) == Dep::Conj
        && reading.tag(verb) == Tag::Vbd
        && reading.syntax.child(verb, &[Dep::Ccomp]).is_some();
    (participle && comma || conjunct) && saying_above(reading, above).is_some()
}

/// Whether a verb is one that goes on a statement with a further one.
fn speaks_on(reading: Reading<'_>, verb: usize) -> bool {
    let cue = reading.lexicon.cue_verb(reading.syntax.lemma(verb));
    cue.is_some_and(|cue| {
        let speaks =
            matches!(cue.class, CueClass::Say | CueClass::Claim | CueClass::Warn | CueClass::Agree | CueClass::Ask);
        speaks && (cue.strength == CueStrength::Strong || matches!(cue.form, "call" | "cite" | "describe"))
    })
}

/// The verb of saying whose clause this verb is in, through the clauses it is joined to.
pub(super) fn saying_above(reading: Reading<'_>, mut verb: usize) -> Option<usize> {
    for _ in 0..3 {
        let above = reading.syntax.head(verb)?;
        match reading.dep(verb) {
            Dep::Ccomp => {
                let cue = reading.lexicon.cue_verb(reading.syntax.lemma(above))?;
                let says = cue.class == CueClass::Say && cue.strength == CueStrength::Strong && above < verb;
                return says.then_some(above);
            }
            Dep::Conj => verb = above,
            _ => return None,
        }
    }
    None
}

/// What stands before the source of a verb put into its clause: "At night, X said, the ..." and
/// "... , X said, because ...". Only where commas cut the attribution out on both sides.
pub(super) fn around(
    reading: Reading<'_>,
    cue: CueVerb,
    source: &Range<usize>,
    content: &Range<usize>,
) -> Vec<Range<usize>> {
    let comma = |word: Option<usize>| word.filter(|word| reading.word(*word) == ",");
    let after = comma(Some(cue.verb + 1).filter(|next| *next < reading.syntax.words.len()));
    let Some(after) = after else { return Vec::new() };
    let own = reading.syntax.subtree(cue.verb);
    if content.start > cue.verb {
        let before = comma(reading.before(source.start)).filter(|_| source.end <= cue.verb);
        let opens = reading.syntax.words.get(after + 1).is_some_and(|_| is_mark(reading, after + 1));
        let front = before.map(|before| own.start..before).filter(|front| !front.is_empty() && !opens);
        return front.filter(|front| front.len() <= 25).into_iter().collect();
    }
    let reasons = reading.syntax.children(cue.verb).filter(|child| {
        let start = reading.syntax.subtree(*child).start;
        reading.dep(*child) == Dep::Advcl && start == after + 1 && gives_reason(reading, start)
    });
    reasons.map(|child| reading.syntax.subtree(child)).collect()
}

fn is_mark(reading: Reading<'_>, word: usize) -> bool {
    matches!(reading.word(word), "\"" | "“" | "''" | "``" | "«" | "'" | "‘")
}

fn gives_reason(reading: Reading<'_>, word: usize) -> bool {
    lists::REASONS.has(&reading.lower(word))
}
