//! What the rules read from: lexemes, word tables, grammar.

use corpus::Text;
use lexicon::{CalendarKind, CalendarWord, Lexicon, NumberKind};
use nlp::{NameLabel, Tag};

use super::lexeme::{Lexemes, Shape};
use crate::figures::numeral::{Numeral, numeral};
use crate::syntax::Syntax;

/// Everything a rule may ask.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    /// The text.
    pub(crate) text: &'a Text,
    /// Its lexemes.
    pub(crate) lexemes: &'a Lexemes<'a>,
    /// Its grammar.
    pub(crate) syntax: &'a Syntax,
    /// The word tables.
    pub(crate) lexicon: &'a Lexicon,
}

/// A value with the place after it.
pub(crate) type Read<T> = Option<(T, usize)>;

impl<'a> Reader<'a> {
    /// The number that begins at a place.
    pub(crate) fn numeral(&self, at: usize) -> Option<Numeral> {
        numeral(self.lexemes, self.lexicon, at)
    }

    /// The word of the grammar that a lexeme begins, if it has one.
    pub(crate) fn node(&self, at: usize) -> Option<usize> {
        let span = self.lexemes.get(at)?.span;
        self.syntax.words_in(span).next()
    }

    /// The tag of a lexeme's word.
    pub(crate) fn tag(&self, at: usize) -> Option<Tag> {
        self.node(at).map(|word| self.syntax.words[word].tag)
    }

    /// Whether the grammar takes the word for a verb or a modal.
    pub(crate) fn is_verb(&self, at: usize) -> bool {
        use Tag::{Md, Vb, Vbd, Vbg, Vbn, Vbp, Vbz};
        self.tag(at).is_some_and(|tag| matches!(tag, Md | Vb | Vbd | Vbg | Vbn | Vbp | Vbz))
    }

    /// The kind of name a lexeme belongs to, as the model sees it.
    pub(crate) fn name(&self, at: usize) -> Option<NameLabel> {
        let node = self.node(at)?;
        let after = self.syntax.names.partition_point(|name| name.words.end <= node);
        self.syntax.names.get(after).filter(|name| name.words.contains(&node)).map(|name| name.label)
    }

    /// The calendar word at a place, in whatever case.
    pub(crate) fn calendar_word(&self, at: usize) -> Option<&'a CalendarWord> {
        let lexeme = self.lexemes.get(at).filter(|lexeme| lexeme.shape == Shape::Word)?;
        let found = self.lexicon.calendar(lexeme.text).or_else(|| self.lexicon.calendar(&lexeme.lower));
        found.or_else(|| self.lexicon.calendar(&capitalised(&lexeme.lower)))
    }

    /// The month at a place; 1 to 12, and whether the form is also another word.
    pub(crate) fn month(&self, at: usize) -> Read<(i8, bool)> {
        let word = self.calendar_word(at)?;
        let CalendarKind::Month(month) = word.kind else { return None };
        let end = if (word.form.len() == 3 && word.form != "May") || word.form == "Sept" {
            self.lexemes.past_stop(at + 1)
        } else {
            at + 1
        };
        Some(((month as i8, word.ambiguous || self.lexemes.written(at) == self.lexemes.word(at)), end))
    }

    /// Whether the month at a place is written like the noun or verb that it also is: "march", "may".
    pub(crate) fn is_common_word(&self, at: usize) -> bool {
        let lower = self.lexemes.written(at) == self.lexemes.word(at);
        lower && self.calendar_word(at).is_some_and(|word| word.ambiguous)
    }

    /// The weekday at a place: 0 Monday to 6 Sunday.
    pub(crate) fn weekday(&self, at: usize) -> Read<i8> {
        let word = self.calendar_word(at)?;
        let CalendarKind::Weekday(day) = word.kind else { return None };
        let short = word.form.len() <= 5 && !word.form.ends_with("day");
        let bare = self.lexemes.written(at) == self.lexemes.word(at) && short;
        let end = if short { self.lexemes.past_stop(at + 1) } else { at + 1 };
        (!bare).then_some((day as i8, end))
    }

    /// The season at a place: 1 spring to 4 winter.
    pub(crate) fn season(&self, at: usize) -> Read<u8> {
        let lexeme = self.lexemes.get(at).filter(|lexeme| lexeme.shape == Shape::Word)?;
        let rows = self.lexicon.calendar(&lexeme.lower)?;
        match rows.kind {
            CalendarKind::Season(season) => Some((season, at + 1)),
            _ => None,
        }
    }

    /// The number of an ordinal, `6th` or `sixth` or `twenty-sixth`, from 1.
    pub(crate) fn ordinal(&self, at: usize) -> Read<i32> {
        let digits = self.lexemes.digits(at);
        if !digits.is_empty() {
            let suffix = self.lexemes.glued(at + 1) && self.lexemes.is(at + 1, &["st", "nd", "rd", "th"]);
            return (suffix && digits.len() < 6).then(|| Some((digits.parse().ok()?, at + 2)))?;
        }
        self.ordinal_word(at)
    }

    fn ordinal_word(&self, at: usize) -> Read<i32> {
        if let Some(value) = self.number_of(at, NumberKind::Ordinal) {
            return Some((value, at + 1));
        }
        let tens = self.number_of(at, NumberKind::Cardinal).filter(|tens| *tens >= 20 && tens % 10 == 0)?;
        let next = self.lexemes.past_hyphen(at + 1);
        let unit = self.number_of(next, NumberKind::Ordinal).filter(|unit| *unit < 10)?;
        Some((tens + unit, next + 1))
    }

    /// The value of the number word of this kind at a place.
    pub(crate) fn number_of(&self, at: usize, kind: NumberKind) -> Option<i32> {
        let word = self.lexemes.word(at);
        let row = (!word.is_empty()).then(|| self.lexicon.number(word)).flatten()?;
        (row.kind == kind && row.under == 1).then(|| i32::try_from(row.over).ok())?
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
