//! Words, digit groups and signs of the analysed blocks: what the rules for times and figures read.
//!
//! The model's tokens split and join numbers as its training text did; the rules need every digit
//! group, sign and gap, so they read the text itself and ask the grammar only about words.

use std::borrow::Cow;

use corpus::{Document, Span, Text};
use lexicon::{List, inset};

/// What a lexeme is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// One character that is neither.
    Sign,
    /// The end of a block or of a paragraph: no rule reads across it.
    Break,
}

/// The smallest piece the rules read.
#[derive(Clone, Debug)]
pub(crate) struct Lexeme<'t> {
    /// Where it stands in the document's text.
    pub(crate) span: Span,
    /// As written.
    pub(crate) text: &'t str,
    /// In lower case.
    pub(crate) lower: Cow<'t, str>,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// Whether nothing stands between it and the lexeme before.
    pub(crate) glued: bool,
}

/// The lexemes of a document, with the questions rules ask about them.
///
/// Every question about a place outside the list is answered as for a [`Shape::Break`].
#[derive(Clone, Debug, Default)]
pub(crate) struct Lexemes<'t> {
    list: Vec<Lexeme<'t>>,
}

impl<'t> Lexemes<'t> {
    /// The lexemes of every analysed block, a break after each.
    pub(crate) fn of(document: &'t Document) -> Lexemes<'t> {
        let mut lexemes = Lexemes { list: Vec::new() };
        for block in document.analysed() {
            lexemes.read(&document.text, block.span);
            lexemes.list.push(end_of(block.span));
        }
        lexemes
    }

    fn read(&mut self, text: &'t Text, span: Span) {
        let passage = text.slice(span);
        let mut links = inset::links(passage).into_iter().peekable();
        let mut at = 0;
        let mut glued = false;
        while let Some(first) = passage[at..].chars().next() {
            if let Some(link) = links.next_if(|link| link.start <= at) {
                (at, glued) = (at.max(link.end), false);
                continue;
            }
            if first.is_whitespace() {
                let gap = run(&passage[at..], char::is_whitespace);
                self.paragraph_end(&passage[at..at + gap], span.start + at as u32);
                (at, glued) = (at + gap, false);
                continue;
            }
            let (length, shape) = measure(&passage[at..], first);
            let piece = &passage[at..at + length];
            let start = span.start + at as u32;
            let place = Span::new(start, start + length as u32);
            self.list.push(Lexeme { span: place, text: piece, lower: lower(piece), shape, glued });
            (at, glued) = (at + length, true);
        }
    }

    fn paragraph_end(&mut self, gap: &str, at: u32) {
        if gap.matches('\n').count() > 1 {
            self.list.push(end_of(Span::new(at, at)));
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// The lexeme at a place.
    pub(crate) fn get(&self, at: usize) -> Option<&Lexeme<'t>> {
        self.list.get(at)
    }

    /// The shape at a place.
    pub(crate) fn shape(&self, at: usize) -> Shape {
        self.get(at).map_or(Shape::Break, |lexeme| lexeme.shape)
    }

    /// The word at a place in lower case; empty where there is none.
    pub(crate) fn word(&self, at: usize) -> &str {
        self.get(at).filter(|lexeme| lexeme.shape == Shape::Word).map_or("", |lexeme| &lexeme.lower)
    }

    /// The word before a place in lower case; empty at the start.
    pub(crate) fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// The lexeme as written; empty outside the list.
    pub(crate) fn written(&self, at: usize) -> &'t str {
        self.get(at).map_or("", |lexeme| lexeme.text)
    }

    /// Whether the word at a place is one of these.
    pub(crate) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word(at))
    }

    /// Whether the word before a place is one of these.
    pub(crate) fn follows(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.word_before(at))
    }

    /// Whether these words stand from a place on.
    pub(crate) fn reads(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(at + step) == *word)
    }

    /// The place after the longest phrase of a list that stands at a place.
    pub(crate) fn past_longest(&self, at: usize, phrases: &List) -> Option<usize> {
        // Most phrases fail at their first word.
        let begun = phrases.iter().filter(|phrase| phrase.starts_with(self.word(at)));
        begun.filter_map(|phrase| self.past_phrase(at, phrase)).max()
    }

    /// The place after a phrase that stands at a place, its words parted by blanks.
    fn past_phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        phrase.split(' ').try_fold(at, |at, word| (self.word(at) == word).then_some(at + 1))
    }

    /// The digits at a place; empty where there are none.
    pub(crate) fn digits(&self, at: usize) -> &'t str {
        self.get(at).filter(|lexeme| lexeme.shape == Shape::Digits).map_or("", |lexeme| lexeme.text)
    }

    /// The sign at a place; a space where there is none.
    pub(crate) fn sign(&self, at: usize) -> char {
        let lexeme = self.get(at).filter(|lexeme| lexeme.shape == Shape::Sign);
        lexeme.and_then(|lexeme| lexeme.text.chars().next()).unwrap_or(' ')
    }

    /// The sign before a place; a space where there is none.
    pub(crate) fn sign_before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |before| self.sign(before))
    }

    /// Whether nothing stands between this lexeme and the one before.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|lexeme| lexeme.glued)
    }

    /// The place after a hyphen or dash at `at`, else `at` itself.
    pub(crate) fn past_hyphen(&self, at: usize) -> usize {
        if is_hyphen(self.sign(at)) { at + 1 } else { at }
    }

    /// The place after a full stop that belongs to an abbreviation ending before `at`.
    pub(crate) fn past_stop(&self, at: usize) -> usize {
        let goes_on = self.shape(at + 1) != Shape::Word || self.get(at + 1).is_some_and(|next| next.text == next.lower);
        if self.sign(at) == '.' && self.glued(at) && goes_on { at + 1 } else { at }
    }

    /// From the first lexeme of a range to its last.
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        let first = self.get(from).map_or(Span::new(0, 0), |lexeme| lexeme.span);
        let last = to.checked_sub(1).and_then(|last| self.get(last)).map_or(first, |lexeme| lexeme.span);
        first.join(last)
    }
}

/// Whether a sign joins or separates as a hyphen does.
pub(crate) fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}')
}

fn end_of(span: Span) -> Lexeme<'static> {
    let place = Span::new(span.end, span.end);
    Lexeme { span: place, text: "", lower: Cow::Borrowed(""), shape: Shape::Break, glued: false }
}

fn measure(rest: &str, first: char) -> (usize, Shape) {
    if first.is_ascii_digit() {
        (run(rest, |c| c.is_ascii_digit()), Shape::Digits)
    } else if first.is_alphabetic() {
        (run(rest, char::is_alphabetic), Shape::Word)
    } else {
        (first.len_utf8(), Shape::Sign)
    }
}

fn run(rest: &str, belongs: impl Fn(char) -> bool) -> usize {
    rest.find(|c| !belongs(c)).unwrap_or(rest.len())
}

fn lower(piece: &str) -> Cow<'_, str> {
    if piece.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(piece)
    } else {
        Cow::Owned(piece.to_lowercase())
    }
}
