//! Gives every string the identity that it had in training: a small number for the library's own
//! symbols, a 64-bit hash for the rest.

use std::collections::BTreeMap;

use crate::murmur::hash_text;

pub(crate) struct StringIds {
    /// Hash and identity of each symbol, sorted by hash.
    symbols: Vec<(u64, u64)>,
}

impl StringIds {
    pub(crate) fn new(symbols: &BTreeMap<String, u64>) -> Self {
        let mut symbols: Vec<_> = symbols.iter().map(|(text, &id)| (hash_text(text), id)).collect();
        symbols.sort_unstable();
        Self { symbols }
    }

    pub(crate) fn id(&self, text: &str) -> u64 {
        let hash = hash_text(text);
        match self.symbols.binary_search_by_key(&hash, |s| s.0) {
            Ok(at) => self.symbols[at].1,
            Err(_) => hash,
        }
    }
}
