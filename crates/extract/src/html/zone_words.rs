//! What the words in classes and ids of elements tell, from `data/zones.tsv`.

use std::sync::LazyLock;

use super::zone::Zone;

/// A word in lower case as one number: a page has tens of thousands, and hardly any is one of those that tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Word {
    letters: u128,
    pub(super) length: usize,
}

/// No word that tells is longer, in letters.
const LONGEST: usize = 16;

impl Word {
    pub(super) fn of(letters: &str) -> Word {
        let mut word = Word::default();
        letters.bytes().for_each(|letter| word.push(letter));
        word
    }

    /// Adds a letter. Of a word that is too long the last ones are kept; by its length it is none that tells.
    pub(super) fn push(&mut self, letter: u8) {
        self.letters = self.letters << 8 | u128::from(letter);
        self.length += 1;
    }

    pub(super) fn begins_with(self, start: &str) -> bool {
        let start = Word::of(start);
        let more = self.length.checked_sub(start.length).filter(|_| self.length <= LONGEST);
        more.is_some_and(|more| self.letters >> (8 * more) == start.letters)
    }
}

/// What a word tells of its element.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    zone: Option<Zone>,
    /// The words of which one must stand before it for the zone, if any must.
    before: Vec<Word>,
    pub(super) article: bool,
    pub(super) furniture: bool,
    pub(super) caption: bool,
    pub(super) signed: bool,
    pub(super) summary: bool,
    pub(super) live: bool,
}

impl Told {
    /// The zone that the word names behind another.
    pub(super) fn zone(&self, before: Word) -> Option<Zone> {
        self.zone.filter(|_| self.before.is_empty() || self.before.contains(&before))
    }
}

/// Words by a hash of their letters, each at the first free place behind its own.
struct Words {
    slots: Vec<Option<(Word, Told)>>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::read(include_str!("../../data/zones.tsv")));

/// What a word tells, if it is one of those that do.
pub(super) fn told(word: Word) -> Option<&'static Told> {
    if word.length > LONGEST {
        return None;
    }
    let slot = WORDS.slot(word);
    WORDS.slots.get(slot)?.as_ref().map(|(_, told)| told)
}

impl Words {
    fn read(tsv: &str) -> Words {
        let rows: Vec<&str> = tsv.lines().filter(|row| !row.starts_with('#')).collect();
        let mut words = Words { slots: vec![None; (rows.len() * 4).next_power_of_two()] };
        for row in rows {
            let mut fields = row.split('\t');
            if let (Some(sign), Some(letters)) = (fields.next(), fields.next()) {
                words.add(sign, Word::of(letters), fields.next().unwrap_or_default());
            }
        }
        words
    }

    fn add(&mut self, sign: &str, word: Word, before: &str) {
        let slot = self.slot(word);
        let (_, told) = self.slots[slot].get_or_insert_with(|| (word, Told::default()));
        match sign {
            "article" => told.article = true,
            "furniture" => told.furniture = true,
            "caption" => told.caption = true,
            "signed" => told.signed = true,
            "summary" => told.summary = true,
            "live" => told.live = true,
            zone => {
                told.zone = zone_named(zone);
                told.before = before.split_whitespace().map(Word::of).collect();
            }
        }
    }

    /// The place of a word, or the free one where it would be.
    fn slot(&self, word: Word) -> usize {
        let folded = (word.letters ^ word.letters >> 64) as u64;
        // Multiplicative hashing (Knuth): the upper half of the product is well mixed.
        let mut slot = (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & (self.slots.len() - 1);
        while self.slots[slot].as_ref().is_some_and(|(known, _)| *known != word) {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        slot
    }
}

fn zone_named(name: &str) -> Option<Zone> {
    Some(match name {
        "comments" => Zone::Comments,
        "related" => Zone::Related,
        "share" => Zone::Share,
        "advert" => Zone::Advert,
        "signup" => Zone::Signup,
        "navigation" => Zone::Navigation,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_alone_or_behind_another() {
        let zone = |before: &str, word: &str| told(Word::of(word)).and_then(|told| told.zone(Word::of(before)));
        assert_eq!(zone("", "comments"), Some(Zone::Comments));
        assert_eq!(zone("latest", "news"), Some(Zone::Related));
        assert_eq!((zone("", "news"), zone("bay", "news")), (None, None));
        assert_eq!(zone("", "relatedarticles"), Some(Zone::Related));
        assert_eq!(zone("", "harbour"), None);
        assert!(told(Word::of("body")).is_some_and(|told| told.article && !told.furniture));
        assert!(told(Word::of("averyveryverylongword")).is_none());
    }

    #[test]
    fn every_row_is_read() {
        let rows = include_str!("../../data/zones.tsv").lines().filter(|row| !row.starts_with('#'));
        for row in rows {
            let (sign, word) = row.split_once('\t').expect("two fields");
            let letters = word.split('\t').next().unwrap_or_default();
            let told = told(Word::of(letters)).expect(letters);
            let told = match sign {
                "article" => told.article,
                "furniture" => told.furniture,
                "caption" => told.caption,
                "signed" => told.signed,
                "summary" => told.summary,
                "live" => told.live,
                _ => told.zone.is_some(),
            };
            assert!(told, "{row}");
        }
    }
}
