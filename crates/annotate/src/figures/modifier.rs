//! Words that limit a number: `more than`, `at least`, `nearly`, `or less`.

use corpus::Modifier;
use lexicon::List;

use super::lists;
use crate::times::reader::{Read, Reader};

/// Phrases before a number, and how they limit it.
static BEFORE: [(&List, Modifier); 5] = [
    (&lists::AT_LEAST, Modifier::AtLeast),
    (&lists::AT_MOST, Modifier::AtMost),
    (&lists::MORE_THAN, Modifier::MoreThan),
    (&lists::LESS_THAN, Modifier::LessThan),
    (&lists::APPROXIMATE, Modifier::Approx),
];

/// The longest phrase that limits the number after it.
pub(super) fn before(reader: &Reader<'_>, at: usize) -> Read<Modifier> {
    if let Some(found) = sign(reader, at) {
        return Some(found);
    }
    let ends = BEFORE.iter().filter_map(|(phrases, limit)| Some((reader.lexemes.past_longest(at, phrases)?, *limit)));
    let (end, modifier) = ends.max_by_key(|(end, _)| *end)?;
    let end = end
        + usize::from(
            reader.lexemes.is(end, &["about", "some", "the", "a", "an"])
                && modifier != Modifier::Approx
                && reader.numeral(end).is_none(),
        );
    Some((modifier, end))
}

/// The place after words that say that a number is exact: `equal to`, `exactly`.
pub(super) fn exact(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let lexemes = reader.lexemes;
    let told = lists::EXACT.has(lexemes.word(at));
    match () {
        () if lexemes.reads(at, &["equal", "to"]) => Some(at + 2),
        () if told => Some(at + 1),
        () => None,
    }
}

/// `<`, `>`, `<=`, `> =`, `~`.
fn sign(reader: &Reader<'_>, at: usize) -> Read<Modifier> {
    let equal = reader.lexemes.sign(at + 1) == '=';
    let end = if equal { at + 2 } else { at + 1 };
    match reader.lexemes.sign(at) {
        '<' if equal => Some((Modifier::AtMost, end)),
        '>' if equal => Some((Modifier::AtLeast, end)),
        '<' => Some((Modifier::LessThan, end)),
        '>' => Some((Modifier::MoreThan, end)),
        '≤' => Some((Modifier::AtMost, at + 1)),
        '≥' => Some((Modifier::AtLeast, at + 1)),
        '~' => Some((Modifier::Approx, at + 1)),
        _ => None,
    }
}

/// `or more`, `or less`, `or so` after a quantity, and the place after it. `known` is what stood before it.
pub(super) fn after(reader: &Reader<'_>, at: usize, known: Option<Modifier>) -> Read<Modifier> {
    let lexemes = reader.lexemes;
    if lexemes.word(at) != "or" {
        return None;
    }
    let than = usize::from(lexemes.word(at + 2) == "than");
    let number_follows = reader.numeral(at + 2 + than).is_some();
    let end = at + 2 + than;
    match lexemes.word(at + 1) {
        word if !number_follows && lists::OR_MORE.has(word) => Some((Modifier::AtLeast, end)),
        word if !number_follows && lists::OR_LESS.has(word) => Some((Modifier::AtMost, end)),
        "so" => Some((Modifier::Approx, at + 2)),
        "equal" => or_equal(reader, at, known),
        _ => None,
    }
}

/// `less than 5000 or equal [to]`.
fn or_equal(reader: &Reader<'_>, at: usize, known: Option<Modifier>) -> Read<Modifier> {
    let to = usize::from(reader.lexemes.word(at + 2) == "to");
    if reader.numeral(at + 2 + to).is_some() {
        return None;
    }
    match known? {
        Modifier::MoreThan => Some((Modifier::AtLeast, at + 2 + to)),
        Modifier::LessThan => Some((Modifier::AtMost, at + 2 + to)),
        _ => None,
    }
}

/// Whether a modifier bounds from below, from above, or neither.
pub(super) fn side(modifier: Modifier) -> Option<bool> {
    match modifier {
        Modifier::MoreThan | Modifier::AtLeast => Some(true),
        Modifier::LessThan | Modifier::AtMost => Some(false),
        Modifier::Approx => None,
    }
}
