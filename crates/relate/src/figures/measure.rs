//! What a figure measures, as it is compared.

use std::collections::BTreeSet;

use corpus::{Annotated, Document, Figure, Id, Span, Status};

use crate::actors::Cast;
use crate::stems::{contents, stem};
use crate::words::hash;

/// What a figure measures.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Measure {
    /// The sort of unit: figures of different sorts are never compared.
    pub(crate) unit: String,
    /// Whether it is a change rather than a level.
    pub(crate) is_change: bool,
    /// The stems of what is measured, without names.
    pub(crate) words: BTreeSet<u64>,
    /// The stem of its last word, which heads an English noun phrase without complement.
    pub(crate) head: Option<u64>,
    /// Those named in it, by their places in the cast.
    pub(crate) subjects: BTreeSet<usize>,
    /// The passage that says what is measured.
    pub(crate) shown: Span,
}

impl Measure {
    /// Whether the two measure the same, as far as words tell: at least half of their words and names are shared, and
    /// neither names a subject that the other lacks while having one of its own.
    pub(crate) fn is(&self, other: &Measure) -> bool {
        let subjects = self.subjects.is_subset(&other.subjects) || other.subjects.is_subset(&self.subjects);
        let alike = |same: usize, all: usize| same * 2 >= all && same > 0;
        let shared = self.words.intersection(&other.words).count();
        let all = self.words.union(&other.words).count();
        self.unit == other.unit && self.is_change == other.is_change && subjects && alike(shared, all)
    }

    /// Whether it has a common noun that says what is measured.
    pub(crate) fn is_telling(&self, document: &Annotated) -> bool {
        let last = document.slice(self.shown).split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let empty = ["figure", "number", "world", "value", "total", "record", "result"];
        !self.words.is_empty() && (self.words.len() > 1 || !empty.contains(&last.as_str()))
    }

    /// Whether they are worded alike to the word.
    pub(crate) fn is_exactly(&self, other: &Measure) -> bool {
        self.words == other.words && self.subjects == other.subjects && self.head == other.head
    }
}

/// What a figure measures; none for counts of something ("two sides") that nothing more is said of, and for ordinals.
pub(super) fn measure(document: &Annotated, id: Id<Document>, figure: &Figure, cast: &Cast) -> Option<Measure> {
    let is_counted = is_counted(&figure.unit);
    let measures = figure.measures.or_else(|| lasting(document, figure).filter(|_| is_time(&figure.unit)));
    let bare = is_counted || is_time(&figure.unit) || figure.unit == "1";
    if figure.unit == "ordinal" || (bare && measures.is_none()) {
        return None;
    }
    if is_party(figure) {
        return None;
    }
    let shown = without_owner(document, measures.unwrap_or(figure.span));
    let named = document.annotations.mentions.beginning_in(shown).map(|(_, mention)| mention);
    let named: Vec<_> = named.filter(|mention| shown.contains(mention.span)).collect();
    let subjects = named.iter().filter_map(|mention| cast.place(id, mention.entity?)).collect();
    let is_name = |span: Span| named.iter().any(|mention| mention.span.contains(span));
    let words = contents(document.document.text.as_str(), shown);
    let words: Vec<u64> = words.iter().filter(|word| !is_name(word.span)).map(|word| word.stem).collect();
    let counted = hash(&stem(figure.unit.rsplit(' ').next().unwrap_or_default()));
    if (is_counted || figure.unit == "1") && words.iter().all(|word| *word == counted) {
        return None;
    }
    Some(Measure {
        unit: unit_class(figure),
        is_change: figure.direction.is_some(),
        head: words.last().copied(),
        words: words.into_iter().collect(),
        subjects,
        shown,
    })
}

/// Shares and percentages are of one sort; all others are of their own.
fn unit_class(figure: &Figure) -> String {
    if figure.unit == "share" { "percent".to_owned() } else { figure.unit.clone() }
}

/// "The two countries", "both sides": a count of those a text is about, which says nothing of them.
fn is_party(figure: &Figure) -> bool {
    const PARTIES: [&str; 8] = ["country", "side", "leader", "minister", "nation", "government", "party", "state"];
    let counted = figure.unit.rsplit(' ').next().unwrap_or_default();
    figure.value <= 2.0 && figure.high.is_none() && PARTIES.contains(&counted)
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
fn is_time(unit: &str) -> bool {
    matches!(unit, "s" | "min" | "h" | "d" | "wk" | "mo" | "a")
}

/// Whether a unit is a counted noun rather than a currency, a percentage or a unit of measure.
fn is_counted(unit: &str) -> bool {
    let currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    unit.len() > 3
        && !currency
        && unit.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ' || byte == b'-')
        && !matches!(unit, "percent" | "share")
}
