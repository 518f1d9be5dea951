//! From one calendar time to another: `from 2006 to 2007`, `1855-1917`, `between May 1 and 5`.

use super::find::Found;
use super::lexeme::is_hyphen;
use super::numeric;
use super::reader::{Read, Reader};
use super::relative::calendar_time;
use super::stamp::Stamp;
use super::when::{Meaning, Part, Pick, When};

/// The range that begins at a place, and its two ends after it.
pub(super) fn range(reader: &Reader<'_>, at: usize) -> Option<Vec<Found>> {
    let found = years(reader, at).or_else(|| introduced(reader, at));
    found.or_else(|| joined(reader, at)).or_else(|| shared_month(reader, at))
}

/// `18-19 June`, `from 18 to 19 June`, `between 18 and 19 June 2016`: the first end is a bare day.
fn shared_month(reader: &Reader<'_>, at: usize) -> Option<Vec<Found>> {
    let lexemes = reader.lexemes;
    let (start, links): (usize, &[&str]) = match lexemes.word(at) {
        "from" => (at + 1, &["to", "until", "till", "through"]),
        "between" => (at + 1, &["and"]),
        _ => (at, &["to"]),
    };
    let digits = lexemes.digits(start);
    let day: i8 = digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))?;
    let dash = is_hyphen(lexemes.sign(start + 1)) && !is_hyphen(lexemes.sign_before(start));
    let free = !lexemes.glued(start) || matches!(lexemes.sign_before(start), '(' | '"' | '“');
    let linked = free && (dash || lexemes.is(start + 1, links));
    let (second, end, rule) = linked.then(|| calendar_time(reader, start + 2))??;
    let first = match &second {
        When::Named(Part::MonthDay(month, last), pick) if day < *last => {
            When::Named(Part::MonthDay(*month, day), *pick)
        }
        When::At(Stamp::Day(date)) if day < date.day() => {
            When::At(Stamp::Day(corpus::Day::new(date.year(), date.month(), day).ok()?))
        }
        _ => return None,
    };
    Some(made(at, (start, start + 1), (start + 2, end), (first, second), rule))
}

/// `from X to Y`, `between X and Y`.
fn introduced(reader: &Reader<'_>, at: usize) -> Option<Vec<Found>> {
    let links: &[&str] = match reader.lexemes.word(at) {
        "from" => &["to", "until", "till", "through"],
        "between" => &["and"],
        _ => return None,
    };
    let (first, middle, rule) = calendar_time(reader, at + 1)?;
    let dash = is_hyphen(reader.lexemes.sign(middle));
    if !reader.lexemes.is(middle, links) && !dash {
        return None;
    }
    let (second, end) = second(reader, middle + 1, &first)?;
    Some(made(at, (at + 1, middle), (middle + 1, end), (first, second), rule))
}

/// `May 1-5`, `Monday to Friday`, `May - September 2016`.
fn joined(reader: &Reader<'_>, at: usize) -> Option<Vec<Found>> {
    let (first, middle, rule) = calendar_time(reader, at)?;
    let dash = is_hyphen(reader.lexemes.sign(middle));
    let to = reader.lexemes.is(middle, &["to", "through"]);
    let places = matches!(
        first,
        When::At(_) | When::Named(Part::MonthDay(..) | Part::Month(_) | Part::Weekday(_) | Part::Quarter(_), _)
    );
    if !(dash || to) || !places {
        return None;
    }
    let (second, end) = second(reader, middle + 1, &first)?;
    let alike = to_part(&first) == to_part(&second) || matches!((&first, &second), (When::Named(..), When::At(_)));
    alike.then(|| made(at, (at, middle), (middle + 1, end), (first, second), rule))
}

/// What kind of time it is, to tell `2 May to Friday` from a range.
fn to_part(when: &When) -> u8 {
    match when {
        When::At(Stamp::Day(_)) | When::Named(Part::MonthDay(..), _) => 1,
        When::At(Stamp::Month(..)) | When::Named(Part::Month(_), _) => 2,
        When::At(Stamp::Year(_)) => 3,
        When::At(Stamp::Decade(_) | Stamp::Century(_)) => 4,
        When::Named(Part::Weekday(_), _) => 5,
        When::Named(Part::Quarter(_), _) => 6,
        _ => 0,
    }
}

/// The second end: a date, or a day of the month that the first names.
fn second(reader: &Reader<'_>, at: usize, first: &When) -> Read<When> {
    if let Some((when, end, _)) = calendar_time(reader, at) {
        return Some((when, end));
    }
    let digits = reader.lexemes.digits(at);
    let day: i8 = digits.parse().ok().filter(|day| digits.len() <= 2 && (1..=31).contains(day))?;
    let when = match first {
        When::Named(Part::MonthDay(month, start), pick) if day > *start => {
            When::Named(Part::MonthDay(*month, day), *pick)
        }
        When::At(Stamp::Day(date)) if day > date.day() => {
            When::At(Stamp::Day(corpus::Day::new(date.year(), date.month(), day).ok()?))
        }
        _ => return None,
    };
    Some((when, at + 1))
}

fn made(
    at: usize,
    first_at: (usize, usize),
    second_at: (usize, usize),
    (first, second): (When, When),
    rule: &'static str,
) -> Vec<Found> {
    let first = with_year_of(first, &second);
    let whole = Found::new(at, second_at.1, Meaning::Range(first.clone(), second.clone()), "time.range");
    let left = Found::new(first_at.0, first_at.1, Meaning::Date(first), rule);
    let right = Found::new(second_at.0, second_at.1, Meaning::Date(second), rule);
    vec![whole, left, right]
}

/// `from March to May 2014`: the first end has the year of the second.
fn with_year_of(first: When, second: &When) -> When {
    let (year, month) = match second {
        When::At(Stamp::Day(day)) => (day.year(), day.month()),
        When::At(Stamp::Month(year, month)) => (*year, *month),
        _ => return first,
    };
    match first {
        When::Named(Part::Month(from), Pick::Open) => When::At(Stamp::Month(year - i16::from(from > month), from)),
        When::Named(Part::MonthDay(from, day), Pick::Open) => {
            let date = corpus::Day::new(year - i16::from(from > month), from, day);
            date.map_or(first, |date| When::At(Stamp::Day(date)))
        }
        other => other,
    }
}

/// `1855-1917`, `2006-07`, `2006/07`.
fn years(reader: &Reader<'_>, at: usize) -> Option<Vec<Found>> {
    let (first, middle) = numeric::year_digits(reader, at)?;
    let tight = reader.lexemes.glued(middle) && reader.lexemes.glued(middle + 1);
    let mark = is_hyphen(reader.lexemes.sign(middle)) || (reader.lexemes.sign(middle) == '/' && tight);
    let digits = reader.lexemes.digits(middle + 1);
    let last: i16 = digits.parse().ok()?;
    let last = match digits.len() {
        4 => last,
        2 if tight => first / 100 * 100 + last,
        _ => return None,
    };
    let more = reader.lexemes.glued(middle + 2)
        && (is_hyphen(reader.lexemes.sign(middle + 2)) || matches!(reader.lexemes.sign(middle + 2), '/' | '%'));
    let fits = mark && last > first && last < 2200 && last - first < 1000 && !more;
    let ends = (When::At(Stamp::Year(first)), When::At(Stamp::Year(last)));
    fits.then(|| made(at, (at, middle), (middle + 1, middle + 2), ends, "time.year"))
}
