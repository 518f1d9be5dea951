//! Dates as the markup and the visible lines of pages write them, in the languages of the press.
//!
//! One pass over the digits of a text: `2016-05-06T10:00+02:00`, `6. Mai 2016`, `le 6 mai 2016`, `May 6th, 2016`,
//! `06.05.16`, `2016年5月6日`. Where day and month may be exchanged, both readings are kept.

use std::ops::Range;

use corpus::{Day, Edtf};
use lexicon::Lexicon;

/// How numbers and names of a page are to be read.
#[derive(Clone, Debug, Default)]
pub(super) struct Custom {
    /// Two letters of the language, where the page declares it.
    pub(super) language: Option<String>,
    /// Whether `5/6/2016` is in May.
    pub(super) month_first: bool,
}

impl Custom {
    /// The custom of a declared language: the month comes first in the American English.
    pub(super) fn of(declared: Option<&str>) -> Custom {
        let lower = declared.unwrap_or_default().to_ascii_lowercase();
        let mut parts = lower.split(['-', '_']);
        let language = parts.next().filter(|language| language.len() == 2).map(str::to_owned);
        let abroad = ["gb", "uk", "au", "nz", "ie", "in", "za", "sg", "hk", "pk", "ng", "ke"];
        let month_first = language.as_deref() == Some("en") && parts.next().is_none_or(|land| !abroad.contains(&land));
        Custom { language, month_first }
    }
}

/// A date of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    /// The day.
    pub(super) day: Day,
    /// The day that it means where day and month are exchanged.
    pub(super) exchanged: Option<Day>,
    /// The time of day in minutes, where one follows.
    pub(super) minutes: Option<i32>,
    /// The minutes that its zone is ahead of UTC, where one is named.
    pub(super) zone: Option<i32>,
    /// Where it stands, in bytes, without its time.
    pub(super) range: Range<usize>,
}

/// The dates of a text, in order; four at most.
pub(super) fn stamps(text: &str, custom: &Custom, lexicon: &Lexicon) -> Vec<Stamp> {
    let scan = Scan { text, custom, lexicon };
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(offset) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)) {
        let start = at + offset;
        let end = scan.digits_end(start);
        let stamp = scan.read(start, end);
        at = stamp.as_ref().map_or(end, |stamp| stamp.range.end.max(end));
        found.extend(stamp);
        if found.len() == 4 {
            break;
        }
    }
    found
}

/// The first date of a text.
pub(super) fn first(text: &str, custom: &Custom, lexicon: &Lexicon) -> Option<Stamp> {
    stamps(text, custom, lexicon).into_iter().next()
}

/// A day of the calendar that a page of the web may bear.
fn day(year: i32, month: i32, day: i32) -> Option<Day> {
    let written = format!("{year:04}-{month:02}-{day:02}");
    Edtf::parse(&written)?.exact_day().filter(|day| (1900..2100).contains(&day.year()))
}

struct Scan<'t> {
    text: &'t str,
    custom: &'t Custom,
    lexicon: &'t Lexicon,
}

