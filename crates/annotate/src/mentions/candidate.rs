//! Names before they are mentions: a range of words that may be a name, and of what kind.

use std::ops::Range;

use corpus::EntityType;
use nlp::NameLabel;

use crate::reading::Reading;

/// A range of words that may be a name.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its words.
    pub(super) words: Range<usize>,
    /// What it seems to name.
    pub(super) kind: EntityType,
    /// What the model took it for.
    pub(super) seen: Option<EntityType>,
    /// The rule that found it.
    pub(super) rule: &'static str,
    /// Why it may be wrong.
    pub(super) doubts: Vec<&'static str>,
}

impl Candidate {
    pub(super) fn new(words: Range<usize>, kind: EntityType, rule: &'static str) -> Candidate {
        Candidate { words, kind, seen: None, rule, doubts: Vec::new() }
    }
}

/// The names the model found, but for dates and quantities.
pub(super) fn from_model(reading: Reading<'_>) -> Vec<Candidate> {
    let names = reading.syntax.names.iter();
    let written = names.filter(|name| !is_shouted(reading, name.words.start));
    let found = written.filter_map(|name| {
        let kind = kind(name.label)?;
        Some(Candidate { seen: Some(kind), ..Candidate::new(name.words.clone(), kind, "name.model") })
    });
    found.collect()
}

/// Whether a word stands in a sentence of capitals throughout, as headlines do: there the model sees
/// names everywhere, and only those known otherwise are kept.
fn is_shouted(reading: Reading<'_>, word: usize) -> bool {
    let sentence = &reading.syntax.sentences[reading.syntax.words[word].sentence];
    let passage = reading.text.slice(sentence.span);
    passage.split_whitespace().count() > 2 && !passage.chars().any(char::is_lowercase)
}

/// The type of a label; none for dates and quantities.
pub(crate) fn kind(label: NameLabel) -> Option<EntityType> {
    Some(match label {
        NameLabel::Person => EntityType::Per,
        NameLabel::Org => EntityType::Org,
        NameLabel::Gpe => EntityType::Gpe,
        NameLabel::Loc => EntityType::Loc,
        NameLabel::Norp | NameLabel::Language => EntityType::Norp,
        NameLabel::Fac => EntityType::Fac,
        NameLabel::Event => EntityType::Event,
        NameLabel::Law => EntityType::Law,
        NameLabel::Product => EntityType::Product,
        NameLabel::WorkOfArt => EntityType::Work,
        _ => return None,
    })
}

/// Candidates in order, of those that overlap the one that begins first, else the longer one.
pub(super) fn apart(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| (candidate.words.start, std::cmp::Reverse(candidate.words.end)));
    let mut end = 0;
    candidates.retain(|candidate| {
        let free = candidate.words.start >= end && !candidate.words.is_empty();
        end = if free { candidate.words.end } else { end };
        free
    });
    candidates
}

/// Which words are taken by a candidate.
pub(super) fn taken(words: usize, candidates: &[Candidate]) -> Vec<bool> {
    let mut taken = vec![false; words];
    for word in candidates.iter().flat_map(|candidate| candidate.words.clone()) {
        taken[word] = true;
    }
    taken
}
