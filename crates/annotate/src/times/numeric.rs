//! Dates in digits: `2016-05-06`, `5/6/2016`, `23.04.2022`, `20161016`, and bare years.

use corpus::Day;
use lexicon::UnitKind;

use super::calendar::{Dated, apostrophe_year, four_digits, spelled_year};
use super::lexeme::{Shape, is_hyphen};
use super::lists;
use super::reader::{Read, Reader};
use super::stamp::Stamp;
use super::when::{Part, Pick, When};

/// A date of digits and separators.
pub(super) fn date(reader: &Reader<'_>, at: usize) -> Dated {
    if reader.lexemes.digits(at).is_empty() {
        return None;
    }
    let found = year_first(reader, at).or_else(|| year_last(reader, at)).or_else(|| compact(reader, at));
    let found = found.or_else(|| introduced_day(reader, at))?;
    Some((found.0, found.1, "time.date.numeric"))
}

fn number(reader: &Reader<'_>, at: usize) -> Option<i16> {
    let digits = reader.lexemes.digits(at);
    (1..=2).contains(&digits.len()).then(|| digits.parse().ok())?
}

/// The separator at a place, glued on both sides.
fn separator(reader: &Reader<'_>, at: usize) -> Option<char> {
    let sign = reader.lexemes.sign(at);
    let tight = reader.lexemes.glued(at) && reader.lexemes.glued(at + 1);
    (tight && matches!(sign, '-' | '/' | '.')).then_some(sign)
}

fn day(year: i16, month: i16, day: i16) -> Option<When> {
    Day::new(year, month as i8, day as i8).ok().map(|day| When::At(Stamp::Day(day)))
}

/// A month in digits or by name.
fn month(reader: &Reader<'_>, at: usize) -> Option<i16> {
    number(reader, at).or_else(|| reader.month(at).map(|((month, _), _)| i16::from(month)))
}

/// `2016-05-06`, `2016/May/06`, `2020/23/Sep`, `2016-05`.
fn year_first(reader: &Reader<'_>, at: usize) -> Read<When> {
    let digits = reader.lexemes.digits(at);
    let year: i16 = digits.parse().ok().filter(|year| digits.len() == 4 && (1000..2200).contains(year))?;
    let mark = separator(reader, at + 1)?;
    let second = month(reader, at + 2)?;
    if separator(reader, at + 3) == Some(mark) {
        let third = month(reader, at + 4)?;
        let by_name = reader.lexemes.shape(at + 4) == Shape::Word;
        let found = if by_name { day(year, third, second) } else { day(year, second, third) };
        return found.map(|when| (when, at + 5));
    }
    let next_year = year % 100 + 1 == second;
    let is_month = (1..=12).contains(&second) && mark == '-' && !next_year;
    is_month.then_some((When::At(Stamp::Month(year, second as i8)), at + 3))
}

/// `5/6/2016`, `23.04.2022`, `13-04-21`, `23/Sep/2020`, `23-2020-September`, `12-2015`.
fn year_last(reader: &Reader<'_>, at: usize) -> Read<When> {
    let first = month(reader, at)?;
    let mark = separator(reader, at + 1)?;
    let free = !reader.lexemes.glued(at) || !matches!(reader.lexemes.sign_before(at), '.' | '/');
    if let Some((year, end)) = four_digits(reader, at + 2).filter(|_| free) {
        if let Some(((month, _), end)) = (separator(reader, end) == Some(mark)).then(|| reader.month(end + 1)).flatten()
        {
            return day(year, i16::from(month), first).map(|when| (when, end));
        }
        let is_month = (1..=12).contains(&first) && mark != '.';
        return is_month.then_some((When::At(Stamp::Month(year, first as i8)), end));
    }
    let second = month(reader, at + 2)?;
    if separator(reader, at + 3) != Some(mark) || !free {
        return None;
    }
    let year = four_digits(reader, at + 4).map(|(year, _)| year).or_else(|| century_of(reader, at + 4, mark))?;
    let by_name = reader.lexemes.shape(at + 2) == Shape::Word;
    let found = if by_name { day(year, second, first) } else { either_order(year, first, second, mark) };
    found.map(|when| (when, at + 5))
}

/// The year of two digits in a date with slashes; versions and addresses have no slashes.
fn century_of(reader: &Reader<'_>, at: usize, mark: char) -> Option<i16> {
    let digits = reader.lexemes.digits(at);
    let year: i16 = digits.parse().ok().filter(|_| digits.len() == 2 && mark == '/')?;
    Some(if year < 40 { 2000 + year } else { 1900 + year })
}

/// Month first with slashes where that is possible, day first with dots.
fn either_order(year: i16, first: i16, second: i16, mark: char) -> Option<When> {
    let (month_first, day_first) = (|| day(year, first, second), || day(year, second, first));
    if mark == '.' { day_first().or_else(month_first) } else { month_first().or_else(day_first) }
}

/// Whether a date in digits can be read with day and month in either order.
pub(super) fn is_ambiguous(reader: &Reader<'_>, at: usize) -> bool {
    let pair = number(reader, at).zip(number(reader, at + 2));
    let slashed = matches!(reader.lexemes.sign(at + 1), '/' | '.' | '-');
    slashed && pair.is_some_and(|(first, second)| first <= 12 && second <= 12 && first != second)
}

