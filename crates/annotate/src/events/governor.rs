//! The words above an event that say whether, and how surely, it happens: `plans to`, `failed to`, `was postponed`.

use lexicon::{Effect, GovernorPart, List};
use nlp::{Dep, Pos, Tag};

use super::lists;
use super::reading::Reading;
use super::status;
use super::trigger::Trigger;

/// How far up the tree governors are sought.
const REACH: usize = 6;

/// A word above an event with what it says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governor {
    pub(super) word: usize,
    pub(super) effect: Effect,
    /// Whether it is negated: `did not agree to`, `no evidence that`.
    pub(super) negated: bool,
}

impl Governor {
    /// What does not end, or is not put off, goes on.
    fn new(reading: &Reading<'_>, word: usize, effect: Effect) -> Governor {
        let negated = (reading.is_verb(word) || reading.is_noun(word)) && status::has_negation(reading, word);
        let ends = matches!(effect, Effect::End | Effect::Complete | Effect::Postpone | Effect::Cancel);
        match negated && ends {
            true => Governor { word, effect: Effect::Continue, negated: false },
            false => Governor { word, effect, negated },
        }
    }
}

/// What stands above an event.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// The governors, nearest first; the adjectives of a noun last, since what is done with it outweighs them.
    pub(super) governors: Vec<Governor>,
    /// The verb that carries tense: the outermost governor's, or the event's own.
    pub(super) finite: Option<usize>,
}

impl Chain {
    /// Whether some governor has this effect.
    pub(super) fn has(&self, effect: Effect) -> bool {
        self.governors.iter().any(|governor| governor.effect == effect)
    }
}

/// The governors of an event.
pub(super) fn chain(reading: &Reading<'_>, trigger: &Trigger) -> Chain {
    let mut chain = Chain { governors: Vec::new(), finite: trigger.verb };
    let mut word = trigger.anchor();
    for _ in 0..REACH {
        let Some(above) = above(reading, word).filter(|above| !is_set(reading, word, *above)) else { break };
        if let Some(effect) = effect(reading, above, word) {
            chain.governors.push(Governor::new(reading, above, effect));
        } else if !passes(reading, word, above) {
            break;
        }
        chain.finite = if reading.is_verb(above) { Some(above) } else { chain.finite };
        word = above;
    }
    chain.governors.extend(modifiers(reading, trigger));
    chain
}

/// `They are to meet`: the infinitive tells what is set; the copula above it has no say.
pub(super) fn is_set(reading: &Reading<'_>, verb: usize, above: usize) -> bool {
    let to = reading.syntax.children(verb).any(|child| reading.tag(child) == Tag::To);
    let alone = reading.syntax.child(above, &[Dep::Acomp, Dep::Attr]).is_none();
    to && alone && reading.dep(verb) == Dep::Xcomp && reading.lemma(above) == "be"
}

/// Adjectives of an event noun: `the planned visit`.
fn modifiers(reading: &Reading<'_>, trigger: &Trigger) -> Vec<Governor> {
    let Some(noun) = trigger.noun else { return Vec::new() };
    let adjectives = reading.syntax.children(noun).filter(|child| reading.dep(*child) == Dep::Amod);
    let found = adjectives.filter_map(|word| {
        let form = reading.text(word).to_lowercase();
        let effect = reading.lexicon.governors(&form, GovernorPart::Adjective).next()?;
        Some(Governor { word, effect, negated: false })
    });
    found.collect()
}

/// The word above that may govern: the head, prepositions and copulas skipped.
fn above(reading: &Reading<'_>, word: usize) -> Option<usize> {
    let head = reading.syntax.head(word)?;
    match reading.dep(word) {
        Dep::Xcomp | Dep::Ccomp | Dep::Dobj | Dep::Nsubjpass | Dep::Acl | Dep::Oprd | Dep::Attr => Some(head),
        Dep::Nsubj if !reading.is_verb(word) => {
            // "The talks are to begin": what is set is said of the subject.
            let set = reading.syntax.child(head, &[Dep::Xcomp]).filter(|verb| is_set(reading, *verb, head));
            Some(set.unwrap_or(head))
        }
        Dep::Advcl if reading.tag(word) == Tag::Vb && reading.pos(head) != Pos::Noun => Some(head),
        Dep::Pobj => reading.syntax.head(head).filter(|_| is_transparent(reading, head, &lists::NOUN_LINKS)),
        Dep::Pcomp => reading.syntax.head(head).filter(|_| is_transparent(reading, head, &lists::GERUND_LINKS)),
        Dep::Acomp => Some(head),
        Dep::Conj if shares_governor(reading, word, head) => Some(head),
        _ => None,
    }
}

