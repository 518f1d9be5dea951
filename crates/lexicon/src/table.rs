//! A sorted table of word forms: parsing one TSV, exact lookup, longest match over words.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::index::{Index, Reach};

/// A row of a word table: the form it is found under, and how it reads from tab-separated fields.
pub trait Row: Sized {
    /// The form the row is looked up by.
    fn form(&self) -> &'static str;
    /// The row, or `None` where a field is missing or unreadable.
    fn read(fields: &[&'static str]) -> Option<Self>;
}

/// Rows sorted by form; one form may have several rows, kept in file order.
///
/// The text is parsed when a row is first asked for: most commands need few of the tables.
#[derive(Debug, Clone)]
pub struct Table<R> {
    tsv: &'static str,
    parsed: OnceLock<Parsed<R>>,
}

/// The rows of a table, and what finds them.
#[derive(Debug, Clone)]
struct Parsed<R> {
    rows: Vec<R>,
    index: Index,
    reach: Reach,
    starts: Starts,
}

/// How many bytes of a form are looked at before it is searched.
const START: usize = 4;

/// The first letters of the forms, as bits under a hash: most words of a text are in no table, and here that is
/// seen at one look. A beginning that no form has may seem to be there, never the other way round.
#[derive(Debug, Clone)]
struct Starts {
    bits: Vec<u64>,
}

impl Starts {
    fn of<R: Row>(rows: &[R]) -> Starts {
        let start = |row: &R| packed(row.form().as_bytes(), START);
        let different = rows.chunk_by(|a, b| start(a) == start(b)).count();
        let mut starts = Starts { bits: vec![0; (different * 16).next_power_of_two().max(64) / 64] };
        for group in rows.chunk_by(|a, b| start(a) == start(b)) {
            let form = group[0].form().as_bytes();
            for length in 1..=START {
                let (word, bit) = starts.place(packed(form, length));
                starts.bits[word] |= bit;
            }
        }
        starts
    }

    /// Whether a form may begin with these letters.
    fn may_have(&self, start: &str) -> bool {
        let (word, bit) = self.place(packed(start.as_bytes(), START));
        start.is_empty() || self.bits[word] & bit != 0
    }

    fn place(&self, start: u32) -> (usize, u64) {
        // Multiplicative hashing (Knuth): the upper half of the product is well mixed.
        let hash = (u64::from(start).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize;
        ((hash >> 6) & (self.bits.len() - 1), 1 << (hash & 63))
    }
}

/// The first bytes of a form as one number.
fn packed(form: &[u8], length: usize) -> u32 {
    form.iter().take(length).fold(0, |number, byte| number << 8 | u32::from(*byte))
}

impl<R: Row> Parsed<R> {
    fn read(tsv: &'static str) -> Self {
        let mut rows = Vec::with_capacity(tsv.len() / 24);
        let mut fields = Vec::with_capacity(8);
        for line in tsv.lines().filter(|line| !is_comment(line)) {
            fields.clear();
            fields.extend(line.split('\t'));
            rows.extend(R::read(&fields));
        }
        if !rows.is_sorted_by(|a, b| a.form() <= b.form()) {
            rows.sort_by(|a, b| a.form().cmp(b.form()));
        }
        let index = Index::of(rows.iter().map(Row::form));
        let reach = Reach::of(rows.iter().map(Row::form));
        Self { starts: Starts::of(&rows), rows, index, reach }
    }
}

impl<R: Row> Table<R> {
    /// The table of a TSV text: `#` lines are comments, every other line is one row.
    #[must_use]
    pub const fn read(tsv: &'static str) -> Self {
        Self { tsv, parsed: OnceLock::new() }
    }

    fn parsed(&self) -> &Parsed<R> {
        self.parsed.get_or_init(|| Parsed::read(self.tsv))
    }

    /// All rows of exactly this form.
    #[must_use]
    pub fn all(&self, form: &str) -> &[R] {
        let Parsed { rows, index, .. } = self.parsed();
        let Some(start) = index.find(form, |row| rows[row].form() == form) else { return &[] };
        let rest = &rows[start..];
        let len = rest.iter().take_while(|row| row.form() == form).count();
        &rest[..len]
    }

    /// Whether any form begins with these letters.
    #[must_use]
    pub fn has_start(&self, start: &str) -> bool {
        let Parsed { rows, starts, .. } = self.parsed();
        if !starts.may_have(start) {
            return false;
        }
        let first = rows.partition_point(|row| row.form() < start);
        rows.get(first).is_some_and(|row| row.form().starts_with(start))
    }

    /// The first row of exactly this form.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<&R> {
        self.all(form).first()
    }

    /// The first row of this form in lower case; for tables whose forms are all lower case.
    #[must_use]
    pub fn get_lower(&self, form: &str) -> Option<&R> {
        self.get(&lower(form))
    }

    /// The first row of this form; a form in capitals only (a headline) also matches capitalised words.
    #[must_use]
    pub fn get_name(&self, form: &str) -> Option<&R> {
        self.get(form).or_else(|| self.get(&capitalised(form)?))
    }

    /// The longest row that the words start with, and how many words it takes. Lower-case tables only.
    #[must_use]
    pub fn longest(&self, words: &[&str]) -> Option<(usize, &R)> {
        self.longest_by(words, |form| self.get_lower(form))
    }

    /// The longest row that the words start with, case respected as in [`Table::get_name`].
    #[must_use]
    pub fn longest_name(&self, words: &[&str]) -> Option<(usize, &R)> {
        self.longest_by(words, |form| self.get_name(form))
    }

    fn longest_by<'t>(&'t self, words: &[&str], find: impl Fn(&str) -> Option<&'t R>) -> Option<(usize, &'t R)> {
        let most = words.len().min(words.first().map_or(0, |first| self.parsed().reach.reach(first)));
        (1..=most).rev().find_map(|count| Some((count, find(&words[..count].join(" "))?)))
    }

    /// Every row, sorted by form.
    pub fn iter(&self) -> std::slice::Iter<'_, R> {
        self.parsed().rows.iter()
    }

