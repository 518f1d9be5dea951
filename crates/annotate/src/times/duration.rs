//! Lengths of time: `three-hour`, `two and a half years`, `several weeks`, `for decades`, `weeklong`.

use corpus::TimeModifier;

use super::lexeme::is_hyphen;
use super::lists;
use super::reader::{Read, Reader};
use super::stamp::Unit;
use crate::figures::numeral::NumeralKind;

/// A length of time read from the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Length {
    /// As an ISO 8601 period; `X` for an amount not said.
    pub(super) value: String,
    /// The amount where it is a whole number.
    pub(super) count: Option<i32>,
    /// The unit.
    pub(super) unit: Unit,
    /// The place after it.
    pub(super) end: usize,
    /// The top of a range, as a period.
    pub(super) ranged: bool,
}

/// The amount before a unit.
#[derive(Clone, Debug)]
struct Amount {
    text: String,
    count: Option<i32>,
    end: usize,
    ranged: bool,
}

/// The length that begins at a place.
pub(super) fn length(reader: &Reader<'_>, at: usize) -> Option<Length> {
    let amount = amount(reader, at)?;
    let place = skip_adjective(reader, amount.end);
    let (unit, end) = unit(reader, place).filter(|(unit, _)| !is_false_unit(reader, at, place, *unit, &amount))?;
    let (text, end) = and_half(reader, &amount, end);
    let end = long_or_old(reader, end);
    let length = Length {
        value: unit.period(&text),
        count: amount.count.filter(|_| text == amount.text),
        unit,
        end,
        ranged: amount.ranged,
    };
    Some(compound(reader, length))
}

/// An amount: a number, `a`, `several`, `half a`, `a couple of`, or a range of numbers.
fn amount(reader: &Reader<'_>, at: usize) -> Option<Amount> {
    let lexemes = reader.lexemes;
    let vague = |end: usize| Some(Amount { text: "X".to_owned(), count: None, end, ranged: false });
    for words in [&["a", "couple", "of"][..], &["a", "number", "of"], &["a", "few"], &["the", "few"], &["a", "couple"]]
    {
        if lexemes.reads(at, words) {
            return vague(at + words.len());
        }
    }
    if lexemes.word(at) == "single" && is_hyphen(lexemes.sign(at + 1)) {
        return Some(Amount { text: "1".to_owned(), count: Some(1), end: at + 1, ranged: false });
    }
    if lexemes.is(at, &["several", "few", "some", "many", "couple"]) {
        return vague(at + 1);
    }
    if lexemes.word(at) == "half" && (lexemes.is(at + 1, &["a", "an"]) || is_hyphen(lexemes.sign(at + 1))) {
        return Some(Amount { text: "0.5".to_owned(), count: None, end: at + 2, ranged: false });
    }
    if lexemes.is(at, &["a", "an"]) && reader.numeral(at).is_none() {
        let more = usize::from(lexemes.is(at + 1, &["full", "whole", "single"]));
        return Some(Amount { text: "1".to_owned(), count: Some(1), end: at + 1 + more, ranged: false });
    }
    numbered(reader, at)
}

fn numbered(reader: &Reader<'_>, at: usize) -> Option<Amount> {
    let found = reader.numeral(at).filter(|found| found.value >= 0.0)?;
    let found = whole_and_unit(reader, at).unwrap_or(found);
    let start = at
        .checked_sub(1)
        .is_some_and(|before| matches!(reader.lexemes.sign(before), '$' | '€' | '£' | '.') && reader.lexemes.glued(at));
    if start || (found.kind == NumeralKind::Fraction && !reader.lexemes.glued(at + 1)) && found.digits {
        return None;
    }
    let join = range_link(reader, found.end);
    let high = join.and_then(|join| reader.numeral(join)).filter(|high| high.value > found.value);
    let (end, ranged) = high.map_or((found.end, false), |high| (high.end, true));
    let text = if found.vague { "X".to_owned() } else { format!("{}", found.value) };
    let whole = found.value.fract() == 0.0 && found.value < 10_000.0 && !ranged && !found.vague;
    Some(Amount { text, count: whole.then_some(found.value as i32), end, ranged })
}

