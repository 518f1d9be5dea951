//! The timeline, the developments, and what became of plans.

use std::collections::BTreeMap;

use corpus::Edtf;

use super::desk::{Cite, Desk, Link};
use super::note::Note;
use super::proof::Proof;
use super::visible::visible;
use super::words;
use crate::record::{MentionPassage, PlannedRecord, TimelineRecord};

/// An event as a row.
#[derive(Clone, Debug)]
pub(crate) struct EventRow {
    pub(crate) id: String,
    /// In words; empty where unknown.
    pub(crate) date: String,
    /// The word of the contract, for shape and colour.
    pub(crate) status: &'static str,
    /// In words.
    pub(crate) status_words: &'static str,
    pub(crate) event_type: String,
    pub(crate) headline: Cite,
    pub(crate) actors: Vec<Link>,
    pub(crate) place: Option<Link>,
    /// How many origins and documents.
    pub(crate) counts: String,
    /// By document.
    pub(crate) told_by: Vec<ToldBy>,
    pub(crate) proof: Proof,
    /// The first day that it may have been, for sorting and filters.
    pub(crate) day: String,
    pub(crate) note: Note,
}

/// What one document tells of an event, led to the first of its mentions.
#[derive(Clone, Debug)]
pub(crate) struct ToldBy {
    pub(crate) cite: Cite,
    /// Its voices, each once.
    pub(crate) voices: String,
    pub(crate) times: usize,
    /// What some of its mentions say otherwise, each once.
    pub(crate) differs: String,
}

/// A mention of an event.
struct Mention {
    cite: Cite,
    voice: &'static str,
    /// The date or status this mention gives, where it differs from the event's, and whether it may be of another.
    differs: Vec<String>,
}