/// Prepositions that lead from a governor to what it governs: `call for talks`, `succeed in holding`.
fn is_transparent(reading: &Reading<'_>, preposition: usize, forms: &List) -> bool {
    forms.has(&reading.text(preposition).to_lowercase())
}

/// A second infinitive or noun under one governor: `plans to visit Tokyo and meet`.
fn shares_governor(reading: &Reading<'_>, word: usize, head: usize) -> bool {
    let bare = matches!(reading.tag(word), Tag::Vb | Tag::Vbg | Tag::Vbn);
    let own = reading.syntax.child(word, &[Dep::Nsubj, Dep::Nsubjpass, Dep::Aux, Dep::Auxpass]).is_some();
    reading.pos(word) == reading.pos(head) && (reading.is_noun(word) || (bare && !own))
}

/// What a word says of the event below it.
fn effect(reading: &Reading<'_>, above: usize, below: usize) -> Option<Effect> {
    if reading.dep(below) == Dep::Conj {
        return None;
    }
    let part = match reading.pos(above) {
        Pos::Verb | Pos::Aux => GovernorPart::Verb,
        Pos::Adj | Pos::Adv => GovernorPart::Adjective,
        Pos::Noun => GovernorPart::Noun,
        _ => return None,
    };
    let lemma = with_particle(reading, above);
    let found: Vec<Effect> = reading.lexicon.governors(&lemma, part).collect();
    choose(reading, &found, above, below)
}

/// A verb with its particle: `call off`.
pub(super) fn with_particle(reading: &Reading<'_>, verb: usize) -> String {
    let lemma = reading.lemma(verb);
    match reading.syntax.child(verb, &[Dep::Prt]) {
        Some(particle) => format!("{lemma} {}", reading.lemma(particle)),
        None => lemma,
    }
}

/// Among the effects of a form, the one that fits what stands below: an infinitive, a participle, a noun.
fn choose(reading: &Reading<'_>, found: &[Effect], above: usize, below: usize) -> Option<Effect> {
    let infinitive = reading.tag(below) == Tag::Vb;
    let clause = reading.is_verb(below) && !infinitive && reading.tag(below) != Tag::Vbg;
    let subject = reading.dep(below) == Dep::Nsubj;
    let told = is_told(reading, above, below);
    let fits = |effect: &Effect| match effect {
        Effect::Propose if told => false,
        _ if subject => is_of_subject(*effect) && !has_object(reading, above),
        Effect::Occur => !reading.is_verb(below),
        Effect::End | Effect::Complete | Effect::Postpone | Effect::Cancel | Effect::Past => !infinitive && !clause,
        // What is ordered or approved is not made known as done, it is yet to come.
        Effect::Announce => !reading.is_verb(below) && !found.contains(&Effect::Propose),
        Effect::Achieve => reading.is_verb(below) && !clause,
        Effect::Begin | Effect::Continue | Effect::Try => !clause,
        _ => true,
    };
    found.iter().copied().find(fits)
}

/// `Told reporters that it will open`: a clause with a tense of its own is reported, and asks nobody for anything.
fn is_told(reading: &Reading<'_>, above: usize, below: usize) -> bool {
    let clause = reading.dep(below) == Dep::Ccomp && matches!(reading.lemma(above).as_str(), "tell" | "ask");
    let finite = |word: usize| matches!(reading.tag(word), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md);
    // "Had spoken", "is meeting", "will open": the auxiliary has the tense.
    let auxiliary = |child: usize| matches!(reading.dep(child), Dep::Aux | Dep::Auxpass) && finite(child);
    clause && (finite(below) || reading.syntax.children(below).any(auxiliary))
}

/// Whether a verb has an object of its own; the one of `take place` is none.
fn has_object(reading: &Reading<'_>, verb: usize) -> bool {
    let object = reading.syntax.child(verb, &[Dep::Dobj]);
    object.is_some_and(|object| reading.lemma(object) != "place")
}

/// What a verb without object says of its subject: `talks began`, `the summit takes place`.
fn is_of_subject(effect: Effect) -> bool {
    use Effect::{Begin, Complete, Continue, End, Occur};
    matches!(effect, Begin | Complete | Continue | End | Occur)
}

/// Words that are climbed over without saying anything: a copula, a coordination.
fn passes(reading: &Reading<'_>, word: usize, above: usize) -> bool {
    let copula = reading.lemma(above) == "be";
    // "Talks of signing a treaty" are no more than what is done with the talks.
    let of = reading.dep(word) == Dep::Pcomp
        && reading.pos(above) == Pos::Noun
        && reading.syntax.head(word).is_some_and(|preposition| reading.text(preposition).eq_ignore_ascii_case("of"));
    copula && matches!(reading.dep(word), Dep::Acomp | Dep::Xcomp | Dep::Attr) || reading.dep(word) == Dep::Conj || of
}
