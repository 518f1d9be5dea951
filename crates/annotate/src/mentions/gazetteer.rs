//! Names that the word tables know: countries, their people and capitals, cities, other places.

use std::ops::Range;

use corpus::EntityType;
use lexicon::{CountrySign, NameCuePlace, NameWordKind, PlaceKind, Polity};
use nlp::Pos;

use super::candidate::{Candidate, taken};
use super::{cues, lists};
use crate::reading::Reading;

/// The most words a place name is looked up with.
const LONGEST: usize = 5;

/// From how many inhabitants on a place is told by its name alone; smaller ones share it with too much else.
const LARGER: u32 = 50_000;

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
    let known = country(reading, form).or_else(|| word(reading, form));
    known.or_else(|| place(reading, form)).or_else(|| city(reading, form))
}

/// A people or a body known by name.
fn word(reading: Reading<'_>, form: &str) -> Option<Known> {
    let (kind, weight) = match reading.lexicon.name_word(form)?.kind {
        NameWordKind::People => (EntityType::Norp, 10),
        NameWordKind::Body => (EntityType::Org, 9),
        NameWordKind::Other => return None,
    };
    Some(Known { kind, weight, country: None })
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
    let weight = match () {
        () if city.ambiguous => 1,
        () if city.population < LARGER => 4,
        () => 6,
    };
    Some(Known { kind: EntityType::Gpe, weight, country: Some(city.country) })
}

/// Whether a name says no more than a direction and a sort of land: "Western Province". Many countries
/// have one.
pub(super) fn is_general(form: &str) -> bool {
    let mut pieces = form.split(' ');
    let (Some(first), Some(last), None) = (pieces.next(), pieces.next(), pieces.next()) else { return false };
    lists::DIRECTIONS.has(first) && lists::GENERAL.has(&last.to_lowercase())
}

/// Whether a form joins a direction or a stretch of the earth to a stretch of the earth: "East Asia".
pub(super) fn is_stretch(reading: Reading<'_>, pieces: &[&str]) -> bool {
    let stretch = |piece: &str| {
        reading.lexicon.place(piece).is_some_and(|place| place.country.is_none() && place.kind != PlaceKind::Province)
    };
    let [rest @ .., last] = pieces else { return false };
    !rest.is_empty() && stretch(last) && rest.iter().all(|piece| lists::DIRECTIONS.has(piece) || stretch(piece))
}

/// Known names that no candidate covers yet.
pub(super) fn find(reading: Reading<'_>, candidates: &[Candidate]) -> Vec<Candidate> {
    let taken = taken(reading.syntax.words.len(), candidates);
    let none = vec![false; taken.len()];
    let mut found = Vec::new();
    let mut next = 0;
    for word in 0..reading.syntax.words.len() {
        if word < next || taken[word] || !reading.is_capitalised(word) {
            continue;
        }
        if let Some((words, known)) = longest(reading, word, &taken) {
            let place = matches!(known.kind, EntityType::Gpe | EntityType::Loc);
            let land = || headed(reading, &words, &none).filter(|(_, kind)| is_land(*kind));
            let longer = place.then(|| land().or_else(|| headed(reading, &words, &taken))).flatten();
            let (words, kind) = longer.unwrap_or((words, known.kind));
            next = words.end;
            found.push(Candidate::new(words, kind, "name.gazetteer"));
        }
    }
    found
}

/// Whether a type is that of land, water or a building, which a place before its name belongs to.
pub(super) fn is_land(kind: EntityType) -> bool {
    matches!(kind, EntityType::Loc | EntityType::Fac)
}

/// A place with the capitalised words after it up to one that ends a name: "Norvik Glacier", "Norvik Harbour
/// Board"; with what that word says it is.
pub(super) fn headed(reading: Reading<'_>, words: &Range<usize>, taken: &[bool]) -> Option<(Range<usize>, EntityType)> {
    let sentence = reading.syntax.words[words.start].sentence;
    let open = |word: &usize| {
        !taken[*word]
            && reading.is_proper(*word)
            && reading.is_capitalised(*word)
            && reading.syntax.words[*word].sentence == sentence
    };
    // In "the Norvik-Oslo War" the last place alone begins no name.
    let hyphen = reading.before(words.start).filter(|before| matches!(reading.word(*before), "-" | "–"));
    if hyphen.is_some_and(|hyphen| reading.is_glued(hyphen, words.start)) {
        return None;
    }
    let end = words.end + (words.end..reading.syntax.words.len()).take(3).take_while(open).count();
    let kind = (end > words.end).then(|| cues::said(reading, reading.word(end - 1), NameCuePlace::Last).next())??;
    Some((words.start..end, kind.0))
}

/// The longest known name that begins at a word and is not taken.
pub(super) fn longest(reading: Reading<'_>, start: usize, taken: &[bool]) -> Option<(Range<usize>, Known)> {
    let sentence = reading.syntax.words[start].sentence;
    let free = |word: &usize| {
        let here = &reading.syntax.words[*word];
        !taken[*word] && here.sentence == sentence && here.pos != Pos::Space
    };
    let most = (start..reading.syntax.words.len()).take(reach(reading, start)).take_while(free).count();
    (1..=most).rev().find_map(|count| {
        let words = start..start + count;
        let known = known(reading, reading.passage(words.clone()))?;
        (known.weight >= 6 && stands_as_name(reading, words.clone(), known)).then_some((words, known))
    })
}

/// How many words a known name may have that begins with this word.
fn reach(reading: Reading<'_>, word: usize) -> usize {
    let (first, lexicon) = (reading.word(word), reading.lexicon);
    let tables = [lexicon.country_forms.reach(first), lexicon.name_words.reach(first)];
    let lands = [lexicon.places.reach(first), lexicon.cities.reach(first)];
    let most = tables.into_iter().chain(lands).max().unwrap_or(0);
    // Words that the model parts may be one in the tables: "Guinea-Bissau".
    let last = (word + most.max(1)).min(reading.syntax.words.len() - 1);
    let parted = (word..last).any(|place| reading.is_glued(place, place + 1));
    if parted { LONGEST } else { most.min(LONGEST) }
}

/// Whether the words stand as a name: tagged so, or an adjective of nationality; never one part of a
/// longer name without being known as that.
fn stands_as_name(reading: Reading<'_>, words: Range<usize>, known: Known) -> bool {
    let is_name = |word: usize| {
        reading.is_proper(word) || (known.kind == EntityType::Norp && matches!(reading.pos(word), Pos::Adj | Pos::Noun))
    };
    words.len() > 1 || (is_name(words.start) && !is_first_of_name(reading, words.start))
}

/// Whether a people or body, no country, stands before another proper noun: "Western Cape", "Congress Street".
fn is_first_of_name(reading: Reading<'_>, word: usize) -> bool {
    let next =
        reading.after(&(word..word + 1)).is_some_and(|next| reading.is_proper(next) && reading.is_capitalised(next));
    next && reading.lexicon.name_word(reading.word(word)).is_some()
}
