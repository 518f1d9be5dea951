//! When a verb that mostly governs or reports is itself what happened: `announced the height`, `announced
//! jointly that`, `reached the peak on May 4`.

use corpus::EntityType::{Norp, Org, Per};
use lexicon::{Effect, GovernorPart, List};
use nlp::{Dep, Pos, Tag};

use super::lists;
use super::phrase;
use super::reading::Reading;
use super::{subject, trigger};

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
    adverbs.into_iter().any(|adverb| lists::MANNERS.has(&reading.text(adverb).to_lowercase()))
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

/// Whether a verb of asking asks a question, or one of proposing states something: `asked whether`, `suggested
/// that they are`.
pub(super) fn asks_for_nothing(reading: &Reading<'_>, verb: usize) -> bool {
    let clause = reading.syntax.child(verb, &[Dep::Ccomp]);
    match reading.lemma(verb).as_str() {
        "ask" => {
            let question = phrase::object(reading, verb).is_some_and(|object| reading.lemma(object) == "question");
            question || clause.is_some_and(|clause| is_question(reading, clause))
        }
        "suggest" => clause.is_some_and(|clause| is_stated(reading, clause)),
        _ => false,
    }
}

/// Whether a clause asks: by its first word, or by the mark behind it.
fn is_question(reading: &Reading<'_>, clause: usize) -> bool {
    let words = reading.syntax.subtree(clause);
    let first = reading.text(words.start).to_lowercase();
    let asks = matches!(reading.tag(words.start), Tag::Wp | Tag::Wdt | Tag::Wrb) || matches!(&*first, "if" | "whether");
    let end = (words.end + 2).min(reading.syntax.words.len());
    asks || (words.start..end).any(|word| reading.text(word) == "?")
}

/// Whether a clause has a tense of its own, so that it is a statement: not "that he go", "that he should go".
fn is_stated(reading: &Reading<'_>, clause: usize) -> bool {
    let finite = |word: usize| matches!(reading.tag(word), Tag::Vbd | Tag::Vbz | Tag::Vbp);
    let below =
        || reading.syntax.children(clause).filter(|child| matches!(reading.dep(*child), Dep::Aux | Dep::Auxpass));
    let told = |word: usize| finite(word) || (reading.tag(word) == Tag::Md && !is_wish(reading, word));
    (finite(clause) && !below().any(|word| is_wish(reading, word))) || below().any(told)
}

fn is_wish(reading: &Reading<'_>, modal: usize) -> bool {
    matches!(reading.text(modal).to_lowercase().as_str(), "must" | "ought" | "should")
}

/// Whether what stands behind "on" is no ground to fight on: `attacked Congress on health care`.
fn is_issue(reading: &Reading<'_>, noun: usize) -> bool {
    let common = reading.pos(noun) == Pos::Noun && reading.mention(noun).is_none() && !reading.is_temporal(noun);
    let bare = !reading.syntax.children(noun).any(|child| reading.dep(child) == Dep::Det);
    common && bare && !reading.is_somebody(noun) && !matches!(reading.lemma(noun).as_str(), "foot" | "land" | "sea")
}

/// Whether what is shut is a place of work, and nobody is silenced.
pub(super) fn closes_works(reading: &Reading<'_>, verb: usize) -> bool {
    phrase::object(reading, verb).is_some_and(|object| lists::WORKS.has(&reading.lemma(object)))
}

/// Whether what is delivered is a bomb, a speech, a blow.
pub(super) fn brings_no_aid(reading: &Reading<'_>, verb: usize) -> bool {
    phrase::object(reading, verb).is_some_and(|object| lists::NO_AID.has(&reading.lemma(object)))
}

/// Whether the object is somebody by name, whom people attack over something in words.
fn is_matter(reading: &Reading<'_>, object: Option<usize>) -> bool {
    object.is_some_and(|object| matches!(reading.entity_type(object), Some(Per | Org)))
}

/// Whether somebody is attacked in words: in a speech, as something, saying so, or for what one thinks and plans.
pub(super) fn is_in_words(reading: &Reading<'_>, verb: usize) -> bool {
    let lemma_in = |noun: Option<usize>, list: &List| noun.is_some_and(|noun| list.has(&reading.lemma(noun)));
    let described = reading.syntax.child(verb, &[Dep::Oprd]).is_some()
        || reading.prepositions(verb).any(|(form, object)| form == "as" && !reading.is_temporal(object));
    let saying = reading.syntax.children(verb).any(|child| {
        let participle = reading.dep(child) == Dep::Advcl && reading.tag(child) == Tag::Vbg;
        participle && matches!(reading.lemma(child).as_str(), "accuse" | "argue" | "call" | "charge" | "claim" | "say")
    });
    let object = phrase::object(reading, verb);
    let spoken = reading.prepositions(verb).any(|(form, noun)| match form.as_str() {
        // "Attacked the minister over his record", "in an interview": no weapon.
        "over" => !reading.is_temporal(noun) && !reading.is_place(noun) && is_matter(reading, object),
        "in" | "on" if lists::SPOKEN.has(&reading.lemma(noun)) => true,
        "on" => is_issue(reading, noun) && is_matter(reading, object),
        _ => false,
    });
    // Who blasts somebody for something has no bomb.
    let blasts = reading.lemma(verb) == "blast"
        && (reading.prepositions(verb).any(|(form, thing)| form == "for" && !reading.is_temporal(thing))
            || object.is_some_and(|object| matches!(reading.entity_type(object), Some(Per | Org | Norp))));
    blasts
        || described
        || spoken
        || saying
        || lemma_in(subject::subject(reading, verb), &lists::WRITINGS)
        || lemma_in(object, &lists::JUDGED)
}
