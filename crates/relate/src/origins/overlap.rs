//! How much running text two documents share.

use super::cover::{Place, covered};
use super::shingles::Shingles;

/// A shingle in more documents than this is stock or boilerplate unless nearly all of the text is shared too.
const COMMON: usize = 12;

/// The most earlier documents one is compared with through one shingle; it bounds the work on a story that a hundred
/// outlets copy, where the first few stand for the rest.
const HOLDERS: usize = 24;

/// The least telling shingles that two documents of one origin share.
pub(super) const LEAST: u32 = 16;

/// What two documents share; `first` stands before `second` in the list given.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Overlap {
    /// The earlier document, by its place.
    pub(crate) first: usize,
    /// The later one.
    pub(crate) second: usize,
    /// Shingles they share.
    pub(crate) shared: u32,
    /// The same without those in quotation marks and those that many documents have.
    pub(crate) telling: u32,
    /// The longest run of shared shingles of which [`LEAST`] tell, else 0.
    pub(crate) longest: u32,
    /// The shingles of the shorter document in passages that the longer has too, with the changed ones between; 0 where
    /// fewer than [`LEAST`] tell.
    pub(crate) covered: u32,
    /// The number of shingles of the shorter document.
    pub(crate) shorter: u32,
    /// Which of the two is the shorter.
    pub(crate) shorter_is_first: bool,
    /// Whether both are of one outlet.
    pub(crate) one_outlet: bool,
}

impl Overlap {
    /// So many shingles as a share of the shorter document.
    pub(crate) fn share(&self, shingles: u32) -> f64 {
        f64::from(shingles) / f64::from(self.shorter.max(1))
    }
}

/// A shingle of one document that another document holds too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    /// Its place among the shingles of the document.
    place: u32,
    list: u32,
    quoted: bool,
}

/// Documents by shingle; shingles of one document alone, which most are, are not in it.
#[derive(Default)]
struct Index {
    /// The shingles of each document that others hold, in order of the text.
    held: Vec<Vec<Held>>,
    /// Where the documents of each list begin in `holders`.
    starts: Vec<u32>,
    /// The documents that hold each shingle, list by list, in order, at most [`HOLDERS`].
    holders: Vec<u32>,
    /// How many hold each in all.
    counts: Vec<u32>,
}

/// What every two documents share that share anything worth a look; of each its runs of words, and its outlet.
pub(crate) fn overlaps(documents: &[(Shingles, Option<u64>)]) -> Vec<Overlap> {
    let texts: Vec<&Shingles> = documents.iter().map(|(text, _)| text).collect();
    let texts = texts.as_slice();
    let index = Index::of(texts);
    let mut tallies = vec![Tally::default(); texts.len()];
    let mut found = Vec::new();
    for second in 0..texts.len() {
        let touched = tally(&index, second, &mut tallies);
        for first in touched {
            let tally = std::mem::take(&mut tallies[first]).finished();
            let sizes = (texts[first].len() as u32, texts[second].len() as u32);
            let mut overlap = tally.overlap(first, second, sizes);
            overlap.covered = index.covered(&overlap);
            overlap.one_outlet = documents[first].1.is_some() && documents[first].1 == documents[second].1;
            found.push(overlap);
        }
    }
    found
}

/// How many shingles are sorted at a time: 64 MiB of them.
const SORTED: usize = 1 << 22;

/// A shingle on its way into the index: hash, document, place, whether it is quoted.
type Entry = (u64, u32, u32, bool);

impl Index {
    /// The shingles are taken by ranges of their hashes, so that only a part of them is held twice.
    fn of(texts: &[&Shingles]) -> Index {
        let total: usize = texts.iter().map(|text| text.len()).sum();
        let parts = (total / SORTED + 1).next_power_of_two();
        let mut index = Index { held: vec![Vec::new(); texts.len()], ..Index::default() };
        let mut entries: Vec<Entry> = Vec::with_capacity(total / parts * 9 / 8);
        for part in 0..parts as u64 {
            entries.clear();
            for (document, text) in texts.iter().enumerate() {
                let numbered = (0..).zip(text.iter());
                let own = numbered.filter(|(_, (hash, _))| part_of(*hash, parts) == part);
                entries.extend(own.map(|(place, (hash, quoted))| (hash, document as u32, place, quoted)));
            }
            entries.sort_unstable();
            entries.chunk_by(|a, b| a.0 == b.0).for_each(|same| index.add(same));
        }
        index.starts.push(index.holders.len() as u32);
        index.held.iter_mut().for_each(|held| held.sort_unstable());
        index
    }

