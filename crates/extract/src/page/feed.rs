//! A feed below the article: comments or other articles, each with its own date.

use corpus::BlockKind;

use super::words::Pattern;
use super::{Line, Page};

static AGO: Pattern = Pattern::of(
    r"(?i)^(?:(?:updated|posted|published)\s)?(?:[0-9]{1,3}|an?)\s?(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)\s+ago(?-u:\b)",
);

/// So much running text stands above a feed, in words: less, and the dated parts are the article itself.
const ABOVE: usize = 100;

/// So many dates make a feed.
const ENTRIES: usize = 3;

/// Marks everything from the first entry of a feed to the end of the page.
pub(crate) fn mark(page: &mut Page<'_>) {
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

fn is_stamp(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    line.words <= 10 && (page.dates[index].is_some() || AGO.is_match(line.text))
}

/// The first of the labels that stand directly above a line.
fn labels_above(page: &Page<'_>, line: usize) -> usize {
    let labels =
        page.lines[..line].iter().rev().take(4).take_while(|line| !line.is_prose() && !line.is_short_sentence());
    line - labels.count()
}
