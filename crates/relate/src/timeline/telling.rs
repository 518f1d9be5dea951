//! One mention of an event, as it is compared with others.

use std::collections::BTreeSet;
use std::rc::Rc;

use corpus::{
    Annotated, Archive, DateBasis, Document, Edtf, Event, EventType, Evidence, Id, Participant, Span, Status,
};

use lexicon::Lexicon;

use super::class::{self, root};
use super::rarity::Rarity;
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
    pub(crate) kind: Rc<str>,
    /// What events of its story it may be one with by its words.
    pub(crate) class: Rc<str>,
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
    /// The words of its clause.
    pub(crate) clause: Clause,
    /// The sum of the squares of their weights.
    pub(crate) weight: f32,
    /// The words of its clause that only name those who take part.
    pub(crate) names: Clause,
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
    rarity: &'a Rarity,
    lexicon: &Lexicon,
) -> Vec<Telling<'a>> {
    let mut all = Vec::with_capacity(order.iter().map(|id| archive.document(*id).annotations.events.len()).sum());
    let mut names = Names::default();
    for id in order {
        let document = archive.document(*id);
        let words = Words::of(document, rarity);
        let mut pair = None;
        for (row, event) in document.annotations.events.iter() {
            let telling = telling(*id, &words, row, event, cast, &mut names);
            let (class, is_listed) = class::of_event(document, event, &telling.kind, lexicon);
            let sides = match telling.agents.is_empty() {
                true if sides::are_meant(document, event) => {
                    pair.get_or_insert_with(|| sides::of_document(*id, document, cast)).clone()
                }
                true => sides::joint(document, event, cast, lexicon),
                false => Vec::new(),
            };
            all.push(Telling { rank: all.len(), class: names.shared(&class), is_listed, sides, ..telling });
        }
    }
    all
}

fn telling<'a>(
    id: Id<Document>,
    words: &Words<'a>,
    row: Id<Event>,
    event: &'a Event,
    cast: &Cast,
    names: &mut Names,
) -> Telling<'a> {
    let document = words.document;
    let known = |participants: &[Participant]| -> Set {
        participants.iter().filter_map(|participant| cast.place(id, participant.entity?)).collect()
    };
    let clause = words.clause(event);
    Telling {
        rank: 0,
        evidence: Evidence { document: id, span: event.span },
        id: row,
        event,
        document,
        kind: names.shared(&kind(document, event)),
        class: Rc::default(),
        is_listed: false,
        agents: known(&event.actors),
        patients: known(&event.recipients),
        sides: Vec::new(),
        place: event.place.as_ref().and_then(|place| cast.place(id, place.entity?)),
        weight: words.rarity.length(clause.iter()),
        names: words.names(event),
        clause,
    }
}

/// Names of kinds and classes, each kept once for the many tellings that have it.
#[derive(Default)]
struct Names(BTreeSet<Rc<str>>);

impl Names {
    fn shared(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.0.get(name) {
            return Rc::clone(known);
        }
        let name: Rc<str> = name.into();
        self.0.insert(Rc::clone(&name));
        name
    }
}

/// Events of a PLOVER type are one sort where type and mode are the same; attacks whatever comes of them; others where
/// the trigger has one root.
fn kind(document: &Annotated, event: &Event) -> String {
    match event.event_type {
        EventType::Other => {
            let roots: Vec<String> =
                document.slice(event.span).split_whitespace().map(|word| root(&stem(word)).to_owned()).collect();
            roots.join(" ")
        }
        EventType::Assault => "ASSAULT".to_owned(),
        typed => format!("{typed} {}", event.mode),
    }
}

/// The content words of one document, read once for all its events.
struct Words<'a> {
    document: &'a Annotated,
    rarity: &'a Rarity,
    /// Where each word stands, and its place in the rarity, in order of the text.
    found: Vec<(Span, u32)>,
}

impl<'a> Words<'a> {
    fn of(document: &'a Annotated, rarity: &'a Rarity) -> Words<'a> {
        let mut words = Words { document, rarity, found: Vec::new() };
        let blocks = document.document.analysed().map(|block| words.read(block.span));
        words.found = blocks.flatten().collect();
        words
    }

    fn read(&self, passage: Span) -> Vec<(Span, u32)> {
        let found = contents(self.document.document.text.as_str(), passage).into_iter();
        found.filter_map(|word| Some((word.span, self.rarity.place(word.stem)?))).collect()
    }

    /// The words of an event's clause without the trigger.
    fn clause(&self, event: &Event) -> Clause {
        let others = |words: &[(Span, u32)]| -> Clause {
            words.iter().filter(|(span, _)| !event.span.overlaps(*span)).map(|(_, word)| *word).collect()
        };
        if !self.is_whole(event.extent) {
            return others(&self.read(event.extent));
        }
        let first = self.found.partition_point(|(span, _)| span.start < event.extent.start);
        let length = self.found[first..].partition_point(|(span, _)| span.end <= event.extent.end);
        others(&self.found[first..first + length])
    }

    /// The words of those who take part and are known.
    fn names(&self, event: &Event) -> Clause {
        let known = event.actors.iter().chain(&event.recipients).filter(|participant| participant.entity.is_some());
        known.flat_map(|participant| self.read(participant.span)).map(|(_, word)| word).collect()
    }

    /// Whether a passage lies in one block and cuts no word at its ends, so that its words are those of the block.
    fn is_whole(&self, passage: Span) -> bool {
        let text = self.document.document.text.as_str();
        let is_inner = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}');
        let cuts = |at: u32| {
            let (before, after) = text.split_at(at as usize);
            before.ends_with(is_inner) && after.starts_with(is_inner)
        };
        let mut blocks = self.document.document.blocks.overlapping(passage);
        let within = blocks.next().is_some_and(|(_, block)| block.kind.is_analysed() && block.span.contains(passage));
        within && !cuts(passage.start) && !cuts(passage.end)
    }
}

/// Whether the status of an event is only that of the sentence around its noun, and no stated date bears it out.
pub(crate) fn is_guessed(document: &Annotated, event: &Event) -> bool {
    let guessed = event.grounds.doubts.iter().any(|doubt| doubt.0.contains("tense of the sentence"));
    let end = event.date.as_ref().filter(|_| event.date_basis == Some(DateBasis::Stated)).and_then(Edtf::latest);
    let last = day::written(document).and_then(Edtf::latest);
    guessed && end.zip(last).is_none_or(|(end, last)| end > last)
}

/// When a mention was written.
pub(crate) fn written(telling: &Telling<'_>) -> Option<corpus::Day> {
    day::first_written(telling.document)
}
