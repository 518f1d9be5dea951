//! Short lists of words that rules ask for: a few to some dozen words that are alike for one rule.
//!
//! A room keeps its lists in one table a subject, rows of `list`, a tab and a word, with a comment before each list
//! that says what its words have in common. A list is read when it is first asked for.

use std::sync::OnceLock;

/// The most bytes of a word that is kept as a number.
const SHORT: usize = 7;

/// A list of words, of one name in one table.
#[derive(Debug)]
pub struct List {
    table: &'static str,
    name: &'static str,
    words: OnceLock<Words>,
}

#[derive(Debug)]
struct Words {
    /// In order of the table.
    all: Vec<&'static str>,
    /// Those of at most seven bytes, each as one number, sorted: most words of a text are as short.
    short: Vec<u64>,
    /// The longer ones, sorted.
    long: Vec<&'static str>,
}

impl List {
    /// The list of this name in the text of a table; empty where the table lacks it.
    #[must_use]
    pub const fn of(table: &'static str, name: &'static str) -> Self {
        Self { table, name, words: OnceLock::new() }
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.table, self.name))
    }

    /// The name of the list in its table.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The words, in order of the table.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &'static str> + use<'_> {
        self.words().all.iter().copied()
    }

    /// Whether a word is in the list as it is written.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        let words = self.words();
        match packed(word.as_bytes(), u8::clone) {
            Some(short) => words.short.binary_search(&short).is_ok(),
            None => words.long.binary_search(&word).is_ok(),
        }
    }

    /// Whether a word is in the list, whatever the case of its ASCII letters; for lists in lower case.
    #[must_use]
    pub fn has_folded(&self, word: &str) -> bool {
        let words = self.words();
        match packed(word.as_bytes(), u8::to_ascii_lowercase) {
            Some(short) => words.short.binary_search(&short).is_ok(),
            None => words.long.iter().any(|known| known.eq_ignore_ascii_case(word)),
        }
    }
}

impl Words {
    fn of(table: &'static str, list: &str) -> Self {
        let rows = table.lines().filter(|row| !row.starts_with('#')).filter_map(|row| row.split_once('\t'));
        let all: Vec<&str> = rows.filter(|(name, _)| *name == list).map(|(_, word)| word).collect();
        let mut short: Vec<u64> = all.iter().filter_map(|word| packed(word.as_bytes(), u8::clone)).collect();
        let mut long: Vec<&str> = all.iter().copied().filter(|word| word.len() > SHORT).collect();
        short.sort_unstable();
        long.sort_unstable();
        Self { all, short, long }
    }
}

/// A word of at most [`SHORT`] bytes as one number: a one, so that a leading zero byte counts, then its bytes.
fn packed(word: &[u8], letter: impl Fn(&u8) -> u8) -> Option<u64> {
    let fits = word.len() <= SHORT;
    fits.then(|| word.iter().fold(1, |number, byte| number << 8 | u64::from(letter(byte))))
}

/// Names the lists of a table, and checks that the table holds these and no others.
///
/// ```text
/// lexicon::lists! {
///     "../words/times.tsv";
///     /// Verbs whose complement lies ahead.
///     AHEAD = "ahead",
/// }
/// ```
#[macro_export]
macro_rules! lists {
    ($table:literal; $($(#[$doc:meta])* $name:ident = $list:literal),+ $(,)?) => {
        const TABLE: &str = include_str!($table);
        $($(#[$doc])* pub(crate) static $name: $crate::List = $crate::List::of(TABLE, $list);)+

        #[cfg(test)]
        mod lists {
            #[test]
            fn every_list_of_the_table_is_named_once_and_has_words() {
                let named: Vec<&str> = [$(&super::$name),+].iter().map(|list| list.name()).collect();
                $crate::check_lists(super::TABLE, &named);
            }
        }
    };
}

/// Checks a table of lists against the names that a room gives them: for the tests that [`lists!`](crate::lists) makes.
///
/// # Panics
/// Where the table lacks its header, a row has no word or one that its list has already, a list stands in two parts,
/// is not said what it is, or is not named.
#[doc(hidden)]
pub fn check_lists(table: &str, named: &[&str]) {
    for field in ["source: ", "licence: ", "columns: list\tword"] {
        let said = table.lines().any(|line| line.strip_prefix("# ").is_some_and(|line| line.starts_with(field)));
        assert!(said, "the table does not say its {field}");
    }
    let mut seen: Vec<(&str, Vec<&str>)> = Vec::new();
    for row in table.lines().filter(|row| !row.starts_with('#')) {
        let (list, word) = row.split_once('\t').unwrap_or_default();
        assert!(!list.is_empty() && !word.is_empty(), "not a list and a word: {row:?}");
        if seen.last().is_none_or(|(last, _)| *last != list) {
            assert!(seen.iter().all(|(other, _)| *other != list), "{list} stands in two parts");
            let about = format!("# {list}: ");
            assert!(table.lines().any(|line| line.starts_with(&about)), "it is not said what {list} is");
            seen.push((list, Vec::new()));
        }
        let Some((_, words)) = seen.last_mut() else { continue };
        assert!(!words.contains(&word), "{list} has {word} twice");
        words.push(word);
    }
    let mut found: Vec<&str> = seen.iter().map(|(list, _)| *list).collect();
    let mut named = named.to_vec();
    found.sort_unstable();
    named.sort_unstable();
    assert_eq!(found, named, "lists of the table, and lists that are named");
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# source: here\n# licence: Apache-2.0\n# columns: list\tword\n# a: short\na\tthe\na\twould\n# b: long\nb\tcorrespondent";

    #[test]
    fn words_are_found_and_others_are_not() {
        let (short, long, none) = (List::of(TABLE, "a"), List::of(TABLE, "b"), List::of(TABLE, "c"));
        assert!(short.has("the") && short.has_folded("The") && short.has("would") && !short.has("Would"));
        assert!(!short.has_folded("harbour") && !short.has("") && !short.has("thé") && !short.has("\0the"));
        assert!(long.has("correspondent") && long.has_folded("Correspondent") && !long.has("correspondents"));
        assert!(none.iter().next().is_none() && short.iter().eq(["the", "would"]));
    }

    #[test]
    fn a_table_with_its_names_is_right() {
        check_lists(TABLE, &["b", "a"]);
    }

    #[test]
    #[should_panic(expected = "lists that are named")]
    fn a_list_that_nobody_names_is_told() {
        check_lists(TABLE, &["a"]);
    }

    #[test]
    #[should_panic(expected = "twice")]
    fn a_word_that_stands_twice_is_told() {
        check_lists(&format!("{TABLE}\nb\tcorrespondent"), &["a", "b"]);
    }

    #[test]
    #[should_panic(expected = "two parts")]
    fn a_list_in_two_parts_is_told() {
        check_lists(&format!("{TABLE}\na\tshall"), &["a", "b"]);
    }
}
