//! Times of day: `16:00 UTC`, `3pm`, `six pm`, `noon`, `this morning`, `Friday night`.

use super::lists;
use super::reader::{Read, Reader};
use super::when::DayTime;

/// The time of day that begins at a place.
pub(super) fn clock(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    with_colon(reader, at).or_else(|| with_half(reader, at)).or_else(|| named(reader, at))
}

fn hour(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let digits = reader.lexemes.digits(at);
    let value = if digits.is_empty() {
        reader.number_of(at, lexicon::NumberKind::Cardinal)? as u8
    } else {
        digits.parse().ok().filter(|_| digits.len() <= 2)?
    };
    (value <= 24).then_some(value)
}

fn two_digits(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let digits = reader.lexemes.digits(at);
    digits.parse().ok().filter(|value| digits.len() == 2 && *value < 60)
}

/// `16:00`, `8:30:15 pm`, `8.30pm`, `0800 UTC`, `18:24 UTC+3`.
fn with_colon(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let lexemes = reader.lexemes;
    if let Some(found) = military(reader, at) {
        return Some(found);
    }
    let hour = hour(reader, at).filter(|_| !lexemes.digits(at).is_empty())?;
    let colon = lexemes.sign(at + 1) == ':';
    let tight = lexemes.glued(at + 1) && lexemes.glued(at + 2);
    let minute = two_digits(reader, at + 2).filter(|_| tight && (colon || lexemes.sign(at + 1) == '.'))?;
    let more = lexemes.sign(at + 3) == ':' && lexemes.glued(at + 3) && lexemes.glued(at + 4);
    let second = more.then(|| two_digits(reader, at + 4)).flatten();
    let end = if second.is_some() { at + 5 } else { at + 3 };
    let half = half_of_day(reader, end);
    let zone = half.map_or(end, |(_, end)| end);
    if !colon && half.is_none() {
        return None;
    }
    let hour = half.map_or(hour, |(late, _)| to_24(hour, late));
    let (utc, end) = self::zone(reader, zone);
    Some((DayTime::Clock { hour, minute: Some(minute), second, utc }, end))
}

/// `0800 UTC`, `1500 GMT`.
fn military(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let digits = reader.lexemes.digits(at);
    let zoned = reader.lexemes.is(at + 1, &["utc", "gmt", "hours", "hrs"]) && digits.len() == 4;
    let hour: u8 = zoned.then(|| digits[..2].parse().ok())?.filter(|hour| *hour <= 24)?;
    let minute: u8 = digits[2..].parse().ok().filter(|minute| *minute < 60)?;
    let (utc, end) = zone(reader, at + 1);
    Some((DayTime::Clock { hour, minute: Some(minute), second: None, utc }, end.max(at + 2)))
}

/// `3pm`, `six p.m.`, `9a`, `at 8 o'clock`.
fn with_half(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let hour = hour(reader, at).filter(|hour| (1..=12).contains(hour))?;
    let free = !reader.lexemes.glued(at) || !matches!(reader.lexemes.sign_before(at), '.' | ',' | '$');
    if let Some((late, end)) = half_of_day(reader, at + 1).filter(|_| free) {
        let (utc, end) = zone(reader, end);
        return Some((DayTime::Clock { hour: to_24(hour, late), minute: None, second: None, utc }, end));
    }
    let oclock = reader.lexemes.word(at + 1) == "o" && reader.lexemes.word(at + 3) == "clock";
    oclock.then_some((DayTime::Clock { hour, minute: None, second: None, utc: false }, at + 4))
}

fn to_24(hour: u8, late: bool) -> u8 {
    match (hour, late) {
        (12, false) => 0,
        (12, true) => 12,
        (hour, true) if hour < 12 => hour + 12,
        (hour, _) => hour,
    }
}

/// `am`, `p.m.`, `9a`: whether it is the later half.
fn half_of_day(reader: &Reader<'_>, at: usize) -> Read<bool> {
    let lexemes = reader.lexemes;
    match lexemes.word(at) {
        "am" | "pm" if lexemes.written(at) != "Am" => Some((lexemes.word(at) == "pm", at + 1)),
        half @ ("a" | "p") if lexemes.sign(at + 1) == '.' && lexemes.word(at + 2) == "m" && lexemes.glued(at + 2) => {
            Some((half == "p", lexemes.past_stop(at + 3)))
        }
        half @ ("a" | "p") if lexemes.glued(at) => Some((half == "p", at + 1)),
        _ => None,
    }
}

/// The zone after a clock time; whether it is Coordinated Universal Time without an offset.
fn zone(reader: &Reader<'_>, at: usize) -> (bool, usize) {
    let lexemes = reader.lexemes;
    let open = usize::from(lexemes.sign(at) == '(' && lexemes.is(at + 1, &["gmt", "utc"]));
    let place = at + open;
    let named = matches!(lexemes.written(place), "UTC" | "GMT");
    if lists::ZONES.has(lexemes.written(place)) {
        return (false, place + 1);
    }
    if !named {
        return (false, at);
    }
    let offset = matches!(lexemes.sign(place + 1), '+' | '-') && !lexemes.digits(place + 2).is_empty();
    let end = if offset { place + 3 } else { place + 1 };
    let end = if open == 1 && lexemes.sign(end) == ')' { end + 1 } else { end };
    (!offset, end)
}

/// `noon`, `midnight`.
fn named(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let hour = match reader.lexemes.word(at) {
        "noon" | "midday" => 12,
        "midnight" => 0,
        _ => return None,
    };
    Some((DayTime::Clock { hour, minute: Some(0), second: None, utc: false }, at + 1))
}

/// A part of the day by name.
pub(super) fn part_of_day(reader: &Reader<'_>, at: usize) -> Read<DayTime> {
    let part = match reader.lexemes.word(at) {
        "morning" => "MO",
        "afternoon" => "AF",
        "evening" => "EV",
        "night" | "overnight" => "NI",
        "daytime" => "DT",
        _ => return None,
    };
    Some((DayTime::Part(part), at + 1))
}
