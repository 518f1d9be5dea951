//! What a figure measures, as it is compared.

use std::collections::BTreeSet;

use corpus::{Annotated, Document, Figure, Id, Span, Status};

use lexicon::Lexicon;

use super::amount::amount;
use super::lists;
use super::toll::{self, Toll};
use crate::actors::Cast;
use crate::positions::is_general;
use crate::stems::{contents, stem};
use crate::words::hash;

/// What a figure measures.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    /// The sort of unit: figures of different sorts are never compared.
    pub(crate) unit: String,
    /// Whether it is a change rather than a level.
    pub(crate) is_change: bool,
    /// Whether it is a count of which nothing more is said than what is counted.
    pub(crate) is_bare: bool,
    /// The stems of what is measured, without names.
    pub(crate) words: BTreeSet<u64>,
    /// The stem of its last word, which heads an English noun phrase without complement.
    pub(crate) head: Option<u64>,
    /// Those named in it, by their places in the cast.
    pub(crate) subjects: BTreeSet<usize>,
    /// The one of them that is named first: the share of one in another is not that of the other in the one.
    pub(crate) owner: Option<usize>,
    /// What befell those who are counted, where people are.
    pub(super) toll: Option<Toll>,
    /// Whether people are counted.
    is_people: bool,
    /// The passage that says what is measured.
    pub(crate) shown: Span,
}

impl Measure {
    /// Whether the two measure the same, as far as words tell: at least half of their words and names are shared, and
    /// neither names a subject that the other lacks while having one of its own.
    pub(crate) fn is(&self, other: &Measure) -> bool {
        // What is counted alone is the same only where as many are counted.
        if !self.may_count(other) || (self.toll.is_none() && (self.is_bare || other.is_bare)) {
            return false;
        }
        let subjects = self.subjects.is_subset(&other.subjects) || other.subjects.is_subset(&self.subjects);
        let owners =
            self.unit != "percent" || self.owner.is_none() || other.owner.is_none() || self.owner == other.owner;
        let alike = |same: usize, all: usize| same * 2 >= all && same > 0;
        let shared = self.words.intersection(&other.words).count();
        let all = self.words.union(&other.words).count();
        self.unit == other.unit && self.is_change == other.is_change && subjects && owners && alike(shared, all)
    }

    /// Whether what is told of people that are counted allows that both count the same: what befell them, and where.
    pub(super) fn may_count(&self, other: &Measure) -> bool {
        match (&self.toll, &other.toll) {
            (Some(own), Some(theirs)) => {
                let apart = own.places.is_disjoint(&theirs.places);
                own.deed == theirs.deed && (!apart || own.places.is_empty() || theirs.places.is_empty())
            }
            (None, None) => !self.is_people || self.words.len() > 1,
            _ => false,
        }
    }

    /// Whether it has a common noun that says what is measured.
    pub(crate) fn is_telling(&self, document: &Annotated) -> bool {
        let last = document.slice(self.shown).split_whitespace().next_back().unwrap_or_default().to_lowercase();
        !self.words.is_empty() && (self.words.len() > 1 || !lists::EMPTY.has(&last))
    }

    /// Whether they are worded alike to the word.
    pub(crate) fn is_exactly(&self, other: &Measure) -> bool {
        let sure = |measure: &Measure| measure.toll.as_ref().is_none_or(|toll| toll.is_sure);
        self.words == other.words
            && self.subjects == other.subjects
            && self.head == other.head
            && sure(self)
            && sure(other)
    }
}

