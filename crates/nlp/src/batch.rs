//! Lays stretches of tokens from one or many passages out in rows, so that the networks run over all of
//! them at once.
//!
//! A token's vector depends on the four tokens on either side of it, or on the end of the text. Around each
//! stretch there are therefore four more rows: tokens that belong to its neighbours, or nothing.

use std::ops::Range;

use crate::kernels::{Places, Rows, WIDTH};

/// Layers that look at the neighbours of a token, one each side: how far a vector can see.
pub(crate) const REACH: usize = 4;

/// What the networks are asked about one token.
#[derive(Clone, Copy)]
pub(crate) struct Word<'t> {
    pub(crate) text: &'t str,
    /// Identity of the normal form that an exception gives, or 0.
    pub(crate) norm: u64,
    pub(crate) space_after: bool,
}

/// Consecutive tokens of one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) passage: usize,
    /// Tokens of the passage.
    pub(crate) tokens: Range<usize>,
    /// Whether the text, for the networks, begins or ends with the stretch.
    pub(crate) begins: bool,
    pub(crate) ends: bool,
}

/// Stretches in rows.
#[derive(Default)]
pub(crate) struct Batch<'t> {
    /// The token of each row; none beyond the ends of a text.
    words: Vec<Option<Word<'t>>>,
    stretches: Vec<Stretch>,
    /// The row of the first token of each stretch.
    rows: Vec<usize>,
    tokens: usize,
}

impl<'t> Batch<'t> {
    pub(crate) fn clear(&mut self) {
        self.words.clear();
        self.stretches.clear();
        self.rows.clear();
        self.tokens = 0;
    }

    pub(crate) fn add(&mut self, stretch: Stretch, word: impl Fn(usize) -> Word<'t>) {
        let Range { start, end } = stretch.tokens;
        // A stretch that does not end its text has the tokens that it looks at on that side.
        let before = (start - REACH.min(start)..start).map(|at| (!stretch.begins).then_some(at));
        let after = (end..end + REACH).map(|at| (!stretch.ends).then_some(at));
        let missing = REACH - before.len();
        self.words.extend(std::iter::repeat_n(None, missing));
        self.words.extend(before.map(|at| at.map(&word)));
        self.rows.push(self.words.len());
        self.words.extend((start..end).map(|at| Some(word(at))));
        self.words.extend(after.map(|at| at.map(&word)));
        self.tokens += stretch.tokens.len();
        self.stretches.push(stretch);
    }

    /// How many tokens the stretches hold.
    pub(crate) fn tokens(&self) -> usize {
        self.tokens
    }

    pub(crate) fn words(&self) -> &[Option<Word<'t>>] {
        &self.words
    }

    /// The stretches, each with the place of its first token among the tokens of all.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (&Stretch, usize)> {
        let places = self.stretches.iter().scan(0, |sum, stretch| {
            let place = *sum;
            *sum += stretch.tokens.len();
            Some(place)
        });
        self.stretches.iter().zip(places)
    }

    /// The rows that a window layer has to compute: those that the layers above it will look at. Beyond the
    /// end of a text the rows from the second on are alike after the first layer, and are not computed.
    pub(crate) fn rows_of_layer(&self, layer: usize, rows: &mut Vec<u32>) {
        rows.clear();
        let inner = REACH - 1 - layer;
        let end = inner.min(layer + 1);
        for (stretch, &first) in self.stretches.iter().zip(&self.rows) {
            let before = if stretch.begins { end } else { inner };
            let after = if stretch.ends { end } else { inner };
            rows.extend(first as u32 - before as u32..(first + stretch.tokens.len() + after) as u32);
        }
    }

    /// Calls `fill` with the rows beyond the ends of texts that have no token beside them either.
    pub(crate) fn rows_beyond(&self, mut fill: impl FnMut(usize)) {
        let nothing = |row: usize| self.words.get(row).is_none_or(Option::is_none);
        for row in 0..self.words.len() {
            if nothing(row) && nothing(row.wrapping_sub(1)) && nothing(row + 1) {
                fill(row);
            }
        }
    }
}

/// Vectors of the tokens of a batch.
#[derive(Clone, Copy)]
pub(crate) struct Vectors<'d> {
    pub(crate) data: &'d [f32],
    /// Where the vector of each token begins.
    pub(crate) starts: &'d [u32],
}

impl<'d> Vectors<'d> {
    pub(crate) fn rows(self) -> Rows<'d> {
        Rows { data: self.data, places: Places::At(self.starts) }
    }
}

/// Turns numbers of rows into places where they begin, `shift` rows further on.
pub(crate) fn places(rows: &mut [u32], shift: u32) {
    rows.iter_mut().for_each(|row| *row = (*row - shift) * WIDTH as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: Word<'static> = Word { text: "x", norm: 0, space_after: false };

    #[test]
    fn each_layer_computes_what_the_next_one_looks_at() {
        let mut batch = Batch::default();
        batch.add(Stretch { passage: 0, tokens: 0..10, begins: true, ends: false }, |_| WORD);
        assert_eq!(batch.words().len(), 18);
        let mut rows = Vec::new();
        let mut of_layer = |layer| {
            batch.rows_of_layer(layer, &mut rows);
            (rows[0], *rows.last().unwrap())
        };
        assert_eq!([of_layer(0), of_layer(1), of_layer(2), of_layer(3)], [(3, 16), (2, 15), (3, 14), (4, 13)]);
    }

    #[test]
    fn only_what_lies_beyond_the_text_has_no_word() {
        let mut batch = Batch::default();
        batch.add(Stretch { passage: 0, tokens: 10..12, begins: false, ends: true }, |_| WORD);
        let mut beyond = Vec::new();
        batch.rows_beyond(|row| beyond.push(row));
        assert_eq!(beyond, [7, 8, 9]);
        assert_eq!(batch.tokens(), 2);
    }
}
