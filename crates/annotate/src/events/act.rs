//! When a verb that mostly governs or reports is itself what happened: `announced the height`, `announced
//! jointly that`, `reached the peak on May 4`.

use lexicon::{Effect, GovernorPart};
use nlp::{Dep, Pos, Tag};

use super::phrase;
use super::reading::Reading;
use super::{subject, trigger};

/// Adverbs that say how something is made known, so that the making known is told and not only the content.
const MANNERS: [&str; 5] = ["formally", "jointly", "officially", "publicly", "together"];

/// Whether a verb of announcing is an event: of a thing, or of a clause with the time or manner of announcing.
pub(super) fn is_announcement(reading: &Reading<'_>, verb: usize) -> bool {
    let announces = reading.lexicon.governors(&reading.lemma(verb), GovernorPart::Verb).any(|e| e == Effect::Announce);
    let standing = matches!(reading.tag(verb), Tag::Vbz | Tag::Vbp) && !reading.is_headline(verb);
    let clause = reading.syntax.child(verb, &[Dep::Ccomp]).is_some();
    announces
        && ((!standing && (has_thing(reading, verb) || is_decision(reading, verb)))
            || (clause && (is_timed(reading, verb) || has_manner(reading, verb))))
}

/// `The board ordered a new election`: whoever may order or approve an act has done so, whatever comes of it.
fn is_decision(reading: &Reading<'_>, verb: usize) -> bool {
    let decides =
        reading.lexicon.governors(&reading.lemma(verb), GovernorPart::Verb).any(|effect| effect == Effect::Propose);
    let somebody = subject::subject(reading, verb).is_some_and(|subject| reading.is_noun(subject));
    let clause = reading.syntax.child(verb, &[Dep::Ccomp, Dep::Xcomp]).is_some();
    let thing = |object: &usize| reading.is_noun(*object) && !reading.is_somebody(*object);
    decides && somebody && !clause && phrase::object(reading, verb).filter(thing).is_some()
}

/// Whether a verb that makes things happen has a date and acts on a thing that is no event, so that nothing else
/// can be meant; to have and to hold things is a state.
pub(super) fn is_timed_act(reading: &Reading<'_>, verb: usize) -> bool {
    use Effect::{Achieve, Begin, Complete, End, Occur};
    let lemma = reading.lemma(verb);
    let makes = |effect| matches!(effect, Achieve | Begin | Complete | End | Occur);
    let acts = reading.lexicon.governors(&lemma, GovernorPart::Verb).any(makes);
    let place = phrase::object(reading, verb).is_some_and(|object| reading.lemma(object) == "place");
    let lasts = matches!(lemma.as_str(), "have" | "hold");
    acts && !place && !lasts && is_timed(reading, verb) && has_thing(reading, verb)
}

/// A common noun as object or passive subject that is nobody and no event, and no clause beside it.
fn has_thing(reading: &Reading<'_>, verb: usize) -> bool {
    let clause = reading.syntax.child(verb, &[Dep::Ccomp, Dep::Xcomp]).is_some();
    let thing = |noun: &usize| {
        reading.pos(*noun) == Pos::Noun
            && !reading.is_somebody(*noun)
            && !reading.is_temporal(*noun)
            && trigger::noun_meaning(reading, *noun).is_none()
    };
    !clause && phrase::object(reading, verb).filter(thing).is_some()
}

/// Whether a time stands with the verb itself.
fn is_timed(reading: &Reading<'_>, verb: usize) -> bool {
    let direct =
        reading.syntax.children(verb).any(|child| reading.dep(child) == Dep::Npadvmod && reading.is_temporal(child));
    direct || reading.prepositions(verb).any(|(form, object)| form != "since" && reading.is_temporal(object))
}

fn has_manner(reading: &Reading<'_>, verb: usize) -> bool {
    let adverbs = reading.syntax.children(verb).filter(|child| reading.dep(*child) == Dep::Advmod);
    adverbs.into_iter().any(|adverb| MANNERS.contains(&reading.text(adverb).to_lowercase().as_str()))
}

/// Whether a verb of speech tells what somebody says, as a fact and not as a plan or a question.
pub(super) fn is_plain_speech(reading: &Reading<'_>, verb: usize) -> bool {
    let mut below = reading.syntax.children(verb);
    !below.any(|child| reading.dep(child) == Dep::Neg || reading.tag(child) == Tag::Md || reading.tag(child) == Tag::To)
}

/// What a clause says its subject has to do: `must` demands, `should` proposes.
pub(super) fn obligation(reading: &Reading<'_>, clause: usize) -> Option<&'static str> {
    let below: Vec<usize> = reading.syntax.children(clause).collect();
    let done = below.iter().any(|child| reading.lemma(*child) == "have" && reading.dep(*child) == Dep::Aux);
    let modal = below.iter().find(|child| reading.tag(**child) == Tag::Md && !done);
    match modal.map(|modal| reading.text(*modal).to_lowercase()).as_deref() {
        Some("must") => Some("demand"),
        Some("should") => Some("propose"),
        Some(_) => None,
        None => {
            let needs = reading.lemma(clause) == "have";
            (needs && reading.syntax.child(clause, &[Dep::Xcomp]).is_some()).then_some("demand")
        }
    }
}

/// Nouns of what is attacked in words only.
const JUDGED: [&str; 22] = [
    "agenda",
    "approach",
    "bill",
    "budget",
    "character",
    "credibility",
    "deal",
    "decision",
    "handling",
    "idea",
    "integrity",
    "law",
    "leadership",
    "legislation",
    "plan",
    "policy",
    "proposal",
    "record",
    "reform",
    "stance",
    "strategy",
    "tactic",
];

/// Nouns of what attacks in words.
const WRITINGS: [&str; 9] =
    ["ad", "advertisement", "article", "book", "column", "editorial", "post", "speech", "tweet"];

/// Whether somebody is attacked in words: in a speech, as something, saying so, or for what one thinks and plans.
pub(super) fn is_in_words(reading: &Reading<'_>, verb: usize) -> bool {
    let lemma_in =
        |noun: Option<usize>, list: &[&str]| noun.is_some_and(|noun| list.contains(&reading.lemma(noun).as_str()));
    let described = reading.syntax.child(verb, &[Dep::Oprd]).is_some()
        || reading.prepositions(verb).any(|(form, object)| form == "as" && !reading.is_temporal(object));
    let saying = reading.syntax.children(verb).any(|child| {
        let participle = reading.dep(child) == Dep::Advcl && reading.tag(child) == Tag::Vbg;
        participle && matches!(reading.lemma(child).as_str(), "accuse" | "argue" | "call" | "charge" | "claim" | "say")
    });
    let object = phrase::object(reading, verb);
    // Who blasts somebody for something has no bomb.
    let blasts = reading.lemma(verb) == "blast"
        && (reading.prepositions(verb).any(|(form, thing)| form == "for" && !reading.is_temporal(thing))
            || object.is_some_and(|object| reading.entity_type(object) == Some(corpus::EntityType::Per)));
    blasts || described || saying || lemma_in(subject::subject(reading, verb), &WRITINGS) || lemma_in(object, &JUDGED)
}
