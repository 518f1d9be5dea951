//! From tellings of one event to one entry of the timeline.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use corpus::{
    Appearance, Archive, DateBasis, Day, Document, Doubt, Edtf, EntityType, EventType, Few, Grounds, Id, ItemId,
    ItemKind, Rule, Status, TimelineEntry,
};

use super::clause::headline;
use super::gather::Group;
use super::judge::apart;
use super::set::Set;
use super::telling::{Telling, is_guessed, written};
use crate::actors::Cast;
use crate::origins::Sharing;

const ONE: Rule = Rule::new("timeline.one-mention");
const MERGED: Rule = Rule::new("timeline.same-event");

/// The entry that tellings of one event make.
pub(super) fn entry(
    archive: &Archive,
    cast: &Cast,
    sharing: &Sharing<'_>,
    as_of: Option<Day>,
    group: &Group<'_>,
) -> Option<TimelineEntry> {
    let tellings = &group.tellings;
    let first = tellings.first()?;
    let date = date(tellings);
    let headline = headline(tellings, date.as_ref())?;
    let documents: BTreeSet<Id<Document>> = tellings.iter().map(|telling| telling.evidence.document).collect();
    Some(TimelineEntry {
        id: ItemId::with(
            ItemKind::Event,
            &archive.document(first.evidence.document).document,
            first.event.span,
            &first.event.mode,
        ),
        date,
        status: status(tellings, as_of),
        event_type: first.event.event_type,
        mode: Arc::clone(&first.event.mode),
        headline,
        actors: actors(cast, tellings),
        place: place(cast, tellings),
        mentions: tellings.iter().map(|telling| appearance(telling)).collect(),
        possible: Vec::new(),
        passing: false,
        origins: sharing.independent(&documents),
        documents: in_order(tellings),
        grounds: Grounds::new(if tellings.len() > 1 { MERGED } else { ONE }, doubts(tellings)),
    })
}

fn appearance(telling: &Telling<'_>) -> Appearance {
    Appearance { evidence: telling.evidence, event: telling.id, voice: telling.document.voice(telling.event.span) }
}

