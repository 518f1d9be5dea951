//! Times that count from another: `yesterday`, `last September`, `two years ago`, `the following day`,
//! `the first quarter of last year`, `two weeks before May 13`.

use super::calendar::{Dated, date, part_of_year};
use super::duration::{length, unnumbered};
use super::holiday::holiday;
use super::lexeme::is_hyphen;
use super::lists;
use super::reader::{Read, Reader};
use super::stamp::Unit;
use super::when::{From, Part, Pick, When};

/// The calendar time that begins at a place, whatever its form: relative, beside another, or a date.
pub(super) fn calendar_time(reader: &Reader<'_>, at: usize) -> Dated {
    let found = again(reader, at)
        .or_else(|| beside(reader, at))
        .or_else(|| counted(reader, at))
        .or_else(|| part_of_relative(reader, at));
    let found = found.or_else(|| single(reader, at));
    let (when, end, rule) = found.or_else(|| holiday(reader, at)).or_else(|| date(reader, at))?;
    Some(narrowed(reader, when, end, rule))
}

/// `the same period last year`, `the same month a year ago`: the last time named, a year before.
fn again(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let same = lexemes.reads(at, &["the", "same"]) || lexemes.reads(at, &["the", "corresponding"]);
    let named = lexemes.is(at + 2, &["period", "month", "quarter", "time", "week", "day"]);
    let place = at + 3 + usize::from(lexemes.is(at + 3, &["of", "in"]));
    let (whole, end, _) = (same && named).then(|| counted(reader, place).or_else(|| single(reader, place)))??;
    let unit = Unit::of(lexemes.word(at + 2)).unwrap_or(Unit::Month);
    match whole {
        When::Shifted { unit: Unit::Year, by, .. } if by < 0 => Some((When::Again { by, unit }, end, "time.again")),
        _ => None,
    }
}

/// Adds what follows a part and names its whole: `Friday of next week`, `September last year`,
/// `the 21st this month`, `next week Wednesday`.
fn narrowed(reader: &Reader<'_>, when: When, end: usize, rule: &'static str) -> (When, usize, &'static str) {
    let open = match &when {
        When::Named(part, Pick::Open) => Some(*part),
        _ => None,
    };
    if let Some(part) = open.filter(|part| !matches!(part, Part::MonthDay(..))) {
        let place = if reader.lexemes.word(end) == "of" { end + 1 } else { end };
        if let Some((whole, after, _)) = single(reader, place).filter(|(whole, _, _)| is_whole_of(part, whole)) {
            return (When::Within(part, Box::new(whole)), after, "time.part-of-relative");
        }
    }
    if let When::Shifted { unit: Unit::Week, .. } = when {
        let place = reader.lexemes.past_hyphen(end);
        let place = if reader.lexemes.word(place) == "on" { place + 1 } else { place };
        if let Some((day, after)) = reader.weekday(place) {
            return (When::Within(Part::Weekday(day), Box::new(when)), after, "time.part-of-relative");
        }
    }
    (when, end, rule)
}

/// Whether a relative time can be the whole of this part: weekdays of weeks, the rest of years and months.
fn is_whole_of(part: Part, whole: &When) -> bool {
    let unit = match whole {
        When::Shifted { unit, .. } => *unit,
        _ => return false,
    };
    match part {
        Part::Weekday(_) => unit == Unit::Week,
        Part::DayNumber(_) => unit == Unit::Month,
        Part::Week(_) => matches!(unit, Unit::Month | Unit::Year),
        Part::MonthDay(..) | Part::Month(_) | Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Holiday(_) => {
            matches!(unit, Unit::Year | Unit::FiscalYear)
        }
        Part::WeekdayNumber(..) | Part::Weekend => false,
    }
}

/// `the first quarter of last year`, `the 15th day of next month`, `Monday of the following week`.
fn part_of_relative(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let start = if lexemes.word(at) == "the" { at + 1 } else { at };
    let (part, end) =
        part_of_year(reader, start).map(|(part, end, _)| (part, end)).or_else(|| day_number(reader, start))?;
    let place = if lexemes.word(end) == "of" { end + 1 } else { end };
    if let (Part::Week(_), Some(((month, _), after))) = (part, reader.month(place)) {
        return Some((
            When::Within(part, Box::new(When::Named(Part::Month(month), Pick::Open))),
            after,
            "time.part-of-relative",
        ));
    }
    let (whole, after, _) = single(reader, place).or_else(|| the_same(reader, place))?;
    is_whole_of(part, &whole).then(|| (When::Within(part, Box::new(whole)), after, "time.part-of-relative"))
}

