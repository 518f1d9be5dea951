//! Fractions: `1/4`, `2 1/4`, `¾`, `two thirds`, `one in five`, `half`, `a quarter million`.

use lexicon::{Lexicon, NumberKind};

use super::lists;
use super::numeral::{Numeral, NumeralKind, cardinal, digits, magnitude};
use crate::times::lexeme::{Lexemes, is_hyphen};

fn part(value: f64, end: usize) -> Numeral {
    Numeral { kind: NumeralKind::Fraction, ..Numeral::cardinal(value, end) }
}

/// `1/4`, but not `1/4/2016` and not a path of numbers.
pub(super) fn slashed(lexemes: &Lexemes<'_>, at: usize) -> Option<Numeral> {
    let (over, under) = (lexemes.digits(at), lexemes.digits(at + 2));
    let tight = lexemes.glued(at + 1) && lexemes.glued(at + 2);
    let longer = lexemes.glued(at + 3) && matches!(lexemes.sign(at + 3), '/' | '.') && lexemes.glued(at + 4);
    let short = over.len() <= 3 && under.len() <= 3;
    if lexemes.sign(at + 1) != '/' || !tight || !short || longer || lexemes.sign_before(at) == '/' {
        return None;
    }
    let (over, under): (f64, f64) = (over.parse().ok()?, under.parse().ok()?);
    (under > 0.0).then(|| Numeral { digits: true, ..part(over / under, at + 3) })
}

/// `2 1/4` and `2¼`, where `whole` ends before `at`.
pub(super) fn mixed(lexemes: &Lexemes<'_>, whole: &str, at: usize) -> Option<Numeral> {
    let glyphs = lexemes.glued(at).then(|| glyph(lexemes, at)).flatten();
    let spaced = || (!lexemes.glued(at)).then(|| slashed(lexemes, at)).flatten().filter(|found| found.value < 1.0);
    let rest = glyphs.or_else(spaced)?;
    let whole: f64 = whole.parse().ok()?;
    Some(Numeral { digits: true, ..Numeral::cardinal(whole + rest.value, rest.end) })
}

/// A fraction of one character.
pub(super) fn glyph(lexemes: &Lexemes<'_>, at: usize) -> Option<Numeral> {
    let (over, under) = match lexemes.sign(at) {
        '½' => (1.0, 2.0),
        '⅓' => (1.0, 3.0),
        '⅔' => (2.0, 3.0),
        '¼' => (1.0, 4.0),
        '¾' => (3.0, 4.0),
        '⅕' => (1.0, 5.0),
        '⅖' => (2.0, 5.0),
        '⅗' => (3.0, 5.0),
        '⅘' => (4.0, 5.0),
        '⅙' => (1.0, 6.0),
        '⅚' => (5.0, 6.0),
        '⅛' => (1.0, 8.0),
        '⅜' => (3.0, 8.0),
        '⅝' => (5.0, 8.0),
        '⅞' => (7.0, 8.0),
        '⅒' => (1.0, 10.0),
        _ => return None,
    };
    Some(part(over / under, at + 1))
}

