//! The words above an event that say whether, and how surely, it happens: `plans to`, `failed to`, `was postponed`.

use lexicon::{Effect, GovernorPart};
use nlp::{Dep, Pos, Tag};

use super::reading::Reading;
use super::trigger::Trigger;

/// How far up the tree governors are sought.
const REACH: usize = 6;

/// A word above an event with what it says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governor {
    pub(super) word: usize,
    pub(super) effect: Effect,
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
        let Some(above) = above(reading, word) else { break };
        if let Some(effect) = effect(reading, above, word) {
            chain.governors.push(Governor { word: above, effect });
        } else if !passes(reading, word, above) {
            break;
        }
        chain.finite = if reading.is_verb(above) { Some(above) } else { chain.finite };
        word = above;
    }
    chain.governors.extend(modifiers(reading, trigger));
    chain
}

/// Adjectives of an event noun: `the planned visit`.
fn modifiers(reading: &Reading<'_>, trigger: &Trigger) -> Vec<Governor> {
    let Some(noun) = trigger.noun else { return Vec::new() };
    let adjectives = reading.syntax.children(noun).filter(|child| reading.dep(*child) == Dep::Amod);
    let found = adjectives.filter_map(|word| {
        let form = reading.text(word).to_lowercase();
        let effect = reading.lexicon.governors(&form, GovernorPart::Adjective).next()?;
        Some(Governor { word, effect })
    });
    found.collect()
}

/// The word above that may govern: the head, prepositions and copulas skipped.
fn above(reading: &Reading<'_>, word: usize) -> Option<usize> {
    let head = reading.syntax.head(word)?;
    match reading.dep(word) {
        Dep::Xcomp | Dep::Ccomp | Dep::Dobj | Dep::Nsubjpass | Dep::Acl | Dep::Oprd | Dep::Attr => Some(head),
        Dep::Nsubj if !reading.is_verb(word) => Some(head),
        Dep::Advcl if reading.tag(word) == Tag::Vb && reading.pos(head) != Pos::Noun => Some(head),
        Dep::Pobj | Dep::Pcomp => reading.syntax.head(head).filter(|_| is_transparent(reading, head)),
        Dep::Acomp => Some(head),
        Dep::Conj if shares_governor(reading, word, head) => Some(head),
        _ => None,
    }
}

/// Prepositions that lead from a governor to what it governs: `call for talks`, `plan of a visit`.
fn is_transparent(reading: &Reading<'_>, preposition: usize) -> bool {
    let form = reading.text(preposition).to_lowercase();
    matches!(form.as_str(), "for" | "of" | "to" | "on" | "from" | "in" | "with" | "out" | "off" | "at")
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
        Pos::Adj => GovernorPart::Adjective,
        Pos::Noun => GovernorPart::Noun,
        _ => return None,
    };
    let lemma = with_particle(reading, above);
    let found: Vec<Effect> = reading.lexicon.governors(&lemma, part).collect();
    choose(reading, &found, above, below)
}

/// A verb with its particle: `call off`.
fn with_particle(reading: &Reading<'_>, verb: usize) -> String {
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
    let fits = |effect: &Effect| match effect {
        Effect::Occur => !reading.is_verb(below) && !is_subject_of_action(reading, above, below),
        Effect::End | Effect::Postpone | Effect::Cancel | Effect::Past => !infinitive && !clause,
        Effect::Announce => !reading.is_verb(below),
        Effect::Achieve => reading.is_verb(below) && !clause,
        Effect::Begin | Effect::Continue | Effect::Try => !clause,
        _ => true,
    };
    found.iter().copied().find(fits)
}

/// `The attack opened the way`: the noun is the subject of a transitive verb, so it is not what the verb does.
fn is_subject_of_action(reading: &Reading<'_>, above: usize, below: usize) -> bool {
    reading.dep(below) == Dep::Nsubj && reading.syntax.child(above, &[Dep::Dobj]).is_some()
}

/// Words that are climbed over without saying anything: a copula, a coordination.
fn passes(reading: &Reading<'_>, word: usize, above: usize) -> bool {
    let copula = reading.lemma(above) == "be";
    copula && matches!(reading.dep(word), Dep::Acomp | Dep::Xcomp | Dep::Attr) || reading.dep(word) == Dep::Conj
}
