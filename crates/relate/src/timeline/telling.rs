//! One mention of an event, as it is compared with others.

use std::collections::{BTreeMap, BTreeSet};

use corpus::{Annotated, Archive, DateBasis, Document, Edtf, Event, EventType, Evidence, Id, Participant, Status};

use lexicon::Lexicon;

use super::class::{self, root};
use super::set::{Clause, Set};
use super::sides;
use crate::actors::Cast;
use crate::day;
use crate::stems::{contents, stem};

/// One mention of an event in one document.
#[derive(Clone, Debug)]
pub(crate) struct Telling<'a> {
    /// Its place among all tellings in canonical order.
    pub(crate) rank: usize,
    /// The trigger.
    pub(crate) evidence: Evidence,
    pub(crate) id: Id<Event>,
    pub(crate) event: &'a Event,
    pub(crate) document: &'a Annotated,
    /// What sort of event: type with mode, or the stem of the trigger.
    pub(crate) kind: String,
    /// What events of its story it may be one with by its words.
    pub(crate) class: String,
    /// Whether the lexicon has that class.
    pub(crate) is_listed: bool,
    /// The places in the cast of those who do it.
    pub(crate) agents: Set,
    /// Of those it is done to or with.
    pub(crate) patients: Set,
    /// The two states that "both sides" are in this document.
    pub(crate) sides: Vec<usize>,
    /// Of where it is.
    pub(crate) place: Option<usize>,
    /// The rarer words of its clause, each with how much it tells.
    pub(crate) clause: Clause,
    /// The sum of the squares of their weights.
    pub(crate) weight: f32,
    /// The words of its clause that only name those who take part.
    pub(crate) names: BTreeSet<u64>,
}

impl Telling<'_> {
    /// Everybody who takes part.
    pub(crate) fn people(&self) -> impl Iterator<Item = usize> + '_ {
        self.agents.union(&self.patients).copied()
    }

    /// Whether its clause gives its date.
    pub(crate) fn is_dated(&self) -> bool {
        self.event.date.is_some() && self.event.date_basis == Some(DateBasis::Stated)
    }

    /// Whether it tells of something that has happened or goes on, in words that say so: the tense of a sentence is not
    /// that of every noun in it.
    pub(crate) fn is_done(&self) -> bool {
        matches!(self.event.status, Status::Past | Status::Ongoing) && !is_guessed(self.document, self.event)
    }

    /// Whether it tells of a plan.
    pub(crate) fn is_plan(&self) -> bool {
        matches!(self.event.status, Status::Scheduled | Status::Proposed | Status::Postponed | Status::Cancelled)
    }
}

/// Every event of every document, in canonical order.
pub(crate) fn tellings<'a>(
    archive: &'a Archive,
    order: &[Id<Document>],
    cast: &Cast,
    lexicon: &Lexicon,
) -> Vec<Telling<'a>> {
    let rarity = rarity(archive, order);
    let mut all = Vec::new();
    for id in order {
        let document = archive.document(*id);
        let mut pair = None;
        for (row, event) in document.annotations.events.iter() {
            let telling = telling(*id, document, row, event, cast, &rarity);
            let (class, is_listed) = class::of_event(document, event, &telling.kind, lexicon);
            let sides = match telling.agents.is_empty() {
                true if sides::are_meant(document, event) => {
                    pair.get_or_insert_with(|| sides::of_document(*id, document, cast)).clone()
                }
                true => sides::joint(document, event, cast, lexicon),
                false => Vec::new(),
            };
            all.push(Telling { rank: all.len(), class, is_listed, sides, ..telling });
        }
    }
    all
}

fn telling<'a>(
    id: Id<Document>,
    document: &'a Annotated,
    row: Id<Event>,
    event: &'a Event,
    cast: &Cast,
    rarity: &BTreeMap<u64, f32>,
) -> Telling<'a> {
    let known = |participants: &[Participant]| -> Set {
        participants.iter().filter_map(|participant| cast.place(id, participant.entity?)).collect()
    };
    let clause = clause(document, event, rarity);
    Telling {
        rank: 0,
        evidence: Evidence { document: id, span: event.span },
        id: row,
        event,
        document,
        kind: kind(document, event),
        class: String::new(),
        is_listed: false,
        agents: known(&event.actors),
        patients: known(&event.recipients),
        sides: Vec::new(),
        place: event.place.as_ref().and_then(|place| cast.place(id, place.entity?)),
        weight: clause.weight(),
        names: names(document, event),
        clause,
    }
}

/// Events of a PLOVER type are one sort where type and mode are the same; attacks whatever comes of them; others where
/// the trigger has one root.
fn kind(document: &Annotated, event: &Event) -> String {
    match event.event_type {
        EventType::Other => {
            let roots: Vec<String> =
                document.slice(event.span).split_whitespace().map(|word| root(&stem(word))).collect();
            roots.join(" ")
        }
        EventType::Assault => "ASSAULT".to_owned(),
        typed => format!("{typed} {}", event.mode),
    }
}

/// The words of an event's clause with their rarity, without the trigger.
fn clause(document: &Annotated, event: &Event, rarity: &BTreeMap<u64, f32>) -> Clause {
    let text = document.document.text.as_str();
    let extent = contents(text, event.extent);
    let others = extent.iter().filter(|word| !event.span.overlaps(word.span));
    others.filter_map(|word| rarity.get(&word.stem).map(|weight| (word.stem, *weight))).collect()
}

/// The words of those who take part and are known.
fn names(document: &Annotated, event: &Event) -> BTreeSet<u64> {
    let known = event.actors.iter().chain(&event.recipients).filter(|participant| participant.entity.is_some());
    let words = known.flat_map(|participant| contents(document.document.text.as_str(), participant.span));
    words.map(|word| word.stem).collect()
}

/// How much each word tells: the logarithm of the share of documents that lack it, stop words left out.
fn rarity(archive: &Archive, order: &[Id<Document>]) -> BTreeMap<u64, f32> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for id in order {
        let document = &archive.document(*id).document;
        let found = document.analysed().flat_map(|block| contents(document.text.as_str(), block.span));
        let distinct: BTreeSet<u64> = found.map(|word| word.stem).collect();
        distinct.into_iter().for_each(|stem| *counts.entry(stem).or_default() += 1);
    }
    let documents = order.len() as f32;
    counts.into_iter().map(|(stem, count)| (stem, (1.0 + documents / count as f32).ln())).collect()
}

/// Whether the status of an event is only that of the sentence around its noun, and no stated date bears it out.
pub(crate) fn is_guessed(document: &Annotated, event: &Event) -> bool {
    let guessed = event.doubts.iter().any(|doubt| doubt.0.contains("tense of the sentence"));
    let end = event.date.as_ref().filter(|_| event.date_basis == Some(DateBasis::Stated)).and_then(Edtf::latest);
    let last = day::written(document).and_then(Edtf::latest);
    guessed && end.zip(last).is_none_or(|(end, last)| end > last)
}

/// When a mention was written.
pub(crate) fn written(telling: &Telling<'_>) -> Option<corpus::Day> {
    day::first_written(telling.document)
}