/// `the 21st`, `the twenty-sixth day`: a day of a month that is named or understood.
fn day_number(reader: &Reader<'_>, at: usize) -> Read<Part> {
    let (day, end) = reader.ordinal(at).filter(|(day, _)| (1..=31).contains(day))?;
    let end = if reader.lexemes.word(end) == "day" { end + 1 } else { end };
    Some((Part::DayNumber(day as i8), end))
}

/// `the 6th`, alone: only after `on` and before nothing that it could order.
pub(super) fn lone_day(reader: &Reader<'_>, at: usize) -> Dated {
    let digits = !reader.lexemes.digits(at + 1).is_empty();
    let framed =
        reader.lexemes.word(at) == "the" && reader.lexemes.follows(at, &["on", "by", "until", "from"]) && digits;
    let (part, end) = framed.then(|| day_number(reader, at + 1))??;
    let closed = reader.lexemes.word(end).is_empty() || lists::AFTER_LONE_DAY.has(reader.lexemes.word(end));
    closed.then_some((When::Named(part, Pick::Open), end, "time.day-number"))
}

/// One word or a word and a unit: `today`, `last year`, `this coming September`, `the following day`.
fn single(reader: &Reader<'_>, at: usize) -> Dated {
    deictic(reader, at).or_else(|| picked(reader, at)).or_else(|| the_unit(reader, at)).or_else(|| the_same(reader, at))
}

fn days(by: i32) -> When {
    When::Shifted { unit: Unit::Day, by, from: From::Writing, fine: false }
}

/// `today`, `yesterday`, `tomorrow`, `tonight` with `earlier` or `later` before them.
fn deictic(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    if lexemes.reads(at, &["the", "day", "before", "yesterday"]) {
        return Some((days(-2), at + 4, "time.deictic"));
    }
    if lexemes.reads(at, &["the", "day", "after", "tomorrow"]) {
        return Some((days(2), at + 4, "time.deictic"));
    }
    let by = match lexemes.word(at) {
        "today" => 0,
        "yesterday" => -1,
        "tomorrow" | "tmrw" | "tmr" => 1,
        _ => return None,
    };
    let name = lexemes.reads(at.saturating_sub(1), &["usa", "today"])
        || lexemes.reads(at.saturating_sub(1), &["russia", "today"]);
    (!name).then_some((days(by), at + 1, "time.deictic"))
}

/// The word that picks one of several, and how many words it takes.
fn pick(reader: &Reader<'_>, at: usize) -> Read<Pick> {
    let lexemes = reader.lexemes;
    let coming = lexemes.is(at + 1, &["coming", "upcoming", "next"]);
    match lexemes.word(at) {
        "this" | "the" if coming => {
            Some((if lexemes.word(at + 1) == "next" { Pick::Next } else { Pick::Coming }, at + 2))
        }
        "this" if lexemes.is(at + 1, &["past", "very", "current", "calendar", "fiscal", "working"]) => {
            Some((if lexemes.word(at + 1) == "past" { Pick::Recent } else { Pick::This }, at + 2))
        }
        "this" | "current" => Some((Pick::This, at + 1)),
        "the" if lexemes.is(at + 1, &["last", "past", "previous", "current"]) => pick(reader, at + 1),
        "last" | "previous" => Some((Pick::Last, at + 1)),
        "past" => Some((Pick::Recent, at + 1)),
        "next" => Some((Pick::Next, at + 1)),
        "coming" | "upcoming" => Some((Pick::Coming, at + 1)),
        _ => None,
    }
}

/// `last year`, `this September`, `next Friday`, `this summer`, `the last quarter`, `this coming weekend`.
fn picked(reader: &Reader<'_>, at: usize) -> Dated {
    let (pick, next) = pick(reader, at)?;
    let lexemes = reader.lexemes;
    if let Some((day, end)) = reader.weekday(next) {
        if let Some(dated) =
            super::calendar::weekday_date(reader, next).filter(|(when, _, _)| super::calendar::is_day(when))
        {
            return Some(dated);
        }
        return Some((When::Named(Part::Weekday(day), pick), end, "time.picked"));
    }
    if let Some(((month, _), end)) = reader.month(next).filter(|_| !reader.is_verb(next)) {
        let day = reader.lexemes.digits(end).parse::<i8>().ok().filter(|day| *day <= 31);
        let (part, end) = day.map_or((Part::Month(month), end), |day| (Part::MonthDay(month, day), end + 1));
        return Some((When::Named(part, pick), end, "time.picked"));
    }
    if let Some((season, end)) = reader.season(next) {
        return Some((When::Named(Part::Season(season), pick), end, "time.picked"));
    }
    if lexemes.word(next) == "weekend" {
        return Some((When::Named(Part::Weekend, pick), next + 1, "time.picked"));
    }
    if let Some((When::Named(part, Pick::Open), end, _)) = holiday(reader, next) {
        return Some((When::Named(part, pick), end, "time.picked"));
    }
    picked_unit(reader, at, pick, next)
}

