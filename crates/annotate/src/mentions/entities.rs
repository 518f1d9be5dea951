//! Names resolved within one document: each entity with its fullest name, type, country and role.

use std::collections::BTreeMap;

use corpus::{Doubt, Entity, EntityType, Grounds, Id, Rule, Span};

use super::bearers::Bearers;
use super::candidate::Candidate;
use super::gazetteer::{is_general, known};
use super::identity::Forms;
use super::roles::{RoleSeen, country_of, role_beside};
use crate::reading::Reading;

/// The entities of a document and which of them each candidate names.
pub(super) struct Cast {
    /// The entities in order of their fullest name.
    pub(super) entities: Vec<Entity>,
    /// For each candidate its entity.
    pub(super) of: Vec<Id<Entity>>,
    /// For each candidate the role beside it.
    pub(super) roles: Vec<Option<RoleSeen>>,
    /// Whether the candidate's entity was chosen among several.
    pub(super) guessed: Vec<bool>,
}

/// Resolves candidates to entities.
pub(super) fn resolve(reading: Reading<'_>, candidates: &[Candidate]) -> Cast {
    let forms = Forms::group(reading, candidates);
    let roles: Vec<_> = candidates.iter().map(|candidate| role(reading, candidate)).collect();
    let (roots, guessed) = roots(&forms, Bearers::of(reading, candidates, &roles, &forms));
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (candidate, root) in roots.iter().enumerate() {
        members.entry(*root).or_default().push(candidate);
    }
    let entity = |members: &Vec<usize>| entity(reading, candidates, members, &roles);
    let mut entities: Vec<(usize, Entity)> = members.iter().map(|(root, members)| (*root, entity(members))).collect();
    entities.sort_by_key(|(_, entity)| (entity.name.start, entity.name.end));
    let places: BTreeMap<usize, usize> = entities.iter().enumerate().map(|(place, (root, _))| (*root, place)).collect();
    let of = roots.iter().map(|root| Id::new(places[root])).collect();
    Cast { entities: entities.into_iter().map(|(_, entity)| entity).collect(), of, roles, guessed }
}

/// The form that stands for each candidate's entity, and whether it was a guess: a bare name that
/// several people share.
fn roots(forms: &Forms, mut bearers: Bearers<'_>) -> (Vec<usize>, Vec<bool>) {
    let mut guessed = vec![false; forms.of.len()];
    let mut roots = Vec::with_capacity(forms.of.len());
    for (candidate, form) in forms.of.iter().enumerate() {
        let root = match forms.shared.get(form) {
            Some(shared) => {
                let (root, guess) = bearers.choose(candidate, shared);
                guessed[candidate] = guess;
                root
            }
            None => forms.root(*form),
        };
        bearers.named(root, candidate);
        roots.push(root);
    }
    (roots, guessed)
}

fn role(reading: Reading<'_>, candidate: &Candidate) -> Option<RoleSeen> {
    (candidate.kind == EntityType::Per).then(|| role_beside(reading, &candidate.words)).flatten()
}

fn entity(reading: Reading<'_>, candidates: &[Candidate], members: &[usize], roles: &[Option<RoleSeen>]) -> Entity {
    let span = |member: &usize| reading.span(candidates[*member].words.clone());
    let fullest = members.iter().max_by_key(|member| {
        let words = &candidates[**member].words;
        let shouted = !reading.passage(words.clone()).chars().any(char::is_lowercase);
        (words.len(), span(member).len(), !shouted, std::cmp::Reverse(words.start))
    });
    let name = fullest.map_or(Span::new(0, 0), span);
    let entity_type = majority(candidates, members);
    let role = members.iter().find_map(|member| roles[*member]);
    let country = country(reading, members, candidates).or(role.and_then(|role| role.country));
    let joined = members.iter().any(|member| span(member).len() != name.len());
    Entity {
        name,
        entity_type,
        country: country.map(Into::into),
        role: role.map(|role| role.span),
        grounds: Grounds::new(
            Rule::new(if joined { "entity.forms-joined" } else { "entity.same-form" }),
            type_doubts(candidates, members, entity_type),
        ),
    }
}

fn majority(candidates: &[Candidate], members: &[usize]) -> EntityType {
    let mut counts: BTreeMap<EntityType, usize> = BTreeMap::new();
    for member in members {
        *counts.entry(candidates[*member].kind).or_default() += 1;
    }
    let best = counts.iter().max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)));
    best.map_or(EntityType::Misc, |(kind, _)| *kind)
}

fn type_doubts(candidates: &[Candidate], members: &[usize], kind: EntityType) -> Vec<Doubt> {
    let differs = members.iter().any(|member| candidates[*member].kind != kind);
    if differs { vec![Doubt::new("type seen differently elsewhere")] } else { Vec::new() }
}

/// The country of an entity by its own name: a place by the tables, an organisation by a country named in it.
fn country(reading: Reading<'_>, members: &[usize], candidates: &[Candidate]) -> Option<&'static str> {
    members.iter().find_map(|member| {
        let candidate = &candidates[*member];
        let words = candidate.words.clone();
        match candidate.kind {
            EntityType::Gpe | EntityType::Loc | EntityType::Norp => {
                let form = reading.passage(words);
                let country = known(reading, form)?.country?;
                (!is_general(form) || is_named(reading, candidates, country)).then_some(country)
            }
            EntityType::Org => {
                let whole = country_of(reading, words.clone());
                whole.or_else(|| words.clone().find_map(|word| country_of(reading, word..word + 1)))
            }
            _ => None,
        }
    })
}

/// Whether the document names a country apart from a name that many countries have.
fn is_named(reading: Reading<'_>, candidates: &[Candidate], country: &str) -> bool {
    candidates.iter().any(|candidate| {
        let form = reading.passage(candidate.words.clone());
        !is_general(form) && known(reading, form).is_some_and(|known| known.country == Some(country))
    })
}
