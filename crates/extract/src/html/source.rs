//! Where the text of a page stands in its source.
//!
//! A tree keeps no places. But its letters stand in the order of the source, so the letters of the source are
//! counted along: a block stands where as many letters came before it, if the same letters stand there.

use corpus::ByteRange;

use super::{flat, outline, shape};

/// The letters of a page and where each stands.
pub(super) struct Source {
    /// All letters without white space, character references resolved.
    letters: String,
    stretches: Vec<Stretch>,
    /// How far what was found last stood from where it was expected.
    drift: isize,
    /// Bytes that may still be searched: bad markup must not cost more than the page is worth.
    budget: usize,
}

/// Letters that run on in the source without white space or tags between them.
struct Stretch {
    /// Where it begins in the letters.
    start: u32,
    /// Where it begins in the source.
    origin: u32,
    /// The bytes of the character reference that is its one letter; none where it is written plainly.
    written: u32,
}

/// How far around the expected place a block is looked for, in bytes.
const WINDOW: usize = 1 << 15;

/// How many bytes are searched at most in one page.
const BUDGET: usize = 1 << 25;

/// A shorter text is not looked for elsewhere: it may stand there too by chance.
const TELLING: usize = 24;

impl Source {
    /// Reads the letters of a page.
    pub(super) fn read(html: &str) -> Source {
        let mut source =
            Source { letters: String::with_capacity(html.len() / 4), stretches: Vec::new(), drift: 0, budget: BUDGET };
        shape::texts_of(html, |start, end| source.add(html, start, end));
        source
    }

    fn add(&mut self, html: &str, start: usize, end: usize) {
        let text = &html[start..end];
        for word in text.split_ascii_whitespace() {
            let origin = start + (word.as_ptr() as usize - text.as_ptr() as usize);
            if word.bytes().all(|byte| (0x21..0x7F).contains(&byte) && byte != b'&') {
                self.begin(origin, 0);
                self.letters.push_str(word);
            } else {
                self.add_word(word, origin);
            }
        }
    }

    /// Adds a word that may hold character references, and spaces and marks that do not count.
    fn add_word(&mut self, word: &str, origin: usize) {
        let mut resolved = 0;
        let mut broken = true;
        for (offset, letter) in word.char_indices() {
            if offset < resolved {
                continue;
            }
            let reference = if letter == '&' { flat::reference(&word[offset..]) } else { None };
            if let Some((written, value)) = reference {
                resolved = offset + written;
                if outline::is_letter(value) {
                    self.begin(origin + offset, written);
                    self.letters.push(value);
                }
                broken = true;
            } else if outline::is_letter(letter) {
                if broken {
                    self.begin(origin + offset, 0);
                    broken = false;
                }
                self.letters.push(letter);
            } else {
                broken = true;
            }
        }
    }

    /// Where a text stands that has `at` bytes of letters before it.
    pub(super) fn find(&mut self, text: &str, at: usize) -> Option<ByteRange> {
        let wanted: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        let start = self.place(&wanted, at)?;
        self.drift = start as isize - at as isize;
        let (first, last) = (wanted.chars().next()?, wanted.chars().next_back()?);
        let (from, _) = self.origin(start, first);
        let (_, to) = self.origin(start + wanted.len() - last.len_utf8(), last);
        Some(ByteRange { start: from as u64, end: to as u64 })
    }

    fn place(&mut self, wanted: &str, at: usize) -> Option<usize> {
        let expected = at.checked_add_signed(self.drift)?;
        let letters = self.letters.as_bytes();
        if letters.get(expected..).is_some_and(|rest| rest.starts_with(wanted.as_bytes())) {
            return Some(expected);
        }
        let from = expected.saturating_sub(WINDOW);
        let to = letters.len().min(expected.saturating_add(WINDOW + wanted.len()));
        if wanted.len() < TELLING || from >= to || self.budget < to - from {
            return None;
        }
        self.budget -= to - from;
        let mut found = memchr::memmem::find_iter(&letters[from..to], wanted);
        let first = found.next()?;
        // Of several places none is sure.
        found.next().is_none().then_some(from + first)
    }

    fn begin(&mut self, origin: usize, written: usize) {
        // A page is no larger than `shape` allows, far below what fits.
        let start = self.letters.len() as u32;
        self.stretches.push(Stretch { start, origin: origin as u32, written: written as u32 });
    }

    /// Where a letter stands in the source, from its first byte to the one after its last.
    fn origin(&self, letter: usize, value: char) -> (usize, usize) {
        let after = self.stretches.partition_point(|stretch| stretch.start as usize <= letter);
        let Some(stretch) = after.checked_sub(1).and_then(|index| self.stretches.get(index)) else { return (0, 0) };
        let start = stretch.origin as usize + letter - stretch.start as usize;
        (start, start + if stretch.written > 0 { stretch.written as usize } else { value.len_utf8() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_where_they_stand() {
        let html = "<title>Ships &lt; wait</title><!-- no --><script>a < b</script><p>The <b>harbour</b> &amp; the bay</p><p>Ships wait&#33;</p>";
        let mut source = Source::read(html);
        let found = |source: &mut Source, text: &str, at: usize| {
            source.find(text, at).map(|range| &html[range.start as usize..range.end as usize])
        };
        assert_eq!(found(&mut source, "The harbour & the bay", 10), Some("The <b>harbour</b> &amp; the bay"));
        assert_eq!(found(&mut source, "Ships wait!", 27), Some("Ships wait&#33;"));
        assert_eq!(found(&mut source, "Ships stay!", 27), None);
    }

    #[test]
    fn a_wrong_place_is_put_right_where_the_text_tells() {
        let html = "<p>one</p><p>The harbour was closed on Monday after a storm.</p>";
        let mut source = Source::read(html);
        let range = source.find("The harbour was closed on Monday after a storm.", 40);
        assert_eq!(range.map(|range| range.start), Some(13));
        assert_eq!(source.find("one", 500), None);
    }
}
