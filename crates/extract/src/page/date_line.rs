//! Lines that say when the page was published, and little else.

use std::ops::Range;
use std::sync::LazyLock;

use lexicon::Lexicon;

use super::date::{self, Found};
use super::name;
use super::outlet::names_outlet;
use super::words::{self, Pattern};
use crate::lists::{DATE_CHANGED, DATE_CREDITS, DATE_LABELS};

/// A line of dates.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateLine {
    /// When it was published.
    pub(crate) published: Option<Found>,
    /// When it was changed.
    pub(crate) modified: Option<Found>,
    /// A name that stands beside the date, in bytes of the line.
    pub(crate) name: Option<Range<usize>>,
}

/// What may stand beside a date in such a line: times, zones, and the words of two lists, days of the week and labels.
static BESIDE: LazyLock<Pattern> = LazyLock::new(|| {
    let words: Vec<&str> = DATE_LABELS.iter().chain(DATE_CHANGED.iter()).collect();
    let words = words.join("|");
    Pattern::made(format!(
        r"(?i)[+-][0-9]{{4}}(?-u:\b)|(?-u:\b)(?:[0-9]{{1,2}}[:.h][0-9]{{2}}(?:[:.][0-9]{{2}})?(?:\s?[ap]\.?m\.?)?|[ap]\.?m(?-u:\b)\.?|(?:UTC|GMT)(?:\s?[+-][0-9]{{1,2}}(?::?[0-9]{{2}})?)?|(?-i:[A-Z]{{1,4}}T|Z)|[0-9]{{1,3}}\s?min(?:ute)?s?(?:\s+read)?|{words})(?-u:\b)"
    ))
});

/// Whether a text ends with the label of a date of change: "Last updated on: ".
fn ends_with_change(text: &str) -> bool {
    let bare = |text: &str| text.trim_end_matches(|mark: char| !mark.is_alphanumeric() && mark != '_').len();
    let ends = |text: &str, end: &str| {
        let start = text.len().checked_sub(end.len()).and_then(|start| text.get(start..));
        start.is_some_and(|found| found.eq_ignore_ascii_case(end))
    };
    let text = &text[..bare(text)];
    let joined = ["on", "at"].iter().find(|joint| ends(text, joint));
    let before = joined.map(|joint| &text[..text.len() - joint.len()]).map(|text| &text[..bare(text)]);
    DATE_CHANGED.iter().any(|label| ends(text, label) || before.is_some_and(|before| ends(before, label)))
}

/// The dates of a line that holds dates, times, labels and at most a name besides.
pub(crate) fn read(line: &str, lexicon: &Lexicon) -> Option<DateLine> {
    if line.len() > 160 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let dates = date::dates(line);
    if dates.is_empty() {
        return None;
    }
    let residue = residue(line, &dates);
    let beside = beside(line, &residue, lexicon)?;
    let mut read = DateLine { published: None, modified: None, name: beside };
    for found in dates {
        let changed = ends_with_change(&line[..found.range.start]);
        let slot = if changed { &mut read.modified } else { &mut read.published };
        slot.get_or_insert(found);
    }
    (read.published.is_some() || read.modified.is_some()).then_some(read)
}

/// Whether a line is a date alone, with a place at most, as a writer heads a report: no label, no time of day.
pub(crate) fn is_bare(line: &str) -> bool {
    let labelled = line.contains([':', '|', '(', '-']) || line.split_whitespace().count() > 6;
    let words = line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let lower = words.filter(|word| word.starts_with(char::is_lowercase)).count();
    !labelled && lower == 0 && line.chars().any(char::is_alphabetic)
}

/// What of a line is neither date nor what stands beside dates.
fn residue(line: &str, dates: &[Found]) -> Vec<Range<usize>> {
    let mut rest = Vec::new();
    let mut at = 0;
    for date in dates {
        rest.push(at..date.range.start);
        at = date.range.end;
    }
    rest.push(at..line.len());
    rest
}

