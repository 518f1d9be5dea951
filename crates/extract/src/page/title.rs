//! Which line is the headline.
//!
//! A headline stands above the body, does not end with a stop, has some words, and the body repeats them.

use std::collections::BTreeSet;

use corpus::BlockKind;
use lexicon::{Lexicon, OrganisationKind};

use super::line::Ending;
use super::outlet::names_outlet;
use super::{Line, Page, date, words};

/// Marks the headline, if there is one, and what stands above it.
pub(crate) fn mark(page: &mut Page<'_>, lexicon: &Lexicon) {
    let Some(title) = find(page, lexicon) else { return };
    page.mark(title, BlockKind::Title, "title.above-body");
    page.title = Some(title);
    for index in 0..title {
        // A menu has credits and captions too, of other articles.
        if index + 5 < title && page.kind(index) == Some(BlockKind::Caption) {
            page.marks[index] = None;
        }
        let signed = page.bylines[index].as_ref().is_some_and(|byline| byline.labelled);
        if signed && index + 3 >= title {
            page.mark(index, BlockKind::Byline, "byline.above-title");
        }
        let rule = if page.dates[index].is_some() { "block.date" } else { "block.above-title" };
        page.mark(index, BlockKind::Chrome, rule);
    }
}

/// What a candidate must reach.
const ENOUGH: i32 = 30;

fn find(page: &Page<'_>, lexicon: &Lexicon) -> Option<usize> {
    let vocabulary = vocabulary(page);
    let candidates = candidates(page);
    let scored = candidates.iter().map(|index| (score(page, *index, &vocabulary, lexicon), *index));
    let (best, index) = scored.rev().max_by_key(|(score, index)| (*score, std::cmp::Reverse(*index)))?;
    let upper = || upper_of_two(page, index, best, &vocabulary, lexicon);
    (best >= ENOUGH).then(|| upper().unwrap_or(index))
}

/// Lines that may be the headline: above the body, or in it below less than a paragraph.
fn candidates(page: &Page<'_>) -> Vec<usize> {
    let mut before = 0;
    let mut candidates = Vec::new();
    for index in 0..page.body.end {
        let line = &page.lines[index];
        let running = page.is_free(index) && line.is_prose();
        if is_candidate(page, index) && before < PARAGRAPH && !is_spoken(page, index) {
            candidates.push(index);
        }
        let within = index >= page.body.start;
        before += match running {
            // What the line model takes for the article's opens it, as the greeting of a newsletter does.
            true if within && line.words >= OPENING && page.is_likely_body(index) => PARAGRAPH,
            // Lists in an article may part its opening from the stretch with the most text.
            true if within => line.words,
            true if page.is_likely_body(index) => line.words / 2,
            _ => 0,
        };
    }
    // Of a menu without end only the part next to the body is looked at.
    candidates.split_off(candidates.len().saturating_sub(60))
}

/// So many words of running text are body, not a remark above the headline.
const PARAGRAPH: usize = 30;

/// So many words are an opening where the line model takes them for the article's.
const OPENING: usize = 15;

/// Whether a line begins with the name of a speaker, as another line does too: `ADA ONWU: ...`.
fn is_spoken(page: &Page<'_>, index: usize) -> bool {
    let speaker = |line: &Line<'_>| {
        let end = words::prefix(line.text, 40).find(": ")?;
        (words::words(&line.text[..end]).count() <= 4).then_some(end)
    };
    let Some(end) = speaker(&page.lines[index]) else { return false };
    let name = &page.lines[index].text[..end + 1];
    page.lines[index + 1..].iter().take(200).any(|other| other.text.starts_with(name))
}

fn is_candidate(page: &Page<'_>, index: usize) -> bool {
    let line = &page.lines[index];
    let stopped = line.ending == Ending::Sentence && !ends_like_headline(line.text);
    let signed = page.bylines[index].as_ref().is_some_and(|byline| byline.labelled);
    let worded = (2..=30).contains(&line.words) && !line.is_prose() || (6..=30).contains(&line.words) && !stopped;
    page.is_free(index) && worded && !stopped && !signed && page.dates[index].is_none() && line.ending != Ending::Open
}

/// A question, an exclamation, or an abbreviation or ellipsis at the end.
fn ends_like_headline(text: &str) -> bool {
    let bare = text.trim_end_matches(words::is_closing);
    bare.ends_with(['?', '!', '…'])
        || bare.ends_with("...")
        || ["U.S.", "U.N.", "U.K."].iter().any(|end| bare.ends_with(end))
}

/// The words of the body, shortened so that inflected forms meet.
fn vocabulary(page: &Page<'_>) -> BTreeSet<String> {
    let lines = page.lines[page.body.clone()].iter().filter(|line| line.is_prose());
    lines.flat_map(|line| content(line.text)).take(4000).collect()
}

