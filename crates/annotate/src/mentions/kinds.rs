//! What a name names: one vote per surface form over the whole document.
//!
//! The model decides each occurrence for itself and errs on bare surnames and rare places; a document
//! uses a form for one thing. Each occurrence votes with the model's label and with what stands around
//! it; the word tables vote once.

use std::collections::BTreeMap;
use std::ops::Range;

use corpus::EntityType;
use nlp::{Dep, Pos};

use super::candidate::Candidate;
use super::gazetteer::{is_stretch, known};
use super::lists;
use crate::reading::Reading;

/// The votes on one form.
type Votes = BTreeMap<EntityType, i32>;

/// What the occurrences of one form say together.
#[derive(Default)]
struct Ballot {
    /// How often the model gave each type, longer names counting more.
    model: Votes,
    /// What stands around the occurrences.
    context: Votes,
}

impl Ballot {
    /// The votes, in which a form that occurs often weighs no more than one that occurs once: the share
    /// of the model's types, and what stands around, each up to a bound.
    fn votes(&self) -> Votes {
        let total: i32 = self.model.values().sum();
        let mut votes = Votes::new();
        for (kind, count) in &self.model {
            vote(&mut votes, *kind, 6 * count / total.max(1));
        }
        for (kind, weight) in &self.context {
            vote(&mut votes, *kind, (*weight).clamp(-6, 8));
        }
        votes
    }
}

/// Gives every candidate the type its form was voted.
pub(super) fn settle(reading: Reading<'_>, candidates: &mut [Candidate]) {
    let mut seen: BTreeMap<String, Ballot> = BTreeMap::new();
    for candidate in candidates.iter() {
        occurrence(reading, candidate, seen.entry(key(reading, &candidate.words)).or_default());
    }
    for (candidate, kind) in lists::places(reading, candidates) {
        let ballot = seen.entry(key(reading, &candidates[candidate].words)).or_default();
        vote(&mut ballot.context, kind, 8);
    }
    let mut ballots: BTreeMap<String, Votes> = seen.into_iter().map(|(form, ballot)| (form, ballot.votes())).collect();
    for (form, votes) in &mut ballots {
        tables(reading, form, votes);
    }
    let known = parts_of_longer(&ballots);
    for (form, votes) in &mut ballots {
        for (kind, weight) in known.get(form).into_iter().flatten() {
            *votes.entry(*kind).or_default() += weight;
        }
    }
    for candidate in candidates {
        settle_one(reading, candidate, ballots.get(&key(reading, &candidate.words)));
    }
}

fn settle_one(reading: Reading<'_>, candidate: &mut Candidate, votes: Option<&Votes>) {
    let Some(kind) = votes.and_then(winner) else { return };
    let kind = if is_addressed(reading, &candidate.words) { EntityType::Per } else { kind };
    if kind != candidate.kind {
        candidate.kind = kind;
        candidate.rule = "name.vote";
    }
}

/// The form under which occurrences vote together: the words by single spaces; all capitals as in a
/// headline count as the capitalised form.
pub(super) fn key(reading: Reading<'_>, words: &Range<usize>) -> String {
    let passage = reading.passage(words.clone());
    let shouted =
        passage.chars().filter(|c| c.is_alphabetic()).count() >= 5 && !passage.chars().any(char::is_lowercase);
    let pieces = passage.split_whitespace();
    let form: Vec<String> = pieces.map(|piece| if shouted { capitalised(piece) } else { piece.to_owned() }).collect();
    form.join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(String::from).unwrap_or_default();
    first + &letters.as_str().to_lowercase()
}

/// The type with most votes; of equals the first in the order of the contract.
fn winner(votes: &Votes) -> Option<EntityType> {
    let best = votes.values().copied().max()?;
    votes.iter().find(|(_, weight)| **weight == best).map(|(kind, _)| *kind)
}

fn vote(votes: &mut Votes, kind: EntityType, weight: i32) {
    *votes.entry(kind).or_default() += weight;
}

