//! Lines that point to other articles: they name the outlet, as "Also in The Bay Herald", end in "Read more", or are the
//! player of a video.

use std::ops::Range;

use super::words::Pattern;
use super::{Line, proper};
use crate::lists::{LINK_ENDS, PLAYERS};

static BEFORE: Pattern = Pattern::of(
    r"(?i)^(?:also (?:in|on|from)|more (?:from|in|on)|follow|about|join|subscribe to|read (?:more )?(?:on|in|at)) ",
);
static AFTER: Pattern =
    Pattern::of(r"(?i)^ on (?:social media|facebook|twitter|instagram|youtube|telegram|linkedin)(?-u:\b)");

/// The most words of a name.
const MOST: usize = 5;

/// The name in a short line that points to an outlet, in bytes of the line.
pub(crate) fn outlet(line: &Line<'_>) -> Option<Range<usize>> {
    if line.words > 9 {
        return None;
    }
    let text = line.text;
    let start = BEFORE.find(text).map_or(0, |before| before.end());
    let whole = |start: usize| {
        let end = proper::ends(&text[start..], MOST).first().map(|end| start + end);
        end.filter(|end| start > 0 && *end == text.len()).map(|end| start..end)
    };
    let before_media = |start: usize| {
        let mut ends = proper::ends(&text[start..], MOST).into_iter().map(|end| start + end);
        ends.find(|end| is_on(&text[*end..]) && AFTER.is_match(&text[*end..])).map(|end| start..end)
    };
    whole(start).or_else(|| before_media(start)).or_else(|| before_media(0).filter(|_| start > 0))
}

/// Whether a line of a few words ends in what links say, behind the headline of another article: "... Read more".
pub(crate) fn is_link(line: &Line<'_>) -> bool {
    let linked = |end: &str| line.text.strip_suffix(end).is_some_and(|title| title.ends_with(' '));
    // "MORE COMMENTARY »"
    let arrow = (2..=6).contains(&line.words) && line.text.ends_with(['»', '›']) && !line.text.contains('«');
    arrow || (4..=40).contains(&line.words) && LINK_ENDS.iter().any(linked)
}

/// Whether a line is what the player of a video says: "JUST WATCHED", and the title.
pub(crate) fn is_player(line: &Line<'_>) -> bool {
    PLAYERS
        .iter()
        .any(|start| line.text.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// Whether " on" follows, in any case.
fn is_on(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.get(..2).is_some_and(|word| word.eq_ignore_ascii_case("on"))
}

#[cfg(test)]
mod tests {
    use corpus::Span;
    use lexicon::Lexicon;

    use super::*;

    #[test]
    fn pointers_name_the_outlet() {
        for (text, name) in [
            ("Also in The Bay Herald", Some("The Bay Herald")),
            ("The Bay Herald on social media", Some("The Bay Herald")),
            ("Follow Nordwire on Twitter", Some("Nordwire")),
            ("More from the ministry was expected.", None),
        ] {
            let line = Line::read(text, Span::new(0, text.len() as u32), false, &Lexicon::embedded());
            assert_eq!(outlet(&line).map(|range| &text[range]), name, "{text}");
        }
    }
}
