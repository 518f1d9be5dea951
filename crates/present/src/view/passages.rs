//! Every passage a brief cites, with how it is to be marked and the item it leads back to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::desk::Desk;
use super::visible::label;
use super::words;
use crate::record::{Passage, Place};

/// How a passage is marked in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum MarkKind {
    Name,
    Quote,
    Cue,
    Figure,
    Event,
    Time,
    Shared,
}

impl MarkKind {
    pub(super) const fn class(self) -> &'static str {
        match self {
            MarkKind::Name => "n",
            MarkKind::Quote => "q",
            MarkKind::Cue => "c",
            MarkKind::Figure => "f",
            MarkKind::Event => "e",
            MarkKind::Time => "t",
            MarkKind::Shared => "s",
        }
    }
}

/// A marked range of one text; several findings of one range are one mark.
#[derive(Clone, Debug, Default)]
pub(super) struct Mark {
    pub(super) kinds: Vec<MarkKind>,
    /// The item a name leads to.
    pub(super) href: String,
    /// What the mark says when pointed at.
    pub(super) title: String,
    /// The words it covers, as the record has them.
    pub(super) exact: String,
}

/// The way back from a passage to an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Backlink {
    pub(super) at: u32,
    pub(super) kind: &'static str,
    pub(super) href: String,
    pub(super) label: String,
}

/// A place in order of nesting: the outer before the inner.
pub(super) type Range = (u32, Reverse<u32>);

/// The marks and ways back of one document.
#[derive(Debug, Default)]
pub(super) struct Marked {
    pub(super) marks: BTreeMap<Range, Mark>,
    pub(super) backlinks: Vec<Backlink>,
}

/// The item that passages lead back to.
struct Item<'a> {
    kind: &'static str,
    id: &'a str,
    label: String,
}

/// The marked passages of every document, in order of the documents.
pub(super) fn passages(desk: &Desk) -> Vec<Marked> {
    let documents = desk.record.documents.iter().map(|_| Marked::default()).collect();
    let mut collector = Collector { desk, documents };
    collector.names();
    collector.events();
    collector.quotes();
    collector.figures();
    collector.views();
    collector.others();
    collector.times();
    for marked in &mut collector.documents {
        marked
            .backlinks
            .sort_by(|one, other| (one.at, one.kind, &one.label).cmp(&(other.at, other.kind, &other.label)));
    }
    collector.documents
}

struct Collector<'a> {
    desk: &'a Desk<'a>,
    documents: Vec<Marked>,
}

