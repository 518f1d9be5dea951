//! Holidays and the days they fall on.

use corpus::Day;
use jiff::ToSpan;
use jiff::civil::Weekday;
use lexicon::{CalendarKind, HolidayRule};

use super::calendar::{Dated, year_after};
use super::lexeme::Shape;
use super::reader::Reader;
use super::stamp::Stamp;
use super::when::{Part, Pick, When};

/// The longest name of a holiday, in lexemes.
const LONGEST: usize = 6;

/// The holiday that begins at a place, with its year where one follows.
pub(super) fn holiday(reader: &Reader<'_>, at: usize) -> Dated {
    let (rule, end) = (1..=LONGEST).rev().find_map(|count| named(reader, at, at + count))?;
    let part = Part::Holiday(rule);
    if let Some((year, after)) = year_after(reader, end) {
        return Some((When::Within(part, Box::new(When::At(Stamp::Year(year)))), after, "time.holiday"));
    }
    Some((When::Named(part, Pick::Open), end, "time.holiday"))
}

fn named(reader: &Reader<'_>, from: usize, to: usize) -> Option<(HolidayRule, usize)> {
    if reader.lexemes.shape(from) != Shape::Word
        || reader.lexemes.shape(to - 1) != Shape::Word
        || reader.lexemes.word(from).len() < 3
    {
        return None;
    }
    let form = reader.text.slice(reader.lexemes.span(from, to)).replace('\u{2019}', "'");
    let form = if form.starts_with(char::is_uppercase) { form } else { capitals(&form) };
    let word = reader.lexicon.calendar(&form).filter(|word| !word.ambiguous)?;
    match word.kind {
        CalendarKind::Holiday(HolidayRule::Other) => None,
        CalendarKind::Holiday(rule) => Some((rule, to)),
        _ => None,
    }
}

/// Each word with a capital.
fn capitals(form: &str) -> String {
    let word = |word: &str| {
        word.chars().next().map_or_else(String::new, |first| first.to_uppercase().chain(word.chars().skip(1)).collect())
    };
    form.split(' ').map(word).collect::<Vec<String>>().join(" ")
}

/// The day a holiday falls on in a year; none for those of other calendars.
pub(super) fn day_of(rule: HolidayRule, year: i16) -> Option<Day> {
    match rule {
        HolidayRule::Fixed(month, day) => Day::new(year, month as i8, day as i8).ok(),
        HolidayRule::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        HolidayRule::OrthodoxEaster(days) => orthodox_easter(year)?.checked_add(i64::from(days).days()).ok(),
        HolidayRule::Nth { month, weekday, nth } => {
            let weekday = Weekday::from_monday_zero_offset(weekday as i8).ok()?;
            Day::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        HolidayRule::Other => None,
    }
}

/// Western Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, g) = (b / 4, b % 4, (8 * b + 13) / 25);
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Day::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

/// Orthodox Easter Sunday in the Gregorian calendar, 1900 to 2099 (Meeus's Julian algorithm).
fn orthodox_easter(year: i16) -> Option<Day> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let julian = Day::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()?;
    julian.checked_add(13.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_feasts_fall_on_their_days() {
        let of = |rule, year| day_of(rule, year).expect("a day").to_string();
        assert_eq!(of(HolidayRule::Easter(0), 2018), "2018-04-01");
        assert_eq!(of(HolidayRule::Easter(-2), 2019), "2019-04-19");
        assert_eq!(of(HolidayRule::OrthodoxEaster(0), 2016), "2016-05-01");
        assert_eq!(of(HolidayRule::Nth { month: 11, weekday: 3, nth: 4 }, 2016), "2016-11-24");
    }
}
