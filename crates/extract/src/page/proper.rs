//! Names of outlets by their shape: capitalised words, with small words between them.

use super::words::{after, after_all, is_gap};

/// Where the name may end that a text begins with, in bytes, longest first; nothing where none begins. It has at most
/// so many words, an article before it and small words within it not counted.
pub(super) fn ends(text: &str, most: usize) -> Vec<usize> {
    let named = text.strip_prefix("The").and_then(|rest| word(after(rest, is_gap)?));
    let Some(mut rest) = named.or_else(|| word(text)) else { return Vec::new() };
    let end = |rest: &str| text.len() - rest.len();
    let mut ends = vec![end(rest)];
    while let Some(next) = next(rest).filter(|_| ends.len() < most) {
        rest = next;
        ends.push(end(rest));
    }
    ends.reverse();
    ends
}

/// What stands behind a gap, perhaps a small word, and a capitalised word.
fn next(text: &str) -> Option<&str> {
    let behind = after(text, is_gap)?;
    let small = ["of", "the", "and", "&"].iter().find_map(|small| after(behind.strip_prefix(small)?, is_gap));
    small.and_then(word).or_else(|| word(behind))
}

/// What stands behind the capitalised word at the beginning.
fn word(text: &str) -> Option<&str> {
    let inner = |letter: char| letter.is_alphabetic() || letter.is_numeric() || ".'’&-".contains(letter);
    Some(after_all(after(text, char::is_uppercase)?, inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_behind_each_of_their_words() {
        let longest = |text: &'static str| ends(text, 5).first().map(|end| &text[..*end]);
        assert_eq!(longest("The Bay Herald on social media"), Some("The Bay Herald"));
        assert_eq!(longest("Institute of the Sea, Oslo"), Some("Institute"));
        assert_eq!(longest("Bank of Oslo & Bergen."), Some("Bank of Oslo & Bergen."));
        assert_eq!(longest("the Bay"), None);
        assert_eq!(ends("Bay Herald Online", 5), [17, 10, 3]);
        assert_eq!(ends("Bay Herald Online", 2), [10, 3]);
    }
}
