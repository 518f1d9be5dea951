//! Dates at the precision known: the subset of EDTF (ISO 8601-2:2019) that news needs.

use std::fmt;
use std::sync::Arc;

/// A day of the proleptic Gregorian calendar.
pub use jiff::civil::Date as Day;
use jiff::civil::date;

/// A date, period or interval in EDTF, with its earliest and latest day.
///
/// Read: `2016`, `2016-05`, `2016-05-06`, date-times, seasons (`2016-21` to `-24`), quarters (`-33` to
/// `-36`), half years (`-40`, `-41`), unspecified digits (`201X`, `19XX`), the qualifiers `?`, `~` and
/// `%`, and intervals with open ends (`2016-05/..`).
///
/// One pointer wide, as most rows of a table could have a date and few do; a copy shares what it points at.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf(Arc<Dated>);

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Dated {
    written: Box<str>,
    earliest: Option<Day>,
    latest: Option<Day>,
}

impl Edtf {
    /// Reads an EDTF string; `None` where it is none, or names no day of the calendar.
    pub fn parse(written: &str) -> Option<Edtf> {
        let written = written.trim();
        let (earliest, latest) = match written.split_once('/') {
            Some((from, to)) => interval(from, to)?,
            None => bounds(written).map(|(first, last)| (Some(first), Some(last)))?,
        };
        Some(Edtf::of(written, earliest, latest))
    }

    /// The EDTF of one day.
    pub fn day(day: Day) -> Edtf {
        Edtf::of(&day.to_string(), Some(day), Some(day))
    }

    fn of(written: &str, earliest: Option<Day>, latest: Option<Day>) -> Edtf {
        Edtf(Arc::new(Dated { written: written.into(), earliest, latest }))
    }

    /// The first day it may mean; none where it is open to the past.
    pub fn earliest(&self) -> Option<Day> {
        self.0.earliest
    }

    /// The last day it may mean; none where it is open to the future.
    pub fn latest(&self) -> Option<Day> {
        self.0.latest
    }

    /// The day it means, where it means exactly one.
    pub fn exact_day(&self) -> Option<Day> {
        self.0.earliest.filter(|_| self.0.earliest == self.0.latest)
    }

    /// The EDTF string.
    pub fn as_str(&self) -> &str {
        &self.0.written
    }

    /// Whether the two may mean one day.
    pub fn overlaps(&self, other: &Edtf) -> bool {
        let starts_in_time = |a: Option<Day>, b: Option<Day>| a.zip(b).is_none_or(|(start, end)| start <= end);
        starts_in_time(self.0.earliest, other.0.latest) && starts_in_time(other.0.earliest, self.0.latest)
    }

    /// Whether every day it may mean is one that `other` may mean.
    pub fn within(&self, other: &Edtf) -> bool {
        let from = other.0.earliest.is_none_or(|start| self.0.earliest.is_some_and(|own| own >= start));
        let to = other.0.latest.is_none_or(|end| self.0.latest.is_some_and(|own| own <= end));
        from && to
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.written)
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.written)
    }
}

type Ends = (Option<Day>, Option<Day>);

fn interval(from: &str, to: &str) -> Option<Ends> {
    let open = |end: &str| end.is_empty() || end == "..";
    let start = if open(from) { None } else { Some(bounds(from)?) };
    let end = if open(to) { None } else { Some(bounds(to)?) };
    let ends = (start.map(|(first, _)| first), end.map(|(_, last)| last));
    let inverted = ends.0.zip(ends.1).is_some_and(|(first, last)| first > last);
    (!inverted && ends != (None, None)).then_some(ends)
}

/// The first and last day of a date without interval.
fn bounds(written: &str) -> Option<(Day, Day)> {
    let plain = written.trim_end_matches(['?', '~', '%']);
    let day_part = plain.split('T').next()?;
    let mut parts = day_part.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    match (month, day) {
        (None, _) => years(year),
        (Some(month), None) => months(number(year, 4)?, number(month, 2)? as i8),
        (Some(month), Some(day)) => {
            let day = Day::new(number(year, 4)?, number(month, 2)? as i8, number(day, 2)? as i8).ok()?;
            Some((day, day))
        }
    }
}

fn number(digits: &str, length: usize) -> Option<i16> {
    (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// A year, or one with unspecified last digits: `2016`, `201X`, `20XX`.
fn years(year: &str) -> Option<(Day, Day)> {
    let known = year.trim_end_matches('X');
    if year.len() != 4 || known.is_empty() {
        return None;
    }
    let unknown = (4 - known.len()) as u32;
    let first = number(known, known.len())? * 10_i16.pow(unknown);
    let last = first + 10_i16.pow(unknown) - 1;
    (first > 0).then(|| (date(first, 1, 1), date(last, 12, 31)))
}

/// A month, season (northern), quarter or half year.
fn months(year: i16, month: i8) -> Option<(Day, Day)> {
    let (first, last, last_year) = match month {
        1..=12 => (month, month, year),
        21 => (3, 5, year),
        22 => (6, 8, year),
        23 => (9, 11, year),
        24 => (12, 2, year.checked_add(1)?),
        33..=36 => ((month - 33) * 3 + 1, (month - 33) * 3 + 3, year),
        40 | 41 => ((month - 40) * 6 + 1, (month - 40) * 6 + 6, year),
        _ => return None,
    };
    let end = Day::new(last_year, last, 1).ok()?.last_of_month();
    Some((Day::new(year, first, 1).ok()?, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(written: &str) -> (String, String) {
        let edtf = Edtf::parse(written).expect(written);
        let show = |day: Option<Day>| day.map_or_else(|| "..".to_owned(), |day| day.to_string());
        (show(edtf.earliest()), show(edtf.latest()))
    }

    #[test]
    fn every_form_has_its_first_and_last_day() {
        for (written, first, last) in [
            ("2016", "2016-01-01", "2016-12-31"),
            ("2016-02", "2016-02-01", "2016-02-29"),
            ("2016-05-06", "2016-05-06", "2016-05-06"),
            ("2016-05-06T10:00Z", "2016-05-06", "2016-05-06"),
            ("2016-24", "2016-12-01", "2017-02-28"),
            ("2016-34", "2016-04-01", "2016-06-30"),
            ("2016-41", "2016-07-01", "2016-12-31"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("19XX", "1900-01-01", "1999-12-31"),
            ("2016-05~", "2016-05-01", "2016-05-31"),
            ("2016-05/..", "2016-05-01", ".."),
            ("../2016-05", "..", "2016-05-31"),
            ("2006/2007", "2006-01-01", "2007-12-31"),
        ] {
            assert_eq!(ends(written), (first.to_owned(), last.to_owned()), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for written in
            ["", "2016-13", "2016-02-30", "16", "XXXX", "0000", "2016/2015", "../..", "May", "2016-5-6", "٢٠١٦"]
        {
            assert_eq!(Edtf::parse(written), None, "{written}");
        }
    }

    #[test]
    fn overlap_and_containment_respect_precision() {
        let parse = |written| Edtf::parse(written).expect("a date");
        assert!(parse("2016-05").overlaps(&parse("2016-05-06")));
        assert!(parse("2016-05-06").within(&parse("2016-05")));
        assert!(!parse("2016-05").within(&parse("2016-05-06")));
        assert!(!parse("2016-06/..").overlaps(&parse("2016-05")));
        assert_eq!(parse("2016-05").exact_day(), None);
    }
}
