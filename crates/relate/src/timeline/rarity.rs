//! How much each word tells: the logarithm of the share of documents that lack it, stop words left out.

use corpus::{Archive, Document, Id};

use crate::stems::contents;

/// The stems of all documents, each by its place in their order: a number for each word of each clause takes half the
/// room of its stem.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rarity {
    stems: Vec<u64>,
    weights: Vec<f32>,
}

impl Rarity {
    /// Of the words of all documents.
    pub(crate) fn of(archive: &Archive, order: &[Id<Document>]) -> Rarity {
        let mut all: Vec<u64> = Vec::new();
        let mut own: Vec<u64> = Vec::new();
        for id in order {
            let document = &archive.document(*id).document;
            let found = document.analysed().flat_map(|block| contents(document.text.as_str(), block.span));
            own.clear();
            own.extend(found.map(|word| word.stem));
            own.sort_unstable();
            own.dedup();
            all.extend(&own);
        }
        all.sort_unstable();
        let documents = order.len() as f32;
        let counted = all.chunk_by(|a, b| a == b);
        let weighed = counted.map(|same| (same[0], (1.0 + documents / same.len() as f32).ln()));
        let (stems, weights) = weighed.unzip();
        Rarity { stems, weights }
    }

    /// The place of a word; none for one that no document has.
    pub(super) fn place(&self, stem: u64) -> Option<u32> {
        self.stems.binary_search(&stem).ok().map(|place| place as u32)
    }

    /// How much the word at a place tells.
    pub(super) fn weight(&self, word: u32) -> f32 {
        self.weights[word as usize]
    }

    /// The sum of the squares of the weights of some words.
    pub(super) fn length(&self, words: impl Iterator<Item = u32>) -> f32 {
        words.map(|word| self.weight(word) * self.weight(word)).sum()
    }
}