/// What a figure measures; none for ordinals and for small counts and counts of people that nothing more is said of
/// ("two sides", "three men").
pub(super) fn measure(
    document: &Annotated,
    id: Id<Document>,
    figure: &Figure,
    cast: &Cast,
    lexicon: &Lexicon,
) -> Option<Measure> {
    let is_counted = is_counted(&figure.unit);
    let measures = figure.measures.or_else(|| lasting(document, figure).filter(|_| is_time(&figure.unit)));
    let bare = is_counted || is_time(&figure.unit) || &*figure.unit == "1";
    if &*figure.unit == "ordinal" || (bare && measures.is_none()) {
        return None;
    }
    if is_party(figure) {
        return None;
    }
    let shown = without_owner(document, measures.unwrap_or(figure.span));
    let named = document.annotations.mentions.beginning_in(shown).map(|(_, mention)| mention);
    let named: Vec<_> = named.filter(|mention| shown.contains(mention.span)).collect();
    let subjects: Vec<usize> = named.iter().filter_map(|mention| cast.place(id, mention.entity?)).collect();
    let is_name = |span: Span| named.iter().any(|mention| mention.span.contains(span));
    let words = contents(document.document.text.as_str(), shown);
    let words: Vec<u64> = words.iter().filter(|word| !is_name(word.span)).map(|word| word.stem).collect();
    let mut words = words;
    let is_people = is_counted && toll::is_people(&figure.unit, lexicon);
    let counts = is_people || &*figure.unit == "1";
    let toll = toll::toll(document, id, figure, cast, lexicon).filter(|_| counts);
    if let Some(toll) = &toll {
        words = if toll::is_anybody(&figure.unit) {
            vec![toll.deed]
        } else {
            words.into_iter().chain([toll.deed]).collect()
        };
    }
    let counted = hash(&stem(figure.unit.rsplit(' ').next().unwrap_or_default()));
    let is_bare = (is_counted || &*figure.unit == "1") && words.iter().all(|word| *word == counted);
    if is_bare && toll.is_none() && !(is_counted && figure.value >= BARE && is_thing(&figure.unit, lexicon)) {
        return None;
    }
    Some(Measure {
        unit: if toll.is_some() { "person".to_owned() } else { amount(figure).unit.to_owned() },
        // "Cutting 1,200 jobs" counts what "the loss of 1,200 jobs" does.
        is_change: figure.direction.is_some() && !is_counted,
        is_bare,
        head: words.last().copied(),
        words: words.into_iter().collect(),
        owner: subjects.first().copied(),
        subjects: subjects.into_iter().collect(),
        shown: toll.as_ref().map_or(shown, |toll| with_deed(shown, toll.told)),
        is_people,
        toll,
    })
}

/// The furthest that what befell people may stand from their noun to be shown with it, in bytes.
const BESIDE: u32 = 40;

/// "People were killed" says more than "people".
fn with_deed(shown: Span, told: Span) -> Span {
    let whole = shown.join(told);
    if whole.len() <= shown.len() + told.len() + BESIDE { whole } else { shown }
}

/// The least count of a thing that two texts may have in common: one is what any noun in the singular says.
const BARE: f64 = 2.0;

/// Whether what is counted is a thing of its own rather than people, times or "points".
fn is_thing(unit: &str, lexicon: &Lexicon) -> bool {
    let counted = unit.rsplit(' ').next().unwrap_or_default();
    !lexicon.is_people(counted) && !is_general(counted)
}

/// "The two countries", "both sides": a count of those a text is about, which says nothing of them.
fn is_party(figure: &Figure) -> bool {
    let counted = figure.unit.rsplit(' ').next().unwrap_or_default();
    figure.value <= 2.0 && figure.high.is_none() && lists::PARTIES.has(counted)
}

/// Whether a unit is one of measure or money, neither counted things nor shares.
pub(super) fn is_measured(unit: &str) -> bool {
    !is_counted(unit) && !is_time(unit) && !matches!(unit, "1" | "percent" | "share" | "ordinal")
}

/// "Its height" is the height of something named before: the noun says what is measured.
fn without_owner(document: &Annotated, span: Span) -> Span {
    let text = document.slice(span);
    let owner = ["its ", "their ", "his ", "her "].into_iter().find(|owner| text.starts_with(owner));
    owner.map_or(span, |owner| Span::new(span.start + owner.len() as u32, span.end))
}

/// The longest clause that says what takes a time.
const CLAUSE: u32 = 80;

/// What lasts so long: the clause of the event that a time with no noun of its own stands in.
fn lasting(document: &Annotated, figure: &Figure) -> Option<Span> {
    let sentences = document.annotations.sentences.overlapping(figure.span).map(|(_, sentence)| sentence.span);
    let sentence = sentences.into_iter().find(|sentence| sentence.contains(figure.span))?;
    let events = document.annotations.events.beginning_in(sentence).map(|(_, event)| event);
    // A time before the verb is when, not how long.
    let done = events
        .filter(|event| matches!(event.status, Status::Past | Status::Ongoing) && event.span.end <= figure.span.start);
    let around = done.map(|event| event.extent).filter(|extent| extent.contains(figure.span) && extent.len() <= CLAUSE);
    around.min_by_key(|extent| (extent.len(), extent.start))
}

/// Whether a unit is one of time (UCUM): how long something lasts says nothing unless it says what.
pub(super) fn is_time(unit: &str) -> bool {
    matches!(unit, "s" | "min" | "h" | "d" | "wk" | "mo" | "a")
}

/// Whether a unit is a counted noun rather than a currency, a percentage or a unit of measure.
pub(super) fn is_counted(unit: &str) -> bool {
    let currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    unit.len() > 3
        && !currency
        && unit.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ' || byte == b'-')
        && !matches!(unit, "percent" | "share")
}
