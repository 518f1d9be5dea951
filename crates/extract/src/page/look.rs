//! The look of a line and of what stands around it, as features for the line model.
//!
//! A feature is a group with a bin: how many words, how the line ends, whether the lines around run as text.
//! Nothing here decides; `sequence` adds the weights that `lexicon` has for the bins.

use std::collections::BTreeMap;

use lexicon::{BlockCueKind, BlockCuePlace};

use super::line::Ending;
use super::{Line, Page, words};

/// The groups, in the order of [`Group`].
pub(crate) const GROUPS: [&str; 27] = [
    "words",
    "ending",
    "capitals",
    "function-words",
    "opening",
    "marks",
    "cue",
    "rule",
    "signed",
    "repeated",
    "place",
    "told",
    "prose-within-2",
    "prose-within-5",
    "prose-within-12",
    "prose-beside",
    "prose-distance",
    "run",
    "gaps",
    "vocabulary",
    "similar",
    "list",
    "digits",
    "page",
    "first-word",
    "stretch",
    "capital-letters",
];

/// The groups of which the lines before and behind tell too.
pub(crate) const NEAR: [Group; 9] = [
    Group::Words,
    Group::Ending,
    Group::Capitals,
    Group::Opening,
    Group::Marks,
    Group::Cue,
    Group::Rule,
    Group::Signed,
    Group::Vocabulary,
];

/// A group of features.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Group {
    Words,
    Ending,
    Capitals,
    FunctionWords,
    Opening,
    Marks,
    Cue,
    Rule,
    Signed,
    Repeated,
    Place,
    Told,
    Within2,
    Within5,
    Within12,
    Beside,
    Distance,
    Run,
    Gaps,
    Vocabulary,
    Similar,
    List,
    Digits,
    Page,
    FirstWord,
    Stretch,
    CapitalLetters,
}

/// A feature: its group and bin.
pub(crate) type Feature = (Group, u8);

/// The features of every line of a page; a group may show in several bins.
pub(crate) fn looks(page: &Page<'_>) -> Vec<Vec<Feature>> {
    let around = Around::read(page);
    (0..page.lines.len()).map(|index| around.look(page, index)).collect()
}

/// The longest line, in words, whose words are looked at one by one.
const WORDED: usize = 30;

/// The words of a line that the model may know: each once in lower case, the first of them with `^`, and the
/// whole of a short line with `=`.
pub(crate) fn known_words(line: &Line<'_>) -> Vec<String> {
    if line.words > WORDED {
        return Vec::new();
    }
    let mut own: Vec<String> = words::words(line.text).map(str::to_lowercase).collect();
    let first = own.first().map(|first| format!("^{first}"));
    let whole = (own.len() <= 4 && !own.is_empty()).then(|| format!("={}", own.join(" ")));
    own.sort_unstable();
    own.dedup();
    own.extend(first.into_iter().chain(whole));
    own
}

/// The features of a line by name: `group bin`, and `word` for words.
pub(crate) fn names(line: &Line<'_>, look: &[Feature]) -> Vec<String> {
    let named = look.iter().map(|(group, bin)| format!("{} {bin}", GROUPS[*group as usize]));
    named.chain(known_words(line).into_iter().map(|word| format!("word {word}"))).collect()
}

/// The bin of a number: how many of the bounds it reaches.
fn bin(value: usize, bounds: &[usize]) -> u8 {
    bounds.iter().take_while(|bound| value >= **bound).count() as u8
}

/// The bin of a share in hundredths; nothing of nothing is none.
fn share(part: usize, whole: usize, bounds: &[usize]) -> u8 {
    bin((part * 100).checked_div(whole).unwrap_or(0), bounds)
}

/// A few words, a line of them, or more.
fn length(line: &Line<'_>) -> u8 {
    bin(line.words, &[4, 13])
}

/// What is counted once for the whole page.
struct Around {
    /// Words of running text in each line, nothing for others; summed up to and without the line.
    prose: Vec<usize>,
    /// How many lines begin with the same text, without case.
    same: BTreeMap<String, usize>,
    /// In how many lines of running text a stem stands.
    stems: BTreeMap<String, usize>,
    /// Whether blank lines part the lines.
    parted: bool,
}

