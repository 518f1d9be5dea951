//! Tells the classes of a character that the tokenizer and the word shapes ask for.
//!
//! The ranges come with the model, so that a newer Unicode in the compiler changes no result.

use crate::tables::{Ranges, Tables};

/// A set of character classes, one bit each.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Class(u32);

impl Class {
    pub(crate) const LETTER: Class = Class(1);
    pub(crate) const DIGIT: Class = Class(1 << 1);
    pub(crate) const DECIMAL: Class = Class(1 << 2);
    pub(crate) const UPPER: Class = Class(1 << 3);
    pub(crate) const WORD: Class = Class(1 << 4);
    pub(crate) const PREFIX_SYMBOL: Class = Class(1 << 5);
    pub(crate) const SUFFIX_SYMBOL: Class = Class(1 << 6);
    pub(crate) const INFIX_SYMBOL: Class = Class(1 << 7);
    pub(crate) const BEFORE_LAST_PERIOD: Class = Class(1 << 8);
    pub(crate) const CAPITAL: Class = Class(1 << 9);
    pub(crate) const BEFORE_PERIOD: Class = Class(1 << 10);
    pub(crate) const AFTER_PERIOD: Class = Class(1 << 11);
    pub(crate) const INFIX_LETTER: Class = Class(1 << 12);
    pub(crate) const TOP_LEVEL: Class = Class(1 << 13);
    /// A character that has another small letter.
    pub(crate) const LOWERS: Class = Class(1 << 14);

    pub(crate) fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}

/// Classes by code point: a direct table for ASCII, sorted boundaries for the rest.
pub(crate) struct CharClasses {
    ascii: [Class; 128],
    /// First code point of each stretch of equal classes.
    starts: Vec<u32>,
    classes: Vec<Class>,
}

impl CharClasses {
    pub(crate) fn new(tables: &Tables<'_>) -> Self {
        let rules = &tables.tokenizer;
        Self::from_ranges(&[
            (Class::LETTER, &tables.classes.letter),
            (Class::DIGIT, &tables.classes.digit),
            (Class::DECIMAL, &tables.classes.decimal),
            (Class::UPPER, &tables.classes.upper),
            (Class::LOWERS, &tables.classes.lowers),
            (Class::WORD, &tables.classes.word),
            (Class::PREFIX_SYMBOL, &rules.prefix.symbols),
            (Class::SUFFIX_SYMBOL, &rules.suffix.symbols),
            (Class::INFIX_SYMBOL, &rules.infix.symbols),
            (Class::BEFORE_LAST_PERIOD, &rules.suffix.before_period),
            (Class::CAPITAL, &rules.suffix.capital),
            (Class::BEFORE_PERIOD, &rules.infix.before_period),
            (Class::AFTER_PERIOD, &rules.infix.after_period),
            (Class::INFIX_LETTER, &rules.infix.letters),
            (Class::TOP_LEVEL, &rules.url.top_level),
        ])
    }

    /// Every end of a range flips its class: sorted, the flips give the stretches.
    fn from_ranges(ranges: &[(Class, &Ranges)]) -> Self {
        let mut flips: Vec<(u32, u32)> = Vec::new();
        for (class, ranges) in ranges {
            for pair in ranges.as_chunks::<2>().0 {
                flips.extend([(pair[0], class.0), (pair[1] + 1, class.0)]);
            }
        }
        flips.sort_unstable();
        let (mut starts, mut classes, mut now) = (vec![0], vec![Class(0)], 0);
        for (at, bit) in flips {
            now ^= bit;
            if starts.last() != Some(&at) {
                starts.push(at);
                classes.push(Class(now));
            } else if let Some(last) = classes.last_mut() {
                *last = Class(now);
            }
        }
        let mut all = Self { ascii: [Class(0); 128], starts, classes };
        all.ascii = std::array::from_fn(|c| all.search(c as u32));
        all
    }

    pub(crate) fn of(&self, c: char) -> Class {
        match self.ascii.get(c as usize) {
            Some(&class) => class,
            None => self.search(c as u32),
        }
    }

    fn search(&self, code: u32) -> Class {
        let after = self.starts.partition_point(|&start| start <= code);
        self.classes[after.saturating_sub(1)]
    }

    pub(crate) fn is(&self, c: char, class: Class) -> bool {
        self.of(c).has(class)
    }
}

/// White space as the model was trained with: Unicode's, and the four separators of ASCII.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}