    /// How many rows the table has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parsed().rows.len()
    }

    /// Whether the table has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parsed().rows.is_empty()
    }

    /// The most words any form has: how far a longest match can reach.
    #[must_use]
    pub fn longest_form(&self) -> usize {
        self.parsed().reach.longest()
    }

    /// The most words of a form that begins with this word, in any case; 0 where no form does.
    #[must_use]
    pub fn reach(&self, word: &str) -> usize {
        self.parsed().reach.reach(word)
    }
}

/// Whether a line of a TSV carries no row.
pub(crate) fn is_comment(line: &str) -> bool {
    line.is_empty() || line.starts_with('#')
}

/// The text in lower case, borrowed where it already is; U+2019 becomes an apostrophe.
pub(crate) fn lower(text: &str) -> Cow<'_, str> {
    let plain = text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if plain {
        Cow::Borrowed(text)
    } else if text.is_ascii() {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Owned(text.to_lowercase().replace('’', "'"))
    }
}

/// `SOUTH KOREA` as `South Korea`; `None` unless the form is in capitals and has four letters or more.
fn capitalised(form: &str) -> Option<String> {
    let letters = form.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 4 || form.chars().any(char::is_lowercase) {
        return None;
    }
    let mut out = String::with_capacity(form.len());
    let mut inside = false;
    for c in form.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic() || (inside && matches!(c, '\'' | '’'));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    struct Word(&'static str, u32);

    impl Row for Word {
        fn form(&self) -> &'static str {
            self.0
        }
        fn read(fields: &[&'static str]) -> Option<Self> {
            Some(Self(fields.first()?, fields.get(1)?.parse().ok()?))
        }
    }

    fn words() -> Table<Word> {
        Table::read("# a comment\nprime minister\t2\nminister\t1\nminister\t3\nbroken\n")
    }

    #[test]
    fn keeps_several_rows_of_one_form_in_order() {
        assert_eq!(words().all("minister"), [Word("minister", 1), Word("minister", 3)]);
        assert_eq!(words().len(), 3);
    }

    #[test]
    fn every_beginning_of_a_form_is_found_and_no_other() {
        let table = words();
        for form in ["minister", "prime minister"] {
            assert!((0..=form.len()).all(|end| table.has_start(&form[..end])), "{form}");
        }
        for other in ["ministers", "prima", "x", "inister"] {
            assert!(!table.has_start(other) && table.all(other).is_empty(), "{other}");
        }
        assert!(Table::<Word>::read("").all("").is_empty() && !Table::<Word>::read("").has_start("a"));
    }

    #[test]
    fn takes_the_longest_form() {
        let table = words();
        let found = table.longest(&["Prime", "Minister", "Ada"]);
        assert_eq!(found, Some((2, &Word("prime minister", 2))));
        assert_eq!(table.longest(&["Ada"]), None);
    }

    #[test]
    fn headline_capitals_match_names() {
        let table = Table::<Word>::read("South Korea\t1\nUS\t2\n");
        assert!(table.get_name("SOUTH KOREA").is_some());
        assert!(table.get_name("south korea").is_none());
        assert!(table.get_name("us").is_none());
    }
}
