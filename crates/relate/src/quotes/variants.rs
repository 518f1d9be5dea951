//! Which attributions carry the same words?

use std::collections::BTreeSet;

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
    let holders = Holders::of_all(&shingles);
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
#[derive(Default)]
struct Holders {
    /// The shingles, in order, each with where its sayings begin.
    shingles: Vec<(u64, u32)>,
    sayings: Vec<u32>,
}

impl Holders {
    fn of_all(shingles: &[Vec<u64>]) -> Holders {
        let placed = (0..).zip(shingles).flat_map(|(place, own)| own.iter().map(move |shingle| (*shingle, place)));
        let mut placed: Vec<(u64, u32)> = placed.collect();
        placed.sort_unstable();
        let mut holders = Holders::default();
        for same in placed.chunk_by(|a, b| a.0 == b.0).filter(|same| (2..=COMMON).contains(&same.len())) {
            holders.shingles.push((same[0].0, holders.sayings.len() as u32));
            holders.sayings.extend(same.iter().map(|(_, place)| *place));
        }
        holders
    }

    fn of(&self, shingle: u64) -> &[u32] {
        let Ok(at) = self.shingles.binary_search_by_key(&shingle, |(known, _)| *known) else { return &[] };
        let end = self.shingles.get(at + 1).map_or(self.sayings.len(), |(_, next)| *next as usize);
        &self.sayings[self.shingles[at].1 as usize..end]
    }
}

/// Words in quotation marks are fuller than reported ones, more words than fewer.
fn fullness(saying: &Saying<'_>) -> (bool, usize) {
    (saying.quote.quote_type != QuoteType::Indirect, saying.length)
}

fn alike(place: usize, shingles: &[Vec<u64>], holders: &Holders) -> Vec<usize> {
    let own = shingles[place].iter().flat_map(|shingle| holders.of(*shingle));
    let mut others: Vec<u32> = own.copied().filter(|other| *other as usize != place).collect();
    others.sort_unstable();
    let enough = |other: usize, count: usize| {
        let shorter = shingles[place].len().min(shingles[other].len());
        count as f64 >= SHARE * shorter as f64 && (count >= LEAST || count == shorter)
    };
    let shared = others.chunk_by(|a, b| a == b).map(|same| (same[0] as usize, same.len()));
    shared.filter(|(other, count)| enough(*other, *count)).map(|(other, _)| other).collect()
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
