//! Resolves what an expression means against a day and against the last date the text named.

use corpus::{Day, Span};
use jiff::ToSpan;
use jiff::civil::Weekday;

use super::holiday::day_of;
use super::stamp::{Stamp, Unit, shift_day};
use super::when::{From, Part, Pick, Tense, When};

/// The last dates the text named.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Narrative {
    /// The last of any length, with its place and paragraph.
    pub(super) any: Option<(Stamp, Span, usize)>,
    /// The last that is a day.
    pub(super) day: Option<(Stamp, Span, usize)>,
}

/// What an expression is resolved against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    /// The day of writing.
    pub(super) reference: Option<Day>,
    /// The last dates named.
    pub(super) narrative: Narrative,
    /// The tense of the governing verb.
    pub(super) tense: Option<Tense>,
    /// The paragraph of the expression.
    pub(super) paragraph: usize,
}

/// A resolved time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Resolved {
    /// The calendar time.
    pub(super) stamp: Stamp,
    /// The passage it was counted from, where that is not the time of writing.
    pub(super) anchor: Option<Span>,
    /// Why it may be wrong.
    pub(super) doubt: Option<&'static str>,
}

impl Resolved {
    fn sure(stamp: Stamp) -> Resolved {
        Resolved { stamp, anchor: None, doubt: None }
    }
}

const GUESSED: &str = "guessed direction of a date";

/// The calendar time an expression means; none where what it counts from is not known.
pub(super) fn resolve(when: &When, ground: &Ground) -> Option<Resolved> {
    match when {
        When::At(stamp) => Some(Resolved::sure(*stamp)),
        When::Named(part, pick) => named(*part, *pick, ground),
        When::Shifted { unit, by, from, fine } => shifted(*unit, *by, *from, *fine, ground),
        When::Within(part, whole) => {
            let whole = resolve(whole, ground)?;
            Some(Resolved { stamp: within(*part, whole.stamp)?, ..whole })
        }
        When::Again { by, unit } => {
            let (stamp, at, _) = ground.narrative.any?;
            let stamp = if let Stamp::Day(day) = stamp { Stamp::around(day, *unit) } else { stamp };
            Some(Resolved { stamp: stamp.shifted(Unit::Year, *by)?, anchor: Some(at), doubt: None })
        }
        When::Beside { unit, by, anchor, at } => {
            let anchor = resolve(anchor, ground)?;
            let stamp = match anchor.stamp {
                Stamp::Day(day) => Stamp::Day(shift_day(day, *unit, *by)?),
                other => other.shifted(*unit, *by)?,
            };
            Some(Resolved { stamp, anchor: Some(*at), doubt: anchor.doubt })
        }
    }
}

fn shifted(unit: Unit, by: i32, from: From, fine: bool, ground: &Ground) -> Option<Resolved> {
    if from == From::Narrative
        && let Some(found) = from_narrative(unit, by, fine, ground)
    {
        return Some(found);
    }
    let reference = ground.reference?;
    let day = shift_day(reference, unit, by)?;
    let doubt = (from == From::Narrative).then_some("counted from the date of writing");
    Some(Resolved { stamp: Stamp::around(day, precision(unit, fine)), anchor: None, doubt })
}

/// Weeks and days that are counted give days; all else its own unit.
fn precision(unit: Unit, fine: bool) -> Unit {
    if fine && matches!(unit, Unit::Week | Unit::Fortnight | Unit::BusinessDay) { Unit::Day } else { unit }
}

fn from_narrative(unit: Unit, by: i32, fine: bool, ground: &Ground) -> Option<Resolved> {
    let days = matches!(unit, Unit::Day | Unit::Week | Unit::Fortnight | Unit::BusinessDay | Unit::Weekend);
    let (stamp, at, _) = if days { ground.narrative.day? } else { ground.narrative.any? };
    let finer = matches!((stamp, unit), (Stamp::Year(_), Unit::Month | Unit::Quarter));
    let start = stamp.first().filter(|_| !finer)?;
    let moved = shift_day(start, unit, by)?;
    Some(Resolved { stamp: Stamp::around(moved, precision(unit, fine)), anchor: Some(at), doubt: None })
}

/// A part of an unnamed whole, picked by word or by tense.
fn named(part: Part, pick: Pick, ground: &Ground) -> Option<Resolved> {
    if let (Pick::Open, Some(found)) = (pick, carried_year(part, ground)) {
        return Some(found);
    }
    let reference = ground.reference?;
    if let Part::Weekday(day) = part {
        return weekday(day, pick, reference, ground.tense);
    }
    let candidates = candidates(part, reference);
    let picked = match pick {
        Pick::This => this(part, reference, &candidates),
        Pick::Last => candidates.iter().rev().find(|stamp| ends_before(**stamp, start_of(part, reference))).copied(),
        Pick::Recent => candidates.iter().rev().find(|stamp| begins_by(**stamp, reference)).copied(),
        Pick::Next => candidates.iter().find(|stamp| begins_after(**stamp, end_of(part, reference))).copied(),
        Pick::Coming => candidates.iter().find(|stamp| begins_after(**stamp, reference)).copied(),
        Pick::Open => return open(part, &candidates, reference, ground.tense),
    };
    picked.map(Resolved::sure)
}

