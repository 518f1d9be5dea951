//! Quotation marks and apostrophes lost in decoding: where they stood, and what they were.
//!
//! A page read in the wrong encoding shows U+FFFD, once or twice, where curled marks stood. The text is
//! frozen and keeps them; only what reads it, the matching of marks and the parser, sees them mended. Each
//! stand-in is as long as U+FFFD itself (three bytes), so that every offset holds.

use std::borrow::Cow;

use crate::lists;

/// What decoding leaves where it knows no character.
pub(crate) const LOST: char = '\u{FFFD}';

const OPENING: &str = "\u{201C}";
const CLOSING: &str = "\u{201D}";
const APOSTROPHE: &str = "\u{2019}";

/// A run of lost characters, in bytes of the passage.
struct Run {
    start: usize,
    end: usize,
}

/// The passage with its lost marks mended: one that opens before a word and one that closes after it are
/// marks only together, since letters of names are lost too. Same length in bytes, same boundaries.
pub(crate) fn mended(passage: &str) -> Cow<'_, str> {
    if !passage.contains(LOST) {
        return Cow::Borrowed(passage);
    }
    let mut text = passage.to_owned();
    let mut opening: Option<Run> = None;
    for run in runs(passage) {
        let before = passage[..run.start].chars().next_back();
        let rest = &passage[run.end..];
        if is_apostrophe(before, rest) {
            replace(&mut text, &run, APOSTROPHE);
        } else if opens(before, rest) {
            opening = Some(run);
        } else if let Some(open) = opening.take_if(|_| closes(before, rest)) {
            replace(&mut text, &open, OPENING);
            replace(&mut text, &run, CLOSING);
        }
    }
    Cow::Owned(text)
}

fn runs(passage: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (start, lost) in passage.match_indices(LOST) {
        let end = start + lost.len();
        match runs.last_mut().filter(|run| run.end == start) {
            Some(run) => run.end = end,
            None => runs.push(Run { start, end }),
        }
    }
    runs
}

fn is_apostrophe(before: Option<char>, rest: &str) -> bool {
    let tail = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    before.is_some_and(char::is_alphabetic) && lists::CLITICS.has(tail)
}

fn opens(before: Option<char>, rest: &str) -> bool {
    before.is_none_or(|c| c.is_whitespace() || "([–—-".contains(c)) && rest.starts_with(char::is_alphabetic)
}

fn closes(before: Option<char>, rest: &str) -> bool {
    let ends = before.is_some_and(|c| c.is_alphanumeric() || ",.;:!?…)".contains(c));
    ends && !rest.starts_with(char::is_alphanumeric)
}

fn replace(text: &mut String, run: &Run, mark: &str) {
    text.replace_range(run.start..run.end, &mark.repeat((run.end - run.start) / mark.len()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_in_pairs_and_apostrophes_alone() {
        assert_eq!(mended("\u{FFFD}\u{FFFD}We go,\u{FFFD} she said."), "““We go,” she said.");
        assert_eq!(mended("It\u{FFFD}s late"), "It’s late");
    }

    #[test]
    fn what_stood_for_a_letter_or_a_dash_stays_lost() {
        for text in ["\u{FFFD}stanbul is far", "S\u{FFFD}o Paulo", "late \u{FFFD} and cold", "Jos\u{FFFD} went"] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn every_boundary_holds() {
        let text = "\u{FFFD}\u{FFFD}A\u{FFFD}\u{FFFD} b \u{FFFD}C\u{FFFD}s d.\u{FFFD}";
        let mended = mended(text);
        assert_eq!(mended.len(), text.len());
        assert!((0..=text.len()).all(|at| mended.is_char_boundary(at) == text.is_char_boundary(at)));
    }
}
