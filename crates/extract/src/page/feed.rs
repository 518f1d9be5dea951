//! A feed below the article: comments or other articles, each with its own date.

use std::collections::BTreeSet;

use corpus::BlockKind;

use super::words::Pattern;
use super::{Line, Page, date};

static AGO: Pattern = Pattern::of(
    r"(?i)^(?:(?:updated|posted|published)\s)?(?:[0-9]{1,3}|an?)\s?(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\s+ago(?-u:\b)",
);

/// So much running text stands above a feed, in words: less, and the dated parts are the article itself.
const ABOVE: usize = 100;

/// So many dates make a feed.
const ENTRIES: usize = 3;

/// Marks everything from the first entry of a feed to the end of the page.
pub(crate) fn mark(page: &mut Page<'_>) {
    if let Some(start) = thread(page) {
        for index in start..page.lines.len() {
            page.mark(index, BlockKind::Comment, "block.thread");
        }
    }
    let Some(start) = find(page) else { return };
    let near = start.saturating_sub(6)..(start + 1).min(page.lines.len());
    let comments = near.into_iter().any(|index| page.kind(index) == Some(BlockKind::Comment));
    let kind = if comments { BlockKind::Comment } else { BlockKind::Promo };
    for index in start..page.lines.len() {
        page.mark(index, kind, "block.feed");
    }
}

/// The first line of a feed: labels and a date before each entry, and entries of two paragraphs at most.
fn find(page: &Page<'_>) -> Option<usize> {
    let running = |line: &Line<'_>| if line.is_prose() { line.words } else { 0 };
    let mut above = 0;
    let mut stamps = Vec::new();
    for (index, line) in page.lines.iter().enumerate() {
        above += running(line);
        if above >= ABOVE && is_stamp(page, index) {
            stamps.push(index);
        }
    }
    let (first, last) = (*stamps.first()?, *stamps.last()?);
    let prose = page.lines[first..].iter().filter(|line| line.is_prose()).count();
    if stamps.len() < ENTRIES || prose > 2 * stamps.len() || last - first < stamps.len() {
        return None;
    }
    Some(labels_above(page, first))
}

/// So much running text stands above a thread of comments, in words.
const ARTICLE: usize = 150;

/// So many posts, and so many different people, make a thread.
const POSTS: (usize, usize) = (4, 3);

/// The first line of the comments below an article, which no heading announces: under the name of somebody the day and
/// the time, and then what they say. Reports of the hour name the time alone, and few people.
fn thread(page: &Page<'_>) -> Option<usize> {
    let (mut above, mut posts) = (0, Vec::new());
    let mut names = BTreeSet::new();
    for (index, line) in page.lines.iter().enumerate() {
        if above >= ARTICLE
            && let Some((start, name)) = post(page, index)
        {
            posts.push(start);
            names.insert(name.to_lowercase());
        }
        above += if line.is_prose() { line.words } else { 0 };
    }
    let many = posts.len() >= POSTS.0 && names.len() >= POSTS.1 && names.len() * 2 >= posts.len();
    posts.first().copied().filter(|_| many)
}

/// The first line of a post that has its day and time in this line, and who wrote it.
fn post<'t>(page: &Page<'t>, index: usize) -> Option<(usize, &'t str)> {
    let line = &page.lines[index];
    let introduced = says(line);
    if line.words > 14 || line.is_prose() && !introduced || !TIME.is_match(line.text) {
        return None;
    }
    let said = page.lines.iter().skip(index + 1).take(3).any(|next| next.is_prose() || next.is_short_sentence());
    let dates = date::dates(line.text);
    let date = dates.iter().find(|date| date.value.exact_day().is_some()).filter(|_| said)?;
    let signed = line.text.get(..date.range.start).filter(|name| SIGNED.is_match(name) || introduced);
    if let Some(name) = signed {
        return Some((index, name));
    }
    let above = index.checked_sub(1)?;
    let name = &page.lines[above];
    let named = (1..=5).contains(&name.words) && !name.is_prose() && page.dates[above].is_none();
    (named && page.dates[index].is_some()).then_some((above, name.text))
}

static TIME: Pattern = Pattern::of(r"[0-9]{1,2}:[0-9]{2}");
static SAYS: Pattern = Pattern::of(r"\s(?:said|says|wrote|writes|commented)$");
static SIGNED: Pattern = Pattern::of(r"(?i)^(?:posted )?by:? \S");

/// Whether a line introduces what somebody says below it: "Milan on September 12, 2018 at 7:41 am said:".
pub(crate) fn says(line: &Line<'_>) -> bool {
    line.text.strip_suffix(':').is_some_and(|text| SAYS.is_match(text))
}

/// Whether a line is a day or a moment, or how long ago.
pub(crate) fn is_moment(page: &Page<'_>, index: usize) -> bool {
    page.dates[index].is_some() || AGO.is_match(page.lines[index].text)
}

fn is_stamp(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    line.words <= 10 && is_moment(page, index)
}

/// The first of the labels that stand directly above a line.
fn labels_above(page: &Page<'_>, line: usize) -> usize {
    let labels =
        page.lines[..line].iter().rev().take(4).take_while(|line| !line.is_prose() && !line.is_short_sentence());
    line - labels.count()
}
