//! What the networks see of a token: normal form, first character, last three, shape, spacing.

use std::borrow::Cow;

use crate::batch::Word;
use crate::chars::{CharClasses, Class, is_space};
use crate::strings::StringIds;
use crate::tables::Norms;

/// Identities of norm, prefix, suffix and shape, then "a space follows", then "is white space".
pub(crate) type Features = [u64; 6];

/// A word of this many characters or more has no shape of its own.
const LONG: usize = 100;

pub(crate) struct Lexemes {
    /// Identity of a spelling and of its normal form, sorted.
    norms: Vec<(u64, u64)>,
}

impl Lexemes {
    pub(crate) fn new(norms: &Norms, strings: &StringIds) -> Self {
        let base = norms.base.iter().map(|(text, norm)| (strings.id(text), strings.id(norm)));
        let own = norms.keys.iter().zip(&norms.values).map(|(&key, norm)| (key, strings.id(norm)));
        // The model's own norms come first, so that they win over those of the library.
        let mut all: Vec<_> = own.chain(base).collect();
        all.sort_by_key(|n| n.0);
        all.dedup_by_key(|n| n.0);
        Self { norms: all }
    }

    pub(crate) fn features(&self, token: &Word<'_>, strings: &StringIds, classes: &CharClasses) -> Features {
        let word = token.text;
        let norm = if token.norm == 0 { self.norm(word, strings, classes) } else { token.norm };
        let prefix = strings.id(&word[..word.chars().next().map_or(0, char::len_utf8)]);
        let suffix = strings.id(last_three(word));
        let shape = strings.id(&shape(word, classes));
        let space = word.chars().all(is_space);
        [norm, prefix, suffix, shape, u64::from(token.space_after), u64::from(space)]
    }

    fn norm(&self, word: &str, strings: &StringIds, classes: &CharClasses) -> u64 {
        match self.norms.binary_search_by_key(&strings.id(word), |n| n.0) {
            Ok(at) => self.norms[at].1,
            Err(_) => strings.id(&lower(word, classes)),
        }
    }
}

/// The word in small letters, copied only if it has others. A letter that is newer than the model's
/// Unicode stays, whatever the compiler knows of it.
pub(crate) fn lower<'w>(word: &'w str, classes: &CharClasses) -> Cow<'w, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    let lowers = |c: char| classes.is(c, Class::LOWERS);
    if word.chars().all(|c| c.is_ascii() || lowers(c) || c.to_lowercase().eq([c])) {
        // By whole words, since a Greek sigma depends on its place.
        return Cow::Owned(word.to_lowercase());
    }
    let parts = word.split_inclusive(|c| !lowers(c));
    let small = parts.map(|part| match part.char_indices().next_back() {
        Some((at, last)) if !lowers(last) => format!("{}{last}", part[..at].to_lowercase()),
        _ => part.to_lowercase(),
    });
    Cow::Owned(small.collect())
}

/// Appends the word in small letters.
pub(crate) fn push_lower(word: &str, classes: &CharClasses, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        out.push_str(&lower(word, classes));
    }
}

fn last_three(word: &str) -> &str {
    let start = word.char_indices().rev().take(3).last().map_or(0, |c| c.0);
    &word[start..]
}

/// `Xxxx` and `dd`: letters and digits by class, a run of one class cut at four.
fn shape(word: &str, classes: &CharClasses) -> Cow<'static, str> {
    if word.chars().nth(LONG - 1).is_some() {
        return Cow::Borrowed("LONG");
    }
    let (mut shape, mut last, mut run) = (String::with_capacity(word.len()), None, 0);
    for c in word.chars() {
        let class = classes.of(c);
        let sign = match () {
            () if class.has(Class::LETTER) && class.has(Class::UPPER) => 'X',
            () if class.has(Class::LETTER) => 'x',
            () if class.has(Class::DIGIT) => 'd',
            () => c,
        };
        run = if last == Some(sign) { run + 1 } else { 0 };
        last = Some(sign);
        if run < 4 {
            shape.push(sign);
        }
    }
    Cow::Owned(shape)
}