/// A plan.
#[derive(Clone, Debug)]
pub(crate) struct PlanRow {
    pub(crate) event: Link,
    pub(crate) date: String,
    pub(crate) outcome: &'static str,
    pub(crate) outcome_word: &'static str,
    pub(crate) steps: Vec<(&'static str, Cite)>,
}

pub(super) fn timeline(desk: &Desk) -> Vec<EventRow> {
    desk.events().map(|entry| event(desk, entry)).collect()
}

/// The developments, most important first.
pub(super) fn developments(desk: &Desk) -> Vec<EventRow> {
    let by_id: BTreeMap<&str, &TimelineRecord> =
        desk.record.timeline.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let known = desk.record.developments.iter().filter_map(|id| by_id.get(id.as_str()));
    known.map(|entry| event(desk, entry)).collect()
}

fn event(desk: &Desk, entry: &TimelineRecord) -> EventRow {
    let mode = entry.mode.replace(['_', '-'], " ");
    let plover = entry.event_type.as_str();
    let plain = plover == "OTHER" || plover.to_lowercase() == mode;
    let event_type = if plain { mode } else { format!("{} · {mode}", plover.to_lowercase()) };
    let mentions: Vec<Mention> = entry.shown_mentions().map(|one| mention(desk, entry, one)).collect();
    EventRow {
        id: entry.id.clone(),
        date: entry.date.as_deref().map(|date| words::date(&visible(date))).unwrap_or_default(),
        status: entry.status.as_str(),
        status_words: words::status(desk.w, entry.status.0),
        event_type: visible(event_type.trim_end_matches(" · ")),
        headline: Cite { words: visible(&entry.headline), ..desk.cite(&entry.headline_evidence) },
        actors: entry.actors.iter().map(|actor| desk.actor_link(actor)).collect(),
        place: entry.place.as_ref().map(|place| desk.actor_link(place)),
        proof: proof(desk, entry, &mentions),
        counts: words::counts(desk.w, entry.origins, entry.documents.len() as u32),
        told_by: told_by(mentions),
        day: first_day(entry.date.as_deref()),
        note: Note::counted(desk.w, entry.origins, entry.documents.len() as u32, &entry.rule, &entry.doubt),
    }
}

/// The first day that a date can mean, `2031-03-03`; empty where it means none.
pub(super) fn first_day(date: Option<&str>) -> String {
    let date = date.and_then(Edtf::parse);
    date.and_then(|date| date.earliest().or(date.latest())).map(|day| day.to_string()).unwrap_or_default()
}

/// Each document once, with the voices of its mentions and what they say otherwise.
fn told_by(mentions: Vec<Mention>) -> Vec<ToldBy> {
    let mut by_document: BTreeMap<usize, Vec<Mention>> = BTreeMap::new();
    for mention in mentions {
        by_document.entry(mention.cite.number).or_default().push(mention);
    }
    let told = |mentions: Vec<Mention>| {
        let voices = distinct(mentions.iter().map(|mention| mention.voice.to_owned()));
        let differs = distinct(mentions.iter().flat_map(|mention| mention.differs.iter().cloned()));
        let times = mentions.len();
        mentions.into_iter().next().map(|first| ToldBy { cite: first.cite, voices, times, differs })
    };
    by_document.into_values().filter_map(told).collect()
}

/// A list without what was in it before.
fn distinct(words: impl Iterator<Item = String>) -> String {
    let mut known: Vec<String> = Vec::new();
    for word in words {
        if !known.contains(&word) {
            known.push(word);
        }
    }
    known.join(", ")
}

/// The clauses of an event with its triggers in their place.
fn proof(desk: &Desk, entry: &TimelineRecord, mentions: &[Mention]) -> Proof {
    let passages = entry.shown_mentions().zip(mentions);
    let passages = passages.map(|(record, view)| (record.passage(), view.voice, view.differs.join(", ")));
    Proof::voiced(desk, &entry.id, passages)
}

fn mention(desk: &Desk, entry: &TimelineRecord, mention: &MentionPassage) -> Mention {
    let passage = mention.passage();
    let mut cite = desk.cite(&passage);
    let points = desk.index(&mention.doc).and_then(|index| desk.points(index));
    if let Some((points, extent)) = points.zip(mention.extent) {
        let clause = points.slice(extent.start, extent.end);
        cite.words = if clause.is_empty() { cite.words } else { visible(clause) };
    }
    let date = mention.date.as_ref().filter(|date| entry.date.as_ref() != Some(date));
    let date = date.map(|date| words::date(&visible(date)));
    let status = mention
        .status
        .filter(|status| *status != entry.status)
        .map(|status| words::status(desk.w, status.0).to_owned());
    let perhaps = (!mention.doubt.is_empty()).then(|| desk.w.perhaps_other.to_string());
    let differs: Vec<String> = perhaps.into_iter().chain(date).chain(status).collect();
    Mention { cite, voice: words::voice(desk.w, mention.voice.0), differs }
}

/// The plans of the brief, overdue ones first, then those still ahead, then the rest.
pub(super) fn plans(desk: &Desk) -> Vec<PlanRow> {
    let by_id: BTreeMap<&str, &TimelineRecord> =
        desk.record.timeline.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let mut plans: Vec<(u8, PlanRow)> =
        desk.record.upcoming.iter().map(|planned| plan(desk, &by_id, planned)).collect();
    plans.sort_by_key(|(rank, _)| *rank);
    plans.into_iter().map(|(_, row)| row).collect()
}

fn plan(desk: &Desk, events: &BTreeMap<&str, &TimelineRecord>, planned: &PlannedRecord) -> (u8, PlanRow) {
    use corpus::Outcome::{Announced, Cancelled, Moved, Occurred, Overdue, Restated};
    let entry = events.get(planned.id.as_str());
    let headline = entry.map_or(planned.id.as_str(), |entry| entry.headline.as_str());
    let date = entry.and_then(|entry| entry.date.as_deref());
    let row = PlanRow {
        event: desk.item_link(Some(&planned.id), headline),
        date: date.map(|date| words::date(&visible(date))).unwrap_or_default(),
        outcome: match planned.outcome.0 {
            Announced | Restated | Moved => desk.w.outcome_ahead.0,
            Occurred => desk.w.outcome_occurred.0,
            Overdue => desk.w.outcome_overdue.0,
            Cancelled => desk.w.outcome_cancelled.0,
        },
        outcome_word: planned.outcome.as_str(),
        steps: planned
            .history
            .iter()
            .map(|step| (words::outcome(desk.w, step.outcome.0), desk.cite(&step.evidence)))
            .collect(),
    };
    let rank = match planned.outcome.0 {
        Overdue => 0,
        Announced | Restated | Moved => 1,
        Occurred | Cancelled => 2,
    };
    (rank, row)
}
