//! Words as a page shows them: no grammar, only their shape.

/// A pattern in which every space also fits a no-break space: pages have them anywhere.
pub(crate) fn spaced(pattern: &str) -> Result<regex::Regex, regex::Error> {
    regex::Regex::new(&pattern.replace(' ', r"[ \u{A0}\u{2009}\u{202F}]"))
}

/// The words of a line, without the punctuation around them.
pub(crate) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace().map(bare).filter(|word| !word.is_empty())
}

/// A word without the punctuation around it.
pub(crate) fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

/// How many words an unspaced script (Chinese, Japanese, Thai) adds to those that spaces part: two letters each.
pub(crate) fn unspaced(line: &str) -> usize {
    let unspaced = |letter: &char| matches!(*letter, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{9FFF}');
    line.chars().filter(unspaced).count() / 2
}

/// Whether a mark closes a quotation or bracket.
pub(crate) fn is_closing(mark: char) -> bool {
    matches!(mark, '"' | '\'' | '\u{2019}' | '\u{201D}' | '\u{BB}' | ')' | ']' | '」' | '』' | '*')
}

/// The beginning of a text, at most `bytes` long, cut between characters.
pub(crate) fn prefix(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether a word is an English article, preposition, pronoun, conjunction or auxiliary.
pub(crate) fn is_function_word(word: &str) -> bool {
    if word.len() > 7 || !word.is_ascii() {
        return false;
    }
    let mut lower = [0; 7];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).is_ok_and(|word| FUNCTION_WORDS.binary_search(&word).is_ok())
}

/// The closed classes of English that mark running text; in order, for the search.
const FUNCTION_WORDS: [&str; 90] = [
    "a", "about", "after", "against", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "between", "both", "but", "by", "can", "could", "did", "do", "does", "during", "each", "for",
    "from", "had", "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "may", "me",
    "might", "more", "most", "must", "my", "no", "nor", "not", "of", "on", "or", "our", "over", "shall", "she",
    "should", "since", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "through", "to", "under", "until", "was", "we", "were", "when", "which", "who", "will", "with",
    "would",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closed_classes_are_in_order() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(is_function_word("The") && is_function_word("would") && !is_function_word("harbour"));
    }

    #[test]
    fn a_prefix_ends_between_characters() {
        assert_eq!(prefix("né", 2), "n");
        assert_eq!(prefix("né", 9), "né");
    }
}
