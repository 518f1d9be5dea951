//! A calendar time of some length, and how TIMEX3 and EDTF write it.

use corpus::{Day, Edtf};
use jiff::ToSpan;
use jiff::civil::{ISOWeekDate, Weekday};
use lexicon::List;

use super::lists;

/// A calendar time: a day, or a longer one that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stamp {
    /// One day.
    Day(Day),
    /// A week from Monday: ISO year and week.
    Week(i16, i8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i16, i8),
    /// A month.
    Month(i16, i8),
    /// 1 spring to 4 winter (northern).
    Season(i16, u8),
    /// 1 to 4.
    Quarter(i16, u8),
    /// 1 or 2.
    Half(i16, u8),
    /// A year.
    Year(i16),
    /// A business year, named by the calendar year it is counted as.
    FiscalYear(i16),
    /// Ten years from the one that ends in 0.
    Decade(i16),
    /// A hundred years from the one that ends in 00.
    Century(i16),
}

impl Stamp {
    /// The value as TIMEX3 writes it.
    pub(crate) fn timex(self) -> String {
        match self {
            Stamp::Day(day) => day.to_string(),
            Stamp::Week(year, week) => format!("{year:04}-W{week:02}"),
            Stamp::Weekend(year, week) => format!("{year:04}-W{week:02}-WE"),
            Stamp::Month(year, month) => format!("{year:04}-{month:02}"),
            Stamp::Season(year, season) => format!("{year:04}-{}", season_code(season)),
            Stamp::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Stamp::Half(year, half) => format!("{year:04}-H{half}"),
            Stamp::Year(year) => format!("{year:04}"),
            Stamp::FiscalYear(year) => format!("FY{year:04}"),
            Stamp::Decade(year) => format!("{:03}", year / 10),
            Stamp::Century(year) => format!("{:02}", year / 100),
        }
    }

    /// The same as EDTF; weeks and weekends as intervals of days.
    pub(crate) fn edtf(self) -> Option<Edtf> {
        let written = match self {
            Stamp::Day(day) => return Some(Edtf::day(day)),
            Stamp::Month(..) | Stamp::Year(_) => self.timex(),
            Stamp::Season(year, season) => format!("{year:04}-{}", 20 + season),
            Stamp::Quarter(year, quarter) => format!("{year:04}-{}", 32 + quarter),
            Stamp::Half(year, half) => format!("{year:04}-{}", 39 + half),
            Stamp::Decade(year) => format!("{:03}X", year / 10),
            Stamp::Century(year) => format!("{:02}XX", year / 100),
            Stamp::FiscalYear(year) => format!("{year:04}~"),
            Stamp::Week(..) | Stamp::Weekend(..) => format!("{}/{}", self.first()?, self.last()?),
        };
        Edtf::parse(&written)
    }

    /// The first day.
    pub(crate) fn first(self) -> Option<Day> {
        match self {
            Stamp::Week(year, week) => day_of_week(year, week, Weekday::Monday),
            Stamp::Weekend(year, week) => day_of_week(year, week, Weekday::Saturday),
            _ => self.edtf()?.earliest(),
        }
    }

    /// The last day.
    pub(crate) fn last(self) -> Option<Day> {
        match self {
            Stamp::Week(year, week) | Stamp::Weekend(year, week) => day_of_week(year, week, Weekday::Sunday),
            _ => self.edtf()?.latest(),
        }
    }

    /// The year it is counted in.
    pub(crate) fn year(self) -> i16 {
        match self {
            Stamp::Day(day) => day.year(),
            Stamp::Week(year, _)
            | Stamp::Weekend(year, _)
            | Stamp::Month(year, _)
            | Stamp::Season(year, _)
            | Stamp::Quarter(year, _)
            | Stamp::Half(year, _)
            | Stamp::Year(year)
            | Stamp::FiscalYear(year)
            | Stamp::Decade(year)
            | Stamp::Century(year) => year,
        }
    }

    /// The stamp of this unit that a day lies in.
    pub(crate) fn around(day: Day, unit: Unit) -> Stamp {
        let week = day.iso_week_date();
        let month = day.month();
        match unit {
            Unit::Week => Stamp::Week(week.year(), week.week()),
            Unit::Weekend => Stamp::Weekend(week.year(), week.week()),
            Unit::Month => Stamp::Month(day.year(), month),
            Unit::Quarter => Stamp::Quarter(day.year(), (month as u8 - 1) / 3 + 1),
            Unit::Half => Stamp::Half(day.year(), (month as u8 - 1) / 6 + 1),
            Unit::Year => Stamp::Year(day.year()),
            Unit::FiscalYear => Stamp::FiscalYear(day.year()),
            Unit::Decade => Stamp::Decade(day.year() / 10 * 10),
            Unit::Century => Stamp::Century(day.year() / 100 * 100),
            _ => Stamp::Day(day),
        }
    }

    /// The stamp so many units later; none outside the calendar.
    pub(crate) fn shifted(self, unit: Unit, by: i32) -> Option<Stamp> {
        let moved = shift_day(self.first()?, unit, by)?;
        Some(Stamp::around(moved, self.unit()))
    }

