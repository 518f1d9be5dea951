//! Whether the lines of a plain text are the article's: the weights of their looks, smoothed over the page.
//!
//! Each line has a score, the sum of the weights of its features and words (`lexicon`, `line_weights.tsv`).
//! Where the article begins and ends, or is interrupted, the score has to make up for the change; the margin
//! of a line is how much better the best reading of the page is in which the line is the article's than the
//! best in which it is not (max-product over the chain, Viterbi 1967). All of it in whole numbers.

use corpus::BlockKind;
use lexicon::Lexicon;

use super::Page;
use super::line::Ending;
use super::look::{self, Feature, GROUPS, Group, NEAR};

/// What a change between article and furniture costs, in hundredths of log-odds; chosen on the development half.
const CHANGE: i64 = 300;

/// A line is set apart only where the margin against it is more than this: in doubt it is kept.
const DOUBT: i64 = 100;

/// Running text that no rule speaks against, in the stretch with the most of it, needs this much more.
const RUNNING: i64 = 900;

/// The offsets of the lines whose look tells too, and the names that `line_weights.tsv` has for them.
const OFFSETS: [(isize, &str); 4] = [(-2, "@-2"), (-1, "@-1"), (1, "@+1"), (2, "@+2")];

/// What the model says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is the article's.
    Body,
    /// It may be either.
    Doubtful,
    /// It stands around the article.
    Apart,
}

/// The verdict on a margin.
pub(crate) fn verdict(margin: i64) -> Verdict {
    match margin {
        1.. => Verdict::Body,
        below if below < -DOUBT => Verdict::Apart,
        _ => Verdict::Doubtful,
    }
}

/// The margins of the lines of a page: above zero for the article.
pub(crate) fn margins(page: &Page<'_>, lexicon: &Lexicon) -> Vec<i64> {
    let mut margins = smooth(&scores(page, lexicon));
    for index in page.body.clone() {
        if page.is_free(index) && page.lines[index].is_prose() && page.lines[index].words >= LONG {
            margins[index] += RUNNING;
        }
    }
    keep_answers(page, &mut margins);
    margins
}

/// So many questions with answers make an interview or a list of them.
const ANSWERED: usize = 3;

/// The most lines between two questions of one interview.
const APART: usize = 6;

/// Questions and what stands below them are one text, however short: where three or more follow each other in the
/// stretch that runs, a doubtful pair is kept if it stands next to one that is the article's.
fn keep_answers(page: &Page<'_>, margins: &mut [i64]) {
    let asks = |at: usize| page.lines.get(at).is_some_and(|line| line.text.ends_with('?') && line.words <= 40);
    let says = |at: usize| page.lines.get(at).is_some_and(|line| !asks(at) && line.ending == Ending::Sentence);
    let free = |at: usize| page.marks.get(at) == Some(&None);
    let pairs: Vec<usize> =
        page.body.clone().filter(|at| free(*at) && free(at + 1) && asks(*at) && says(at + 1)).collect();
    if pairs.len() < ANSWERED {
        return;
    }
    let mut last = None;
    for at in pairs {
        let near = last.is_none_or(|last| at - last <= APART);
        if margins[at].max(margins[at + 1]) > 0 || near && last.is_some() {
            margins[at] = margins[at].max(1);
            margins[at + 1] = margins[at + 1].max(1);
            last = Some(at);
        }
    }
}

/// So many words of running text are not lost on the look of a line alone.
const LONG: usize = 10;

/// The weights of a group by bin.
fn bins(lexicon: &Lexicon, group: &str) -> Vec<i64> {
    let mut bins = Vec::new();
    for row in lexicon.line_weights.all(group) {
        let bin = usize::from(row.bin);
        bins.resize(bins.len().max(bin + 1), 0);
        bins[bin] = i64::from(row.weight);
    }
    bins
}

fn weight(bins: &[Vec<i64>], group: Group, bin: u8) -> i64 {
    bins.get(group as usize).and_then(|bins| bins.get(usize::from(bin))).copied().unwrap_or(0)
}

fn scores(page: &Page<'_>, lexicon: &Lexicon) -> Vec<i64> {
    let looks = look::looks(page);
    let own: Vec<Vec<i64>> = GROUPS.iter().map(|group| bins(lexicon, group)).collect();
    let near = OFFSETS.map(|(_, name)| GROUPS.map(|group| bins(lexicon, &format!("{group}{name}"))).to_vec());
    let edges = OFFSETS.map(|(_, name)| bins(lexicon, &format!("edge{name}")).first().copied().unwrap_or(0));
    let bias = bins(lexicon, "bias").first().copied().unwrap_or(0);
    let score = |index: usize| {
        let mut sum = bias + sum(&own, &looks[index]) + worded(page, index, lexicon);
        for (place, (offset, _)) in OFFSETS.iter().enumerate() {
            sum += match index.checked_add_signed(*offset).and_then(|other| looks.get(other)) {
                Some(look) => look
                    .iter()
                    .filter(|(group, _)| NEAR.contains(group))
                    .map(|(group, bin)| weight(&near[place], *group, *bin))
                    .sum(),
                None => edges[place],
            };
        }
        sum
    };
    (0..looks.len()).map(score).collect()
}

fn sum(bins: &[Vec<i64>], look: &[Feature]) -> i64 {
    look.iter().map(|(group, bin)| weight(bins, *group, *bin)).sum()
}

