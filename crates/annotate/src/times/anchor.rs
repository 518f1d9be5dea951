//! Turns expressions into rows: resolved against the writing date and against each other.

use corpus::{Basis, Day, Doubt, Edtf, Few, Grounds, Rule, Sourced, Span, TimeExpression, TimeType};
use jiff::ToSpan;
use jiff::civil::DateTime;

use super::resolve::{Ground, Narrative, Resolved, resolve};
use super::stamp::Stamp;
use super::unresolved::unresolved;
use super::when::{DayTime, Expression, From, Meaning, Tense, When};

/// What is known of the time of writing.
struct Writing {
    earliest: Option<Day>,
    latest: Option<Day>,
    moment: Option<DateTime>,
    inferred: bool,
}

impl Writing {
    fn of(written: Option<&Sourced<Edtf>>, clock: Option<&str>) -> Writing {
        let value = written.map(|written| &written.value);
        Writing {
            earliest: value.and_then(Edtf::earliest),
            latest: value.and_then(Edtf::latest),
            moment: value.zip(clock).and_then(|(value, clock)| moment_of(value.as_str(), clock)),
            inferred: written.is_some_and(|written| written.basis == Basis::Inferred),
        }
    }
}

/// A day and a time of day, its zone left out: the text tells its times in that zone as well.
fn moment_of(day: &str, clock: &str) -> Option<DateTime> {
    let plain = clock.find(['Z', '+', '-']).map_or(clock, |zone| &clock[..zone]);
    format!("{day}T{plain}").parse().ok()
}

/// The rows of the table, in the order of the expressions.
///
/// `clock` is the time of day of writing, as `18:55Z`, where one is known.
pub(super) fn rows(
    expressions: Vec<Expression>,
    written: Option<&Sourced<Edtf>>,
    clock: Option<&str>,
) -> Vec<TimeExpression> {
    let writing = Writing::of(written, clock);
    let mut narrative = Narrative::default();
    let rows = expressions.into_iter().map(|expression| row(expression, &writing, &mut narrative));
    rows.collect()
}

/// The value, EDTF, anchor and doubt of one meaning.
struct Value {
    time_type: TimeType,
    timex: String,
    edtf: Option<Edtf>,
    anchor: Option<Span>,
    doubts: Vec<&'static str>,
}

impl Value {
    fn plain(time_type: TimeType, timex: String) -> Value {
        Value { time_type, timex, edtf: None, anchor: None, doubts: Vec::new() }
    }
}

fn row(expression: Expression, writing: &Writing, narrative: &mut Narrative) -> TimeExpression {
    let mut value = value(&expression, writing, *narrative);
    value.doubts.extend(expression.doubt);
    remember(&expression, &value, narrative);
    TimeExpression {
        span: expression.span,
        time_type: value.time_type,
        value: value.timex.into(),
        edtf: value.edtf,
        modifier: expression.modifier,
        anchor: value.anchor,
        grounds: Grounds::new(Rule::new(expression.rule), value.doubts.into_iter().map(Doubt::new).collect::<Few<_>>()),
    }
}

/// Keeps the last date named; ranges and guesses about years are not counted from. The day of a time of day is
/// that of the times of day after it, but for a full date with a clock, which is a line of the page.
fn remember(expression: &Expression, value: &Value, narrative: &mut Narrative) {
    let told = matches!(&expression.meaning, Meaning::Time(Some(when), _) if !matches!(when, When::At(_)));
    if let Some(stamp) = value.timex.get(..10).and_then(stamp_of).filter(|_| told) {
        narrative.day = Some((stamp, expression.span, expression.paragraph));
    }
    let Meaning::Date(when) = &expression.meaning else { return };
    if matches!(when, When::Again { .. }) {
        return;
    }
    let Some(stamp) = stamp_of(&value.timex) else { return };
    let named = Some((stamp, expression.span, expression.paragraph));
    narrative.any = named;
    if let Stamp::Day(_) = stamp {
        narrative.day = named;
    }
}

/// The stamp that a resolved TIMEX3 value of a year, month or day denotes.
fn stamp_of(timex: &str) -> Option<Stamp> {
    let year = || timex.get(..4)?.parse::<i16>().ok();
    match timex.len() {
        4 => year().map(Stamp::Year),
        7 => timex[5..].parse::<i8>().ok().zip(year()).map(|(month, year)| Stamp::Month(year, month)),
        10 => timex.parse::<Day>().ok().map(Stamp::Day),
        _ => None,
    }
}

fn value(expression: &Expression, writing: &Writing, narrative: Narrative) -> Value {
    let ground = |reference| Ground { reference, narrative, tense: expression.tense, paragraph: expression.paragraph };
    match &expression.meaning {
        Meaning::Vague(value) => Value::plain(TimeType::Date, (*value).to_owned()),
        Meaning::Duration(value) => Value::plain(TimeType::Duration, value.clone()),
        Meaning::Set(value) => Value::plain(TimeType::Set, value.clone()),
        Meaning::Moment(seconds, from) => moment(*seconds, *from, writing, narrative),
        Meaning::Date(when) => date(when, writing, ground),
        Meaning::Time(when, time) => time_of_day(when.as_ref(), *time, writing, narrative, ground),
        Meaning::Range(from, to) => range(from, to, writing, ground),
    }
}

