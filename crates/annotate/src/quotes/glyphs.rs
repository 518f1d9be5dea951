//! Quotation marks as characters: which characters are marks, and whether each opens or closes.
//!
//! A mark's neighbours say more than its shape: writers and converters mix “ and ", turn ” the wrong way,
//! and use ’ both as apostrophe and as closing mark.

use corpus::Span;

use lexicon::inset;

use crate::lost;

/// Marks that close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// `"`, “ ”, „, ‟, two apostrophes or grave accents in a row.
    Double,
    /// `'`, ‘ ’, ‚, ‹ ›.
    Single,
    /// « ».
    Guillemet,
}

impl Family {
    /// Whether a mark of the other family may close one of this.
    pub(crate) fn matches(self, other: Family) -> bool {
        self == other
    }
}

/// What a mark does, by its neighbours and its shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// It opens.
    Opens,
    /// It closes.
    Closes,
    /// It does what is needed: closes where one is open, else opens.
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glyph {
    pub(crate) span: Span,
    pub(crate) family: Family,
    pub(crate) direction: Direction,
    /// Whether its shape says nothing of its direction.
    pub(crate) straight: bool,
    /// Whether decoding lost it and its neighbours say what it was.
    pub(crate) lost: bool,
}

/// The quotation marks of a passage; `offset` is where it stands in the text.
pub(crate) fn glyphs(written: &str, offset: u32) -> Vec<Glyph> {
    let passage = inset::blanked(lost::mended(written));
    let passage = passage.as_ref();
    let mut found: Vec<Glyph> = Vec::new();
    let mut before = None;
    let mut rest = passage.char_indices().peekable();
    while let Some((at, mark)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let behind = rest.clone().nth(1).map(|(_, behind)| behind);
        let doubled = next == Some(mark) && (matches!(mark, '\'' | '`') || mark == '"' && is_slip(before, behind));
        if doubled {
            rest.next();
        }
        let after = rest.peek().map(|(_, after)| *after);
        let length = if doubled { 2 } else { mark.len_utf8() };
        let span = Span::new(at as u32, (at + length) as u32).shifted(offset);
        if let Some((family, own)) = shape(mark, doubled)
            && let Some(direction) = direction(family, own, before, after)
        {
            let lost = written.get(at..).is_some_and(|rest| rest.starts_with(lost::LOST));
            match found.last_mut().filter(|last| lost && last.lost && last.span.end == span.start) {
                Some(last) => last.span = last.span.join(span),
                None => found.push(Glyph { span, family, direction, straight: own == Direction::Either, lost }),
            }
        }
        before = Some(mark);
    }
    settle_possessives(passage, offset, &mut found);
    found
}

/// Whether two straight marks side by side are one that was written twice: only text stands on one side of them, and
/// none on the other.
fn is_slip(before: Option<char>, behind: Option<char>) -> bool {
    let open = |beside: Option<char>| beside.is_none_or(char::is_whitespace);
    open(before) != open(behind)
}

/// The family of a mark and what its shape alone says.
fn shape(mark: char, doubled: bool) -> Option<(Family, Direction)> {
    use Direction::{Closes, Either, Opens};
    Some(match mark {
        '"' | '\u{201F}' | '\u{FF02}' => (Family::Double, Either),
        '\'' if doubled => (Family::Double, Either),
        '`' if doubled => (Family::Double, Opens),
        '\u{201C}' | '\u{201E}' => (Family::Double, Opens),
        '\u{201D}' => (Family::Double, Closes),
        '\'' => (Family::Single, Either),
        '\u{2018}' | '\u{201A}' | '\u{201B}' | '\u{2039}' => (Family::Single, Opens),
        '\u{2019}' | '\u{203A}' => (Family::Single, Closes),
        '\u{AB}' => (Family::Guillemet, Opens),
        '\u{BB}' => (Family::Guillemet, Closes),
        _ => return None,
    })
}

/// What a mark does between its neighbours; none for an apostrophe or an inch.
fn direction(family: Family, own: Direction, before: Option<char>, after: Option<char>) -> Option<Direction> {
    use Direction::{Closes, Either, Opens};
    let left = before.is_none_or(opens_after);
    let right = after.is_none_or(closes_before);
    let is_apostrophe = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    if family == Family::Single {
        let closes = !left && right;
        let opens = left && after.is_some_and(char::is_alphabetic) && own != Closes;
        return match (opens, closes) {
            (true, _) => Some(Opens),
            (_, true) => Some(Closes),
            _ => None,
        };
    }
    match (left, right) {
        (true, false) => Some(Opens),
        (false, true) => Some(Closes),
        _ if is_apostrophe && own == Either => Some(Either),
        _ => Some(own),
    }
}

/// Whether a mark after this character has room to open.
fn opens_after(before: char) -> bool {
    before.is_whitespace() || "([{-–—/=|".contains(before) || is_opening_mark(before)
}

fn is_opening_mark(mark: char) -> bool {
    matches!(mark, '\u{201C}' | '\u{2018}' | '\u{201E}' | '\u{AB}' | '\u{2039}')
}

/// Whether a mark before this character has room to close.
fn closes_before(after: char) -> bool {
    after.is_whitespace()
        || ",.;:!?)]}-–—/…".contains(after)
        || matches!(after, '"' | '\u{201D}' | '\u{2019}' | '\u{BB}')
}

/// Takes out closing single marks that are rather a plural possessive ("the ministers' view"): after an
/// `s` and before a small letter, while another closing single mark is still to come before the next
/// opening one.
fn settle_possessives(passage: &str, offset: u32, glyphs: &mut Vec<Glyph>) {
    let mut another_follows = false;
    let mut keep = vec![true; glyphs.len()];
    for (index, glyph) in glyphs.iter().enumerate().rev().filter(|(_, glyph)| glyph.family == Family::Single) {
        if glyph.direction == Direction::Opens {
            another_follows = false;
            continue;
        }
        keep[index] = !(another_follows && looks_possessive(passage, glyph.span, offset));
        another_follows |= keep[index];
    }
    let mut keep = keep.into_iter();
    glyphs.retain(|_| keep.next().unwrap_or(true));
}

fn looks_possessive(passage: &str, mark: Span, offset: u32) -> bool {
    let (start, end) = ((mark.start - offset) as usize, (mark.end - offset) as usize);
    let before = passage.get(..start).and_then(|text| text.chars().next_back());
    let mut after = passage.get(end..).unwrap_or_default().chars();
    before == Some('s') && after.next() == Some(' ') && after.next().is_some_and(char::is_lowercase)
}
