//! Goes through the text and takes the longest expression of time at each place.

use corpus::TimeModifier;

use super::calendar::Dated;
use super::clock::{clock, part_of_day};
use super::days;
use super::duration::{Length, length, modifier, unnumbered};
use super::lexeme::{Shape, is_hyphen};
use super::range::range;
use super::reader::{Read, Reader};
use super::recurrence::recurrence;
use super::relative::{calendar_time, counted_time as counted, lone_day};
use super::stamp::Unit;
use super::tense::tense;
use super::vague::vague;
use super::when::{DayTime, Expression, From, Lead, Meaning, Tense, When};
use super::{lists, numeric};

/// An expression as a range of lexemes.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) meaning: Meaning,
    pub(super) modifier: Option<TimeModifier>,
    pub(super) rule: &'static str,
    pub(super) doubt: Option<&'static str>,
}

impl Found {
    pub(super) fn new(from: usize, to: usize, meaning: Meaning, rule: &'static str) -> Found {
        Found { from, to, meaning, modifier: None, rule, doubt: None }
    }
}

/// Every expression of a text, in order; the ends of a range follow it.
pub(super) fn find(reader: &Reader<'_>) -> Vec<Expression> {
    let mut expressions = Vec::new();
    let mut at = 0;
    let mut paragraph = 0;
    while at < reader.lexemes.len() {
        paragraph += usize::from(reader.lexemes.shape(at) == Shape::Break);
        let found = if can_start(reader, at) { starting_at(reader, at) } else { Vec::new() };
        at = found.iter().map(|found| found.to).max().map_or(at + 1, |end| end.max(at + 1));
        expressions.extend(found.into_iter().map(|found| express(reader, found, paragraph)));
    }
    expressions
}

/// Whether an expression may begin here: not inside a word, a number or an address.
fn can_start(reader: &Reader<'_>, at: usize) -> bool {
    let lexemes = reader.lexemes;
    match lexemes.shape(at) {
        Shape::Break => false,
        Shape::Sign => matches!(lexemes.sign(at), '\'' | '\u{2018}' | '\u{2019}'),
        Shape::Digits => !(lexemes.glued(at) && lexemes.shape(at.wrapping_sub(1)) == Shape::Word),
        Shape::Word => {
            !(lexemes.glued(at)
                && (lexemes.shape(at.wrapping_sub(1)) == Shape::Digits
                    || matches!(lexemes.sign_before(at), '\'' | '’' | '@')))
        }
    }
}

fn express(reader: &Reader<'_>, found: Found, paragraph: usize) -> Expression {
    let span = reader.lexemes.span(found.from, found.to);
    let as_of = reader.lexemes.reads(found.from.saturating_sub(2), &["as", "of"]) && found.from >= 2;
    let tense = by_change(reader, &found).or_else(|| tense(reader.syntax, reader.text, span));
    let tense = tense.or_else(|| by_words(reader, &found));
    Expression {
        span,
        meaning: found.meaning,
        modifier: found.modifier,
        tense,
        lead: if as_of { Lead::AsOf } else { Lead::None },
        paragraph,
        rule: found.rule,
        doubt: found.doubt,
    }
}

/// `postponed until Friday`: ahead, whatever the tense of the verb.
fn by_change(reader: &Reader<'_>, found: &Found) -> Option<Tense> {
    let link = found.from.checked_sub(1).filter(|at| reader.lexemes.is(*at, &["until", "till", "to", "for"]))?;
    let verb = (link.saturating_sub(3)..link).rev().find(|at| reader.lexemes.shape(*at) == Shape::Word)?;
    let node = reader.node(verb)?;
    let lemma = reader.syntax.lemma(node);
    let off = |verb: usize| verb.checked_sub(1).and_then(|at| reader.node(at)).map(|node| reader.syntax.lemma(node));
    let pair = matches!((off(verb), lemma), (Some("put"), "off") | (Some("push"), "back"));
    (pair || lists::MOVED.has(lemma)).then_some(Tense::Future)
}

/// The direction that words right before an expression give where no verb does.
fn by_words(reader: &Reader<'_>, found: &Found) -> Option<Tense> {
    let before = reader.lexemes.word_before(found.from);
    match before {
        "since" => Some(Tense::Past),
        "until" | "till" => Some(Tense::Future),
        _ => None,
    }
}