/// A month or day without year beside a date of a past year has that year.
fn carried_year(part: Part, ground: &Ground) -> Option<Resolved> {
    let (stamp, at, paragraph) = ground.narrative.any?;
    let year_like = matches!(stamp, Stamp::Month(..) | Stamp::Day(_));
    let told = matches!(part, Part::Month(_) | Part::MonthDay(..));
    let old = ground.reference.is_none_or(|reference| stamp.year() < reference.year() - 1);
    let past = ground.tense != Some(Tense::Future);
    let fits = year_like && told && old && past && paragraph == ground.paragraph && ground.reference.is_some();
    let stamp = fits.then(|| within(part, Stamp::Year(stamp.year())))??;
    Some(Resolved { stamp, anchor: Some(at), doubt: Some("year carried from the date before") })
}

fn this(part: Part, reference: Day, candidates: &[Stamp]) -> Option<Stamp> {
    let year = candidates.iter().find(|stamp| stamp.year() == reference.year());
    let whole = matches!(part, Part::Weekend | Part::DayNumber(_) | Part::WeekdayNumber(..));
    let near = candidates.iter().find(|stamp| {
        begins_after(**stamp, reference) || begins_by(**stamp, reference) && !ends_before(**stamp, reference)
    });
    if whole { near.copied() } else { year.copied() }
}

/// The day from which `last` counts back: the beginning of the present month for months, else the day itself.
fn start_of(part: Part, reference: Day) -> Day {
    match part {
        Part::Month(_) | Part::Season(_) | Part::Quarter(_) => reference.first_of_month(),
        _ => reference,
    }
}

fn end_of(part: Part, reference: Day) -> Day {
    match part {
        Part::Month(_) | Part::Season(_) | Part::Quarter(_) => reference.last_of_month(),
        _ => reference,
    }
}

fn begins_by(stamp: Stamp, day: Day) -> bool {
    stamp.first().is_some_and(|first| first <= day)
}

fn begins_after(stamp: Stamp, day: Day) -> bool {
    stamp.first().is_some_and(|first| first > day)
}

fn ends_before(stamp: Stamp, day: Day) -> bool {
    stamp.last().is_some_and(|last| last < day)
}

/// By the tense; without one the nearest, which is a guess.
fn open(part: Part, candidates: &[Stamp], reference: Day, tense: Option<Tense>) -> Option<Resolved> {
    let quarter = matches!(part, Part::Quarter(_) | Part::Half(_));
    let past = || {
        let done =
            |stamp: &&Stamp| if quarter { ends_before(**stamp, reference) } else { begins_by(**stamp, reference) };
        candidates.iter().rev().find(done).copied()
    };
    let future = || candidates.iter().find(|stamp| !ends_before(**stamp, reference)).copied();
    // Nobody tells without its year of a day eleven months ago; what comes soon is called for, feared, set.
    let forgotten = |stamp: &Stamp| stamp.last().is_some_and(|last| (reference - last).get_days() > FORGOTTEN);
    let soon = |stamp: &Stamp| stamp.first().is_some_and(|first| (first - reference).get_days() < SOON);
    let coming = || future().filter(|next| matches!(part, Part::MonthDay(..)) && soon(next));
    let (picked, doubt) = match tense {
        Some(Tense::Past) => match (past(), coming()) {
            (Some(last), Some(next)) if forgotten(&last) => (Some(next), Some(GUESSED)),
            (last, _) => (last, None),
        },
        Some(Tense::Future) => (future(), None),
        _ if quarter => (past(), Some(GUESSED)),
        _ => (nearest(candidates, reference), Some(GUESSED)),
    };
    picked.map(|stamp| Resolved { stamp, anchor: None, doubt })
}

/// After so many days a day of a month is told with its year.
const FORGOTTEN: i32 = 270;

/// A day this near may be meant instead.
const SOON: i32 = 95;

fn nearest(candidates: &[Stamp], reference: Day) -> Option<Stamp> {
    let distance = |stamp: &Stamp| {
        let ends = stamp.first().zip(stamp.last());
        ends.map_or(i32::MAX, |(first, last)| {
            if first > reference {
                (first - reference).get_days()
            } else if last < reference {
                (reference - last).get_days()
            } else {
                0
            }
        })
    };
    candidates.iter().copied().min_by_key(distance)
}