impl Around {
    fn read(page: &Page<'_>) -> Around {
        let mut around = Around { prose: vec![0], same: BTreeMap::new(), stems: BTreeMap::new(), parted: false };
        let mut sum = 0;
        for (index, line) in page.lines.iter().enumerate() {
            sum += prose(page, index);
            around.prose.push(sum);
            *around.same.entry(key(line)).or_default() += 1;
            if line.is_prose() {
                let mut own: Vec<String> = stems(line).collect();
                own.sort_unstable();
                own.dedup();
                for stem in own {
                    *around.stems.entry(stem).or_default() += 1;
                }
            }
        }
        let gaps = page.lines.iter().skip(1).filter(|line| line.gap).count();
        around.parted = gaps * 8 >= page.lines.len();
        around
    }

    /// The words of running text in the lines from `from` to `to`, as far as there are any.
    fn words(&self, from: usize, to: usize) -> usize {
        let last = self.prose.len() - 1;
        self.prose[to.min(last)] - self.prose[from.min(to).min(last)]
    }

    fn look(&self, page: &Page<'_>, index: usize) -> Vec<Feature> {
        let mut look = Vec::with_capacity(40);
        own(page, index, &mut look);
        self.add_surroundings(page, index, &mut look);
        self.add_page(page, index, &mut look);
        look
    }

    /// What stands around a line.
    fn add_surroundings(&self, page: &Page<'_>, index: usize, look: &mut Vec<Feature>) {
        let own = self.words(index, index + 1);
        let within = |reach: usize| self.words(index.saturating_sub(reach), index + 1 + reach) - own;
        look.push((Group::Within2, bin(within(2), &[1, 15, 40, 80, 160])));
        look.push((Group::Within5, bin(within(5), &[1, 20, 60, 120, 240, 400])));
        look.push((Group::Within12, bin(within(12), &[1, 30, 100, 200, 400, 700, 1000])));
        let beside = |from: usize, to: usize| bin(self.words(from, to), &[1, 12, 30, 60, 120]);
        let (above, below) = (beside(index.saturating_sub(3), index), beside(index + 1, index + 4));
        look.push((Group::Beside, above * 6 + below));
        let (above, below) = (self.distance(index, true), self.distance(index, false));
        look.push((Group::Distance, above * 7 + below));
        look.push((Group::Run, run(page, index)));
        look.push((Group::Similar, similar(page, index)));
        look.push((Group::FirstWord, first_word(page, index)));
        let listed = |at: Option<usize>| at.and_then(|at| page.lines.get(at)).is_some_and(Line::is_list_item);
        let list = [Some(index), index.checked_sub(1), Some(index + 1)].map(listed);
        look.push((Group::List, bits(&list)));
        let next = page.lines.get(index + 1).is_some_and(|line| line.gap);
        let gaps = bits(&[page.lines[index].gap, next, self.parted]);
        look.push((Group::Gaps, gaps * 3 + length(&page.lines[index])));
    }

    /// How many lines off the nearest line of running text is.
    fn distance(&self, index: usize, above: bool) -> u8 {
        let last = self.prose.len() - 1;
        let off = |step: usize| if above { index.checked_sub(step) } else { Some(index + step) };
        let met = |at: usize| at < last && self.prose[at + 1] > self.prose[at];
        let nearest = (1..20).find(|step| off(*step).is_some_and(met));
        nearest.map_or(6, |step| bin(step, &[2, 3, 4, 6, 10]))
    }

    /// Where the line stands in the page, and what of it stands elsewhere.
    fn add_page(&self, page: &Page<'_>, index: usize, look: &mut Vec<Feature>) {
        let line = &page.lines[index];
        let count = page.lines.len();
        let size = bin(count, &[12, 40, 120, 300]);
        look.push((Group::Place, size * 10 + (index * 10 / count) as u8));
        let running = u8::from(line.is_prose());
        let total = self.words(0, count);
        let told = if index == 0 || self.words(0, index) == 0 {
            0
        } else if self.words(index, count) == 0 {
            12
        } else {
            1 + share(self.words(0, index), total, &[2, 5, 10, 25, 50, 75, 90, 95, 98])
        };
        look.push((Group::Told, told * 2 + running));
        look.push((Group::Page, bin(total, &[1, 60, 200, 500, 1200]) * 2 + running));
        let same = self.same.get(&key(line)).copied().unwrap_or(1);
        look.push((Group::Repeated, bin(same, &[2, 3]) * 3 + length(line)));
        look.push((Group::Vocabulary, self.vocabulary(line) * 3 + length(line)));
        look.push((Group::Stretch, stretch(page, index) * 2 + running));
    }

