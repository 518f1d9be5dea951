//! Numbers, written in digits or words.
//!
//! Reads `1,674.5 million`, `12,34,567`, `40 000`, `2 1/4`, `¾`, `1.3x10^6`, `twenty-one`, `two and a half
//! million`, `three lakh crore`, `two thirds`, `minus five point five`.

use lexicon::{Lexicon, NumberKind};

use super::fraction;
use crate::times::lexeme::{Lexemes, Shape, is_hyphen};

/// How a number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumeralKind {
    /// It counts.
    Cardinal,
    /// It is a part of one: `two thirds`, `1/4`, `half`.
    Fraction,
}

/// A number read from the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    /// Its value.
    pub(crate) value: f64,
    /// The place after it.
    pub(crate) end: usize,
    /// How it is meant.
    pub(crate) kind: NumeralKind,
    /// Only its size is known: `hundreds`, `a dozen`, `a few`.
    pub(crate) vague: bool,
    /// Written in digits.
    pub(crate) digits: bool,
    /// The last magnitude it names, or 1.
    pub(crate) magnitude: f64,
}

impl Numeral {
    pub(crate) fn cardinal(value: f64, end: usize) -> Numeral {
        Numeral { value, end, kind: NumeralKind::Cardinal, vague: false, digits: false, magnitude: 1.0 }
    }

    fn in_digits(self) -> Numeral {
        Numeral { digits: true, ..self }
    }
}