/// The part in the years (or months, or weeks) around a day, in order.
fn candidates(part: Part, reference: Day) -> Vec<Stamp> {
    match part {
        Part::DayNumber(_) | Part::WeekdayNumber(..) => around_months(part, reference),
        Part::Weekend => (-1..=1)
            .filter_map(|by| Some(Stamp::around(shift_day(reference, Unit::Week, by)?, Unit::Weekend)))
            .collect(),
        _ => (-4..=4).filter_map(|by| within(part, Stamp::Year(reference.year() + by))).collect(),
    }
}

fn around_months(part: Part, reference: Day) -> Vec<Stamp> {
    let month = |by| Some(Stamp::around(shift_day(reference.first_of_month(), Unit::Month, by)?, Unit::Month));
    (-26..=26).filter_map(month).filter_map(|month| within(part, month)).collect()
}

/// A part of a named whole.
pub(super) fn within(part: Part, whole: Stamp) -> Option<Stamp> {
    let year = whole.year();
    let fiscal = matches!(whole, Stamp::FiscalYear(_));
    Some(match part {
        Part::Month(month) => Stamp::Month(year, month),
        Part::MonthDay(month, day) => Stamp::Day(Day::new(year, month, day).ok()?),
        Part::Season(season) => Stamp::Season(year, season),
        Part::Quarter(quarter) if !fiscal => Stamp::Quarter(year, quarter),
        Part::Half(half) => Stamp::Half(year, half),
        Part::Holiday(rule) => Stamp::Day(day_of(rule, year)?),
        Part::Week(week) => return week_of(week, whole),
        Part::DayNumber(day) | Part::WeekdayNumber(_, day) => {
            let Stamp::Month(year, month) = whole else { return None };
            let date = Day::new(year, month, day).ok()?;
            let right = match part {
                Part::WeekdayNumber(weekday, _) => date.weekday().to_monday_zero_offset() == weekday,
                _ => true,
            };
            return right.then_some(Stamp::Day(date));
        }
        Part::Weekday(day) => {
            let Stamp::Week(..) = whole else { return None };
            Stamp::Day(whole.first()?.checked_add(i64::from(day).days()).ok()?)
        }
        Part::Quarter(_) | Part::Weekend => return None,
    })
}

/// The n-th week of a year by ISO 8601, or of a month counted from its first Monday's week.
fn week_of(week: i8, whole: Stamp) -> Option<Stamp> {
    match whole {
        Stamp::Month(..) => {
            let day =
                if week < 0 { whole.last()? } else { whole.first()?.checked_add(i64::from(week - 1).weeks()).ok()? };
            Some(Stamp::around(day, Unit::Week))
        }
        Stamp::Year(year) if week < 0 => Some(Stamp::Week(year, weeks_in(year)?)),
        Stamp::Year(year) => (week <= weeks_in(year)?).then_some(Stamp::Week(year, week)),
        _ => None,
    }
}

fn weeks_in(year: i16) -> Option<i8> {
    Some(Day::new(year, 12, 28).ok()?.iso_week_date().week())
}

/// A weekday: of the week before or after where `last` or `next` stands before it, by the tense where
/// nothing does. Reports without tense look back.
fn weekday(day: i8, pick: Pick, reference: Day, tense: Option<Tense>) -> Option<Resolved> {
    let weekday = Weekday::from_monday_zero_offset(day).ok()?;
    let monday = reference.checked_sub(i64::from(reference.weekday().to_monday_zero_offset()).days()).ok()?;
    let in_week = |by: i64| monday.checked_add((by * 7 + i64::from(day)).days()).ok();
    let back = |strict: bool| {
        let days = i64::from((reference.weekday().to_monday_zero_offset() - day).rem_euclid(7));
        reference.checked_sub((if strict && days == 0 { 7 } else { days }).days()).ok()
    };
    let ahead = || reference.nth_weekday(1, weekday).ok();
    let (found, doubt) = match pick {
        Pick::This => (in_week(0), None),
        Pick::Last => (in_week(-1), Some("last may be that of this week")),
        Pick::Recent => (back(true), None),
        Pick::Next => (in_week(1), Some("next may be that of this week")),
        Pick::Coming => (ahead(), None),
        Pick::Open => match tense {
            Some(Tense::Future) if reference.weekday() == weekday => (Some(reference), None),
            Some(Tense::Future) => (ahead(), None),
            Some(Tense::Past) => (back(false), None),
            _ => (back(false), Some(GUESSED)),
        },
    };
    found.map(|found| Resolved { stamp: Stamp::Day(found), anchor: None, doubt })
}
