//! What sums up the article between its headline and its body, where the markup names it.

use corpus::BlockKind;

use super::byline::labelled;
use super::outline::{Outline, Passage};
use super::piece::Piece;
use super::site::squeezed;
use crate::page::Mark;

/// The words of a summary.
const WORDS: std::ops::RangeInclusive<usize> = 6..=120;

/// So many passages below the headline may hold it.
const NEAR: usize = 16;

/// So many elements around it may have its name.
const AROUND: usize = 3;

/// The most pieces that a summary has.
const MOST: usize = 3;

/// The summary that the article leaves out.
pub(super) fn pieces(outline: &Outline, headline: &str, article: &[Piece]) -> Vec<Piece> {
    let is_text = |piece: &&Piece| piece.kind() == BlockKind::Paragraph;
    let Some(first) = article.iter().filter(is_text).find_map(|piece| piece.at) else { return Vec::new() };
    let above = outline.passages.partition_point(|passage| passage.at < first);
    let headline = squeezed(headline);
    let heading = outline.passages[..above].iter().rposition(|passage| squeezed(&passage.text) == headline);
    let Some(heading) = heading else { return Vec::new() };
    let between = outline.passages[heading + 1..above].iter().take(NEAR);
    let told = |passage: &&Passage| article.iter().any(|piece| piece.text.contains(&passage.text));
    let mark = Some(Mark { kind: BlockKind::Standfirst, rule: "standfirst.markup" });
    between
        .filter(|passage| sums_up(outline, passage) && !told(passage))
        .take(MOST)
        .map(|passage| Piece::of(passage, mark, None))
        .collect()
}

/// Whether a passage is running text, named as a summary and in no part of the page that is no article.
fn sums_up(outline: &Outline, passage: &Passage) -> bool {
    let around = || std::iter::successors(Some(passage.element), |at| (*at > 0).then(|| outline.elements[*at].parent));
    passage.linked * 2 <= passage.letters
        && labelled(&passage.text).is_none()
        && WORDS.contains(&passage.text.split_whitespace().count())
        && around().take(AROUND).any(|at| outline.elements[at].signs.summary)
        && around().all(|at| outline.elements[at].signs.zone.is_none())
}
