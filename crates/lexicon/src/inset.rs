//! Links that a page puts behind a name in the midst of a sentence: pasted as text, the full name of a person follows
//! the short one, glued to it the headlines of other articles, and then "MORE":
//! "President Lund Ada Mira LundBoard wants a second quay Ferry lost MORE said that". The text keeps them; what reads
//! it, the parser, the search for times and figures, and the search for copies, passes over them.

use std::borrow::Cow;
use std::ops::Range;

/// What such a link ends in.
const END: &str = "MORE";

/// The most bytes of a link, and of a full name with the short one before it.
const LONGEST: usize = 700;
const NAME: usize = 80;

/// The passage with such links blanked: as long, with the same boundaries.
pub fn blanked(passage: Cow<'_, str>) -> Cow<'_, str> {
    let links = links(&passage);
    if links.is_empty() {
        return passage;
    }
    let mut text = passage.into_owned();
    for link in links {
        let blank = " ".repeat(link.len());
        text.replace_range(link, &blank);
    }
    Cow::Owned(text)
}

/// Where such links stand, in bytes, each from the end of the short name to the end of the link.
pub fn links(passage: &str) -> Vec<Range<usize>> {
    let mut links: Vec<Range<usize>> = Vec::new();
    for (at, _) in passage.match_indices(END) {
        let end = at + END.len();
        let whole = passage[..at].ends_with(' ') && !passage[end..].starts_with(char::is_alphanumeric);
        let floor = links.last().map_or(0, |link| link.end).max(at.saturating_sub(LONGEST));
        // Where no headlines follow, the full name and the end are glued: "Lund Ada Mira LundMORE".
        let glued = passage[..at].ends_with(char::is_lowercase) && !passage[end..].starts_with(char::is_alphanumeric);
        let start = if glued { short_name(passage, floor, at) } else { None };
        let start = start.or_else(|| whole.then(|| self::start(passage, floor, at)).flatten());
        links.extend(start.map(|start| start..end));
    }
    links
}

/// The end of the short name before a link that ends at `at`.
fn start(passage: &str, floor: usize, at: usize) -> Option<usize> {
    let floor = (floor..at).find(|place| passage.is_char_boundary(*place))?;
    let glued = |place: &usize| {
        let (before, after) = (passage[..*place].chars().next_back(), passage[*place..].chars().next());
        before.is_some_and(char::is_lowercase) && after.is_some_and(|next| next.is_uppercase() || next.is_ascii_digit())
    };
    let mut places = passage[floor..at].char_indices().map(|(place, _)| floor + place).filter(glued);
    places.find_map(|glue| short_name(passage, floor, glue))
}

/// The end of the word before a glued one that is the same: "Lund" before "Ada Mira LundBoard".
fn short_name(passage: &str, floor: usize, glue: usize) -> Option<usize> {
    let start = passage[floor..glue].rfind(' ').map(|space| floor + space + 1)?;
    let family =
        passage[start..glue].chars().next().filter(|first| first.is_uppercase()).map(|_| &passage[start..glue])?;
    let reach = start.saturating_sub(NAME).max(floor);
    let reach = (reach..start).find(|place| passage.is_char_boundary(*place))?;
    let found = passage[reach..start].rmatch_indices(family).map(|(place, _)| reach + place).find(|place| {
        let end = place + family.len();
        let opens = *place == 0 || passage[..*place].ends_with([' ', '(', '"', '“']);
        opens && passage[end..].starts_with(' ') && is_name(&passage[end..start])
    })?;
    Some(found + family.len())
}

/// Whether words may be the given names of somebody, with a short form in brackets.
fn is_name(words: &str) -> bool {
    words.split_whitespace().all(|word| word.starts_with(|first: char| first.is_uppercase() || first == '('))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(passage: &str) -> String {
        let blanked = blanked(Cow::Borrowed(passage));
        assert_eq!(blanked.len(), passage.len());
        blanked.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn links_behind_names_are_passed_over() {
        let one =
            "President Lund Ada Mira LundBoard wants a second quay Ferry lost in 2020: report MORE said that it rains.";
        assert_eq!(left(one), "President Lund said that it rains.");
        let two = "Ada Lund Ada (Addy) LundLund faces the board Nobody wins MORE met Ivo Brandt Ivo BrandtBrandt's é quay MORE, again.";
        assert_eq!(left(two), "Ada Lund met Ivo Brandt , again.");
        assert_eq!(left("Senator Lund Ada (Addy) Mira LundMORE (R-Oslo) left"), "Senator Lund (R-Oslo) left");
    }

    #[test]
    fn other_capitals_stay() {
        for passage in [
            "We want MORE fish.",
            "McDonald and McCain want MORE.",
            "Lund of LundBoard wants MORE fish",
            "MORE",
            "LundMORE",
            "the catMORE",
        ] {
            assert!(links(passage).is_empty(), "{passage}");
        }
    }
}
