//! Lines that say by themselves what they are: by a phrase of page furniture, or by their form.

use corpus::BlockKind;
use lexicon::{BlockCue, BlockCueKind, BlockCuePlace};

use super::{Line, Mark, Page, caption, clue, disclaimer, pointer, words};
use crate::lists::COMMENTS;

/// Marks lines by their own words.
pub(crate) fn mark(page: &mut Page<'_>) {
    mark_credits(page);
    for index in 0..page.lines.len() {
        // A heading by its markup heads what its words say: "Related articles".
        if page.kind(index) == Some(BlockKind::Heading) {
            if let Some(mark) = by_heading(&page.lines[index]) {
                page.marks[index] = Some(mark);
            }
            continue;
        }
        if !page.is_free(index) || page.dates[index].is_some() {
            continue;
        }
        let above = index * 2 < page.lines.len();
        let mark = by_form(&page.lines[index], above).or_else(|| by_cue(&page.lines[index]));
        page.marks[index] = mark;
    }
}

/// What a heading is that heads other articles, an offer or comments.
fn by_heading(line: &Line<'_>) -> Option<Mark> {
    let other = |mark: &Mark| matches!(mark.kind, BlockKind::Promo | BlockKind::Comment);
    by_cue(line).filter(other).or_else(|| heads_comments(line).then_some(COMMENT_MARK))
}

/// Marks credits in brackets, and the line above each, which tells what the picture shows.
fn mark_credits(page: &mut Page<'_>) {
    for index in 1..page.lines.len() {
        if !caption::is_bracketed_credit(&page.lines[index]) || !page.is_free(index) {
            continue;
        }
        page.mark(index, BlockKind::Caption, "caption.bracketed");
        let above = &page.lines[index - 1];
        if above.words <= 40 && !(above.is_prose() && page.lines[index].gap) {
            page.mark(index - 1, BlockKind::Caption, "caption.above-credit");
        }
    }
}

fn by_form(line: &Line<'_>, above: bool) -> Option<Mark> {
    let mark = |kind| move |rule| Mark { kind, rule };
    let clues = clue::of(line.text);
    let caption = || caption::rule(line, above, clues).map(mark(BlockKind::Caption));
    let disclaimer = || disclaimer::rule(line, clues).map(mark(BlockKind::Disclaimer));
    let pointer = || pointer::outlet(line).map(|_| Mark { kind: BlockKind::Promo, rule: "block.pointer" });
    let link = || pointer::is_link(line).then_some(Mark { kind: BlockKind::Promo, rule: "block.read-more" });
    let count = || comment_count(line).then_some(Mark { kind: BlockKind::Comment, rule: "block.comment-count" });
    let heading = || heads_comments(line).then_some(COMMENT_MARK);
    let furniture = || furniture(line).map(mark(BlockKind::Chrome));
    let address = line.words <= 2 && line.text.contains("://");
    let caption = || caption().filter(|_| !address);
    caption().or_else(disclaimer).or_else(pointer).or_else(link).or_else(count).or_else(heading).or_else(furniture)
}

/// The rule of a line that heads comments for certain.
pub(super) const COMMENT_HEADING: &str = "block.comment-heading";

const COMMENT_MARK: Mark = Mark { kind: BlockKind::Comment, rule: COMMENT_HEADING };

/// "34 responses to “The harbour opens”", "One thought on ...": as WordPress heads comments in every theme.
fn heads_comments(line: &Line<'_>) -> bool {
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit()) || word.eq_ignore_ascii_case("one");
    let mut words = words::words(line.text);
    let (Some(first), Some(second), Some(third)) = (words.next(), words.next(), words.next()) else { return false };
    number(first)
        && COMMENTS.has(&second.to_lowercase())
        && matches!(third, "on" | "to")
        && line.text.contains(['"', '“', '«', '‘', '\''])
}

/// "12 Comments", "Comments (3)".
fn comment_count(line: &Line<'_>) -> bool {
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let named = |word: &str| COMMENTS.has(&word.to_lowercase());
    let mut words = words::words(line.text);
    match (words.next(), words.next(), words.next()) {
        (Some(first), Some(second), None) => digits(first) && named(second) || named(first) && digits(second),
        _ => false,
    }
}

/// Breadcrumbs, rows of links, counters, marks without words.
fn furniture(line: &Line<'_>) -> Option<&'static str> {
    if line.words == 0 {
        return Some("block.no-words");
    }
    if line.words <= 2 && line.text.contains("://") || is_mail_address(line.text) {
        return Some("block.address");
    }
    if pointer::is_player(line) {
        return Some("block.player");
    }
    if is_time(line.text) {
        return Some("block.time");
    }
    if line.words <= 30 && !line.is_prose() {
        let bars = line.text.matches(['|', '›', '»', '>', '•', '·']).count();
        if bars >= 2 && bars * 5 >= line.words {
            return Some("block.link-row");
        }
    }
    let only_numbers = line.text.chars().all(|mark| !mark.is_alphabetic());
    (only_numbers && line.words <= 3).then_some("block.numbers")
}

/// "ada@herald.example" and nothing else.
fn is_mail_address(text: &str) -> bool {
    let parted = text.split_once('@').filter(|_| !text.contains(char::is_whitespace));
    parted.is_some_and(|(name, host)| !name.is_empty() && host.trim_matches('.').contains('.'))
}

/// The time of day alone, as it heads the entries of a live report: "16:42", "4.42 pm", "16:42 GMT".
fn is_time(text: &str) -> bool {
    let digits = text.len() - text.trim_start_matches(|mark: char| mark.is_ascii_digit()).len();
    let rest = &text[digits..];
    let minutes = rest.strip_prefix([':', '.', 'h']).and_then(|rest| Some((rest.get(..2)?, rest.get(2..)?)));
    let Some((minutes, rest)) = minutes.filter(|_| (1..=2).contains(&digits)) else { return false };
    let sixty = minutes.bytes().all(|digit| digit.is_ascii_digit())
        && minutes < "60"
        && text[..digits].parse().is_ok_and(|hour: u8| hour < 24);
    let rest = rest.trim();
    let half = ["am", "pm", "a.m.", "p.m."].iter().any(|half| rest.eq_ignore_ascii_case(half));
    let zone = (1..=5).contains(&rest.len()) && rest.bytes().all(|letter| letter.is_ascii_uppercase());
    sixty && (half || zone || rest.is_empty() && text[digits..].starts_with(':'))
}

fn by_cue(line: &Line<'_>) -> Option<Mark> {
    let cue = line.cue?;
    let kind = kind(cue)?;
    (line.words <= reach(cue)).then_some(Mark { kind, rule: "block.cue" })
}

fn kind(cue: BlockCue) -> Option<BlockKind> {
    Some(match cue.kind {
        BlockCueKind::Chrome => BlockKind::Chrome,
        BlockCueKind::Promo => BlockKind::Promo,
        BlockCueKind::Comment => BlockKind::Comment,
        BlockCueKind::Disclaimer => BlockKind::Disclaimer,
        BlockCueKind::Caption => BlockKind::Caption,
        // Who somebody is may be told in the body too: the place of the line has to agree.
        BlockCueKind::Bio => return None,
    })
}

/// The longest line, in words, that a phrase decides about: the more a line says besides, the more of a
/// paragraph it is.
fn reach(cue: BlockCue) -> usize {
    match (cue.place, cue.kind) {
        (BlockCuePlace::Whole, _) => usize::MAX,
        (_, BlockCueKind::Disclaimer) => 110,
        (BlockCuePlace::Start, _) => 40,
        (BlockCuePlace::Anywhere, _) => 25,
    }
}
