//! Ranges: `30-50 years`, `between 5 and 7 percent`, `more than 20 and less than 35`.

use super::find::{quantity, quantity_after_link};
use super::lists;
use super::modifier::{before, side};
use super::numeral::Numeral;
use super::quantity::{Kind, Quantity};
use crate::times::lexeme::{Shape, is_hyphen};
use crate::times::reader::Reader;

/// A range that begins at a place: `between A and B`, `from A to B`, `A to B`, `A-B`.
pub(super) fn spread(reader: &Reader<'_>, at: usize) -> Option<Quantity> {
    let lexemes = reader.lexemes;
    let (start, links): (usize, &[&str]) = match lexemes.word(at) {
        "between" => (at + 1, &["and"]),
        "from" if !is_change(reader, at) => (at + 1, &["to"]),
        "from" => return None,
        _ => (at, &["to", "through"]),
    };
    let (low, middle) = low_end(reader, start)?;
    let dash = matches!(lexemes.sign(middle), '~') || is_hyphen(lexemes.sign(middle));
    let word = lexemes.is(middle, links) && (start > at || !is_change(reader, at));
    if !(dash || word) || (dash && !is_free_dash(reader, middle)) {
        return None;
    }
    let high_at = middle + 1 + usize::from(lexemes.is(middle + 1, &["about", "around", "some"]));
    let high = quantity_after_link(reader, high_at)?;
    let scale = shared_scale(reader, &low, &high, high_at);
    let value = low.value * scale;
    let alike = low.unit.is_empty() || low.unit == high.unit || high.kind == Kind::Bare || low.unit == "1";
    let unit = if high.kind == Kind::Bare && !low.unit.is_empty() { low.unit } else { high.unit.clone() };
    let serial = high.kind == Kind::Bare
        && dash
        && start == at
        && value < 100.0
        && !lexemes.follows(at, &["about", "range", "is", "of"]);
    let rises = value < high.value || (start > at && value <= high.value);
    (alike && rises && !serial).then_some(Quantity {
        place: at..high.place.end,
        value,
        high: Some(high.value),
        unit,
        rule: "figure.range",
        ..high
    })
}

/// The first number of a range with its own unit, if it has one.
struct Low {
    value: f64,
    unit: String,
    magnitude: f64,
}

fn low_end(reader: &Reader<'_>, at: usize) -> Option<(Low, usize)> {
    let start = at + usize::from(reader.lexemes.is(at, &["about", "around", "some"]));
    let number = number_alone(reader, start);
    let linked = |end: usize| {
        is_hyphen(reader.lexemes.sign(end))
            || matches!(reader.lexemes.sign(end), '~')
            || reader.lexemes.is(end, &["to", "and", "through"])
    };
    if let Some(number) = number.filter(|number| linked(number.end)) {
        let low = Low { value: number.value, unit: String::new(), magnitude: number.magnitude };
        return Some((low, number.end));
    }
    let whole = quantity(reader, start)?;
    let end = whole.place.end;
    let magnitude = if whole.value >= 1e3 { 1e3 } else { 1.0 };
    Some((Low { value: whole.value, unit: whole.unit, magnitude }, end))
}

fn number_alone(reader: &Reader<'_>, at: usize) -> Option<Numeral> {
    let glued = reader.lexemes.glued(at) && matches!(reader.lexemes.shape(at.wrapping_sub(1)), Shape::Word);
    let serial = reader.lexemes.glued(at) && is_hyphen(reader.lexemes.sign_before(at));
    reader.numeral(at).filter(|_| !glued && !serial)
}

/// A dash with a number on either side and no third: not a score, a phone number or a date.
fn is_free_dash(reader: &Reader<'_>, at: usize) -> bool {
    let even = reader.lexemes.glued(at) == reader.lexemes.glued(at + 1);
    let third = is_hyphen(reader.lexemes.sign(at + 2))
        && reader.lexemes.glued(at + 2)
        && !reader.lexemes.digits(at + 3).is_empty();
    even && !third
}

/// `16 to 28 million`: the low end has the magnitude of the high one where it names none.
fn shared_scale(reader: &Reader<'_>, low: &Low, high: &Quantity, high_at: usize) -> f64 {
    let start = (high_at..high.place.end).find(|place| reader.numeral(*place).is_some()).unwrap_or(high_at);
    let named = reader.numeral(start).map_or(1.0, |number| number.magnitude);
    if low.magnitude == 1.0 && named >= 1e3 && low.value < 1000.0 { named } else { 1.0 }
}

fn is_change(reader: &Reader<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at)
        .rev()
        .take_while(|place| !matches!(reader.lexemes.sign(*place), '.' | ';'))
        .any(|place| lists::CHANGE.has(reader.lexemes.word(place)))
}

/// `more than 20 and less than 35`: two limits of one number.
pub(super) fn bounded(reader: &Reader<'_>, first: &Quantity) -> Option<Quantity> {
    let from_below = side(first.modifier?)?;
    let lexemes = reader.lexemes;
    let link = first.place.end + usize::from(lexemes.sign(first.place.end) == ',');
    let link = link + usize::from(lexemes.word(link) == "and");
    let (modifier, start) = before(reader, link).filter(|_| link > first.place.end)?;
    let second = quantity(reader, start)?;
    let opposite = side(modifier)? != from_below && first.high.is_none();
    let (low, high) = if from_below { (first.value, second.value) } else { (second.value, first.value) };
    let unit = if second.kind == Kind::Bare { first.unit.clone() } else { second.unit.clone() };
    let alike = first.kind == Kind::Bare || second.kind == Kind::Bare || first.unit == second.unit;
    (opposite && low < high && alike).then_some(Quantity {
        place: first.place.start..second.place.end,
        value: low,
        high: Some(high),
        unit,
        modifier: None,
        rule: "figure.range",
        ..second
    })
}
