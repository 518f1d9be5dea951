//! What a document is about, as the weights of its words.

use std::collections::BTreeMap;

use corpus::{Day, Edtf, Span};

use crate::stems::stem;
use crate::words::{Word, hash, words};

/// The words of a document with how much each counts in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Profile {
    /// Hash and weight of each word, by hash, and whether it is written as a name or number.
    pub(super) terms: Vec<(u64, f32, bool)>,
    /// When the document was published, where that is known to the day.
    pub(super) day: Option<Day>,
}

/// How much more a word of the headline says.
const HEADLINE: f32 = 1.5;

impl Profile {
    pub(super) fn of(text: &str, body: &[Word], title: Option<&str>, published: Option<&Edtf>) -> Profile {
        let mut tallies: BTreeMap<u64, Tally> = BTreeMap::new();
        let headline = headline(text);
        for word in body {
            let written = &text[word.span.range()];
            tallies.entry(hash(&stem(written))).or_default().add(written, headline.contains(word.span));
        }
        let title = title.unwrap_or_default();
        for word in words(title, Span::from_range(0..title.len())) {
            tallies.entry(hash(&stem(&title[word.span.range()]))).or_default().add("", true);
        }
        let terms = tallies.into_iter().map(|(hash, tally)| (hash, tally.weight(), tally.is_name())).collect();
        Profile { terms, day: published.and_then(Edtf::exact_day) }
    }
}

/// The first line, where it is short enough for a headline.
fn headline(text: &str) -> Span {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let start = text.len() - text.trim_start().len();
    let length = if line.len() <= 200 { line.len() } else { 0 };
    Span::from_range(start..start + length)
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    count: u32,
    capitals: u32,
    headline: bool,
    number: bool,
}

impl Tally {
    fn add(&mut self, written: &str, headline: bool) {
        self.count += 1;
        self.headline |= headline;
        let first = written.chars().next();
        self.capitals += u32::from(first.is_some_and(char::is_uppercase));
        self.number |= first.is_some_and(char::is_numeric);
    }

    fn is_name(self) -> bool {
        self.number || self.capitals * 2 > self.count
    }

    /// One and the logarithm of the count, more for what stands in the headline.
    fn weight(self) -> f32 {
        let factor = if self.headline { HEADLINE } else { 1.0 };
        factor * (1.0 + (self.count as f32).ln())
    }
}