impl Scan<'_> {
    fn read(&self, start: usize, end: usize) -> Option<Stamp> {
        let before = &self.text[..start];
        let number = |mark: char| mark.is_ascii_digit();
        let glued = before.ends_with(|mark: char| mark.is_ascii_alphanumeric() || mark == '_')
            || ['.', '/', '-'].iter().any(|mark| before.strip_suffix(*mark).is_some_and(|rest| rest.ends_with(number)));
        let (day, exchanged, after) = match end - start {
            4 if !glued => self.year_first(start, end)?,
            8 if !glued => self.compact(start, end)?,
            1 | 2 if !glued => self.numbers(start, end).or_else(|| self.day_first(start, end))?,
            _ => return None,
        };
        let start = if after.1 < start { after.1 } else { start };
        let (minutes, zone) = self.time(after.0).unwrap_or_default();
        Some(Stamp { day, exchanged, minutes, zone, range: start..after.0 })
    }

    fn digits_end(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        at + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// The number of `least` to `most` digits at a place, and where it ends.
    fn number(&self, at: usize, least: usize, most: usize) -> Option<(i32, usize)> {
        let end = self.digits_end(at);
        let length = end.checked_sub(at)?;
        (least <= length && length <= most).then(|| Some((self.text[at..end].parse().ok()?, end)))?
    }

    /// Where one of the marks ends that may stand at a place.
    fn mark(&self, at: usize, marks: &[char]) -> Option<(char, usize)> {
        let mark = self.text.get(at..)?.chars().next().filter(|mark| marks.contains(mark))?;
        Some((mark, at + mark.len_utf8()))
    }

    fn skip(&self, at: usize, marks: &[char]) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start_matches(|mark: char| mark.is_whitespace() || marks.contains(&mark)).len()
    }

    /// `2016-05-06`, `2016/5/6`, `2016年5月6日`, `2016. május 6.`
    fn year_first(&self, start: usize, end: usize) -> Option<Found> {
        let year = self.text[start..end].parse().ok()?;
        if let Some((mark, at)) = self.mark(end, &['-', '/', '.', '年', '년']) {
            let at = if matches!(mark, '-' | '/') { at } else { self.skip(at, &[]) };
            if let Some((month, at)) = self.number(at, 1, 2) {
                let (_, at) = self.mark(at, &['-', '/', '.', '月', '월'])?;
                let (of_month, at) = self.number(self.skip(at, &[]), 1, 2)?;
                return Some((day(year, month, of_month)?, None, (at, start)));
            }
        }
        let (month, at) = self.month_after(self.skip(end, &['.', ',']))?;
        let (of_month, at) = self.number(self.skip(at, &['.']), 1, 2)?;
        Some((day(year, month, of_month)?, None, (at, start)))
    }

    /// `20160506`
    fn compact(&self, start: usize, end: usize) -> Option<Found> {
        let part = |from: usize, to: usize| self.text[start + from..start + to].parse().ok();
        let day = day(part(0, 4)?, part(4, 6)?, part(6, 8)?).filter(|day| day.year() >= 1990)?;
        Some((day, None, (end, start)))
    }

    /// `06.05.2016`, `6/5/16`, `06-05-2016`
    fn numbers(&self, start: usize, end: usize) -> Option<Found> {
        let first: i32 = self.text[start..end].parse().ok()?;
        let (mark, at) = self.mark(end, &['.', '/', '-'])?;
        let at = if mark == '.' { self.skip(at, &[]) } else { at };
        let (second, at) = self.number(at, 1, 2)?;
        let (_, at) = self.mark(at, &[mark])?;
        let at = if mark == '.' { self.skip(at, &[]) } else { at };
        let (year, at) = self.year(at, mark != '-')?;
        if self.mark(at, &['.', '/', '-', '%', ',']).is_some_and(|(_, next)| self.digits_end(next) > next) {
            return None;
        }
        let (by_day, by_month) = (day(year, second, first), day(year, first, second));
        let by_month = by_month.filter(|_| mark != '.' || second > 12);
        let (own, other) = if mark != '.' && self.custom.month_first { (by_month, by_day) } else { (by_day, by_month) };
        let other = other.filter(|other| own.is_some_and(|own| own != *other));
        Some((own.or(by_day).or(by_month)?, other, (at, start)))
    }

    /// A year of four digits, or of two where that is usual.
    fn year(&self, at: usize, short: bool) -> Option<(i32, usize)> {
        match self.number(at, 2, 4)? {
            (year, end) if end - at == 4 => Some((year, end)),
            (year, end) if end - at == 2 && short => Some((if year < 70 { 2000 + year } else { 1900 + year }, end)),
            _ => None,
        }
    }

    /// `6 May 2016`, `6. Mai 2016`, `6 de mayo de 2016`, `May 6th, 2016`
    fn day_first(&self, start: usize, end: usize) -> Option<Found> {
        let of_month: i32 = self.text[start..end].parse().ok()?;
        let after = self.after_ordinal(end);
        if let Some((month, at)) = self.month_after(self.skip(after, &['.', '-', '/', ','])) {
            let (year, at) = self.year_after(at, &['.', ',', '-', '/', '’', '\''])?;
            return Some((day(year, month, of_month)?, None, (at, start)));
        }
        let (month, named) = self.month_before(start)?;
        let (year, at) = self.year_after(after, &[',', '.'])?;
        Some((day(year, month, of_month)?, None, (at, named)))
    }

    fn year_after(&self, at: usize, marks: &[char]) -> Option<(i32, usize)> {
        let at = self.skip(at, marks);
        let at =
            ["de ", "del ", "of ", "r. "].iter().find_map(|word| Some(at + self.after_word(at, word)?)).unwrap_or(at);
        self.year(self.skip(at, &[]), false).filter(|(year, _)| *year >= 1900)
    }

    fn after_word(&self, at: usize, word: &str) -> Option<usize> {
        self.text.get(at..)?.starts_with(word).then_some(word.len())
    }

    /// Past the `th` or `er` of an ordinal number.
    fn after_ordinal(&self, at: usize) -> usize {
        let ends = ["st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "er", "º", "ª", "°"];
        at + ends.iter().find_map(|end| self.after_word(at, end)).unwrap_or(0)
    }

    /// The month that a word at a place names, and where the word ends; `of` and `de` may stand before it.
    fn month_after(&self, at: usize) -> Option<(i32, usize)> {
        let at = ["of ", "de ", "d'", "d’", "ng "]
            .iter()
            .find_map(|word| Some(at + self.after_word(at, word)?))
            .unwrap_or(at);
        let rest = self.text.get(at..)?;
        let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
        Some((self.month(&rest[..length])?, at + length))
    }

    /// The month that the word before a place names, and where the word begins.
    fn month_before(&self, at: usize) -> Option<(i32, usize)> {
        let before =
            self.text[..at].trim_end_matches(|mark: char| mark.is_whitespace() || matches!(mark, '.' | '-' | ','));
        let start = before
            .rfind(|letter: char| !letter.is_alphabetic())
            .map_or(0, |place| place + before[place..].chars().next().map_or(1, char::len_utf8));
        Some((self.month(&before[start..])?, start))
    }

    fn month(&self, word: &str) -> Option<i32> {
        if !(2..=40).contains(&word.len()) {
            return None;
        }
        let lower = word.to_lowercase();
        self.lexicon.month_name(&lower, self.custom.language.as_deref()).map(i32::from)
    }

    /// The time that follows a date, in minutes, and its zone.
    fn time(&self, at: usize) -> Option<(Option<i32>, Option<i32>)> {
        let at = if self.mark(at, &['T']).is_some() { at + 1 } else { self.skip(at, &[',']) };
        let (hour, at) = self.number(at, 1, 2)?;
        let (_, at) = self.mark(at, &[':'])?;
        let (minute, at) = self.number(at, 2, 2)?;
        let minutes = (hour < 24 && minute < 60).then_some(hour * 60 + minute)?;
        let rest = self
            .text
            .get(at..)?
            .trim_start_matches(|mark: char| mark.is_ascii_digit() || matches!(mark, ':' | '.' | ' '));
        Some((Some(minutes), zone(rest)))
    }
}