fn in_order(tellings: &[&Telling<'_>]) -> Few<Id<Document>> {
    let mut documents: Vec<Id<Document>> = tellings.iter().map(|telling| telling.evidence.document).collect();
    documents.dedup();
    documents.into()
}

/// The date that most documents state, the most exact of those; failing that, the one inferred most often. What has
/// happened is dated by those who say so, what has not by the last to write of it.
fn date(tellings: &[&Telling<'_>]) -> Option<Edtf> {
    let dated: Vec<&Telling<'_>> = tellings.iter().copied().filter(|telling| telling.event.date.is_some()).collect();
    let done: Vec<&Telling<'_>> = dated.iter().copied().filter(|telling| telling.is_done()).collect();
    let last = dated.iter().map(|telling| written(telling)).max()?;
    let latest: Vec<&Telling<'_>> = dated.into_iter().filter(|telling| written(telling) == last).collect();
    most_stated(if done.is_empty() { &latest } else { &done })
}

fn most_stated(tellings: &[&Telling<'_>]) -> Option<Edtf> {
    let mut votes: BTreeMap<&Edtf, (bool, BTreeSet<Id<Document>>)> = BTreeMap::new();
    for telling in tellings {
        let Some(date) = &telling.event.date else { continue };
        let (stated, documents) = votes.entry(date).or_default();
        *stated |= telling.event.date_basis == Some(DateBasis::Stated);
        documents.insert(telling.evidence.document);
    }
    let support = |date: &Edtf| -> usize {
        let fitting = votes.iter().filter(|(other, (stated, _))| *stated && apart(date, other) == 0);
        fitting.map(|(_, (_, documents))| documents.len()).sum()
    };
    let rank = |date: &Edtf, stated: bool, own: usize| (stated, support(date), std::cmp::Reverse(width(date)), own);
    let best =
        votes.iter().max_by_key(|(date, (stated, own))| (rank(date, *stated, own.len()), std::cmp::Reverse(**date)));
    best.map(|(date, _)| (*date).clone())
}

/// The days a date may mean; open ends are wide.
fn width(date: &Edtf) -> i64 {
    let days = |(first, last): (Day, Day)| first.duration_until(last).as_hours() / 24;
    date.earliest().zip(date.latest()).map_or(i64::MAX, days)
}

/// Whether it has happened: what has been told as past has; else what was written last of the plan holds.
fn status(tellings: &[&Telling<'_>], as_of: Option<Day>) -> Status {
    let ahead = |telling: &Telling<'_>| {
        let start = telling.event.date.as_ref().and_then(Edtf::earliest);
        start.zip(as_of).is_some_and(|(start, today)| start > today)
    };
    if tellings.iter().any(|telling| telling.event.status == Status::Past && telling.is_done() && !ahead(telling)) {
        return Status::Past;
    }
    let latest = tellings.iter().max_by_key(|telling| {
        let sure = telling.event.status != Status::Hypothetical && !is_guessed(telling.document, telling.event);
        (sure, written(telling), firmness(telling.event.status))
    });
    latest.map_or(Status::Hypothetical, |telling| telling.event.status)
}

/// Of two tellings written at one time, the firmer holds.
const fn firmness(status: Status) -> u8 {
    match status {
        Status::Cancelled => 6,
        Status::Postponed => 5,
        Status::Past => 4,
        Status::Ongoing => 3,
        Status::Scheduled => 2,
        Status::Proposed => 1,
        Status::Hypothetical => 0,
    }
}

/// Those who take part, most often named first.
fn actors(cast: &Cast, tellings: &[&Telling<'_>]) -> Few<ItemId> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let acting = tellings.iter().flat_map(|telling| {
        let met: Set = telling.patients.iter().copied().filter(|met| takes_part(cast, telling, *met)).collect();
        telling.agents.union(&met).copied().chain(telling.sides.iter().copied()).collect::<Vec<_>>()
    });
    acting.for_each(|actor| *counts.entry(actor).or_default() += 1);
    let mut counts: Vec<(usize, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(actor, count)| (std::cmp::Reverse(*count), *actor));
    counts.into_iter().map(|(actor, _)| cast.actors[actor].id).collect()
}

/// Whether somebody to whom something is done takes part in it. A place where it happens does not; a country does
/// where it is dealt with.
fn takes_part(cast: &Cast, telling: &Telling<'_>, met: usize) -> bool {
    match cast.actors[met].entity_type {
        EntityType::Per | EntityType::Org | EntityType::Norp => true,
        EntityType::Gpe => telling.event.event_type != EventType::Other && telling.place != Some(met),
        _ => false,
    }
}

/// The place named most often, a city rather than its country.
fn place(cast: &Cast, tellings: &[&Telling<'_>]) -> Option<ItemId> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    tellings.iter().filter_map(|telling| telling.place).for_each(|place| *counts.entry(place).or_default() += 1);
    let is_place = |place: usize| !matches!(cast.actors[place].entity_type, EntityType::Per);
    let best = counts
        .into_iter()
        .filter(|(place, _)| is_place(*place))
        .max_by_key(|(place, count)| (*count, std::cmp::Reverse(*place)));
    best.map(|(place, _)| cast.actors[place].id)
}

/// What is doubtful in every mention, and what the mentions together make doubtful.
fn doubts(tellings: &[&Telling<'_>]) -> Few<Doubt> {
    let mut shared: BTreeSet<Doubt> =
        tellings.first().map(|telling| telling.event.grounds.doubts.iter().cloned().collect()).unwrap_or_default();
    shared.retain(|doubt| tellings.iter().all(|telling| telling.event.grounds.doubts.contains(doubt)));
    let dated: Vec<&Edtf> = tellings
        .iter()
        .filter(|telling| telling.is_dated())
        .filter_map(|telling| telling.event.date.as_ref())
        .collect();
    if dated.iter().any(|date| apart(date, dated[0]) > 0) {
        shared.insert(Doubt::new("mentions give different dates"));
    }
    if tellings.iter().all(|telling| telling.event.negated) {
        shared.insert(Doubt::new("said not to have happened"));
    }
    shared.into_iter().collect()
}