    /// The share of the line's words of content that other lines of running text have too.
    fn vocabulary(&self, line: &Line<'_>) -> u8 {
        let own = usize::from(line.is_prose());
        let (mut all, mut met) = (0, 0);
        for stem in stems(line).take(60) {
            all += 1;
            met += usize::from(self.stems.get(&stem).is_some_and(|lines| *lines > own));
        }
        if all == 0 { 0 } else { 1 + share(met, all, &[1, 25, 45, 65, 85]) }
    }
}

/// Words of running text that nothing calls furniture.
fn prose(page: &Page<'_>, index: usize) -> usize {
    let line = &page.lines[index];
    if line.is_prose() && page.marks[index].is_none() { line.words.min(80) } else { 0 }
}

fn key(line: &Line<'_>) -> String {
    words::prefix(line.text, 80).to_lowercase()
}

/// Words that carry content, shortened so that inflected forms meet.
fn stems(line: &Line<'_>) -> impl Iterator<Item = String> {
    let words = words::words(line.text).filter(|word| word.chars().count() > 2 && !words::is_function_word(word));
    words.take(200).map(|word| word.chars().take(6).flat_map(char::to_lowercase).collect())
}

fn bits(flags: &[bool]) -> u8 {
    flags.iter().fold(0, |bits, flag| bits * 2 + u8::from(*flag))
}

/// What a line says by itself.
fn own(page: &Page<'_>, index: usize, look: &mut Vec<Feature>) {
    let line = &page.lines[index];
    let long = length(line);
    look.push((Group::Words, bin(line.words, &[1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45, 80])));
    look.push((Group::Ending, ending(line) * 3 + long));
    look.push((Group::Capitals, share(line.capitals, line.words, &[1, 20, 40, 60, 80, 100]) * 3 + long));
    look.push((Group::FunctionWords, share(line.function_words, line.words, &[1, 10, 20, 30, 40, 50]) * 3 + long));
    look.push((Group::Opening, opening(line.text)));
    for (place, found) in marks(line.text).into_iter().enumerate() {
        if found {
            look.push((Group::Marks, place as u8));
        }
    }
    look.push((Group::Cue, cue(line)));
    look.push((Group::Rule, rule(page, index)));
    let labelled = page.bylines[index].as_ref().map(|byline| byline.labelled);
    let signed = [page.dates[index].is_some(), labelled == Some(true), labelled == Some(false)];
    look.push((Group::Signed, bits(&signed)));
    let letters = line.text.chars().filter(|letter| !letter.is_whitespace()).count();
    let digits = line.text.chars().filter(char::is_ascii_digit).count();
    look.push((Group::Digits, share(digits, letters, &[1, 10, 25, 50]) * 3 + long));
    let shouted = line.text.chars().any(char::is_uppercase) && !line.text.chars().any(char::is_lowercase);
    look.push((Group::CapitalLetters, u8::from(shouted) * 3 + long));
}

fn ending(line: &Line<'_>) -> u8 {
    let bare = line.text.trim_end_matches(words::is_closing);
    match line.ending {
        Ending::Word if bare.ends_with(|last: char| last.is_ascii_digit()) => 1,
        Ending::Word if bare.ends_with(char::is_alphabetic) => 0,
        Ending::Word => 2,
        Ending::Colon => 3,
        Ending::Open => 4,
        Ending::Sentence if bare.ends_with('?') => 5,
        Ending::Sentence if bare.ends_with('!') => 6,
        Ending::Sentence if bare.ends_with('…') || bare.ends_with("...") => 7,
        Ending::Sentence => 8,
    }
}

fn opening(text: &str) -> u8 {
    match text.chars().next() {
        Some(first) if first.is_lowercase() => 1,
        Some(first) if first.is_uppercase() => 0,
        Some(first) if first.is_numeric() => 2,
        Some('"' | '“' | '‘' | '\'' | '«' | '„') => 3,
        Some('•' | '●' | '▪' | '‣' | '*' | '·' | '–' | '—' | '-') => 4,
        Some('(' | '[') => 5,
        Some('©' | '#' | '@' | '|' | '/' | '+' | '>' | '»' | '›' | '→' | '<') => 6,
        Some(first) if first.is_alphabetic() => 7,
        _ => 8,
    }
}

