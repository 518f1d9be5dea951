//! The place, date and agency with which a wire story opens, as `OSLO, May 3 (Agency) –`.

use std::ops::Range;

use lexicon::Lexicon;

use super::date::{self, Found};
use super::words::{self, Pattern, after, after_all, is_gap};

/// A dateline at the beginning of a paragraph, in bytes of the paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Dateline {
    /// Where it ends; what follows is the paragraph.
    pub(crate) end: usize,
    /// The agency named in it.
    pub(crate) agency: Option<Range<usize>>,
    /// The date, where it names a year.
    pub(crate) date: Option<Found>,
}

/// Longer openings are sentences.
const LONGEST: usize = 120;

macro_rules! month {
    () => {
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
    };
}

static DAY: Pattern = Pattern::of(concat!(
    r"(?i)^[,.]? {0,2}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:",
    month!(),
    r" [0-9]{1,2}|[0-9]{1,2} ",
    month!(),
    r")(?:,? (?:19|20)[0-9]{2})?"
));
static END: Pattern = Pattern::of(r"^(?: ?[-–—]{1,3} | ?[—–] ?|[.:] )");

/// The dateline that opens a paragraph, if one does.
pub(crate) fn read(paragraph: &str, lexicon: &Lexicon) -> Option<Dateline> {
    let opening = words::prefix(paragraph, LONGEST);
    if let Some(alone) = agency_alone(opening, lexicon) {
        return Some(alone);
    }
    // One of them ends every dateline.
    if !opening.contains(['-', '–', '—', '.', ':']) {
        return None;
    }
    let candidates = shorter_places(opening, place_end(opening)?);
    candidates.into_iter().find_map(|end| read_after(opening, end, lexicon))
}

/// Where a place of up to four words ends that a text begins with, perhaps with its country: "PORT LOUIS, Mauritius".
fn place_end(opening: &str) -> Option<usize> {
    let inner = |letter: char| letter.is_alphabetic() || ".'’-".contains(letter);
    let open = opening.strip_prefix(['[', '(']).unwrap_or(opening);
    let mut rest = after_all(after(open, char::is_uppercase)?, inner);
    let next =
        |rest| Some(after_all(after(after(rest, |mark| is_gap(mark) || mark == '/')?, char::is_alphabetic)?, inner));
    for _ in 0..3 {
        let Some(behind) = next(rest) else { break };
        rest = behind;
    }
    let country =
        |rest| Some(after_all(after(after(rest, is_gap)?, char::is_uppercase)?, |c| c.is_alphabetic() || c == '.'));
    if let Some(behind) = rest.strip_prefix(',').and_then(country) {
        rest = country(behind).unwrap_or(behind);
    }
    Some(opening.len() - rest.len())
}

/// Where an agency in brackets ends that a text begins with, and its name: ", (Nordwire)".
fn agency(text: &str) -> Option<(usize, Range<usize>)> {
    let rest = text.strip_prefix([',', '.']).unwrap_or(text);
    let mut rest = after(rest, is_gap).unwrap_or(rest);
    rest = after(rest, is_gap).unwrap_or(rest);
    let open = rest.strip_prefix(['(', '/', '['])?;
    let behind = after(open, char::is_uppercase)?;
    let inner = |letter: &char| letter.is_alphabetic() || is_gap(*letter) || ".&-".contains(*letter);
    let letters = behind.chars().take(AGENCY + 1).take_while(inner).map(char::len_utf8);
    let (count, length) = letters.fold((0, 0), |(count, length), width| (count + 1, length + width));
    let closed = (1..=AGENCY).contains(&count) && behind[length..].starts_with([')', '/', ']']);
    let (start, end) = (text.len() - open.len(), text.len() - behind.len() + length);
    closed.then_some((end + 1, start..end))
}

/// The most letters of an agency's name behind its first.
const AGENCY: usize = 30;

/// `(Agency) —`, without a place: only where the agency is known.
fn agency_alone(opening: &str, lexicon: &Lexicon) -> Option<Dateline> {
    let (at, name) = agency(opening)?;
    let end = END.find(&opening[at..])?;
    let known = lexicon.outlet(&opening[name.clone()]).is_some() && opens_sentence(&opening[at + end.end()..]);
    let end = at + end.as_str().trim_end().len();
    known.then_some(Dateline { end, agency: Some(name), date: None })
}

/// The place may end at each word of what has its shape: longest first.
fn shorter_places(opening: &str, end: usize) -> Vec<usize> {
    let mut ends = vec![end];
    ends.extend(opening[..end].match_indices([' ', ',']).map(|(at, _)| at).collect::<Vec<_>>().into_iter().rev());
    // The full stop after a place (`OSLO. –`) was taken for part of the word.
    ends.extend(opening[..end].ends_with('.').then(|| end - 1));
    ends
}

