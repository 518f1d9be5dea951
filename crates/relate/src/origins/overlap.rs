//! How much running text two documents share.

use crate::words::{Word, run};

/// Words in a shingle.
pub(crate) const LENGTH: usize = 5;

/// A shingle in more documents than this is stock or boilerplate unless nearly all of the text is shared too.
const COMMON: usize = 12;

/// The most earlier documents one is compared with through one shingle; it bounds the work on a story that a hundred
/// outlets copy, where the first few stand for the rest.
const HOLDERS: usize = 24;

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
    /// The longest run of shared shingles.
    pub(crate) longest: u32,
    /// The number of shingles of the shorter document.
    pub(crate) shorter: u32,
    /// Which of the two is the shorter.
    pub(crate) shorter_is_first: bool,
}

impl Overlap {
    /// The share of the shorter document that is in the longer, by its telling shingles.
    pub(crate) fn containment(&self) -> f64 {
        f64::from(self.telling) / f64::from(self.shorter.max(1))
    }
}

/// A shingle of one document: which posting list it is in.
struct Shingle {
    list: u32,
    quoted: bool,
}

/// Documents by shingle.
struct Index {
    /// The shingles of each document, in order of the text.
    shingles: Vec<Vec<Shingle>>,
    /// The documents that hold each shingle, in order, at most [`HOLDERS`].
    holders: Vec<Vec<u32>>,
    /// How many hold it in all.
    counts: Vec<u32>,
}

/// What every two documents share that share anything worth a look.
pub(crate) fn overlaps(texts: &[&[Word]]) -> Vec<Overlap> {
    let index = index(texts);
    let mut tallies = vec![Tally::default(); texts.len()];
    let mut found = Vec::new();
    for second in 0..texts.len() {
        let touched = tally(&index, second, &mut tallies);
        for first in touched {
            let tally = std::mem::take(&mut tallies[first]).finished();
            let sizes = (index.shingles[first].len() as u32, index.shingles[second].len() as u32);
            found.push(tally.overlap(first, second, sizes));
        }
    }
    found
}

fn index(texts: &[&[Word]]) -> Index {
    let mut places: Vec<(u64, u32, u32)> = Vec::new();
    for (document, text) in texts.iter().enumerate() {
        let runs = text.windows(LENGTH).enumerate();
        places.extend(runs.map(|(place, words)| (run(words), document as u32, place as u32)));
    }
    places.sort_unstable();
    let mut shingles: Vec<Vec<Shingle>> = texts.iter().map(|text| blank(text)).collect();
    let (mut holders, mut counts) = (Vec::new(), Vec::new());
    for same in places.chunk_by(|a, b| a.0 == b.0) {
        let list = holders.len() as u32;
        let mut documents: Vec<u32> = same.iter().map(|(_, document, _)| *document).collect();
        documents.dedup();
        counts.push(documents.len() as u32);
        documents.truncate(HOLDERS);
        holders.push(documents);
        for (_, document, place) in same {
            shingles[*document as usize][*place as usize].list = list;
        }
    }
    Index { shingles, holders, counts }
}

fn blank(text: &[Word]) -> Vec<Shingle> {
    let quoted = |words: &[Word]| words.iter().filter(|word| word.quoted).count() * 2 > LENGTH;
    text.windows(LENGTH).map(|words| Shingle { list: 0, quoted: quoted(words) }).collect()
}

/// Counts what `second` shares with each earlier document, and names those.
fn tally(index: &Index, second: usize, tallies: &mut [Tally]) -> Vec<usize> {
    let mut touched = Vec::new();
    for (place, shingle) in index.shingles[second].iter().enumerate() {
        let list = shingle.list as usize;
        let telling = !shingle.quoted && index.counts[list] as usize <= COMMON;
        let earlier = index.holders[list].iter().map(|first| *first as usize);
        for first in earlier.take_while(|first| *first < second) {
            if tallies[first].shared == 0 {
                touched.push(first);
            }
            tallies[first].add(place as u32, telling);
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
}

impl Tally {
    fn add(&mut self, place: u32, telling: bool) {
        if self.shared > 0 && place != self.last + 1 {
            self.close();
        }
        self.last = place;
        self.shared += 1;
        self.run += 1;
        self.telling += u32::from(telling);
    }

    fn close(&mut self) {
        self.longest = self.longest.max(self.run);
        self.run = 0;
    }

    fn finished(mut self) -> Tally {
        self.close();
        self
    }

    fn overlap(self, first: usize, second: usize, (own, other): (u32, u32)) -> Overlap {
        let Tally { shared, telling, longest, .. } = self;
        Overlap { first, second, shared, telling, longest, shorter: own.min(other), shorter_is_first: own <= other }
    }
}
