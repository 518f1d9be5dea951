//! The place, date and agency with which a wire story opens, as `OSLO, May 3 (Agency) –`.

use std::ops::Range;
use std::sync::LazyLock;

use lexicon::Lexicon;
use regex::Regex;

use super::date::{self, Found};
use super::words::{self, spaced};

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

struct Forms {
    place: Regex,
    day: Regex,
    agency: Regex,
    end: Regex,
}

static FORMS: LazyLock<Option<Forms>> = LazyLock::new(|| {
    let month = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?";
    Some(Forms {
        place: spaced(r"^[\[(]?\p{Lu}[\p{L}.'’-]*(?:[ /]\p{L}[\p{L}.'’-]*){0,3}(?:, \p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?)?").ok()?,
        day: spaced(&format!(r"(?i)^[,.]? {{0,2}}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:{month} \d{{1,2}}|\d{{1,2}} {month})(?:,? (?:19|20)\d{{2}})?")).ok()?,
        agency: spaced(r"^[,.]? {0,2}[(/\[]([\p{Lu}][\p{L} .&-]{1,30})[)/\]]").ok()?,
        end: spaced(r"^(?: ?[-–—]{1,3} | ?[—–] ?|[.:] )").ok()?,
    })
});

/// The dateline that opens a paragraph, if one does.
pub(crate) fn read(paragraph: &str, lexicon: &Lexicon) -> Option<Dateline> {
    let forms = FORMS.as_ref()?;
    let opening = words::prefix(paragraph, LONGEST);
    if let Some(alone) = agency_alone(opening, forms, lexicon) {
        return Some(alone);
    }
    let place = forms.place.find(opening)?;
    let candidates = shorter_places(opening, place.end());
    candidates.into_iter().find_map(|end| read_after(opening, end, forms, lexicon))
}

/// `(Agency) —`, without a place: only where the agency is known.
fn agency_alone(opening: &str, forms: &Forms, lexicon: &Lexicon) -> Option<Dateline> {
    let captures = forms.agency.captures(opening)?;
    let (whole, name) = (captures.get(0)?, captures.get(1)?);
    let end = forms.end.find(&opening[whole.end()..])?;
    let known = lexicon.outlet(name.as_str()).is_some() && opens_sentence(&opening[whole.end() + end.end()..]);
    let end = whole.end() + end.as_str().trim_end().len();
    (whole.start() == 0 && known).then(|| Dateline { end, agency: Some(name.range()), date: None })
}

/// The place may end at each word of what has its shape: longest first.
fn shorter_places(opening: &str, end: usize) -> Vec<usize> {
    let mut ends = vec![end];
    ends.extend(opening[..end].match_indices([' ', ',']).map(|(at, _)| at).collect::<Vec<_>>().into_iter().rev());
    // The full stop after a place (`OSLO. –`) was taken for part of the word.
    ends.extend(opening[..end].ends_with('.').then(|| end - 1));
    ends
}

fn read_after(opening: &str, place_end: usize, forms: &Forms, lexicon: &Lexicon) -> Option<Dateline> {
    let place = &opening[..place_end];
    let mut at = place_end;
    let mut take = |form: &Regex| {
        let found = form.captures(&opening[at..])?;
        let start = at;
        at += found.get(0)?.end();
        Some((start..at, found.get(1).map(|group| start + group.start()..start + group.end())))
    };
    let (day, agency) = (take(&forms.day), take(&forms.agency).and_then(|(_, name)| name));
    let day = day.or_else(|| agency.as_ref().and_then(|_| take(&forms.day)));
    if opening[at..].starts_with([']', ')']) {
        at += 1;
    }
    let end = forms.end.find(&opening[at..])?;
    let dash = end.as_str().contains(['-', '–', '—']);
    let signs = Signs { place: place_sign(place, lexicon), day: day.is_some(), agency: agency.is_some(), dash };
    if !signs.suffice() || !opens_sentence(&opening[at + end.end()..]) {
        return None;
    }
    let day = day.map(|(range, _)| range);
    let date = day.and_then(|range| date::dates(&opening[..range.end]).into_iter().next());
    Some(Dateline { end: at + end.as_str().trim_end().len(), agency, date })
}

struct Signs {
    place: Place,
    day: bool,
    agency: bool,
    dash: bool,
}

enum Place {
    UpperCase,
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
            Place::Known => beside >= 2 || self.agency || self.dash,
            Place::Other => beside >= 2 && (self.agency || self.day && self.dash),
        }
    }
}

fn place_sign(place: &str, lexicon: &Lexicon) -> Place {
    let place = place.trim_start_matches(['[', '(']);
    let head = place.split(',').next().unwrap_or(place).trim_end_matches('.');
    let capitals = head.chars().filter(|letter| letter.is_uppercase()).count();
    if capitals >= 3 && !head.chars().any(char::is_lowercase) {
        return Place::UpperCase;
    }
    let known = head.split('/').all(|part| {
        let part = part.trim();
        lexicon.city(part).is_some() || lexicon.capital(part).is_some() || lexicon.country(part).is_some()
    });
    if known { Place::Known } else { Place::Other }
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
            let paragraph = format!("{opens} The harbour was closed.");
            let wanted = (opens != "[OSLO]" && opens != "NEW DELHI:").then(|| opens.to_owned());
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
        ] {
            assert_eq!(opening(paragraph), None, "{paragraph}");
        }
    }
}
