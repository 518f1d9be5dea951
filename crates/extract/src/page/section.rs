//! Parts of a page under a heading of their own: readers' comments, and lists of other articles.

use corpus::BlockKind;

use super::{Line, Page};

/// Marks what stands under the heading of comments or of a list of articles.
pub(crate) fn mark(page: &mut Page<'_>) {
    if let Some(start) = comments(page) {
        mark_comments(page, start);
    }
    for index in 0..page.lines.len() {
        if page.kind(index) == Some(BlockKind::Promo) && !page.lines[index].is_prose() {
            mark_list(page, index + 1);
        }
    }
}

/// The line where comments begin: only behind the greater part of the running text, for a link to the
/// comments often stands at the top.
fn comments(page: &Page<'_>) -> Option<usize> {
    let weight = |line: &Line<'_>| if line.is_prose() { line.words.min(80) } else { 0 };
    let total: usize = page.lines.iter().map(weight).sum();
    let mut before = 0;
    for (index, line) in page.lines.iter().enumerate() {
        if page.kind(index) == Some(BlockKind::Comment) && before * 2 >= total {
            return Some(index);
        }
        before += weight(line);
    }
    None
}

fn mark_comments(page: &mut Page<'_>, start: usize) {
    for index in start..page.lines.len() {
        page.mark(index, BlockKind::Comment, "block.comments");
    }
}

/// The longest list of articles that one heading governs.
const LONGEST: usize = 12;

/// Marks the short lines that follow the heading of a list of articles, up to the next running text.
fn mark_list(page: &mut Page<'_>, start: usize) {
    let end = page.lines.len().min(start + LONGEST);
    let listed: Vec<usize> = (start..end)
        .take_while(|index| page.is_free(*index) && !page.lines[*index].is_prose() && page.dates[*index].is_none())
        .collect();
    // A single short line before running text is more likely its heading, unless it stands close.
    let followed = page.lines.get(start + listed.len()).is_some_and(Line::is_prose);
    let heading = followed && listed.last().is_some_and(|last| page.lines[*last].gap);
    let kept = listed.len() - usize::from(heading && listed.len() <= 2).min(listed.len());
    for index in &listed[..kept] {
        page.mark(*index, BlockKind::Promo, "block.promo-list");
    }
}
