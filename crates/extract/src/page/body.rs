//! Where the body of a page begins and ends.

use corpus::BlockKind;

use super::Page;

/// The least weight, about that of a paragraph, at which a stretch of lines is told from what stands around it.
const LIGHTEST: i64 = 24;

/// A text of more lines than this without running text is a menu, not a note.
const MOST_LINES_OF_A_NOTE: usize = 4;

/// Finds the stretch of lines with the most running text for what stands between: each line weighs for or
/// against the body, and the heaviest stretch is the body (Kadane's method, as in Pasternack and Roth,
/// "Extracting article text from the web with maximum subsequence segmentation", 2009).
///
/// False for a text with hardly any running text: a note, a headline, a sentence. All of it is what was handed over.
pub(crate) fn find(page: &mut Page<'_>) -> bool {
    let (mut best, mut range) = (0, 0..0);
    let (mut sum, mut start) = (0, 0);
    for index in 0..page.lines.len() {
        if sum <= 0 {
            (sum, start) = (0, index);
        }
        sum += weight(page, index);
        if sum > best {
            (best, range) = (sum, start..index + 1);
        }
    }
    let stands_out = best >= LIGHTEST || page.lines.len() > MOST_LINES_OF_A_NOTE;
    page.body = if stands_out { range } else { 0..page.lines.len() };
    stands_out
}

fn weight(page: &Page<'_>, index: usize) -> i64 {
    let line = &page.lines[index];
    match page.kind(index) {
        Some(BlockKind::Comment) => -60,
        Some(BlockKind::Disclaimer | BlockKind::Chrome) => -4,
        Some(BlockKind::Promo) => -3,
        Some(BlockKind::Title | BlockKind::Heading) => 0,
        Some(BlockKind::Paragraph) => (line.words as i64).clamp(4, 60),
        Some(_) => 0,
        None if page.dates[index].is_some() || page.bylines[index].is_some() => 0,
        None if line.is_prose() => (line.words as i64).min(60),
        None if line.is_short_sentence() => 2,
        None if line.is_list_item() => 0,
        None => -3,
    }
}
