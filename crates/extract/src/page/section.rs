//! Parts of a page under a heading of their own: readers' comments, and lists of other articles.

use corpus::BlockKind;
use lexicon::BlockCuePlace;

use super::furniture::COMMENT_HEADING;
use super::{Line, Mark, Page, feed, words};

/// Marks what stands under the heading of comments or of a list of articles.
pub(crate) fn mark(page: &mut Page<'_>) {
    if let Some(start) = comments(page) {
        mark_comments(page, start);
    }
    mark_cut(page);
    // Above all running text stand menus, and the headline, which no list may swallow.
    let first = page.lines.iter().position(Line::is_prose).unwrap_or(page.lines.len());
    for index in first..page.lines.len() {
        if page.kind(index) == Some(BlockKind::Promo) && !page.lines[index].is_prose() {
            let heads = heads_list(&page.lines[index]);
            mark_list(page, index + 1, heads);
            mark_teasers(page, index + 1, heads);
        }
    }
}

/// Marks the beginnings of other articles, cut where content systems cut them ("... of the harbour […]"), and the title
/// above each. One alone may be a quotation.
fn mark_cut(page: &mut Page<'_>) {
    let is_cut = |line: &Line<'_>| CUTS.iter().any(|cut| line.text.ends_with(cut));
    let cut: Vec<usize> = (0..page.lines.len()).filter(|index| is_cut(&page.lines[*index])).collect();
    if cut.len() < 2 {
        return;
    }
    for index in cut {
        page.mark(index, BlockKind::Promo, "block.cut");
        let Some(above) = index.checked_sub(1).filter(|above| is_listed(page, *above)) else { continue };
        if page.kind(above).is_none_or(|kind| kind == BlockKind::Heading) {
            page.marks[above] = Some(Mark { kind: BlockKind::Promo, rule: "block.cut" });
        }
    }
}

/// What content systems put where they cut a text.
const CUTS: [&str; 2] = ["[…]", "[...]"];

/// Whether a line heads a list, and does not name one article or ask for an address ("Related: The harbour opens").
fn heads_list(line: &Line<'_>) -> bool {
    let whole = line.cue.is_none_or(|cue| cue.place == BlockCuePlace::Whole);
    whole || line.words <= 4 && !line.text.contains(": ")
}

/// The longest teaser, in words.
const TEASER: usize = 45;

/// Marks what follows the heading of a list of articles as such to the end of the page, where it alternates
/// between labels and single short paragraphs, and the heading stands below most of the running text.
fn mark_teasers(page: &mut Page<'_>, start: usize, heads: bool) {
    let weight =
        |lines: &[Line<'_>]| -> usize { lines.iter().filter(|line| line.is_prose()).map(|line| line.words).sum() };
    let (above, below) = (weight(&page.lines[..start]), weight(&page.lines[start..]));
    // Below an offer that names no list the article goes on as often as not.
    let most = if heads { 1 } else { 3 };
    let lines = &page.lines[start..];
    let pairs = lines.windows(2).filter(|pair| pair[0].is_prose() && pair[1].is_prose()).count();
    let running = lines.iter().filter(|line| line.is_prose()).count();
    // What the markup shows to be links or captions between the paragraphs of an article is no list of titles.
    let labels =
        (start..page.lines.len()).filter(|index| !page.lines[*index].is_prose() && !is_marked_up(page, *index)).count();
    let short = lines.iter().all(|line| !line.is_prose() || line.words <= TEASER || line.cue.is_some());
    let teasers = running >= 3 && labels >= running && pairs * 3 <= running && short && below * most < above;
    if !teasers || continues_numbering(page, start) {
        return;
    }
    for index in start..page.lines.len() {
        if page.dates[index].is_none() {
            page.mark(index, BlockKind::Promo, "block.teasers");
        }
    }
}

/// Whether a line is a link or a caption by its markup.
fn is_marked_up(page: &Page<'_>, index: usize) -> bool {
    page.marks[index].is_some_and(|mark| matches!(mark.rule, "block.link" | "caption.markup"))
}

/// Whether a numbered line above has its next number below, as the steps of instructions do.
fn continues_numbering(page: &Page<'_>, start: usize) -> bool {
    let number = |line: &Line<'_>| {
        let digits = line.text.len() - line.text.trim_start_matches(|mark: char| mark.is_ascii_digit()).len();
        if line.is_list_item() { line.text[..digits].parse::<u16>().ok() } else { None }
    };
    let last = page.lines[..start].iter().rev().find_map(number);
    let next = page.lines[start..].iter().find_map(number);
    last.zip(next).is_some_and(|(last, next)| last.checked_add(1) == Some(next))
}

