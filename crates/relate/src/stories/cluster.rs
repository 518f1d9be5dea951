//! Average-link agglomerative clustering over a sparse graph of likeness.
//!
//! Pairs that are not in the graph count as unlike. The two clusters that are most alike on average are merged until
//! none are alike enough; a heap finds them, and neighbours of the smaller cluster move to the larger, so that the
//! work is near-linear in the number of pairs.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::neighbours::Neighbours;
use super::scale::Scale;

/// A merge that may be done: likeness, then the clusters (the earlier first where two are as much alike), then the
/// sizes for which the likeness holds.
type Merge = (u32, Reverse<(usize, usize)>, (usize, usize));

struct Clusters {
    members: Vec<Vec<usize>>,
    near: Vec<BTreeMap<usize, f32>>,
    heap: BinaryHeap<Merge>,
    /// The least average likeness within a story.
    alike: f32,
}

/// The clusters of all documents, each in order.
pub(super) fn clusters(neighbours: &Neighbours) -> Vec<Vec<usize>> {
    let mut clusters = Clusters::new(neighbours);
    while let Some((_, Reverse((a, b)), sizes)) = clusters.heap.pop() {
        if (clusters.members[a].len(), clusters.members[b].len()) == sizes {
            clusters.merge(a, b);
        }
    }
    clusters.members.retain(|members| !members.is_empty());
    clusters.members.iter_mut().for_each(|members| members.sort_unstable());
    clusters.members
}

impl Clusters {
    fn new(neighbours: &Neighbours) -> Clusters {
        let mut near = vec![BTreeMap::new(); neighbours.documents];
        for ((a, b), likeness) in &neighbours.likeness {
            near[*a as usize].insert(*b as usize, *likeness);
            near[*b as usize].insert(*a as usize, *likeness);
        }
        let members = (0..neighbours.documents).map(|document| vec![document]).collect();
        let alike = Scale::of(neighbours.documents).alike;
        let mut clusters = Clusters { members, near, heap: BinaryHeap::new(), alike };
        for &((a, b), _) in &neighbours.likeness {
            clusters.offer(a as usize, b as usize);
        }
        clusters
    }

    /// Offers a merge if the two are alike enough.
    fn offer(&mut self, a: usize, b: usize) {
        let (a, b) = (a.min(b), a.max(b));
        let sizes = (self.members[a].len(), self.members[b].len());
        let total = self.near[a].get(&b).copied().unwrap_or_default();
        let average = total / (sizes.0 * sizes.1) as f32;
        if average >= self.alike {
            // The bits of a positive float are in the order of the floats.
            self.heap.push((average.to_bits(), Reverse((a, b)), sizes));
        }
    }

    fn merge(&mut self, a: usize, b: usize) {
        let (kept, gone) = if self.near[a].len() >= self.near[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut self.members[gone]);
        self.members[kept].extend(moved);
        for (other, likeness) in std::mem::take(&mut self.near[gone]) {
            self.near[other].remove(&gone);
            if other != kept {
                *self.near[kept].entry(other).or_default() += likeness;
                *self.near[other].entry(kept).or_default() += likeness;
            }
        }
        let others: Vec<usize> = self.near[kept].keys().copied().collect();
        others.into_iter().for_each(|other| self.offer(kept, other));
    }
}
