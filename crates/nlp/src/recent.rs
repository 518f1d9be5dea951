//! Keeps the first layer's answer for the words seen last, since most tokens of a text are words that were
//! there before. An entry is used only for exactly the same word, so that what is kept changes no bit.

use crate::batch::Word;
use crate::kernels::WIDTH;
use crate::murmur::hash_text;

/// Words that are kept at most; each has one place, which the next word of that place takes over.
const PLACES: usize = 1 << 13;

/// The longest word that is kept, in bytes.
const LONGEST: usize = 22;

/// Where the first layer's answer for a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// At this place.
    Kept(usize),
    /// It will be the answer with this number of those that are made now.
    Asked(u32),
    /// Nowhere; its place is given if it can be kept.
    New(Option<usize>),
}

/// The words seen last and their vectors.
#[derive(Default)]
pub(crate) struct Recent {
    entries: Vec<Entry>,
    vectors: Vec<[f32; WIDTH]>,
}

#[derive(Clone, Copy, PartialEq)]
struct Key {
    word: [u8; LONGEST],
    length: u8,
    space_after: bool,
    norm: u64,
}

#[derive(Clone, Copy)]
struct Entry {
    key: Key,
    /// The number of the answer that is being made, or `READY`.
    asked: u32,
}

const READY: u32 = u32::MAX;

/// No word is that long.
const NO_WORD: Entry =
    Entry { key: Key { word: [0; LONGEST], length: u8::MAX, space_after: false, norm: 0 }, asked: READY };

impl Recent {
    /// Finds a word. If it is new and has a place, that place is now its own: the caller makes the answer
    /// with number `next` and gives it to [`Recent::keep`].
    pub(crate) fn find(&mut self, word: &Word<'_>, next: u32) -> Found {
        let Some(key) = Key::new(word) else { return Found::New(None) };
        if self.entries.is_empty() {
            self.entries.resize(PLACES, NO_WORD);
            self.vectors.resize(PLACES, [0.0; WIDTH]);
        }
        let place = hash_text(word.text).wrapping_add(word.norm ^ u64::from(word.space_after)) as usize % PLACES;
        let entry = &mut self.entries[place];
        match entry.asked {
            READY if entry.key == key => Found::Kept(place),
            asked if entry.key == key => Found::Asked(asked),
            _ => {
                *entry = Entry { key, asked: next };
                Found::New(Some(place))
            }
        }
    }

    pub(crate) fn vector(&self, place: usize) -> &[f32; WIDTH] {
        &self.vectors[place]
    }

    /// Keeps the answer with this number, unless another word has taken the place meanwhile.
    pub(crate) fn keep(&mut self, place: usize, number: u32, vector: &[f32; WIDTH]) {
        let entry = &mut self.entries[place];
        if entry.asked == number {
            entry.asked = READY;
            self.vectors[place] = *vector;
        }
    }
}

impl Key {
    fn new(word: &Word<'_>) -> Option<Self> {
        let bytes = word.text.as_bytes();
        let mut key = Self {
            word: [0; LONGEST],
            length: bytes.len().min(255) as u8,
            space_after: word.space_after,
            norm: word.norm,
        };
        key.word.get_mut(..bytes.len())?.copy_from_slice(bytes);
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word<'_> {
        Word { text, norm: 0, space_after: true }
    }

    #[test]
    fn a_word_is_asked_for_once_and_then_kept() {
        let mut recent = Recent::default();
        let Found::New(Some(place)) = recent.find(&word("harbour"), 7) else { panic!("it is new") };
        assert_eq!(recent.find(&word("harbour"), 8), Found::Asked(7));
        recent.keep(place, 7, &[1.0; WIDTH]);
        assert_eq!(recent.find(&word("harbour"), 8), Found::Kept(place));
        assert_eq!(recent.vector(place)[0], 1.0);
        let apart = Word { space_after: false, ..word("harbour") };
        assert!(matches!(recent.find(&apart, 8), Found::New(Some(_))));
    }

    #[test]
    fn a_word_that_lost_its_place_is_not_kept() {
        let mut recent = Recent::default();
        let words: Vec<String> = (0..3 * PLACES).map(|n| format!("w{n}")).collect();
        let Found::New(Some(place)) = recent.find(&word(&words[0]), 0) else { panic!("it is new") };
        let other = words[1..].iter().position(|w| recent.find(&word(w), 1) == Found::New(Some(place)));
        assert!(other.is_some(), "some word shares the place");
        recent.keep(place, 0, &[1.0; WIDTH]);
        assert_ne!(recent.vector(place)[0], 1.0);
    }

    #[test]
    fn a_long_word_has_no_place() {
        assert_eq!(Recent::default().find(&word(&"x".repeat(300)), 0), Found::New(None));
    }
}
