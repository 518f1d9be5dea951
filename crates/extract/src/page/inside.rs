//! What stands in the body: paragraphs, headings, and lists of links that interrupt it.

use corpus::BlockKind;
use lexicon::Lexicon;

use super::line::Ending;
use super::sequence::Verdict;
use super::{Dateline, Page, dateline};

/// Marks every line of the body, and whatever is still unmarked.
pub(crate) fn mark(page: &mut Page<'_>) {
    if page.body.is_empty() {
        mark_without_body(page);
        return;
    }
    mark_signed(page);
    let mut index = page.body.start;
    while index < page.body.end {
        let run = (index..page.body.end).take_while(|line| is_label(page, *line) || is_furniture(page, *line)).count();
        if run == 0 {
            page.mark(index, BlockKind::Paragraph, "block.paragraph");
            index += 1;
        } else {
            mark_labels(page, index, run);
            index += run;
        }
    }
    mark_rest(page);
}

/// Marks dates and bylines that stand between paragraphs.
fn mark_signed(page: &mut Page<'_>) {
    for index in page.body.clone() {
        let heads = page.lines.get(index + 1).is_some_and(|next| next.is_prose());
        if page.dates[index].is_some() && page.is_free(index) && !(heads && page.lines[index].gap) {
            page.mark(index, BlockKind::Chrome, "block.date");
        } else if page.bylines[index].as_ref().is_some_and(|byline| byline.labelled) {
            page.mark(index, BlockKind::Byline, "byline.by");
        }
    }
}

/// Marks the first line of several, where it is a label above a sentence.
pub(crate) fn mark_heading(page: &mut Page<'_>) {
    let below = page.lines.get(1).is_some_and(|line| line.is_prose() || line.is_short_sentence());
    if below && is_label(page, 0) {
        page.mark(0, BlockKind::Heading, "heading.above-text");
    }
}

/// Marks what is unmarked as paragraphs.
pub(crate) fn mark_rest(page: &mut Page<'_>) {
    for index in 0..page.lines.len() {
        page.mark(index, BlockKind::Paragraph, "block.paragraph");
    }
}

/// A page without running text: a few lines are taken for a short text, more for a menu.
fn mark_without_body(page: &mut Page<'_>) {
    let short = page.lines.len() <= 3;
    let (kind, rule) =
        if short { (BlockKind::Paragraph, "block.short-text") } else { (BlockKind::Chrome, "block.no-running-text") };
    for index in 0..page.lines.len() {
        page.mark(index, kind, rule);
    }
}

/// A free line of a few words that no stop, colon or list mark ends or opens.
fn is_label(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let short = !line.is_prose() && line.words <= 16 && !line.is_list_item();
    let question = line.text.ends_with('?') && line.words <= 12 && line.gap;
    let open = line.ending == Ending::Word || question;
    page.is_free(index) && short && open && !line.text.starts_with(['"', '“', '«'])
}

/// Furniture that was marked by itself; labels beside it are furniture too.
fn is_furniture(page: &Page<'_>, index: usize) -> bool {
    matches!(page.kind(index), Some(BlockKind::Chrome | BlockKind::Promo)) && !page.lines[index].is_prose()
}

/// One or two labels above running text are headings; more are a list of links.
fn mark_labels(page: &mut Page<'_>, start: usize, run: usize) {
    let next = start + run;
    let opens = |line: &super::Line<'_>| line.is_prose() || line.is_short_sentence() || line.is_list_item();
    let before_text = page.lines.get(next).is_some_and(opens) && page.is_free(next);
    let labels = (start..next).filter(|index| page.is_free(*index)).count();
    for index in start..next {
        let line = &page.lines[index];
        let last = index + 1 == next;
        let heads = before_text && (run <= 2 || last && labels == 1 || last && run <= 6 && line.gap);
        let (kind, rule) = if heads {
            (BlockKind::Heading, "heading.above-text")
        } else if page.is_likely_body(index) || page.verdict(index) == Some(Verdict::Doubtful) && line.words >= 4 {
            (BlockKind::Paragraph, "block.fragment")
        } else if run >= 3 && line.words >= 4 {
            (BlockKind::Promo, "block.link-list")
        } else if run >= 3 || line.words <= 3 {
            (BlockKind::Chrome, "block.labels")
        } else {
            (BlockKind::Paragraph, "block.fragment")
        };
        page.mark(index, kind, rule);
    }
}

/// The dateline that opens one of the first paragraphs.
pub(crate) fn dateline(page: &Page<'_>, lexicon: &Lexicon) -> Option<(usize, Dateline)> {
    let paragraphs = page.of_kind(BlockKind::Paragraph).take(3);
    paragraphs
        .map(|(index, line)| (index, dateline::read(line.text, lexicon)))
        .find_map(|(index, found)| Some((index, found?)))
}
