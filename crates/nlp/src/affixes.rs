//! Finds the punctuation that is cut off the front, the end and the inside of a chunk of text.
//!
//! The patterns are those that the model was trained with, matched by hand: no backtracking, and the
//! work on a chunk is proportional to what is cut off.

use crate::chars::{CharClasses, Class};
use crate::tables::TokenizerRules;

/// Texts grouped by the character that decides whether to look at them.
struct Literals(Vec<(char, Vec<Box<str>>)>);

impl Literals {
    fn by(key: impl Fn(&str) -> Option<char>, texts: &[String]) -> Self {
        let mut groups: Vec<(char, Vec<Box<str>>)> = Vec::new();
        for text in texts {
            let Some(c) = key(text) else { continue };
            match groups.iter_mut().find(|g| g.0 == c) {
                Some(group) => group.1.push(text.as_str().into()),
                None => groups.push((c, vec![text.as_str().into()])),
            }
        }
        groups.sort_unstable_by_key(|g| g.0);
        Self(groups)
    }

    fn at(&self, c: char) -> &[Box<str>] {
        self.0.binary_search_by_key(&c, |g| g.0).map_or(&[], |at| &self.0[at].1)
    }
}

pub(crate) struct Affixes {
    prefixes: Literals,
    suffixes: Literals,
    /// Currencies and units, which are cut off after a digit only.
    units: Literals,
    hyphens: Literals,
}

impl Affixes {
    pub(crate) fn new(rules: &TokenizerRules) -> Self {
        let first = |text: &str| text.chars().next();
        let last = |text: &str| text.chars().next_back();
        Self {
            prefixes: Literals::by(first, &rules.prefix.literals),
            suffixes: Literals::by(last, &rules.suffix.literals),
            units: Literals::by(last, &rules.suffix.after_digit),
            hyphens: Literals::by(first, &rules.infix.hyphens),
        }
    }

    /// How many bytes to cut off the front of `text`; the first pattern that fits decides.
    pub(crate) fn prefix(&self, text: &str, classes: &CharClasses) -> usize {
        let Some(c) = text.chars().next() else {
            return 0;
        };
        match c {
            '.' => long_run_of_periods(text),
            '+' => usize::from(!text[1..].starts_with(|c: char| c.is_ascii_digit())),
            _ => match self.prefixes.at(c).iter().find(|p| text.starts_with(&***p)) {
                Some(prefix) => prefix.len(),
                None if classes.is(c, Class::PREFIX_SYMBOL) => c.len_utf8(),
                None => 0,
            },
        }
    }

    /// How many bytes to cut off the end of `text`; the longest pattern that fits decides.
    pub(crate) fn suffix(&self, text: &str, classes: &CharClasses) -> usize {
        let mut chars = text.chars();
        let Some(c) = chars.next_back() else { return 0 };
        let before = chars.next_back();
        let plain = self.suffixes.at(c).iter().filter(|s| text.ends_with(&***s));
        let units = self.units.at(c).iter().filter(|unit| follows_digit(text, unit));
        let listed = plain.chain(units).map(|s| s.len()).max().unwrap_or(0);
        let single = match c {
            '.' if before == Some('.') => return text.len() - text.trim_end_matches('.').len(),
            '.' => ends_with_period(text, classes),
            '+' => before.is_some_and(|b| b.is_ascii_digit()),
            _ => classes.is(c, Class::SUFFIX_SYMBOL),
        };
        listed.max(if single { c.len_utf8() } else { 0 })
    }

    /// The first inner separator that starts at byte `from` or later, as a byte range.
    pub(crate) fn infix(&self, text: &str, from: usize, classes: &CharClasses) -> Option<(usize, usize)> {
        let mut before = text[..from].chars().next_back();
        for (offset, c) in text[from..].char_indices() {
            let rest = &text[from + offset..];
            if let Some(length) = self.infix_here(before, c, rest, classes) {
                return Some((from + offset, from + offset + length));
            }
            before = Some(c);
        }
        None
    }

    fn infix_here(&self, before: Option<char>, c: char, rest: &str, classes: &CharClasses) -> Option<usize> {
        if c.is_ascii_alphanumeric() {
            return None;
        }
        let next = rest[c.len_utf8()..].chars().next();
        let is = |c: Option<char>, class| c.is_some_and(|c| classes.is(c, class));
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let whole = Some(c.len_utf8());
        match c {
            '.' if next == Some('.') => return Some(long_run_of_periods(rest)),
            '.' if is(before, Class::BEFORE_PERIOD) && is(next, Class::AFTER_PERIOD) => {
                return whole;
            }
            '…' => return whole,
            _ if classes.is(c, Class::INFIX_SYMBOL) => return whole,
            '+' | '-' | '*' | '^' if digit(before) && (digit(next) || next == Some('-')) => {
                return whole;
            }
            ',' if is(before, Class::INFIX_LETTER) && is(next, Class::INFIX_LETTER) => {
                return whole;
            }
            _ => {}
        }
        if !digit(before) && !is(before, Class::INFIX_LETTER) {
            return None;
        }
        match c {
            ':' | '<' | '>' | '=' | '/' if is(next, Class::INFIX_LETTER) => whole,
            _ => self.hyphens.at(c).iter().find_map(|hyphen| {
                let after = rest.strip_prefix(&**hyphen)?.chars().next();
                is(after, Class::INFIX_LETTER).then_some(hyphen.len())
            }),
        }
    }
}

/// The length of the periods at the front if there are two or more.
fn long_run_of_periods(text: &str) -> usize {
    let run = text.bytes().take_while(|&b| b == b'.').count();
    if run >= 2 { run } else { 0 }
}

fn follows_digit(text: &str, unit: &str) -> bool {
    text.strip_suffix(unit).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether one period at the end is cut off: after a small letter, a digit, punctuation, a degree
/// of temperature, or two capitals.
fn ends_with_period(text: &str, classes: &CharClasses) -> bool {
    let mut chars = text.chars().rev().skip(1);
    let (Some(last), before) = (chars.next(), chars.next()) else {
        return false;
    };
    let degree = before == Some('°') && matches!(last, 'F' | 'f' | 'C' | 'c' | 'K' | 'k');
    let capitals = classes.is(last, Class::CAPITAL) && before.is_some_and(|b| classes.is(b, Class::CAPITAL));
    degree || capitals || classes.is(last, Class::BEFORE_LAST_PERIOD)
}
