//! The sentence that a figure stands in: two texts that give one value in one breath with the same words mean one thing.

use std::collections::BTreeSet;

use corpus::{Annotated, Direction, Document, Figure, Id, MentionForm, Span};

use super::amount::Amount;
use super::measure::{Measure, is_counted, is_time};
use crate::actors::Cast;
use crate::stems::{contents, stem};
use crate::words::hash;

/// The content words around a figure, and who is named among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Setting {
    /// The stems of words that belong to no name, number or time.
    words: BTreeSet<u64>,
    /// By their places in the cast.
    named: BTreeSet<usize>,
}

/// The longest sentence that says what a figure is about.
const LONGEST: u32 = 600;

impl Setting {
    pub(super) fn of(document: &Annotated, id: Id<Document>, figure: &Figure, cast: &Cast) -> Setting {
        let Some(around) = around(document, figure.span).filter(|around| around.len() <= LONGEST) else {
            return Setting::default();
        };
        let annotations = &document.annotations;
        let mentions = annotations.mentions.overlapping(around).map(|(_, mention)| mention);
        let names: Vec<_> = mentions.filter(|mention| mention.form == MentionForm::Name).collect();
        let named = names.iter().filter_map(|mention| cast.place(id, mention.entity?)).collect();
        let mut taken: Vec<Span> = names.iter().map(|mention| mention.span).collect();
        taken.extend(annotations.times.overlapping(around).map(|(_, time)| time.span));
        taken.push(figure.span);
        let text = document.document.text.as_str();
        let words = contents(text, around).into_iter().filter(|word| {
            let is_number = text[word.span.range()].starts_with(|first: char| first.is_ascii_digit());
            !is_number && !taken.iter().any(|span| span.overlaps(word.span))
        });
        Setting { words: words.map(|word| word.stem).collect(), named }
    }

    /// Whether a word stands beside the figure, in this form.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains(&hash(&stem(word)))
    }

    /// By what a figure of the same value elsewhere is looked up.
    pub(super) fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        self.words.iter().copied()
    }

    /// The words of both, where neither names only others than the other does.
    fn shared(&self, other: &Setting) -> usize {
        let named = self.named.is_empty() || other.named.is_empty() || !self.named.is_disjoint(&other.named);
        if named { self.words.intersection(&other.words).count() } else { 0 }
    }
}

/// The sentence around a passage, or its block where sentences are not known.
pub(super) fn around(document: &Annotated, passage: Span) -> Option<Span> {
    let mut sentences = document.annotations.sentences.overlapping(passage).map(|(_, sentence)| sentence.span);
    let sentence = sentences.find(|sentence| sentence.contains(passage));
    let block = || document.document.analysed().map(|block| block.span).find(|block| block.contains(passage));
    sentence.or_else(block)
}

/// What is told with a value: how it was measured, which way it went, and beside which words.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) figure: &'a Figure,
    pub(super) amount: Amount<'a>,
    pub(super) measure: &'a Measure,
    pub(super) setting: &'a Setting,
}

/// Whether two texts tell one value of one thing, though they call it by different nouns: the value is the same, and
/// the sentences share the more words the less telling the value is.
pub(super) fn is_one_value(one: Told<'_>, other: Told<'_>) -> bool {
    let (a, b) = (one.figure, other.figure);
    let direction = |told: Told<'_>| told.figure.direction.map(Direction::as_str);
    let alike = one.measure.unit == other.measure.unit && direction(one) == direction(other);
    let bits = |amount: Amount<'_>| (amount.value.to_bits(), amount.high.map(f64::to_bits));
    let same = bits(one.amount) == bits(other.amount);
    let dated = a.period.is_some() && a.period == b.period;
    let asked = words_asked(a) - if dated { SAME_TIME } else { 0 };
    alike && same && one.setting.shared(other.setting) >= asked
}

/// Whether two texts count one thing, one of them with fewer words: the "four islands" of one are the "four northern
/// islands" of the other.
pub(super) fn is_one_count(one: Told<'_>, other: Told<'_>) -> bool {
    let (own, theirs) = (&one.measure.words, &other.measure.words);
    let subjects = (&one.measure.subjects, &other.measure.subjects);
    let part = own.is_subset(theirs) || theirs.is_subset(own);
    let owners = subjects.0.is_subset(subjects.1) || subjects.1.is_subset(subjects.0);
    let same = one.measure.unit == other.measure.unit && one.figure.value.to_bits() == other.figure.value.to_bits();
    // Two of something are found everywhere: there the sentences have to speak of one thing.
    let small = one.figure.value < CHANCE;
    let told = || one.setting.shared(other.setting) >= FEW;
    (one.measure.is_bare || other.measure.is_bare) && same && part && owners && (!small || told())
}

/// The least count that two texts hardly have in common by chance, and the fewest words that the sentences of a lesser
/// one share.
const CHANCE: f64 = 3.0;
const FEW: usize = 2;

/// Whether two texts give one length of time to one thing, of which both name the same two who have to do with it: a
/// "two-day working visit" and a "two-day official visit" of one minister to one town.
pub(super) fn is_one_length(one: Told<'_>, other: Told<'_>) -> bool {
    let same = one.figure.unit == other.figure.unit && one.figure.value.to_bits() == other.figure.value.to_bits();
    let head = one.measure.head.is_some() && one.measure.head == other.measure.head;
    let named = one.setting.named.intersection(&other.setting.named).count();
    is_time(&one.figure.unit) && same && head && named >= FEW
}

/// Whether two changes of percentages or fractions that fit each other are told of one thing: the words of what
/// changed are beside both.
pub(super) fn is_one_change(one: Told<'_>, other: Told<'_>) -> bool {
    let changes = one.figure.direction.is_some() && one.figure.direction == other.figure.direction;
    let about =
        |told: Told<'_>, beside: Told<'_>| told.measure.words.iter().any(|word| beside.setting.words.contains(word));
    changes
        && one.measure.unit == other.measure.unit
        && (about(one, other) || about(other, one))
        && one.setting.shared(other.setting) > 0
}

/// Whether two sentences share so many words that one noun in both is one thing.
pub(super) fn is_one_sentence(one: Told<'_>, other: Told<'_>) -> bool {
    let counted = [one, other].iter().any(|told| is_counted(&told.figure.unit));
    one.setting.shared(other.setting) >= if counted { ALIKE } else { ALIKE - 1 }
}

/// The fewest words that sentences share which tell of one thing that is counted; of one that is measured, one less.
const ALIKE: usize = 3;

/// So many words less are asked for where both say that the value is of one time.
const SAME_TIME: usize = 1;

/// The fewest words that the sentences of one value share, the figure's own unit besides.
fn words_asked(figure: &Figure) -> usize {
    match digits(figure.value) {
        0 | 1 => 4,
        2 => 3,
        _ => 2,
    }
}

/// The significant digits of a value.
pub(super) fn digits(value: f64) -> usize {
    let digits = format!("{}", value.abs()).replace('.', "");
    digits.trim_start_matches('0').trim_end_matches('0').len()
}