/// `Some(None)` where nothing of weight is left, `Some(name)` where only a name is, `None` where more is.
fn beside(line: &str, residue: &[Range<usize>], lexicon: &Lexicon) -> Option<Option<Range<usize>>> {
    let mut found = None;
    for range in residue {
        for piece in pieces(line, range.clone()) {
            let text = &line[piece.clone()];
            let known = || is_place(text, lexicon) || names_outlet(text, lexicon) || is_credit(text);
            if words::words(text).next().is_none()
                || known()
                || opens_as_place(line, &piece) && !name::is_name(text, lexicon)
            {
                continue;
            }
            if found.is_some() || !name::is_name(text, lexicon) {
                return None;
            }
            found = Some(piece);
        }
    }
    Some(found)
}

/// "Source: Nordwire", "Editor: lwen".
fn is_credit(text: &str) -> bool {
    let credit = text.split_once(':').filter(|(label, _)| DATE_CREDITS.has_folded(label.trim()));
    credit.is_some_and(|(_, name)| (1..=3).contains(&name.split_whitespace().count()))
}

/// The parts of a range between what may stand beside a date, without punctuation around them.
fn pieces(line: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let text = &line[range.clone()];
    let mut pieces = Vec::new();
    let mut at = 0;
    let taken: Vec<Range<usize>> = BESIDE.find_iter(text).map(|found| found.range()).collect();
    for found in taken.into_iter().chain(std::iter::once(text.len()..text.len())) {
        let between = &text[at.min(found.start)..found.start];
        for piece in between.split([',', '|', '\u{b7}', '\u{2022}']) {
            let core = words::bare(piece);
            if !core.is_empty() {
                let start = range.start + (core.as_ptr() as usize - text.as_ptr() as usize);
                pieces.push(start..start + core.len());
            }
        }
        at = found.end;
    }
    pieces
}

/// One capitalised word or two that open the line and are followed by a comma: a town that no table has.
fn opens_as_place(line: &str, piece: &Range<usize>) -> bool {
    let mut words = line[piece.clone()].split_whitespace();
    let capitalised =
        |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let place = words.next().is_some_and(capitalised) && words.next().is_none_or(capitalised) && words.next().is_none();
    piece.start == 0 && place && line[piece.end..].starts_with(',')
}

/// Whether a name is that of a known place.
pub(super) fn is_place(text: &str, lexicon: &Lexicon) -> bool {
    let place = text.trim().trim_end_matches(',');
    lexicon.city(place).is_some() || lexicon.country(place).is_some() || lexicon.capital(place).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(line: &str) -> Option<String> {
        read(line, &Lexicon::embedded())?.published.map(|date| date.value.to_string())
    }

    #[test]
    fn lines_of_dates_are_read() {
        for (line, date) in [
            ("Published: 12 May 2020, 10:35 GMT", "2020-05-12"),
            ("Tuesday, May 12, 2020 at 9:30 a.m. EDT", "2020-05-12"),
            ("2020-05-12 10:35:12", "2020-05-12"),
            ("May 12, 2020 | 4 min read", "2020-05-12"),
            ("Date: Tue, 12 May 2020 10:35:12 +0200", "2020-05-12"),
            ("Broadcast on 12 May 2020", "2020-05-12"),
            ("Last updated: 13 May 2020 Published 12 May 2020", "2020-05-12"),
            ("May 12, 2020 8:15 am ET", "2020-05-12"),
            ("Filed on May 12, 2020 | Last updated on May 13, 2020 at 05.42 pm", "2020-05-12"),
            ("Source: Nordwire | 2020-05-12 10:22:31 | Editor: lwen", "2020-05-12"),
            ("Published in The Bay Herald, May 12th, 2020", "2020-05-12"),
        ] {
            assert_eq!(published(line).as_deref(), Some(date), "{line}");
        }
    }

    #[test]
    fn a_name_may_stand_beside_the_date() {
        let line = "March 3, 2014, 18:24 UTC+3 Petrova Irina";
        let read = read(line, &Lexicon::embedded()).expect("a line of dates");
        assert_eq!(read.name.map(|range| &line[range]), Some("Petrova Irina"));
    }

    #[test]
    fn a_date_of_change_is_told_apart() {
        let read = read("Updated 13 May 2020", &Lexicon::embedded()).expect("a line of dates");
        assert_eq!(read.published, None);
        assert!(read.modified.is_some());
    }

    #[test]
    fn a_date_in_a_sentence_is_none() {
        assert_eq!(published("The treaty was signed on 12 May 2020 in Oslo by both sides."), None);
        assert_eq!(published("Copyright 2020 Bay Herald"), None);
    }
}
