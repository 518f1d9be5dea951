//! Lines that say whose opinion a page gives, and whose rights it is under.

use std::ops::Range;

use super::clue::{self, Clues};
use super::words::Pattern;
use super::{Line, proper};
use crate::lists::LEGAL_FORMS;

static RESERVED: Pattern = Pattern::of(r"(?i)(?-u:\b)all rights reserved(?-u:\b)");
/// Views that somebody has: what a room looks out on is none.
static VIEW: Pattern = Pattern::of(
    r"(?i)(?-u:\b)(?:opinions?|views?|viewpoints?)(?-u:\b)(?:(?:,|,? (?:and|or|&))? (?:information|facts|opinions?|views?|viewpoints?|statements?|thoughts?|ideas|conclusions|positions?)(?-u:\b))*(?:[.)]|$|,? (?:and |or )?(?:[a-z]+ ){0,2}(?:expressed|of|is|are|may|do|does|in|here|herein|above|contained|stated|shared|given|published|posted|reflect|represent|belong|from|by|alone|solely)(?-u:\b))",
);
static WHOSE: Pattern = Pattern::of(
    r"(?i)(?-u:\b)(?:authors?|writers?|contributors?|columnists?|expressed|author's|writer's|guest (?:author|writer|column|columnist|contributor|post|blog|blogger|essay|article)s?)(?-u:\b)",
);
static APART: Pattern = Pattern::of(
    r"(?i)(?-u:\b)(?:reflect|represent|necessarily|not share|endorse|(?:his|her|their|its|author's|writer's|authors') own|alone|solely|those of)(?-u:\b)",
);
/// What stands before the name of an outlet whose views they are or are not.
static OF: Pattern = Pattern::of(
    r"(?:opinions?|views?|viewpoints?|position|policy|policies|stance|those) (?:or policies )?of (?:the )?",
);
static JOINED: Pattern = Pattern::of(r"^,? (?:or|and) ");
static NOT: Pattern = Pattern::of(r"^ (?:may|might|does|do|is|are|will|shall)(?: [^\s]+)? (?:not|neither|n't)(?-u:\b)");
/// What stands before the holder of rights.
static RIGHTS: Pattern = Pattern::of(
    r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*(?:(?:19|20)[0-9]{2}(?:\s?[-–]\s?(?:(?:19|20)[0-9]{2}|[0-9]{2}|[Pp]resent))?,?)?\s*(?:by )?",
);

/// What stands before who may permit that a page is printed elsewhere.
static PERMISSION: Pattern = Pattern::of(
    r"(?i)without (?:the )?(?:prior )?(?:express )?(?:written )?(?:permission|consent) (?:from|of|by) (?:(?-i:the) )?",
);

