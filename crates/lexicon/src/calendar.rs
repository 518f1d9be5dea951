//! Months, weekdays, seasons, and holidays with the rule that dates them.

use crate::table::Row;

/// How a holiday falls in a year of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayRule {
    /// Every year on this month and day.
    Fixed(u8, u8),
    /// So many days after Western Easter Sunday (negative: before).
    Easter(i16),
    /// So many days after Orthodox Easter Sunday.
    OrthodoxEaster(i16),
    /// The n-th weekday of a month.
    Nth {
        /// 1 January to 12 December.
        month: u8,
        /// 0 Monday to 6 Sunday.
        weekday: u8,
        /// Which of them; -1 the last.
        nth: i8,
    },
    /// By another calendar (lunar, Islamic, Hebrew, Hindu): no date is computed.
    Other,
}

/// What a calendar word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarKind {
    /// 1 January to 12 December.
    Month(u8),
    /// 0 Monday to 6 Sunday.
    Weekday(u8),
    /// 1 spring, 2 summer, 3 autumn, 4 winter (northern).
    Season(u8),
    /// A holiday or feast.
    Holiday(HolidayRule),
}

/// A form of a calendar name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarWord {
    /// Capitalised as written; seasons in lower case; abbreviations without full stop.
    pub form: &'static str,
    /// What it names.
    pub kind: CalendarKind,
    /// The form is also an ordinary word (`May`, `March`, `fall`, `Sun`).
    pub ambiguous: bool,
}

impl Row for CalendarWord {
    fn form(&self) -> &'static str {
        self.form
    }
    fn read(fields: &[&'static str]) -> Option<Self> {
        let [form, kind, value, ambiguous, ..] = *fields else {
            return None;
        };
        let kind = match kind {
            "month" => CalendarKind::Month(value.parse().ok()?),
            "weekday" => CalendarKind::Weekday(value.parse().ok()?),
            "season" => CalendarKind::Season(value.parse().ok()?),
            "holiday" => CalendarKind::Holiday(HolidayRule::read(value)?),
            _ => return None,
        };
        Some(Self { form, kind, ambiguous: ambiguous == "1" })
    }
}

impl HolidayRule {
    /// Reads `fixed 12-25`, `easter -2`, `orthodox 0`, `nth 11 3 4` (month, weekday, n), `other`.
    fn read(rule: &str) -> Option<Self> {
        let mut words = rule.split(' ');
        let name = words.next()?;
        let mut number = || words.next()?.parse::<i16>().ok();
        match name {
            "fixed" => Some(Self::Fixed(u8::try_from(number()?).ok()?, u8::try_from(number()?).ok()?)),
            "easter" => Some(Self::Easter(number()?)),
            "orthodox" => Some(Self::OrthodoxEaster(number()?)),
            "nth" => Some(Self::Nth {
                month: u8::try_from(number()?).ok()?,
                weekday: u8::try_from(number()?).ok()?,
                nth: i8::try_from(number()?).ok()?,
            }),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}
