//! Fixed phrases: a verb with its particle, preposition, adverb or object, matched over the tree.

use std::ops::Range;

use corpus::EventType;
use lexicon::{Effect, GovernorPart};
use nlp::{Dep, Pos};

use super::act;
use super::governor;
use super::lists;
use super::participant;
use super::reading::Reading;
use super::trigger::{self, Trigger};

/// How often (of 100) a noun before an effort or attempt must mean an act.
const FRAMED: u8 = 50;

/// A pattern that holds at a verb: what follows it, and the words that were matched.
struct Pattern {
    tail: String,
    noun: Option<usize>,
    last: usize,
}

/// The most telling phrase of the tables that a verb heads.
pub(super) fn phrase(reading: &Reading<'_>, verb: usize) -> Option<Trigger> {
    let lemma = reading.lemma(verb);
    // Who "is called" a liar is not called on.
    if lemma == "call" && reading.syntax.child(verb, &[Dep::Oprd]).is_some() {
        return None;
    }
    let rows = patterns(reading, verb).into_iter().filter_map(|pattern| {
        let form = format!("{lemma} {}", pattern.tail);
        let row = reading.lexicon.triggers.all(&form).iter().find(|row| trigger::is_pattern(row.part))?;
        let top = pattern.noun.is_some_and(|noun| trigger::is_no_event(reading, noun, &reading.lemma(noun)));
        let works = row.mode == "repress" && act::closes_works(reading, verb);
        (!top && !works && !is_called_off(reading, verb, &pattern)).then_some((row, pattern))
    });
    let (row, pattern) = rows.max_by_key(|(row, _)| (row.form.split(' ').count(), row.prior))?;
    let noun = pattern.noun.filter(|noun| !is_patient(reading, *noun));
    let words = match (noun, pattern.noun) {
        (Some(noun), _) => trigger::span(verb, noun),
        (None, Some(_)) => verb..verb + 1,
        (None, None) => near(verb, pattern.last),
    };
    let rule = match (noun, trigger::is_passive(reading, verb)) {
        (Some(_), _) => "event.phrase.noun",
        (None, true) => "event.phrase.passive",
        (None, false) => "event.phrase",
    };
    let kind = trigger::kind(row.kind);
    let own = noun.and_then(|noun| trigger::noun_meaning(reading, noun)).filter(|(own, ..)| *own == kind);
    Some(Trigger {
        verb: Some(verb),
        noun,
        words,
        kind,
        mode: own.map_or_else(|| row.mode.to_owned(), |(_, mode, _)| mode),
        prior: row.prior,
        rule,
    })
}

/// `Freed 37 prisoners`: a noun that names no event and is counted, determined or owned is acted on.
fn is_patient(reading: &Reading<'_>, noun: usize) -> bool {
    let refers =
        |child: usize| matches!(reading.dep(child), Dep::Det | Dep::Nummod | Dep::Poss | Dep::Amod | Dep::Compound);
    let somebody = reading.is_somebody(noun);
    trigger::noun_meaning(reading, noun).is_none() && (somebody || reading.syntax.children(noun).any(refers))
}

/// A meeting that is called off or put off stays an event of its own: the noun carries the status.
fn is_called_off(reading: &Reading<'_>, verb: usize, pattern: &Pattern) -> bool {
    let Some(noun) = pattern.noun else { return false };
    if reading.syntax.child(verb, &[Dep::Prt]).is_some() {
        let phrase = governor::with_particle(reading, verb);
        return reading.lexicon.governors(&phrase, GovernorPart::Verb).next().is_some();
    }
    let off = |effect| matches!(effect, Effect::Cancel | Effect::Postpone);
    let governs = reading.lexicon.governors(&reading.lemma(verb), GovernorPart::Verb).any(off);
    governs && trigger::noun_meaning(reading, noun).is_some_and(|(kind, ..)| kind == EventType::Consult)
}

