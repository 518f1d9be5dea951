//! The TIMEX3 value of a time whose anchor is not known: `XXXX-05-06`, `XXXX-WXX-2`.

use super::stamp::Unit;
use super::when::{Part, When};

/// The value with `X` for what is not known.
pub(super) fn unresolved(when: &When) -> String {
    match when {
        When::At(stamp) => stamp.timex(),
        When::Named(part, _) | When::Within(part, _) => of_part(*part),
        When::Shifted { unit, .. } | When::Again { unit, .. } | When::Beside { unit, .. } => of_unit(*unit).to_owned(),
    }
}

fn of_part(part: Part) -> String {
    match part {
        Part::Month(month) => format!("XXXX-{month:02}"),
        Part::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Part::DayNumber(day) | Part::WeekdayNumber(_, day) => format!("XXXX-XX-{day:02}"),
        Part::Weekday(day) => format!("XXXX-WXX-{}", day + 1),
        Part::Weekend => "XXXX-WXX-WE".to_owned(),
        Part::Season(season) => format!("XXXX-{}", ["SP", "SU", "FA", "WI"][usize::from(season.clamp(1, 4)) - 1]),
        Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
        Part::Half(half) => format!("XXXX-H{half}"),
        Part::Week(week) if week > 0 => format!("XXXX-W{week:02}"),
        Part::Week(_) => "XXXX-WXX".to_owned(),
        Part::Holiday(_) => "XXXX-XX-XX".to_owned(),
    }
}

fn of_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Season | Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::FiscalYear => "FYXXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::BusinessDay => "XXXX-XX-XX",
    }
}
