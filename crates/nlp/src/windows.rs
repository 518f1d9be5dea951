//! Cuts a very long text into stretches of tokens that are analysed one by one, so that memory stays
//! bounded and a hostile text cannot make the tree deeper than a stretch.

use std::ops::Range;

use crate::tokenizer::Piece;

/// Tokens in one stretch at most. A long magazine article has fewer.
const MOST: usize = 4096;

/// Stretches that together hold all tokens, each ending after a line break, else after a period,
/// else where it is full.
pub(crate) fn windows(pieces: &[Piece], text: &str) -> Vec<Range<usize>> {
    let (mut out, mut start) = (Vec::new(), 0);
    while pieces.len() - start > MOST {
        let end = start + cut(&pieces[start..start + MOST], text);
        out.push(start..end);
        start = end;
    }
    if start < pieces.len() {
        out.push(start..pieces.len());
    }
    out
}

/// How many of these tokens to take: up to the last good break in the second half.
fn cut(pieces: &[Piece], text: &str) -> usize {
    let last = |is_break: fn(&str) -> bool| {
        let found = pieces.iter().rposition(|piece| is_break(piece.text(text)));
        found.map(|at| at + 1).filter(|&taken| taken > pieces.len() / 2)
    };
    let line = |token: &str| token.contains('\n');
    let period = |token: &str| matches!(token, "." | "!" | "?");
    last(line).or_else(|| last(period)).unwrap_or(pieces.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(start: u32) -> Piece {
        Piece { start, end: start + 1, norm: 0, space_after: false }
    }

    #[test]
    fn a_long_text_is_cut_after_a_line_break() {
        let text = "a".repeat(3000) + "\n" + &".".repeat(3000);
        let pieces: Vec<_> = (0..text.len() as u32).map(piece).collect();
        assert_eq!(windows(&pieces, &text), [0..3001, 3001..6001]);
        assert_eq!(windows(&pieces[..MOST], &text).len(), 1);
        assert_eq!(windows(&[], ""), []);
    }
}
