//! The headline of a page that has no heading: a line that is seen above the text.
//!
//! Pages of the years before 2010 set their headline as a bold or large line, and their `<title>` says it between the
//! names of the site and the section, or says only those.

use std::collections::BTreeSet;

use corpus::BlockKind;
use lexicon::Lexicon;

use super::flat;
use super::outline::{Outline, Tag};
use super::piece::Piece;
use super::site::squeezed;
use crate::page::{self, Mark};

/// The lines that may be the headline, and the words of the text below.
pub(super) struct Seen {
    /// Short lines without links, from the top of the page to the first paragraph, each with its place.
    lines: Vec<String>,
    /// Short lines without links in the whole page.
    all: Vec<String>,
    /// The words of the article, shortened so that inflected forms meet.
    stems: BTreeSet<String>,
}

/// The words of a line that may be a headline.
const WORDS: std::ops::RangeInclusive<usize> = 2..=30;

/// So many letters of a paragraph are the text itself.
const TEXT: usize = 80;

/// The most lines that are kept.
const MOST: usize = 400;

/// So much of the words is the same in a headline and a title that words it a little otherwise, in percent.
const LIKE: usize = 60;

/// So many lines above the text may hold its headline.
const NEAR: usize = 8;

impl Seen {
    /// The lines of a page of which these pieces are the article.
    pub(super) fn of(outline: &Outline, article: &[Piece], html: &str) -> Seen {
        let is_text = |piece: &&Piece| piece.kind() == BlockKind::Paragraph && piece.text.len() >= TEXT;
        let first = article.iter().find(is_text).and_then(|piece| piece.at);
        let (mut lines, mut all) = (Vec::new(), Vec::new());
        for passage in &outline.passages {
            // A heading may be a link to its own page.
            let linked = passage.linked * 2 > passage.letters;
            if linked && outline.elements[passage.element].tag != Tag::Heading || all.len() >= MOST {
                continue;
            }
            for line in passage.lines().filter(|line| WORDS.contains(&line.split_whitespace().count())) {
                all.push(line.to_owned());
                if !linked && first.is_some_and(|first| passage.at < first) {
                    lines.push(line.to_owned());
                }
            }
        }
        // A set of frames has no passages, only what readers without frames see.
        if outline.passages.is_empty() {
            let text = flat::text(html);
            let short = |line: &&str| WORDS.contains(&line.split_whitespace().count());
            all.extend(text.lines().map(str::trim).filter(short).take(MOST).map(str::to_owned));
        }
        let stems = article.iter().filter(is_text).flat_map(|piece| stems(&piece.text)).collect();
        Seen { lines, all, stems }
    }

    /// The part of the page's title that stands in the page as a line: the longest, as it is seen.
    pub(super) fn part_of(&self, title: &str) -> Option<&str> {
        let parts = parts(title);
        let wanted: Vec<String> = parts.iter().map(|part| squeezed(part)).collect();
        let mut named: Vec<(usize, &String)> = Vec::new();
        for line in &self.all {
            let plain = squeezed(line);
            if wanted.contains(&plain) && line.split_whitespace().nth(2).is_some() {
                named.push((plain.len(), line));
            }
        }
        let longest = named.into_iter().rev().max_by_key(|(length, _)| *length).map(|(_, line)| line.as_str());
        longest.or_else(|| self.like(&parts))
    }

    /// The line above the text that has most of the words of a part of the title, in percent of the longer of the two.
    fn like(&self, parts: &[&str]) -> Option<&str> {
        let words = |text: &str| -> BTreeSet<String> { page::words_of(text).map(str::to_lowercase).collect() };
        let mut best = None;
        for line in &self.lines {
            let own = words(line);
            for other in parts.iter().map(|part| words(part)) {
                let same = own.intersection(&other).count();
                let share = same * 100 / own.len().max(other.len()).max(1);
                if same >= 3 && share >= LIKE && best.is_none_or(|(most, _)| share > most) {
                    best = Some((share, line.as_str()));
                }
            }
        }
        best.map(|(_, line)| line)
    }

