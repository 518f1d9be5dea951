//! The words of a text as stable 64-bit hashes, with their places: what copies and stories are compared by.

use std::borrow::Cow;

use corpus::Span;

/// A word: letters and digits, with an apostrophe inside (`don't`), compared without case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// [`hash`] of its lower-case form.
    pub(crate) hash: u64,
    /// Whether it stands inside quotation marks.
    pub(crate) quoted: bool,
}

/// The words of one passage of `text`, without the links that a page puts behind names.
///
/// Quotation marks are followed only to the end of their paragraph, so that one lost mark does not turn a whole text
/// inside out. A post of a social network is quoted too, without marks.
pub(crate) fn words(text: &str, passage: Span) -> Vec<Word> {
    let slice = text.get(passage.range()).unwrap_or_default();
    let mut found = Vec::with_capacity(slice.len() / LETTERS);
    let mut quoted = false;
    let mut at = 0;
    while let Some(first) = letter(slice, at) {
        let start = at;
        at += first.len_utf8();
        if !first.is_alphanumeric() {
            quoted = quoted_after(first, quoted);
            continue;
        }
        let mut hash = push(START, first);
        while let Some(next) = letter(slice, at) {
            if !(next.is_alphanumeric() || is_inner_apostrophe(slice, at, next)) {
                break;
            }
            hash = push(hash, next);
            at += next.len_utf8();
        }
        let span = Span::from_range(start..at).shifted(passage.start);
        found.push(Word { span, hash: finish(hash), quoted });
    }
    without_links(slice, passage.start, &mut found);
    quote_posts(slice, passage.start, &mut found);
    found
}

/// Drops the words of links behind names: many pages of one outlet carry the same.
fn without_links(slice: &str, offset: u32, words: &mut Vec<Word>) {
    let links = lexicon::inset::links(slice);
    if links.is_empty() {
        return;
    }
    let mut links = links.into_iter().map(|link| Span::from_range(link).shifted(offset)).peekable();
    words.retain(|word| {
        while links.next_if(|link| link.end <= word.span.start).is_some() {}
        !links.peek().is_some_and(|link| link.overlaps(word.span))
    });
}

/// Marks the words of signed posts as quoted, and those of the line that signs them: a post is the line before its
/// signature, or the line above where nothing stands before it.
fn quote_posts(slice: &str, offset: u32, words: &mut [Word]) {
    let mut floor = 0;
    for signed in lexicon::posts::signatures(slice) {
        let before = slice[floor..signed.whole.start].trim_end();
        let start = floor + before.rfind('\n').map_or(0, |line| line + 1);
        let post = Span::from_range(start..signed.whole.end).shifted(offset);
        let first = words.partition_point(|word| word.span.end <= post.start);
        words[first..].iter_mut().take_while(|word| word.span.start < post.end).for_each(|word| word.quoted = true);
        floor = signed.whole.end;
    }
}

/// About how many bytes a word takes with the space after it, or fewer.
const LETTERS: usize = 5;

/// The character at a byte; most are one byte long and need no decoding.
fn letter(slice: &str, at: usize) -> Option<char> {
    match slice.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => slice[at..].chars().next(),
    }
}

/// A word in lower case, without a copy where it is so already.
pub(crate) fn lower(word: &str) -> Cow<'_, str> {
    let is_lower = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Whether the words after this character stand inside quotation marks.
fn quoted_after(mark: char, quoted: bool) -> bool {
    match mark {
        '\n' | '\u{201D}' | '\u{BB}' => false,
        '\u{201C}' | '\u{201E}' | '\u{AB}' => true,
        '"' => !quoted,
        _ => quoted,
    }
}

fn is_inner_apostrophe(slice: &str, at: usize, mark: char) -> bool {
    let after = || slice.get(at + mark.len_utf8()..).and_then(|rest| rest.chars().next());
    matches!(mark, '\'' | '\u{2019}') && after().is_some_and(char::is_alphanumeric)
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over lower-case characters: the same on every machine and in every version, which the standard library's
/// hasher does not promise, and short enough to need no dependency. Nothing is decided on one hash alone.
fn push(hash: u64, letter: char) -> u64 {
    if letter.is_ascii() {
        return (hash ^ u64::from(letter.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    }
    let letter = if letter == '\u{2019}' { '\'' } else { letter };
    letter.to_lowercase().fold(hash, |hash, low| (hash ^ u64::from(low)).wrapping_mul(0x0100_0000_01b3))
}

/// The finaliser of SplitMix64, so that all bits depend on all letters.
const fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// The hash of one word, as [`words`] gives it.
pub(crate) fn hash(word: &str) -> u64 {
    finish(word.chars().fold(START, push))
}

/// The hash of a run of words.
pub(crate) fn run(words: &[Word]) -> u64 {
    finish(words.iter().fold(START, |all, word| (all.rotate_left(5) ^ word.hash).wrapping_mul(0x0100_0000_01b3)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(&str, bool)> {
        let whole = Span::from_range(0..text.len());
        words(text, whole).iter().map(|word| (&text[word.span.range()], word.quoted)).collect()
    }

    #[test]
    fn links_behind_names_are_no_words_and_posts_are_quoted() {
        let linked = "Mayor Lund Ada Mira LundBoard wants a second quay MORE left";
        let words: Vec<&str> = shown(linked).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["Mayor", "Lund", "left"]);
        let quoted =
            |text| shown(text).into_iter().filter(|(_, quoted)| *quoted).map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(
            quoted("He wrote:\n\nNo quay! — Lund (@l) May 1, 2018\nThe vote"),
            ["No", "quay", "Lund", "l", "May", "1", "2018"]
        );
        assert_eq!(quoted("He wrote:\nNo quay!\n\n— Lund (@l)\n\nThe vote"), ["No", "quay", "Lund", "l"]);
    }

    #[test]
    fn words_keep_inner_apostrophes_and_lose_marks() {
        assert_eq!(
            shown("Don’t go, 'twas 4.5"),
            [("Don’t", false), ("go", false), ("twas", false), ("4", false), ("5", false)]
        );
    }

    #[test]
    fn a_lost_mark_reaches_no_further_than_its_paragraph() {
        assert_eq!(
            shown("He said \"no\nand left"),
            [("He", false), ("said", false), ("no", true), ("and", false), ("left", false)]
        );
    }

    #[test]
    fn case_and_the_shape_of_the_apostrophe_do_not_matter() {
        let both = words("Don’t don't", Span::new(0, 13));
        assert_eq!(both[0].hash, both[1].hash);
        assert_eq!(hash("DON'T"), both[0].hash);
    }
}
