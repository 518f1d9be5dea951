//! Headlines in title case, where capitals show no names: only what is known otherwise is kept.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{BlockKind, Document, EntityType};

use super::candidate::Candidate;
use super::gazetteer::known;
use super::kinds::{is_acronym, is_organisation};
use crate::reading::Reading;

/// From how many longer words on a headline can be told to be in title case.
const LEAST: usize = 3;

/// The candidates without those that only the capitals of a headline make names.
pub(super) fn sift(document: &Document, reading: Reading<'_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let titled = titled(document, reading);
    if !titled.values().any(|titled| *titled) {
        return candidates;
    }
    let in_title = |word: usize| titled.get(&reading.syntax.words[word].block.index()) == Some(&true);
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

/// For each headline whether all its longer words begin with a capital.
fn titled(document: &Document, reading: Reading<'_>) -> BTreeMap<usize, bool> {
    let mut longer: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for (id, block) in document.blocks.iter() {
        if matches!(block.kind, BlockKind::Title | BlockKind::Heading) {
            longer.insert(id.index(), (0, true));
        }
    }
    for word in 0..reading.syntax.words.len() {
        let written = reading.word(word);
        let long = written.chars().count() > 3 && written.chars().all(char::is_alphabetic);
        if let Some((count, all)) = longer.get_mut(&reading.syntax.words[word].block.index()).filter(|_| long) {
            *count += 1;
            *all &= written.starts_with(char::is_uppercase);
        }
    }
    longer.into_iter().map(|(block, (count, all))| (block, all && count >= LEAST)).collect()
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
