//! What stands between the headline and the body: byline, date, summary, buttons.

use corpus::BlockKind;
use lexicon::Lexicon;

use super::line::Ending;
use super::{Page, words};

/// Marks the lines from the headline, or from the top, to the first paragraph.
pub(crate) fn mark(page: &mut Page<'_>, lexicon: &Lexicon) {
    let start = page.title.map_or(0, |title| title + 1);
    let mut summaries = 0;
    for index in start..page.lines.len() {
        if page.marks[index].is_some() || mark_signed_line(page, index) {
            continue;
        }
        let line = &page.lines[index];
        if line.is_prose() || line.is_short_sentence() && index >= page.body.start {
            if summaries == 2 || !is_summary(page, index, lexicon) {
                break;
            }
            summaries += 1;
            page.mark(index, BlockKind::Standfirst, "standfirst.before-byline");
        } else if !mark_label(page, index) {
            break;
        }
    }
}

/// Marks bylines and dates of an article from markup, up to its first paragraph.
pub(crate) fn mark_signed(page: &mut Page<'_>) {
    for index in page.title.map_or(0, |title| title + 1)..page.lines.len() {
        let line = &page.lines[index];
        if line.is_prose() && page.bylines[index].is_none() {
            break;
        }
        if page.is_free(index) {
            mark_signed_line(page, index);
        }
    }
}

/// Marks a line of the head that says who or when.
fn mark_signed_line(page: &mut Page<'_>, index: usize) -> bool {
    if let Some(dates) = &page.dates[index] {
        match dates.name {
            Some(_) => page.mark(index, BlockKind::Byline, "byline.beside-date"),
            None => page.mark(index, BlockKind::Chrome, "block.date"),
        }
        return true;
    }
    if let Some(byline) = &page.bylines[index] {
        let rule = if byline.labelled { "byline.by" } else { "byline.name" };
        page.mark(index, BlockKind::Byline, rule);
        return true;
    }
    false
}

/// The longest summary, in words.
const SUMMARY: usize = 65;

/// Running text above the byline, the date or the picture is the summary; where nothing parts it from the
/// body, it is the first paragraph.
fn is_summary(page: &Page<'_>, index: usize, lexicon: &Lexicon) -> bool {
    if page.lines[index].words > SUMMARY || super::dateline::read(page.lines[index].text, lexicon).is_some() {
        return false;
    }
    let mut next = index + 1;
    let parted = |next: usize| {
        page.dates.get(next).is_some_and(Option::is_some)
            || page.bylines.get(next).is_some_and(Option::is_some)
            || matches!(page.marks.get(next), Some(Some(mark)) if mark.kind == BlockKind::Caption)
    };
    // A second sentence of the summary, or a button, may stand between.
    let passable = |next: usize| {
        let line = page.lines.get(next);
        line.is_some_and(|line| line.words <= 30) && page.kind(next).is_none_or(|kind| kind == BlockKind::Chrome)
    };
    while !parted(next) && next < index + 3 && passable(next) {
        next += 1;
    }
    parted(next) && page.lines[next..].iter().take(8).any(super::Line::is_prose)
}

/// Marks a short line between headline and body; false where it already heads the body.
fn mark_label(page: &mut Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let below_title = page.title.is_some_and(|title| title + 1 == index);
    let sums_up = below_title && line.words >= 6 && line.ending == Ending::Word && !line.is_list_item();
    if sums_up {
        page.mark(index, BlockKind::Standfirst, "standfirst.below-title");
        return true;
    }
    let heads = index >= page.body.start && line.words >= 2 && line.gap && line.words <= 14;
    let before_text = page.lines.get(index + 1).is_some_and(|next| next.is_prose() && page.is_free(index + 1));
    if heads && before_text && page.title.is_none_or(|title| shares_words(page, index, title)) {
        return false;
    }
    if index >= page.body.start && (line.ending == Ending::Colon || line.is_list_item()) {
        return false;
    }
    page.mark(index, BlockKind::Chrome, "block.above-body");
    true
}

/// Whether a line says something that the headline or the next lines say too, as headings do and buttons do not.
fn shares_words(page: &Page<'_>, index: usize, title: usize) -> bool {
    let near = page.lines[index + 1..].iter().take(3).chain(std::iter::once(&page.lines[title]));
    let near: Vec<String> = near.flat_map(|line| words::words(line.text)).map(stem).collect();
    let own = words::words(page.lines[index].text).filter(|word| word.len() > 3 && !words::is_function_word(word));
    own.map(stem).any(|word| near.contains(&word))
}

fn stem(word: &str) -> String {
    word.to_lowercase().chars().take(6).collect()
}