fn read_after(opening: &str, place_end: usize, lexicon: &Lexicon) -> Option<Dateline> {
    let place = &opening[..place_end];
    let mut at = place_end;
    let take_day = |at: &mut usize| {
        let day = DAY.find(&opening[*at..])?;
        let start = *at;
        *at += day.end();
        Some(start..*at)
    };
    let day = take_day(&mut at);
    let agency = agency(&opening[at..]).map(|(end, name)| {
        let start = at;
        at += end;
        start + name.start..start + name.end
    });
    let day = day.or_else(|| agency.as_ref().and_then(|_| take_day(&mut at)));
    if opening[at..].starts_with([']', ')']) {
        at += 1;
    }
    let end = END.find(&opening[at..])?;
    let dash = end.as_str().contains(['-', '–', '—']);
    let colon = end.as_str().contains(':') && opening.split_whitespace().count() >= SENTENCE;
    let place = place_sign(place, lexicon);
    let signs = Signs { place, day: day.is_some(), agency: agency.is_some(), dash, colon };
    if !signs.suffice() || !opens_sentence(&opening[at + end.end()..]) {
        return None;
    }
    let date = day.and_then(|day| date::dates(&opening[..day.end]).into_iter().next());
    Some(Dateline { end: at + end.as_str().trim_end().len(), agency, date })
}

/// So many words open a paragraph, not the entry of a list.
const SENTENCE: usize = 10;

struct Signs {
    place: Place,
    day: bool,
    agency: bool,
    dash: bool,
    colon: bool,
}

enum Place {
    UpperCase,
    /// In capitals, and known.
    KnownUpperCase,
    Known,
    Other,
}

impl Signs {
    /// A place alone opens many a sentence: a dash, day or agency has to stand beside it, and more where
    /// the place is not known.
    fn suffice(&self) -> bool {
        let beside = usize::from(self.day) + usize::from(self.agency) + usize::from(self.dash);
        match self.place {
            Place::UpperCase => beside >= 1,
            // "KARACHI: The assembly met."
            Place::KnownUpperCase => beside >= 1 || self.colon,
            Place::Known => beside >= 2 || self.agency || self.dash,
            Place::Other => beside >= 2 && (self.agency || self.day && self.dash),
        }
    }
}

fn place_sign(place: &str, lexicon: &Lexicon) -> Place {
    let place = place.trim_start_matches(['[', '(']);
    let head = place.split(',').next().unwrap_or(place).trim_end_matches('.');
    let capitals = head.chars().filter(|letter| letter.is_uppercase()).count();
    let upper = capitals >= 3 && !head.chars().any(char::is_lowercase);
    let known = head.split('/').all(|part| {
        let part = if upper { words::title_case(part.trim()) } else { part.trim().to_owned() };
        lexicon.city(&part).is_some() || lexicon.capital(&part).is_some() || lexicon.country(&part).is_some()
    });
    match (upper, known) {
        (true, true) => Place::KnownUpperCase,
        (true, false) => Place::UpperCase,
        (false, true) => Place::Known,
        (false, false) => Place::Other,
    }
}

/// Whether what follows begins like a sentence.
fn opens_sentence(rest: &str) -> bool {
    let first = rest.trim_start().trim_start_matches(['"', '“', '‘', '\'', '«']).chars().next();
    first.is_none_or(|first| first.is_uppercase() || first.is_numeric()) && !rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(paragraph: &str) -> Option<String> {
        let found = read(paragraph, &Lexicon::embedded())?;
        Some(paragraph[..found.end].to_owned())
    }

    #[test]
    fn the_usual_openings_of_wire_stories_are_read() {
        for opens in [
            "OSLO, September 23. /Nordwire/.",
            "OSLO (Nordwire) -",
            "OSLO (Nordwire) —",
            "OSLO, May 6 (Nordwire) --",
            "PORT LOUIS, Mauritius —",
            "[OSLO]",
            "GENEVA, 3 May –",
            "Geneva, 3 May 2016 –",
            "ST. PETERSBURG, Russia (NW) —",
            "OSLO/BERGEN (Nordwire) -",
            "NEW DELHI:",
        ] {
            let paragraph = format!("{opens} The harbour was closed on Monday for the third day in a row.");
            let wanted = (opens != "[OSLO]").then(|| opens.to_owned());
            if let Some(wanted) = wanted {
                assert_eq!(opening(&paragraph), Some(wanted), "{paragraph}");
            }
        }
    }

    #[test]
    fn the_agency_and_a_full_date_are_read() {
        let paragraph = "OSLO, 3 May 2016 (Nordwire) – The harbour was closed.";
        let found = read(paragraph, &Lexicon::embedded()).expect("a dateline");
        assert_eq!(found.agency.map(|range| &paragraph[range]), Some("Nordwire"));
        assert_eq!(found.date.map(|date| date.value.to_string()).as_deref(), Some("2016-05-03"));
    }

    #[test]
    fn sentences_are_none() {
        for paragraph in [
            "Oslo has accepted the invitation. The harbour stays closed.",
            "NATO said on Monday that the harbour was closed.",
            "The harbour – closed since May – opens again.",
            "In March 1994, the ministers met.",
            "Ada Onwu - the harbour master - said no.",
            "MINISTER: The harbour was closed on Monday for the third day in a row.",
            "Oslo: The harbour was closed on Monday for the third day in a row.",
            "OSLO: closed.",
        ] {
            assert_eq!(opening(paragraph), None, "{paragraph}");
        }
    }
}
