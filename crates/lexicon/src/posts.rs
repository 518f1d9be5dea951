//! How a page signs a post of a social network that it shows: "— Ada Lund (@adalund) November 9, 2018".
//!
//! The pages of the networks themselves hand out this line for embedding. What stands before it is what its author
//! wrote, though no quotation marks say so.

use std::ops::Range;

/// The line that closes a post, in bytes of the passage in which it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// From the dash to the end of the date, or of the account where no date follows.
    pub whole: Range<usize>,
    /// The name of the author.
    pub name: Range<usize>,
}

/// The most bytes of a name.
const NAME: usize = 100;

/// The most bytes of an account; those of Bluesky and Mastodon are addresses.
const ACCOUNT: usize = 100;

/// The signatures of a passage, in order.
pub fn signatures(passage: &str) -> Vec<Signature> {
    passage.match_indices("(@").filter_map(|(at, _)| signature(passage, at)).collect()
}

fn signature(passage: &str, bracket: usize) -> Option<Signature> {
    let account = passage[bracket + 2..].bytes().take(ACCOUNT + 1).position(|byte| !is_account(byte))?;
    let end = bracket + 2 + account;
    if account == 0 || !passage[end..].starts_with(')') {
        return None;
    }
    let name = name(passage, bracket)?;
    let dash = passage[..name.start].trim_end().len() - '—'.len_utf8();
    let rest = &passage[end + 1..];
    let date = date(rest);
    // Without a day it may be somebody whom a sentence names, unless the line ends.
    let closes = date > 0 || rest.lines().next().is_none_or(|line| line.trim().is_empty());
    closes.then_some(Signature { whole: dash..end + 1 + date, name })
}

const fn is_account(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'@')
}

/// The name between the dash and the bracket.
fn name(passage: &str, bracket: usize) -> Option<Range<usize>> {
    let floor = bracket.saturating_sub(NAME);
    let floor = (floor..bracket).find(|place| passage.is_char_boundary(*place))?;
    let (before, _) = passage[floor..bracket].rsplit_once(['—', '–'])?;
    let start = floor + before.len() + '—'.len_utf8();
    let written = &passage[start..bracket];
    let name = written.trim();
    let start = start + (written.len() - written.trim_start().len());
    // A dash inside a word and one in the midst of a sentence open no name.
    let is_name = name.chars().any(char::is_alphabetic) && !written.contains(['\n', '"', '“', '”']);
    (is_name && written.starts_with(char::is_whitespace)).then_some(start..start + name.len())
}

/// How many bytes a date takes with the white space before it: "November 9, 2018", "9 November 2018", with "at 3:04 PM".
fn date(rest: &str) -> usize {
    let mut words = rest.split_inclusive(char::is_whitespace).filter(|word| !word.trim().is_empty());
    let three: Vec<&str> = words.by_ref().take(3).map(str::trim).collect();
    let [first, second, third] = three.as_slice() else { return 0 };
    let is_month = |word: &str| word.chars().all(char::is_alphabetic) && word.starts_with(char::is_uppercase);
    let number = |word: &str, most: usize| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0 && digits <= most).then_some(digits)
    };
    let day = |word: &str| number(word, 2).is_some_and(|digits| matches!(&word[digits..], "" | ","));
    let Some(year) = number(third, 4).filter(|digits| *digits == 4) else { return 0 };
    if !(is_month(first) && day(second) || day(first) && is_month(second)) || rest.trim_start().len() == rest.len() {
        return 0;
    }
    let end = third.as_ptr() as usize - rest.as_ptr() as usize + year;
    end + hour(&rest[end..])
}

/// " at 3:04 PM" behind a date.
fn hour(rest: &str) -> usize {
    let Some(clock) = rest.strip_prefix(" at ") else { return 0 };
    let length = clock.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
    let half = [" AM", " PM"].iter().any(|half| clock[length..].starts_with(half));
    if length == 0 { 0 } else { " at ".len() + length + if half { 3 } else { 0 } }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(passage: &str) -> Vec<(&str, &str)> {
        signatures(passage).into_iter().map(|found| (&passage[found.whole], &passage[found.name])).collect()
    }

    #[test]
    fn a_name_an_account_and_a_day_sign_a_post() {
        let passage = "No quay! — Ada Lund (@adalund) November 9, 2018\n\nThe board";
        assert_eq!(shown(passage), [("— Ada Lund (@adalund) November 9, 2018", "Ada Lund")]);
        assert_eq!(
            shown("— Lund (@lund.bsky.social) 9 November 2024 at 3:04 PM"),
            [("— Lund (@lund.bsky.social) 9 November 2024 at 3:04 PM", "Lund")]
        );
        assert_eq!(shown("— Dr. Lund (@lund)\nThe board met"), [("— Dr. Lund (@lund)", "Dr. Lund")]);
    }

    #[test]
    fn several_posts_of_one_passage_are_signed_apart() {
        let passage = "One — A. Lund (@a) May 1, 2018 Two — B. Berg (@b) May 2, 2018";
        let names: Vec<&str> = shown(passage).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["A. Lund", "B. Berg"]);
    }

    #[test]
    fn an_account_without_a_dash_or_without_a_bracket_signs_nothing() {
        for passage in [
            "Lund (@lund) wrote",
            "Holt – mayor – wrote to Lund (@lund) again",
            "well-known Lund (@lund)",
            "— Lund (@)",
            "— Lund (@lund",
            "— (@lund)",
            "(@",
        ] {
            assert_eq!(shown(passage), [], "{passage}");
        }
    }
}
