//! Code-point offsets of byte spans, and back.

use corpus::{Span, Text};

/// Bytes between two checkpoints: a lookup counts at most this many.
const STRIDE: usize = 128;

/// So many bytes are counted in one step of the machine.
const PIECE: usize = 16;

/// Converts between the bytes of one text and its Unicode code points, each lookup in near-constant time.
#[derive(Clone, Debug)]
pub struct CodePoints<'text> {
    body: &'text str,
    /// How many code points begin before each multiple of [`STRIDE`] bytes; empty for ASCII, where the two agree.
    before: Vec<u32>,
}

impl<'text> CodePoints<'text> {
    /// The index of `text`, made in one pass.
    pub fn of(text: &'text Text) -> CodePoints<'text> {
        CodePoints::of_str(text.as_str())
    }

    /// The index of a text that is not longer than 4 GiB.
    pub fn of_str(body: &'text str) -> CodePoints<'text> {
        let before = if body.is_ascii() { Vec::new() } else { checkpoints(body.as_bytes()) };
        CodePoints { body, before }
    }

    /// The text.
    pub fn body(&self) -> &'text str {
        self.body
    }

    /// How many code points the text has.
    pub fn len(&self) -> u32 {
        self.at(self.body.len() as u32)
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// How many code points begin before the byte at `byte`; all of them where that is past the end.
    #[inline]
    pub fn at(&self, byte: u32) -> u32 {
        let byte = (byte as usize).min(self.body.len());
        match self.before.get(byte / STRIDE) {
            None => byte as u32,
            Some(counted) => counted + starts(&self.body.as_bytes()[byte / STRIDE * STRIDE..byte]),
        }
    }

    /// The start and end of a span in code points.
    #[inline]
    pub fn range(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }

    /// The byte at which the code point number `point` begins; the length of the text for the point after the last.
    pub fn byte(&self, point: u32) -> Option<u32> {
        if self.before.is_empty() {
            return (point as usize <= self.body.len()).then_some(point);
        }
        let chunk = self.before.partition_point(|counted| *counted <= point).saturating_sub(1);
        let bytes = self.body.as_bytes();
        let mut left = point - self.before[chunk];
        let mut byte = chunk * STRIDE;
        // Whole pieces are counted at once, the last one byte by byte.
        while let Some(piece) = bytes.get(byte..byte + PIECE) {
            let count = starts(piece);
            if count > left {
                break;
            }
            left -= count;
            byte += PIECE;
        }
        loop {
            let starts_here = bytes.get(byte).is_none_or(|unit| !is_continuation(*unit));
            if starts_here && left == 0 {
                return Some(byte as u32);
            }
            if byte >= bytes.len() {
                return None;
            }
            left -= u32::from(starts_here);
            byte += 1;
        }
    }

    /// The byte span between two code points, where the text has both in this order.
    pub fn span(&self, start: u32, end: u32) -> Option<Span> {
        let span = Span { start: self.byte(start)?, end: self.byte(end)? };
        (span.start <= span.end).then_some(span)
    }

    /// The passage between two code points; empty where the text has none.
    pub fn slice(&self, start: u32, end: u32) -> &'text str {
        self.span(start, end).and_then(|span| self.body.get(span.range())).unwrap_or_default()
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| !is_continuation(**byte)).count() as u32
}

fn checkpoints(bytes: &[u8]) -> Vec<u32> {
    let chunks = bytes.chunks(STRIDE).map(starts);
    let running = chunks.scan(0, |sum, count| {
        *sum += count;
        Some(*sum)
    });
    std::iter::once(0).chain(running).take(bytes.len() / STRIDE + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str) {
        let points = CodePoints::of_str(body);
        for (point, (byte, _)) in body.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), point as u32, "byte {byte}");
            assert_eq!(points.byte(point as u32), Some(byte as u32), "point {point}");
        }
        let count = body.chars().count() as u32;
        assert_eq!(points.len(), count);
        assert_eq!(points.byte(count), Some(body.len() as u32));
        assert_eq!(points.byte(count + 1), None);
    }

    #[test]
    fn offsets_agree_with_counting_characters() {
        for body in ["", "plain", "Élan — “zwölf”", "e\u{301}a\u{308}", "a👩‍👩‍👧b🇯🇵", "\u{FEFF}x\r\n"]
        {
            check(body);
            check(&body.repeat(60));
        }
        for length in [STRIDE - 1, STRIDE, STRIDE + 1, 3 * STRIDE] {
            check(&"é".repeat(length));
            check(&format!("{}é", "a".repeat(length - 1)));
        }
    }

    #[test]
    fn an_emoji_is_as_many_points_as_it_has_scalars() {
        let points = CodePoints::of_str("👩‍👩‍👧 met");
        assert_eq!(points.slice(6, 9), "met");
        assert_eq!(points.span(9, 6), None);
        assert_eq!(points.slice(0, 99), "");
    }
}
