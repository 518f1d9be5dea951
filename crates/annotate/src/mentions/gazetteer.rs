//! Names that the word tables know: countries, their people and capitals, cities, other places.

use std::ops::Range;

use corpus::EntityType;
use lexicon::{CountrySign, PlaceKind, Polity};
use nlp::Pos;

use super::candidate::{Candidate, taken};
use crate::reading::Reading;

/// The most words a place name is looked up with.
const LONGEST: usize = 5;

/// What the tables say of a form, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Known {
    /// What it names.
    pub(super) kind: EntityType,
    /// How much it weighs in the vote on the type.
    pub(super) weight: i32,
    /// The country it is or belongs to.
    pub(super) country: Option<&'static str>,
}

/// What the tables of places say of a form.
pub(super) fn known(reading: Reading<'_>, form: &str) -> Option<Known> {
    country(reading, form).or_else(|| place(reading, form)).or_else(|| city(reading, form))
}

fn country(reading: Reading<'_>, form: &str) -> Option<Known> {
    let rows = reading.lexicon.country_forms(form);
    let row = rows.iter().find(|row| row.sign == CountrySign::Name).or(rows.first())?;
    let is_given = reading.lexicon.given_name(form).is_some();
    let (kind, weight) = match row.sign {
        CountrySign::Name if is_union(reading, row.code) => (EntityType::Org, 24),
        CountrySign::Name => (EntityType::Gpe, 24),
        CountrySign::Capital => (EntityType::Gpe, 12),
        CountrySign::Metonym => (EntityType::Org, 6),
        CountrySign::Adjective | CountrySign::Person | CountrySign::People | CountrySign::Prefix => {
            (EntityType::Norp, 24)
        }
    };
    Some(Known { kind, weight: if is_given { 4 } else { weight }, country: Some(row.code) })
}

fn is_union(reading: Reading<'_>, code: &str) -> bool {
    reading.lexicon.country_of_code(code).is_some_and(|country| country.polity == Polity::Union)
}

fn place(reading: Reading<'_>, form: &str) -> Option<Known> {
    let place = reading.lexicon.place(form)?;
    let is_given = reading.lexicon.given_name(form).is_some();
    let kind = if place.kind == PlaceKind::Province { EntityType::Gpe } else { EntityType::Loc };
    Some(Known { kind, weight: if is_given { 1 } else { 8 }, country: place.country })
}

fn city(reading: Reading<'_>, form: &str) -> Option<Known> {
    let city = reading.lexicon.city(form)?;
    let weight = if city.ambiguous { 1 } else { 6 };
    Some(Known { kind: EntityType::Gpe, weight, country: Some(city.country) })
}

/// Words of direction that begin the names of many places.
const DIRECTIONS: [&str; 22] = [
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Northeast",
    "Northwest",
    "Southeast",
    "Southwest",
    "Northeastern",
    "Northwestern",
    "Southeastern",
    "Southwestern",
    "Upper",
    "Lower",
    "Middle",
    "Outer",
    "Inner",
];

/// Whether a name says no more than a direction and a sort of land: "Western Province". Many countries
/// have one.
pub(super) fn is_general(form: &str) -> bool {
    let mut pieces = form.split(' ');
    let (Some(first), Some(last), None) = (pieces.next(), pieces.next(), pieces.next()) else { return false };
    DIRECTIONS.contains(&first) && GENERAL.contains(&last.to_lowercase().as_str())
}

/// Sorts of land that many countries divide themselves into.
const GENERAL: [&str; 14] = [
    "territory",
    "territories",
    "province",
    "provinces",
    "region",
    "regions",
    "state",
    "states",
    "district",
    "districts",
    "area",
    "areas",
    "island",
    "islands",
];

/// Whether a form joins a direction or a stretch of the earth to a stretch of the earth: "East Asia".
pub(super) fn is_stretch(reading: Reading<'_>, pieces: &[&str]) -> bool {
    let stretch = |piece: &str| {
        reading.lexicon.place(piece).is_some_and(|place| place.country.is_none() && place.kind != PlaceKind::Province)
    };
    let [rest @ .., last] = pieces else { return false };
    !rest.is_empty() && stretch(last) && rest.iter().all(|piece| DIRECTIONS.contains(piece) || stretch(piece))
}

/// Known names that no candidate covers yet.
pub(super) fn find(reading: Reading<'_>, candidates: &[Candidate]) -> Vec<Candidate> {
    let taken = taken(reading.syntax.words.len(), candidates);
    let mut found = Vec::new();
    let mut next = 0;
    for word in 0..reading.syntax.words.len() {
        if word < next || taken[word] || !reading.is_capitalised(word) {
            continue;
        }
        if let Some((words, known)) = longest(reading, word, &taken) {
            next = words.end;
            found.push(Candidate::new(words, known.kind, "name.gazetteer"));
        }
    }
    found
}

fn longest(reading: Reading<'_>, start: usize, taken: &[bool]) -> Option<(Range<usize>, Known)> {
    let sentence = reading.syntax.words[start].sentence;
    let free = |word: &usize| {
        let here = &reading.syntax.words[*word];
        !taken[*word] && here.sentence == sentence && here.pos != Pos::Space
    };
    let most = (start..reading.syntax.words.len()).take(LONGEST).take_while(free).count();
    (1..=most).rev().find_map(|count| {
        let words = start..start + count;
        let known = known(reading, reading.passage(words.clone()))?;
        (known.weight >= 6 && stands_as_name(reading, words.clone(), known)).then_some((words, known))
    })
}

/// Whether the words stand as a name: tagged so, or an adjective of nationality; never one part of a
/// longer name without being known as that.
fn stands_as_name(reading: Reading<'_>, words: Range<usize>, known: Known) -> bool {
    let is_name = |word: usize| {
        reading.is_proper(word) || (known.kind == EntityType::Norp && matches!(reading.pos(word), Pos::Adj | Pos::Noun))
    };
    words.len() > 1 || is_name(words.start)
}
