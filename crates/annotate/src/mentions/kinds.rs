//! What a name names: one vote per surface form over the whole document.
//!
//! The model decides each occurrence for itself and errs on bare surnames and rare places; a document
//! uses a form for one thing. Each occurrence votes with the model's label and with what stands around
//! it; the word tables vote once.

use std::collections::BTreeMap;
use std::ops::Range;

use corpus::EntityType;
use lexicon::NameCuePlace;

use super::candidate::Candidate;
use super::cues::is_addressed;
use super::gazetteer::{is_stretch, known};
use super::identity::family_name;
use super::{cues, listed, repeats, shapes};
use crate::reading::Reading;

/// The votes on one form.
pub(super) type Votes = BTreeMap<EntityType, i32>;

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
///
/// A form that only its capitals make a candidate is dropped where too little speaks for any type.
pub(super) fn settle(reading: Reading<'_>, candidates: &mut Vec<Candidate>) {
    let mut seen: BTreeMap<String, Ballot> = BTreeMap::new();
    for candidate in candidates.iter() {
        occurrence(reading, candidate, seen.entry(key(reading, &candidate.words)).or_default());
    }
    for (candidate, kind) in listed::places(reading, candidates) {
        let ballot = seen.entry(key(reading, &candidates[candidate].words)).or_default();
        vote(&mut ballot.context, kind, 8);
    }
    for (candidate, kind) in listed::alike(reading, candidates) {
        let ballot = seen.entry(key(reading, &candidates[candidate].words)).or_default();
        vote(&mut ballot.context, kind, 4);
    }
    let mut ballots: BTreeMap<String, Votes> = seen.into_iter().map(|(form, ballot)| (form, ballot.votes())).collect();
    for (form, votes) in &mut ballots {
        tables(reading, form, votes);
        if is_acronym(form) {
            votes.entry(EntityType::Per).and_modify(|weight| *weight = (*weight).min(2));
        }
    }
    for (form, kind) in repeats::shortened(reading, candidates, &ballots) {
        vote(ballots.entry(form).or_default(), kind, 8);
    }
    let known = parts_of_longer(&ballots);
    for (form, votes) in &mut ballots {
        for (kind, weight) in known.get(form).into_iter().flatten() {
            *votes.entry(*kind).or_default() += weight;
        }
    }
    candidates.retain(|candidate| {
        let strong = |votes: &Votes| winner(votes).is_some_and(|kind| votes[&kind] >= shapes::needed(kind));
        candidate.rule != shapes::RULE || ballots.get(&key(reading, &candidate.words)).is_some_and(strong)
    });
    for candidate in candidates {
        settle_one(reading, candidate, ballots.get(&key(reading, &candidate.words)));
    }
}

fn settle_one(reading: Reading<'_>, candidate: &mut Candidate, votes: Option<&Votes>) {
    let Some(kind) = votes.and_then(winner) else { return };
    let kind = if is_addressed(reading, &candidate.words) { EntityType::Per } else { kind };
    if kind != candidate.kind {
        candidate.kind = kind;
        candidate.rule = if candidate.rule == shapes::RULE { shapes::RULE } else { "name.vote" };
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
pub(super) fn winner(votes: &Votes) -> Option<EntityType> {
    let best = votes.values().copied().max()?;
    votes.iter().find(|(_, weight)| **weight == best).map(|(kind, _)| *kind)
}

pub(super) fn vote(votes: &mut Votes, kind: EntityType, weight: i32) {
    *votes.entry(kind).or_default() += weight;
}

/// What one occurrence says: the model's label and the words around.
fn occurrence(reading: Reading<'_>, candidate: &Candidate, ballot: &mut Ballot) {
    if let Some(kind) = candidate.seen {
        vote(&mut ballot.model, kind, 1);
    }
    cues::around(reading, &candidate.words, &mut ballot.context);
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
    let organisation = is_organisation(reading, &pieces);
    if organisation {
        vote(votes, EntityType::Org, 8);
    }
    if let [_, .., last] = pieces.as_slice() {
        for (kind, weight) in cues::said(reading, last, NameCuePlace::Last) {
            vote(votes, kind, if organisation && kind == EntityType::Org { 0 } else { weight });
        }
    }
    if is_people(reading, &pieces) {
        vote(votes, EntityType::Norp, 10);
    }
    if is_team(reading, &pieces) {
        vote(votes, EntityType::Org, 5);
    }
    if is_stretch(reading, &pieces) {
        vote(votes, EntityType::Loc, 9);
    }
    if is_numbered(form) {
        vote(votes, EntityType::Misc, 7);
    }
    vote(votes, EntityType::Per, given_name(reading, &pieces));
    if is_acronym(form) {
        vote(votes, EntityType::Org, if form.chars().filter(|c| c.is_alphabetic()).count() > 2 { 4 } else { 2 });
    }
}

/// Whether every word of a form of several names a people: "Tasmanian Aboriginals".
fn is_people(reading: Reading<'_>, pieces: &[&str]) -> bool {
    pieces.len() > 1
        && pieces.iter().all(|piece| known(reading, piece).is_some_and(|known| known.kind == EntityType::Norp))
}

/// Whether a place and a plural that names no land or building make the form, as clubs are named: "Norvik Hawks".
fn is_team(reading: Reading<'_>, pieces: &[&str]) -> bool {
    let [place @ .., last] = pieces else { return false };
    let plural = last.ends_with('s') && !last.ends_with("ss") && last.len() > 4;
    let other = cues::said(reading, last, NameCuePlace::Last).any(|(kind, _)| kind != EntityType::Org);
    let place = place.join(" ");
    let known = known(reading, &place).filter(|known| known.kind == EntityType::Gpe && known.weight > 3);
    plural && !other && place.len() > 2 && known.is_some()
}

/// Whether a head noun of organisations ends the form or stands before "of", or a legal form ends it.
pub(super) fn is_organisation(reading: Reading<'_>, pieces: &[&str]) -> bool {
    let head = |piece: &str| reading.lexicon.organisation(piece).is_some_and(|word| word.prior >= 40);
    let [first, .., last] = pieces else { return false };
    let before_of = pieces.iter().position(|piece| *piece == "of").filter(|place| *place > 0);
    let headed = before_of.map_or_else(|| head(last), |place| head(pieces[place - 1]));
    headed || reading.lexicon.company_suffix(last).is_some() || (head(first) && before_of == Some(1))
}

/// How much the first word of a form is that of a person's name.
pub(super) fn given_name(reading: Reading<'_>, pieces: &[&str]) -> i32 {
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
                let last = family_name(&pieces).unwrap_or(last);
                vote(parts.entry(last.to_owned()).or_default(), kind, 7);
                vote(parts.entry((*first).to_owned()).or_default(), kind, 6);
            }
            EntityType::Org => vote(parts.entry((*first).to_owned()).or_default(), kind, 2),
            _ => {}
        }
    }
    parts
}