/// The weights of the words of a line.
fn worded(page: &Page<'_>, index: usize, lexicon: &Lexicon) -> i64 {
    let words = look::known_words(&page.lines[index]);
    words.iter().filter_map(|word| lexicon.line_words.get(word)).map(|row| i64::from(row.weight)).sum()
}

/// The margin of each line, from the scores of all.
fn smooth(scores: &[i64]) -> Vec<i64> {
    // The best way to a line and on from it, as the article's and not.
    let step = |(body, apart): (i64, i64)| (body.max(apart - CHANGE), apart.max(body - CHANGE));
    let mut margins = Vec::with_capacity(scores.len());
    let mut ahead = (0, 0);
    for (index, score) in scores.iter().enumerate() {
        let (body, apart) = if index == 0 { (0, 0) } else { step(ahead) };
        ahead = (body + score, apart);
        margins.push(ahead.0 - ahead.1);
    }
    let mut behind = (0, 0);
    for (index, score) in scores.iter().enumerate().rev() {
        margins[index] += behind.0 - behind.1;
        behind = step((behind.0 + score, behind.1));
    }
    margins
}

/// A phrase decides about shorter lines, in words, whatever the model says.
const SPARE: usize = 25;

/// What a line without words of an article is, whatever stands around it.
const SURE: [&str; 8] = [
    "block.address",
    "block.no-words",
    "block.page-head",
    "block.page-number",
    "block.player",
    "block.read-more",
    "block.thread",
    "block.time",
];

/// Takes back the marks of phrases and headings from lines that the model takes for the article's, and finds
/// the stretch of lines that is the article.
pub(crate) fn find_body(page: &mut Page<'_>) {
    for index in 0..page.lines.len() {
        let furniture = matches!(page.kind(index), Some(BlockKind::Chrome | BlockKind::Promo | BlockKind::Comment));
        // A phrase of page furniture says by itself what a short line is.
        let phrased = page.marks[index].is_some_and(|mark| ["block.cue", "block.pointer"].contains(&mark.rule));
        let told = phrased && !(page.lines[index].is_prose() && page.lines[index].words >= SPARE);
        let sure = page.marks[index].is_some_and(|mark| SURE.contains(&mark.rule));
        if furniture && !told && !sure && page.verdict(index) == Some(Verdict::Body) {
            page.marks[index] = None;
        }
    }
    let weight = |index: usize| if page.marks[index].is_some() { 0 } else { page.margins[index].clamp(-600, 600) };
    let (mut best, mut sum, mut start) = (0, 0, 0);
    let mut range = page.body.clone();
    for index in 0..page.lines.len() {
        if sum <= 0 {
            (sum, start) = (0, index);
        }
        sum += weight(index);
        if sum > best {
            (best, range) = (sum, start..index + 1);
        }
    }
    page.body = range;
}

/// Marks the lines that are not the article's.
pub(crate) fn mark(page: &mut Page<'_>) {
    for index in 0..page.lines.len() {
        if page.is_free(index) && page.verdict(index) == Some(Verdict::Apart) && !greets(page, index) {
            let (kind, rule) = apart(page, index);
            page.mark(index, kind, rule);
        } else if page.verdict(index) == Some(Verdict::Doubtful) && page.lines[index].is_prose() {
            page.mark(index, BlockKind::Paragraph, "paragraph.in-doubt");
        }
    }
}

/// "Dear friends," above running text: a few words and a comma open what follows.
fn greets(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let next = page.lines.get(index + 1).is_some_and(|next| next.is_prose() && page.is_likely_body(index + 1));
    next && line.words <= 6 && line.text.ends_with(',') && line.text.starts_with(char::is_uppercase)
}

/// What a line that is set apart is: as its neighbour where that is known, else by its length.
fn apart(page: &Page<'_>, index: usize) -> (BlockKind, &'static str) {
    let line = &page.lines[index];
    if page.dates[index].is_some() {
        return (BlockKind::Chrome, "block.date");
    }
    let above = index.checked_sub(1).and_then(|above| page.kind(above));
    match above {
        Some(BlockKind::Comment) => (BlockKind::Comment, "block.look"),
        _ if line.is_prose() || line.words >= 5 && index >= page.body.start => (BlockKind::Promo, "block.look"),
        _ => (BlockKind::Chrome, "block.look"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_line_against_its_neighbours_has_to_be_sure() {
        let kept = smooth(&[500, 400, -200, 600]);
        assert!(kept.iter().all(|margin| verdict(*margin) == Verdict::Body), "{kept:?}");
        let apart = smooth(&[900, 900, -900, 900]);
        assert_eq!(verdict(apart[2]), Verdict::Apart);
        assert_eq!(verdict(smooth(&[-DOUBT])[0]), Verdict::Doubtful);
    }

    #[test]
    fn the_margin_is_that_of_the_best_readings() {
        let scores = [120, -340, 80, 510, -90, -700];
        let total = |mask: usize| -> i64 {
            let body = |at: usize| mask >> at & 1 == 1;
            let changes = (1..scores.len()).filter(|at| body(*at) != body(at - 1)).count() as i64;
            (0..scores.len()).filter(|at| body(*at)).map(|at| scores[at]).sum::<i64>() - CHANGE * changes
        };
        for (at, margin) in smooth(&scores).into_iter().enumerate() {
            let best = |with: bool| (0..64).filter(|mask| (mask >> at & 1 == 1) == with).map(total).max();
            assert_eq!(Some(margin), best(true).zip(best(false)).map(|(with, without)| with - without));
        }
    }
}
