//! A passage of a text cut into pieces: where each mark opens and closes, properly nested.

use std::cmp::Reverse;

use corpus::Span;

use super::visible::visible;

/// A mark in bytes of its text.
#[derive(Clone, Debug)]
pub(super) struct ByteMark {
    pub(super) span: Span,
    pub(super) anchor: String,
    pub(super) class: String,
    pub(super) href: String,
    pub(super) title: String,
}

/// A piece of a marked text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words.
    Words(String),
    /// The beginning of a mark; a link where `href` is not empty.
    Open {
        /// Its anchor; empty where a mark goes on after a break.
        anchor: String,
        /// How it looks.
        class: String,
        /// Where it leads.
        href: String,
        /// What it says when pointed at.
        title: String,
    },
    /// The end of the innermost mark; whether that was a link.
    Close(bool),
}

/// How many marks may be open at once; what would open further in is left unmarked.
const DEEPEST: usize = 24;

/// Cuts the passage `block` of `body` at the marks that overlap it.
///
/// `marks` are in order of their start, the outer before the inner. Where two cross, the one that
/// opened first goes on inside the other as a second piece without anchor.
pub(super) fn pieces(body: &str, block: Span, marks: &[&ByteMark]) -> Vec<Piece> {
    let mut cutter = Cutter { body, at: block.start, open: Vec::new(), pieces: Vec::new() };
    for mark in marks {
        let span = Span::new(mark.span.start.max(block.start), mark.span.end.min(block.end));
        if !span.is_empty() {
            cutter.close_until(span.start);
            cutter.words_until(span.start);
            cutter.open(mark, span.end, mark.span.start >= block.start);
        }
    }
    cutter.close_until(block.end);
    cutter.words_until(block.end);
    cutter.pieces
}

struct Cutter<'a> {
    body: &'a str,
    at: u32,
    /// The open marks, the innermost last, each with its end and whether it was opened as a link.
    open: Vec<(&'a ByteMark, u32, bool)>,
    pieces: Vec<Piece>,
}

impl<'a> Cutter<'a> {
    fn words_until(&mut self, end: u32) {
        let words = self.body.get(self.at as usize..end as usize).unwrap_or_default();
        if !words.is_empty() {
            self.pieces.push(Piece::Words(visible(words)));
        }
        self.at = self.at.max(end);
    }

    fn open(&mut self, mark: &'a ByteMark, end: u32, first: bool) {
        if self.open.len() >= DEEPEST {
            return;
        }
        // A link may not stand in a link.
        let is_link = !mark.href.is_empty() && self.open.iter().all(|(_, _, link)| !link);
        self.pieces.push(Piece::Open {
            anchor: if first { mark.anchor.clone() } else { String::new() },
            class: mark.class.clone(),
            href: if is_link { mark.href.clone() } else { String::new() },
            title: mark.title.clone(),
        });
        self.open.push((mark, end, is_link));
    }

    /// Closes every mark that ends at or before `limit`, in order of the ends.
    fn close_until(&mut self, limit: u32) {
        while let Some(end) = self.open.iter().map(|(_, end, _)| *end).min().filter(|end| *end <= limit) {
            self.words_until(end);
            self.close_at(end);
        }
    }

    /// Closes the marks that end at `end`; those opened inside of them and not yet over go on.
    fn close_at(&mut self, end: u32) {
        let outermost = self.open.iter().position(|(_, own, _)| *own == end).unwrap_or(self.open.len());
        let closed = self.open.split_off(outermost);
        self.pieces.extend(closed.iter().rev().map(|(_, _, link)| Piece::Close(*link)));
        for (mark, own, _) in closed.into_iter().filter(|(_, own, _)| *own > end) {
            self.open(mark, own, false);
        }
    }
}

/// Marks in the order in which [`pieces`] wants them.
pub(super) fn in_order(marks: &mut [ByteMark]) {
    marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &str, marks: &[(u32, u32, &str)]) -> String {
        let mark = |(start, end, name): &(u32, u32, &str)| ByteMark {
            span: Span::new(*start, *end),
            anchor: (*name).to_owned(),
            class: String::new(),
            href: if *name == "link" { "#x".to_owned() } else { String::new() },
            title: String::new(),
        };
        let mut marks: Vec<ByteMark> = marks.iter().map(mark).collect();
        in_order(&mut marks);
        let all: Vec<&ByteMark> = marks.iter().collect();
        let show = |piece: Piece| match piece {
            Piece::Words(words) => words,
            Piece::Open { anchor, href, .. } => format!("[{anchor}{}:", if href.is_empty() { "" } else { "@" }),
            Piece::Close(_) => "]".to_owned(),
        };
        pieces(body, Span::new(0, body.len() as u32), &all).into_iter().map(show).collect()
    }

    #[test]
    fn marks_nest_touch_and_cross() {
        assert_eq!(shown("abcdef", &[(0, 6, "o"), (1, 3, "i"), (3, 4, "j")]), "[o:a[i:bc][j:d]ef]");
        assert_eq!(shown("abcdef", &[(0, 4, "o"), (2, 6, "i")]), "[o:ab[i:cd]][:ef]");
        assert_eq!(shown("abc", &[]), "abc");
        assert_eq!(shown("abc", &[(0, 3, "o"), (0, 3, "p")]), "[o:[p:abc]]");
    }

    #[test]
    fn a_link_does_not_stand_in_a_link() {
        assert_eq!(shown("abcd", &[(0, 4, "link"), (1, 2, "link"), (2, 3, "q")]), "[link@:a[link:b][q:c]d]");
    }

    #[test]
    fn many_crossing_marks_stay_fast_and_lose_no_letter() {
        let body = "x".repeat(20_000);
        let marks: Vec<(u32, u32, &str)> = (0..10_000).map(|start| (start, start + 10_000, "m")).collect();
        let letters = shown(&body, &marks).matches('x').count();
        assert_eq!(letters, 20_000);
    }
}
