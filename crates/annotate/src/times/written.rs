//! When a document was written, inferred from its own expressions of time.
//!
//! A text says when it was written by what it puts behind and ahead of itself. Years named by number
//! bound the year; days and months named without a year bound the season; `as of 2016` says it outright.
//! Without a year named by number nothing is inferred.

use corpus::{Basis, Day, Doubt, Edtf, Rule, Sourced, Span};
use jiff::ToSpan;

use super::resolve::{Ground, Narrative, resolve, within};
use super::stamp::{Stamp, Unit};
use super::when::{Expression, From, Lead, Meaning, Part, Pick, Tense, When};

/// A day and the passage that shows it.
type Shown = (Day, Span);

/// A day of an unnamed year and the passage that shows it.
type Yearless = ((i8, i8), Span);

/// What the expressions say about the time of writing.
#[derive(Debug, Default)]
struct Clues {
    /// The writing lies in this.
    as_of: Option<(Stamp, Span)>,
    /// Not before these.
    after: Vec<Shown>,
    /// Not after these.
    before: Vec<Shown>,
    /// Years named by number alone.
    numbered: Vec<(i16, Span)>,
    /// Past days and months without year.
    past: Vec<Yearless>,
    /// Future days and months without year; the last day on which they still lie ahead.
    ahead: Vec<Yearless>,
    /// `last year`.
    last_year: Option<Span>,
}

/// The time of writing that the expressions allow; none where no year supports it.
pub(super) fn infer(expressions: &[Expression]) -> Option<Sourced<Edtf>> {
    let clues = Clues::of(expressions);
    let mut conclusion = Conclusion::default();
    let (earliest, latest) = clues.years(&mut conclusion)?;
    let (first, last) = clues.season(earliest, latest, &mut conclusion)?;
    let written = if first == last { first.to_string() } else { format!("{first}/{last}") };
    conclusion.from.sort();
    conclusion.from.dedup();
    Some(Sourced {
        value: Edtf::parse(&written)?,
        basis: Basis::Inferred,
        from: conclusion.from,
        rule: Rule::new("written.from-times"),
        doubts: conclusion.doubts.into_iter().map(Doubt::new).collect(),
    })
}

/// The passages used and the doubts met on the way.
#[derive(Debug, Default)]
struct Conclusion {
    from: Vec<Span>,
    doubts: Vec<&'static str>,
}

impl Conclusion {
    fn doubt(&mut self, reason: &'static str) {
        if !self.doubts.contains(&reason) {
            self.doubts.push(reason);
        }
    }
}

const TWO_TIMES: &str = "passages were written at different times";
const YEAR_OVER: &str = "a year named by number is taken to be over";
const FIRST_YEAR: &str = "the first year that fits; a later one would fit too";
const NOT_LAST_YEAR: &str = "a text that says last year is taken to name other years by number";
const UNBOUNDED: &str = "no passage says how long after";

impl Clues {
    fn of(expressions: &[Expression]) -> Clues {
        let mut clues = Clues::default();
        for expression in expressions {
            if let Meaning::Date(when) = &expression.meaning {
                clues.note(when, expression);
            }
        }
        clues
    }

    fn note(&mut self, when: &When, expression: &Expression) {
        let span = expression.span;
        match when {
            When::Shifted { unit: Unit::Year, by: -1, from: From::Writing, fine: false } => self.last_year = Some(span),
            When::Within(_, whole)
                if matches!(**whole, When::Shifted { unit: Unit::Year, by: -1, from: From::Writing, .. }) =>
            {
                self.last_year = Some(span);
            }
            When::Named(part, pick) => self.note_yearless(*part, *pick, expression),
            _ => {
                if let Some(stamp) = fixed(when) {
                    self.note_fixed(stamp, expression);
                }
            }
        }
    }

