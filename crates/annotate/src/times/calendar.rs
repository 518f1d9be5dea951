//! Dates that name themselves: days, months, years, decades, centuries, seasons, quarters.

use corpus::Day;

use super::lexeme::{Shape, is_hyphen};
use super::reader::{Read, Reader};
use super::stamp::{Stamp, Unit};
use super::when::{Part, Pick, When};
use super::{lists, numeric};

/// A date with the name of the rule that read it.
pub(crate) type Dated = Option<(When, usize, &'static str)>;

/// The date that begins at a place, whatever its form; bare years and months only where the words
/// around them show that they are dates.
pub(crate) fn date(reader: &Reader<'_>, at: usize) -> Dated {
    let found = numeric::date(reader, at).or_else(|| weekday_date(reader, at));
    let found = found.or_else(|| month_first(reader, at)).or_else(|| day_first(reader, at));
    found.or_else(|| span_of_year(reader, at)).or_else(|| years(reader, at))
}

fn named(found: Read<When>, rule: &'static str) -> Dated {
    found.map(|(when, end)| (when, end, rule))
}

/// `Friday`, `Friday, May 6`, `Monday 21`, `Friday the 26th`, `Tuesday March 7, 2017`.
pub(super) fn weekday_date(reader: &Reader<'_>, at: usize) -> Dated {
    let (weekday, after) = reader.weekday(at)?;
    let comma = if reader.lexemes.sign(after) == ',' { after + 1 } else { after };
    let place = reader.lexemes.past_hyphen(comma);
    let dated =
        numeric::date(reader, place).or_else(|| month_first(reader, place)).or_else(|| day_first(reader, place));
    let dated = dated.or_else(|| named(numeric::day_and_month(reader, place), "time.date.numeric"));
    if let Some((when, end, _)) = dated.filter(|(when, _, _)| is_day(when)) {
        return Some((when, end, "time.date.weekday"));
    }
    let article = if reader.lexemes.word(after) == "the" { after + 1 } else { after };
    let number = reader.ordinal(article).or_else(|| plain_day(reader, after)).filter(|(day, _)| (1..=31).contains(day));
    let number = number.filter(|(_, end)| !orders(reader, *end));
    if let Some((day, end)) = number {
        return Some((When::Named(Part::WeekdayNumber(weekday, day as i8), Pick::Open), end, "time.date.weekday"));
    }
    let name =
        is_abbreviation(reader, at) && !reader.lexemes.follows(at, &["on", "next", "last", "this", "by", "until"]);
    (!name).then_some((When::Named(Part::Weekday(weekday), Pick::Open), after, "time.weekday"))
}

fn is_abbreviation(reader: &Reader<'_>, at: usize) -> bool {
    !reader.lexemes.word(at).ends_with("day")
}

fn plain_day(reader: &Reader<'_>, at: usize) -> Read<i32> {
    let digits = reader.lexemes.digits(at);
    let goes_on = matches!(reader.lexemes.sign(at + 1), ':' | '.' | '/' | ',') && reader.lexemes.glued(at + 1);
    let longer = goes_on && reader.lexemes.glued(at + 2) && !reader.lexemes.digits(at + 2).is_empty();
    let percent = reader.lexemes.sign(at + 1) == '%';
    let word = reader.lexemes.word(at + 1);
    let counted = matches!(word, "am" | "pm" | "p" | "a" | "people" | "percent") || Unit::of(word).is_some();
    (digits.len() <= 2 && !longer && !percent && !counted).then(|| Some((digits.parse().ok()?, at + 1)))?
}

/// Whether a noun follows that an ordinal before it would order: `Tuesday the first generation`.
fn orders(reader: &Reader<'_>, at: usize) -> bool {
    use nlp::Tag::{Jj, Nn, Nnp, Nns};
    let spelled = at.checked_sub(1).is_some_and(|last| reader.lexemes.word(last).len() > 2);
    spelled && reader.tag(at).is_some_and(|tag| matches!(tag, Jj | Nn | Nnp | Nns))
}

pub(crate) fn is_day(when: &When) -> bool {
    matches!(when, When::At(Stamp::Day(_)) | When::Named(Part::MonthDay(..), _))
}

/// `May 6, 2016`, `May 6`, `May 2016`, `September 2020 23`, `May`.
fn month_first(reader: &Reader<'_>, at: usize) -> Dated {
    let ((month, ambiguous), after) = reader.month(at)?;
    let place = after_mark(reader, after, &['-', '/', ',']);
    let spelled = spelled_year(reader, after);
    let day = day_of_month(reader, place).or_else(|| day_of_month(reader, after)).filter(|_| spelled.is_none());
    // "a march in 2017", "they march twenty miles": only digits beside it make a month of such a word.
    if reader.is_common_word(at) && reader.lexemes.digits(place).is_empty() {
        return None;
    }
    if let Some((day, end)) = day {
        return named(with_year(reader, month, day, end), "time.date.month-day");
    }
    if let Some((year, end)) = year_after(reader, after).or_else(|| joined_year(reader, after)) {
        return named(year_then_day(reader, year, month, end), "time.date.month-year");
    }
    let alone = month_alone(reader, at, ambiguous);
    alone.then_some((When::Named(Part::Month(month), Pick::Open), after, "time.month"))
}

fn after_mark(reader: &Reader<'_>, at: usize, marks: &[char]) -> usize {
    if marks.contains(&reader.lexemes.sign(at)) { at + 1 } else { at }
}

/// `Dec-2018`, `Dec/2018`, `Dec, 2018`.
fn joined_year(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let place = after_mark(reader, at, &['-', '/', ',']);
    (place > at).then(|| four_digits(reader, place))?
}

/// `September-2020-23`.
fn year_then_day(reader: &Reader<'_>, year: i16, month: i8, end: usize) -> Read<When> {
    let day = (is_hyphen(reader.lexemes.sign(end)) && reader.lexemes.glued(end)).then(|| day_of_month(reader, end + 1));
    if let Some((Ok(date), end)) = day.flatten().map(|(day, end)| (Day::new(year, month, day), end)) {
        return Some((When::At(Stamp::Day(date)), end));
    }
    Some((When::At(Stamp::Month(year, month)), end))
}

/// Whether a month without day and year is a month and not a name, a verb or a modal.
fn month_alone(reader: &Reader<'_>, at: usize, ambiguous: bool) -> bool {
    use nlp::NameLabel::{Fac, Gpe, Org, Person, Product, WorkOfArt};
    let name = matches!(reader.name(at), Some(Person | Gpe | Org | Fac | Product | WorkOfArt));
    let before = reader.lexemes.word_before(at);
    let hyphen = is_hyphen(reader.lexemes.sign_before(at))
        && reader.lexemes.follows(at.saturating_sub(1), &["mid", "late", "early"]);
    let introduced = lists::BEFORE_MONTH.has(before) || hyphen;
    let upper = reader.lexemes.written(at) != reader.lexemes.word(at);
    if !upper {
        return introduced && reader.lexemes.word(at).len() > 4;
    }
    let sentence = reader.lexemes.word(at).len() <= 3 && !introduced;
    !name && !sentence && (!ambiguous || (introduced && !reader.is_verb(at)))
}

/// A day of a month: `6`, `06`, `6th`, `the sixth`, `twenty second`.
fn day_of_month(reader: &Reader<'_>, at: usize) -> Read<i8> {
    let place = if reader.lexemes.word(at) == "the" { at + 1 } else { at };
    let counted = |end: usize| {
        let word = reader.lexemes.word(end);
        reader.lexemes.sign(end) == '%' || matches!(word, "percent" | "million" | "billion" | "people")
    };
    let number = reader.ordinal(place).or_else(|| plain_day(reader, place)).or_else(|| spelled_day(reader, place));
    let (day, end) = number.filter(|(day, end)| (1..=31).contains(day) && !counted(*end))?;
    Some((day as i8, end))
}

fn spelled_day(reader: &Reader<'_>, at: usize) -> Read<i32> {
    let found = reader.numeral(at).filter(|found| !found.digits && found.value.fract() == 0.0)?;
    let tens = reader.number_of(at, lexicon::NumberKind::Cardinal)?;
    let next = reader.number_of(at + 1, lexicon::NumberKind::Cardinal).filter(|unit| *unit < 10 && tens >= 20);
    let (value, end) = next.map_or((tens, at + 1), |unit| (tens + unit, at + 2));
    (found.value >= 1.0).then_some((value, end))
}

/// Adds a year to a month and day where one follows.
fn with_year(reader: &Reader<'_>, month: i8, day: i8, end: usize) -> Read<When> {
    let Some((year, after)) = year_after(reader, end).or_else(|| short_year(reader, end)) else {
        let fits = Day::new(2000, month, day).is_ok();
        return fits.then_some((When::Named(Part::MonthDay(month, day), Pick::Open), end));
    };
    let date = Day::new(year, month, day).ok()?;
    Some((When::At(Stamp::Day(date)), after))
}

/// The year after a month or day: `2016`, `, 2016`, `of 2016`, `in 2020`, `-2020`, `'98`, `of 87`, or in words.
pub(super) fn year_after(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let lexemes = reader.lexemes;
    let link = if lexemes.sign(at) == ',' || lexemes.is(at, &["of", "in"]) { at + 1 } else { at };
    let place = if link == at { lexemes.past_hyphen(after_mark(reader, at, &['/'])) } else { link };
    let place = if lexemes.reads(place, &["the", "year"]) { place + 2 } else { place };
    let of_short = || (lexemes.word(at) == "of" && lexemes.digits(place).len() == 2).then(|| two_digits(reader, place));
    four_digits(reader, place)
        .or_else(|| apostrophe_year(reader, place))
        .or_else(|| of_short()?)
        .or_else(|| spelled_year(reader, place))
}

/// `January first 12`: two digits right after a day in words.
fn short_year(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let spelled = at.checked_sub(1).is_some_and(|before| reader.lexemes.word(before).len() > 2);
    let free = reader.lexemes.shape(at + 1) == Shape::Break || reader.lexemes.is(at + 1, &["was", "is"]);
    (spelled && free && reader.lexemes.digits(at).len() == 2).then(|| two_digits(reader, at))?
}

fn two_digits(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let year: i16 = reader.lexemes.digits(at).parse().ok()?;
    Some((if year < 40 { 2000 + year } else { 1900 + year }, at + 1))
}

/// `'98`.
pub(super) fn apostrophe_year(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let mark = matches!(reader.lexemes.sign(at), '\'' | '\u{2018}' | '\u{2019}') && !reader.lexemes.glued(at);
    let two = reader.lexemes.digits(at + 1).len() == 2 && reader.lexemes.glued(at + 1);
    (mark && two && reader.lexemes.word(at + 2) != "s").then(|| two_digits(reader, at + 1))?
}

/// Four digits that can be a year: 1000 to 2199, not part of a longer number.
pub(super) fn four_digits(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let lexemes = reader.lexemes;
    let digits = lexemes.digits(at);
    let year: i16 = digits.parse().ok().filter(|year| digits.len() == 4 && (1000..2200).contains(year))?;
    let decimal = matches!(lexemes.sign(at + 1), '.' | ',') && lexemes.glued(at + 1) && lexemes.glued(at + 2);
    let decimal = decimal && !lexemes.digits(at + 2).is_empty();
    let tight = lexemes.glued(at + 1) && matches!(lexemes.sign(at + 1), '%' | '°' | '$' | '€' | '£' | ':');
    let letters = lexemes.glued(at + 1) && lexemes.shape(at + 1) == Shape::Word;
    (!decimal && !tight && !letters).then_some((year, at + 1))
}

/// `nineteen ninety six`, `seventeen hundred thirty three`, `two thousand and fifteen`.
pub(super) fn spelled_year(reader: &Reader<'_>, at: usize) -> Read<i16> {
    use lexicon::NumberKind::Cardinal;
    let teens = reader.number_of(at, Cardinal).filter(|teens| (11..=20).contains(teens));
    if let Some(century) = teens {
        let hundred = reader.lexemes.word(at + 1) == "hundred";
        let rest = if hundred { at + 2 } else { at + 1 };
        let (below, end) = spelled_day(reader, rest).filter(|(below, _)| (10..100).contains(below))?;
        return Some(((century * 100 + below) as i16, end));
    }
    let found = reader.numeral(at).filter(|found| !found.digits && reader.lexemes.reads(at, &["two", "thousand"]))?;
    let fits = found.value.fract() == 0.0 && (2000.0..2100.0).contains(&found.value) && found.end > at + 2;
    fits.then_some((found.value as i16, found.end))
}

/// `6 May 2016`, `6th of May`, `the 09th of May`, `twenty five January 1986`, `18 and 19 June`.
fn day_first(reader: &Reader<'_>, at: usize) -> Dated {
    let lexemes = reader.lexemes;
    let start = if lexemes.word(at) == "the" { at + 1 } else { at };
    let ordinal = reader.ordinal(start);
    let (day, end) = ordinal.or_else(|| plain_day(reader, start)).or_else(|| spelled_day(reader, start))?;
    if !(1..=31).contains(&day)
        || (start > at && ordinal.is_none())
        || lexemes.glued(start) && lexemes.sign_before(start) == '.'
    {
        return None;
    }
    let of_day = if lexemes.reads(end, &["day", "of"]) && ordinal.is_some() { end + 1 } else { end };
    let link = if lexemes.word(of_day) == "of" { of_day + 1 } else { after_mark(reader, of_day, &['-', '/']) };
    let ((month, _), after) = reader.month(link).filter(|_| !reader.is_verb(link))?;
    // "the first march" of a movement is no day; "1 march" and "the first of march" are.
    let counted = reader.is_common_word(link) && link == end && reader.lexemes.digits(start).is_empty();
    if counted {
        return None;
    }
    named(with_year(reader, month, day as i8, after), "time.date.day-month")
}

/// Seasons, quarters, halves and weeks that carry their year: `summer 2016`, `Q3 2016`, `the third
/// quarter of 2016`, `week 31 of 2018`; or stand alone where they can only be times.
fn span_of_year(reader: &Reader<'_>, at: usize) -> Dated {
    let start = if reader.lexemes.word(at) == "the" { at + 1 } else { at };
    let (part, end, certain) = part_of_year(reader, start)?;
    if let Some((year, after)) = year_after(reader, end).or_else(|| year_of(reader, end)) {
        let when = When::Within(part, Box::new(When::At(Stamp::Year(year))));
        return Some((when, after, "time.part-of-year"));
    }
    (certain || quarter_alone(reader, start, start > at)).then_some((
        When::Named(part, Pick::Open),
        end,
        "time.part-of-year",
    ))
}

fn quarter_alone(reader: &Reader<'_>, start: usize, article: bool) -> bool {
    let before = if article { reader.lexemes.word_before(start - 1) } else { reader.lexemes.word_before(start) };
    let introduced = lists::BEFORE_QUARTER.has(before);
    match reader.season(start) {
        Some((3, _)) if reader.lexemes.word(start) == "fall" => introduced && article,
        Some(_) => introduced && !reader.is_verb(start) && reader.lexemes.word(start + 1) != "of",
        None => article || introduced,
    }
}

fn year_of(reader: &Reader<'_>, at: usize) -> Read<i16> {
    let place = if reader.lexemes.reads(at, &["of", "fiscal"]) { at + 2 } else { return None };
    four_digits(reader, place)
}

/// A season, quarter, half or numbered week; whether it can be nothing else.
pub(super) fn part_of_year(reader: &Reader<'_>, at: usize) -> Option<(Part, usize, bool)> {
    let lexemes = reader.lexemes;
    if let Some((season, end)) = reader.season(at) {
        return Some((Part::Season(season), end, false));
    }
    if lexemes.written(at) == "Q" && lexemes.glued(at + 1) && lexemes.digits(at + 1).len() == 1 {
        let quarter: u8 = lexemes.digits(at + 1).parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return Some((Part::Quarter(quarter), at + 2, true));
    }
    if lexemes.word(at) == "week" && (1..=2).contains(&lexemes.digits(at + 1).len()) {
        let week: i8 = lexemes.digits(at + 1).parse().ok().filter(|week| (1..=53).contains(week))?;
        return Some((Part::Week(week), at + 2, true));
    }
    let last = lexemes.is(at, &["last", "final"]).then_some((-1, at + 1));
    let (nth, end) = reader.ordinal(at).or(last)?;
    let place = lexemes.past_hyphen(end);
    let of_year = lexemes.word(place + 1) == "of";
    match lexemes.word(place) {
        "quarter" if nth == -1 && of_year => Some((Part::Quarter(4), place + 1, false)),
        "quarter" if (1..=4).contains(&nth) && end < place => Some((Part::Quarter(nth as u8), place + 1, true)),
        "quarter" if (1..=4).contains(&nth) => Some((Part::Quarter(nth as u8), place + 1, false)),
        "half" if (1..=2).contains(&nth) && of_year && !century_ahead(reader, place + 2) => {
            Some((Part::Half(nth as u8), place + 1, false))
        }
        "week" if of_year && (-1..=53).contains(&nth) => Some((Part::Week(nth as i8), place + 1, false)),
        _ => None,
    }
}

fn century_ahead(reader: &Reader<'_>, at: usize) -> bool {
    (at..at + 4).any(|place| reader.lexemes.is(place, &["century", "s", "decade"]))
}

/// Years, decades, centuries, fiscal years.
fn years(reader: &Reader<'_>, at: usize) -> Dated {
    let found = named(decade(reader, at), "time.decade").or_else(|| named(century(reader, at), "time.century"));
    let found = found.or_else(|| named(fiscal(reader, at), "time.fiscal-year"));
    found.or_else(|| named(numeric::bare_year(reader, at), "time.year"))
}

/// `1990s`, `the 1990's`, `'90s`, `70s`, `nineties`.
fn decade(reader: &Reader<'_>, at: usize) -> Read<When> {
    let lexemes = reader.lexemes;
    let start = if matches!(lexemes.sign(at), '\'' | '\u{2018}' | '\u{2019}') { at + 1 } else { at };
    let digits = lexemes.digits(start);
    let place = if matches!(lexemes.sign(start + 1), '\'' | '\u{2019}') { start + 2 } else { start + 1 };
    let plural = lexemes.written(place) == "s" && lexemes.glued(place);
    if plural && digits.ends_with('0') && (digits.len() == 2 || digits.len() == 4) {
        let year: i16 = digits.parse().ok()?;
        let year = if digits.len() == 4 { year } else { 1900 + year };
        let age = digits.len() == 2 && lexemes.follows(start, &["his", "her", "their", "my"]);
        let temperature = digits.len() == 2 && year < 1920;
        return (!age && !temperature && (1000..2200).contains(&year))
            .then_some((When::At(Stamp::Decade(year)), place + 1));
    }
    let index = lists::NAMED_DECADES.iter().position(|word| word == lexemes.word(at))?;
    let article = lexemes.follows(at, &["the", "mid", "early", "late"]);
    article.then_some((When::At(Stamp::Decade(1920 + 10 * index as i16)), at + 1))
}

/// `the 19th century`, `twentieth-century`.
fn century(reader: &Reader<'_>, at: usize) -> Read<When> {
    let start = if reader.lexemes.word(at) == "the" { at + 1 } else { at };
    let (nth, end) = reader.ordinal(start).filter(|(nth, _)| (1..=22).contains(nth))?;
    let place = reader.lexemes.past_hyphen(end);
    let word = reader.lexemes.is(place, &["century", "centuries"]);
    (word && nth > 1).then_some((When::At(Stamp::Century((nth as i16 - 1) * 100)), place + 1))
}

/// `fiscal 2016`, `FY2016`, `the fiscal year 2016`, `the 2015-16 financial year`.
fn fiscal(reader: &Reader<'_>, at: usize) -> Read<When> {
    let lexemes = reader.lexemes;
    let named = lexemes.is(at, &["fiscal", "financial"]);
    if !named && lexemes.written(at) != "FY" {
        return None;
    }
    let place = if named && lexemes.word(at + 1) == "year" { at + 2 } else { at + 1 };
    let (year, end) = four_digits(reader, place)?;
    Some((When::At(Stamp::FiscalYear(year)), end))
}
