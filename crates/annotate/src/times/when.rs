//! What an expression of time means before it is anchored.

use corpus::{Span, TimeModifier};
use lexicon::HolidayRule;

use super::stamp::{Stamp, Unit};

/// An expression that is not yet anchored to a date.
#[derive(Clone, Debug)]
pub(crate) struct Expression {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it means.
    pub(crate) meaning: Meaning,
    /// Its TIMEX3 modifier.
    pub(crate) modifier: Option<TimeModifier>,
    /// The tense of the verb that governs it.
    pub(crate) tense: Option<Tense>,
    /// What the words before it say.
    pub(crate) lead: Lead,
    /// The paragraph it stands in, counted from 0.
    pub(crate) paragraph: usize,
    /// The rule that found it.
    pub(crate) rule: &'static str,
    /// Why it may be wrong.
    pub(crate) doubt: Option<&'static str>,
}

/// The tense of a clause, as far as it tells past from future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
}

/// What the words before an expression say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Lead {
    /// `As of 2016`: the time of writing lies in it.
    AsOf,
    /// Nothing of the kind.
    #[default]
    None,
}

/// What an expression means.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A calendar time.
    Date(When),
    /// A time of day, of a day where one is named.
    Time(Option<When>, DayTime),
    /// So many seconds from the moment of writing, or from one that the text tells of.
    Moment(i64, From),
    /// Past, present or future without a date.
    Vague(&'static str),
    /// A length, as an ISO 8601 period.
    Duration(String),
    /// A recurrence, as an ISO 8601 period.
    Set(String),
    /// From one calendar time to another.
    Range(When, When),
}

/// A calendar time, absolute or relative.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum When {
    /// Complete in itself.
    At(Stamp),
    /// A part of an unnamed year, month or week: `May 6`, `Friday`, `the fourth quarter`.
    Named(Part, Pick),
    /// So many units from the time of writing or from the last date named.
    Shifted {
        /// The unit counted.
        unit: Unit,
        /// How many, later if positive.
        by: i32,
        /// From where.
        from: From,
        /// Counted (`a week ago` is a day), not named (`last week` is a week).
        fine: bool,
    },
    /// A part of a relative time: `September last year`, `the first quarter of this year`.
    Within(Part, Box<When>),
    /// The last time named, so many years later: `the same period a year earlier`.
    Again {
        /// How many years, later if positive.
        by: i32,
        /// What is the same: a day, a week, a month.
        unit: Unit,
    },
    /// So many units from a time that is named beside: `two days after May 6`.
    Beside {
        /// The unit counted.
        unit: Unit,
        /// How many, later if positive.
        by: i32,
        /// From which time.
        anchor: Box<When>,
        /// Where that stands.
        at: Span,
    },
}

/// Where a relative time counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The time of writing.
    Writing,
    /// The last date the text named.
    Narrative,
}

/// A part of a longer time that recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// 1 to 12.
    Month(i8),
    /// A day of a month.
    MonthDay(i8, i8),
    /// A day of an unnamed month.
    DayNumber(i8),
    /// 0 Monday to 6 Sunday.
    Weekday(i8),
    /// A day of an unnamed month that is this weekday.
    WeekdayNumber(i8, i8),
    /// Saturday and Sunday.
    Weekend,
    /// 1 spring to 4 winter.
    Season(u8),
    /// 1 to 4.
    Quarter(u8),
    /// 1 or 2.
    Half(u8),
    /// The n-th week of a year or month; -1 the last.
    Week(i8),
    /// A holiday.
    Holiday(HolidayRule),
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// Not said: the tense of the verb decides, else the nearest.
    Open,
    /// `this`.
    This,
    /// `last`.
    Last,
    /// `past`: the most recent.
    Recent,
    /// `next`.
    Next,
    /// `coming`, `upcoming`: the soonest.
    Coming,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayTime {
    /// Hour, minute, second, zone as written in the value.
    Clock {
        /// 0 to 24.
        hour: u8,
        /// Where given.
        minute: Option<u8>,
        /// Where given.
        second: Option<u8>,
        /// In Coordinated Universal Time.
        utc: bool,
    },
    /// `MO`, `AF`, `EV`, `NI`, `DT`.
    Part(&'static str),
}

impl DayTime {
    /// What follows the day in a TIMEX3 value.
    pub(crate) fn timex(self) -> String {
        match self {
            DayTime::Part(part) => format!("T{part}"),
            DayTime::Clock { hour, minute, second, utc } => {
                let minute = minute.map_or_else(String::new, |minute| format!(":{minute:02}"));
                let second = second.map_or_else(String::new, |second| format!(":{second:02}"));
                format!("T{hour:02}{minute}{second}{}", if utc { "Z" } else { "" })
            }
        }
    }
}