    fn note_fixed(&mut self, stamp: Stamp, expression: &Expression) {
        let span = expression.span;
        let Some((first, last)) = stamp.first().zip(stamp.last()) else { return };
        if expression.lead == Lead::AsOf {
            self.as_of = Some((stamp, span));
        }
        match expression.tense {
            Some(Tense::Past) => self.after.push((first, span)),
            Some(Tense::Future) => self.before.push((last, span)),
            _ => return,
        }
        if let Stamp::Year(year) = stamp {
            self.numbered.push((year, span));
        }
    }

    fn note_yearless(&mut self, part: Part, pick: Pick, expression: &Expression) {
        let (start, end) = match part {
            Part::MonthDay(month, day) => ((month, day), (month, day)),
            Part::Month(month) => ((month, 1), month_before(month)),
            _ => return,
        };
        let future = matches!(pick, Pick::Coming | Pick::Next) || expression.tense == Some(Tense::Future);
        let past = matches!(pick, Pick::Last | Pick::Recent) || expression.tense == Some(Tense::Past);
        if future {
            self.ahead.push((end, expression.span));
        } else if past {
            self.past.push((start, expression.span));
        }
    }

    /// The first and last day that the years named by number allow.
    fn years(&self, conclusion: &mut Conclusion) -> Option<(Day, Option<Day>)> {
        let latest_past = self.after.iter().max_by_key(|(day, _)| *day).copied();
        if let Some((stamp, span)) = self.as_of {
            return self.as_of_years(stamp, span, latest_past, conclusion);
        }
        let (mut earliest, span) = latest_past?;
        conclusion.from.push(span);
        if let Some((year, _)) = self.numbered.iter().filter(|(_, at)| self.is_past(*at)).max_by_key(|(year, _)| *year)
            && *year >= earliest.year()
        {
            earliest = Day::new(year + 1, 1, 1).ok()?;
            conclusion.doubt(YEAR_OVER);
        }
        let ahead = self.before.iter().map(|(day, span)| (self.before_numbered(*day, *span), *span));
        let (fitting, contrary): (Vec<Shown>, Vec<Shown>) = ahead.partition(|(day, _)| *day >= earliest);
        if !contrary.is_empty() {
            conclusion.doubt(TWO_TIMES);
        }
        let latest = fitting.into_iter().min_by_key(|(day, _)| *day);
        conclusion.from.extend(latest.map(|(_, span)| span));
        let supported = latest.is_some() || self.is_dense(earliest.year());
        supported.then_some((earliest, latest.map(|(day, _)| day)))
    }

    fn as_of_years(
        &self,
        stamp: Stamp,
        span: Span,
        latest_past: Option<Shown>,
        conclusion: &mut Conclusion,
    ) -> Option<(Day, Option<Day>)> {
        conclusion.from.push(span);
        if self.before.iter().any(|(day, _)| Some(*day) < stamp.first()) {
            conclusion.doubt(TWO_TIMES);
        }
        let inside = latest_past.filter(|(day, _)| Some(*day) > stamp.first() && Some(*day) <= stamp.last());
        conclusion.from.extend(inside.map(|(_, span)| span));
        Some((inside.map_or(stamp.first()?, |(day, _)| day), stamp.last()))
    }

    fn is_past(&self, at: Span) -> bool {
        self.after.iter().any(|(_, span)| *span == at)
    }

    /// A future year named by number is not the year of writing.
    fn before_numbered(&self, day: Day, span: Span) -> Day {
        let numbered = self.numbered.iter().any(|(_, at)| *at == span);
        let year_before = || Day::new(day.year() - 1, 12, 31).ok();
        if numbered { year_before().unwrap_or(day) } else { day }
    }

    /// Whether the years named cluster close before this one, as those of current affairs do.
    fn is_dense(&self, year: i16) -> bool {
        let mut years: Vec<i16> =
            self.after.iter().map(|(day, _)| day.year()).filter(|named| year - named <= 6).collect();
        years.sort_unstable();
        years.dedup();
        years.len() > 1 && (!self.past.is_empty() || !self.ahead.is_empty())
    }

