//! Words weighed by how few documents have them (tf-idf, as in Salton and Buckley 1988).

use super::profile::Profile;
use super::scale::Scale;

/// A document's terms and their weights, of length 1.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vector {
    /// Weightiest first, the most that count.
    weightiest: Vec<(u32, f32)>,
    /// By term.
    terms: Vec<(u32, f32)>,
}

impl Vector {
    /// The `most` weightiest terms.
    pub(super) fn weightiest(&self, most: usize) -> impl Iterator<Item = (u32, f32)> {
        self.weightiest.iter().take(most).copied()
    }
}

/// One vector spread over all terms, so that it is compared with many without a search.
pub(super) struct Spread(Vec<f32>);

impl Spread {
    /// For vectors of so many terms.
    pub(super) fn of(terms: usize) -> Spread {
        Spread(vec![0.0; terms])
    }

    /// The cosines of one vector and others.
    pub(super) fn compare<'v>(
        &mut self,
        own: &Vector,
        others: impl Iterator<Item = (usize, &'v Vector)>,
    ) -> Vec<(usize, f32)> {
        own.terms.iter().for_each(|(term, weight)| self.0[*term as usize] = *weight);
        let cosine = |other: &Vector| other.terms.iter().map(|(term, weight)| self.0[*term as usize] * weight).sum();
        let found = others.map(|(place, other)| (place, cosine(other))).collect();
        own.terms.iter().for_each(|(term, _)| self.0[*term as usize] = 0.0);
        found
    }
}

/// The most terms of a document that are compared.
const TERMS: usize = 256;
/// A word in a greater share of many documents than this says nothing of any.
const SHARE: f32 = 0.3;
/// See [`SHARE`]: fewer documents than this are not many.
const MANY: usize = 50;

/// The vectors of all documents. Words that one document alone has cannot join it to another and are left out.
///
/// The number of terms is returned with them: each is one of the first so many numbers.
pub(super) fn vectors(profiles: &[Profile]) -> (Vec<Vector>, usize) {
    let mut all: Vec<u64> = profiles.iter().flat_map(|profile| profile.terms.iter().map(|(hash, ..)| *hash)).collect();
    all.sort_unstable();
    let most = if profiles.len() > MANY { profiles.len() as f32 * SHARE } else { profiles.len() as f32 };
    let counted = all.chunk_by(|a, b| a == b).map(|same| (same[0], same.len()));
    let kept: Vec<(u64, usize)> = counted.filter(|(_, count)| *count > 1 && *count as f32 <= most).collect();
    let scale = Scale::of(profiles.len());
    drop(all);
    (profiles.iter().map(|profile| vector(profile, &kept, profiles.len(), scale)).collect(), kept.len())
}

fn vector(profile: &Profile, kept: &[(u64, usize)], documents: usize, scale: Scale) -> Vector {
    let weighed = profile.terms.iter().filter_map(|(hash, weight, is_name)| {
        let term = kept.binary_search_by_key(hash, |(hash, _)| *hash).ok()?;
        let named = if *is_name { scale.name } else { 1.0 };
        Some((term as u32, weight * named * (rarity(kept[term].1, documents) + scale.common)))
    });
    let mut weightiest: Vec<(u32, f32)> = weighed.collect();
    weightiest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    weightiest.truncate(TERMS);
    let length = weightiest.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    weightiest.iter_mut().for_each(|(_, weight)| *weight /= length);
    let mut terms = weightiest.clone();
    terms.sort_by_key(|(term, _)| *term);
    Vector { weightiest, terms }
}

fn rarity(count: usize, documents: usize) -> f32 {
    ((1.0 + documents as f32) / (1.0 + count as f32)).ln()
}