/// A day, the day by the other order, and where the date ends and begins.
type Found = (Day, Option<Day>, (usize, usize));

/// The minutes that a zone is ahead of UTC: `Z`, `UTC`, `+0200`, `-05:00`.
fn zone(text: &str) -> Option<i32> {
    if ["Z", "UTC", "GMT"].iter().any(|utc| text.starts_with(utc)) && !text[1..].starts_with(['+', '-']) {
        return Some(0);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: Vec<i32> = text[1..]
        .bytes()
        .filter(|byte| *byte != b':')
        .take(4)
        .map_while(|byte| char::from(byte).to_digit(10))
        .map(|digit| digit as i32)
        .collect();
    let hours = digits.first()? * 10 + digits.get(1)?;
    let minutes = digits.get(2).zip(digits.get(3)).map_or(0, |(tens, ones)| tens * 10 + ones);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, declared: &str) -> Vec<String> {
        let stamps = stamps(text, &Custom::of(Some(declared)), &Lexicon::embedded());
        stamps.into_iter().map(|stamp| stamp.day.to_string()).collect()
    }

    #[test]
    fn the_forms_of_many_languages_are_read() {
        for (text, declared) in [
            ("2016-05-06T10:00:00+02:00", "en"),
            ("20160506", "en"),
            ("Veröffentlicht am 6. Mai 2016 um 10:56", "de"),
            ("06.05.2016", "de"),
            ("6.5.16", "de"),
            ("vendredi 6 mai 2016", "fr"),
            ("6 de mayo de 2016", "es"),
            ("6 мая 2016, 13:43", "ru"),
            ("2016年5月6日", "ja"),
            ("2016. május 6.", "hu"),
            ("Friday, May 6th, 2016", "en-US"),
            ("MAY 6 2016", "en-US"),
            ("5/6/2016", "en-US"),
            ("6/5/2016", "en-GB"),
            ("06-May-2016 5:11", "en"),
        ] {
            assert_eq!(read(text, declared), ["2016-05-06"], "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_left() {
        for text in [
            "1.2.3",
            "tel. 06.05.20.16",
            "10.5281/zenodo",
            "Mayor 6 2016",
            "99/99/2016",
            "30. Februar 2016",
            "12.5.16.1",
        ] {
            assert_eq!(read(text, "de"), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_name_of_two_months_needs_the_language() {
        assert_eq!(read("6 listopada 2016", "pl"), ["2016-11-06"]);
        assert_eq!(read("6 listopada 2016", "hr"), ["2016-10-06"]);
        assert_eq!(read("6 listopada 2016", ""), [""; 0]);
    }

    #[test]
    fn times_and_zones_are_read() {
        let lexicon = Lexicon::embedded();
        let stamp = |text| first(text, &Custom::default(), &lexicon).expect("a date");
        assert_eq!((stamp("2016-05-06T23:30:00Z").minutes, stamp("2016-05-06T23:30:00Z").zone), (Some(1410), Some(0)));
        assert_eq!(stamp("Fri, 06 May 2016 00:04:00 -0530").zone, Some(-330));
        assert_eq!(stamp("2016-05-06").minutes, None);
        assert!(stamp("5/6/2016").exchanged.is_some());
        assert!(stamp("5.6.2016").exchanged.is_none());
    }
}