    /// Narrows the years to the season between the last past and the first future day without year.
    fn season(&self, earliest: Day, latest: Option<Day>, conclusion: &mut Conclusion) -> Option<(Day, Day)> {
        let past = self.past.iter().max_by_key(|(day, _)| *day).copied();
        let ahead = self.first_ahead(past.map(|(day, _)| day));
        if past.is_some_and(|(day, _)| self.ahead.iter().any(|(end, _)| *end == day)) {
            conclusion.doubt(TWO_TIMES);
        }
        let last_year = latest.map_or(earliest.year() + 1, |latest| latest.year());
        let windows = (earliest.year()..=last_year).filter_map(|year| {
            let start = past.map_or(Day::new(year, 1, 1).ok(), |((month, day), _)| Day::new(year, month, day).ok())?;
            let end = end_of_window(year, start, ahead.map(|(day, _)| day))?;
            let start = start.max(earliest);
            let end = latest.map_or(end, |latest| end.min(latest));
            (start <= end).then_some((start, end))
        });
        let mut windows: Vec<(Day, Day)> = windows.collect();
        self.drop_last_year(&mut windows, conclusion);
        let window = *windows.first()?;
        if windows.len() > 1 || latest.is_none() {
            conclusion.doubt(FIRST_YEAR);
        }
        if ahead.is_none() && latest.is_none() {
            conclusion.doubt(UNBOUNDED);
        }
        conclusion.from.extend(past.into_iter().chain(ahead).map(|(_, span)| span));
        Some(window)
    }

    /// The future day that comes soonest after the last past one, going round the year.
    fn first_ahead(&self, past: Option<(i8, i8)>) -> Option<Yearless> {
        let from = past.unwrap_or((1, 1));
        let round = |day: (i8, i8)| (day < from, day);
        self.ahead.iter().filter(|(day, _)| Some(*day) != past).min_by_key(|(day, _)| round(*day)).copied()
    }

    /// A year that the text names by number is not the one it calls last year.
    fn drop_last_year(&self, windows: &mut Vec<(Day, Day)>, conclusion: &mut Conclusion) {
        let Some(span) = self.last_year else { return };
        let is_last = |year: i16| self.numbered.iter().any(|(named, _)| *named == year - 1);
        let before = windows.len();
        if windows.iter().all(|(start, _)| is_last(start.year())) {
            return;
        }
        windows.retain(|(start, _)| !is_last(start.year()));
        if windows.len() < before {
            conclusion.doubt(NOT_LAST_YEAR);
            conclusion.from.push(span);
        }
    }
}

/// The stamp of an expression that needs no date of writing.
fn fixed(when: &When) -> Option<Stamp> {
    match when {
        When::At(stamp) => Some(*stamp),
        When::Within(part, whole) => within(*part, fixed(whole)?),
        When::Beside { .. } => {
            let ground = Ground { reference: None, narrative: Narrative::default(), tense: None, paragraph: 0 };
            resolve(when, &ground).map(|found| found.stamp)
        }
        _ => None,
    }
}

/// The last day before a month, which a bare month that lies ahead leaves.
fn month_before(month: i8) -> (i8, i8) {
    let first = Day::new(2001, month, 1).ok();
    let before = first.and_then(|first| first.checked_sub(1.day()).ok());
    before.map_or((12, 31), |day| (day.month(), day.day()))
}

/// The end of a window that begins at `start`: the next time the day `ahead` comes round, else the year's end.
fn end_of_window(year: i16, start: Day, ahead: Option<(i8, i8)>) -> Option<Day> {
    let Some((month, day)) = ahead else { return Day::new(year, 12, 31).ok() };
    let end = Day::new(year, month, day).ok()?;
    if end < start { Day::new(year + 1, month, day).ok() } else { Some(end) }
}
