//! Short lists of words, from `data/words.tsv`.

use std::sync::OnceLock;

/// A list of words.
pub(crate) struct List {
    name: &'static str,
    words: OnceLock<Words>,
}

struct Words {
    /// In order of the file.
    all: Vec<&'static str>,
    /// Those of at most eight bytes, each as one number, sorted: most words of a text are as short.
    short: Vec<u64>,
    /// The longer ones, sorted.
    long: Vec<&'static str>,
}

pub(crate) static ADDRESS_FORMS: List = List::of("address-form");
pub(crate) static ANALYSES: List = List::of("analysis");
pub(crate) static AUTHOR_FOLDERS: List = List::of("author-folder");
pub(crate) static BYLINES: List = List::of("byline");
pub(crate) static BYLINES_ALONE: List = List::of("byline-alone");
pub(crate) static BYLINES_BY: List = List::of("byline-by");
pub(crate) static DATE_CHANGED: List = List::of("date-changed");
pub(crate) static DATE_CREDITS: List = List::of("date-credit");
pub(crate) static DATE_LABELS: List = List::of("date-label");
pub(crate) static DESKS: List = List::of("desk");
pub(crate) static DESK_HEADS: List = List::of("desk-head");
pub(crate) static FUNCTION_WORDS: List = List::of("function");
pub(crate) static GLUED: List = List::of("glued");
pub(crate) static HOST_LABELS: List = List::of("host-label");
pub(crate) static LEGAL_FORMS: List = List::of("legal-form");
pub(crate) static LINK_ENDS: List = List::of("link-end");
pub(crate) static MAIL_FIELDS: List = List::of("mail-field");
pub(crate) static MAIL_MARKS: List = List::of("mail-mark");
pub(crate) static NO_NAMES: List = List::of("no-name");
pub(crate) static OPINIONS: List = List::of("opinion");
pub(crate) static OUTLET_PARTS: List = List::of("outlet-part");
pub(crate) static PARTICLES: List = List::of("particle");
pub(crate) static PLAYERS: List = List::of("player");
pub(crate) static SLUGS: List = List::of("slug");
pub(crate) static STORED_KEYS: List = List::of("stored-key");
pub(crate) static TITLE_LABELS: List = List::of("title-label");

impl List {
    const fn of(name: &'static str) -> List {
        List { name, words: OnceLock::new() }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.name))
    }

    /// The words, in order of the file.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> + use<'_> {
        self.words().all.iter().copied()
    }

    /// Whether a word is in the list as it is written.
    pub(crate) fn has(&self, word: &str) -> bool {
        let words = self.words();
        match packed(word.as_bytes(), u8::clone) {
            Some(short) => words.short.binary_search(&short).is_ok(),
            None => words.long.binary_search(&word).is_ok(),
        }
    }

    /// Whether a word is in the list, whatever the case of its ASCII letters; for lists in lower case.
    pub(crate) fn has_folded(&self, word: &str) -> bool {
        let words = self.words();
        match packed(word.as_bytes(), u8::to_ascii_lowercase) {
            Some(short) => words.short.binary_search(&short).is_ok(),
            None => words.long.iter().any(|known| known.eq_ignore_ascii_case(word)),
        }
    }
}

impl Words {
    fn of(list: &str) -> Words {
        let rows = include_str!("../data/words.tsv").lines().filter(|row| !row.starts_with('#'));
        let rows = rows.filter_map(|row| row.split_once('\t'));
        let all: Vec<&str> = rows.filter(|(name, _)| *name == list).map(|(_, word)| word).collect();
        let mut short: Vec<u64> = all.iter().filter_map(|word| packed(word.as_bytes(), u8::clone)).collect();
        let mut long: Vec<&str> = all.iter().copied().filter(|word| word.len() > 8).collect();
        short.sort_unstable();
        long.sort_unstable();
        Words { all, short, long }
    }
}

/// A word of at most eight bytes as one number.
fn packed(word: &[u8], letter: impl Fn(&u8) -> u8) -> Option<u64> {
    let fits = word.len() <= 8;
    fits.then(|| word.iter().fold(0, |number, byte| number << 8 | u64::from(letter(byte))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        assert!(FUNCTION_WORDS.has_folded("The") && FUNCTION_WORDS.has("would") && !FUNCTION_WORDS.has("Would"));
        assert!(!FUNCTION_WORDS.has_folded("harbour") && !FUNCTION_WORDS.has_folded("") && !FUNCTION_WORDS.has("thé"));
        assert!(
            NO_NAMES.has("correspondent") && NO_NAMES.has_folded("Advertisement") && !NO_NAMES.has("correspondents")
        );
    }

    #[test]
    fn every_list_has_words() {
        for list in [
            &ADDRESS_FORMS,
            &ANALYSES,
            &AUTHOR_FOLDERS,
            &BYLINES,
            &BYLINES_ALONE,
            &BYLINES_BY,
            &DATE_CHANGED,
            &DATE_CREDITS,
            &DATE_LABELS,
            &DESKS,
            &DESK_HEADS,
            &FUNCTION_WORDS,
            &GLUED,
            &HOST_LABELS,
            &LEGAL_FORMS,
            &MAIL_FIELDS,
            &MAIL_MARKS,
            &NO_NAMES,
            &OPINIONS,
            &PARTICLES,
            &SLUGS,
            &STORED_KEYS,
            &TITLE_LABELS,
        ] {
            assert!(list.iter().next().is_some(), "{}", list.name);
        }
    }
}