/// `twenty and four hours`.
fn whole_and_unit(reader: &Reader<'_>, at: usize) -> Option<crate::figures::numeral::Numeral> {
    use lexicon::NumberKind::Cardinal;
    let tens = reader.number_of(at, Cardinal).filter(|tens| (20..100).contains(tens) && tens % 10 == 0)?;
    let unit = (reader.lexemes.word(at + 1) == "and")
        .then(|| reader.number_of(at + 2, Cardinal))?
        .filter(|unit| (1..10).contains(unit))?;
    Some(crate::figures::numeral::Numeral::cardinal(f64::from(tens + unit), at + 3))
}

fn range_link(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let lexemes = reader.lexemes;
    if is_hyphen(lexemes.sign(at)) || lexemes.is(at, &["to", "or"]) {
        return Some(at + 1);
    }
    None
}

fn skip_adjective(reader: &Reader<'_>, at: usize) -> usize {
    let place = if is_hyphen(reader.lexemes.sign(at)) { at + 1 } else { at };
    let count =
        (place..place + 2).take_while(|place| lists::LENGTH_ADJECTIVES.has(reader.lexemes.word(*place))).count();
    place + count
}

fn unit(reader: &Reader<'_>, at: usize) -> Read<Unit> {
    let word = reader.lexemes.word(at);
    let single = reader.lexemes.glued(at) && !reader.lexemes.digits(at.saturating_sub(1)).is_empty();
    if let ("h", true) = (word, single) {
        return Some((Unit::Hour, at + 1));
    }
    Unit::of(word).map(|unit| (unit, at + 1))
}

/// Words of units that mean something else here: `a second term`, `three quarters of`, `a Minute`.
fn is_false_unit(reader: &Reader<'_>, at: usize, place: usize, unit: Unit, amount: &Amount) -> bool {
    let lexemes = reader.lexemes;
    let word = lexemes.word(place);
    let article = lexemes.is(at, &["a", "an"]);
    let hours = word == "h" && lexemes.glued(place);
    let plural = article && word.ends_with('s') && amount.text == "1";
    let short = plural || !hours && word.len() <= 3 && !lists::SHORT_UNITS.has(word);
    let ordinal = matches!(word, "second" | "seconds" | "quarter")
        && (article || amount.end == place && word == "second" && amount.count != Some(1));
    let described = lists::LENGTH_ADJECTIVES.has(lexemes.word(place.saturating_sub(1)));
    let parts = unit == Unit::Quarter && (lexemes.word(place + 1) == "of" || amount.end == place && !described);
    let minute = word == "minute" && article && lexemes.is(place + 1, &["detail", "details", "amount"]);
    let season = unit == Unit::Season;
    short || ordinal || (parts && amount.text != "X" && !described) || minute || season
}

/// `a year and a half`, `one hour and half`, `one year and a quarter`.
fn and_half(reader: &Reader<'_>, amount: &Amount, end: usize) -> (String, usize) {
    let lexemes = reader.lexemes;
    let place = if lexemes.reads(end, &["and", "a"]) { end + 2 } else { end + 1 };
    let part = match lexemes.word(place) {
        "half" => 0.5,
        "quarter" => 0.25,
        _ => return (amount.text.clone(), end),
    };
    match amount.count {
        Some(count) if lexemes.word(end) == "and" => (format!("{}", f64::from(count) + part), place + 1),
        _ => (amount.text.clone(), end),
    }
}

/// `-long` and `-old` belong to the length; `years old` does not.
fn long_or_old(reader: &Reader<'_>, end: usize) -> usize {
    let joined = is_hyphen(reader.lexemes.sign(end)) && reader.lexemes.glued(end + 1);
    if joined && reader.lexemes.is(end + 1, &["long", "old"]) { end + 2 } else { end }
}