/// The words of a text that carry its content, shortened to six letters.
fn content(text: &str) -> impl Iterator<Item = String> {
    let words = words::words(text).filter(|word| word.chars().count() > 2 && !words::is_function_word(word));
    words.map(|word| word.to_lowercase().chars().take(6).collect())
}

/// The share of a line's words that the body has too.
fn overlap(line: &Line<'_>, vocabulary: &BTreeSet<String>) -> (i32, i32) {
    let (mut all, mut met) = (0, 0);
    for word in content(line.text) {
        all += 1;
        met += i32::from(vocabulary.contains(&word));
    }
    (met, all)
}

fn score(page: &Page<'_>, index: usize, vocabulary: &BTreeSet<String>, lexicon: &Lexicon) -> i32 {
    let line = &page.lines[index];
    let length = match line.words {
        5..=18 => 20,
        4 => 12,
        19..=30 => 8,
        3 => 6,
        _ => 0,
    };
    let (met, all) = overlap(line, vocabulary);
    let shared = if met >= 2 { 40 * met / all } else { 10 * met };
    // Names of sections are words of the body too: a short line needs other signs.
    let shared = if line.words <= 3 { shared.min(6 * line.words as i32) } else { shared };
    let body = names_body(line.text, lexicon);
    let signed = !body
        && (index + 1..page.lines.len().min(index + 4)).any(|next| {
            page.dates[next].is_some() || page.bylines[next].as_ref().is_some_and(|byline| byline.labelled)
        });
    let list = if line.is_list_item() { -20 } else { 0 };
    let named = if page.bylines[index].is_some() { -30 } else { 0 };
    let dated = if date::dates(line.text).iter().any(|date| date.value.exact_day().is_some()) { -25 } else { 0 };
    let first = if index == 0 && !body { 20 } else { 0 };
    let body = if body { -20 } else { 0 };
    length + shared + if signed { 12 } else { 0 } + repeats(page, index) + list + named + dated + first + body
        - distance(page, index)
}

/// Whether a line is the name of an outlet or a public body, as it heads a page: "The Harbour Letter", "Ministry of
/// Foreign Affairs of the Republic of Norland".
fn names_body(text: &str, lexicon: &Lexicon) -> bool {
    let small = |word: &str| words::is_function_word(word) || word == "&";
    let names = |word: &str| small(word) || word.starts_with(char::is_uppercase);
    let own: Vec<&str> = words::words(text).collect();
    let state = |word: &&&str| {
        lexicon.organisation(word).is_some_and(|word| word.kind == OrganisationKind::State && word.prior >= 60)
    };
    let first = own.first().filter(state).and_then(|_| own.get(1)).is_some_and(|next| small(next));
    let last = own.len() <= 6 && own.last().filter(state).is_some();
    own.iter().all(|word| names(word)) && (first || last || names_outlet(text, lexicon))
}

/// A line above that begins with this one is the page's own title with the name of the site.
fn repeats(page: &Page<'_>, index: usize) -> i32 {
    let line = page.lines[index].text;
    let above = page.lines[..index].iter().rev().take(60);
    let repeated = line.len() >= 15 && above.filter(|above| above.text.starts_with(line)).count() > 0;
    if repeated { 15 } else { 0 }
}

/// How many lines that say nothing of their own stand between a candidate and the body.
fn distance(page: &Page<'_>, index: usize) -> i32 {
    let between =
        (index + 1..page.lines.len()).take_while(|next| !page.lines[*next].is_prose() || !page.is_free(*next));
    let idle = |next: &usize| page.is_free(*next) && page.dates[*next].is_none() && page.bylines[*next].is_none();
    4 * between.take(40).filter(idle).count().min(10) as i32
}

/// Where a headline has a second line, both look like one: the upper is the headline, the lower sums up.
fn upper_of_two(
    page: &Page<'_>,
    lower: usize,
    best: i32,
    vocabulary: &BTreeSet<String>,
    lexicon: &Lexicon,
) -> Option<usize> {
    let upper = lower.checked_sub(1).filter(|upper| is_candidate(page, *upper))?;
    let (met, all) = overlap(&page.lines[upper], vocabulary);
    // A path through the site ends with the headline below it.
    let repeated = page.lines[upper].text.contains(page.lines[lower].text);
    let told = met >= 2 && met * 5 >= all * 2;
    let headline = page.lines[upper].words >= 4 && told && score(page, upper, vocabulary, lexicon) + 15 >= best;
    // The lower is the longer of the two, unless most of what the upper says is in the text.
    let shape = page.lines[lower].words >= page.lines[upper].words || met >= 4 && met * 3 >= all * 2;
    (headline && !repeated && shape).then_some(upper)
}