/// `20161016`.
fn compact(reader: &Reader<'_>, at: usize) -> Read<When> {
    let digits = reader.lexemes.digits(at);
    if digits.len() != 8 || !(digits.starts_with("19") || digits.starts_with("20")) {
        return None;
    }
    let when = day(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?)?;
    Some((when, at + 1))
}

fn introduced_day(reader: &Reader<'_>, at: usize) -> Read<When> {
    let before = lists::BEFORE_DAY.has(reader.lexemes.word_before(at));
    let listed = reader.lexemes.sign(at + 1) == '/'
        && number(reader, at + 2).is_some_and(|second| second > 12)
        && number(reader, at).is_some_and(|first| first <= 12)
        && reader.lexemes.shape(at + 3) != Shape::Word;
    let slash = reader.lexemes.sign(at + 1) == '/';
    (slash && (before || listed)).then(|| day_and_month(reader, at))?
}

/// `22/04`, `11/20`, `7.6`: day and month without a year.
pub(super) fn day_and_month(reader: &Reader<'_>, at: usize) -> Read<When> {
    separator(reader, at + 1)?;
    let (first, second) = (number(reader, at)?, number(reader, at + 2)?);
    let fits = |month: i16, day: i16| Day::new(2000, month as i8, day as i8).is_ok();
    let (month, day) = if fits(first, second) { (first, second) } else { (second, first) };
    let more = separator(reader, at + 3).is_some() && !reader.lexemes.digits(at + 4).is_empty();
    (fits(month, day) && !more).then_some((When::Named(Part::MonthDay(month as i8, day as i8), Pick::Open), at + 3))
}

/// A year without month: `2016`, `'98`, `nineteen ninety six`, where the words around allow it.
pub(super) fn bare_year(reader: &Reader<'_>, at: usize) -> Read<When> {
    let lexemes = reader.lexemes;
    let introduced = lists::BEFORE_YEAR.has(lexemes.word_before(at));
    let spelled = || introduced.then(|| spelled_year(reader, at))?;
    let apostrophe = || introduced.then(|| apostrophe_year(reader, at))?;
    let (year, end) = four_digits(reader, at).or_else(apostrophe).or_else(spelled)?;
    let year_word = lexemes.is(at, &["year", "cy"]);
    if lexemes.digits(at).is_empty() || year_word {
        return Some((When::At(Stamp::Year(year)), end));
    }
    let marked = lexemes.glued(at)
        && !matches!(lexemes.sign_before(at), '(' | '[' | '"' | '“' | '‘' | '\'' | '/' | '=' | '>' | '<')
        && !after_dash(reader, at);
    let money = matches!(lexemes.sign_before(at), '$' | '€' | '£' | '¥' | '#' | '№');
    let tied =
        lexemes.glued(end) && is_hyphen(lexemes.sign(end)) && lexemes.glued(end + 1) && !year_range_ahead(reader, end);
    let name = matches!(reader.name(at), Some(nlp::NameLabel::Org | nlp::NameLabel::Product)) && !introduced;
    let plausible = introduced || (1700..2100).contains(&year);
    let refused = marked
        || !plausible
        || name
        || money
        || (tied && !lexemes.follows(at, &["mid", "late", "early"]))
        || counts(reader, at, end, introduced);
    (!refused).then_some((When::At(Stamp::Year(year)), end))
}

fn after_dash(reader: &Reader<'_>, at: usize) -> bool {
    let sign = reader.lexemes.sign_before(at);
    let before = at.checked_sub(2).map_or("", |place| reader.lexemes.word(place));
    let year_before = at.checked_sub(2).is_some_and(|place| four_digits(reader, place).is_some());
    is_hyphen(sign) && (matches!(before, "mid" | "late" | "early" | "pre" | "post") || year_before)
}

fn year_range_ahead(reader: &Reader<'_>, at: usize) -> bool {
    let digits = reader.lexemes.digits(at + 1).len();
    (digits == 4 || digits == 2) || reader.lexemes.shape(at + 1) == Shape::Word
}

/// Whether the number counts something: `killed 1500 people`, `over 2000 jobs`, `2000 km`.
fn counts(reader: &Reader<'_>, at: usize, end: usize, introduced: bool) -> bool {
    use nlp::Tag::{Nn, Nns};
    let lexemes = reader.lexemes;
    let symbol = reader.lexicon.unit(lexemes.written(end));
    let unit =
        lexemes.word(end).len() <= 3 && symbol.is_some_and(|unit| unit.kind == UnitKind::Measure && !unit.ambiguous);
    let round = lexemes.digits(at).ends_with("00") && !introduced;
    let model = round && at > 0 && reader.tag(at - 1) == Some(nlp::Tag::Nnp) && reader.month(at - 1).is_none();
    let plural = reader.tag(end).is_some_and(|tag| tag == Nns);
    let noun = reader.tag(end).is_some_and(|tag| matches!(tag, Nn | Nns));
    let counted = lists::BEFORE_COUNT.has(lexemes.word_before(at)) && noun;
    lists::COUNTED.has(lexemes.word(end))
        || model
        || unit
        || counted
        || (round && plural)
        || lexemes.follows(at, &["no", "number", "page", "room", "flight", "apollo"])
}

/// A year in digits where a range of years may begin: not inside a longer number or serial.
pub(super) fn year_digits(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let (year, end) = four_digits(reader, at)?;
    let inside = reader.lexemes.glued(at) && !matches!(reader.lexemes.sign_before(at), '(' | '[' | '"' | '“' | '‘');
    (!inside).then_some((year, end))
}
