//! Words as a page shows them: no grammar, only their shape.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::{CaptureMatches, Captures, Match, Matches, Regex};

use crate::lists::FUNCTION_WORDS;

/// A pattern in which every space also fits a no-break space: pages have them anywhere.
///
/// It is compiled when it is first needed, for compiling takes longer than reading many a page; so ask something
/// cheaper first. For the same reason patterns have `[0-9]`, `(?-u:\b)` and no classes of letters.
pub(crate) struct Pattern {
    source: Cow<'static, str>,
    form: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub(crate) const fn of(source: &'static str) -> Pattern {
        Pattern { source: Cow::Borrowed(source), form: OnceLock::new() }
    }

    /// A pattern that is put together from a list.
    pub(crate) const fn made(source: String) -> Pattern {
        Pattern { source: Cow::Owned(source), form: OnceLock::new() }
    }

    fn form(&self) -> Option<&Regex> {
        self.form.get_or_init(|| Regex::new(&self.source.replace(' ', r"[ \u{A0}\u{2009}\u{202F}]")).ok()).as_ref()
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.form().is_some_and(|form| form.is_match(text))
    }

    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.form()?.find(text)
    }

    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'_, 't> {
        self.form().map(|form| -> Matches<'_, 't> { form.find_iter(text) }).into_iter().flatten()
    }

    pub(crate) fn captures<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'_, 't> {
        self.form().map(|form| -> CaptureMatches<'_, 't> { form.captures_iter(text) }).into_iter().flatten()
    }
}

/// Whether a character is a space that may stand between the words of a name.
pub(crate) fn is_gap(letter: char) -> bool {
    matches!(letter, ' ' | '\u{A0}' | '\u{2009}' | '\u{202F}')
}

/// What stands behind the first letter, if that is as wanted.
pub(crate) fn after(text: &str, wanted: impl Fn(char) -> bool) -> Option<&str> {
    let first = text.chars().next().filter(|first| wanted(*first))?;
    Some(&text[first.len_utf8()..])
}

/// What stands behind all first letters that are as wanted.
pub(crate) fn after_all(text: &str, wanted: impl Fn(char) -> bool) -> &str {
    text.trim_start_matches(wanted)
}

/// The words of a line, without the punctuation around them.
pub(crate) fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace().map(bare).filter(|word| !word.is_empty())
}

/// A word without the punctuation around it.
pub(crate) fn bare(word: &str) -> &str {
    // Most words have none, as a look at two bytes tells.
    if let [first, .., last] = word.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return word;
    }
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

/// Words in capitals as names are usually written: "NEW DELHI" is "New Delhi".
pub(crate) fn title_case(text: &str) -> String {
    let mut begins = true;
    let cased = text.chars().flat_map(|letter| {
        let kept = if begins { letter.to_string() } else { letter.to_lowercase().to_string() };
        begins = !letter.is_alphabetic();
        kept.chars().collect::<Vec<_>>()
    });
    cased.collect()
}

/// Whether a word is an English article, preposition, pronoun, conjunction or auxiliary.
pub(crate) fn is_function_word(word: &str) -> bool {
    word.len() <= 7 && FUNCTION_WORDS.has_folded(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_ends_between_characters() {
        assert_eq!(prefix("né", 2), "n");
        assert_eq!(prefix("né", 9), "né");
    }
}