fn marks(text: &str) -> [bool; 14] {
    [
        text.contains('|'),
        text.contains(['»', '›', '→', '>', '←', '‹', '«']),
        text.contains('@'),
        text.contains("://") || text.contains("www."),
        text.contains(['©', '®', '™']),
        text.contains('#'),
        text.contains(['$', '€', '£']),
        text.contains('%'),
        text.contains('\t'),
        text.contains(['"', '“', '”']),
        text.contains('('),
        text.contains(": "),
        text.contains(", "),
        text.contains(". "),
    ]
}

fn cue(line: &Line<'_>) -> u8 {
    let Some(cue) = line.cue else { return 0 };
    let kind = match cue.kind {
        BlockCueKind::Chrome => 0,
        BlockCueKind::Promo => 1,
        BlockCueKind::Comment => 2,
        BlockCueKind::Disclaimer => 3,
        BlockCueKind::Bio => 4,
        BlockCueKind::Caption => 5,
    };
    let place = match cue.place {
        BlockCuePlace::Whole => 0,
        BlockCuePlace::Start => 1,
        BlockCuePlace::Anywhere => 2,
    };
    1 + (kind * 3 + place) * 2 + u8::from(line.words > 25)
}

/// The rules that may have marked a line before the model looks at it.
const RULES: [&str; 20] = [
    "block.cue",
    "block.pointer",
    "block.comment-count",
    "block.no-words",
    "block.address",
    "block.link-row",
    "block.numbers",
    "block.comments",
    "block.promo-list",
    "block.teasers",
    "block.feed",
    "disclaimer.views",
    "disclaimer.rights",
    "caption.bracketed",
    "caption.above-credit",
    "caption.copyright",
    "caption.label",
    "caption.credit",
    "caption.agency",
    "caption.place-in-picture",
];

fn rule(page: &Page<'_>, index: usize) -> u8 {
    let Some(mark) = page.marks[index] else { return 0 };
    let known = RULES.iter().position(|rule| *rule == mark.rule);
    known.map_or(1, |place| place as u8 + 2)
}

/// How many lines that do not run stand together, and where in them the line is.
fn run(page: &Page<'_>, index: usize) -> u8 {
    let label = |line: &&Line<'_>| !line.is_prose();
    if page.lines[index].is_prose() {
        return 0;
    }
    let above = page.lines[..index].iter().rev().take(40).take_while(label).count();
    let below = page.lines[index + 1..].iter().take(40).take_while(label).count();
    let place = match (above, below) {
        (0, 0) | (1.., 1..) => 0,
        (0, _) => 1,
        (_, 0) => 2,
    };
    1 + bin(above + below + 1, &[2, 3, 4, 7, 13, 31]) * 3 + place
}

/// Whether the lines beside are about as long.
fn similar(page: &Page<'_>, index: usize) -> u8 {
    let own = page.lines[index].words;
    let close =
        |other: Option<&Line<'_>>| other.is_some_and(|line| line.words.abs_diff(own) * 3 <= own.max(line.words));
    let above = index.checked_sub(1).and_then(|above| page.lines.get(above));
    bits(&[close(above), close(page.lines.get(index + 1))]) * 3 + length(&page.lines[index])
}

/// Whether the lines beside begin with the same word.
fn first_word(page: &Page<'_>, index: usize) -> u8 {
    let first =
        |at: Option<usize>| at.and_then(|at| page.lines.get(at)).and_then(|line| words::words(line.text).next());
    let own = first(Some(index));
    let same = |at: Option<usize>| own.is_some() && first(at) == own;
    bits(&[same(index.checked_sub(1)), same(Some(index + 1))]) * 3 + length(&page.lines[index])
}

/// Where the line is to the stretch with the most running text.
fn stretch(page: &Page<'_>, index: usize) -> u8 {
    let body = &page.body;
    if index < body.start {
        return bin(body.start - index, &[2, 4, 9, 20]);
    }
    if index >= body.end {
        return 10 + bin(index - body.end, &[1, 3, 8, 20]);
    }
    match (index - body.start, body.end - 1 - index) {
        (0, _) => 5,
        (_, 0) => 6,
        (1..=3, _) => 7,
        (_, 1..=3) => 8,
        _ => 9,
    }
}
