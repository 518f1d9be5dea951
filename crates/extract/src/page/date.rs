//! Dates as pages print them: found in a short line, at the precision written.

use std::ops::Range;

use corpus::{Doubt, Edtf};
use regex::Captures;

use super::words::Pattern;

/// A date found in a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// What it says.
    pub(crate) value: Edtf,
    /// Where, in bytes of the line.
    pub(crate) range: Range<usize>,
    /// Why it may be read otherwise.
    pub(crate) doubt: Option<Doubt>,
}

macro_rules! month {
    () => {
        "(January|February|March|April|May|June|July|August|September|October|November|December|\
            Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
    };
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

static MONTH_FIRST: Pattern =
    Pattern::of(concat!(r"(?i)", month!(), r"\.?\s{0,2}([0-9]{1,2})(?:st|nd|rd|th)?,?\s{1,2}([0-9]{4})(?-u:\b)"));
static DAY_FIRST: Pattern = Pattern::of(concat!(
    r"(?i)(?-u:\b)([0-9]{1,2})(?:st|nd|rd|th)?(?:\s{1,2}|\s?[-/.]\s?)(?:of )?",
    month!(),
    r"\.?(?:,?\s{1,2}|[-/.])([0-9]{4})(?-u:\b)"
));
static YEAR_FIRST: Pattern = Pattern::of(r"(?-u:\b)([0-9]{4})(?:[-/.]|年)([0-9]{1,2})(?:[-/.]|月)([0-9]{1,2})");
static NUMBERS: Pattern = Pattern::of(r"(?-u:\b)([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})(?-u:\b)");
static MONTH_ONLY: Pattern = Pattern::of(concat!(r"(?i)(?-u:\b)", month!(), r"\.?,?\s{1,2}([0-9]{4})(?-u:\b)"));

/// The EDTF of a date as written, and why it may be read otherwise.
type Reading = (String, Option<Doubt>);

/// The dates of a line, in order, those that say more before those that say less.
pub(crate) fn dates(line: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // Every date has a year, and few lines have one.
    if !line.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit)) {
        return found;
    }
    let mut add = |form: &Pattern, read: &dyn Fn(&Captures<'_>) -> Option<Reading>| {
        for captures in form.captures(line) {
            let range = captures.get(0).map_or(0..0, |whole| whole.range());
            let free = found.iter().all(|other| other.range.end <= range.start || range.end <= other.range.start);
            let value = read(&captures).filter(|_| free);
            if let Some((value, doubt)) = value.and_then(|(value, doubt)| Some((plausible(&value)?, doubt))) {
                found.push(Found { value, range, doubt });
            }
        }
    };
    add(&MONTH_FIRST, &|c| Some((day(&c[3], month(&c[1])?, number(&c[2])?), None)));
    add(&DAY_FIRST, &|c| Some((day(&c[3], month(&c[2])?, number(&c[1])?), None)));
    add(&YEAR_FIRST, &|c| Some((day(&c[1], number(&c[2])?, number(&c[3])?), None)));
    add(&NUMBERS, &|c| either_order(number(&c[1])?, number(&c[2])?, &c[3]));
    add(&MONTH_ONLY, &|c| Some((format!("{}-{:02}", &c[2], month(&c[1])?), None)));
    found.sort_by_key(|date| date.range.start);
    found
}

/// A number before a number: the day is the one above twelve; where both may be it, only the year is known.
fn either_order(first: u8, second: u8, year: &str) -> Option<Reading> {
    match (first, second) {
        (1..=12, 1..=12) if first != second => {
            Some((year.to_owned(), Some(Doubt::new("day and month may be read in either order"))))
        }
        (_, 1..=12) => Some((day(year, second, first), None)),
        (1..=12, _) => Some((day(year, first, second), None)),
        _ => None,
    }
}

/// A date that a news page may bear.
fn plausible(value: &str) -> Option<Edtf> {
    let date = Edtf::parse(value)?;
    date.earliest().is_some_and(|day| (1700..2200).contains(&day.year())).then_some(date)
}

fn day(year: &str, month: u8, day: u8) -> String {
    format!("{year}-{month:02}-{day:02}")
}

fn number(digits: &str) -> Option<u8> {
    digits.parse().ok()
}

/// The number of a month by its first three letters.
pub(crate) fn month(name: &str) -> Option<u8> {
    let start: String = name.chars().take(3).flat_map(char::to_lowercase).collect();
    let start = match start.as_str() {
        "mär" => "mar",
        "mai" => "may",
        "okt" => "oct",
        "dez" => "dec",
        english => english,
    };
    MONTHS.iter().position(|month| *month == start).and_then(|index| u8::try_from(index + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<String> {
        dates(line).into_iter().map(|date| date.value.to_string()).collect()
    }

    #[test]
    fn the_usual_forms_are_read() {
        for (line, date) in [
            ("Published: 12 May 2020, 10:35", "2020-05-12"),
            ("Sept. 3rd, 1998", "1998-09-03"),
            ("MAY 6 2016", "2016-05-06"),
            ("By Ada OnwuMay 6, 2016", "2016-05-06"),
            ("2016-05-06T10:00:00Z", "2016-05-06"),
            ("31.12.2019", "2019-12-31"),
            ("12/31/2019", "2019-12-31"),
            ("05/05/2019", "2019-05-05"),
            ("04-Jul-2011", "2011-07-04"),
            ("March 2016", "2016-03"),
            ("2016年5月6日", "2016-05-06"),
        ] {
            assert_eq!(read(line), [date], "{line}");
        }
    }

    #[test]
    fn an_order_that_cannot_be_known_leaves_the_year() {
        let found = dates("05/06/2016");
        assert_eq!(found[0].value.as_str(), "2016");
        assert!(found[0].doubt.is_some());
    }

    #[test]
    fn what_is_no_date_is_left() {
        assert_eq!(read("The Mayor 6 times; 99/99/2016; February 30, 2016"), [] as [&str; 0]);
    }
}
