//! Which two states are "both sides" and "the two countries" of a document?

use std::collections::BTreeMap;

use corpus::{Annotated, Document, EntityType, Event, Id};

use lexicon::Lexicon;

use super::lists;
use crate::actors::Cast;

/// Whether both of two states act in an event without being named.
pub(super) fn are_meant(document: &Annotated, event: &Event) -> bool {
    event.actors.iter().any(|actor| {
        let phrase = document.slice(actor.span).to_lowercase();
        let before = document.document.text.as_str().get(..actor.span.start as usize).unwrap_or_default();
        let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let mut words = phrase.split_whitespace();
        let noun = words.next_back().is_some_and(|noun| lists::STATES.has(noun));
        let counted = |word: &str| matches!(word, "both" | "two");
        noun && (words.any(counted) || counted(&last))
    })
}

/// The two states that an adjective of both names: "Norwegian-Danish talks".
pub(super) fn joint(document: &Annotated, event: &Event, cast: &Cast, lexicon: &Lexicon) -> Vec<usize> {
    let state = |adjective: &str| {
        let code = &lexicon.demonym(adjective).or_else(|| lexicon.country(adjective))?.code;
        let is_state =
            |actor: &corpus::Actor| actor.entity_type == EntityType::Gpe && actor.country.as_deref() == Some(code);
        cast.actors.iter().position(is_state)
    };
    let pairs = event.actors.iter().filter_map(|actor| document.slice(actor.span).split_once(['-', '\u{2013}']));
    pairs.filter_map(|(one, other)| Some(vec![state(one)?, state(other)?])).next().unwrap_or_default()
}

/// The two states that a document names most, capitals counted as their states; none where a third comes near.
pub(super) fn of_document(id: Id<Document>, document: &Annotated, cast: &Cast) -> Vec<usize> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for mention in document.annotations.mentions.rows() {
        let Some(place) = mention.entity.and_then(|entity| cast.place(id, entity)) else { continue };
        let actor = &cast.actors[place];
        let Some(country) = actor.country.as_deref().filter(|_| actor.entity_type == EntityType::Gpe) else { continue };
        let (count, first) = counts.entry(country).or_insert((0, place));
        *count += 1;
        // The cast has the most mentioned first: the state before its capital.
        *first = (*first).min(place);
    }
    let mut ranked: Vec<(usize, usize)> = counts.into_values().collect();
    ranked.sort_by_key(|(count, place)| (std::cmp::Reverse(*count), *place));
    let third = ranked.get(2).map_or(0, |(count, _)| *count);
    match ranked.as_slice() {
        [(_, one), (second, other), ..] if *second >= 2 * third => vec![*one, *other],
        _ => Vec::new(),
    }
}
