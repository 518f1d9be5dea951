//! Where a text is cut by force, so that a hostile one cannot make the tree deeper than a stretch.

use crate::tokenizer::Piece;

/// How many of these tokens to take: up to the last line break in the second half, else the last period
/// there, else all.
pub(crate) fn forced_end(pieces: &[Piece], text: &str) -> usize {
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

    fn end(text: &str) -> usize {
        let piece = |start| Piece { start, end: start + 1, norm: 0, space_after: false };
        let pieces: Vec<_> = (0..text.len() as u32).map(piece).collect();
        forced_end(&pieces, text)
    }

    #[test]
    fn a_line_break_is_a_better_place_than_a_period() {
        assert_eq!(end("aaaaaa\na.a"), 7);
        assert_eq!(end("a\naaaaa.aa"), 8);
        assert_eq!(end("a\n.aaaaaaa"), 10);
    }
}