    /// Adds a shingle with all its places, in order of the documents.
    fn add(&mut self, same: &[Entry]) {
        if same.first().map(|entry| entry.1) == same.last().map(|entry| entry.1) {
            return;
        }
        let list = self.starts.len() as u32;
        self.starts.push(self.holders.len() as u32);
        let documents = same.chunk_by(|a, b| a.1 == b.1).map(|entries| entries[0].1);
        self.counts.push(documents.clone().count() as u32);
        self.holders.extend(documents.take(HOLDERS));
        for &(_, document, place, quoted) in same {
            self.held[document as usize].push(Held { place, list, quoted });
        }
    }

    /// The passages that two documents share are looked for only where it may matter.
    fn covered(&self, overlap: &Overlap) -> u32 {
        if overlap.telling < LEAST {
            return 0;
        }
        let (one, other) = (self.places(overlap.first), self.places(overlap.second));
        if overlap.shorter_is_first { covered(&one, &other) } else { covered(&other, &one) }
    }

    fn places(&self, document: usize) -> Vec<Place> {
        let place = |held: &Held| Place { place: held.place, list: held.list, telling: self.is_telling(*held) };
        self.held[document].iter().map(place).collect()
    }

    /// Whether a shingle says something about where a text comes from: quotations and what many documents carry do not.
    fn is_telling(&self, held: Held) -> bool {
        !held.quoted && self.counts[held.list as usize] as usize <= COMMON
    }

    fn holders(&self, list: usize) -> &[u32] {
        &self.holders[self.starts[list] as usize..self.starts[list + 1] as usize]
    }
}

/// Which of so many parts, a power of two, a hash is in: by its first bits.
const fn part_of(hash: u64, parts: usize) -> u64 {
    ((hash as u128 * parts as u128) >> 64) as u64
}

/// Counts what `second` shares with each earlier document, and names those.
fn tally(index: &Index, second: usize, tallies: &mut [Tally]) -> Vec<usize> {
    let mut touched = Vec::new();
    for &held in &index.held[second] {
        let telling = index.is_telling(held);
        let earlier = index.holders(held.list as usize).iter().map(|first| *first as usize);
        for first in earlier.take_while(|first| *first < second) {
            if tallies[first].shared == 0 {
                touched.push(first);
            }
            tallies[first].add(held.place, telling);
        }
    }
    touched
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    shared: u32,
    telling: u32,
    longest: u32,
    last: u32,
    run: u32,
    /// The telling ones of the run.
    told: u32,
}

impl Tally {
    fn add(&mut self, place: u32, telling: bool) {
        if self.shared > 0 && place != self.last + 1 {
            self.close();
        }
        self.last = place;
        self.shared += 1;
        self.run += 1;
        self.told += u32::from(telling);
        self.telling += u32::from(telling);
    }

    fn close(&mut self) {
        if self.told >= LEAST {
            self.longest = self.longest.max(self.run);
        }
        (self.run, self.told) = (0, 0);
    }

    fn finished(mut self) -> Tally {
        self.close();
        self
    }

    fn overlap(self, first: usize, second: usize, (own, other): (u32, u32)) -> Overlap {
        let Tally { shared, telling, longest, .. } = self;
        Overlap {
            first,
            second,
            shared,
            telling,
            longest,
            covered: 0,
            shorter: own.min(other),
            shorter_is_first: own <= other,
            one_outlet: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use corpus::Span;

    use super::*;
    use crate::words::words;

    #[test]
    fn every_hash_is_in_one_part_and_the_parts_are_in_order() {
        for parts in [1, 2, 8] {
            let found: Vec<u64> = [0, 1 << 61, 1 << 63, u64::MAX].map(|hash| part_of(hash, parts)).to_vec();
            assert!(found.is_sorted() && found.iter().all(|part| *part < parts as u64), "{parts} {found:?}");
        }
    }

    #[test]
    fn what_two_documents_share_is_counted_and_what_one_repeats_is_not() {
        let of = |text: &str| (Shingles::of(&words(text, Span::from_range(0..text.len()))), None);
        let one = of("the ferry left the quay at noon. the ferry left the quay at noon.");
        let other = of("nobody saw that the ferry left the quay at noon and sank");
        let found = overlaps(&[one, other]);
        let [overlap] = found.as_slice() else { panic!("one pair: {found:?}") };
        assert_eq!((overlap.shared, overlap.telling, overlap.longest), (3, 3, 0));
        assert_eq!((overlap.shorter, overlap.shorter_is_first), (8, false));
    }
}
