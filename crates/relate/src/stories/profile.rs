//! What a document is about, as the weights of its words.

use std::collections::BTreeMap;

use corpus::{Day, Edtf, Span};

use crate::words::{Word, hash, words};

/// The words of a document with how much each counts in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Profile {
    /// Hash and weight of each word, by hash.
    pub(super) terms: Vec<(u64, f32)>,
    /// When the document was published, where that is known to the day.
    pub(super) day: Option<Day>,
}

/// How much more a name or a number says of an event than another word.
const NAME: f32 = 1.3;
/// How much more a word of the headline says.
const HEADLINE: f32 = 1.5;

impl Profile {
    pub(super) fn of(text: &str, body: &[Word], title: Option<&str>, published: Option<&Edtf>) -> Profile {
        let mut tallies: BTreeMap<u64, Tally> = BTreeMap::new();
        let headline = headline(text);
        for word in body {
            let written = &text[word.span.range()];
            tallies.entry(stem(written)).or_default().add(written, headline.contains(word.span));
        }
        let title = title.unwrap_or_default();
        for word in words(title, Span::from_range(0..title.len())) {
            tallies.entry(stem(&title[word.span.range()])).or_default().add("", true);
        }
        let terms = tallies.into_iter().map(|(hash, tally)| (hash, tally.weight())).collect();
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

    /// One and the logarithm of the count, more for what is written as a name or number, or in the headline.
    fn weight(self) -> f32 {
        let named = self.number || self.capitals * 2 > self.count;
        let factor = if named { NAME } else { 1.0 } * if self.headline { HEADLINE } else { 1.0 };
        factor * (1.0 + (self.count as f32).ln())
    }
}

/// The hash of a word without its commonest endings: a light stemmer after Harman, "How effective is suffixing?" (1991),
/// with `-ed` and `-ing` besides.
fn stem(written: &str) -> u64 {
    let mut stem = written.to_lowercase().replace('\u{2019}', "'");
    if let Some(owner) = stem.strip_suffix("'s") {
        stem.truncate(owner.len());
    }
    let plural = stem.ends_with('s') && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end));
    match stem.len() {
        5.. if stem.ends_with("ies") => stem.replace_range(stem.len() - 3.., "y"),
        4.. if plural => stem.truncate(stem.len() - 1),
        6.. if stem.ends_with("ing") => stem.truncate(stem.len() - 3),
        5.. if stem.ends_with("ed") => stem.truncate(stem.len() - 2),
        _ => {}
    }
    if stem.len() > 4 && stem.ends_with('e') {
        stem.truncate(stem.len() - 1);
    }
    hash(&stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (one, other) in
            [("rescued", "rescues"), ("Parties", "party"), ("ministers", "Minister’s"), ("using", "using")]
        {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_ne!(stem("crisis"), stem("cris"));
    }
}
