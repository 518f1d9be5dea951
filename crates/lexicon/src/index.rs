//! An index over the sorted rows of a table: where a form starts, and how far a longest match can reach.
//!
//! Open addressing with linear probing at a load of a half or less. A slot keeps a part of the hash, so that a
//! word which is in no table is told apart without a look at any row. The hash has no seed: the same table
//! gives the same index on every machine, and nothing of its order is ever seen.

/// A multiplier with well mixed bits (the fractional part of the golden ratio, as in Knuth, volume 3, 6.4).
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// Where the rows of each form begin.
#[derive(Debug, Clone)]
pub(crate) struct Index {
    /// The upper half of the hash, and one more than the number of the first row; 0 is an empty slot.
    slots: Vec<(u32, u32)>,
    mask: usize,
}

impl Index {
    /// The index of forms in sorted order; several rows may have one form.
    pub(crate) fn of<'f>(forms: impl ExactSizeIterator<Item = &'f str>) -> Self {
        let size = (forms.len() * 2).next_power_of_two().max(2);
        let mut index = Self { slots: vec![(0, 0); size], mask: size - 1 };
        let mut before = None;
        for (row, form) in (1_u32..).zip(forms) {
            if before != Some(form) {
                index.insert(hash(form.as_bytes()), row);
            }
            before = Some(form);
        }
        index
    }

    fn insert(&mut self, (place, tag): (usize, u32), row: u32) {
        let mut slot = place & self.mask;
        while self.slots[slot].1 != 0 {
            slot = (slot + 1) & self.mask;
        }
        self.slots[slot] = (tag, row);
    }

    /// The first row for which `is_form` holds among those whose form may be this one.
    pub(crate) fn find(&self, form: &str, is_form: impl Fn(usize) -> bool) -> Option<usize> {
        let (place, tag) = hash(form.as_bytes());
        let mut slot = place & self.mask;
        loop {
            let (kept, row) = self.slots[slot];
            let row = (row as usize).checked_sub(1)?;
            if kept == tag && is_form(row) {
                return Some(row);
            }
            slot = (slot + 1) & self.mask;
        }
    }
}

/// The most words of a form that begins with a given word, whatever its case. It may say more than there are,
/// never fewer.
#[derive(Debug, Clone)]
pub(crate) struct Reach {
    /// The most words by a part of the hash of the first word.
    most: Vec<u8>,
    mask: usize,
    longest: usize,
}

impl Reach {
    /// The reach of a table of these forms.
    pub(crate) fn of<'f>(forms: impl ExactSizeIterator<Item = &'f str>) -> Self {
        let size = (forms.len() * 4).next_power_of_two().max(2);
        let mut reach = Self { most: vec![0; size], mask: size - 1, longest: 0 };
        for form in forms {
            let words = form.bytes().filter(|&byte| byte == b' ').count() + 1;
            reach.longest = reach.longest.max(words);
            let kept = &mut reach.most[folded(first_word(form)) & reach.mask];
            *kept = (*kept).max(u8::try_from(words).unwrap_or(u8::MAX));
        }
        reach
    }

    /// The most words any form has.
    pub(crate) fn longest(&self) -> usize {
        self.longest
    }

    /// The most words that a form beginning with the first word of this text has; 0 where there is none.
    pub(crate) fn reach(&self, text: &str) -> usize {
        let first = first_word(text);
        // Other letters may change their bytes with their case, and an apostrophe has two forms.
        if !first.is_ascii() {
            return self.longest;
        }
        match self.most[folded(first) & self.mask] {
            u8::MAX => self.longest,
            most => usize::from(most),
        }
    }
}

fn first_word(text: &str) -> &str {
    text.split(' ').next().unwrap_or(text)
}

/// A place and a tag from independent bits.
fn hash(bytes: &[u8]) -> (usize, u32) {
    let mixed = mix(bytes, 0);
    ((mixed & 0xffff_ffff) as usize, (mixed >> 32) as u32)
}

/// A hash of ASCII letters without their case.
fn folded(word: &str) -> usize {
    const CASE: u64 = 0x2020_2020_2020_2020;
    (mix(word.as_bytes(), CASE) & 0xffff_ffff) as usize
}

/// Eight bytes at a time: multiply, fold the upper half into the lower.
fn mix(bytes: &[u8], mask: u64) -> u64 {
    let mut state = (bytes.len() as u64).wrapping_mul(GOLDEN);
    for chunk in bytes.chunks(8) {
        let mut eight = [0; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        state = (state ^ (u64::from_le_bytes(eight) | mask)).wrapping_mul(GOLDEN);
        state ^= state >> 29;
    }
    state = state.wrapping_mul(GOLDEN);
    state ^ (state >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(forms: &[&str], form: &str) -> Option<usize> {
        Index::of(forms.iter().copied()).find(form, |row| forms[row] == form)
    }

    #[test]
    fn finds_the_first_row_of_every_form() {
        let forms: Vec<String> = (0..5_000).map(|number| format!("form {:05}", number / 2)).collect();
        let forms: Vec<&str> = forms.iter().map(String::as_str).collect();
        let index = Index::of(forms.iter().copied());
        for number in 0..2_500 {
            let form = format!("form {number:05}");
            assert_eq!(index.find(&form, |row| forms[row] == form), Some(number * 2));
        }
        assert_eq!(index.find("form 02500", |row| forms[row] == "form 02500"), None);
    }

    #[test]
    fn an_empty_table_has_nothing() {
        assert_eq!(position(&[], ""), None);
        assert_eq!(position(&["a"], "b"), None);
        assert_eq!(position(&["", "a"], ""), Some(0));
    }

    #[test]
    fn reach_is_that_of_the_longest_form_in_any_case() {
        let reach = Reach::of(["New York", "New York City", "York", "élan vital"].into_iter());
        assert_eq!(reach.longest(), 3);
        assert_eq!(reach.reach("NEW"), 3);
        assert_eq!(reach.reach("york minster"), 1);
        assert_eq!(reach.reach("Élan"), 3, "not told apart by other letters");
        assert_eq!(reach.reach("Boston"), 0);
    }
}
