//! Weights that tell the lines of an article from those around it.

use crate::table::Row;

/// The weight of one bin of a group of features.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookWeight {
    /// The group, with the offset of the line it is of: `words`, `words@-1`.
    pub group: &'static str,
    /// The bin.
    pub bin: u8,
    /// Hundredths of the logarithm of the odds that the line is the article's.
    pub weight: i32,
}

impl Row for LookWeight {
    fn form(&self) -> &'static str {
        self.group
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [group, bin, weight, ..] = *fields else {
            return None;
        };
        Some(Self { group, bin: bin.parse().ok()?, weight: weight.parse().ok()? })
    }
}

/// The weight of one word in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordWeight {
    /// The word in lower case, with `^` the first of its line, with `=` the whole line.
    pub word: &'static str,
    /// Hundredths of the logarithm of the odds that the line is the article's.
    pub weight: i32,
}

impl Row for WordWeight {
    fn form(&self) -> &'static str {
        self.word
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [word, weight, ..] = *fields else {
            return None;
        };
        Some(Self { word, weight: weight.parse().ok()? })
    }
}
