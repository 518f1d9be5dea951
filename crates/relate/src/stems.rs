//! The stems of words that carry content: what passages are compared by.

use corpus::Span;

use crate::lists;
use crate::words::{hash, words};

/// A word that carries content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) span: Span,
    /// The hash of its stem.
    pub(crate) stem: u64,
}

/// The content words of a passage, in order.
pub(crate) fn contents(text: &str, passage: Span) -> Vec<Content> {
    let mut stemmer = Stemmer::default();
    let found = words(text, passage).into_iter();
    found
        .filter_map(|word| {
            let stem = stemmer.stem(&text[word.span.range()]);
            (!is_function_word(stem)).then(|| Content { span: word.span, stem: hash(stem) })
        })
        .collect()
}

/// A word in lower case without its commonest endings: a light stemmer after Harman, "How effective is suffixing?"
/// (1991), with `-ed` and `-ing` besides.
pub(crate) fn stem(written: &str) -> String {
    let mut stem = String::with_capacity(written.len());
    stem_into(&mut stem, written);
    stem
}

/// Stems many words in one piece of memory.
#[derive(Default)]
pub(crate) struct Stemmer(String);

impl Stemmer {
    /// As [`stem`], without a piece of memory for each.
    pub(crate) fn stem(&mut self, written: &str) -> &str {
        self.0.clear();
        stem_into(&mut self.0, written);
        &self.0
    }

    /// The hash of the stem of a word.
    pub(crate) fn hash(&mut self, written: &str) -> u64 {
        hash(self.stem(written))
    }
}

/// Writes the stem of a word into `stem`, which is empty.
fn stem_into(stem: &mut String, written: &str) {
    if written.is_ascii() {
        stem.push_str(written);
        stem.make_ascii_lowercase();
    } else {
        stem.push_str(&written.to_lowercase().replace('\u{2019}', "'"));
    }
    if stem.ends_with("'s") {
        stem.truncate(stem.len() - 2);
    }
    if is_function_word(stem) {
        return;
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
}

/// Whether a lower-case word is of a closed class and says nothing of the subject.
pub(crate) fn is_function_word(word: &str) -> bool {
    lists::FUNCTION.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_have_one_stem() {
        for (one, other) in [("rescued", "rescues"), ("Parties", "party"), ("ministers", "Minister’s")] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_ne!(stem("crisis"), stem("crises"));
    }

    #[test]
    fn function_words_are_left_out() {
        assert!(["a", "they", "your"].iter().all(|word| is_function_word(word)));
        assert!(["", "harbour", "zone", "they'd", "élan", "A"].iter().all(|word| !is_function_word(word)));
        let text = "They will meet at the port";
        let found = contents(text, Span::from_range(0..text.len()));
        let shown: Vec<&str> = found.iter().map(|word| &text[word.span.range()]).collect();
        assert_eq!(shown, ["meet", "port"]);
    }
}