/// The expression that begins at a place, the ends of a range after it.
fn starting_at(reader: &Reader<'_>, at: usize) -> Vec<Found> {
    if let Some(found) = range(reader, at) {
        return found;
    }
    if let Some(found) = days::before_date(reader, at) {
        return vec![found];
    }
    let simple = recurrence(reader, at).map(|(value, end)| Found::new(at, end, Meaning::Set(value), "time.set"));
    let found = simple.or_else(|| moment(reader, at)).or_else(|| clock_first(reader, at)).or_else(|| dated(reader, at));
    let found = found.or_else(|| day_part(reader, at)).or_else(|| duration(reader, at)).or_else(|| vague(reader, at));
    found.map_or_else(Vec::new, |found| days::with_more(reader, found))
}

/// A calendar time with the words that say which part of it, and a time of day after it.
pub(super) fn dated(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (bound, start) = bound(reader, at).map_or((None, at), |(bound, start)| (Some(bound), start));
    let limited = || modifier(reader, at).and_then(|(limit, start)| Some((limit, counted(reader, start)?)));
    let (bound, (when, end, rule)) = match limited() {
        Some((limit, dated)) => (Some(limit), dated),
        None => (bound, bounded(reader, at, start)?),
    };
    if let Some((time, after)) = time_after(reader, end) {
        return Some(Found::new(at, after, Meaning::Time(Some(when), time), "time.day-and-clock"));
    }
    let doubt = numeric_doubt(reader, start, rule);
    Some(Found { modifier: bound, doubt, ..Found::new(at, end, Meaning::Date(when), rule) })
}

fn bounded(reader: &Reader<'_>, at: usize, start: usize) -> Dated {
    let found = calendar_time(reader, start).or_else(|| lone_day(reader, start));
    found.or_else(|| (start > at).then(|| the_whole(reader, start))?)
}

/// `the end of the year`, `later in the day`: after a bound the article is enough.
fn the_whole(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let place = usize::from(lexemes.word(at) == "the") + at;
    let unit = Unit::of(lexemes.word(place)).filter(|_| place > at && lists::WHOLES.has(lexemes.word(place)))?;
    let from = if unit == Unit::Day { From::Narrative } else { From::Writing };
    let noun = lexemes.is(place + 1, &["that", "when", "of"]) || is_hyphen(lexemes.sign(place + 1));
    (!noun).then_some((When::Shifted { unit, by: 0, from, fine: false }, place + 1, "time.the-unit"))
}