/// `half`, `a half`, `quarter million`, `a third of`: a part without a numerator in figures.
pub(super) fn alone(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<Numeral> {
    let article = lexemes.is(at, &["a", "an"]);
    let start = if article { at + 1 } else { at };
    let (under, end) = denominator(lexemes, lexicon, start)?;
    let plural = lexemes.word(end - 1).ends_with('s');
    let halved = under == 2.0 && end == start + 1;
    let of_more = lexemes.word(end) == "of" || magnitude_after(lexemes, lexicon, end);
    let tiny = lexemes.word(end - 1).ends_with("illionth");
    let limited = article && lists::BEFORE_FRACTION.has(lexemes.word_before(at));
    let read = !plural
        && (halved || limited || (of_more && article) || (tiny && article) || magnitude_after(lexemes, lexicon, end));
    let of_time = halved && !article && lexemes.follows(at, &["first", "second"]);
    (read && !of_time).then(|| part(1.0 / under, end))
}

/// The place after the article of what a fraction is a part of: `half a`, `a quarter of a`.
pub(super) fn of_one(lexemes: &Lexemes<'_>, found: &Numeral) -> Option<usize> {
    let place = found.end + usize::from(lexemes.word(found.end) == "of");
    let article = found.kind == NumeralKind::Fraction && !found.digits && lexemes.is(place, &["a", "an"]);
    article.then_some(place + 1)
}

fn magnitude_after(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> bool {
    let place = if lexemes.is(at, &["a", "an"]) { at + 1 } else { at };
    magnitude(lexemes, lexicon, place, false).is_some()
}

/// The number that divides, in words: `half` 2, `thirds` 3, `twenty-firsts` 21, `trillionth` 1e12.
pub(super) fn denominator(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<(f64, usize)> {
    let word = lexemes.word(at);
    match word {
        "" => return None,
        "half" | "halves" => return Some((2.0, at + 1)),
        "quarter" | "quarters" => return Some((4.0, at + 1)),
        "second" | "seconds" => return None,
        _ => {}
    }
    if let Some(under) = ordinal(lexemes, lexicon, at) {
        return (under > 2.0).then_some((under, at + 1));
    }
    let first = cardinal(lexemes, lexicon, at)?;
    let next = lexemes.past_hyphen(at + 1);
    let unit = || ordinal(lexemes, lexicon, next).filter(|unit| *unit < 10.0);
    if first >= 20.0
        && first % 10.0 == 0.0
        && let Some(unit) = unit()
    {
        return Some((first + unit, next + 1));
    }
    counted_part(lexemes, lexicon, at)
}

/// A part with a number of its own: `one-hundredth`, `ten thousandths`, `one hundred and fifth`.
fn counted_part(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<(f64, usize)> {
    let count = super::numeral::words(lexemes, lexicon, at).filter(|count| count.value.fract() == 0.0)?;
    let next = lexemes.past_hyphen(count.end);
    let linked = next + usize::from(lexemes.word(next) == "and");
    let under = ordinal(lexemes, lexicon, linked)?;
    let scaled = linked == next && under >= 100.0 && count.value < under;
    let added = count.value >= 100.0 && count.value % 100.0 == 0.0 && under < 100.0;
    match () {
        () if scaled => Some((count.value * under, next + 1)),
        () if added => Some((count.value + under, linked + 1)),
        () => None,
    }
}

/// The value of an ordinal word, its plural included.
fn ordinal(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<f64> {
    let word = lexemes.word(at);
    let singular = word.strip_suffix('s').unwrap_or(word);
    let named = lexicon.number(word).or_else(|| lexicon.number(singular)).filter(|row| row.kind == NumberKind::Ordinal);
    let of_magnitude = || lexicon.number(singular.strip_suffix("th")?).filter(|row| row.kind == NumberKind::Magnitude);
    named.or_else(of_magnitude).map(|row| row.value())
}

/// Whether a fraction's denominator stands at a place.
pub(super) fn names_part(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> bool {
    denominator(lexemes, lexicon, lexemes.past_hyphen(at)).is_some_and(|(under, _)| under > 2.0)
}

/// `One hundred thirty-fifths`: whether the tens at a place belong to the number that divides.
pub(super) fn divides(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize, tens: f64) -> bool {
    let under = denominator(lexemes, lexicon, at).filter(|(under, _)| *under > tens && tens >= 20.0);
    under.is_some_and(|(_, end)| lexemes.word(end - 1).ends_with('s'))
}

/// What follows a whole number and makes a fraction or a mixed number of it.
pub(super) fn added(lexemes: &Lexemes<'_>, lexicon: &Lexicon, whole: Numeral) -> Numeral {
    let found = and_part(lexemes, lexicon, whole).or_else(|| parts(lexemes, lexicon, whole));
    found.or_else(|| ratio(lexemes, lexicon, whole)).unwrap_or(whole)
}

/// `two and a half million`, `3 million and a half`, `one hundred and three quarters`.
fn and_part(lexemes: &Lexemes<'_>, lexicon: &Lexicon, whole: Numeral) -> Option<Numeral> {
    if lexemes.word(whole.end) != "and" || whole.kind == NumeralKind::Fraction {
        return None;
    }
    let place = whole.end + 1;
    let article = lexemes.is(place, &["a", "an", "one"]);
    let over = if article { 1.0 } else { cardinal(lexemes, lexicon, place).unwrap_or(1.0) };
    let named = article || cardinal(lexemes, lexicon, place).is_some();
    let start = lexemes.past_hyphen(if named { place + 1 } else { place });
    let (under, end) = denominator(lexemes, lexicon, start).filter(|(under, _)| over < *under)?;
    let scale = magnitude(lexemes, lexicon, end, false);
    let value = match scale {
        Some((size, _)) if whole.magnitude > 1.0 => whole.value + over / under * size,
        Some((size, _)) => (whole.value + over / under) * size,
        None if whole.magnitude >= 1e3 => whole.value + over / under * whole.magnitude,
        None => whole.value + over / under,
    };
    let end = scale.map_or(end, |(_, end)| end);
    (named || under == 2.0).then_some(Numeral { value, end, kind: NumeralKind::Cardinal, ..whole })
}

/// `two thirds`, `one-fourth`, `three quarters million`.
fn parts(lexemes: &Lexemes<'_>, lexicon: &Lexicon, whole: Numeral) -> Option<Numeral> {
    if whole.digits || whole.kind == NumeralKind::Fraction || whole.value.fract() != 0.0 {
        return None;
    }
    let place = lexemes.past_hyphen(whole.end);
    let (under, end) = denominator(lexemes, lexicon, place)?;
    let plural = lexemes.word(end - 1).ends_with(['s', 'S']);
    let agrees = plural == (whole.value != 1.0) || (under == 4.0 && plural);
    let value = whole.value / under;
    let scale = magnitude(lexemes, lexicon, end, false);
    let found = match scale {
        Some((size, end)) => Numeral { value: value * size, end, magnitude: size, ..whole },
        None => Numeral { kind: NumeralKind::Fraction, ..Numeral { value, end, ..whole } },
    };
    agrees.then_some(found)
}

/// `one in five`, `1-in-5`, `one out of three`, `1 over 3`.
fn ratio(lexemes: &Lexemes<'_>, lexicon: &Lexicon, whole: Numeral) -> Option<Numeral> {
    let place = lexemes.past_hyphen(whole.end);
    let link = match () {
        () if lexemes.reads(place, &["out", "of"]) => place + 2,
        () if lexemes.is(place, &["in", "over"]) => lexemes.past_hyphen(place + 1),
        () => return None,
    };
    let hyphens = is_hyphen(lexemes.sign(whole.end));
    let under = below(lexemes, lexicon, link)?;
    let every = lexemes.word(place) == "out" || (whole.value == 1.0 && (hyphens || under.digits == whole.digits));
    let mixed_pair = whole.value == 1.0 && under.value > 2.0;
    let proper = whole.value > 0.0 && whole.value < under.value && under.value.fract() == 0.0;
    let year = under.digits && under.value >= 1000.0;
    let found = part(whole.value / under.value, under.end);
    (proper && (every || mixed_pair) && !year).then_some(Numeral { digits: whole.digits, ..found })
}

fn below(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<Numeral> {
    let found = digits(lexemes, at).or_else(|| super::numeral::words(lexemes, lexicon, at))?;
    (!lists::SPANS.has(lexemes.word(found.end))).then_some(found)
}
