//! The stems of words that carry content: what passages are compared by.

use corpus::Span;

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
    let Some(letter) = word.bytes().next().map(|first| first.wrapping_sub(b'a') as usize) else { return false };
    let (Some(from), Some(to)) = (STARTS.get(letter), STARTS.get(letter + 1)) else { return false };
    FUNCTION[*from as usize..*to as usize].contains(&word)
}

/// Where the words of [`FUNCTION`] with each first letter begin, and where the last end.
const STARTS: [u8; 27] = starts();

const fn starts() -> [u8; 27] {
    let mut starts = [0; 27];
    let mut word = 0;
    while word < FUNCTION.len() {
        let mut later = (FUNCTION[word].as_bytes()[0] - b'a') as usize + 1;
        while later < starts.len() {
            starts[later] += 1;
            later += 1;
        }
        word += 1;
    }
    starts
}

/// Articles, pronouns, prepositions, conjunctions, auxiliaries, particles; in order.
const FUNCTION: &[&str] = &[
    "a", "about", "above", "after", "again", "against", "all", "also", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "between", "both", "but", "by", "can", "could", "did", "do", "does", "down",
    "during", "each", "even", "few", "for", "from", "further", "had", "has", "have", "he", "her", "here", "hers",
    "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "like", "may", "me", "might", "more",
    "most", "much", "must", "my", "no", "nor", "not", "now", "of", "off", "on", "once", "one", "only", "or", "other",
    "our", "out", "over", "own", "s", "said", "same", "say", "she", "should", "since", "so", "some", "still", "such",
    "t", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "to",
    "too", "under", "until", "up", "upon", "us", "very", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "whom", "why", "will", "with", "would", "you", "your",
];

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
    fn function_words_are_in_order_and_left_out() {
        assert!(FUNCTION.is_sorted());
        assert!(FUNCTION.iter().all(|word| is_function_word(word)));
        assert!(["", "harbour", "zone", "they'd", "élan", "A"].iter().all(|word| !is_function_word(word)));
        let text = "They will meet at the port";
        let found = contents(text, Span::from_range(0..text.len()));
        let shown: Vec<&str> = found.iter().map(|word| &text[word.span.range()]).collect();
        assert_eq!(shown, ["meet", "port"]);
    }
}
