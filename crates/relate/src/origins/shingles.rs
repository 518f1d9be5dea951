//! The five-word runs of one document, eight bytes each: what copies are found by.

use crate::words::{Word, run};

/// Words in a shingle.
pub(crate) const LENGTH: usize = 5;

/// The bit of a shingle that says whether it stands in quotation marks. The other 63 are its hash: nothing is decided
/// on one hash alone.
const QUOTED: u64 = 1;

/// The runs of [`LENGTH`] words of a document, in order of the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shingles(Box<[u64]>);

impl Shingles {
    pub(crate) fn of(words: &[Word]) -> Shingles {
        let one = |words: &[Word]| {
            let quoted = words.iter().filter(|word| word.quoted).count() * 2 > LENGTH;
            run(words) & !QUOTED | u64::from(quoted)
        };
        Shingles(words.windows(LENGTH).map(one).collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The hash of each, and whether most of it stands in quotation marks.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, bool)> {
        self.0.iter().map(|shingle| (shingle & !QUOTED, shingle & QUOTED > 0))
    }
}