/// The tails that may follow a verb, from its children and theirs.
fn patterns(reading: &Reading<'_>, verb: usize) -> Vec<Pattern> {
    let mut found = Vec::new();
    let particle = reading.syntax.child(verb, &[Dep::Prt]);
    for child in reading.syntax.children(verb) {
        match reading.dep(child) {
            Dep::Prt | Dep::Prep | Dep::Dative | Dep::Advmod | Dep::Acomp | Dep::Oprd
                if !is_of_time(reading, child) =>
            {
                one(reading, child, &mut found);
                below(reading, child, particle, &mut found);
            }
            Dep::Dobj => {
                let object = participant::counted(reading, child).unwrap_or(child);
                nominal(reading, object, &mut found);
                found.extend(particle.map(|particle| with_noun(reading, particle, object)));
                placeholder(reading, verb, object, &mut found);
            }
            Dep::Ccomp if reading.pos(child) == Pos::Adj => one(reading, child, &mut found),
            Dep::Ccomp | Dep::Xcomp => complement(reading, child, &mut found),
            _ => {}
        }
    }
    if let Some(noun) = object(reading, verb).filter(|noun| reading.dep(*noun) != Dep::Dobj) {
        let noun = participant::counted(reading, noun).unwrap_or(noun);
        nominal(reading, noun, &mut found);
        placeholder(reading, verb, noun, &mut found);
    }
    found
}

/// `On Monday` after a verb is no part of a phrase.
fn is_of_time(reading: &Reading<'_>, word: usize) -> bool {
    let object = reading.syntax.child(word, &[Dep::Pobj]);
    reading.is_temporal(word) || object.is_some_and(|object| reading.is_temporal(object))
}

fn one(reading: &Reading<'_>, word: usize, found: &mut Vec<Pattern>) {
    found.push(Pattern { tail: reading.lemma(word), noun: None, last: word });
}

/// A preposition with its object, and a particle with a preposition: `go on strike`, `pull out of`.
fn below(reading: &Reading<'_>, word: usize, particle: Option<usize>, found: &mut Vec<Pattern>) {
    let form = reading.lemma(word);
    if let Some(particle) = particle.filter(|particle| *particle != word) {
        found.push(Pattern { tail: format!("{} {form}", reading.lemma(particle)), noun: None, last: word });
    }
    for object in reading.syntax.children(word).filter(|child| matches!(reading.dep(*child), Dep::Pobj | Dep::Prep)) {
        for end in [reading.lemma(object), reading.text(object).to_lowercase()] {
            found.push(Pattern { tail: format!("{form} {end}"), noun: None, last: object });
        }
    }
}

/// A particle with the object: `lay down arms`.
fn with_noun(reading: &Reading<'_>, particle: usize, noun: usize) -> Pattern {
    let tail = format!("{} {}", reading.lemma(particle), reading.lemma(noun));
    Pattern { tail, noun: Some(noun), last: noun }
}

/// An object by its lemma, as written, and with its compound.
fn nominal(reading: &Reading<'_>, noun: usize, found: &mut Vec<Pattern>) {
    let lemma = reading.lemma(noun);
    for end in [lemma.clone(), reading.text(noun).to_lowercase()] {
        found.push(Pattern { tail: end, noun: Some(noun), last: noun });
    }
    for first in compounds(reading, noun) {
        found.push(Pattern { tail: format!("{} {lemma}", reading.lemma(first)), noun: Some(noun), last: noun });
    }
}

/// What sort of object stands there, for patterns that ask no more: `return something to`, `call somebody`. Of the
/// subject of a passive only that it goes to somebody is asked: who `is called` something was not telephoned.
fn placeholder(reading: &Reading<'_>, verb: usize, object: usize, found: &mut Vec<Pattern>) {
    let sort = match () {
        () if reading.is_money(object) => "money",
        () if reading.is_somebody(object) => "somebody",
        () if reading.is_place(object) => "somewhere",
        () if reading.is_noun(object) => "something",
        () => return,
    };
    let active = reading.syntax.child(verb, &[Dep::Dobj]).is_some();
    let unknown = sort == "something" && reading.pos(object) != Pos::Noun;
    if active && !unknown {
        found.push(Pattern { tail: sort.to_owned(), noun: None, last: verb });
    }
    let to = reading.prepositions(verb).any(|(form, party)| form == "to" && reading.is_somebody(party));
    let given = reading.syntax.child(verb, &[Dep::Dative]).is_some();
    if to || given {
        found.push(Pattern { tail: format!("{sort} to"), noun: None, last: verb });
    }
}

/// The word that opens a complement: `threaten to`, `demand that`.
fn complement(reading: &Reading<'_>, clause: usize, found: &mut Vec<Pattern>) {
    let opens = |child: &usize| matches!(reading.dep(*child), Dep::Aux | Dep::Mark);
    if let Some(first) = reading.syntax.children(clause).find(opens) {
        let form = reading.text(first).to_lowercase();
        if matches!(form.as_str(), "to" | "that") {
            found.push(Pattern { tail: form, noun: None, last: first });
        }
    }
}