/// What one occurrence says: the model's label and the words around.
fn occurrence(reading: Reading<'_>, candidate: &Candidate, ballot: &mut Ballot) {
    let words = &candidate.words;
    if let Some(kind) = candidate.seen {
        vote(&mut ballot.model, kind, 1);
    }
    let votes = &mut ballot.context;
    if is_addressed(reading, words) {
        vote(votes, EntityType::Per, 8);
    }
    if is_followed_by_who(reading, words) {
        vote(votes, EntityType::Per, 3);
    }
    if let Some(before) = reading.before(words.start) {
        preposition(&reading.lower(before), words, votes);
    }
    if let Some(after) = reading.after(words)
        && PEOPLES.contains(&reading.lower(after).as_str())
    {
        vote(votes, EntityType::Norp, 3);
    }
    if is_located(reading, words) {
        vote(votes, EntityType::Gpe, 4);
    }
    let head = reading.head_of(words.clone());
    if speaks(reading, head) {
        vote(votes, EntityType::Per, 1);
    }
}

/// What the word before says of a place or of a person.
fn preposition(before: &str, words: &Range<usize>, votes: &mut Votes) {
    match before {
        "in" | "near" | "across" | "throughout" => vote(votes, EntityType::Gpe, 3),
        "the" if words.len() == 1 => vote(votes, EntityType::Per, -3),
        _ => {}
    }
}

/// Whether an honorific or a role stands right before: "Mr", "President".
pub(super) fn is_addressed(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let Some(before) = reading.before(words.start).filter(|before| reading.is_capitalised(*before)) else {
        return false;
    };
    let same = reading.syntax.words[before].sentence == reading.syntax.words[words.start].sentence;
    let written = reading.word(before);
    let is_role = || reading.is_proper(before) && reading.lexicon.role(written).is_some_and(|role| role.prior >= 50);
    same && (reading.lexicon.honorific(written).is_some() || is_role())
}

/// Nouns before which a name is that of a people, a faith or a language.
const PEOPLES: [&str; 16] = [
    "people",
    "peoples",
    "community",
    "communities",
    "tribe",
    "tribes",
    "tribal",
    "clan",
    "language",
    "speakers",
    "minority",
    "man",
    "woman",
    "men",
    "women",
    "culture",
];

/// Nouns, written small, before which a name is that of a place.
const SETTLEMENTS: [&str; 12] = [
    "district",
    "province",
    "region",
    "city",
    "town",
    "village",
    "county",
    "municipality",
    "prefecture",
    "area",
    "island",
    "peninsula",
];

/// Nouns that end the name of a stretch of land or water.
const LANDS: [&str; 24] = [
    "park",
    "region",
    "province",
    "river",
    "lake",
    "island",
    "islands",
    "street",
    "road",
    "district",
    "beach",
    "bay",
    "valley",
    "mountain",
    "mountains",
    "territory",
    "peninsula",
    "sea",
    "strait",
    "county",
    "desert",
    "coast",
    "village",
    "basin",
];

/// Nouns that end the name of a building or facility.
const BUILDINGS: [&str; 18] = [
    "hospital",
    "stadium",
    "airport",
    "bridge",
    "theatre",
    "theater",
    "museum",
    "hotel",
    "palace",
    "mosque",
    "temple",
    "restaurant",
    "zoo",
    "cathedral",
    "station",
    "port",
    "dam",
    "monument",
];

fn is_followed_by_who(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let next = reading.after(words);
    let next = next.filter(|next| reading.word(*next) != ",").or_else(|| {
        let comma = next?;
        reading.after(&(comma..comma + 1))
    });
    next.is_some_and(|next| matches!(reading.word(next), "who" | "whose"))
}

/// Whether what follows shows a place: "X, Kenya", "X district".
fn is_located(reading: Reading<'_>, words: &Range<usize>) -> bool {
    let Some(next) = reading.after(words) else { return false };
    if reading.word(next) != "," {
        return SETTLEMENTS.contains(&reading.word(next));
    }
    let after = reading.after(&(next..next + 1)).filter(|after| reading.is_capitalised(*after));
    let country = after.and_then(|after| known(reading, reading.word(after)));
    country.is_some_and(|known| known.kind == EntityType::Gpe && known.weight > 6)
}

