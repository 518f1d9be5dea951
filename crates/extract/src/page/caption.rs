//! Words under a picture, known by the credit that ends or opens them.

use super::Line;
use super::clue::Clues;
use super::words::{Pattern, after, after_all, is_gap};
use crate::lists::PICTURE_AGENCIES;

/// What stands before a credit: "... on 15 April. Photo: Agency", "(Photo by A. B./Agency)", "Image credit: Agency"
static CREDIT: Pattern = Pattern::of(
    r"(?i)(?-u:\b)(?:photo|photograph|image|picture|pic|illustration|graphic|credit)s?(?: credits?)?(?: (?:by|courtesy(?: of)?)(?-u:\b)|\s?[:/©])|(?-i:Credit)\.\.\.|[.…] ?© {0,2}|^media caption",
);
static LABEL: Pattern = Pattern::of(
    r"(?i)^(?:file )?(?:photo|image|picture|caption|illustration|infographic|graphic|figure|video|map)s?(?: [0-9]+)?\s?[:/|—–]\s?\S",
);
/// "..., left, speaks", "(right)", "second from left", "file photo"
static PLACE: Pattern = Pattern::of(
    r"(?i)(?:, | \()(?:(?:far|second|third|fourth)(?: from)? )?(?:left|right|centre|center|pictured|l|r)(?:, |\) )|(?-u:\b)file (?:photo|picture|image)(?-u:\b)|(?-u:\b)(?:pictured|seen) (?:here|above|in this)(?-u:\b)",
);
static RIGHTS: Pattern = Pattern::of(r"(?i)(?-u:\b)(?:rights reserved|copyright|(?:19|20)[0-9]{2})(?-u:\b)");

/// "... near the bay. (Herald Photo)"
static BRACKETED: Pattern = Pattern::of(
    r"(?:\((?:[A-Z][^()]{0,40} )?(?i:photo|photograph|picture|image|pic)s?\)|[.!] ?[-–—] [A-Z][^.()]{2,40} (?i:photo)s?)\.?$",
);

/// The place of a picture in its gallery, with its caption close behind or none: "1of4The harbour at dawn", "3 of 12".
static PLACED: Pattern = Pattern::of(r"^[0-9]{1,3} ?of ?[0-9]{1,3}(?:$|\p{Lu}|\s?[|:/–—])");

/// Longer lines are paragraphs.
const LONGEST: usize = 80;

/// The longest credit, in letters: behind a label, and behind the sign of copyright alone.
const CREDITED: (usize, usize) = (81, 61);