/// The object of a verb: direct, the subject of a passive, or the noun a participle modifies.
pub(super) fn object(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let own = reading.syntax.child(verb, &[Dep::Dobj, Dep::Nsubjpass]);
    let modified = || reading.syntax.head(verb).filter(|_| reading.dep(verb) == Dep::Acl);
    own.or_else(|| modified().filter(|head| reading.is_noun(*head) && trigger::is_passive(reading, verb)))
        .filter(|noun| reading.is_noun(*noun))
}

/// The compounds and adjectives close before a noun.
pub(super) fn compounds(reading: &Reading<'_>, noun: usize) -> impl DoubleEndedIterator<Item = usize> {
    let modifies = |child: usize| matches!(reading.dep(child), Dep::Compound | Dep::Amod | Dep::Nmod);
    reading.syntax.children(noun).filter(move |child| *child < noun && noun - child <= 3 && modifies(*child))
}

/// `A mediation effort`: what a noun that frames an act says is what the noun before it says.
pub(super) fn within_frame(reading: &Reading<'_>, noun: usize) -> Option<(EventType, String, u8)> {
    let frame = lists::FRAMES.has(&reading.lemma(noun));
    let act = noun.checked_sub(1).filter(|act| frame && reading.is_noun(*act) && reading.dep(*act) == Dep::Compound)?;
    let row = reading.lexicon.event_noun(&reading.lemma(act)).filter(|row| row.prior >= FRAMED)?;
    let kind = trigger::kind(row.kind);
    let attempted = matches!(reading.lemma(noun).as_str(), "attempt" | "mission" | "operation");
    (attempted || kind != EventType::Assault).then(|| (kind, row.mode.to_owned(), row.prior))
}

/// The forms of more than one word that a noun heads: `hunger strike`, `cease-fire`, `state of emergency`.
pub(super) fn noun_phrases(reading: &Reading<'_>, noun: usize) -> Vec<String> {
    let lemma = reading.lemma(noun);
    let before = compounds(reading, noun).map(|first| format!("{} {lemma}", reading.lemma(first)));
    let of = reading.prepositions(noun).filter(|(form, _)| form == "of");
    let of = of.map(|(_, object)| format!("{lemma} of {}", reading.text(object).to_lowercase()));
    before.chain(of).chain(hyphenated(reading, noun, &lemma)).collect()
}

/// The noun joined with the word before its hyphen.
fn hyphenated(reading: &Reading<'_>, noun: usize, lemma: &str) -> Option<String> {
    let (first, hyphen) = (noun.checked_sub(2)?, noun.checked_sub(1)?);
    let words = &reading.syntax.words;
    let joined = words[first].span.end == words[hyphen].span.start && words[hyphen].span.end == words[noun].span.start;
    (joined && reading.text(hyphen) == "-").then(|| format!("{}-{lemma}", reading.text(first).to_lowercase()))
}

/// A noun with a compound that belongs to its meaning.
pub(super) fn with_compound(reading: &Reading<'_>, noun: usize) -> Range<usize> {
    let fixed = |first: &usize| {
        let form = format!("{} {}", reading.lemma(*first), reading.lemma(noun));
        reading.lexicon.event_noun(&form).is_some() || reading.lexicon.happening(&form).is_some()
    };
    let joined =
        hyphenated(reading, noun, &reading.lemma(noun)).filter(|form| reading.lexicon.event_noun(form).is_some());
    if joined.is_some() {
        return noun - 2..noun + 1;
    }
    compounds(reading, noun).rfind(fixed).unwrap_or(noun)..noun + 1
}

/// A verb with the particle that stands beside it.
pub(super) fn with_particle(reading: &Reading<'_>, verb: usize) -> Range<usize> {
    let particle = reading.syntax.child(verb, &[Dep::Prt]);
    particle.map_or(verb..verb + 1, |particle| near(verb, particle))
}

/// From the verb to a word that stands close behind it, else the verb alone.
fn near(verb: usize, last: usize) -> Range<usize> {
    if verb < last && last - verb <= 2 { verb..last + 1 } else { verb..verb + 1 }
}
