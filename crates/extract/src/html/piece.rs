//! A line of the text to be, with what the markup says it is.

use corpus::BlockKind;

use super::outline::{Passage, is_letter};
use crate::page::Hint;

/// A line of the text to be.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// The line.
    pub(super) text: String,
    /// What it is, where the markup says so.
    pub(super) hint: Hint,
    /// The rule to name where it is a paragraph: what kind of paragraph the markup makes of it.
    pub(super) form: Option<&'static str>,
    /// Where its letters begin among those of the page, in bytes.
    pub(super) at: Option<usize>,
}

impl Piece {
    /// A passage of the page.
    pub(super) fn of(passage: &Passage, hint: Hint, form: Option<&'static str>) -> Piece {
        Piece { text: passage.text.clone(), hint, form, at: Some(passage.at) }
    }

    /// The lines of a passage, each a piece; the whole passage gives way to its lines only where they are its words.
    pub(super) fn lines_of(passage: &Passage, hint: Hint, form: Option<&'static str>) -> Vec<Piece> {
        let mut at = passage.at;
        let lines = passage.lines().map(|line| {
            let start = at;
            at += line.chars().filter(|letter| is_letter(*letter)).map(char::len_utf8).sum::<usize>();
            Piece { text: line.to_owned(), hint, form, at: Some(start) }
        });
        lines.collect()
    }

    /// A line that stands at no known place.
    pub(super) fn placeless(text: String, hint: Hint) -> Piece {
        Piece { text, hint, form: None, at: None }
    }

    /// What it is so far: without a hint it is a paragraph.
    pub(super) fn kind(&self) -> BlockKind {
        self.hint.map_or(BlockKind::Paragraph, |mark| mark.kind)
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }
}
