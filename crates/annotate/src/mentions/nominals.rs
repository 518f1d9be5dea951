//! "The minister", "the Japanese president", "the ministry": common nouns for the only one who can be meant.

use corpus::{Entity, EntityType, Id, Span};
use lexicon::RoleKind;
use nlp::{Dep, Tag};

use super::candidate::Candidate;
use super::people::Stage;
use super::roles::{RoleSeen, country_of};
use crate::reading::Reading;

/// The common noun under which a named thing may be mentioned again: the head of a person's role, the
/// head noun of an organisation.
pub(super) fn office(reading: Reading<'_>, candidate: &Candidate, role: Option<RoleSeen>) -> Option<String> {
    let phrase = match (candidate.kind, role) {
        (EntityType::Per, Some(role)) => reading.text.slice(role.span),
        (EntityType::Org, _) => reading.passage(candidate.words.clone()),
        _ => return None,
    };
    let head = phrase.split(" of ").next()?.split(" for ").next()?.to_lowercase();
    let noun = head.rsplit([' ', '-']).next()?;
    let is_head = candidate.kind == EntityType::Per || reading.lexicon.organisation(noun).is_some();
    is_head.then_some(head)
}

/// Whom a definite common noun refers to: the only entity so far that holds this role, or the only one
/// from the country it names.
pub(super) fn resolve(stage: &Stage<'_>, word: usize) -> Option<(Id<Entity>, Span)> {
    let reading = stage.reading;
    if !matches!(reading.tag(word), Tag::Nn | Tag::Nnp) || !is_definite(reading, word) {
        return None;
    }
    let noun = reading.lower(word);
    if !is_referring_noun(reading, &noun) {
        return None;
    }
    let of_country = |child: usize| country_of(reading, child..child + 1);
    let country = modifiers(reading, word).find_map(of_country);
    let own = modifiers(reading, word).find(|child| of_country(*child).is_none()).unwrap_or(word);
    let phrase = reading.passage(own..word + 1).to_lowercase();
    let holders = stage.in_office.iter().filter(|entity| {
        let held = &stage.roles[entity.index()];
        let own = stage.cast.entities[entity.index()].country.as_deref();
        held.iter().any(|office| ends_with(office, &phrase)) && country.is_none_or(|country| own == Some(country))
    });
    let mut holders: Vec<Id<Entity>> = holders.copied().collect();
    holders.sort_unstable();
    holders.dedup();
    let [only] = holders.as_slice() else { return None };
    let bare = own == word && stage.cast.entities[only.index()].entity_type == EntityType::Org;
    (!bare || !others_stand_nearer(stage, *only, word)).then(|| (*only, span(reading, word)))
}

/// How many sentences back a body may be named for a bare noun to mean it though others are named too.
const NEAR: usize = 3;

/// Whether other bodies are named in the last sentences, and this one is not: "the agency" may be any of them, though
/// only this one has the word in its name.
fn others_stand_nearer(stage: &Stage<'_>, body: Id<Entity>, word: usize) -> bool {
    let here = stage.reading.syntax.words[word].sentence;
    let near = || stage.bodies.iter().rev().take_while(|(_, sentence)| here - sentence.min(&here) <= NEAR);
    near().next().is_some() && !near().any(|(other, _)| *other == body)
}

/// Whether an office ends with a phrase, at a word: "foreign minister" with "minister". Who held it once is only
/// "the former minister".
fn ends_with(office: &str, phrase: &str) -> bool {
    let past = |words: &str| ["former ", "ex-", "then-", "then ", "late "].iter().any(|word| words.starts_with(word));
    if past(office) && !past(phrase) {
        return false;
    }
    let rest = office.strip_suffix(phrase);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '-']))
}

fn is_referring_noun(reading: Reading<'_>, noun: &str) -> bool {
    let is_role = reading.role(noun).is_some_and(|role| role.kind != RoleKind::Part);
    is_role || reading.lexicon.organisation(noun).is_some()
}

/// Whether "the" stands before the noun and no name or narrowing phrase goes with it.
pub(super) fn is_definite(reading: Reading<'_>, word: usize) -> bool {
    let the =
        reading.syntax.children(word).any(|child| reading.dep(child) == Dep::Det && reading.lower(child) == "the");
    let narrowed = reading.syntax.children(word).any(|child| {
        matches!(reading.dep(child), Dep::Appos | Dep::Relcl | Dep::Acl | Dep::Poss) || reading.lower(child) == "of"
    });
    let heads = !matches!(reading.dep(word), Dep::Compound | Dep::Appos | Dep::Attr | Dep::Nmod);
    the && !narrowed && heads
}

pub(super) fn modifiers<'a>(reading: Reading<'a>, word: usize) -> impl Iterator<Item = usize> + 'a {
    let before = reading.syntax.children(word).filter(move |child| *child < word);
    before.filter(move |child| matches!(reading.dep(*child), Dep::Amod | Dep::Compound | Dep::Nmod))
}

/// The noun with its modifiers, without the article.
pub(super) fn span(reading: Reading<'_>, word: usize) -> Span {
    let start = modifiers(reading, word).next().unwrap_or(word);
    reading.span(start..word + 1)
}
