//! Who takes part: from the head of a noun phrase to the name or phrase that is shown, and its entity.

use std::ops::Range;

use corpus::{Entity, EntityType, Id, MentionForm, Participant};
use nlp::{Dep, Pos, Tag};

use super::lists;
use super::reading::Reading;

/// The most names taken from one coordination.
const MOST: usize = 24;

/// The head and the heads coordinated with it, relative pronouns and quantities resolved.
pub(super) fn heads(reading: &Reading<'_>, head: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut next = Some(head);
    while let Some(word) = next.filter(|_| found.len() < MOST) {
        let members = members(reading, word);
        let single = if members.is_empty() { resolve(reading, word) } else { None };
        found.extend(members.into_iter().chain(single));
        next = reading.syntax.child(word, &[Dep::Conj]).filter(|conjunct| is_nominal(reading, *conjunct));
    }
    found
}

/// `The armies of Brazil and Argentina`: those an organisation noun belongs to.
fn members(reading: &Reading<'_>, word: usize) -> Vec<usize> {
    let named = reading.mention(word).is_some() || !reading.is_noun(word);
    if named || reading.lexicon.organisation(&reading.lemma(word)).is_none() {
        return Vec::new();
    }
    let of = reading.prepositions(word).find(|(form, object)| form == "of" && reading.is_party(*object));
    let Some((_, first)) = of else { return Vec::new() };
    let next = |word: &usize| reading.syntax.child(*word, &[Dep::Conj]).filter(|other| reading.is_party(*other));
    std::iter::successors(Some(first), next).take(MOST).collect()
}

fn is_nominal(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.pos(word), Pos::Noun | Pos::Propn | Pos::Pron | Pos::Num | Pos::Adj | Pos::Det)
}

/// What a word stands for: the antecedent of a relative pronoun, the counted of a quantity.
fn resolve(reading: &Reading<'_>, word: usize) -> Option<usize> {
    if matches!(reading.tag(word), Tag::Wp | Tag::Wdt) {
        return antecedent(reading, word);
    }
    if reading.text(word).chars().all(|letter| !letter.is_alphanumeric()) {
        return None;
    }
    if reading.is_temporal(word) || !is_nominal(reading, word) || matches!(reading.tag(word), Tag::Ex | Tag::Wrb) {
        return None;
    }
    Some(counted(reading, word).unwrap_or(word))
}

/// What a number or a noun of quantity counts: `dozens of soldiers`, `a series of talks`.
pub(super) fn counted(reading: &Reading<'_>, word: usize) -> Option<usize> {
    let counts = reading.pos(word) == Pos::Num || lists::QUANTITIES.has(&reading.lemma(word));
    let of = reading.prepositions(word).find(|(form, _)| counts && form == "of");
    of.map(|(_, object)| object)
}

/// The noun that a relative clause modifies.
fn antecedent(reading: &Reading<'_>, pronoun: usize) -> Option<usize> {
    let clause = reading.syntax.ancestors(pronoun).take(4).find(|above| reading.dep(*above) == Dep::Relcl)?;
    let noun = reading.syntax.head(clause).filter(|noun| is_nominal(reading, *noun))?;
    Some(if reading.text(pronoun).eq_ignore_ascii_case("who") { resident(reading, noun) } else { noun })
}

/// `The mayor of Bergen, who`: a place or body is nobody, so that the person is meant whose it is.
fn resident(reading: &Reading<'_>, noun: usize) -> usize {
    let is_person = |word: usize| {
        let person = reading.entity_type(word) == Some(EntityType::Per);
        person || reading.mention(word).is_none() && reading.lexicon.is_people(&reading.lemma(word))
    };
    use EntityType::{Fac, Gpe, Loc, Org};
    if !reading.entity_type(noun).is_some_and(|kind| matches!(kind, Gpe | Loc | Fac | Org)) {
        return noun;
    }
    let mut word = noun;
    for _ in 0..RESIDENT {
        if is_person(word) {
            return person_of(reading, word);
        }
        let Some(above) = reading.syntax.head(word) else { break };
        let preposition = reading.dep(above) == Dep::Prep;
        word = if preposition { reading.syntax.head(above).unwrap_or(noun) } else { above };
    }
    noun
}

/// How many nouns are climbed from a place to its person.
const RESIDENT: usize = 4;

/// The person whom a common noun stands in apposition to.
fn person_of(reading: &Reading<'_>, noun: usize) -> usize {
    let head = reading.syntax.head(noun).filter(|_| reading.dep(noun) == Dep::Appos);
    head.filter(|head| reading.entity_type(*head) == Some(EntityType::Per)).unwrap_or(noun)
}

/// How a head is shown: its mention, else the noun with its compounds; none for an unresolved pronoun of things.
pub(super) fn participant(reading: &Reading<'_>, head: usize) -> Option<Participant> {
    if reading.is_regional(head) {
        return None;
    }
    let mention = reading.mention(named(reading, head));
    if let Some(mention) = mention.filter(|mention| mention.form == MentionForm::Name || mention.entity.is_some()) {
        return Some(Participant { span: mention.span, entity: mention.entity });
    }
    if reading.pos(head) == Pos::Pron && !reading.is_personal(head) {
        return None;
    }
    if let Some(speaker) = reading.first_person(head) {
        return Some(Participant { span: reading.syntax.span_of(head..head + 1), entity: Some(speaker) });
    }
    let words = core(reading, head);
    let span = reading.syntax.span_of(words.clone());
    (!span.is_empty()).then(|| Participant { span, entity: metonym(reading, words, head) })
}

/// The name in apposition to a common noun: `the mufti, Sheikh Allam`.
fn named(reading: &Reading<'_>, head: usize) -> usize {
    let is_name = |word: usize| reading.mention(word).is_some_and(|mention| mention.form == MentionForm::Name);
    let apposed = reading.syntax.child(head, &[Dep::Appos]).filter(|name| is_name(*name) && reading.is_party(*name));
    apposed.filter(|_| !is_name(head)).unwrap_or(head)
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
        Dep::Poss => owns(reading, child),
        Dep::Amod => reading.mention(child).is_some() || reading.tag(child) == Tag::Jj,
        Dep::Nummod | Dep::Quantmod => !reading.is_temporal(child),
        _ => false,
    }
}

/// A country or organisation whose noun stands for it: `Myanmar's government`.
fn owns(reading: &Reading<'_>, owner: usize) -> bool {
    use corpus::EntityType::{Gpe, Norp, Org};
    reading.entity_type(owner).is_some_and(|kind| matches!(kind, Gpe | Norp | Org))
}

/// The entity that a name inside the phrase stands for: the country of `Russian warplanes`.
fn metonym(reading: &Reading<'_>, words: Range<usize>, head: usize) -> Option<Id<Entity>> {
    let named = words.filter(|word| *word != head && reading.is_party(*word) && !reading.is_regional(*word));
    named.filter_map(|word| reading.mention(word)?.entity).next_back()
}
