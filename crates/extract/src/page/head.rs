//! What stands between the headline and the body: byline, date, summary, buttons.

use corpus::BlockKind;
use lexicon::Lexicon;

use super::byline::{Byline, Signed};
use super::line::Ending;
use super::{Page, date, date_line, name, words};

/// Marks the lines from the headline, or from the top, to the first paragraph.
pub(crate) fn mark(page: &mut Page<'_>, lexicon: &Lexicon) {
    let start = page.title.map_or(0, |title| title + 1);
    let mut summaries = 0;
    if is_bare_name(page, start, lexicon) {
        let name = 0..page.lines[start].text.len();
        let signed = vec![Signed { name, role: None }];
        page.bylines[start] = Some(Box::new(Byline { signed, labelled: false }));
        page.mark(start, BlockKind::Byline, "byline.below-title");
    }
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

/// Whether the line below the headline is nobody's given name that is known, but a person's by its form and place:
/// the page has it again below the text, or a date stands under it and its words are none that pages are made of.
fn is_bare_name(page: &Page<'_>, index: usize, lexicon: &Lexicon) -> bool {
    let Some(line) = page.lines.get(index).filter(|line| page.title.is_some() && (2..=3).contains(&line.words)) else {
        return false;
    };
    let free = page.is_free(index) && page.bylines[index].is_none() && page.dates[index].is_none();
    if !free || !name::is_name(line.text, lexicon) {
        return false;
    }
    let below = page.lines.iter().skip(index + 1);
    let again = below.rev().take(AGAIN).any(|other| other.text.starts_with(line.text));
    let dated = page.dates.get(index + 1).is_some_and(Option::is_some)
        || page.lines.get(index + 1).is_some_and(|next| super::dateline::read(next.text, lexicon).is_some());
    let common =
        |word: &str| lexicon.line_words.get(&word.to_lowercase()).is_some() || date_line::is_place(word, lexicon);
    let unheard = !words::words(line.text).any(common) && !date_line::is_place(line.text, lexicon);
    again && !date_line::is_place(line.text, lexicon) || dated && unheard
}

/// So many lines from the end may hold the note about the author.
const AGAIN: usize = 12;

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
            None if date_line::is_bare(page.lines[index].text) => {
                page.mark(index, BlockKind::Dateline, "dateline.date");
            }
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
    let signed_above = (page.title.unwrap_or(0)..index).any(|above| is_signed(page, above));
    let next = text_below(page, index + 1);
    let Some(next) = next else { return false };
    let parted = (index + 1..next)
        .any(|between| is_signed(page, between) || !signed_above && page.kind(between) == Some(BlockKind::Caption));
    // A summary of two sentences may stand on two lines.
    let second = || {
        !signed_above && page.lines[next].words <= 30 && next == index + 1 && {
            let after = text_below(page, next + 1);
            after.is_some_and(|after| (next + 1..after).any(|between| is_signed(page, between)))
        }
    };
    parted || second()
}

/// The most lines that stand between a summary and the body.
const BETWEEN: usize = 25;

fn text_below(page: &Page<'_>, start: usize) -> Option<usize> {
    let end = page.lines.len().min(start + BETWEEN);
    (start..end).find(|index| page.lines[*index].is_prose() && page.is_free(*index))
}

/// Whether a line says who or when beyond doubt.
fn is_signed(page: &Page<'_>, index: usize) -> bool {
    let labelled = page.bylines[index].as_ref().is_some_and(|byline| byline.labelled);
    page.dates[index].is_some() || labelled || page.kind(index) == Some(BlockKind::Byline)
}

/// Marks a short line between headline and body; false where it already heads the body.
fn mark_label(page: &mut Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let below_title = page.title.is_some_and(|title| title + 1 == index);
    let sums_up = below_title
        && line.words >= 6
        && line.ending == Ending::Word
        && !line.is_list_item()
        && date::dates(line.text).iter().all(|date| date.value.exact_day().is_none());
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
    // "Dear friends," opens what follows.
    if line.text.ends_with(',') && line.words <= 6 && before_text && index + 1 >= page.body.start {
        return false;
    }
    if page.is_likely_body(index) {
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
