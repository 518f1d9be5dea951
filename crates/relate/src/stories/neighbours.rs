//! Which documents are alike enough to look at, and how much.

use std::collections::{BTreeMap, BTreeSet};

use super::profile::Profile;
use super::vector::{Vector, vectors};

/// The pairs of documents that are alike (cosine), and the number of documents.
pub(super) struct Neighbours {
    pub(super) documents: usize,
    pub(super) likeness: BTreeMap<(u32, u32), f32>,
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
pub(super) fn neighbours(profiles: &[&Profile]) -> Neighbours {
    let vectors = vectors(profiles);
    let holders = holders(&vectors);
    let mut likeness = BTreeMap::new();
    let mut sums = vec![0.0_f32; profiles.len()];
    for own in 0..vectors.len() {
        for other in candidates(own, &vectors, &holders, &mut sums) {
            let key = (own.min(other) as u32, own.max(other) as u32);
            let near = vectors[own].dot(&vectors[other]) * timely(profiles[own], profiles[other]);
            if near >= FAINT {
                likeness.insert(key, near);
            }
        }
    }
    Neighbours { documents: profiles.len(), likeness }
}

/// The documents that hold each term among their weightiest, with its weight there.
fn holders(vectors: &[Vector]) -> BTreeMap<u32, Vec<(u32, f32)>> {
    let mut holders: BTreeMap<u32, Vec<(u32, f32)>> = BTreeMap::new();
    for (document, vector) in vectors.iter().enumerate() {
        for (term, weight) in vector.weightiest(PROBES) {
            holders.entry(term).or_default().push((document as u32, weight));
        }
    }
    holders.retain(|_, documents| documents.len() <= FREQUENT);
    holders
}

fn candidates(
    own: usize,
    vectors: &[Vector],
    holders: &BTreeMap<u32, Vec<(u32, f32)>>,
    sums: &mut [f32],
) -> Vec<usize> {
    let mut touched = BTreeSet::new();
    for (term, weight) in vectors[own].weightiest(PROBES) {
        for (other, theirs) in holders.get(&term).into_iter().flatten() {
            sums[*other as usize] += weight * theirs;
            touched.insert(*other as usize);
        }
    }
    touched.remove(&own);
    sums[own] = 0.0;
    let mut near: Vec<(usize, f32)> = touched.iter().map(|other| (*other, std::mem::take(&mut sums[*other]))).collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.truncate(KEPT);
    near.into_iter().map(|(other, _)| other).collect()
}

/// Documents published far apart are less likely about one event: less by half each [`HALVING`] days after a week.
fn timely(own: &Profile, other: &Profile) -> f32 {
    const HALVING: f32 = 30.0;
    let days = own.day.zip(other.day).map(|(a, b)| (a.duration_until(b).as_hours() / 24).unsigned_abs());
    days.map_or(1.0, |days| 0.5_f32.powf((days.saturating_sub(7)) as f32 / HALVING))
}