/// `1 hour and 30 minutes`.
fn compound(reader: &Reader<'_>, first: Length) -> Length {
    let place = if reader.lexemes.word(first.end) == "and" { first.end + 1 } else { first.end };
    let small = |unit: Unit| matches!(unit, Unit::Minute | Unit::Second);
    let second = match first.unit {
        Unit::Hour | Unit::Minute => amount(reader, place).and_then(|amount| {
            let (unit, end) = unit(reader, amount.end).filter(|(unit, _)| small(*unit) && *unit != first.unit)?;
            Some((unit.period(&amount.text), end))
        }),
        _ => None,
    };
    match second {
        Some((value, end)) => {
            Length { value: format!("{}{}", first.value, value.trim_start_matches("PT")), count: None, end, ..first }
        }
        None => first,
    }
}

/// Lengths without an amount: `decades-old`, `weeklong`, `for years`, `all day`, `yearlong`.
pub(super) fn unnumbered(reader: &Reader<'_>, at: usize) -> Option<Length> {
    let lexemes = reader.lexemes;
    let made = |value: String, unit, end| Some(Length { value, count: None, unit, end, ranged: false });
    let word = lexemes.word(at);
    if lexemes.reads(at, &["the", "years"]) && lexemes.follows(at, &["over"]) {
        return made("PXY".to_owned(), Unit::Year, at + 2);
    }
    if let Some(unit) = word.strip_suffix("long").and_then(Unit::of) {
        return made(unit.period("1"), unit, at + 1);
    }
    if lexemes.is(at, &["all", "whole", "entire"]) && lexemes.is(at + 1, &["day", "night", "week", "month", "year"]) {
        let unit = Unit::of(lexemes.word(at + 1))?;
        return made(unit.period("1"), unit, at + 2);
    }
    let unit = Unit::of(word).filter(|_| word.len() > 4)?;
    let hyphen = is_hyphen(lexemes.sign(at + 1)) && lexemes.glued(at + 2) && lexemes.is(at + 2, &["long", "old"]);
    if hyphen {
        return made(unit.period(if word.ends_with('s') { "X" } else { "1" }), unit, at + 3);
    }
    let plural =
        word.ends_with('s') && !matches!(unit, Unit::Second | Unit::Quarter | Unit::Weekend | Unit::BusinessDay);
    let framed =
        lists::BEFORE_UNITS.has(lexemes.word_before(at)) || lexemes.is(at + 1, &["ago", "later", "earlier", "of"]);
    let few = lexemes.word_before(at) == "recent" || lexemes.is(at + 1, &["old"]);
    (plural && framed && !few && !word.ends_with("nights")).then(|| made(unit.period("X"), unit, at + 1))?
}

/// Words before a length that limit it, with what they mean.
pub(super) fn modifier(reader: &Reader<'_>, at: usize) -> Option<(TimeModifier, usize)> {
    let lexemes = reader.lexemes;
    let two = |first: &str, second: &str| lexemes.reads(at, &[first, second]);
    if two("more", "than") || two("longer", "than") || two("greater", "than") {
        return Some((TimeModifier::MoreThan, at + 2));
    }
    if two("less", "than") || two("fewer", "than") {
        return Some((TimeModifier::LessThan, at + 2));
    }
    if two("at", "least") {
        return Some((TimeModifier::EqualOrMore, at + 2));
    }
    if two("at", "most") || two("up", "to") {
        return Some((TimeModifier::EqualOrLess, at + 2));
    }
    match lexemes.word(at) {
        "over" => Some((TimeModifier::MoreThan, at + 1)),
        "under" => Some((TimeModifier::LessThan, at + 1)),
        word if lists::APPROXIMATE.has(word) => Some((TimeModifier::Approx, at + 1)),
        _ => None,
    }
}
