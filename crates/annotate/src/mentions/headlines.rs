//! Headlines in title case, where capitals show no names: only what is known otherwise is kept.

use std::collections::BTreeSet;

use corpus::EntityType;

use super::candidate::Candidate;
use super::gazetteer::known;
use super::kinds::{is_acronym, is_organisation};
use crate::reading::Reading;

/// The candidates without those that only the capitals of a headline make names.
pub(super) fn sift(reading: Reading<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let recased = recased(reading);
    if recased.is_empty() {
        return candidates;
    }
    let in_title = |word: usize| recased.contains(&reading.syntax.words[word].block.index());
    let words = (0..reading.syntax.words.len()).filter(|word| !in_title(*word) && reading.is_capitalised(*word));
    let elsewhere: BTreeSet<&str> = words.map(|word| reading.word(word)).collect();
    let told = |word: usize| reading.syntax.is_told_name(word);
    let keeps = |candidate: &Candidate| {
        let common = |word: usize| told(word) == Some(false) && reading.word(word).chars().count() > 3;
        if candidate.words.clone().any(common) {
            return is_known(reading, candidate);
        }
        !in_title(candidate.words.start)
            || candidate.words.clone().all(|word| told(word) == Some(true))
            || candidate.words.clone().all(|word| elsewhere.contains(reading.word(word)))
            || is_known(reading, candidate)
    };
    candidates.into_iter().filter(keeps).collect()
}

/// The headlines whose capitals say nothing: those that were read with the letters of the text.
fn recased(reading: Reading<'_>) -> BTreeSet<usize> {
    let told = (0..reading.syntax.words.len()).filter(|word| reading.syntax.is_told_name(*word).is_some());
    told.map(|word| reading.syntax.words[word].block.index()).collect()
}

/// Whether the word tables know the name, or what sort of name it is.
fn is_known(reading: Reading<'_>, candidate: &Candidate) -> bool {
    let form = reading.passage(candidate.words.clone());
    let pieces: Vec<&str> = form.split_whitespace().collect();
    let person = candidate.kind == EntityType::Per
        && pieces.first().is_some_and(|first| reading.lexicon.given_name(first).is_some_and(|name| !name.ambiguous));
    person
        || is_acronym(form)
        || known(reading, form).is_some()
        || reading.lexicon.outlet(form).is_some()
        || is_organisation(reading, &pieces)
}