fn speaks(reading: Reading<'_>, head: usize) -> bool {
    let Some(verb) = reading.syntax.head(head).filter(|_| reading.dep(head) == Dep::Nsubj) else { return false };
    reading.pos(verb) == Pos::Verb && reading.lexicon.cue_verb(reading.syntax.lemma(verb)).is_some()
}

/// What the word tables say of a form.
fn tables(reading: Reading<'_>, form: &str, votes: &mut Votes) {
    if let Some(known) = known(reading, form) {
        vote(votes, known.kind, known.weight);
    }
    if reading.lexicon.outlet(form).is_some() {
        vote(votes, EntityType::Org, 8);
    }
    let pieces: Vec<&str> = form.split(' ').collect();
    if is_organisation(reading, &pieces) {
        vote(votes, EntityType::Org, 8);
    }
    if let [_, .., last] = pieces.as_slice() {
        let last = last.to_lowercase();
        vote(votes, EntityType::Loc, if LANDS.contains(&last.as_str()) { 9 } else { 0 });
        vote(votes, EntityType::Fac, if BUILDINGS.contains(&last.as_str()) { 9 } else { 0 });
    }
    if is_stretch(reading, &pieces) {
        vote(votes, EntityType::Loc, 9);
    }
    if matches!(pieces.as_slice(), [_, .., "War" | "Wars" | "Olympics" | "Revolution"]) {
        vote(votes, EntityType::Event, 9);
    }
    if is_numbered(form) {
        vote(votes, EntityType::Misc, 7);
    }
    vote(votes, EntityType::Per, given_name(reading, &pieces));
    if is_acronym(form) {
        vote(votes, EntityType::Org, 2);
    }
}

/// Whether a head noun of organisations ends the form or stands before "of", or a legal form ends it.
pub(super) fn is_organisation(reading: Reading<'_>, pieces: &[&str]) -> bool {
    let head = |piece: &str| reading.lexicon.organisation(piece).is_some_and(|word| word.prior >= 40);
    let [first, .., last] = pieces else { return false };
    let before_of = pieces.iter().position(|piece| *piece == "of").filter(|place| *place > 0);
    let headed = before_of.map_or_else(|| head(last), |place| head(pieces[place - 1]));
    headed || reading.lexicon.company_suffix(last).is_some() || (head(first) && before_of == Some(1))
}

fn given_name(reading: Reading<'_>, pieces: &[&str]) -> i32 {
    let name = pieces.first().and_then(|first| reading.lexicon.given_name(first));
    let all_capitalised = pieces.iter().all(|piece| piece.chars().next().is_some_and(char::is_uppercase));
    match name {
        Some(name) if pieces.len() > 1 && all_capitalised => {
            if name.ambiguous {
                3
            } else {
                8
            }
        }
        Some(name) if pieces.len() == 1 && !name.ambiguous => 3,
        _ => 0,
    }
}

/// "COVID-19": an acronym with a number after a hyphen.
fn is_numbered(form: &str) -> bool {
    let number = form.rsplit_once('-').map(|(_, number)| number);
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()))
}

pub(super) fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    (2..=6).contains(&letters) && form.chars().all(|c| c.is_uppercase() || c.is_numeric() || "&.-".contains(c))
}

/// What longer names say of their parts: a person's last name names that person, the first word of a
/// company's name that company.
fn parts_of_longer(ballots: &BTreeMap<String, Votes>) -> BTreeMap<String, Votes> {
    let mut parts: BTreeMap<String, Votes> = BTreeMap::new();
    for (form, votes) in ballots {
        let pieces: Vec<&str> = form.split(' ').collect();
        let ([first, .., last], Some(kind)) = (pieces.as_slice(), winner(votes)) else { continue };
        match kind {
            EntityType::Per => {
                vote(parts.entry((*last).to_owned()).or_default(), kind, 7);
                vote(parts.entry((*first).to_owned()).or_default(), kind, 4);
            }
            EntityType::Org => vote(parts.entry((*first).to_owned()).or_default(), kind, 2),
            _ => {}
        }
    }
    parts
}