    /// The unit it is one of.
    pub(crate) fn unit(self) -> Unit {
        match self {
            Stamp::Day(_) => Unit::Day,
            Stamp::Week(..) => Unit::Week,
            Stamp::Weekend(..) => Unit::Weekend,
            Stamp::Month(..) => Unit::Month,
            Stamp::Season(..) => Unit::Season,
            Stamp::Quarter(..) => Unit::Quarter,
            Stamp::Half(..) => Unit::Half,
            Stamp::Year(_) => Unit::Year,
            Stamp::FiscalYear(_) => Unit::FiscalYear,
            Stamp::Decade(_) => Unit::Decade,
            Stamp::Century(_) => Unit::Century,
        }
    }
}

/// A day so many units later.
pub(crate) fn shift_day(day: Day, unit: Unit, by: i32) -> Option<Day> {
    let by = i64::from(by);
    let span = match unit {
        Unit::Day | Unit::BusinessDay => 1.day().checked_mul(by),
        Unit::Week | Unit::Weekend | Unit::Fortnight => {
            1.week().checked_mul(if unit == Unit::Fortnight { by * 2 } else { by })
        }
        Unit::Month => 1.month().checked_mul(by),
        Unit::Quarter | Unit::Season => 3.months().checked_mul(by),
        Unit::Half => 6.months().checked_mul(by),
        Unit::Year | Unit::FiscalYear => 1.year().checked_mul(by),
        Unit::Decade => 10.years().checked_mul(by),
        Unit::Century => 100.years().checked_mul(by),
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
    };
    day.checked_add(span.ok()?).ok().filter(|day| day.year() > 0)
}

fn day_of_week(year: i16, week: i8, weekday: Weekday) -> Option<Day> {
    ISOWeekDate::new(year, week, weekday).ok().map(ISOWeekDate::date)
}

fn season_code(season: u8) -> &'static str {
    ["SP", "SU", "FA", "WI"][usize::from(season.clamp(1, 4)) - 1]
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    BusinessDay,
    Week,
    Weekend,
    Fortnight,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    FiscalYear,
    Decade,
    Century,
}

/// The words of units.
static UNITS: [(&List, Unit); 13] = [
    (&lists::SECONDS, Unit::Second),
    (&lists::MINUTES, Unit::Minute),
    (&lists::HOURS, Unit::Hour),
    (&lists::DAYS, Unit::Day),
    (&lists::WORKING_DAYS, Unit::BusinessDay),
    (&lists::WEEKS, Unit::Week),
    (&lists::WEEKENDS, Unit::Weekend),
    (&lists::FORTNIGHTS, Unit::Fortnight),
    (&lists::MONTHS, Unit::Month),
    (&lists::QUARTERS, Unit::Quarter),
    (&lists::YEARS, Unit::Year),
    (&lists::DECADES, Unit::Decade),
    (&lists::CENTURIES, Unit::Century),
];

impl Unit {
    /// The unit a word names, singular or plural.
    pub(crate) fn of(word: &str) -> Option<Unit> {
        UNITS.iter().find(|(words, _)| words.has(word)).map(|(_, unit)| *unit)
    }

    /// The letters and factor of an ISO 8601 period: `3` weeks is `P3W`, a quarter `P3M`.
    pub(crate) fn period(self, amount: &str) -> String {
        match self {
            Unit::Second => format!("PT{amount}S"),
            Unit::Minute => format!("PT{amount}M"),
            Unit::Hour => format!("PT{amount}H"),
            Unit::Day => format!("P{amount}D"),
            Unit::BusinessDay => format!("P{amount}WD"),
            Unit::Week => format!("P{amount}W"),
            Unit::Weekend => format!("P{amount}WE"),
            Unit::Fortnight => format!("P{}W", times(amount, 2.0)),
            Unit::Month => format!("P{amount}M"),
            Unit::Season | Unit::Quarter => format!("P{}M", times(amount, 3.0)),
            Unit::Half => format!("P{}M", times(amount, 6.0)),
            Unit::Year | Unit::FiscalYear => format!("P{amount}Y"),
            Unit::Decade if amount == "X" => "PXDE".to_owned(),
            Unit::Century if amount == "X" => "PXCE".to_owned(),
            Unit::Decade => format!("P{}Y", times(amount, 10.0)),
            Unit::Century => format!("P{}Y", times(amount, 100.0)),
        }
    }
}

fn times(amount: &str, factor: f64) -> String {
    amount.parse::<f64>().map_or_else(|_| "X".to_owned(), |amount| format!("{}", amount * factor))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_are_written_in_both_standards() {
        for (stamp, timex, edtf) in [
            (Stamp::Week(2016, 18), "2016-W18", "2016-05-02/2016-05-08"),
            (Stamp::Quarter(2016, 3), "2016-Q3", "2016-35"),
            (Stamp::Season(2016, 2), "2016-SU", "2016-22"),
            (Stamp::Decade(1990), "199", "199X"),
            (Stamp::Century(1900), "19", "19XX"),
        ] {
            assert_eq!(stamp.timex(), timex);
            assert_eq!(stamp.edtf().expect("an EDTF").as_str(), edtf);
        }
    }
}