/// A moment counted from that of writing; where none is known, or the text counts from another, only the day.
fn moment(seconds: i64, from: From, writing: &Writing, narrative: Narrative) -> Value {
    let told = narrative.day.is_some() && from == From::Narrative;
    let moved = writing.moment.filter(|_| !told).and_then(|moment| moment.checked_add(seconds.seconds()).ok());
    if let Some(moment) = moved {
        let timex = moment.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        return Value { edtf: Some(Edtf::day(moment.date())), ..Value::plain(TimeType::Time, timex) };
    }
    let day = if told { last_day(writing, narrative) } else { last_day(writing, Narrative::default()) };
    let near = day.timex.len() == 10 && seconds.abs() < SAME_DAY && (told || from == From::Writing);
    let timex = format!("{}TXX:XX", if near { &day.timex } else { "XXXX-XX-XX" });
    Value { timex, edtf: day.edtf.filter(|_| near), ..day }
}

/// From how many seconds on a moment may well lie on another day than the one it is counted from.
const SAME_DAY: i64 = 6 * 3600;

/// Resolves against the first and the last day of a writing time that is only roughly known: what both
/// agree on stands; else the value keeps its unknown digits, and EDTF the interval where it is short.
fn date(when: &When, writing: &Writing, ground: impl Fn(Option<Day>) -> Ground) -> Value {
    let first = resolve(when, &ground(writing.earliest));
    let last = resolve(when, &ground(writing.latest));
    let open = writing.earliest.is_none() != writing.latest.is_none();
    let relative = !matches!(when, When::At(_));
    match (first, last) {
        (Some(first), Some(last)) if first.stamp == last.stamp => settled(first, writing, relative),
        (Some(first), None) | (None, Some(first)) if !open || first.anchor.is_some() => {
            settled(first, writing, relative)
        }
        (Some(first), Some(last)) => between(when, first, last),
        _ => Value::plain(TimeType::Date, unresolved(when)),
    }
}

fn settled(found: Resolved, writing: &Writing, relative: bool) -> Value {
    let inferred = (relative && writing.inferred && found.anchor.is_none())
        .then_some("resolved against an inferred date of writing");
    Value {
        edtf: found.stamp.edtf(),
        anchor: found.anchor,
        doubts: found.doubt.into_iter().chain(inferred).collect(),
        ..Value::plain(TimeType::Date, found.stamp.timex())
    }
}

/// The longest interval that an unsettled date may span, in days.
const LONGEST_INTERVAL: i32 = 400;

fn between(when: &When, first: Resolved, last: Resolved) -> Value {
    let ends = first
        .stamp
        .first()
        .zip(last.stamp.last())
        .filter(|(first, last)| (*last - *first).get_days() <= LONGEST_INTERVAL);
    let edtf = ends.and_then(|(first, last)| Edtf::parse(&format!("{first}/{last}")));
    let doubt = edtf.is_some().then_some("the date of writing is only roughly known");
    Value { edtf, doubts: doubt.into_iter().collect(), ..Value::plain(TimeType::Date, unresolved(when)) }
}

/// A time of day belongs to the day named beside it, else to the last day named, else to the day of writing.
fn time_of_day(
    when: Option<&When>,
    time: DayTime,
    writing: &Writing,
    narrative: Narrative,
    ground: impl Fn(Option<Day>) -> Ground,
) -> Value {
    let named = when.map(|when| date(when, writing, ground));
    let day = named.unwrap_or_else(|| last_day(writing, narrative));
    let known = day.timex.len() == 10;
    let timex = format!("{}{}", if known { &day.timex } else { "XXXX-XX-XX" }, time.timex());
    Value { time_type: TimeType::Time, timex, edtf: day.edtf.filter(|_| known), ..day }
}

fn last_day(writing: &Writing, narrative: Narrative) -> Value {
    let today = writing.earliest.filter(|_| writing.earliest == writing.latest);
    match (narrative.day, today) {
        (Some((stamp, at, _)), _) => {
            Value { edtf: stamp.edtf(), anchor: Some(at), ..Value::plain(TimeType::Time, stamp.timex()) }
        }
        (None, Some(day)) => Value { edtf: Some(Edtf::day(day)), ..Value::plain(TimeType::Time, day.to_string()) },
        (None, None) => Value::plain(TimeType::Time, String::new()),
    }
}

/// A range is a duration with the interval as its EDTF.
fn range(from: &When, to: &When, writing: &Writing, ground: impl Fn(Option<Day>) -> Ground) -> Value {
    let ahead = |reference| Ground { tense: ground(reference).tense.or(Some(Tense::Past)), ..ground(reference) };
    let (first, last) = (date(from, writing, ahead), date(to, writing, ahead));
    let interval = || Some(Edtf::parse(&format!("{}/{}", end(&first)?, end(&last)?)))?;
    let timex = length_between(&first.timex, &last.timex);
    let edtf = interval();
    let mut doubts: Vec<_> = first.doubts.into_iter().chain(last.doubts).collect();
    doubts.dedup();
    Value { edtf, doubts, ..Value::plain(TimeType::Duration, timex) }
}

fn end(value: &Value) -> Option<&str> {
    value.edtf.as_ref().map(Edtf::as_str).filter(|written| !written.contains('/'))
}

/// The length of a range as a period, in the unit of its ends.
fn length_between(first: &str, last: &str) -> String {
    let Some((from, to)) = stamp_of(first).zip(stamp_of(last)) else { return "PXX".to_owned() };
    match (from, to) {
        (Stamp::Year(from), Stamp::Year(to)) => format!("P{}Y", to - from),
        (Stamp::Month(year, month), Stamp::Month(to_year, to_month)) => {
            format!("P{}M", i32::from(to_year - year) * 12 + i32::from(to_month - month))
        }
        (Stamp::Day(from), Stamp::Day(to)) => format!("P{}D", (to - from).get_days()),
        _ => "PXX".to_owned(),
    }
}
