//! "He" and "she": the nearest compatible person, subjects first.

use std::collections::BTreeMap;

use corpus::{Entity, EntityType, Id};
use lexicon::{CueStrength, NameGender, RoleKind};
use nlp::{Dep, Tag};

use super::candidate::Candidate;
use super::entities::Cast;
use super::lists;
use super::people::{Seen, Stage};
use crate::reading::Reading;

/// What a given name of the other gender costs. Given names mislead across languages: where such a
/// person fits best all the same, nobody is chosen.
const MISMATCH: i32 = 3;

/// How many sentences back a pronoun reaches.
const REACH: usize = 3;

/// The gender a third-person pronoun shows.
fn gender_of(pronoun: &str) -> Option<NameGender> {
    match pronoun {
        "he" | "him" | "his" | "himself" => Some(NameGender::Male),
        "she" | "her" | "hers" | "herself" => Some(NameGender::Female),
        _ => None,
    }
}

/// Whom a pronoun refers to, and why that may be wrong; none where the word is no such pronoun or
/// nobody fits.
pub(super) fn resolve(stage: &Stage<'_>, word: usize) -> Option<(Id<Entity>, Vec<&'static str>)> {
    let gender = gender_of(&stage.reading.lower(word))?;
    if is_of_speaker(stage, word) {
        return None;
    }
    let fitting = || stage.recent.iter().rev().filter_map(|seen| Some((score(stage, *seen, word, gender)?, *seen)));
    let top = fitting().map(|(score, _)| score).max()?;
    let (_, chosen) = fitting().find(|(score, _)| *score == top)?;
    if stage.genders[chosen.entity.index()].is_some_and(|own| own != gender && own != NameGender::Both) {
        return None;
    }
    let rivals = |(score, seen): (i32, Seen)| {
        let alike = seen.is_subject == chosen.is_subject && seen.sentence == chosen.sentence;
        seen.entity != chosen.entity && (score == top || (alike && score + 2 >= top))
    };
    let rival = fitting().any(rivals);
    let mut doubts = vec!["resolved pronoun"];
    if rival {
        doubts.push("several people the pronoun may mean");
    }
    Some((chosen.entity, doubts))
}

/// "The president said he would": whoever speaks and is not named is meant, and nobody else who is.
fn is_of_speaker(stage: &Stage<'_>, word: usize) -> bool {
    let reading = stage.reading;
    let syntax = reading.syntax;
    let verb = syntax.head(word).filter(|_| matches!(reading.dep(word), Dep::Nsubj | Dep::Nsubjpass));
    let above = verb.filter(|verb| reading.dep(*verb) == Dep::Ccomp).and_then(|verb| syntax.head(verb));
    let above = above.filter(|above| reading.lexicon.cue_verb(syntax.lemma(*above)).is_some());
    let Some(speaker) = above.and_then(|above| syntax.child(above, &[Dep::Nsubj])) else { return false };
    let office = reading.role(syntax.lemma(speaker)).is_some_and(|role| role.kind == RoleKind::Office);
    let own = speaker < word && reading.tag(speaker) == Tag::Nn && office;
    let owned = syntax.children(speaker).any(|child| matches!(reading.dep(child), Dep::Poss | Dep::Appos));
    let resolved = stage.recent.iter().rev().any(|seen| seen.head == speaker);
    own && !owned && !resolved
}

/// How well a person fits a pronoun: near, subject, of known gender; none where it is too far back.
fn score(stage: &Stage<'_>, seen: Seen, word: usize, gender: NameGender) -> Option<i32> {
    let sentence = stage.reading.syntax.words[word].sentence;
    let distance = sentence - seen.sentence.min(sentence);
    let known = match stage.genders[seen.entity.index()] {
        None | Some(NameGender::Both) => 0,
        Some(own) if own == gender => 2,
        Some(_) => -MISMATCH,
    };
    let subject = if seen.is_subject { 3 } else { 0 };
    let goes_on = if seen.speaks && speaks(stage.reading, word) { 3 } else { 0 };
    let apart = if seen.is_quoted && !stage.is_quoted(word) { 4 } else { 0 };
    (distance <= REACH).then_some(subject + known + goes_on - apart - 2 * distance as i32)
}

/// Whether a word is the subject of a verb of speech: who spoke last is likely to speak on.
pub(super) fn speaks(reading: Reading<'_>, word: usize) -> bool {
    let verb = reading.syntax.head(word).filter(|_| reading.dep(word) == Dep::Nsubj);
    let cue = verb.and_then(|verb| reading.lexicon.cue_verb(reading.syntax.lemma(verb)));
    cue.is_some_and(|cue| cue.strength == CueStrength::Strong)
}

/// What the honorifics and given names of each entity say of its gender.
pub(super) fn genders(reading: Reading<'_>, candidates: &[Candidate], cast: &Cast) -> Vec<Option<NameGender>> {
    let mut votes: BTreeMap<usize, (u32, u32)> = BTreeMap::new();
    for (candidate, entity) in candidates.iter().zip(&cast.of).filter(|(c, _)| c.kind == EntityType::Per) {
        let counts = votes.entry(entity.index()).or_default();
        match gender(reading, candidate) {
            Some(NameGender::Male) => counts.0 += 1,
            Some(NameGender::Female) => counts.1 += 1,
            _ => {}
        }
    }
    let decide = |entity: usize| match votes.get(&entity) {
        Some((male, female)) if male > female => Some(NameGender::Male),
        Some((male, female)) if female > male => Some(NameGender::Female),
        _ => None,
    };
    (0..cast.entities.len()).map(decide).collect()
}

fn gender(reading: Reading<'_>, candidate: &Candidate) -> Option<NameGender> {
    let title = reading.before(candidate.words.start).map(|word| reading.lower(word)).unwrap_or_default();
    match title.trim_end_matches('.') {
        title if lists::MEN.has(title) => Some(NameGender::Male),
        title if lists::WOMEN.has(title) => Some(NameGender::Female),
        _ if candidate.words.len() > 1 => {
            reading.lexicon.given_name(reading.word(candidate.words.start)).map(|name| name.gender)
        }
        _ => None,
    }
}