/// The rule by which a line is a caption, if it is one; `above` where it stands in the upper half of the page.
pub(crate) fn rule(line: &Line<'_>, above: bool, clues: Clues) -> Option<&'static str> {
    if line.words > LONGEST {
        return None;
    }
    let credited = above || line.text.contains('/');
    if line.text.starts_with('©') && credited && line.words <= 8 && !RIGHTS.is_match(line.text) {
        return Some("caption.copyright");
    }
    if line.words >= 2 && LABEL.is_match(line.text) {
        return Some("caption.label");
    }
    if line.text.starts_with(|letter: char| letter.is_ascii_digit()) && PLACED.is_match(line.text) {
        return Some("caption.numbered");
    }
    if clues.has(Clues::CREDIT) && (ends_with_credit(line.text) || BRACKETED.is_match(line.text)) {
        return Some("caption.credit");
    }
    if line.text.match_indices('/').any(|(at, _)| {
        let (before, behind) = (&line.text[..at], &line.text[at + 1..]);
        is_agency(before, behind) || is_known_agency(before, behind)
    }) {
        return Some("caption.agency");
    }
    let quoted = || line.text.contains(['"', '“', '”']);
    let placed = line.words <= 50 && clues.has(Clues::PLACE) && !quoted() && PLACE.is_match(line.text);
    placed.then_some("caption.place-in-picture")
}

/// Whether a label stands before the last letters of a line, and nothing else follows.
fn ends_with_credit(line: &str) -> bool {
    CREDIT.find_iter(line).any(|label| {
        if label.as_str().eq_ignore_ascii_case("media caption") {
            return true;
        }
        let rest = line[label.end()..].trim_start();
        let most = if label.as_str().starts_with(['.', '…']) { CREDITED.1 } else { CREDITED.0 };
        (1..=most).contains(&rest.chars().take(most + 1).count()) && !rest.contains('\n')
    })
}

/// Whether a slash parts an agency from a photographer: "AGENCY/A. Photographer" at the end, perhaps in brackets.
fn is_agency(before: &str, behind: &str) -> bool {
    let before = before.strip_suffix(char::is_whitespace).unwrap_or(before);
    let start = before
        .rfind(|letter: char| !letter.is_alphabetic() && letter != '-')
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let agency = &before[start..];
    let apart = before[..start].chars().next_back().is_none_or(|mark| mark.is_whitespace() || "(©".contains(mark));
    let capital = |letter: Option<char>| letter.is_some_and(char::is_uppercase);
    let mut letters = agency.chars();
    let named = apart && capital(letters.next()) && capital(letters.next_back());
    let behind = behind.strip_prefix(char::is_whitespace).unwrap_or(behind);
    let bare = behind.strip_suffix('.').unwrap_or(behind);
    let bare = bare.strip_suffix(')').unwrap_or(bare);
    named && (is_photographer(behind) || is_photographer(bare))
}

/// Whether a slash parts a photographer from an agency that is known: "... in the bay.A. Photographer / AP file".
fn is_known_agency(before: &str, behind: &str) -> bool {
    let name = behind.trim();
    let name = name.strip_suffix(" file").or_else(|| name.strip_suffix(" File")).unwrap_or(name);
    let named = PICTURE_AGENCIES.has(name.split(" via ").next().unwrap_or(name));
    named && before.trim_end().ends_with(char::is_alphabetic)
}

/// Up to four capitalised words, perhaps with the agency's picture service behind a slash.
fn is_photographer(text: &str) -> bool {
    let word = |text| {
        let inner = after(text, char::is_uppercase)?;
        let rest = after_all(inner, |letter| letter.is_alphabetic() || ".'-".contains(letter));
        (rest.len() < inner.len()).then_some(rest)
    };
    let Some(mut rest) = word(text) else { return false };
    for _ in 0..3 {
        rest = after(rest, is_gap).and_then(word).unwrap_or(rest);
    }
    rest.is_empty() || is_service(rest)
}

/// The agency that passes a picture on, behind a slash.
fn is_service(text: &str) -> bool {
    let name = text.strip_prefix('/').and_then(|name| after(name, char::is_uppercase));
    name.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|letter| letter.is_alphabetic() || is_gap(letter)))
}

/// Whether a line is only a credit in brackets: `(A. Photographer / Agency)`.
pub(crate) fn is_bracketed_credit(line: &Line<'_>) -> bool {
    let inner = line.text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner =
        inner.is_some_and(|inner| !inner.contains(['(', ')']) && !inner.ends_with('.') || inner.ends_with("Co."));
    inner && (2..=9).contains(&line.words) && line.capitals == line.words && line.function_words == 0
}

#[cfg(test)]
mod tests {
    use corpus::Span;
    use lexicon::Lexicon;

    use super::*;
    use crate::page::clue;

    fn is_caption(text: &str) -> bool {
        let span = Span::new(0, text.len() as u32);
        rule(&Line::read(text, span, false, &Lexicon::embedded()), false, clue::of(text)).is_some()
    }

    #[test]
    fn credits_show_captions() {
        for line in [
            "Ada Onwu, left, greets Li Wen in Oslo on Apr. 15. Photo: NW",
            "Ships wait outside the bay. (Photo by L. Berg/Nordwire)",
            "Ships wait outside the bay REUTERS/Lena Berg",
            "© NORDWIRE/Lena Berg",
            "File photo of the harbour at night",
            "The harbour at night | Photo Credit: NW",
            "Ships wait outside the bay. (Herald Photo)",
            "Ships wait outside the bay. - Lena Berg Photo",
        ] {
            assert!(is_caption(line), "{line}");
        }
    }

    #[test]
    fn paragraphs_are_no_captions() {
        for line in [
            "The party moved left, right and centre in a week.",
            "She took a photo of the ship and sent it to the harbour master.",
            "© 2020 Bay Herald. All rights reserved.",
            "The image was taken by a satellite: it shows the ship.",
        ] {
            assert!(!is_caption(line), "{line}");
        }
    }
}