/// The rule by which a line is a disclaimer, if it is one.
pub(crate) fn rule(line: &Line<'_>, clues: Clues) -> Option<&'static str> {
    if line.words > 110 {
        return None;
    }
    if disclaims_views(line.text, clues) {
        return Some("disclaimer.views");
    }
    (line.words <= 60 && states_rights(line.text, clues)).then_some("disclaimer.rights")
}

/// Whether a line disclaims the views of a page.
pub(crate) fn is_of_views(line: &str) -> bool {
    disclaims_views(line, clue::of(line))
}

fn disclaims_views(line: &str, clues: Clues) -> bool {
    clues.has(Clues::VIEWS) && VIEW.is_match(line) && WHOSE.is_match(line) && APART.is_match(line)
}

/// Whether a line says who holds the rights: "All rights reserved", "© Bay Herald", "Copyright 2020", "Copyright by".
fn states_rights(line: &str, clues: Clues) -> bool {
    let begun = |mark: &str| {
        let start = line.get(..mark.len()).filter(|start| start.eq_ignore_ascii_case(mark))?;
        Some(&line[start.len()..])
    };
    let sign = begun("©").or_else(|| begun("(c)"));
    let named = sign.is_some_and(|rest| rest.trim_start().starts_with(char::is_alphabetic));
    let word = begun("copyright");
    let dated = sign.or(word).is_some_and(|rest| is_year(without_marks(rest, 4)));
    let signed = |rest: &str| {
        let begins = |rest: &str| rest.starts_with('©') || ["(c)", "by "].iter().any(|mark| starts(rest, mark));
        (0..=3).any(|most| begins(without_marks(rest, most)))
    };
    named || dated || word.is_some_and(signed) || clues.has(Clues::RIGHTS) && RESERVED.is_match(line)
}

fn starts(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

/// A text without so many marks and spaces at its beginning.
fn without_marks(text: &str, most: usize) -> &str {
    let marks = text.chars().take(most).take_while(|mark| !mark.is_alphanumeric() && *mark != '_');
    &text[marks.map(char::len_utf8).sum()..]
}

fn is_year(text: &str) -> bool {
    let digits = |text: &str| text.bytes().take(2).filter(u8::is_ascii_digit).count() == 2;
    text.strip_prefix("19").or_else(|| text.strip_prefix("20")).is_some_and(digits)
}

/// The most words of a name.
const MOST: usize = 6;

/// The outlets that a disclaimer of views names, in bytes of the line.
pub(crate) fn outlets(line: &str) -> Vec<Range<usize>> {
    let mut names: Vec<Range<usize>> = Vec::new();
    for found in OF.find_iter(line) {
        let Some(first) = name_at(line, found.end()) else { continue };
        let second = JOINED.find(&line[first.end..]).and_then(|joint| name_at(line, first.end + joint.end()));
        names.extend(std::iter::once(first).chain(second).map(|name| trimmed(line, name)));
    }
    let start = line.len() - line.trim_start_matches(|mark: char| !mark.is_alphanumeric() && mark != '_').len();
    let mut ends = proper::ends(&line[start..], MOST).into_iter().map(|end| start + end);
    names.extend(ends.find(|end| NOT.is_match(&line[*end..])).map(|end| trimmed(line, start..end)));
    names
}

/// The longest name at a place.
fn name_at(line: &str, at: usize) -> Option<Range<usize>> {
    proper::ends(&line[at..], MOST).first().map(|end| at..at + end)
}

/// The holder of the rights that a line names, without the legal form of a firm.
pub(crate) fn holder(line: &str) -> Option<Range<usize>> {
    let before = RIGHTS.find_iter(line).chain(PERMISSION.find_iter(line));
    let name = before.into_iter().find_map(|before| name_at(line, before.end()))?;
    Some(without_form(line, trimmed(line, name)))
}

/// A name without the legal form at its end: "Bay Courier Media Ltd".
fn without_form(line: &str, mut range: Range<usize>) -> Range<usize> {
    while let Some((rest, last)) = line[range.clone()].rsplit_once(' ') {
        if !LEGAL_FORMS.has(last.trim_end_matches('.')) || rest.split(' ').count() < 2 {
            break;
        }
        range.end = range.start + rest.trim_end_matches([',', ' ', '&']).len();
    }
    range
}

/// A name without the full stop of its sentence and what follows it.
fn trimmed(line: &str, range: Range<usize>) -> Range<usize> {
    let name = &line[range.clone()];
    let name = name.split(". ").next().unwrap_or(name).trim_end_matches(['.', '\'', '’', '-', '&']);
    range.start..range.start + name.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(line: &str) -> Vec<&str> {
        assert!(is_of_views(line), "{line}");
        outlets(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn disclaimers_name_outlets() {
        assert_eq!(
            named("(The opinions expressed here do not necessarily reflect the views of Bayline or Herald.example.)"),
            ["Bayline", "Herald.example"]
        );
        assert_eq!(
            named("The opinion of the author may not reflect the position of Bay Monthly or its staff."),
            ["Bay Monthly"]
        );
        assert_eq!(named("NORDWIRE may not share the opinions of its contributors"), ["NORDWIRE"]);
        assert_eq!(named("Her views are the author's own and not those of The Bay Herald."), ["The Bay Herald"]);
        assert_eq!(named("The views in this column are the author's own."), [""; 0]);
        let rooms = "The guest rooms reflect the bay, with ocean views, carpets and views over the harbour.";
        assert!(!is_of_views(rooms));
    }

    #[test]
    fn the_holder_of_rights_is_read() {
        let line = "Copyright © 2019-2020 The Bay Herald. All rights reserved.";
        assert_eq!(holder(line).map(|range| &line[range]), Some("The Bay Herald"));
        let line = "© 2021 Bay Courier Media Ltd. All rights reserved.";
        assert_eq!(holder(line).map(|range| &line[range]), Some("Bay Courier Media"));
        let line = "May not be reproduced without prior express written permission from The Niger Courier.";
        assert_eq!(holder(line).map(|range| &line[range]), Some("The Niger Courier"));
    }
}
