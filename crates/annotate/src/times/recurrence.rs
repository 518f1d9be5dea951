//! Times that recur: `every Tuesday`, `annually`, `twice a week`, `15 a year`, `per month`.

use lexicon::List;

use super::duration::length;
use super::lists;
use super::reader::{Read, Reader};
use super::stamp::Unit;

/// The recurrence that begins at a place, as a TIMEX3 value.
pub(super) fn recurrence(reader: &Reader<'_>, at: usize) -> Read<String> {
    adverb(reader, at).or_else(|| every(reader, at)).or_else(|| per_unit(reader, at)).or_else(|| plural_day(reader, at))
}

/// Adverbs of recurrence, and their values.
static ADVERBS: [(&List, &str); 10] = [
    (&lists::EACH_YEAR, "P1Y"),
    (&lists::TWICE_A_YEAR, "P6M"),
    (&lists::EVERY_TWO_YEARS, "P2Y"),
    (&lists::EACH_QUARTER, "P3M"),
    (&lists::EACH_MONTH, "P1M"),
    (&lists::EVERY_TWO_MONTHS, "P2M"),
    (&lists::EACH_WEEK, "P1W"),
    (&lists::EVERY_TWO_WEEKS, "P2W"),
    (&lists::EACH_DAY, "P1D"),
    (&lists::EACH_HOUR, "PT1H"),
];

fn adverb(reader: &Reader<'_>, at: usize) -> Read<String> {
    let value = match reader.lexemes.word(at) {
        "semi" if reader.lexemes.is(at + 2, &["annual", "annually"]) => return Some(("P0.5Y".to_owned(), at + 3)),
        word => ADVERBS.iter().find(|(adverbs, _)| adverbs.has(word))?.1,
    };
    let written = reader.lexemes.written(at);
    let capital = written.starts_with(char::is_uppercase)
        && at.checked_sub(1).is_some_and(|before| !reader.lexemes.word(before).is_empty());
    (!capital).then(|| (value.to_owned(), at + 1))
}

/// `every day`, `each week`, `every three weeks`, `every Tuesday`, `every weekend`.
fn every(reader: &Reader<'_>, at: usize) -> Read<String> {
    if !reader.lexemes.is(at, &["every", "each"]) {
        return None;
    }
    let next = at + 1;
    if let Some((day, end)) = reader.weekday(next) {
        return Some((format!("XXXX-WXX-{}", day + 1), end));
    }
    if let Some(((month, _), end)) = reader.month(next) {
        return Some((format!("XXXX-{month:02}"), end));
    }
    if reader.lexemes.word(next) == "other" {
        let unit = Unit::of(reader.lexemes.word(next + 1))?;
        return Some((unit.period("2"), next + 2));
    }
    let word = reader.lexemes.word(next);
    let part = match word {
        "morning" => Some("P1DTMO"),
        "afternoon" => Some("P1DTAF"),
        "evening" => Some("P1DTEV"),
        _ => None,
    };
    if let Some(part) = part {
        return Some((part.to_owned(), next + 1));
    }
    if let Some(unit) = Unit::of(word).filter(|_| !matches!(word, "second")) {
        return Some((unit.period("1"), next + 1));
    }
    length(reader, next).map(|length| (length.value, length.end))
}

/// `twice a week`, `15 a year`, `per month`, `30% each year`.
fn per_unit(reader: &Reader<'_>, at: usize) -> Read<String> {
    let lexemes = reader.lexemes;
    let link = lexemes.is(at, &["a", "an", "per"]);
    let word = lexemes.word(at + 1);
    let unit = Unit::of(word)
        .filter(|_| link && !word.ends_with('s') && word.len() > 2 && word != "second" && word != "quarter")?;
    let counted = at.checked_sub(1).is_some_and(|before| {
        let number = !lexemes.digits(before).is_empty()
            || lexemes.sign(before) == '%'
            || reader.lexicon.number(lexemes.word(before)).is_some();
        number || lists::RATED.has(lexemes.word(before))
    });
    let counted = counted || (at > 0 && reader.tag(at - 1) == Some(nlp::Tag::Nns) && lexemes.is(at, &["a", "an"]));
    let closed = !lexemes.is(at + 2, &["ago", "later", "earlier", "before", "after"]);
    ((counted || (lexemes.word(at) == "per" && unit != Unit::Hour && unit != Unit::Second)) && closed)
        .then(|| (unit.period("1"), at + 2))
}

/// `on Mondays`, `weekends`.
fn plural_day(reader: &Reader<'_>, at: usize) -> Read<String> {
    let word = reader.lexemes.word(at);
    if word == "weekends" {
        return Some(("P1WE".to_owned(), at + 1));
    }
    let index = lists::WEEKDAYS.iter().position(|day| day == word)?;
    Some((format!("XXXX-WXX-{}", index + 1), at + 1))
}