fn picked_unit(reader: &Reader<'_>, at: usize, pick: Pick, next: usize) -> Dated {
    let word = reader.lexemes.word(next);
    let unit = Unit::of(word)
        .filter(|_| !word.ends_with('s') && !matches!(word, "second" | "minute" | "hour" | "min" | "sec"))?;
    let fiscal = reader.lexemes.word(next - 1) == "fiscal" && unit == Unit::Year;
    let by = match pick {
        Pick::This => 0,
        Pick::Last | Pick::Recent => -1,
        _ => 1,
    };
    let article = reader.lexemes.word(at) == "the";
    let back = article && by == -1 && reader.lexemes.is(next - 1, &["previous"]);
    let from = if back || (article && pick == Pick::Next) { From::Narrative } else { From::Writing };
    let long = article && matches!(pick, Pick::Recent | Pick::Coming);
    let to_this_day = word == "day" && matches!(pick, Pick::This | Pick::Coming);
    let night = to_this_day || word == "night" || (lexemes_of(reader, next + 1) && pick != Pick::This);
    let unit = if fiscal { Unit::FiscalYear } else { unit };
    (!long && !night).then_some((When::Shifted { unit, by, from, fine: false }, next + 1, "time.relative"))
}

/// `last week of 2016`, `the last day of May`: the last of that, not the one before this.
fn lexemes_of(reader: &Reader<'_>, at: usize) -> bool {
    let place = at + 1 + usize::from(reader.lexemes.word(at + 1) == "the");
    reader.lexemes.word(at) == "of" && (!reader.lexemes.digits(place).is_empty() || reader.month(place).is_some())
}

/// `the year`, `the day`: where a preposition stands before and nothing follows that says which.
fn the_unit(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let word = lexemes.word(at + 1);
    if lexemes.reads(at, &["the", "weekend"]) && lexemes.follows(at, &["over", "during", "on", "at", "of"]) {
        return Some((When::Named(Part::Weekend, Pick::Open), at + 2, "time.the-unit"));
    }
    if lexemes.word(at) != "the" || !matches!(word, "day" | "week" | "month" | "year") {
        return None;
    }
    let unit = Unit::of(word)?;
    let told = !lexemes.digits(at + 2).is_empty() || lists::TELLING_WHICH.has(lexemes.word(at + 2));
    let joined = is_hyphen(lexemes.sign(at + 2)) || matches!(lexemes.sign(at + 2), '\'' | '’' | '“' | '"');
    let noun = lexemes.word(at + 2).len() > 3
        && reader.tag(at + 2).is_some_and(|tag| matches!(tag, nlp::Tag::Nn | nlp::Tag::Nns | nlp::Tag::Nnp));
    let introduced = lists::BEFORE_THE.has(lexemes.word_before(at));
    let from = if unit == Unit::Day { From::Narrative } else { From::Writing };
    (introduced && !told && !joined && !noun).then_some((
        When::Shifted { unit, by: 0, from, fine: false },
        at + 2,
        "time.the-unit",
    ))
}

/// `that year`, `the same day`, `the following week`, `the next day`, `the day before`, `the year after`.
fn the_same(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let (by, place) = match lexemes.word(at) {
        "that" => (0, at + 1),
        "the" | "a" if lexemes.is(at + 1, &["same"]) => (0, at + 2),
        "the" if lexemes.is(at + 1, &["following", "next", "ensuing"]) => (1, at + 2),
        "the" if lexemes.is(at + 1, &["previous", "preceding", "prior"]) => (-1, at + 2),
        "following" => (1, at + 1),
        "the" => return day_beside(reader, at),
        _ => return None,
    };
    if let Some((day, end)) = reader.weekday(place).filter(|_| by != 0) {
        let pick = if by > 0 { Pick::Next } else { Pick::Last };
        return Some((When::Named(Part::Weekday(day), pick), end, "time.same"));
    }
    let word = lexemes.word(place);
    let unit = Unit::of(word).filter(|unit| {
        !word.ends_with('s') && word.len() > 2 && !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)
    })?;
    let number = !lexemes.digits(place + 1).is_empty();
    (!number).then_some((When::Shifted { unit, by, from: From::Narrative, fine: false }, place + 1, "time.same"))
}

