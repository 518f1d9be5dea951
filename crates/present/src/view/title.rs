//! What a brief is called: the title that was given, else the leading actors and the thing they speak of.

use corpus::{DisagreementKind, EntityType};

use super::frame::Frame;
use super::visible::label;
use crate::record::{ActorRecord, BriefRecord, DisagreementRecord};

/// Actors in a title.
const ACTORS: usize = 3;
/// An actor that is named less often than this part of the first is not in the title.
const PART: usize = 4;
/// Names of one contested thing in a title.
const NAMES: usize = 3;
/// Letters of a title.
const LETTERS: usize = 160;
/// Letters of a name in it.
const NAME: usize = 48;

/// The title: `Arven and Sorland: Skerry Islands / Outer Skerries`. Contested names are all given.
pub(super) fn title(w: &Frame, record: &BriefRecord) -> String {
    let given = record.options.get("title").and_then(serde_json::Value::as_str);
    if let Some(given) = given.map(|given| label(given, LETTERS)).filter(|given| !given.is_empty()) {
        return given;
    }
    let ranked = ranked(record);
    let actors = listed(w, &actors(&ranked));
    match (actors.is_empty(), thing(record, &ranked)) {
        (true, None) => w.untitled.to_string(),
        (false, None) => actors,
        (true, Some(thing)) => thing,
        (false, Some(thing)) => format!("{actors}: {thing}"),
    }
}

fn ranked(record: &BriefRecord) -> Vec<&ActorRecord> {
    let mut ranked: Vec<&ActorRecord> = record.entities.iter().collect();
    ranked.sort_by_key(|actor| std::cmp::Reverse((actor.origins, actor.mentions.len())));
    ranked
}

/// The leading actors, one of a country: a capital or a president beside the country says nothing new.
fn actors(ranked: &[&ActorRecord]) -> Vec<String> {
    let mut countries: Vec<&str> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut least = 0;
    for actor in ranked.iter().filter(|actor| is_actor(actor.entity_type.0)) {
        if names.len() == ACTORS || actor.mentions.len() < least {
            break;
        }
        let country = actor.country.as_deref();
        if country.is_some_and(|country| countries.contains(&country)) {
            continue;
        }
        countries.extend(country);
        least = least.max(actor.mentions.len().div_ceil(PART));
        names.extend(Some(label(&actor.name, NAME)).filter(|name| !name.is_empty()));
    }
    names
}

const fn is_actor(kind: EntityType) -> bool {
    matches!(kind, EntityType::Gpe | EntityType::Org | EntityType::Per)
}

/// `A`, `A and B`, `A, B and C`.
fn listed(w: &Frame, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), w.and),
    }
}

/// The thing that is spoken of, under all its names where they are contested; else one that most origins name.
fn thing(record: &BriefRecord, ranked: &[&ActorRecord]) -> Option<String> {
    let label_of = |one: &&DisagreementRecord| one.kind.0 == DisagreementKind::Label;
    let contested = record.disagreements.iter().filter(label_of).max_by_key(|one| one.origins);
    if let Some(contested) = contested {
        let names: Vec<String> = contested.sides.iter().take(NAMES).map(|side| label(&side.claim, NAME)).collect();
        return Some(names.join(" / "));
    }
    let most = ranked.first().map_or(0, |actor| actor.origins);
    let is_thing = |kind| {
        matches!(kind, EntityType::Loc | EntityType::Event | EntityType::Law | EntityType::Fac | EntityType::Product)
    };
    let thing = ranked.iter().find(|actor| is_thing(actor.entity_type.0))?;
    (thing.origins > 1 && thing.origins * 2 >= most).then(|| label(&thing.name, NAME)).filter(|name| !name.is_empty())
}
