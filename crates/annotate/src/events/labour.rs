//! Strikes and walk-outs of those who work, told apart from attacks and from those who leave a room.

use lexicon::RoleKind;
use nlp::{Dep, Tag};

use super::reading::Reading;
use super::{lists, phrase, subject, trigger};

/// How sure it is that a strike of those who work is meant.
pub(super) const SURE: u8 = 75;

/// Whether a noun or name is those who work: an occupation, a union.
fn is_labour(reading: &Reading<'_>, word: usize) -> bool {
    let lemma = reading.lemma(word);
    let occupation = || {
        let roles = reading.lexicon.roles.all(&lemma);
        !roles.is_empty() && roles.iter().all(|role| matches!(role.kind, RoleKind::Work | RoleKind::Expert))
    };
    lists::LABOUR.has(&lemma) || (reading.is_noun(word) && occupation())
}

/// Whether a "strike" is one of those who work: by who calls it or holds it, or by what it is over.
pub(super) fn is_strike(reading: &Reading<'_>, noun: usize) -> bool {
    let before = |child: usize| matches!(reading.dep(child), Dep::Compound | Dep::Poss | Dep::Amod | Dep::Nmod);
    let named = reading
        .syntax
        .children(noun)
        .filter(|child| before(*child))
        .any(|child| is_labour(reading, child) || lists::SECTORS.has(&reading.lemma(child)));
    named
        || reading.prepositions(noun).any(|(form, object)| match form.as_str() {
            "by" | "of" => is_labour(reading, object),
            "over" => lists::MATTERS.has(&reading.lemma(object)),
            _ => false,
        })
        || is_called(reading, noun)
}

/// Whether the verb of a strike is one of calling it, or has those who work as its subject.
fn is_called(reading: &Reading<'_>, noun: usize) -> bool {
    let over = reading.syntax.head(noun);
    let verb = over.filter(|over| reading.is_verb(*over)).or_else(|| {
        let above = over.and_then(|over| reading.syntax.head(over));
        above.filter(|above| reading.dep(noun) == Dep::Pobj && reading.is_verb(*above))
    });
    let Some(verb) = verb.filter(|verb| phrase::object(reading, *verb) == Some(noun) || reading.dep(noun) == Dep::Pobj)
    else {
        return false;
    };
    let own = || subject::subject(reading, verb).is_some_and(|subject| is_labour(reading, subject));
    lists::CALLING.has(&reading.lemma(verb)) || own()
}

/// `Nurses walked out of the hospital`: several of those who work leave it in protest.
pub(super) fn is_walkout(reading: &Reading<'_>, verb: usize) -> bool {
    let out = reading.syntax.children(verb).any(|child| {
        let away = matches!(reading.dep(child), Dep::Prt | Dep::Prep | Dep::Advmod);
        away && matches!(reading.text(child).to_lowercase().as_str(), "out" | "off")
    });
    if reading.lemma(verb) != "walk" || !out || reading.syntax.child(verb, &[Dep::Xcomp]).is_some() {
        return false;
    }
    let talks = below(reading, verb).any(|noun| trigger::noun_meaning(reading, noun).is_some());
    let many = |subject: &usize| reading.tag(*subject) == Tag::Nns || reading.lemma(*subject) == "staff";
    !talks && subject::subject(reading, verb).filter(many).is_some_and(|subject| is_labour(reading, subject))
}

/// The nouns below the prepositions of a verb, two steps down: `out of talks`.
fn below<'a>(reading: &'a Reading<'_>, verb: usize) -> impl Iterator<Item = usize> + 'a {
    let first = reading.syntax.children(verb).filter(|child| matches!(reading.dep(*child), Dep::Prep | Dep::Advmod));
    let second = first.flat_map(|word| reading.syntax.children(word).flat_map(move |child| [child, word]));
    let pairs = second.flat_map(|word| reading.prepositions(word).map(|(_, object)| object).collect::<Vec<_>>());
    let own = reading.prepositions(verb).map(|(_, object)| object);
    own.chain(pairs)
}