/// The line where comments begin: only behind much running text, for a link to the comments often stands
/// at the top.
fn comments(page: &Page<'_>) -> Option<usize> {
    let weight = |line: &Line<'_>| if line.is_prose() { line.words.min(80) } else { 0 };
    let total: usize = page.lines.iter().map(weight).sum();
    let mut before = 0;
    for (index, line) in page.lines.iter().enumerate() {
        let counts = page.marks[index].is_some_and(|mark| mark.rule == "block.comment-count");
        let heads = names_comments(line) && (!counts || is_answered(page, index));
        let heading = line.words <= 4 && before >= HEADED && heads;
        let certain = before > 0 && page.marks[index].is_some_and(|mark| mark.rule == COMMENT_HEADING);
        if page.kind(index) == Some(BlockKind::Comment) && (before * 2 >= total || heading || certain) {
            return Some(index);
        }
        before += weight(line);
    }
    None
}

/// So much running text above the heading of comments is the article, in words, however long they are.
const HEADED: usize = 150;

/// Whether a line is about comments: the field of a form that stands in the article ("Website") is not.
fn names_comments(line: &Line<'_>) -> bool {
    let named = ["comment", "repl", "respon", "discuss", "conversation"];
    words::words(line.text).any(|word| named.iter().any(|named| word.to_lowercase().starts_with(named)))
}

/// Whether posts follow the number of comments, and not the article that the number is a link of: lines with dates, with
/// phrases of comment forms, or that introduce what somebody says.
fn is_answered(page: &Page<'_>, count: usize) -> bool {
    let post = |index: &usize| {
        let line = &page.lines[*index];
        feed::is_moment(page, *index) || page.kind(*index) == Some(BlockKind::Comment) || feed::says(line)
    };
    (count + 1..page.lines.len()).take(FOLLOWING).filter(post).count() >= 2
}

/// So many lines below the number of comments show whether posts follow.
const FOLLOWING: usize = 40;

fn mark_comments(page: &mut Page<'_>, start: usize) {
    for index in start..page.lines.len() {
        page.mark(index, BlockKind::Comment, "block.comments");
    }
}

/// The longest list of articles that one heading governs.
const LONGEST: usize = 12;

/// The longest title of an article, in words.
const TITLE: usize = 20;

fn is_listed(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    !line.is_prose() && line.words <= TITLE && page.dates[index].is_none()
}

/// Marks the short lines that follow the heading of a list of articles, up to the next running text.
fn mark_list(page: &mut Page<'_>, start: usize, heads: bool) {
    let end = page.lines.len().min(start + LONGEST);
    let listed: Vec<usize> = (start..end).take_while(|index| page.is_free(*index) && is_listed(page, *index)).collect();
    // A single short line before running text is more likely its heading, unless it stands close.
    let followed = page.lines.get(start + listed.len()).is_some_and(Line::is_prose);
    if followed && !heads && listed.len() == 1 {
        return;
    }
    let heading = followed && listed.last().is_some_and(|last| page.lines[*last].gap);
    let kept = listed.len() - usize::from(heading && listed.len() <= 2).min(listed.len());
    for index in &listed[..kept] {
        page.mark(*index, BlockKind::Promo, "block.promo-list");
    }
}