    /// Whether the article speaks of what a title says.
    pub(super) fn tells(&self, title: &str) -> bool {
        let (met, all) = self.shared(title);
        met >= 2 || all == 0 || met == all
    }

    /// How many of the words of a line the article has.
    pub(super) fn met(&self, line: &str) -> usize {
        self.shared(line).0
    }

    fn shared(&self, line: &str) -> (usize, usize) {
        let own: BTreeSet<String> = stems(line).collect();
        (own.iter().filter(|stem| self.stems.contains(*stem)).count(), own.len())
    }

    /// The line next above the text that says most of what the text says.
    pub(super) fn above(&self, lexicon: &Lexicon) -> Option<&str> {
        let near = self.lines.iter().rev().take(NEAR);
        let mut best: Option<(usize, &String)> = None;
        for line in near {
            let stopped = line.ends_with(['.', ',', ':', ';']);
            let signed = page::read_byline(line, lexicon).is_some() || page::dated(line, lexicon);
            let (met, all) = self.shared(line);
            let share = (met * 100).checked_div(all).unwrap_or(0);
            if stopped || signed || met < 2 || share < 40 || line.split_whitespace().count() < 3 {
                continue;
            }
            // Of two that say as much the upper is the headline.
            if best.is_none_or(|(most, _)| share >= most) {
                best = Some((share, line));
            }
        }
        best.map(|(_, line)| line.as_str())
    }
}

/// Takes the headline out of the article, and the label above it.
pub(super) fn take_out(pieces: &mut Vec<Piece>, headline: Option<&str>) {
    let Some(headline) = headline else { return };
    let is_headline = |piece: &Piece| piece.text == headline;
    if let Some(at) = pieces.iter().position(is_headline) {
        let short = |piece: &Piece| piece.text.len() < TEXT && piece.hint.is_none();
        if at <= NEAR && pieces[..at].iter().all(short) {
            for piece in &mut pieces[..at] {
                piece.hint = Some(Mark { kind: BlockKind::Chrome, rule: "block.above-title" });
            }
        }
    }
    pieces.retain(|piece| !is_headline(piece));
}

/// What parts a headline from the names of the site and the section in a title.
const PARTS: [&str; 10] = [" | ", " - ", " -- ", " – ", " — ", " :: ", " : ", ": ", " » ", " / "];

/// Each part of a title, and each run of parts.
pub(super) fn parts(title: &str) -> Vec<&str> {
    let mut cuts: Vec<(usize, usize)> =
        PARTS.iter().flat_map(|mark| title.match_indices(mark).map(|(at, mark)| (at, at + mark.len()))).collect();
    cuts.sort_unstable();
    cuts.truncate(8);
    let starts: Vec<usize> = std::iter::once(0).chain(cuts.iter().map(|cut| cut.1)).collect();
    let ends: Vec<usize> = cuts.iter().map(|cut| cut.0).chain([title.len()]).collect();
    let runs = starts.iter().flat_map(|start| ends.iter().map(move |end| (*start, *end)));
    runs.filter(|(start, end)| start < end).filter_map(|(start, end)| title.get(start..end)).map(str::trim).collect()
}

/// Whether a part of a title says what a line says.
pub(super) fn has_part(title: &str, line: &str) -> bool {
    let line = squeezed(line);
    parts(title).into_iter().any(|part| squeezed(part) == line)
}

/// The words of a text that carry its content, shortened to six letters.
pub(super) fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = page::words_of(text).filter(|word| word.chars().count() > 3 && !page::is_small(word));
    words.map(|word| word.to_lowercase().chars().take(6).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_parted_in_all_ways() {
        let parts = parts("The Ravi Times: National: Water dispute");
        assert!(["The Ravi Times", "National: Water dispute", "Water dispute"].iter().all(|part| parts.contains(part)));
        assert_eq!(super::parts("Water dispute"), ["Water dispute"]);
    }
}