impl Collector<'_> {
    fn mark(&mut self, passage: &Passage, kind: Option<MarkKind>, item: Option<&Item>) -> Option<&mut Mark> {
        let index = self.desk.index(&passage.doc).filter(|index| self.desk.holds(*index, passage.place()))?;
        let marked = &mut self.documents[index];
        if let Some(item) = item {
            let (href, label) = (format!("#{}", item.id), item.label.clone());
            marked.backlinks.push(Backlink { at: passage.start, kind: item.kind, href, label });
        }
        let mark = marked.marks.entry((passage.start, Reverse(passage.end))).or_default();
        mark.exact.clone_from(&passage.exact);
        mark.kinds.extend(kind.filter(|kind| !mark.kinds.contains(kind)));
        Some(mark)
    }

    fn names(&mut self) {
        for entity in &self.desk.record.entities {
            for passage in &entity.mentions {
                if let Some(mark) = self.mark(passage, Some(MarkKind::Name), None) {
                    mark.href = format!("#{}", entity.id);
                    mark.title = if passage.exact == entity.name { String::new() } else { label(&entity.name, 60) };
                }
            }
            for role in &entity.roles {
                self.mark(role, None, None);
            }
        }
    }

    fn events(&mut self) {
        let w = self.desk.w;
        for entry in self.desk.events() {
            self.mark(&entry.headline_evidence, None, None);
            for mention in entry.shown_mentions() {
                let status = mention.status.unwrap_or(entry.status);
                let item = Item { kind: self.desk.w.item_event.0, id: &entry.id, label: label(&mention.exact, 40) };
                if let Some(mark) = self.mark(&mention.passage(), Some(MarkKind::Event), Some(&item)) {
                    mark.title = format!("{}: {}", w.item_event, words::status(w, status.0));
                }
            }
        }
        for step in self.desk.record.upcoming.iter().flat_map(|planned| &planned.history) {
            self.mark(&step.evidence, None, None);
        }
    }

    fn quotes(&mut self) {
        let w = self.desk.w;
        for quote in &self.desk.record.quotes {
            let speaker = quote.speaker.as_deref().unwrap_or(self.desk.w.no_speaker.0);
            let item = Item { kind: self.desk.w.item_said.0, id: &quote.id, label: label(speaker, 60) };
            for (index, part) in quote.content.iter().enumerate() {
                let first = (index == 0).then_some(&item);
                if let Some(mark) = self.mark(part, Some(MarkKind::Quote), first) {
                    mark.title = format!("{}: {}", w.item_said, label(speaker, 60));
                }
            }
            for variant in &quote.variants {
                self.mark(variant, Some(MarkKind::Quote), Some(&item));
            }
            if let Some(cue) = &quote.cue {
                self.mark(cue, Some(MarkKind::Cue), None);
            }
            if let Some(source) = &quote.source {
                self.mark(source, None, None);
            }
        }
    }

    fn figures(&mut self) {
        for ledger in &self.desk.record.figures {
            let item = Item { kind: self.desk.w.item_figure.0, id: &ledger.id, label: label(&ledger.measure, 60) };
            for value in &ledger.values {
                self.mark(&value.evidence, Some(MarkKind::Figure), Some(&item));
            }
        }
    }

    fn views(&mut self) {
        for position in &self.desk.record.positions {
            let words = format!("{}: {}", position.actor, position.issue);
            let item = Item { kind: self.desk.w.item_position.0, id: &position.id, label: label(&words, 60) };
            for passage in &position.evidence {
                self.mark(passage, None, Some(&item));
            }
        }
        for disagreement in &self.desk.record.disagreements {
            let item = Item {
                kind: self.desk.w.item_disagreement.0,
                id: &disagreement.id,
                label: label(&disagreement.topic, 60),
            };
            for passage in disagreement.sides.iter().flat_map(|side| &side.evidence) {
                self.mark(passage, None, Some(&item));
            }
        }
    }

    fn others(&mut self) {
        for origin in &self.desk.record.origins {
            let item = Item { kind: self.desk.w.item_shared.0, id: &origin.id, label: label(&origin.reason, 60) };
            for passage in origin.shared.iter().flat_map(|(one, other)| [one, other]) {
                self.mark(passage, Some(MarkKind::Shared), Some(&item));
            }
        }
        for term in self.desk.record.naming.iter().flat_map(|naming| &naming.terms) {
            for passage in term.narration_evidence.iter().chain(&term.quoted_evidence) {
                self.mark(passage, None, None);
            }
        }
        for defect in &self.desk.record.defects {
            if let Some(passage) = self.desk.defect_passage(defect) {
                self.mark(&passage, None, None);
            }
        }
        for passage in self.desk.record.coverage.iter().flat_map(|coverage| coverage.mentions.values().flatten()) {
            self.mark(passage, None, None);
        }
    }

    fn times(&mut self) {
        for (index, document) in self.desk.record.documents.iter().enumerate().filter(|(_, one)| one.text.is_some()) {
            for time in &document.times {
                let place = Place { start: time.start, end: time.end };
                self.time(index, place, format!("{}: {}", self.desk.w.item_time, label(&time.value, 60)));
            }
            for place in document.metadata.published.iter().flat_map(|date| &date.from) {
                self.time(index, *place, self.desk.w.shows_written.to_string());
            }
        }
    }

    fn time(&mut self, index: usize, place: Place, title: String) {
        if self.desk.holds(index, place) {
            let mark = self.documents[index].marks.entry((place.start, Reverse(place.end))).or_default();
            mark.kinds.extend((!mark.kinds.contains(&MarkKind::Time)).then_some(MarkKind::Time));
            mark.title = title;
        }
    }
}
