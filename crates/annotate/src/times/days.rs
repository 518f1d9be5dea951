//! Days that share their month: `18 and 19 June`, `June 18 and 19, 2016`, `3, 5 and 8 May`.

use corpus::Day;
use nlp::Tag;

use super::calendar::{date, is_day};
use super::find::Found;
use super::lexeme::{Shape, is_hyphen};
use super::reader::Reader;
use super::stamp::Stamp;
use super::when::{Meaning, Part, When};

/// The rule of such days.
const RULE: &str = "time.date.shared-month";

/// The most days of one list.
const LONGEST: usize = 6;

/// A bare day before others that end with a full date: the `18` of `18 and 19 June`.
pub(super) fn before_date(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let day = bare_day(reader, at)?;
    let mut place = at + 1;
    let mut last = day;
    for _ in 0..LONGEST {
        place = after_link(reader, place)?;
        if let Some((when, _, _)) = date(reader, place).filter(|(when, _, _)| is_day(when)) {
            let when = on(&when, day, |named| named > last)?;
            return Some(Found::new(at, at + 1, Meaning::Date(when), RULE));
        }
        last = bare_day(reader, place).filter(|next| *next > last)?;
        place += 1;
    }
    None
}

/// A date with the bare days after it: the `19` of `June 18 and 19`. A year at the end is that of all.
pub(super) fn with_more(reader: &Reader<'_>, first: Found) -> Vec<Found> {
    let Meaning::Date(when) = first.meaning.clone() else { return vec![first] };
    let Some(day) = day_of(&when) else { return vec![first] };
    let days = days_after(reader, first.to, day);
    let Some((last, _)) = days.last().copied() else { return vec![first] };
    let year = year_after(reader, last + 1).filter(|_| matches!(when, When::Named(..)));
    let whole = year.and_then(|(year, _)| in_year(&when, year)).unwrap_or(when);
    let date =
        |place: usize, end: usize, day| Some(Found::new(place, end, Meaning::Date(on(&whole, day, |_| true)?), RULE));
    let end_of = |place: usize| year.filter(|_| place == last).map_or(place + 1, |(_, end)| end);
    let more = days.iter().map_while(|(place, day)| date(*place, end_of(*place), *day));
    let more: Vec<Found> = more.collect();
    let mut found = vec![Found { meaning: Meaning::Date(whole.clone()), ..first }];
    found.extend(more);
    found
}

/// The places and numbers of bare days in rising order that follow a date.
fn days_after(reader: &Reader<'_>, mut place: usize, mut last: i8) -> Vec<(usize, i8)> {
    let mut days = Vec::new();
    while let Some((next, day)) = after_link(reader, place).and_then(|next| Some((next, bare_day(reader, next)?))) {
        let dated = date(reader, next).is_some();
        if day <= last || days.len() >= LONGEST || counts(reader, next + 1) || dated {
            break;
        }
        days.push((next, day));
        (place, last) = (next + 1, day);
    }
    days
}

/// A year after a comma or none, and the place after it.
fn year_after(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let place = at + usize::from(reader.lexemes.sign(at) == ',');
    let digits = reader.lexemes.digits(place);
    digits.parse().ok().filter(|_| digits.len() == 4).map(|year| (year, place + 1))
}

fn in_year(when: &When, year: i16) -> Option<When> {
    let When::Named(Part::MonthDay(month, day), _) = when else { return None };
    Some(When::At(Stamp::Day(Day::new(year, *month, *day).ok()?)))
}

/// The place after `and`, `or`, a comma or both.
fn after_link(reader: &Reader<'_>, at: usize) -> Option<usize> {
    let comma = at + usize::from(reader.lexemes.sign(at) == ',' && !reader.lexemes.glued(at + 1));
    let word = comma + usize::from(reader.lexemes.is(comma, &["and", "or"]));
    (word > at).then_some(word)
}

/// A day of a month in digits that stands for itself.
fn bare_day(reader: &Reader<'_>, at: usize) -> Option<i8> {
    let lexemes = reader.lexemes;
    let digits = lexemes.digits(at);
    let tied = (lexemes.glued(at)
        && lexemes.shape(at.wrapping_sub(1)) != Shape::Break
        && !matches!(lexemes.sign_before(at), '(' | '"' | '“'))
        || (lexemes.glued(at + 1)
            && lexemes.shape(at + 1) != Shape::Break
            && !matches!(lexemes.sign(at + 1), ',' | '.' | ';' | ')'))
        || is_hyphen(lexemes.sign(at + 1));
    digits.parse().ok().filter(|day| digits.len() <= 2 && !tied && (1..=31).contains(day))
}

/// Whether a noun follows that the number counts: `June 18 and 19 people`.
fn counts(reader: &Reader<'_>, at: usize) -> bool {
    let noun = reader.tag(at).is_some_and(|tag| matches!(tag, Tag::Nn | Tag::Nns | Tag::Jj | Tag::Cd | Tag::Nnp));
    (noun && reader.lexemes.digits(at).len() != 4) || matches!(reader.lexemes.sign(at), '%' | '$' | '€' | '£' | ':')
}

fn day_of(when: &When) -> Option<i8> {
    match when {
        When::Named(Part::MonthDay(_, day), _) => Some(*day),
        When::At(Stamp::Day(date)) => Some(date.day()),
        _ => None,
    }
}

/// The same date on another day of its month.
fn on(when: &When, day: i8, fits: impl Fn(i8) -> bool) -> Option<When> {
    match when {
        When::Named(Part::MonthDay(month, named), pick) if fits(*named) => {
            Day::new(2000, *month, day).ok()?;
            Some(When::Named(Part::MonthDay(*month, day), *pick))
        }
        When::At(Stamp::Day(date)) if fits(date.day()) => {
            Some(When::At(Stamp::Day(Day::new(date.year(), date.month(), day).ok()?)))
        }
        _ => None,
    }
}
