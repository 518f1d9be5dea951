//! What a document is about, as the weights of its words.

use corpus::{Day, Edtf, Span};

use crate::stems::Stemmer;
use crate::words::{Word, words};

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
        let title = title.unwrap_or_default();
        let titled = words(title, Span::from_range(0..title.len()));
        let (headline, mut stemmer) = (headline(text), Stemmer::default());
        let in_body = body.iter().map(|word| {
            let written = &text[word.span.range()];
            (stemmer.hash(written), Tally::of(written, headline.contains(word.span)))
        });
        let mut tallies: Vec<(u64, Tally)> = in_body.collect();
        tallies.extend(titled.iter().map(|word| (stemmer.hash(&title[word.span.range()]), Tally::of("", true))));
        tallies.sort_unstable_by_key(|(hash, _)| *hash);
        let terms = tallies.chunk_by(|a, b| a.0 == b.0).map(|same| {
            let tally = same.iter().fold(Tally::default(), |all, (_, tally)| all.and(*tally));
            (same[0].0, tally.weight(), tally.is_name())
        });
        let terms = terms.collect();
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
    fn of(written: &str, headline: bool) -> Tally {
        let first = written.chars().next();
        Tally {
            count: 1,
            capitals: u32::from(first.is_some_and(char::is_uppercase)),
            headline,
            number: first.is_some_and(char::is_numeric),
        }
    }

    fn and(self, other: Tally) -> Tally {
        Tally {
            count: self.count + other.count,
            capitals: self.capitals + other.capitals,
            headline: self.headline || other.headline,
            number: self.number || other.number,
        }
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
