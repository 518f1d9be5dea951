//! Words that limit a number: `more than`, `at least`, `nearly`, `or less`.

use corpus::Modifier;

use crate::times::reader::{Read, Reader};

/// Phrases before a number.
const BEFORE: &[(&[&str], Modifier)] = &[
    (&["more", "than", "or", "equal", "to"], Modifier::AtLeast),
    (&["less", "than", "or", "equal", "to"], Modifier::AtMost),
    (&["greater", "than", "or", "equal", "to"], Modifier::AtLeast),
    (&["at", "least", "or", "equal", "to"], Modifier::AtLeast),
    (&["smaller", "or", "equal", "than"], Modifier::AtMost),
    (&["less", "or", "equal", "than"], Modifier::AtMost),
    (&["lower", "or", "equal", "than"], Modifier::AtMost),
    (&["higher", "or", "equal", "than"], Modifier::AtLeast),
    (&["greater", "or", "equal", "than"], Modifier::AtLeast),
    (&["no", "more", "than"], Modifier::AtMost),
    (&["not", "more", "than"], Modifier::AtMost),
    (&["no", "less", "than"], Modifier::AtLeast),
    (&["not", "less", "than"], Modifier::AtLeast),
    (&["no", "fewer", "than"], Modifier::AtLeast),
    (&["as", "much", "as"], Modifier::AtMost),
    (&["as", "many", "as"], Modifier::AtMost),
    (&["a", "maximum", "of"], Modifier::AtMost),
    (&["a", "minimum", "of"], Modifier::AtLeast),
    (&["in", "excess", "of"], Modifier::MoreThan),
    (&["upwards", "of"], Modifier::MoreThan),
    (&["upward", "of"], Modifier::MoreThan),
    (&["more", "than"], Modifier::MoreThan),
    (&["greater", "than"], Modifier::MoreThan),
    (&["larger", "than"], Modifier::MoreThan),
    (&["higher", "than"], Modifier::MoreThan),
    (&["bigger", "than"], Modifier::MoreThan),
    (&["less", "than"], Modifier::LessThan),
    (&["fewer", "than"], Modifier::LessThan),
    (&["smaller", "than"], Modifier::LessThan),
    (&["lower", "than"], Modifier::LessThan),
    (&["at", "least"], Modifier::AtLeast),
    (&["at", "most"], Modifier::AtMost),
    (&["up", "to"], Modifier::AtMost),
    (&["close", "to"], Modifier::Approx),
    (&["an", "estimated"], Modifier::Approx),
    (&["an", "average", "of"], Modifier::Approx),
    (&["over"], Modifier::MoreThan),
    (&["above"], Modifier::MoreThan),
    (&["exceed"], Modifier::MoreThan),
    (&["exceeds"], Modifier::MoreThan),
    (&["exceeding"], Modifier::MoreThan),
    (&["exceeded"], Modifier::MoreThan),
    (&["surpass"], Modifier::MoreThan),
    (&["surpassing"], Modifier::MoreThan),
    (&["surpassed"], Modifier::MoreThan),
    (&["under"], Modifier::LessThan),
    (&["below"], Modifier::LessThan),
    (&["about"], Modifier::Approx),
    (&["around"], Modifier::Approx),
    (&["approximately"], Modifier::Approx),
    (&["roughly"], Modifier::Approx),
    (&["some"], Modifier::Approx),
    (&["nearly"], Modifier::Approx),
    (&["almost"], Modifier::Approx),
    (&["circa"], Modifier::Approx),
    (&["estimated"], Modifier::Approx),
];

/// The longest phrase that limits the number after it.
pub(super) fn before(reader: &Reader<'_>, at: usize) -> Read<Modifier> {
    if let Some(found) = sign(reader, at) {
        return Some(found);
    }
    let word = reader.lexemes.word(at);
    let first = |phrase: &[&str]| phrase[0] == word;
    let mut fitting = BEFORE.iter().filter(|(phrase, _)| first(phrase) && reader.lexemes.reads(at, phrase));
    let (phrase, modifier) = fitting.next().filter(|_| !word.is_empty())?;
    let end = at + phrase.len();
    let end = end
        + usize::from(
            reader.lexemes.is(end, &["about", "some", "the", "a", "an"])
                && *modifier != Modifier::Approx
                && reader.numeral(end).is_none(),
        );
    Some((*modifier, end))
}

/// The place after words that say that a number is exact: `equal to`, `exactly`.
pub(super) fn exact(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let lexemes = reader.lexemes;
    if !lexemes.word(at).starts_with(['e', 'p']) {
        return None;
    }
    let told = lexemes.is(at, &["exactly", "precisely", "equals", "equalled", "equaled", "equalling", "equaling"]);
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
        "more" | "greater" | "higher" | "above" | "larger" | "over" if !number_follows => {
            Some((Modifier::AtLeast, end))
        }
        "less" | "fewer" | "lower" | "below" | "smaller" | "under" if !number_follows => Some((Modifier::AtMost, end)),
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