/// `the day before`, `the year after`, `the week after next`, `the year previous`.
fn day_beside(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let unit = Unit::of(lexemes.word(at + 1)).filter(|_| !lexemes.word(at + 1).ends_with('s'))?;
    if lexemes.reads(at + 2, &["after", "next"]) {
        return Some((When::Shifted { unit, by: 2, from: From::Writing, fine: false }, at + 4, "time.relative"));
    }
    let by = match lexemes.word(at + 2) {
        "before" | "previous" | "earlier" => -1,
        "after" | "later" => 1,
        _ => return None,
    };
    let closed = lexemes.word(at + 3).is_empty() || lexemes.is(at + 3, &["and", "but"]);
    let small = matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Quarter);
    (closed && !small).then_some((When::Shifted { unit, by, from: From::Narrative, fine: false }, at + 3, "time.same"))
}

/// A time counted from another, which words such as `more than` may limit.
pub(super) fn counted_time(reader: &Reader<'_>, at: usize) -> Dated {
    beside(reader, at).or_else(|| counted(reader, at))
}

/// `two years ago`, `three days later`, `a year earlier`, `in two weeks`, `two days from now`.
fn counted(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let within = lexemes.is(at, &["in"]);
    let start = if within { at + 1 } else { at };
    let start = if within && lexemes.is(start, &["about", "around"]) { start + 1 } else { start };
    let length = length(reader, start)?;
    let (count, unit, end) = (length.count?, length.unit, length.end);
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Weekend) || count == 0 {
        return None;
    }
    let shifted = |by, from, end| Some((When::Shifted { unit, by, from, fine: true }, end, "time.counted"));
    match lexemes.word(end) {
        "ago" => shifted(-count, From::Writing, end + 1),
        "from" if lexemes.is(end + 1, &["now", "today"]) => shifted(count, From::Writing, end + 2),
        "hence" => shifted(count, From::Writing, end + 1),
        "earlier" | "previously" | "beforehand" => shifted(-count, From::Narrative, end + 1),
        "before" if lexemes.word(end + 1).is_empty() => shifted(-count, From::Narrative, end + 1),
        "later" | "afterward" | "afterwards" if lexemes.word(end + 1) != "than" => {
            shifted(count, From::Narrative, end + 1)
        }
        _ if within && !length.ranged && !is_joined(reader, end) && is_future_in(reader, at, end) => {
            shifted(count, From::Writing, end)
        }
        _ => None,
    }
}

/// Whether the unit is joined to its number, and so belongs to a noun: `in 10-year bonds`.
fn is_joined(reader: &Reader<'_>, end: usize) -> bool {
    let lexemes = reader.lexemes;
    end >= 2 && is_hyphen(lexemes.sign(end - 2)) && !lexemes.word(end - 1).ends_with('s')
}

/// Whether `in two weeks` lies ahead: not `the first in two weeks`, and not after a past verb.
fn is_future_in(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let of_span = reader.lexemes.is(end, &["of", "and", "to"]) || is_hyphen(reader.lexemes.sign(end));
    let tense = super::tense::tense(reader.syntax, reader.text, reader.lexemes.span(at, end));
    let superlative = lists::OF_SPAN.has(reader.lexemes.word_before(at));
    !of_span && !superlative && tense != Some(super::when::Tense::Past)
}

/// `two days after May 6`, `three weeks from tomorrow`, `2 weeks before May 13 1999`.
fn beside(reader: &Reader<'_>, at: usize) -> Dated {
    let start = if reader.lexemes.word(at) == "in" { at + 1 } else { at };
    let length = length(reader, start).or_else(|| unnumbered(reader, start))?;
    let count = length.count?;
    let by = match reader.lexemes.word(length.end) {
        "after" | "from" | "since" | "following" => count,
        "before" => -count,
        _ => return None,
    };
    let place = length.end + 1;
    let place = if reader.lexemes.is(place, &["the", "last"]) && reader.lexemes.digits(place + 1).is_empty() {
        return None;
    } else {
        place
    };
    let (anchor, end, _) = single(reader, place).or_else(|| holiday(reader, place)).or_else(|| date(reader, place))?;
    let range = reader.lexemes.word(place - 1) == "from" && reader.lexemes.is(end, &["to", "until", "through"]);
    let small = range || matches!(length.unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Weekend);
    let at = reader.lexemes.span(place, end);
    (!small).then(|| (When::Beside { unit: length.unit, by, anchor: Box::new(anchor), at }, end, "time.beside"))
}