/// The number that begins at a place, the longest reading.
pub(crate) fn numeral(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<Numeral> {
    if let Some(start) = after_minus(lexemes, at) {
        let positive = unsigned(lexemes, lexicon, start)?;
        return Some(Numeral { value: -positive.value, ..positive });
    }
    unsigned(lexemes, lexicon, at)
}

/// The place after a sign or word that makes the number negative.
fn after_minus(lexemes: &Lexemes<'_>, at: usize) -> Option<usize> {
    if lexemes.is(at, &["minus", "negative"]) {
        return Some(at + 1);
    }
    let after_number = at > 0 && !lexemes.digits(at - 1).is_empty();
    let opens = (!lexemes.glued(at) && !after_number)
        || matches!(lexemes.sign_before(at), '(' | '[' | '<' | '>' | '=' | '$' | '€' | '£');
    let sign = matches!(lexemes.sign(at), '-' | '\u{2212}');
    let close = lexemes.glued(at + 1) || at == 0 || lexemes.shape(at - 1) == Shape::Break;
    (sign && opens && close && (!lexemes.digits(at + 1).is_empty() || lexemes.sign(at + 1) == '.')).then_some(at + 1)
}

fn unsigned(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<Numeral> {
    let first = digits(lexemes, at).map(Numeral::in_digits);
    let first = first.or_else(|| fraction::glyph(lexemes, at)).or_else(|| words(lexemes, lexicon, at));
    let first = first.or_else(|| fraction::alone(lexemes, lexicon, at))?;
    let scaled = scaled(lexemes, lexicon, first);
    Some(fraction::added(lexemes, lexicon, scaled))
}

/// A number in digits, with its thousands separators, decimals, exponent or fraction.
pub(super) fn digits(lexemes: &Lexemes<'_>, at: usize) -> Option<Numeral> {
    let (whole, end) = grouped(lexemes, at)?;
    if let Some(found) = fraction::slashed(lexemes, at).or_else(|| fraction::mixed(lexemes, &whole, end)) {
        return Some(found);
    }
    let (text, end) = decimals(lexemes, whole, end);
    let value: f64 = text.parse().ok()?;
    let (value, end) = exponent(lexemes, value, end);
    Some(Numeral::cardinal(value, end))
}

/// The longest run of digits that is read as a number.
const LONGEST: usize = 18;

/// Digit groups joined: `1,674,200`, `12,34,567`, `1 234 567`, `40\u{202f}000`.
fn grouped(lexemes: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let first = lexemes.digits(at);
    if first.is_empty() {
        let starts = lexemes.sign(at) == '.' && !lexemes.digits(at + 1).is_empty() && lexemes.glued(at + 1);
        let free = !lexemes.glued(at) || !matches!(lexemes.shape(at.wrapping_sub(1)), Shape::Word | Shape::Digits);
        return (starts && free).then(|| ("0".to_owned(), at));
    }
    if first.len() > LONGEST {
        return None;
    }
    if first.len() > 3 {
        return Some((first.to_owned(), at + 1));
    }
    let groups = commas(lexemes, at).or_else(|| dots(lexemes, at)).or_else(|| spaces(lexemes, at));
    let end = groups.as_ref().map_or(at + 1, |groups| groups.1);
    let joined = first.to_owned() + &groups.map_or_else(String::new, |groups| groups.0);
    Some((joined, end))
}

/// The most digit groups a number has.
const GROUPS: usize = 6;

/// `,674,200` after the first group; or `,34,567` as numbers are grouped in India.
fn commas(lexemes: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let tight = |place: usize| lexemes.sign(place) == ',' && lexemes.glued(place) && lexemes.glued(place + 1);
    let more = (0..GROUPS).map(|step| at + 1 + 2 * step).take_while(|place| tight(*place));
    let groups: Vec<&str> = more.map(|place| lexemes.digits(place + 1)).take_while(|group| !group.is_empty()).collect();
    let (last, inner) = groups.split_last()?;
    let even = inner.iter().all(|group| group.len() == 3) || inner.iter().all(|group| group.len() == 2);
    (last.len() == 3 && even).then(|| (groups.concat(), at + 1 + 2 * groups.len()))
}

/// `.234.567` after the first group, as numbers are grouped on the continent: two groups, or one before a decimal
/// comma, for else the point is that of a decimal.
fn dots(lexemes: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let tight = |place: usize, sign| lexemes.sign(place) == sign && lexemes.glued(place) && lexemes.glued(place + 1);
    let more = (0..GROUPS).map(|step| at + 1 + 2 * step).take_while(|place| tight(*place, '.'));
    let groups: Vec<&str> = more.map(|place| lexemes.digits(place + 1)).take_while(|group| !group.is_empty()).collect();
    let end = at + 1 + 2 * groups.len();
    let decimals = tight(end, ',') && matches!(lexemes.digits(end + 1).len(), 1 | 2) && !tight(end + 2, ',');
    let byte = |group: &str| group.parse::<u16>().is_ok_and(|value| value < 256);
    let address = groups.len() == 3 && !decimals && byte(lexemes.digits(at)) && groups.iter().all(|group| byte(group));
    let whole = groups.iter().all(|group| group.len() == 3) && lexemes.digits(at) != "0" && !address;
    (whole && (groups.len() > 1 || (groups.len() == 1 && decimals))).then(|| (groups.concat(), end))
}

/// ` 234 567` after the first group, parted by one space each.
fn spaces(lexemes: &Lexemes<'_>, at: usize) -> Option<(String, usize)> {
    let parted = |place: &usize| !lexemes.glued(*place) && is_even_gap(lexemes, *place);
    let more = (at + 1..at + 1 + GROUPS).take_while(parted);
    let groups: Vec<&str> = more.map(|place| lexemes.digits(place)).take_while(|group| !group.is_empty()).collect();
    let after = at + 1 + groups.len();
    let runs_on = lexemes.glued(after) && lexemes.shape(after) == Shape::Word;
    let whole = !groups.is_empty() && !runs_on && groups.iter().all(|group| group.len() == 3);
    whole.then(|| (groups.concat(), at + 1 + groups.len()))
}

/// Whether one character stands between two digit groups.
fn is_even_gap(lexemes: &Lexemes<'_>, at: usize) -> bool {
    let ends = at.checked_sub(1).and_then(|before| lexemes.get(before)).zip(lexemes.get(at));
    ends.is_some_and(|(before, next)| next.span.start - before.span.end <= 3)
}

/// Adds `.5`, or `,5` where the comma cannot separate thousands.
fn decimals(lexemes: &Lexemes<'_>, whole: String, at: usize) -> (String, usize) {
    let part = lexemes.digits(at + 1);
    let tight =
        (lexemes.glued(at) || whole == "0") && lexemes.glued(at + 1) && !part.is_empty() && part.len() <= LONGEST;
    let another = |sign| {
        lexemes.sign(at + 2) == sign
            && lexemes.glued(at + 2)
            && lexemes.glued(at + 3)
            && !lexemes.digits(at + 3).is_empty()
    };
    let point = lexemes.sign(at) == '.' && !another('.');
    let comma = lexemes.sign(at) == ','
        && part.len() != 3
        && part.len() <= 2
        && !another(',')
        && !whole.is_empty()
        && !(lexemes.sign_before(at - 1) == ',' && lexemes.glued(at - 1));
    if tight && (point || comma) { (format!("{whole}.{part}"), at + 2) } else { (whole, at) }
}

/// `1e10`, `12.32e+14`, `1.3x10^6`, `1.1^23`.
fn exponent(lexemes: &Lexemes<'_>, value: f64, at: usize) -> (f64, usize) {
    let sign = |place: usize| match lexemes.sign(place) {
        '-' | '\u{2212}' => (-1, place + 1),
        '+' => (1, place + 1),
        _ => (1, place),
    };
    let power = |place: usize| {
        let (direction, place) = sign(place);
        let (again, place) = sign(place);
        let direction = direction * again;
        let digits = lexemes.digits(place);
        let power: i32 = digits.parse().ok().filter(|_| digits.len() <= 3 && lexemes.glued(place))?;
        Some((direction * power, place + 1))
    };
    if lexemes.written(at) == "e" && lexemes.glued(at) {
        let plain = value.fract() == 0.0 && lexemes.digits(at + 1).len() == 1;
        return power(at + 1).filter(|_| !plain).map_or((value, at), |(power, end)| (value * 10_f64.powi(power), end));
    }
    if matches!(lexemes.written(at), "x" | "×") && lexemes.digits(at + 1) == "10" && lexemes.sign(at + 2) == '^' {
        return power(at + 3).map_or((value, at), |(power, end)| (value * 10_f64.powi(power), end));
    }
    if lexemes.sign(at) == '^' && lexemes.glued(at) {
        return power(at + 1).map_or((value, at), |(power, end)| (value.powi(power), end));
    }
    (value, at)
}

/// Multiplies by the magnitudes that follow: `million`, `bn`, `k`, `lakh crore`, `dozen`.
fn scaled(lexemes: &Lexemes<'_>, lexicon: &Lexicon, first: Numeral) -> Numeral {
    let mut found = first;
    let next = |found: &Numeral| {
        let plain = magnitude(lexemes, lexicon, found.end, found.digits && found.magnitude == 1.0);
        plain.or_else(|| fraction::of_one(lexemes, found).and_then(|end| magnitude(lexemes, lexicon, end, false)))
    };
    while let Some((size, end)) = next(&found) {
        found = Numeral { value: found.value * size, end, magnitude: size, kind: NumeralKind::Cardinal, ..found };
        while let Some(rest) = remainder(lexemes, lexicon, found.end, found.magnitude) {
            found = Numeral { value: found.value + rest.value, end: rest.end, magnitude: rest.magnitude, ..found };
        }
    }
    found
}

/// The smaller number after a magnitude: `4 thousand 3 hundred`, `6 crore and two hundred`.
fn remainder(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize, size: f64) -> Option<Numeral> {
    let start = if lexemes.word(at) == "and" { at + 1 } else { at };
    let plain = digits(lexemes, start).filter(|rest| rest.value.fract() == 0.0 && (start > at || rest.value < 10.0));
    let rest = plain.or_else(|| words(lexemes, lexicon, start)).filter(|rest| rest.value > 0.0)?;
    let rest = scaled_once(lexemes, lexicon, rest);
    let goes_on = |end| magnitude(lexemes, lexicon, end, false).is_some();
    let spaced = start == at && rest.magnitude == 1.0 && lexemes.shape(start) == Shape::Digits;
    let part = start > at && fraction::names_part(lexemes, lexicon, rest.end);
    (rest.value < size && !goes_on(rest.end) && !spaced && !part).then_some(rest)
}

fn scaled_once(lexemes: &Lexemes<'_>, lexicon: &Lexicon, rest: Numeral) -> Numeral {
    match magnitude(lexemes, lexicon, rest.end, false) {
        Some((size, end)) => Numeral { value: rest.value * size, end, magnitude: size, ..rest },
        None => rest,
    }
}

/// The magnitude at a place. A single letter counts only right after digits (`10k`, `$5m` are read so;
/// whether `m` is metres is for the unit to say).
pub(crate) fn magnitude(
    lexemes: &Lexemes<'_>,
    lexicon: &Lexicon,
    at: usize,
    after_digits: bool,
) -> Option<(f64, usize)> {
    let place = if after_digits && is_hyphen(lexemes.sign(at)) && lexemes.glued(at + 1) { at + 1 } else { at };
    let word = lexemes.word(place);
    if word.is_empty() {
        return None;
    }
    if word.len() <= 3 && word != "ten" {
        let size = short_magnitude(lexemes, place, after_digits)?;
        return Some((size, place + 1));
    }
    let singular = word.strip_suffix('s').unwrap_or(word);
    let row = lexicon.number(word).or_else(|| lexicon.number(singular))?;
    let loose = matches!(singular, "score" | "gross") && lexemes.word(place + 1) != "of";
    (row.kind == NumberKind::Magnitude && !loose).then(|| (row.value(), place + 1))
}

fn short_magnitude(lexemes: &Lexemes<'_>, at: usize, after_digits: bool) -> Option<f64> {
    let tight = lexemes.glued(at);
    match lexemes.word(at) {
        "k" if after_digits => Some(1e3),
        "m" if after_digits && tight => (lexemes.written(at) == "M" || counts_after(lexemes, at + 1)).then_some(1e6),
        "b" if after_digits && tight => Some(1e9),
        "mn" | "mln" | "mil" | "mio" if after_digits => Some(1e6),
        "bn" | "bln" if after_digits => Some(1e9),
        "tn" | "trn" | "tln" if after_digits => Some(1e12),
        "dz" | "dzs" | "doz" => Some(12.0),
        _ => None,
    }
}

/// Whether what follows `10m` is what is counted, so that the letter is a million and not metres.
fn counts_after(lexemes: &Lexemes<'_>, at: usize) -> bool {
    let word = lexemes.word(at);
    (word.len() > 3 && word.ends_with('s')) || word == "people"
}

/// A whole number in words, below a thousand or with its magnitudes: `one hundred and sixteen`.
pub(super) fn words(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<Numeral> {
    if let Some(found) = many(lexemes, lexicon, at) {
        return Some(found);
    }
    let start = if lexemes.is(at, &["a", "an"]) && magnitude(lexemes, lexicon, at + 1, false).is_some() {
        Numeral::cardinal(1.0, at + 1)
    } else if plain_magnitude(lexemes, lexicon, at) {
        Numeral { vague: lexemes.word(at).ends_with('s'), ..Numeral::cardinal(1.0, at) }
    } else {
        small(lexemes, lexicon, at)?
    };
    let whole = hundreds(lexemes, lexicon, start);
    Some(point(lexemes, lexicon, whole))
}

/// `tens of millions`, `hundreds of thousands`: a size of sizes.
fn many(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<Numeral> {
    let first = match lexemes.word(at) {
        "tens" => 10.0,
        "dozens" => 12.0,
        "hundreds" => 100.0,
        "thousands" => 1000.0,
        _ => return None,
    };
    let plural = lexemes.word(at + 1) == "of" && lexemes.word(at + 2).ends_with('s');
    let (size, end) = if plural { magnitude(lexemes, lexicon, at + 2, false)? } else { return None };
    let sized = Numeral { vague: true, magnitude: size, ..Numeral::cardinal(first * size, end) };
    (size >= 1e3).then_some(sized)
}

/// `hundred thousand`, `millions`: a magnitude without a number before it.
fn plain_magnitude(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> bool {
    lexemes.word(at).len() > 3 && magnitude(lexemes, lexicon, at, false).is_some()
}

/// A number below a hundred: `seven`, `fifty-two`.
fn small(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<Numeral> {
    let first = cardinal(lexemes, lexicon, at)?;
    if !(20.0..100.0).contains(&first) || first % 10.0 != 0.0 {
        return Some(Numeral::cardinal(first, at + 1));
    }
    let next = lexemes.past_hyphen(at + 1);
    match cardinal(lexemes, lexicon, next) {
        Some(unit) if (1.0..10.0).contains(&unit) => Some(Numeral::cardinal(first + unit, next + 1)),
        _ => Some(Numeral::cardinal(first, at + 1)),
    }
}

/// Goes on from a small number: `hundred [and] sixteen`, then `thousand` and smaller groups.
fn hundreds(lexemes: &Lexemes<'_>, lexicon: &Lexicon, start: Numeral) -> Numeral {
    let hundred = |at: usize| lexemes.is(at, &["hundred", "hundreds"]);
    let place = lexemes.past_hyphen(start.end);
    if !hundred(place) || start.value >= 100.0 {
        return start;
    }
    let found = Numeral { value: start.value * 100.0, end: place + 1, magnitude: 100.0, ..start };
    let next = if lexemes.word(found.end) == "and" { found.end + 1 } else { found.end };
    let rest = small(lexemes, lexicon, next).filter(|rest| !hundred(rest.end) && rest.value > 0.0);
    let divides = |rest: &Numeral| fraction::divides(lexemes, lexicon, next, rest.value);
    match rest.filter(|rest| !is_mixed(lexemes, lexicon, found.end, rest) && !divides(rest)) {
        Some(rest) => Numeral { value: found.value + rest.value, end: rest.end, magnitude: 1.0, ..found },
        None => found,
    }
}

/// Whether the small number after `and` is the numerator of a proper fraction: `and three quarters`.
fn is_mixed(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize, rest: &Numeral) -> bool {
    let part = fraction::denominator(lexemes, lexicon, rest.end).map(|(under, _)| under);
    lexemes.word(at) == "and" && part.is_some_and(|under| rest.value < under)
}

/// `two hundred point zero three`.
fn point(lexemes: &Lexemes<'_>, lexicon: &Lexicon, whole: Numeral) -> Numeral {
    if lexemes.word(whole.end) != "point" {
        return whole;
    }
    let mut text = String::new();
    let mut end = whole.end + 1;
    while let Some(digit) = cardinal(lexemes, lexicon, end).filter(|_| text.len() < 9) {
        text.push_str(&format!("{digit}"));
        end += 1;
    }
    match format!("0.{text}").parse::<f64>() {
        Ok(part) if !text.is_empty() => Numeral { value: whole.value + part, end, ..whole },
        _ => whole,
    }
}

/// The value of a counting word.
pub(super) fn cardinal(lexemes: &Lexemes<'_>, lexicon: &Lexicon, at: usize) -> Option<f64> {
    let word = lexemes.word(at);
    if matches!(word, "nought" | "naught") {
        return Some(0.0);
    }
    let row = (!word.is_empty()).then(|| lexicon.number(word)).flatten()?;
    (row.kind == NumberKind::Cardinal).then(|| row.value())
}
