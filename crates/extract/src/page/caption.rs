//! Words under a picture, known by the credit that ends or opens them.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use super::words::spaced;

struct Forms {
    credit: Regex,
    agency: Regex,
    label: Regex,
    place: Regex,
    rights: Regex,
}

static FORMS: LazyLock<Option<Forms>> = LazyLock::new(|| {
    Some(Forms {
        // "... on 15 April. Photo: Agency", "(Photo by A. B./Agency)", "Image credit: Agency"
        credit: spaced(r"(?i)\b(?:photo|photograph|image|picture|pic|illustration|graphic|credit)s?(?: credits?)?(?: (?:by|courtesy(?: of)?)\b|\s?[:/©])\s*\S.{0,80}$|(?-i:Credit)\.\.\.\S.{0,60}$|[.…] ?© {0,2}\S.{0,60}$|^media caption").ok()?,
        // "AGENCY/A. Photographer" at the end, perhaps in brackets
        agency: spaced(r"(?:^|[\s(©])\p{Lu}[\p{L}-]*\p{Lu}\s?/\s?\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){0,3}(?:/\p{Lu}[\p{L} ]+)?\)?\.?$").ok()?,
        label: spaced(r"(?i)^(?:file )?(?:photo|image|picture|caption|illustration|infographic|graphic|figure|video|map)s?(?: \d+)?\s?[:/|—–]\s?\S").ok()?,
        // "..., left, speaks", "(right)", "second from left", "file photo"
        place: spaced(r"(?i)(?:, | \()(?:(?:far|second|third|fourth)(?: from)? )?(?:left|right|centre|center|pictured|l|r)(?:, |\) )|\bfile (?:photo|picture|image)\b|\b(?:pictured|seen) (?:here|above|in this)\b").ok()?,
        rights: spaced(r"(?i)\b(?:rights reserved|copyright|(?:19|20)\d\d)\b").ok()?,
    })
});

/// Longer lines are paragraphs.
const LONGEST: usize = 80;

/// The rule by which a line is a caption, if it is one; `above` where it stands in the upper half of the page.
pub(crate) fn rule(line: &Line<'_>, above: bool) -> Option<&'static str> {
    if line.words > LONGEST {
        return None;
    }
    let forms = FORMS.as_ref()?;
    let credited = above || line.text.contains('/');
    if line.text.starts_with('©') && credited && line.words <= 8 && !forms.rights.is_match(line.text) {
        return Some("caption.copyright");
    }
    if forms.label.is_match(line.text) && line.words >= 2 {
        return Some("caption.label");
    }
    if forms.credit.is_match(line.text) {
        return Some("caption.credit");
    }
    if forms.agency.is_match(line.text) {
        return Some("caption.agency");
    }
    let quoted = line.text.contains(['"', '“', '”']);
    (line.words <= 50 && !quoted && forms.place.is_match(line.text)).then_some("caption.place-in-picture")
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

    fn is_caption(text: &str) -> bool {
        let span = Span::new(0, text.len() as u32);
        rule(&Line::read(text, span, false, &Lexicon::embedded()), false).is_some()
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
