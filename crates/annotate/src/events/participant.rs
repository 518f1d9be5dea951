//! Who takes part: from the head of a noun phrase to the name or phrase that is shown, and its entity.

use std::ops::Range;

use corpus::{Entity, Id, MentionForm, Participant};
use nlp::{Dep, Pos, Tag};

use super::reading::Reading;

/// The most names taken from one coordination.
const MOST: usize = 24;

/// Nouns of quantity that stand before those who act: `dozens of soldiers`.
const QUANTITIES: [&str; 14] = [
    "dozen", "hundred", "thousand", "million", "score", "number", "majority", "handful", "lot", "couple", "pair",
    "rest", "group", "some",
];

/// The head and the heads coordinated with it, relative pronouns and quantities resolved.
pub(super) fn heads(reading: &Reading<'_>, head: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = Some(head);
    while let Some(word) = next.filter(|_| found.len() < MOST) {
        found.extend(resolve(reading, word));
        next = reading.syntax.child(word, &[Dep::Conj]).filter(|conjunct| is_nominal(reading, *conjunct));
    }
    found
}

fn is_nominal(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.pos(word), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj | Pos::Det)
}

/// What a word stands for: the antecedent of a relative pronoun, the counted of a quantity.
fn resolve(reading: &Reading<'_>, word: usize) -> Option<usize> {
    if matches!(reading.tag(word), Tag::Wp | Tag::Wdt) {
        return antecedent(reading, word);
    }
    if reading.time(word).is_some() || !is_nominal(reading, word) || matches!(reading.tag(word), Tag::Ex | Tag::Wrb) {
        return None;
    }
    let counts = reading.pos(word) == Pos::Num || QUANTITIES.contains(&reading.lemma(word).as_str());
    let counted = || reading.prepositions(word).find(|(form, _)| form == "of").map(|(_, object)| object);
    Some(if counts { counted().unwrap_or(word) } else { word })
}

/// The noun that a relative clause modifies.
fn antecedent(reading: &Reading<'_>, pronoun: usize) -> Option<usize> {
    let clause = reading.syntax.ancestors(pronoun).take(4).find(|above| reading.dep(*above) == Dep::Relcl)?;
    reading.syntax.head(clause).filter(|noun| is_nominal(reading, *noun))
}

/// How a head is shown: its mention, else the noun with its compounds; none for an unresolved pronoun of things.
pub(super) fn participant(reading: &Reading<'_>, head: usize) -> Option<Participant> {
    let mention = reading.mention(head);
    if let Some(mention) = mention.filter(|mention| mention.form == MentionForm::Name || mention.entity.is_some()) {
        return Some(Participant { span: mention.span, entity: mention.entity });
    }
    if reading.pos(head) == Pos::Pron && !is_personal(reading, head) {
        return None;
    }
    let words = core(reading, head);
    let span = reading.syntax.span_of(words.clone());
    (!span.is_empty()).then(|| Participant { span, entity: metonym(reading, words, head) })
}

fn is_personal(reading: &Reading<'_>, word: usize) -> bool {
    let form = reading.text(word).to_lowercase();
    matches!(form.as_str(), "he" | "she" | "they" | "him" | "her" | "them" | "we" | "us" | "i" | "me" | "who" | "whom")
}

/// A noun with the compounds and names directly before it: `Russian warplanes`.
fn core(reading: &Reading<'_>, head: usize) -> Range<usize> {
    let before = |child: &usize| *child < head && is_part(reading, *child);
    let first = reading.syntax.children(head).filter(before).map(|child| reading.syntax.subtree(child).start).min();
    let first = first.filter(|first| head - first <= 6).unwrap_or(head);
    first..head + 1
}

fn is_part(reading: &Reading<'_>, child: usize) -> bool {
    match reading.dep(child) {
        Dep::Compound | Dep::Nmod => true,
        Dep::Amod => reading.mention(child).is_some() || reading.tag(child) == Tag::Jj,
        Dep::Nummod | Dep::Quantmod => reading.time(child).is_none(),
        _ => false,
    }
}

/// The entity that a name inside the phrase stands for: the country of `Russian warplanes`.
fn metonym(reading: &Reading<'_>, words: Range<usize>, head: usize) -> Option<Id<Entity>> {
    let named = words.filter(|word| *word != head && reading.is_party(*word));
    named.filter_map(|word| reading.mention(word)?.entity).next_back()
}

/// Who is behind a thing that is acted on: `Netanyahu's decision`, `a request by the president`; else the thing.
pub(super) fn behind(reading: &Reading<'_>, head: usize) -> Vec<usize> {
    if reading.is_party(head) || reading.mention(head).is_some_and(|mention| mention.entity.is_some()) {
        return vec![head];
    }
    let owner = reading.syntax.children(head).filter(|child| reading.dep(*child) == Dep::Poss);
    let owner = owner.filter(|child| reading.mention(*child).is_some());
    let maker = reading.prepositions(head).filter(|(form, _)| matches!(form.as_str(), "by" | "from"));
    let maker = maker.map(|(_, object)| object).filter(|object| reading.is_party(*object));
    let found: Vec<usize> = owner.chain(maker).collect();
    if found.is_empty() { vec![head] } else { found }
}
