//! Which documents are alike enough to look at, and how much.

use corpus::Day;

use super::profile::Profile;
use super::vector::{Spread, Vector, vectors};

/// The pairs of documents that are alike (cosine), and the number of documents.
pub(super) struct Neighbours {
    pub(super) documents: usize,
    /// In order of the pairs; the earlier document of a pair first.
    pub(super) likeness: Vec<((u32, u32), f32)>,
}

/// How many of its weightiest words a document is compared by.
const PROBES: usize = 40;
/// Words in more documents than this lead to no comparison.
const FREQUENT: usize = 320;
/// The most neighbours that are compared in full with one document.
const KEPT: usize = 80;
/// Less likeness than this is none.
const FAINT: f32 = 0.03;

/// Compares every document with those that share its weightiest words.
pub(super) fn neighbours(profiles: Vec<Profile>) -> Neighbours {
    let (vectors, terms) = vectors(&profiles);
    let days: Vec<Option<Day>> = profiles.into_iter().map(|profile| profile.day).collect();
    let holders = Holders::of(&vectors, terms);
    let mut likeness = Vec::new();
    let mut sums = vec![0.0_f32; vectors.len()];
    let mut spread = Spread::of(terms);
    for own in 0..vectors.len() {
        let near = candidates(own, &vectors, &holders, &mut sums);
        // Of two documents that found each other the later one need not compare again, but does: it is as fast.
        let compared = spread.compare(&vectors[own], near.into_iter().map(|other| (other, &vectors[other])));
        for (other, cosine) in compared {
            let near = cosine * timely(days[own], days[other]);
            if near >= FAINT {
                likeness.push(((own.min(other) as u32, own.max(other) as u32), near));
            }
        }
    }
    likeness.sort_unstable_by_key(|(pair, _)| *pair);
    likeness.dedup_by_key(|(pair, _)| *pair);
    Neighbours { documents: vectors.len(), likeness }
}

/// The documents that hold each term among their weightiest, with its weight there.
struct Holders {
    /// Where those of each term begin, and after the last term the end.
    starts: Vec<u32>,
    documents: Vec<(u32, f32)>,
}

impl Holders {
    fn of(vectors: &[Vector], terms: usize) -> Holders {
        let mut starts = vec![0_u32; terms + 1];
        for (term, _) in vectors.iter().flat_map(|vector| vector.weightiest(PROBES)) {
            starts[term as usize + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut documents = vec![(0, 0.0); starts[terms] as usize];
        for (document, vector) in vectors.iter().enumerate() {
            for (term, weight) in vector.weightiest(PROBES) {
                let place = &mut next[term as usize];
                documents[*place as usize] = (document as u32, weight);
                *place += 1;
            }
        }
        Holders { starts, documents }
    }

    /// None for a term of too many.
    fn of_term(&self, term: u32) -> &[(u32, f32)] {
        let term = term as usize;
        let held = &self.documents[self.starts[term] as usize..self.starts[term + 1] as usize];
        if held.len() <= FREQUENT { held } else { &[] }
    }
}

fn candidates(own: usize, vectors: &[Vector], holders: &Holders, sums: &mut [f32]) -> Vec<usize> {
    let mut touched = Vec::new();
    for (term, weight) in vectors[own].weightiest(PROBES) {
        for (other, theirs) in holders.of_term(term) {
            let sum = &mut sums[*other as usize];
            // Weights are positive, so that a sum of nothing is nothing yet.
            if *sum == 0.0 {
                touched.push(*other as usize);
            }
            *sum += weight * theirs;
        }
    }
    let near = touched.into_iter().map(|other| (other, std::mem::take(&mut sums[other])));
    let mut near: Vec<(usize, f32)> = near.filter(|(other, _)| *other != own).collect();
    let nearer = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if near.len() > KEPT {
        near.select_nth_unstable_by(KEPT - 1, nearer);
        near.truncate(KEPT);
    }
    near.sort_unstable_by(nearer);
    near.into_iter().map(|(other, _)| other).collect()
}

/// Documents published far apart are less likely about one event: less by half each [`HALVING`] days after a week.
fn timely(own: Option<Day>, other: Option<Day>) -> f32 {
    const HALVING: f32 = 30.0;
    let days = own.zip(other).map(|(a, b)| (a.duration_until(b).as_hours() / 24).unsigned_abs());
    days.map_or(1.0, |days| 0.5_f32.powf((days.saturating_sub(7)) as f32 / HALVING))
}
