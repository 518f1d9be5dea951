//! Which attributions carry the same words?

use std::collections::{BTreeMap, BTreeSet};

use corpus::QuoteType;

use super::{Saying, said};
use crate::words::{Word, run};

/// Words in a shingle of speech.
const LENGTH: usize = 3;
/// The share of the shorter saying's shingles that the longer one has.
const SHARE: f64 = 0.6;
/// The fewest shared shingles.
const LEAST: usize = 3;
/// Shingles in more sayings than this are turns of phrase.
const COMMON: usize = 200;

/// Sayings of one utterance, by their places, the fullest first; the groups in order of that one.
pub(super) fn groups(sayings: &[Saying<'_>]) -> Vec<Vec<usize>> {
    let shingles: Vec<Vec<u64>> = sayings.iter().map(shingles).collect();
    let holders = holders(&shingles);
    let mut order: Vec<usize> = (0..sayings.len()).collect();
    order.sort_by_key(|place| (std::cmp::Reverse(fullness(&sayings[*place])), *place));
    let mut taken = BTreeSet::new();
    let mut groups = Vec::new();
    for place in order {
        if !taken.insert(place) {
            continue;
        }
        let mut group = vec![place];
        group.extend(
            alike(place, &shingles, &holders)
                .into_iter()
                .filter(|other| fits(sayings, place, *other) && taken.insert(*other)),
        );
        groups.push(group);
    }
    groups.sort();
    groups
}

/// The shingles of a saying, each once.
fn shingles(saying: &Saying<'_>) -> Vec<u64> {
    let words: Vec<Word> = said(saying.annotated, saying.quote).collect();
    let mut shingles: Vec<u64> = words.windows(LENGTH).map(run).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// The sayings that have each shingle, in order, where they are several and not too many.
fn holders(shingles: &[Vec<u64>]) -> BTreeMap<u64, Vec<usize>> {
    let placed = shingles.iter().enumerate().flat_map(|(place, own)| own.iter().map(move |shingle| (*shingle, place)));
    let mut placed: Vec<(u64, usize)> = placed.collect();
    placed.sort_unstable();
    let same = placed.chunk_by(|a, b| a.0 == b.0).filter(|same| (2..=COMMON).contains(&same.len()));
    same.map(|same| (same[0].0, same.iter().map(|(_, place)| *place).collect())).collect()
}

/// Words in quotation marks are fuller than reported ones, more words than fewer.
fn fullness(saying: &Saying<'_>) -> (bool, usize) {
    (saying.quote.quote_type != QuoteType::Indirect, saying.length)
}

fn alike(place: usize, shingles: &[Vec<u64>], holders: &BTreeMap<u64, Vec<usize>>) -> Vec<usize> {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for other in shingles[place].iter().filter_map(|shingle| holders.get(shingle)).flatten() {
        *shared.entry(*other).or_default() += 1;
    }
    let enough = |other: usize, count: usize| {
        let shorter = shingles[place].len().min(shingles[other].len());
        count as f64 >= SHARE * shorter as f64 && (count >= LEAST || count == shorter)
    };
    shared
        .into_iter()
        .filter(|(other, count)| *other != place && enough(*other, *count))
        .map(|(other, _)| other)
        .collect()
}

/// A few words that two people say are two utterances; many are one with a doubt. What stands inside the other is no
/// variant of it.
fn fits(sayings: &[Saying<'_>], place: usize, other: usize) -> bool {
    let (one, two) = (&sayings[place], &sayings[other]);
    let same_speaker = one.speaker.is_none() || two.speaker.is_none() || one.speaker == two.speaker;
    let overlapping = one.document == two.document
        && one.quote.content.iter().any(|part| two.quote.content.iter().any(|theirs| part.overlaps(*theirs)));
    !overlapping && (same_speaker || two.length >= 8)
}