fn numeric_doubt(reader: &Reader<'_>, at: usize, rule: &str) -> Option<&'static str> {
    let unsure = rule == "time.date.numeric" && numeric::is_ambiguous(reader, at);
    unsure.then_some("day and month may be the other way round")
}

/// `early`, `mid-`, `the end of`, `later`: which part of a calendar time.
fn bound(reader: &Reader<'_>, at: usize) -> Read<TimeModifier> {
    let lexemes = reader.lexemes;
    let article = usize::from(lexemes.word(at) == "the") + at;
    let very = usize::from(lexemes.word(article) == "very") + article;
    let of = lexemes.is(very + 1, &["of", "in"]);
    let (modifier, end) = match lexemes.word(very) {
        "beginning" | "start" | "outset" if of => (TimeModifier::Start, very + 2),
        "middle" | "midst" if of => (TimeModifier::Mid, very + 2),
        "end" | "close" if of => (TimeModifier::End, very + 2),
        "early" | "earlier" if article == at => (TimeModifier::Start, at + 1),
        "mid" if article == at => (TimeModifier::Mid, at + 1),
        "late" | "later" if article == at => (TimeModifier::End, at + 1),
        "early" | "mid" | "late" => (
            if lexemes.word(very) == "mid" {
                TimeModifier::Mid
            } else if lexemes.word(very) == "late" {
                TimeModifier::End
            } else {
                TimeModifier::Start
            },
            very + 1,
        ),
        _ => return None,
    };
    let end = if lexemes.word(end) == "in" { end + 1 } else { end };
    let place = if is_hyphen(lexemes.sign(end)) && lexemes.glued(end) { end + 1 } else { end };
    Some((modifier, place))
}

/// A time of day after a day: `today at 9am`, `Friday morning`, `May 6, 16:00 UTC`, `tonight around 7`.
fn time_after(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    if let Some((part, end)) = part_of_day(reader, at).filter(|_| !reader.lexemes.glued(at)) {
        return Some(linked_clock(reader, end).unwrap_or((part, end)));
    }
    let comma = usize::from(reader.lexemes.sign(at) == ',') + at;
    linked_clock(reader, at).or_else(|| clock(reader, comma))
}

/// A time of day after `at`, `around`, `at about`, a comma before them passed over.
fn linked_clock(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let lexemes = reader.lexemes;
    let comma = usize::from(lexemes.sign(at) == ',') + at;
    let link = usize::from(lexemes.is(comma, &["at", "around", "about", "by"])) + comma;
    let loose = usize::from(link > comma && lexemes.is(link, &["about", "around", "approximately", "exactly"])) + link;
    (loose > comma).then(|| clock(reader, loose))?
}

/// `16:00 UTC today`, `3pm on Friday`, `noon`.
fn clock_first(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (time, end) = clock(reader, at)?;
    let link = usize::from(reader.lexemes.is(end, &["on"]) || reader.lexemes.sign(end) == ',') + end;
    if let Some((when, after, _)) = calendar_time(reader, link) {
        let after = part_of_day(reader, after).map_or(after, |(_, after)| after);
        return Some(Found::new(at, after, Meaning::Time(Some(when), time), "time.clock-and-day"));
    }
    if let Some((_, after)) = part_of_day(reader, end + 1).filter(|_| reader.lexemes.word(end) == "this") {
        let today = When::Shifted { unit: Unit::Day, by: 0, from: From::Writing, fine: false };
        return Some(Found::new(at, after, Meaning::Time(Some(today), time), "time.clock-and-day"));
    }
    Some(Found::new(at, end, Meaning::Time(None, time), "time.clock"))
}

/// `the early hours of Sunday`, `the small hours on 6 May`.
fn early_hours(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lexemes = reader.lexemes;
    let start = at + usize::from(lexemes.word(at) == "the");
    let named = lexemes.is(start, &["early", "small"]) && lexemes.word(start + 1) == "hours";
    let place = start + 2 + usize::from(lexemes.is(start + 2, &["of", "on"]));
    let (when, end, _) = (named && place > start + 2).then(|| calendar_time(reader, place))??;
    let end = part_of_day(reader, end).map_or(end, |(_, end)| end);
    let meaning = Meaning::Time(Some(when), DayTime::Part("MO"));
    Some(Found { modifier: Some(TimeModifier::Start), ..Found::new(at, end, meaning, "time.day-part") })
}

/// `this morning`, `last night`, `tonight`, `in the evening`.
fn day_part(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if let Some(found) = early_hours(reader, at) {
        return Some(found);
    }
    let lexemes = reader.lexemes;
    let shifted = |by, from| When::Shifted { unit: Unit::Day, by, from, fine: false };
    if lexemes.is(at, &["tonight", "tonite"]) {
        let time = time_after(reader, at + 1).or_else(|| bare_hour(reader, at + 1));
        let time = time.map(|(time, end)| (evening(time), end));
        let (time, end) = time.unwrap_or((DayTime::Part("NI"), at + 1));
        return Some(Found::new(at, end, Meaning::Time(Some(shifted(0, From::Writing)), time), "time.day-part"));
    }
    let (by, from, place) = match lexemes.word(at) {
        "this" => (0, From::Writing, at + 1),
        "last" => (-1, From::Writing, at + 1),
        "that" => (0, From::Narrative, at + 1),
        "the" if lexemes.word(at + 1) == "same" => (0, From::Narrative, at + 2),
        "the" if lexemes.is(at + 1, &["next", "following"]) => (1, From::Narrative, at + 2),
        "the" if lexemes.follows(at, &["in", "during"]) => (0, From::Narrative, at + 1),
        _ => return None,
    };
    let (time, end) = part_of_day(reader, place)?;
    let later = clock_after(reader, end).filter(|_| by == -1);
    let (time, end) = later.unwrap_or((time, end));
    Some(Found::new(at, end, Meaning::Time(Some(shifted(by, from)), time), "time.day-part"))
}

/// `at 7`, `around 7`: an hour without its half of the day, where no unit or noun follows.
fn bare_hour(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let lexemes = reader.lexemes;
    let hour: u8 = lexemes.digits(at + 1).parse().ok().filter(|hour| (5..12).contains(hour))?;
    let linked = lexemes.is(at, &["at", "around"]) && !lexemes.glued(at + 2);
    let counted = reader.tag(at + 2).is_some_and(|tag| matches!(tag, nlp::Tag::Nn | nlp::Tag::Nns | nlp::Tag::Nnp));
    (linked && !counted).then_some((DayTime::Clock { hour, minute: None, second: None, utc: false }, at + 2))
}

fn clock_after(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let place = if reader.lexemes.word(at) == "at" { at + 1 } else { return None };
    let hour: u8 = reader.lexemes.digits(place).parse().ok().filter(|hour| (1..12).contains(hour))?;
    Some((DayTime::Clock { hour: hour + 12, minute: None, second: None, utc: false }, place + 1))
}

fn evening(time: DayTime) -> DayTime {
    match time {
        DayTime::Clock { hour, minute, second, utc } if (5..12).contains(&hour) => {
            DayTime::Clock { hour: hour + 12, minute, second, utc }
        }
        other => other,
    }
}

/// `in 5 minutes`, `30 minutes later`, `half an hour from now`.
fn moment(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let lexemes = reader.lexemes;
    let within = lexemes.word(at) == "in";
    let length = length(reader, if within { at + 1 } else { at })?;
    let scale = match length.unit {
        Unit::Second => 1.0,
        Unit::Minute => 60.0,
        Unit::Hour => 3600.0,
        _ => return None,
    };
    let amount = length.value.trim_start_matches("PT").trim_end_matches(['S', 'M', 'H']).parse::<f64>().ok()?;
    let seconds = (amount * scale) as i64;
    let (seconds, from, end) = match lexemes.word(length.end) {
        "ago" => (-seconds, From::Writing, length.end + 1),
        "earlier" => (-seconds, From::Narrative, length.end + 1),
        "later" => (seconds, From::Narrative, length.end + 1),
        "from" if lexemes.word(length.end + 1) == "now" => (seconds, From::Writing, length.end + 2),
        _ if within && tense(reader.syntax, reader.text, lexemes.span(at, length.end)) != Some(Tense::Past) => {
            (seconds, From::Writing, length.end)
        }
        _ => return None,
    };
    Some(Found::new(at, end, Meaning::Moment(seconds, from), "time.moment"))
}

/// A length of time with what limits or frames it: `almost two years`, `the past five days`.
fn duration(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let frame = frame(reader, at);
    let limited = modifier(reader, frame);
    let start = limited.map_or(frame, |(_, start)| start);
    let made = |length: Length| {
        let doubt = length.ranged.then_some("a range of lengths, given by its low end");
        let found = Found::new(at, length.end, Meaning::Duration(length.value), "time.duration");
        Found { modifier: limited.map(|(modifier, _)| modifier), doubt, ..found }
    };
    let bare = (frame > at).then(|| one_unit(reader, start)).flatten();
    let length = length(reader, start).or_else(|| unnumbered(reader, start)).or(bare).or_else(|| length(reader, frame));
    length.filter(|length| !is_idiom(reader, at, length)).map(made)
}

/// `the past`, `the next`, `the last` before a length.
fn frame(reader: &Reader<'_>, at: usize) -> usize {
    let lexemes = reader.lexemes;
    let article = usize::from(lexemes.is(at, &["the", "these", "those"])) + at;
    let framed = lists::FRAMING.has(lexemes.word(article));
    if framed && (article > at || !lexemes.is(article, &["first", "final"])) { article + 1 } else { at }
}

/// `the past decade`, `recent years`.
fn one_unit(reader: &Reader<'_>, at: usize) -> Option<Length> {
    let word = reader.lexemes.word(at);
    let unit = Unit::of(word).filter(|unit| !matches!(unit, Unit::Second | Unit::Quarter))?;
    let value = unit.period(if word.ends_with('s') { "X" } else { "1" });
    Some(Length { value, count: None, unit, end: at + 1, ranged: false })
}

/// `one day` as `some day`, `day by day`, `a minute of`, ages and floors.
fn is_idiom(reader: &Reader<'_>, at: usize, length: &Length) -> bool {
    let lexemes = reader.lexemes;
    let one_day = lexemes.word(at) == "one" && lexemes.is(at + 1, &["day", "night"]) && lexemes.sign(length.end) == ',';
    let by = lexemes.is(length.end, &["by"]) && lexemes.word(length.end + 1) == lexemes.word(length.end - 1);
    one_day || by
}
